"""A turn that failed: what it wanted is dropped, and a human is put on it. It ends by itself and can't loop."""

from bot.services import queue, relay, talks
from bot.services.hear_text import Text
from bot.services.open_questions import newest
from bot.services.say import say
from bot.services.turn import Turn
from storage.happenings import Received


def of_turn(turn: Turn) -> None:
    """The conversation that failed ends; a human hears of it."""
    run = newest(turn)
    if run is not None:
        talks.end(turn, run, "failed")
    queue.put_on_queue(turn, "bot_failed", quiet=True)


def of_text(turn: Turn, text: Text) -> None:
    """The text is kept and shown to a human, and the leaver hears that it went wrong."""
    received = Received(
        id=turn.new_id(),
        channel=text.channel,
        provider_id=text.provider_id,
        at=turn.now,
        person_id=turn.person.id,
        staff_id=None,
        stranger_id=None,
        body=text.body,
        level=0,
        state="failed",
        relayed=True,
    )
    turn.writes.add(received)
    turn.case.written(received)
    turn.change(turn.person, last_text_at=turn.now)
    run = newest(turn)
    if run is not None:
        talks.end(turn, run, "failed")
    relay.to_staff(turn, text.body, kind="bot_failed", told_honestly=False)
    say(turn, "sorry.failed")
