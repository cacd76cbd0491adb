"""Who is told of a queue item next, and when.

Each item carries a snapshot of its ladder, so that a change of policy leaves what has begun as it was. Where an item
stands on its ladder is three values: when it began, how many rungs are done, and when the last one was.
All instants are aware, in UTC; `policy` gives the hours of the staff clock.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.clock import utc
from bot.rules.hours import add
from bot.rules.ladder_checks import minutes
from bot.rules.policy_model import Ladder, Policy, Step, Told
from bot.rules.span import Span


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One telling. `index` counts from 0; the last step's repeats count on."""

    at: datetime
    to: Told
    index: int


def plan(ladder: Ladder, begun: datetime, policy: Policy) -> tuple[Rung, ...]:
    """All steps of the ladder for an item that began at `begun`, without repeats."""
    return tuple(
        Rung(at=add(begun, step.after, ladder.clock, policy), to=step.to, index=index)
        for index, step in enumerate(ladder.steps)
    )


def next_rung(ladder: Ladder, *, begun: datetime, done: int, last_at: datetime | None, policy: Policy) -> Rung | None:
    """The rung after the first `done` ones; None when all are done and the last step does not repeat.

    A step comes at its time from `begun`, be that already past. A repeat comes its span after `last_at`, the moment
    of the rung before it, so that after an outage repeats don't pile up; None stands for the planned moment.
    """
    if done < len(ladder.steps):
        step = ladder.steps[done]
        return Rung(at=add(begun, step.after, ladder.clock, policy), to=step.to, index=done)
    last = ladder.steps[-1]
    if last.repeat is None:
        return None
    if last_at is None:
        at = add(begun, last.after, ladder.clock, policy)
        for _ in range(done - len(ladder.steps)):
            at = add(at, last.repeat, ladder.clock, policy)
    else:
        at = utc(last_at)
    return Rung(at=add(at, last.repeat, ladder.clock, policy), to=last.to, index=done)


def resume_at(ladder: Ladder, taken_at: datetime, policy: Policy) -> datetime:
    """When an item that was taken at `taken_at`, and is not closed by then, climbs on."""
    return add(taken_at, ladder.taken_for, ladder.clock, policy)


def climb_on(ladder: Ladder, *, done: int, policy: Policy) -> Ladder:
    """The ladder of an item that climbs on from where it stood, as the item's new snapshot.

    It has the steps that were not done yet. The first of them comes at the moment at which the item climbs on, which
    is the new `begun`; the others keep their gaps to it. So nobody waits twice for the same step. When all
    steps were done, the last one's people are told again, and its repeats go on.
    """
    left = ladder.steps[done:] or ladder.steps[-1:]
    start = minutes(left[0].after, ladder, policy)
    return ladder.model_copy(
        update={
            "steps": tuple(
                Step.model_construct(
                    after=Span(minutes(step.after, ladder, policy) - start, "m"), to=step.to, repeat=step.repeat
                )
                for step in left
            )
        }
    )


def ladder_to_json(ladder: Ladder) -> str:
    """The snapshot that is stored with an item."""
    return ladder.model_dump_json()


@lru_cache(maxsize=256)
def ladder_from_json(text: str) -> Ladder:
    """A stored snapshot. There are few: all items of a kind that began under one policy have the same."""
    return Ladder.model_validate_json(text)
