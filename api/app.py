"""Builds the application. Which system is behind a port, and what a process is made of, is decided here alone."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from api import brand, health, installing, logs, pages, staff
from api.accounts import endpoints as accounts
from api.billing import endpoints as billing
from api.browsers import Browsers
from api.callbacks import endpoints as callbacks
from api.channels import endpoints as channels
from api.channels import file_endpoints as sent_files
from api.channels import moving_endpoints as moving
from api.channels.carriers import jobs_for, set_up
from api.conversations import file_endpoints as files
from api.conversations import live_endpoints as live
from api.conversations.all_endpoints import router as conversations
from api.conversations.pulse import Pulse
from api.db import Database
from api.description import describe
from api.diagnostics import endpoints as diagnostics
from api.dialogue import Dialogue
from api.errors import render_errors
from api.following.pulse import DeskPulse
from api.formats import Formats
from api.guides import endpoints as guides
from api.handoff import endpoints as handoffs
from api.identity.outlet import CodeOutlet, LogOutlet, NoOutlet
from api.jobs import queue
from api.lengths import Lengths
from api.letters.ways import insist_on_ways
from api.limits import Limits
from api.live import Live
from api.orders import endpoints as orders
from api.outages import endpoints as outages
from api.parts import Parts
from api.passkeys import endpoints as passkeys
from api.payments import endpoints as payments
from api.plans import endpoints as plans
from api.privacy import endpoints as privacy
from api.push import endpoints as push
from api.ratings import endpoints as ratings
from api.settings import Settings, settings
from api.signing_in import endpoints as signing_in
from api.stores.chosen import store_for
from api.systems.faults import Faults
from api.systems.guard import Care, guarded
from api.systems.last_known import LastKnown
from api.systems.local.account import LocalAccount
from api.systems.local.billing import LocalBilling
from api.systems.local.catalogue import LocalCatalogue
from api.systems.local.network import LocalNetwork
from api.systems.local.orders import LocalOrders
from api.systems.local.payment import LocalPayment
from api.systems.local.ticketing import LocalTicketing
from api.systems.local.usage import LocalUsage
from api.systems.ports import (
    AccountSystem,
    BillingSystem,
    CatalogueSystem,
    NetworkSystem,
    OrderSystem,
    PaymentSystem,
    Systems,
    TicketingSystem,
    UsageSystem,
)
from api.systems.providers.chosen import provider_for
from api.tickets import endpoints as tickets
from api.usage import endpoints as usage

TOPICS = (
    *(accounts, billing, payments, plans, usage, outages, diagnostics, guides, tickets, orders),
    *(push, callbacks, ratings),
)
# How customers come in at a page of ours, and what they may ask about themselves.
DOOR = (signing_in, passkeys, privacy)
# What goes over to the channels that providers carry.
CARRIERS = (moving, sent_files)
DESCRIPTION = """The service that fronts the operator's account and ticketing systems.

Browsers are known by a session cookie, the bot by the short-lived token of the turn it answers. Every error is a
problem detail (RFC 9457) whose `type` is stable. Amounts are in minor units with a currency, and with a `display` in
the brand's format."""


def build(chosen: Settings) -> Parts:
    """Everything a process needs, connected to nothing yet."""
    redis: Redis = Redis.from_url(
        # A Redis that hangs costs a request half a second, not five.
        chosen.redis_url,
        decode_responses=True,
        socket_connect_timeout=0.5,
        socket_timeout=0.5,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=15,
    )
    in_demo = chosen.environment == "demo"
    outlet: CodeOutlet = LogOutlet() if in_demo else NoOutlet()
    parts = assemble(chosen, database=Database(chosen.database_url), redis=redis, codes=outlet)
    if not in_demo:
        insist_on_ways(parts)
    return parts


def assemble(chosen: Settings, *, database: Database, redis: Redis, codes: CodeOutlet) -> Parts:
    """The same parts, on whatever database and outlet they are given."""
    operator = brand.read_brand(chosen.brand)
    last_known = LastKnown(redis)
    carriers, email, pusher = set_up()
    return Parts(
        settings=chosen,
        brand=operator,
        formats=Formats(operator),
        database=database,
        redis=redis,
        live=Live(redis),
        limits=Limits(redis),
        jobs=jobs_for(queue(chosen.libpq_url), carriers),
        codes=codes,
        last_known=last_known,
        systems=_systems(chosen, database, redis, last_known),
        providers=carriers,
        email=email,
        push=pusher,
        store=store_for(chosen),
        dialogue=Dialogue(chosen.bot_url, chosen.bot_secret.get_secret_value()),
    )


def _systems(chosen: Settings, database: Database, redis: Redis, last_known: LastKnown) -> Systems:
    """All on our own database, each behind its guard as if it were far away."""
    faults = Faults(redis) if chosen.environment == "demo" else None
    care = Care(last_known, faults, chosen.system_read_within, chosen.system_change_within, chosen.system_rest)
    return Systems(
        account=guarded("account", AccountSystem, LocalAccount(database), care),
        billing=guarded("billing", BillingSystem, LocalBilling(database), care),
        payment=guarded("payment", PaymentSystem, LocalPayment(database, provider_for(chosen, database)), care),
        catalogue=guarded("catalogue", CatalogueSystem, LocalCatalogue(database), care),
        usage=guarded("usage", UsageSystem, LocalUsage(database), care),
        network=guarded("network", NetworkSystem, LocalNetwork(database), care),
        ticketing=guarded("ticketing", TicketingSystem, LocalTicketing(database), care),
        orders=guarded("orders", OrderSystem, LocalOrders(database), care),
    )


def create_app(parts: Parts | None = None) -> FastAPI:
    logs.start()
    app = FastAPI(
        title="Selfcare",
        version="0.1.0",
        description=DESCRIPTION,
        lifespan=_lifespan,
        redoc_url=None,
        docs_url=None,
    )
    app.state.parts = parts or build(settings())
    render_errors(app)
    # Routes are looked through one by one, and providers bring more than anybody else asks.
    app.include_router(channels.router)
    app.include_router(brand.router)
    app.include_router(installing.router)
    app.include_router(conversations)
    for topic in (live, files, handoffs, *TOPICS, *DOOR, staff, *CARRIERS):
        app.include_router(topic.router)
    app.include_router(health.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # the framework's own way to do it
    # The last one added is outermost: even an unexpected error goes out with a browser's headers.
    app.add_middleware(Lengths)
    app.add_middleware(logs.Requests)
    app.add_middleware(Browsers, settings=app.state.parts.settings)
    pages.serve(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    parts: Parts = app.state.parts
    # What is there now stays for good: three hundred thousand objects, which the collector would otherwise look
    # through again every hundred requests, and nobody is answered for a tenth of a second.
    gc.collect()
    gc.freeze()
    pulses = (Pulse(parts.database, parts.live), DeskPulse(parts.database, parts.live))
    parts.live.start()
    for pulse in pulses:
        pulse.start()
    try:
        yield
    finally:
        for pulse in pulses:
            await pulse.stop()
        await parts.live.stop()
        await parts.close()
