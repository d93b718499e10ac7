"""Writes down a talk that has just been held, for somebody to judge, trim and keep."""

from collections.abc import Mapping
from typing import Any

import yaml

from tests.talk.person import Person
from tests.talk.script import SIGNS_IN, Turn


class Draft:
    def __init__(self, who: str, broken: Mapping[str, str], *, texting: bool, signed_out: bool) -> None:
        self._talk: dict[str, Any] = {"talk": "what it is about, in a few words", "kind": "happy", "who": who}
        self._talk |= {"broken": dict(broken)} if broken else {}
        self._talk |= {"sms": "yes"} if texting else {}
        self._talk |= {"signed in": "no"} if signed_out else {}
        self._turns: list[Any] = []

    def add(self, turn: Turn, person: Person) -> None:
        keys = [message["content"]["key"] for message in person.answers if message["content"]["key"]]
        offers = [reply["title"] for message in person.answers for reply in message["content"]["quick_replies"]]
        written: dict[str, Any] = {turn.deeds[0]: turn.customer or turn.choose or "yes"}
        if keys:
            written["answer"] = keys[0] if len(keys) == 1 else keys
        if offers:
            written["offers"] = [person.as_written(title) for title in offers]
        self._turns.append(SIGNS_IN if written == {SIGNS_IN: "yes"} else written)

    def written(self, changes: Mapping[str, str]) -> str:
        counted = {name: int(value) if value.lstrip("-").isdigit() else value for name, value in changes.items()}
        talk = self._talk | {"turns": self._turns} | ({"changes": counted} if counted else {})
        return yaml.safe_dump([talk], sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
