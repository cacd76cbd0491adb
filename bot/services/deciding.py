"""What the turns of one batch decide: whom each is about, what is loaded for them, and what they want written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.services.case import Case, NotLoaded, load_all, load_cases
from bot.services.turn import Turn
from bot.services.work import PersonWork, Work
from bot.services.writes import Writes
from storage.happenings import Session
from storage.rows import Rows


@dataclass(kw_only=True)
class Deciding:
    """One batch. What it comes to: the turns that were `decided` and what they want written, those that `failed`, and
    what has to be done `instead` of a turn, or after another one of the same person, in a later commit."""

    rows: Rows
    now: datetime
    turn_of: Callable[[Case], Turn]
    writes: Writes = field(default_factory=Writes)
    decided: list[PersonWork] = field(default_factory=list)
    failed: list[tuple[PersonWork, Exception]] = field(default_factory=list)
    instead: list[Work] = field(default_factory=list)

    async def prepared(self, works: Sequence[PersonWork]) -> list[PersonWork]:
        """Those that are about somebody, one a person."""
        for kind in {type(work): None for work in works}:
            self.instead += await kind.prepare(self.rows, [work for work in works if type(work) is kind])
        one_each: dict[int, PersonWork] = {}
        for work in works:
            if work.person_id is None:
                if not any(other.done is work.done for other in self.instead):
                    work.finish()
            elif work.person_id in one_each:
                self.instead.append(work)
            else:
                one_each[work.person_id] = work
        return list(one_each.values())

    async def decide(self, works: Sequence[PersonWork]) -> None:
        """Decides every turn, one a person."""
        if not works:
            return
        ids = {work.person_id: work.reads_past for work in works if work.person_id is not None}
        shown = {person_id for person_id, reads_past in ids.items() if reads_past}
        cases = await load_cases(self.rows, ids, self.now, with_past=shown)
        known = [work for work in works if work.person_id in cases]
        for gone in [work for work in works if work.person_id not in cases]:
            gone.person_id = None  # erased while this waited for their row: looked at again, as from nobody known
            self.instead.append(gone)
        for kind in {type(work): None for work in known}:
            await kind.look_again(self.rows, [work for work in known if type(work) is kind])
        asking = [work for work in known if not self._decide(work, cases)]
        if asking:
            asked_for = {work.person_id: cases[work.person_id] for work in asking if work.person_id is not None}
            await load_all(self.rows, asked_for, self.now)
        for work in asking:
            self._decide(work, cases)

    def _decide(self, work: PersonWork, cases: Mapping[int, Case]) -> bool:
        """One turn. Whether it was decided: not where it asks for what is not loaded."""
        turn = self.turn_of(cases[work.person_id or 0].untouched())
        try:
            work.decide(turn)
            self.writes.take_over(turn.writes)
            _show_others(cases, turn)
        except NotLoaded:
            return False
        except Exception as error:
            self.failed.append((work, error))
        else:
            self.decided.append(work)
        return True


def _show_others(cases: Mapping[int, Case], turn: Turn) -> None:
    """Sessions that a turn has booked or moved are taken for the others of the batch."""
    touched = turn.writes.touched(Session.table)
    if not touched:
        return
    changed = [s for s in turn.case.sessions if s.id in touched and s.mentor_id is not None]
    read = [case.calendars_read for case in cases.values() if case.calendars_read is not None]
    for calendars in read:
        for session in changed:
            calendar = calendars.get(session.mentor_id or 0)
            if calendar is not None:
                calendar.busy[:] = [s for s in calendar.busy if s.id != session.id] + [session]
