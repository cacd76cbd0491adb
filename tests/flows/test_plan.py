"""The day-before reminder asks for a plan; a missed session gets an easy way back."""

import pytest

from bot.talk.effects import Enter, PlanMade, Queue
from tests.support.conversation import Conversation, Diary, iso

WAYS = "How will you get there? 1 walk 2 bus 3 lift 4 not sure"


def facts(kind: str = "session", *, by_phone: bool = False) -> dict[str, object]:
    return {"session": {"id": 7, "kind": kind, "starts_at": iso(24, 14)}, "by_phone": by_phone}


@pytest.mark.parametrize(("answer", "plan"), [("2", "bus"), ("walking", "walk"), ("gettin a lift", "lift")])
def test_how_they_get_there(answer: str, plan: str) -> None:
    talk = Conversation("plan", facts()).reads(f"Sam here. I have kept tomorrow 2pm for you. {WAYS}")
    talk.says(answer).wants(PlanMade(session_id=7, plan=plan))
    assert talk.reads("Good plan, Jay. Thanks for telling me.").over


@pytest.mark.parametrize("answer", ["4", "not sure", "dunno"])
def test_not_sure_gets_a_human(answer: str) -> None:
    talk = Conversation("plan", facts(), Diary(reads_now=False)).says(answer)
    talk.wants(
        PlanMade(session_id=7, plan="not_sure"), Queue(kind="plan_help", detail={"why": "not_sure", "session_id": 7})
    )
    assert talk.said[-1] == "That's OK. Sam reads this tomorrow 9am."


@pytest.mark.parametrize("by_phone", [True, False])
def test_who_cannot_come_is_shown_other_times_and_a_human_reads_it(by_phone: bool) -> None:
    talk = Conversation("plan", facts(by_phone=by_phone)).says("cant make it sorry")
    assert talk.wants(Enter(flow="move")).over
    assert talk.rest == "cant make it sorry"


def test_who_cannot_come_to_another_place_gets_a_human() -> None:
    talk = Conversation("plan", facts("court")).says("cant make it")
    talk.wants(
        PlanMade(session_id=7, plan="not_sure"), Queue(kind="plan_help", detail={"why": "not_sure", "session_id": 7})
    )
    assert talk.rest == "cant make it"


@pytest.mark.parametrize("kind", ["court", "probation"])
@pytest.mark.parametrize("by_phone", [True, False])
def test_other_places_are_never_named(kind: str, by_phone: bool) -> None:
    talk = Conversation("plan", facts(kind, by_phone=by_phone))
    talk.reads(f"Sam here. You have somewhere to be tomorrow 2pm. {WAYS}")
    assert talk.says("1").wants(PlanMade(session_id=7, plan="walk")).over


def test_a_phone_call_needs_no_way_there() -> None:
    talk = Conversation("plan", facts(by_phone=True))
    talk.reads("Sam here. I have kept tomorrow 2pm to ring you. Will you be free to talk? 1 yes 2 not sure")
    talk.says("1").wants(PlanMade(session_id=7, plan="yes"))
    assert talk.reads("Great, Jay. Talk soon.").over


def test_nonsense_and_silence_leave_the_question_open() -> None:
    talk = Conversation("plan", facts()).says_nonsense("hm what").stays_silent().wants()
    assert talk.said[1:] == ["Sorry, I didn't get that. " + WAYS]
    assert talk.says("bus").over


def test_a_plan_in_welsh() -> None:
    talk = Conversation("plan", facts(), language="cy").reads(
        "Sam sydd yma. Dw i wedi cadw yfory 2pm i ti. Sut fyddi di'n cyrraedd? 1 cerdded 2 bws 3 lifft 4 ddim yn gwybod"
    )
    assert talk.says("bws").reads("Cynllun da, Jay. Diolch am ddweud.").over


def test_missed_and_an_easy_way_back() -> None:
    talk = Conversation("missed_session").reads("Sam here. Missed you today. Want another time? 1 yes 2 no")
    assert talk.says("1").wants(Enter(flow="book")).reads().over


def test_missed_and_not_now() -> None:
    talk = Conversation("missed_session").says_nonsense("???").says("no thanks").wants()
    assert talk.said[-1] == "That's OK. Text BOOK when you want a time."


def test_missed_in_welsh() -> None:
    talk = Conversation("missed_session", language="cy")
    talk.reads("Sam sydd yma. Wnes i dy golli di heddiw. Eisiau amser arall? 1 ie 2 na")
    assert talk.says("ie").wants(Enter(flow="book")).over
