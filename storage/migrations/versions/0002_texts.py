"""Texts in and out, conversations, and what falls due."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()  # microseconds since 1970, UTC


def upgrade() -> None:
    op.create_table(
        "due",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_due_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due")),
    )
    op.create_index("ix_due_at", "due", ["at", "id"], unique=False)
    op.create_index("ix_due_person", "due", ["person_id", "at", "id"], unique=False)
    op.create_index("ix_due_subject", "due", ["kind", "subject_id"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("flow", sa.String(length=32), nullable=False),
        sa.Column("about_id", ID, nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("pending", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_runs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index(
        "ix_runs_open",
        "runs",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("provider_id", sa.String(length=80), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("stranger_id", ID, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("relayed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_inbox_person_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_inbox_staff_id")),
        sa.ForeignKeyConstraint(["stranger_id"], ["strangers.id"], name=op.f("fk_inbox_stranger_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "provider_id", name=op.f("uq_inbox_channel_provider_id")),
    )
    op.create_index("ix_inbox_person", "inbox", ["person_id", "id"], unique=False)
    op.create_index("ix_inbox_stranger", "inbox", ["stranger_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("stranger_id", ID, nullable=True),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("extras", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("not_after", INSTANT, nullable=True),
        sa.Column("about_id", ID, nullable=True),
        sa.Column("about_version", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(length=80), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=16), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("claimed_at", INSTANT, nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outbox_person_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_outbox_staff_id")),
        sa.ForeignKeyConstraint(["stranger_id"], ["strangers.id"], name=op.f("fk_outbox_stranger_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_emergencies",
        "outbox",
        ["purpose", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("purpose = 'emergency' and state in ('queued','held')"),
        postgresql_where=sa.text("purpose = 'emergency' and state in ('queued','held')"),
    )
    op.create_index(
        "ix_outbox_in_flight",
        "outbox",
        ["claimed_at"],
        unique=False,
        sqlite_where=sa.text("state in ('sending','in_doubt')"),
        postgresql_where=sa.text("state in ('sending','in_doubt')"),
    )
    op.create_index("ix_outbox_person", "outbox", ["person_id", "id"], unique=False)
    op.create_index("ix_outbox_provider", "outbox", ["provider_id"], unique=False)
    op.create_index(
        "ix_outbox_unsettled",
        "outbox",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("state in ('queued','held','sending','in_doubt')"),
        postgresql_where=sa.text("state in ('queued','held','sending','in_doubt')"),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state in ('queued','held')"),
        postgresql_where=sa.text("state in ('queued','held')"),
    )


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("inbox")
    op.drop_table("runs")
    op.drop_table("due")
