"""Who uses the lines of an account, as it goes over the wire, in the brand's format."""

from api.accounts.household_schemas import AskedToUseOut, InvitationOut, MemberOut, MemberServiceOut, MembersOut
from api.formats import Formats
from api.identity.addresses import find_address
from api.parts import Parts
from api.systems.ports.account import Account, Person
from api.systems.ports.household import Invitation


def members_out(account: Account, people: list[Person], invitations: list[InvitationOut], *, as_of: str) -> MembersOut:
    return MembersOut(
        account_id=account.id,
        label=account.label,
        members=[_member(person, account) for person in people],
        invitations=invitations,
        as_of=as_of,
    )


def invitation_out(asked: Invitation, account: Account, parts: Parts) -> InvitationOut:
    """Its holder knows the line by what they call it."""
    labels = {service.id: service.label for service in account.services}
    found = find_address(asked.address, parts.brand.region)
    return InvitationOut(
        id=asked.id,
        service_id=asked.service_id,
        label=labels.get(asked.service_id, asked.service_label),
        name=asked.name,
        sent_to=found.masked if found else asked.address,
        ends_at=parts.formats.moment(asked.ends_at),
    )


def invited_out(asked: Invitation, formats: Formats) -> AskedToUseOut:
    return AskedToUseOut(
        id=asked.id,
        label=asked.service_label,
        by=asked.holder_name,
        sees=[
            f"You see and look after {asked.service_label}: its data, its faults, its SIM.",
            f"{asked.holder_name} sees how much it uses, and pays for it.",
            "Neither of you sees what the other writes to us, and you see no bill.",
        ],
        ends_at=formats.moment(asked.ends_at),
    )


def _member(person: Person, account: Account) -> MemberOut:
    return MemberOut(
        name=person.name,
        is_holder=person.id == account.holder_id,
        services=[
            MemberServiceOut(id=service.id, label=service.label, kind=service.kind, state=service.state)
            for service in account.services
            if service.user_id == person.id
        ],
    )
