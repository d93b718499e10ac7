"""What a few words say of something that does not work: "still off", "same again", "no net", "it came, no lights".

Each reads a whole message: of somebody who says more, all of it has to be understood. It is compared as a guide
compares what is typed: small letters, no apostrophes.
"""

import re

from bot.guides.typed import plain

# Said around it, and of no weight.
_LEAD = (
    r"(?:(?:no+|nope|nah|naw|yes|yeah|yep|but|and|so|well|ok|okay|oh|ugh|argh|hmm+|sorry|hi|hiya|hello|help|hey|now"
    r"|just|mate"
    r"|right|lol|its|it|that|thats|this|has|is|was|been|ive|i have|all|the|my|our|everything|everythings|completely"
    r"|totally"
    r"|literally|absolutely|tried(?: it| that)?|did(?: it| that)?|done(?: it| that)?|and its|gone and|guess what"
    r"|please|pls)"
    r" )*"
)
_TAIL = (
    r"(?: (?:again|now|still|mate|tho|though|yet|at all|here|sorry|please|pls|today|tonight|this morning|this evening"
    r"|for me"
    r"|after that|after (?:doing )?(?:it|that|all that)|either|unfortunately|im afraid|for (?:hours|ages|days"
    r"|a while)|on it|lol"
    r"|as before|since (?:\w+ ){0,2}\w+|completely|all day|too|everywhere|in (?:the|my|our) (?:house|flat|home)"
    r"|whatsoever))*"
)
_DEAD = (
    r"(?:off|down|dead|out|gone|dark|broke|broken|brok|bust|busted|knackered|kaput|fried|borked|buggered|screwed"
    r"|fucked|died"
    r"|packed (?:up|in)|conked out|on the blink|playing up|cut off|gone off|gone down|gone dead|crashed"
    r"|stopped(?: working)?)"
)
_NOT = (
    r"(?:not|isnt|is not|doesnt|does not|dont|didnt|did not|wont|will not|wasnt|aint|hasnt|has not|havent|never|cant)"
)
FAILS = (
    rf"{_NOT} (?:(?:been|made|got|get|gotten|come|came|do|done|really|even) )*(?:w?o?rk\w*|wrking|help\w*|fix\w*"
    rf"|mended|sorted"
    r"|solved|any better|better|back(?: on)?|on|any difference|a difference|anything|nothing|a thing|change\w*|start\w*"
    r"|turn(?:ing)? on|switch(?:ing)? on|power(?:ing)? (?:on|up)|connect\w*|load\w*|do it|done anything|lit)"
)
_AGAIN = (
    r"(?:gone|went|dropped|died|cut(?: out)?|stopped|failed|broke|broken|off|down|dead|out|disconnected|playing up"
    r"|(?:going|keeps going|keeps) (?:off|out|down|dropping|cutting out))(?: off| out| down| dead| working)* again"
)
_BACK_AND_GONE = (
    r"(?:came|come|comes|went|was|got|is|it) (?:back|on|up|working|ok|fine)(?: on| up)?(?: \w+){0,5}"
    r" (?:again|died|dies|dead|off|gone|goes|went|stopped|stops|dropped|drops|down|out)"
    r"|(?:work(?:ed|s)|(?:was|is|came) (?:ok|fine|working|on|back|good)(?: on)?|back|on) for (?:\w+ ){1,4}?"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|bit|while|hours?|days?|moment)(?: \w+){0,5}"
    r"|back(?: on)?(?: \w+){0,3} (?:gone|off|dead|died|went|dropped)(?: \w+){0,2}"
    r"|back to (?:nothing|square one|being (?:off|dead|down)|how it was)"
)
# They say how it stands, whatever was spoken of.
_STRONG = (
    rf"still (?:\w+ )?{_DEAD}|still {FAILS}|still (?:nothing|nowt|nothin|nuthin|nada|happening|doing it|like (?:that"
    rf"|this)|bad"
    r"|slow|red|orange|amber|flashing|blinking|dropping|cutting out|crackling|crackly|buzzing|noisy|blank|black|frozen"
    r"|stuck|missing|loading|buffering|searching|no (?:better|good|joy|luck|change|use))"
    rf"|{_DEAD}|{_AGAIN}|{FAILS}|same again|(?:happen\w*|doing it|does it|did it) again|{_BACK_AND_GONE}|nowt working"
    r"|(?:nothing|nowt|nothin) (?:works?|working|is working)"
)
# They answer what was just asked, and may mean anything else at another time.
_WEAK = (
    r"(?:still )?(?:the |exactly the |just the )?same(?: (?:thing|as before|as it was|old|story|problem))?|as before"
    r"|no (?:change"
    r"|difference|better|luck|joy|good|improvement|dice|go|use|effect|response|reaction|answer)|not any better"
    r"|unchanged"
    r"|(?:nothing|nowt|nothin|nuthin|nada|zilch|zip|diddly)(?: (?:at all|happens?|happened|happening|changed|changes"
    r"|doing|yet"
    r"|there|comes? (?:on|up)|came (?:on|up)|new|on))*"
    r"|(?:even |much |its |made it |its got |got )*worse|sometimes|on and off|now and then|comes and goes|in and out"
    r"|(?:did|does|done) (?:nothing|nowt|nothin|sod all|bugger all|fuck all)|a (?:bit|little) better|slightly better"
    r"|(?:only )?(?:a )?(?:bit|little|slightly)|barely|hardly|not really|not (?:quite|yet)|if only|i wish"
    r"|waste of time|useless|pointless"
)
_COLOURS = r"(?:red|orange|amber|yellow|flashing|blinking|flickering|pulsing|solid|steady|one|two|is|are|light|lights)"
NO_LIGHT = (
    r"(?:all |the |its |my |routers? |hubs? |box(?:es)? )*(?:lights?|leds?) (?:(?:are|is|r|all|have|has|went|gone"
    r"|just) )*(?:off|out|dead|gone|dark|not on|(?:are|is)nt on)"
    r"|(?:routers?|hubs?|box|modem) (?:\w+ )?(?:wont|doesnt|isnt|not|didnt) (?:turn|switch|power)(?:ing)? (?:on|up)"
    r"|(?:routers?|hubs?|box|modem) (?:has |with )?no power"
    r"|(?:has |got |with |there(?:s| is| are) )?no (?:lights?|leds?)"
    r"(?: (?:at all|on(?: (?:it|the (?:router|hub|box|modem)))?|anywhere))?"
)
_BAD_LIGHT = (
    r"(?:(?:a|the|its|one|it is|just|got|showing|has|is|all) )*"
    rf"(?:(?:{_COLOURS}) )*(?:red|orange|amber|flashing|blinking|flickering)(?: {_COLOURS})*"
    r"(?: on (?:it|the (?:router|hub|box|modem)))?"
)
_THINGS = {
    "tv_problem": r"tvs?|telly|tely|tellys|television|tv box|set top box|cable box|landlines?|land line|home phones?"
    r"|house phones?|home fone|phone lines?|dial tone|channels",
    "mobile_problem": r"mobiles?|moblie|phones?|fones?|cells?|cell phone|sims?|signal|signl|signel|singal|sig"
    r"|reception|bars|data|mobile data|4g|5g|3g|network|netwrk",
    "internet_problem": r"inter ?nets?|intern?ets?|intr?e?rnets?|intrnets?|intenets?|interent|innernet|interwebs?"
    r"|nets?|web|wi ?fis?|wify|wfi|wiffi|broad ?bands?|brodbands?|bband|fibre|routers?|hubs?|modems?|connection",
}
_OF_IT = (
    rf"(?:(?:no|zero|lost|without|got no|have no|havent got|havent any|aint got|theres no|with no|have lost|losing"
    rf"|still no)"
    rf" (?:my |the )?(?:{{thing}})|(?:{{thing}})(?: (?:is|has|have|are|went|gone|all|just|been|completely|still"
    rf"|gone and|s|now))*"
    rf" (?:{_DEAD}|{FAILS}))"
)


