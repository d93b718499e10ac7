"""What providers bring is kept first and taken afterwards: who still waits in a delivery."""

from pathlib import Path

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0013_taking"


def upgrade() -> None:
    op.execute((SQL / "taking.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "taking.down.sql").read_text())
