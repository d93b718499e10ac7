"""Who works at the desk: second factors, recovery codes, links to choose a password, and what a session is on."""

from pathlib import Path

from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent / "0017_people"


def upgrade() -> None:
    op.execute((SQL / "people.sql").read_text())


def downgrade() -> None:
    op.execute((SQL / "people.down.sql").read_text())
