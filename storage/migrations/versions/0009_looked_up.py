"""What is looked up while the service runs is found without going through a table that grows."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_items_stranger": ("items", ["stranger_id"], "stranger_id is not null"),
    "ix_check_ins_open": ("check_ins", ["window_ends_at"], "state = 'open'"),
    "ix_sessions_live": ("sessions", ["programme_id", "ends_at"], "state in ('booked','proposed')"),
}


def upgrade() -> None:
    for name, (table, columns, where) in INDEXES.items():
        only = sa.text(where)
        op.create_index(name, table, columns, unique=False, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    for name, (table, _, _) in INDEXES.items():
        op.drop_index(name, table_name=table)
