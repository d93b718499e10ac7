"""How a walk ends: solved, explained, a case with its number and day, a visit, a person, or another topic."""

from typing import Any

from bot.actions.client import Answer
from bot.actions.orders.visiting import SLOT, Visiting
from bot.actions.outages.looking import WALKED
from bot.actions.outages.outage_words import ask_to_follow
from bot.actions.troubleshooting.guiding import GUIDES, say_outcome
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.guides import Guide, Outcome

# For the agent's screen; the case has room for more.
MOST_TRIED = 12
PERSON = "request_human"
# What of a walk is needed to go on with it.
KEPT = (
    "guide",
    "began",
    "service",
    "step",
    "steps",
    "tried",
    "without",
    "restarted",
    "line_test",
    "no_roaming",
    "no_outage",
)


class Ending(Visiting):
    """A promise is only made with a case behind it."""

    refusals = {
        "visit-booked": "troubleshooting.visit_there",
        "case-over": "troubleshooting.visit_refused",
        "no-visit-needed": "troubleshooting.visit_refused",
    }

    async def end(self, turn: Turn, form: Opened, guide: Guide, outcome: Outcome) -> None:
        if outcome.kind in ("ticket", "technician"):
            await self._case(turn, form, guide, outcome)
            return
        self.remember(turn, form, outcome.kind)
        self.finish(turn)
        if outcome.kind == "fixed":
            turn.memory.tried.pop(_kind(form), None)
        if outcome.kind == "topic":
            await self._hand_over(turn, form, guide, outcome)
            return
        replies = [Reply(turn.book.title(PERSON), PERSON)] if outcome.kind in ("told", "left") else []
        say_outcome(turn, guide, outcome, {}, replies)
        if outcome.kind == "person":
            turn.memory.failures += 1
            turn.then = PERSON

    async def end_with(self, turn: Turn, form: Opened, name: str) -> None:
        """One of the ends that every guide has: fixed, person."""
        guide = GUIDES[form.facts["guide"]]
        await self.end(turn, form, guide, guide.outcomes[name])

    def remember(self, turn: Turn, form: Opened, kind: str, outcome: str | None = None) -> None:
        """Where it ended, for who writes that it is off again."""
        told_only = kind == "told" and "outcome" in turn.memory.walked
        if "guide" in form.facts and not told_only:
            facts = {name: form.facts[name] for name in KEPT if name in form.facts}
            turn.memory.walked = {"intent": self.intent, "text": form.text, "facts": facts, "kind": kind}
            turn.memory.walked |= {"outcome": outcome} if outcome else {}

    def note(self, turn: Turn, form: Opened, lines: list[str]) -> None:
        """Each thing once, newest last. What is looked at again replaces what was found before."""
        for kept in (form.facts.setdefault("tried", []), turn.memory.tried.setdefault(_kind(form), [])):
            for line in lines:
                same = line.partition(": ")[0]
                kept[:] = [one for one in kept if one.partition(": ")[0] != same] + [line]
            del kept[:-MOST_TRIED]

    def forget(self, turn: Turn, form: Opened, lines: list[str]) -> None:
        """What was answered by mistake was not tried."""
        form.facts["tried"] = [one for one in form.facts.get("tried", []) if one not in lines]
        kind = _kind(form)
        turn.memory.tried[kind] = [one for one in turn.memory.tried.get(kind, []) if one not in lines]

    async def _hand_over(self, turn: Turn, form: Opened, guide: Guide, outcome: Outcome) -> None:
        if outcome.to == "check_outage" and form.facts.get("outage"):
            ask_to_follow(turn, form.facts["outage"])
            if turn.memory.form:
                # In case they say that the outage is not what is wrong.
                walked = {name: form.facts[name] for name in ("guide", "service") if name in form.facts}
                turn.memory.form.facts[WALKED] = {"intent": form.intent, "text": form.text, **walked}
            say_outcome(turn, guide, outcome, {}, turn.memory.form.options if turn.memory.form else [])
        else:
            say_outcome(turn, guide, outcome, {})
            turn.then = outcome.to

    async def _case(self, turn: Turn, form: Opened, guide: Guide, outcome: Outcome) -> None:
        # Asked to sign in, or away for a moment: it is tried again from here.
        form.facts["ending"] = outcome.name
        if await self.line(turn, form) is None:
            return
        case = await self._opened(turn, form, outcome)
        if case is None:
            return
        del form.facts["ending"]
        form.facts |= {"ticket_id": case["id"], "number": case["number"]}
        self.remember(turn, form, outcome.kind, outcome.name)
        times = case["promised"] or case["solve_by"]
        facts = {"case": case["number"], "promised": times["display"]}
        if outcome.kind == "ticket":
            self.finish(turn)
            say_outcome(turn, guide, outcome, facts)
        elif await self.offer_visit(turn, form):
            say_outcome(turn, guide, outcome, facts, await self.options_slot(turn, form))
            form.asked, form.options = SLOT, turn.memory.offered
        else:
            self.finish(turn)
            turn.say("troubleshooting.case_no_slots", number=case["number"], promised=times["display"])

    async def _opened(self, turn: Turn, form: Opened, outcome: Outcome) -> dict[str, Any] | None:
        """The case, with all that was tried: the open one of this line, or a new one. None: it has been said why."""
        text = _text(form)
        if form.facts.get("case"):
            answer = await turn.post(f"/v1/tickets/{form.facts['case']}/comments", {"text": text})
        else:
            new = {"kind": outcome.ticket, "title": outcome.title, "text": text}
            answer = await turn.post("/v1/tickets", {**new, "service_id": form.facts.get("service")})
        if answer.ok:
            turn.memory.tried.pop(_kind(form), None)
            ticket: dict[str, Any] = answer.body["ticket"]
            return ticket
        return await self._there_already(turn, form, answer)

    async def _there_already(self, turn: Turn, form: Opened, answer: Answer) -> dict[str, Any] | None:
        if answer.problem == "ticket-already-open":
            answer = await turn.get(f"/v1/tickets/{answer.body['ticket_id']}")
            if answer.ok:
                there: dict[str, Any] = answer.body
                return there
        await self.stop(turn, answer)
        return None


def _kind(form: Opened) -> str:
    return GUIDES[form.facts["guide"]].service


def _text(form: Opened) -> str:
    """What whoever opens the case reads first: the customer's own words, then what was found and tried."""
    said = [f"The customer wrote: {form.text}"] if form.text else []
    return "\n".join([*said, *form.facts.get("tried", [])]) or "Walked through with the assistant."
