"""The errors that this product raises by itself.

GatewalkError
└── BadInput              something an operator handed in can't be used
    ├── BadPolicy         a programme's policy file
    ├── BadPeopleFile     a people file
    └── BadSettings       the environment or `.env`

The docstring of a class is its message when none is given.
"""

from collections.abc import Sequence
from typing import Self

_SHOWN = 5  # more than a handful of problems in one line helps nobody


class GatewalkError(Exception):
    """Something went wrong in Gatewalk."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _first_line(type(self).__doc__))


class BadInput(GatewalkError):
    """What was handed in can't be used."""

    def __init__(self, line: str | None = None) -> None:
        """`line` names the file, the row and the key; line breaks in it become spaces."""
        super().__init__(" ".join(line.split()) if line else None)

    @property
    def line(self) -> str:
        """The one line for standard error."""
        return str(self)

    @classmethod
    def listing(cls, source: str, problems: Sequence[str]) -> Self:
        """One line out of several problems of one file: the first five, and how many more there are."""
        shown = "; ".join(problems[:_SHOWN])
        rest = len(problems) - _SHOWN
        return cls(f"{source}: {shown}; and {rest} more" if rest > 0 else f"{source}: {shown}")


class BadPolicy(BadInput):
    """The policy file can't be used."""


class BadPeopleFile(BadInput):
    """The people file can't be used."""


class BadSettings(BadInput):
    """The settings can't be used."""


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().split("\n", maxsplit=1)[0]
