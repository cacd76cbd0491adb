"""A text as it came in, on its way into a turn, and as it is kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.urgency import Assessment
from bot.services.turn import Turn
from storage.happenings import Received


@dataclass(frozen=True, kw_only=True)
class Text:
    """What came in: the channel's own id of it, and the words."""

    channel: str
    provider_id: str
    body: str
    at: datetime
    media: int = 0  # pictures and the like, which are not fetched
    tapped: bool = False  # a button under the question that was sent last, in Telegram
    overtaken: bool | None = None  # whether they have asked for silence, or for texts, since; None: go by `at`


def keep(turn: Turn, text: Text, found: Assessment, state: str, *, relayed: bool) -> Received:
    """Its row in the inbox; the case knows it at once."""
    received = Received(
        id=turn.new_id(),
        channel=text.channel,
        provider_id=text.provider_id,
        at=turn.now,
        person_id=turn.person.id,
        staff_id=None,
        stranger_id=None,
        body=text.body,
        level=int(found.level),
        state=state,
        relayed=relayed,
    )
    turn.writes.add(received)
    turn.case.written(received)
    return received
