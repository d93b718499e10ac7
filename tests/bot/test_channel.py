"""The channel's door: who may come in, and what counts as a turn. Spoken to over a real socket."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT
from door import SECRET, TURN, listening, loaded

from bot.answers import Answered
from bot.channel import GatewayInput
from bot.turns import Turn, TurnFailed


@pytest.fixture
def agent() -> Any:
    return loaded()


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[Turn]:
    """The turns that came through the door."""
    taken: list[Turn] = []

    async def take(agent: Any, turn: Turn) -> Answered:
        taken.append(turn)
        return Answered([{"text": "Hello.", "buttons": [], "custom": None}], "greet")

    monkeypatch.setattr("bot.channel.run_once", take)
    return taken


async def test_a_turn_is_answered(agent, turns):
    async with listening(agent) as client:
        response = await client.post("/turn", json=TURN)
    assert response.status_code == 200
    assert response.json() == {
        "message_id": "m1",
        "replayed": False,
        "messages": [{"text": "Hello.", "buttons": [], "custom": None}],
        "about": "greet",
    }
    assert turns[0].token == TURN["token"]
    assert TURN["token"] not in repr(turns[0])


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", f"Basic {SECRET}", SECRET, "Bearer sécret"])
async def test_nobody_comes_in_without_the_secret(agent, turns, header):
    async with listening(agent) as client:
        response = await client.post("/turn", json=TURN, headers={"Authorization": header.encode()})
    assert response.status_code == 401
    assert turns == []


@pytest.mark.parametrize(
    "changes",
    [
        {"text": None},
        {"intent": "check_bill"},
        {"text": 5},
        {"conversation_id": ""},
        {"conversation_id": "c" * 129},
        {"message_id": None},
        {"channel": 3},
        {"token": " "},
        {"text": None, "intent": "steal_money"},
        {"text": None, "intent": "restart"},
        {"text": None, "intent": "nlu_fallback"},
        {"text": None, "intent": ["check_bill"]},
        {"text": None, "intent": "/check_bill"},
        {"text": None, "intent": 'check_bill{"amount": 1}'},
    ],
)
async def test_what_is_not_a_turn_is_refused_with_a_reason(agent, turns, changes):
    async with listening(agent) as client:
        response = await client.post("/turn", json={**TURN, **changes})
    assert response.status_code == 422
    assert response.json()["detail"]
    assert turns == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'"text"'])
async def test_a_body_that_is_no_object_is_refused(agent, turns, body):
    async with listening(agent) as client:
        response = await client.post("/turn", content=body)
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/check_bill", "check_bill"),
        (" / /check_bill", "check_bill"),
        ('//check_bill{"amount": 1}', 'check_bill{"amount": 1}'),
        ("\u2003/check_bill", "check_bill"),
        ("///", "?"),
        ("", "?"),
        ("x" * 10_000, "x" * 4_000),
        ("1/2 of my bill", "1/2 of my bill"),
    ],
    ids=lambda text: text[:20],
)
async def test_a_text_never_becomes_an_intent(agent, turns, text, words):
    async with listening(agent) as client:
        assert (await client.post("/turn", json={**TURN, "text": text})).status_code == 200
    assert turns[0].words == words


async def test_an_intent_of_the_domain_is_passed_as_one(agent, turns):
    async with listening(agent) as client:
        await client.post("/turn", json={**TURN, "text": None, "intent": "explain_bill"})
    assert turns[0].words == "/explain_bill"


@pytest.mark.parametrize("failure", [TurnFailed("Nothing was said."), RuntimeError("boom")])
async def test_a_failed_turn_is_a_500_that_tells_nothing(agent, monkeypatch, caplog, failure):
    async def fail(agent: Any, turn: Turn) -> None:
        raise failure

    monkeypatch.setattr("bot.channel.run_once", fail)
    async with listening(agent) as client:
        response = await client.post("/turn", json=TURN)
    assert response.status_code == 500
    assert list(response.json()) == ["detail"]
    assert "boom" not in response.text
    assert TURN["token"] not in caplog.text
    assert TURN["text"] not in caplog.text


@pytest.mark.parametrize("credentials", [None, {}, {"secret": ""}, {"secret": " "}])
def test_the_channel_does_not_start_without_a_secret(credentials):
    with pytest.raises(ValueError, match="BOT_SECRET"):
        GatewayInput.from_credentials(credentials)


def test_the_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    from rasa.shared.utils.io import read_config_file

    monkeypatch.setenv("BOT_SECRET", SECRET)
    credentials: dict[str, Callable[..., Any]] = read_config_file(ROOT / "credentials.yml")
    assert credentials == {"bot.channel.GatewayInput": {"secret": SECRET}}
