"""What the database itself refuses: overlapping sessions of a mentor, and changes to the ledger and the audit."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LIVE = "('proposed', 'booked')"
APPEND_ONLY = ("ledger", "audit")
CHURNED = ("due", "outbox")


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()


def _upgrade_sqlite() -> None:
    overlapping = f"""
        SELECT RAISE(ABORT, 'overlap') WHERE EXISTS (
            SELECT 1 FROM sessions AS other
            WHERE other.mentor_id = NEW.mentor_id AND other.id <> NEW.id AND other.state IN {LIVE}
              AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
        );
    """  # noqa: S608  # made of constants
    for event, name in (("INSERT", "insert"), ("UPDATE OF mentor_id, starts_at, ends_at, state", "update")):
        op.execute(f"""
            CREATE TRIGGER sessions_overlap_{name} BEFORE {event} ON sessions
            WHEN NEW.mentor_id IS NOT NULL AND NEW.state IN {LIVE}
            BEGIN {overlapping} END
        """)
    for table in APPEND_ONLY:
        for event in ("update", "delete"):
            op.execute(f"""
                CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
                BEGIN SELECT RAISE(ABORT, 'append-only'); END
            """)


def _upgrade_postgresql() -> None:
    # A mentor is a range of one number, so that ranges alone do it, without the btree_gist extension.
    op.execute(f"""
        ALTER TABLE sessions ADD CONSTRAINT ex_sessions_overlap EXCLUDE USING gist (
            int8range(mentor_id, mentor_id, '[]') WITH &&, int8range(starts_at, ends_at) WITH &&
        ) WHERE (mentor_id IS NOT NULL AND state IN {LIVE})
    """)
    op.execute("""
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'append-only' USING ERRCODE = 'integrity_constraint_violation';
        END $$
    """)
    for table in APPEND_ONLY:
        op.execute(f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    # Rows come and go here all day: without early vacuuming, claiming slows to a third.
    for table in CHURNED:
        op.execute(f"""
            ALTER TABLE {table} SET (
                autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000,
                autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 5000
            )
        """)


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        names = [f"{table}_no_{event}" for table in APPEND_ONLY for event in ("update", "delete")]
        for name in ("sessions_overlap_insert", "sessions_overlap_update", *names):
            op.execute(f"DROP TRIGGER {name}")
        return
    op.execute("ALTER TABLE sessions DROP CONSTRAINT ex_sessions_overlap")
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
    op.execute("DROP FUNCTION refuse_change()")
    for table in CHURNED:
        op.execute(f"""
            ALTER TABLE {table} RESET (
                autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
                autovacuum_analyze_scale_factor, autovacuum_analyze_threshold
            )
        """)
