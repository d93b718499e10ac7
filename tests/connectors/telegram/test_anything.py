"""Whatever comes in, it is read, not trusted or not Telegram's: nothing else ever happens."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, Untrusted
from tests.connectors.anything import VALUES, spoilt
from tests.connectors.made_up import arrived
from tests.connectors.telegram.conftest import FIXTURES, connector, fixture

REAL = [fixture(path.stem) for path in sorted(FIXTURES.glob("*.json"))]


def read(body: bytes) -> None:
    connector().thank(arrived(body, {}))
    try:
        connector().parse(arrived(body, {}))
    except Anomalous:
        return


@given(st.binary())
def test_any_bytes(body: bytes) -> None:
    read(body)


@given(VALUES, VALUES)
def test_any_json(message: Any, press: Any) -> None:
    read(json.dumps({"update_id": 1, "message": message, "callback_query": press}).encode())


@given(spoilt(*REAL))
def test_anything_in_any_place_of_an_update(body: bytes) -> None:
    read(body)


@given(st.binary(), st.dictionaries(st.just("x-telegram-bot-api-secret-token") | st.text(), st.text()))
def test_any_headers(body: bytes, headers: dict[str, str]) -> None:
    try:
        connector().verify(arrived(body, headers))
    except Untrusted:
        return
