"""The sandbox's page, on which one of its cards is chosen: in the demo alone. It asks for no card number."""

from typing import Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.access import Anybody
from api.bodies import Body, Line
from api.colour import ink
from api.once import DoneOnce
from api.parts import CurrentParts, Parts
from api.payments.charging import REFUSED
from api.payments.rendering import link_out
from api.payments.sandbox_page import SCRIPT, STYLE, page_of
from api.systems.ports.payment_link import Link, NoSuchLink
from api.systems.providers.sandbox import Sandbox
from models import PaymentState

router = APIRouter(prefix="/sandbox")
OFFERED = ("works", "declined", "no_money", "expired", "lost")


class ChosenCard(Body):
    key: Line = Field(description="from the address of the page")
    card: Literal["works", "declined", "no_money", "expired", "lost", "lost_declined", "silent", "twice", "gone"] = (
        "works"
    )


class CardChosenOut(BaseModel):
    told: str


@router.post("/cards", status_code=201)
async def choose_sandbox_card(_: Anybody, parts: CurrentParts, body: ChosenCard, once: DoneOnce) -> CardChosenOut:
    """In the demo: what entering a card at the payment provider is for real customers."""
    return await once.run(CardChosenOut, lambda reference: _choose(parts, body, reference))


async def _choose(parts: Parts, body: ChosenCard, reference: str) -> CardChosenOut:
    _only_in_the_demo(parts)
    page_id = await Sandbox(parts.database, parts.settings.public_url).choose(body.key, body.card)
    if page_id is None:
        raise NoSuchLink("This page has ended. Ask for a new link.")
    link = await parts.systems.payment.card_entered(page_id, reference=reference)
    return CardChosenOut(told=await _became(parts, link))


async def _became(parts: Parts, link: Link) -> str:
    """A page that thanks for a declined card has people believe that they have paid."""
    if link.payment_id is None:
        return f"{link_out(link, parts.formats).told} You can close this page."
    payment = (await parts.systems.payment.payment(link.payment_id)).value
    if payment.state is PaymentState.captured:
        return f"Thank you. {parts.formats.money(payment.amount).display} is paid. You can close this page."
    if payment.state in REFUSED:
        why = payment.decline_reason or "Not given by the bank"
        return f"The card was declined. {why}. Nothing was taken, and the card is not saved. Ask for a new link."
    return "The bank has not answered yet. Please don't pay again: we find out, and tell you."


def _only_in_the_demo(parts: Parts) -> None:
    if parts.settings.environment != "demo" or parts.settings.payment_provider != "sandbox":
        raise NoSuchLink("There is no such page.")


@router.get("/page", response_class=HTMLResponse, include_in_schema=False)
async def show_sandbox_page(_: Anybody, parts: CurrentParts) -> HTMLResponse:
    """The page itself; its key is behind the # of its address, which no server and no log ever sees."""
    _only_in_the_demo(parts)
    return HTMLResponse(page_of(OFFERED))


@router.get("/page.js", include_in_schema=False)
async def show_sandbox_script(_: Anybody, parts: CurrentParts) -> Response:
    """A file of its own: our pages run no script that stands in them."""
    _only_in_the_demo(parts)
    return Response(SCRIPT, media_type="text/javascript")


@router.get("/page.css", include_in_schema=False)
async def show_sandbox_style(_: Anybody, parts: CurrentParts) -> Response:
    _only_in_the_demo(parts)
    return Response(STYLE.format(colour=ink(parts.brand.colour)), media_type="text/css")
