"""A short drill on both databases, and whether its checker sees what it is there to see."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.happenings import Message
from tests.drill.__main__ import main
from tests.drill.cast import CAT, TUESDAY
from tests.drill.checker import judge
from tests.drill.counts import Counts
from tests.drill.drill import Played, plans, ready
from tests.drill.plan import Plan
from tests.drill.table import table
from tests.drill.traces import Traces
from tests.support.databases import PostgresServer, run
from tests.support.record import Record

SHORT = Plan(step=19, seed=4, lives=6, apart=37, until=TUESDAY)
PAIR = Plan(step=41, seed=5, lives=2, apart=31, until=TUESDAY, replicas=2)


async def _short(kind: Any, server: PostgresServer | None, plan: Plan = SHORT) -> Played:
    async with ready(kind, server, plan.replicas) as play:
        return await play(plan)


@pytest.fixture(scope="module")
def played() -> Played:
    return run(_short("sqlite", None))


async def test_nothing_is_lost_or_doubled_on_sqlite(played: Played) -> None:
    assert played.counts.breaches == ()
    assert played.counts.kills == SHORT.lives + 1
    assert played.counts.acted_on == played.counts.texts_in > 20
    assert sum(lived.reached for lived in played.lived) >= SHORT.lives // 2


async def test_nothing_is_lost_or_doubled_on_postgresql(postgres: PostgresServer) -> None:
    played = await _short("postgresql", postgres)
    assert played.counts.breaches == ()


async def test_what_one_of_two_replicas_held_the_other_takes_over(postgres: PostgresServer) -> None:
    played = await _short("postgresql", postgres, PAIR)
    assert played.counts.breaches == ()
    assert played.counts.acted_on == played.counts.texts_in > 20
    assert sum(lived.reached for lived in played.lived) >= PAIR.lives // 2


def test_every_step_is_the_last_of_some_process() -> None:
    ends = [end for plan in plans(300, 1, loses=False) for end in plan.ends]
    assert sorted(ends) == list(range(1, len(ends) + 1))
    assert len(ends) >= 288
    assert [plan.replicas for plan in plans(1, 1, loses=False, pairs=2)] == [1, 2, 2]


# What the checker is there for


def _with(traces: Traces, **changes: Any) -> Traces:
    return replace(traces, record=replace(traces.record, **changes))


def _first(record: Record, **of: Any) -> Message:
    rows = record.outbox.values()
    return next(row for row in rows if all(getattr(row, name) == value for name, value in of.items()))


def _never_sent(traces: Traces) -> Traces:
    return _with(traces, texts=traces.record.texts[1:])


def _sent_again(traces: Traces) -> Traces:
    return _with(traces, texts=[*traces.record.texts, traces.record.texts[-1]])


def _not_stored(traces: Traces) -> Traces:
    by_phone = [row for row in traces.record.inbox if row.channel == "sms"]
    return _with(traces, inbox=[row for row in traces.record.inbox if row is not by_phone[3]])


def _in_vain(traces: Traces) -> Traces:
    return replace(traces, waiting=[("Ana", "an answer")])


def _left_in_doubt(traces: Traces) -> Traces:
    row = _first(traces.record, channel="sms")
    return _with(traces, outbox={**traces.record.outbox, row.id: replace(row, state="in_doubt")})


def _shown_to_nobody(traces: Traces) -> Traces:
    relayed = _first(traces.record, purpose="relay_staff")
    return _with(traces, outbox={i: row for i, row in traces.record.outbox.items() if i != relayed.id})


def _shown_twice(traces: Traces) -> Traces:
    relayed = _first(traces.record, purpose="relay_staff")
    return _with(traces, outbox={**traces.record.outbox, 1: replace(relayed, id=1, state="queued")})


def _not_in_the_chat(traces: Traces) -> Traces:
    relayed = _first(traces.record, purpose="relay_staff")
    chats = {user: [m for m in chat if (relayed.body or "") not in m.text] for user, chat in traces.chats.items()}
    return replace(traces, chats=chats)


def _in_the_chat_without_end(traces: Traces) -> Traces:
    return replace(traces, chats={user: list(chat) * 30 for user, chat in traces.chats.items()})


def _a_text_too_many(traces: Traces) -> Traces:
    leaver = next(leaver for leaver in traces.leavers if leaver.got)
    return replace(traces, leavers=[replace(leaver, got=leaver.got[1:])])


def _swapped(traces: Traces) -> Traces:
    texts = list(traces.record.texts)
    answers = [(text.number, n) for n, text in enumerate(texts) if text.message.purpose == "answer"]
    mine = [n for number, n in answers if number == CAT.number]
    texts[mine[0]], texts[mine[1]] = texts[mine[1]], texts[mine[0]]
    return _with(traces, texts=texts)


def _minutes_late(traces: Traces) -> Traces:
    text = traces.record.texts[-1]
    late = replace(text, at=text.at + timedelta(minutes=3), message=replace(text.message, created_at=text.at))
    return replace(_with(traces, texts=[*traces.record.texts[:-1], late]), breaks=traces.breaks[:1])


def _climbs_no_further(traces: Traces) -> Traces:
    return replace(traces, due=[])


def _a_fault_in_the_log(traces: Traces) -> Traces:
    return replace(traces, log=[*traces.log, json.loads('{"event": "turn.failed", "level": "error"}')])


PLANTED: Mapping[Callable[[Traces], Traces], str] = {
    _never_sent: "lost",
    _not_stored: "lost",
    _in_vain: "lost",
    _left_in_doubt: "lost",
    _shown_to_nobody: "lost",
    _not_in_the_chat: "lost",
    _sent_again: "twice",
    _shown_twice: "twice",
    _in_the_chat_without_end: "twice",
    _a_text_too_many: "twice",
    _minutes_late: "late",
    _swapped: "disordered",
    _climbs_no_further: "otherwise",
    _a_fault_in_the_log: "otherwise",
}


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__.strip("_"))
def test_what_is_planted_is_found(played: Played, plant: Callable[[Traces], Traces]) -> None:
    found = judge(plant(played.traces))
    assert getattr(found, PLANTED[plant]) > 0
    assert all(line.startswith(tuple({*PLANTED.values()})) for line in found.breaches)


# What is said


def test_the_last_line_and_the_table() -> None:
    counts = Counts(kills=2, texts_in=3, lost=1) + Counts(kills=3, late=2, breaches=("late: x",))
    assert counts.last_line == "lost 1, twice 0, late 2, out of order 0, otherwise wrong 0"
    assert (counts.wrong, counts.breaches) == (3, ("late: x",))
    lines = table({"sqlite": counts, "postgresql": Counts()}).splitlines()
    assert lines[1].split() == ["processes", "killed", "5", "0"]


def test_a_wrong_argument_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--database", "oracle"])
    assert ended.value.code == 2
    assert "--database" in capsys.readouterr().err.splitlines()[-1]
