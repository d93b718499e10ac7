"""Every intent the model is trained on has a message it never sees, in tests/bot/heldout.yml."""

from pathlib import Path

from tools.bot_files import examples

# Not typed by customers: the page opens a talk with it.
NEVER_TYPED = {"open"}


def problems(root: Path) -> list[str]:
    trained = set(examples(root / "bot/data/nlu"))
    held_out = set(examples(root / "tests/bot/heldout.yml"))
    missing = {intent for intent, _ in trained} - {intent for intent, _ in held_out} - NEVER_TYPED
    seen = {message for _, message in trained} & {message for _, message in held_out}
    return [
        *(f"tests/bot/heldout.yml has no message for {intent}" for intent in sorted(missing)),
        *(f"tests/bot/heldout.yml: {message!r} is trained on as well" for message in sorted(seen)),
    ]
