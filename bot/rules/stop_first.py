"""The order in which one person's texts are acted on that come together, hours after they were written."""

from collections.abc import Sequence

from bot.rules.consent import plainly_asks_to_be_left_alone
from bot.rules.keywords import Word, keyword


def stop_first(bodies: Sequence[str]) -> list[int]:
    """The places of the texts, given as they were written, in the order in which to act on them.

    What asks for silence goes before all that was written before it, so that nothing is answered to somebody who has
    asked for that; but never before a START that it came after.
    """
    order: list[int] = []
    stretch: list[int] = []
    for place, body in enumerate(bodies):
        word = keyword(body)
        if word is not None and word.word is Word.START:
            order += stretch
            stretch = []
            order.append(place)
        elif asks_for_silence(body):
            order.append(place)
        else:
            stretch.append(place)
    return order + stretch


def asks_for_silence(body: str) -> bool:
    """STOP in any of its words, or a sentence that plainly means it."""
    word = keyword(body)
    return word.word is Word.STOP if word is not None else plainly_asks_to_be_left_alone(body)


def asks_for_silence_or_texts(body: str) -> bool:
    """The same, or START; a "yes" may be the answer to anything."""
    word = keyword(body)
    return asks_for_silence(body) or (word is not None and word.word is Word.START and not word.ambiguous)
