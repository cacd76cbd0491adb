"""What came too late to be sent, after an outage: the coordinators are told which, by person and thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.words.catalogue import Words
from storage.happenings import Message
from storage.records import Staff
from storage.rows import Rows


@dataclass(frozen=True, kw_only=True)
class Late:
    """Something for a leaver that is not sent any more: the leaver's first name and a message's purpose."""

    programme_id: int
    name: str
    purpose: str


async def tell_coordinators(
    rows: Rows, late: Sequence[Late], now: datetime, new_id: Callable[[], int], words: Words
) -> None:
    """One message to each coordinator of each programme, for all that was dropped at once."""
    if not late:
        return
    heads = await rows.all(
        Staff,
        Staff.table.c.programme_id.in_({entry.programme_id for entry in late}),
        Staff.table.c.role == "coordinator",
        Staff.table.c.joined_at.is_not(None),
        Staff.table.c.removed_at.is_(None),
    )
    await rows.insert([_summary(head, late, now, new_id(), words) for head in heads])


def _summary(head: Staff, late: Sequence[Late], now: datetime, row: int, words: Words) -> Message:
    lines = [
        words.say(
            head.language, "outage.line", name=entry.name, what=words.say(head.language, f"purpose.{entry.purpose}")
        )
        for entry in late
        if entry.programme_id == head.programme_id
    ]
    return Message(
        id=row,
        person_id=None,
        staff_id=head.id,
        stranger_id=None,
        lane=f"s{head.id}",
        channel="telegram",
        purpose="notice",
        act="send",
        body="\n".join([words.say(head.language, "outage.dropped"), *dict.fromkeys(lines)]),
        extras=None,
        state="queued",
        not_before=now,
        not_after=None,
        about_id=None,
        about_version=None,
        attempts=0,
        provider_id=None,
        segments=0,
        error=None,
        created_at=now,
        claimed_at=None,
        sent_at=None,
        settled_at=None,
    )
