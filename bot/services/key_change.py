"""The steps of a change of the key, each of them whole: where one breaks off, it is done again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import BadInput
from bot.services import people_memory
from storage import keys, rekey
from storage.crypto import Vault
from storage.key_file import KeyFile
from storage.keys import NOTICED
from storage.rows import Rows, in_use


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """One key: `in use`, `prepared` (newer, and nobody writes with it yet), `old`, or `missing` from the key file.

    `sealed` and `hashed` count the stored values under it, `remembered` what the people file said last.
    """

    key: int
    state: str
    sealed: int
    hashed: int
    remembered: int


class CantRetire(BadInput):
    """The old key is still needed."""


async def rotate(rows: Rows, key_file: KeyFile, now: datetime, *, prepare: bool) -> tuple[int, bool]:
    """A new key is put into the key file, and unless `prepare` it is the one in use; its id, and whether it is new.

    A key that was prepared, or that a broken-off change left, is taken instead of another one. Raises BadKey.
    """
    used = await in_use(rows, hold=True) or rows.vault.ids[-1]
    fresh = rows.vault.ids[-1] == used
    if fresh:
        key_file.add()
        rows.vault.refresh()
    newest = rows.vault.ids[-1]
    await keys.name(rows, used if prepare else newest, now)
    return newest, fresh


async def status(rows: Rows, now: datetime) -> list[KeyLine]:
    """Every key that is at hand or that something is under, oldest first. Raises BadKey."""
    vault = rows.vault
    vault.use(await in_use(rows))
    counted = await keys.counted(rows, now)
    remembered = await _remembered(rows, vault)
    first = vault.ids[0]
    for kind, count in counted.pop(0, {}).items():  # hashes that name no key are of the first
        counted.setdefault(first, {"sealed": 0, "hashed": 0})[kind] += count
    order = [*vault.ids, *sorted({*counted, *remembered} - {*vault.ids})]
    return [
        KeyLine(
            key=key_id,
            state=_state(vault.ids, key_id, vault.in_use),
            sealed=counted.get(key_id, {}).get("sealed", 0),
            hashed=counted.get(key_id, {}).get("hashed", 0),
            remembered=remembered.get(key_id, 0),
        )
        for key_id in order
    ]


def _state(ids: Sequence[int], key_id: int, used: int) -> str:
    if key_id not in ids:
        return "missing"
    if key_id == used:
        return "in use"
    return "prepared" if ids.index(key_id) > ids.index(used) else "old"


async def _remembered(rows: Rows, vault: Vault) -> dict[int, int]:
    found: dict[int, int] = {}
    for said in (await people_memory.recall(rows)).values():
        for cell in said.values():
            key_id = people_memory.key_of(cell) or vault.ids[0]
            found[key_id] = found.get(key_id, 0) + 1
    return found


async def retire(rows: Rows, key_file: KeyFile, now: datetime) -> list[int]:
    """Takes the old keys out of the key file, and keeps them in `KEYFILE.retired`; returns their ids.

    Raises CantRetire while anything is under one of them, or another process may still write with it.
    """
    named = await keys.since(rows)
    if named is None or now - named < NOTICED:
        raise CantRetire("the key was changed a moment ago: try again in five minutes")
    old = [line for line in await status(rows, now) if line.state == "old"]
    for line in old:
        if line.sealed or line.hashed or line.remembered:
            raise CantRetire(_why(line))
    if old and not await rekey.is_done(rows):
        raise CantRetire("the service has not looked through everything yet: let it run, and try again")
    ids = [line.key for line in old]
    if ids:
        key_file.retire(ids)
    return ids


def _why(line: KeyLine) -> str:
    under = f"{line.sealed} values and {line.hashed} hashes are still under key {line.key}"
    if line.sealed or line.hashed:
        return f"{under}: let the service run, and look at `gatewalk key status`"
    return f"{line.remembered} cells of the people file are remembered under key {line.key}: import the file once more"
