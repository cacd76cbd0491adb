"""What is run at the hour that it happens to be has a policy that holds at each of them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.hours import is_quiet
from bot.rules.policy import parse_policy
from tests.bench.seed import policy_text
from tests.end_to_end.process import policy_for_now


@pytest.mark.parametrize("first", [datetime(2026, 11, 22, tzinfo=UTC), datetime(2027, 4, 10, tzinfo=UTC)])
def test_no_hour_has_a_policy_that_is_refused_or_at_rest(first: datetime) -> None:
    for minutes in range(0, 24 * 60, 3):
        now = first + timedelta(minutes=minutes)
        for text in (policy_text(now), policy_for_now(now)):
            policy = parse_policy(text, today=now.date())
            assert not is_quiet(now, policy)
            assert not is_quiet(now + timedelta(hours=6), policy)
