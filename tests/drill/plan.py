"""What one round of the drill is to be, and how each life of the product in it went."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.drill import cast

LIVES = 24
"""How often the product is killed in one round."""
APART = 12
"""So many steps lie between the ends of one life and the next, so that a round has short ones and long ones."""
AFTERNOON = cast.TUESDAY + timedelta(hours=2, minutes=30)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a round is named by: the step at which the first life ends, and the seed of what goes wrong. After the last
    kill everything that falls due `until` then is waited for. Of two `replicas` one is killed at a time: each twice in
    a row, first as it runs and then as it begins."""

    step: int
    seed: int
    lives: int = LIVES
    apart: int = APART
    loses: bool = False
    replicas: int = 1
    until: datetime = AFTERNOON

    @property
    def ends(self) -> list[int]:
        """The step at which each life ends."""
        return [self.step + n * self.apart for n in range(self.lives)]


@dataclass(kw_only=True)
class Lived:
    """A life of the product: from when to when, and how it ended. `asked` is the step at which it was to end."""

    began: datetime
    asked: int
    ended: datetime | None = None
    steps: int = 0
    place: str = ""

    @property
    def reached(self) -> bool:
        return bool(self.asked) and self.steps >= self.asked
