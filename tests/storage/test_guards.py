from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from storage.crypto import Vault
from storage.database import Database
from storage.errors import Overlap
from storage.events import sessions
from storage.happenings import Session
from storage.records import AuditEntry, LedgerEntry
from storage.tables import audit, ledger
from tests.support.examples import NOON, leaver, mentor, minutes, programme, session


@pytest.fixture
async def house(database: Database) -> Database:
    """A database with two mentors and a leaver."""
    async with database.writing() as rows:
        await rows.insert([programme(id=1), mentor(id=1), mentor(id=2), leaver(id=1)])
    return database


async def _store(database: Database, *made: Session) -> None:
    async with database.writing() as rows:
        await rows.insert(made)


def _booked(start: float, end: float, **given: object) -> Session:
    times: dict[str, datetime] = {"starts_at": NOON + minutes(start), "ends_at": NOON + minutes(end)}
    return session(**({"mentor_id": 1} | times | given))


@pytest.mark.parametrize(("start", "end"), [(0, 60), (30, 90), (-30, 1), (10, 20), (-10, 70), (59.99, 120)])
@pytest.mark.parametrize("state", ["proposed", "booked"])
async def test_two_sessions_of_a_mentor_at_one_time_are_refused(
    house: Database, start: float, end: float, state: str
) -> None:
    await _store(house, _booked(0, 60))
    with pytest.raises(Overlap):
        await _store(house, _booked(start, end, state=state))
    async with house.reading() as rows:
        assert len(await rows.all(Session)) == 1


@pytest.mark.parametrize(
    "beside",
    [
        _booked(60, 120),
        _booked(-60, 0),
        _booked(0, 60, mentor_id=2),
        _booked(0, 60, mentor_id=None, kind="court"),
        _booked(0, 60, state="cancelled"),
        _booked(0, 60, state="missed"),
    ],
)
async def test_sessions_that_do_not_get_in_the_way_stand_beside_each_other(house: Database, beside: Session) -> None:
    await _store(house, _booked(0, 60), beside)
    async with house.reading() as rows:
        assert len(await rows.all(Session)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": NOON + minutes(59), "ends_at": NOON + minutes(119)},
        {"state": "booked", "starts_at": NOON + minutes(30)},
        {"ends_at": NOON + minutes(181), "starts_at": NOON - minutes(1)},
    ],
)
async def test_a_session_can_not_be_moved_into_another(house: Database, change: dict[str, object]) -> None:
    await _store(house, _booked(0, 60), _booked(60, 120, id=900, state="booked"))
    with pytest.raises(Overlap):
        async with house.writing() as rows:
            await rows.change(sessions, {900: change})


async def test_a_cancelled_session_can_not_come_back_onto_a_taken_time(house: Database) -> None:
    await _store(house, _booked(0, 60, id=900, state="cancelled"), _booked(0, 60))
    with pytest.raises(Overlap):
        async with house.writing() as rows:
            await rows.change(sessions, {900: {"state": "booked"}})


async def test_a_session_can_not_be_handed_to_a_mentor_who_is_busy(house: Database) -> None:
    await _store(house, _booked(0, 60), _booked(30, 90, id=900, mentor_id=2))
    with pytest.raises(Overlap):
        async with house.writing() as rows:
            await rows.change(sessions, {900: {"mentor_id": 1}})


async def test_a_session_may_move_within_its_own_time(house: Database) -> None:
    await _store(house, _booked(0, 60, id=900))
    async with house.writing() as rows:
        await rows.change(sessions, {900: {"starts_at": NOON + minutes(15), "ends_at": NOON + minutes(75)}})


async def test_mentors_whose_ids_are_great_are_kept_apart(house: Database) -> None:
    ids = [2**52, 2**52 + 1]
    async with house.writing() as rows:
        await rows.insert([mentor(id=number) for number in ids])
        await rows.insert([_booked(0, 60, mentor_id=number) for number in ids])
    with pytest.raises(Overlap):
        await _store(house, _booked(0, 60, mentor_id=ids[1]))


async def test_a_session_that_takes_no_time_is_refused(house: Database) -> None:
    with pytest.raises(IntegrityError):
        await _store(house, _booked(10, 10))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(spans=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(1, 2)), max_size=12))
async def test_whatever_is_tried_no_two_overlap(house: Database, spans: list[tuple[int, int, int]]) -> None:
    kept: list[tuple[int, int, int]] = []
    async with house.writing() as rows:
        await rows.execute(delete(sessions))
    for start, length, who in spans:
        free = all(who != w or start + length <= s or s + n <= start for s, n, w in kept)
        try:
            await _store(house, _booked(start, start + length, mentor_id=who))
        except Overlap:
            assert not free
        else:
            assert free
            kept.append((start, length, who))


LEDGER = LedgerEntry(id=1, person_id=1, at=NOON, what="consent", how="paper", wording="v1")
AUDIT = AuditEntry(id=1, at=NOON, actor="cli", what="export", subject="person 1")


@pytest.mark.parametrize(
    "statement",
    [
        update(ledger).values(what="stop"),
        delete(ledger),
        update(audit).values(actor="nobody"),
        delete(audit),
    ],
)
async def test_the_ledger_and_the_audit_only_grow(house: Database, statement: object) -> None:
    async with house.writing() as rows:
        await rows.insert([LEDGER, AUDIT])
    with pytest.raises(IntegrityError, match="append-only"):
        async with house.writing() as rows:
            await rows.execute(statement)  # type: ignore[arg-type]
    async with house.reading() as rows:
        assert await rows.all(LedgerEntry) == [LEDGER]
        assert await rows.all(AuditEntry) == [AUDIT]


async def test_emptying_the_ledger_at_once_is_refused_too(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.writing() as rows:
            await rows.execute(text("truncate ledger"))
    await database.close()
