"""Keyed hashes say which key they are of, and the database names the key in use: for the change of a key."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

HASHES = {
    "people": ("phone_hash", "telegram_hash"),
    "staff": ("name_hash", "telegram_hash"),
    "strangers": ("phone_hash",),
    "invitations": ("token_hash",),
}
MARKS = sa.table("marks", sa.column("name"), sa.column("value"), sa.column("at"))


def upgrade() -> None:
    """The key's id stands before the hash; 0 is the first of the key file, of which all hashes are so far."""
    longer = "CAST(x'00' || {0} AS BLOB)" if _sqlite() else "'\\x00'::bytea || {0}"
    _rewrite(longer)
    op.execute(sa.insert(MARKS).values(name="key", value="0", at=0))


def downgrade() -> None:
    op.execute(sa.delete(MARKS).where(MARKS.c.name == "key"))
    _rewrite("substr({0}, 2)")


def _sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _rewrite(expression: str) -> None:
    for table, columns in HASHES.items():
        for column in columns:
            op.execute(f"UPDATE {table} SET {column} = {expression.format(column)} WHERE {column} IS NOT NULL")  # noqa: S608  # made of constants
