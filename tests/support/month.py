"""A month in the life of ten leavers, two mentors and two coordinators: a seeded script of what they do."""

import heapq
import itertools
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tests.support import enrol
from tests.support.town import LONDON, Shown, Town

SAM, DEE, ALEX, KIM = 700701, 700702, 700703, 700704
NAMES = ("Jay", "Kel", "Rhys", "Lee", "Tariq", "Mo", "Ali", "Dan", "Eve", "Zoe")
HABITS = ("prompt", "late", "silent", "low", "books", "misses", "asks", "night", "stops", "pauses")
TICKS = (time(9, 40), time(13), time(16, 10), time(21, 40))
POLICY = enrol.PLAIN + (
    "[check_in]\ncadence = [{{until_day = 14, every = '2d'}}, {{every = '4d'}}]\n"
    "[ladder.missed_check_in]\nclock = 'staff'\ntaken_for = '1d'\nsteps = [{{after = '0m', to = 'mentor'}}, "
    "{{after = '2h', to = 'mentor'}}, {{after = '4h', to = 'cover'}}, "
    "{{after = '8h', to = 'coordinators', repeat = '1d'}}]\n"
    "[ladder.unanswered_message]\nclock = 'staff'\ntaken_for = '1d'\nsteps = [{{after = '0m', to = 'mentor'}}, "
    "{{after = '4h', to = 'cover'}}, {{after = '8h', to = 'coordinators', repeat = '1d'}}]\n"
    "[[helpline]]\nname = 'Samaritans'\nphone = '116 123'\nchecked = {checked}\n"
    "[[helpline]]\nname = 'NHS'\nphone = '111, option 2'\nchecked = {checked}\n"
)
LOW_NIGHT = "i cant go on i want to kill myself tonight"


@dataclass
class Leaver:
    """One of the ten: what they do is told by their habit."""

    number: str
    habit: str
    seen: int = 0


