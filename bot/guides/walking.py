"""One step a turn: what comes first, what an answer leads to, and what was tried on the way."""

from collections.abc import Iterable

from bot.guides.shapes import Check, Choice, Finding, Guide, Outcome, Step
from bot.guides.typed import meant

CHECKED = {"outage": "Outage", "account": "Account", "line_test": "Line test", "device": "Device"}


def first(guide: Guide) -> Step:
    """The step to begin with where no check decides otherwise."""
    return guide.steps[guide.start]


def finding(guide: Guide, check: str, found: str, api_step: str | None = None) -> Finding | None:
    """What the guide says of the api's answer; narrower words, for the api's first step, come before wider ones.

    None: nothing to say, so the next check is looked at. A line test names an outage or a suspended account
    that came up only now; these have their words under their own checks.
    """
    if check == "line_test" and found in {"outage", "account_suspended"}:
        check, found = ("outage", "confirmed") if found == "outage" else ("account", "suspended")
    known = next((each for each in guide.checks if each.name == check), Check(check, {}))
    return known.findings.get(f"{found}/{api_step}") or known.findings.get(found)


def chosen(guide: Guide, step: Step, said: str) -> Choice | None:
    """The choice that a title, a number or a typed answer means; None where it means none or two."""
    ends = {choice.title: guide.target(choice.go) for choice in step.choices}
    mended = frozenset(
        title for title, reached in ends.items() if isinstance(reached, Outcome) and reached.kind == "fixed"
    )
    return meant(step.choices, said, mended)


def follow(guide: Guide, choice: Choice, *, was_done: bool = True) -> Step | Outcome:
    """Where a choice leads. `was_done` tells whether its deed, if it has one, succeeded."""
    return guide.target(choice.go if was_done or choice.refused is None else choice.refused)


def answer(guide: Guide, step: Step, said: str, *, was_done: bool = True) -> Step | Outcome | None:
    choice = chosen(guide, step, said)
    return follow(guide, choice, was_done=was_done) if choice else None


def tried(guide: Guide, path: Iterable[tuple[str, str]]) -> list[str]:
    """For the case and the agent: a line for each check (its name and finding) and step (its name and choice)."""
    return [line for name, taken in path if (line := _line(guide, name, taken))]


def _line(guide: Guide, name: str, taken: str) -> str | None:
    if name in CHECKED:
        return f"{CHECKED[name]}: {taken.partition('/')[0].replace('_', ' ')}"
    return next((choice.tried for choice in guide.steps[name].choices if choice.title == taken), None)
