"""The trace of a day, played again: who had whom, and how many at once."""

from collections import Counter
from collections.abc import Iterable
from typing import Any


class Replayed:
    """`rows` are lines of the audit about handoffs, in their order. `most` is what each agent had at the most."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.wrong: list[str] = []
        self.most: Counter[str] = Counter()
        self._holds: dict[Any, str] = {}
        self._epochs: Counter[Any] = Counter()
        for row in rows:
            self._play(row)
        self.wrong += [f"{conversation_id} is still with {agent}" for conversation_id, agent in self._holds.items()]

    def _play(self, row: Any) -> None:
        held_by = self._holds.get(row.conversation_id)
        if row.action == "handoff accepted":
            if held_by != row.actor_id:
                self.wrong.append(f"{row.conversation_id} was accepted by {row.actor_id}, and {held_by} had it")
            return
        self._epochs[row.conversation_id] += 1
        if row.detail["epoch"] != self._epochs[row.conversation_id]:
            self.wrong.append(f"{row.conversation_id} has no epoch {self._epochs[row.conversation_id]}")
        if row.detail["to"] != "agent":
            self._holds.pop(row.conversation_id, None)
            return
        if held_by is not None:
            self.wrong.append(f"{row.conversation_id} was given to a second agent while {held_by} had it")
        self._holds[row.conversation_id] = agent = row.detail["agent"]
        self.most[agent] = max(self.most[agent], Counter(self._holds.values())[agent])
