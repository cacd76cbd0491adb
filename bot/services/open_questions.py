"""Which open questions still count, and which came last: the bot's own or a human's words.

- A check-in counts until it is answered or the next one is asked: a late answer is taken.
- A list that the leaver is choosing from (BOOK, MOVE, PAUSE, other times than the proposed one) counts for some hours,
  and only until a human writes: what they text then is for the human.
- What staff or the clock asked counts as long as it makes sense: a plan until the session is over, a proposal until a
  while after its time, the others for two days.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.services.turn import Turn
from storage.happenings import Run

CHOSEN_FROM = frozenset({"book", "move", "pause"})
CHOSEN_WITHIN = timedelta(hours=8)
LAPSES = {"missed_session": timedelta(days=2), "private": timedelta(days=2)}
JUST_ASKED = timedelta(hours=1)
"""Whoever was asked something this lately is not asked something else by the clock."""


def asked_at(run: Run) -> datetime:
    """When the open question was sent, or will be."""
    return run.asked_at or run.started_at


def newest_first(
    runs: Sequence[Run], now: datetime, *, human_at: datetime | None, asked_by: datetime | None = None
) -> list[Run]:
    """Conversations whose question counts and had been asked by then (`now`, without it): one that is held until the
    morning had not. `human_at`: when a human wrote last; None for an answer that is surely not for the human."""
    by = min(asked_by or now, now)
    waiting = [run for run in runs if run.pending is not None and asked_at(run) <= by]
    counting = [run for run in waiting if _counts(run, now, human_at)]
    return sorted(counting, key=lambda run: (asked_at(run), run.id), reverse=True)


def newest(turn: Turn) -> Run | None:
    """The conversation whose question the leaver was sent last."""
    return next(iter(newest_first(turn.case.runs, turn.now, human_at=None)), None)


def human_came_after(run: Run, human_at: datetime | None) -> bool:
    """Whether a human has written since the question was asked."""
    return human_at is not None and human_at > asked_at(run)


def just_asked(turn: Turn, *, mood: bool = False) -> bool:
    """Whether something was asked lately that waits for its answer. `mood`: how they are counts, too."""
    waiting = newest_first(turn.case.runs, turn.now, human_at=turn.person.human_at)
    return any(turn.now - asked_at(run) <= JUST_ASKED and (mood or not asks_for_mood(run)) for run in waiting)


def asks_for_mood(run: Run) -> bool:
    return run.flow == "check_in" and run.pending is not None and run.pending["key"] == "mood"


def _counts(run: Run, now: datetime, human_at: datetime | None) -> bool:
    if run.flow in CHOSEN_FROM or run.pending["question"]["kind"] == "times":
        return now - asked_at(run) <= CHOSEN_WITHIN and not human_came_after(run, human_at)
    if run.flow == "proposal":
        return now <= datetime.fromisoformat(run.facts["session"]["starts_at"]) + CHOSEN_WITHIN
    return run.flow not in LAPSES or now - asked_at(run) <= LAPSES[run.flow]
