"""Whether a text is an emergency, urgent or ordinary; English and Welsh are always both looked at.

`assess` reads one text twice. The rules stand by theme in the files beside this one, each composed of the vocabularies
in `vocabulary` and the pattern language of `pattern`; `context` says when a match means nothing. What was learned from
labelled texts (`learned`, with `weights.bin`) may raise what the rules found and never lowers it. docs/urgency.md says
how the two work together and what each finds.
"""

from __future__ import annotations

from bot.rules.urgency.judge import assess
from bot.rules.urgency.level import Assessment, Level

__all__ = ["Assessment", "Level", "assess"]
