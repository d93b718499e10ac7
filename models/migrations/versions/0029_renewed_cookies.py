"""The cookie that a browser had before its present one: whoever comes with it has the new one on its way."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    op.execute("ALTER TABLE browser_session ADD COLUMN left_hash VARCHAR(64), ADD COLUMN renewed_at TIMESTAMPTZ")
    # Of none of the rows that are there: it is made at once.
    op.execute("CREATE INDEX ix_browser_session_left_hash ON browser_session (left_hash) WHERE left_hash IS NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE browser_session DROP COLUMN left_hash, DROP COLUMN renewed_at")
