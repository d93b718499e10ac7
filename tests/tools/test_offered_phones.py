"""Phones without a carrier: in the demo, for the channels that the operator has left alone, and nowhere else."""

import os
import subprocess
import sys

import pytest

from connectors.registry import providers
from tests.conftest import ROOT
from tools import procfile
from tools.phones.offered import THEIRS, offered

DEMO = {"ENVIRONMENT": "demo", "HOST": "127.0.0.1"}


def test_in_the_demo_every_channel_has_a_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = offered(DEMO)
    assert told["PHONES"].split() == list(THEIRS)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert set(providers()) == {"smpp", "whatsapp", "telegram", "messenger", "viber"}


@pytest.mark.parametrize("environment", ["production", "staging", ""])
def test_outside_the_demo_there_is_none(environment: str) -> None:
    assert offered({**DEMO, "ENVIRONMENT": environment}) == {}


@pytest.mark.parametrize(
    ("theirs", "channel", "prefixes"),
    [
        ("TWILIO_ACCOUNT_SID", "sms", ("SMPP_", "TWILIO_")),
        ("SMPP_HOST", "sms", ("SMPP_", "TWILIO_")),
        ("WHATSAPP_TEMPLATE", "whatsapp", ("WHATSAPP_",)),
        ("TELEGRAM_BOT_TOKEN", "telegram", ("TELEGRAM_",)),
    ],
)
def test_a_channel_of_which_anything_is_set_is_left_alone(theirs: str, channel: str, prefixes: tuple[str, ...]) -> None:
    told = offered({**DEMO, theirs: "theirs"})
    assert channel not in told["PHONES"].split()
    assert not [name for name in told if name.startswith(prefixes)]


def test_an_empty_variable_is_none() -> None:
    assert "sms" in offered({**DEMO, "TWILIO_ACCOUNT_SID": " "})["PHONES"].split()


def test_secrets_are_made_for_each_run() -> None:
    first, second = offered(DEMO), offered(DEMO)
    secrets = [name for name in first if name.endswith(("TOKEN", "SECRET", "PASSWORD"))]
    assert len(secrets) == 10
    assert not [name for name in secrets if first[name] == second[name]]


def test_the_page_can_be_given_a_port() -> None:
    assert offered({**DEMO, "PHONES_PORT": "8100"})["PHONES_URL"] == "http://127.0.0.1:8100"


def test_only_the_demo_starts_them() -> None:
    phones = next(entry for entry in procfile.read(ROOT / "Procfile") if entry.name == "phones")
    assert phones.runs_in("demo")
    assert not phones.runs_in("production")


def test_they_do_not_start_by_hand_in_production_either() -> None:
    environment = os.environ | {**DEMO, "ENVIRONMENT": "production", "PHONES": "sms"}
    done = subprocess.run(
        [sys.executable, "-m", "tools.phones"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "they are for a demo" in done.stderr
