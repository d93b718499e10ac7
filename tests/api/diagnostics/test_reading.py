"""What measured facts mean: each rule by itself, their order, and that there is always an answer."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.diagnostics.reading import RULES, Circumstances, Reading, in_words, read
from api.diagnostics.rules import UNREAD
from api.diagnostics.steps import SENTENCES, Step
from api.systems.ports.line import Facts, HomeFacts, MobileFacts
from models import ServiceKind, Verdict

AT = datetime(2026, 11, 21, 10, 40, tzinfo=UTC)
GOOD = HomeFacts(
    reaches_home=True,
    is_online=True,
    seen_at=AT,
    plan_mbps=150,
    sync_mbps=148,
    attenuation_db=20,
    errors_in_day=30,
    drops_in_day=0,
    wifi_channel=11,
    wifi_neighbours=2,
    wifi_mbps=120,
    wifi_devices=7,
    tv_signal_is_good=True,
)
PHONE = MobileFacts(sim_is_active=True, signal_bars=3, network_mode="5G", seen_at=AT - timedelta(minutes=5))
NOTHING = HomeFacts(**dict.fromkeys((field.name for field in fields(HomeFacts)), None))
NORMAL = Circumstances()


def at_home(kind: ServiceKind = ServiceKind.broadband, **measured: Any) -> Reading:
    facts = Facts(UUID(int=1), kind, AT, None, replace(GOOD, **measured), None)
    return read(facts, NORMAL)


def on_the_phone(**measured: Any) -> Reading:
    return read(Facts(UUID(int=1), ServiceKind.mobile, AT, None, None, replace(PHONE, **measured)), NORMAL)


@pytest.mark.parametrize(
    ("measured", "verdict", "says"),
    [
        ({}, Verdict.fine, "148 Mb/s reach your router"),
        ({"wifi_mbps": None}, Verdict.fine, "it did not tell"),
        ({"reaches_home": False}, Verdict.line_fault, "broken"),
        ({"is_online": False}, Verdict.router_offline, "fine up to your home"),
        ({"is_online": False, "reaches_home": None}, Verdict.router_offline, "or the line is away"),
        ({"drops_in_day": 4}, Verdict.line_fault, "dropped 4 times"),
        ({"drops_in_day": 3}, Verdict.fine, ""),
        ({"errors_in_day": 2000}, Verdict.line_fault, "2000 errors"),
        ({"errors_in_day": 1999}, Verdict.fine, ""),
        ({"drops_in_day": 9, "errors_in_day": 4000}, Verdict.line_fault, "our side"),
        ({"sync_mbps": 89, "wifi_mbps": 80}, Verdict.slow_sync, "89 of 150 Mb/s"),
        ({"sync_mbps": 90, "wifi_mbps": 80}, Verdict.fine, ""),
        ({"sync_mbps": 20, "attenuation_db": 45}, Verdict.slow_sync, "weak"),
        ({"wifi_mbps": 21, "wifi_neighbours": 9}, Verdict.wifi, "9 neighbours use channel 11"),
        ({"wifi_mbps": 21}, Verdict.wifi, "passes on only 21"),
        ({"wifi_mbps": 60}, Verdict.fine, ""),
        ({"wifi_neighbours": 6}, Verdict.wifi, "may be crowded"),
        ({"wifi_devices": 20}, Verdict.wifi, "20 devices"),
        ({"is_online": None, "sync_mbps": None}, Verdict.unknown, "could not tell"),
        ({"plan_mbps": None, "sync_mbps": 3, "wifi_mbps": 3}, Verdict.fine, ""),
        ({"sync_mbps": 0, "wifi_mbps": 0}, Verdict.slow_sync, "Only 0 of 150"),
    ],
)
def test_a_broadband_line_is_read(measured: dict[str, Any], verdict: Verdict, says: str) -> None:
    found = at_home(**measured)
    assert (found.verdict, says in found.text) == (verdict, True), found


@pytest.mark.parametrize(
    ("kind", "measured", "verdict"),
    [
        (ServiceKind.tv, {}, Verdict.fine),
        (ServiceKind.tv, {"is_online": False}, Verdict.router_offline),
        (ServiceKind.tv, {"tv_signal_is_good": False}, Verdict.line_fault),
        (ServiceKind.tv, {"reaches_home": False}, Verdict.line_fault),
        (ServiceKind.tv, {"is_online": None}, Verdict.unknown),
        (ServiceKind.landline, {"is_online": None}, Verdict.fine),
        (ServiceKind.landline, {"errors_in_day": 5000}, Verdict.line_fault),
        (ServiceKind.landline, {"reaches_home": None}, Verdict.unknown),
    ],
)
def test_tv_and_landline_are_read(kind: ServiceKind, measured: dict[str, Any], verdict: Verdict) -> None:
    assert at_home(kind, **measured).verdict is verdict


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        ({}, Verdict.fine),
        ({"sim_is_active": False}, Verdict.sim),
        ({"seen_at": AT - timedelta(hours=25), "signal_bars": None}, Verdict.sim),
        ({"signal_bars": 1}, Verdict.unknown),
        ({"sim_is_active": None, "signal_bars": None, "seen_at": None}, Verdict.unknown),
    ],
)
def test_a_mobile_line_is_read(measured: dict[str, Any], verdict: Verdict) -> None:
    assert on_the_phone(**measured).verdict is verdict


def test_the_more_that_points_to_it_the_surer_it_is() -> None:
    alone, both = at_home(wifi_mbps=21), at_home(wifi_mbps=21, wifi_neighbours=9)
    assert alone.confidence_percent < both.confidence_percent
    assert at_home(drops_in_day=5).confidence_percent < at_home(drops_in_day=5, errors_in_day=2500).confidence_percent


def test_what_lies_nearer_to_the_exchange_is_said_first() -> None:
    everything: dict[str, Any] = {"drops_in_day": 9, "sync_mbps": 20, "wifi_mbps": 2, "wifi_neighbours": 9}
    assert at_home(**everything, reaches_home=False).verdict is Verdict.line_fault
    assert at_home(**everything).verdict is Verdict.line_fault
    assert at_home(**everything | {"drops_in_day": 0}).verdict is Verdict.slow_sync
    assert at_home(**everything | {"drops_in_day": 0, "sync_mbps": 148}).verdict is Verdict.wifi


def test_a_device_that_restarts_is_waited_for() -> None:
    facts = Facts(UUID(int=1), ServiceKind.broadband, AT, AT + timedelta(seconds=90), NOTHING, None)
    found = read(facts, NORMAL)
    assert (found.verdict, found.steps[0]) == (Verdict.unknown, Step.wait_for_restart)
    assert "in about 2 minutes" in found.text
    assert "1 minute." in read(replace(facts, back_at=AT + timedelta(seconds=10)), NORMAL).text
    assert read(replace(facts, back_at=AT), NORMAL).verdict is Verdict.unknown


def test_without_credit_a_good_line_is_not_enough_and_a_bad_one_is_said_first() -> None:
    broke = Circumstances(is_out_of_credit=True)
    good = Facts(UUID(int=1), ServiceKind.mobile, AT, None, None, PHONE)
    assert read(good, broke).steps[0] is Step.top_up
    bad = replace(good, mobile=replace(PHONE, sim_is_active=False))
    assert read(bad, broke) == read(bad, NORMAL)


@pytest.mark.parametrize(
    ("percent", "words"),
    [(95, "almost certain"), (90, "almost certain"), (89, "likely"), (69, "possible"), (39, "not sure")],
)
def test_confidence_is_told_in_words(percent: int, words: str) -> None:
    assert in_words(percent) == words


def test_every_step_has_its_sentence_and_every_rule_says_what_comes_next() -> None:
    assert set(SENTENCES) == set(Step)
    rules = [rule for table in RULES.values() for rule in table] + [UNREAD]
    assert all(rule.steps and 0 < rule.confidence_percent < 100 for rule in rules)


def anything(shape: type[Any]) -> st.SearchStrategy[Any]:
    """Each fact measured or not, with whatever value."""
    values: dict[Any, st.SearchStrategy[Any]] = {
        bool | None: st.booleans(),
        int | None: st.integers(min_value=0, max_value=10**6),
        str | None: st.sampled_from(["4G", "5G", "{x}"]),
        datetime | None: st.integers(min_value=0, max_value=10**6).map(lambda ago: AT - timedelta(minutes=ago)),
    }
    return st.builds(shape, **{field.name: st.none() | values[field.type] for field in fields(shape)})


@given(st.sampled_from(ServiceKind), st.none() | anything(HomeFacts), st.none() | anything(MobileFacts))
def test_whatever_was_measured_there_is_a_sentence_without_holes(
    kind: ServiceKind, home: HomeFacts | None, mobile: MobileFacts | None
) -> None:
    found = read(Facts(UUID(int=1), kind, AT, None, home, mobile), NORMAL)
    assert found.text.endswith(".")
    assert "None" not in found.text
    assert "{" not in found.text
    assert found.steps
