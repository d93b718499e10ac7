"""Whatever comes in, it is read, not trusted or not the provider's: nothing else ever happens."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, Provider, Untrusted
from tests.connectors.anything import VALUES, spoilt
from tests.connectors.made_up import arrived, texts
from tests.connectors.messenger import conftest as messenger
from tests.connectors.telegram import conftest as telegram
from tests.connectors.viber import conftest as viber
from tests.connectors.whatsapp import conftest as whatsapp


@dataclass(frozen=True)
class Case:
    """A provider, what it proves itself with, and its envelope around anything."""

    setting: ModuleType
    header: str
    envelope: st.SearchStrategy[dict[str, Any]]

    @property
    def provider(self) -> Provider:
        made: Provider = self.setting.connector()
        return made

    @property
    def fixtures(self) -> Path:
        folder: Path = self.setting.FIXTURES
        return folder

    @property
    def deliveries(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.fixtures.glob("*.json"))]


CASES = {
    "messenger": Case(
        messenger, "x-hub-signature-256", st.fixed_dictionaries({"object": st.just("page"), "entry": VALUES})
    ),
    "whatsapp": Case(
        whatsapp,
        "x-hub-signature-256",
        st.fixed_dictionaries({"object": st.just("whatsapp_business_account"), "entry": VALUES}),
    ),
    "telegram": Case(
        telegram,
        "x-telegram-bot-api-secret-token",
        st.fixed_dictionaries({"update_id": st.just(1), "message": VALUES, "callback_query": VALUES}),
    ),
    "viber": Case(
        viber,
        "x-viber-content-signature",
        st.builds(
            lambda event, sender, said: {
                "event": event,
                "message_token": 1,
                "sender": sender,
                "message": said,
                "desc": said,
            },
            st.sampled_from(["message", "failed"]),
            VALUES,
            VALUES,
        ),
    ),
}
of_each = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def read(case: Case, body: bytes) -> None:
    delivery = arrived(body, {})
    case.provider.thank(delivery)
    with suppress(Anomalous):
        case.provider.parse(delivery)


@of_each
@given(body=st.binary())
def test_any_bytes(case: Case, body: bytes) -> None:
    read(case, body)


@of_each
@given(data=st.data())
def test_any_json(case: Case, data: st.DataObject) -> None:
    read(case, json.dumps(data.draw(case.envelope)).encode())


@of_each
@given(data=st.data())
def test_anything_in_any_place_of_a_delivery(case: Case, data: st.DataObject) -> None:
    read(case, data.draw(spoilt(*case.deliveries)))


@of_each
@given(body=st.binary(), data=st.data())
def test_any_headers(case: Case, body: bytes, data: st.DataObject) -> None:
    headers = data.draw(st.dictionaries(st.just(case.header) | st.text(), st.text()))
    with suppress(Untrusted):
        case.provider.verify(arrived(body, headers))


@of_each
@given(st.dictionaries(st.sampled_from(["hub.mode", "hub.verify_token", "hub.challenge"]) | st.text(), st.text()))
def test_any_challenge(case: Case, query: dict[str, str]) -> None:
    with suppress(Untrusted):
        case.provider.challenge(query)


@of_each
def test_what_the_database_cannot_hold_is_left_out(case: Case) -> None:
    body = (case.fixtures / "text.json").read_bytes()
    said = body.replace("Why is my bill so high? 🙂".encode(), rb"a\u0000b\ud83dc")
    assert texts(case.provider.parse(arrived(said, {}))) == ["abc"]
