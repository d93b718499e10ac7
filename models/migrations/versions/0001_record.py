"""The record: customers and what they have, conversations and what is said, the desk and the audit."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PARTS = ("customers", "billing", "conversations", "care", "desk", "rules")

TABLES = (
    "demo_fill, one_time_code, browser_session, audit, handoff, agent, arrival, delivery, message, turn, "
    "appointment, customer_order, ticket_event, ticket, conversation, contact, device, outage, usage, "
    "payment, bill_line, bill, service, area, plan, account, payment_method, customer"
)


def upgrade() -> None:
    for part in PARTS:
        op.execute((Path(__file__).parent / "0001_record" / f"{part}.sql").read_text())


def downgrade() -> None:
    op.execute(f"DROP TABLE {TABLES}")
    op.execute("DROP FUNCTION audit_is_append_only(), bill_is_the_sum_of_its_lines()")
