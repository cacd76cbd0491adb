"""A reminder of what was moved, cancelled or has begun is not sent, however it was planned."""

from datetime import date

from storage.happenings import Message, Session
from tests.support.home import JAY, SAM, rows_of
from tests.support.town import Town

TUE, THU, FRI = date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 6)


async def _reminders(place: Town) -> list[str]:
    return [m.body or "" for m in await rows_of(place, Message) if m.purpose == "reminder" and m.state == "delivered"]


async def _book(place: Town, words: str) -> Session:
    await place.text(JAY, "BOOK")
    await place.text(JAY, words)
    await place.text(JAY, "1")
    return next(s for s in await rows_of(place, Session) if s.state == "booked")


async def test_all_of_them_come_in_their_time(place: Town) -> None:
    session = await _book(place, "mon 9 nov")
    await place.until(session.ends_at)
    reminders = [m for m in await rows_of(place, Message) if m.purpose == "reminder"]
    before = [(session.starts_at - m.created_at).total_seconds() / 3600 for m in reminders]
    assert before == [
        96,
        24,
    ]  # two hours before it is still quiet, and the evening before is close to the morning before
    assert "1 yes" in (reminders[1].body or "")


async def test_one_booked_for_tomorrow_has_none_of_four_days_before(place: Town) -> None:
    session = await _book(place, "tomorrow")
    await place.until(session.ends_at)
    reminders = await _reminders(place)
    assert len(reminders) == 1
    assert "tomorrow 10am" in reminders[0]


async def test_none_for_a_time_that_was_moved(home: Town) -> None:
    await _book(home, "thurs")
    await home.text(JAY, "MOVE")
    await home.text(JAY, "fri")
    await home.text(JAY, "1")
    home.inbox(JAY)
    await home.until_local(THU, 23)
    texts = [body for body in home.inbox(JAY) if "kept" in body]
    assert texts
    assert all("tomorrow" in body for body in texts)


async def test_none_for_one_that_was_cancelled(home: Town) -> None:
    session = await _book(home, "thurs")
    await home.tap(SAM, "Cancel")
    await home.tap(SAM, "Yes")
    assert (await rows_of(home, Session))[0].state == "cancelled"
    await home.until(session.ends_at)
    assert await _reminders(home) == []


async def test_one_that_waits_to_be_sent_is_dropped_when_the_session_moves(place: Town) -> None:
    """Queued while the provider is away, and moved before it is back."""
    from tests.support.trouble import trouble

    session = await _book(place, "thurs")
    await place.until_local(date(2026, 11, 4), 9, 59)
    trouble(place, *["away"] * 6)
    await place.until_local(date(2026, 11, 4), 10)
    waiting = [m for m in await rows_of(place, Message) if m.purpose == "reminder" and m.state == "queued"]
    assert waiting
    await place.tap(SAM, "Cancel")
    await place.tap(SAM, "Yes")
    await place.until(session.ends_at)
    states = {m.state for m in await rows_of(place, Message) if m.purpose == "reminder"}
    assert states == {"dropped"}
