"""What the bot's tests share: a tracker, a client on a made-up api, the domain's words, the trained model."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from bot.actions.answering import AnsweringAction
from bot.actions.wording import worded
from made_up_guides import EVERY
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.client import Client
from bot.guides import Guide, read

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-this-turn"


def contract(name: str) -> dict[str, Any]:
    """An example that the api and the bot both read."""
    return json.loads((ROOT / "tests" / "contract" / f"{name}.json").read_text(encoding="utf-8"))


BRAND = contract("brand")


Routes = dict[str, Any]


@pytest.fixture(scope="session")
def domain() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def model() -> Any:
    """The trained model. Loading takes seconds, so it is loaded once."""
    from rasa.core.agent import Agent

    path = ROOT / "var" / "models" / "selfcare.tar.gz"
    if not path.exists():
        pytest.fail(f"{path.relative_to(ROOT)} is missing: train the bot first (make train).")
    return Agent.load(str(path))


class Api:
    """A made-up api: a path gives (status, body), or raises what is put there."""

    def __init__(self, routes: Routes) -> None:
        self.routes: Routes = {"/v1/brand": (200, BRAND), **routes}
        self.requests: list[httpx.Request] = []
        self.client = Client("http://api", httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        route = self.routes.get(request.url.path)
        if isinstance(route, Exception):
            raise route
        if isinstance(route, httpx.Response):
            return route
        status, body = route or (404, {"type": "about:blank", "status": 404})
        return httpx.Response(status, json=body)


@pytest.fixture
def make_api() -> type[Api]:
    return Api


def user(text: str, intent: str, **more: Any) -> dict[str, Any]:
    """A customer's message as an event of the tracker."""
    parsed = {"text": text, "intent": {"name": intent, "confidence": 0.9}, **more}
    return {"event": "user", "text": text, "parse_data": parsed, "metadata": {"token": TOKEN}}


def make_tracker(*events: dict[str, Any]) -> Tracker:
    """A tracker whose latest message is the last of these."""
    latest = events[-1]
    return Tracker.from_dict(
        {
            "sender_id": "c1",
            "slots": {},
            "events": list(events),
            "latest_message": {**latest["parse_data"], "metadata": latest["metadata"]},
        }
    )


class Said:
    """One message of an action, as the customer will read it."""

    def __init__(self, message: dict[str, Any], domain: dict[str, Any]) -> None:
        self.key: str = message["response"]
        self.custom: dict[str, Any] = message["custom"]
        facts = {name: value for name, value in message.items() if isinstance(value, str)}
        self.text = worded(domain, self.key, **{k: v for k, v in facts.items() if k != "text"})


@pytest.fixture
def run(domain: dict[str, Any]) -> Callable[..., Any]:
    """Runs an action on a tracker and gives back the messages it said."""

    async def run_action(action: type[AnsweringAction], api: Api, tracker: Tracker | None = None) -> list[Said]:
        dispatcher = CollectingDispatcher()
        tracker = tracker or make_tracker(user("how much is my bill", "check_bill"))
        events = await action(api.client).run(dispatcher, tracker, domain)
        assert events == []
        return [Said(message, domain) for message in dispatcher.messages]

    return run_action


@pytest.fixture
def read_guides(tmp_path: Path) -> Callable[..., dict[str, Guide]]:
    """Writes guides beside what all have in common, and reads them."""

    def write_and_read(**guides: Any) -> dict[str, Guide]:
        for name, guide in {"every": EVERY, **guides}.items():
            (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(guide, allow_unicode=True), encoding="utf-8")
        return read(tmp_path)

    return write_and_read
