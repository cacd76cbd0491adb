"""What goes to a number that nobody knows: one neutral text ever, and in danger the helplines, once a day."""

from dataclasses import replace
from datetime import timedelta

from bot.rules.policy import Policy
from bot.rules.segments import count
from bot.services import outgoing
from bot.services.danger import helplines
from bot.services.desk import Desk
from storage import tallies
from storage.happenings import Received
from storage.records import Stranger

ANSWERS = timedelta(days=1)
"""The neutral text is not sent later than this."""
SILENCE = "silence"
"""The state of a text that asks for silence: nothing goes to that number after it."""


def neutral(desk: Desk, stranger: Stranger, policy: Policy) -> None:
    """They have just written, so at night they are awake: it is a direct answer."""
    _say(desk, stranger, policy, "stranger.answer", "answer")


def nothing(desk: Desk, stranger: Stranger) -> None:
    """The neutral text is not wanted: it does not go at a later text, either."""
    desk.writes.change(Stranger.table, stranger.id, {"answered_at": desk.now})


async def in_danger(desk: Desk, stranger: Stranger, policy: Policy, *, abuse: bool) -> None:
    """The helplines in place of the neutral text, at any hour. Where domestic abuse is suspected the words name nothing
    of the sort."""
    if await _asked_for_silence(desk, stranger):
        return
    if await tallies.add_one(desk.rows, (f"helplines x{stranger.id}", f"{desk.now:%Y-%m-%d}")) == 1:
        _say(desk, stranger, policy, "stranger.danger.abuse" if abuse else "stranger.danger", outgoing.EMERGENCY)


async def _asked_for_silence(desk: Desk, stranger: Stranger) -> bool:
    """By an earlier text: the one that is heard now is not stored yet."""
    table = Received.table.c
    found = await desk.rows.one(Received, table.stranger_id == stranger.id, table.state == SILENCE)
    return found is not None


def _say(desk: Desk, stranger: Stranger, policy: Policy, key: str, purpose: str) -> None:
    body = desk.words.say(policy.programme.languages[0], key, helplines=helplines(policy))
    desk.writes.change(Stranger.table, stranger.id, {"answered_at": desk.now})
    message = outgoing.to_stranger(desk.new_id(), desk.now, stranger.id, body, purpose=purpose)
    until = None if purpose == outgoing.EMERGENCY else desk.now + ANSWERS
    desk.add(replace(message, not_after=until, segments=count(body).segments))
