"""When a message should have gone, and indexes for what is read at each scrape of the metrics."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INSTANT = sa.BigInteger()  # microseconds since 1970, UTC
OPEN = "closed_at is null"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("due_at", INSTANT, nullable=True))
    for name, columns, where in (
        ("ix_items_next", ["next_at"], OPEN),
        ("ix_items_untaken", ["kind", "opened_at"], f"{OPEN} and taken_by is null"),
    ):
        op.create_index(name, "items", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    op.drop_index("ix_items_untaken", table_name="items")
    op.drop_index("ix_items_next", table_name="items")
    op.drop_column("outbox", "due_at")
