"""One conversation in all of a customer's browsers: where each talks, and how well known it was as it said something."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE browser_session ADD COLUMN home_id UUID"
        " CONSTRAINT fk_browser_session_home_id_contact REFERENCES contact (id)"
    )
    op.execute("CREATE INDEX ix_browser_session_home_id ON browser_session (home_id)")
    op.execute("ALTER TABLE message ADD COLUMN proven_until TIMESTAMP WITH TIME ZONE")


def downgrade() -> None:
    op.execute("ALTER TABLE message DROP COLUMN proven_until")
    op.execute("ALTER TABLE browser_session DROP COLUMN home_id")
