"""How a turn ends: what is left is offered, a person where too much went wrong, and what was said is kept to repeat."""

import re
from collections.abc import Mapping

from bot.dialogue.memory import Reply, Wish
from bot.dialogue.plain import asks_leave, is_numbered, plain, untold, without_offer
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn
from bot.reading import is_told

# What the replies about something left over mean.
RESUME, DROP = {"do": "resume"}, {"do": "drop"}
PERSON = "request_human"
# What is left over where one wish was joined to the next.
_JOINED = re.compile(r"^\W*(?:(?:and|also|plus|then|but)\b\s*)+|(?:\s+(?:and|also|plus|then|but))+\s*$", re.IGNORECASE)
MOST_REPEATED = 2
MOST_WISHES = 3
MOST_FAILURES = 3
MOST_BESIDE_PERSON = 2


def note_other_wishes(turn: Turn, topics: Mapping[str, Topic]) -> None:
    """Of several wishes in one message the first is done now, and the others are offered one after the other."""
    wanted = [one for one in turn.wishes if one["intent"] in topics][:MOST_WISHES]
    if len(wanted) < 2 or turn.pressed or (turn.intent == PERSON and turn.sure):
        # A person, who was asked for as well, hears of all of it.
        return
    # What may not be kept till then, such as a new address, goes first: nobody types it twice.
    kept = {one["intent"]: topics[one["intent"]].words_kept(turn) for one in wanted}
    first, *others = sorted(wanted, key=lambda one: kept[one["intent"]] == turn.words)
    own = {one["intent"]: _without_others(turn.words, one, wanted) for one in wanted}
    turn.memory.next, *turn.memory.later = [
        Wish(one["intent"], own[one["intent"]] if kept[one["intent"]] == turn.words else kept[one["intent"]])
        for one in others
    ]
    turn.as_if(first["intent"], own[first["intent"]])


def _without_others(words: str, wish: Mapping[str, str], wanted: list[dict[str, str]]) -> str:
    """What the message says beside its other wishes: it may name the line or the month that all are about."""
    for other in wanted:
        words = words if other is wish else words.replace(other["clause"], " ")
    return _JOINED.sub("", words).strip()


def offer_what_is_left(turn: Turn) -> None:
    """What was put aside, or not yet done, is offered once there is room for it."""
    memory = turn.memory
    if memory.form or memory.switch or (turn.intent == FALLBACK and turn.picked is None):
        return
    no = Reply(turn.book.title("drop"), value=DROP)
    parked = memory.parked[-1] if memory.parked else None
    if memory.next is None and memory.later:
        memory.next = memory.later.pop(0)
    if memory.next and not memory.next.offered:
        memory.next.offered = True
        title = turn.book.title(memory.next.intent)
        turn.say(
            "general.next_wish", replies=[Reply(title, memory.next.intent), no], what=turn.matter(memory.next.intent)
        )
    elif parked and not parked.offered:
        parked.offered = True
        title = turn.book.title(parked.intent)
        turn.say("general.resume", replies=[Reply(title, value=RESUME), no], what=turn.matter(parked.intent))


def close(turn: Turn, topic: Topic) -> None:
    if topic.counts and not topic.comes_first and topic.intent == turn.memory.last:
        own_up(turn)
    offer_person(turn)
    leave_one_choice(turn)


def own_up(turn: Turn) -> None:
    """Word for word the same again answers no other question: then a person may know more."""
    memory, texts = turn.memory, [message["text"] for message in turn.said[:MOST_REPEATED]]
    again = texts == [message["text"] for message in memory.said] and not (
        memory.form or memory.failures or memory.again
    )
    if turn.words and again and not is_told(turn.words, " ".join(texts)):
        others = [reply for reply in memory.offered if reply.intent != PERSON][:MOST_BESIDE_PERSON]
        turn.say("general.told_before", replies=[*others, Reply(turn.book.title(PERSON), PERSON)])


def offer_person(turn: Turn) -> None:
    """So much has gone wrong that somebody else should try, and not only on request."""
    memory = turn.memory
    if memory.failures < MOST_FAILURES:
        return
    memory.failures = 0
    phone = turn.operator.phone
    if not phone or not any(phone in f"{message['text']} {message.get('sms')}" for message in turn.said):
        others = [reply for reply in memory.offered if reply.intent != PERSON][:MOST_BESIDE_PERSON]
        turn.say("general.offer_person", replies=[*others, Reply(turn.book.title(PERSON), PERSON)])


def leave_one_choice(turn: Turn) -> None:
    """Only what is said last can be answered: a choice above it would be taken for an answer to it."""
    memory = turn.memory
    asking = memory.form is not None and memory.form.asked is not None
    choosing = [message for message in turn.said if message["replies"]]
    last = turn.said[-1] if asking and turn.said else choosing[-1] if choosing else None
    for message in [one for one in turn.said if one is not last and (asking or one["replies"])]:
        message["replies"], message["text"] = [], without_offer(message["text"])
        if message.get("sms"):
            message["sms"] = without_offer(untold(message["sms"]))
    if last and not last["replies"]:
        memory.offered, memory.yes_no = [], False
    memory.shall_i = last is not None and asks_leave(last["text"])
    memory.numbered = last is not None and is_numbered(plain(last["text"], last["replies"], last.get("sms")))
    if memory.form:
        memory.form.is_last = turn.asked_at == len(turn.said)


def keep_what_was_said(turn: Turn) -> None:
    """Without cards and forms: the line of text says it all, and the memory stays small."""
    # A code that opens a line is said once and kept nowhere.
    open_to_all = [message for message in turn.said if not (message.get("secret") or message.get("private"))]
    turn.memory.said = [
        {name: message[name] for name in ("key", "text", "sms") if name in message}
        for message in open_to_all[:MOST_REPEATED]
    ]
