"""An act that fails leaves nothing behind but that it came, and never blocks what comes after it."""

import pytest

from bot.services.staff import queue_list
from bot.services.staff.visit import Visit
from storage.errors import Overlap
from storage.happenings import Message, Received
from tests.support.office import JAY, SAM, Office


async def _breaks(visit: Visit) -> None:
    visit.answer("queue.empty")
    raise ZeroDivisionError


async def _overlaps(visit: Visit) -> None:
    raise Overlap("two sessions at once")


async def test_a_command_that_raises_is_kept_and_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_list, "show_queue", _breaks)
    assert await office.says(SAM, "/queue") == ["Something went wrong and nothing was done. Please try again."]
    async with office.town.database.reading() as rows:
        (kept,) = await rows.all(Received, Received.table.c.channel == "telegram")
        sent = await rows.all(Message, Message.table.c.staff_id == office.ids["Sam"])
    assert (kept.body, kept.state) == ("/queue", "failed")
    assert len(sent) == 1
    await office.town.text(JAY, "can you help me with a form")
    assert office.last(SAM).text == "Jay: can you help me with a form"


async def test_a_time_that_was_taken_at_the_same_moment_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_list, "show_queue", _overlaps)
    assert await office.says(SAM, "/queue") == ["Somebody has just taken that time. Nothing was done."]
