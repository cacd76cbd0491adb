"""A flood of texts from one number, or from many unknown ones, delays nobody else's emergency and hides nothing."""

import asyncio

from bot.services import bounds, flood, stranger_flood
from bot.services.outbox import FEW, GATHERS
from bot.services.works import HeardText
from storage import outbox
from storage.happenings import Due, Item, Message, Received
from tests.support.home import ALEX, DANGER, JAY, KEL, SAM, heard, open_items, rows_of, second_leaver
from tests.support.town import Town

MANY = 120
STRANGER = "+447700900199"


async def test_somebody_elses_emergency_is_heard_first_and_answered_first(home: Town) -> None:
    """It comes behind a flood, is stored with the flood's first text, and its answer and alerts leave first of all."""
    await second_leaver(home)
    home.inbox(KEL)
    await home.settle()
    works = [heard(home, "BOOK") for _ in range(MANY)]
    flooding = [asyncio.ensure_future(home.batches.do(work)) for work in works]
    await asyncio.sleep(0)
    await home.batches.do(heard(home, DANGER, number=KEL))
    assert sum(task.done() for task in flooding) <= 3
    await asyncio.gather(*flooding)
    async with home.database.writing() as rows:
        first = await outbox.claim(rows, home.clock.now(), 3)
    assert [(m.person_id, m.lane) for m in sorted(first, key=lambda m: m.lane)] == [(2, "p2"), (2, "s1"), (2, "s3")]


async def test_what_it_is_sent_is_bounded_and_a_human_sees_one_item_with_nothing_lost(place: Town) -> None:
    await asyncio.gather(*(place.batches.do(heard(place, f"hello sam are you there {n}")) for n in range(MANY)))
    await place.settle()
    assert len(await rows_of(place, Received)) == MANY
    assert await open_items(place) == ["unanswered_message"]
    shown = [m.text for m in place.chats.shown[SAM]]
    assert len([text for text in shown if "are you there" in text]) == flood.SHOWN
    assert len([text for text in shown if "a lot of texts" in text]) == 1
    await asyncio.gather(*(place.batches.do(heard(place, "NEXT")) for _ in range(2 * bounds.A_DAY)))
    await place.settle()
    assert len(place.phones.texts[JAY]) <= bounds.A_DAY
    await place.wait(minutes=20)
    await place.text(JAY, "and now just this one")
    assert "and now just this one" in place.chats.shown[SAM][-1].text


async def test_one_unknown_number_has_one_item_and_is_not_shown_without_end(place: Town) -> None:
    for n in range(30):
        await place.text(STRANGER, f"who is this then {n}")
    assert len(await rows_of(place, Received)) == 30
    assert len(await rows_of(place, Item)) == 1
    assert len(place.chats.shown[ALEX]) <= stranger_flood.SHOWN + 1
    await place.text(STRANGER, DANGER)
    assert "kill myself" in place.chats.shown[ALEX][-1].text


async def test_many_unknown_numbers_come_to_the_queue_bit_by_bit_and_emergencies_at_once(place: Town) -> None:
    numbers = [f"+447700900{n}" for n in range(300, 345)]
    works = [heard(place, "hiya its me", number=number) for number in numbers]
    await asyncio.gather(*(place.batches.do(work) for work in works))
    await place.settle()
    assert len(await rows_of(place, Item)) == stranger_flood.NEW_AN_HOUR
    assert len([m for m in place.chats.shown[ALEX] if "Many unknown numbers" in m.text]) == 1
    answers = [m for m in await rows_of(place, Message) if m.stranger_id is not None and m.channel == "sms"]
    assert [m.state for m in answers].count("failed") == len(numbers) - bounds.A_DAY
    await place.text("+447700900399", DANGER)
    assert "kill myself" in place.chats.shown[ALEX][-1].text
    await place.wait(hours=3)
    assert len(await rows_of(place, Item)) == len(numbers) + 1


async def test_what_is_due_about_many_unknown_numbers_at_once_is_seen_to_once_each(home: Town) -> None:
    at = home.clock.now()
    rows_due = [
        Due(id=next(home.ids), kind="stranger_rung", subject_id=n, person_id=None, at=at, version=1, data=None)
        for n in range(30)
    ]
    async with home.database.writing() as rows:
        await rows.insert(rows_due)
    await home.batches.sweep()
    assert not {row.id for row in rows_due} & {row.id for row in await rows_of(home, Due)}
    done = home.batches.parts.tally.turns.labels(work="FellDueAtDesk")
    assert done._value.get() + len(home.batches.waiting) < 2 * len(rows_due)


async def test_a_text_from_a_known_leaver_waits_for_one_unknown_number_at_the_most(place: Town) -> None:
    numbers = [f"+447700900{n}" for n in range(300, 340)]
    works: list[HeardText] = [heard(place, "hiya its me", number=number) for number in numbers]
    flooding = [asyncio.ensure_future(place.batches.do(work)) for work in works]
    await asyncio.wait(flooding, return_when=asyncio.FIRST_COMPLETED)
    await place.batches.do(heard(place, DANGER))
    assert sum(task.done() for task in flooding) <= 4
    await asyncio.gather(*flooding)


async def test_an_urgent_message_does_not_wait_until_more_has_landed(home: Town) -> None:
    """While much is under way the outbox gathers; who is in danger is not kept waiting for that."""
    told: list[bool] = []
    home.batches.after_commit = told.append
    await home.text(JAY, "NEXT")
    assert not any(told)
    await home.text(JAY, DANGER)
    assert any(told)

    under_way = [asyncio.create_task(asyncio.Event().wait()) for _ in range(FEW + 1)]
    home.outbox.calls.flying = set(under_way)  # type: ignore[arg-type]
    gathering = asyncio.create_task(home.outbox._gather())
    home.outbox.wake()
    await asyncio.sleep(0.01)
    assert not gathering.done()
    home.outbox.wake(urgent=True)
    await asyncio.wait_for(gathering, GATHERS / 2)
    for task in under_way:
        task.cancel()
    home.outbox.calls.flying = set()


async def test_an_urgent_message_goes_out_though_nearly_all_places_are_taken(home: Town) -> None:
    """What is not urgent waits until there are places for a portion of it."""
    await second_leaver(home)
    await home.settle()
    before = len(await rows_of(home, Message))
    others = [asyncio.create_task(asyncio.Event().wait()) for _ in range(home.outbox.room - 5)]
    home.outbox.calls.flying = set(others)  # type: ignore[arg-type]
    await home.batches.do(heard(home, "NEXT"))
    await home.batches.do(heard(home, DANGER, number=KEL))
    await home.outbox._round()
    newest = (await rows_of(home, Message))[before:]
    assert [m.state for m in newest if m.person_id == 1 and m.staff_id is None] == ["queued"]
    assert next(m.state != "queued" for m in newest if m.person_id == 2 and m.staff_id is None)
    assert {m.urgent for m in newest if m.state != "queued"} == {1}
    for task in others:
        task.cancel()
    home.outbox.calls.flying -= set(others)
    await home.settle()
    assert not [m for m in await rows_of(home, Message) if m.state == "queued"]
