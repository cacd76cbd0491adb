"""How often an account that is nobody's is answered: updates come one after another, so each answer to somebody who
tries links holds up what staff and leavers write."""

from collections import Counter
from datetime import datetime, timedelta

from bot.clock import Clock

ONE = 3
"""Answers a minute to one account: somebody whose link does not work tries it again."""
ALL = 30
"""Answers a minute to all of them together."""


class Outsiders:
    """Counts this process's answers of the last minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: datetime | None = None
        self._answered: Counter[int] = Counter()

    def may_answer(self, user: int) -> bool:
        """Whether this account gets an answer now; then it counts as one."""
        now = self._clock.now()
        if self._since is None or abs(now - self._since) >= timedelta(minutes=1):
            self._since = now
            self._answered.clear()
        if self._answered[user] >= ONE or self._answered.total() >= ALL:
            return False
        self._answered[user] += 1
        return True
