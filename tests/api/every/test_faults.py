"""Every route on a bad day of each system behind it: slow, down, wrong, asked twice, its answer lost."""

import uuid
from dataclasses import replace

import httpx

from api.openapi import described_app
from api.systems.breaker import Breaker
from api.systems.faults import Fault, Faults
from tests.api.every.conftest import Walk, every_route

TOLD = {"/problems/system-unavailable", "/problems/outcome-unknown"}


async def systems_behind(walk: Walk) -> list[str]:
    """Those that a good request asks, found by sending one."""
    asked: list[str] = []

    class Noting(Faults):
        async def of(self, system: str) -> Fault | None:
            asked.append(system)
            return None

    async with walk.undone():
        sent = await walk.prepare()
        with Suffering(walk, Noting(walk.parts.redis)):
            answer = await walk.send(await walk.holder(), sent)
        assert answer.status_code < 300, answer.text
    return list(dict.fromkeys(asked))


class Suffering:
    """For a while the guards ask others for their faults, and wait for less long."""

    def __init__(self, walk: Walk, faults: Faults, *, slow: str | None = None) -> None:
        self.guards = [getattr(walk.parts.systems, name) for name in walk.parts.systems.__slots__]
        self.faults, self.slow = faults, slow

    def __enter__(self) -> None:
        self.before = [guard.care for guard in self.guards]
        for guard in self.guards:
            # Only for the slow one: a healthy call cut off half-way would hurt the connection that the test shares.
            within = dict.fromkeys(("read_within", "change_within"), 0.02) if guard.name == self.slow else {}
            guard.care = replace(guard.care, faults=self.faults, **within)

    def __exit__(self, *_: object) -> None:
        for guard, care in zip(self.guards, self.before, strict=True):
            guard.care = care
            guard.breaker = Breaker()


@every_route(changes=False)
async def test_a_read_answers_with_what_was_known_or_says_that_it_can_t(walk: Walk) -> None:
    for system in await systems_behind(walk):
        for fault in (Fault.down, Fault.wrong, Fault.lost, Fault.slow, Fault.duplicate):
            async with walk.undone():
                sent = await walk.prepare()
                caller = await walk.holder()
                faults = Faults(walk.parts.redis)
                await faults.switch(system, fault)
                with Suffering(walk, faults, slow=system if fault is Fault.slow else None):
                    answer = await walk.send(caller, sent)
                assert answer.status_code in (200, 503), (system, fault, answer.text)
                if fault is Fault.duplicate:
                    assert answer.status_code == 200, (system, answer.text)
                elif answer.status_code == 503:
                    assert answer.json()["type"] in TOLD
                    assert "Retry-After" in answer.headers


@every_route(changes=False)
async def test_what_was_read_before_is_told_again_while_its_systems_are_down(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        caller = await walk.holder()
        before = await walk.send(caller, sent)
        faults = Faults(walk.parts.redis)
        for system in walk.parts.systems.__slots__:
            await faults.switch(system, Fault.down)
        with Suffering(walk, faults):
            answer = await walk.send(caller, sent)
        if walk.call.shows_a_secret:
            assert (answer.status_code, answer.json()["type"] in TOLD) == (503, True), answer.text
            return
        assert answer.status_code == 200, answer.text
        assert answer.content == before.content or answer.json().keys() == before.json().keys()


@every_route(changes=True)
async def test_a_change_is_done_once_whatever_its_systems_do(walk: Walk) -> None:
    """Asked again with the same key after the fault, it leaves exactly what an untroubled request leaves."""
    async with walk.undone():
        sent = await walk.prepare()
        before = await walk.counts()
        answer = await walk.send(await walk.holder(), sent)
        assert answer.status_code < 300, answer.text
        untroubled = _made(before, await walk.counts())
    for system in await systems_behind(walk):
        for fault in Fault:
            async with walk.undone():
                await _do_once(walk, system, fault, untroubled)


async def _do_once(walk: Walk, system: str, fault: Fault, untroubled: dict[str, int]) -> None:
    sent = await walk.prepare()
    before = await walk.counts()
    caller, key = await walk.holder(), uuid.uuid4().hex
    faults = Faults(walk.parts.redis)
    await faults.switch(system, fault)
    with Suffering(walk, faults, slow=system if fault is Fault.slow else None):
        troubled = await walk.send(caller, sent, key)
    await faults.switch(system, None)
    if troubled.status_code >= 300:
        assert (troubled.status_code, troubled.json()["type"] in TOLD) == (503, True), (system, fault, troubled.text)
    answer = await walk.send(caller, sent, key)
    assert answer.status_code < 300, (system, fault, answer.text)
    assert _made(before, await walk.counts()) == untroubled, (system, fault)


def _made(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


@every_route(changes=True)
async def test_a_change_needs_a_key_and_the_same_one_changes_nothing_more(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        method = walk.call.route.partition(" ")[0]
        caller, key = await walk.holder(), uuid.uuid4().hex
        without = await caller.request(
            method, sent.path, json=sent.json, content=sent.content, headers=sent.headers or None
        )
        assert without.json()["type"] == "/problems/key-missing", without.text
        first = await walk.send(caller, sent, key)
        counted = await walk.counts()
        second = await walk.send(caller, sent, key)
        assert second.status_code == first.status_code
        assert _lasting(walk, second) == _lasting(walk, first)
        assert second.headers["Idempotency-Replayed"] == "true"
        assert await walk.counts() == counted


def _lasting(walk: Walk, answer: httpx.Response) -> object:
    return {**answer.json(), walk.call.told_anew: None} if walk.call.told_anew else answer.content


@every_route(changes=True)
async def test_an_unknown_field_is_refused_by_its_name_and_nothing_is_done(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        if sent.json is None:
            assert not _takes_fields(walk.call.route)
            return
        before = await walk.counts()
        answer = await walk.send(await walk.holder(), replace(sent, json={**sent.json, "colour": "red"}))
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed"), answer.text
        assert any(fault["field"].endswith("colour") for fault in answer.json()["fields"])
        assert await walk.counts() == before


def _takes_fields(route: str) -> bool:
    method, _, path = route.partition(" ")
    operation = described_app().openapi()["paths"][path][method.lower()]
    return "application/json" in operation.get("requestBody", {}).get("content", {})
