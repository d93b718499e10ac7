"""Customers, accounts and services: from our tables to the port's words."""

import uuid

from api.formats import Money
from api.systems.local.labels import method_label, service_label
from api.systems.ports.account import Account, Customer, Service
from models import Account as AccountRow
from models import Customer as CustomerRow
from models import Service as ServiceRow


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


def account_of(row: AccountRow, customer_id: uuid.UUID) -> Account:
    """A line's user sees their own line, and nobody else's."""
    method = row.autopay_method if row.autopay else None
    shown = [service for service in row.services if customer_id in (row.holder_id, service.user_id)]
    balance = None if row.prepaid_balance_minor is None else Money(row.prepaid_balance_minor, row.currency)
    return Account(
        id=row.id,
        number=row.number,
        label=f"{row.business_name or row.holder.name}, ending {row.number[-3:]}",
        holder_id=row.holder_id,
        kind=row.kind,
        state=row.state,
        currency=row.currency,
        billing_day=row.billing_day,
        prepaid_balance=balance,
        autopay_method_id=method.id if method else None,
        autopay_method=method_label(method) if method else None,
        autopay_day=row.autopay_day,
        services=tuple(
            service_of(service) for service in sorted(shown, key=lambda service: service.contract_starts_on)
        ),
        business_name=row.business_name,
    )


def service_of(row: ServiceRow) -> Service:
    return Service(
        id=row.id,
        account_id=row.account_id,
        label=service_label(row),
        kind=row.kind,
        state=row.state,
        user_id=row.user_id,
        plan_id=row.plan_id,
        plan_name=row.plan.name,
        number=row.number,
        address=row.address,
        postcode=row.postcode,
        area_id=row.area_id,
        nickname=row.nickname,
        contract_starts_on=row.contract_starts_on,
        contract_ends_on=row.contract_ends_on,
    )
