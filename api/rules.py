"""The rule of each route, read off the application: for the matrix in the docs, and for the API's description."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from api.access import CustomerOnly, NotAccountHolder, Rule
from api.auth import AgentUnknown, CustomerUnknown, SignInRequired
from api.errors import ServiceError
from api.limits import TooFast
from api.once import KeyMissing, KeyReused, StillRunning, keyed
from api.systems.base import OutcomeUnknown, SystemUnavailable
from api.tokens import TokenRefused
from models import Level

# Their callers are known by the conversation, the browser or the desk they sit at, or by a signature, not by a rule.
APART = frozenset({"brand", "browsers", "channels", "conversations", "desk"})


@dataclass(frozen=True, slots=True)
class Row:
    method: str
    path: str
    rule: Rule
    # Whether it changes something, and so takes a key.
    changes: bool

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    def told_anyway(self) -> list[type[ServiceError]]:
        """What its caller may be told for who they are and how they ask, whatever the route is about."""
        told: list[type[ServiceError]] = [TokenRefused, AgentUnknown, CustomerUnknown, SystemUnavailable]
        if self.rule.level is not Level.anonymous:
            told.append(SignInRequired)
        if self.rule.holder:
            told.append(NotAccountHolder)
        if not self.rule.agents:
            told.append(CustomerOnly)
        if self.changes:
            told += [KeyMissing, KeyReused, StillRunning, TooFast, OutcomeUnknown]
        return told

    def allows(self, level: Level) -> bool:
        order = list(Level)
        return order.index(level) >= order.index(self.rule.level)


class NoRule(Exception):
    """A route that says nothing about its callers lets everybody in by oversight."""


def rows(app: FastAPI) -> list[Row]:
    return [
        Row(method, route.path, _rule(route), any(call.call is keyed for call in all_of(route.dependant)))
        for route in routes_of(app)
        if route.include_in_schema and not APART.intersection(map(str, route.tags))
        for method in sorted(route.methods or ())
    ]


def routes_of(app: FastAPI) -> Iterator[APIRoute]:
    """As they are reached: the framework keeps an included router apart, and gives its routes' context."""
    for found in iter_route_contexts(app.routes):
        if isinstance(found.original_route, APIRoute):
            yield cast(APIRoute, found)


def _rule(route: APIRoute) -> Rule:
    found = next((call.call for call in all_of(route.dependant) if isinstance(call.call, Rule)), None)
    if found is None:
        raise NoRule(f"{route.path} declares none of the callers of api/access.py")
    return found


def all_of(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for below in dependant.dependencies:
        yield from all_of(below)
