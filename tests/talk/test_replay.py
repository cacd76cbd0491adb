"""The engine: what is run again, what is not, and what a flow may not do."""

import asyncio
import json
from typing import Any

import pytest

from bot.talk import replay
from bot.talk.effects import Option, Put, Queue, Say
from bot.talk.question import Heard, Menu, Scale, Times, YesNo
from bot.talk.talk import Talk, Unanswered
from tests.support.conversation import LONDON, MONDAY, iso


def label(_: str, value: Any) -> str:
    return str(value)


def no_world(what: str, _: object) -> Any:
    raise KeyError(what)


def heard(text: str) -> Heard:
    return Heard(text=text, now=MONDAY, tz=LONDON)


def begin(flow: replay.Flow, world: replay.World = no_world) -> replay.Progress:
    return replay.begin("test", flow, {}, label=label, world=world)


def hear(flow: replay.Flow, before: replay.Progress, text: str, world: replay.World = no_world) -> replay.Progress:
    assert before.pending is not None
    after = replay.hear("test", flow, {}, before.answers, before.pending, heard(text), label=label, world=world)
    assert after is not None
    return after


async def two_questions(talk: Talk) -> None:
    talk.say("hello")
    first = await talk.ask("first", Scale(1, 5))
    talk.queue("low_mood", first=first)
    second = await talk.ask("second", Menu(("red", "blue")), tone="kind")
    talk.say("bye", first=first, second=second)


def test_what_an_earlier_step_has_done_is_not_done_again() -> None:
    begun = begin(two_questions)
    numbers = tuple(Option(value=number, label=str(number)) for number in range(1, 6))
    assert list(begun.effects) == [Say(key="test.hello"), Put(key="test.first", options=numbers)]
    asked = hear(two_questions, begun, "3")
    options = (Option(value="red", label="red"), Option(value="blue", label="blue"))
    second = Put(key="test.second", params={"tone": "kind"}, options=options)
    assert list(asked.effects) == [Queue(kind="low_mood", detail={"first": 3}), second]
    over = hear(two_questions, asked, "2")
    assert list(over.effects) == [Say(key="test.bye", params={"first": 3, "second": "blue"})]
    assert over.pending is None
    assert over.answers == {"first": 3, "second": "blue"}


def test_what_is_no_answer_changes_nothing() -> None:
    begun = begin(two_questions)
    assert begun.pending is not None
    misread = replay.hear(
        "test", two_questions, {}, begun.answers, begun.pending, heard("hm"), label=label, world=no_world
    )
    assert misread is None


def test_a_question_is_asked_again_with_the_same_options_under_the_same_numbers() -> None:
    asked = hear(two_questions, begin(two_questions), "3")
    assert asked.pending is not None
    pending, put = replay.ask_again(asked.pending)
    assert put == Put(key="test.second.again", params={"tone": "kind"}, options=asked.pending.options)
    assert (pending.misread, pending.key, pending.options) == (1, "second", asked.pending.options)


def test_an_answer_is_read_against_the_options_as_they_were_offered() -> None:
    async def changed_since(talk: Talk) -> None:
        talk.say("took", value=await talk.ask("second", Menu(("green", "red", "blue"))))

    pending = replay.Pending(
        key="second",
        text="test.second",
        params={},
        question={"kind": "menu", "options": ["red", "blue"]},
        options=(Option(value="red", label="red"), Option(value="blue", label="blue")),
    )
    after = replay.hear("test", changed_since, {}, {}, pending, heard("2"), label=label, world=no_world)
    assert after is not None
    assert after.answers == {"second": "blue"}


@pytest.mark.parametrize("question", [Scale(1, 5), Menu(("a", "b")), YesNo(), Times((iso(24, 14),))])
def test_the_open_question_is_the_same_once_it_was_stored(question: Any) -> None:
    async def asks(talk: Talk) -> None:
        await talk.ask("it", question, starts_at=iso(24, 14))

    pending = begin(asks).pending
    assert pending is not None
    stored = json.dumps(pending.to_json())
    assert json.dumps(replay.Pending.from_json(json.loads(stored)).to_json()) == stored


