"""A row that falls due acts on what it was written for, as that was then, and on nothing else."""

from datetime import date

from bot.services import holds, queue
from bot.services.desk import Desk
from storage.happenings import Item
from storage.records import Person
from tests.support.home import DEE, JAY, SAM, alerts, rows_of
from tests.support.town import Town

MON, TUE, WED, THU = (date(2026, 11, 2 + n) for n in range(4))
KINDS = ("low_mood", "plan_help")


async def _put_on_queue(place: Town, *kinds: str) -> None:
    async def put(desk: Desk) -> None:
        turn = await desk.turn(1)
        assert turn is not None
        for kind in kinds:
            queue.put_on_queue(turn, kind)

    await place.at_the_desk(put)


async def test_that_one_has_had_it_too_long_takes_it_from_nobody_who_took_it_since(home: Town) -> None:
    await home.until_local(WED, 10, 30)
    await home.tap(SAM, "Take")
    await home.until_local(WED, 15)
    await home.tap(SAM, "Hand on")
    await home.tap(SAM, "Dee")
    await home.tap(DEE, "Take")
    told = len(alerts(home, SAM)), len(alerts(home, DEE))
    await home.until_local(THU, 14, 59)
    assert (len(alerts(home, SAM)), len(alerts(home, DEE))) == told
    (item,) = [i for i in await rows_of(home, Item) if i.kind == "missed_check_in"]
    assert item.taken_by == 2


async def test_each_further_matter_of_a_night_is_told_in_the_morning(place: Town) -> None:
    """That another item has been shown by then says nothing of this one."""
    await place.until_local(MON, 16, 30)
    for kind in KINDS:
        await _put_on_queue(place, kind)
        await place.tap(SAM, "Take")
    await place.until_local(MON, 22)
    before = len(place.chats.shown[SAM])
    await _put_on_queue(place, *KINDS)
    await place.until_local(TUE, 8, 59)
    assert len(place.chats.shown[SAM]) == before
    await place.until_local(TUE, 9)
    assert len(place.chats.shown[SAM]) == before + len(KINDS)


async def test_a_further_matter_of_an_item_that_was_closed_at_night_is_not_told(place: Town) -> None:
    await _put_on_queue(place, "low_mood")
    await place.tap(SAM, "Take")
    await place.until_local(MON, 22)
    await _put_on_queue(place, "low_mood")
    await place.tap(SAM, "Done")
    await place.tap(SAM, "We talked")
    shown = len(place.chats.shown[SAM])
    await place.until_local(TUE, 9, 30)
    assert len(place.chats.shown[SAM]) == shown
    assert all(item.closed_at is not None for item in await rows_of(place, Item))


async def test_the_end_of_an_earlier_rest_ends_no_later_one(place: Town) -> None:
    """Who has been taken into custody in the middle of a pause is not asked how they are when that would have ended."""

    async def hold(desk: Desk, kind: str, until: date | None) -> None:
        turn = await desk.turn(1)
        assert turn is not None
        holds.hold(turn, kind, until)

    await place.at_the_desk(lambda desk: hold(desk, "pause", WED))
    await place.at_the_desk(lambda desk: hold(desk, "custody", None))
    await place.until_local(THU, 12)
    (person,) = await rows_of(place, Person)
    assert person.hold == "custody"
    assert place.inbox(JAY) == []
