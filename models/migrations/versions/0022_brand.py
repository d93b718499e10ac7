"""Whose demo a database holds: another brand's has another currency, other plans and other numbers."""

from pathlib import Path

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0022_brand"


def upgrade() -> None:
    op.execute((SQL / "brand.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "brand.down.sql").read_text())
