"""An api whose agents log in at their company, which runs beside it."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from api.parts import Parts
from tests.api.desk.logging_in import hash_quickly
from tests.api.oidc.company import CLIENT_ID, SECRET, Company, company

BEGIN, RETURN = "/v1/desk/company-log-in", "/v1/desk/company-log-in/return"
DESK = "http://selfcare/desk/"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return hash_quickly(monkeypatch)


@pytest.fixture
def provider() -> Iterator[Company]:
    with company() as running:
        yield running


@pytest.fixture
def parts(parts: Parts, provider: Company) -> Parts:
    told = {"oidc_issuer": provider.url, "oidc_client_id": CLIENT_ID, "oidc_client_secret": SecretStr(SECRET)}
    return replace(parts, settings=parts.settings.model_copy(update=told | {"public_url": "http://selfcare"}))


async def go_there(client: httpx.AsyncClient) -> str:
    """The address at the provider."""
    answer = await client.get(BEGIN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def come_back(client: httpx.AsyncClient, provider: Company, **changed: str) -> httpx.Response:
    """All the way, by a browser."""
    carried = provider.log_in(await go_there(client))
    return await client.get(RETURN, params=carried | changed)
