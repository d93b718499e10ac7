"""SIMs: activated, replaced, and the codes that belong to them, which are said once and kept nowhere."""

import re
from typing import Any

from bot.actions.orders.asked_about import ASKED_AS
from bot.actions.orders.line_form import LineForm
from bot.actions.orders.posted import PostedForm
from bot.actions.orders.receipts import say_placed
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn

ACTIVATE, REPLACE, CODE, PUK, UNLOCK = "activate", "replace", "code", "puk", "unlock"
CARD, ESIM = "physical", "esim"
_E = r"e-? ?sim\w*"
# In this order: "the new SIM is not activated" asks for no new one.
_WHATS = {
    PUK: r"\bpuc?k\b|pin (?:is )?(?:locked|blocked)|wrong pin|(?:sim|card) (?:is |has been )?(?:locked|blocked)"
    r"|(?:locked|close)d? (?:out|now)|three (?:time|wrong)|asks? (?:me )?for (?:a )?(?:code|eight)|eight digits",
    UNLOCK: r"(?:un-?lo[ck]+\w*|unlok)\b[^.!?]{0,30}\b(?:handset|phone|iphone|device|network)|\bnetwork (?:un)?lock",
    CODE: rf"\bqr\b|install code|{_E}[^.!?]{{0,30}}\b(?:code|install\w*|load\w*|set ?up|scan)\b"
    rf"|\b(?:install|load|set ?up|setup|scan|add|show)\b[^.!?]{{0,25}}\b{_E}",
    ACTIVATE: r"\bactiv\w*|\bprovision\w*|not (?:yet )?registered|switch(?:ed|ing)? (?:it |the \w+ )?on\b|get it going"
    r"|(?:new|got (?:the|my)|received (?:the|my)) sim\b[^.!?]{0,30}\b(?:dead|not work\w*|nothing|in front)"
    r"|ain'?t work\w* yet|put (?:my number )?on this",
    REPLACE: rf"\b(?:new|replac\w*|another|anotha|spare|damag\w*|bro\w*|bent|snapped|scratch\w*|lost|invalid|wrong size"
    rf"|smaller|too (?:big|small|large)|(?:doesn'?t|does not|won'?t|not) fit\w*|knackered|switch|change|swap|convert"
    rf"|order|send|need)\b|{_E}",
}
_WANTED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _WHATS.items()}
_ESIM = re.compile(rf"\b{_E}|\bdownload\b|\bat once\b|\bdigital\b", re.IGNORECASE)
_CARD = re.compile(r"\b(?:card|plastic|physical|post|posted|proper|normal|letter ?box)\b", re.IGNORECASE)
# Everybody's SIM is called a card: that chooses none.
_SIM_CARD = re.compile(r"\bsim[- ]?cards?\b", re.IGNORECASE)
# Theirs, and not what such a code is.
_OWN_PUK = re.compile(r"\b(?:my|the) pu[ck]+\b|\bmy (?:sim|card) (?:is |has been )?(?:locked|blocked)", re.IGNORECASE)
_NOT_ESIM = re.compile(rf"\b(?:my|from|not(?: an?)?|no|swap my|instead of (?:an |the )?)\s*{_E}", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)\d(?:[ -]?\d){3,19}(?!\d)")


def _goes_elsewhere(form: Opened) -> bool:
    return "address" in form.values and form.values.get("form") == CARD


