"""Going on elsewhere, said in words: "text me that", "can I carry on with this on the computer"."""

import re

from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

_LEAD = r"\W*(?:(?:ok(?:ay)?|and|so|please|pls|can|could|will|would|you|u|just|yes|actually|hi)\W+)*"
_TRAIL = r"(?: (?:please|pls|instead|then|now|thanks|ta|by (?:text|sms)|to (?:my (?:phone|mobile|number)|me)))*\W*"
_IT = r"(?:that|this|it|all that|the (?:link|details|answer|address|info|steps|number))"
# "Text me when it's back" is no such thing, and "text me" alone takes up what was offered.
_TEXT_IT = re.compile(
    rf"{_LEAD}(?:(?:text|sms) (?:me {_IT}|{_IT}(?: to me)?)"
    rf"|(?:send|forward) (?:me )?{_IT} (?:(?:to|on) my (?:phone|mobile)|by (?:text|sms)|as a (?:text|sms))){_TRAIL}",
    re.IGNORECASE,
)
_ON_THE_WEB = re.compile(
    rf"{_LEAD}(?:i )?(?:(?:want|need|would like|'?d like) to )?(?:(?:go on|carry on|continue|finish|do) (?:with )?"
    r"(?:(?:this|that|it) )?(?:on|in) (?:the |a |my )?(?:web ?site|web|internet|online|computer|laptop|pc|browser)"
    rf"|(?:(?:text|send) )?(?:me )?(?:a |the )?link (?:to|for) (?:the |your )?(?:web ?site|web|chat|page)){_TRAIL}",
    re.IGNORECASE,
)


class MovingOn(Topic):
    """What was answered last goes to the customer's own number; and on the web they find what was said here."""

    intent = "moving_on"
    by_its_words = comes_first = True
    counts = False
    refusals = {"no-number": "general.no_number_to_text", "nothing-to-text": "general.nothing_to_text"}

    def fits(self, turn: Turn) -> bool:
        return not turn.telling and (_means_text(turn) or _ON_THE_WEB.fullmatch(turn.words) is not None)

    async def answer(self, turn: Turn) -> None:
        if not _means_text(turn):
            turn.say("general.on_the_web" if turn.operator.site else "general.on_our_site")
            return
        sent = await turn.post("/v1/text-me")
        if sent.ok:
            turn.say("general.texted", number=sent.body["texted_to"])
        else:
            await self.excuse(turn, sent)


def _means_text(turn: Turn) -> bool:
    return _TEXT_IT.fullmatch(turn.words) is not None
