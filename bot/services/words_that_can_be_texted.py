"""The words that a leaver can text at any time, and what the provider's own words are taken for."""

from dataclasses import replace
from typing import Any

from bot.rules.keywords import Keyword, Word, keyword, opening
from bot.rules.soonest import wants_the_soonest
from bot.rules.spoken_time import read_when
from bot.services import danger, holds, relay, talks
from bot.services.say import say
from bot.services.turn import Turn
from bot.talk.question import as_said

MAY_ANSWER = frozenset({Word.OK, Word.MORE, Word.START})
"""Words that may also be the answer to an open question (YES reaches here as a provider's word for START)."""
FLOW_OF = {
    Word.BOOK: "book",
    Word.MOVE: "move",
    Word.NEXT: "next_session",
    Word.CALL: "call_me",
    Word.MENU: "menu",
    Word.PAUSE: "pause",
}
LANGUAGE_OF = {Word.ENGLISH: "en", Word.CYMRAEG: "cy"}


def word_in(turn: Turn, body: str) -> Keyword | None:
    """The word that the text consists of, or BOOK or MOVE with nothing behind it but a time."""
    opened = None if (word := keyword(body)) else opening(body)
    if opened is None:
        return word
    word, behind = opened
    when = read_when(behind, now=turn.now, tz=turn.case.tz)
    if when is not None and not when.rest:
        return replace(word, said=as_said(when))
    return word if wants_the_soonest(behind) else None


def act(turn: Turn, word: Keyword, body: str, *, already: bool) -> bool:
    """Does what the word stands for. False where it stands for nothing now and a human should read it.

    `already`: a human has been shown it.
    """
    if word.provider_word and word.word is Word.MENU:
        _help(turn, body, cry=word.ambiguous and not already)
    elif word.word is Word.CALL and danger.is_open(turn):
        danger.wants_a_call(turn, body)
    elif word.word is Word.PAUSE and turn.person.hold not in (None, "pause"):
        return False  # what staff have set a human lifts
    elif word.word in FLOW_OF:
        facts: dict[str, Any] = {"said": word.said} if word.said else {}
        talks.begin(turn, FLOW_OF[word.word], **facts)
    elif word.word in LANGUAGE_OF:
        talks.begin(turn, "language", to=LANGUAGE_OF[word.word])
    elif word.word is Word.OK:
        _ok(turn)
    elif word.word is Word.TEXTS and turn.person.phone is not None:
        turn.change(turn.person, channel="sms")
        turn.note_in_ledger("channel", "sms")
        say(turn, "channel.to_texts")
    elif word.word is Word.START and not word.provider_word:
        return _start(turn)
    else:
        return False
    return True


def _start(turn: Turn) -> bool:
    """START from somebody who has not stopped ends the rest they asked for. What staff have set a human lifts."""
    if turn.person.hold == "pause":
        holds.lift(turn)
        say(turn, "start.rested")
    elif turn.person.hold is None:
        say(turn, "start.already")
    return turn.person.hold is None


def _help(turn: Turn, body: str, *, cry: bool) -> None:
    """HELP and INFO: the provider answers a text by itself. HELP may be a cry: a human reads it today."""
    if turn.person.channel == "telegram":
        talks.begin(turn, "menu")
    if cry:
        relay.to_staff(turn, body, kind="urgent")


def _ok(turn: Turn) -> None:
    """Checks in at any time, without a number."""
    for run in [r for r in turn.case.runs if r.flow == "check_in"]:
        talks.end(turn, run, "done")
    talks.begin(turn, "check_in", ok=True)
