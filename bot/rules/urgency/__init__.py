"""Whether a text is an emergency, urgent or ordinary. Rules only; both English and Welsh are always \
    looked at.

`assess` reads one text. The rules stand by theme in the files beside this one, each composed of the \
    vocabularies
in `vocabulary` and the pattern language of `pattern`; `context` says when a match means nothing.
"""

from __future__ import annotations

from bot.rules.urgency.judge import assess
from bot.rules.urgency.level import Assessment, Level

__all__ = ["Assessment", "Level", "assess"]
