"""What a command does at the desk is committed as a whole, done again where something was in the way, or not at all."""

import pytest

from bot.services.desk import Desk
from bot.services.office import TRIES
from storage.database import Database
from storage.errors import TryAgain
from storage.records import Programme
from tests.services.enrolling import Enrolling
from tests.support import examples


async def test_what_was_in_the_way_is_tried_again_from_the_start(database: Database) -> None:
    tries: list[Desk] = []

    async def act(desk: Desk) -> int:
        tries.append(desk)
        desk.add(examples.programme(id=1, slug="leicester-up"))
        if len(tries) == 1:
            raise TryAgain
        return len(tries)

    office = Enrolling(database)
    assert await office.at_the_desk(act) == 2
    assert [programme.slug for programme in await office.all(Programme)] == ["leicester-up"]


async def test_the_last_try_raises_and_nothing_was_done(database: Database) -> None:
    tries: list[Desk] = []

    async def act(desk: Desk) -> None:
        tries.append(desk)
        await desk.rows.insert([examples.programme(id=1)])
        raise TryAgain

    office = Enrolling(database)
    with pytest.raises(TryAgain):
        await office.at_the_desk(act)
    assert len(tries) == TRIES
    assert await office.all(Programme) == []


async def test_another_failure_is_not_tried_again(database: Database) -> None:
    tries: list[Desk] = []

    async def act(desk: Desk) -> None:
        tries.append(desk)
        await desk.rows.insert([examples.programme(id=1)])
        raise LookupError

    office = Enrolling(database)
    with pytest.raises(LookupError):
        await office.at_the_desk(act)
    assert len(tries) == 1
    assert await office.all(Programme) == []
