"""A topic is one word with one file or folder in each place that knows it."""

from pathlib import Path

# Talk that belongs to the bot alone: no system of the operator is behind it.
ONLY_TALK = {
    "general": "greetings and repair",
    "support": "a person is asked for",
    "troubleshooting": "walks the guides, and tests with api/diagnostics",
}
# Folders of the api that customers do not talk about.
NO_TOPIC = {
    "conversations": "carries every topic",
    "channels": "brings every topic",
    "systems": "what topics stand on",
    "files": "sent in a conversation, about any topic",
    "stores": "where the bytes of files are",
    "identity": "who is speaking",
    "signing_in": "who is speaking, on a page",
    "passkeys": "who is speaking, without a word",
    "privacy": "what is kept of any topic, and its end",
    "letters": "what is sent without being asked for",
    "push": "browsers that want to be told",
    "demo": "the demo operator",
    "desk": "agents' screens",
    "agents": "who works at the desk",
    "factors": "how agents prove who they are",
    "oidc": "the operator's own log-in for agents",
    "handoff": "brings a person into any topic",
    "following": "what an open desk is told as it happens",
    "board": "what leads see of the whole floor",
    "searching": "finds what was said in any topic",
    "writing": "what agents write",
    "card": "what an agent sees of every topic",
    "ratings": "asked after any topic",
    "callbacks": "a person of any topic, later",
    "diagnostics": "tested in troubleshooting",
    "guides": "walked in troubleshooting",
}


def problems(root: Path) -> list[str]:
    examples = {path.stem for path in (root / "bot/data/nlu").glob("*.yml")}
    folders = {path.parent.name for path in (root / "api").glob("*/__init__.py")} - NO_TOPIC.keys()
    tests = {path.name for path in (root / "tests/api").glob("*") if path.is_dir()}
    rules = {path.stem for path in (root / "bot/data/rules").glob("*.yml")}
    actions = {path.parent.name for path in (root / "bot/actions").glob("*/__init__.py")}
    wording = {path.stem for path in (root / "bot/data/wording").glob("*.yml")}
    return [
        *(f"bot/data/nlu/{topic}.yml has no bot/data/rules/{topic}.yml" for topic in sorted(examples - rules)),
        *(f"bot/data/rules/{topic}.yml has no bot/data/nlu/{topic}.yml" for topic in sorted(rules - examples)),
        *(f"bot/data/nlu/{topic}.yml has no bot/actions/{topic}" for topic in sorted(examples - actions)),
        *(f"bot/data/nlu/{topic}.yml has no api/{topic}" for topic in sorted(examples - folders - ONLY_TALK.keys())),
        *(f"api/{topic} has no bot/data/nlu/{topic}.yml" for topic in sorted(folders - examples)),
        *(f"bot/data/nlu/{topic}.yml has no bot/data/wording/{topic}.yml" for topic in sorted(examples - wording)),
        *(f"api/{topic} has no tests/api/{topic}" for topic in sorted(folders - tests)),
    ]
