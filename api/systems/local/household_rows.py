"""Invitations: from our tables to the port's words."""

from typing import Any

from sqlalchemy import bindparam, select

from api.systems.local.labels import label_of
from api.systems.ports.household import Invitation
from models import Account, Customer, InvitationState, LineInvitation, Service

WAITS = (
    LineInvitation.state == InvitationState.waiting,
    LineInvitation.ends_at > bindparam("now", type_=LineInvitation.ends_at.type),
)
ASKED = (
    select(
        LineInvitation.id,
        LineInvitation.service_id,
        LineInvitation.customer_id,
        LineInvitation.given_name,
        LineInvitation.family_name,
        LineInvitation.address,
        LineInvitation.ends_at,
        Service.account_id,
        Service.kind,
        Service.number,
        Account.holder_id,
        Customer.given_name.label("holder_given_name"),
        Customer.family_name.label("holder_family_name"),
    )
    .join(Service, Service.id == LineInvitation.service_id)
    .join(Account, Account.id == Service.account_id)
    .join(Customer, Customer.id == Account.holder_id)
    .order_by(LineInvitation.created_at, LineInvitation.id)
)


def invitation_of(row: Any) -> Invitation:
    return Invitation(
        id=row.id,
        account_id=row.account_id,
        service_id=row.service_id,
        service_label=label_of(row.kind, None, row.number, None),
        customer_id=row.customer_id,
        name=f"{row.given_name} {row.family_name}".strip(),
        address=row.address,
        holder_id=row.holder_id,
        holder_name=f"{row.holder_given_name} {row.holder_family_name}",
        ends_at=row.ends_at,
    )
