"""After an older copy is restored, what went since goes to nobody twice, and what leavers wrote is there again."""

import asyncio
import io
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.channels.message import TextIn
from bot.services import sessions
from bot.services.desk import Desk
from storage.crypto import Vault
from storage.database import Database
from storage.erased import Erased
from storage.errors import DatabaseAway
from storage.happenings import CheckIn, Item, Message, Note, Received, Session
from storage.records import Person, Stranger
from tests.support.databases import LEADS
from tests.support.disaster import Listed, begin_again, catch_up, copy_of, lose
from tests.support.home import ALEX, DANGER, JAY, KEL, SAM, heard, open_items, rows_of, second_leaver, texts_to_leavers
from tests.support.home import home as small_home
from tests.support.town import LONDON, Town
from tests.support.trouble import look_up, trouble

TUESDAY, WEDNESDAY, THURSDAY = date(2026, 11, 3), date(2026, 11, 4), date(2026, 11, 5)


def bodies(place: Town, phone: str) -> list[str]:
    return [sent.body for sent in place.phones.texts[phone]]


async def book(place: Town, starts_at: datetime) -> None:
    async def act(desk: Desk) -> None:
        turn = await desk.turn(1)
        assert turn is not None
        sessions.book(turn, "session", starts_at, mentor=turn.case.mentor, by=turn.case.mentor)

    await place.at_the_desk(act)


async def test_two_days_that_were_lost_are_gone_through_and_nothing_goes_twice(home: Town) -> None:
    """Check-ins with an answer and without, a nudge, a reminder, an answer to a question, STOP: all after the copy."""
    await second_leaver(home)
    listed = Listed(home)
    await book(home, datetime(2026, 11, 5, 11, tzinfo=LONDON))
    await home.until_local(TUESDAY, 9, 50)
    copy = await copy_of(home.database, home.clock.now())
    await home.until_local(TUESDAY, 10, 7)
    assert await listed.text(JAY, "4")
    await home.until_local(WEDNESDAY, 10, 1)
    assert await listed.text(JAY, "NEXT")
    await home.until_local(WEDNESDAY, 15)
    await listed.text(KEL, "STOP")
    await home.until_local(THURSDAY, 9, 30)
    before = {phone: bodies(home, phone) for phone in (JAY, KEL)}
    assert any("Thu 5 Nov 11am" in body or "tomorrow 11am" in body for body in before[JAY])
    lost = {(c.person_id, c.day, c.state, c.mood) for c in await rows_of(home, CheckIn)}

    await lose(home, copy)
    await begin_again(home, listed)
    await look_up(home, minutes=1)
    assert {phone: bodies(home, phone) for phone in (JAY, KEL)} == before
    assert {(c.person_id, c.day, c.state, c.mood) for c in await rows_of(home, CheckIn)} == lost
    kel = next(p for p in await rows_of(home, Person) if p.id == 2)
    assert kel.stopped_at is not None
    assert [t.body for t in await rows_of(home, Received) if t.channel == "sms"] == ["4", "NEXT", "STOP"]
    assert {m.state for m in await texts_to_leavers(home) if m.person_id == 1} <= {"sent", "delivered", "held"}
    await home.until_local(THURSDAY, 10, 30)  # and from here on all goes on
    assert len(bodies(home, JAY)) > len(before[JAY])
    assert bodies(home, KEL) == before[KEL]


async def test_a_text_of_the_day_before_whose_day_was_said_anew_is_found_in_the_list(place: Town) -> None:
    """Booked on Monday evening for the next day, held for the morning, and sent then: the list has "today"."""
    listed = Listed(place)
    await place.until_local(TUESDAY - timedelta(days=1), 17)
    place.phones.off[JAY] = "30003"
    await book(place, datetime(2026, 11, 3, 14, tzinfo=LONDON))
    await place.until_local(TUESDAY, 2)
    copy = await copy_of(place.database, place.clock.now())
    del place.phones.off[JAY]
    await place.until_local(TUESDAY, 9, 30)
    (before,) = [body for body in bodies(place, JAY) if "to change it" in body]
    assert before == "Sam here. I have kept today 2pm for you. Text MOVE to change it."
    await lose(place, copy)
    await begin_again(place, listed)
    await look_up(place, minutes=1)
    assert [body for body in bodies(place, JAY) if "to change it" in body] == [before]


