"""Typing slips in the few words that matter most: one letter missing, added, changed or swapped with its
    neighbour.

Only words of six letters or more are mended, and only when the first letters agree. A real word that lies one
letter away from a key word ("stubbed" from "stabbed") is named in `REAL_WORDS` and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.rules.wordlist import word_list

KEY_WORDS = word_list(
    """
    suicide suicidal overdose overdosed overdosing paracetamol ibuprofen codeine methadone subutex
    buprenorphine diazepam pregabalin heroin cocaine strangled strangling stabbed stabbing slashed bleeding
    breathing unconscious seizure ambulance emergency threatened threatening killing killed drowning
    attacked assaulted kidnapped hostage murdered homeless hostel evicted eviction arrested recalled
    probation relapsed relapse craving cravings struggling sanctioned medication prescription tablets
    hopeless worthless pointless goodbye starving hungry landlord nowhere voices dealer dealers panicking
    beating hitting punched battered myself himself herself tonight tomorrow everyone someone hurting
    breathe choking blackout petrol hunanladdiad ddigartref digartref gorddos hunanniweidio
    """
)

REAL_WORDS = word_list(
    """
    strange stranger strangle strangler stubbed stubbing stabled staring starting starring splashed smashed
    flashed slashes breeding bleating blending breathe breather breath attached attaches assault assaults
    hotel hosted hosts hostess hostels relaxed relaxes relapses carving carvings caving craning raving
    meditation tablet table tables emergence heroine heroes heroic hero hunger hungary killer killers
    kissing filling kilning drowsing drawing crowning frowning dealt dealing healer dealings dealer's vices
    invoices choices suicides overdoses tomorrows choosing chocking evictions arrest arrests recall recalls
    landlords seizures sanction sanctions threaten threatens punch punches punched puncher bunched battery
    batter batters better butter beating heating seating eating bating petrel patrol patrols hitting hurling
    hurtling hunting heart hating sitting fitting pitting himself herself codeines murders murder murdering
    murderer hopeful pointlessly stopping stalling landed voice cooking bearing medications voiced killings
    herein hostages attacker mediation downing prescriptions boating breathes breaths breathed someones
    heron ambulances beaming starling breaching goodbyes elapsed petro kipling slasher blackouts everyones
    belting overdone kidnapper petrov overdoing berating droning stabbings beading bleedings breathing choke
    choker coking biting betting beatings hitching hinting halting hostile hosteller
    """
)

_SHORTEST = 6


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(KEY_WORDS):
        for short in {key, *_shortened(key)}:
            found[short] = (*found.get(short, ()), key)
    return found


_INDEX = _index()
_LONGEST = max(map(len, KEY_WORDS)) + 1


def _one_slip(word: str, key: str) -> bool:
    """Whether a single letter missing, added, changed or swapped turns `key` into `word`."""
    if len(word) != len(key):
        short, long = sorted((word, key), key=len)
        return len(long) - len(short) == 1 and short in _shortened(long)
    different = [at for at in range(len(key)) if word[at] != key[at]]
    if len(different) == 1:
        return True
    if len(different) != 2 or different[1] - different[0] != 1:
        return False
    first, second = different
    return word[first] == key[second] and word[second] == key[first]


def mended(word: str) -> str:
    """The key word that `word` was meant to be, or `word` itself."""
    if word in KEY_WORDS or word in REAL_WORDS or not _SHORTEST - 1 <= len(word) <= _LONGEST:
        return word
    if not word.isascii() or not word.isalpha():
        return word
    for short in (word, *_shortened(word)):
        for key in _INDEX.get(short, ()):
            if len(key) >= _SHORTEST and word[0] in key[:2] and key[0] in word[:2] and _one_slip(word, key):
                return key
    return word


def unmasked(word: str) -> str:
    """`k1ll`, `su*cide`: a key word behind digits and stars, or `word` itself."""
    if "*" in word:
        for key in (*sorted(KEY_WORDS), "kill", "die", "dead", "death", "knife", "stab", "harm"):
            if len(key) == len(word) and all(have in ("*", want) for have, want in zip(word, key, strict=True)):
                return key
        return word
    plain = word.translate(_LOOKALIKES)
    return plain if plain in KEY_WORDS or plain in _SHORT_KEYS else word


_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_SHORT_KEYS = frozenset({"kill", "die", "dead", "death", "knife", "stab", "harm", "life"})
