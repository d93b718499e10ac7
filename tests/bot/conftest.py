"""What the bot's tests share: a conversation with the engine on a made-up api, contract examples, the trained model."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone, tzinfo
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from hypothesis import HealthCheck, settings
from made_up_guides import EVERY
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.client import Client
from bot.actions.registry import ACTIONS
from bot.guides import Guide, read

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-this-turn"
# When every conversation is held, so that none depends on the day on which the tests run.
NOON = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
TODAY = NOON.date()

Routes = dict[str, Any]
# A busy machine makes anything slow: what a property says holds however long it takes to see.
settings.register_profile("at leisure", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("at leisure")


def contract(name: str) -> dict[str, Any]:
    """An example that the api and the bot both read."""
    return json.loads((ROOT / "tests" / "contract" / f"{name}.json").read_text(encoding="utf-8"))


BRAND = contract("brand")


def money(minor: int, display: str | None = None) -> dict[str, Any]:
    return {"minor": minor, "currency": "GBP", "display": display or f"£{minor / 100:.2f}"}


def day(iso: str, display: str) -> dict[str, Any]:
    return {"iso": iso, "display": display}


def problem(name: str, status: int = 409, **facts: Any) -> tuple[int, dict[str, Any]]:
    """A refusal as the api gives it, by the contract's example where there is one."""
    examples = contract("problems")
    body = examples.get(name.replace("-", "_"), {"type": f"/problems/{name}", "title": name, "status": status})
    return body["status"], body | facts


class Clock:
    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self, zone: tzinfo) -> datetime:
        return self.moment.astimezone(zone)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands still."""
    clock = Clock(NOON)
    monkeypatch.setattr("bot.dialogue.message.datetime", clock)
    return clock


@pytest.fixture(scope="session")
def model() -> Any:
    """The trained model. Loading takes seconds, so it is loaded once."""
    from rasa.core.agent import Agent

    path = ROOT / "var" / "models" / "selfcare.tar.gz"
    if not path.exists():
        pytest.fail(f"{path.relative_to(ROOT)} is missing: train the bot first (make train).")
    return Agent.load(str(path))


class Api:
    """A made-up api. A path, or "POST path", gives (status, body), raises what is put there, or asks a function."""

    def __init__(self, routes: Routes) -> None:
        self.routes: Routes = {"/v1/brand": (200, BRAND), **routes}
        self.requests: list[httpx.Request] = []
        self.client = Client("http://api", httpx.MockTransport(self._answer))

    def sent(self, path: str) -> list[Any]:
        """What was sent to it to change something, in order."""
        asked = [one for one in self.requests if one.url.path == path and one.method != "GET"]
        return [json.loads(one.content) if one.content else None for one in asked]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        route = self.routes.get(f"{request.method} {path}", self.routes.get(path))
        route = route(request) if callable(route) else route
        if isinstance(route, Exception):
            raise route
        if isinstance(route, httpx.Response):
            return route
        status, body = route or (404, {"type": "about:blank", "status": 404})
        return httpx.Response(status, json=body)


@pytest.fixture
def make_api() -> type[Api]:
    return Api


@dataclass(frozen=True)
class Said:
    """One message, as it leaves the action."""

    key: str
    text: str
    plain: str
    offers: list[str]
    custom: dict[str, Any]


class Conversation:
    """Turns through the action that Rasa calls, with the memory carried from one to the next."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.memory: dict[str, Any] | None = None
        self._buttons: dict[str, str] = {}
        self._turns = 0

    async def hear(self, intent: str, text: str = "", confidence: float = 0.9, **more: Any) -> list[Said]:
        """What is said to a message that was taken for this; without a text the intent was pressed."""
        dispatcher, self._turns = CollectingDispatcher(), self._turns + 1
        events = await ACTIONS[intent](self.api.client).run(
            dispatcher, self._tracker(intent, text or f"/{intent}", confidence, more), {}
        )
        for event in events:
            self.memory = event["value"]
        return [self._said(message) for message in dispatcher.messages]

    async def press(self, title: str) -> list[Said]:
        payload = self._buttons[title]
        return await (self.hear(payload.removeprefix("/")) if payload else self.hear("nlu_fallback", title, 0.3))

    def _tracker(self, intent: str, text: str, confidence: float, more: dict[str, Any]) -> Tracker:
        guess = {"name": intent, "confidence": confidence}
        metadata = {"token": TOKEN, "message_id": f"message {self._turns}"}
        latest = {"text": text, "intent": guess, "intent_ranking": [guess], "metadata": metadata, **more}
        slots = {"memory": self.memory}
        return Tracker.from_dict({"sender_id": "c1", "slots": slots, "events": [], "latest_message": latest})

    def _said(self, message: dict[str, Any]) -> Said:
        self._buttons |= {button["title"]: button["payload"] for button in message["buttons"]}
        custom = dict(message["custom"])
        offers = [button["title"] for button in message["buttons"]]
        return Said(custom.pop("key"), message["text"], custom.pop("plain"), offers, custom)


@pytest.fixture
def talk() -> Callable[[Routes], Conversation]:
    """Begins a conversation on an api with these routes."""
    return lambda routes: Conversation(Api(routes))


@pytest.fixture
def read_guides(tmp_path: Path) -> Callable[..., dict[str, Guide]]:
    """Writes guides beside what all have in common, and reads them."""

    def write_and_read(**guides: Any) -> dict[str, Guide]:
        for name, guide in {"every": EVERY, **guides}.items():
            (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(guide, allow_unicode=True), encoding="utf-8")
        return read(tmp_path)

    return write_and_read
