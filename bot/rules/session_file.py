"""A booked session as a calendar file, for a mentor's own calendar."""

from datetime import datetime

from icalendar import Calendar, Event

from bot.clock import utc

_PRODUCT = "-//Gatewalk//Sessions//EN"


def session_ics(
    *,
    uid: str,
    starts_at: datetime,
    ends_at: datetime,
    summary: str,
    sequence: int,
    cancelled: bool,
    now: datetime,
) -> bytes:
    """One session as iCalendar (RFC 5545), its times in UTC.

    `uid` stays the same for as long as the session lives, and `sequence` rises with every change, so that a
    calendar puts the new time in place of the old. METHOD is PUBLISH, or CANCEL for one that was called off:
    nobody is asked to answer. Raises ValueError for naive times, an end that is not after the start, or a
    negative `sequence`.
    """
    if utc(ends_at) <= utc(starts_at):
        raise ValueError("a session ends after it starts")
    if sequence < 0:
        raise ValueError("the sequence of a session begins at 0")
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", utc(now))
    event.add("dtstart", utc(starts_at))
    event.add("dtend", utc(ends_at))
    event.add("summary", summary)
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
