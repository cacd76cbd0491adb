"""A controlling partner, and children kept away."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_CONTROL = rules(
    Level.URGENT,
    "relationship",
    """
    <he>|they|<partner> *3 checks|check|checking|tracks|track|tracking|controls|control|controlling|\
        monitors|reads|goes_through|looks_through|follows|follow|following|stalks|stalking|watches|\
        isolates|isolating|belittles|gaslights|accuses|accusing|screams|shouts|threatens|keeps|takes|took|\
        hides|smashed|smashes|broke *4 me|my|phone|everything|money|card|keys|messages|location|where|\
        passport|off|clothes|everywhere|every !up with ex|in on me cos|of kids|jobs|hospital|job|bus|\
        weather|thermostat|dinner|picture|fit|school
    wont|doesnt|dont|not|never|cant|isnt *2 let|allow|allowed *1 me|to *3 out|go|see|talk|speak|work|have|\
        leave|phone|friends|family|use|money|meet|wear|bank|text|do !fifa|lol|in the club|gym til
    <he>|<partner>|boyfriend *4 wont|doesnt|dont|not *2 let|give *1 me *3
    <partner> *5 wont|stopping|stop|refusing|refuses|not|stopped|threatening|threatens|doesnt|blocked|\
        taking|taken|took|moved|keeping|keep *5 see|seeing|kids|son|daughter|contact|child|children|baby|\
        speak|access
    <he>|she|they *5 wont|stopping|stop|refusing|refuses|not|threatens|threatening|stopped|blocked *4 me|\
        let|see|seeing *3 kids|son|daughter|kid|baby|child|children|boy|girl
    controlling|controls|coercive|possessive|jealous *3 !fan|lol|of your|of you
    manipulating|manipulative|manipulates|gaslighting|gaslights|narcissist|toxic *2 !waste|masculinity
    scared|frightened|afraid|terrified|nervous|dread|dreading|petrified *4 of|to|about|go|going|be *3 him|\
        her|home|<partner>|he|there|them|back|house|at !spiders|roads|dentist|heights|phoning|exam|work|gym
    cant|not safe|dont wanna|dont feel|scared|not *3 go|going home
    my|the <partner> *4 scares|scaring|frightens|following|stalking|threatens|harassing|texting|turning|\
        shouting|screaming|aggressive|smashed|kicked|kicking|cheating|left|chucked|threw|threw|dumped|\
        controlling|angry|turns|drinking *3 me|my|up|off|at|us|again|out|$|keep !text about|the dog|ball|\
        football|me a text
    <partner> *4 outside|keeps|keep|wont leave|back|turned|found|stalking|following|ringing *4 me|house|\
        alone|ringing|texting|turning|house|up|work|round|door|$ !his|her word|dog|fit|busy
    he|she|hes|shes *3 keeps|keep|always|wont *2 turning|following|ringing|calling|texting|messaging|\
        shouting|stop|accusing|screaming|kicking *3 me|up|at|work|work|texting|off|house|$
    wont leave *1 me|us alone
    walking|walk on eggshells
    took|takes|taken|hid|hides *2 my *2 phone|keys|bank_card|money|passport|card|wages|\
        benefits !number|order|size|place|upgrade|contract|charger
    <he>|<partner>|boyfriend *5 took|takes|hid|smashed|broke|keeps *2 my *2 phone|keys|card|money|\
        passport|stuff|things
    refuge|womens aid
    escape|leave|leaving|get away from *2 him|her|abusive|violent|<partner> !dog|message|at school
    abusive|abuse|abused|abuser
    <he>|<partner> *2 losing|losin|lost|loses|loosing it|the_plot|his_rag|her_rag|his_temper|her_temper !in the post
    <partner> *3 left|leaving|dumped|cheating|cheated|finished *2 me|on|us|with
    broke|broken|split|breaking up *4 heart|broken|devastated|cant|head|gutted|struggling|bad
    restraining order
    <partner>|he|she *1 wont|dont|doesnt|keeps|keep *1 stop|leave *2 ringing|texting|calling|messaging|\
        alone|following|hassling
    hits the roof
    <he>|<partner> *2 goes|go|gets|went|got|get|kicks|kicked *1 mad|mental|crazy|off|nuts|ballistic|\
        apeshit|angry|jealous|aggressive *4 if|when|cos|at|because|about|every|over !goal|film|joke|match
    <he>|<partner> *2 tells|tell|decides|says|picks|chooses *2 what|who|where|when *4 wear|see|go|eat|\
        talk|do|spend|speak
    own *1 money|phone|card|friends & wont|dont|doesnt|not|let|allowed|allow
    <they> *4 accusing|accused|accuses me
    kicks|kicked|kicking|kick off *3 at|on|with|over|again|when|if|about *2 me|us|talk|home !match|game|\
        football|3pm
    """,
    unless="""
    ex *2 bf|gf|wife|husband|missus *4 getting on|friends|good|civil|mates
    social_services|worker
    broke *1 up|down *3 years|ago
    used to
    lol|haha
    football|match|game
    """,
    abuse=True,
)

_FAMILY = rules(
    Level.URGENT,
    "relationship",
    """
    <dont>|wont|stopping|stopped|not *4 see *2 my|our *1 kids|son|daughter|kid|baby|boy|girl|child|\
        children|little !wait|til|until|enough
    missing|miss *2 my *1 kids|son|daughter|baby *4 cant|bad|losing|hard|struggling|much|hurts|kills|crying
    losing|losin|lost it|my !phone|keys|bus|card|in the post
    fell|falling|fallen|row|argument|fight *3 mum|dad|family|everyone *4 out|nowhere|left|cant
    """,
)

RULES = _CONTROL + _FAMILY
