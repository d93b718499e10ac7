"""What goes over the wire about what texts cost."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, Field


class TextCostOut(BaseModel):
    day: date = Field(description="by the brand's clock")
    line: str = Field(examples=["smpp", "twilio"])
    texts: int
    answers: int
    notices: int
    codes: int
    segments: int = Field(description="what carriers charge for: a long text is several")
    cost: Decimal | None = Field(description="in parts of a penny; null where the line has no price", examples=["4.21"])
    currency: str | None


class TextCostsOut(BaseModel):
    items: list[TextCostOut] = Field(description="newest day first; a line that got a price that day has two")
