"""A number that comes to us from another operator."""

import re
from datetime import timedelta

import phonenumbers

from api.auth import Caller
from api.conversations.hiding import hide_code
from api.errors import NotUnderstood, Refused
from api.orders.asked import PortInIn, Terms
from api.orders.ground import day_for, refuse_on_hold
from api.orders.lines_ordered import refuse_not_running
from api.orders.own_lines import held_line
from api.parts import Parts
from models import OrderKind, ServiceKind
from models.base import now

# A code of another operator is good for a month; how old it is when it comes, only they know.
CODE_HOLDS = timedelta(days=30)
NEXT_WORKING_DAY = 1
# As operators of a country write their codes. Elsewhere: letters and digits.
CODES = {"GB": re.compile(r"[A-Z]{3}[0-9]{6}")}
ANY_CODE = re.compile(r"[A-Z0-9]{6,20}")


class NumberNotUnderstood(NotUnderstood):
    """It is no telephone number, or one of another country."""

    title = "That is not a number we can bring"


class CodeNotUnderstood(NotUnderstood):
    """Operators here write their codes in another way."""

    title = "That does not look like a porting code"


class NumberIsOurs(Refused):
    """There is nothing to bring."""

    title = "This number is with us already"


def e164(number: str, region: str) -> str:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise _no_number() from error
    if not phonenumbers.is_possible_number(parsed) or parsed.country_code != _country(region):
        raise _no_number()
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _country(region: str) -> int:
    return phonenumbers.country_code_for_region(region)


def _no_number() -> NumberNotUnderstood:
    return NumberNotUnderstood("Write the number in full, as one would call it from here.", field="number")


def porting_code(written: str, region: str) -> str:
    code = re.sub(r"[\s-]", "", written).upper()
    if not CODES.get(region, ANY_CODE).fullmatch(code):
        raise CodeNotUnderstood("Look again at the message with the code and write it as it stands.", field="code")
    return code


async def port_in_terms(parts: Parts, caller: Caller, asked: PortInIn, reference: str) -> Terms:
    await hide_code(parts, caller.conversation_id, asked.code)
    account, service = await held_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile, fresh=True)
    refuse_on_hold(account)
    refuse_not_running(service)
    region = parts.brand.region
    number, code = e164(asked.number, region), porting_code(asked.code, region)
    if (await parts.systems.orders.is_ours(number)).fresh():
        raise NumberIsOurs("This number is with us already, so it need not be brought.", field="number")
    day = day_for(parts, asked.wanted_on, NEXT_WORKING_DAY, "wanted_on", CODE_HOLDS)
    last = parts.formats.today(now()) + CODE_HOLDS
    code_id = await parts.systems.orders.deposit_porting_code(service.id, number, code, last, reference=reference)
    return Terms(
        account_id=account.id,
        kind=OrderKind.port_in,
        title=f"Bringing the number ending {number[-3:]}",
        service_id=service.id,
        expected_on=day,
        currency=account.currency,
        what_happens=f"The number replaces the one of {service.label}. Keep the old SIM in use until that day.",
        detail={"porting_code_id": str(code_id), "number": number},
    )
