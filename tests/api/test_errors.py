"""One way to fail: what nobody foresaw included."""

from collections.abc import AsyncIterator

import pytest

from api import billing
from api.app import create_app
from api.parts import Parts
from tests.api.callers import ANA, Callers


async def test_what_nobody_foresaw_is_a_problem_with_a_browser_s_headers_and_no_secret(
    callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr(billing.service, "current_bill", fail)
    response = await (await callers.customer(ANA)).get("/v1/billing/current")
    assert (response.status_code, response.json()["type"]) == (500, "/problems/unexpected")
    assert "hunter2" not in response.text
    assert "default-src 'self'" in response.headers["content-security-policy"]


def test_the_description_tells_errors_as_they_are_sent(parts: Parts) -> None:
    described = create_app(parts).openapi()
    for operations in described["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]
    assert "HTTPValidationError" not in str(described)


async def test_a_body_that_is_far_too_long_is_refused_as_a_problem(callers: Callers) -> None:
    answer = await callers.nobody().post("/v1/conversations", content=b'{"channel": "' + b"x" * 100_000 + b'"}')
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/content-too-large")


async def test_one_that_does_not_say_how_long_it_is_is_counted(callers: Callers) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    answer = await callers.nobody().post("/v1/conversations", content=endless())
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/content-too-large")
