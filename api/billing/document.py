"""What a printed bill consists of: every amount and day is written out, nothing is left to the page to work out."""

from typing import Literal

from pydantic import BaseModel


class PrintedBrand(BaseModel):
    name: str
    colour: str
    phone: str
    hours: str


class Status(BaseModel):
    """Whether it is paid, and how it gets paid."""

    title: str
    # A line each.
    text: list[str]
    tone: Literal["calm", "good", "late"]


class PrintedCause(BaseModel):
    title: str
    detail: str
    amount: str


class Change(BaseModel):
    """What is not as it was the month before."""

    title: str
    causes: list[PrintedCause]


class PrintedLine(BaseModel):
    title: str
    detail: str
    amount: str
    note: str | None


class Group(BaseModel):
    """The lines of one service."""

    name: str
    total: str
    lines: list[PrintedLine]


class Sum(BaseModel):
    label: str
    amount: str
    strong: bool = False


class PrintedBill(BaseModel):
    brand: PrintedBrand
    language: str
    region: str
    title: str
    number: str
    addressee: list[str]
    facts: list[tuple[str, str]]
    total_label: str
    total: str
    status: Status
    change: Change | None
    groups: list[Group]
    sums: list[Sum]
    notes: list[str]
    as_of: str
