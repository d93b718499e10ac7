"""A bad moment: plain words, no offers, the right number, and a person."""

from bot.actions.knowledge import VAGUE, Knowledge
from bot.dialogue.moments import ANSWERED_BY, DANGER, EMERGENCY, FIRE, moment
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.dialogue.wording import PLACEHOLDER, WordingError

# Descriptions are long; what decides is said early, and nobody is kept waiting for a reading of ten pages.
LONGEST_READ = 600


class Sensitive(Topic):
    """Found by its words and not by an intent, once for each kind; danger every time. What follows stays with it."""

    intent = "sensitive"
    by_its_words = comes_first = True
    leads_back = False

    def fits(self, turn: Turn) -> bool:
        kind = moment(turn.words[:LONGEST_READ])
        if kind is None or kind in turn.memory.told:
            return kind in (EMERGENCY, FIRE) or (_next(turn) is not None and not _is_elsewhere(turn))
        better, form = ANSWERED_BY.get(kind, ()), turn.memory.form
        if turn.sure and turn.intent in better and (form is None or form.intent in better):
            # In any other form it would be heard as an answer.
            return False
        # They were asked what happened, and this is what happened.
        return not turn.telling or kind in DANGER

    async def answer(self, turn: Turn) -> None:
        kind = moment(turn.words[:LONGEST_READ])
        if kind not in (EMERGENCY, FIRE) and (kind is None or kind in turn.memory.told):
            kind = _next(turn)
        assert kind is not None
        turn.memory.told = [*(one for one in turn.memory.told if one != kind), kind]
        turn.say(_sayable(turn, f"sensitive.{kind}"))


def _next(turn: Turn) -> str | None:
    """What there is to say after the moment that was just spoken of; once for each."""
    about = next((said["key"] for said in turn.memory.said if said["key"].startswith("sensitive.")), "")
    kind = about.removeprefix("sensitive.").removesuffix("_no_number") + "_next"
    if f"sensitive.{kind}" not in turn.book or kind in turn.memory.told or turn.memory.form:
        return None
    return kind


def _is_elsewhere(turn: Turn) -> bool:
    return (turn.sure and turn.intent not in VAGUE) or Knowledge().fits(turn)


def _sayable(turn: Turn, key: str) -> str:
    """Not every country has a number for it."""
    numbers = PLACEHOLDER.findall(turn.book[key].say)
    known = turn.operator.helplines
    if all(name in known for name in numbers if name.startswith("helpline_")):
        return key
    if f"{key}_no_number" not in turn.book:
        raise WordingError(f"{key} needs a number that the brand does not give.")
    return f"{key}_no_number"
