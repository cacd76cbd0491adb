"""Another mentor, or none any more: what is open is on the list of somebody who is there."""

from datetime import UTC, datetime

from bot.services import sessions
from bot.services.desk import Desk
from storage.happenings import Session
from tests.support.home import rows_of
from tests.support.office import CAL, DEE, JAY, SAM, Office


async def test_what_is_open_goes_to_cover_while_the_new_mentor_is_away(at_work: Office) -> None:
    """Not to the one who does not look until next week."""
    await at_work.says(DEE, "/away 2026-11-24 2026-11-30")
    await at_work.town.text(JAY, "CALL")
    await at_work.sends(CAL, f"mentor:{at_work.ids['Jay']}:{at_work.ids['Dee']}")
    (item,) = await at_work.items("Jay")
    assert item.owner_id is None
    assert [shown.text for shown in at_work.town.chats.shown[DEE][1:]] == [
        "You look after Jay now. Send /people for how they are doing."
    ]
    assert at_work.last(SAM).text.startswith("Jay: wants a call")
    assert "Take" in at_work.labels(SAM)
    assert "Jay" in (await at_work.says(SAM, "/queue"))[0]


async def test_it_goes_to_the_new_mentor_who_is_there(at_work: Office) -> None:
    await at_work.town.text(JAY, "CALL")
    await at_work.sends(CAL, f"mentor:{at_work.ids['Jay']}:{at_work.ids['Dee']}")
    assert [item.owner_id for item in await at_work.items("Jay")] == [at_work.ids["Dee"]]
    assert "Take" in at_work.labels(DEE)


async def _booked(at_work: Office) -> Session:
    """Jay's with Sam, on Thursday at 2pm."""

    async def book(desk: Desk) -> None:
        turn = await desk.turn(at_work.ids["Jay"])
        assert turn is not None
        at = datetime(2026, 11, 26, 14, tzinfo=UTC)
        sessions.book(turn, sessions.OWN, at, mentor=turn.case.mentor, by=None)

    await at_work.town.at_the_desk(book)
    return (await rows_of(at_work.town, Session))[-1]


async def test_who_removes_a_mentor_sees_what_is_booked_with_them(at_work: Office) -> None:
    """Jay would wait for nobody, and be reminded of it."""
    await _booked(at_work)
    await at_work.sends(CAL, f"undo:{at_work.ids['Sam']}")
    assert at_work.last(CAL).text == (
        "Booked with Sam, and it stays until you change it (/sessions):\nThu 26 Nov 2pm Jay"
    )
    await at_work.says(CAL, "/sessions")
    assert at_work.labels(CAL) == ["Change", "Cancel"]


async def test_where_nothing_is_booked_nothing_is_said_of_it(at_work: Office) -> None:
    before = len(at_work.town.chats.shown[CAL])
    await at_work.sends(CAL, f"undo:{at_work.ids['Sam']}")
    assert len(at_work.town.chats.shown[CAL]) == before


async def test_texts_about_a_session_that_stays_come_from_whom_it_is_with(at_work: Office) -> None:
    """Jay is Dee's from now on, and Sam will ring him on Thursday all the same."""
    await _booked(at_work)
    await at_work.sends(CAL, f"mentor:{at_work.ids['Jay']}:{at_work.ids['Dee']}")
    await at_work.town.wait(days=2, hours=4)
    texts = [sent.body for sent in at_work.town.phones.texts[JAY]]
    about_it = [body for body in texts if "I have kept" in body]
    assert about_it == [
        "Sam here. I have kept tomorrow 2pm to ring you. Will you be free to talk? 1 yes 2 not sure",
        "Sam here. I have kept today 2pm for you. Looking forward to it.",
    ]
    assert {body[:4] for body in texts if body not in about_it} == {"Dee "}


async def test_a_time_that_who_covers_proposes_is_theirs(at_work: Office) -> None:
    await at_work.says(SAM, "/away 2026-11-24 2026-11-30")
    minutes = int(datetime(2026, 11, 25, 10, tzinfo=UTC).timestamp()) // 60
    await at_work.sends(DEE, f"prop:{at_work.ids['Jay']}:{minutes}")
    assert at_work.town.phones.texts[JAY][-1].body.startswith("Dee here.")
