"""What usage sends over the wire."""

import uuid
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.formats import DayOut, MoneyOut
from api.usage.quantities import QuantityOut

Kind = Literal["data", "minutes", "texts", "roaming"]
IsStale = Annotated[bool, Field(description="the usage system is not answering: this is what it said last")]


class ServiceOut(BaseModel):
    id: uuid.UUID
    label: str


class CycleOut(BaseModel):
    """From one bill to the next; the calendar month where nothing is billed."""

    starts: DayOut
    ends: DayOut
    resets_on: DayOut = Field(description="the day a new allowance comes")
    days_left: int = Field(description="until then, today included")


class GaugeOut(BaseModel):
    limit: Literal["allowance", "unlimited", "by_use"] = Field(
        description="by_use: nothing is included, what is used is paid for"
    )
    used: QuantityOut
    included: QuantityOut | None = Field(description="by the plan; null without limit")
    extra: QuantityOut | None = Field(description="bought on top; null where nothing was")
    left: QuantityOut | None
    percent: int | None = Field(description="used, of all there is")


class RoamingOut(BaseModel):
    """Outside the countries that the plan covers."""

    used: QuantityOut
    spent: MoneyOut | None = Field(
        description="in this cycle; null for a line's user who is not the account holder, and where no price is known"
    )
    unpriced: list[str] = Field(description="countries whose price is not known: use there is not in what was spent")


class ForecastOut(BaseModel):
    verdict: Literal["lasts", "runs_out", "used_up"]
    expected: QuantityOut = Field(description="by the end of the cycle, at this pace")
    runs_out_on: DayOut | None = Field(description="about; null where it lasts, or is used up already")


class CurrentOut(BaseModel):
    service: ServiceOut
    kind: Literal["mobile", "broadband", "tv", "landline"]
    plan: str
    cycle: CycleOut
    data: GaugeOut | None
    minutes: GaugeOut | None
    texts: GaugeOut | None
    roaming: RoamingOut | None
    credit: MoneyOut | None = Field(description="left, where it is paid before; for the account holder")
    charged: MoneyOut | None = Field(
        description="beyond the plan in this cycle: data that goes on the bill, and roaming; for the account holder"
    )
    forecast: ForecastOut | None = Field(description="of data; null without limit, and before three days are counted")
    fact: str = Field(examples=["7.2 of 20 GB used, 9 days left. At this pace it lasts."])
    as_of: str = Field(description="when the usage system said so", examples=["10:40"])
    is_stale: IsStale


class LineOut(BaseModel):
    service: ServiceOut
    kind: Literal["mobile", "broadband", "tv", "landline"]
    plan: str
    data: GaugeOut | None
    forecast: ForecastOut | None
    fact: str


class LinesOut(BaseModel):
    cycle: CycleOut
    lines: list[LineOut]
    fact: str = Field(examples=["5 lines, all with data left."])
    as_of: str
    is_stale: IsStale


class DayOfUseOut(BaseModel):
    day: DayOut
    used: QuantityOut


class DailyOut(BaseModel):
    service: ServiceOut
    kind: Kind
    days: list[DayOfUseOut] = Field(description="every day that was asked for, oldest first")
    total: QuantityOut
    as_of: str
    is_stale: IsStale


class TripOut(BaseModel):
    country: str = Field(examples=["CH"])
    name: str = Field(examples=["Switzerland"])
    starts: DayOut
    ends: DayOut
    data: QuantityOut = Field(description="outside the plan")
    data_included: QuantityOut = Field(description="covered by the plan")
    minutes: QuantityOut
    texts: QuantityOut
    cost: MoneyOut | None = Field(
        description="of the data; null for a line's user who is not the account holder, and where no price is known"
    )


class CountryOut(BaseModel):
    country: str
    name: str
    trips: int
    data: QuantityOut
    cost: MoneyOut | None


class AbroadOut(BaseModel):
    service: ServiceOut
    since: DayOut
    trips: list[TripOut] = Field(description="newest first")
    countries: list[CountryOut] = Field(description="most data first")
    unpriced: list[str] = Field(description="countries whose price is not known, so that no cost is shown")
    fact: str
    as_of: str
