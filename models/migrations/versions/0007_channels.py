"""Channels that others carry: their deliveries as they came, what counts once, receipts, and who wants no messages."""

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0007_channels"


def upgrade() -> None:
    op.execute((SQL / "channels.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "channels.down.sql").read_text())
