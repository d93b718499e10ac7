"""Who of the agents said something, their notes and drafts, and the texts they send again and again."""

from pathlib import Path

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0015_writing"


def upgrade() -> None:
    op.execute((SQL / "writing.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "writing.down.sql").read_text())
