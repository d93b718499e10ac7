"""What is said to a summary: a yes to what was asked last, a no, or something to be put right first."""

import re

from bot.dialogue.answers import NOT_A_MATTER, is_title, plainly_chosen
from bot.dialogue.comparing import took_another
from bot.dialogue.correcting import corrected, replaced, says_again
from bot.dialogue.deed import names_the_deed
from bot.dialogue.form import CHANGE, CONFIRM, UNSURE, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import agrees, correction

# A yes, a few words, and nothing that speaks against it.
_YES = re.compile(
    r"\W*(?:yes|yeah|yep|yup|ok|okay|sure|fine|right|alright|go on)\b"
    r"(?!.*\b(?:not|no|don'?t|but|wait|instead|other|only|change|rather|hang|hold)\b)(?:\W+\S+){1,4}\W*",
    re.IGNORECASE,
)


async def decided(turn: Turn, topic: Form, form: Opened) -> bool:
    if _is_stray_place(turn, form):
        turn.ask("general.confirm_again", replies=form.options)
        return True
    return (not is_title(turn) and await _put_right(turn, topic, form)) or await _agreed(turn, topic, form)


def says_yes_again(turn: Turn, form: Opened, said: int) -> bool:
    """ "Yes, Friday" of what is to be on Friday: the summary that was asked about has come again word for word."""
    summed_up = form.asked == CONFIRM and turn.memory.form is form and turn.said[said:] and turn.memory.said
    return bool(summed_up and turn.said[-1]["text"] == turn.memory.said[-1]["text"] and _YES.fullmatch(turn.words))


def _is_stray_place(turn: Turn, form: Opened) -> bool:
    """ "1" after "Reply ADD or NO" is the place of a word that has none: no yes, and no amount of anything either."""
    number = turn.words.strip(" .,!)")
    beside = turn.memory.numbered or not number.isdigit() or is_title(turn)
    return not beside and 0 < int(number) <= len(form.options)


def is_deed(turn: Turn, topic: Form, form: Opened) -> bool:
    """Whether the message is one of the choices, or says what the summary would do."""
    names_it = form.asked == CONFIRM and names_the_deed(turn.words, form.options, topic.words_of_deed(form))
    return is_title(turn) or names_it == "yes"


async def _agreed(turn: Turn, topic: Form, form: Opened) -> bool:
    said = (
        plainly_chosen(turn, form)
        or names_the_deed(turn.words, form.options, topic.words_of_deed(form))
        or agrees(turn.words)
    )
    if said == "yes" and not (form.is_last or is_title(turn) or form.facts.get(UNSURE)):
        # Something else was said last: it may be a yes to that.
        await topic.ask_again(turn, form)
    elif isinstance(said, dict) and CHANGE in said:
        form.values.pop(said[CHANGE], None)
        form.facts[CHANGE] = said[CHANGE]
        await topic.go_on(turn, form)
    elif said == "yes":
        await topic.act(turn, form)
    elif said == "no":
        await topic.declined(turn, form)
    elif said == "maybe":
        return await _hesitates(turn, topic, form)
    elif turn.sure and turn.intent == "deny" and correction(turn.words) is None:
        # "No, it's in my other coat": a wrong no costs one more question only.
        if await corrected(turn, topic, form):
            return True
        await (topic.ask_again(turn, form) if await says_again(turn, topic, form) else topic.declined(turn, form))
    else:
        return False
    return True


async def _put_right(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Actually make that five gigs" has a word of "Keep SIM 5 GB" in it, and is no yes or no to anything."""
    instead = correction(turn.words)
    return bool(instead and await replaced(turn, topic, form, instead)) or await took_another(turn, topic, form)


async def _hesitates(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Yes, but only 20" is a correction; "yes but does it work in Spain" wants to know something first."""
    if await corrected(turn, topic, form):
        return True
    if turn.sure and turn.intent not in {*NOT_A_MATTER, form.intent}:
        return False
    turn.ask("general.confirm_when_ready", replies=form.options)
    return True
