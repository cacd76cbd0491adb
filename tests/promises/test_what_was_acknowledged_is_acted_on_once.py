"""A text is stored with all that follows from it before Twilio hears that it was; whatever comes again does nothing."""

import asyncio

import pytest

from bot.services import queue, strangers
from bot.services.works import HeardText
from bot.services.writes import Writes
from storage.errors import DatabaseAway, TryAgain
from storage.happenings import Item, Message, Received
from storage.rows import Rows
from tests.support import enrol
from tests.support.home import JAY, heard, open_items, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import AfterACrash


async def _nothing_happened(place: Town) -> bool:
    counts = [len(await rows_of(place, Received)), len(await rows_of(place, Message)), len(await rows_of(place, Item))]
    return counts == [0, 0, 0]


async def test_whatever_is_repeated_and_however_close_is_one_text(home: Town) -> None:
    same = [heard(home, "can you ring me sam, bit stuck", provider_id="SM1") for _ in range(4)]
    await asyncio.gather(*(home.batches.do(work) for work in same[:3]))
    await home.settle()
    await home.wait(minutes=2)
    await home.batches.do(same[3])
    await home.settle()
    assert len(await rows_of(home, Received)) == 1
    assert len([m for m in await rows_of(home, Message) if m.purpose == "relay_staff"]) == 1


async def test_a_repeat_is_not_acknowledged_before_the_first_is_stored(
    home: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both come while one commit runs, and that commit fails."""

    async def fails(self: Writes, rows: Rows) -> None:
        raise DatabaseAway

    with monkeypatch.context() as patch:
        patch.setattr(Writes, "flush", fails)
        both = [heard(home, "4", provider_id="SM1"), heard(home, "4", provider_id="SM1")]
        ended = await asyncio.gather(*(home.batches.do(work) for work in both), return_exceptions=True)
    assert [type(error) for error in ended] == [DatabaseAway, DatabaseAway]
    assert await _nothing_happened(home)


async def test_a_process_that_dies_before_the_commit_leaves_nothing_half_done(
    home: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Writes.flush

    async def dies(self: Writes, rows: Rows) -> None:
        await whole(self, rows)
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(Writes, "flush", dies)
        work = heard(home, "i have nowhere to sleep tonight", provider_id="SM1")
        with pytest.raises(asyncio.CancelledError):
            await home.batches.do(work)
    assert await _nothing_happened(home)
    async with AfterACrash(home) as again:
        await again.batches.do(heard(again, "i have nowhere to sleep tonight", provider_id="SM1"))
        await again.settle()
        assert await open_items(again) == ["urgent"]
        assert len(await texts_to_leavers(again)) == 1


async def test_a_transaction_that_was_in_the_way_is_waited_for(home: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, tries = Writes.flush, [TryAgain, TryAgain]

    async def busy(self: Writes, rows: Rows) -> None:
        await whole(self, rows)
        if tries:
            raise tries.pop()

    monkeypatch.setattr(Writes, "flush", busy)
    assert await asyncio.gather(*(home.batches.do(heard(home, body)) for body in ("4", "MENU", "NEXT")))
    await home.settle()
    assert [r.body for r in await rows_of(home, Received)] == ["4", "MENU", "NEXT"]


async def test_a_turn_that_fails_takes_no_other_with_it(home: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends by itself as a failed one: the text is kept, the leaver hears so, and a human is on it."""
    await enrol.leaver(home, "Kel Shaw", "+447700900102", mentor=1, welcomed=True)
    whole = queue.put_on_queue

    def raises(turn, kind, *rest, **named):  # type: ignore[no-untyped-def]
        if turn.person.id == 1 and kind == "call_back":
            raise RuntimeError("a fault of ours")
        return whole(turn, kind, *rest, **named)

    monkeypatch.setattr(queue, "put_on_queue", raises)
    works = [heard(home, "CALL"), heard(home, "CALL", number="+447700900102")]
    await asyncio.gather(*(home.batches.do(work) for work in works))
    await home.settle()
    items = {(item.person_id, item.kind) for item in await rows_of(home, Item)}
    assert items == {(1, "bot_failed"), (2, "call_back")}
    assert sorted(r.state for r in await rows_of(home, Received)) == ["done", "failed"]
    assert len(home.inbox(JAY)) == 1
    await home.text(JAY, "MENU")
    assert len(home.inbox(JAY)) == 1


async def test_a_text_that_another_replica_was_quicker_with_is_a_repeat(
    home: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """The database has refused the second row: the next try knows whose text it was, and finds it stored."""
    work = heard(home, "NEXT", provider_id="SM1")
    async with home.database.reading() as rows:
        await HeardText.prepare(rows, [work])
    await home.batches.do(heard(home, "NEXT", provider_id="SM1"))
    assert await home.batches.do(work) == "repeat"
    await home.settle()
    assert len(await rows_of(home, Received)) == len(home.inbox(JAY)) == 1
    assert "turn." not in capsys.readouterr().out


async def test_a_strangers_text_on_which_we_fail_still_reaches_a_human(
    home: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(body: str) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(strangers, "assess", raises)
    await home.text("+447700900198", "its jay new phone", provider_id="SM1")
    await home.text("+447700900198", "its jay new phone", provider_id="SM1")
    assert await open_items(home) == ["unknown_number"]
    assert [r.state for r in await rows_of(home, Received)] == ["failed"]


async def test_a_due_row_that_can_not_be_written_stops_no_other(home: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await enrol.leaver(home, "Kel Shaw", "+447700900102", mentor=1, welcomed=True)
    whole = Rows.insertions

    def refuses(self, records):  # type: ignore[no-untyped-def]
        if any(getattr(record, "purpose", "") == "prompt" and record.person_id == 1 for record in records):
            raise ValueError("the driver will not have it")
        return whole(self, records)

    monkeypatch.setattr(Rows, "insertions", refuses)
    await home.wait(days=1, hours=1)
    assert len(home.phones.texts["+447700900102"]) == 1
    assert ("bot_failed", 1) in {(item.kind, item.person_id) for item in await rows_of(home, Item)}
