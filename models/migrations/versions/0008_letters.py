"""What is sent without being asked for: how far each notice has got, and the browsers that want to be told."""

from pathlib import Path

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0008_letters"


def upgrade() -> None:
    op.execute((SQL / "letters.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "letters.down.sql").read_text())
