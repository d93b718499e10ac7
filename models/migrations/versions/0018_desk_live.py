"""What the desk is told as it happens: due times and whether they were kept, tags, and a search over what was said."""

from pathlib import Path

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0018_desk_live"


def upgrade() -> None:
    op.execute((SQL / "desk_live.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "desk_live.down.sql").read_text())
