"""What fits where: the payloads of buttons, their titles, and long texts in pieces."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from connectors.content import Chosen, Content, QuickReply

_PAYLOAD = re.compile(r"([0-9a-f]{32})\.([0-9]{1,3})")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# Where a long text is best cut: between paragraphs, lines, sentences, words.
_ENDS = ("\n\n", "\n", ". ", " ")


def payload(message_id: UUID, index: int) -> str:
    """What a button gives back when it is pressed. What that means stays with us."""
    return f"{message_id.hex}.{index}"


def chosen_in(given: str | None) -> Chosen | None:
    found = _PAYLOAD.fullmatch(given or "")
    return Chosen(message_id=UUID(found[1]), index=int(found[2])) if found else None


def size(text: str) -> int:
    """As the strictest provider counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, most: int) -> str:
    """As much of it as fits, without half a character at its end."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def shortened(text: str, most: int) -> str:
    return text if size(text) <= most else beginning(text, most - 1).rstrip() + ELLIPSIS


def fit(replies: list[QuickReply], number: int, length: int) -> bool:
    """Whether they can be buttons: so many, so short, and each with another title."""
    titles = [reply.title.strip() for reply in replies]
    return (
        len(titles) <= number
        and len({title.casefold() for title in titles}) == len(titles)
        and all(0 < size(title) <= length for title in titles)
    )


def pieces(text: str, most: int) -> list[str]:
    rest, found = text.strip(), []
    while size(rest) > most:
        head = beginning(rest, most)
        at = next((at for end in _ENDS if (at := head.rfind(end, len(head) // 2)) > 0), len(head) - 1)
        found.append(rest[: at + 1].rstrip())
        rest = rest[at + 1 :].lstrip()
    return [*found, rest] if rest else found


def link_in(content: Content, public_url: str) -> tuple[str, str] | None:
    """Its title and its whole address, for somebody who is not on our pages."""
    if content.link is None:
        return None
    url = content.link.url
    return content.link.title, f"{public_url.rstrip('/')}{url}" if url.startswith("/") else url


def pressable_link(content: Content, public_url: str) -> tuple[str, str] | None:
    """Providers refuse a whole message for a button whose address they don't take for one, such as localhost."""
    link = link_in(content, public_url)
    if link is None or not link[0].strip():
        return None
    try:
        parts = urlsplit(link[1])
    except ValueError:
        return None
    return link if parts.scheme in ("http", "https") and "." in (parts.hostname or "") else None


def with_link(text: str, content: Content, public_url: str) -> str:
    link = link_in(content, public_url)
    return text if link is None or link[1] in text else f"{text}\n\n{link[0]}: {link[1]}".strip()


@dataclass(frozen=True, slots=True)
class Fitted:
    """The words, and what can be pressed below them; where something fits below nothing, it is in the words."""

    text: str
    link: tuple[str, str] | None
    replies: tuple[QuickReply, ...]


def with_buttons(content: Content, public_url: str, number: int, length: int) -> Fitted:
    """For a channel that puts a link and so many replies below one another, with titles of such a length."""
    if content.form is not None or not fit(content.quick_replies, number, length):
        return Fitted(in_words(content, public_url), None, ())
    link = pressable_link(content, public_url)
    text = content.text if link else with_link(content.text, content, public_url)
    return Fitted(text, link, tuple(content.quick_replies))


def in_words(content: Content, public_url: str) -> str:
    """All of it where there are no buttons: what can be chosen is a menu of numbers to type."""
    text = content.plain or content.text
    if not content.plain and content.quick_replies:
        menu = [f"{number} {reply.title}" for number, reply in enumerate(content.quick_replies, start=1)]
        text = "\n".join([text, "", *menu])
    return with_link(text, content, public_url)
