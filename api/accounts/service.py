"""Who a customer is and what they have; the small wishes that bind nobody."""

import uuid

from api.access import accounts_of, one_service
from api.accounts.rendering import language_out, me_out
from api.accounts.schemas import LanguageOut, MeOut, NicknameOut
from api.auth import Caller
from api.parts import Parts
from models import Level


async def me(parts: Parts, caller: Caller) -> MeOut:
    customer = await parts.systems.account.customer(caller.require(Level.identified))
    accounts = await accounts_of(parts.systems.account, caller)
    as_of = parts.formats.clock(min(customer.as_of, accounts.as_of))
    return me_out(customer.value, accounts.value, parts.formats, parts.brand.region, as_of=as_of)


async def choose_language(parts: Parts, caller: Caller, language: str, reference: str) -> LanguageOut:
    customer_id = caller.require(Level.identified)
    customer = await parts.systems.account.choose_language(customer_id, language, reference=reference)
    return language_out(customer.language)


async def name_service(
    parts: Parts, caller: Caller, service_id: uuid.UUID, nickname: str | None, reference: str
) -> NicknameOut:
    """For whoever uses it, and for the holder of its account."""
    _, service = await one_service(parts.systems.account, caller, service_id)
    named = await parts.systems.account.name_service(service.id, nickname, reference=reference)
    return NicknameOut(service_id=named.id, nickname=named.nickname, label=named.label)
