"""What a tap says holds for what it was about, however late it comes and however often."""

from datetime import UTC, datetime, timedelta

from bot.services import sessions
from bot.services.desk import Desk
from storage.happenings import Session
from tests.support.home import rows_of
from tests.support.office import CAL, DEE, JAY, SAM, Office


async def _booked(at_work: Office, kind: str, day: int, hour: int) -> Session:
    """Jay's, in November; one of kind `session` is with Sam."""

    async def book(desk: Desk) -> None:
        turn = await desk.turn(at_work.ids["Jay"])
        assert turn is not None
        mentor = turn.case.mentor if kind == sessions.OWN else None
        sessions.book(turn, kind, datetime(2026, 11, day, hour, tzinfo=UTC), mentor=mentor, by=None)

    await at_work.town.at_the_desk(book)
    return (await rows_of(at_work.town, Session))[-1]


async def _missed(at_work: Office) -> list[str | None]:
    """Why each item about a missed session was closed; None for one that is open."""
    return [item.reason for item in await at_work.items("Jay") if item.kind == "missed_session"]


async def test_an_earlier_session_that_took_place_does_not_close_a_later_one_that_did_not(at_work: Office) -> None:
    """Sam answers both questions on Thursday evening, the newer one first."""
    tuesday = await _booked(at_work, "session", 24, 14)
    thursday = await _booked(at_work, "session", 26, 14)
    await at_work.town.wait(days=2, hours=6)
    await at_work.sends(SAM, f"absent:{thursday.id}")
    await at_work.sends(SAM, f"attended:{tuesday.id}")
    assert await _missed(at_work) == [None]


async def test_a_later_session_that_took_place_closes_an_earlier_one_that_did_not(at_work: Office) -> None:
    tuesday = await _booked(at_work, "session", 24, 14)
    thursday = await _booked(at_work, "session", 26, 14)
    await at_work.town.wait(days=2, hours=6)
    await at_work.sends(SAM, f"absent:{tuesday.id}")
    await at_work.sends(SAM, f"attended:{thursday.id}")
    assert await _missed(at_work) == ["attended"]


async def test_that_they_went_to_court_says_nothing_of_a_session_that_they_missed(at_work: Office) -> None:
    tuesday = await _booked(at_work, "session", 24, 14)
    court = await _booked(at_work, "court", 25, 10)
    await at_work.town.wait(hours=6)
    await at_work.sends(SAM, f"absent:{tuesday.id}")
    await at_work.town.until(court.starts_at + timedelta(minutes=5))
    await at_work.sends(SAM, f"attended:{court.id}")
    assert await _missed(at_work) == [None]


def _alerts(at_work: Office, user: int) -> int:
    """How often this account has been shown Jay's item."""
    return sum(shown.text.startswith("Jay: ") for shown in at_work.town.chats.shown[user])


async def test_not_now_asks_somebody_else_also_where_the_next_step_is_the_mentor_again(at_work: Office) -> None:
    """As the ladder of a missed check-in has it: the mentor, two hours later the mentor, then cover."""
    await at_work.town.wait(days=2, minutes=5)
    (item,) = await at_work.items("Jay")
    assert (item.kind, _alerts(at_work, SAM), _alerts(at_work, DEE)) == ("missed_check_in", 1, 0)
    assert await at_work.sends(SAM, f"later:{item.id}") == "OK. The next people are asked now."
    assert (_alerts(at_work, SAM), _alerts(at_work, DEE)) == (1, 1)
    await at_work.town.wait(hours=3, minutes=50)
    assert _alerts(at_work, CAL) == 0
    await at_work.town.wait(minutes=15)
    assert _alerts(at_work, CAL) == 1


async def test_not_now_tapped_twice_asks_the_next_people_and_not_those_behind_them(at_work: Office) -> None:
    """A finger that slips, or a toast that came late; a coordinator hears of it in time, not in the same second."""
    await at_work.town.text(JAY, "can you ring me about the flat")
    (item,) = await at_work.items("Jay")
    for _ in range(2):
        await at_work.town.wait(seconds=1)
        assert await at_work.sends(SAM, f"later:{item.id}") == "OK. The next people are asked now."
    assert (_alerts(at_work, DEE), _alerts(at_work, CAL)) == (1, 0)
    await at_work.town.wait(minutes=5)
    await at_work.sends(DEE, f"later:{item.id}")
    assert _alerts(at_work, CAL) == 1
    await at_work.sends(SAM, f"later:{item.id}")
    await at_work.sends(DEE, f"later:{item.id}")
    assert _alerts(at_work, CAL) == 1


async def test_not_now_counts_again_for_whoever_was_shown_it_anew(at_work: Office) -> None:
    await at_work.town.text(JAY, "can you ring me about the flat")
    (item,) = await at_work.items("Jay")
    await at_work.town.wait(seconds=1)
    await at_work.sends(SAM, f"later:{item.id}")
    await at_work.town.wait(minutes=5)
    await at_work.says(SAM, "/queue")
    await at_work.sends(SAM, f"later:{item.id}")
    assert _alerts(at_work, CAL) == 1
