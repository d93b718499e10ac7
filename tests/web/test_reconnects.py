"""`make reconnects` in short: whatever fails, and for however long, the page shows in the end what the ledger has."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.faults import reconnects
from tests.faults.link import Fault
from tests.faults.reconnects import Result
from tools.supervisor import Stack


def results(stack: Stack, faults: Sequence[Fault], outages: Sequence[int], restarts: int = 0) -> list[Result]:
    """In a thread of its own: the other tests' browser keeps this one's loop."""

    async def all_of_them() -> list[Result]:
        return [each async for each in reconnects.hold(stack, faults, outages, restarts)]

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, all_of_them()).result()


def test_no_way_in_which_a_link_fails_costs_the_page_anything(stack: Stack) -> None:
    found = results(stack, list(Fault), outages=[1])
    assert len(found) == len(Fault)
    assert [str(each) for each in found if not each.is_equal] == []


def test_a_connection_that_died_without_a_word_is_noticed(stack: Stack) -> None:
    found = results(stack, [Fault.mute, Fault.silent], outages=[6])
    assert [str(each) for each in found if not each.is_equal] == []


def test_a_server_killed_in_mid_burst_costs_the_page_nothing(stack: Stack) -> None:
    found = results(stack, [Fault.cut], outages=[], restarts=2)
    assert [str(each) for each in found if not each.is_equal] == []
