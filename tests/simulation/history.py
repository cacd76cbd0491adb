"""What a run is made of, written so that a person can read it: who did what when, and what went wrong when."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from tests.support.enrol import PLAIN

LONDON = ZoneInfo("Europe/London")

Place = Literal["database", "texts", "telegram", "webhook"]

NAMES: Mapping[Place, str] = {
    "database": "the database",
    "texts": "Twilio",
    "telegram": "Telegram",
    "webhook": "a webhook",
}


@dataclass(frozen=True, kw_only=True, order=True)
class Act:
    """Somebody does something. `at` is in seconds from the beginning.

    A leaver `texts`; staff `write` (a command, or words about `whom`) and `tap` a button by its data's first word, and
    by its label where that is said, on the newest message about `whom` that has it. A phone goes `off` with Twilio's
    code, `on`, or its owner `moves` to another number. The office `applies` the policy that is drawn from a number, or
    `imports` a row of the people file.
    """

    at: float
    who: str
    what: Literal["texts", "writes", "taps", "off", "on", "moves", "applies", "imports"]
    text: str = ""
    whom: str = ""

    def told(self) -> str:
        about = f" about {self.whom}" if self.whom else ""
        return f"{self.who} {self.what} {self.text!r}{about}" if self.text else f"{self.who}'s phone: {self.what}"


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """Something goes wrong at the `nth` await of its place from `at` on (seconds), for `lasts` seconds.

    The driver: `locked`, `breaks` (the connection, before what it was to do, or after), `away`, `slow`. A provider:
    `lost` (no answer, never taken), `late` (no answer, but taken), `refuses` for now, `away`, `list away`. A webhook:
    `twice`, `unheard` (our answer is lost), `late`. The process at any of these: `dies` before or after, and begins
    again; `sleeps`.
    """

    at: float
    place: Place
    what: str
    nth: int = 0
    lasts: float = 0.0

    def told(self) -> str:
        who = {"database": "the database", "texts": "Twilio", "telegram": "Telegram", "webhook": "a webhook"}[
            self.place
        ]
        lasts = f" for {timedelta(seconds=round(self.lasts))}" if self.lasts else ""
        where = f"at await {self.nth} of {who}" if self.what.startswith(("dies", "sleeps", "breaks")) else who
        process = self.what.startswith(("dies", "sleeps"))
        return f"the process {self.what} {where}{lasts}" if process else f"{where}: {self.what}{lasts}"


Step = Act | Fault


@dataclass(frozen=True, kw_only=True)
class History:
    """`people` are indices of leavers; `steps` in order of time. `live` lets everybody act by their habits as well.

    `policy` is the programme's, as TOML without helplines. With an `office` it is changed now and then, and so is the
    people file.

    `grain` is in seconds, 0 for none. With one, what people do by habit and the receipts of texts come at its full
    multiples, and providers answer at full seconds. So more of it meets in a batch, which makes a long history shorter
    to live; in return less of it happens while something else is half done. Faults come when they were drawn for, and
    the promises are held at each commit, as ever.
    """

    seed: int
    start: datetime
    days: float
    people: tuple[int, ...]
    steps: tuple[Step, ...] = ()
    live: bool = True
    policy: str = PLAIN
    office: bool = False
    grain: float = 0.0

    def on_the_grid(self, at: float, most: float = math.inf) -> float:
        """The first moment from `at` on (seconds) at which things happen, where they wait no longer than `most`."""
        grain = min(self.grain, most)
        return math.ceil(at / grain) * grain if grain else at

    def told(self) -> list[str]:
        """A line a step."""
        return [f"{_when(self.start, step.at)}  {step.told()}" for step in self.steps]


def _when(start: datetime, seconds: float) -> str:
    at = (start + timedelta(seconds=seconds)).astimezone(LONDON)
    return at.strftime("%a %d %b %Y %H:%M:%S")


def ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.at, isinstance(step, Fault), step.told())))
