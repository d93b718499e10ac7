"""Good requests to tickets: Hugo's case, open after three visits, with a picture he sent in."""

from collections.abc import Awaitable, Callable

import httpx

from tests.api.callers import HUGO, key
from tests.api.calls import Call, Sent, plain

NUMBER = "T19877"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
Make = Callable[[httpx.AsyncClient], Awaitable[Sent]]


async def case_of(browser: httpx.AsyncClient) -> str:
    """The path of Hugo's case."""
    answer = await browser.get(f"/v1/tickets/by-number/{NUMBER}")
    return f"/v1/tickets/{answer.json()['id']}"


def on_the_case(what: str = "", json: object = None) -> Make:
    async def make(browser: httpx.AsyncClient) -> Sent:
        return Sent(await case_of(browser) + what, json)

    return make


async def reopening(browser: httpx.AsyncClient) -> Sent:
    path = await case_of(browser)
    closed = await browser.post(f"{path}/closing", json={}, headers=key())
    assert closed.status_code == 200, closed.text
    return Sent(f"{path}/reopening", {"text": "It is down again."})


async def sending(browser: httpx.AsyncClient) -> Sent:
    path = f"{await case_of(browser)}/files?name=router.png"
    return Sent(path, content=PNG, headers={"Content-Type": "image/png"})


async def fetching(browser: httpx.AsyncClient) -> Sent:
    path = await case_of(browser)
    (file,) = (await browser.get(path)).json()["files"]
    return Sent(f"{path}/files/{file['id']}")


CALLS = [
    plain("GET /v1/tickets", HUGO),
    plain("POST /v1/tickets", HUGO, json={"kind": "billing", "text": "Why do I pay for a line that is down?"}),
    plain("GET /v1/tickets/by-number/{number}", HUGO, f"/v1/tickets/by-number/{NUMBER}"),
    Call("GET /v1/tickets/{ticket_id}", HUGO, on_the_case()),
    Call("POST /v1/tickets/{ticket_id}/comments", HUGO, on_the_case("/comments", {"text": "Any day suits me."})),
    Call("POST /v1/tickets/{ticket_id}/closing", HUGO, on_the_case("/closing", {"reason": "no_longer_needed"})),
    Call("POST /v1/tickets/{ticket_id}/reopening", HUGO, reopening),
    Call("POST /v1/tickets/{ticket_id}/chasing", HUGO, on_the_case("/chasing")),
    Call("POST /v1/tickets/{ticket_id}/files", HUGO, sending),
    Call("GET /v1/tickets/{ticket_id}/files/{file_id}", HUGO, fetching),
]
