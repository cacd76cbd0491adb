"""`gatewalk backup` and `gatewalk restore`: an encrypted copy made while the service runs, and the way back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.shown import json_option, show_json
from bot.commands.trouble import Refused
from bot.services.bring_back import bring_back
from bot.services.desk import Desk
from bot.services.effects import apply
from bot.settings import Settings
from bot.words.catalogue import Words
from storage.backup_file import Writer
from storage.dump import Contents, dump
from storage.erased import ErasedFile
from storage.errors import BadBackup
from storage.files import new_file
from storage.ids import Ids
from storage.load import check, load
from storage.replace import replacing
from storage.rows import Rows
from storage.schema import schema_state


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def backup(file: Path, as_json: bool) -> None:
    """Write everything that the database holds to FILE, encrypted, while the service runs.

    It is the database of one moment. Without the key file it can't be read, and the key is not in it: keep a copy of
    the key file, and of KEYFILE.erased, in another place. FILE must not be there yet.
    """
    settings = house.settings()
    if file.exists() or file.is_symlink():
        raise Refused(f"{file} is there already: nothing was changed")
    if not file.parent.is_dir():
        raise Refused(f"{file.parent}: there is no such folder to put the copy in")
    key, size, made = house.run(_backup(settings, file))
    if as_json:
        show_json({"file": str(file), "made_at": made.made_at, "rows": made.rows, "bytes": size, "key": key})
        return
    click.echo(f"{file}: {made.rows} rows, {size} bytes, of {made.made_at:%Y-%m-%d %H:%M:%S}Z, made with key {key}")
    click.echo(f"the key is not in it: keep a copy of {settings.key_file} apart, or nobody can read it")


async def _backup(settings: Settings, file: Path) -> tuple[int, int, Contents]:
    if await schema_state(settings.database_url) == "old":
        raise Refused("the database has an old schema, which only the version that made it can copy: use that one")
    async with house.opened(settings) as database:
        key = database.vault.in_use
        with new_file(file) as out:
            async with database.snapshot() as connection:
                writer = Writer(out, database.vault)
                made = await dump(connection, writer.write, SystemClock().now())
                writer.close()
            size = out.tell()
        await house.noted(database, "backup", "database")
    return key, size, made


@dataclass(frozen=True, kw_only=True)
class Back:
    """What was restored, what the database that was there is called now, and how many were erased again."""

    contents: Contents
    kept: str | None
    erased: int


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Replace a database that holds data; it is kept under a dated name.")
@json_option
def restore(file: Path, replace: bool, as_json: bool) -> None:
    """Put the database of a backup in the place of the one that is there.

    FILE is read to its end before anything is changed. The service must not be running. When it starts again it goes
    through what happened since: what fell due, and what leavers texted; nothing that was sent in between goes twice.
    """
    settings = house.settings()
    now = SystemClock().now()
    try:
        with file.open("rb") as opened:
            back = house.run(_restore(settings, opened, now, replace=replace))
    except BadBackup as wrong:
        raise Refused(f"{file} {wrong}") from None
    except OSError as error:
        raise Refused(f"{file}: can't be read: {error.strerror}") from None
    if as_json:
        made = back.contents
        found = {"made_at": made.made_at, "rows": made.rows, "schema": made.schema}
        show_json({**found, "kept": back.kept, "erased": back.erased})
        return
    click.echo(f"restored: {back.contents.rows} rows of {back.contents.made_at:%Y-%m-%d %H:%M:%S}Z")
    if back.erased:
        click.echo(f"erased again: {back.erased}")
    if back.kept:
        click.echo(f"the database that was there is now {back.kept}: delete it when you don't need it any more")
    click.echo("start the service: it catches up with what happened since, before it sends anything")


async def _restore(settings: Settings, file: BinaryIO, now: datetime, *, replace: bool) -> Back:
    vault = house.vault(settings)
    check(file, vault)
    gone = ErasedFile(settings.key_file).all()
    async with replacing(settings.database_url, now, replace=replace) as place:
        contents = await load(place.connection, file, vault)
        rows = Rows(place.connection, vault)
        desk = Desk(rows=rows, now=now, new_id=Ids().next, words=Words.load(), carry_out=apply, actor=house.operator())
        erased = await bring_back(desk, contents.made_at, gone)
    return Back(contents=contents, kept=place.kept, erased=erased)
