"""One customer at the chat page, who is a twin of a persona: types, presses, signs in, and sees what is answered.

A talk is written with the persona's numbers, as docs/demo.md tells them. What is said here has the twin's numbers in
it, and what is answered is read with the persona's.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from api.demo.personas import Persona
from api.demo.twins import Twin, give_back, make_twin
from models.address import driver_url
from tests.talk.colleague import give_back_to_bot
from tests.talk.customer import Customer, Message
from tests.talk.stage import Stage
from tests.talk.translating import as_persona, as_twin, national

PATIENCE = 60.0
# A turn that fails is tried again; one that failed so often will not be answered.
TRIES = 4
# Nobody answers while a person of the staff is waited for.
SILENCE = 0.7
HOLDER = re.compile(r"\{(code|new phone|new email)\}")
STANDING = """
    SELECT answered_seq >= asked_seq, owner = 'bot',
        (SELECT max(attempts) FROM turn WHERE conversation_id = conversation.id AND state = 'open')
    FROM conversation WHERE id = %(conversation)s"""


@dataclass
class Person:
    stage: Stage
    page: Customer
    twin: Twin | None
    # Sent before, to whoever had these numbers.
    codes_known: set[str] = field(default_factory=set)
    # What was answered to the last turn, and everything so far.
    answers: list[Message] = field(default_factory=list)
    seen: list[Message] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    last_seq: int = 0

    @property
    def addresses(self) -> list[str]:
        if self.twin is None:
            return []
        names = self.twin.names
        own = [names.given[old] for old in (self.twin.persona.phone, self.twin.persona.email)]
        return [*own, names.new_phone, names.new_email]

    @property
    def about(self) -> dict[str, Any]:
        """Who and what the effects are of."""
        return {"who": self.twin.customer_id if self.twin else None, "conversation": self.page.conversation["id"]}

    def types(self, text: str) -> None:
        self._after(lambda: self.page.say(self.own_words(text))["seq"])

    def presses(self, title: str, *, as_number: bool = False) -> None:
        offered, index = self._offered(title)
        if as_number:
            self.types(str(index + 1))
        else:
            self._after(lambda: self.page.choose(offered, index)["seq"])

    def signs_in(self, how: str = "by phone") -> None:
        assert self.twin is not None
        persona, before = self.twin.persona, self.last_seq
        address = self.own_words(persona.email if how == "by e-mail" else persona.phone)
        self.stage.forget_limits()
        sent = self.page.http.post(f"{self.page.path}/sign-in/codes", json={"address": address})
        assert sent.status_code == 202, f"no code was sent: {sent.text}"
        code = self._code()
        if how == "with a wrong code":
            code = f"{(int(code) + 1) % 10**6:06d}"
            refused = self.page.http.post(f"{self.page.path}/sign-in", json={"code": code})
            assert refused.status_code == 422, f"a wrong code was answered with {refused.status_code}"
            return
        self.page.http.post(f"{self.page.path}/sign-in", json={"code": code}).raise_for_status()
        self._after(lambda: before)

    def is_given_back(self, intent: str) -> None:
        before, conversation = self.last_seq, self.page.conversation["id"]
        give_back_to_bot(self.stage, conversation, intent)
        self._after(lambda: before)

    def own_words(self, text: str) -> str:
        """With the twin's numbers, and with what could not be known when the talk was written."""
        text = HOLDER.sub(lambda found: self._filled(found[1]), text)
        return as_twin(text, self.twin.names) if self.twin else text

    def as_written(self, text: str) -> str:
        """An answer, with the persona's numbers in place of the twin's."""
        return as_persona(text, self.twin.names) if self.twin else text

    def _filled(self, holder: str) -> str:
        assert self.twin is not None, "only a person of docs/demo.md has numbers"
        match holder:
            case "new phone":
                return national(self.twin.names.new_phone)
            case "new email":
                return self.twin.names.new_email
        return self._code()

    def _code(self) -> str:
        code = self.stage.new_code(self.addresses, self.codes_known)
        self.codes_known.add(code)
        return code

    def _offered(self, title: str) -> tuple[Message, int]:
        for message in reversed(self.seen):
            replies = message["content"]["quick_replies"]
            for reply in replies:
                if self.as_written(reply["title"]) == title:
                    return message, reply["index"]
            if replies:
                offered = ", ".join(f"[{self.as_written(reply['title'])}]" for reply in replies)
                raise AssertionError(f"[{title}] was not offered; there was {offered}")
        raise AssertionError(f"[{title}] was not offered, nor was anything else")

    def _after(self, send: Callable[[], int]) -> None:
        """Does it, and waits until everything that has to be said to it has been said."""
        before = send()
        started = time.monotonic()
        while not self._is_answered(before, time.monotonic() - started):
            if time.monotonic() > started + PATIENCE:
                raise AssertionError(f"no answer came within {PATIENCE:.0f} s")
            time.sleep(0.02)
        self._take(before)

    def _is_answered(self, before: int, waited: float) -> bool:
        came = [message for message in self.page.feed if message["seq"] > before and _speaks(message)]
        if not came and waited < SILENCE:
            return False
        with psycopg.connect(self.stage.database) as connection:
            about = {"conversation": self.page.conversation["id"]}
            settled, with_bot, tries = connection.execute(STANDING, about).fetchone() or (True, True, 0)
        if (tries or 0) >= TRIES:
            raise AssertionError(f"the bot failed {tries} times to answer; the log says why")
        # Who is handed over in the middle of a turn is not the bot's any more before it has said so.
        return bool(settled and tries is None and (came or not with_bot))

    def _take(self, before: int) -> None:
        listed = self.page.http.get(f"{self.page.path}/messages", params={"after": before, "limit": 100})
        came = listed.raise_for_status().json()["messages"]
        self.last_seq = max([self.last_seq, *(message["seq"] for message in came)])
        self.events = [message["content"]["event"] for message in came if message["sender"]["kind"] == "system"]
        self.answers = [message for message in came if message["sender"]["kind"] in ("assistant", "agent")]
        self.seen += self.answers


def _speaks(message: Message) -> bool:
    return bool(message["sender"]["kind"] != "customer" and message["content"]["event"] not in SAID_BESIDE)


# Thin lines of the turn itself: the answer comes after them.
SAID_BESIDE = ("delayed", "in_line")


@contextmanager
def somebody(stage: Stage, persona: Persona | None) -> Iterator[Person]:
    """A fresh twin at a fresh page, greeted."""
    engine = create_engine(driver_url(stage.database), poolclass=NullPool)
    stage.forget_limits()
    page = Customer(stage.url)
    twin = _born(engine, persona) if persona else None
    try:
        person = Person(stage, page.open(), twin)
        person.codes_known = set(stage.codes(person.addresses))
        person._after(lambda: 0)
        yield person
    finally:
        page.close()
        if twin is not None:
            with engine.begin() as connection:
                give_back(connection, twin)


def _born(engine: Engine, persona: Persona) -> Twin:
    with engine.begin() as connection:
        twin = make_twin(connection, persona)
        # Which visits are booked out hangs on the day, and a talk is held on any.
        connection.execute(text("UPDATE visit_slot SET capacity = capacity + 1 WHERE taken = capacity AND taken > 1"))
    return twin