def test_the_world_is_looked_at_once() -> None:
    seen: list[str] = []

    def world(what: str, params: Any) -> Any:
        seen.append(f"{what} {params['after']}")
        return len(seen)

    async def looks(talk: Talk) -> None:
        first = await talk.look("first", "free_times", after=None)
        await talk.ask("one", YesNo())
        second = await talk.look("second", "free_times", after="now")
        talk.say("both", first=first, second=second)

    over = hear(looks, begin(looks, world), "yes", world)
    assert seen == ["free_times None", "free_times now"]
    assert list(over.effects) == [Say(key="test.both", params={"first": 1, "second": 2})]


def test_what_was_done_before_a_look_of_the_same_step_is_kept() -> None:
    async def looks(talk: Talk) -> None:
        await talk.ask("one", YesNo())
        talk.queue("call_back")
        talk.say("read", at=await talk.look("reads", "reads_at"))

    over = hear(looks, begin(looks), "yes", lambda what, params: "soon")
    assert list(over.effects) == [Queue(kind="call_back"), Say(key="test.read", params={"at": "soon"})]


def silence(flow: replay.Flow, answers: dict[str, Any] | None = None) -> list[Any]:
    return list(replay.silence("test", flow, {}, answers or {}, label=label, world=no_world))


def test_silence_is_an_answer_that_a_flow_can_take() -> None:
    async def minds(talk: Talk) -> None:
        talk.say("hello")
        try:
            await talk.ask("one", YesNo())
        except Unanswered:
            talk.queue("missed_check_in")

    assert silence(minds) == [Queue(kind="missed_check_in")]


def test_silence_that_nobody_minds_does_nothing() -> None:
    assert silence(two_questions) == []
    assert silence(two_questions, {"first": 2}) == []


def test_nothing_is_asked_after_silence() -> None:
    async def insists(talk: Talk) -> None:
        try:
            await talk.ask("one", YesNo())
        except Unanswered:
            await talk.ask("two", YesNo())

    with pytest.raises(replay.FlowFailed):
        silence(insists)


async def test_input_and_output_in_a_flow_fail_at_once_even_inside_an_event_loop() -> None:
    async def sleeps(talk: Talk) -> None:
        await asyncio.sleep(0)

    async def waits(talk: Talk) -> None:
        await asyncio.get_running_loop().create_future()

    for flow in (sleeps, waits):
        with pytest.raises(replay.FlowFailed):
            begin(flow)


def test_outside_an_event_loop_it_fails_as_well() -> None:
    async def sleeps(talk: Talk) -> None:
        await asyncio.sleep(1)

    with pytest.raises(replay.FlowFailed):
        begin(sleeps)


def test_a_flow_that_raises_says_so_without_saying_what_it_knew() -> None:
    async def breaks(talk: Talk) -> None:
        raise ValueError("Jay 07700 900101")

    with pytest.raises(replay.FlowFailed, match=r"^test failed: ValueError$"):
        begin(breaks)


def test_a_flow_that_goes_round_in_circles_ends() -> None:
    async def circles(talk: Talk) -> None:
        while not await talk.ask("one", YesNo()):
            talk.say("please")

    with pytest.raises(replay.FlowFailed, match="end"):
        hear(circles, begin(circles), "no")


def test_a_text_of_another_conversation_can_be_shared() -> None:
    async def shares(talk: Talk) -> None:
        await talk.ask("one", YesNo(), text="two", of="other")
        talk.say("three", of="other")

    begun = begin(shares)
    assert isinstance(begun.effects[0], Put)
    assert begun.effects[0].key == "other.two"
    assert list(hear(shares, begun, "yes").effects) == [Say(key="other.three")]
