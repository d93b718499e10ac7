"""Who it is about and which of their lines: asked once, and only where it is not plain."""

from typing import Any

from bot.actions.client import Outcome
from bot.actions.lines import Line, meant
from bot.actions.troubleshooting.guiding import GUIDES
from bot.actions.troubleshooting.starting import elsewhere, troubles_of
from bot.dialogue.form import Form
from bot.dialogue.lines import of_account
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

# A voicemail is named, and not of which phone.
OTHER_PHONE = {"voicemail_home": "voicemail_mobile", "voicemail_mobile": "voicemail_home"}
SIGN_IN, LINE = "sign_in", "line"
MOST_SHOWN = 4


class Whose(Form):
    """The first part of a walk."""

    topic = "troubleshooting"

    async def line(self, turn: Turn, form: Opened) -> Line | None:
        """The line of the guide's kind; None where that has been asked, or it goes on without."""
        me = await turn.get("/v1/accounts/me")
        if me.outcome is Outcome.sign_in:
            self.ask_who(turn, form)
        elif me.outcome is Outcome.unavailable and "ending" not in form.facts:
            # The steps help without our systems too.
            form.facts["without"] = True
            turn.say("troubleshooting.not_tested")
            await self.go_on(turn, form)
        elif not me.ok:
            await self.stop(turn, me)
        else:
            return self._line_of(turn, form, me.body)
        return None

    def _line_of(self, turn: Turn, form: Opened, me: dict[str, Any]) -> Line | None:
        kind = GUIDES[form.facts["guide"]].service
        lines = of_account(me, kind)
        other = OTHER_PHONE.get(form.facts["guide"])
        if not lines and other and of_account(me, GUIDES[other].service):
            form.facts["guide"] = form.values["guide"] = other
            return self._line_of(turn, form, me)
        fitting = [one for one in lines if one["id"] == form.facts.get("service")] or meant(turn, lines)
        line = fitting[0] if len(fitting) == 1 else None
        if line:
            form.facts["service"] = line["id"]
            turn.choose_line(kind, line["id"])
        elif lines:
            self._ask_line(turn, form, lines)
        else:
            self._say_none(turn, form, kind, me)
        return line

    def _say_none(self, turn: Turn, form: Opened, kind: str, me: dict[str, Any]) -> None:
        self.finish(turn)
        other = elsewhere(self.intent, form.text or turn.words, me)
        if other:
            # "The box is red" is about the router of who has no TV.
            turn.then, turn.then_words = other, form.text or turn.words
        else:
            others = [trouble for trouble in troubles_of(me) if trouble != self.intent]
            replies = [Reply(turn.book.title(intent), intent) for intent in (*others, "request_human")]
            turn.say(f"troubleshooting.no_{kind}", replies=replies)

    def _ask_line(self, turn: Turn, form: Opened, lines: list[Line]) -> None:
        form.asked = LINE
        # All of them can be named, also those for which there is no button.
        form.options = [Reply(line["label"], value=line["id"]) for line in lines]
        turn.say("support.which_line", replies=form.options[:MOST_SHOWN])

    def ask_who(self, turn: Turn, form: Opened) -> None:
        form.asked = SIGN_IN
        # The form itself knows what was said, and begins again from there.
        turn.memory.again = None
        card = {"form": {"kind": "sign_in", "then": self.intent}}
        if "agreed" in form.facts or "ending" in form.facts:
            why = "deed" if "agreed" in form.facts else "case"
            turn.say(f"troubleshooting.sign_in_for_{why}", custom=card)
        else:
            replies = [
                Reply(turn.phrase("troubleshooting.go_without"), value="without"),
                Reply(turn.book.title("request_human"), "request_human"),
            ]
            turn.say("troubleshooting.sign_in", replies=replies, custom=card)
        form.options = turn.memory.offered
