"""A question about what is open: what it costs, how long it takes, why something is asked, whether it can wait.

It names nothing, so neither its intent nor the library can tell what it is about: the open form can. A form answers
by having words for it; they are found by its name, the nearest first, and then the open question comes again:

    plans.change_plan_about_cost_next_bill      on the summary, of that case: it keeps its facts by `keep_summary`
    payments.pay_bill_about_why_amount          while this question is open; on any summary: ..._confirm
    plans.change_plan_about_cost_open           while any question is
    payments.pay_bill_about_safe                always
    troubleshooting.about_long                  in all forms of this topic, if nothing else is said in the message
    general.about_why_confirm, about_why        in any form, likewise

    visits.book_technician_about_home_after     after it was told or done: true then, and without facts

The kinds and how each is asked are in bot/reading/wonders.py. Those that only one form knows are its `asked_as`,
and what its words need beside the facts of its questions is in its `facts_about`.
"""

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.dialogue.wording import Book
from bot.reading.wonders import COST, MEANS, kind_of, kinds_in

SUMMARY, OPEN, AFTER = "kept_summary", "open", "after"
_AMOUNT = re.compile(r"[£$€₹]\s?\d")


def keep_summary(form: Opened, case: str, **facts: Any) -> dict[str, Any]:
    """What a summary says, kept to answer what is asked about it."""
    form.facts[SUMMARY] = [case, facts]
    return facts


async def told(turn: Turn, topic: Form, form: Opened) -> bool:
    """Whether it was asked about what is open: then it was answered, and the question comes again."""
    if not turn.words or not topic.waits(turn, form):
        return False
    plainly = kind_of(turn.words) if turn.picked is None else None
    for kind in _kinds(turn, topic, plainly):
        if kind in topic.summed_up or await _said(turn, topic, form, kind, f"{topic.words_of(form)}_about"):
            await topic.ask_again(turn, form)
            return True
    if plainly is None or form.asked is None:
        return False
    await _tell_as_any(turn, topic, form, plainly)
    return True


def told_after(turn: Turn, topic: Topic) -> bool:
    """Whether it was asked about what this topic told or did last, and there are words for it."""
    if turn.memory.last != topic.intent or not isinstance(topic, Form):
        return False
    about = f"{topic.topic}.{topic.intent}_about"
    kinds = _kinds(turn, topic, kind_of(turn.words)) if turn.words and turn.picked is None else ()
    key = next((key for kind in kinds if (key := f"{about}_{kind}_{AFTER}") in turn.book), None)
    if key is not None:
        turn.say(key, what=turn.matter(topic.intent))
    return key is not None


async def _tell_as_any(turn: Turn, topic: Form, form: Opened, kind: str) -> None:
    """What it costs was named with the question, and is named again; and none has words for where everything stands."""
    named = kind == COST and any(_AMOUNT.search(message["text"]) for message in turn.memory.said)
    of_topic = f"{topic.words_of(form).partition('.')[0]}.about"
    if not named and not await _said(turn, topic, form, kind, of_topic):
        if kind == MEANS and form.options and form.asked != CONFIRM:
            # The question in other words, with its choices.
            await topic.ask_otherwise(turn, form)
            return
        if not await _said(turn, topic, form, kind, "general.about"):
            turn.say("general.cannot_tell", replies=[])
    await topic.ask_again(turn, form)


def words_about(book: Book, about: str, kind: str, *cases: str | None) -> str | None:
    """The key that is nearest, where there is one."""
    keys = [*(f"{about}_{kind}_{case}" for case in cases), f"{about}_{kind}"]
    return next((key for key in keys if key in book), None)


def _kinds(turn: Turn, topic: Form, plainly: str | None) -> Iterator[str]:
    """What is asked of a country is not asked of what is open."""
    if not turn.first("country"):
        yield from kinds_in(turn.words, topic.asked_as)
    if plainly:
        yield plainly


async def _said(turn: Turn, topic: Form, form: Opened, kind: str, about: str) -> bool:
    case, kept = form.facts.get(SUMMARY, (CONFIRM, {})) if form.asked == CONFIRM else (form.asked, {})
    key = words_about(turn.book, about, kind, case, CONFIRM if form.asked == CONFIRM else OPEN)
    facts = await topic.facts_about(turn, form, kind) if key else None
    if key is None or facts is None:
        return False
    turn.say(key, replies=[], **{**facts, **kept, "what": turn.matter(form.intent)})
    return True
