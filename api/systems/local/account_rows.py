"""Customers, accounts and services: from our tables to the port's words."""

import uuid
from typing import Any

from api.formats import Money
from api.systems.local.labels import method_label, service_label
from api.systems.ports.account import Account, Customer, Service
from models import Customer as CustomerRow
from models import ServiceKind


def customer_of(row: CustomerRow) -> Customer:
    return Customer(
        id=row.id,
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
        phone=row.phone,
        language=row.language,
        address=row.address,
        postcode=row.postcode,
    )


def account_of(rows: list[Any], customer_id: uuid.UUID) -> Account:
    """Of a row for each of its services. A line's user sees their own line, and nobody else's."""
    row = rows[0]
    shown = [each for each in rows if each.id is not None and customer_id in (row.holder_id, each.user_id)]
    balance = None if row.prepaid_balance_minor is None else Money(row.prepaid_balance_minor, row.currency)
    is_automatic = row.autopay and row.autopay_method_id is not None
    return Account(
        id=row.account_id,
        number=row.account_number,
        label=f"{row.business_name or f'{row.given_name} {row.family_name}'}, ending {row.account_number[-3:]}",
        holder_id=row.holder_id,
        kind=row.account_kind,
        state=row.account_state,
        currency=row.currency,
        billing_day=row.billing_day,
        prepaid_balance=balance,
        autopay_method_id=row.autopay_method_id if is_automatic else None,
        autopay_method=method_label(row) if is_automatic else None,
        autopay_day=row.autopay_day,
        services=tuple(service_of(each, each.plan_name) for each in shown),
        business_name=row.business_name,
        opened_on=row.opened_on,
    )


def service_of(row: Any, plan_name: str) -> Service:
    return Service(
        id=row.id,
        account_id=row.account_id,
        label=service_label(row),
        kind=row.kind,
        state=row.state,
        user_id=row.user_id,
        plan_id=row.plan_id,
        plan_name=plan_name,
        number=row.number,
        address=row.address,
        postcode=row.postcode,
        area_id=row.area_id,
        nickname=row.nickname,
        contract_starts_on=row.contract_starts_on,
        contract_ends_on=row.contract_ends_on,
        roaming=row.roaming if row.kind is ServiceKind.mobile else None,
        used_since=row.used_since,
    )
