"""How far each side of a conversation has read it."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for side in ("customer", "agent"):
        op.execute(f"""
            ALTER TABLE conversation
                ADD COLUMN {side}_seen_seq INTEGER DEFAULT 0 NOT NULL,
                ADD CONSTRAINT ck_conversation_{side}_seen_within_last
                    CHECK ({side}_seen_seq BETWEEN 0 AND last_seq)
        """)


def downgrade() -> None:
    op.execute("ALTER TABLE conversation DROP COLUMN customer_seen_seq, DROP COLUMN agent_seen_seq")
