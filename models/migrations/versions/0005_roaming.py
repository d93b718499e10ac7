"""Each mobile line may be used abroad or not, as its account holder wishes. Those there are could be, so they still can."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE service ADD COLUMN roaming BOOLEAN DEFAULT 'true' NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE service DROP COLUMN roaming")
