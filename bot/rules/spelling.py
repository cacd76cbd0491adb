"""One spelling for the many ways in which a text can be typed.

`normalise` gives lower-case words without accents or apostrophes, one space apart, texting spellings written out
(`gona` becomes `gonna`, `2nite` becomes `tonight`), with ` . ` where a sentence breaks and ` ? ` after a question.
It is made for the other rules to read, never to be shown to anybody.
"""

from __future__ import annotations

import re
import unicodedata

from bot.rules.fuzzy import mended, unmasked
from bot.rules.short_texts import remembered
from bot.rules.texting import SPELLINGS
from bot.rules.texting_dialect import whole_ending
from bot.rules.wordlist import word_list

_EMOJI = {
    "👍": "thumbsup",
    "👌": "thumbsup",
    "👎": "thumbsdown",
    "🔪": "knife",
    "🗡": "knife",
    "🔫": "gun",
    "💊": "pills",
    "😂": "lol",
    "🤣": "lol",
    "😆": "lol",
    "✅": "yes",
    "❌": "no",
    "🆘": "sos",
}
_EMOJI_TABLE = str.maketrans({sign: f" {word} " for sign, word in _EMOJI.items()})
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'") | dict.fromkeys("“”„«»", '"'))

_TOKEN = re.compile(r"[^\W_][^\W_*@$]*(?:[*@$][^\W_]+)*|\?+|[.!;,:\n]+|…")
_LETTERS_APART = re.compile(r"(?<!\w)\w(?:[ .*_-]\w){2,14}(?!\w)")
_REPEATED = re.compile(r"(.)\1{2,}")
_OVERDOSED = re.compile(r"\b(?:o\.d['-]?|od['-]?)(ed|ing)\b")
_IN_CAPITALS = re.compile(r"\bOD['\u2019]?d\b|\b[oO]\.?[dD]['\u2019-]d\b|\bo\.dd\b")
# "odd" is a job or what somebody is like; where it stands as a verb does, it is what somebody did.
_ODD = re.compile(
    r"\b(i|ive|he|hes|she|shes|they|who|has|have|just|nearly|almost|half|mate|pal|brother|sister|cousin|son|daughter)"
    r" odd(?=\W*$|[.,!?]| (?:on|last|again|and|in|at|tonight|yesterday|twice|before)\b)"
)

_WELSH_JOINED = re.compile(r"(?<=[a-z])'([nriuwm])(?![a-z])")
_WELSH_PARTS = {"n": " yn", "r": " y", "i": " ei", "u": " eu", "w": " ei", "m": "m"}

_TO_BEFORE = word_list(
    """
    be b die kill go get do talk tlk speak see live sleep hurt end cut stab say tell leave eat stay come use
    score have hav make take tek hold run move meet ring call pay work know wake give jump hang top my me
    you u him her the them death it drink smoke hit burn fight sell carry stop smash drown slash shoot
    overdose cope find book change
    """
)
_TOO_BEFORE = frozenset({"much", "many", "late", "far", "scared", "tired", "weak", "hard", "long", "mch"})
_FOR_BEFORE = word_list("me u you him her them us my real ever now life food help it this that the dem good")
_BE_AFTER = word_list(
    """
    to 2 will wanna cant wont gonna gona should would could not better must might dont ill id
    """
)
_BEEN_AFTER = word_list("ive i hes shes has have hav weve theyve not just had its never av you u only")
_BEEN_BEFORE = word_list(
    """
    on in a to clean really so self sofa up off sleeping rough through trying feeling
    """
)
# "me arms", "ma mum"; but "give me tablets".
_MINE = word_list(
    """
    arm arms wrist wrists leg legs thigh thighs head neck throat face hand hands stomach belly skin chest ribs jaw
    mum dad nan gran sister brother son daughter kids babies girlfriend boyfriend missus wife husband family house flat
    room meds tablets pills script methadone keys tag licence tenancy landlord self eyes heart veins life telly tent
    """
)
_GIVING = word_list(
    """
    give gave giving lend lent owe owes owed send sent get got bring show offer offered sold sell pay let ring call text
    phone bell help make made message cost charge charged refuse refused deny denied find found
    """
)

