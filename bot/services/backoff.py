"""How long a message waits that could not be sent and may be tried again."""

from datetime import timedelta

from storage.happenings import Message

LONGEST_WAIT = timedelta(minutes=10)
URGENT_WAIT = timedelta(seconds=15)
URGENT_REST = timedelta(minutes=1)
"""No provider makes an urgent message wait longer, whatever it asks for."""


def again_after(message: Message, asked: float | None, chance: float = 0.5) -> timedelta:
    """How long until the next try: as many seconds as the provider has `asked` for, or else by `backoff`."""
    if not asked:
        return backoff(message, chance)
    return min(timedelta(seconds=asked), URGENT_REST) if message.urgent else timedelta(seconds=asked)


def backoff(message: Message, chance: float = 0.5) -> timedelta:
    """How long until the next try: 2 seconds, twice as long each time. `chance`, 0 to 1, spreads it by a quarter each
    way, so that what failed together is not tried together."""
    wait = min(timedelta(seconds=2 ** min(message.attempts, 10)), URGENT_WAIT if message.urgent else LONGEST_WAIT)
    return wait * (0.75 + chance / 2)
