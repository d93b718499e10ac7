"""Whether a delivery is Meta's: its signature, its challenge, and the settings both are made with."""

import pytest

from connectors.base import Provider, Untrusted
from connectors.messenger.settings import MessengerSettings
from connectors.meta import signature
from connectors.settings import HalfSetUp
from tests.connectors.made_up import arrived
from tests.connectors.messenger.conftest import connector, fixture

BODY = fixture("text")


@pytest.mark.parametrize("secret", ["app-secret-made-up", "next-app-secret-made-up"])
def test_both_secrets_of_a_rotation_are_good(secret: str) -> None:
    headers = {"X-Hub-Signature-256": signature(secret, BODY)}
    connector().verify(arrived(BODY, headers, "http://10.0.0.5:8000/behind-a-proxy"))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Hub-Signature": "sha1=00"},
        {"X-Hub-Signature-256": signature("another", BODY)},
        {"X-Hub-Signature-256": signature("app-secret-made-up", BODY + b" ")},
        {"X-Hub-Signature-256": signature("app-secret-made-up", BODY).removeprefix("sha256=")},
    ],
)
def test_anything_else_is_not_trusted(headers: dict[str, str]) -> None:
    with pytest.raises(Untrusted):
        connector().verify(arrived(BODY, headers))


def test_the_challenge_is_said_back_to_who_knows_our_words() -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "made-up-words", "hub.challenge": "1158201444"}
    assert connector().challenge(query) == "1158201444"
    with pytest.raises(Untrusted):
        connector().challenge({**query, "hub.verify_token": "other"})


NEEDED = {
    "MESSENGER_PAGE_ID": "682498302938465",
    "MESSENGER_PAGE_TOKEN": "EAAG-made-up",
    "MESSENGER_APP_SECRET": "app-secret-made-up",
    "MESSENGER_VERIFY_TOKEN": "made-up-words",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in NEEDED:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_settings_there_is_no_connector(environment: pytest.MonkeyPatch) -> None:
    assert MessengerSettings.read() is None


@pytest.mark.parametrize("missing", [None, *NEEDED])
def test_half_set_up_names_what_is_missing(environment: pytest.MonkeyPatch, missing: str | None) -> None:
    for name, value in NEEDED.items():
        if name != missing:
            environment.setenv(name, value)
    if missing is None:
        assert MessengerSettings.read() is not None
        return
    with pytest.raises(HalfSetUp, match=missing):
        MessengerSettings.read()


def test_it_is_a_provider() -> None:
    provider: Provider = connector()
    assert (provider.name, provider.channel, provider.finds) == ("messenger", "messenger", False)
