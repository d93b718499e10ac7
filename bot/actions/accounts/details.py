"""Own details as they are, and the way into the account."""

import re
from typing import Any

from bot.actions.client import Outcome
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

ME = "/v1/accounts/me"
# More lines than this are counted and not told one by one.
MOST_LINES_TOLD = 3
# What was asked about, by what names it. The first that fits: an e-mail address is no address.
_ASKED = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("email", r"e-?mails?|mail address"),
        ("people", r"who(?:'s| is| else| can| uses)|members|people|somebody else|someone else|authori[sz]ed"),
        ("number", r"(?:account|acc(?:oun)?t|customer) ?(?:number|num|no|nr|id|ref\w*)"),
        ("lines", r"lines?|services?|numbers|sims?|what (?:do i have|have i got)"),
        ("phone", r"phone|mobile|cell|telephone|contact number|number"),
        ("home", r"add?ress?|post ?code|where (?:i|do i) live"),
        ("name", r"name"),
    )
)

_WRONG = re.compile(
    r"\b(?:wrong|incorrect|out of date|old one|not (?:right|correct|true|up to date|mine|me))\b"
    r"|\b(?:isn'?t (?:right|correct|mine)|misspel\w*|mistake|typo)\b",
    re.IGNORECASE,
)


class ViewAccount(Topic):
    """The one detail that was asked for, else those by which we reach the customer."""

    intent = "view_account"

    def goes_on_with(self, turn: Turn) -> bool:
        return _WRONG.search(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        if _WRONG.search(turn.words):
            # What was told is to be put right.
            turn.then, turn.then_words = "update_contact", turn.words
            return
        me = await turn.get(ME)
        if not me.ok:
            await self.excuse(turn, me)
            return
        asked = next((name for name, words in _ASKED if words.search(turn.words)), "all")
        if asked == "people":
            await self._people(turn, me.body)
            return
        facts = _details(turn, me.body)
        key = f"accounts.details_{asked}"
        if not facts.get(asked, True):
            key = "accounts.details_missing"
        turn.say(key, custom=_private(turn), **facts, what=turn.phrase(f"accounts.detail_{asked}"))

    async def _people(self, turn: Turn, me: dict[str, Any]) -> None:
        held = next((account for account in me["accounts"] if account["held"]), None)
        if held is None:
            turn.say("support.not_account_holder")
            return
        listed = await turn.get(f"/v1/accounts/{held['id']}/members")
        if not listed.ok:
            await self.excuse(turn, listed)
            return
        others = [one["name"] for one in listed.body["members"] if not one["is_holder"]]
        key = "accounts.details_people" if others else "accounts.details_only_you"
        turn.say(key, custom=_private(turn), people=_and(turn, others))


class LoginHelp(Topic):
    """There are no passwords: whoever can read a code at an address we hold is let in."""

    intent = "login_help"

    async def answer(self, turn: Turn) -> None:
        if _LOST.search(turn.words):
            me = await turn.get(ME)
            form = {"form": {"kind": "sign_in", "by": "email"}} if me.outcome is Outcome.sign_in else None
            turn.say("accounts.login_lost_number", custom=form)
        elif _NO_CODE.search(turn.words):
            turn.say("accounts.login_no_code")
        elif _PAGE.search(turn.words):
            turn.say("accounts.login_page")
        else:
            await self._by_code(turn)

    async def _by_code(self, turn: Turn) -> None:
        me = await turn.get(ME)
        if me.ok:
            turn.say("accounts.login_is_in", name=me.body["given_name"])
        elif me.outcome is Outcome.sign_in:
            turn.say("accounts.login_by_code", custom={"form": {"kind": "sign_in"}})
        else:
            await self.excuse(turn, me)


_LOST = re.compile(
    r"\b(?:(?:lost|stolen|broken?|new|changed?|old|no longer|don'?t have|do not have|without)\b.{0,30}\b"
    r"(?:phone|number|mobile|sim|e-?mail)|(?:phone|number|mobile|sim|e-?mail)\b.{0,20}\b"
    r"(?:lost|stolen|broken?|changed?|gone|closed|dead))\b",
    re.IGNORECASE,
)
_NO_CODE = re.compile(r"\b(?:codes?|otp|text|sms|verification|six digits?|6 digits?|pass ?code)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:page|site|website|portal|app)\b.{0,30}\b(?:load\w*|blank|down|open\w*|crash\w*|stuck|spin\w*)\b",
    re.IGNORECASE,
)


def _details(turn: Turn, me: dict[str, Any]) -> dict[str, Any]:
    phone = me["phone"]["display"] if me["phone"] else None
    home = ", ".join(part for part in (me["home"]["address"], me["home"]["postcode"]) if part)
    number = next((account["number"] for account in me["accounts"] if account["number"]), None)
    reached = [me["name"], me["email"], phone, home]
    return {
        "name": me["name"],
        "email": me["email"],
        "phone": phone,
        "home": home,
        "number": number,
        "lines": _lines(turn, me),
        "all": "; ".join(part for part in reached if part),
    }


def _lines(turn: Turn, me: dict[str, Any]) -> str:
    lines = [service for account in me["accounts"] for service in account["services"]]
    told = [turn.phrase("accounts.line", label=one["label"], plan=one["plan"]) for one in lines[:MOST_LINES_TOLD]]
    if rest := len(lines) - len(told):
        told.append(turn.phrase("accounts.lines_more", count=rest))
    return _and(turn, told)


def _and(turn: Turn, parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return turn.phrase("accounts.and", first=", ".join(parts[:-1]), last=parts[-1])


def _private(turn: Turn) -> dict[str, Any]:
    """Shown once, kept nowhere, and not in a preview."""
    return {"secret": True, "teaser": turn.phrase("accounts.teaser")}
