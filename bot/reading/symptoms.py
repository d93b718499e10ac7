"""What is wrong, as people describe it. Codes that troubleshooting guides can begin from."""

import re
from functools import lru_cache

from bot.reading.spans import Found, before, found, longest_first

_NET = r"(?:internet|broad ?band|wi-? ?fi|fibre|connection|net|line|service|signal|data|hub|router)"
_PICTURE = r"(?:pictures?|pics?|photos?|images?|mms|picture messages?|gifs?)"
_NO = (
    r"(?:no|zero|lost(?: all)?(?: my)?|without|haven'?t got(?: any)?|got no|not (?:got|getting"
    r"|had)(?: any)?|don'?t have(?: any)?|there'?s no|can'?t get(?: any)?|keep losing)"
)
_CANT = (
    r"(?:can'?t|cannot|can ?not|cant|couldn'?t|won'?t|wont|unable to|not able to|doesn'?t|doesnt|does not"
    r"|not|isn'?t|aren'?t|didn'?t|never)"
)
_SYMPTOMS = {
    "one_device": r"(?:only|just)(?: on)? (?:my |the |one |this |1 )?(?:one )?(?:laptop|tablet|ipad|phone|device"
    r"|computer|pc|console|xbox|ps[45])|(?:everything|all) else (?:works|is fine)"
    r"|(?:works|fine) on (?:my|the|everything|all)(?: \w+)? (?:but|except)|one device",
    "dropping": r"(?:keeps?|kept|keep on|constantly|always) (?:on )?(?:drop(?:p?ing)?|cutting|disconnect\w*"
    r"|going (?:off|down)|dying|losing)(?: out| off)?|drop(?:s|ped|ping|outs?)(?: out| off)?"
    r"|intermittent\w*|in and out|on and off|cut(?:s|ting) out|comes and goes|up and down like|disconnect(?:s|ing|ed)",
    "slow": (
        r"slow(?:ly|er|ness)?|sluggish|crawl(?:s|ing)|snail'?s? pace|buffer(?:s|ing)?|lagg?(?:s|y|ing)?"
        r"|takes? (?:ages|forever)|not getting (?:the|my) speeds?|speeds? (?:is|are) (?:bad|poor|terrible"
        r"|awful|rubbish)"
    ),
    "down": rf"(?:{_NO}) (?:{_NET}(?<!signal)(?<!data)(?<!line)|wifi|connection)"
    rf"|{_NET}(?<!signal)(?<!data)(?: \w+)? (?:down|dead|gone|off|out)|(?:is|are|went|gone|goes|been|all"
    rf"|was) (?:down|dead|out)"
    rf"|{_NET}(?<!signal)(?<!data) (?:has )?(?:{_CANT} (?:be )?work(?:ing)?|stopped(?: working)?)"
    rf"|{_CANT} (?:get|go) online|(?:can'?t|cannot|won'?t|wont) connect|no lights?|red light",
    "no_signal": r"(?:no|zero|lost|poor|bad|terrible|weak|rubbish|low|without|any)(?: (?:mobile|phone|my))? (?:signal"
    r"|reception|bars|service|coverage)|no bars|emergency calls only|sos only|searching for (?:network"
    r"|service)"
    r"|signal(?: is| has)? (?:gone|bad|poor|dropped|weak|down|dead|out)|not registered on network",
    "no_data": (
        rf"(?:{_NO}|slow)(?: (?:mobile|my))?(?: (?:data|[345]g|lte))(?: \w+)?|(?:mobile )?data(?: is"
        rf"| has)?(?: {_CANT}| stopped) work(?:ing)?|[345]g(?: is)?(?: {_CANT}| stopped) work(?:ing)?"
    ),
    "pictures": (
        rf"{_CANT} (?:send|receive|get|open|download)(?:ing)?(?: \w+)? {_PICTURE}"
        rf"|{_PICTURE}(?: \w+)? {_CANT} (?:\w+ )?(?:send|sending|sent|go|going|download|open|arrive|through)\w*"
    ),
    "calls": rf"{_CANT} (?:make|receive|get|take|answer|place|hear)(?:ing)?(?: (?:or receive|any"
    rf"|or answer))?(?: (?:calls?|phone calls?|people|them|anyone|anything|me))|calls?(?: \w+)? (?:drop"
    rf"|fail|cut|{_CANT})(?: \w+)?"
    r"|(?:calls?) (?:keep|going|go) \w+|straight to voicemail|no dial(?:ling)? tone|(?:can'?t"
    r"|cannot) (?:ring|call|phone) (?:out|any\w*)|one way audio|echo(?:ing)?|nobody can (?:ring|call) me",
    "texts": (
        rf"{_CANT} (?:send|receive|get|sending|receiving|getting)(?: any)? (?:texts?|sms|messages?"
        rf"|text messages?)|(?:texts?|sms|messages?)(?: \w+)? {_CANT} (?:send|go|arriv|com|deliver"
        rf"|work)\w*(?: through)?"
    ),
    "voicemail": r"voice ?mails?|answer ?phone|answer machine|mailbox (?:is )?full",
    "no_picture": r"(?:no|black|blank|blue|frozen|white) (?:picture|screen)|no tv|pixel+at\w+|picture (?:freez\w+"
    r"|breaks? up|is frozen|gone|keeps \w+)|blocky|(?:screen|tv|picture|box) (?:is |has |keeps )?(?:froze"
    r"|frozen|freez\w+|black|blank)"
    r"|stuck on (?:loading|the logo|welcome|boot)|no sound|channels? (?:are |is )?(?:missing|gone)|missing channels?",
    "remote": r"remote(?: control)?(?!ly)",
    "noise": (
        r"crackl\w+|static|hiss(?:ing|y)?|humm?(?:ing)?|buzz(?:ing)?|noisy line|nois[ey](?= on)|noise"
        r"|interference"
    ),
}
# "It is not slow, it is down" tells of one thing only.
_DENIED = re.compile(
    r"\b(?:not|isn'?t|never|no longer|aint|ain'?t|no more|wasn'?t|aren'?t)(?: (?:that|so|really|even|just"
    r"|at all|getting))?(?: any)? $",
    re.IGNORECASE,
)
_CALM = re.compile(r"\b(?:do you (?:have|know)|ask about|set up|change my) $", re.IGNORECASE)


def find_symptoms(text: str) -> list[Found]:
    """Symptoms in the order told, each once. What is denied is none."""
    findings = []
    for code, pattern in _patterns():
        for match in pattern.finditer(text):
            front = before(text, match.start())
            if not _DENIED.search(front) and not _CALM.search(front):
                findings.append(found("symptom", code, text, match.span()))
                break
    return longest_first(findings)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Made with the first message: they are long, and would be a tenth of what importing all of this takes."""
    return [(code, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for code, pattern in _SYMPTOMS.items()]
