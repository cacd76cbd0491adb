"""A database is lost and a copy restored, with the service on the wire: the stand-ins' lists show nothing twice."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.settings import Settings
from storage.crypto import Vault
from storage.happenings import CheckIn
from tests.end_to_end.place import OSRIC, ROSE, WILMA, ZEB, Place, opened
from tests.support.disaster import copy_of, put_back


def sent(place: Place) -> Counter[tuple[str, str]]:
    """How often each text stands in Twilio's list, and each message in a chat of the staff's."""
    texts = [(phone, text) for phone in (ZEB, ROSE) for text in place.texts(phone)]
    return Counter(texts + [(str(user), text) for user in (OSRIC, WILMA) for text in place.told(user)])


@dataclass(frozen=True, kw_only=True)
class Lost:
    """A database that is lost: an older copy of it, and what had been sent and answered until then."""

    copy: io.BytesIO
    before: Counter[tuple[str, str]]
    check_ins: set[tuple[int, date, str, int | None]]


async def a_day(world: World, clock: MovableClock, settings: Settings) -> Lost:
    """A check-in with an answer and one without, and a text, all since the copy."""
    async with opened(world, clock, settings) as place:
        await place.enrol()
        await place.wait(hours=20)
        copy = await copy_of(place.product.database, clock.now())
        await place.until(clock.now().replace(hour=10, minute=5) + timedelta(days=(clock.now().hour >= 10)))
        assert await place.text(ZEB, "2")
        assert await place.text(ROSE, "NEXT")
        await place.wait(hours=8)
        before = sent(place)
        check_ins = {(c.person_id, c.day, c.state, c.mood) for c in await place.rows(CheckIn)}
    assert {state for _, _, state, _ in check_ins} == {"answered", "open"}
    return Lost(copy=copy, before=before, check_ins=check_ins)


async def nothing_went_twice(places: Sequence[Place], lost: Lost) -> None:
    """Each member of staff has one summary, and Rose's check-in is answered, which nobody had heard."""
    for place in [*places, *places]:
        place.clock.forward(timedelta(seconds=30))
        await place.product.schedule.settle_doubts()
        await place.settle()
    news = sent(places[0]) - lost.before
    assert {who for who, _ in news} == {ROSE, str(OSRIC), str(WILMA)}
    for user in (OSRIC, WILMA):
        assert sum(who == str(user) and text.startswith("Gatewalk was restored") for who, text in news.elements()) == 1
    assert max(Counter({key: n for key, n in sent(places[0]).items() if key[0] in (ZEB, ROSE)}).values()) == 1
    held = {(c.person_id, c.day, c.state, c.mood) for c in await places[0].rows(CheckIn)}
    assert {c for c in held if c[0] == 1} == {c for c in lost.check_ins if c[0] == 1}
    assert (2, 4) in {(person, mood) for person, _, _, mood in held}


async def test_nothing_goes_twice(world: World, clock: MovableClock, settings: Settings, database_url: str) -> None:
    settings = replace(settings, database_url=database_url)
    vault = Vault.from_text(settings.key_file.read_text(encoding="ascii"))
    lost = await a_day(world, clock, settings)
    await put_back(database_url, vault, lost.copy, clock.now())
    world.twilio.inbound_webhooks("lost")
    await world.twilio.text_in(ROSE, "4")  # while nobody listens
    async with opened(world, clock, settings) as place:
        await nothing_went_twice([place], lost)
