"""`gatewalk restore` killed at its steps: the old database is there, or the whole new one, or none that would run."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from storage.alone import half_restored, restoring
from storage.crypto import Vault, new_key_text
from storage.database import Database
from storage.replace import _swap
from storage.schema import schema_state
from storage.tables import metadata
from tests.drill.command import Commands, commands
from tests.drill.lives import KILLED
from tests.support.databases import PostgresServer
from tests.support.disaster import copy_of
from tests.support.examples import NOON, leaver, message, programme

COPY = "copy.gwb"
NOT_ENDED = "has not ended: run `gatewalk restore` again"
LAST = {"sqlite": 9, "postgresql": 4}
"""Steps at the end of a restore that are tried one by one: the commit, and what is done with the files."""
OTHERS = 4
"""So many before that, here and there."""
Held = Mapping[str, Sequence[object]]


@dataclass(kw_only=True)
class House:
    """A database that can be had anew, and somebody who puts a copy in its place."""

    shell: Commands
    vault: Vault
    old: str
    server: PostgresServer | None
    stack: ExitStack
    url: str = ""

    @property
    def file(self) -> Path:
        return Path(make_url(self.url).database or "")

    def anew(self) -> None:
        """The old database, as it was."""
        if self.server is not None:
            self.url = self.stack.enter_context(self.server.database(like=self.old))
            self.shell.environment["GATEWALK_DATABASE_URL"] = self.url
        else:
            self.clear()
            shutil.copy(make_url(self.old).database or "", self.file)

    def clear(self) -> None:
        """No file, and none beside it."""
        folder = self.shell.folder / "house"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.url = f"sqlite+aiosqlite:///{folder / 'gatewalk.db'}"
        self.shell.environment["GATEWALK_DATABASE_URL"] = self.url

    async def restore(self, kill_at: int = 0) -> int:
        """How it ended. The server may take a moment to see that the one before is dead."""
        while True:
            status = await self.shell.run("restore", str(self.shell.folder / COPY), "--replace", kill_at=kill_at)
            if "in use" not in self.shell.said:
                return status

    async def points(self) -> list[int]:
        """Steps at which to kill it, by those of one that is not killed."""
        assert await self.restore() == 0, self.shell.said
        steps = self.shell.board.steps
        last = steps - LAST["sqlite" if self.server is None else "postgresql"]
        return [*range(1, last, -(-last // OTHERS)), *range(last, steps + 1)]

    async def held(self) -> Held:
        """All rows, but those that have the time at which it was restored in them; of the marks the names."""
        database = await Database.open(self.url, self.vault)
        try:
            async with database.reading() as rows:
                tables = [table for name, table in metadata.tables.items() if name not in ("audit", "marks")]
                found = {t.name: sorted(tuple(row) for row in (await rows.execute(select(t))).all()) for t in tables}
                return found | {"marks": sorted(await rows.scalars(select(metadata.tables["marks"].c.name)))}
        finally:
            await database.close()


@pytest.fixture
async def house(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """A copy with one leaver and three texts, and after it another leaver has come."""
    (tmp_path / "gatewalk.key").write_text(new_key_text())
    vault = Vault.from_text((tmp_path / "gatewalk.key").read_text())
    database = await Database.open(database_url, vault)
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1)])
        await rows.insert([message(id=n, person_id=1) for n in range(1, 4)])
    (tmp_path / COPY).write_bytes((await copy_of(database, NOON)).getvalue())
    async with database.writing() as rows:
        await rows.insert([leaver(id=2, phone="+447700900202", phone_hash=vault.lookup("2"))])
    await database.close()
    on_a_server = not database_url.startswith("sqlite")
    server: PostgresServer | None = request.getfixturevalue("postgres") if on_a_server else None
    with ExitStack() as stack:
        environment = {"GATEWALK_KEY_FILE": str(tmp_path / "gatewalk.key")}
        shell = stack.enter_context(commands(tmp_path, environment))
        yield House(shell=shell, vault=vault, old=database_url, server=server, stack=stack)


async def test_the_old_one_is_there_or_the_whole_new_one(house: House) -> None:
    house.anew()
    old = await house.held()
    points = await house.points()
    new = await house.held()
    assert (len(old["people"]), len(new["people"]), "restored" in new["marks"]) == (2, 1, True)
    house.anew()
    found = []
    for point in points:
        assert await house.restore(point) == KILLED, house.shell.said
        assert await schema_state(house.url) == "current"
        found.append(await house.held())
        assert found[-1] in (old, new), f"step {point}, {house.shell.board.place}"
        if found[-1] == new:
            house.anew()
    assert found == sorted(found, key=lambda held: held == new)
    assert (found[0], found[-1]) == (old, new)
    assert await house.restore() == 0, house.shell.said
    assert await house.held() == new
    if house.server is None:
        assert not house.file.with_name("gatewalk.db.restoring").exists()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_where_there_was_none_it_has_to_be_done_again(house: House) -> None:
    """Nothing makes an empty database there meanwhile, as a service that migrates by itself would."""
    house.clear()
    points = await house.points()
    new, found = await house.held(), {}
    for point in points[:1] + points[-4:]:
        house.clear()
        assert await house.restore(point) == KILLED
        found[point] = await schema_state(house.url)
        if found[point] == "current":
            assert await house.held() == new
    assert list(found.values()) == ["none", "restoring", "current", "current", "current"]
    house.clear()
    assert await house.restore(points[-4]) == KILLED
    for command in ("run", "migrate", "doctor"):
        assert await house.shell.run(command, folder=house.file.parent) != 0
        assert NOT_ENDED in house.shell.said
        assert house.shell.said.count("\n") == 1 or command == "doctor"
    assert not house.file.exists()
    assert await house.restore() == 0
    assert await house.held() == new


def test_what_could_not_be_read_leaves_its_place_with_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its log it might be read, and be another than it was; and the new one must not find that log."""
    old, new = {"": "old", "-wal": "log"}, {"": "new"}
    taken = 0

    def killed_at(step: int, call: Callable[..., None]) -> Callable[..., None]:
        def counted(*given: object, **more: object) -> None:
            nonlocal taken
            taken += 1
            if taken == step:
                raise KeyboardInterrupt
            call(*given, **more)

        return counted

    def there(folder: Path, name: str) -> dict[str, str]:
        return {ending: (folder / (name + ending)).read_text() for ending in old if (folder / (name + ending)).exists()}

    states = []
    for step in range(1, 9):
        folder = tmp_path / str(step)
        folder.mkdir()
        for ending, content in old.items():
            (folder / f"a.db{ending}").write_text(content)
        restoring(folder / "a.db").write_text("new")
        taken = 0
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            for name in ("fsync", "link", "rename", "replace", "unlink"):
                patch.setattr(os, name, killed_at(step, getattr(os, name)))
            _swap(folder / "a.db", restoring(folder / "a.db"), folder / "a.db.kept")
        here = there(folder, "a.db")
        states.append("old" if here == old else "new" if here == new else "none")
        assert half_restored(folder / "a.db") == ("" not in here)
        assert states[-1] == "old" or there(folder, "a.db.kept") == old
    assert states == ["old"] * 3 + ["none"] * 2 + ["new"] * 3
