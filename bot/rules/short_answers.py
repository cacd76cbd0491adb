"""Short answers that would fit any question: whose they are is told by who asked last, not by what they say."""

from bot.rules.choices import choice
from bot.rules.spelling import bare
from bot.rules.wordlist import word_list

_LONGEST_LIST = ("",) * 9
_YES_OR_NO = word_list("yes yeah yeh yea yep yup ye y no nope nah na n ie ia ydw ydy oes nac nage naddo")
_POLITE = word_list("please pls plz ta thanks thx cheers mate plis diolch")


def fits_any_question(text: str) -> bool:
    """A number or a place in a list, whatever follows it ("2", "2 small", "the last one"), or a plain yes or no."""
    return is_plain_yes_or_no(text) or choice(text, _LONGEST_LIST) is not None


def is_plain_yes_or_no(text: str) -> bool:
    """Nothing but a yes or a no. "Fine" and "alright" are none: they also say how somebody is."""
    words = bare(text).split()
    return bool(words) and words[0] in _YES_OR_NO and all(word in _YES_OR_NO | _POLITE for word in words[1:])