async def test_what_nobody_had_sent_goes(home: Town) -> None:
    """The old service had died before the text came: an emergency is answered, and a human hears of it."""
    listed = Listed(home)
    await home.until_local(TUESDAY, 9, 50)
    copy = await copy_of(home.database, home.clock.now())
    await lose(home, copy)
    sid = "SM" + "e" * 32
    listed.texts.append(TextIn(channel="sms", provider_id=sid, sender=JAY, body=DANGER, at=home.clock.now()))
    await begin_again(home, listed)
    await look_up(home, minutes=1)
    assert any("116 123" in body for body in bodies(home, JAY))
    assert len(bodies(home, JAY)) == len(set(bodies(home, JAY)))
    assert await open_items(home) == ["emergency"]
    told = [m.text for m in home.chats.shown[ALEX]]
    assert any("Jay: emergency" in text for text in told)


async def test_everybody_of_the_staff_gets_one_summary_and_no_alert_twice(home: Town) -> None:
    listed = Listed(home)
    await home.until_local(TUESDAY, 9, 50)
    copy = await copy_of(home.database, home.clock.now())
    await listed.text(JAY, "can sam ring me please")
    await home.wait(hours=8)
    before = {user: [m.text for m in home.chats.shown[user]] for user in (SAM, ALEX)}
    await lose(home, copy)
    await begin_again(home, listed)
    await look_up(home, minutes=1)
    for user in (SAM, ALEX):
        news = [m.text for m in home.chats.shown[user]][len(before[user]) :]
        assert len(news) == 1
        assert news[0].startswith("Gatewalk was restored from a copy of ")
    assert [m for m in await rows_of(home, Message) if m.state in ("queued", "in_doubt")] == []


@pytest.mark.parametrize("purpose", ["reminder", "emergency", "relay"])
async def test_where_the_list_says_nothing_the_purpose_decides(place: Town, purpose: str) -> None:
    listed = Listed(place)
    if purpose == "reminder":
        await book(place, datetime(2026, 11, 4, 11, tzinfo=LONDON))
        await place.until_local(TUESDAY, 9, 0)
    elif purpose == "relay":
        await place.text(JAY, "is it still on sam")
        trouble(place, "away")
        await place.telegram(SAM, "Yes it is", reply_to=place.chats.shown[SAM][-1].number)
    copy = await copy_of(place.database, place.clock.now())
    if purpose == "emergency":
        await listed.text(JAY, DANGER)
    await place.wait(hours=4)
    before = bodies(place, JAY)
    await lose(place, copy)
    trouble(place).unsure = True
    await begin_again(place, listed)
    await look_up(place, minutes=5)
    assert bodies(place, JAY) == before
    await look_up(place, minutes=6)
    again = bodies(place, JAY)[len(before) :]
    if purpose == "emergency":
        assert any("116 123" in body for body in again)
    else:
        assert again == []
    if purpose == "relay":
        assert "It isn't clear whether this reached Jay" in place.chats.shown[SAM][-1].text


async def test_twilios_list_is_waited_for_since_it_keeps_answers_from_going_twice(place: Town) -> None:
    listed = Listed(place, away=5)
    copy = await copy_of(place.database, place.clock.now())
    await listed.text(JAY, "NEXT")
    before = bodies(place, JAY)
    await lose(place, copy)
    await begin_again(place, listed)
    await look_up(place)
    assert listed.away == 0
    assert bodies(place, JAY) == before


async def test_who_dies_while_catching_up_begins_again(place: Town) -> None:
    listed = Listed(place)
    await place.until_local(TUESDAY, 9, 50)
    copy = await copy_of(place.database, place.clock.now())
    await place.until_local(TUESDAY, 10, 7)
    await listed.text(JAY, "4")
    await place.until_local(TUESDAY, 18)
    before = bodies(place, JAY)
    await lose(place, copy)
    texts, listed.texts = listed.texts, [*listed.texts, *[None] * 1]  # type: ignore[list-item]
    with pytest.raises(AttributeError):  # it dies of the list, after the first text
        await begin_again(place, listed)
    listed.texts = texts
    await begin_again(place, listed)
    await look_up(place)
    assert bodies(place, JAY) == before
    assert [(c.state, c.mood) for c in await rows_of(place, CheckIn)] == [("answered", 4)]


