"""What Alembic runs: every step of one command in one transaction, on the connection that it is handed."""

from alembic import context

from models.base import Base
from models.migrations.scope import is_ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=is_ours,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
