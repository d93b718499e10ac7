"""Whether an update is Telegram's: the secret in its header, and the settings it stands in."""

import pytest

from connectors.base import Provider, Untrusted
from connectors.settings import HalfSetUp
from connectors.telegram.settings import TelegramSettings
from tests.connectors.made_up import arrived
from tests.connectors.telegram.conftest import NEXT_SECRET, SECRET, TOKEN, connector, fixture

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY = fixture("text")


@pytest.mark.parametrize("secret", [SECRET, NEXT_SECRET])
def test_both_secrets_of_a_rotation_are_good(secret: str) -> None:
    connector().verify(arrived(BODY, {HEADER: secret}, "http://10.0.0.5:8000/behind-a-proxy"))


@pytest.mark.parametrize("secret", ["another", SECRET[:-1], SECRET + "x", "g\u00e9heim", "", TOKEN])
def test_another_secret_is_not_trusted(secret: str) -> None:
    with pytest.raises(Untrusted):
        connector(secret_next=None).verify(arrived(BODY, {HEADER: secret}))


def test_without_the_header_nothing_is_trusted() -> None:
    with pytest.raises(Untrusted, match="has no"):
        connector().verify(arrived(BODY, {}))


def test_telegram_asks_for_no_proof() -> None:
    with pytest.raises(Untrusted):
        connector().challenge({"hub.challenge": "1"})


def test_an_update_that_comes_twice_has_the_same_ids() -> None:
    for name in ("text", "press"):
        assert connector().parse(arrived(fixture(name), {})) == connector().parse(arrived(fixture(name), {}))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET", "TELEGRAM_SECRET_NEXT"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_settings_there_is_no_connector(environment: pytest.MonkeyPatch) -> None:
    assert TelegramSettings.read() is None


def test_half_set_up_names_what_is_missing(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    with pytest.raises(HalfSetUp, match="Telegram is half set up: TELEGRAM_SECRET must be set too"):
        TelegramSettings.read()


@pytest.mark.parametrize(
    ("token", "secret", "named"),
    [
        ("not a token", SECRET, "TELEGRAM_BOT_TOKEN"),
        (TOKEN, "short", "TELEGRAM_SECRET"),
        (TOKEN, "with spaces in between them", "TELEGRAM_SECRET"),
    ],
)
def test_a_wrong_value_is_named_and_not_shown(
    environment: pytest.MonkeyPatch, token: str, secret: str, named: str
) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", token)
    environment.setenv("TELEGRAM_SECRET", secret)
    with pytest.raises(HalfSetUp, match=named) as told:
        TelegramSettings.read()
    assert token not in str(told.value)
    assert secret not in str(told.value)


def test_what_is_set_up_is_read(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    environment.setenv("TELEGRAM_SECRET", SECRET)
    settings = TelegramSettings.read()
    assert settings is not None
    assert (settings.bot, settings.url) == ("7700112233", "https://api.telegram.org")
    assert "AAMadeUp" not in repr(settings)


def test_it_is_a_provider() -> None:
    provider: Provider = connector()
    assert (provider.name, provider.channel, provider.finds) == ("telegram", "telegram", False)
