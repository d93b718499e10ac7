"""What a text message can carry: which characters, and how many in how many parts."""

from collections.abc import Iterator

# The alphabet of text messages (GSM 03.38), and those that take the room of two. Any other character would have the
# whole message sent in an alphabet with room for less than half.
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = "^{}\\[~]|€"
ONE, EACH_OF_MORE = 160, 153


def unsendable(text: str) -> Iterator[str]:
    if strange := sorted({character for character in text if character not in BASIC and character not in DOUBLE}):
        yield f"{' '.join(strange)} can't be sent in a text message"


def too_long(text: str, segments: int) -> Iterator[str]:
    length = len(text) + sum(text.count(character) for character in DOUBLE)
    room = ONE if segments == 1 else EACH_OF_MORE * segments
    if length > room:
        yield f"{length} characters are more than the {room} of {segments} text message{'s' * (segments > 1)}"
