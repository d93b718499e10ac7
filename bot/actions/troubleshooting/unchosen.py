"""What is said at a step and is none of its choices: it can't be done, it was done before, it has to wait."""

import re

from bot.actions.troubleshooting.leaving import any_of, straight
from bot.dialogue.temper import swears
from bot.guides import Choice, Guide, Step, chosen
from bot.guides.typed import plain
from bot.reading.still_off import fault_of, is_not_mended, only_says_done, says_restarted

# What a choice means that is taken where nobody can tell, where it is as before, or where the answer is no.
UNKNOWN, SAME, NO = ("dont know", "not sure"), ("no change", "still the same"), ("no",)
# What comes of a step that was tried, and of one that is offered.
NO_CHANGE, DONE_BEFORE, NOT_NOW = "No change", "I've done that", "Not now"
# A router is restarted from here; a phone in the step of this name, in whatever guide.
RESTART, BY_HAND = "restart_device", "restart"
_CANNOT = (
    r"(?:can ?not|can'?t|couldn'?t|(?:un|not )able to) (?:do|reach|get (?:to|at|in)|find|see|move|lift|unplug|try)",
    r"(?:don'?t|do not|haven'?t|have not|ain'?t) (?:have|got|own)",
    r"(?:i|we)(?:'?ve)? (?:have |got |have got )?(?:no|only)",
    r"there(?:'?s| is| are|'?re)(?:n'?t| not)? (?:no|only|an?y) (?!(?:\w+ )?(?:lights?|signal|sound|pic|change|diff))",
    r"(?:don'?t|do not|dunno) (?:know )?(?:how|where|which)",
    r"not (?:at )?home|at work|wheelchair|skip|no idea (?:how|where)|i'?m (?:out|away|not there|in bed)",
    r"(?:can ?not|can'?t|won'?t)(?: really)? (?:right )?now|nobody(?:'?s| is) (?:at )?home|away from (?:it|home)",
    r"^\W*(?:no |sorry |i |we )*(?:can'?t|cannot|unable)(?: do| try| reach)?(?: it| that| this| anything)?\W*$",
    r"too (?:high|heavy|old|hard|difficult|complicated|far)",
)
_IN_VAIN = (
    r"already|(?:did|done|tried) (?:that|this|it|all)|been there",
    r"(?:did|does|do)(?:n'?t| not) (?:help|work|do anything|make (?:a|any) difference|change)\w*",
    r"not (?:help|work)\w*|no (?:use|good|help|luck|joy|difference|better)|useless|pointless|waste of time",
    r"same (?:thing|as before|again)",
)
_COULD_NOT, _TRIED = any_of(_CANNOT), any_of(_IN_VAIN)
_CANNOT_TELL = re.compile(
    r"\W*(?:(?:no|oh|um+|er+|hmm+|sorry|well|i|honestly|really|just|erm)\W+)*"
    r"(?:(?:do(?:n'?t| not)|dunno|wouldn'?t) (?:really )?(?:know|remember|understand)|dunno|donno|idk|dk|no (?:idea"
    r"|clue)|not sure"
    r"|unsure|not a clue|haven'?t (?:a clue|got a clue|checked|looked)|can'?t (?:tell|say|see|remember)"
    r"|hard to (?:tell|say)"
    r"|who knows|how (?:would|should|do) i know|maybe|possibly|could be|might be|depends|whatever|any(?:thing)?|either)"
    r"(?: (?:it|that|any|them|tbh|mate|sorry|really|from here|what (?:you|that|it) (?:mean|means|is)))*\W*",
    re.IGNORECASE,
)
# Said of anything, and no choice of a place or a device.
_LITTLE = re.compile(r"\b(?:one|all|both|some|nothing|not working|no tv|the tv|tv|dead)\b", re.IGNORECASE)
_IS_RESTART = re.compile(r"\brestart|switch(?: the phone| it)? off\b|pull (?:the|its)\b.*power plug", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|again)\b", re.IGNORECASE)


