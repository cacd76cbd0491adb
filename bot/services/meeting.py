"""Texts about finding each other, shortly before a session with the mentor or while it is on: they can't wait."""

from datetime import timedelta

from bot.rules.hours import is_staff_time
from bot.rules.meeting_point import asks_where
from bot.services import relay
from bot.services.case import LIVE
from bot.services.say import say
from bot.services.sessions import OWN
from bot.services.turn import Turn

BEFORE = timedelta(hours=2)


def is_looking(turn: Turn, body: str) -> bool:
    """Whether they are on their way to a session, or waiting there, and it is about that. Whom a human is talking with
    already has somebody."""
    return asks_where(body) and _is_near(turn) and not relay.talking(turn)


def _is_near(turn: Turn) -> bool:
    own = [s for s in turn.case.sessions if s.kind == OWN and s.state in LIVE]
    return any(s.starts_at - BEFORE <= turn.now < s.ends_at for s in own)


def hear(turn: Turn, body: str) -> None:
    """To the mentor as urgent, so that it climbs within the hour."""
    first = turn.case.item("urgent") is None
    relay.to_staff(turn, body, kind="urgent")
    if first and is_staff_time(turn.now, turn.policy):
        say(turn, "message.heard.now")
