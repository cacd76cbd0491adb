"""What no text to a leaver may hold: words that tell whoever picks up the phone too much, and words that do harm.

All are looked for as whole words, in any case. Welsh ones stand with their mutations.
"""

import re
from collections.abc import Mapping
from typing import Final

UNSAFE_ON_A_LOCK_SCREEN: Final = """
prison prisons prisoner inmate jail gaol custody cell release released probation parole licence recall recalled
offence offences offender offenders offending reoffend convict conviction crime criminal court courts judge lawyer
solicitor sentence tag curfew police officer arrest arrested warrant bail drug drugs heroin crack cocaine spice
methadone script rehab addict addiction alcohol overdose suicide suicidal charity charities mentor mentors
mentoring mentee support worker caseworker programme project scheme abuse abuser abusive violence violent victim
refuge
carchar carcharor garchar charchar carcharorion rhyddhau ryddhau rhyddhad prawf brawf phrawf parol trwydded
trosedd troseddwr troseddau droseddwr throsedd llys lys barnwr cyfreithiwr heddlu swyddog arestio mechniaeth
cyffur cyffuriau gyffur gyffuriau chyffuriau cyffuriaid gorddos hunanladdiad elusen elusennau mentora fentor
fentora mentoriaid cam-drin camdrin trais lloches rhaglen prosiect cynllun-cymorth
"""
HARD: Final = """
appointment appointments appt confirm confirmed confirmation regarding advise advised advice inform informed
reschedule rescheduled attend attendance respond response require required assist assistance provide available
availability unavailable notify notification schedule scheduled session sessions contact enquiry
apwyntiad cadarnhau ynglyn parthed hysbysu mynychu ymateb darparu argaeledd sesiwn cysylltu
"""
THREATS: Final = (
    "must mandatory compulsory consequence consequences failure warning breach rhaid gorfodol rhybudd methiant"
)
NEVER_TAUGHT: Final = "cancel end quit help info unsubscribe stopall revoke optout unstop"
"""The carrier side acts on these by itself. YES is among them too, and may stand only behind its number in a menu."""

NEVER_SAID: Final = (
    "please be advised",
    "on its way",
    "on the way",
    "on their way",
    "is coming",
    "are coming",
    "will be there",
    "secret",
    "confidential",
    "in confidence",
    "between us",
    "nobody will know",
    "no one will know",
    "won't tell",
    "text 999",
    "text to 999",
    "999 by text",
    "promise",
    "guarantee",
    "ar y ffordd",
    "ar ei ffordd",
    "yn dod",
    "cyfrinach",
    "gyfrinach",
    "cyfrinachol",
    "gyfrinachol",
    "rhyngom ni",
    "fydd neb yn gwybod",
    "tecstia 999",
    "tecstio 999",
    "addo",
)
"""Rule 6 of the words: no promise of secrecy or of help under way, and no text to a number that takes none."""

_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "is not safe on a lock screen": frozenset(UNSAFE_ON_A_LOCK_SCREEN.split()),
    "is a hard word": frozenset(HARD.split()),
    "sounds like a threat": frozenset(THREATS.split()),
    "is a word that the carrier acts on": frozenset(NEVER_TAUGHT.split()),
}


def tells_too_much(text: str) -> bool:
    """Whether a text names something that nobody else who picks up the phone should read."""
    return not _WORDS["is not safe on a lock screen"].isdisjoint(_words_of(text.casefold()))


def banned(text: str) -> list[str]:
    """What is wrong with the words of a text to a leaver, one line each."""
    flat = text.casefold()
    words = _words_of(flat)
    found = [f"'{word}' {why}" for word in words for why, listed in _WORDS.items() if word in listed]
    found += [f"'{phrase}' is never said" for phrase in NEVER_SAID if re.search(rf"\b{re.escape(phrase)}\b", flat)]
    if re.search(r"(?<!\d )\byes\b", flat):
        found.append("'yes' is a word that the carrier acts on")
    return found


def _words_of(flat: str) -> dict[str, None]:
    return dict.fromkeys(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", flat))
