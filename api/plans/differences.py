"""What one plan has that another has not, in sentences of a few words."""

from collections.abc import Callable, Iterator

from api.systems.ports.catalogue import Plan

KILOBYTES_A_GIGABYTE = 1_000_000
Countries = Callable[[str], str]


def data_text(kilobytes: int | None) -> str:
    if kilobytes is None:
        return "Unlimited data"
    if kilobytes == 0:
        return "No data included"
    return f"{gigabytes(kilobytes)} of data"


def gigabytes(kilobytes: int) -> str:
    whole, rest = divmod(kilobytes, KILOBYTES_A_GIGABYTE)
    if not rest:
        return f"{whole} GB"
    return f"{kilobytes / KILOBYTES_A_GIGABYTE:.1f} GB" if whole else f"{kilobytes // 1000} MB"


def gained(old: Plan, new: Plan, country: Countries) -> list[str]:
    """What the new one gives beyond the old one. What is lost is the same the other way round."""
    return [*_amounts(old, new), *_abroad(old, new, country)]


def _amounts(old: Plan, new: Plan) -> Iterator[str]:
    if (old.speed_mbps or 0) < (new.speed_mbps or 0):
        yield f"{(new.speed_mbps or 0) - (old.speed_mbps or 0)} Mb/s of speed"
    for before, after, noun in (
        (old.data_kilobytes, new.data_kilobytes, "data"),
        (old.voice_minutes, new.voice_minutes, "minutes"),
        (old.texts, new.texts, "texts"),
    ):
        if before is None or before == after:
            continue
        if after is None:
            yield f"Unlimited {noun}"
        elif after > before:
            amount = f"{gigabytes(after - before)} of" if noun == "data" else f"{after - before}"
            yield f"{amount} {noun} a month"


def _abroad(old: Plan, new: Plan, country: Countries) -> Iterator[str]:
    names = sorted(country(code) for code in set(new.roaming_zones) - set(old.roaming_zones))
    if names:
        yield f"Use as at home in {', '.join(names)}"
