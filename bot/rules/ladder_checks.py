"""What can't be in a ladder: each problem as "key: what is wrong", the key counted from the ladder."""

from collections.abc import Iterator

from bot.rules.hours import in_staff_minutes
from bot.rules.policy_model import Ladder, Policy
from bot.rules.span import Span


def minutes(span: Span, ladder: Ladder, policy: Policy) -> int:
    """A span in minutes of the ladder's own clock."""
    if ladder.clock == "staff":
        return in_staff_minutes(span, policy)
    return int(span.timedelta.total_seconds()) // 60


def ladder_problems(ladder: Ladder, policy: Policy) -> Iterator[str]:
    """Every impossible value of one ladder."""
    if ladder.taken_for.value < 1:
        yield "taken_for: must be longer than nothing"
    if not any(step.to == "coordinators" for step in ladder.steps):
        yield "steps: never reach a coordinator"
    before = 0
    for number, step in enumerate(ladder.steps, 1):
        after = minutes(step.after, ladder, policy)
        if after < before:
            yield f"steps[{number}].after: comes sooner than the step before"
        before = max(before, after)
        if step.repeat is not None and number < len(ladder.steps):
            yield f"steps[{number}].repeat: only the last step can repeat"
        if step.repeat is not None and step.repeat.value < 1:
            yield f"steps[{number}].repeat: must be longer than nothing"
