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
from bot.services.accounts import KEPT_BACK, Account, Accounts
from bot.services.late import coordinators_of
from bot.services.may_go import GO, Surroundings, Verdict
from bot.services.programmes import policies
from bot.words.catalogue import Words
from storage import marks, tallies
from storage.by_id import by_id
from storage.happenings import Message
from storage.records import Person
from storage.rows import Rows
from storage.tallies import Tally

A_DAY = 30
"""Texts to one person in a day: our own judgement; a day full of booking and talk has fewer."""
KEPT_BACK_A_DAY = 20
"""So many more for emergencies: ten answers of two texts."""
TOLD_AT = ((Decimal("0.8"), "much"), (1 - KEPT_BACK, "up"), (Decimal(1), "over"))
"""The coordinators hear of the month's money at these parts of it, once a month each for one limit."""
CAN_WAIT = frozenset({"welcome", "booking"})
OVER = frozenset({"day_bound", "month_bound"})
LOOK_AGAIN = timedelta(hours=1)
"""The limit may have been raised."""


class Bounds:
    """The bounds on the messages of one claim. What may go is counted at once."""

    def __init__(self, accounts: Accounts, now: datetime, amounts: dict[Tally, int]) -> None:
        self.accounts, self.now, self.amounts = accounts, now, amounts
        self.added: Counter[Tally] = Counter()
        self.used_up: set[tuple[Tally, str]] = set()  # a month's money, and the level of what it was too little for

    @classmethod
    async def load(cls, rows: Rows, messages: Sequence[Message], around: Surroundings, now: datetime) -> "Bounds":
        """With what has been sent already to those whom these messages are for: one query. Other replicas' claims wait
        from here on, so that none of them spends the same money."""
        accounts = Accounts(around)
        counted = [(message, account) for message in messages if (account := accounts.of(message, now)) is not None]
        texts, spends = {a.texts(message) for message, a in counted}, {a.spend for _, a in counted}
        return cls(accounts, now, await tallies.hold(rows, texts | spends, shared=spends))

    def verdict(self, message: Message) -> Verdict:
        """Go, wait where that makes sense, or be refused."""
        account = self.accounts.of(message, self.now)
        if account is None:
            return GO
        urgent = message.purpose == outgoing.EMERGENCY
        texts, spend, cost = account.texts(message), account.spend, account.cost(message)
        if self.amounts[texts] + 1 > A_DAY + (KEPT_BACK_A_DAY if urgent else 0):
            return self._over(message, "day_bound", _tomorrow(self.now, account.policy))
        if cost and self.amounts[spend] + cost > (account.limit if urgent else account.ordinary_limit):
            self.used_up.add((spend, "over" if urgent else "up"))
            return self._over(message, "month_bound", self.now + LOOK_AGAIN)
        for tally, amount in ((texts, 1), (spend, cost)):
            self.amounts[tally] += amount
            self.added[tally] += amount
        return GO

    async def news(self, rows: Rows, refused: Sequence[Message]) -> set[int]:
        """Those of them before which nothing for their purpose and person has been refused today; by id."""
        known = {m.id: a.refusals(m) for m in refused if (a := self.accounts.of(m, self.now)) is not None}
        before = await tallies.read(rows, set(known.values()))
        first = {tally: message for message, tally in reversed(known.items()) if not before[tally]}
        self.added.update(known.values())
        return set(first.values())

    def _over(self, message: Message, why: str, at: datetime) -> Verdict:
        return Verdict(what="hold" if message.purpose in CAN_WAIT else "refuse", at=at, why=why)

    def must_be_told(self, message: Message, verdict: Verdict) -> bool:
        """Whether coordinators hear that it is over a bound: it is refused, or a leaver would go by what is no more."""
        return verdict.why in OVER and (verdict.what == "refuse" or message.purpose == "booking")

    async def keep(self, rows: Rows, new_id: Callable[[], int], words: Words) -> None:
        """Writes down what goes, and tells the coordinators when a lot of the month's money is spent, however it came
        to that: by what goes now, by what was counted since, or by another limit."""
        await tallies.add(rows, self.added)
        for programme_id, account in self.accounts.all(self.now).items():
            spent = self.amounts.get(account.spend, 0)
            for part, level in TOLD_AT:
                reached = 0 < part * account.limit <= spent
                if reached or (account.spend, level) in self.used_up:
                    await self._tell(rows, programme_id, account, level, new_id, words)

    async def _tell(
        self,
        rows: Rows,
        programme_id: int,
        account: Account,
        level: str,
        new_id: Callable[[], int],
        words: Words,
    ) -> None:
        (name, month), limit = account.spend, account.policy.programme.monthly_spend_limit_gbp
        mark = f"{name} {month} {level}"
        if await marks.get(rows, mark) == f"£{limit}":
            return
        await marks.set(rows, mark, f"£{limit}", self.now)
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
    return Surroundings(people=await by_id(rows, Person, wanted), policies=await policies(rows))


async def put_right(
    rows: Rows,
    untaken: Sequence[Message],
    other_segments: Sequence[tuple[Message, int]],
    around: Surroundings,
    now: datetime,
) -> None:
    """What was counted and the provider has not taken; what had another number of segments than we had counted."""
    more: Counter[Tally] = Counter()
    accounts = Accounts(around)
    for message in untaken:
        account = accounts.of(message, message.claimed_at or now)
        if account is not None:
            more.subtract({account.texts(message): 1, account.spend: account.cost(message)})
    for message, segments in other_segments:
        account = accounts.of(message, message.claimed_at or now)
        if account is not None:
            more[account.spend] += account.price * (segments - max(message.segments, 1))
    await tallies.add(rows, more)


async def count_as_gone(rows: Rows, messages: Sequence[Message], around: Surroundings) -> None:
    """What another database may have sent, by the moments at which it would have claimed them. What turns out not to
    have gone is put right like any other."""
    more: Counter[Tally] = Counter()
    accounts = Accounts(around)
    for message in messages:
        account = accounts.of(message, message.claimed_at) if message.claimed_at is not None else None
        if account is not None:
            more.update({account.texts(message): 1, account.spend: account.cost(message)})
    await tallies.add(rows, more)


def _tomorrow(now: datetime, policy: Policy) -> datetime:
    day = local(now, policy.tz).date() + timedelta(days=1)
    return instant(day, datetime.min.time(), policy.tz)
