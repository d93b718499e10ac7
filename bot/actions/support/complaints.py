"""Somebody is angry: what we know of the matter is said first, then what can be done about it."""

import re
from typing import Any

from bot.actions.support.feedback import say_case
from bot.dialogue.form import Form, Question, Refusal, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import LONGEST_KEPT
from bot.dialogue.temper import swears
from bot.dialogue.turn import Turn

FORMAL = "formal"
_FORMAL = re.compile(
    r"\b(?:formal\w*|official\w*|ombudsman|adr|regulator|ofcom|raise a complaint|log a complaint|file a complaint"
    r"|(?:make|put in|lodge|submit|open) an? (?:\w+ )?complaint|complaint form)\b",
    re.IGNORECASE,
)
_ASKS_WAY = re.compile(
    r"\b(?:how|where|when|what|who|which|can|could|may|should|do)\b.{0,50}\b(?:ombudsman|adr|regulator|ofcom)\b",
    re.IGNORECASE,
)
# A wish of its own, whatever else is wrong.
_MONEY = re.compile(r"\b(?:money (?:off|back)|compensat\w*|(?:a )?(?:discount|credit|refund))\b", re.IGNORECASE)
# So many words and more tell what happened; fewer only that something did.
FEWEST_WORDS = 8
# Beside "a formal complaint": "about the bill" is little, "because nobody ever rings back" is enough.
FEWEST_BESIDE = 4
MOST_QUOTED = 90


class Complain(Form):
    """The open case or the outage behind it, a person, and a complaint with a number and a day for who wants one."""

    intent = "complain"
    topic = "support"
    questions = (
        Question("way"),
        Question("words", free=True),
    )
    refusals = {"ticket-already-open": "support.case_known"}

    def changes(self, turn: Turn) -> bool:
        """Who only lets off steam is heard at once, whatever else is going on."""
        return _FORMAL.search(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        """Who asks for the way to the ombudsman is told it, and opens no complaint with that."""
        if _ASKS_WAY.search(turn.words):
            turn.say("support.complain_ombudsman")
        else:
            await super().answer(turn)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "And I want money off", asked who shall take it from here, goes to those who decide about money."""
        if form.asked != "way" or not _MONEY.search(turn.words) or _FORMAL.search(turn.words):
            return None
        self.finish(turn)
        turn.then, turn.then_words = "dispute_charge", turn.words
        return True

    async def begin(self, turn: Turn, form: Opened) -> bool:
        said = turn.words.strip()
        formal = _FORMAL.search(said)
        if formal:
            form.values["way"] = FORMAL
        told = said[formal.end() :] if formal else said
        if len(told.split()) >= (FEWEST_BESIDE if formal else FEWEST_WORDS):
            form.values["words"] = said[:LONGEST_KEPT]
        form.facts = await self._known(turn)
        return True

    async def _known(self, turn: Turn) -> dict[str, Any]:
        """The fact that this is likely about, and what tells more of it. Nobody has to sign in first."""
        tickets = await turn.get("/v1/tickets", state="open")
        if not tickets.ok:
            return _fact(turn, "nothing")
        waiting = [
            one for one in tickets.body["items"] if one["is_yours"] and one["promised"] and one["kind"] != "request"
        ]
        if own := max(waiting, key=lambda one: (one["is_late"], one["kind"] == "complaint"), default=None):
            key = "case_late" if own["is_late"] else "case"
            told = _fact(turn, key, number=own["number"], title=own["title"], promised=own["promised"]["display"])
            return {**told, "shows": "check_ticket"}
        outages = await turn.get("/v1/outages/mine")
        touched = [one["outage"] for one in outages.body["services"] if one["outage"]] if outages.ok else []
        if not touched:
            return _fact(turn, "nothing")
        away, started = touched[0]["away"], touched[0]["started"]["display"]
        told = _fact(turn, "outage", away=away, started=started, expected=touched[0]["expected_text"])
        return {**told, "shows": "check_outage"}

    async def options_way(self, turn: Turn, form: Opened) -> list[Reply]:
        person, shows = (Reply(turn.book.title(intent), intent) for intent in ("request_human", form.facts["shows"]))
        return [person, Reply(turn.phrase("support.formal"), value=FORMAL), shows]

    async def read_way(self, turn: Turn, form: Opened, words: str) -> str | None:
        if len(words.split()) >= FEWEST_WORDS:
            # They go on telling: that is what the complaint will say.
            form.values["words"] = words[:LONGEST_KEPT]
        return FORMAL if _FORMAL.search(words) else None

    async def check_words(self, turn: Turn, form: Opened, value: str) -> str | Refusal:
        """Oaths alone tell nobody what went wrong, and would stand in the complaint for good."""
        angry = swears(value) and len(value.split()) < FEWEST_WORDS and form.tries == 0
        return refuse("support.complain_words_angry") if angry else value[:LONGEST_KEPT]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        self.confirm(
            turn,
            "support.complain_confirm",
            yes=turn.phrase("support.complain_yes"),
            no=turn.phrase("support.complain_no"),
            change={"words": turn.phrase("support.complain_change")},
            words=_shortened(form.values["words"]),
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        opened = await turn.post("/v1/tickets", {"kind": "complaint", "text": form.values["words"]})
        if await self.went_through(turn, opened):
            say_case(turn, "support.complaint_opened", opened.body["ticket"])


def _fact(turn: Turn, name: str, **facts: str) -> dict[str, Any]:
    known, brief = (turn.phrase(f"support.known_{name}{size}", **facts) for size in ("", "_brief"))
    return {"known": known, "brief": brief, "shows": "stop"}


def _shortened(words: str) -> str:
    """As much as is needed to know one's own words again."""
    return words if len(words) <= MOST_QUOTED else f"{words[: MOST_QUOTED - 3].rstrip()}..."
