"""Mentors and coordinators: they see what they are shown, and act on it when they are there, or leave it."""

import random
import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from tests.simulation import policies
from tests.simulation.history import LONDON, Act
from tests.simulation.people import FIRST_NUMBER, MOVED, NAMES
from tests.support import enrol
from tests.support.town import Shown

if TYPE_CHECKING:
    from tests.simulation.world import World

MENTORS, COORDINATORS = ("Sam", "Dee", "Ash", "Bel", "Cy", "Dru"), ("Alex", "Kim")
ACCOUNTS = {name: 700701 + n for n, name in enumerate((*MENTORS, *COORDINATORS))}
REPLIES = ("Thanks for telling me. Speak tomorrow?", "Im on it", "Ring me when you can")
COMMANDS = ("/queue", "/sessions", "/people")
QUESTIONS = ("why", "handto", "attachto")
"""What comes back at once to who taps: done why, hand to whom, attach to whom."""
SOMETHING_TO_DO = {"take", "attended", *QUESTIONS}
EMERGENCY = {"emergency", "EMERGENCY", "argyfwng", "ARGYFWNG"}
NEW_NUMBER = re.compile(rf"\b{(FIRST_NUMBER + MOVED) // 100 % 10}(\d\d)\b")
"""How a card shows the number to which a leaver has moved; the rest of its digits is which leaver."""
AT_HAND = {"mentor": 0.75, "coordinator": 0.9}
"""How often one who is shown something does something about it."""
ASKED = 0.95
"""How often one who has just tapped answers what that made us ask."""
WRONG = 0.1
"""How often a number is said to be somebody else's."""


class Team:
    """The staff of one history. How many mentors there are follows the number of leavers."""

    def __init__(self, world: "World") -> None:
        self.world = world
        many = max(2, min(len(MENTORS), len(world.history.people) // 8))
        self.mentors = MENTORS[:many]
        self.names = {ACCOUNTS[name]: name for name in (*self.mentors, *COORDINATORS)}
        self.count = 0
        self.wanted: dict[int, str] = {}

    async def enrol(self) -> list[int]:
        """The programme and its staff; the mentors' ids."""
        first = self.world.history.start.astimezone(LONDON).date()
        await enrol.programme(self.world, policies.whole(self.world.history.policy, first))
        hours = dict.fromkeys(range(5), (10, 16))
        ids = [
            await enrol.staff(self.world, "mentor", f"{name} Hill", ACCOUNTS[name], hours=hours)
            for name in self.mentors
        ]
        for name in COORDINATORS:
            await enrol.staff(
                self.world, "coordinator", f"{name} Reid", ACCOUNTS[name], language="cy" if name == "Kim" else "en"
            )
        return ids

    def begin(self) -> None:
        """Leaves, and questions of their own."""
        history = self.world.history
        first = history.start.astimezone(LONDON).date()
        for name in (*self.mentors, *COORDINATORS):
            chance = random.Random(f"{history.seed} staff {name}")
            for day in range(int(history.days)):
                die = chance.random()
                on = first + timedelta(days=day)
                at = self.world.clock.seconds(datetime.combine(on, time(9, chance.randint(1, 50)), LONDON))
                if die < 0.01 and name in self.mentors:
                    begins, ends = on + timedelta(days=1), on + timedelta(days=chance.randint(1, 9))
                    self.world.plan(at, Act(at=0, who=name, what="writes", text=f"/away {begins} {ends}"))
                elif die < 0.05:
                    self.world.plan(at, Act(at=0, who=name, what="writes", text=chance.choice(COMMANDS)))

    def sees(self, user: int, shown: Shown) -> None:
        """Something new in a chat."""
        if not self.world.history.live or not shown.buttons:
            return
        self.count += 1
        name = self.names[user]
        chance = random.Random(f"{self.world.history.seed} {name} sees {self.count}")
        buttons = {data.partition(":")[0]: label for label, data in reversed(shown.buttons)}
        role = "mentor" if name in self.mentors else "coordinator"
        if not SOMETHING_TO_DO & buttons.keys():
            return
        digits = NEW_NUMBER.search(shown.text)
        if digits is not None and "attach" in buttons:
            self.wanted[user] = NAMES[int(digits[1])]
        asked = any(question in buttons for question in QUESTIONS)
        if chance.random() >= (ASKED if asked else AT_HAND[role]):
            return
        words = set(re.findall(r"\w+", shown.text))
        whom = next((one for one in self.world.people.by_name if one in words), "")
        at = self._there(chance, urgent=not EMERGENCY.isdisjoint(words), asked=asked)
        for n, (what, text) in enumerate(self._deals(user, shown, buttons, chance)):
            self.world.plan(at + 900.0 * n, Act(at=0, who=name, what=what, text=text, whom=whom))  # type: ignore[arg-type]

    def _deals(
        self, user: int, shown: Shown, buttons: Mapping[str, str], chance: random.Random
    ) -> list[tuple[str, str]]:
        if "attended" in buttons:
            return [("taps", chance.choice(("attended", "attended", "absent")))]
        if "attachto" in buttons:
            return [("taps", self._whose(user, shown, chance))]
        for question in QUESTIONS:
            if question in buttons:
                return [("taps", question)]
        if "attach" in buttons:
            return [("taps", chance.choice(("attach", "attach", "attach", "dismiss", "take")))]
        if "number" in buttons:
            return [("taps", chance.choice(("dismiss", "take")))]
        die = chance.random()
        if die < 0.25:
            wrote = ("writes", chance.choice(REPLIES))
            return [wrote, ("taps", "done")] if chance.random() < 0.6 else [wrote]
        if die < 0.30:
            return [("taps", "later")]
        if die < 0.33:
            return [("taps", "hand")]
        return [("taps", "take")] if die < 0.40 else [("taps", "take"), ("taps", "done")]

    def _whose(self, user: int, shown: Shown, chance: random.Random) -> str:
        """They look for whose number it is, page by page; now and then they take the first of a page."""
        name = self.wanted.get(user)
        if chance.random() < WRONG:
            return "attachto"
        if any(label == name for label, _ in shown.buttons):
            return f"attachto {name}"
        return "attach" if any(data.startswith("attach:") for _, data in shown.buttons) else "attachto"

    def _there(self, chance: random.Random, *, urgent: bool, asked: bool) -> float:
        """When they see to it, in seconds: in a while, on a working day; at once what their own tap made us ask."""
        if asked:
            return self.world.loop.seconds + 60.0
        at = self.world.clock.now() + timedelta(minutes=chance.choice((2, 15, 50, 200)))
        while not urgent and (at.astimezone(LONDON).weekday() > 4 or not 9 <= at.astimezone(LONDON).hour < 18):
            at += timedelta(hours=1)
        return float(round(self.world.clock.seconds(at)))

    def act(self, act: Act) -> None:
        user, telegram, (what, _, label) = ACCOUNTS[act.who], self.world.telegram, act.text.partition(" ")
        chat = telegram.chats[user]
        if act.what == "writes":
            newest_first = reversed(chat.values()) if act.whom else ()
            about = next((m for m in newest_first if act.whom in m.text), None)
            telegram.writes(user, act.text, about.number if about else None)
            return
        for _, shown in sorted(telegram.with_buttons[user].items(), reverse=True):
            if act.whom not in shown.text:
                continue
            data = next((d for name, d in shown.buttons if d.partition(":")[0] == what and label in ("", name)), None)
            if data is not None:
                telegram.taps(user, shown, data)
                return
