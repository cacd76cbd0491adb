"""One turn: what is known about one leaver, what the turn decides, and what is to be written for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from bot.rules.hours import is_quiet, local
from bot.rules.policy import Policy
from bot.services.case import Case
from bot.services.writes import Writes
from bot.talk.effects import Effect
from bot.words.catalogue import Words
from storage.codec import R, Record, changed
from storage.happenings import Alert, CheckIn, Due, Item, Note, Run, Session
from storage.records import LedgerEntry, Person, Staff

KEPT: Mapping[type, str] = {
    Run: "runs",
    CheckIn: "check_ins",
    Item: "items",
    Alert: "alerts",
    Note: "notes",
    Session: "sessions",
}


@dataclass(kw_only=True)
class Turn:
    """Decisions read `case` and call `add`, `change` and `later`; nothing touches the database until the commit."""

    case: Case
    now: datetime
    new_id: Callable[[], int]
    words: Words
    carry_out: Callable[["Turn", Effect], bool]  # what a conversation wants done, see `bot.services.effects`
    writes: Writes = field(default_factory=Writes)
    has_picture: bool = False  # the text of this turn came with a picture that no human has been told of yet

    @property
    def person(self) -> Person:
        return self.case.person

    @property
    def policy(self) -> Policy:
        return self.case.policy

    @cached_property
    def today(self) -> date:
        return local(self.now, self.case.tz).date()

    @cached_property
    def is_quiet(self) -> bool:
        """Whether it is the programme's quiet hours."""
        return is_quiet(self.now, self.policy)

    def add(self, record: R) -> R:
        """A new row; the case knows it at once."""
        self.writes.add(record)
        kept = self._kept(record)
        if kept is not None:
            kept.insert(0 if isinstance(record, CheckIn) else len(kept), record)
        return record

    def change(self, record: R, **columns: Any) -> R:
        """New values for some columns of a row; the case knows them at once."""
        self.writes.change(record.table, record.id, columns)
        new = changed(record, columns)
        if isinstance(new, Person):
            self.case.person = new
        elif isinstance(new, Staff):
            self.case.staff[new.id] = new
        else:
            kept = self._kept(new)
            if kept is not None:
                kept[:] = [new if old.id == new.id else old for old in kept]
        return new

    def later(self, kind: str, subject_id: int, at: datetime, version: int, *, data: str | None = None) -> None:
        """Something that falls due at `at`; it does nothing when the subject's version has moved on by then."""
        self.writes.add(
            Due(
                id=self.new_id(),
                kind=kind,
                subject_id=subject_id,
                person_id=self.person.id,
                at=at,
                version=version,
                data=data,
            )
        )

    def note_in_ledger(self, what: str, how: str, wording: str = "1") -> None:
        """What was agreed or asked for, for ever."""
        self.writes.add(
            LedgerEntry(id=self.new_id(), person_id=self.person.id, at=self.now, what=what, how=how, wording=wording)
        )

    def _kept(self, record: Record) -> list[Any] | None:
        """The case's list of records of this kind."""
        name = KEPT.get(type(record))
        return None if name is None else getattr(self.case, name)
