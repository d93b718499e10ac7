"""A fault in a few words: "no net", "tv's dead", and "still off", which says of nothing what it is about."""

from typing import Any

from bot.actions.general.taking_back import switches_back
from bot.actions.outages.looking import OTHER_CAUSE, WALKED
from bot.actions.outages.outage_words import CHECK
from bot.actions.troubleshooting.going_back import BACK
from bot.actions.troubleshooting.guiding import works_now
from bot.actions.troubleshooting.starting import TROUBLE_WITH, says_nothing_works
from bot.actions.troubleshooting.unchosen import cannot_tell
from bot.dialogue.lines import of_account
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn
from bot.reading import asks, yes_or_no
from bot.reading.still_off import fault_of, has_no_light, is_not_mended, is_still_off

TROUBLES = ("internet_problem", "mobile_problem", "tv_problem")
# A few words are easily taken for these.
HARDLY = frozenset(
    {FALLBACK, "affirm", "deny", "goodbye", "greet", "thank", "repeat", "stop", "correct", "help", "out_of_scope"}
    | {"complain", "service_request", "give_feedback"}
)
OUTAGES = frozenset({CHECK, "report_outage"})
CLEAR = 0.8
# After these "still off" is about what does not work; after anything else it may be about a payment or a parcel.
FAULTY = frozenset(
    {*TROUBLES, CHECK, "report_outage", "check_ticket", "book_technician", "still_off", "request_human", "complain"}
    | {"check_usage", "top_up", "roaming_help", "sim_help"}
)
WHAT = frozenset({"what_is_off", "no_broadband", "no_mobile", "no_tv", "no_landline"})


class StillOff(Topic):
    """Rasa takes too few words for a goodbye or a no."""

    intent = "still_off"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        form = turn.memory.form
        if (form and form.intent != CHECK) or not turn.words or asks(turn.words) or _turns_back(turn):
            return False
        if _is_no_outage(turn):
            return True
        if turn.intent in OUTAGES and turn.sure:
            return has_no_light(turn.words) or (bool(turn.memory.walked) and self._is_back(turn))
        taken_for_another = (
            turn.intent not in HARDLY and turn.intent != turn.memory.walked.get("intent") and turn.confidence >= CLEAR
        )
        return not taken_for_another and (fault_of(turn.words) is not None or self._is_back(turn))

    def _is_back(self, turn: Turn) -> bool:
        memory = turn.memory
        if _asked_what(turn):
            return is_not_mended(turn.words) or cannot_tell(turn.words)
        if memory.last in FAULTY and works_now(turn.words):
            return True
        spoken_of = memory.last is None or memory.last in FAULTY or _came(turn)
        if not spoken_of or says_nothing_works(turn.words):
            return False
        answers = bool(memory.walked) and memory.last in TROUBLES and yes_or_no(turn.words) is None
        return is_still_off(turn.words) or (answers and is_not_mended(turn.words))

    async def answer(self, turn: Turn) -> None:
        turn.memory.form = None
        if works_now(turn.words):
            turn.say("troubleshooting.is_back")
            return
        turn.then, turn.then_words = fault_of(turn.words), turn.words
        if _is_no_outage(turn):
            # Whatever the outage explains, it is not this.
            walked = turn.memory.walked
            facts = {name: walked["facts"][name] for name in ("guide", "service") if name in walked["facts"]}
            turn.then = walked["intent"]
            turn.about = {WALKED: {"intent": walked["intent"], "text": walked["text"], **facts}}
            return
        if turn.then:
            return
        if _asked_what(turn):
            # Who cannot say what it is about is helped by somebody who asks.
            turn.then = "request_human"
            return
        if _came(turn):
            turn.then, turn.then_words = TROUBLES[0], f"it came, {turn.words}"
            return
        if turn.memory.walked.get("intent") in TROUBLES:
            turn.then, turn.about = turn.memory.walked["intent"], BACK
            return
        turn.then = await self._only(turn)
        if turn.then is None:
            replies = [Reply(turn.book.title(intent), intent) for intent in (*TROUBLES, "request_human")]
            turn.say("troubleshooting.what_is_off", replies=replies)

    async def _only(self, turn: Turn) -> str | None:
        """An outage explains it; else it is about the line that has an open case, or the only one there is."""
        mine = await turn.get("/v1/outages/mine")
        if mine.ok and any(one["outage"] for one in mine.body["services"]):
            return CHECK
        me = await turn.get("/v1/accounts/me")
        lines = of_account(me.body) if me.ok else []
        cases = await turn.get("/v1/tickets", state="open") if lines else None
        items: list[dict[str, Any]] = cases.body["items"] if cases and cases.ok else []
        faulty = {one["service_id"] for one in items if one["is_yours"] and one["kind"] != "billing"}
        of_case = {TROUBLE_WITH[one["kind"]] for one in lines if one["id"] in faulty and one["kind"] in TROUBLE_WITH}
        kinds = of_case or {TROUBLE_WITH[one["kind"]] for one in lines if one["kind"] in TROUBLE_WITH}
        return kinds.pop() if len(kinds) == 1 else None


def _is_no_outage(turn: Turn) -> bool:
    """ "It's not the outage", of a guide that an outage has ended; and no outage puts a router's lights out."""
    ended_by_it = turn.memory.walked.get("kind") == "topic"
    return ended_by_it and (OTHER_CAUSE.search(turn.words) is not None or has_no_light(turn.words))


def _turns_back(turn: Turn) -> bool:
    """ "Off again" after roaming was switched on is no fault."""
    done = turn.memory.done
    return done is not None and switches_back(turn.words, done.undo)


def _asked_what(turn: Turn) -> bool:
    """Whether it was just asked what it is about, and no form waits for it."""
    return any(str(message.get("key")).removeprefix("troubleshooting.") in WHAT for message in turn.memory.said)


def _came(turn: Turn) -> bool:
    """Whether it was just said that what was ordered is there."""
    return any(message.get("key") == "orders.order_came" for message in turn.memory.said)
