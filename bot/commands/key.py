"""`gatewalk key`: the encryption key, changed while the service runs."""

import click

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.shown import json_option, show, show_json
from bot.services import key_change
from storage.key_file import KeyFile
from storage.keys import follow, pin

COLUMNS = ("key", "state", "sealed", "hashed", "remembered")


@click.group()
def key() -> None:
    """The encryption key: change it while the service runs."""


@key.command()
@click.option("--prepare", is_flag=True, help="Only put the new key into the key file; nobody writes with it yet.")
@json_option
def rotate(prepare: bool, as_json: bool) -> None:
    """Put a new key into the key file and write with it from now on.

    A running service takes notice within a minute, and brings over what is stored, bit by bit. Where replicas have key
    files of their own: --prepare first, copy the key file to each of them, then once more without it.
    """
    settings = house.settings()
    now = SystemClock().now()

    async def work() -> tuple[int, bool]:
        async with house.opened(settings) as database:
            async with database.writing() as rows:
                await pin(rows)
            async with database.writing() as rows:
                done = await key_change.rotate(rows, KeyFile(settings.key_file), now, prepare=prepare)
            await follow(database)
            await house.noted(database, "key rotate", f"key {done[0]}")
        return done

    key_id, fresh = house.run(work())
    if as_json:
        show_json({"key": key_id, "new": fresh, "in_use": not prepare})
        return
    click.echo(f"key {key_id} {'added to' if fresh else 'was already in'} {settings.key_file}: keep a copy apart")
    if prepare:
        click.echo("nobody writes with it yet: copy the key file to every replica, then `gatewalk key rotate`")
    else:
        click.echo("it is in use from now on; `gatewalk key status` says how much is still under the old one")


@key.command()
@json_option
def status(as_json: bool) -> None:
    """Say how much is stored under which key."""
    settings = house.settings()
    now = SystemClock().now()
    found = house.run(house.read(settings, lambda rows: key_change.status(rows, now)))
    show(found, COLUMNS, as_json=as_json, none="there is no key")


@key.command()
@json_option
def retire(as_json: bool) -> None:
    """Take the old keys out of the key file, once nothing is stored under them.

    They go into a file beside it, KEYFILE.retired. Backups made with an old key can only be read with it: keep it as
    long as you keep those.
    """
    settings = house.settings()
    now = SystemClock().now()

    async def work() -> list[int]:
        async with house.opened(settings) as database:
            async with database.writing() as rows:
                gone = await key_change.retire(rows, KeyFile(settings.key_file), now)
            for key_id in gone:
                await house.noted(database, "key retire", f"key {key_id}")
        return gone

    gone = house.run(work())
    if as_json:
        show_json({"retired": gone})
    elif gone:
        names = ", ".join(str(key_id) for key_id in gone)
        click.echo(f"key {names} taken out of {settings.key_file}, and kept in {settings.key_file}.retired")
        click.echo("older backups can only be read with it: move that file to where you keep copies of the key")
    else:
        click.echo("there is no old key in the key file")
