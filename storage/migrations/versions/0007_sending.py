"""Sending: what goes first, who is sending, what has been spent, and what the coordinators have still to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()  # microseconds since 1970, UTC
WAITING = "state in ('queued','held')"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("urgent", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("ready_at", INSTANT, nullable=True))
    op.add_column("outbox", sa.Column("claimed_by", ID, nullable=True))
    op.execute("UPDATE outbox SET urgent = 1 WHERE purpose = 'emergency'")
    op.drop_index("ix_outbox_emergencies", table_name="outbox")
    _index("ix_outbox_urgent", "outbox", ["not_before", "id"], f"urgent = 1 and {WAITING}")
    _index("ix_sessions_booked", "sessions", ["ends_at"], "state = 'booked'")
    op.create_table(
        "untold",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("programme_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("planned_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_untold_programme_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_untold_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_untold")),
    )
    op.create_table(
        "tallies",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", "period", name=op.f("pk_tallies")),
    )
    op.create_index("ix_tallies_period", "tallies", ["period"], unique=False)


def downgrade() -> None:
    op.drop_table("tallies")
    op.drop_table("untold")
    op.drop_index("ix_sessions_booked", table_name="sessions")
    op.drop_index("ix_outbox_urgent", table_name="outbox")
    _index("ix_outbox_emergencies", "outbox", ["purpose", "not_before", "id"], f"purpose = 'emergency' and {WAITING}")
    for column in ("claimed_by", "ready_at", "urgent"):
        op.drop_column("outbox", column)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, unique=False, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
