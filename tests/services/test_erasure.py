"""An erasure on both databases: what is put on the list for the providers, and what happens beside it."""

import asyncio
import itertools

import pytest

from bot.clock import MovableClock
from bot.services.erasure import erase
from bot.services.office import at_the_desk
from storage import audit, marks, removals
from storage.database import Database
from storage.happenings import Message, Received
from storage.held import about
from storage.records import AuditEntry, Person, Removal, Stranger
from tests.services.test_export import two  # noqa: F401  # two people of whom everything is held
from tests.support.examples import NOON, message, received
from tests.support.office import JAY, office
from tests.support.town import all_words

ids = itertools.count(10_000)


async def erased(database: Database, person: int) -> None:
    clock = MovableClock(NOON)
    await at_the_desk(
        database, lambda desk: erase(desk, person), clock=clock, new_id=lambda: next(ids), words=all_words()
    )


async def test_everything_that_is_known_at_the_providers_is_put_on_the_list(two: Database) -> None:  # noqa: F811
    async with two.writing() as rows:
        await rows.insert(
            [
                message(id=90, person_id=1, state="in_doubt", body="Are you there?", claimed_at=NOON),
                message(id=91, person_id=1, state="held", body="tomorrow"),
                message(id=92, person_id=1, provider_id="SM92", state="sent", extras={"staff": 1, "react": 77}),
            ]
        )
        texts = [
            each.provider_id for each in await rows.all(Received, about(Received.table, 1)) if each.channel == "sms"
        ]
    await erased(two, 1)
    async with two.reading() as rows:
        listed = await rows.all(Removal, order_by=(Removal.table.c.id,))
        assert await removals.left_of(rows, 1) == {"delete": len(texts) + 3, "find": 1, "unsay": 2, "untopic": 1}
    assert {r.ref for r in listed if r.act == "delete"} == {*texts, "SM1000", "SMx1000", "SM92"}
    assert {(r.ref, r.chat) for r in listed if r.act == "unsay"} == {("1000", "4711"), ("77", "4711")}
    (find,) = [r for r in listed if r.act == "find"]
    assert (find.detail["to"], find.detail["body"]) == ("+447700900101", "Are you there?")
    assert find.next_at is not None
    assert find.next_at > NOON  # a call that was under way has ended by then


@pytest.mark.parametrize("error", ["in_doubt", "again"])
async def test_a_text_that_was_given_up_in_doubt_is_looked_for_as_well(two: Database, error: str) -> None:  # noqa: F811
    failed = {"person_id": 1, "state": "failed", "claimed_at": NOON}
    async with two.writing() as rows:
        await rows.insert([message(id=90, error=error, body="See you then", **failed)])
        await rows.insert([message(id=91, error="30007", body="Not taken", **failed)])
    await erased(two, 1)
    async with two.reading() as rows:
        finds = await rows.all(Removal, Removal.table.c.act == "find")
    assert [find.detail["body"] for find in finds] == ["See you then"]


async def test_the_memory_of_the_people_file_goes_and_the_audit_holds(two: Database) -> None:  # noqa: F811
    await erased(two, 1)
    async with two.reading() as rows:
        assert await marks.get(rows, "people_file:1") is None
        assert await audit.verify(rows) is None
        entries = await rows.all(AuditEntry, order_by=(AuditEntry.table.c.number,))
    assert [(e.actor, e.what, e.subject) for e in entries[-1:]] == [("system", "person erase", "person 1")]
    assert [e.subject for e in entries[:-1]] == ["person 1", "person 2"]  # who looked stays, by number


async def test_lists_in_which_they_stood_among_others_are_emptied(two: Database) -> None:  # noqa: F811
    async with two.writing() as rows:
        shown = {"staff_id": 1, "channel": "telegram", "provider_id": "55", "state": "sent"}
        await rows.insert(
            [
                message(id=90, **{**shown, "body": "Whom?", "extras": {"buttons": [[["jay", "person:1"]]]}}),
                message(id=91, **{**shown, "provider_id": "56", "body": "Kelly and Jayden", "extras": {}}),
                message(id=92, **{**shown, "provider_id": None, "state": "queued", "body": "Late: Jay, Kelly"}),
                received(id=93, staff_id=1, channel="telegram", body="tell JAY to ring"),
            ]
        )
    await erased(two, 1)
    async with two.reading() as rows:
        kept = {m.id: m for m in await rows.all(Message, Message.table.c.id.in_((90, 91, 92)))}
        typed = await rows.one(Received, Received.table.c.id == 93)
        listed = await rows.all(Removal, Removal.table.c.ref.in_(("55", "56")))
    assert (kept[90].body, kept[90].extras) == (None, None)
    assert kept[91].body == "Kelly and Jayden"
    assert (kept[92].body, kept[92].state) == (None, "dropped")
    assert typed is not None
    assert typed.body is None
    assert [r.ref for r in listed] == ["55"]


@pytest.mark.parametrize("before", [0.0, 0.3])
async def test_a_text_that_comes_at_that_moment_is_not_lost(database: Database, before: float) -> None:
    """It waits for their row, finds nobody, and is an unknown number's."""
    async with office(database) as open_office:
        jay = open_office.ids["Jay"]
        hearing = None
        town = open_office.town

        async def act(desk: object) -> None:
            nonlocal hearing
            await erase(desk, jay)  # type: ignore[arg-type]
            hearing = asyncio.create_task(town.text(JAY, "are you there"))
            await asyncio.sleep(before)

        other = await Database.open(database.url.render_as_string(hide_password=False), database.vault)
        await at_the_desk(other, act, clock=town.clock, new_id=lambda: next(town.ids), words=town.words)
        await other.close()
        assert hearing is not None
        await hearing
        async with database.reading() as rows:
            assert await rows.one(Person, Person.table.c.id == jay) is None
            (stranger,) = await rows.all(Stranger)
            (text,) = await rows.all(Received, Received.table.c.stranger_id == stranger.id)
        assert (stranger.phone, text.body) == (JAY, "are you there")
