"""Where providers bring what customers write. They are known by their signatures, not by a session."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Path, Request, Response

from api.access import Anybody
from api.channels import intake
from api.channels.intake import NotTheProvider
from api.errors import NotFound, answers
from api.parts import CurrentParts, Parts
from connectors.base import Arrived, Provider, Untrusted


class ChannelUnknown(NotFound):
    """No such connector is set up here."""

    title = "No such channel"


router = APIRouter(prefix="/v1/channels", tags=["channels"], responses=answers(ChannelUnknown, NotTheProvider))


async def _provider(connector: Annotated[str, Path(max_length=32)], parts: CurrentParts) -> Provider:
    provider = parts.providers.get(connector)
    if provider is None:
        raise ChannelUnknown("There is no such channel here. The operator's settings name those there are.")
    return provider


Named = Annotated[Provider, Depends(_provider)]


@router.post("/{connector}", status_code=200)
async def take_in(provider: Named, _caller: Anybody, request: Request, parts: CurrentParts) -> Response:
    """Takes a provider's delivery: kept first, then answered, and only then read by the worker. Twice is once. It takes
    no Idempotency-Key."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    arrived = Arrived(_url(parts, request), headers, await request.body(), datetime.now(UTC))
    observed = provider.name in parts.settings.channels_observed
    await intake.take_in(parts, provider, arrived, observed=observed)
    thanks = provider.thank(arrived)
    return Response(thanks.text, media_type=thanks.media_type)


@router.get("/{connector}")
async def answer_challenge(provider: Named, _caller: Anybody, request: Request) -> Response:
    """Proves to a provider that this address is ours, once, when it is entered there."""
    try:
        return Response(provider.challenge(dict(request.query_params)), media_type="text/plain")
    except Untrusted as error:
        raise NotTheProvider(str(error)) from None


def _url(parts: Parts, request: Request) -> str:
    """As the provider has it: behind a proxy, the request itself names another host."""
    query = f"?{request.url.query}" if request.url.query else ""
    public = urlsplit(parts.settings.public_url)
    base = (
        f"{public.scheme}://{public.netloc}{public.path.rstrip('/')}" if public.netloc else str(request.base_url)[:-1]
    )
    return f"{base}{request.url.path}{query}"