async def test_who_no_longer_leads_leaves_it_to_who_has_taken_over(postgres_url: str, vault: Vault) -> None:
    """Its connection broke while it waited for Twilio's list; by the time it has that, another has caught up, and
    sends."""
    asked, answers = asyncio.Event(), asyncio.Event()

    class Slow(Listed):
        async def inbound_since(self, since: datetime) -> tuple[TextIn, ...]:
            asked.set()
            await answers.wait()
            return await super().inbound_since(since)

    database = await Database.open(postgres_url, vault)
    async with small_home(database) as place:
        listed = Slow(place)
        await place.until_local(TUESDAY, 9, 50)
        copy = await copy_of(database, place.clock.now())
        await listed.text(JAY, "can sam ring me please")
        await place.wait(hours=8)
        told = {user: len(place.chats.shown[user]) for user in (SAM, ALEX)}
        await lose(place, copy)
        first = asyncio.create_task(catch_up(place, listed).run())
        await asked.wait()
        async with place.database.writing() as rows:
            await rows.execute(text(f"select pg_terminate_backend(pid) from ({LEADS}) leads"))
        await begin_again(place, Listed(place, texts=listed.texts))
        answers.set()
        with pytest.raises(DatabaseAway):
            await first
        await look_up(place, minutes=1)
        for user in (SAM, ALEX):
            news = [m.text for m in place.chats.shown[user]][told[user] :]
            assert [text.startswith("Gatewalk was restored") for text in news] == [True]
        await place.database.close()


async def test_ids_that_were_given_out_since_stand_for_nobody_else(place: Town) -> None:
    copy = await copy_of(place.database, place.clock.now())
    assert await second_leaver(place) == 2
    await lose(place, copy)
    await begin_again(place, Listed(place))
    assert await second_leaver(place) == 102


async def test_sessions_booked_by_text_since_are_there_again(place: Town) -> None:
    listed = Listed(place)
    await place.until_local(TUESDAY, 9, 50)
    copy = await copy_of(place.database, place.clock.now())
    await listed.text(JAY, "BOOK")
    await listed.text(JAY, "1")
    booked = [(s.starts_at, s.state) for s in await rows_of(place, Session)]
    before = bodies(place, JAY)
    await lose(place, copy)
    await begin_again(place, listed)
    await look_up(place)
    assert [(s.starts_at, s.state) for s in await rows_of(place, Session)] == booked
    assert bodies(place, JAY) == before


async def test_who_was_erased_since_stays_gone_and_their_id_is_nobody_elses(home: Town) -> None:
    await second_leaver(home)
    await home.wait(minutes=1)
    copy = await copy_of(home.database, home.clock.now())
    await home.wait(minutes=1)
    gone = [Erased(person_id=2, at=home.clock.now()), Erased(person_id=3, at=home.clock.now())]
    stays = Erased(person_id=1, at=home.clock.now().replace(year=2020))  # somebody before Jay had that number
    assert await lose(home, copy, [*gone, stays]) == 1
    await begin_again(home, Listed(home))
    assert [p.id for p in await rows_of(home, Person)] == [1]
    assert await home.text(KEL, "hello") != []  # a stranger


async def test_a_copy_made_during_a_burst_holds_whole_turns(home: Town) -> None:
    """Each text of a stranger's is one row in, one note on the item of its number."""
    copies: list[io.BytesIO] = []

    under_way = asyncio.Event()

    async def burst() -> None:
        for number in range(60):
            await home.batches.do(heard(home, f"hello {number}", number=f"+4477009002{number % 9:02}"))
            under_way.set()

    async def copy() -> None:
        await under_way.wait()
        for _ in range(4):
            copies.append(await copy_of(home.database, home.clock.now()))

    await asyncio.gather(burst(), copy())
    held = []
    for found in copies:
        await lose(home, found)
        texts, notes = await rows_of(home, Received), await rows_of(home, Note)
        items, answers = await rows_of(home, Item), [m for m in await texts_to_leavers(home) if m.stranger_id]
        assert len(texts) == len(notes)
        assert len({t.stranger_id for t in texts}) == len(items) == len(answers) == len(await rows_of(home, Stranger))
        held.append(len(texts))
        home.clock.forward(timedelta(seconds=1))  # the databases that are kept have names of their own
        home.begin()
    assert held == sorted(held)
    assert held[0] > 0
