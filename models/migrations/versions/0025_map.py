"""Where each area stands on the operator's schematic map."""

from pathlib import Path

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0025_map"


def upgrade() -> None:
    op.execute((SQL / "map.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "map.down.sql").read_text())
