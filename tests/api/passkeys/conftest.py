"""A customer's device, and what it is asked and answers."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from api.parts import Parts
from tests.api.passkeys.authenticator import Device, handle_in

Wrong = dict[str, Any]
HOME = "http://selfcare"


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, settings=parts.settings.model_copy(update={"public_url": HOME}))


async def told(client: httpx.AsyncClient, path: str, body: Any = None, status: int = 201) -> Any:
    answer = await client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def options_for(client: httpx.AsyncClient, path: str = "/v1/sign-in/passkeys/challenges") -> dict[str, Any]:
    options: dict[str, Any] = (await told(client, path))["options"]
    return options


async def device_of(client: httpx.AsyncClient, name: str | None = None) -> Device:
    """One in which this customer has made a passkey."""
    options = await options_for(client, "/v1/passkeys/challenges")
    device = Device(HOME, "selfcare", handle_in(options))
    await told(client, "/v1/passkeys", {"credential": device.make(options), "name": name})
    return device.but(count=2)


async def shown(client: httpx.AsyncClient, credential: dict[str, Any]) -> httpx.Response:
    return await client.post("/v1/sign-in/passkeys", json={"credential": credential})
