"""Copies of what is kept about a customer, and that somebody was erased."""

from pathlib import Path

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0024_privacy"


def upgrade() -> None:
    op.execute((SQL / "privacy.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "privacy.down.sql").read_text())
