"""Two at once, on a database of their own where both really commit."""

import asyncio

import pytest

from tests.api.callers import ANA, HUGO, Callers, key
from tests.api.tickets.calls import PNG, case_of

# Two at once really are two, and with them the real systems of other topics.
pytestmark = pytest.mark.commits


async def test_chasing_and_closing_at_once_end_well(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    path = await case_of(hugo)
    doing = [hugo.post(f"{path}/chasing", headers=key()) for _ in range(4)]
    doing.append(hugo.post(f"{path}/closing", json={}, headers=key()))
    *chased, closed = await asyncio.gather(*doing)
    assert closed.status_code == 200
    assert {answer.status_code for answer in chased} <= {200, 409}
    counted = [answer for answer in chased if answer.status_code == 200 and answer.json()["counted"]]
    ticket = (await hugo.get(path)).json()
    assert (ticket["state"], ticket["chases"]) == ("closed", len(counted))
    assert len(counted) <= 1


async def test_the_same_words_at_once_are_one_ticket_and_others_have_numbers_of_their_own(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    texts = ["The same."] * 6 + [f"Another {n}." for n in range(6)]
    answers = await asyncio.gather(
        *(ana.post("/v1/tickets", json={"kind": "request", "text": text}, headers=key()) for text in texts)
    )
    assert sorted(answer.status_code for answer in answers[:6]) == [201] + [409] * 5
    made = [answer.json()["ticket"]["number"] for answer in answers if answer.status_code == 201]
    assert len(made) == len(set(made)) == 7
    assert {answer.json()["number"] for answer in answers if answer.status_code == 409} <= set(made)


async def test_files_sent_at_once_are_never_more_than_ten(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    path = f"{await case_of(hugo)}/files?name=a.png"
    headers = {"Content-Type": "image/png"}
    answers = await asyncio.gather(*(hugo.post(path, content=PNG, headers=key() | headers) for _ in range(14)))
    assert [answer.status_code for answer in answers].count(201) == 9
