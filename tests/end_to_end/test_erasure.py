"""Somebody asks for everything to be erased: it goes here, at Twilio and in Telegram, whatever is in the way."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.services.erasure import erase, is_being_written_to
from bot.services.removals import Removals
from bot.settings import Settings
from storage.happenings import Item, Message
from storage.held import about, tables_of_a_person
from storage.records import Erasure, Person, Removal, Stranger
from storage.tables import people
from tests.end_to_end.place import OSRIC, ROSE, WILMA, ZEB, Place, opened

ZEB_ID = 1
WORDS = "marmalade on toast"


@pytest.fixture
async def wrote(town: Place) -> Place:
    """Zeb has written, and was answered."""
    await town.text(ZEB, WORDS)
    await town.says(OSRIC, "marmalade it is", to=town.shown(OSRIC, WORDS))
    return town


@pytest.fixture
async def known(wrote: Place) -> Place:
    """He has checked in, too, is on the lists of the staff, and has a session with Osric."""
    town = wrote
    await town.wait(days=1, hours=1)
    await town.text(ZEB, "2")
    await town.says(OSRIC, "/availability Fri 10:00-13:00")
    await town.text(ZEB, "BOOK")
    await town.text(ZEB, "1")
    await town.says(WILMA, "/people")
    await town.text(ROSE, "marmalade too")
    return town


def works(place: Place) -> Removals:
    return place.product.schedule.removals


async def erased(place: Place) -> None:
    await place.desk(lambda desk: erase(desk, ZEB_ID))


async def of_zeb(place: Place) -> list[str]:
    """The tables that hold anything on him."""
    async with place.product.database.reading() as rows:
        return [
            t.name for t in tables_of_a_person() if (await rows.execute(t.select().where(about(t, ZEB_ID)))).first()
        ]


async def left(place: Place) -> list[Removal]:
    """What still has to be taken away."""
    return [removal for removal in await place.rows(Removal) if removal.act != "done"]


def at_twilio(place: Place, number: str) -> list[str]:
    return [m.body for m in place.world.twilio.messages.values() if number in (m.to, m.sender)]


async def test_nothing_is_left_here_at_twilio_or_in_a_fresh_chat(known: Place) -> None:
    rose_before = at_twilio(known, ROSE)
    assert {"people", "inbox", "outbox", "runs", "items", "notes", "sessions", "check_ins", "ledger", "due"} <= set(
        await of_zeb(known)
    )
    assert at_twilio(known, ZEB)
    await erased(known)
    assert await of_zeb(known) == []
    await known.settle()
    await works(known).work()
    assert at_twilio(known, ZEB) == []
    assert at_twilio(known, ROSE) == rose_before != []
    assert known.texts(ZEB)  # what his own phone has, it has
    for user in (OSRIC, WILMA):
        assert not [text for text in known.told(user) if "Zebedee" in text or "toast" in text]
        said = " ".join(m.text for m in known.world.telegram.people[user].messages.values() if not m.deleted)
        assert "marmalade it is" not in said
    assert await left(known) == []
    assert [e.id for e in await known.rows(Erasure)] == [ZEB_ID]


async def test_the_mentor_hears_of_it_without_a_name_and_has_the_time_back(known: Place) -> None:
    await erased(known)
    await known.settle()
    said = known.shown(OSRIC, "erased")
    assert "Free again: " in said.text
    assert "Fri" in said.text
    assert "Zeb" not in said.text
    assert [item for item in await known.rows(Item) if item.person_id == ZEB_ID] == []


async def test_no_bytes_of_theirs_are_left_in_the_file_or_its_log(wrote: Place) -> None:
    async with wrote.product.database.reading() as rows:
        whose = select(people.c.phone_hash, people.c.name).where(people.c.id == ZEB_ID)
        stored = (await rows.execute(whose)).one()
    path = Path(str(wrote.product.database.url.database))

    def content() -> bytes:
        return path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()

    assert stored.phone_hash in content()
    await erased(wrote)
    assert await wrote.product.database.empty_log()
    assert stored.phone_hash not in content()
    assert stored.name not in content()


async def test_a_text_from_that_number_later_is_an_unknown_numbers(wrote: Place) -> None:
    await erased(wrote)
    await wrote.settle()
    await wrote.text(ZEB, "hello again")
    (stranger,) = await wrote.rows(Stranger)
    assert stranger.phone == ZEB
    assert stranger.person_id is None
    assert "hello again" in wrote.shown(WILMA, "hello again").text
    assert [p.id for p in await wrote.rows(Person)] == [2]


async def test_while_twilio_is_away_it_waits_and_then_goes(wrote: Place) -> None:
    count = len(at_twilio(wrote, ZEB))
    wrote.world.twilio.fail("server_error", call="delete", times=None)
    await erased(wrote)
    await works(wrote).work()
    assert len(at_twilio(wrote, ZEB)) == count
    wrote.world.twilio.heal()
    assert await works(wrote).work() == 0  # not before its time
    wrote.clock.move_to(wrote.clock.now() + timedelta(minutes=2))
    assert await works(wrote).work() == count
    assert at_twilio(wrote, ZEB) == []


async def test_a_process_that_dies_at_it_leaves_it_to_the_next(
    wrote: Place, world: World, clock: MovableClock, settings: Settings
) -> None:
    world.twilio.fail("time_out_after", call="delete", times=None)  # done there, and nobody here hears of it
    await erased(wrote)
    dying = asyncio.create_task(works(wrote).work())
    while at_twilio(wrote, ZEB):  # noqa: ASYNC110  # Twilio rings nobody
        await asyncio.sleep(0.01)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert [r for r in await wrote.rows(Removal) if r.act == "delete"]
    world.twilio.heal()
    clock.move_to(clock.now() + timedelta(minutes=3))
    async with opened(world, clock, settings) as again:
        await works(again).work()
        assert await left(again) == []


async def test_a_text_that_is_still_on_its_way_is_deleted_once_it_has_arrived(wrote: Place) -> None:
    last = [m for m in wrote.world.twilio.messages.values() if m.to == ZEB][-1]
    last.status = "sending"
    await erased(wrote)
    await works(wrote).work()
    assert len(at_twilio(wrote, ZEB)) == 1  # Twilio refuses while it is in progress
    last.status = "delivered"
    wrote.clock.move_to(wrote.clock.now() + timedelta(minutes=2))
    await works(wrote).work()
    assert at_twilio(wrote, ZEB) == []


@pytest.mark.parametrize("fault", ["time_out_after", "time_out_before"])
async def test_a_text_of_which_nobody_knows_whether_it_went_is_looked_for(wrote: Place, fault: str) -> None:
    wrote.world.twilio.fail(fault, call="create", times=1)  # type: ignore[arg-type]
    wrote.world.twilio.receipts("lost")
    await wrote.says(OSRIC, "lost on the way", to=wrote.shown(OSRIC, WORDS))
    assert [m.state for m in await wrote.rows(Message) if m.provider_id is None and m.channel == "sms"] == ["in_doubt"]
    await erased(wrote)
    await works(wrote).work()
    wrote.clock.move_to(wrote.clock.now() + timedelta(minutes=2))
    await works(wrote).work()
    assert at_twilio(wrote, ZEB) == []
    assert await left(wrote) == []


async def test_who_erases_can_wait_until_nothing_is_on_its_way(wrote: Place) -> None:
    assert not await wrote.desk(lambda desk: is_being_written_to(desk, ZEB_ID))
    async with wrote.product.database.writing() as rows:
        message = (await rows.all(Message, Message.table.c.person_id == ZEB_ID))[-1]
        flying = {"state": "sending", "claimed_at": wrote.clock.now()}
        await rows.change(Message.table, {message.id: flying})
    assert await wrote.desk(lambda desk: is_being_written_to(desk, ZEB_ID))
    assert not await wrote.desk(lambda desk: is_being_written_to(desk, 2))
    wrote.clock.move_to(wrote.clock.now() + timedelta(minutes=2))
    assert not await wrote.desk(lambda desk: is_being_written_to(desk, ZEB_ID))


async def test_what_telegram_no_longer_deletes_gets_other_words(known: Place) -> None:
    old = known.shown(OSRIC, WORDS).id
    known.clock.move_to(known.clock.now() + timedelta(days=3))
    await erased(known)
    await known.settle()
    await works(known).work()
    message = known.world.telegram.people[OSRIC].messages[old]
    assert message.text == "This message has been erased."
    assert [text for text in known.told(OSRIC) if "Zebedee" in text] == ["Zebedee: session Fri 27 Nov 10am, booked."]
    given_up = await left(known)
    assert len(given_up) == 2  # that calendar file, and what Osric wrote himself
    assert all((r.next_at, r.chat, r.detail) == (None, None, None) for r in given_up)


async def test_the_topic_goes_with_all_that_is_in_it_however_old(
    world: World, clock: MovableClock, settings: Settings
) -> None:
    world.telegram.has_topics = True
    async with opened(world, clock, settings) as place:
        await place.enrol()
        await place.wait(days=1, hours=1)
        await place.text(ZEB, WORDS)
        assert "Zebedee" in world.telegram.topics(OSRIC).values()
        clock.move_to(clock.now() + timedelta(days=3))
        await place.desk(lambda desk: erase(desk, ZEB_ID))
        await place.settle()
        for _ in range(100):  # the service's own round may have taken it on, and be at it still
            await works(place).work()
            if "Zebedee" not in world.telegram.topics(OSRIC).values():
                break
            await asyncio.sleep(0.05)
        assert "Zebedee" not in world.telegram.topics(OSRIC).values()
        assert not [text for text in place.told(OSRIC) if "toast" in text]


async def test_somebody_who_never_was_is_noted_as_erased(town: Place) -> None:
    await town.desk(lambda desk: erase(desk, 9))
    assert [e.id for e in await town.rows(Erasure)] == [9]
    assert len(await town.rows(Person)) == 2
