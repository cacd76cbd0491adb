"""A leaver's text as an answer: to the question that was asked last, or, where it says so, to one before."""

from collections.abc import Sequence
from datetime import timedelta

from bot.rules.answers import yes_no
from bot.rules.keywords import Keyword, Word
from bot.rules.short_answers import fits_any_question, is_plain_yes_or_no
from bot.services import relay, talks, words_that_can_be_texted
from bot.services.hear_text import Text
from bot.services.open_questions import human_came_after, newest_first
from bot.services.turn import Turn
from storage.happenings import Run

SAME_MOMENT = timedelta(minutes=1)
"""Twilio's clock may differ from ours by so much. A text written before a question was asked is no answer to it."""
SHORT = 2
"""A text of so few words may have been meant as an answer; a longer one that is none is for a human."""
A_LENGTH = 5
"""So many words may be meant as an answer to how long: "til my mum is home"."""
NAMES_IT = 3
"""So few words, with nothing else among them, may answer a question that is not the last: "bus", "fri 2pm"."""


def questions(turn: Turn, text: Text, word: Keyword | None) -> list[Run]:
    """What the text may answer, newest first. A button and MORE are never for the human who wrote meanwhile."""
    for_the_bot = text.tapped or (word is not None and word.word is Word.MORE)
    human_at = None if for_the_bot else turn.person.human_at
    return newest_first(turn.case.runs, turn.now, human_at=human_at, asked_by=text.at + SAME_MOMENT)


def take(turn: Turn, runs: Sequence[Run], text: Text, word: Keyword | None, *, urgent: bool) -> str | None:
    """Takes it as an answer to one of these. Returns what of it a human has to read, or None when it is no answer."""
    if not runs or (word is not None and word.word not in words_that_can_be_texted.MAY_ANSWER):
        return None
    newest, body = runs[0], text.body
    if not text.tapped and fits_any_question(body) and human_came_after(newest, turn.person.human_at):
        return _beside_a_human(turn, newest, body, urgent=urgent)
    rest = talks.answer(turn, newest, body, urgent=urgent)
    if rest is not None or not _names_what_it_answers(body, word):
        return rest
    return _by_an_earlier_one(turn, runs[1:], body, urgent=urgent)


def _beside_a_human(turn: Turn, run: Run, body: str, *, urgent: bool) -> str | None:
    """A number or a yes after a human's words is theirs. It checks in all the same, where that waits for a number."""
    if run.flow == "check_in" and talks.answer(turn, run, body, urgent=urgent) is not None:
        return body
    return None


def _names_what_it_answers(body: str, word: Keyword | None) -> bool:
    """Whether it may be for an earlier question: a number belongs to the last one alone, and so does OK."""
    if word is not None:
        return word.word is Word.MORE or (word.word is Word.START and word.provider_word)
    if len(body.split()) > NAMES_IT:
        return False
    return is_plain_yes_or_no(body) or not (fits_any_question(body) or yes_no(body) is not None)


def _by_an_earlier_one(turn: Turn, runs: Sequence[Run], body: str, *, urgent: bool) -> str | None:
    for run in runs:
        if fits_any_question(body) and human_came_after(run, turn.person.human_at):
            continue
        rest = talks.answer(turn, run, body, urgent=urgent, whole=True)
        if rest is not None:
            return rest
    return None


def asked_again(turn: Turn, run: Run, body: str) -> bool:
    """Puts the question once more where the text may have been meant for it. Whether it did."""
    for_a_human = relay.talking(turn) or human_came_after(run, turn.person.human_at)
    few = A_LENGTH if run.pending["question"]["kind"] == "how_long" else SHORT
    if len(body.split()) > few or talks.misread(run) or for_a_human:
        return False
    talks.ask_again(turn, run)
    return True
