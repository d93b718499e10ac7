"""An open page whose session has been ended elsewhere: it hears of it, whatever it shows."""

import asyncio

import pytest

from api.conversations.feed import Feed
from api.conversations.readers import CustomerReader
from api.conversations.service import close_with
from api.parts import Parts
from tests.api.callers import ANA, Callers
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened
from tests.api.conversations.test_places import session_of


@pytest.mark.commits
@pytest.mark.parametrize("is_over", [False, True], ids=["a conversation that goes on", "one that has ended"])
async def test_an_open_page_that_is_signed_out_hears_of_it_at_once(
    callers: Callers, parts: Parts, is_over: bool
) -> None:
    here, lent = await callers.customer(ANA), await callers.customer(ANA)
    path = await opened(lent)
    if is_over:
        async with parts.database.transaction() as session:
            await close_with(parts, session, (await session_of(parts, lent)).contact_id)
    parts.live.start()
    await _connected(parts)
    browser = await session_of(parts, lent)
    events = Feed(parts, CustomerReader(browser.id, id_in(path)), 0).events()
    try:
        assert (await anext(events)).event == "conversation"
        assert (await anext(events)).event == "message"
        # Nothing but the hint ends it within this time: by itself it looks every ten minutes.
        rest = asyncio.ensure_future(_all(events))
        await here.delete("/v1/sign-ins")
        assert set(await asyncio.wait_for(rest, 10)) <= {"idle", "beat"}
    finally:
        await parts.live.stop()


async def _connected(parts: Parts) -> None:
    for _ in range(1000):
        if parts.live.connected:
            return
        await asyncio.sleep(0.01)
    pytest.fail("hints don't come")


async def _all(events: object) -> list[str]:
    return [event.event async for event in events]  # type: ignore[attr-defined]
