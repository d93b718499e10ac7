"""What a message says in answer to the open question: one of its choices, or what the question reads."""

import re
from typing import Any

from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn
from bot.reading import NEITHER, Choice, agrees, asks, choose, is_place, other_figures, says_only, yes_or_no

# So many words beside the answer, and the message is about more than the answer.
MOST_BESIDE = 4
NEVER_ANSWERS = frozenset({"request_human", "repeat", "help", "bot_challenge", "greet", "thank", "goodbye"})
NOT_A_MATTER = frozenset({"affirm", "deny", "correct", "stop", "nlu_fallback", "out_of_scope"})
_LETTERS = re.compile(r"\w")
# Who was asked to tell something and asks instead wants something else.
_ASKS = re.compile(r"^\W*(?:how|what|when|where|which|who|can|could|do|does|is|are|will)\b|\?\s*$", re.IGNORECASE)
# What was said just before is meant.
_ON = re.compile(r"^\W*and\b|\b(?:them|they|it|that|those|there)\b", re.IGNORECASE)
MOST_ASKED_ON = 7
_NO = re.compile(r"\W*(?:no|nah|nope)\b", re.IGNORECASE)
# So near to one of its wordings, a question is for the library.
NEAR = 0.75


def plainly_chosen(turn: Turn, form: Opened) -> Any:
    """ "Is there a fee to change?" has a word of "Change to Max 500" in it, and agrees to nothing."""
    value = chosen(turn, form)
    titles = [option.title for option in form.options if option.value == value]
    if value is None or is_title(turn):
        return value
    loose = value == "yes" or _ASKS.search(turn.words) or any(other_figures(turn.words, title) for title in titles)
    return value if not loose or any(plainly_says(turn, title) for title in titles) else None


def is_title(turn: Turn) -> bool:
    """Whether one of the things offered was pressed, or typed as it stands there."""
    return turn.picked is not None and turn.picked.title.casefold() == turn.words.strip().casefold()


def plainly_says(turn: Turn, title: str) -> bool:
    """Nothing but the title, or its number where numbers were shown: "1" after "Reply PAY or NO" agrees to nothing."""
    return turn.memory.numbered if is_place(turn.words) else says_only(turn.words, title)


def chosen(turn: Turn, form: Opened) -> Any:
    """The value of the option that was pressed, numbered, named or described."""
    if turn.picked is not None and turn.picked.intent is None:
        return turn.picked.value if turn.picked.value is not None else turn.picked.title
    # A question may have a word of a choice in it, and chooses nothing.
    if asks(turn.words) or (form.asked == CONFIRM and yes_or_no(turn.words)):
        return None
    place = choose(turn.words, [Choice(option.title, option.amount) for option in form.options])
    if place == NEITHER:
        # "None of them, it's compensation" is the choice that says so, where there is one.
        titles = [option.title for option in form.options]
        place = next((at for at, title in enumerate(titles) if choose(title, [Choice(title)]) == NEITHER), None)
    if isinstance(place, int) and (option := form.options[place]).intent is None:
        return option.value if option.value is not None else option.title
    return None


def _goes_on(words: str) -> bool:
    """ "How do I go to them?", "and the calls?": asked about what was said before, and no story to send on."""
    return len(words.split()) <= MOST_ASKED_ON and asks(words) and _ON.search(words) is not None


async def read_answer(turn: Turn, topic: Form, form: Opened, question: Question) -> Any:
    """What the open question reads, unless the message is plainly about something else."""
    elsewhere = turn.sure and turn.intent not in {*NOT_A_MATTER, form.intent}
    if question.free and yes_or_no(turn.words) is not None:
        # A yes or an ok is no story to send on.
        return None
    if topic.reader(question):
        is_long = len(turn.words.split()) > 2 * MOST_BESIDE
        strange = elsewhere and is_long and not question.free
        return None if strange else await topic.told(turn, form, question, turn.words, asked=True)
    if question.free:
        # Where there is a choice too, words about something else are not meant as one's own answer.
        asks_on = (elsewhere or _in_library(turn)) and _ASKS.search(turn.words)
        asks_us = (elsewhere and (bool(form.options) or _NO.match(turn.words))) or asks_on or _goes_on(turn.words)
        # A yes tells nothing either.
        is_none = (
            asks_us
            or agrees(turn.words) == "yes"
            or (turn.sure and turn.intent in NEVER_ANSWERS)
            or not _LETTERS.search(turn.words)
        )
        return None if is_none else turn.words.strip()
    if "yes_no" in question.reads and (said := yes_or_no(turn.words)) in ("yes", "no"):
        return said
    asked = question.reads[0] if question.reads else None
    fitting = [one for one in turn.found(asked=asked, past=question.past) if one.kind in question.reads]
    if not fitting or (elsewhere and _beside(turn.words, fitting[0].text) > MOST_BESIDE):
        return None
    return fitting[0].value


def _beside(text: str, answer: str) -> int:
    return len(text.split()) - len(answer.split())


def _in_library(turn: Turn) -> bool:
    return bool(turn.knowledge) and turn.knowledge[0]["score"] >= NEAR
