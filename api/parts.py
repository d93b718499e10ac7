"""What a running process is made of. Built once in app.py; handlers take it as a dependency."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from redis.asyncio import Redis

from api.brand import Brand
from api.db import Database
from api.dialogue import Dialogue
from api.formats import Formats
from api.identity.outlet import CodeOutlet
from api.jobs import Jobs
from api.limits import Limits
from api.live import Live
from api.settings import Settings
from api.stores.base import Store
from api.systems.last_known import LastKnown
from api.systems.ports import Systems
from connectors.base import Provider
from connectors.email.connector import LetterBox
from connectors.push.connector import Pusher

SMS = "sms"


def text_carrier(providers: Mapping[str, Provider]) -> Provider | None:
    return next((provider for provider in providers.values() if provider.channel == SMS), None)


@dataclass(frozen=True)
class Parts:
    settings: Settings
    brand: Brand
    formats: Formats
    database: Database
    redis: Redis
    live: Live
    limits: Limits
    jobs: Jobs
    codes: CodeOutlet
    last_known: LastKnown
    systems: Systems
    # By the connector's name. The web is not among them: its pages come by themselves.
    providers: Mapping[str, Provider]
    # None where the operator has not set it up.
    email: LetterBox | None
    push: Pusher | None
    store: Store
    dialogue: Dialogue

    @property
    def texts(self) -> Provider | None:
        """Whoever carries texts: the first, in the order of the registry."""
        return text_carrier(self.providers)

    async def close(self) -> None:
        await self.last_known.stop()
        await self.redis.aclose()
        await self.store.close()
        await self.dialogue.close()
        await self.database.close()


async def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


CurrentParts = Annotated[Parts, Depends(_parts)]
