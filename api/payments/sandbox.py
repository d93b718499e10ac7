"""The sandbox's page, on which one of its cards is chosen: in the demo alone. It asks for no card number."""

from collections.abc import Iterable
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.access import Anybody
from api.bodies import Body, Line
from api.once import DoneOnce
from api.parts import CurrentParts, Parts
from api.payments.charging import REFUSED
from api.payments.rendering import link_out
from api.systems.ports.payment_link import Link, NoSuchLink
from api.systems.providers.sandbox import CARDS, PAGE, Sandbox
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
    return HTMLResponse(HTML.format(buttons="".join(_buttons(OFFERED)), script=f"{PAGE}.js"))


@router.get("/page.js", include_in_schema=False)
async def show_sandbox_script(_: Anybody, parts: CurrentParts) -> Response:
    """A file of its own: our pages run no script that stands in them."""
    _only_in_the_demo(parts)
    return Response(SCRIPT, media_type="text/javascript")


def _buttons(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        about = CARDS[name].declines_with or ("The answer is lost" if CARDS[name].answer_is_lost else "Works")
        yield f'<li><button name="{name}">Visa ending {CARDS[name].last4}: {about}</button></li>'


HTML = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Card</title><meta name="viewport" content="width=device-width">
<h1>Choose a card</h1>
<p>This is the demo: no money moves, and no card number is asked for.</p>
<ul>{buttons}</ul>
<p role="status"></p>
<script src="{script}"></script>
</html>"""

SCRIPT = """for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", async () => {
    const answer = await fetch("/v1/payments/sandbox/cards", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: JSON.stringify({ key: location.hash.slice(1), card: button.name }),
    });
    const said = await answer.json();
    document.querySelector("[role=status]").textContent = said.told ?? said.detail;
  });
}
"""
