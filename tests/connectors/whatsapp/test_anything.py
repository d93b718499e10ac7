"""Whatever comes in, it is read, not trusted or not Meta's: nothing else ever happens."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, Untrusted
from tests.connectors.made_up import arrived
from tests.connectors.whatsapp.conftest import connector, fixture

WORDS = st.sampled_from(["text", "id", "type", "from", "image", "body", "statuses", "messages", "timestamp", "errors"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
WHOLE = json.loads(fixture("batch"))


def places(part: Any) -> list[tuple[Any, Any]]:
    """Every place in a delivery where something could stand instead."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
    return [(part, key) for key in keys] + [place for key in keys for place in places(part[key])]


def read(body: bytes) -> None:
    try:
        connector().parse(arrived(body, {}))
    except Anomalous:
        return


@given(st.binary())
def test_any_bytes(body: bytes) -> None:
    read(body)


@given(VALUES)
def test_any_json(value: Any) -> None:
    read(json.dumps({"object": "whatsapp_business_account", "entry": value}).encode())


@given(st.data(), VALUES)
def test_anything_in_any_place_of_a_delivery(data: st.DataObject, value: Any) -> None:
    body = json.loads(json.dumps(WHOLE))
    part, key = data.draw(st.sampled_from(places(body)))
    part[key] = value
    read(json.dumps(body).encode())


@given(st.binary(), st.dictionaries(st.just("x-hub-signature-256") | st.text(), st.text()))
def test_any_headers(body: bytes, headers: dict[str, str]) -> None:
    try:
        connector().verify(arrived(body, headers))
    except Untrusted:
        return


@given(st.dictionaries(st.sampled_from(["hub.mode", "hub.verify_token", "hub.challenge"]) | st.text(), st.text()))
def test_any_challenge(query: dict[str, str]) -> None:
    try:
        connector().challenge(query)
    except Untrusted:
        return
