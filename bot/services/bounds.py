"""How much may be sent: texts a day to one person, and a programme's spend in a month.

A part of both is kept back for emergencies. What goes is counted when it is claimed, and given back when the provider
has not taken it. A segment costs what the policy says (`text_price_gbp`): Twilio's own price comes later, in another
currency, and not in its receipts.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from bot.rules.hours import instant, local
from bot.rules.policy import Policy
from bot.services import outgoing
from bot.services.late import coordinators_of
from bot.services.may_go import GO, Surroundings, Verdict
from bot.services.programmes import policies
from bot.words.catalogue import Words
from storage import marks, tallies
from storage.happenings import Message
from storage.records import Person
from storage.rows import Rows
from storage.tallies import Tally

A_DAY = 30
"""Texts to one person in a day: our own judgement; a day full of booking and talk has fewer."""
KEPT_BACK_A_DAY = 20
"""So many more for emergencies: ten answers of two texts."""
KEPT_BACK = Decimal("0.1")
"""Of the month's money."""
TOLD_AT = ((Decimal("0.8"), "much"), (1 - KEPT_BACK, "up"), (Decimal(1), "over"))
"""The coordinators hear of the month's money at these parts of it, once a month each."""
CAN_WAIT = frozenset({"welcome", "booking"})
LOOK_AGAIN = timedelta(hours=1)
"""The limit may have been raised."""
MILLION = 1_000_000


class Bounds:
    """The bounds on the messages of one claim. What may go is counted at once."""

    def __init__(self, around: Surroundings, now: datetime, amounts: dict[Tally, int]) -> None:
        self.around, self.now, self.amounts = around, now, amounts
        self.added: Counter[Tally] = Counter()

    @classmethod
    async def load(cls, rows: Rows, messages: Sequence[Message], around: Surroundings, now: datetime) -> "Bounds":
        """With what has been sent already to those whom these messages are for: one query."""
        wanted = {tally for message in messages for tally in tallies_of(message, around, now)}
        wanted |= {_refusals(m, policy, now) for m in messages if (policy := policy_of(m, around)) is not None}
        return cls(around, now, await tallies.read(rows, wanted) if wanted else {})

    def verdict(self, message: Message) -> Verdict:
        """Go, wait where that makes sense, or be refused."""
        policy = policy_of(message, self.around)
        counted = tallies_of(message, self.around, self.now)
        if policy is None or not counted:
            return GO
        urgent = message.purpose == outgoing.EMERGENCY
        (texts, one), (spend, cost) = counted.items()
        if self.amounts[texts] + one > A_DAY + (KEPT_BACK_A_DAY if urgent else 0):
            return self._over(message, "day_bound", _tomorrow(self.now, policy))
        limit = policy.programme.monthly_spend_limit_gbp * (1 if urgent else 1 - KEPT_BACK) * MILLION
        if cost and self.amounts[spend] + cost > limit:
            return self._over(message, "month_bound", self.now + LOOK_AGAIN)
        for tally, amount in counted.items():
            self.amounts[tally] += amount
            self.added[tally] += amount
        return GO

    def is_news(self, message: Message) -> bool:
        """Whether nothing for this purpose and person has been refused today."""
        policy = policy_of(message, self.around)
        if policy is None:
            return False
        tally = _refusals(message, policy, self.now)
        self.added[tally] += 1
        return self.amounts.get(tally, 0) + self.added[tally] == 1

    def _over(self, message: Message, why: str, at: datetime) -> Verdict:
        return Verdict(what="hold", at=at) if message.purpose in CAN_WAIT else Verdict(what="refuse", why=why)

    async def keep(self, rows: Rows, new_id: Callable[[], int], words: Words) -> None:
        """Writes down what goes, and tells the coordinators when it is a lot for the month."""
        await tallies.add(rows, self.added)
        spent = {spend_tally(programme_id, policy, self.now) for programme_id, policy in self.around.policies.items()}
        spent &= {tally for tally, amount in self.added.items() if amount}
        made = await tallies.read(rows, spent) if spent else {}
        for programme_id, policy in self.around.policies.items():
            tally = spend_tally(programme_id, policy, self.now)
            if tally in made:
                before, limit = made[tally] - self.added[tally], policy.programme.monthly_spend_limit_gbp
                for part, level in TOLD_AT:
                    if before < part * limit * MILLION <= made[tally]:
                        await self._tell(rows, programme_id, (tally, level), limit, new_id, words)

    async def _tell(
        self,
        rows: Rows,
        programme_id: int,
        what: tuple[Tally, str],
        limit: Decimal,
        new_id: Callable[[], int],
        words: Words,
    ) -> None:
        (name, month), level = what
        mark = f"{name} {month} {level}"
        if await marks.get(rows, mark) is not None:
            return
        await marks.set(rows, mark, "told", self.now)
        heads = await coordinators_of(rows, {programme_id})
        await rows.insert(
            outgoing.to_staff(
                new_id(),
                self.now,
                head.id,
                words.say(head.language, f"spend.{level}", limit=f"£{limit}"),
                purpose="notice",
            )
            for head in heads
        )


