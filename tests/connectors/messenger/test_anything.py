"""Whatever comes in, it is read, not trusted or not Meta's: nothing else ever happens."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, Untrusted
from tests.connectors.anything import VALUES, spoilt
from tests.connectors.made_up import arrived
from tests.connectors.messenger.conftest import FIXTURES, connector, fixture

REAL = [fixture(path.stem) for path in sorted(FIXTURES.glob("*.json"))]


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
    read(json.dumps({"object": "page", "entry": value}).encode())


@given(spoilt(*REAL))
def test_anything_in_any_place_of_a_delivery(body: bytes) -> None:
    read(body)


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
