"""Erasure, what has to go at the providers, and a chain through the audit.

The ledger stays append-only, but for the entries of somebody who has been erased.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()  # microseconds since 1970, UTC


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_table(
        "removals",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("erasure_id", ID, nullable=True),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=True),
        sa.Column("chat", sa.LargeBinary(), nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=True),
        sa.Column("next_at", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["erasure_id"], ["erasures.id"], name=op.f("fk_removals_erasure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removals")),
    )
    op.create_index("ix_removals_next", "removals", ["next_at"], unique=False)
    op.create_index("ix_removals_erasure", "removals", ["erasure_id"], unique=False)
    op.add_column("audit", sa.Column("number", ID, nullable=True))
    op.add_column("audit", sa.Column("mac", sa.LargeBinary(), nullable=True))
    op.create_index("ix_audit_subject", "audit", ["subject"], unique=False)
    op.create_index("uq_audit_number", "audit", ["number"], unique=True)
    _let_go_of_the_erased()


def _let_go_of_the_erased() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER ledger_no_delete")
        op.execute("""
            CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
            WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.id = OLD.person_id)
            BEGIN SELECT RAISE(ABORT, 'append-only'); END
        """)
        return
    op.execute("DROP TRIGGER ledger_append_only ON ledger")
    op.execute("""
        CREATE TRIGGER ledger_append_only BEFORE UPDATE OR TRUNCATE ON ledger
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.id = OLD.person_id) THEN
                RAISE EXCEPTION 'append-only' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN OLD;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
        FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()
    """)


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER ledger_no_delete")
        op.execute("""
            CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
            BEGIN SELECT RAISE(ABORT, 'append-only'); END
        """)
    else:
        op.execute("DROP TRIGGER ledger_no_delete ON ledger")
        op.execute("DROP FUNCTION refuse_unless_erased()")
        op.execute("DROP TRIGGER ledger_append_only ON ledger")
        op.execute("""
            CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    op.drop_index("uq_audit_number", "audit")
    op.drop_index("ix_audit_subject", "audit")
    op.drop_column("audit", "mac")
    op.drop_column("audit", "number")
    op.drop_table("removals")
    op.drop_table("erasures")
