"""What customers are asked once a matter is solved, and the calls that they were promised."""

from pathlib import Path

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0019_asked"


def upgrade() -> None:
    op.execute((SQL / "asked.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "asked.down.sql").read_text())
