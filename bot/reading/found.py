"""All that a message holds, each thing once. Where two readings claim one place, the more trustworthy has it."""

from datetime import date

from bot.reading.brand import Brand
from bot.reading.countries import find_countries
from bot.reading.days import find_days
from bot.reading.hours import find_hours
from bot.reading.money import find_money
from bot.reading.names import find_devices, find_names, find_services
from bot.reading.numbers import find_accounts, find_phones, find_references, find_secrets
from bot.reading.places import find_addresses, find_emails, find_postcodes
from bot.reading.shares import find_shares
from bot.reading.spans import Found, cut, settle
from bot.reading.spells import find_spells
from bot.reading.symptoms import find_symptoms
from bot.reading.tidy import Tidied, tidy
from bot.reading.unclear import find_unclear


def read(text: str, *, today: date, brand: Brand, asked: str | None = None, past: bool = False) -> list[Found]:
    """In the order told. `asked` is the kind that was just asked for: "money", "day" or "hours".

    It makes a bare "40" an amount and a bare "8 to 10" a time. With `past`, days without a year are behind us.
    """
    tidied = tidy(text)
    kept = settle(
        [
            *_marked(tidied.text, brand),
            *_when(tidied.text, today, brand, asked, past),
            *_named(tidied.text, brand),
        ]
    )
    kept += [left for one in find_symptoms(tidied.text) if (left := cut(one, kept))]
    return [_in_place(one, tidied, text) for one in sorted(kept, key=lambda one: one.start)]


def _marked(text: str, brand: Brand) -> list[Found]:
    """What its own form proves. Secrets come first, so that nothing else can read them."""
    if "@" not in text and " at " not in text and not any(one.isdigit() for one in text):
        return []
    return [
        *find_secrets(text),
        *find_emails(text),
        *find_references(text),
        *find_accounts(text),
        *find_addresses(text),
        *find_phones(text, brand.region),
        *find_postcodes(text, brand.region),
    ]


def _when(text: str, today: date, brand: Brand, asked: str | None, past: bool) -> list[Found]:
    """Amounts and times: a sign or a verb makes an amount of a number before a time can have it."""
    unclear = find_unclear(text)
    money = find_money(text, brand.currency)
    spells = find_spells(text, today, month_first=brand.month_first, past=past)
    days = find_days(text, today, month_first=brand.month_first, past=past, asked=asked == "day")
    hours = find_hours(text, asked=asked == "hours")
    bare = [*find_unclear(text, asked=True), *find_money(text, brand.currency, asked=True)] if asked == "money" else []
    shares = find_shares(text, asked=asked == "money")
    whole = [one for one in spells if one.kind == "spell"]
    return [*unclear, *money, *whole, *days, *spells, *hours, *shares, *bare]


def _named(text: str, brand: Brand) -> list[Found]:
    """What is called as its kind is ("Home Phone") is read as the service: "home phone is dead" is about no plan."""
    services = find_services(text)
    sold = [*find_names(text, "plan", brand.plans), *find_names(text, "addon", brand.addons)]
    # Two characters more are the "'s" of "home phone's dead".
    named = [one for one in sold if not any(one.start == kind.start and one.end <= kind.end + 2 for kind in services)]
    return [*named, *find_countries(text), *services, *find_devices(text)]


def _in_place(one: Found, tidied: Tidied, typed: str) -> Found:
    """Back to where it stands in what was typed. A secret's text stays empty."""
    start, end = tidied.places[one.start], tidied.places[one.end - 1] + 1
    return Found(one.kind, one.value, start, end, typed[start:end] if one.text else "", one.also)
