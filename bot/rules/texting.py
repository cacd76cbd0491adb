"""Texting spellings of British English and Welsh, each under the spelling that the other rules expect.

A line reads `expected: as texted as texted ...`. Apostrophes and accents are gone before this table is asked.
Short forms that stand for a different word by context (`2`, `4`, `b`, `bin`) are in `spelling`, not here.
"""

from __future__ import annotations

from bot.rules.texting_dialect import DIALECT
from bot.rules.texting_endings import ENDING_IN_ING

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
anything: owt anyfing anyfink anythin nefin nething anythink
are: r
arent: arnt
argument: arguement
attack: attak atack
balance: balence
bastard: basterd
be: bee
because: cos coz cuz bcos bcuz becoz becos becuz cause bc
before: b4 befor bfore
bleeding: bleedin bleading
bloody: bludy bluddy
breathe: breath
breathing: breathin brething breethin breethin breethng
brother: bro bruv bruva brutha brova
burning: burnin
cant: cannot carnt cnt canny cannae
check: chek
choking: chokin
coming: comin
could: cud
crying: cryin
cutting: cuttin cuting
dad: dads
daughter: dawter dorter
dead: ded deadd
didnt: didn dint didny
die: dye
dying: dyin dieing
doing: doin doin
done: dun
dont: dnt dunt don donot dony dinnae doont
drinking: drinkin
drug: drugg
during: durin
dunno: idk dno duno
eating: eatin
eaten: etten
enough: enuf enuff enougth enogh
ending: endin
everyone: every1 evry1 evryone evrybody everybody
everything: everythin everyfing everyfink evrything evrythin
falling: fallin
feel: feal
feeling: feelin feelng feelinn
fighting: fightin
for: fer
freezing: freezin
from: frm frum
friend: frend freind
getting: gettin geting gettn
girlfriend: gf girlfrend gfriend
give: giv
going: goin goin
gonna: gona gunna gna gonnae guna
gotta: gota got2
great: gr8 gret
guy: geezer
have: hav av ave hve
hafta: havta hav2
having: havin avin avn
hearing: hearin
hanging: hangin
happening: happenin happnin
havent: avent havnt havn
heard: herd
help: hlp elp halp helpp
him: hym
hitting: hittin
holding: holdin
hope: hpe
hospital: ospital hosp
hostel: ostel
house: ouse
hungry: ungry hungrey
hurt: hrt
hurting: hurtin
im: iam imm imma
im gonna: ima
into: in2
in front: infront inffront infrunt
isnt: isn int
jail: gaol
just: jus jst jsut
kick: kik
kicked: kikd kickd
kicking: kickin
kids: kidz
kill: kil kll kiill
killed: kild killd
killing: killin kilin kiling
knife: nife knive
know: kno knw
last: lst larst
laughing: laughin
leave: leve leav
leaving: leavin
life: lyf lyfe lief
like: lyk lyke
little: lil lickle
living: livin
locked: lockd
looking: lookin
losing: losin loosin loosing
love: luv
making: makin
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
nothing: nuffin nuthin nothin nuffink nothink nuthing nowt nuttin noffin nuttn
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
overdosing: oding
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
punching: punchin
really: realy rly rele rlly relly reely
right: rite ryt
running: runnin
said: sed
saying: sayin
scared: scard sacred scarred skared
see: c
seeing: seein
should: shud
sister: sis sista
sleep: slep sleap
sleeping: sleepin
smacked: smackd
smoking: smokin
some: sum
someone: sum1 some1 sumone sumbody somebody someonee
something: sumfin sumthin sumfink somethin sumthing summat smthn smth somefing sumat sth
sorry: soz srry sry
stabbed: stabd
stabbing: stabbin
started: startd
staying: stayin
still: stil
stop: stp
stopped: stopt stopd
straight: str8
strangled: strangld
strangling: stranglin
struggling: strugglin strugling struglin
suffering: sufferin
tablets: tabs
take: tek tak
taking: takin tekin
talk: tlk tawk
talking: talkin tlkin
tell: tel
telling: tellin
thanks: thx thnx tnx fanx fanks ta tnks
that: dat tht
the: teh tha th
them: dem
there: ther
they: dey thy
thing: fing fink ting
things: fings
think: thnk finkk
thinking: thinkin finkin thinkn thinkng
this: dis
threatened: threatend fretend
threatening: threatenin
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
trying: tryin
turning: turnin
until: till til untill
up: upp
using: usin
voices: voicez voises
waiting: waitin
waking: wakin
walking: walkin
wanna: want2 wnt2 wantto wana wona wonna
want: wnt
wanted: wntd
was: wos wuz woz
wasnt: wasn
watching: watchin
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
working: workin
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
eisiau: isho isio ise isie esh eisio isia isiau esiau eisie iso
dwi: rwi
marw: maru
dwi yn: dwin rwyn dwyn
mae y: maer
mae yn: maen
teimlo yn: teimlon
rhagor: ragor
teimlo: timlo tmlo
ddim: dimm
heno: henno
nawr: nawrr
gartref: gatre
"""


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (_TABLE + DIALECT).strip().splitlines():
        expected, _, texted = line.partition(":")
        for spelling in texted.split():
            found.setdefault(spelling, expected)
    for word in ENDING_IN_ING:
        found.setdefault(word[:-1], word)
    return found


SPELLINGS = _table()