async def surroundings(rows: Rows, people: Collection[int | None]) -> Surroundings:
    """These people and every programme's policy: what a message costs, and whom."""
    wanted = {person for person in people if person is not None}
    found = await rows.all(Person, Person.table.c.id.in_(wanted)) if wanted else []
    return Surroundings(people={p.id: p for p in found}, policies=await policies(rows))


async def put_right(
    rows: Rows,
    untaken: Sequence[Message],
    other_segments: Sequence[tuple[Message, int]],
    around: Surroundings,
    now: datetime,
) -> None:
    """What was counted and the provider has not taken; what had another number of segments than we had counted."""
    more: Counter[Tally] = Counter()
    for message in untaken:
        more.subtract(tallies_of(message, around, message.claimed_at or now))
    for message, segments in other_segments:
        policy, programme_id = policy_of(message, around), _programme(message, around)
        if policy is not None and programme_id is not None:
            price = int(policy.programme.text_price_gbp * MILLION)
            more[spend_tally(programme_id, policy, now)] += price * (segments - max(message.segments, 1))
    await tallies.add(rows, more)


def policy_of(message: Message, around: Surroundings) -> Policy | None:
    """The policy of the programme that pays: for an unknown number the first one's. None for what goes to staff."""
    found = _programme(message, around)
    return around.policies.get(found) if found is not None else None


def tallies_of(message: Message, around: Surroundings, now: datetime) -> dict[Tally, int]:
    """What a message counts: one text of the day, and its cost (millionths of a pound) of the month."""
    policy, programme_id = policy_of(message, around), _programme(message, around)
    if policy is None or programme_id is None:
        return {}
    lane = message.lane if message.person_id is not None else "x"  # all unknown numbers share one bound
    price = int(policy.programme.text_price_gbp * MILLION) if message.channel == "sms" else 0
    day = local(now, policy.tz).date().isoformat()
    return {(f"texts {lane}", day): 1, spend_tally(programme_id, policy, now): price * max(message.segments, 1)}


def spend_tally(programme_id: int, policy: Policy, now: datetime) -> Tally:
    """The programme's money of the local month."""
    return f"spend {programme_id}", f"{local(now, policy.tz):%Y-%m}"


def _refusals(message: Message, policy: Policy, now: datetime) -> Tally:
    return f"refused {message.lane} {message.purpose}", local(now, policy.tz).date().isoformat()


def _programme(message: Message, around: Surroundings) -> int | None:
    if message.staff_id is not None:
        return None
    person = around.people.get(message.person_id or 0)
    if person is not None:
        return person.programme_id
    return min(around.policies, default=None) if message.stranger_id is not None else None


def _tomorrow(now: datetime, policy: Policy) -> datetime:
    day = local(now, policy.tz).date() + timedelta(days=1)
    return instant(day, datetime.min.time(), policy.tz)
