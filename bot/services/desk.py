"""A turn that reads as it goes: a member of staff's doing, a stranger's text, a receipt, an import."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.policy import Policy
from bot.services.case import load_all, load_cases
from bot.services.programmes import policies
from bot.services.turn import Turn
from bot.services.writes import Writes
from bot.talk.effects import Effect
from bot.words.catalogue import Words
from storage.codec import Record
from storage.records import AuditEntry
from storage.rows import Rows


@dataclass(kw_only=True)
class Desk:
    """Reads through `rows`, and writes through `writes` and the turns it opens, all in one transaction."""

    rows: Rows
    now: datetime
    new_id: Callable[[], int]
    words: Words
    carry_out: Callable[[Turn, Effect], bool]
    actor: str = "system"  # for the audit: `staff 3`, `cli 1000`, by numbers alone
    writes: Writes = field(default_factory=Writes)
    turns: dict[int, Turn] = field(default_factory=dict)
    noted: set[tuple[str, str, str]] = field(default_factory=set)

    async def turn(self, person_id: int) -> Turn | None:
        """The turn of one leaver, the same one each time; None where there is no such person."""
        return (await self.turns_of([person_id])).get(person_id)

    async def turns_of(self, people: Collection[int]) -> dict[int, Turn]:
        """The turns of many leavers by id, loaded together."""
        missing = set(people) - self.turns.keys()
        if missing:
            cases = await load_cases(self.rows, missing, self.now)
            await load_all(self.rows, cases, self.now)
            for person_id, case in cases.items():
                self.turns[person_id] = Turn(
                    case=case,
                    now=self.now,
                    new_id=self.new_id,
                    words=self.words,
                    carry_out=self.carry_out,
                    writes=self.writes,
                )
        return {person_id: self.turns[person_id] for person_id in people if person_id in self.turns}

    async def policies(self) -> dict[int, Policy]:
        """Every programme's policy by its id."""
        return await policies(self.rows)

    def add(self, record: Record) -> None:
        self.writes.add(record)

    def note(self, what: str, subject: str, *, actor: str | None = None) -> None:
        """A line for the audit: who did what to whom, by ids and words of our own. Of one transaction once."""
        entry = AuditEntry(id=self.new_id(), at=self.now, actor=actor or self.actor, what=what, subject=subject)
        said = (entry.actor, what, subject)
        if said not in self.noted:
            self.noted.add(said)
            self.add(entry)
