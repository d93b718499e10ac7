"""Diagnostics' decisions: what is known before a test, what is measured, and which tests are whose."""

import uuid

from api.access import ServiceUnknown, accounts_of, one_service
from api.auth import Caller
from api.diagnostics import repository
from api.diagnostics.reading import Circumstances, known_before, read
from api.diagnostics.rendering import facts_kept, test_out
from api.diagnostics.schemas import LineTestOut
from api.errors import NotFound, Refused
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.ports.account import Account, Service
from api.systems.ports.network import Outage
from models import Level, LineTest, OutageState, ServiceState
from models.base import new_id, now


class TestUnknown(NotFound):
    """No such test, or one of somebody else's line."""


class NothingToTest(Refused):
    """The service is switched off for good."""

    title = "This service has ended"


async def test(parts: Parts, caller: Caller, service_id: uuid.UUID | None, reference: str) -> LineTestOut:
    customer_id = caller.require(Level.identified)
    account, service = await one_service(parts.systems.account, caller, service_id)
    if service.state is ServiceState.ceased:
        raise NothingToTest("This service has ended, so there is no line to test.", field="service_id")
    outage = await _outage(parts, service)
    known = _circumstances(account, service, outage, is_holder=account.holder_id == customer_id)
    reading, facts = known_before(known), None
    if reading is None:
        facts = (await parts.systems.network.measure(service.id)).fresh()
        reading = read(facts, known)
    kept = await repository.keep(
        parts.database,
        id=new_id(),
        service_id=service.id,
        customer_id=customer_id,
        outage_id=outage.id if outage else None,
        reference=reference,
        tested_at=now(),
        verdict=reading.verdict,
        confidence_percent=reading.confidence_percent,
        text=reading.text,
        steps=[step.value for step in reading.steps],
        facts=facts_kept(facts),
    )
    return test_out(kept, service, outage, parts.formats, now())


async def _outage(parts: Parts, service: Service) -> Outage | None:
    """What runs where the service is. An old answer is no ground to spare a test."""
    at = now()
    running = [
        outage
        for touched in (await parts.systems.network.touching([service.id])).fresh()
        for outage in touched.outages
        if outage.is_running(at)
    ]
    # One that is certain is spoken of first.
    return min(running, key=lambda outage: outage.state is OutageState.suspected, default=None)


def _circumstances(account: Account, service: Service, outage: Outage | None, *, is_holder: bool) -> Circumstances:
    balance = account.prepaid_balance
    return Circumstances(
        is_holder=is_holder,
        is_pending=service.state is ServiceState.pending,
        is_barred=service.state is ServiceState.barred,
        is_suspended=service.state is ServiceState.suspended or account.is_suspended,
        # What is on the account is the holder's business alone.
        is_out_of_credit=is_holder and balance is not None and balance.minor <= 0,
        outage_area=outage.area.name if outage else None,
        is_only_suspected=outage is not None and outage.state is OutageState.suspected,
    )


async def tests(parts: Parts, caller: Caller, service_id: uuid.UUID | None, asked: Asked) -> Page[LineTestOut]:
    services = await own_services(parts, caller)
    if service_id is not None and service_id not in services:
        raise ServiceUnknown("There is no such service under this name.")
    wanted = [service_id] if service_id else list(services)
    async with parts.database.session() as session:
        found = await repository.newest(session, wanted, asked.cursor, asked.limit)
    return Page(items=await _told(parts, services, list(found.items)), next=found.next)


async def one_test(parts: Parts, caller: Caller, test_id: uuid.UUID) -> LineTestOut:
    services = await own_services(parts, caller)
    async with parts.database.session() as session:
        found = await repository.find(session, test_id)
    if found is None or found.service_id not in services:
        raise TestUnknown("There is no such test under this name.")
    return (await _told(parts, services, [found]))[0]


async def own_services(parts: Parts, caller: Caller) -> dict[uuid.UUID, Service]:
    """A line's user has their own line, the holder has all."""
    accounts = (await accounts_of(parts.systems.account, caller)).value
    return {service.id: service for account in accounts for service in account.services}


async def _told(parts: Parts, services: dict[uuid.UUID, Service], found: list[LineTest]) -> list[LineTestOut]:
    named = sorted({test.outage_id for test in found if test.outage_id})
    answered = (await parts.systems.network.outages_named(named)).value if named else []
    outages = {outage.id: outage for outage in answered}
    at = now()
    return [
        test_out(
            test,
            services[test.service_id],
            outages.get(test.outage_id) if test.outage_id else None,
            parts.formats,
            at,
        )
        for test in found
    ]
