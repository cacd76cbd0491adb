"""`gatewalk people`: leavers enrolled from a file, and listed."""

from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.programme_option import programme_option, the_programme
from bot.commands.shown import json_option, show, show_json
from bot.errors import BadPeopleFile
from bot.rules.people_file import parse_people
from bot.services import listing, programmes
from bot.services.desk import Desk
from bot.services.people import Imported, import_people, mentors

COLUMNS = ("id", "name", "phone", "status", "mentor", "next_check_in", "next_session", "consent")


@click.group()
def people() -> None:
    """Leavers: enrol them from a file, list them."""


@people.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@programme_option(required=False)
@json_option
def import_(file: Path, slug: str | None, as_json: bool) -> None:
    """Enrol or update leavers from FILE (CSV): all rows, or none.

    Rows are matched by number. A cell takes effect where it says something else than the last file said, so the same
    file once more changes nothing. Whom the file does not name stays as they are.
    """
    settings = house.settings()
    text = house.text_of(file, BadPeopleFile)

    async def act(desk: Desk) -> Imported:
        programme = await the_programme(desk.rows, slug)
        names = await mentors(desk, programme)
        languages = programmes.parsed(programme.policy).programme.languages
        rows = parse_people(text, source=str(file), mentors=names, languages=languages)
        return await import_people(desk, rows, programme, source=str(file))

    done = house.run(house.write(settings, act))
    if as_json:
        show_json({"added": done.added, "changed": done.changed, "unchanged": done.unchanged})
    else:
        click.echo(f"{done.added} added, {done.changed} changed, {done.unchanged} unchanged")


@people.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List every leaver. Times are in UTC.

    The status is one of stopped, in_custody, paused, in_hospital, no_phone, released.
    """
    now = SystemClock().now()
    found = house.run(house.look(house.settings(), lambda rows: listing.people(rows, now), "people list", "everybody"))
    show(found, COLUMNS, as_json=as_json, none="nobody is enrolled")
