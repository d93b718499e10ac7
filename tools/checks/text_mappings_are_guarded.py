"""A slot filled from any text also swallows questions: it names the intents it is not for, and its form."""

from pathlib import Path

from tools.bot_files import domain


def problems(root: Path) -> list[str]:
    return [
        f"domain.yml: slot {name} is filled from text without {missing}"
        for name, slot in domain(root).get("slots", {}).items()
        for mapping in slot.get("mappings", [])
        if mapping.get("type") == "from_text"
        for missing in ("not_intent", "conditions")
        if not mapping.get(missing)
    ]
