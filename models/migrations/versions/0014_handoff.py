"""Teams and their hours, and what a handoff needs to be given to the right person in the right order."""

from pathlib import Path

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0014_handoff"


def upgrade() -> None:
    op.execute((SQL / "handoff.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "handoff.down.sql").read_text())
