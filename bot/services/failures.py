"""A turn that failed: what it wanted is dropped, and a human is put on it. It ends by itself and can't loop."""

from dataclasses import replace

import structlog

from bot.rules.urgency import Assessment, Level, assess
from bot.services import danger, queue, relay, talks
from bot.services.hear_text import Text, keep
from bot.services.open_questions import newest
from bot.services.say import say
from bot.services.turn import Turn
from bot.services.writes import Writes

log = structlog.get_logger(__name__)


def of_turn(turn: Turn) -> None:
    """The conversation that failed ends; a human hears of it."""
    run = newest(turn)
    if run is not None:
        talks.end(turn, run, "failed")
    queue.put_on_queue(turn, "bot_failed", quiet=True)


def of_text(turn: Turn, text: Text) -> None:
    """The text is kept and shown to a human, and the leaver hears that it went wrong; of an emergency they hear what
    they would have heard, and all are told, if that does not fail as well."""
    found = read(text.body)
    if found.level is Level.EMERGENCY and _as_an_emergency(turn, text, found):
        return
    _keep(turn, text, found)
    relay.to_staff(turn, text.body, kind="bot_failed", told_honestly=False)
    say(turn, "sorry.failed")


def read(body: str) -> Assessment:
    """How urgent it is. A text that can't even be read counts as ordinary: a human sees it all the same."""
    try:
        return assess(body)
    except Exception as error:
        log.error("text.not_read", error=type(error).__name__)
        return Assessment(level=Level.ORDINARY, kind="none")


def _as_an_emergency(turn: Turn, text: Text, found: Assessment) -> bool:
    """Whether it could be done: nothing of it is kept otherwise."""
    trial = replace(turn, case=turn.case.untouched(), writes=Writes())
    try:
        _keep(trial, text, found)
        danger.emergency(trial, text.body, found)
    except Exception as error:
        log.error("danger.failed", error=type(error).__name__)
        return False
    turn.case = trial.case
    turn.writes.take_over(trial.writes)
    return True


def _keep(turn: Turn, text: Text, found: Assessment) -> None:
    keep(turn, text, found, "failed", relayed=True)
    turn.change(turn.person, last_text_at=turn.now)
    run = newest(turn)
    if run is not None:
        talks.end(turn, run, "failed")
