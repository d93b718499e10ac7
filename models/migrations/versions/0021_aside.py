"""Conversations that their agents have put aside for a while."""

from pathlib import Path

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0021_aside"


def upgrade() -> None:
    op.execute((SQL / "aside.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "aside.down.sql").read_text())
