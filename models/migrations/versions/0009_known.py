"""Who is writing, and how they are told: tokens of the operator's site, devices in words, news, what texts cost."""

from pathlib import Path

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0009_known"


def upgrade() -> None:
    op.execute((SQL / "known.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "known.down.sql").read_text())
