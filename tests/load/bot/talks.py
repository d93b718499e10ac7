"""What is said in a benchmark: sentences of the training data, the same ones in the same order to both sides."""

import random
from pathlib import Path

from tools import bot_files


def sentences(root: Path, count: int, seed: int) -> list[str]:
    """Of every intent as often. Only of intents that the domain knows: the others have no answer."""
    chance = random.Random(seed)
    known = set(bot_files.names(bot_files.domain(root)["intents"]))
    intents: dict[str, list[str]] = {}
    for intent, words in bot_files.examples(root / "bot/data/nlu"):
        # What begins with a slash is a button, which nobody has to understand.
        if intent in known and not words.startswith("/"):
            intents.setdefault(intent, []).append(words)
    chosen = chance.choices(sorted(intents), k=count)
    return [chance.choice(intents[intent]) for intent in chosen]
