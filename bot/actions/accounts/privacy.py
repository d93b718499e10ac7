"""What the law gives everybody over their data, and what to do about a fraud or a scam."""

import re
from typing import Any

from bot.actions.accounts.details import ME
from bot.actions.knowledge import NEAR, Knowledge, best
from bot.dialogue.correcting import keep
from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.moments import FRAUD as TRICKED
from bot.dialogue.moments import moment
from bot.dialogue.turn import Turn

SPAM = "spam.md"
COPY, ERASE, FRAUD = "copy", "erase", "fraud"
_WHAT = {
    FRAUD: re.compile(
        r"\b(?:scam\w*|fraud\w*|phish\w*|hack\w*|identity|impersonat\w*|sim.?swap\w*|in my name|suspicious|dodgy|fake"
        r"|(?:weird|strange|odd|funny) (?:texts?|sms|e-?mails?|messages?|calls?|links?)"
        r"|stole\w*|conned|took out|some(?:one|body)(?: else)? (?:is|has|had|got|used|called|rang|keeps))\b",
        re.IGNORECASE,
    ),
    ERASE: re.compile(r"\b(?:delet\w*|eras\w*|remov\w*|forg[eo]t\w*|wip\w*|get rid)\b", re.IGNORECASE),
    COPY: re.compile(
        r"\b(?:cop(?:y|ies)|export\w*|download\w*|see|show|access|s?d?sar|what (?:data|info\w*)|send me"
        r"|everything you (?:have|hold|know)|hold on me)\b",
        re.IGNORECASE,
    ),
}


_THEN_ERASED = re.compile(r"\b(?:and|then) (?:then )?(?:delet|eras|remov|forget|wip|get rid)", re.IGNORECASE)
# Of so few words one of them names what is wanted.
MOST_NAMING = 5


class PrivacyRequest(Form):
    """A case with a number and a day, whatever it is. Who fears a fraud is given a person first."""

    intent = "privacy_request"
    topic = "accounts"
    questions = (
        Question("what"),
        Question("fraud", free=True, needed=lambda form: form.values.get("what") == FRAUD),
    )
    refusals = {"ticket-already-open": "support.case_known"}

    async def begin(self, turn: Turn, form: Opened) -> bool:
        """Spam is nobody's data: the library says where to send it on."""
        found = best(turn)
        if found is None or found[0].file != SPAM or found[1] < NEAR:
            return True
        await Knowledge().answer(turn)
        return False

    async def options_what(self, turn: Turn, form: Opened) -> list[Reply]:
        own = [Reply(turn.phrase(f"accounts.privacy_{what}"), value=what) for what in (COPY, ERASE, FRAUD)]
        return [*own, Reply(turn.book.title("update_contact"), "update_contact")]

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "First the copy" is no story of a fraud."""
        other = None if len(turn.words.split()) > MOST_NAMING else await self.read_what(turn, form, turn.words)
        if form.asked != FRAUD or other in (None, FRAUD):
            return None
        await keep(turn, self, form, self.question("what"), other)
        return True

    async def read_what(self, turn: Turn, form: Opened, words: str) -> str | None:
        if _WHAT[COPY].search(words) and _THEN_ERASED.search(words):
            # Whoever wants it all, and then to have it deleted, has to have it first.
            return COPY
        if moment(words) == TRICKED:
            # "I put my card in, was that you" names no fraud, and is one.
            return FRAUD
        return next((what for what, named in _WHAT.items() if named.search(words)), None)

    async def options_fraud(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.book.title(intent), intent) for intent in ("request_human", "lost_phone", "stop")]

    async def check_fraud(self, turn: Turn, form: Opened, value: Any) -> Any:
        """Sent on at once and not kept: what happened to them is nobody else's."""
        await self._case(turn, FRAUD, str(value))

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        what = form.values["what"]
        # Whose data it is has to be known before anything is promised about it.
        me = await turn.get(ME)
        if not me.ok:
            await self.stop(turn, me)
            return
        self.confirm(
            turn,
            f"accounts.privacy_request_confirm_{what}",
            yes=turn.phrase(f"accounts.privacy_request_yes_{what}"),
            no=turn.phrase("accounts.privacy_request_no"),
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        await self._case(turn, form.values["what"], form.text)

    async def _case(self, turn: Turn, what: str, text: str) -> None:
        title = turn.phrase(f"accounts.privacy_title_{what}")
        opened = await turn.post("/v1/tickets", {"kind": "request", "title": title, "text": f"{title}. {text}".strip()})
        if await self.went_through(turn, opened):
            ticket = opened.body["ticket"]
            turn.say(f"accounts.privacy_opened_{what}", number=ticket["number"], promised=ticket["promised"]["display"])
