"""The card on a bad day: a system that is slow or down takes its own part away, and nothing else."""

import asyncio
import time

import pytest

from api.card import hurrying
from api.card.hurrying import Hurry, Noted
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models.base import now
from tests.api.callers import ANA
from tests.api.card.conftest import Opens
from tests.api.card.test_card import PARTS

PATIENCE, LEAST = hurrying.PATIENCE, hurrying.LEAST
# Longer than what is well takes on a busy machine.
SLOW = 8.0
pytestmark = pytest.mark.commits
BEHIND = {"billing": "bill", "usage": "usage", "network": "outages", "ticketing": "cases"}


@pytest.mark.parametrize("system", BEHIND)
async def test_a_system_that_is_down_empties_its_own_part_alone(chat: Opens, parts: Parts, system: str) -> None:
    ana = await chat(ANA)
    await Faults(parts.redis).switch(system, Fault.down)
    card = await ana.told("card")
    assert (card[BEHIND[system]]["state"], card[BEHIND[system]]["as_of"]) == ("away", None)
    assert card[BEHIND[system]]["value"] is None
    assert [name for name in PARTS if card[name]["state"] == "away"] == [BEHIND[system]]
    assert card["who"]["name"] == "Ana Brown"


@pytest.mark.parametrize("fault", [Fault.down, Fault.wrong, Fault.slow])
async def test_what_it_said_last_is_shown_with_its_time_and_marked_as_old(
    chat: Opens, parts: Parts, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await chat(ANA)
    before = await ana.told("card")
    monkeypatch.setattr(hurrying, "PATIENCE", SLOW)
    clock = parts.formats.clock(now())
    await Faults(parts.redis).switch("billing", fault)
    card = await ana.told("card")
    assert card["bill"]["state"] == "away"
    assert card["bill"]["value"] == before["bill"]["value"]
    assert card["bill"]["as_of"] <= clock
    assert card["bill"]["as_of"] in card["bill"]["why"]
    # What is old is no ground for what to do next.
    assert "overdue" not in [step["code"] for step in card["next"]]


async def test_a_slow_system_makes_no_slow_card(chat: Opens, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hurrying, "PATIENCE", SLOW)
    ana = await chat(ANA)
    for system in ("billing", "network"):
        await Faults(parts.redis).switch(system, Fault.slow)
    # Two questions one after the other, of which the first has taken all the time there was.
    assert PATIENCE + 2 * LEAST < 2.0
    began = time.monotonic()
    card = await ana.told("card")
    # The guards wait half a minute here.
    assert time.monotonic() - began < SLOW + 10.0
    assert [name for name in PARTS if card[name]["state"] == "away"] == ["bill", "outages"]


async def test_with_all_of_them_away_the_card_still_says_who_it_is(chat: Opens, parts: Parts) -> None:
    ana = await chat(ANA)
    for system in parts.systems.__slots__:
        await Faults(parts.redis).switch(system, Fault.down)
    card = await ana.told("card")
    assert {card[name]["state"] for name in PARTS} == {"away"}
    assert card["who"]["name"] == "Ana Brown"


async def test_each_question_is_asked_once_for_the_whole_card(
    chat: Opens, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await chat(ANA)
    asked: list[str] = []

    async def note(self: Faults, system: str) -> Fault | None:
        asked.append(system)
        return None

    monkeypatch.setattr(Faults, "of", note)
    await ana.told("card")
    # The customer and their accounts.
    assert asked.count("account") == 2
    # The balance and the two newest bills.
    assert asked.count("billing") == 2


async def test_a_look_can_change_nothing(parts: Parts) -> None:
    looked = Hurry(parts).parts_for(Noted())
    with pytest.raises(TypeError):
        looked.systems.ticketing.chase  # noqa: B018


async def test_what_nobody_waits_for_any_more_is_let_go_once_it_is_there(
    chat: Opens, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hurrying, "PATIENCE", 0.0)
    monkeypatch.setattr(hurrying, "LEAST", 0.0)
    ana = await chat(ANA)
    assert (await ana.told("card"))["bill"]["state"] == "away"
    for _ in range(100):
        if not hurrying.LEFT:
            break
        await asyncio.sleep(0.05)
    assert not hurrying.LEFT
