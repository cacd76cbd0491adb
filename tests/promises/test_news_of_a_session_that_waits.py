"""News of a session that could not go at once: it names the right day when it goes, and is dropped once it is stale."""

from datetime import UTC, datetime

from bot.channels.message import Refused, Settled, SmsOut
from bot.services import sessions
from bot.services.desk import Desk
from storage.happenings import Message, Session
from tests.support.home import rows_of
from tests.support.office import CAL, JAY, SAM, Office


class Away:
    """Twilio's place when it takes nothing."""

    async def send(self, text: SmsOut) -> Settled:
        return Refused(code="20429", final=False, retry_after=600)


async def _books(at_work: Office, day: int, hour: int) -> Session:
    """Sam enters it for Jay, in November."""

    async def book(desk: Desk) -> None:
        turn = await desk.turn(at_work.ids["Jay"])
        assert turn is not None
        mentor = turn.case.mentor
        sessions.book(turn, sessions.OWN, datetime(2026, 11, day, hour, tzinfo=UTC), mentor=mentor, by=mentor)

    await at_work.town.at_the_desk(book)
    await at_work.town.settle()
    return (await rows_of(at_work.town, Session))[-1]


def _is_away(at_work: Office) -> None:
    at_work.town.outbox.calls.sms = Away()


async def _is_back(at_work: Office) -> None:
    at_work.town.outbox.calls.sms = at_work.town.phones
    at_work.town.outbox.calls.sms_rests_until = 0.0
    await at_work.town.wait(minutes=15)


def _news(at_work: Office, words: str) -> list[str]:
    return [text.body for text in at_work.town.phones.texts[JAY] if words in text.body]


async def test_what_was_tomorrow_is_today_when_a_phone_that_was_off_is_on_again(at_work: Office) -> None:
    """Booked at 3pm; the third try is the next morning's."""
    await at_work.town.wait(hours=5)
    at_work.town.phones.off[JAY] = "30003"
    await _books(at_work, 25, 14)
    await at_work.town.wait(hours=10)
    del at_work.town.phones.off[JAY]
    await at_work.town.wait(hours=12)
    assert _news(at_work, "to change it") == ["Sam here. I have kept today 2pm for you. Text MOVE to change it."]


async def test_what_was_tomorrow_is_today_after_an_outage_over_night(at_work: Office) -> None:
    session = await _books(at_work, 26, 14)
    await at_work.town.wait(hours=1)
    _is_away(at_work)
    minutes = int(datetime(2026, 11, 25, 15, tzinfo=UTC).timestamp()) // 60
    await at_work.sends(SAM, f"move:{session.id}:{minutes}")
    await at_work.town.wait(hours=22)
    await _is_back(at_work)
    assert _news(at_work, "Our time") == ["Sam here. Our time is now today 3pm. Text MOVE to change it."]


async def test_a_new_time_that_has_gone_by_is_not_told_any_more_but_to_the_coordinators(at_work: Office) -> None:
    session = await _books(at_work, 26, 14)
    _is_away(at_work)
    minutes = int(datetime(2026, 11, 24, 15, tzinfo=UTC).timestamp()) // 60
    await at_work.sends(SAM, f"move:{session.id}:{minutes}")
    await at_work.town.wait(hours=6)
    await _is_back(at_work)
    assert _news(at_work, "Our time") == []
    await at_work.town.schedule.check()
    await at_work.town.settle()
    assert at_work.about(CAL, "came too late").text.endswith("\nJay: a reminder, news of a session")


async def test_that_a_time_is_off_is_told_on_its_day_and_not_on_the_next(at_work: Office) -> None:
    first = await _books(at_work, 24, 14)
    _is_away(at_work)
    await at_work.sends(SAM, f"cancelit:{first.id}")
    await at_work.town.wait(hours=6)
    await _is_back(at_work)
    assert _news(at_work, "is off") == ["Sam here. Sorry, today 2pm is off. Text BOOK for a new time."]
    second = await _books(at_work, 24, 18)
    _is_away(at_work)
    await at_work.sends(SAM, f"cancelit:{second.id}")
    await at_work.town.wait(hours=20)
    await _is_back(at_work)
    assert len(_news(at_work, "is off")) == 1
    assert [m.error for m in await rows_of(at_work.town, Message) if "6pm is off" in (m.body or "")] == ["late"]
