"""Set up, not set up, or half: which is told by the variable's name."""

import pytest

from connectors.email.settings import EmailSettings
from connectors.settings import HalfSetUp

GOOD = {"EMAIL_HOST": "mail.optilink.example", "EMAIL_SENDER": "no-reply@optilink.example"}


def read(monkeypatch: pytest.MonkeyPatch, **environment: str) -> EmailSettings | None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return EmailSettings.read()


def test_without_its_variables_there_is_no_e_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, EMAIL_HOST="", EMAIL_PORT="25") is None


def test_it_insists_on_encryption_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = read(monkeypatch, **GOOD)
    assert chosen is not None
    assert (chosen.port, chosen.security) == (587, "starttls")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"EMAIL_HOST": "mail.optilink.example"}, "EMAIL_SENDER must be set too"),
        ({**GOOD, "EMAIL_PORT": "mail"}, "EMAIL_PORT"),
        ({**GOOD, "EMAIL_SENDER": "OptiLink"}, "EMAIL_SENDER"),
        ({**GOOD, "EMAIL_SENDER": "a@b.example\nBcc: c@d.example"}, "EMAIL_SENDER"),
        ({**GOOD, "EMAIL_USERNAME": "selfcare"}, "EMAIL_PASSWORD"),
        (
            {**GOOD, "EMAIL_USERNAME": "selfcare", "EMAIL_PASSWORD": "hush", "EMAIL_SECURITY": "none"},
            "EMAIL_SECURITY has to be",
        ),
    ],
)
def test_half_set_up_is_told_by_name(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], named: str) -> None:
    with pytest.raises(HalfSetUp, match=named) as error:
        read(monkeypatch, **environment)
    assert "hush" not in str(error.value)
