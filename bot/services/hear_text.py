"""A text as it came in, on its way into a turn."""

from dataclasses import dataclass
from datetime import datetime


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
