"""`gatewalk audit`: who looked at and changed what, and whether anybody has been at that record."""

from dataclasses import dataclass
from datetime import datetime

import click

from bot.commands import house
from bot.commands.person_number import PERSON_ID
from bot.commands.shown import json_option, show, show_json
from bot.commands.trouble import FAILED
from bot.settings import Settings
from storage import audit as chain
from storage.audit import Broken, Head
from storage.records import AuditEntry
from storage.rows import Rows

COLUMNS = ("number", "at", "actor", "what", "subject")
TABLE = AuditEntry.table.c


@click.group()
def audit() -> None:
    """Who looked at and changed what, by numbers: staff and people as in the lists, `cli` with the account's number."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry; number and hash are None for what was noted before there was a chain."""

    number: int | None
    at: datetime
    actor: str
    what: str
    subject: str
    hash: str | None


@audit.command("list")
@click.option("--person", "person_id", metavar="ID", type=PERSON_ID, help="Only what concerns this leaver.")
@json_option
def list_(person_id: int | None, as_json: bool) -> None:
    """List what was noted, oldest first. Times are in UTC. Also of somebody who has been erased."""

    async def look(rows: Rows) -> list[Line]:
        where = () if person_id is None else (TABLE.subject == chain.person(person_id),)
        entries = await rows.all(AuditEntry, *where, order_by=(TABLE.at, TABLE.number))
        return [_line(entry) for entry in entries]

    subject = "everybody" if person_id is None else chain.person(person_id)
    found = house.run(house.look(house.settings(), look, "audit list", subject))
    show(found, COLUMNS, as_json=as_json, none="nothing has been noted")


def _line(entry: AuditEntry) -> Line:
    return Line(
        number=entry.number,
        at=entry.at,
        actor=entry.actor,
        what=entry.what,
        subject=entry.subject,
        hash=entry.mac.hex() if entry.mac else None,
    )


@audit.command()
@json_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:
    """Whether every entry is as it was noted and none is missing; exit status 1, with the first that isn't.

    The hash of the last one, kept elsewhere, shows later that the whole record was not replaced by an older one.
    """

    async def look(settings: Settings) -> tuple[Broken | None, Head]:
        async with house.opened(settings) as database:
            return await chain.verified(database)

    broken, head = house.run(look(house.settings()))
    if as_json:
        wrong = {"number": broken.number, "why": broken.why} if broken else None
        show_json({"entries": head.number, "head": head.mac.hex(), "broken": wrong})
    elif broken is not None:
        click.echo(f"entry {broken.number} {broken.why}")
    else:
        click.echo(f"{head.number} entries, all as they were noted; the last is {head.mac.hex() or 'none'}")
    if broken is not None:
        context.exit(FAILED)