class SimHelp(PostedForm, LineForm):
    """First what about the SIM, then which line; all else depends on it."""

    intent = "sim_help"
    topic = "sims"
    asked_as = ASKED_AS
    questions = (
        Question("what"),
        Question("line"),
        Question("digits", needed=lambda form: form.values.get("what") == ACTIVATE),
        Question("form", needed=lambda form: form.values.get("what") == REPLACE),
        # Where we know they live, unless they name another place.
        Question("address", needed=lambda _: False),
        Question("postcode", reads=("postcode",), needed=_goes_elsewhere),
    )
    anew = {"sim-not-found": ("digits", "sims.digits_unknown")}
    refusals = {
        "sim-not-found": "sims.sim_not_found",
        "sim-unknown": "sims.no_esim_waiting",
        "customer-only": "sims.customer_only",
        "already-ordered": "sims.already_ordered",
        "account-has-ended": "sims.line_ended",
        "line-has-ended": "sims.line_ended",
        "no-bill-for-it": "sims.no_bill_for_it",
        "address-needed": "sims.address_needed",
        "offer-changed": "sims.offer_changed",
        "ticket-already-open": "sims.case_already_open",
    }

    def outranks_library(self, turn: Turn) -> bool:
        return _OWN_PUK.search(turn.words) is not None

    async def begin(self, turn: Turn, form: Opened) -> bool:
        return await self.look_up_lines(turn, form)

    async def options_what(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"sims.what_{what}"), value=what) for what in (ACTIVATE, REPLACE, PUK, CODE)]

    async def read_what(self, turn: Turn, form: Opened, words: str) -> str | None:
        return next((what for what, pattern in _WANTED.items() if pattern.search(words)), None)

    async def check_what(self, turn: Turn, form: Opened, value: str) -> str:
        """ "An eSIM instead" says which one, too."""
        kind = await self.read_form(turn, form, turn.words) if value == REPLACE else None
        if kind and form.asked == "what":
            form.values["form"] = kind
        return value

    async def read_digits(self, turn: Turn, form: Opened, words: str) -> str | None:
        """What is printed on the card, or its end. A telephone number in the first message is none."""
        told = [re.sub(r"\D", "", digits) for digits in _DIGITS.findall(words)]
        phones = [one for one in turn.found(text=words) if one.kind == "phone"]
        return told[-1] if told and (form.asked == "digits" or not phones) else None

    async def check_digits(self, turn: Turn, form: Opened, value: str) -> Any:
        return value if 4 <= len(value) <= 20 else refuse("sims.sim_help_digits_again")

    async def options_form(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"sims.form_{kind}"), value=kind) for kind in (ESIM, CARD)]

    async def read_form(self, turn: Turn, form: Opened, words: str) -> str | None:
        words = _SIM_CARD.sub("", words)
        if _CARD.search(words) or _NOT_ESIM.search(words):
            return CARD if not _ESIM.search(words) or _NOT_ESIM.search(words) else None
        if _ESIM.search(words):
            return ESIM
        # What is sent to an address is no eSIM.
        return CARD if any(one.kind == "address" for one in turn.found(text=words)) else None

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        summed_up = {
            ACTIVATE: self._ask_to_activate,
            REPLACE: self._quote,
            CODE: self._show_install_code,
            PUK: self._show_puk,
            UNLOCK: self._ask_to_unlock,
        }
        await summed_up[form.values["what"]](turn, form)

    async def act(self, turn: Turn, form: Opened) -> None:
        done = {ACTIVATE: self._activate, REPLACE: self._order, UNLOCK: self._open_case}
        await done[form.values["what"]](turn, form)

    async def _ask_to_activate(self, turn: Turn, form: Opened) -> None:
        self._ask(turn, form, "sims.sim_help_activate", ends_in=form.values["digits"][-4:])

    async def _ask_to_unlock(self, turn: Turn, form: Opened) -> None:
        self._ask(turn, form, "sims.sim_help_unlock")

    def _ask(self, turn: Turn, form: Opened, key: str, **facts: Any) -> None:
        yes, no = turn.phrase(f"{key}_yes"), turn.phrase("sims.sim_help_no")
        self.confirm(turn, key, yes=yes, no=no, label=form.facts["label"], **facts)

    async def _activate(self, turn: Turn, form: Opened) -> None:
        wanted = {"digits": form.values["digits"], "service_id": form.values["line"]}
        done = await turn.post("/v1/orders/sims/activation", wanted)
        if await self.went_through(turn, done):
            sim = done.body
            turn.say("sims.activated", label=sim["service"], ends_in=sim["ends_in"], what_next=sim["what_next"])

    async def _quote(self, turn: Turn, form: Opened) -> None:
        kind = form.values["form"]
        place = self.place(form) if kind == CARD else {}
        wanted = {"kind": "sim", "form": kind, "service_id": form.values["line"], **place}
        quote = await turn.post("/v1/orders/quotes", wanted)
        if not await self.quoted(turn, quote):
            return
        once, day, address = quote.body["once"], quote.body["expected_on"]["display"], quote.body["address"]
        cost = turn.phrase("sims.costs" if once["minor"] else "sims.free", once=once["display"])
        self._ask(turn, form, f"sims.sim_help_{kind}", cost=cost, day=day, address=address)

    async def _order(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, "/v1/orders"):
            say_placed(turn, "sims.ordered_esim" if form.values["form"] == ESIM else "sims.ordered_card", receipt)

    async def _show_install_code(self, turn: Turn, form: Opened) -> None:
        """Of the eSIM that was ordered last for this line. Installed once, it has no code any more."""
        orders = await turn.get("/v1/orders", state="all")
        if not orders.ok:
            await self.stop(turn, orders)
            return
        mine = [one["sim_id"] for one in orders.body["items"] if one["service_id"] == form.values["line"]]
        sim_id = next((one for one in mine if one), None)
        if sim_id is None:
            self.finish(turn)
            turn.say("sims.no_esim_waiting", replies=_new_esim(turn))
            return
        shown = await turn.get(f"/v1/orders/sims/{sim_id}/code")
        if shown.ok:
            self.finish(turn)
            code, ends_in, label = shown.body["install_code"], shown.body["ends_in"], form.facts["label"]
            turn.say("sims.install_code", custom={"secret": True}, code=code, ends_in=ends_in, label=label)
        else:
            await self.stop(turn, shown)

    async def _show_puk(self, turn: Turn, form: Opened) -> None:
        shown = await turn.get("/v1/orders/sims/puk", service_id=form.values["line"])
        if await self.went_through(turn, shown):
            turn.say("sims.puk", custom={"secret": True}, puk=shown.body["puk"], label=shown.body["service"])

    async def _open_case(self, turn: Turn, form: Opened) -> None:
        text = turn.phrase("sims.unlock_case", words=form.text or form.facts["label"])
        opened = await turn.post("/v1/tickets", {"kind": "request", "text": text, "service_id": form.values["line"]})
        if await self.went_through(turn, opened):
            turn.say("sims.unlock_asked", number=opened.body["ticket"]["number"], what_next=opened.body["text"])


def _new_esim(turn: Turn) -> list[Reply]:
    return [
        Reply(turn.phrase("sims.new_esim"), "sim_help", "order a new esim"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]
