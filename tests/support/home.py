"""One small town that most tests of promises live in: a programme, two mentors, a coordinator, and Jay."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.channels.message import Receipt
from bot.services.hear_text import Text
from bot.services.works import GotReceipt, HeardText
from storage.codec import R
from storage.database import Database
from storage.happenings import Item, Message
from tests.support import enrol
from tests.support.town import LONDON, Shown, Town, town

JAY, KEL = "+447700900101", "+447700900102"
SAM, DEE, ALEX = 700701, 700702, 700703
MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=LONDON)
HELPLINES = enrol.PLAIN + (
    "[[helpline]]\nname = 'Samaritans'\nphone = '116 123'\nchecked = 2026-11-01\n"
    "[[helpline]]\nname = 'NHS'\nphone = '111, option 2'\nchecked = 2026-11-01\n"
)
DANGER = "i am going to kill myself tonight"


@asynccontextmanager
async def home(database: Database, start: datetime = MONDAY, policy: str = HELPLINES) -> AsyncIterator[Town]:
    """Jay (person 1) is Sam's and got the welcome on the day of `start`; his check-ins begin on the next day at 10."""
    async with town(database, start) as place:
        await enrol.programme(place, policy)
        sam = await enrol.staff(place, "mentor", "Sam Jones", SAM, hours=dict.fromkeys(range(5), (10, 13)))
        await enrol.staff(place, "mentor", "Dee Hill", DEE)
        await enrol.staff(place, "coordinator", "Alex Reid", ALEX)
        await enrol.leaver(place, "Jay Morris", JAY, mentor=sam, welcomed=True)
        yield place


async def second_leaver(place: Town) -> int:
    """Kel, who is Sam's as well."""
    return await enrol.leaver(place, "Kel Shaw", KEL, mentor=1, welcomed=True)


def heard(place: Town, body: str, *, provider_id: str | None = None, number: str = JAY) -> HeardText:
    """A text that has come in, for a turn of its own: nothing is sent yet."""
    found = Text(channel="sms", provider_id=provider_id or f"SMin{next(place.ids)}", body=body, at=place.clock.now())
    return HeardText(text=found, sender=number)


async def receive(place: Town, message: Message, status: str, code: str | None = None) -> None:
    """A receipt of Twilio's."""
    sid = message.provider_id or f"SM{message.id:032x}"
    receipt = Receipt(ref=message.id, provider_id=sid, status=status, code=code)  # type: ignore[arg-type]
    await place.batches.do(GotReceipt(receipt=receipt))
    await place.settle()


async def rows_of(place: Town, kind: type[R]) -> list[R]:
    """All rows of a table, by id."""
    async with place.database.reading() as rows:
        return await rows.all(kind, order_by=[kind.table.c.id])


async def texts_to_leavers(place: Town) -> list[Message]:
    """The outbox without what goes to staff."""
    return [m for m in await rows_of(place, Message) if m.staff_id is None]


async def open_items(place: Town) -> list[str]:
    """The kinds of item that nobody has closed."""
    return sorted(item.kind for item in await rows_of(place, Item) if item.closed_at is None)


def alerts(place: Town, user: int) -> list[Shown]:
    """What has buttons that take an item, in this account's chat, or had them once."""
    return [m for m in place.chats.shown[user] if any(d.startswith("take:") for _, d in m.buttons)]
