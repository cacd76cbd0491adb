"""How somebody is, put right at once: "4", and then "actually 1". The worse answer counts, so that a human hears."""

from datetime import timedelta

from bot.flows.check_in import MOODS
from bot.rules.corrections import corrected
from bot.services import talks
from bot.services.turn import Turn
from storage.happenings import CheckIn

AT_ONCE = timedelta(minutes=30)


def take(turn: Turn, body: str, *, waiting: bool) -> str | None:
    """Takes a text right behind a check-in's answer as a worse one in its place. Returns what else it says, or None
    where it is none. `waiting`: another question is open, and a bare number is none for this."""
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


def _just_answered(turn: Turn, last: CheckIn) -> bool:
    """Whether their text before this one was the answer, and nobody has written to them since."""
    at, human_at = last.answered_at, turn.person.human_at
    if last.state != "answered" or at is None or turn.now - at > AT_ONCE or (human_at is not None and human_at > at):
        return False
    return [text.at for text in turn.case.texts[1:2]] == [at]
