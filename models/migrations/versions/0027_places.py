"""One conversation in all of a customer's browsers: where each talks, and which of them said something."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Whoever waits for these tables waits for this, too: rather try again than hold everybody up.
    op.execute("SET LOCAL lock_timeout = '4s'")
    # Without a foreign key: sessions are deleted, and what was said at them stays.
    for table in ("message", "conversation"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN browser_id UUID")
    op.execute(
        "ALTER TABLE browser_session ADD COLUMN home_id UUID"
        " CONSTRAINT fk_browser_session_home_id_contact REFERENCES contact (id)"
    )
    op.execute("CREATE INDEX ix_browser_session_home_id ON browser_session (home_id)")


def downgrade() -> None:
    for table in ("message", "conversation"):
        op.execute(f"ALTER TABLE {table} DROP COLUMN browser_id")
    op.execute("ALTER TABLE browser_session DROP COLUMN home_id")
