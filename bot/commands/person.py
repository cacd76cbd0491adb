"""`gatewalk person`: everything that is held on one leaver, and giving it up."""

import asyncio
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.export_page import page
from bot.commands.person_number import PERSON_ID
from bot.commands.shown import in_json, json_option, show_json
from bot.commands.trouble import Refused
from bot.services.desk import Desk
from bot.services.erasure import erase, is_being_written_to
from bot.services.export import Export, export
from bot.settings import Settings
from storage import audit, removals
from storage.erased import ErasedFile
from storage.errors import TryAgain
from storage.records import Erasure, Person
from storage.rows import Rows

PATIENCE = 90
"""Seconds that what is being sent has to end in, before a leaver is erased."""


@click.group()
def person() -> None:
    """One leaver: all that is held on them, and erasing it."""


@person.command("export")
@click.argument("person_id", metavar="ID", type=PERSON_ID)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Into a new file, for your eyes alone.")
@json_option
def export_(person_id: int, output: Path | None, as_json: bool) -> None:
    """Print everything that is held on a leaver, to be read: Markdown with a table of contents.

    Times are in the programme's zone; with --json they are in UTC.
    """

    async def look(rows: Rows) -> Export:
        found = await export(rows, person_id)
        if found is None:
            raise Refused(f"there is no person {person_id}")
        return found

    if output is not None and output.exists():
        raise Refused(f"--output: {output} is there already: nothing was written")
    found = house.run(house.look(house.settings(), look, "person export", audit.person(person_id)))
    text = in_json(_as_json(found)) if as_json else page(found, SystemClock().now()).rstrip("\n")
    if output is None:
        click.echo(text)
    else:
        house.write_private(output, f"{text}\n")
        click.echo(f"wrote {output}: it is about a person, so mind who sees it")


def _as_json(found: Export) -> dict[str, Any]:
    return {
        "person": found.person_id,
        "zone": found.zone,
        "staff": found.staff,
        "held": {section.table: section.rows for section in found.sections},
    }


@dataclass(frozen=True, kw_only=True)
class Gone:
    """What a leaver's erasure has left to do. `left`: how many of each kind still have to go at the providers."""

    at: datetime
    left: dict[str, int]


class _Busy(Exception):
    """A message to or about the leaver is on its way."""


@person.command("erase")
@click.argument("person_id", metavar="ID", type=PERSON_ID)
@click.option("--yes", is_flag=True, help="Don't ask.")
@json_option
def erase_(person_id: int, yes: bool, as_json: bool) -> None:
    """Erase a leaver, here at once and at Twilio and in Telegram by the running service. It can't be undone.

    Take them out of the people file first: the next import would enrol them anew. Once more with the same ID shows what
    still has to go.
    """
    settings = house.settings()
    before = house.run(house.read(settings, lambda rows: _gone(rows, person_id)))
    if before is None:
        _confirm(person_id, yes)
        before = house.run(_erase(settings, person_id))
    _say(person_id, before, as_json=as_json)


def _confirm(person_id: int, yes: bool) -> None:
    if yes:
        return
    if not at_a_terminal():
        raise Refused("--yes is needed where nobody can be asked: nothing was erased")
    if not click.confirm(f"Erase person {person_id}, with everything held on them, for good?", err=True):
        raise Refused("nothing was erased")


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


async def _gone(rows: Rows, person_id: int) -> Gone | None:
    """None for somebody who is there. Raises Refused for somebody who never was."""
    if await rows.one(Person, Person.table.c.id == person_id) is not None:
        return None
    done = await rows.one(Erasure, Erasure.table.c.id == person_id)
    if done is None:
        raise Refused(f"there is no person {person_id}")
    return Gone(at=done.at, left=await removals.left_of(rows, person_id))


async def _erase(settings: Settings, person_id: int) -> Gone:
    """The file of the erased comes first: where it can't be written, nothing is erased."""
    until = asyncio.get_running_loop().time() + PATIENCE
    file = ErasedFile(settings.key_file)

    async def act(desk: Desk) -> None:
        if await is_being_written_to(desk, person_id):
            raise _Busy
        try:
            await asyncio.to_thread(file.add, person_id, desk.now)
        except OSError as error:
            raise Refused(f"{file.path} can't be written: {error.strerror}; nothing was erased") from None
        await erase(desk, person_id)

    while True:
        try:
            await house.write(settings, act)
            break
        except _Busy:
            if asyncio.get_running_loop().time() > until:
                raise TryAgain("messages to or about them are being sent all the time: nothing was erased") from None
            await asyncio.sleep(1)
    async with house.opened(settings) as database:
        if not await database.empty_log():
            click.echo("the database was being read: what was erased leaves its log a little later", err=True)
        async with database.reading() as rows:
            gone = await _gone(rows, person_id)
    return gone or Gone(at=SystemClock().now(), left={})


def _say(person_id: int, gone: Gone, *, as_json: bool) -> None:
    if as_json:
        show_json({"person": person_id, "erased_at": gone.at, "left": gone.left})
        return
    click.echo(f"person {person_id} was erased on {gone.at:%Y-%m-%d at %H:%M}Z; nothing is left here")
    texts = sum(gone.left.get(act, 0) for act in ("delete", "find"))
    chats = sum(gone.left.get(act, 0) for act in ("unsay", "untopic"))
    click.echo(f"still to go, by the running service: {texts} at Twilio, {chats} in Telegram")
    if gone.left.get("given_up"):
        click.echo(f"can't be taken away: {gone.left['given_up']} (see the log, `removals.given_up`)")
