"""What most commands begin with: the settings, the key, and the database with a schema that is up to date."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import uvloop

from bot.clock import SystemClock
from bot.commands.trouble import Refused
from bot.errors import BadInput
from bot.services.desk import Desk
from bot.services.office import at_the_desk
from bot.settings import Settings, load_settings
from bot.words.catalogue import Words
from storage.crypto import Vault
from storage.database import Database
from storage.errors import BadKey, Unreadable
from storage.ids import Ids
from storage.keys import check, follow
from storage.rows import Rows
from storage.schema import schema_state

ENV_FILE = Path(".env")
T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Runs to the end, in an event loop of its own."""
    return uvloop.run(work)


def settings() -> Settings:
    """From the environment and the `.env` of the working directory. Raises BadSettings."""
    return load_settings(os.environ, ENV_FILE)


def vault(of: Settings) -> Vault:
    """From the key file. Raises Refused when it can't be read, and BadKey."""
    try:
        text = of.key_file.read_text(encoding="ascii")
    except FileNotFoundError:
        raise Refused(
            f"the key file {of.key_file} is not there: put the copy of it back, no other key reads what is stored;"
            " for a new database `gatewalk init` makes one"
        ) from None
    except UnicodeDecodeError:
        raise BadKey(f"the key file {of.key_file} holds something else than keys") from None
    except OSError as error:
        raise Refused(f"the key file {of.key_file} can't be read: {error.strerror}") from None
    with names_key_file(of):
        return Vault.from_text(text, lambda: of.key_file.read_text(encoding="ascii"))


@contextmanager
def names_key_file(of: Settings) -> Iterator[None]:
    """What is wrong with the key file is said with which file it is. Raises BadKey and Unreadable as they came."""
    try:
        yield
    except (BadKey, Unreadable) as wrong:
        raise type(wrong)(f"{of.key_file}: {wrong}") from None


async def check_schema(of: Settings) -> None:
    """Raises Refused, with what to do, unless the schema is this version's. Raises DatabaseAway."""
    state = await schema_state(of.database_url)
    if state == "old":
        raise Refused("the database has an old schema: run `gatewalk migrate`")
    if state == "newer":
        raise Refused("the database was made by a later version of Gatewalk: install that one")
    if state == "restoring":
        raise Refused("a restore of the database has not ended: run `gatewalk restore` again")
    if state == "none":
        raise Refused("there is no database yet: `gatewalk init` makes one, or `gatewalk migrate` where settings exist")


@asynccontextmanager
async def opened(of: Settings) -> AsyncIterator[Database]:
    """The database, ready for use. Raises Refused, BadKey, Unreadable where the key file is another's, and
    DatabaseAway."""
    keys = vault(of)
    await check_schema(of)
    database = await Database.open(of.database_url, keys)
    try:
        with names_key_file(of):
            await follow(database)
            async with database.reading() as rows:
                await check(rows)
        yield database
    finally:
        await database.close()


async def read(of: Settings, look: Callable[[Rows], Awaitable[T]]) -> T:
    """What `look` finds, where it is nothing about people."""
    async with opened(of) as database, database.reading() as rows:
        return await look(rows)


async def write(of: Settings, act: Callable[[Desk], Awaitable[T]]) -> T:
    """Does `act` and commits it, all or nothing."""
    async with opened(of) as database:
        return await _at_the_desk(database, act)


async def look(of: Settings, at: Callable[[Rows], Awaitable[T]], what: str, subject: str) -> T:
    """What `at` finds of people's data; that somebody looked at it is in the audit before anything is shown."""

    async with opened(of) as database:
        async with database.reading() as rows:
            found = await at(rows)
        await noted(database, what, subject)
        return found


async def noted(database: Database, what: str, subject: str) -> None:
    """A line in the audit."""

    async def note(desk: Desk) -> None:
        desk.note(what, subject)

    await _at_the_desk(database, note)


def operator() -> str:
    """Who types: the number of their account on this machine, since its name may be a person's."""
    return f"cli {os.getuid()}"


async def _at_the_desk(database: Database, act: Callable[[Desk], Awaitable[T]]) -> T:
    return await at_the_desk(
        database, act, clock=SystemClock(), new_id=Ids().next, words=Words.load(), actor=operator()
    )


def text_of(path: Path, wrong: type[BadInput]) -> str:
    """A file's text. Raises `wrong` with the file's name when it can't be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise wrong(f"{path}: is not text in UTF-8") from None
    except OSError as error:
        raise wrong(f"{path}: can't be read: {error.strerror}") from None


def write_private(path: Path, text: str) -> None:
    """A new file, for the owner's eyes alone. Raises Refused."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror}") from None
