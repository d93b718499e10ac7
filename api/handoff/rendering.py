"""Where somebody who asked for a person stands."""

import math
from datetime import datetime
from statistics import median

from api import wording
from api.handoff.hours import next_opening
from api.handoff.schemas import HandoffOut
from api.parts import Parts
from models import Agent, Handoff, HandoffState, Team

# Of fewer nobody can say how long it takes.
ENOUGH = 3


def stands(handoff: Handoff, place: int, waits: list[float], agent: Agent | None) -> HandoffOut:
    if handoff.state is HandoffState.requested:
        usual, most = expected_minutes(waits), most_minutes(waits)
        return HandoffOut(state="waiting", place=place, expected_minutes=usual, expected_most_minutes=most)
    if handoff.accepted_at is None or agent is None:
        return HandoffOut(state="called")
    return HandoffOut(state="with_agent", agent_name=agent.given_name)


def expected_minutes(waits: list[float]) -> int | None:
    """What half of those who were answered of late have waited at most."""
    return max(1, math.ceil(median(waits) / 60)) if len(waits) >= ENOUGH else None


def most_minutes(waits: list[float]) -> int | None:
    """What nine of ten have waited at most."""
    if len(waits) < ENOUGH:
        return None
    return max(1, math.ceil(sorted(waits)[math.ceil(len(waits) * 0.9) - 1] / 60))


def shut(parts: Parts, team: Team | None, moment: datetime) -> HandoffOut:
    opens = next_opening(team, moment, parts.formats.timezone) if team else None
    return HandoffOut(
        state="closed",
        opens=parts.formats.moment(opens) if opens else None,
        offers=["case", "phone"],
        phone=parts.brand.phone,
        phone_hours=parts.brand.phone_hours,
    )


def line_words(stands: HandoffOut) -> str:
    """Place and wait as a text message has room for: a measured range, or honestly none."""
    place = wording.say("line.next") if stands.place == 1 else wording.say("line.number", place=str(stands.place))
    least, most = stands.expected_minutes, stands.expected_most_minutes
    if least is None or most is None:
        return wording.say("line.brief_unknown", place=place)
    if least == most:
        return wording.say("line.brief_about", place=place, most=str(most))
    return wording.say("line.brief", place=place, least=str(least), most=str(most))
