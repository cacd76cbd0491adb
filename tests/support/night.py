"""Quiet hours for what is run at any hour of the day."""

from datetime import datetime, timedelta

from bot.rules.policy_defaults import DEFAULTS

DAY = 24 * 60


def far_from(now: datetime) -> str:
    """A policy's line: an hour about half a day after `now`, which is local, and not when check-ins are due."""
    hour, minute = map(int, DEFAULTS["check_in"]["time"].split(":"))
    begins = now + timedelta(hours=12)
    if (hour * 60 + minute - begins.hour * 60 - begins.minute) % DAY <= 60:
        begins += timedelta(hours=2)
    return f'quiet_hours = ["{begins:%H:%M}", "{begins + timedelta(hours=1):%H:%M}"]\n'
