"""What the API's topics need: quotes and requests done once, and each topic's own tables."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# In the order they are made; each has its own way back.
PARTS = (
    "requests",
    "notices",
    "accounts",
    "billing",
    "payments",
    "plans",
    "usage",
    "network",
    "tickets",
    "orders",
)


def upgrade() -> None:
    for part in PARTS:
        op.execute((Path(__file__).parent / "0003_systems" / f"{part}.sql").read_text())


def downgrade() -> None:
    for part in reversed(PARTS):
        op.execute((Path(__file__).parent / "0003_systems" / f"{part}.down.sql").read_text())
