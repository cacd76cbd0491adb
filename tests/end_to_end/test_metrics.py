"""The figures for Prometheus, as they are after texts, failures and time."""

import asyncio
import re
from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from bot.sandbox.server import World
from storage.happenings import Due, Message
from tests.end_to_end.place import OSRIC, ROSE, WILMA, ZEB, Place

Figures = dict[tuple[str, tuple[str, ...]], float]


async def scraped(place: Place) -> Figures:
    """Every sample by its name without the prefix, and the values of its labels in the order of their names."""
    status, body = await place.get("/metrics")
    assert status == 200
    return {
        (
            sample.name.removeprefix("gatewalk_"),
            tuple(value for _, value in sorted(sample.labels.items())),
        ): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }


async def test_texts_in_and_out_are_counted_once_each(town: Place, world: World) -> None:
    before = await scraped(town)
    await town.text(ZEB, "any marmalade left")
    await town.text("+447700900177", "who is this")
    await town.says(OSRIC, "plenty", to=town.shown(OSRIC, "marmalade"))
    await town.text(ROSE, "NEXT")
    town.clock.forward(timedelta(seconds=11))
    after = await scraped(town)

    def more(name: str, *labels: str) -> float:
        return after.get((name, labels), 0) - before.get((name, labels), 0)

    assert more("texts_in_total", "sms", "leaver") == 2
    assert more("texts_in_total", "sms", "unknown") == 1
    assert more("texts_in_total", "telegram", "staff") == 1
    for state in ("sent", "delivered"):
        assert more("messages_out_total", "sms", "relay", state) == 1
        assert more("messages_out_total", "sms", "answer", state) == 2
    assert more("segments_total") == 3
    assert more("due_to_sent_seconds_count", "sms") == 3
    assert more("due_to_sent_seconds_bucket", "sms", "60.0") == 3
    assert more("webhooks_total", "inbound", "200") == 3
    assert more("webhook_seconds_count", "inbound") == 3
    assert more("turns_total", "HeardText") == 2
    assert more("batch_size_count") > 0
    assert after["build_info", ("sqlite", "0.1.0")] == 1


async def test_what_goes_wrong_is_counted_by_reason(town: Place, world: World) -> None:
    world.twilio.switch("off", ZEB)
    await town.says(OSRIC, "/people")
    await town.text(ZEB, "NEXT")
    world.twilio.fail("time_out_after", ROSE)
    world.twilio.receipts("lost")
    await town.text(ROSE, "NEXT")
    figures = await scraped(town)
    assert figures["provider_errors_total", ("twilio", "phone_off")] == 1
    assert figures["provider_errors_total", ("twilio", "no_answer")] == 1
    assert figures["messages_out_total", ("sms", "answer", "undelivered")] == 1
    assert figures["messages_out_total", ("sms", "answer", "in_doubt")] == 1
    assert figures["outbox", ("in_doubt",)] == 1
    taken = figures["segments_total", ()]
    town.clock.forward(timedelta(minutes=2))
    assert (await scraped(town))["outbox_oldest_seconds", ("in_doubt",)] >= 120
    await town.product.schedule.settle_doubts()
    town.clock.forward(timedelta(seconds=11))
    figures = await scraped(town)
    assert figures["outbox", ("in_doubt",)] == 0
    assert figures["messages_out_total", ("sms", "answer", "sent")] >= 2  # found in Twilio's own list
    assert figures["segments_total", ()] == taken + 1


async def test_lateness_is_measured_from_when_it_was_due(town: Place) -> None:
    await town.until(town.clock.now() + timedelta(hours=23))
    due = await town.product.next_due()
    assert due is not None
    town.clock.move_to(due + timedelta(seconds=50))
    assert (await scraped(town))["overdue_seconds", ()] == 50
    await town.settle()
    town.clock.forward(timedelta(seconds=11))
    figures = await scraped(town)
    assert figures["overdue_seconds", ()] == 0
    assert figures["due_late_seconds_sum", ("check_in",)] == 50
    (prompt,) = [m for m in await town.rows(Message) if m.purpose == "prompt"]
    assert prompt.due_at == due
    total = figures["due_to_sent_seconds_sum", ("sms",)]
    assert 50 <= total < 60


async def test_the_queue_shows_what_nobody_has_taken_and_since_when(town: Place) -> None:
    await town.text(ZEB, "i want to kill myself")
    town.clock.forward(timedelta(minutes=4))
    figures = await scraped(town)
    assert figures["open_items", ("emergency",)] == figures["untaken_items", ("emergency",)] == 1
    assert figures["oldest_untaken_seconds", ("emergency",)] == 240
    await town.taps(WILMA, town.shown(WILMA, "Zebedee"), "I have it")
    town.clock.forward(timedelta(seconds=11))
    figures = await scraped(town)
    assert figures["open_items", ("emergency",)] == 1
    assert figures["untaken_items", ("emergency",)] == figures["oldest_untaken_seconds", ("emergency",)] == 0


async def test_a_ladder_that_stands_still_shows(town: Place) -> None:
    await town.text(ZEB, "any marmalade left")
    await town.until(town.clock.now() + timedelta(minutes=1))
    town.product.schedule.scheduler.pause()  # nobody sweeps any more
    step = next(row.at for row in await town.rows(Due) if row.kind == "rung")
    town.clock.move_to(step + timedelta(minutes=7))
    figures = await scraped(town)
    assert figures["ladder_late_seconds", ()] == 420
    assert figures["schedule_on_time", ()] == 0
    assert figures["last_sweep_age_seconds", ()] >= 420


async def test_one_replica_polls_and_nothing_else_is_told(town: Place) -> None:
    for _ in range(100):
        if (await scraped(town))["polls_telegram", ()] == 1:
            break
        await asyncio.sleep(0.02)
    status, body = await town.get("/metrics")
    assert status == 200
    assert "gatewalk_polls_telegram 1.0" in body
    assert not re.search(r"7700 ?900\d{3}|Zebedee|Osric|token", body)
