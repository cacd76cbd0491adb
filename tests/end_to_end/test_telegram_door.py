"""Telegram's updates over HTTP, by webhook and by poll: none is lost, none is done twice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.handlers import telegram
from bot.sandbox.server import World
from bot.services.staff.door import StaffUpdate
from bot.settings import Settings
from storage.errors import DatabaseAway
from storage.happenings import Message
from tests.end_to_end.place import OSRIC, ROSE, ZEB, Place, opened

SECRET = "a-secret-that-only-telegram-has"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hooked(world: World, clock: MovableClock, settings: Settings) -> AsyncIterator[Place]:
    """With everybody enrolled, in webhook mode."""
    async with opened(world, clock, settings, telegram_mode="webhook", telegram_webhook_secret=SECRET) as place:
        await place.enrol()
        yield place


async def test_updates_come_by_webhook_and_repeats_do_nothing(hooked: Place, world: World) -> None:
    world.telegram.updates.repeat_webhooks = True
    await hooked.text(ZEB, "hello marmalade")
    alert = hooked.shown(OSRIC, "marmalade")
    assert await hooked.taps(OSRIC, alert, "Take") == "You have it now."
    await hooked.says(OSRIC, "hello you", to=alert)
    assert hooked.texts(ZEB)[1:] == ["Osric: hello you"]
    assert world.telegram.updates.pending == 0


async def test_only_telegram_gets_in_by_the_webhook(hooked: Place) -> None:
    update: dict[str, Any] = {"update_id": 1, "message": {}}
    path = "/telegram/webhook"
    assert (await hooked.post(path, json=update))[0] == 403
    assert (await hooked.post(path, json=update, headers={HEADER: SECRET + "x"}))[0] == 403
    right = {HEADER: SECRET}
    assert (await hooked.post(path, data=b"{", headers=right))[0] == 400
    assert (await hooked.post(path, data=b"\xff", headers=right))[0] == 400
    assert (await hooked.post(path, data=b"[" * 100_000, headers=right))[0] == 400
    assert (await hooked.post(path, json=[], headers=right))[0] == 400
    assert (await hooked.post(path, json={"message": {}}, headers=right))[0] == 400
    assert (await hooked.post(path, json=update, headers=right))[0] == 200


async def test_in_polling_mode_the_webhook_is_shut(town: Place) -> None:
    assert (await town.post("/telegram/webhook", json={"update_id": 1}, headers={HEADER: ""}))[0] == 503


async def test_an_update_that_could_not_be_stored_comes_again_by_webhook(
    hooked: Place, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fails(monkeypatch, hooked, DatabaseAway("away"), times=3)
    await hooked.says(OSRIC, "/help")
    assert hooked.shown(OSRIC).text.startswith("/queue")


async def test_an_update_that_could_not_be_stored_comes_again_by_poll(
    town: Place, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "REST", 0.01)
    _fails(monkeypatch, town, DatabaseAway("away"), times=3)
    await town.says(OSRIC, "/help")
    assert town.shown(OSRIC).text.startswith("/queue")


async def test_an_update_that_fails_does_not_hold_up_the_next_poll(
    town: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _one_fails(town, monkeypatch)


async def test_an_update_that_fails_does_not_hold_up_the_next_webhook(
    hooked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _one_fails(hooked, monkeypatch)


async def _one_fails(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _fails(monkeypatch, place, RuntimeError("a fault of ours"), times=1)
    await place.says(OSRIC, "/queue")
    assert place.shown(OSRIC).text == "Something went wrong and nothing was done. Please try again."
    await place.says(OSRIC, "/help")
    assert place.shown(OSRIC).text.startswith("/queue")


def _fails(monkeypatch: pytest.MonkeyPatch, place: Place, error: Exception, *, times: int) -> None:
    """The next things that staff do fail so often."""
    real, left = StaffUpdate.act, [error] * times

    async def act(self: StaffUpdate, desk: Any) -> Any:
        if left:
            raise left.pop()
        return await real(self, desk)

    monkeypatch.setattr(StaffUpdate, "act", act)


async def test_telegram_asks_to_slow_down(town: Place, world: World) -> None:
    world.telegram.fail("too_many", OSRIC, retry_after=20)
    await town.text(ZEB, "first marmalade")
    await town.text(ROSE, "second marmalade")
    assert not [t for t in town.told(OSRIC) if "marmalade" in t]
    await town.wait(seconds=21)
    assert [t.split("\n")[0] for t in town.told(OSRIC) if "marmalade" in t] == [
        "Zebedee: first marmalade",
        "Rosamund: second marmalade",
    ]


@pytest.mark.parametrize("fault", ["server_error", "time_out_before"])
async def test_an_alert_of_which_nobody_knows_whether_it_went_goes_again(town: Place, world: World, fault: str) -> None:
    world.telegram.fail(fault, OSRIC, call="sendMessage")  # type: ignore[arg-type]
    await town.text(ZEB, "hello marmalade")
    assert not [t for t in town.told(OSRIC) if "marmalade" in t]
    await town.wait(minutes=1)
    await town.product.schedule.settle_doubts()
    await town.settle()
    assert len([t for t in town.told(OSRIC) if "marmalade" in t]) == 1


async def test_a_mentor_who_blocks_the_bot_holds_up_nobody(town: Place, world: World) -> None:
    world.telegram.block(OSRIC)
    await town.text(ZEB, "hello marmalade")
    (alert,) = [m for m in await town.rows(Message) if m.purpose == "relay_staff"]
    assert (alert.state, alert.error) == ("failed", "blocked")
    world.telegram.block(OSRIC, blocked=False)
    world.telegram.press_start(OSRIC)
    await town.settle()
    assert "hello marmalade" in town.shown(OSRIC).text
    assert town.shown(OSRIC).labels[0] == "Take"


async def test_an_edit_that_changes_no_word_is_not_answered(town: Place, world: World) -> None:
    said = await town.says(OSRIC, "/help")
    told = town.told(OSRIC)
    world.telegram.edit(OSRIC, said.id, "/help")  # such as a link whose picture has been found
    await town.settle()
    assert town.told(OSRIC) == told


async def test_pictures_and_edits_are_answered(town: Place, world: World) -> None:
    said = await town.says(OSRIC, "/help")
    world.telegram.edit(OSRIC, said.id, "/queue")
    await town.settle()
    assert town.shown(OSRIC).text == "An edit does not reach anybody. Write it again as a new message."
    assert town.clock.now() - said.date == timedelta(0)


async def test_who_tries_links_is_answered_a_few_times_a_minute(town: Place, world: World) -> None:
    """Each answer holds up the updates behind it."""
    for user in range(8000, 8020):
        world.telegram.person(user, "Mallory")
        for guess in range(6):
            world.telegram.press_start(user, f"guess{guess}")
    await town.text(ZEB, "hello marmalade")
    assert await town.taps(OSRIC, town.shown(OSRIC, "marmalade"), "Take") == "You have it now."
    answers = [len(town.told(user)) for user in range(8000, 8020)]
    assert (max(answers), sum(answers)) == (3, 30)
    await town.wait(minutes=2)
    world.telegram.press_start(8019, f"token-of-{OSRIC}")
    await town.settle()
    assert town.told(8019)[-1] == "This link has been used. Please ask for a new one."
