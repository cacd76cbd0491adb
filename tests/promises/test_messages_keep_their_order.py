"""To one person in the order in which it was said; and their own texts one after another."""

import asyncio

from storage.happenings import Received
from tests.support.home import JAY, KEL, heard, rows_of, second_leaver, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import look_up, trouble


async def test_a_slow_provider_holds_up_one_person_and_nobody_else(home: Town) -> None:
    await second_leaver(home)
    slow = trouble(home, "slow")
    for body in ("NEXT", "MENU"):
        await home.batches.do(heard(home, body))
    await home.batches.do(heard(home, "NEXT", number=KEL))
    sending = asyncio.create_task(home.outbox.drain())
    for _ in range(1000):
        if not home.phones.texts[KEL]:
            await asyncio.sleep(0.01)
    assert home.phones.texts[JAY] == []
    slow.let_go.set()
    await sending
    assert [s.body for s in home.phones.texts[JAY]] == [
        m.body for m in await texts_to_leavers(home) if m.person_id == 1
    ]


async def test_a_text_that_must_be_tried_again_is_not_overtaken(home: Town) -> None:
    trouble(home, "away")
    await home.text(JAY, "NEXT")
    await home.text(JAY, "MENU")
    assert home.phones.texts[JAY] == []
    await home.wait(minutes=1)
    assert [s.body for s in home.phones.texts[JAY]] == [m.body for m in await texts_to_leavers(home)]


async def test_a_text_in_doubt_is_not_overtaken(home: Town) -> None:
    trouble(home, "lost")
    for body in ("NEXT", "MENU", "NEXT"):
        await home.text(JAY, body)
    assert home.phones.texts[JAY] == []
    await look_up(home)
    assert [s.body for s in home.phones.texts[JAY]] == [m.body for m in await texts_to_leavers(home)]


async def test_turns_of_one_person_run_one_after_another(home: Town) -> None:
    """All at once, and each is decided on what the one before has left."""
    await home.wait(days=1)
    works = [heard(home, body) for body in ("1", "BOOK", "1", "MOVE", "2")]
    await asyncio.gather(*(home.batches.do(work) for work in works))
    await home.settle()
    assert [r.body for r in await rows_of(home, Received)] == ["1", "BOOK", "1", "MOVE", "2"]
    said = [s.body for s in home.phones.texts[JAY]][1:]
    assert ["Which" in s or "Booked" in s or "time" in s for s in said[1:]] == [True] * (len(said) - 1)
