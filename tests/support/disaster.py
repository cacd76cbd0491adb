"""A town that loses its database and gets an older copy back, while the phones and the providers know what went."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.message import ChannelDown, TextIn
from bot.services import doubt
from bot.services.bring_back import bring_back
from bot.services.catch_up import CatchUp
from bot.services.desk import Desk
from bot.services.effects import apply
from storage.backup_file import Writer
from storage.crypto import Vault
from storage.database import Database
from storage.dump import dump
from storage.erased import Erased
from storage.ids import Ids
from storage.load import check, load
from storage.replace import replacing
from storage.rows import Rows
from tests.support.town import Town, all_words


@dataclass
class Listed:
    """Twilio's list of what came in."""

    place: Town
    texts: list[TextIn] = field(default_factory=list)
    away: int = 0  # so often it can't be asked

    async def text(self, phone: str, body: str) -> list[str]:
        """A text from a phone, which the list remembers; what the phone gets back."""
        sid = f"SMlisted{len(self.texts):024}"
        found = TextIn(channel="sms", provider_id=sid, sender=phone, body=body, at=self.place.clock.now())
        self.texts.append(found)
        return await self.place.text(phone, body, provider_id=sid)

    async def inbound_since(self, since: datetime) -> tuple[TextIn, ...]:
        if self.away:
            self.away -= 1
            raise ChannelDown("Twilio's list of messages can't be read")
        return tuple(text for text in self.texts if text.at >= since)


async def copy_of(database: Database, at: datetime) -> io.BytesIO:
    """A backup."""
    out = io.BytesIO()
    writer = Writer(out, database.vault)
    async with database.snapshot() as connection:
        await dump(connection, writer.write, at)
    writer.close()
    return out


async def put_back(url: str, vault: Vault, copy: io.BytesIO, now: datetime, gone: Sequence[Erased] = ()) -> int:
    """What `gatewalk restore --replace` does, at `now`; how many of the `gone` the copy held."""
    contents = check(copy, vault)
    async with replacing(url, now, replace=True) as there:
        await load(there.connection, copy, vault)
        rows = Rows(there.connection, vault)
        desk = Desk(rows=rows, now=now, new_id=Ids().next, words=all_words(), carry_out=apply)
        return await bring_back(desk, contents.made_at, gone)


async def lose(place: Town, copy: io.BytesIO, gone: Sequence[Erased] = ()) -> int:
    """The process ends, and the copy is put in the place of its database; how many of the `gone` it held."""
    await place.end()
    vault = place.database.vault
    url = place.database.url.render_as_string(hide_password=False)
    await place.database.close()
    held = await put_back(url, vault, copy, place.clock.now(), gone)
    place._wire(await Database.open(url, vault))
    return held


def catch_up(place: Town, listed: Listed) -> CatchUp:
    """What a starting service does first; it sleeps by the town's clock."""

    async def sleep(seconds: float) -> None:
        place.clock.forward(doubt.REST)

    return CatchUp(
        database=place.database,
        clock=place.clock,
        new_id=lambda: next(place.ids),
        words=place.words,
        inbound=listed,
        sleep=sleep,
    )


async def begin_again(place: Town, listed: Listed) -> None:
    """The service starts: it catches up, and looks up what is in doubt."""
    await catch_up(place, listed).run()
    await doubt.mark_left_behind(place.database, place.clock.now(), at_start=True)
    place.begin()
    await place.settle()
