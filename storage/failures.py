"""What a driver's failure means, in our own errors."""

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.errors import DatabaseAway, Overlap, StorageError, TryAgain

AWAY_SQLITE = ("CANTOPEN", "IOERR", "FULL", "NOTADB", "CORRUPT", "READONLY", "PERM", "AUTH", "PROTOCOL")
AWAY_POSTGRES = {
    "28": "it refuses the user or the password",
    "3D": "there is no database of that name",
    "53": "it is out of connections or room",
    "57P": "it is starting or stopping",
    "08": "the connection broke",
    "42501": "its user lacks a permission",
}
RACED = ("pk_", "uq_inbox_", "uq_strangers_")
"""Constraints that are broken only where two replicas have done the same thing at once: the second looks again."""
AGAIN_POSTGRES = {"40001", "40P01", "55P03", "57014"}  # serialisation, deadlock, lock and statement time-outs

OLD_PLAN = "InvalidCachedStatementError"
"""What was prepared on PostgreSQL before another process changed the table: the driver has forgotten it by now."""


def place(url: URL) -> str:
    """Where the database is, without user and password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    host = url.host or url.query.get("host") or "localhost"
    return f"{host}:{url.port or 5432}/{url.database}"


def away(url: URL, error: BaseException) -> DatabaseAway:
    """What to say of a database that can't be reached."""
    return DatabaseAway(f"the database {place(url)} can't be reached: {_reason(error)}")


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError):
        return error.strerror or "no connection"
    original = error.orig if isinstance(error, DBAPIError) else error
    state = str(getattr(original, "sqlstate", None) or "")
    for prefix, reason in AWAY_POSTGRES.items():
        if state.startswith(prefix):
            return reason
    return str(getattr(original, "sqlite_errorname", None) or "the connection broke")


def meaning(url: URL, error: DBAPIError) -> StorageError | None:
    """Our own error for a driver's, or None when it stands for itself."""
    original = error.orig
    name = str(getattr(original, "sqlite_errorname", ""))
    state = str(getattr(original, "sqlstate", None) or "")
    constraint = str(getattr(getattr(original, "__cause__", None), "constraint_name", None) or "")
    if state == "23P01" or (isinstance(error, IntegrityError) and str(original) == "overlap"):
        return Overlap("a mentor has another session at that time")
    if name == "SQLITE_CONSTRAINT_PRIMARYKEY" or (state == "23505" and constraint.startswith(RACED)):
        return TryAgain("another process was quicker")
    if type(original).__name__ == OLD_PLAN:
        return TryAgain("the schema has changed meanwhile")
    if state in AGAIN_POSTGRES or name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return TryAgain("another transaction was in the way")
    lost = error.connection_invalidated or state.startswith(tuple(AWAY_POSTGRES))
    if lost or name.removeprefix("SQLITE_").startswith(AWAY_SQLITE):
        return away(url, error)
    return None
