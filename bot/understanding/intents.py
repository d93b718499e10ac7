"""Which intent a message has: how near it is to each example, in meaning and in wording, and what those examples say.

A kernel machine. Nearness in meaning falls off quickly, so a message that is near to nothing gets nearly the same
score for every intent, and with that a low probability: this is how the unknown is told.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.encoder.encoder import Array
from bot.understanding.terms import Terms, pieces, words

ARRAYS, NAMES = "intents.npz", "intents.json"
# How quickly nearness in meaning falls off, and what wording counts beside it. Chosen on held-out messages.
STEEPNESS = 3.0
WORDING = 0.2


@dataclass(frozen=True)
class Guess:
    intent: str
    confidence: float


@dataclass(frozen=True)
class Intents:
    names: list[str]
    # A vector's most telling directions, and where each example lies in them.
    axes: Array
    examples: Array
    # What each example, word and piece says for every intent.
    votes: Array
    words: Terms
    pieces: Terms
    word_votes: Array
    piece_votes: Array
    # Makes probabilities of scores.
    sharpness: float

    def guesses(self, text: str, vector: Array) -> list[Guess]:
        """All intents, likeliest first. The confidences are probabilities: together one, and honest."""
        chances = chances_of(self._scores(text, vector) * self.sharpness)
        return [Guess(self.names[place], float(chances[place])) for place in np.argsort(-chances, kind="stable")]

    def _scores(self, text: str, vector: Array) -> Array:
        scores: Array = nearness(self.examples @ (vector @ self.axes)) @ self.votes
        for terms, votes in ((self.words, self.word_votes), (self.pieces, self.piece_votes)):
            places, values = terms.read(text)
            scores = scores + values @ votes[places]
        return scores

    def save(self, folder: Path) -> None:
        arrays = {
            "axes": self.axes,
            "examples": self.examples,
            "votes": self.votes,
            "word_votes": self.word_votes,
            "piece_votes": self.piece_votes,
            "word_weights": self.words.weights,
            "piece_weights": self.pieces.weights,
            "sharpness": np.array(self.sharpness),
        }
        np.savez(folder / ARRAYS, **arrays)
        named = {"names": self.names, "words": list(self.words.places), "pieces": list(self.pieces.places)}
        (folder / NAMES).write_text(json.dumps(named), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Intents":
        named = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        with np.load(folder / ARRAYS, allow_pickle=False) as file:
            arrays = dict(file)
        places = {kind: {term: place for place, term in enumerate(named[kind])} for kind in ("words", "pieces")}
        return cls(
            named["names"],
            words=Terms(words, places["words"], arrays.pop("word_weights")),
            pieces=Terms(pieces, places["pieces"], arrays.pop("piece_weights")),
            sharpness=float(arrays.pop("sharpness")),
            **arrays,
        )


def nearness(cosines: Array) -> Array:
    near: Array = np.exp(STEEPNESS * (cosines - 1))
    return near


def chances_of(scores: Array) -> Array:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Array = grown / grown.sum(axis=-1, keepdims=True)
    return chances