def choice_meant(guide: Guide, step: Step, words: str, *, picked: bool = False) -> Choice | None:
    """ "No idea" is no "no", and "no change" no answer to an offer."""
    if not words:
        return None
    is_none = cannot_tell(words) or (is_offered(step) and is_not_mended(words))
    return None if is_none and not picked and not by_meaning(step, plain(words)) else chosen(guide, step, words)


def way_on(step: Step, words: str) -> tuple[Choice, bool] | None:
    """The choice that leads on, and whether the step was tried; None where there is none, or nothing says so."""
    if swears(words):
        # Another step is not what they want.
        return None
    if way := _stands(step, words):
        return way, not cannot_tell(words)
    said = straight(words)
    could_not = _COULD_NOT.search(said) is not None and not _STILL.search(said)
    if not could_not and not is_in_vain(words):
        return None
    own = next((choice for choice in step.choices if "cant" in choice.means), None)
    if could_not and own:
        return own, True
    first = (NOT_NOW, NO_CHANGE) if could_not else (NO_CHANGE, DONE_BEFORE, NOT_NOW)
    choice = next((found for title in first if (found := by_title(step, title))), None)
    if choice is None:
        # Of a question about what only is to be seen there.
        choice = by_meaning(step, *UNKNOWN, *NO) if could_not else by_meaning(step, *SAME, *NO)
    return (choice, not could_not) if choice else None


def cannot_tell(words: str) -> bool:
    """Before the choices are looked at: "no idea" is no "no"."""
    return _CANNOT_TELL.fullmatch(straight(words)) is not None


def _stands(step: Step, words: str) -> Choice | None:
    """What "still off" and "I don't know" come to, by what the choices mean."""
    if says_restarted(words) and _IS_RESTART.search(step.say):
        return by_title(step, DONE_BEFORE) or by_meaning(step, *SAME)
    if only_says_done(words):
        # What came of it is asked; an offer is left out.
        return by_title(step, DONE_BEFORE)
    if is_not_mended(words) or fault_of(words):
        return None if is_offered(step) else by_meaning(step, *SAME, *NO)
    return by_meaning(step, *UNKNOWN, "cant", *SAME, *NO) if cannot_tell(words) else None


def by_title(step: Step, title: str) -> Choice | None:
    return next((choice for choice in step.choices if choice.title == title), None)


def told_at_once(guide: Guide, step: Step, text: str) -> Choice | None:
    """What the first message says already of where or when: "no wifi upstairs". No yes, no deed, and nothing tried."""
    if is_tried(step) or is_offered(step) or by_meaning(step, *NO):
        return None
    choice = chosen(guide, step, _LITTLE.sub(" ", text))
    return None if choice is None or choice is step.choices[-1] else choice


def restart_made(step: Step) -> Choice | None:
    """Of a step that restarts it, by hand or from here: the choice of who has done so before."""
    restarts = step.name == BY_HAND or any(choice.does == RESTART for choice in step.choices)
    return by_title(step, DONE_BEFORE) or by_meaning(step, *SAME) if restarts else None


def is_in_vain(words: str) -> bool:
    """ "Tried that", whatever was tried."""
    return _TRIED.search(straight(words)) is not None


def led_on(step: Step) -> Choice | None:
    """Where a question was asked twice and is not answered: the way that takes the least for granted."""
    return by_meaning(step, *UNKNOWN, *SAME, *NO, "cant")


def by_meaning(step: Step, *meanings: str) -> Choice | None:
    for meaning in meanings:
        for choice in step.choices:
            if meaning in (plain(choice.title), *choice.means):
                return choice
    return None


def is_offered(step: Step) -> bool:
    """Whether something would be done for them."""
    return any(choice.does for choice in step.choices)


def is_tried(step: Step) -> bool:
    """Whether it is something to do, and not only a question."""
    return bool({NO_CHANGE, DONE_BEFORE, NOT_NOW} & {choice.title for choice in step.choices})


def not_done(choice: Choice) -> list[str]:
    """What goes on the case: the step, and that it was not possible."""
    what, came_of_it, _ = (choice.tried or "").partition(": ")
    return [f"{what}: customer could not"] if came_of_it else []
