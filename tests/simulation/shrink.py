"""From a history that breaks a promise to the shortest that still breaks the same one.

Delta debugging (Zeller, Hildebrandt 2002) over who takes part, over the days, and over what was done and what went
wrong. What is left is repeated exactly: nobody acts by habit any more.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from tests.simulation.history import Act, Fault, History, Step
from tests.simulation.live import Lived, live
from tests.simulation.people import leaver

T = TypeVar("T")
AFTER = 120.0
"""Seconds that are lived on after the last step that is kept, at the least."""


def shrink(lived: Lived, *, most: int = 400, run: Callable[[History], Lived] = live) -> Lived:
    """The shortest that was found within `most` runs. `lived` broke a promise."""
    assert lived.broken is not None
    return _Search(lived, most, run).search()


class _Search:
    def __init__(self, lived: Lived, most: int, run: Callable[[History], Lived]) -> None:
        assert lived.broken is not None
        self.promise, self.best, self.left, self.run = lived.broken.promise, lived, most, run

    def search(self) -> Lived:
        first = self.best
        whole = replace(first.history, steps=first.done, live=False, days=_until_broken(first))
        if not self._still(whole):
            return first  # it can't be repeated without its habits: as it is
        while True:
            before = (len(self.best.history.steps), len(self.best.history.people), self.left)
            self._fewer(self.best.history.people, self._with_people)
            self._fewer(self.best.history.steps, self._with_steps)
            if (len(self.best.history.steps), len(self.best.history.people)) == before[:2] or not self.left:
                return self.best

    def _with_people(self, people: Sequence[int]) -> History:
        history = self.best.history
        absent = {leaver(history.seed, one).name for one in history.people if one not in people}
        steps = tuple(s for s in history.steps if not (isinstance(s, Act) and {s.who, s.whom} & absent))
        return replace(history, people=tuple(people), steps=steps)

    def _with_steps(self, steps: Sequence[Step]) -> History:
        return replace(self.best.history, steps=tuple(steps))

    def _fewer(self, parts: Sequence[T], made: Callable[[Sequence[T]], History]) -> None:
        """Leaves out ever smaller pieces, and keeps what can be left out."""
        size = max(len(parts) // 2, 1)
        while parts:
            kept = False
            for begin in range(0, len(parts), size):
                without = [*parts[:begin], *parts[begin + size :]]
                if self._still(made(without)):
                    parts, kept = without, True
                    break
            if not kept and size == 1:
                return
            size = size if kept else max(size // 2, 1)

    def _still(self, history: History) -> bool:
        """Whether this breaks the same promise; then it is the best so far."""
        if not self.left or not history.people:
            return False
        self.left -= 1
        lived = self.run(history)
        if lived.broken is None or lived.broken.promise != self.promise:
            return False
        self.best = replace(lived, history=replace(history, days=min(history.days, _until_broken(lived))))
        return True


def _until_broken(lived: Lived) -> float:
    """In days: up to the moment at which it showed."""
    assert lived.broken is not None
    shown = (lived.broken.at - lived.history.start).total_seconds()
    last = max((step.at for step in lived.done if isinstance(step, Act | Fault) and step.at <= shown), default=0.0)
    return (max(shown, last) + AFTER) / 86400


def told(lived: Lived) -> list[str]:
    """The history in lines that a person can read."""
    broken, history = lived.broken, lived.history
    assert broken is not None
    people = ", ".join(leaver(history.seed, one).name for one in history.people)
    return [
        f"promise {broken.promise!r} is broken at {broken.at:%a %d %b %Y %H:%M:%S}Z: {broken.line}",
        f"with {people}, {len(history.steps)} steps:",
        *(f"  {line}" for line in history.told()),
    ]
