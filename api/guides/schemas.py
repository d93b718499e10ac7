"""Troubleshooting guides over the wire: whole, so that a page walks one without asking again."""

from typing import Literal

from pydantic import BaseModel, Field

from models import ServiceKind, Symptom, TicketKind

Check = Literal["outage", "account", "device", "line_test"]
Deed = Literal["restart_device", "send_settings", "test_again", "switch_roaming_on"]
End = Literal["fixed", "ticket", "technician", "person", "guide", "topic", "told", "left"]


class GuideBriefOut(BaseModel):
    name: str = Field(examples=["internet_down"])
    title: str = Field(examples=["No internet"])
    service: ServiceKind = Field(description="what it is about")
    words: list[str] = Field(description="how customers say it, in small letters", examples=[["no internet", "dead"]])


class GuidesOut(BaseModel):
    items: list[GuideBriefOut]


class GuideChoiceOut(BaseModel):
    title: str = Field(examples=["No change"])
    go: str = Field(description="the step or outcome that it leads to")
    tried: str | None = Field(description="for the case: what this says was tried")
    does: Deed | None = Field(description="what is done for the customer before it leads on")
    refused: str | None = Field(description="where it leads when that could not be done")


class GuideStepOut(BaseModel):
    say: str = Field(description="one thing to do, and its question")
    choices: list[GuideChoiceOut]


class GuideFindingOut(BaseModel):
    check: Check
    found: str = Field(
        description="a state or verdict, narrowed by the first step that came with it where there is a slash",
        examples=["slow_sync/report_fault"],
    )
    go: str = Field(description="the step or outcome that the guide goes on with")


class GuideOutcomeOut(BaseModel):
    kind: End
    say: str = Field(description="with {case} and {promised} where a case is opened; empty where what follows says it")
    ticket: TicketKind | None = Field(description="of the case that is opened")
    title: str | None = Field(description="of that case")
    to: str | None = Field(description="another guide, a step of it, or another topic", examples=["wifi/one_device"])


class GuideOut(GuideBriefOut):
    symptom: Symptom = Field(description="as an outage is reported")
    start: str = Field(description="where it begins if nothing was found")
    findings: list[GuideFindingOut]
    steps: dict[str, GuideStepOut]
    outcomes: dict[str, GuideOutcomeOut]
