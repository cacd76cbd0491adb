"""`gatewalk init` and `gatewalk migrate`: the database, the key and the settings file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import make_url

from bot.commands.house import ENV_FILE, run, vault, write_private
from bot.commands.house import settings as the_settings
from bot.commands.shown import json_option, show_json
from bot.commands.trouble import Refused
from bot.settings import Settings, load_settings
from bot.settings_file import new_env_file
from storage.crypto import new_key_text
from storage.database import Database
from storage.errors import StorageError
from storage.keys import is_untouched, pin
from storage.migrations import migrate as bring_up_to_date
from storage.schema import schema_state

KEPT = ("GATEWALK_DATABASE_URL", "GATEWALK_KEY_FILE")
"""What init writes into `.env` where the environment has it: later commands have to find the same database and key."""


@click.command()
def init() -> None:
    """Create the database, the encryption key and a commented .env.

    Nothing that is there already is overwritten. Where they go can be set in the environment: GATEWALK_DATABASE_URL
    and GATEWALK_KEY_FILE.
    """
    settings = load_settings(os.environ, None)
    file = _sqlite_file(settings)
    for path in (ENV_FILE, settings.key_file):
        if _is_there(path):
            raise Refused(f"{path} is there already: nothing was changed")
    if file is None and not run(_is_free(settings.database_url)):
        raise Refused("the database has a schema already: nothing was changed")
    there = file is not None and _is_there(file)
    if there and not _can_take(settings.database_url):
        raise Refused(f"{file} is there already: nothing was changed")
    made = [ENV_FILE, settings.key_file, *(_files_of(file) if file and not there else ())]
    with _undone_on_failure(made):
        write_private(ENV_FILE, new_env_file({name: os.environ[name] for name in KEPT if os.environ.get(name)}))
        write_private(settings.key_file, new_key_text())
        run(_make(settings))
    click.echo(f"took {file}, which was empty" if there else f"created {file or 'the schema of the database'}")
    click.echo(f"created {settings.key_file}: without it nothing can be read, so keep a copy apart from the database")
    click.echo(f"created {ENV_FILE}: the settings, all with a comment")


async def _is_free(url: str) -> bool:
    """Whether nobody has a key for this database yet: there is no schema, or `migrate` alone has been there before."""
    return await schema_state(url) == "none" or await _is_only_migrated(url)


async def _is_only_migrated(url: str) -> bool:
    return await schema_state(url) == "current" and await is_untouched(url)


def _can_take(url: str) -> bool:
    """Whether SQLite's file, which is there, is a database that was only migrated. One that can't be read is none."""
    try:
        return run(_is_only_migrated(url))
    except StorageError:
        return False


async def _make(settings: Settings) -> None:
    """The schema; and the database names its key, so that nobody else makes another one for it."""
    await bring_up_to_date(settings.database_url)
    database = await Database.open(settings.database_url, vault(settings))
    try:
        async with database.writing() as rows:
            await pin(rows)
    finally:
        await database.close()


@click.command()
@json_option
def migrate(as_json: bool) -> None:
    """Bring the database's schema up to date."""
    applied = run(bring_up_to_date(the_settings().database_url))
    if as_json:
        show_json({"applied": applied})
    elif applied:
        click.echo("\n".join(f"applied {step}" for step in applied))
    else:
        click.echo("the schema is up to date")


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _sqlite_file(settings: Settings) -> Path | None:
    url = make_url(settings.database_url)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def _files_of(database: Path) -> list[Path]:
    return [
        database,
        *(database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal", "-lock", "-running")),
    ]


@contextmanager
def _undone_on_failure(made: list[Path]) -> Iterator[None]:
    """None of these was there before, so a failure takes away whichever have come up."""
    try:
        yield
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
