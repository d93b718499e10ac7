"""Twilio's answers, made up: each means something for what happens next."""

from collections.abc import Callable
from urllib.parse import parse_qs

import httpx

from tests.connectors.twilio.conftest import Answer, fixture

CREATED = fixture("created.json")


class Asked:
    """Keeps the requests, and gives the answers one after the other, the last one for ever."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.requests: list[httpx.Request] = []
        self._answers = list(answers or [httpx.Response(201, content=CREATED)])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def form(self) -> dict[str, str]:
        return {name: value for name, (value,) in parse_qs(self.requests[-1].content.decode()).items()}


def failing(error: Callable[[str], Exception]) -> Answer:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error("it broke")

    return fail


def refusal(code: int, status: int = 400, **headers: str) -> httpx.Response:
    body = {"code": code, "message": "In Twilio's words", "more_info": "https://www.twilio.com", "status": status}
    return httpx.Response(status, json=body, headers=headers)
