"""Figures of speech: where one of them covers what a rule has found, the rule has found nothing."""

from __future__ import annotations

import re

from bot.rules.urgency.idioms_more import MORE_IDIOMS
from bot.rules.urgency.vocabulary import VOCABULARY

_IDIOMS = """
    killing|killed me *1 off|lol|laughing|today|atm|at|after|this
    feet|foot|legs|leg|back|head|knees|knee|arms|shoes|boots|heels|traffic|job|course|gym|heat|weather|\
        shift|shifts|stairs|hangover|queue|suspense|wait|waiting|hayfever|bus|work|film|prices|maths|\
        school|workout|training|teeth|tooth|neck|cold|flu|burger|curry|dog|lighting|wifi|boss|kids *4 \
        killing|killed|kills|destroying|destroyed|murdering me
    kill|killing|killed|kills it|time|for|off|the|two|an|some|that|this|them @|lights|mood|vibe|hour|buzz|\
        bill|interview|gig|exam|day|weeds|germs|ants|wasps|spider|bugs|engine|hours|@
    kill|killing|killed it
    kill for
    take|taking *1 him|her|them out for|to|on
    die|died|dying|dyin for|of a|some|my|that|want|boredom|laughter|laughing|embarrassment|shame|hunger|\
        thirst|excitement|heat|cringe|sleep|food|tea|coffee|cold|jealousy|curiosity|chocolate|shock
    dying|dyin to|for|over_here|out_here !die|a hit|hit|a fix|a drink|gear|crack|drugs|a rock|a score|use|\
        score|kill
    to die for
    boss|po|mum|mom|missus|teacher|tutor|coach|gaffer|manager|nan|wife|mrs|supervisor|foreman|landlord|\
        mentor|dad|gran|she|he|sister|sis *3 kill|murder|shoot|strangle|batter me *2 if|when|for|lol|cos|\
        because|over *2 im|i|she|he|late|getting|forget|lol|haha|dont|miss|see|sees|finds|the|going|\
        eating|not|that !leave|tell|dont pay|go to police|grass|talk
    kill|murder|batter|strangle|shoot me *9 lol|haha|hahaha
    head *2 battered|mashed|fried
    died *1 laughing|death|inside|out|again|when|on|lol !overdose
    nearly|almost *1 died|die *1 of|laughing|when|at|lol
    die|died laughing
    im dead lol
    im|am|be|id *1 dead if|when *3 late|mum|missus|boss|forget|miss|lose|dont|she|wife
    dead tired|good|easy|on|serious|funny|nice|cheap|cold|hot|handy|simple|busy|slow|quick|quiet|boring|\
        beat|line|lines|end|lift|lifts|weight|weights|ringer|pleased|happy|keen|proud|bored|hard|hungry|\
        excited|annoying|chuffed|clean|right|knackered|drop|posh|set|stock
    dead *1 in|on *1 the|my|me|his *1 water|feet|arm|legs
    arms|legs|phone|phones|battery|wifi|signal|line|laptop|internet|car|xbox|telly|tv|bike|engine|fish|goldfish|\
        hamster|cat|plant|plants|town|night|party|place|pub|screen|tablet *3 dead|died|die|dying|dies
    drop|drop dead|gorgeous *1 gorgeous|$
    over my dead body
    scared|bored|love|loved|tickled|worked|sick|freezing|frozen|work|chilled *2 to death
    death *1 stare|row|metal|star|valley|note|trap|in_paradise
    walking dead
    dead dead
    hit|hitting|hits *1 the|up|it|my|a|me *1 gym|sack|shops|road|hay|pub|nail|books|town|hard|off|spot|\
        jackpot|target|targets|bar|beach|goal|pb|weights|pads|bags|bag|up|ball|six|wall_of|snooze|roof|\
        text|strides|like|subscribe|floor_running
    hit|hitting *1 up
    shoot|shooting|shot *1 some|me|you|u|him|her|off|pool|hoops|over|up|through|down|a|of|in|the *1 pool|\
        hoops|text|message|email|hooch|espresso|coffee|dark|breeze|film|video|over|now|off|up|down|\
        tequila|lights|photo|foot|sambuca|red|town
    shoot|shooting off|over|through
    shot *1 of|in|at espresso|coffee|tequila|sambuca|vodka|rum|goal|the|it|dark
    id|could *1 shoot|kill|hang|top myself if|before|rather|than
    stab|stabbed|stabbing *1 in|at *1 crossword|it|ball|quiz|dark|back
    take|took|had|have a stab
    stabbed *4 back
    murder|murdered|murdering *1 a|some|that|an|the *1 !man|guy|lad|bastard|prick|cunt
    murder mystery|she|podcast|scene|documentary|on the dance floor
    was|is|be|total|absolute|blue|bloody murder !last night on
    football|footy|traffic|heat|work|shift|parking|school *2 murder
    choking|gagging|gasping for|on *1 a|fag|cig|brew|drink|tea|pint|sandwich|crisp|food|my|cuppa
    choked on
    burn|burning|burnt|burned|burns *2 calories|fat|cds|toast|tea|dinner|pizza|rubber|bridges|out|ears|\
        food|cake|chips|pan|sun|wood
    sun burn|burnt|burned
    cut|cutting|cuts !my fingers|my throat|his|her|them|my head|my tag|the tag|tag|it off|my meds|me off|\
        my script|my arm|my wrist|my methadone *2 \
        grass|hair|hours|corners|down|back|off|out|short|hedge|fringe|carbs|sugar|fags|smoking|ties|costs|\
        budget|cake|lawn|wood|keys|deck|ribbon|finger|thumb|class|cloth|price|prices|glass
    hair cut
    hair cut|cuts
    smash|smashed|smashing *2 it|phone|screen|gym|plate|plates|glass|window_of|record|pb|interview|test|\
        exam|day|weights|guitar|avocado|burger|target|course|level|shift|maths|theory|a|driving
    smashed *1 them|it *2 @|out|park
    beat|beaten|beating|beats *2 at|pb|record|traffic|system|rush|clock|fifa|game|heart|drum|chess|pool|\
        darts|quiz|race|level|headphones
    knock|knocked|knocking *2 out|off|up|back|for *1 by_9|six|work|pint|shift|early|work|quote
    battered *1 sausage|fish|mars|chips|cod|at|on|drunk|last|again|@|in|by|from|lol|!by|old|car|trainers|\
        sofa
    got|getting|get|were|was|absolutely hammered|battered|smashed|wrecked|slaughtered|murdered|destroyed|\
        killed|leathered|steaming|mullered|annihilated *1 on|at|by|with|last|@|in|from|again|lol|tonight|\
        fifa !bats|my|him|boys|three|four|lads|a
    attack *1 of the
    heart attack *3 when|from|lol|the|at|that|burger|watching|thought|saw
    nearly|almost|gave|give|near *3 heart attack|stroke
    stroke of|genius
    blew|blow|blows|blown|blowing *2 mind|head|off|nose|whistle|over|candles *1 my|phone|with|off|$
    bomb|bombed *2 test|theory|exam|interview|bath
    hang|hanging|hung !myself|himself|herself|yourself|him|her|from *1 on|out|about|around|up|in_there|\
        with|over|washing|picture|pictures|tight|fire|loose !my belt|a belt|a rope|rope|belt
    ill be hanged
    hanging *1 lol|today|from|after|bad|out
    get|got|getting the hang|chop
    jump|jumped|jumping !in front|off|in the river|in the canal|from *2 at|on|in|for|queue|ship|joy|gun|\
        leads|bandwagon|start|to|through|rope|out *3 chance|bus|train|joy|queue|shower|lift|bed|\
        conclusions|taxi|hoops|bath|skin|car|bike|tram|cab|bargain|facetime|call|trampoline
    jumping|jump for|through|leads|ship|rope|up_and_down
    jumped on *1 the|a *1 bus|train|tram|bike
    jumped the|a *1 last|first|next|early|late *1 bus|train|tram
    stabbed|stubbed *1 me|my *2 toe|toes
    kill|murder|batter|strangle|shoot me *9 ha ha
    end *2 of|game|season|month|week|day|results|product|meeting|line|road|date|tunnel|shift|course|lease|\
        year|story !life|my life|me|my tether|the line for me|the road for me|my rope
    killer *1 !on|outside|is|in
    kill yourself laughing
    dressed|dressing to kill
    suicide squad|wing|burnout|sprints|drills
    fight|fighting *2 night|cold|off|club|tonight_on|fire|flu|scene|fit
    community payback
    payback *2 team|boss|supervisor
    revenge *1 is|film|of
    bloody|blood *1 hell|test|tests|brother|donor|orange|type|pressure|moon|sugar|bank|results
    give|gave|giving *1 blood
    blood *1 is *1 boiling
    pain in *2 neck|arse|backside|bum
    drown|drowning *1 in *2 paperwork|work|washing|emails|forms|sauce|gravy|homework|my sorrows
    drown *2 sorrows
    on fire *1 today|tonight|lately|lol|with|at|in
    fire drill|alarm|exit|stick|door|place|safety|works|tv|engine
    train|training *1 wreck|spotting
    car crash *1 of|tv
    crash|crashed|crashing *1 out|on|at|in|course|mat|bed|early|now
    shattered|slayed|slays|slaying|slay
    punch *1 line|bag|up|pads|above
    kick|kicked|kicking *1 off|back|in|myself|about|arse|ball|bucket|ass|my *1 @|match|game|3|at_3|lol|\
        about|with|$
    kicked my|our arse|ass|butt
    bite|bit *1 me|my *1 head|tongue|bum
    threw|throw *1 up|away|party|shade|towel
    poison *1 ivy|chalice
    acid *1 reflux|rain|jazz|house
    petrol *1 station|prices|money|for|tank
    hammer *1 time|and_nails|home
    gun *1 show|metal
    a shot at|of
    knife *3 fork|skills|set|sharpener
    under the gun|knife
    gun *1 to *1 my|ur|your head *1 id
    blood sweat and
    burning the|my candle|ears|mouth
    buried under|in work|paperwork|emails|laundry
    died|die of *1 shame|embarrassment
    stabbed *2 needle *4 docs|jab|flu|nurse|vaccine
    knife edge
    flu|covid|tetanus jab
    gone *1 cold *1 turkey
    cold turkey *2 on|off *1 fags|sugar|vapes|chocolate|coffee|caffeine|smoking|nicotine|phone
    marw *2 am|eisiau|chwerthin|o *1 banad|baned|fwyd|chwerthin|syched|bwyd|panad|peint|gwsg
    bron *1 a *1 marw|llwgu|rhewi|starfio|drengi
    ffon|batri|phone|ci|cath|car *3 marw|farw|di_marw
    traed|nhraed|gwaith|cefn|nghefn|pen|gym|tywydd|coesau|mhen|ma|bos *4 lladd fi|i|mi
    lladd nhw|amser|pawb *1 @|efo|gyda|yn|ar|chwerthin
    lladd *1 fy *1 hun *1 yn *1 chwerthin
"""

# A phrase of the everyday that starts inside a danger ("died" in "died laughing").
_FIGURES = re.compile(
    "|".join(
        f"(?:{VOCABULARY.compile(line).expression})" for line in (_IDIOMS + MORE_IDIOMS).splitlines() if line.strip()
    )
)


def spans(said: str) -> tuple[tuple[int, int], ...]:
    """Where the figures of speech of a normalised text stand."""
    return tuple(found.span() for found in _FIGURES.finditer(said))