_PHRASES = {
    ("i", "am"): "im",
    ("i", "have"): "ive",
    ("i", "will"): "ill",
    ("i", "would"): "id",
    ("he", "is"): "hes",
    ("he", "has"): "hes",
    ("she", "is"): "shes",
    ("she", "has"): "shes",
    ("it", "is"): "its",
    ("that", "is"): "thats",
    ("they", "are"): "theyre",
    ("they", "have"): "theyve",
    ("we", "are"): "were",
    ("you", "are"): "youre",
    ("going", "to"): "gonna",
    ("want", "to"): "wanna",
    ("got", "to"): "gotta",
    ("have", "to"): "hafta",
    ("do", "not"): "dont",
    ("does", "not"): "doesnt",
    ("did", "not"): "didnt",
    ("can", "not"): "cant",
    ("will", "not"): "wont",
    ("is", "not"): "isnt",
    ("are", "not"): "arent",
    ("was", "not"): "wasnt",
    ("have", "not"): "havent",
    ("has", "not"): "hasnt",
    ("could", "not"): "couldnt",
    ("would", "not"): "wouldnt",
    ("my", "self"): "myself",
    ("him", "self"): "himself",
    ("her", "self"): "herself",
    ("for", "ever"): "forever",
    ("any", "more"): "anymore",
    ("no", "more"): "anymore",
    ("no", "where"): "nowhere",
    ("to", "night"): "tonight",
    ("some", "one"): "someone",
    ("self", "harm"): "selfharm",
    ("self", "harmin"): "selfharming",
    ("self", "harms"): "selfharm",
    ("self", "harming"): "selfharming",
    ("self", "harmed"): "selfharmed",
    ("over", "dose"): "overdose",
    ("over", "dosed"): "overdosed",
    ("out", "side"): "outside",
    ("dw", "i"): "dwi",
    ("rydw", "i"): "dwi",
    ("rwy", "i"): "dwi",
    ("wy", "i"): "dwi",
}


@remembered
def plain(text: str) -> str:
    """Lower case, one kind of quote, no accents, no invisible characters; emoji and marks are kept."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded)
    return "".join(
        sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Me", "Cf", "Cc") or sign in "\n\t"
    )


def bare(text: str) -> str:
    """The words alone, lower case: marks, quotes and emoji around them gone, single spaces in between."""
    return " ".join(re.findall(r"\w+(?:['.:/]\w+)*", plain(text).replace("_", " ")))


@remembered
def normalise(text: str) -> str:
    """One spelling of `text` for the rules, as the head of this file describes; any Unicode text is fine."""
    flat = _ODD.sub(r"\1 overdosed", plain(_IN_CAPITALS.sub("overdosed", text)).translate(_EMOJI_TABLE))
    flat = _OVERDOSED.sub(r"overdos\1", flat)
    flat = flat.replace("b&b", " bnb ").replace("a&e", " casualty ").replace("&", " and ")
    flat = flat.replace("overdosed", " overdosed ").replace("/", " ").replace("-", " ")
    flat = _WELSH_JOINED.sub(lambda found: _WELSH_PARTS[found[1]], flat).replace("'", "")
    flat = _LETTERS_APART.sub(_joined, flat)
    words = [_word(token) for token in _TOKEN.findall(flat)]
    return " ".join(_phrases(_in_context([word for word in words if word])))


def _joined(found: re.Match[str]) -> str:
    """`s.u.i.c.i.d.e` in one piece, where that makes a word the rules know."""
    letters = re.sub(r"\W|_", "", found.group())
    return (
        letters
        if unmasked(letters) != letters or mended(letters) in ("suicide", "suicidal") or letters in _SPELT
        else found.group()
    )


_SPELT = frozenset({"kill", "die", "dead", "sos", "help", "suicide", "kms"})


def _word(token: str) -> str:
    first = token[0]
    if first == "?":
        return "?"
    if first in ".!;:\n,…":
        return "" if token[0] in ",:…" or (len(token) > 1 and set(token) <= {".", " "}) else "."
    if not token.isalpha() and not token.isdigit():
        token = unmasked(token)
    if len(token) > 2:
        token = _once(token)
    known = SPELLINGS.get(token)
    return known if known is not None else mended(whole_ending(token))


def _once(token: str) -> str:
    """`heeelp` and `sooo` with the letters that belong there: two where that makes a known word, else one."""
    twice = _REPEATED.sub(r"\1\1", token)
    if twice == token or token.isdigit():
        return token
    if twice in _DOUBLED or mended(twice) != twice:
        return twice
    return _REPEATED.sub(r"\1", token)


_DOUBLED = word_list(
    """
    need needs seen been kill killed killing off hell ill well all tell call still feel feeling too good
    food blood bleeding speed sleep keep pills cell fell pissed missed stabbed hitting cutting book see
    agree street free need soon room door look took hood school stood loose noose beer happy sorry funny
    hungry really
    """
)


def _in_context(words: list[str]) -> list[str]:
    """Short forms that only their neighbours explain: `2`, `4`, `b`, `bin`."""
    out: list[str] = []
    for at, word in enumerate(words):
        before = out[-1] if out else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        out.append(_from_neighbours(word, before, after))
    return out


def _from_neighbours(word: str, before: str, after: str) -> str:
    if word == "2" and before != "at":
        if after in _TO_BEFORE:
            return "to"
        return "too" if after in _TOO_BEFORE else word
    if word == "4" and before != "at":
        return "for" if after in _FOR_BEFORE else word
    if word == "b" and before in _BE_AFTER:
        return "be"
    if word == "bin" and (before in _BEEN_AFTER or (not before and (after in _BEEN_BEFORE or after.endswith("ing")))):
        return "been"
    if word in ("me", "ma") and after in _MINE and before not in _GIVING:
        return "my"
    return word


def _phrases(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        joined = _PHRASES.get((out[-1], word)) if out else None
        if joined is None:
            out.append(word)
        else:
            out[-1] = joined
    return out
