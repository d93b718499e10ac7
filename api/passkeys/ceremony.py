"""What a browser is asked to sign, and whether what it brings back was signed by that key, here, for this."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from api.errors import NotUnderstood, Refused
from models import Customer, Passkey

LIFETIME = timedelta(minutes=5)
MILLISECONDS = int(LIFETIME.total_seconds() * 1000)
# What is raised for what no browser sends: where something is missing, or is no list of what it should be.
NOT_RIGHT = (WebAuthnException, ValueError, LookupError, TypeError)
REFUSED = "Nobody is let in by it. Try again, or sign in with a code."


class PasskeyRefused(NotUnderstood):
    """Not signed by a key we know, or not for this page, or not as an answer to what was asked."""

    title = "That passkey was not accepted"
    # The challenge has been used.
    keeps_changes = True


class PasskeysNotSetUp(Refused):
    """A passkey is bound to a name, and the operator has not said by which one browsers know this service."""

    title = "Passkeys can't be used here"


@dataclass(frozen=True, slots=True)
class Site:
    """What passkeys are bound to: the name, and the one origin whose pages may ask for them."""

    name: str
    origin: str
    title: str


@dataclass(frozen=True, slots=True)
class Made:
    credential_id: bytes
    public_key: bytes
    sign_count: int


def site_at(public_url: str, title: str) -> Site:
    parts = urlsplit(public_url)
    name = parts.hostname
    if not name or parts.scheme not in ("http", "https"):
        raise PasskeysNotSetUp("Set PUBLIC_URL to the address that browsers know.")
    port = f":{parts.port}" if parts.port else ""
    if _is_number(name):
        if not ip_address(name).is_loopback:
            raise PasskeysNotSetUp("PUBLIC_URL has to be a name: browsers bind no passkey to a number.")
        name = "localhost"
    return Site(name, f"{parts.scheme}://{name}{port}", title)


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def to_make(site: Site, customer: Customer, known: Sequence[Passkey], challenge: bytes) -> dict[str, Any]:
    """Kept in the device, found there without a name being typed, and used only by who unlocks it."""
    options = webauthn.generate_registration_options(
        rp_id=site.name,
        rp_name=site.title,
        user_id=customer.id.bytes,
        user_name=customer.email or customer.phone or customer.name,
        user_display_name=customer.name,
        challenge=challenge,
        timeout=MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each.credential_id) for each in known],
    )
    return dict(json.loads(options_to_json(options)))


def to_show(site: Site, challenge: bytes) -> dict[str, Any]:
    """By whoever is asked: the device says whose key it is."""
    options = webauthn.generate_authentication_options(
        rp_id=site.name,
        challenge=challenge,
        timeout=MILLISECONDS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(json.loads(options_to_json(options)))


def read_made(site: Site, challenge: bytes, credential: dict[str, Any]) -> Made:
    try:
        found = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except NOT_RIGHT as error:
        raise PasskeyRefused("It was not made for this page. Try again.") from error
    return Made(found.credential_id, found.credential_public_key, found.sign_count)


def credential_id_in(credential: dict[str, Any]) -> bytes:
    try:
        return base64url_to_bytes(str(credential.get("rawId")))
    except ValueError as error:
        raise PasskeyRefused(REFUSED) from error


def count_in(site: Site, challenge: bytes, credential: dict[str, Any], passkey: Passkey) -> int:
    """What the device has counted up to by now."""
    try:
        whose = base64url_to_bytes(str(credential["response"]["userHandle"]))
        found = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except NOT_RIGHT as error:
        raise PasskeyRefused(REFUSED) from error
    if whose != passkey.customer_id.bytes:
        raise PasskeyRefused(REFUSED)
    return found.new_sign_count
