"""Check-ins rest for a while."""

import pytest

from bot.talk.effects import Hold, Queue
from tests.support.conversation import Conversation

OFFER = "OK, have a rest. Until when?\n1 Thu 26 Nov\n2 Mon 30 Nov\n3 Mon 7 Dec\nReply with a number or a day."


def test_a_number_holds() -> None:
    talk = Conversation("pause").reads(OFFER).says("2").wants(Hold(until="2026-11-30"))
    assert talk.reads("OK. I'll ask how you are again Mon 30 Nov. Text OK any time.").over


@pytest.mark.parametrize(("answer", "until"), [("a week", "2026-11-30"), ("3 days", "2026-11-26")])
def test_words_for_what_was_offered_hold_at_once(answer: str, until: str) -> None:
    assert Conversation("pause").says(answer).wants(Hold(until=until)).over


def test_another_day_is_said_back_for_a_yes() -> None:
    talk = Conversation("pause").says("til friday").wants()
    talk.reads(OFFER, "I'll ask how you are again Fri 27 Nov. Is that right? 1 yes 2 no")
    assert talk.says("yes").wants(Hold(until="2026-11-27")).over


def test_a_day_that_was_misread_is_asked_again_and_then_a_human_helps() -> None:
    talk = Conversation("pause").says("til friday").says("no").says("til friday").says("2").says("10 days")
    assert not talk.over
    talk.wants().says("no").wants(Queue(kind="plan_help", detail={"why": "pause"}))
    assert talk.said[-1] == "Let's do this another way. Sam can see this now."
    assert talk.over


def test_another_day_than_the_one_just_chosen_is_said_back_at_once() -> None:
    talk = Conversation("pause", {"said": "2026-11-30"})
    talk.reads("I'll ask how you are again Mon 30 Nov. Is that right? 1 yes 2 no")
    assert talk.says("no").reads(OFFER).says("1").wants(Hold(until="2026-11-26")).over


def test_nonsense() -> None:
    talk = Conversation("pause").says_nonsense("leave it out")
    assert talk.said[-1].startswith("Sorry, I didn't get that. Rest until when?\n1 Thu 26 Nov\n")
    assert talk.says("1").wants(Hold(until="2026-11-26")).over


def test_a_number_keeps_its_day_when_the_answer_comes_later() -> None:
    assert Conversation("pause").later(days=1).says("1").wants(Hold(until="2026-11-26")).over


def test_in_welsh() -> None:
    talk = Conversation("pause", language="cy").reads(
        "Iawn, cymer hoe. Tan pryd?\n1 Iau 26 Tach\n2 Llun 30 Tach\n3 Llun 7 Rhag\nAteb gyda rhif neu ddiwrnod."
    )
    talk.says("tan ddydd gwener").reads("Bydda i'n holi eto Gwe 27 Tach. Ydy hynny'n iawn? 1 ie 2 na")
    assert talk.says("ydy").wants(Hold(until="2026-11-27")).over
