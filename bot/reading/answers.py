"""Yes, no, and what is neither, in answer to a question just asked.

A wrong yes costs money and a wrong None costs one more question. So a message is read only if every word of it is
known here. Sarcasm ("yeah right", "oh great") is left alone.
"""

import re
from typing import Literal

from bot.reading.tidy import plain

Answer = Literal["yes", "no", "maybe"]

_MAYBE = (
    r"may ?be|perhaps|possibly|not sure|unsure|dunno|(?:i )?don'?t know|(?:i )?do not know|idk|no idea|depends?"
    r"|it depends"
    r"|(?:i )?(?:(?:do |would |'?d )?(?:want|need|like|have|got|going|gotta|wanna)(?: to)?|let me)? ?(?:have a )?think"
    r"(?! so)(?: about it| it over| first)?"
    r"|i guess(?: so)?|i suppose(?: so)?|if (?:i|you) (?:must|have to)|might do|might"
    r"|we'?ll see|hard to say|"
    r"let me (?:think|check|see)|not (?:quite|entirely sure)|later|kind of|sort of"
    r"|kinda|sorta|yes and no|half and half|in a (?:bit|minute|sec)|could do|prob(?:ably)? not sure"
)
_NO = (
    r"not (?:that one|correct|necessary|needed|for now|likely|a chance|exactly)|no need(?: for (?:it|that))?|neither"
    r"|none of (?:these|those|them)|false|i (?:disagree|refuse|decline|haven'?t|didn'?t|wouldn'?t)"
    r"|i'?ll pass|hell no|god no|"
    # Of two that begin alike, the longer one stands first.
    r"no way|no chance|never ?mind|never|don'?t bother|dont want (?:it|that|to)|hard pass|"
    r"not (?:yet|now|today|tonight|right now|this time)|no+|n|nope|nop|nah+|naw|nay|na|negative"
    r"|no thank(?:s| you)|no ta|not really|not at all"
    r"|not for me|not interested|not happy with that|absolutely not"
    r"|certainly not|definitely not|"
    r"of course not|i'?d rather not|rather not|i don'?t think so|don'?t think so|i do not|i don'?t"
    r"|don'?t(?: do (?:it|that))?|do not(?: do (?:it|that))?|don'?t want (?:it|that|to)"
    r"|i(?:'?| a)m (?:good|ok|okay|fine|alright|all right)(?! with)|"
    r"(?:you'?re|ur|your|u r) (?:alright|all right|ok|okay|good)|leave it(?: out)?|leave that|forget it"
    r"|cancel (?:that|it)|remove it|take it off|nothing"
    r"|that'?s (?:not right|wrong|not it|not correct)|wrong|incorrect|pass"
    r"|nae|i wo?n'?t|it isn'?t|it'?s not|it didn'?t|"
    r"nothing (?:has )?changed|still (?:not|isn'?t|doesn'?t|broken|down|the same)(?: work(?:s|ing)?)?|👎"
)
_YES = (
    r"exactly|yus|yeap|okey[- ]dokey|okie[- ]dokie|okie|oke|aight|right you are|righto|very well"
    r"|fair enough|that'?ll do"
    r"|spot on|bang on|bingo|you got it|totally|for sure|naturally|"
    r"y+e+s+|yh+|ye+h*|ya+h*|yea+h*|yeh+|yep+|yup+|yip|yas+|yis|y|ya|yaas|yess?ir|ys|yse|yesh|aye|ok+|oki"
    r"|okey|okay|k|kk|o\.k\.?|okie dokie|okey dokey|sure thing|sure+|of course|ofc|certainly|definitely"
    r"|definately|defo|deffo|absolutely|affirmative|"
    r"indeed|correct|right|that'?s (?:right|correct|it|fine|ok|okay|good|me|the one|great|perfect)"
    r"|thats (?:right|fine)|go (?:on|ahead|for it)(?: then)?|do (?:it|that|so)|please do|lets do (?:it"
    r"|that)|let'?s (?:do (?:it|that)|go)|i do|i would|i'?d (?:love|like) (?:to|that)|"
    r"sounds? (?:good|great|fine|perfect)|fine(?: by me| with me)?|perfect|why not|by all means"
    r"|happy (?:with that|to)|works for me|confirm(?:ed)?|agreed?|accept(?:ed)?|i agree|i accept|i confirm"
    r"|approved?|proceed|carry on|continue|that works|"
    r"yes please|most definitely|100%|hell yeah|too right|you bet|be my guest|crack on|alright"
    r"|all right|alrighty|👍|✅|👌"
)
# They say that something is so, which agrees to nothing: "it is" after "Shall I pay it?".
_SO = r"i am|i did|i have|it is|it does|it did|it has|it works|it'?s working|working now"
# "No, I haven't", "no not that bill": whatever comes after, this was no. A wrong no costs one more question only.
_REFUSES = re.compile(
    r"(?:no+|nope|nah),? (?:not (?!sure|bad|a problem)|(?:i|it|that|he|she|we|they)(?: have| do| am| is)? ?"
    r"(?:'?s not|'?m not|not|didn'?t|don'?t|haven'?t|hasn'?t|doesn'?t|can'?t|wouldn'?t|won'?t|isn'?t|wasn'?t)\b)"
)
# They add weight, politeness or nothing.
_FILLER = (
    r"(?:send|show|confirm|take) (?:it|that|them|me)(?: (?:over|in|up))?"
    r"|(?:that is|thats|that'?s|it'?s|its|is) my (?:number|address|email|account|name|line)"
    r"|(?:the )?(?:right|same) one|ma'?am|"
    r"please|pls|plz|plse|pleas|ta|thanks|thank you|thx|cheers|ty|then|so|very|much|just|now|mate|love|pal"
    r"|bro|sir|madam|well|oh|ah|um|uh|erm|hmm+|mm+|er|that'?s|that|would be|it|is|do|for me|for now|really"
    r"|actually|totally|"
    r"i|want|(?:i )?think so|would|like|to|great|lovely|brilliant|ok|okay|alright|but thanks|all good|good|haha|lol"
    r"|x+|obviously|course|honestly|tbh|👍🏻|🙂|😊|🙏|if you could|if you can|if possible|if you would|asap"
    r"|with (?:it|that)|on|you can|can you|i said|said|hi|hello"
)
_TOKEN = re.compile(
    rf"(?P<maybe>{_MAYBE})(?!\w)|(?P<no>{_NO})(?!\w)|(?P<yes>{_YES})(?!\w)|(?P<so>{_SO})(?!\w)|(?P<filler>{_FILLER})(?!\w)",
    re.IGNORECASE,
)
_SARCASM = re.compile(
    r"\b(?:yeah|yea|ye|ya|yh|oh|aye|sure|yes),? (?:right|great|brilliant|fantastic|wonderful|lovely"
    r"|of course you)\b(?! (?:go|do|please|thanks|yes))|\bas if\b|🙄|\byeah nah\b|\bnah yeah\b",
    re.IGNORECASE,
)
# "Yes but not today": what follows takes something back.
_HEDGE = re.compile(
    r"\b(?:but|unless|only if|as long as|providing|provided|except|though|just not|however)\b", re.IGNORECASE
)
_POLITE = re.compile(r"\bbut (?:thanks|thank you|cheers|ta)\b", re.IGNORECASE)


