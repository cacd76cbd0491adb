"""Ids are the order in which things were said: a process goes on above them, whatever its clock says."""

from bot.settings import Settings
from bot.wiring import product
from tests.support.examples import message

AHEAD = 2**52
"""An id of the year 2060."""


async def test_a_process_begins_above_what_is_stored(settings: Settings) -> None:
    async with product(settings) as before, before.database.writing() as rows:
        assert before.new_id() < AHEAD
        await rows.insert([message(id=AHEAD)])
    async with product(settings) as again:
        assert again.new_id() > AHEAD
