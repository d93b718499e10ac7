"""What reading about plans sends over the wire."""

import uuid
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.formats import DayOut, MoneyOut

Kind = Literal["mobile", "broadband", "tv", "landline"]
IsStale = Annotated[bool, Field(description="the catalogue is not answering: this is what it said last")]


class SoldServiceOut(BaseModel):
    id: uuid.UUID
    label: str = Field(examples=["Mobile ending 101"])
    kind: Kind
    state: str = Field(examples=["active"])


class AllowancesOut(BaseModel):
    """In the numbers null means without limit, and 0 that none is included."""

    data_kilobytes: int | None
    voice_minutes: int | None
    texts: int | None
    speed_mbps: int | None = Field(description="null where the plan has no speed of its own")
    roaming: list[str] = Field(description="countries where it is used as at home", examples=[["Austria", "Belgium"]])
    told: list[str] = Field(description="the same in a few words each", examples=[["20 GB of data"]])


class SoldPlanOut(BaseModel):
    code: str = Field(examples=["sim-20"])
    name: str = Field(examples=["SIM 20 GB"])
    kind: Kind
    price: MoneyOut = Field(description="a month")
    prepaid: bool
    business_only: bool
    allowances: AllowancesOut
    extra_gigabyte: MoneyOut | None = Field(description="a gigabyte beyond the allowance; null where none can be had")
    contract_months: int = Field(description="0: no minimum term")
    leaving_early: MoneyOut | None = Field(
        description="for each month that is left of the minimum term, for who leaves before its end; null without one"
    )


class CatalogueOut(BaseModel):
    plans: list[SoldPlanOut]
    as_of: str


class AddonOut(BaseModel):
    code: str
    name: str
    kind: Kind
    text: str = Field(description="what it is good for, in a sentence")
    price: MoneyOut = Field(description="a month, or for the whole pass")
    days: int | None = Field(description="how long a pass holds; null: by the month, until it is removed")
    gives: list[str] = Field(examples=[["5 GB of data"]])
    countries: list[str] = Field(description="where it is used; empty where it has nothing to do with travelling")


class AddonsOut(BaseModel):
    addons: list[AddonOut]
    as_of: str


class MyAddonOut(BaseModel):
    number: str = Field(examples=["A0001234567"])
    code: str
    name: str
    price: MoneyOut | None = Field(description="as agreed; null for who is not the account holder")
    days: int | None
    starts_on: DayOut
    ends_on: DayOut | None = Field(description="its last day; null: it goes on")


class PendingOut(BaseModel):
    order_id: uuid.UUID
    number: str = Field(examples=["O61812"])
    kind: Literal["plan_change", "cease"]
    plan_name: str | None
    on: DayOut | None = Field(description="the first day of the new plan, or the last day of the service")


class MyMoneyOut(BaseModel):
    plan: MoneyOut
    addons: MoneyOut = Field(description="those that go on by the month")
    total: MoneyOut = Field(description="a month")


class ContractOut(BaseModel):
    starts_on: DayOut
    ends_on: DayOut | None = Field(description="null: no minimum term is left")
    notice_days: int
    upgrade_on: DayOut = Field(description="from this day a cheaper plan or a new phone is free of charge")
    upgrade_now: bool
    leaving_costs: MoneyOut = Field(description="what giving notice today would cost")


class MyServiceOut(BaseModel):
    service: SoldServiceOut
    plan_code: str
    plan_name: str
    allowances: AllowancesOut
    price: MyMoneyOut | None = Field(description="null for who is not the account holder")
    contract: ContractOut | None = Field(description="null for who is not the account holder")
    addons: list[MyAddonOut]
    pending: PendingOut | None


class MyPlansOut(BaseModel):
    services: list[MyServiceOut]
    as_of: str
    is_stale: IsStale


class ReasonOut(BaseModel):
    why: str = Field(examples=["contract"])
    text: str
    possible_from: DayOut | None


class EligiblePlanOut(BaseModel):
    plan: SoldPlanOut
    eligible: bool
    when: list[Literal["now", "next_bill"]] = Field(description="what can be quoted for it")
    difference: MoneyOut = Field(description="a month, signed, to the present plan")
    reasons: list[ReasonOut] = Field(description="why not; empty where it is eligible")


class EligibilityOut(BaseModel):
    service: SoldServiceOut
    present: SoldPlanOut
    next_bill_on: DayOut
    plans: list[EligiblePlanOut]
    as_of: str
    is_stale: IsStale


class ComparedMonthOut(BaseModel):
    starts_on: DayOut
    ends_on: DayOut
    data: str = Field(description="what was used, at home and abroad", examples=["12.4 GB"])
    price: MoneyOut
    extra: MoneyOut = Field(description="data beyond the allowance")
    roaming: MoneyOut
    total: MoneyOut


class ComparedPlanOut(BaseModel):
    """What the same usage costs on this plan, at today's prices."""

    code: str
    name: str
    months: list[ComparedMonthOut]
    total: MoneyOut = Field(description="the sum of the months")
    a_month: MoneyOut
    saved_a_month: MoneyOut = Field(description="signed: less than nothing where it would have cost more")
    loses: list[str] = Field(description="what the present plan has and this one has not")
    possible_from: DayOut | None = Field(description="when the contract allows it; null: now")


class PlanComparisonOut(BaseModel):
    service: SoldServiceOut
    present: ComparedPlanOut
    plans: list[ComparedPlanOut] = Field(description="the cheapest for this usage first")
    best: str | None = Field(description="code of the plan that would have saved most; null where none would have")
    told: str = Field(examples=["SIM 20 GB would have saved you £8.40 a month."])
    as_of: str
