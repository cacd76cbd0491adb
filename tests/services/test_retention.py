"""Words are kept as long as the programme's policy says, and no longer; what is counted and what is open stays."""

import asyncio
import itertools
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.clock import MovableClock
from bot.redact import redacted
from bot.rules.policy import parse_policy, policy_to_json
from bot.services.removals import Removals
from bot.services.retention import give_up
from storage import audit
from storage.codec import R
from storage.database import Database
from storage.happenings import Alert, CheckIn, Item, Message, Note, Received, Run, Session
from storage.records import AuditEntry, Person, Removal, Stranger
from tests.support.examples import NOON, check_in, item, leaver, mentor, message, programme, received, session
from tests.support.town import all_words

OLD = NOON - timedelta(days=91)
FRESH = NOON - timedelta(days=89)
ids = itertools.count(10_000)


def policy(keep: str) -> str:
    text = f'[programme]\nslug = "up-{keep}"\nname = "UP"\nkeep_messages = "{keep}"\n'
    return policy_to_json(parse_policy(text, today=NOON.date()))


def run(**given: Any) -> Run:
    usual: dict[str, Any] = {"flow": "book", "about_id": None, "facts": {"name": "Jay"}, "answers": {"a": "flat"}}
    return Run(**{"person_id": 1, "pending": None, "asked_at": None, "state": "done", "version": 1, **usual, **given})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
async def filled(database: Database) -> Database:
    """Jay of a programme that keeps words for 90 days, Kelly of one that keeps them for 30."""
    unknown: dict[str, Any] = {"answered_at": None, "state": "dismissed", "person_id": None, "first_at": OLD}
    shown: dict[str, Any] = {"staff_id": 1, "channel": "telegram", "created_at": OLD, "state": "sent"}
    async with database.writing() as rows:
        await rows.insert([programme(id=1, policy=policy("90d")), programme(id=2, policy=policy("30d"))])
        await rows.insert([mentor(id=1), leaver(id=1), leaver(id=2, programme_id=2), leaver(id=3)])
        await rows.insert([Stranger(id=1, phone="+447700900177", phone_hash=b"177", **unknown)])
        await rows.insert(
            [
                received(id=1, person_id=1, at=OLD, provider_id="SMold"),
                received(id=2, person_id=1, at=FRESH),
                received(id=3, person_id=2, at=FRESH, provider_id="SMkelly"),
                received(id=4, stranger_id=1, at=OLD, provider_id="SMstranger"),
                received(id=5, staff_id=1, person_id=1, at=OLD, channel="telegram", provider_id="u5"),
                received(id=6, staff_id=1, at=FRESH, channel="telegram", provider_id="u6"),
                message(id=11, person_id=1, created_at=OLD, state="delivered", provider_id="SMout"),
                message(id=12, person_id=1, created_at=FRESH, state="delivered", provider_id="SMnew"),
                message(id=13, person_id=1, created_at=OLD, state="held"),
                message(id=14, person_id=1, created_at=OLD, state="in_doubt"),
                message(id=15, person_id=1, extras={"a": 1}, **shown),
                message(id=16, act="edit", extras={"of": 15}, **shown),
                message(id=17, person_id=3, **shown),
                run(id=21, started_at=OLD, state="done", pending={"key": "day"}),
                run(id=22, started_at=OLD, state="open"),
                run(id=23, started_at=FRESH),
                item(id=31, person_id=1, closed_at=OLD),
                item(id=32, person_id=3, kind="urgent"),
                Note(id=41, item_id=31, at=OLD, what="low_mood", detail={"said": "flat"}),
                Note(id=42, item_id=32, at=OLD, what="urgent", detail={"said": "flat"}),
                Alert(id=51, item_id=32, staff_id=1, outbox_id=17, rung=0, at=OLD),
                session(id=61, starts_at=OLD, ends_at=OLD + timedelta(hours=1), state="attended", place="12 High St"),
                session(id=62, place="12 High St"),
                check_in(id=71, person_id=1, day=OLD.date(), state="answered", mood=2),
            ]
        )  # fmt: skip
        # Lee has an open item: the last three of four old texts are what its card shows.
        await rows.insert([received(id=80 + n, person_id=3, at=OLD, provider_id=f"SMlee{n}") for n in range(4)])
    return database


async def runs(database: Database, clock: MovableClock) -> int:
    return await give_up(database, clock, lambda: next(ids), all_words())


async def stored(database: Database, record: type[R]) -> dict[int, R]:
    async with database.reading() as rows:
        return {each.id: each for each in await rows.all(record, order_by=(record.table.c.id,))}


async def test_words_go_when_their_time_is_over_and_only_then(filled: Database, clock: MovableClock) -> None:
    assert await runs(filled, clock) > 0
    texts = await stored(filled, Received)
    assert {n for n, text in texts.items() if text.body is None} == {1, 3, 4, 80}
    assert 5 not in texts  # what staff tapped is not counted by anybody
    assert texts[6].body == "hi"
    sent = await stored(filled, Message)
    assert {n for n, text in sent.items() if text.body is None} == {11, 15}
    assert 16 not in sent  # it changed a message that has no words any more
    assert sent[15].extras is None
    talks = await stored(filled, Run)
    assert (talks[21].facts, talks[21].answers, talks[21].pending) == ({}, {}, None)
    assert talks[22].facts == talks[23].facts == {"name": "Jay"}
    assert {n: note.detail for n, note in (await stored(filled, Note)).items()} == {41: None, 42: {"said": "flat"}}
    assert {n: s.place for n, s in (await stored(filled, Session)).items()} == {61: None, 62: "12 High St"}


