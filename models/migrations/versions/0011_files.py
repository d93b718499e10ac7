"""Files of conversations: what they are and where their bytes are stored."""

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0011_files"


def upgrade() -> None:
    op.execute((SQL / "files.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "files.down.sql").read_text())
