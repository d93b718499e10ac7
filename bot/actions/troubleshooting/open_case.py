"""A case that is open for the line: spoken of before the line is tested once more."""

from typing import Any

from bot.actions.troubleshooting.ending import PERSON, Ending
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

CASE, BOOKED = "case", "booked"


class OpenCase(Ending):
    """Its number, what is next for it, and the ways on."""

    async def ask_case(self, turn: Turn, form: Opened, case: dict[str, Any]) -> None:
        form.facts |= {"case": case["id"], "number": case["number"]}
        form.asked = CASE
        visit = await self._visit_of(turn, case)
        replies = [
            Reply(turn.phrase("troubleshooting.see_case"), value="see"),
            Reply(turn.phrase("troubleshooting.test_anyway"), value="test"),
            Reply(turn.book.title(PERSON), PERSON),
        ]
        promised = case["promised"]
        key = "case_visit" if visit else "case_open" if promised else "case_open_undated"
        facts = {"number": case["number"], "state": case["state_text"], "visit": visit}
        facts["promised"] = promised["display"] if promised else None
        turn.say(f"troubleshooting.{key}", replies=replies, **facts)
        form.options = turn.memory.offered

    async def _visit_of(self, turn: Turn, case: dict[str, Any]) -> str | None:
        """When somebody comes for it, where that is settled."""
        whole = await turn.get(f"/v1/tickets/{case['id']}")
        ahead = [one for one in whole.body["visits"] if one["state"] == BOOKED] if whole.ok else []
        return str(ahead[0]["starts"]["display"]) if ahead else None
