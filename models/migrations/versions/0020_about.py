"""What the assistant took a turn to be about."""

from pathlib import Path

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0020_about"


def upgrade() -> None:
    op.execute((SQL / "about.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "about.down.sql").read_text())