@dataclass
class Month:
    """The town and everybody in it. `later` holds what has been decided and is not done yet."""

    town: Town
    chance: random.Random
    leavers: list[Leaver] = field(default_factory=list)
    later: list[tuple[datetime, int, Callable[[], Awaitable[object]]]] = field(default_factory=list)
    order: "itertools.count[int]" = field(default_factory=itertools.count)
    handled: set[int] = field(default_factory=set)

    async def people(self, first: date) -> None:
        """Everybody is enrolled on the first day, with releases spread over the steps of the cadence."""
        await enrol.programme(self.town, POLICY.format(checked=first))
        hours = dict.fromkeys(range(5), (10, 16))
        sam = await enrol.staff(self.town, "mentor", "Sam Jones", SAM, hours=hours)
        dee = await enrol.staff(self.town, "mentor", "Dee Hill", DEE, hours=hours)
        await enrol.staff(self.town, "coordinator", "Alex Reid", ALEX)
        await enrol.staff(self.town, "coordinator", "Kim Byrne", KIM, language="cy")
        for n, habit in enumerate(HABITS):
            number = f"+4477009002{n:02}"
            self.leavers.append(Leaver(number, habit))
            await enrol.leaver(
                self.town,
                f"{NAMES[n]} Marlow",
                number,
                mentor=sam if n % 2 else dee,
                language="cy" if n in (3, 8) else "en",
                released=first - timedelta(days=6 * (n % 5)),
                at=(None, time(9), time(12, 30))[n % 3],
            )

    async def live(self, days: int) -> None:
        """So many days, from one tick to the next."""
        today = self.town.clock.now().astimezone(LONDON).date()
        for day in (today + timedelta(days=n) for n in range(days)):
            self._plan_day(day, (day - today).days)
            for tick in TICKS:
                await self._until(datetime.combine(day, tick, LONDON))
                await self._leavers_look(day)
                await self._staff_look(tick)

    async def _until(self, at: datetime) -> None:
        while self.later and self.later[0][0] <= at:
            when, _, act = heapq.heappop(self.later)
            if when > self.town.clock.now():
                await self.town.until(when)
            await act()
        if at > self.town.clock.now():
            await self.town.until(at)

    def after(self, hours: float, act: Callable[[], Awaitable[object]]) -> None:
        at = self.town.clock.now() + timedelta(hours=hours)
        heapq.heappush(self.later, (at, next(self.order), act))

    def says(self, leaver: Leaver, body: str, hours: float = 0.1) -> None:
        self.after(hours, lambda: self.town.text(leaver.number, body))

    def _at(self, day: date, hour: int, act: Callable[[], Awaitable[object]]) -> None:
        heapq.heappush(self.later, (datetime.combine(day, time(hour, 7), LONDON), next(self.order), act))

    def _plan_day(self, day: date, n: int) -> None:
        """What is going to happen on this day, whatever anybody is sent."""
        by = {leaver.habit: leaver for leaver in self.leavers}
        texts: dict[int, list[tuple[str, int, str]]] = {
            2: [("books", 11, "BOOK"), ("books", 12, "2"), ("misses", 12, "book"), ("misses", 13, "1")],
            4: [("night", 3, LOW_NIGHT), ("asks", 15, "can sam ring me, its about my rent")],
            6: [("books", 13, "MOVE"), ("books", 14, "1"), ("stops", 12, "Stop.")],
            8: [
                ("asks", 20, "my landlord says ive to be out friday what do i do"),
                ("pauses", 11, "PAUSE"),
                ("pauses", 12, "2"),
            ],
            9: [("asks", 11, "my other phone is 07700 900345")],
            11: [("stops", 18, "hello u there"), ("silent", 12, "leave me alone will you, stop texting me")],
            13: [("stops", 10, "start"), ("books", 12, "BOOK"), ("books", 12, "1"), ("asks", 16, "CALL")],
            15: [("silent", 9, "START"), ("misses", 14, "BOOK"), ("misses", 15, "1"), ("prompt", 14, "OK")],
            18: [("night", 23, LOW_NIGHT), ("late", 10, "NEXT"), ("low", 11, "MENU")],
            22: [("books", 11, "BOOK"), ("books", 11, "MORE"), ("books", 11, "1"), ("prompt", 11, "4 doin ok ta")],
        }
        for habit, hour, body in texts.get(n, []):
            leaver = by[habit]
            self._at(day, hour, lambda leaver=leaver, body=body: self.town.text(leaver.number, body))  # type: ignore[misc]
        if n in (4, 18):
            self._at(day, 3 if n == 4 else 23, lambda: self._on_call(0.6 if n == 4 else 2.2))
        if n == 10:
            until = day + timedelta(days=4)
            self._at(day, 9, lambda: self.town.telegram(DEE, f"/away {day} {until}"))
        if n in (16, 21):
            self._at(day, 6, lambda: self._phone(by["asks"], off=n == 16))

    async def _on_call(self, hours: float) -> None:
        """An emergency at night: a coordinator takes it; the second time it has climbed on before it is closed."""

        async def wakes() -> None:
            shown = next(m for m in reversed(self.town.chats.shown[ALEX]) if _is_emergency(m))
            item = _take(shown) or ""
            await self.town.tap(ALEX, "I have it", on=shown)
            self.after(0.5 if hours < 1 else 1.3, lambda: self._closes(ALEX, item))

        self.after(hours, wakes)

    async def _phone(self, leaver: Leaver, *, off: bool) -> None:
        if off:
            self.town.phones.off[leaver.number] = "30003"
        else:
            del self.town.phones.off[leaver.number]

    async def _leavers_look(self, day: date) -> None:
        """A new question is answered as the leaver's habit is."""
        for leaver in self.leavers:
            texts = self.town.phones.texts[leaver.number]
            fresh, leaver.seen = texts[leaver.seen :], len(texts)
            if any(" 5." in sent.body or " 5?" in sent.body for sent in fresh):
                self._answers(leaver, fresh[-1].body)
            elif any("1 bus" in s.body or "2 bus" in s.body or "1 yes" in s.body for s in fresh):
                self.says(leaver, "1" if leaver.habit == "books" else "2", 0.5)

    def _answers(self, leaver: Leaver, body: str) -> None:
        moods = {"low": (1, 2), "night": (2, 3)}.get(leaver.habit, (3, 5))
        mood = str(self.chance.randint(*moods))
        if leaver.habit == "late":
            self.says(leaver, mood, self.chance.choice((20, 27)))
        elif leaver.habit in ("prompt", "books", "misses", "night", "low") and self.chance.random() < 0.9:
            self.says(leaver, mood, self.chance.choice((0.2, 1, 3)))
        elif leaver.habit in ("asks", "stops", "pauses") and self.chance.random() < 0.6:
            self.says(leaver, mood + " not bad", 2)
        if leaver.habit == "low":
            self.says(leaver, "3", 3.5)

    async def _staff_look(self, tick: time) -> None:
        """The staff are there by day; one of the mentors takes things and leaves them."""
        if tick > time(19):
            return
        for user in (SAM, DEE, ALEX, KIM):
            for shown in [m for m in self.town.chats.shown[user] if m.buttons and m.number not in self.handled]:
                await self._sees(user, shown)

    async def _sees(self, user: int, shown: Shown) -> None:
        take = _take(shown)
        came = next((d for _, d in shown.buttons if d.startswith("attended:")), None)
        if came is not None:
            self.handled.add(shown.number)
            absent = self.chance.random() < 0.5
            await self.town.tap(
                user, next(b[0] for b in shown.buttons if absent == b[1].startswith("absent:")), on=shown
            )
        elif take is not None and self.chance.random() < (0.25 if user in (SAM, DEE) else 0.5):
            self.handled.add(shown.number)
            await self._deals(user, shown, take)

    async def _deals(self, user: int, shown: Shown, take: str) -> None:
        """Some write back, some take it and see to it, and Sam sometimes takes it and leaves it there."""
        label = {d: words for words, d in shown.buttons}
        if user in (SAM, DEE) and self.chance.random() < 0.3:
            await self.town.telegram(user, "Thanks for telling me. Speak tomorrow?", reply_to=shown.number)
        elif user in (SAM, DEE) and self.chance.random() < 0.2:
            await self.town.tap(user, next(w for w, d in shown.buttons if d.startswith("later:")), on=shown)
        else:
            await self.town.tap(user, label[take], on=shown)
            if not (user == SAM and self.chance.random() < 0.4):
                self.after(self.chance.choice((1, 3, 20)), lambda: self._closes(user, take))

    async def _closes(self, user: int, take: str) -> None:
        """Under whatever message shows the item now."""
        chat, data = self.town.chats.shown[user], take.replace("take", "done")
        shown = next((m for m in reversed(chat) if any(d == data for _, d in m.buttons)), None)
        if shown is None:
            return
        await self.town.tap(user, next(words for words, d in shown.buttons if d == data), on=shown)
        if any(d.startswith("why:") for _, d in chat[-1].buttons):
            await self.town.tap(user, chat[-1].buttons[0][0], on=chat[-1])


def _take(shown: Shown) -> str | None:
    return next((d for _, d in shown.buttons if d.startswith("take:")), None)


def _is_emergency(shown: Shown) -> bool:
    return _take(shown) is not None and "emergency" in shown.text
