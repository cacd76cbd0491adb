"""A policy file put into force: the programme of its slug is created, or brought up to date."""

from bot.rules.policy import Policy, policy_to_json
from bot.services import programmes
from bot.services.desk import Desk
from bot.services.policy_changes import policy_changes
from storage.ids import next_small
from storage.records import Programme


async def apply_policy(desk: Desk, policy: Policy) -> list[str]:
    """What has changed, a line for each key; none when the policy was in force already, and then nothing is written.

    It holds for whatever is planned from now on: what was planned before (a check-in, a reminder, the ladder of an open
    item) stays as it was planned.
    """
    slug = policy.programme.slug
    found = await programmes.find(desk.rows, slug)
    if found is None:
        number = await next_small(desk.rows, Programme.table)
        desk.note("apply", f"programme {number}")
        desk.add(
            Programme(
                id=number,
                slug=slug,
                policy=policy_to_json(policy),
                version=1,
                updated_at=desk.now,
            )
        )
        return [f"programme {slug}: created"]
    changes = policy_changes(programmes.parsed(found.policy), policy)
    if changes:
        columns = {"policy": policy_to_json(policy), "version": found.version + 1, "updated_at": desk.now}
        desk.writes.change(Programme.table, found.id, columns)
        desk.note("apply", f"programme {found.id}")
    return changes
