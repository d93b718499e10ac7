"""What goes by post to another address than the one we have: named with the wish, or before the yes."""

from typing import Any

from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn


class PostedForm(Form):
    """Has questions "address", which is never asked, and "postcode"."""

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """Beside an answer to the open question, or instead of one."""
        if (address := await self.read_address(turn, form, turn.words)) is None:
            return await super().take(turn, form)
        form.values["address"] = await self.check_address(turn, form, address)
        if form.asked not in (CONFIRM, "postcode"):
            return await super().take(turn, form)
        await self.go_on(turn, form)
        return True

    async def read_address(self, turn: Turn, form: Opened, words: str) -> str | None:
        found = next((one.value for one in turn.found(text=words) if one.kind == "address"), None)
        if found is None:
            return None
        form.facts["said_postcode"] = found.postcode
        return ", ".join(part for part in (found.line, found.town) if part)

    async def check_address(self, turn: Turn, form: Opened, value: str) -> Any:
        """Another address has another postcode."""
        form.values.pop("postcode", None)
        if said := form.facts.pop("said_postcode", None):
            form.values["postcode"] = said
        return value[:100]

    def place(self, form: Opened) -> dict[str, str]:
        """Nothing where it goes to the address that we have."""
        return {name: form.values[name] for name in ("address", "postcode")} if "address" in form.values else {}
