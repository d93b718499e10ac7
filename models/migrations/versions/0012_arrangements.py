"""Agreements to pay later or in parts that are taken back, or put in the place of another one."""

from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0012_arrangements"


def upgrade() -> None:
    op.execute((SQL / "arrangements.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "arrangements.down.sql").read_text())
