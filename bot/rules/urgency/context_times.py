"""Words that put a text in the past, say that it is over, or that it goes on."""

from __future__ import annotations

import re

from bot.rules.urgency.vocabulary import VOCABULARY


def any_of(patterns: str) -> re.Pattern[str]:
    """One expression for all of `patterns`, one a line, in the notation of `pattern`."""
    compiled = (VOCABULARY.compile(line).expression for line in patterns.strip().splitlines() if line.strip())
    return re.compile("|".join(compiled))


PAST = any_of("""
    last year|month
    year|years|yrs|months|ages|decades ago|back
    long time ago
    long while ago
    time ago
    used to
    when i was *2 @
    when i was a? kid|child|younger|young|little|small|inside|teenager|teen|boy|girl|lad|nipper|using|\
        younger|banged
    when i were *1 kid|young|younger|lad|@
    when we|they were *1 kids|younger|little|young|small|kid
    but not now|anymore|no|these
    when i lived|worked
    as a kid|child|teenager|boy|girl|lad|teen|youngster
    growing up
    this time last
    back in the day|90s|80s|00s
    back then
    in 1999|2000|2001|2002|2003|2004|2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017|\
        2018|2019|2020|2021|2022|2023|2024|2025
    in the past
    in my past
    in my old life
    in my previous|former life
    a lifetime ago
    the old me
    the bad old days
    my childhood
    years since
    months|year since i
    over @ years ago
    llynedd
    blynyddoedd yn ol
    blwyddyn yn ol
    flynyddoedd yn ol
    flwyddyn yn ol
    mis|misoedd yn ol
    roeddwn arfer
    oeddwn|on i *3 ers talwm
    ers talwm
    arfer
    amser maith
    pan on|oeddwn i
    pan oni
""")
OVER = any_of("""
    not anymore|now|no
    no longer
    <dont> *5 anymore
    doing|feeling|much|lots|loads|getting *1 well|better|good|ok|great|fine|alright now|these|today|\
        lately|thanks
    doing|feeling|much so|well|loads|lots? better|good|great
    better|fine|ok|good|great|alright|sorted now
    glad i *2 didnt|did|not
    glad im|to_be|i_am *2 still|here|alive|around
    proud
    look at me now
    now look at me
    havent *3 since
    not for @ years|months|yrs
    behind me
    moved on
    all good now
    iawn|gwell rwan|nawr|now
    wahanol rwan|nawr
    ddim rhagor
    dim mwy
""")
STILL = any_of("""
    again
    still !miss|think|love|remember|sad|hurts|miss|talk|here|alive|standing
    tonight
    right now
    back again
    coming back
    came back
    come back
    is|are|are|have returning|back
    eto
    heno
    rwan eisiau
    same|like feeling|then|before
    gotten|getting|got worse
    since then
    ever since
""")
