"""Words and pieces of words as numbers, weighed by how rare they are. Pieces carry what is misspelt."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np

from bot.encoder.encoder import Array

WORD = re.compile(r"\w+")
LONGEST_PIECE = 4
Cut = Callable[[str], list[str]]


def words(text: str) -> list[str]:
    """Single words, and each with its neighbour."""
    single = WORD.findall(text.lower())
    return single + [f"{one} {next_one}" for one, next_one in pairwise(single)]


def pieces(text: str) -> list[str]:
    """Two to four signs of a word; its ends are marked by a space."""
    marked = [f" {word} " for word in text.lower().split()]
    return [
        word[start : start + length]
        for word in marked
        for length in range(2, LONGEST_PIECE + 1)
        for start in range(len(word) - length + 1)
    ]


class Terms:
    """The terms that were seen often enough, each with a place and a weight."""

    def __init__(self, cut: Cut, places: dict[str, int], weights: Array) -> None:
        self._cut = cut
        self.places = places
        self.weights = weights

    @classmethod
    def learn(cls, cut: Cut, texts: Iterable[str], least: int) -> "Terms":
        cuts = [set(cut(text)) for text in texts]
        seen = Counter(term for terms in cuts for term in terms)
        kept = sorted(term for term, count in seen.items() if count >= least)
        weights = [math.log((1 + len(cuts)) / (1 + seen[term])) + 1 for term in kept]
        return cls(cut, {term: place for place, term in enumerate(kept)}, np.array(weights, np.float32))

    def read(self, text: str) -> tuple[list[int], Array]:
        """The places of a text's terms and their values, together of length one; what was never seen is left out."""
        counts = Counter(self.places[term] for term in self._cut(text) if term in self.places)
        places = list(counts)
        values = self.weights[places] * (1 + np.log(np.array(list(counts.values()), np.float32)))
        return places, values / max(float(np.linalg.norm(values)), 1e-9)
