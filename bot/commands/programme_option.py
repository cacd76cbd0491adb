"""`--programme SLUG`, and the programme that it means."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from bot.commands.trouble import Refused
from bot.services import programmes
from storage.records import Programme
from storage.rows import Rows

Command = TypeVar("Command", bound=Callable[..., Any])


def programme_option(*, required: bool) -> Callable[[Command], Command]:
    """The option, as `slug`."""
    words = "The programme, by its slug." if required else "The programme; needed when there are several."
    return click.option("--programme", "slug", metavar="SLUG", required=required, help=words)


async def the_programme(rows: Rows, slug: str | None) -> Programme:
    """The programme of that slug, or the only one there is. Raises Refused."""
    if slug is not None:
        found = await programmes.find(rows, slug)
        if found is None:
            raise Refused(f"--programme: there is no programme {slug!r}; `gatewalk apply` creates one")
        return found
    every = await rows.all(Programme, order_by=(Programme.table.c.slug,))
    if not every:
        raise Refused("there is no programme yet: `gatewalk apply` creates one")
    if len(every) > 1:
        raise Refused(f"--programme is needed: there are {', '.join(p.slug for p in every)}")
    return every[0]
