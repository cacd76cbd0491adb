"""What a round has left behind: the tables, what Twilio and Telegram hold, and the people's own record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.server import World
from bot.sandbox.telegram_records import ChatMessage
from bot.sandbox.twilio_records import TextMessage
from storage.database import Database
from storage.happenings import Due
from tests.drill.cast import STAFF
from tests.drill.crowd import Crowd
from tests.drill.street import Leaver
from tests.support.record import OnPhone, Record, read_rows


@dataclass(frozen=True, kw_only=True)
class Traces:
    """`chats` is what the bot has written to each account, `waiting` who waited in vain for what, `breaks` when the
    product began anew, or one of its replicas died, `log` its events, `acts` how often staff did something."""

    record: Record
    due: Sequence[Due]
    leavers: Sequence[Leaver]
    chats: Mapping[int, Sequence[ChatMessage]]
    waiting: Sequence[tuple[str, str]]
    acts: int
    breaks: Sequence[datetime]
    log: Sequence[Mapping[str, object]]
    overdue: Sequence[str] = ()

    def up_since(self, at: datetime) -> datetime:
        """The last break before that."""
        return max((each for each in self.breaks if each <= at), default=at)


async def read(
    database: Database, world: World, crowd: Crowd, now: datetime, breaks: Sequence[datetime], log: str
) -> Traces:
    """Everything as it is now."""
    sent = [OnPhone(number=text.to, at=text.created, body=text.arrived_body, ref=ref_of(text)) for text in _out(world)]
    chats = {user: world.telegram.inbox(user) for user in STAFF}
    shown = {user: [message.text for message in chat] for user, chat in chats.items()}
    async with database.reading() as rows:
        return Traces(
            record=await read_rows(rows, now, sent, shown),
            due=await rows.all(Due),
            leavers=crowd.leavers,
            chats=chats,
            waiting=crowd.waiting(),
            acts=crowd.acts_of_staff,
            breaks=breaks,
            log=[json.loads(line) if line.startswith("{") else {"event": line} for line in log.splitlines()],
        )


def ref_of(text: TextMessage) -> int:
    """Our own id of a text, from the address for its receipts."""
    return int(parse_qs(urlsplit(text.status_callback or "").query)["message"][0])


def _out(world: World) -> list[TextMessage]:
    return [text for text in world.twilio.messages.values() if text.direction == "outbound-api"]
