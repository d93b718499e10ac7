"""A reference is written down when a call begins, before anybody knows what it makes: one round trip instead of two."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE system_reference ALTER COLUMN subject_id DROP NOT NULL")


def downgrade() -> None:
    op.execute("DELETE FROM system_reference WHERE subject_id IS NULL")
    op.execute("ALTER TABLE system_reference ALTER COLUMN subject_id SET NOT NULL")
