"""Codes that are asked for on a page, outside any conversation, and passkeys."""

from pathlib import Path

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0023_door"


def upgrade() -> None:
    op.execute((SQL / "door.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "door.down.sql").read_text())
