"""A leaver's text: looked at for danger first, then for STOP, then for a word, an open question, and else a human's.

Nothing that is found is ever suppressed by what comes after it.
"""

from bot.rules.consent import plainly_asks_to_be_left_alone
from bot.rules.keywords import Keyword, Word
from bot.rules.masking import phone_numbers
from bot.rules.urgency import Assessment, Level, assess
from bot.services import answering, consent, danger, meeting, relay, second_thoughts, welcome, words_that_can_be_texted
from bot.services.hear_text import Text, keep
from bot.services.say import say
from bot.services.turn import Turn


def hear(turn: Turn, text: Text) -> None:
    """All that one text of a leaver's does."""
    found = assess(text.body)
    keep(turn, text, found, "done", relayed=found.level is not Level.ORDINARY)
    word = words_that_can_be_texted.word_in(turn, text.body)
    outdated = _keep_when(turn, text, word)
    welcome.has_written(turn)
    if text.media:
        _picture(turn)
    if text.media and not text.body.strip():
        relay.to_staff(turn, "", told_honestly=False)
        return
    if turn.person.stopped_at is not None:
        _after_stop(turn, text, found, word, outdated=outdated)
    elif turn.person.welcome != "done" and not _asks_for_silence(text, word):
        _for_a_human(turn, text, found, word)  # nothing but an emergency's answer goes before the welcome
    elif found.level is Level.EMERGENCY or (word and word.word is Word.EMERGENCY):
        danger.emergency(turn, text.body, found)
        if _asks_for_silence(text, word) and not outdated:  # the helplines are the last that they get
            consent.stop(turn, _how(text, word))
    elif _asks_for_silence(text, word):
        if found.level is Level.URGENT:
            relay.to_staff(turn, text.body, kind="urgent", told_honestly=False)
        if not outdated:
            consent.stop(turn, _how(text, word), ambiguous=bool(word and word.ambiguous))
    else:
        if found.level is Level.URGENT:
            danger.urgent(turn, text.body, found)
        _answer_or_word(turn, text, word, found)
    if turn.has_picture:  # nobody has been shown it with the words
        relay.to_staff(turn, text.body, told_honestly=False)
    relay.contact_in(turn, phone_numbers(text.body))


def _picture(turn: Turn) -> None:
    """It can't be shown to anybody: they hear so, and a human hears that there was one."""
    turn.has_picture = True
    if turn.person.stopped_at is None and turn.person.welcome == "done":
        say(turn, "media.not_read")


def _after_stop(turn: Turn, text: Text, found: Assessment, word: Keyword | None, *, outdated: bool) -> None:
    """Only START opens the door again; whatever else they say a human still reads."""
    if _asks_for_texts(text, word):
        if not outdated:
            consent.start(turn, _how(text, word))
    elif found.level is not Level.ORDINARY or not _asks_for_silence(text, word):
        _for_a_human(turn, text, found, word)


def _for_a_human(turn: Turn, text: Text, found: Assessment, word: Keyword | None) -> None:
    """Where the bot may not talk a human reads it all the same."""
    if found.level is Level.EMERGENCY or (word and word.word is Word.EMERGENCY):
        danger.emergency(turn, text.body, found)
    else:
        kind = "urgent" if found.level is Level.URGENT else "unanswered_message"
        relay.to_staff(turn, text.body, kind=kind, told_honestly=False)


def _asks_for_silence(text: Text, word: Keyword | None) -> bool:
    if word is not None:
        return word.word is Word.STOP and (text.channel == "sms" or not word.provider_word)
    return plainly_asks_to_be_left_alone(text.body)


def _asks_for_texts(text: Text, word: Keyword | None) -> bool:
    return word is not None and word.word is Word.START and (text.channel == "sms" or not word.provider_word)


def _keep_when(turn: Turn, text: Text, word: Keyword | None) -> bool:
    """Notes when it was written. Whether it is a STOP or START after which they wrote another that is known already:
    each of them may come to light only later, in the provider's list of texts, which knows their order; of what came by
    itself only the moment is known at which it came. A "yes" is a START after STOP alone."""
    person, last = turn.person, turn.person.stop_or_start_at
    if last is not None and last > turn.now:  # the clock was set back, and says nothing of which was first
        last = None
    starts = _asks_for_texts(text, word) and (person.stopped_at is not None or not (word and word.ambiguous))
    newest = max(last or text.at, text.at) if starts or _asks_for_silence(text, word) else last
    written = max(person.last_text_at or text.at, text.at)
    turn.change(person, last_text_at=written, stop_or_start_at=newest)
    return text.overtaken if text.overtaken is not None else last is not None and text.at < last


def _how(text: Text, word: Keyword | None) -> str:
    return f"{text.channel} {'word' if word else 'sentence'}"


def _answer_or_word(turn: Turn, text: Text, word: Keyword | None, found: Assessment) -> None:
    """An answer to what was asked, a word that can be texted, or else a human's."""
    already, body = found.level is Level.URGENT, text.body
    open_to_it = answering.questions(turn, text, word)
    rest = answering.take(turn, open_to_it, text, word, urgent=already)
    if rest is None and word is None:
        rest = second_thoughts.take(turn, body, waiting=bool(open_to_it))
    if rest is not None:
        if rest and not already:
            relay.to_staff(turn, body, told_honestly=False)
        return
    if word is not None and words_that_can_be_texted.act(turn, word, body, already=already):
        return
    if already:
        return
    if word is None and not danger.is_open(turn) and meeting.is_looking(turn, body):
        meeting.hear(turn, body)
    elif word is None and open_to_it and answering.asked_again(turn, open_to_it[0], body):
        return
    elif danger.is_open(turn):
        danger.more(turn, body, is_urgent=False, abuse=found.abuse)
    else:
        relay.to_staff(turn, body)
