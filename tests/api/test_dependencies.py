"""What stands before a route: nothing that the framework would run in a thread of its own."""

import inspect
from typing import Any

from fastapi import FastAPI

from api.rules import all_of, routes_of


def is_plain(call: Any) -> bool:
    does = call if inspect.isroutine(call) else call.__call__
    return not (inspect.iscoroutinefunction(does) or inspect.isasyncgenfunction(does))


def test_no_route_waits_for_a_thread(application: FastAPI) -> None:
    """A plain function is handed to one, and that takes longer than a small read. Write it `async def`."""
    found = {each.call for route in routes_of(application) for each in all_of(route.dependant)}
    assert len(found) > 100
    assert [call for call in found if is_plain(call)] == []
