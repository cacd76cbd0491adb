"""An answer put right at once: "4", and then "actually 1"; a pause of two weeks, and then "just til friday"."""

from datetime import UTC, datetime, timedelta

from bot.flows.check_in import MOODS
from bot.rules.corrections import corrected, says_less
from bot.rules.how_long import read_how_long
from bot.services import talks
from bot.services.turn import Turn
from storage.happenings import CheckIn

AT_ONCE = timedelta(minutes=30)


def take(turn: Turn, body: str, *, waiting: bool) -> str | None:
    """Takes a text as putting right the one before it. Returns what else it says, or None where it is none. `waiting`:
    another question is open."""
    rest = _a_worse_number(turn, body, waiting=waiting)
    return "" if rest is None and not waiting and _another_length(turn, body) else rest


def _a_worse_number(turn: Turn, body: str, *, waiting: bool) -> str | None:
    """Right behind a check-in's answer a worse one takes its place, so that a human hears. While something else is
    asked a bare number is none."""
    found = corrected(body, *MOODS)
    last = turn.case.check_ins[0] if turn.case.check_ins else None
    if found is None or last is None or not _just_answered(turn, last):
        return None
    mood, rest, says_so = found
    better = last.mood is not None and mood >= last.mood
    if better or (waiting and not says_so):
        return None
    turn.change(last, state="open")
    talks.begin(turn, "check_in", about=last.id, mood=mood)
    return rest


def _another_length(turn: Turn, body: str) -> bool:
    """Whether it names another day than the one until which they have just asked to rest. It is said back."""
    until = read_how_long(body, today=turn.today) if turn.person.hold == "pause" and says_less(body) else None
    if until is None or until == turn.person.hold_until or turn.now - _text_before(turn) > AT_ONCE:
        return False
    talks.begin(turn, "pause", said=until.isoformat())
    return True


def _text_before(turn: Turn) -> datetime:
    """When they wrote before this text; long ago where they never did."""
    return next((text.at for text in turn.case.texts[1:2]), datetime.min.replace(tzinfo=UTC))


def _just_answered(turn: Turn, last: CheckIn) -> bool:
    """Whether their text before this one was the answer, and nobody has written to them since."""
    at, human_at = last.answered_at, turn.person.human_at
    if last.state != "answered" or at is None or turn.now - at > AT_ONCE or (human_at is not None and human_at > at):
        return False
    return [text.at for text in turn.case.texts[1:2]] == [at]
