"""Programmes, staff, people, and what was agreed with them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()  # microseconds since 1970, UTC


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_table(
        "marks",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )
    op.create_table(
        "programmes",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("slug", name=op.f("uq_programmes_slug")),
    )
    op.create_table(
        "staff",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("programme_id", ID, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("name_hash", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("telegram", sa.LargeBinary(), nullable=True),
        sa.Column("telegram_hash", sa.LargeBinary(), nullable=True),
        sa.Column("joined_at", INSTANT, nullable=True),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_staff_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("programme_id", "role", "name_hash", name=op.f("uq_staff_programme_id_role_name_hash")),
        sa.UniqueConstraint("telegram_hash", name=op.f("uq_staff_telegram_hash")),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("programme_id", ID, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("phone_hash", sa.LargeBinary(), nullable=True),
        sa.Column("telegram", sa.LargeBinary(), nullable=True),
        sa.Column("telegram_hash", sa.LargeBinary(), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("release_on", sa.Date(), nullable=False),
        sa.Column("check_in_time", sa.Time(), nullable=True),
        sa.Column("mentor_id", ID, nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("hold", sa.String(length=16), nullable=True),
        sa.Column("hold_until", sa.Date(), nullable=True),
        sa.Column("welcome", sa.String(length=16), nullable=False),
        sa.Column("welcomed_on", sa.Date(), nullable=True),
        sa.Column("stopped_at", INSTANT, nullable=True),
        sa.Column("last_text_at", INSTANT, nullable=True),
        sa.Column("human_at", INSTANT, nullable=True),
        sa.Column("last_check_in_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["mentor_id"], ["staff.id"], name=op.f("fk_people_mentor_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_people_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("phone_hash", name=op.f("uq_people_phone_hash")),
        sa.UniqueConstraint("telegram_hash", name=op.f("uq_people_telegram_hash")),
    )
    op.create_index("ix_people_mentor", "people", ["mentor_id"], unique=False)
    op.create_index("ix_people_programme", "people", ["programme_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("redeemed_at", INSTANT, nullable=True),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_invitations_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_table(
        "ledger",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("how", sa.String(length=64), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ledger_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_person", "ledger", ["person_id", "at"], unique=False)
    op.create_table(
        "strangers",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("phone_hash", sa.LargeBinary(), nullable=False),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_strangers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strangers")),
        sa.UniqueConstraint("phone_hash", name=op.f("uq_strangers_phone_hash")),
    )
    op.create_table(
        "topics",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("thread_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_topics_person_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_topics_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("staff_id", "person_id", name=op.f("uq_topics_staff_id_person_id")),
        sa.UniqueConstraint("staff_id", "thread_id", name=op.f("uq_topics_staff_id_thread_id")),
    )


def downgrade() -> None:
    op.drop_table("topics")
    op.drop_table("strangers")
    op.drop_table("ledger")
    op.drop_table("invitations")
    op.drop_table("people")
    op.drop_table("staff")
    op.drop_table("programmes")
    op.drop_table("marks")
    op.drop_table("audit")
