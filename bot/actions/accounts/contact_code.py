"""The code that proves a new e-mail address or number: sent there, typed back, and sent elsewhere if that was wrong."""

import re
from typing import Any

from bot.actions.accounts.detail_words import CODE, WHAT
from bot.dialogue.correcting import keep
from bot.dialogue.form import Form, Refusal, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

EMAIL, PHONE, ADDRESS, NAME = "email", "phone", "address", "name"
ELSEWHERE = "elsewhere"
# How the new address is written, and not all of it: it is kept nowhere, so it has to be said once more.
_SPELT = re.compile(
    r"\b(?:dots?|full stop|hyphen|dash|underscore|letters?|digits? (?:is|was|are)|spel\w+|mis\w+|typo|double|without"
    r"|not)\b|\bwith an? ",
    re.IGNORECASE,
)
_MEANT = re.compile(r"\b(?:mean|meant|ment|instead|rather|wrong one)\b", re.IGNORECASE)


class ProvenContact(Form):
    """The part of the form about contact details that ends with a code."""

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """For the code they may type where it should have gone, or say which detail they meant."""
        what = form.values.get("what", "")
        if form.asked != "code":
            return None
        if value := _found(turn, form, turn.words, what):
            await keep(turn, self, form, self.question(what), value)
            return True
        if _SPELT.search(turn.words) and not CODE.fullmatch(turn.words):
            await self._ask_for_it_again(turn, form, f"accounts.{what}_whole")
            return True
        meant = next((name for name, named in WHAT if named.search(turn.words)), None)
        if meant is None or not _MEANT.search(turn.words):
            return None
        if meant == what:
            await self.ask(turn, form, self.question("code"), form.options, f"accounts.code_for_{what}")
        else:
            form.values = {"what": meant}
            await self.go_on(turn, form)
        return True

    async def read_email(self, turn: Turn, form: Opened, words: str) -> Any:
        return _found(turn, form, words, EMAIL)

    async def read_phone(self, turn: Turn, form: Opened, words: str) -> Any:
        return _found(turn, form, words, PHONE)

    async def read_code(self, turn: Turn, form: Opened, words: str) -> str | None:
        if form.asked != "code":
            return None
        if words.strip(" .!").lower() == "again":
            return ELSEWHERE
        written = CODE.fullmatch(words.strip())
        return written.group(1) if written else None

    async def check_email(self, turn: Turn, form: Opened, value: Any) -> Any:
        return await self._send_code(turn, form, EMAIL, str(value))

    async def check_phone(self, turn: Turn, form: Opened, value: Any) -> Any:
        return await self._send_code(turn, form, PHONE, str(value))

    async def options_code(self, turn: Turn, form: Opened) -> list[Reply]:
        # The new address is not remembered between turns: another code goes where they say once more.
        return [Reply(turn.phrase("accounts.code_again"), value=ELSEWHERE), Reply(turn.book.title("stop"), "stop")]

    async def check_code(self, turn: Turn, form: Opened, value: Any) -> Any:
        """What was typed is handed on and not kept."""
        if value == ELSEWHERE:
            return await self._ask_for_it_again(turn, form)
        answer = await turn.post(
            f"/v1/accounts/contact-changes/{form.facts['change_id']}/confirmation", {"code": value}
        )
        if answer.problem == "code-wrong":
            return refuse("accounts.code_wrong", left=answer.body["tries_left"])
        if answer.problem == "code-expired":
            turn.say("accounts.code_expired")
            return await self._ask_for_it_again(turn, form)
        if await self.went_through(turn, answer):
            self.say_receipt(turn, form, answer.body)
        return None

    async def _ask_for_it_again(self, turn: Turn, form: Opened, key: str | None = None) -> None:
        what = form.values["what"]
        form.values.pop(what, None)
        await self.ask(turn, form, self.question(what), [], key)

    def say_receipt(self, turn: Turn, form: Opened, receipt: dict[str, Any]) -> None:
        moves = form.values["what"] == ADDRESS and form.facts["at_home"]
        key = "accounts.changed_address" if moves else "accounts.changed"
        # It holds the new address, so it is not said again; as a receipt it stays in the conversation.
        turn.say(key, custom={"private": True}, done=receipt["done"], number=receipt["number"])

    async def _send_code(self, turn: Turn, form: Opened, field: str, value: str) -> str | Refusal | None:
        form.values["what"] = field
        begun = await turn.post("/v1/accounts/contact-changes", {"field": field, "value": value})
        if begun.problem in ("contact-unchanged", "contact-not-understood"):
            same = begun.problem == "contact-unchanged"
            return refuse("accounts.contact_same" if same else f"accounts.update_contact_{field}_again")
        if not begun.ok:
            await self.stop(turn, begun)
            return None
        form.facts |= {
            "change_id": begun.body["id"],
            "sent_to": begun.body["sent_to"],
            "ends_at": begun.body["ends_at_display"],
        }
        return str(begun.body["sent_to"])


def _found(turn: Turn, form: Opened, words: str, kind: str) -> Any:
    """ "I'm on 07700 900123 and have a new name": what stands beside their wish is not the new one."""
    if form.asked is None and form.values.get("what", kind) != kind:
        return None
    return next((one.value for one in turn.found(text=words) if one.kind == kind), None)
