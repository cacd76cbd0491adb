"""Whoever goes quiet is on one list, and climbs until a human has taken it."""

from datetime import UTC, datetime

from tests.end_to_end.place import BERYL, OSRIC, ROSE, WILMA, ZEB, Place


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


async def test_a_missed_check_in_climbs_to_the_coordinator_who_takes_it(town: Place) -> None:
    await town.until(at(25, 11))
    await town.text(ROSE, "5")
    await town.until(at(25, 16))
    assert town.texts(ZEB)[-1] == "Osric here again. No rush. How are you today, from 1 to 5?"
    await town.until(at(26, 9, 59))
    assert not [t for t in town.told(OSRIC) if "no answer" in t]
    await town.until(at(26, 10))
    first = town.shown(OSRIC, "no answer to the check-in")
    assert first.text.startswith("Zebedee: no answer to the check-in, since today 10am")
    await town.until(at(26, 12))
    assert "Newer one below." in first.text
    assert first.labels == []
    await town.until(at(26, 14))
    assert town.shown(BERYL, "no answer to the check-in").labels[0] == "Take"
    assert not [t for t in town.told(WILMA) if "no answer" in t]
    await town.until(at(27, 10))
    alert = town.shown(WILMA, "no answer to the check-in")
    assert alert.labels[0] == "I have it"

    assert await town.taps(WILMA, alert, "I have it") == "You have it now."
    for colleague in (OSRIC, BERYL):
        seen = town.shown(colleague, "no answer to the check-in")
        assert seen.text.endswith("Wilhelmina has it.")
        assert seen.labels == []
    before = len(town.told(OSRIC)), len(town.told(BERYL)), len(town.told(WILMA))
    await town.until(at(27, 12, 30))
    assert (len(town.told(OSRIC)), len(town.told(BERYL)), len(town.told(WILMA))) == before

    await town.text(ZEB, "3")
    assert town.shown(WILMA).text == "Zebedee has answered: 3 out of 5."
    assert alert.labels == []
