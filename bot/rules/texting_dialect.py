"""Scots, Irish and Northern spellings of plain words, and endings that are dropped when texting.

A line reads as in `texting`: `expected: as texted as texted ...`. What is also a Welsh word ("ma", "wi") is left out.
"""

from __future__ import annotations

from bot.rules.wordlist import word_list

DIALECT = """
aint: havenae huvnae hivnae
back: bk bak
cant: cannae canna cannot
couldnt: couldnae cudnae cudnt couldny
crying: greetin
dead: deid
didnt: didnae
doesnt: doesnae disnae doesny
dont: dinna divvent divent divnt dinny dinnea dinae dinnay
down: doon doun
everything: evrythng everythng evrything
from: fae
give: gie giz gis
gonna: gonny gony gwan finna gunnae
hanging: hingin
head: heid hed
heads: heids
here: ere
house: hoose hoos
isnt: isnae isny
myself: masel masell mesel mesen misen meself mysel miself mesself maself
himself: hissel hissen
no: nae nee
now: noo rn
off: aff
out: oot
over: ower ovr
police: polis bizzies
scared: feart scard
shouldnt: shudnt shouldnae shudn
to: tae
trying to: tryna
wanna: wantae
wasnt: wasnae wisnae wasny
weeks: wks
week: wk
ill: il
window: windae windaes windie
floor: flair flur
wont: willnae wullnae wilnae
would: wudd
wouldnt: wudnt wouldnae widnae wouldny wuldnt
kids: weans wains bairns weans
child: wean bairn
girl: lass lassie
let me: lemme
dont know: dunnae
says: sez ses
because: cuzz coss
tablets: tabs tabz
stab: chib
please: pliz pleez
really: rly rlly
"""

# Words that end so by themselves, so that no "g" is missing.
_WHOLE = word_list(
    """
    again cousin within heroin insulin certain bargain coffin muffin puffin pumpkin napkin cabin satin toxin vitamin
    virgin origin margin admin begin bulletin goblin dolphin basin raisin resin aspirin penicillin berlin dublin
    martin justin kevin gavin calvin melvin colin merlin austin darwin corbin elgin cegin gegin brenin dillin
    meddygin benjamin franklin assassin cretin griffin mandarin javelin tannin urchin login plugin checkin pippin
    robin walkin dropin builtin gelatin melatonin warfarin gabapentin pregabalin sertralin codein oxytocin keratin
    collagin adrenalin lupin marlin merthyrin twin dwin sain cefin methun perthyn penblwydd erbin ffin gwin bobbin
    moccasin rasputin catkin parkin welfarin backin firkin gherkin jerkin lumpkin lambkin larkin malkin pushkin
    ramekin siskin sipkin bodkin catherin welshcakin bitcoin stalin lenin putin darlin latin fin chin thin shin begin
    tegretolin zoplicin statin amoxicillin amitriptylin metformin lamotrigin haemoglobin
    """
)
_VOWELS = frozenset("aeiou")


def whole_ending(word: str) -> str:
    """`mornin` with its `g`; any other word as it is."""
    if len(word) < 6 or not word.endswith("in") or word[-3] in _VOWELS or word in _WHOLE or not word.isascii():
        return word
    return f"{word}g" if word.isalpha() else word
