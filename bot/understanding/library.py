"""The knowledge library's answers that are near a message: the cosine with the nearest of their wordings.

Here only counts what a sentence is about; whether it asks or demands is for the intents.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.encoder.encoder import Array, Encoder
from bot.knowledge import Entry

VECTORS, OWNERS = "library.npy", "library.json"
MOST = 3


@dataclass(frozen=True)
class Library:
    # For each wording the id of its entry; a vector for each.
    owners: list[str]
    vectors: Array

    @classmethod
    def learn(cls, entries: list[Entry], encode: Callable[[str], Array]) -> "Library":
        wordings = [(entry.id, wording) for entry in entries for wording in (entry.question, *entry.asked)]
        return cls(
            [owner for owner, _ in wordings], np.array([Encoder.about(encode(wording)) for _, wording in wordings])
        )

    def nearest(self, vector: Array) -> list[tuple[str, float]]:
        """The ids of the nearest entries, best first."""
        cosines = self.vectors @ Encoder.about(vector)
        found: dict[str, float] = {}
        for place in np.argsort(-cosines, kind="stable"):
            found.setdefault(self.owners[place], round(float(cosines[place]), 3))
            if len(found) == MOST:
                break
        return list(found.items())

    def save(self, folder: Path) -> None:
        np.save(folder / VECTORS, self.vectors, allow_pickle=False)
        (folder / OWNERS).write_text(json.dumps(self.owners), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Library":
        owners = json.loads((folder / OWNERS).read_text(encoding="utf-8"))
        return cls(owners, np.load(folder / VECTORS, allow_pickle=False))
