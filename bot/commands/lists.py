"""`gatewalk queue list` and `gatewalk messages list`: what an operator needs to see without opening Telegram."""

import click

from bot.commands import house
from bot.commands.person_number import PERSON_ID
from bot.commands.shown import json_option, show
from bot.commands.trouble import Refused
from bot.services import listing
from bot.services.listing import ItemLine, MessageLine
from storage import audit
from storage.records import Person
from storage.rows import Rows

ITEM_COLUMNS = ("id", "person", "kind", "since", "taken_by", "next_step", "closed")
EVERYBODY = "everybody"
MESSAGE_COLUMNS = ("at", "person", "direction", "channel", "purpose", "state", "segments", "text")


@click.group()
def queue() -> None:
    """What waits for a human."""


@queue.command("list")
@click.option("--open", "only_open", is_flag=True, help="Leave out what is closed.")
@json_option
def list_queue(only_open: bool, as_json: bool) -> None:
    """List queue items: open ones first, the most urgent on top. Times are in UTC.

    An item without a person is about an unknown number.
    """

    async def look(rows: Rows) -> list[ItemLine]:
        return await listing.queue(rows, closed_too=not only_open)

    found = house.run(house.look(house.settings(), look, "queue list", EVERYBODY))
    show(found, ITEM_COLUMNS, as_json=as_json, none="the queue is empty")


@click.group()
def messages() -> None:
    """Texts from and to leavers."""


@messages.command("list")
@click.option("--person", "person_id", metavar="ID", type=PERSON_ID, help="Only those of this leaver.")
@json_option
def list_messages(person_id: int | None, as_json: bool) -> None:
    """List texts from and to leavers and unknown numbers, oldest first. Times are in UTC."""

    async def look(rows: Rows) -> list[MessageLine]:
        if person_id is not None and await rows.one(Person, Person.table.c.id == person_id) is None:
            raise Refused(f"--person: there is no person {person_id}")
        return await listing.messages(rows, person_id)

    subject = EVERYBODY if person_id is None else audit.person(person_id)
    found = house.run(house.look(house.settings(), look, "messages list", subject))
    show(found, MESSAGE_COLUMNS, as_json=as_json, none="there are no messages")
