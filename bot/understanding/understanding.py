"""All that is made of one message."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.encoder.encoder import Encoder
from bot.knowledge import Entry
from bot.reading.dropping import after_dropping
from bot.reading.tidy import LONGEST, tidy
from bot.understanding.following import Before, beside, both
from bot.understanding.intents import Guess, Intents
from bot.understanding.library import Library
from bot.understanding.wishes import MANNERS, Wanted, after_opening, clauses, wishes


@dataclass(frozen=True)
class Understood:
    guesses: list[Guess]
    knowledge: list[tuple[str, float]] = field(default_factory=list)
    # Two or more, or none.
    wishes: list[Wanted] = field(default_factory=list)


@dataclass(frozen=True)
class Understanding:
    encoder: Encoder
    intents: Intents
    library: Library

    @classmethod
    def learn(cls, examples: Sequence[tuple[str, str]], entries: list[Entry], encoder: Encoder) -> "Understanding":
        """From (message, intent)."""
        # Here, for serving has no use for it.
        from bot.understanding.learning import learn

        texts = [plain(text) for text, _ in examples]
        vectors = np.array([encoder.encode(text) for text in texts])
        intents = learn(texts, vectors, [intent for _, intent in examples])
        return cls(encoder, intents, Library.learn(entries, lambda wording: encoder.encode(plain(wording))))

    @classmethod
    def load(cls, folder: Path) -> "Understanding":
        return cls(Encoder(folder), Intents.load(folder), Library.load(folder))

    def save(self, folder: Path) -> None:
        """The encoder's own files are there already."""
        self.intents.save(folder)
        self.library.save(folder)

    def understand(self, typed: str, before: Before | None = None) -> Understood | None:
        """None of a message without a letter or a digit: there is nothing to understand."""
        said = plain(typed)
        text = after_dropping(said)
        if not any(sign.isalnum() for sign in text):
            return None
        vector = self.encoder.encode(text)
        # Whoever drops one thing to ask another does not go on with it.
        guesses = self._following(text, self.intents.guesses(text, vector), before if text == said else None)
        heard = [(clause, self._alone(clause)) for clause in clauses(text)]
        if guesses[0].intent in MANNERS:
            guesses = self._without_manners(text, guesses, [clause_guesses[0] for _, clause_guesses in heard])
        found = wishes(heard)
        return Understood(guesses, self.library.nearest(vector), found if len(found) > 1 else [])

    def _following(self, text: str, alone: list[Guess], before: Before | None) -> list[Guess]:
        together = beside(text, alone, before)
        return alone if together is None else both(alone, self.intents.guesses(together, self.encoder.encode(together)))

    def _without_manners(self, text: str, guesses: list[Guess], heard: list[Guess]) -> list[Guess]:
        """A greeting or thanks may come with a wish; then the wish counts."""
        rest = after_opening(text)
        if rest not in ("", text):
            heard = [self._alone(rest)[0], *heard]
        wanted = [guess for guess in heard if wishes([(text, [guess])])]
        surest = max(wanted, key=lambda guess: guess.confidence, default=None)
        return _with_first(guesses, surest) if surest else guesses

    def _alone(self, clause: str) -> list[Guess]:
        return self.intents.guesses(clause, self.encoder.encode(clause))


def plain(typed: str) -> str:
    """Of a long message the beginning and the end: there it says what it wants. Lines stay lines."""
    if len(typed) > LONGEST:
        typed = f"{typed[: LONGEST // 2]}\n{typed[-LONGEST // 2 :]}"
    lines = (" ".join(tidy(line).text.split()) for line in typed.splitlines())
    return "\n".join(line for line in lines if line)


def _with_first(guesses: list[Guess], first: Guess) -> list[Guess]:
    """The others keep their order, and share what the first leaves."""
    others = [guess for guess in guesses if guess.intent != first.intent]
    left = (1 - first.confidence) / max(sum(guess.confidence for guess in others), 1e-9)
    return [first, *(Guess(guess.intent, guess.confidence * left) for guess in others)]
