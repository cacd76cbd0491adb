"""What has to be remembered of a restored database: from when its copy is, and until when the lost one may have acted.

Kept as the mark `restored`: `{"made_at": …, "until": … or null}`; null until the service has caught up.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete

from storage import marks as kept
from storage.ids import leave_a_gap
from storage.rekey import MARK as REKEY
from storage.rows import KEY_MARK, Rows
from storage.tables import marks, people, staff

MARK = "restored"


@dataclass(frozen=True, kw_only=True)
class Restored:
    """`made_at`: the moment of the copy. `until`: when the service had caught up; None before."""

    made_at: datetime
    until: datetime | None


async def note(rows: Rows, made_at: datetime, now: datetime) -> None:
    """In the transaction that restores: the service has to catch up before anything else.

    What is under an older key is brought over again. Numbers that people type by hand leave a gap, since the lost
    database may have given out the next ones.
    """
    await _keep(rows, Restored(made_at=made_at, until=None), now)
    await rows.execute(delete(marks).where(marks.c.name == REKEY))
    await kept.set(rows, KEY_MARK, str(rows.vault.ids[-1]), now)
    rows.vault.use(rows.vault.ids[-1])
    for table in (people, staff):
        await leave_a_gap(rows, table, now)


async def last(rows: Rows, *, lock: bool = False) -> Restored | None:
    """When this database was last restored; None where it never was. `lock` holds it until the transaction ends."""
    value = await kept.get(rows, MARK, lock=lock)
    if value is None:
        return None
    found = json.loads(value)
    until = datetime.fromisoformat(found["until"]) if found["until"] else None
    return Restored(made_at=datetime.fromisoformat(found["made_at"]), until=until)


async def caught_up(rows: Rows, restored: Restored, until: datetime) -> None:
    """The service has caught up."""
    await _keep(rows, Restored(made_at=restored.made_at, until=until), until)


async def _keep(rows: Rows, restored: Restored, at: datetime) -> None:
    until = restored.until.isoformat() if restored.until else None
    await kept.set(rows, MARK, json.dumps({"made_at": restored.made_at.isoformat(), "until": until}), at)
