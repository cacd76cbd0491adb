"""What a drill has counted, and how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Figures of one or more rounds; they can be added.

    `texts_in` came from phones, `acted_on` of them are stored with all that follows, `out` have left for phones and
    `to_staff` for chats. `again` are messages that staff were shown once more: Telegram has no list to look in.
    `breaches` is a line for each thing that was wrong.
    """

    kills: int = 0
    texts_in: int = 0
    acted_on: int = 0
    out: int = 0
    to_staff: int = 0
    again: int = 0
    lost: int = 0
    twice: int = 0
    late: int = 0
    disordered: int = 0
    otherwise: int = 0
    breaches: Sequence[str] = ()

    def __add__(self, other: Self) -> Self:
        return type(self)(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    @property
    def wrong(self) -> int:
        """How much was lost, doubled, late, out of order or wrong otherwise."""
        return self.lost + self.twice + self.late + self.disordered + self.otherwise

    @property
    def last_line(self) -> str:
        return (
            f"lost {self.lost}, twice {self.twice}, late {self.late}, out of order {self.disordered}, "
            f"otherwise wrong {self.otherwise}"
        )
