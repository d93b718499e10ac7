"""Who is asked to use a line of somebody's account."""

from pathlib import Path

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0026_household"


def upgrade() -> None:
    op.execute((SQL / "household.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "household.down.sql").read_text())
