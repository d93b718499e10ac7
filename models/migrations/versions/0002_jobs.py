"""The queue of jobs: procrastinate's own tables, types and functions, as the installed version makes them."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Everything the package makes is named after it. Functions last but types: they take the types as arguments.
DROP_ALL = """
DO $$
DECLARE thing text;
BEGIN
    FOR thing IN
        SELECT format('TABLE %I CASCADE', relname) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname LIKE 'procrastinate@_%' ESCAPE '@'
    LOOP EXECUTE 'DROP ' || thing; END LOOP;
    FOR thing IN
        SELECT format('FUNCTION %s', oid::regprocedure) FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate@_%' ESCAPE '@'
    LOOP EXECUTE 'DROP ' || thing; END LOOP;
    FOR thing IN
        SELECT format('TYPE %I', typname) FROM pg_type
        WHERE typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate@_%' ESCAPE '@'
    LOOP EXECUTE 'DROP ' || thing; END LOOP;
END
$$
"""


def upgrade() -> None:
    # Handed to the driver as it is: the text has colons and per cent signs that are nobody's parameters.
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))


def downgrade() -> None:
    op.get_bind().exec_driver_sql(DROP_ALL.replace("%", "%%"))
