"""What a message counts to: the texts of a day to one recipient, and its programme's money of a month."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from bot.rules.hours import local
from bot.rules.policy import Policy
from bot.services.may_go import Surroundings
from storage.happenings import Message
from storage.tallies import Tally

KEPT_BACK = Decimal("0.1")
"""Of the month's money, for emergencies."""
MILLION = 1_000_000


class Account:
    """One programme's at one moment. Money is in millionths of a pound."""

    def __init__(self, programme_id: int, policy: Policy, now: datetime) -> None:
        self.policy, self.now = policy, now
        shown = local(now, policy.tz)
        self.day = shown.date().isoformat()
        self.spend: Tally = (f"spend {programme_id}", f"{shown:%Y-%m}")
        self.price = int(policy.programme.text_price_gbp * MILLION)

    @cached_property
    def limit(self) -> Decimal:
        """The month's, all of it."""
        return self.policy.programme.monthly_spend_limit_gbp * MILLION

    @cached_property
    def ordinary_limit(self) -> Decimal:
        """The month's without what is kept back."""
        return self.limit * (1 - KEPT_BACK)

    def texts(self, message: Message) -> Tally:
        """Of the day. All unknown numbers share one."""
        lane = message.lane if message.person_id is not None else "x"
        return f"texts {lane}", self.day

    def refusals(self, message: Message) -> Tally:
        """How often the like of it has been refused in the day."""
        return f"refused {message.lane} {message.purpose}", self.day

    def cost(self, message: Message) -> int:
        """What its segments cost as far as they are known: one at least."""
        return self.price * max(message.segments, 1) if message.channel == "sms" else 0


class Accounts:
    """Those of the programmes around some messages, each worked out once for each moment: every message asks."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._first = min(around.policies, default=None)
        self._known: dict[tuple[int, datetime], Account] = {}

    def of(self, message: Message, now: datetime) -> Account | None:
        """The programme's that pays: for an unknown number the first one's. None for what goes to staff."""
        programme_id = self._programme(message)
        policy = self._around.policies.get(programme_id) if programme_id is not None else None
        return self._of(programme_id, policy, now) if programme_id is not None and policy is not None else None

    def all(self, now: datetime) -> Mapping[int, Account]:
        """Every programme's, by its id."""
        return {programme: self._of(programme, policy, now) for programme, policy in self._around.policies.items()}

    def _of(self, programme_id: int, policy: Policy, now: datetime) -> Account:
        found = self._known.get((programme_id, now))
        if found is None:
            found = self._known[programme_id, now] = Account(programme_id, policy, now)
        return found

    def _programme(self, message: Message) -> int | None:
        if message.staff_id is not None:
            return None
        person = self._around.people.get(message.person_id or 0)
        if person is not None:
            return person.programme_id
        return self._first if message.stranger_id is not None else None
