"""Since when a line is its user's: what it was used for before is not theirs to see."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

# Lines that were taken over before this was kept: by the last invitation that was accepted.
TAKEN_OVER = """
    UPDATE service SET used_since = accepted.ended_at
    FROM (
        SELECT service_id, customer_id, max(ended_at) AS ended_at
        FROM line_invitation WHERE state = 'accepted' GROUP BY service_id, customer_id
    ) AS accepted
    WHERE accepted.service_id = service.id AND accepted.customer_id = service.user_id
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.execute("ALTER TABLE service ADD COLUMN used_since TIMESTAMPTZ")
    op.execute(TAKEN_OVER)


def downgrade() -> None:
    op.execute("ALTER TABLE service DROP COLUMN used_since")
