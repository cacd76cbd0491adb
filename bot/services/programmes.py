"""Programmes and their policies, read from the table. `bot.services.apply_policy` puts them there."""

from functools import lru_cache

from sqlalchemy import select

from bot.rules.policy import Policy, policy_from_json
from storage.prepared import Prepared
from storage.records import Programme
from storage.rows import Ask, Rows, asking, columns_of

ALL = Prepared(select(*columns_of(Programme)))
parsed = lru_cache(maxsize=256)(policy_from_json)


def all_policies() -> Ask[dict[int, Policy]]:
    """Every programme's policy by its id, parsed once for each version."""
    return asking(Programme, ALL, {}, lambda found: {programme.id: parsed(programme.policy) for programme in found})


async def policies(rows: Rows) -> dict[int, Policy]:
    """The same, asked by itself."""
    return await rows.answer(all_policies())


async def find(rows: Rows, slug: str) -> Programme | None:
    """The programme of that slug."""
    return await rows.one(Programme, Programme.table.c.slug == slug)
