"""What a line has used, what is left, and whether that lasts."""

import re
from collections.abc import Iterator
from typing import Any

from bot.actions.lines import Line, ask_which, counted_lines, known_lines
from bot.actions.usage.asked_on import asks_of_month_before, asks_on, asks_what_for, tell_month_before, told_on
from bot.dialogue.lines import called
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.reading import means_other_line
from bot.reading.tidy import plain

_ALERTS = re.compile(r"\b(?:alerts?|warn\w*|notif\w*|tell me when|let me know)\b")
_ABROAD = re.compile(r"\b(?:roam\w*|abroad|overseas|trip|holiday|travel\w*)\b")
_OWN = re.compile(r"\b(?:i have|i'?ve got|have i|i got|do i get|left|remaining|my)\b(?! to\b)")
_CREDIT = re.compile(r"\b(?:credit|balance|money)\b")
_ASKED = {
    "minutes": re.compile(r"\b(?:minu?te?s?|mins?|calls?|talk time)\b"),
    "texts": re.compile(r"\b(?:texts?|sms|messages?|txts?)\b"),
    "data": re.compile(r"\b(?:data|gb|gigs?|internet|mb)\b"),
}


class CheckUsage(Topic):
    intent = "check_usage"

    def outranks_library(self, turn: Turn) -> bool:
        """ "How much data do I have" is near to how much one needs."""
        return turn.sure and turn.intent == self.intent and _OWN.search(plain(turn.words)) is not None

    def goes_on_with(self, turn: Turn) -> bool:
        """ "And my daughter's?", "is that enough for Netflix?"."""
        return means_other_line(turn.words) or asks_on(turn.words)

    async def answer(self, turn: Turn) -> None:
        text = plain(turn.words)
        if _ALERTS.search(text):
            await self._read(turn, "/v1/usage/alerts", _tell_alerts)
        elif _ABROAD.search(text):
            await self._read(turn, "/v1/usage/roaming", _tell_abroad)
        else:
            await self._read(turn, "/v1/usage/current", _tell_current)

    async def _lines(self, turn: Turn) -> list[Line]:
        """After one line was told, "and my daughter's" is another one."""
        fitting = await counted_lines(turn)
        if len(fitting) != 1 or not means_other_line(turn.words):
            return fitting
        service = fitting[0]["service"]
        alike = [line for line in await known_lines(turn) if line["service"]["kind"] == service["kind"]]
        others = [line for line in alike if line["service"]["id"] != service["id"]]
        if called(turn.words, service["label"]) or not others:
            return fitting
        if len(others) == 1:
            turn.memory.keep_line(service["kind"], others[0]["service"]["id"])
        return others

    async def _read(self, turn: Turn, path: str, tell: Any) -> None:
        fitting = await self._lines(turn)
        if len(fitting) > 1:
            await self._overview(turn, fitting)
            return
        line = {"service_id": fitting[0]["service"]["id"]} if fitting else {}
        answer = await turn.get(path, **line)
        if not answer.ok:
            await self.excuse(turn, answer)
        elif tell is not _tell_current or not await _told_before(turn, answer.body):
            tell(turn, answer.body)

    async def _overview(self, turn: Turn, fitting: list[Line]) -> None:
        """Of several lines first what matters of all: whether one is short."""
        known = any(said.get("key") == "usage.overview" for said in turn.memory.said)
        lines = await turn.get("/v1/usage/lines")
        if lines.ok and not known:
            turn.say("usage.overview", fact=lines.body["fact"])
        await ask_which(self, turn, fitting)


async def _told_before(turn: Turn, body: dict[str, Any]) -> bool:
    return asks_of_month_before(plain(turn.words)) and await tell_month_before(turn, body)


def _tell_current(turn: Turn, body: dict[str, Any]) -> None:
    if told_on(turn, body):
        return
    text = plain(turn.words)
    if asks_what_for(text) and (counted := [name for name in _ASKED if body[name]]):
        turn.say("usage.spent", told=", ".join(_parts_used(turn, body, counted)), **_facts(body))
        return
    asked = [name for name, words in _ASKED.items() if words.search(text) and body[name]]
    if body["credit"] is not None and (_CREDIT.search(text) or not asked or "data" in asked):
        key = "usage.credit" if body["credit"]["minor"] else "usage.credit_none"
        turn.say(key, credit=body["credit"]["display"], used=body["data"]["used"]["display"], **_facts(body))
    elif not body["data"] and not asked:
        turn.say("usage.not_counted", fact=body["fact"], **_facts(body))
    elif asked in ([], ["data"]):
        _tell_data(turn, body)
    else:
        turn.say("usage.several", told=" ".join(_sentences(turn, body, asked)), **_facts(body))


def _tell_data(turn: Turn, body: dict[str, Any]) -> None:
    data, ahead, facts = body["data"], body["forecast"], _facts(body)
    facts |= {name: data[name]["display"] if data[name] else "" for name in ("used", "left", "included")}
    if data["limit"] == "unlimited":
        turn.say("usage.unlimited", **facts)
    elif data["left"] is None:
        turn.say("usage.by_use", **facts)
    elif not data["left"]["amount"]:
        turn.say("usage.used_up", **facts)
    elif ahead is None or ahead["verdict"] == "lasts":
        turn.say("usage.lasts" if ahead else "usage.left", **facts)
    else:
        turn.say("usage.runs_out", out_on=ahead["runs_out_on"]["display"], **facts)


def _sentences(turn: Turn, body: dict[str, Any], asked: list[str]) -> Iterator[str]:
    """Minutes and texts are without limit mostly: said with what was used."""
    for name in asked:
        gauge = body[name]
        facts = {part: gauge[part]["display"] if gauge[part] else "" for part in ("used", "left")}
        key = "unlimited" if gauge["limit"] == "unlimited" else "left" if gauge["left"] else "by_use"
        yield turn.phrase(f"usage.part_{key}", what=turn.phrase(f"usage.name_{name}"), **facts)


def _parts_used(turn: Turn, body: dict[str, Any], counted: list[str]) -> Iterator[str]:
    """ "156 minutes" says what it is, "1 GB" does not."""
    for name in counted:
        used = body[name]["used"]["display"]
        yield turn.phrase("usage.used_data", used=used) if name == "data" else used


def _facts(body: dict[str, Any]) -> dict[str, Any]:
    cycle = body["cycle"]
    return {
        "label": body["service"]["label"],
        "starts": cycle["starts"]["display"],
        "resets": cycle["resets_on"]["display"],
    }


def _tell_abroad(turn: Turn, body: dict[str, Any]) -> None:
    key = "usage.abroad" if body["trips"] else "usage.abroad_none"
    turn.say(key, label=body["service"]["label"], fact=body["fact"], since=body["since"]["display"])


def _tell_alerts(turn: Turn, body: dict[str, Any]) -> None:
    turn.say("usage.alerts", label=body["service"]["label"], fact=body["fact"])
