"""What an operator writes, and what it is told when that is not enough."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from connectors.settings import HalfSetUp
from connectors.smpp.connector import SmppConnector
from connectors.smpp.settings import NEEDED, SmppSettings, Source
from tests.connectors.smpp.conftest import settings_for

GOOD = {
    "SMPP_HOST": "smsc.example.net",
    "SMPP_SYSTEM_ID": "selfcare",
    "SMPP_PASSWORD": "secret",
    "SMPP_SOURCES": "60060/3/0, +447700900999",
}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NEEDED, "SMPP_PASSWORD_NEXT", "SMPP_PORT", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)


def test_without_an_smsc_there_is_no_connector() -> None:
    assert SmppConnector.set_up() is None


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMPP_HOST", "")
    assert SmppConnector.set_up() is None


@pytest.mark.parametrize("missing", NEEDED)
def test_what_is_half_set_up_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in GOOD.items():
        if name != missing:
            monkeypatch.setenv(name, value)
    with pytest.raises(HalfSetUp, match=f"SMPP is half set up: {missing}: Field required"):
        SmppConnector.set_up()


def test_a_value_that_cannot_be_is_told_by_its_variable_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**GOOD, "SMPP_PORT": "70000", "SMPP_SYSTEM_ID": "longer-than-fifteen"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(HalfSetUp, match=r"SMPP_PORT: .*; SMPP_SYSTEM_ID: ") as told:
        SmppConnector.set_up()
    assert "longer" not in str(told.value)
    assert "secret" not in str(told.value)


def test_what_is_set_up_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**GOOD, "SMPP_PASSWORD_NEXT": "newer", "PUBLIC_URL": "https://care.example.com"}.items():
        monkeypatch.setenv(name, value)
    settings = SmppSettings.read()
    assert settings is not None
    assert settings.sources == (Source("60060", 3, 0), Source("447700900999", 1, 1))
    assert settings.passwords == ["secret", "newer"]
    assert settings.public_url == "https://care.example.com"
    assert SmppConnector.set_up() is not None
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": "60060/x/0"},
        {"sources": ""},
        {"sources": "a" * 21},
        {"system_id": "longer-than-fifteen"},
        {"receipt_ids": "hex"},
        {"response_seconds": 30},
        {"country_code": "+44"},
        {"long_texts": "email"},
        {"tls": True, "tls_ca": "/nowhere/ca.pem"},
        {"message_id_tlv": "0x1FFFF"},
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings_for(2775, **changes)


def test_a_tag_may_be_written_as_vendors_do() -> None:
    assert settings_for(2775, message_id_tlv="0x1403").message_id_tlv == 0x1403


def test_every_variable_is_in_the_readme() -> None:
    text = (Path(__file__).parents[3] / "connectors/smpp/README.md").read_text(encoding="utf-8")
    for name in SmppSettings.model_fields:
        variable = "PUBLIC_URL" if name == "public_url" else f"SMPP_{name.upper()}"
        assert f"`{variable}`" in text, variable
