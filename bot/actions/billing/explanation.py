"""Puts the causes of a changed bill into one bubble: the biggest first, the second if there is room."""

from collections.abc import Iterator

from bot.actions.billing.bills import Cause, Comparison
from bot.dialogue.wording import BUBBLE, Book

Facts = dict[str, str]
# A longer one makes a third text message.
DETAIL = 60


def explanation(book: Book, comparison: Comparison) -> tuple[str, Facts]:
    """The key of the response that explains the bill, and its facts."""
    facts = {"name": comparison.name, "total": comparison.total.display}
    if comparison.previous_name and comparison.gap:
        facts |= {"previous": comparison.previous_name, "gap": comparison.gap.display}
    key = f"billing.why_{_way(comparison)}"
    for causes in _shorter_and_shorter(book, comparison):
        if len(book.text(f"{key}_causes", causes=causes, **facts)) <= BUBBLE:
            return f"{key}_causes", facts | {"causes": causes, "short": _in_short(book, comparison)}
    return key, facts


def _in_short(book: Book, comparison: Comparison) -> str:
    """For a text message: the two biggest, with what the first one is about."""
    first, *others = biggest_first(comparison)[:2]
    key = "billing.short_detail" if first.detail and len(first.detail) <= DETAIL else "billing.short"
    told = [book.text(key, title=first.title, detail=first.detail, size=first.amount.display)]
    told += [book.text("billing.short", title=one.title, size=one.amount.display) for one in others]
    return ", ".join(told)


def _way(comparison: Comparison) -> str:
    if comparison.previous_name is None or comparison.difference is None:
        return "first"
    if comparison.difference.minor == 0:
        return "same"
    return "up" if comparison.difference.minor > 0 else "down"


def _shorter_and_shorter(book: Book, comparison: Comparison) -> Iterator[str]:
    """The two biggest causes, the biggest alone, the biggest in the fewest words."""
    causes = biggest_first(comparison)[:2]
    if not causes:
        return
    sentences = [_sentence(book, cause, comparison.previous_name) for cause in causes]
    yield " ".join(sentences)
    yield sentences[0]
    yield book.first([_plain_key(causes[0])], **_facts(causes[0], comparison.previous_name))


def biggest_first(comparison: Comparison) -> list[Cause]:
    """Causes that pull the way the total went come before those that pull against it."""
    against = comparison.difference.minor < 0 if comparison.difference else False
    return sorted(comparison.causes, key=lambda cause: ((cause.amount.minor < 0) != against, -abs(cause.amount.minor)))


def _sentence(book: Book, cause: Cause, previous: str | None) -> str:
    """Why this line moved; the plain sentence when the reason has none or a fact for it is missing."""
    keys = [f"billing.{cause.reason}_{_direction(cause)}", _plain_key(cause)]
    return book.first(keys, **_facts(cause, previous))


def _plain_key(cause: Cause) -> str:
    return f"billing.plain_{_direction(cause)}"


def _direction(cause: Cause) -> str:
    return "less" if cause.amount.minor < 0 else "more"


def _facts(cause: Cause, previous: str | None) -> dict[str, str | None]:
    return {
        "title": cause.title,
        "detail": cause.detail,
        "size": cause.size.display,
        "since": cause.since.display if cause.since else None,
        "previous": previous,
    }
