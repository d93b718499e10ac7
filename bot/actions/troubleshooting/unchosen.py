"""What is said at a step and is none of its choices: it can't be done, it was done before, it has to wait."""

import re

from bot.dialogue.temper import swears
from bot.guides import Choice, Step

# What comes of a step that was tried, and of one that is offered.
NO_CHANGE, DONE_BEFORE, NOT_NOW = "No change", "I've done that", "Not now"
_DO = r"(?:try|do|check|look|come|be|go|finish|write|text|carry)"
_CANNOT = (
    r"(?:can ?not|can'?t|couldn'?t|(?:un|not )able to) (?:do|reach|get (?:to|at|in)|find|see|move|lift|unplug|try)",
    r"(?:don'?t|do not|haven'?t|have not|ain'?t) (?:have|got|own)",
    r"(?:i|we)(?:'?ve)? (?:have |got |have got )?(?:no|only)",
    r"there(?:'?s| is| are|'?re)(?:n'?t| not)? (?:no|only|an?y) (?!(?:\w+ )?(?:lights?|signal|sound|pic|change|diff))",
    r"(?:don'?t|do not|dunno) (?:know )?(?:how|where|which)",
    r"not (?:at )?home|at work|wheelchair|skip|no idea (?:how|where)",
    r"too (?:high|heavy|old|hard|difficult|complicated|far)",
)
_IN_VAIN = (
    r"already|(?:did|done|tried) (?:that|this|it|all)|been there",
    r"(?:did|does|do)(?:n'?t| not) (?:help|work|do anything|make (?:a|any) difference|change)\w*",
    r"not (?:help|work)\w*|no (?:use|good|help|luck|joy|difference|better)|useless|pointless|waste of time",
    r"same (?:thing|as before|again)",
)
_MOMENT = r"(?:give me |hold on |hang on |wait |just )*(?:one|two|a|1|2|a few) ?(?:sec|second|minute|min|mo|moment)s?"
_SOON = (
    rf"(?:(?:ok|okay|yes|sorry|please|can you)\W+)*(?:{_MOMENT}|hold on|hang on|bear with me)",
    rf"(?:{_MOMENT}|hold on|hang on|bear with me)\W+(?:please|i'?m [\w ]+|while i [\w ]+)",
    r"(?:(?:ok|okay|yes)\W+)?(?:i'?m )?(?:trying|doing|checking)(?: (?:it|that|this))?(?: now)?",
)
_WHEN = (
    r"(?:later|tomorrow|tonight|this evening|another (?:time|day)|after (?:work|dinner|tea)|when i\b.*"
    r"|in an? (?:bit|while|hour))"
)
_LATER = (
    rf"(?:i|i'?ll|we|we'?ll|let me|i'?d|gonna|going to)(?: \w+){{0,2}} {_DO}\b[\w' ]{{0,25}}\b{_WHEN}",
    rf"(?:maybe|do it|try it|that'?s for) {_WHEN}",
)


def _any_of(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_COULD_NOT, _TRIED, _DO_LATER = _any_of(_CANNOT), _any_of(_IN_VAIN), _any_of(_LATER)
_ONE_MOMENT = re.compile(rf"\W*(?:{'|'.join(_SOON)})\W*", re.IGNORECASE)
_GIVES_UP = re.compile(
    r"\W*(?:(?:oh|ok|actually|no|sorry|just)\W+)*(?:nvm|never ?mind|don'?t (?:worry|bother)|doesn'?t matter|forget it"
    r"|leave it|i give up|i'?ve had enough)\b(?!.*\b(?:it'?s the|is there|what|how|when|why|which)\b)",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|again)\b", re.IGNORECASE)


def gives_up(words: str) -> bool:
    return _GIVES_UP.match(_straight(words)) is not None


def waits(words: str) -> str | None:
    """ "soon" for a moment, "later" for another time."""
    said = _straight(words)
    return "soon" if _ONE_MOMENT.fullmatch(said) else "later" if _DO_LATER.search(said) else None


def way_on(step: Step, words: str) -> tuple[Choice, bool] | None:
    """The choice that leads on, and whether the step was tried; None where there is none, or nothing says so."""
    if swears(words):
        # Another step is not what they want.
        return None
    said = _straight(words)
    could_not = _COULD_NOT.search(said) is not None and not _STILL.search(said)
    if not could_not and not _TRIED.search(said):
        return None
    by_title = {choice.title: choice for choice in step.choices}
    own = next((choice for choice in step.choices if "cant" in choice.means), None)
    if could_not and own:
        return own, True
    first = (NOT_NOW, NO_CHANGE) if could_not else (NO_CHANGE, DONE_BEFORE, NOT_NOW)
    choice = next((by_title[title] for title in first if title in by_title), None)
    return (choice, not could_not) if choice else None


def is_tried(step: Step) -> bool:
    """Whether it is something to do, and not only a question."""
    return bool({NO_CHANGE, DONE_BEFORE, NOT_NOW} & {choice.title for choice in step.choices})


def not_done(choice: Choice) -> list[str]:
    """What goes on the case: the step, and that it was not possible."""
    what = (choice.tried or "").partition(": ")[0]
    return [f"{what}: customer could not"] if what else []


def _straight(words: str) -> str:
    return words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
