"""Whether a delivery is Meta's: its signature, its challenge, and the settings both are made with."""

import pytest

from connectors.base import Arrived, Provider, Untrusted
from connectors.meta import signature
from connectors.settings import HalfSetUp
from connectors.whatsapp.settings import WhatsAppSettings
from tests.connectors.made_up import arrived
from tests.connectors.whatsapp.conftest import connector, fixture

BODY = fixture("text")


def signed(secret: str, body: bytes = BODY) -> Arrived:
    return arrived(body, {"X-Hub-Signature-256": signature(secret, body)})


@pytest.mark.parametrize("secret", ["app-secret-made-up", "next-app-secret-made-up"])
def test_both_secrets_of_a_rotation_are_good(secret: str) -> None:
    connector().verify(signed(secret))


def test_the_signature_is_the_one_that_meta_computes() -> None:
    assert signature("key", b"The quick brown fox jumps over the lazy dog") == (
        "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
    )


def test_letters_that_meta_escapes_are_signed_as_they_came() -> None:
    connector().verify(
        signed("app-secret-made-up", rb'{"object":"whatsapp_business_account","entry":[],"x":"\u00e9\/"}')
    )


def test_another_secret_is_not_trusted() -> None:
    with pytest.raises(Untrusted, match="another app secret"):
        connector().verify(signed("another"))


def test_without_a_second_secret_an_empty_one_opens_nothing() -> None:
    with pytest.raises(Untrusted):
        connector(app_secret_next=None).verify(signed(""))


def test_one_letter_changed_on_the_way_is_not_trusted() -> None:
    forged = arrived(
        BODY.replace(b"447700900123", b"447700900124"), {"x-hub-signature-256": signature("app-secret-made-up", BODY)}
    )
    with pytest.raises(Untrusted):
        connector().verify(forged)


@pytest.mark.parametrize("headers", [{}, {"x-hub-signature-256": ""}, {"x-hub-signature": "sha1=00"}])
def test_without_a_signature_nothing_is_trusted(headers: dict[str, str]) -> None:
    with pytest.raises(Untrusted, match="has no"):
        connector().verify(arrived(BODY, headers))


def test_the_address_and_the_number_written_to_make_no_difference() -> None:
    """The app's secret signs for all of its numbers, and behind a proxy the request names another host."""
    body = fixture("batch")
    connector().verify(
        arrived(body, {"x-hub-signature-256": signature("app-secret-made-up", body)}, "http://10.0.0.5:8000/x")
    )


def test_a_delivery_that_comes_twice_has_the_same_ids() -> None:
    first, second = connector().parse(signed("app-secret-made-up")), connector().parse(signed("app-secret-made-up"))
    assert first == second


def test_the_challenge_is_said_back() -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "made-up-words", "hub.challenge": "1158201444"}
    assert connector().challenge(query) == "1158201444"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"hub.mode": "subscribe", "hub.challenge": "1"},
        {"hub.mode": "subscribe", "hub.verify_token": "an\u00f6ther", "hub.challenge": "1"},
        {"hub.mode": "unsubscribe", "hub.verify_token": "made-up-words", "hub.challenge": "1"},
    ],
)
def test_a_challenge_with_other_words_is_not_answered(query: dict[str, str]) -> None:
    with pytest.raises(Untrusted):
        connector().challenge(query)


NEEDED = {
    "WHATSAPP_ACCESS_TOKEN": "EAAG-made-up",
    "WHATSAPP_PHONE_NUMBER_ID": "106540352242922",
    "WHATSAPP_APP_SECRET": "app-secret-made-up",
    "WHATSAPP_VERIFY_TOKEN": "made-up-words",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in NEEDED:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_settings_there_is_no_connector(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("WHATSAPP_TEMPLATE", "news")
    assert WhatsAppSettings.read() is None


def test_what_is_set_up_is_read(environment: pytest.MonkeyPatch) -> None:
    for name, value in {**NEEDED, "PUBLIC_URL": "https://selfcare.example.com"}.items():
        environment.setenv(name, value)
    settings = WhatsAppSettings.read()
    assert settings is not None
    assert (settings.phone_number_id, settings.public_url) == ("106540352242922", "https://selfcare.example.com")
    assert settings.url.startswith("https://graph.facebook.com/v")


@pytest.mark.parametrize("missing", NEEDED)
def test_half_set_up_names_what_is_missing(environment: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in NEEDED.items():
        environment.setenv(name, "" if name == missing else value)
    with pytest.raises(HalfSetUp, match=missing):
        WhatsAppSettings.read()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("WHATSAPP_PHONE_NUMBER_ID", "+44 7700 900500"),
        ("WHATSAPP_APP_SECRET", "too short"),
        ("WHATSAPP_APP_SECRET_NEXT", "too short"),
        ("WHATSAPP_URL", "graph"),
        ("PUBLIC_URL", "selfcare"),
    ],
)
def test_a_wrong_value_is_named_and_not_shown(environment: pytest.MonkeyPatch, variable: str, value: str) -> None:
    for name, good in NEEDED.items():
        environment.setenv(name, good)
    environment.setenv(variable, value)
    with pytest.raises(HalfSetUp, match=f"^{variable}: ") as told:
        WhatsAppSettings.read()
    assert value not in str(told.value)


def test_it_is_a_provider() -> None:
    provider: Provider = connector()
    assert (provider.name, provider.channel, provider.finds) == ("whatsapp", "whatsapp", False)
