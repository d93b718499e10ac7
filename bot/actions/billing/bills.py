"""Bills as the api tells them. Every amount and date comes with its display; nothing is formatted here."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

Json = Mapping[str, Any]
Read = TypeVar("Read")


class NotAsAgreed(ValueError):
    """The api's answer is not what the contract says."""


@dataclass(frozen=True)
class Money:
    """An amount in the currency's smallest unit, and how to show it."""

    minor: int
    currency: str
    display: str

    @classmethod
    def read(cls, body: Json) -> "Money":
        return cls(minor=int(body["minor"]), currency=str(body["currency"]), display=str(body["display"]))


@dataclass(frozen=True)
class Day:
    """A date, and how to show it."""

    iso: str
    display: str

    @classmethod
    def read(cls, body: Json) -> "Day":
        return cls(iso=str(body["iso"]), display=str(body["display"]))


@dataclass(frozen=True)
class Autopay:
    """When and from what a bill is taken by itself."""

    takes_on: Day
    method: str

    @classmethod
    def read(cls, body: Json | None) -> "Autopay | None":
        if not body or not body["on"] or not body.get("takes_on") or not body.get("method"):
            return None
        return cls(takes_on=Day.read(body["takes_on"]), method=str(body["method"]))


@dataclass(frozen=True)
class Earlier:
    """What earlier bills have left open; `owed` is that and this bill's part together."""

    amount: Money
    since: Day
    owed: Money
    suspended: bool

    @classmethod
    def read(cls, body: Json) -> "Earlier":
        return cls(
            amount=Money.read(body["amount"]),
            since=Day.read(body["since"]),
            owed=Money.read(body["owed"]),
            suspended=bool(body["suspended"]),
        )


@dataclass(frozen=True)
class Bill:
    """The bill that counts now."""

    bill_id: str
    account: str
    state: str
    name: str
    starts: Day
    ends: Day
    due_on: Day
    total: Money
    outstanding: Money
    earlier: Earlier | None
    change: Money | None
    previous_name: str | None
    autopay: Autopay | None
    as_of: str

    @classmethod
    def read(cls, body: Json) -> "Bill":
        period = body["period"]
        return cls(
            bill_id=str(body["id"]),
            account=str(body["account"]["label"]),
            state=str(body["state"]),
            # An older one is told with its year.
            name=str(body.get("full_name") or period["name"]),
            starts=Day.read(period["starts"]),
            ends=Day.read(period["ends"]),
            due_on=Day.read(body["due_on"]),
            total=Money.read(body["total"]),
            outstanding=Money.read(body["outstanding"]),
            earlier=_if_given(Earlier.read, body["earlier"]),
            change=_if_given(Money.read, body["change"]),
            previous_name=body["previous_name"],
            autopay=Autopay.read(body["autopay"]),
            as_of=str(body["as_of"]),
        )


@dataclass(frozen=True)
class Cause:
    """One thing that moved the total. `amount` is signed, `size` is not."""

    title: str
    detail: str
    amount: Money
    size: Money
    cadence: str
    since: Day | None
    reason: str

    @classmethod
    def read(cls, body: Json) -> "Cause":
        return cls(
            title=str(body["title"]),
            detail=str(body["detail"] or ""),
            amount=Money.read(body["amount"]),
            size=Money.read(body["size"]),
            cadence=str(body["cadence"]),
            since=_if_given(Day.read, body["since"]),
            reason=str(body["reason"] or "plain"),
        )

    def as_card(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "detail": self.detail,
            "amount": asdict(self.amount),
            "cadence": self.cadence,
            "since": asdict(self.since) if self.since else None,
        }


@dataclass(frozen=True)
class Comparison:
    """A bill beside the one before, and what made the difference. `gap` is the difference without its sign."""

    bill_id: str
    name: str
    total: Money
    previous_name: str | None
    previous_total: Money | None
    difference: Money | None
    gap: Money | None
    causes: tuple[Cause, ...]
    rest: Money | None
    as_of: str

    @classmethod
    def read(cls, body: Json) -> "Comparison":
        bill, previous = body["bill"], body["previous"]
        comparison = cls(
            bill_id=str(bill["id"]),
            name=str(bill["name"]),
            total=Money.read(bill["total"]),
            previous_name=str(previous["name"]) if previous else None,
            previous_total=Money.read(previous["total"]) if previous else None,
            difference=_if_given(Money.read, body["difference"]),
            gap=_if_given(Money.read, body["gap"]),
            causes=tuple(Cause.read(cause) for cause in body["causes"]),
            rest=_if_given(Money.read, body["rest"]),
            as_of=str(body["as_of"]),
        )
        comparison._must_add_up()
        return comparison

    def _must_add_up(self) -> None:
        """An explanation that does not add up is worse than none."""
        if self.previous_name is None:
            return
        if self.difference is None or self.gap is None:
            raise NotAsAgreed("A bill with one before it needs a difference.")
        explained = sum(cause.amount.minor for cause in self.causes) + (self.rest.minor if self.rest else 0)
        if explained != self.difference.minor:
            raise NotAsAgreed("The causes do not add up to the difference.")


def _if_given(read: Callable[[Json], Read], body: Json | None) -> Read | None:
    return read(body) if body is not None else None
