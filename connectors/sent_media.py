"""Files in what goes out: which of them the app itself can show, and what is told of the others."""

from dataclasses import replace
from urllib.parse import urlsplit

from connectors.base import Outgoing
from connectors.content import Content, Media


def parted(outgoing: Outgoing) -> tuple[Outgoing, list[Media]]:
    """What the provider is asked to fetch and show; the words name where the others are."""
    content = outgoing.content
    shown = [media for media in content.media if _is_fetched(media)]
    told = [f"{media.name}: {media.url}" for media in content.media if media.url and media not in shown]
    if told:
        more = "\n\n" + "\n".join(told)
        plain = content.plain + more if content.plain else None
        content = content.model_copy(update={"text": content.text + more, "plain": plain})
    return replace(outgoing, content=content), shown


def addresses(content: Content) -> list[str]:
    """Where all of them are, for who is shown none."""
    return [media.url for media in content.media if media.url]


def _is_fetched(media: Media) -> bool:
    """Providers refuse a whole message for an address that they can't reach, such as localhost."""
    if media.url is None or media.state != "kept" or media.kind not in ("image", "document"):
        return False
    parts = urlsplit(media.url)
    return parts.scheme == "https" and "." in (parts.hostname or "")
