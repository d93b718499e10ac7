"""What a log-in page has to know before anybody is logged in."""

from typing import Literal

from pydantic import BaseModel, Field


class WaysOut(BaseModel):
    password: Literal["everybody", "admins"] = Field(description="who logs in with a password")
    company: str | None = Field(
        description="where the browser goes for the company's own log-in", examples=["/v1/desk/company-log-in"]
    )
    second_factor: Literal["must", "may"] = Field(description="whether who has none sets one up at the log-in")
