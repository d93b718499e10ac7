"""What is told once is written over when its time has passed, and has to be found among all messages."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX ix_message_secret ON message (created_at) WHERE content ? 'secret'")


def downgrade() -> None:
    """The version before would neither write over a secret nor know its mark."""
    op.execute("""
        UPDATE message
        SET content = content - ARRAY['secret', 'plain', 'link', 'card'] || '{"text": "This was private: it is not kept."}'
        WHERE content ? 'secret'
    """)
    op.execute("DROP INDEX ix_message_secret")
