"""Cases: how one is going, and a word to whoever works on it."""

from typing import Any

from bot.actions.client import Answer
from bot.actions.support.handing_over import wants_a_call
from bot.actions.tickets.case_words import say_case
from bot.actions.tickets.deed_words import CHASE, CLOSE, COMMENT, REOPEN, WHO_WORKS, deed_in
from bot.dialogue.form import CONFIRM, Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

NUMBER, DEED, WORDS = "number", "deed", "words"
MOST_SHOWN = 3
# From here on a few words are more likely a topic than a message to the team.
PLAIN, FEW_WORDS = 0.9, 6
ABOUT_A_CASE = frozenset(
    {
        *("internet_problem", "mobile_problem", "tv_problem", "report_outage", "check_ticket", "service_request"),
        *("complain", "give_feedback", "affirm", "deny", "correct", "book_technician", "out_of_scope"),
    }
)


class CheckTicket(Form):
    """Tells how it stands. What can be done about it is offered, and passed by where nobody wants it."""

    intent = "check_ticket"
    topic = "tickets"
    interrupts = True
    questions = (
        Question(NUMBER, reads=("ticket",), needed=lambda form: "id" not in form.facts),
        Question(DEED, needed=lambda form: "id" not in form.facts),
        Question(WORDS, free=True, needed=lambda form: form.values.get(DEED) in (COMMENT, REOPEN)),
    )
    refusals = {
        "ticket-unknown": "tickets.unknown",
        "number-not-understood": "tickets.unknown",
        "ticket-over": "tickets.over",
        "not-your-ticket": "tickets.not_yours",
        "ticket-still-open": "tickets.still_open",
        "ticket-already-open": "tickets.goes_on",
        "visit-still-booked": "tickets.visit_booked",
    }

    def claims(self, turn: Turn) -> bool:
        return turn.first("ticket") is not None

    def holds(self, form: Opened) -> bool:
        """Half a message to the team is worth coming back to."""
        return form.asked in (WORDS, CONFIRM)

    async def answer(self, turn: Turn) -> None:
        form = Opened(self.intent, text=turn.words)
        case = await self._case(turn, form)
        if case is None:
            return
        deed = deed_in(turn.words)
        if deed is None and wants_a_call(turn.words):  # which is for whoever works on it
            deed, form.values[WORDS] = COMMENT, turn.words.strip()
        if deed is None or turn.memory.form:
            self._tell(turn, form, case)
            return
        turn.memory.form = form
        form.values[DEED], form.facts["number"], form.facts["id"] = deed, case["number"], case["id"]
        await self.go_on(turn, form)

    async def _case(self, turn: Turn, form: Opened) -> dict[str, Any] | None:
        """The one named, else the only open one, else the last that was solved."""
        number = turn.first("ticket")
        if number:
            return await self._read(turn, f"/v1/tickets/by-number/{number}")
        cases = await turn.get("/v1/tickets", state="open")
        if not cases.ok:
            await self.excuse(turn, cases)
            return None
        own = cases.body["items"]
        if len(own) == 1:
            return await self._read(turn, f"/v1/tickets/{own[0]['id']}")
        if own:
            self._ask_which(turn, form, own)
            return None
        return await self._last(turn)

    async def _last(self, turn: Turn) -> dict[str, Any] | None:
        cases = await turn.get("/v1/tickets", state="all", limit=1)
        if not cases.ok:
            await self.excuse(turn, cases)
            return None
        if not cases.body["items"]:
            await self._none(turn)
            return None
        return await self._read(turn, f"/v1/tickets/{cases.body['items'][0]['id']}")

    async def _none(self, turn: Turn) -> None:
        """ "Is it fixed yet" of who has no case is about the outage there is."""
        outages = await turn.get("/v1/outages/mine")
        if outages.ok and any(one["is_touched"] and one["outage"] for one in outages.body["services"]):
            turn.then, turn.then_words = "check_outage", turn.words
        else:
            turn.say("tickets.none")

    async def _read(self, turn: Turn, path: str) -> dict[str, Any] | None:
        found = await turn.get(path)
        if not found.ok:
            await self.excuse(turn, found)
        return found.body if found.ok else None

    def _ask_which(self, turn: Turn, form: Opened, cases: list[dict[str, Any]]) -> None:
        replies = [
            Reply(turn.phrase(f"tickets.name_{case['kind']}", number=case["number"]), value=case["number"])
            for case in cases
        ]
        if turn.memory.form is None:
            turn.memory.form, form.asked, form.options = form, NUMBER, replies
        turn.say("tickets.which", replies=replies[:MOST_SHOWN], count=len(cases))

    def _tell(self, turn: Turn, form: Opened, case: dict[str, Any]) -> None:
        form.facts["number"], form.facts["id"] = case["number"], case["id"]
        replies = self._deeds(turn, case) if turn.memory.form is None else []
        say_case(turn, case, replies)
        if replies:
            form.asked, form.options = DEED, replies
            turn.memory.form = form

    def _deeds(self, turn: Turn, case: dict[str, Any]) -> list[Reply]:
        names = [CHASE, COMMENT] if case["is_open"] else [REOPEN]
        if case["state"] == "waiting_for_customer":
            names = [COMMENT]
        if not case["is_yours"]:
            names = [CHASE] if case["is_open"] else []
        replies = [Reply(turn.phrase(f"tickets.{name}"), value=name) for name in names]
        return [*replies, Reply(turn.book.title("request_human"), "request_human")]

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked == NUMBER:
            picked = turn.picked.value if turn.picked and turn.picked.intent is None else None
            number = turn.first("ticket") or picked
            case = await self._read(turn, f"/v1/tickets/by-number/{number}") if number else None
            if case:
                turn.memory.form = None
                self._tell(turn, form, case)
            return bool(number)
        if form.asked == WORDS and _is_about_else(turn):
            return False
        if form.asked == DEED and WHO_WORKS.search(turn.words):
            turn.memory.form = None
            turn.say("tickets.who_works")
            return True
        if form.asked == DEED:
            said = turn.picked.title if turn.picked else turn.words
            titled = {option.title.casefold(): option.value for option in form.options if option.value}
            # What is surely about something else goes its own way, whatever words are in it.
            elsewhere = turn.sure and turn.intent not in ABOUT_A_CASE
            deed = titled.get(said.strip().casefold(), None if elsewhere else deed_in(turn.words))
            if deed not in (CHASE, COMMENT, REOPEN, CLOSE):
                return False
            form.values[DEED] = deed
            await self.go_on(turn, form)
            return True
        return None

    async def check_number(self, turn: Turn, form: Opened, value: Any) -> Any:
        """Another case is meant, and the same is to be done with it."""
        if case := await self._read(turn, f"/v1/tickets/by-number/{value}"):
            form.facts |= {"number": case["number"], "id": case["id"]}
        return value

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        """News may be asked for at once, and words are passed on as they are. Only an end wants a yes."""
        if DEED not in form.values:
            # Taken back: the case is told again, with what can be done.
            turn.memory.form = None
            await self.answer(turn)
        elif form.values[DEED] == CLOSE:
            yes, no = turn.phrase("tickets.close_yes"), turn.phrase("tickets.close_no")
            self.confirm(turn, "tickets.check_ticket_confirm", yes=yes, no=no, number=form.facts["number"])
        else:
            await self.act(turn, form)

    async def act(self, turn: Turn, form: Opened) -> None:
        done = await self._do(turn, form)
        if await self.went_through(turn, done):
            turn.say(f"tickets.done_{form.values[DEED]}", text=done.body["text"], number=done.body["ticket"]["number"])

    async def _do(self, turn: Turn, form: Opened) -> Answer:
        path = f"/v1/tickets/{form.facts['id']}"
        if form.values[DEED] == CHASE:
            return await turn.post(f"{path}/chasing")
        if form.values[DEED] == CLOSE:
            return await turn.post(f"{path}/closing", {"reason": "solved"})
        where = "comments" if form.values[DEED] == COMMENT else "reopening"
        return await turn.post(f"{path}/{where}", {"text": form.values[WORDS]})


def _is_about_else(turn: Turn) -> bool:
    """A short message that is plainly another topic's. What could be a word to the team is one."""
    is_plain = turn.sure and turn.confidence >= PLAIN and len(turn.words.split()) <= FEW_WORDS
    return is_plain and turn.intent not in ABOUT_A_CASE
