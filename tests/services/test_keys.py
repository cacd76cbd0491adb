"""The key is changed while texts come in: everybody is found, nobody is there twice, nothing stays under the old."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.errors import BadInput
from bot.rules.people_file import parse_people
from bot.services import key_change, keys
from bot.services.people import import_people
from storage import rekey
from storage.crypto import Vault, new_key_text
from storage.database import Database
from storage.errors import BadKey, TryAgain
from storage.events import inbox
from storage.happenings import Received
from storage.ids import next_small
from storage.key_file import KeyFile
from storage.keys import NOTICED, follow
from storage.records import Person, Programme, Stranger
from storage.rows import Rows
from tests.support import home as small
from tests.support.home import JAY, KEL, SAM, heard
from tests.support.town import Town

FILE = (
    "name,phone,language,release_date,check_in_time,mentor,consent_on,status\n"
    "Jo Penn,07700900109,en,2026-10-20,,,,released\n"
)


@dataclass
class House:
    """A town whose key lies in a file, and a replica of it."""

    place: Town
    file: KeyFile
    url: str
    opened: list[Database] = field(default_factory=list)

    async def open(self) -> Database:
        """A process of its own; the fixture closes what is left open."""
        self.opened.append(await Database.open(self.url, Vault.from_text(self.file.read(), self.file.read)))
        return self.opened[-1]

    async def rotate(self, *, prepare: bool = False) -> tuple[int, bool]:
        """From another process, as the command does it."""
        database = await self.open()
        await follow(database)
        async with database.writing() as rows:
            return await key_change.rotate(rows, self.file, self.place.clock.now(), prepare=prepare)

    async def look(self) -> None:
        await keys.look(self.place.database, self.place.clock)

    async def counts(self) -> dict[int, tuple[str, int]]:
        """For each key its state, and how much is under it."""
        async with self.place.database.reading() as rows:
            found = await key_change.status(rows, self.place.clock.now())
        return {line.key: (line.state, line.sealed + line.hashed + line.remembered) for line in found}

    async def retire(self) -> list[int]:
        async with self.place.database.writing() as rows:
            return await key_change.retire(rows, self.file, self.place.clock.now())


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    (tmp_path / "gatewalk.key").write_text(new_key_text(), encoding="ascii")
    file = KeyFile(tmp_path / "gatewalk.key")
    database = await Database.open(database_url, Vault.from_text(file.read(), file.read))
    async with small.home(database) as place:
        await small.second_leaver(place)
        made = House(place, file, database_url)
        yield made
    for each in (*made.opened, database):
        await each.close()


async def test_a_key_is_changed_during_a_burst(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekey, "AT_ONCE", 3)
    monkeypatch.setattr(keys, "PAUSE", 0)
    place = house.place

    async def burst() -> None:
        for number in range(40):
            sender = (JAY, KEL, f"+4477009002{number:02}")[number % 3]
            await place.batches.do(heard(place, f"hello {number}", number=sender))

    async def change() -> None:
        assert await house.rotate() == (2, True)
        await house.look()

    await asyncio.gather(burst(), change())
    place.clock.forward(NOTICED)
    await house.look()
    counts = await house.counts()
    assert counts[1] == ("old", 0)
    assert counts[2][0] == "in use"
    assert counts[2][1] > 100
    assert await house.retire() == [1]
    assert Vault.from_text(house.file.read()).ids == [2]
    again = await house.open()  # with the new key alone everything can be read, and is found
    async with again.reading() as rows:
        texts = await rows.scalars(select(inbox.c.person_id).where(inbox.c.person_id.is_not(None)))
        assert sorted(texts) == [1] * 14 + [2] * 13
        strangers = await rows.all(Stranger)
        assert len({s.phone for s in strangers}) == len(strangers) == 13
    await place.text(JAY, "still me")
    await place.telegram(SAM, "/queue")
    assert "still me" in str(place.chats.shown[SAM])


async def test_whoever_is_killed_in_the_middle_goes_on_where_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekey, "AT_ONCE", 2)
    for number in range(12):
        await house.place.text(JAY, f"hello {number}")
    await house.rotate()
    house.place.clock.forward(NOTICED)
    await follow(house.place.database)
    for _ in range(6):
        assert await keys._batch(house.place.database, house.place.clock.now())
    again = await house.open()  # whoever comes next knows it from the database
    await follow(again)
    async with again.reading() as rows:
        at = await rekey.progress(rows)
        assert at is not None
        assert (at.key, at.last) == (2, True)
        assert at.table > 0
    assert (await house.counts())[1][1] > 0
    await keys.look(again, house.place.clock)
    assert (await house.counts())[1] == ("old", 0)


async def test_a_change_that_broke_off_is_taken_up_and_a_prepared_key_waits(house: House) -> None:
    await house.look()
    house.file.add()  # the command died before the database was told
    assert await house.rotate(prepare=True) == (2, False)
    await house.look()
    assert {key: state for key, (state, _) in (await house.counts()).items()} == {1: "in use", 2: "prepared"}
    assert await house.rotate() == (2, False)
    await house.look()
    assert {key: state for key, (state, _) in (await house.counts()).items()} == {1: "old", 2: "in use"}


async def test_who_has_not_noticed_writes_no_second_hash_of_a_number(house: House) -> None:
    await follow(house.place.database)
    await house.rotate()
    strangers = {"phone": "+447700900177", "first_at": house.place.clock.now(), "answered_at": None}

    async def keep(rows: Rows, row: int) -> None:
        number = rows.vault.lookup("+447700900177")
        await rows.insert([Stranger(id=row, phone_hash=number, state="open", person_id=None, **strangers)])  # type: ignore[arg-type]

    with pytest.raises(TryAgain):
        async with house.place.database.writing() as rows:
            await keep(rows, 1)
    async with house.place.database.writing() as rows:  # the second time it knows
        assert rows.vault.in_use == 2
        await keep(rows, 1)
    with pytest.raises((TryAgain, Exception), match=r"quicker|uq_strangers|UNIQUE"):
        async with house.place.database.writing() as rows:
            await keep(rows, 2)


async def test_whoever_is_enrolled_under_the_old_key_is_not_enrolled_again(house: House) -> None:
    async def enrol() -> tuple[int, int]:
        async def act(desk: object) -> tuple[int, int]:
            programme = await desk.rows.one(Programme)  # type: ignore[attr-defined]
            rows = parse_people(FILE, source="people.csv", mentors=[], languages=["en", "cy"])
            done = await import_people(desk, rows, programme)  # type: ignore[arg-type]
            return done.added, done.changed

        return await house.place.at_the_desk(act)

    assert await enrol() == (1, 0)
    await house.rotate()
    await follow(house.place.database)
    assert await enrol() == (0, 0)
    await house.look()
    assert await enrol() == (0, 0)
    async with house.place.database.reading() as rows:
        assert await next_small(rows, Person.table) == 4


async def test_a_value_under_a_key_that_was_just_added_is_read(house: House) -> None:
    other = await house.open()
    await house.rotate()
    await follow(house.place.database)
    await house.place.text(JAY, "sealed with the new one")
    async with other.reading() as rows:
        assert [t.body for t in await rows.all(Received)] == ["sealed with the new one"]
    assert other.vault.ids == [1, 2]


async def test_a_key_is_kept_while_anything_needs_it(house: House) -> None:
    await house.rotate()
    with pytest.raises(BadInput, match="five minutes"):
        await house.retire()
    house.place.clock.forward(NOTICED + timedelta(seconds=1))
    with pytest.raises(BadInput, match="still under key 1"):
        await house.retire()


async def test_a_key_file_that_has_lost_the_key_in_use_is_not_followed(house: House) -> None:
    await house.rotate()
    await follow(house.place.database)
    house.file.path.write_text(new_key_text(), encoding="ascii")
    with pytest.raises(BadKey, match="not in the key file any more"):
        await follow(house.place.database)
    await house.place.text(JAY, "it goes on with what it has")


async def test_hashes_from_before_they_named_their_key_are_found(house: House) -> None:
    place = house.place
    async with place.database.writing() as rows:
        (person,) = await rows.all(Person, Person.table.c.id == 1)
        assert person.phone_hash is not None
        old = {"of": b"\0" + person.phone_hash[1:], "id": 1}
        await rows.execute(text("update people set phone_hash = :of where id = :id"), [old])
    await place.text(JAY, "it is me")
    async with place.database.reading() as rows:
        assert await rows.scalars(select(inbox.c.person_id)) == [1]
    assert (await house.counts())[1][0] == "in use"
    await house.look()
    async with place.database.reading() as rows:
        assert await rows.all(Person, Person.table.c.phone_hash == person.phone_hash)
