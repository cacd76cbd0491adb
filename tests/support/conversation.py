"""Drives a conversation as a transcript: what the leaver says, what they read, and what is to be done.

Everything is stored as JSON between two texts, as a service would do it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from bot.flows.catalogue import FLOWS
from bot.rules.slots import narrow
from bot.talk import replay
from bot.talk.effects import Effect, Put, Say
from bot.talk.question import Heard, spoken
from bot.words import render
from bot.words.catalogue import Words

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""When conversations begin unless a test says otherwise."""
WORDS = Words.load()


def iso(day: int, hour: int, minute: int = 0) -> str:
    """An instant of November 2026, as it is stored."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC).isoformat()


@dataclass(kw_only=True)
class Diary:
    """A small world: the mentor's free times, the next session and the one that is on, and when a human reads."""

    times: Sequence[str] = (
        iso(24, 14),
        iso(25, 10),
        iso(26, 14),
        iso(27, 9, 30),
        iso(27, 14),
        iso(30, 11),
        iso(30, 15, 30),
    )
    session: Mapping[str, Any] | None = None
    now: Mapping[str, Any] | None = None
    reads_now: bool = True
    offered: int = 3
    asked: int = 0

    def __call__(self, what: str, params: Mapping[str, Any]) -> Any:
        self.asked += 1
        looked_at: dict[str, Callable[[], Any]] = {
            "free_times": lambda: self._free(params["said"], params["after"]),
            "next_session": lambda: self.session,
            "session_now": lambda: self.now,
            "reads_at": lambda: {"at": iso(24, 9), "now": self.reads_now},
        }
        return looked_at[what]()

    def _free(self, said: Mapping[str, Any] | None, after: str | None) -> dict[str, Any]:
        times = [datetime.fromisoformat(at) for at in self.times]
        fitting = list(narrow(times, spoken(said), LONDON)) if said else times
        exact = bool(fitting)
        if said and said["time"]:
            exact = any(f"{at.astimezone(LONDON):%H:%M}" == said["time"] for at in fitting[:1])
        left = [at for at in (fitting or times) if after is None or at > datetime.fromisoformat(after)]
        return {
            "times": [at.isoformat() for at in left[: self.offered]],
            "exact": exact,
            "later": len(left) > self.offered,
        }


class Conversation:
    """A conversation that has just begun; what it opened with is what it is first expected to say."""

    def __init__(
        self,
        flow: str,
        facts: Mapping[str, Any] | None = None,
        world: replay.World | None = None,
        *,
        language: str = "en",
        now: datetime = MONDAY,
    ) -> None:
        self.flow, self.now, self.language = flow, now, language
        self.world = world or Diary()
        today = now.astimezone(LONDON).date().isoformat()
        standard = {"name": "Jay", "sender": "Sam", "language": language, "low_mood": 2, "now": now.isoformat()}
        self.facts = _stored({**standard, "today": today, **(facts or {})})
        self.said: list[str] = []
        self.wanted: list[Effect] = []
        self.rest = ""
        self.answers: dict[str, Any] = {}
        self.pending: replay.Pending | None = None
        self._keep(replay.begin(flow, FLOWS[flow], self.facts, label=self._label, world=self.world))

    @property
    def over(self) -> bool:
        return self.pending is None

    def says(self, text: str) -> Self:
        """The leaver texts something that answers the open question."""
        progress = self._hear(text)
        assert progress is not None, f"not understood: {text}"
        self._keep(progress)
        return self

    def says_nonsense(self, text: str) -> Self:
        """The leaver texts something that is no answer; the question is put in other words."""
        assert self._hear(text) is None, f"understood: {text}"
        assert self.pending is not None
        pending, put = replay.ask_again(self.pending)
        self.pending = replay.Pending.from_json(_stored(pending.to_json()))
        self._note([put])
        return self

    def is_nudged(self) -> Self:
        assert self.pending is not None
        self._note([Put(key=f"{self.pending.text}.nudge", params=self.pending.params, options=self.pending.options)])
        return self

    def stays_silent(self) -> Self:
        """The time for an answer passes."""
        self._note(
            replay.silence(self.flow, FLOWS[self.flow], self.facts, self.answers, label=self._label, world=self.world)
        )
        return self

    def later(self, **time: int) -> Self:
        self.now += timedelta(**time)
        return self

    def reads(self, *texts: str) -> Self:
        """What the leaver has been sent since this was last asked, word by word."""
        assert self.said == list(texts)
        self.said = []
        return self

    def wants(self, *effects: Effect) -> Self:
        """What was to be done since this was last asked, texts aside."""
        assert self.wanted == list(effects)
        self.wanted = []
        return self

    def _hear(self, text: str) -> replay.Progress | None:
        assert self.pending is not None, "nothing has been asked"
        heard = Heard(text=text, now=self.now, tz=LONDON)
        return replay.hear(
            self.flow,
            FLOWS[self.flow],
            self.facts,
            self.answers,
            self.pending,
            heard,
            label=self._label,
            world=self.world,
        )

    def _keep(self, progress: replay.Progress) -> None:
        self.answers = _stored(progress.answers)
        stored = progress.pending.to_json() if progress.pending else None
        self.pending = replay.Pending.from_json(_stored(stored)) if stored else None
        self.rest = progress.rest
        self._note(progress.effects)

    def _note(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Say | Put):
                self.said.append(self._words(effect))
            else:
                self.wanted.append(effect)

    def _words(self, effect: Say | Put) -> str:
        options = effect.options if isinstance(effect, Put) else ()
        params = {"sender": self.facts["sender"], "name": self.facts["name"], **effect.params}
        return render.text(WORDS, self._reader(), effect.key, params, options)

    def _label(self, text_key: str, value: Any) -> str:
        return render.label(WORDS, self._reader(), text_key, value)

    def _reader(self) -> render.Reader:
        return render.Reader(language=self.language, tz=LONDON, now=self.now)


def _stored(value: Any) -> Any:
    return json.loads(json.dumps(value))
