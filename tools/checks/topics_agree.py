"""A topic is one word with one file or folder in each place that knows it."""

from pathlib import Path

# Talk that belongs to the bot alone: no system of the operator is behind it.
ONLY_TALK = {"general": "greetings and repair", "support": "a person is asked for"}
# Folders of the api that customers do not talk about.
NO_TOPIC = {
    "conversations": "carries every topic",
    "systems": "what topics stand on",
    "identity": "who is speaking",
    "demo": "the demo operator",
    "desk": "agents' screens",
}
# Done by the api, and so far not talked about.
NOT_YET_TALKED_ABOUT = frozenset({"accounts", "plans", "usage", "outages", "diagnostics", "tickets", "orders"})


def problems(root: Path) -> list[str]:
    examples = {path.stem for path in (root / "bot/data/nlu").glob("*.yml")}
    folders = {path.parent.name for path in (root / "api").glob("*/__init__.py")} - NO_TOPIC.keys()
    tests = {path.name for path in (root / "tests/api").glob("*") if path.is_dir()}
    rules = {path.stem for path in (root / "bot/data/rules").glob("*.yml")}
    actions = {path.stem for path in (root / "bot/actions").glob("*.py")}
    talked_about = folders - NOT_YET_TALKED_ABOUT
    return [
        *(f"bot/data/nlu/{topic}.yml has no bot/data/rules/{topic}.yml" for topic in sorted(examples - rules)),
        *(f"bot/data/rules/{topic}.yml has no bot/data/nlu/{topic}.yml" for topic in sorted(rules - examples)),
        *(f"bot/data/nlu/{topic}.yml has no bot/actions/{topic}.py" for topic in sorted(examples - actions)),
        *(f"bot/data/nlu/{topic}.yml has no api/{topic}" for topic in sorted(examples - folders - ONLY_TALK.keys())),
        *(f"api/{topic} has no bot/data/nlu/{topic}.yml" for topic in sorted(talked_about - examples)),
        *(f"api/{topic} has no tests/api/{topic}" for topic in sorted(folders - tests)),
    ]
