"""What is told once is written over when its time has passed, and has to be found among all messages."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX ix_message_secret ON message (created_at) WHERE content ? 'secret'")


def downgrade() -> None:
    op.execute("DROP INDEX ix_message_secret")