def _whole(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?:{'|'.join(ways)}){_TAIL}")


_STILL, _ANY = _whole(_STRONG), _whole(_STRONG, _WEAK)
_LIGHTS = re.compile(rf"\b(?:{NO_LIGHT})\b")
_MOST_WORDS = 14
_BAD = _whole(NO_LIGHT, _BAD_LIGHT)
_FAULTS = {intent: _whole(_OF_IT.format(thing=thing)) for intent, thing in _THINGS.items()}
_RESTARTED = re.compile(
    r"\b(?:(?:tried|already|did|done|keep|kept|have|ive|just|been|also|even)(?: \w+){0,2} )?"
    r"(?:restart(?:ed|ing)|reboot(?:ed|ing)|reset(?:ting)? (?:it|the|my|everything)|power cycl(?:ed|ing)"
    r"|(?:turned|switched|turning|switching|unplugged|unplugging)(?: (?:it|everything|the \w+|my \w+))? (?:off and|and)"
    r"(?: back)?(?: \w+){0,3} (?:on|in))\b"
)
_UNDONE = re.compile(
    r"\b(?:shall|should|can|could|will|would|how|dont|didnt|havent|not|never|cant|without|you|keeps?)\b"
)
_DONE = re.compile(
    r"(?:(?:ok|okay|yes|yep|yeah|right|alright|all|i|ive|have|just|now|thats|its|it) )*(?:done|did|did it|done it"
    r"|finished|reset|restarted|its done|did them|done them|done both|done so|did so|checked"
    r"|(?:moved|changed|swapped|unplugged|pulled|pushed|pressed|switched|turned|replaced|put) (?:it|them|that|both)"
    r"(?: (?:in|out|off|on|back|again|over|up|round))*)(?: (?:it|now|that|mate|all))*"
)


def is_still_off(words: str) -> bool:
    """ "Still off", "its gone again", "it came back then died", about whatever was spoken of."""
    said = plain(words)
    return len(said.split()) <= _MOST_WORDS and _STILL.fullmatch(said) is not None


def is_not_mended(words: str) -> bool:
    """Also what only answers "is it better?": "same", "nothing happens", "a bit", "still red", "all lights are off"."""
    said = plain(words)
    if len(said.split()) > _MOST_WORDS:
        return False
    return _ANY.fullmatch(said) is not None or _BAD.fullmatch(said) is not None


def has_no_light(words: str) -> bool:
    """ "All lights are off", "it came, no lights": of whatever box it is about."""
    said = plain(words)
    return len(said.split()) <= _MOST_WORDS and _LIGHTS.search(said) is not None


def fault_of(words: str) -> str | None:
    """ "No net", "tv's dead", "all lights are off": which trouble it is, by what is named."""
    said = plain(words)
    if len(said.split()) > _MOST_WORDS:
        return None
    of_it = next((intent for intent, ways in _FAULTS.items() if ways.fullmatch(said)), None)
    # What has lights that tell of a fault is a router, unless it is called something else.
    return of_it or ("internet_problem" if has_no_light(said) else None)


def says_restarted(words: str) -> bool:
    """ "Tried restarting it", "turned it off and on": done before anybody asked for it."""
    said = plain(words)
    found = _RESTARTED.search(said)
    return found is not None and not words.rstrip().endswith("?") and not _UNDONE.search(said[: found.end()])


def only_says_done(words: str) -> bool:
    """ "Ok done": and nothing about what came of it."""
    return _DONE.fullmatch(plain(words)) is not None
