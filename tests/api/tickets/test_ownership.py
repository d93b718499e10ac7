"""A line's user and the holder of its account: whose words are whose. Maya uses a line that Noor pays for."""

from typing import Any

import httpx
import pytest

from tests.api.callers import MAYA, NOOR, Callers, key
from tests.api.tickets.calls import PNG

PRIVATE = "I am leaving home, do not tell Noor."


async def reported(maya: httpx.AsyncClient) -> Any:
    answer = await maya.post("/v1/tickets", json={"kind": "fault", "text": PRIVATE}, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_who_reports_a_fault_of_a_line_is_told_what_its_holder_can_see(callers: Callers) -> None:
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    assert "The account holder can see" in (await reported(maya))["text"]
    asked = {"kind": "request", "text": "A copy of my contract, please."}
    theirs = (await noor.post("/v1/tickets", json=asked, headers=key())).json()
    assert "account holder" not in theirs["text"]


async def test_the_holder_reads_none_of_what_a_line_s_user_wrote(callers: Callers) -> None:
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    ticket = (await reported(maya))["ticket"]
    path = f"/v1/tickets/{ticket['id']}"
    await maya.post(f"{path}/files?name=leaving.png", content=PNG, headers=key() | {"Content-Type": "image/png"})
    (file,) = (await maya.get(path)).json()["files"]
    for read in (path, "/v1/tickets", f"/v1/tickets/by-number/{ticket['number']}"):
        answer = await noor.get(read)
        assert ticket["number"] in answer.text
        assert "leaving" not in answer.text
    assert (await noor.get(f"{path}/files/{file['id']}")).json()["type"] == "/problems/not-your-ticket"
    mine = (await maya.get(path)).json()
    assert (mine["is_yours"], mine["title"], mine["events"][0]["text"]) == (True, PRIVATE, PRIVATE)


@pytest.mark.parametrize(
    ("what", "body"), [("closing", {}), ("comments", {"text": "Never mind."}), ("reopening", {"text": "Again."})]
)
async def test_only_who_opened_a_ticket_goes_on_with_it(callers: Callers, what: str, body: dict[str, str]) -> None:
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    path = f"/v1/tickets/{(await reported(maya))['ticket']['id']}"
    if what == "reopening":
        await maya.post(f"{path}/closing", json={}, headers=key())
    before = (await maya.get(path)).json()["events"]
    refused = await noor.post(f"{path}/{what}", json=body, headers=key())
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-your-ticket")
    assert (await maya.get(path)).json()["events"] == before
    assert (await maya.post(f"{path}/{what}", json=body, headers=key())).status_code < 300
