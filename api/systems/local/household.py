"""Who may use a line, on our own database. A line is locked before its invitation: it has one user, or one asked."""

import uuid
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.base import Answered
from api.systems.local.asked_people import forget_stranger, person_at
from api.systems.local.household_rows import ASKED, WAITS, invitation_of
from api.systems.local.references import done_before, remember
from api.systems.ports.household import Invitation, InvitationOver, InvitationUnknown, LineInUse, PersonName
from models import Account, Customer, InvitationState, LineInvitation, Service, ServiceState
from models.base import new_id, now

SYSTEM = "account"
AT_ONCE = 100
ON_ACCOUNT = ASKED.where(*WAITS, Service.account_id == bindparam("account_id", type_=Service.account_id.type))
TO_CUSTOMER = ASKED.where(*WAITS, LineInvitation.customer_id == bindparam("customer_id", type_=Customer.id.type))


class Household:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def invitations_on(self, account_id: uuid.UUID) -> Answered[list[Invitation]]:
        rows = await self._database.rows(ON_ACCOUNT, account_id=account_id, now=now())
        return Answered([invitation_of(row) for row in rows], as_of=now())

    async def invitations_to(self, customer_id: uuid.UUID) -> Answered[list[Invitation]]:
        rows = await self._database.rows(TO_CUSTOMER, customer_id=customer_id, now=now())
        return Answered([invitation_of(row) for row in rows], as_of=now())

    async def invite(
        self, service_id: uuid.UUID, name: PersonName, address: str, ends_at: datetime, *, reference: str
    ) -> Invitation:
        async with self._database.transaction() as session:
            asked = await done_before(session, SYSTEM, reference)
            if asked is None:
                holder = await _hold_free(session, service_id)
                who, is_new = await person_at(session, name, address, holder)
                asked = await _ask(session, service_id, (who, is_new), name, address, ends_at)
                await remember(session, SYSTEM, reference, asked)
            return await _told(session, asked)

    async def accept_invitation(
        self, invitation_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        theirs = LineInvitation.customer_id == customer_id
        return await self._answer(invitation_id, theirs, InvitationState.accepted, reference)

    async def decline_invitation(
        self, invitation_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        theirs = LineInvitation.customer_id == customer_id
        return await self._answer(invitation_id, theirs, InvitationState.declined, reference)

    async def withdraw_invitation(
        self, invitation_id: uuid.UUID, account_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        theirs = Service.account_id == account_id
        return await self._answer(invitation_id, theirs, InvitationState.withdrawn, reference)

    async def end_old_invitations(self, before: datetime) -> int:
        old = (LineInvitation.state == InvitationState.waiting, LineInvitation.ends_at <= before)
        async with self._database.transaction() as session:
            found = await session.scalars(
                select(LineInvitation)
                .where(*old)
                .order_by(LineInvitation.id)
                .limit(AT_ONCE)
                .with_for_update(skip_locked=True)
            )
            ended = found.all()
            for row in ended:
                await _end(session, row, InvitationState.expired)
            return len(ended)

    async def take_line_back(self, service_id: uuid.UUID, *, reference: str) -> uuid.UUID:
        async with self._database.transaction() as session:
            former = await done_before(session, SYSTEM, reference)
            if former is None:
                line = await session.get_one(Service, service_id, with_for_update=True)
                former = line.user_id
                line.user_id = (await session.get_one(Account, line.account_id)).holder_id
                line.used_since = None
                await remember(session, SYSTEM, reference, former)
            return former

    async def _answer(
        self, invitation_id: uuid.UUID, theirs: ColumnElement[bool], answer: InvitationState, reference: str
    ) -> Invitation:
        async with self._database.transaction() as session:
            is_done = await done_before(session, SYSTEM, reference) is not None
            if not is_done:
                await _settle(session, invitation_id, theirs, answer)
                await remember(session, SYSTEM, reference, invitation_id)
            return await _told(session, invitation_id)


async def _told(session: AsyncSession, invitation_id: uuid.UUID) -> Invitation:
    found = await session.execute(ASKED.where(LineInvitation.id == invitation_id))
    return invitation_of(found.one())


async def _hold_free(session: AsyncSession, service_id: uuid.UUID) -> Customer:
    """The holder, where nobody else has anything to do with the line."""
    line = await session.get_one(Service, service_id, with_for_update=True)
    account = await session.get_one(Account, line.account_id)
    if line.user_id != account.holder_id:
        raise LineInUse("Somebody uses this line already. Take it back first.", field="service_id")
    waiting = (LineInvitation.service_id == service_id, LineInvitation.state == InvitationState.waiting)
    asked = await session.scalar(select(LineInvitation).where(*waiting).with_for_update())
    if asked is not None and asked.ends_at > now():
        raise LineInUse("Somebody is asked about this line already. Withdraw that first.", field="service_id")
    if asked is not None:
        await _end(session, asked, InvitationState.expired)
        await session.flush()
    return await session.get_one(Customer, account.holder_id)


async def _ask(
    session: AsyncSession,
    service_id: uuid.UUID,
    who: tuple[uuid.UUID, bool],
    name: PersonName,
    address: str,
    ends_at: datetime,
) -> uuid.UUID:
    row = LineInvitation(
        id=new_id(),
        service_id=service_id,
        customer_id=who[0],
        is_new=who[1],
        given_name=name.given_name,
        family_name=name.family_name,
        address=address,
        ends_at=ends_at,
    )
    session.add(row)
    await session.flush()
    return row.id


async def _settle(
    session: AsyncSession, invitation_id: uuid.UUID, theirs: ColumnElement[bool], answer: InvitationState
) -> None:
    about = select(Service).join(LineInvitation, LineInvitation.service_id == Service.id)
    line = await session.scalar(about.where(LineInvitation.id == invitation_id, theirs).with_for_update(of=Service))
    if line is None:
        raise InvitationUnknown("There is no such invitation here.")
    asked = await session.get_one(LineInvitation, invitation_id, with_for_update=True)
    if asked.state is not InvitationState.waiting or asked.ends_at <= now():
        raise InvitationOver("It has been answered, withdrawn, or nobody answered in time.")
    if answer is InvitationState.accepted:
        holder_id = (await session.get_one(Account, line.account_id)).holder_id
        if line.user_id != holder_id or line.state is ServiceState.ceased:
            raise InvitationOver("Somebody else uses this line by now, or it has ended.")
        line.user_id, line.used_since = asked.customer_id, now()
    await _end(session, asked, answer)


async def _end(session: AsyncSession, asked: LineInvitation, answer: InvitationState) -> None:
    asked.state, asked.ended_at = answer, now()
    asked.given_name = asked.family_name = asked.address = ""
    await session.flush()
    if answer is not InvitationState.accepted:
        await forget_stranger(session, asked.customer_id)