def agrees(typed: str) -> Answer | None:
    """As `yes_or_no`, where a yes would do something: that a thing is so agrees to nothing."""
    kinds = _kinds(plain(typed))
    return None if kinds and "so" in kinds and "yes" not in kinds else yes_or_no(typed)


def yes_or_no(typed: str) -> Answer | None:
    """None where the message is no plain answer. "maybe" also where a yes has a condition to it."""
    text = plain(typed)
    if not text or len(text) > 120 or _SARCASM.search(text) or "?" in text.removeprefix("why not?"):
        return None
    kept = _POLITE.sub("", text)
    if hedge := _HEDGE.search(kept):
        return _hedged(kept[: hedge.start()])
    return _verdict(_kinds(kept)) or ("no" if _REFUSES.match(kept) else None)


def _hedged(before: str) -> Answer | None:
    """A no with a condition is a no to this question; a yes with one is not a yes."""
    verdict = _verdict(_kinds(before))
    return "maybe" if verdict == "yes" else verdict


def _kinds(text: str) -> list[str] | None:
    """What each piece is, or None where one is not known."""
    kinds: list[str] = []
    place = 0
    while place < len(text):
        if not (text[place].isalnum() or text[place] in "👍👎✅👌🙂😊🙏"):
            place += 1
            continue
        best = _TOKEN.match(text, place)
        if best is None:
            return None
        kinds.append(str(best.lastgroup))
        place = best.end()
    return kinds


def _verdict(kinds: list[str] | None) -> Answer | None:
    told = {"yes" if kind == "so" else kind for kind in kinds or [] if kind != "filler"}
    if "maybe" in told:
        return "maybe"
    return ("yes" if told == {"yes"} else "no") if len(told) == 1 else None
