"""Reads keyed wording from the domain. The words themselves are in domain.yml and nowhere else."""

import re
from collections.abc import Iterable
from typing import Any

from bot.actions.client import Brand

PLACEHOLDER = re.compile(r"{(\w+)}")
# What reads well in one bubble on a phone.
BUBBLE = 280

Domain = dict[str, Any]


def worded(domain: Domain, key: str, **facts: str | None) -> str | None:
    """The keyed wording with its facts filled in, or None when one of them is missing."""
    template = _template(domain, key)
    if template is None or not all(facts.get(name) for name in PLACEHOLDER.findall(template)):
        return None
    return PLACEHOLDER.sub(lambda found: str(facts[found.group(1)]), template)


def first_worded(domain: Domain, keys: Iterable[str], **facts: str | None) -> str:
    """The first of the keys whose facts are all there."""
    for key in keys:
        text = worded(domain, key, **facts)
        if text is not None:
            return text
    raise KeyError(f"None of {list(keys)} can be said with {sorted(facts)}.")


def contact(domain: Domain, brand: Brand | None) -> str:
    """How to reach a person, as a part of a sentence."""
    return first_worded(
        domain,
        ["utter_phrase_contact", "utter_phrase_contact_unknown"],
        phone=brand.phone if brand else None,
        phone_hours=brand.phone_hours if brand else None,
    )


def _template(domain: Domain, key: str) -> str | None:
    variants = domain.get("responses", {}).get(key) or []
    return str(variants[0]["text"]) if variants else None
