"""Holds the promises while a history is lived: at each commit, at each text that leaves, and when a time is over.

It shares no decision with the product: what a row means is told anew here and in the modules beside it.
"""

import heapq
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.message import SmsOut
from bot.rules.policy import Policy, policy_from_json
from bot.services.watch import Found
from storage.happenings import CheckIn, Item, Message, Received, Session, Untold
from storage.records import Person, Staff
from tests.simulation.loop import LoopClock
from tests.simulation.seen import Seen
from tests.simulation.weather import Weather
from tests.support.record import MINUTE, done_by
from tests.support.town import Shown

Changed = Mapping[str, Mapping[int, tuple[Any, Any]]]
"""By table and id: the record before a commit (None: it is new), and after it."""


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A promise that did not hold, by its number in the design, and where that showed; nothing personal."""

    promise: str
    line: str
    at: datetime


class Past:
    """What the promises have to know of what has happened so far, kept up to date commit by commit."""

    def __init__(self, seen: Seen, weather: Weather, clock: LoopClock) -> None:
        self.weather, self.clock = weather, clock
        kept = seen.kept
        self.messages: Mapping[int, Message] = kept["outbox"]
        self.people: Mapping[int, Person] = kept["people"]
        self.staff: Mapping[int, Staff] = kept["staff"]
        self.items: Mapping[int, Item] = kept["items"]
        self.check_ins: Mapping[int, CheckIn] = kept["check_ins"]
        self.sessions: Mapping[int, Session] = kept["sessions"]
        self.inbox: Mapping[int, Received] = kept["inbox"]
        self.untold: Mapping[int, Untold] = kept["untold"]
        self.policies: dict[int, Policy] = {}
        self.commits = 0
        self.heard: dict[int, list[datetime]] = defaultdict(list)  # leaver -> when they texted
        self.stored: set[str] = set()  # provider ids of texts
        self.lanes: dict[str, dict[int, Message]] = defaultdict(dict)  # what is not settled yet
        self.claimed: dict[int, tuple[int, datetime]] = {}  # message -> commit and time of its last claim
        self.stopped: dict[int, tuple[int, datetime]] = {}  # leaver -> commit and time of their STOP
        self.moved: dict[int, tuple[int, datetime]] = {}  # session -> commit and time of its last change
        self.open_items: dict[int, Item] = {}
        self.planned_by: dict[int, Policy] = {}  # the policy that an item's next step was planned by
        self.withheld: dict[int, tuple[int, datetime]] = {}  # who may get nothing now, and since when
        self.coming: list[tuple[datetime, int, str]] = []  # what has to be looked at when: (when, id, table)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def by(self, at: datetime, patience: timedelta = MINUTE) -> datetime:
        """Until when what falls due at `at` must have been done, `patience` and what went wrong allowed for."""
        clock = self.clock
        outages = [(clock.at(begins), clock.at(ends)) for begins, ends in self.weather.outages[-20:]]
        return done_by(at, outages, patience)

    def policy(self, programme: int) -> Policy:
        return self.policies[programme]

    def look_at(self, when: datetime, row: int, table: str) -> None:
        heapq.heappush(self.coming, (when, row, table))

    def take_in(self, changed: Changed) -> None:
        self.commits += 1
        mark = (self.commits, self.now)
        for row, (_, programme) in changed.get("programmes", {}).items():
            self.policies[row] = policy_from_json(programme.policy)
        for old, received in changed.get("inbox", {}).values():
            if received.staff_id is not None:
                continue
            self.stored.add(received.provider_id)
            if received.person_id is not None and (old is None or old.person_id is None):  # also an unknown number's
                insort(self.heard[received.person_id], received.at)
        for row, (old, person) in changed.get("people", {}).items():
            if person.stopped_at is None:
                self.stopped.pop(row, None)
            elif old is None or old.stopped_at is None:
                self.stopped[row] = mark
            free = person.consent_on is not None and person.status != "in_custody"
            if free:
                self.withheld.pop(row, None)
            else:
                self.withheld.setdefault(row, mark)
        for row, (old, session) in changed.get("sessions", {}).items():
            if old is not None and (old.version, old.state) != (session.version, session.state):
                self.moved[row] = mark
        for row, (_, item) in changed.get("items", {}).items():
            if item.closed_at is None:
                self.open_items[row] = item
                self.planned_by[row] = self.policies[item.programme_id]
            else:
                self.open_items.pop(row, None)

    def settle_lanes(self, changed: Changed) -> None:
        """After the messages of a commit have been judged."""
        for row, (old, message) in changed.get("outbox", {}).items():
            if message.state in ("queued", "held", "sending", "in_doubt"):
                self.lanes[message.lane][row] = message
            elif message.lane in self.lanes:
                self.lanes[message.lane].pop(row, None)
                if not self.lanes[message.lane]:
                    del self.lanes[message.lane]
            if message.state == "sending" and (old is None or old.state != "sending"):
                self.claimed[row] = (self.commits, self.now)


Check = Callable[[Past, Changed], Iterator[tuple[str, str]]]
"""Gives (promise, line) for each breach that a commit shows."""


class Judge:
    """All checks together. The first breach is what counts."""

    def __init__(self, seen: Seen, weather: Weather, clock: LoopClock) -> None:
        from tests.simulation import commits, ladders, leaving, lying

        self.past = Past(seen, weather, clock)
        self.leaving = leaving.Leaving(self.past)
        self.at_commit: tuple[Check, ...] = (*commits.CHECKS, ladders.climbs)
        self.when_over = {"check_ins": lying.check_in, "items": ladders.overdue, "lanes": lying.lanes}
        self.past.look_at(clock.now(), 0, "lanes")
        self.acks: dict[str, int] = {}

    def committed(self, changed: Changed) -> Broken | None:
        past = self.past
        past.take_in(changed)
        found = next((breach for check in self.at_commit for breach in check(past, changed)), None)
        past.settle_lanes(changed)
        return self._broken(found)

    def text_taken(self, text: SmsOut, *, arrives: bool) -> Broken | None:
        return self._broken(next(self.leaving.text(text), None))

    def shown(self, user: int, shown: Shown) -> Broken | None:
        return self._broken(next(self.leaving.shown(user, shown), None))

    def acknowledged(self, number: str, sid: str) -> Broken | None:
        if sid not in self.past.stored:
            return self._broken(("1 acknowledged is stored", f"a text ({sid[-6:]}) is not in the inbox"))
        return None

    def watch_found(self, found: Found) -> Broken | None:
        """Nothing is ever lost, so there is nothing to mend, whatever has gone wrong."""
        if found.steps or found.unplanned:
            return self._broken(("5 every ladder climbs", f"the minute's check had to mend {found}"))
        return None

    def next_look(self) -> datetime | None:
        return self.past.coming[0][0] if self.past.coming else None

    def look(self) -> Broken | None:
        past = self.past
        while past.coming and past.coming[0][0] <= past.now:
            _, row, table = heapq.heappop(past.coming)
            found = next(self.when_over[table](past, row), None)
            if found is not None:
                return self._broken(found)
        return None

    def whole(self) -> Broken | None:
        """At the end of a history everything is looked at once more, as a whole."""
        from tests.simulation import lying

        return self._broken(next(lying.whole(self.past), None))

    def _broken(self, found: tuple[str, str] | None) -> Broken | None:
        return Broken(promise=found[0], line=found[1], at=self.past.now) if found is not None else None
