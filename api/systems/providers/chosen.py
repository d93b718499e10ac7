"""Whoever takes the money, by the settings."""

from api.db import Database
from api.settings import Settings
from api.systems.providers.base import PaymentProvider
from api.systems.providers.sandbox import Sandbox
from api.systems.providers.stripe import Stripe


def provider_for(chosen: Settings, database: Database) -> PaymentProvider:
    """Whoever takes the money: nobody in the demo."""
    if chosen.payment_provider == "sandbox":
        if chosen.environment == "production":
            raise SystemExit("PAYMENT_PROVIDER=sandbox takes no money. Name the provider that does: stripe.")
        return Sandbox(database, chosen.public_url)
    if chosen.stripe_key is None:
        raise SystemExit("PAYMENT_PROVIDER=stripe needs STRIPE_KEY, the secret key of the account that is paid to.")
    return Stripe(chosen.stripe_url, chosen.stripe_key, chosen.public_url)
