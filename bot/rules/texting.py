"""Texting spellings of British English and Welsh, each under the spelling that the other rules expect.

A line reads `expected: as texted as texted ...`. Apostrophes and accents are gone before this table is asked.
Short forms that stand for a different word by context (`2`, `4`, `b`, `bin`) are in `spelling`, not here.
"""

from __future__ import annotations

from bot.rules.texting_dialect import DIALECT
from bot.rules.texting_endings import DROPPED_G, ENDING_IN_ING
from bot.rules.texting_welsh import WELSH

_TABLE = """
about: abt abou bout
again: agn agen agian agin againn
alone: aloan
already: alrdy alredy
alright: aite aight aiight alrite allright awright
always: allways alwys
and: n nd
anymore: anymor anymoar anymo anymre nemore ne1more
anyone: any1 ne1
are: r
arent: arnt
argument: arguement
attack: attak atack
balance: balence
bastard: basterd
be: bee
because: cos coz cuz bcos bcuz becoz becos becuz cause bc
before: b4 befor bfore
bloody: bludy bluddy
breathe: breath
brother: bro bruv bruva brutha brova
cant: cannot carnt cnt canny cannae
check: chek
could: cud
dad: dads
daughter: dawter dorter
dead: ded deadd
didnt: didn dint didny
die: dye
done: dun
dont: dnt dunt don donot dony dinnae doont
drug: drugg
dunno: idk dno duno
eaten: etten
enough: enuf enuff enougth enogh
everyone: every1 evry1 evryone evrybody everybody
feel: feal
for: fer
from: frm frum
friend: frend freind
girlfriend: gf girlfrend gfriend
give: giv
gonna: gona gunna gna gonnae guna
gotta: gota got2
great: gr8 gret
guy: geezer
have: hav av ave hve
hafta: havta hav2
havent: avent havnt havn
heard: herd
help: hlp elp halp helpp
him: hym
hope: hpe
hospital: ospital hosp
hostel: ostel
house: ouse
hungry: ungry hungrey
hurt: hrt
im: iam imm imma
im gonna: ima
into: in2
in front: infront inffront infrunt
isnt: isn int
jail: gaol
just: jus jst jsut
kick: kik
kicked: kikd kickd
kids: kidz
kill: kil kll kiill
killed: kild killd
knife: nife knive
know: kno knw
last: lst larst
leave: leve leav
life: lyf lyfe lief
like: lyk lyke
little: lil lickle
locked: lockd
love: luv
mate: m8 mte
mates: m8s
me: mee
medicine: medicen
meds: medz
might: mite myt mght
mine: myn
money: munny monies
mother: mutha
mouth: mouf
much: mch
mum: mom mam mummy mums
murder: merder
my: mah
myself: meself myslef mysen mesen mysel mysef masel mysalf myselff miself meslf
need: neeed
neighbour: neighbor
never: nevr neva nvr
night: nite nyt nytt nght nigth
nobody: noone no1 nobodys
not: nt nott
now: nw
nowhere: nowere nowher noweher
of: ov
off: orf
ok: okay k kk oki okey okie
on: onn
outside: outsid outsyd
over: ova ovr
overdose: overdoes
overdosed: oded overdosd overdsed
pain: payn
pains: painz
partner: ptnr
people: ppl peeps peple
pills: pilz
please: pls plz pleas plse plez plis
police: 5-0 feds fedz bobbies polis popo polise
prescription: perscription prescripshun
probably: probs prob probly prolly
probation: probo
punched: puncht
really: realy rly rele rlly relly reely
right: rite ryt
said: sed
scared: scard sacred scarred skared
see: c
should: shud
sister: sis sista
sleep: slep sleap
smacked: smackd
some: sum
someone: sum1 some1 sumone sumbody somebody someonee
sorry: soz srry sry
stabbed: stabd
started: startd
still: stil
stop: stp
stopped: stopt stopd
straight: str8
strangled: strangld
tablets: tabs
take: tek tak
talk: tlk tawk
tell: tel
thanks: thx thnx tnx fanx fanks ta tnks
that: dat tht
the: teh tha th
them: dem
there: ther
they: dey thy
things: fings
think: thnk finkk
this: dis
threatened: threatend fretend
through: thru
tired: tird
today: 2day tday todat 2dy
tomorrow: tomoz 2moz tomorow tmrw tmoz 2mo 2moro 2morrow tomo tomorro tommorow tommorrow 2mrw tmr tmw tomz 2mz tmz
tonight: tonite 2nite 2night tonyt 2nyt tnight 2nght tonigt tonihgt
took: tuk
necked: neckd nekd
baby: babby
paracetamol: paras
trouble: trubble
until: till til untill
up: upp
voices: voicez voises
wanna: want2 wnt2 wantto wana wona wonna
want: wnt
wanted: wntd
was: wos wuz woz
wasnt: wasn
weapon: wepon
were: wer
what: wot wat wut wha
when: wen
where: wher
wife: wyf
will: wil
with: wiv wid wit wth w/ wif
without: wivout widout witout w/out w/o without
woke: wok
worried: woried
worse: wors
worth: werth
would: wud
wrote: rote
year: yr yeer
years: yrs
yes: yh
you: u ya yu yous yoo
your: ur yer
youre: ure
fine: fyne
swear: swer
stood: stud
"""


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (_TABLE + DROPPED_G + WELSH + DIALECT).strip().splitlines():
        expected, _, texted = line.partition(":")
        for spelling in texted.split():
            found.setdefault(spelling, expected)
    for word in ENDING_IN_ING:
        found.setdefault(word[:-1], word)
    return found


SPELLINGS = _table()
