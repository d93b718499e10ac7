"""People, accounts and changes as they go over the wire, in the brand's format."""

import hashlib
from datetime import date

import phonenumbers

from api.accounts.languages import LANGUAGES, language_name
from api.accounts.schemas import (
    DetailsReceiptOut,
    LanguageOut,
    MeOut,
    OwnAccountOut,
    OwnServiceOut,
    PhoneOut,
    PostalAddressOut,
)
from api.formats import Formats
from api.systems.ports.account import Account, Customer, PostalAddress, Service

# Nothing that is taken for something else when it is read out over the phone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def me_out(customer: Customer, accounts: list[Account], formats: Formats, region: str, *, as_of: str) -> MeOut:
    return MeOut(
        id=customer.id,
        name=customer.name,
        given_name=customer.given_name,
        family_name=customer.family_name,
        email=customer.email,
        phone=phone_out(customer.phone, region),
        home=PostalAddressOut(address=customer.address, postcode=customer.postcode),
        language=language_out(customer.language),
        languages=[language_out(code) for code in LANGUAGES],
        accounts=[_account(account, customer, formats, region) for account in accounts],
        as_of=as_of,
    )


def phone_out(number: str | None, region: str) -> PhoneOut | None:
    """At home without the country code, abroad with it; as it is where no country has such a code."""
    if number is None:
        return None
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return PhoneOut(number=number, display=number)
    at_home = parsed.country_code == phonenumbers.country_code_for_region(region)
    style = phonenumbers.PhoneNumberFormat
    display = phonenumbers.format_number(parsed, style.NATIONAL if at_home else style.INTERNATIONAL)
    return PhoneOut(number=number, display=display)


def language_out(code: str) -> LanguageOut:
    return LanguageOut(code=code, name=language_name(code))


def receipt_out(reference: str, done: str, starts_on: date, formats: Formats) -> DetailsReceiptOut:
    return DetailsReceiptOut(number=receipt_number(reference), done=done, starts_on=formats.day(starts_on))


def receipt_number(reference: str) -> str:
    """The same for the same change, however often it is asked for."""
    value = int.from_bytes(hashlib.sha256(reference.encode()).digest())
    letters = []
    for _ in range(7):
        value, letter = divmod(value, len(LETTERS))
        letters.append(LETTERS[letter])
    return f"A-{''.join(letters)}"


def written_address(home: PostalAddress) -> str:
    return ", ".join(part for part in (home.address, home.postcode) if part)


def _account(account: Account, customer: Customer, formats: Formats, region: str) -> OwnAccountOut:
    """How an account stands is its holder's business."""
    held = account.holder_id == customer.id
    return OwnAccountOut(
        id=account.id,
        label=account.label,
        kind=account.kind,
        business_name=account.business_name,
        held=held,
        number=account.number if held else None,
        state=account.state if held else None,
        services=[_service(service, formats, region) for service in account.services],
    )


def _service(service: Service, formats: Formats, region: str) -> OwnServiceOut:
    return OwnServiceOut(
        id=service.id,
        label=service.label,
        kind=service.kind,
        state=service.state,
        plan=service.plan_name,
        number=phone_out(service.number, region),
        address=service.address,
        postcode=service.postcode,
        nickname=service.nickname,
        contract_ends_on=formats.day(service.contract_ends_on) if service.contract_ends_on else None,
        roaming=service.roaming,
    )
