"""A lost phone without recovery codes: an admin resets the second factor, and the next log-in sets up another."""

import httpx

from api.parts import Parts
from models.base import now
from tests.api.agents.conftest import AGENTS, id_of, trace
from tests.api.desk.logging_in import Phone, log_in


async def test_an_admin_resets_a_second_factor_and_the_agent_is_out(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts
) -> None:
    codes = (await Phone(now).set_up(browser))["recovery_codes"]
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    listed = {item["name"]: item["second_factor"] for item in (await owen.get(AGENTS)).json()["items"]}
    assert (listed["Priya Raman"], listed["Sam Whitfield"]) == (True, False)
    assert [(await owen.delete(f"{path}/second-factor")).status_code for _ in range(2)] == [204, 204]
    assert (await browser.get("/v1/desk/me")).status_code == 401
    assert (await log_in(browser)).json()["second_factor"] is False
    again = await Phone(now).set_up(browser)
    assert (await log_in(browser, code=codes[0])).status_code == 401
    assert (await log_in(browser, code=again["recovery_codes"][0])).status_code == 201
    assert "agent second factor reset" in await trace(parts)
