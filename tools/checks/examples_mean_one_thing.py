"""No message is an example of two intents: the model could only guess."""

from pathlib import Path

from tools.bot_files import examples


def problems(root: Path) -> list[str]:
    seen: dict[str, str] = {}
    found = []
    for intent, message in examples(root / "bot/data/nlu"):
        first = seen.setdefault(message, intent)
        if first != intent:
            found.append(f"bot/data/nlu: {message!r} is an example of {first} and of {intent}")
    return found
