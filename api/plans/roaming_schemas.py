"""What the phone costs abroad, over the wire."""

from pydantic import BaseModel, Field

from api.formats import MoneyOut
from api.plans.schemas import AddonOut, MyAddonOut, SoldServiceOut


class RoamingPriceOut(BaseModel):
    """Prices without a plan or a pass that covers the country."""

    country: str = Field(examples=["CH"])
    name: str = Field(examples=["Switzerland"])
    zone: str
    gigabyte: MoneyOut = Field(description="of 1,000 MB; counted by the megabyte")
    minute: MoneyOut
    text: MoneyOut


class RoamingPricesOut(BaseModel):
    countries: list[RoamingPriceOut]
    as_of: str


class RoamingPassOut(BaseModel):
    addon: AddonOut
    a_day: MoneyOut = Field(description="its price by the day, rounded up")


class MyRoamingOut(BaseModel):
    service: SoldServiceOut
    switched_on: bool = Field(description="false where roaming is off: then nothing works there, whatever it costs")
    covered: bool = Field(description="true where the plan is used there as at home")
    running: MyAddonOut | None = Field(description="a pass of this line's that covers the country today")
    day: MoneyOut = Field(description="what a usual day would cost with this line as it is today")
    told: str


class RoamingCountryOut(BaseModel):
    price: RoamingPriceOut
    usual_day: str = Field(examples=["200 MB of data, 10 minutes of calls and 5 texts"])
    day: MoneyOut = Field(description="what a usual day costs at these prices")
    passes: list[RoamingPassOut] = Field(description="the cheapest by the day first")
    mine: MyRoamingOut | None = Field(description="only where `service_id` was given")
    as_of: str