async def test_what_is_counted_stays(filled: Database, clock: MovableClock) -> None:
    before = {kind: len(await stored(filled, kind)) for kind in (CheckIn, Item, Run, Session, Note, Alert)}
    await runs(filled, clock)
    assert {kind: len(await stored(filled, kind)) for kind in before} == before
    assert (await stored(filled, CheckIn))[71].mood == 2
    assert (await stored(filled, Message))[11].state == "delivered"
    assert (await stored(filled, Received))[1].provider_id == "SMold"


async def test_twilio_is_to_empty_the_same_texts(filled: Database, clock: MovableClock) -> None:
    await runs(filled, clock)
    wanted = await stored(filled, Removal)
    assert {(r.act, r.ref, r.erasure_id) for r in wanted.values()} == {
        ("redact", ref, None) for ref in ("SMold", "SMkelly", "SMstranger", "SMout", "SMlee0")
    }


async def test_a_text_that_was_given_up_in_doubt_is_looked_for_at_twilio(filled: Database, clock: MovableClock) -> None:
    given_up = {"created_at": OLD, "claimed_at": OLD, "state": "failed", "error": "in_doubt", "body": "see you"}
    async with filled.writing() as rows:
        await rows.change(Person.table, {1: {"phone": "+447700900101", "phone_hash": b"101"}})
        await rows.insert([message(id=18, person_id=1, **given_up), message(id=19, stranger_id=1, **given_up)])
    await runs(filled, clock)
    finds = [r for r in (await stored(filled, Removal)).values() if r.act == "find"]
    assert {(r.detail["to"], r.detail["body"]) for r in finds} == {
        ("+447700900101", "see you"),
        ("+447700900177", "see you"),
    }
    assert (await stored(filled, Message))[18].body is None


class Archive:
    """Twilio's, with the same words twice: one text that is kept here, and the one that nobody knew of."""

    def __init__(self) -> None:
        self.deleted: list[str] = []

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> str | None:
        return next((sid for sid in ("SMnew", "SMlost") if sid not in known), None)

    async def redact(self, provider_id: str) -> bool:
        return True

    async def delete(self, provider_id: str) -> bool:
        self.deleted.append(provider_id)
        return True


async def test_the_same_words_that_went_another_time_stay_at_twilio(filled: Database, clock: MovableClock) -> None:
    wanted = {"to": "+447700900101", "body": "see you", "since": OLD.isoformat()}
    lost = Removal(id=1, erasure_id=None, act="find", ref=None, chat=None, detail=wanted, next_at=NOON, attempts=0)
    async with filled.writing() as rows:
        await rows.insert([lost])
    archive = Archive()
    await Removals(database=filled, clock=clock, sms=archive, telegram=None).work()
    assert archive.deleted == ["SMlost"]


async def test_it_is_done_once_a_day_and_the_next_day_finds_only_what_is_new(
    filled: Database, clock: MovableClock
) -> None:
    await runs(filled, clock)
    before = [await stored(filled, kind) for kind in (Received, Message, Run, Note, Session, Removal)]
    assert await runs(filled, clock) == 0
    clock.forward(timedelta(days=1))
    assert await runs(filled, clock) == 0
    assert [await stored(filled, kind) for kind in (Received, Message, Run, Note, Session, Removal)] == before
    clock.forward(timedelta(days=1))
    assert await runs(filled, clock) == 4  # Jay's text, message, conversation, and the one tap of that day
    async with filled.reading() as rows:
        entries = await rows.all(AuditEntry, order_by=(AuditEntry.table.c.number,))
        assert await audit.verify(rows) is None
    assert [(e.actor, e.what, e.subject) for e in entries] == [
        ("system", "retention", "programme 1"),
        ("system", "retention", "programme 2"),
        ("system", "retention", "programme 1"),
    ]


async def test_the_end_of_the_audit_can_be_read_in_the_log(filled: Database, clock: MovableClock) -> None:
    with capture_logs() as logged:
        await runs(filled, clock)
    (said,) = (event for event in logged if event["event"] == "audit.head")
    async with filled.reading() as rows:
        head = await audit.newest(rows)
    assert head.number > 0
    shown = {name: redacted(name, value) for name, value in said.items()}
    assert (shown["entries"], shown["head"]) == (head.number, head.mac.hex())


async def test_of_several_replicas_one_does_it(filled: Database, clock: MovableClock) -> None:
    found = await asyncio.gather(runs(filled, clock), runs(filled, clock), return_exceptions=True)
    assert [count for count in found if count != 0] != []
    assert len(await stored(filled, Removal)) == 5


async def test_it_waits_for_the_quiet_hours_of_the_machine(filled: Database) -> None:
    assert await runs(filled, MovableClock(datetime(2026, 11, 24, 2, 59, tzinfo=UTC))) == 0
    assert await runs(filled, MovableClock(datetime(2026, 11, 24, 3, tzinfo=UTC))) > 0


async def test_once_an_item_is_closed_its_words_go_too(filled: Database, clock: MovableClock) -> None:
    await runs(filled, clock)
    async with filled.writing() as rows:
        await rows.change(Item.table, {32: {"closed_at": OLD}})
    clock.forward(timedelta(days=1))
    await runs(filled, clock)
    texts = await stored(filled, Received)
    assert [texts[80 + n].body for n in range(4)] == [None] * 4
    assert (await stored(filled, Message))[17].body is None
    assert (await stored(filled, Note))[42].detail is None
