"""Phone numbers, account numbers, and the numbers on tickets, orders, receipts and bills.

phonenumbers knows which numbers can be, and is asked that. Its own search is not trusted: strictly it refuses the
numbers kept free for examples (07700 900123), loosely it takes 42.10, T20418 and parts of a card for phone numbers.
Codes and card numbers are found so that nothing else reads them, and are never kept.
"""

import re
from collections.abc import Iterator

from bot.reading.spans import Found, before, found

_PHONE = re.compile(r"(?<![\w£$€₹./-])(?:\+|00)?\(?\d(?:[ ().-]{0,3}\d){6,14}(?![\w/£$€₹]|[.:-]\d)")
_OTHER_NUMBER = re.compile(
    r"\b(?:account|acc(?:oun)?t|a/c|order|ticket|case|ref(?:erence)?|card|invoice|bill|imei|serial"
    r"|customer)(?: (?:number|no|num|nr|id))?\W{0,3}(?:is |was |= ?)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:ends?|ending|finish(?:es|ing)?|last (?:three|four|two|3|4|2)(?: (?:digits|numbers))?)(?: (?:in"
    r"|with|on|are|is))?\W? ?(?P<digits>\d{2,4})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:account|acct|acc|a/c|customer)(?: ?(?:number|no|num|nr|id|#))?\W{0,3}(?:is |was "
    r"|= ?)?(?P<digits>\d(?:[ -]?\d){5,11})(?!\w|[ -]?\d)",
    re.IGNORECASE,
)
# What the api writes; people leave out the hyphens, put in spaces, and mind no capital letters.
_LETTERS = "[2-9A-HJ-NP-Z]"
_REFERENCES = (
    ("payment", re.compile(rf"(?<!\w)P[- ]?\d{{6}}[- ]?{_LETTERS}{{6}}(?!\w)", re.IGNORECASE)),
    ("arrangement", re.compile(rf"(?<!\w)A[- ]?\d{{6}}[- ]?(?=[A-Z2-9]*[A-Z]){_LETTERS}{{6}}(?!\w)", re.IGNORECASE)),
    ("bill", re.compile(r"(?<!\w)[A-Z]{2}-20\d\d-\d\d-\d{6}(?!\w)", re.IGNORECASE)),
    ("receipt", re.compile(rf"(?<!\w)A-{_LETTERS}{{7}}(?!\w)", re.IGNORECASE)),
    ("ticket", re.compile(r"(?<!\w)T[- ]?\d{5,7}(?!\w)", re.IGNORECASE)),
    ("order", re.compile(r"(?<!\w)(?:[OX][- ]?\d{5,7}|A\d{8,10})(?!\w)", re.IGNORECASE)),
)
_SAID = re.compile(
    r"\b(?P<kind>ticket|case|complaint|order)(?: (?:number|no|num|nr|id|ref(?:erence)?))?\W{0,3}(?:is "
    r"|was )?(?P<digits>\d{5,7})(?!\w|[.,/-]?\d)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:one[- ]time|verification|security|sms|text)? ?(?<!zip )(?<!post )(?<!area )(?<!sort )(?:code"
    r"|otp|passcode|pin|puk"
    r"|password)(?: (?:number|is|was|it's|i got|you sent|says)| sent me){0,3}\W{0,3}"
    r"(?P<code>\d(?:[ -]?\d){3,7})(?!\w)",
    re.IGNORECASE,
)
_CODE_AFTER = re.compile(
    r"(?<![\w+£$€₹.-])(?P<code>\d{3}[ -]?\d{3}|\d{4})(?= (?:is|was) (?:the|my) (?:code|pin|otp|passcode))",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\w+])\d(?:[ .-]?\d){12,18}(?!\w)")


def find_secrets(text: str) -> list[Found]:
    """One-time codes and cards: where they stand, never what they are."""
    findings = [
        Found("code", None, *match.span("code"), "")
        for pattern in (_CODE, _CODE_AFTER)
        for match in pattern.finditer(text)
    ]
    # Six digits and nothing else are what our own text message has just asked for.
    if alone := re.fullmatch(r"\W*(\d{3}[ -]?\d{3})\W*", text):
        findings.append(Found("code", None, *alone.span(1), ""))
    return findings + [
        Found("card", None, *match.span(), "") for match in _CARD.finditer(text) if not _is_phone(match.group())
    ]


def find_references(text: str) -> list[Found]:
    """Numbers of tickets, orders, payments, arrangements, receipts and bills, as the api writes them."""
    findings = [
        found(kind, _written(kind, match.group()), text, match.span())
        for kind, pattern in _REFERENCES
        for match in pattern.finditer(text)
    ]
    for match in _SAID.finditer(text):
        kind, letter = ("order", "O") if match["kind"].lower() == "order" else ("ticket", "T")
        findings.append(found(kind, letter + match["digits"], text, match.span("digits")))
    return findings


def find_accounts(text: str) -> list[Found]:
    return [
        found("account", re.sub(r"\D", "", match["digits"]), text, match.span("digits"))
        for match in _ACCOUNT.finditer(text)
    ]


def find_phones(text: str, region: str) -> list[Found]:
    """Phone numbers as E.164, and the last digits of one by which people tell their lines apart."""
    return [*_whole(text, region), *_endings(text)]


def _whole(text: str, region: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        if not _OTHER_NUMBER.search(before(text, match.start())) and (number := _e164(match.group(), region)):
            yield found("phone", number, text, match.span())


def _endings(text: str) -> Iterator[Found]:
    for match in _ENDS.finditer(text):
        if not re.search(r"\bcard\b[^.,]{0,20}$", before(text, match.start()), re.IGNORECASE):
            yield found("phone_end", match["digits"], text, match.span("digits"))


def _e164(typed: str, region: str) -> str | None:
    """Shorter ones can be a number inside a town, but mostly are an amount, an account or a date."""
    # A third of the time that importing all of this takes, and few messages need it.
    import phonenumbers

    digits = re.sub(r"\D", "", typed)
    typed = "+" + digits[2:] if digits.startswith("00") else typed
    # "44 7700 900123" without its plus; "+44 (0)7700 900123" with a nought too many.
    country = str(phonenumbers.country_code_for_region(region))
    if not typed.startswith("+") and digits.startswith(country) and len(digits) > 10:
        typed = "+" + digits
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", typed), region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    named = typed.startswith(("+", "0", "(0")) or len(digits) >= 10
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if possible and named and len(digits) >= 8
        else None
    )


def _is_phone(digits: str) -> bool:
    return digits.startswith("00") and len(re.sub(r"\D", "", digits)) < 16


def _written(kind: str, typed: str) -> str:
    joined = re.sub(r"[- ]", "", typed).upper()
    if kind in {"payment", "arrangement"}:
        return f"{joined[0]}-{joined[1:7]}-{joined[7:]}"
    return typed.upper() if kind in {"bill", "receipt"} else joined
