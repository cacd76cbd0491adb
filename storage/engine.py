"""Addresses and engines: how SQLite and PostgreSQL are set up."""

import os
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import one_hop
from storage.errors import DatabaseAway
from storage.failures import away

LOCK_WAIT = 10  # seconds that a transaction waits for another's locks, on both databases
SESSION = {
    "application_name": "gatewalk",
    "jit": "off",
    "enable_seqscan": "off",  # what is asked again and again has its index, and a plan outlives what it was made of
    "lock_timeout": f"{LOCK_WAIT}s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "20s",
    # A machine that has vanished lets go of its locks and rows within these: 8 s of silence, then two looks 4 s apart.
    "tcp_keepalives_idle": "8",
    "tcp_keepalives_interval": "4",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "16000",
}


def address(url: str) -> URL:
    """The URL with the async driver that is used for it; raises DatabaseAway for one that can't be used."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseAway("the database URL can't be read") from None
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise DatabaseAway("the database URL names no file")
        return parsed.set(drivername="sqlite+aiosqlite")
    if kind in ("postgresql", "postgres"):
        return _for_asyncpg(parsed.set(drivername="postgresql+asyncpg"))
    raise DatabaseAway("the database URL must begin with sqlite+aiosqlite:// or postgresql://")


def _for_asyncpg(url: URL) -> URL:
    """The names that asyncpg has for what other drivers' URLs say."""
    names = {"sslmode": "ssl", "connect_timeout": "timeout"}
    known = {"application_name"}
    query = {names.get(name, name): value for name, value in url.query.items() if name not in known}
    return url.set(query=query)


def private_file(url: URL) -> None:
    """Create SQLite's file if need be, readable and writable by its owner alone; raises DatabaseAway."""
    path = Path(str(url.database))
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if stat.S_IMODE(path.stat().st_mode) != 0o600:
            path.chmod(0o600)
    except OSError as error:
        raise away(url, error) from None


def sqlite_engine(
    url: URL, *, begin: str | None, pragmas: dict[str, str], pool_size: int, driver: Any = None
) -> AsyncEngine:
    """An engine whose transactions start with `begin`; the driver's own handling of transactions is off. With None
    nothing begins and ends them but statements that say so.

    `driver` stands in for the one that `storage.one_hop` makes of aiosqlite, as SQLAlchemy's adapted DBAPI.
    """
    engine = create_async_engine(
        url,
        module=driver or one_hop.driver(),
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_reset_on_return=None,
        skip_autocommit_rollback=begin is None,
        connect_args={"timeout": LOCK_WAIT},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    if begin is not None:

        @event.listens_for(engine.sync_engine, "begin")
        def start(connection: Any) -> None:
            connection.exec_driver_sql(begin)

    return engine


def postgres_engine(url: URL, *, pool_size: int, session: dict[str, str] = SESSION, begins: bool = True) -> AsyncEngine:
    """An engine with a pool and READ COMMITTED, which is the server's own too. Without `begins` nothing begins and ends
    transactions but statements that say so."""
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED" if begins else "AUTOCOMMIT",
        connect_args={"timeout": 10, "server_settings": dict(session)} | dict(_timeout(url)),
    )


def _timeout(url: URL) -> dict[str, float]:
    given = url.query.get("timeout")
    return {"timeout": float(given)} if isinstance(given, str) else {}
