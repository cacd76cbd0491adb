"""All conversations by name. A name, and the keys of the questions in it, keep their meaning for ever.

Facts are JSON, frozen when a conversation begins. Every one has

- `name`, `sender`: first names of the leaver and of whoever texts come from
- `language`: two letters
- `now`: ISO, UTC; `today`: ISO date, local

and some have

- check_in: `low_mood` (int; this answer or lower brings a human); `mood` (1 to 5) when it is known already, or
  `ok` (true) when the leaver only said that they are there
- proposal, plan: `session` {"id": int, "kind": str, "starts_at": ISO, UTC}
- move: `session` as well, where it is not the next one
- plan: `by_phone` (bool): the mentor rings, nobody goes anywhere
- book, move: `taken` (true) when the time just chosen has gone meanwhile
- missed_session: `late` (true) when it is read on another day than the session's
- language: `to` (two letters); the text that follows `SetLanguage` is said in it
- pause: `said` (ISO date), where another day than the one just chosen is said
- private: `text`, the words that only the leaver should read

What can be looked at (`Talk.look`), all JSON:

- `free_times` with `said` (None, or what `Times` read in the leaver's words; `bot.talk.question.spoken` opens it),
  `after` (None, or ISO, UTC: only later ones) and `moving` (None, or the id of the session that would go):
  {"times": [ISO, UTC], "exact": whether they fit what was said, "later": whether there are more behind these}
- `next_session` with `kind` (only such; every kind without it): {"id", "kind", "starts_at"} or None
- `session_now`: the same of one that has begun and is not over
- `reads_at`: {"at": ISO, UTC, when a human reads what comes now, "now": whether that is at once}
"""

from collections.abc import Mapping
from typing import Final

from bot.flows.book import book
from bot.flows.call_me import call_me
from bot.flows.check_in import check_in
from bot.flows.language import language
from bot.flows.menu import menu
from bot.flows.missed_session import missed_session
from bot.flows.move import move
from bot.flows.next_session import next_session
from bot.flows.pause import pause
from bot.flows.plan import plan
from bot.flows.private import private
from bot.flows.proposal import proposal
from bot.talk.replay import Flow

FLOWS: Final[Mapping[str, Flow]] = {
    "check_in": check_in,
    "book": book,
    "move": move,
    "next_session": next_session,
    "proposal": proposal,
    "plan": plan,
    "missed_session": missed_session,
    "pause": pause,
    "call_me": call_me,
    "language": language,
    "menu": menu,
    "private": private,
}
