"""What Stripe says over the wire, and what it means in our words."""

from typing import Any

from pydantic import BaseModel

from api.systems.providers.base import Charge, ChargeState

UNKNOWN = Charge(ChargeState.unknown)
NOT_GIVEN = "Not given by the bank"
NEEDS_APPROVAL = "The bank asks for the card holder's approval"
REASONS = {
    "insufficient_funds": "Not enough money on it",
    "expired_card": "The card has expired",
    "authentication_required": NEEDS_APPROVAL,
    "lost_card": "The bank has blocked the card",
    "stolen_card": "The bank has blocked the card",
    "card_velocity_exceeded": "The card's limit is reached",
}


class Fault(BaseModel):
    code: str | None = None
    decline_code: str | None = None

    @property
    def reason(self) -> str:
        return REASONS.get(self.decline_code or "", REASONS.get(self.code or "", NOT_GIVEN))


class Intent(BaseModel):
    id: str
    status: str
    last_payment_error: Fault | None = None

    def charge(self) -> Charge:
        match self.status:
            case "succeeded":
                return Charge(ChargeState.captured)
            case "requires_confirmation":
                return Charge(ChargeState.open)
            case "requires_payment_method":
                return Charge(ChargeState.declined, (self.last_payment_error or Fault()).reason)
            case "requires_action":
                return Charge(ChargeState.declined, NEEDS_APPROVAL)
            case "canceled":
                return Charge(ChargeState.cancelled)
        return UNKNOWN


class Refusal(BaseModel):
    error: Fault


class Session(BaseModel):
    id: str
    url: str | None = None
    expires_at: int
    customer: str | None = None
    setup_intent: "dict[str, Any] | str | None" = None


class MethodCard(BaseModel):
    brand: str
    last4: str
    exp_month: int
    exp_year: int


class Method(BaseModel):
    id: str
    card: MethodCard
