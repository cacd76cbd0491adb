"""Old texts lose their words at Twilio too, by the running service, even when Twilio is away at first."""

from datetime import timedelta

from tests.end_to_end.place import ZEB, Place


async def test_the_words_of_old_texts_go_at_twilio_and_a_new_one_stays(town: Place) -> None:
    await town.text(ZEB, "marmalade on toast")
    schedule = town.product.schedule
    town.clock.forward(timedelta(days=91))
    await town.text(ZEB, "marmalade again")
    theirs = [m for m in town.world.twilio.messages.values() if ZEB in (m.to, m.sender)]
    old = [m for m in theirs if m.created < town.clock.now() - timedelta(days=90)]
    assert len(old) > 1
    town.world.twilio.fail("server_error", call="update", times=None)
    await schedule.give_up()
    await schedule.give_up()
    await schedule.take_away()
    town.world.twilio.heal()
    assert all(m.body for m in theirs)
    town.clock.forward(timedelta(minutes=2))
    await schedule.take_away()
    assert [m.body for m in old if m.body] == ["marmalade on toast"]  # it waits for an answer still
    assert all(m.body for m in theirs if m not in old)
