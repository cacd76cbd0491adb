"""Texts a day to one person and a programme's money for a month are bounded, with a part kept back for emergencies."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from unittest import mock

import pytest

from bot.channels.message import Accepted, Refused, SmsOut, TextIn
from bot.rules.policy import parse_policy
from bot.services import bounds, calls
from bot.services.apply_policy import apply_policy
from bot.services.work import Work
from bot.services.works import GotReceipt
from storage import tallies
from storage.crypto import Vault
from storage.database import Database
from storage.errors import DatabaseAway
from storage.happenings import Message, Session
from tests.support import home as small
from tests.support.disaster import Listed, begin_again, copy_of, lose
from tests.support.home import ALEX, DANGER, HELPLINES, JAY, SAM, heard, rows_of, second_leaver
from tests.support.town import LONDON, Town
from tests.support.trouble import look_up

NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."


@pytest.fixture
async def poor(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    """A programme with 40p a month: ten segments, one of them kept back."""
    policy = HELPLINES.replace("[programme]\n", "[programme]\nmonthly_spend_limit_gbp = 0.40\n")
    database = await Database.open(sqlite_url, vault)
    async with small.home(database, policy=policy) as made:
        yield made
    await database.close()


def _told(place: Town, words: str) -> list[str]:
    return [shown.text for shown in place.chats.shown[ALEX] if words in shown.text]


async def _limit(place: Town, pounds: str) -> None:
    """The policy with another limit is put into force."""
    source = HELPLINES.replace("[programme]\n", f"[programme]\nmonthly_spend_limit_gbp = {pounds}\n")
    policy = parse_policy(source, today=small.MONDAY.date())
    await place.at_the_desk(lambda desk: apply_policy(desk, policy))


async def _summary(place: Town) -> str:
    await place.wait(minutes=2)
    before = len(place.chats.shown[ALEX])
    await place.schedule.check()
    await place.settle()
    return "\n".join(shown.text for shown in place.chats.shown[ALEX][before:])


async def test_after_a_days_texts_only_emergencies_are_answered_until_midnight(place: Town) -> None:
    await second_leaver(place)
    for _ in range(bounds.A_DAY + 5):
        await place.text(JAY, "NEXT")
    assert place.inbox(JAY) == [NOTHING_BOOKED] * bounds.A_DAY
    over = [m for m in await rows_of(place, Message) if m.error == "day_bound"]
    assert [m.state for m in over] == ["failed"] * 5
    assert len(await place.text(JAY, DANGER)) == 2
    assert await place.text(small.KEL, "NEXT") == [NOTHING_BOOKED]
    told = await _summary(place)
    assert told.splitlines()[1:] == ["Jay: an answer"]
    assert "used up" in told
    await place.until_local(small.MONDAY.date().replace(day=3), 9, 30)
    place.inbox(JAY)
    assert await place.text(JAY, "NEXT") == [NOTHING_BOOKED]


async def test_emergencies_have_a_bound_of_their_own(place: Town) -> None:
    for _ in range(bounds.A_DAY):
        await place.text(JAY, "NEXT")
    for _ in range(bounds.KEPT_BACK_A_DAY):
        await place.text(JAY, DANGER)
    assert len(place.phones.texts[JAY]) == bounds.A_DAY + bounds.KEPT_BACK_A_DAY


async def test_a_humans_words_over_the_bound_are_shown_to_their_author(place: Town) -> None:
    for _ in range(bounds.A_DAY):
        await place.text(JAY, "NEXT")
    await place.text(JAY, "is it still on for friday then sam")
    await place.telegram(SAM, "Yes it is", reply_to=place.chats.shown[SAM][-1].number)
    assert place.phones.texts[JAY][-1].body == NOTHING_BOOKED
    assert place.chats.shown[SAM][-1].text == "This did not reach Jay."


async def test_the_months_money_ends_and_a_tenth_is_kept_for_emergencies(poor: Town) -> None:
    for _ in range(12):
        await poor.text(JAY, "NEXT")
    assert poor.inbox(JAY) == [NOTHING_BOOKED] * 9
    assert len(_told(poor, "80% of this month's £0.4")) == 1
    assert len(_told(poor, "90% of this month's £0.4")) == 1
    assert len(await poor.text(JAY, DANGER)) == 1  # of its two texts; then all of it is spent
    assert len(_told(poor, "All of this month's £0.4")) == 1
    assert "Jay: an answer" in await _summary(poor)


async def test_that_only_emergencies_are_answered_is_told_also_where_no_text_ends_on_nine_tenths(poor: Town) -> None:
    """Eleven texts cost 44p, and nine tenths of 50p are 45p."""
    await _limit(poor, "0.50")
    for _ in range(11):
        await poor.text(JAY, "NEXT")
    assert _told(poor, "90% of this month's") == []
    await poor.text(JAY, "NEXT")
    await poor.text(JAY, "NEXT")
    assert poor.inbox(JAY) == [NOTHING_BOOKED] * 11
    assert len(_told(poor, "80% of this month's £0.50")) == 1
    assert len(_told(poor, "90% of this month's £0.50")) == 1


async def test_another_limit_is_told_of_anew(poor: Town) -> None:
    for _ in range(10):
        await poor.text(JAY, "NEXT")
    await _limit(poor, "0.80")
    for _ in range(9):
        await poor.text(JAY, "NEXT")
    assert len(poor.inbox(JAY)) == 18
    assert len(_told(poor, "80% of this month's £0.80")) == 1
    assert len(_told(poor, "90% of this month's £0.80")) == 1
    await _limit(poor, "0.60")
    await poor.text(JAY, "NEXT")
    await poor.text(JAY, "NEXT")
    assert poor.inbox(JAY) == []
    assert len(_told(poor, "90% of this month's £0.60")) == 1


async def test_a_text_that_took_more_segments_than_were_counted_is_told_of(poor: Town) -> None:
    good = poor.phones.send

    async def long(text: SmsOut) -> Any:
        sent = await good(text)
        assert isinstance(sent, Accepted)
        return replace(sent, segments=9)

    poor.outbox.calls.sms = mock.Mock(send=long)
    await poor.text(JAY, "NEXT")
    await poor.text(JAY, "NEXT")
    assert poor.inbox(JAY) == [NOTHING_BOOKED]
    assert len(_told(poor, "90% of this month's £0.40")) == 1


async def test_that_news_of_a_session_waits_for_money_is_told_once_a_day_while_it_waits(poor: Town) -> None:
    """Jay would wait for Sam in vain: somebody has to ring him. With money again it goes."""
    await poor.text(JAY, "BOOK")
    await poor.text(JAY, "fri")
    await poor.text(JAY, "1")
    for _ in range(9):
        await poor.text(JAY, "NEXT")
    await _summary(poor)
    poor.inbox(JAY)
    (session,) = await rows_of(poor, Session)
    await poor.telegram(SAM, "/sessions")
    await poor.tap(SAM, "Cancel", on=poor.chats.shown[SAM][-1])
    await poor.tap(SAM, "Yes", on=poor.chats.shown[SAM][-1])
    told = await _summary(poor)
    assert "used up" in told
    assert "Jay: news of a session" in told
    await poor.wait(hours=3)
    assert "news of a session" not in await _summary(poor)
    assert poor.inbox(JAY) == []
    async with poor.database.writing() as rows:
        await tallies.add(rows, {("spend 1", "2026-11"): -200_000})
    await poor.wait(hours=2)
    assert "is off" in " ".join(poor.inbox(JAY))
    assert session.starts_at > poor.clock.now()


async def test_a_check_in_without_money_is_no_silence_of_the_leavers(poor: Town) -> None:
    for _ in range(12):
        await poor.text(JAY, "NEXT")
    await poor.wait(days=2, hours=1)
    assert "unreachable" in await small.open_items(poor)
    assert "missed_check_in" not in await small.open_items(poor)


async def test_what_the_provider_has_not_taken_costs_nothing(poor: Town) -> None:
    poor.phones.off[JAY] = "30003"
    good = poor.outbox.calls.sms

    class Away:
        async def send(self, text: object) -> object:
            from bot.channels.message import NotTried

            return NotTried()

    poor.outbox.calls.sms = Away()  # type: ignore[assignment]
    by_the_clock = mock.Mock(monotonic=lambda: poor.clock.now().timestamp())  # the rests, too, which are real seconds
    with mock.patch.object(calls, "time", by_the_clock):
        await poor.text(JAY, "NEXT")
        for _ in range(30):
            await poor.wait(minutes=11)
    poor.outbox.calls.sms, poor.outbox.calls.sms_rests_until = good, 0.0
    del poor.phones.off[JAY]
    await poor.wait(minutes=11)
    assert NOTHING_BOOKED in poor.inbox(JAY)
    assert _told(poor, "of this month's") == []


async def test_on_both_databases_what_goes_is_counted(home: Town) -> None:
    await home.batches.do(heard(home, "NEXT"))
    await home.settle()
    async with home.database.reading() as rows:
        found = await tallies.read(rows, [("texts p1", "2026-11-02"), ("spend 1", "2026-11"), ("spend 2", "2026-11")])
    assert found == {("texts p1", "2026-11-02"): 1, ("spend 1", "2026-11"): 40_000, ("spend 2", "2026-11"): 0}


async def test_what_a_refused_text_would_have_cost_is_given_back_once_however_often_its_turn_is_tried(
    home: Town,
) -> None:
    class Refuses:
        async def send(self, text: SmsOut) -> Refused:
            return Refused(code="21211", final=True)

    tried: list[Work] = []
    do = home.batches.do

    async def away_at_first(work: Work) -> Any:
        if isinstance(work, GotReceipt):
            tried.append(work)
            if len(tried) == 1:
                raise DatabaseAway("away")
        return await do(work)

    home.outbox.calls.sms, home.batches.do = Refuses(), away_at_first  # type: ignore[method-assign]
    await home.text(JAY, "NEXT")
    assert len(tried) == 2
    async with home.database.reading() as rows:
        found = await tallies.read(rows, [("texts p1", "2026-11-02"), ("spend 1", "2026-11")])
    assert found == {("texts p1", "2026-11-02"): 0, ("spend 1", "2026-11"): 0}


@pytest.mark.parametrize("month", ["2026-10", "2027-03"])
async def test_a_text_counts_whole_to_the_month_in_which_it_was_claimed(
    database: Database, month: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the programme's clock, which is an hour ahead of UTC at the end of March. Twilio answers after midnight."""
    midnight = datetime.combine(date.fromisoformat(f"{month}-31"), time(23, 59, 59), LONDON)
    async with small.home(database, start=midnight) as place:
        good = place.phones.send

        async def slow(text: SmsOut) -> Any:
            place.clock.forward(timedelta(seconds=2))
            sent = await good(text)
            assert isinstance(sent, Accepted)
            return replace(sent, segments=3)

        monkeypatch.setattr(place.phones, "send", slow)
        await place.text(JAY, "NEXT")
        async with place.database.reading() as rows:
            spent = await tallies.read(rows, [("spend 1", month)])
    assert spent["spend 1", month] == 120_000


async def test_what_a_lost_database_spent_counts_and_what_it_never_sent_counts_once(home: Town) -> None:
    listed = Listed(home)
    copy = await copy_of(home.database, home.clock.now())
    for _ in range(3):
        await listed.text(JAY, "NEXT")
        await home.wait(minutes=2)
    last = TextIn(channel="sms", provider_id="SMlast", sender=JAY, body="NEXT", at=home.clock.now())
    listed.texts.append(last)
    home.clock.forward(timedelta(hours=1))
    await lose(home, copy)
    await begin_again(home, listed)
    async with home.database.reading() as rows:
        found = await tallies.read(rows, [("texts p1", "2026-11-02"), ("spend 1", "2026-11")])
    assert found == {("texts p1", "2026-11-02"): 4, ("spend 1", "2026-11"): 160_000}
    await look_up(home, minutes=2)
    assert len(home.inbox(JAY)) == 4
    async with home.database.reading() as rows:
        assert await tallies.read(rows, found) == found
