"""No table is forgotten: whoever adds one says whether it tells of customers."""

from api.privacy.ground import PARTS
from models import Base

# What was asked of those tables or repeats them: the same words once more, or ids and times.
BESIDE = frozenset(
    {
        "arrival",
        "delivery",
        "delivery_part",
        "draft",
        "due_note",
        "fragment",
        "mention",
        "notice_delivery",
        "passkey_challenge",
        "privacy_export",
        "quote",
        "receipt",
        "request",
        "sent_text",
        "turn",
        "used_token",
    }
)
# The back offices' own. They are asked through their ports, for the copy and for forgetting.
BACK_OFFICES = frozenset(
    {
        "account",
        "allowance_extra",
        "appointment",
        "arrangement",
        "bill",
        "bill_dispute",
        "bill_line",
        "customer",
        "customer_order",
        "device",
        "device_command",
        "instalment",
        "line_invitation",
        "outage_report",
        "payment",
        "payment_link",
        "payment_method",
        "payment_part",
        "porting_code",
        "sandbox_charge",
        "sandbox_link",
        "service",
        "service_addon",
        "service_bar",
        "sim_card",
        "system_reference",
        "ticket",
        "ticket_event",
        "ticket_file",
        "usage",
    }
)
# Of nobody, or of our staff.
NOBODYS = frozenset(
    {
        "addon",
        "address_speed",
        "agent",
        "agent_factor",
        "agent_link",
        "agent_session",
        "area",
        "canned_text",
        "demo_fill",
        "equipment",
        "outage",
        "outage_update",
        "plan",
        "recovery_code",
        "roaming_price",
        "team",
        "top_up_offer",
        "visit_slot",
    }
)


def test_every_table_is_thought_of() -> None:
    told = [part.table.__tablename__ for part in PARTS]
    thought_of = [*told, *BESIDE, *BACK_OFFICES, *NOBODYS]
    assert sorted(thought_of) == sorted(set(thought_of))
    assert sorted(thought_of) == sorted(Base.metadata.tables)


def test_nothing_that_opens_something_goes_into_a_copy() -> None:
    for part in PARTS:
        names = {column.key for column in part.table.__mapper__.column_attrs} - part.hidden
        assert not {name for name in names if "hash" in name or ("key" in name and name != "key")}, part.file
