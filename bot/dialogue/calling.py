"""What a turn asks of the api and has it do, with the line that it is about."""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.actions.client import Answer, Client, Operator, Outcome
from bot.dialogue.lines import meant, named, no_names, of_account
from bot.dialogue.memory import Memory
from bot.dialogue.message import Message

# Made up once: keys of requests are derived from it, so that a turn that runs twice does its deed once.
KEYS = uuid.UUID("7a0f6e1c-54f4-4f0b-9a55-6f0d4c9b8e21")


class Calling(Message):
    def __init__(self, latest: Mapping[str, Any], memory: Memory, operator: Operator, client: Client) -> None:
        super().__init__(latest, memory, operator)
        self.client = client
        # An answer to an open question names no line beside it.
        self._hears_lines = memory.form is None or memory.form.asked is None

    async def get(self, path: str, *, line: str | None = None, **query: Any) -> Answer:
        """Reads from the api. `line` is the kind of service it is about: the one meant is sent along."""
        return await self._about_line(line, lambda: self.client.get(path, self.token, self._about(line, query)))

    async def post(self, path: str, body: dict[str, Any] | None = None, *, line: str | None = None) -> Answer:
        return await self._about_line(line, lambda: self._send("POST", path, body, line))

    async def put(self, path: str, body: dict[str, Any] | None = None) -> Answer:
        return await self._send("PUT", path, body)

    async def delete(self, path: str) -> Answer:
        return await self._send("DELETE", path)

    async def _send(
        self, method: str, path: str, body: dict[str, Any] | None = None, line: str | None = None
    ) -> Answer:
        about = None if body is None and line is None else self._about(line, body or {})
        # The same request is the same one however often the turn is sent; about another line or day it is another.
        key = str(uuid.uuid5(KEYS, f"{self.message_id} {method} {path} {about}"))
        return await self.client.send(method, path, self.token, about, key)

    def choose_line(self, kind: str, line: str) -> None:
        """What was chosen is about this line, whatever else the message names."""
        self.memory.keep_line(kind, line)
        self._hears_lines = False

    async def hear_line(self, kind: str) -> None:
        """A line that is named now wins over the one remembered. Where several are, it is asked anew."""
        if not self._hears_lines or not self.words or kind not in self.memory.lines:
            return
        self._hears_lines = False
        me = await self.client.get("/v1/accounts/me", self.token, {})
        fitting = meant(self.words, self.found(), of_account(me.body, kind)) if me.ok else []
        if len(fitting) == 1:
            self.memory.keep_line(kind, fitting[0]["id"])
        elif fitting and self.memory.lines[kind] not in [one["id"] for one in fitting]:
            del self.memory.lines[kind]

    async def _about_line(self, line: str | None, call: Callable[[], Awaitable[Answer]]) -> Answer:
        if line is None:
            return await call()
        await self.hear_line(line)
        answer = await call()
        return await call() if self._names_line(line, answer) else answer

    def _names_line(self, line: str, answer: Answer) -> bool:
        """Whether the message itself says which of several lines it is about: "the one ending 214"."""
        if answer.outcome is not Outcome.which_service:
            return False
        self.memory.asked_line = line
        choices = answer.body["choices"]
        place = named(self.words, [one["label"] for one in choices], no_names(self.found()))
        if place is not None:
            self.memory.keep_line(line, choices[place]["id"])
        return place is not None

    def _about(self, line: str | None, given: dict[str, Any]) -> dict[str, Any]:
        chosen = self.memory.lines.get(line) if line else None
        kept = {name: value for name, value in given.items() if value is not None}
        return {"service_id": chosen, **kept} if chosen else kept
