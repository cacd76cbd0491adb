"""Threats, pursuit and being held."""

from __future__ import annotations

from bot.rules.urgency.everyday import PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "violence",
    """
    threatened|threatening|threaten|threatens|threat|threats *4 kill|hurt|stab|shoot|burn|smash|rape|beat|\
        batter|murder|break|slash|cut|harm|torture|do|me|us|my|life|chop|come|petrol !with recall|to \
        recall|with breach|to breach|with prison|with jail|with the sack|to stop|to kick me out|to evict|\
        to sanction|with sanction|to leave|to take|to report|to grass
    death|been|getting|had|making|sent|sending|get|more|text|texts *2 threat|threats !level
    <they>|said|says|saying|told|text *5 gonna|will|want|wanna|wants|going|coming|gunning|trying|tried|\
        planning|come|try|theyll|would|gone|could|threatening|offered *3 <harmnow> *1 me|us !up|out|off|a|\
        some|on|back|down|with a lift|in with|to|good|proud|right|justice|an|money|sorted|food|know|over \
        by|paid
    <they>|said|says|saying *5 gonna|will|wants|going|coming|trying|theyll|hell|shell|threatening|wanna|\
        want *3 <harmnow> *2 my|our|the *2 mum|family|kids|house|sister|brother|dad|nan|legs|face|head|\
        fingers|dog|windows|kneecaps|girlfriend|flat|car|throat|door|neck|missus|son|daughter|place|jaw|\
        arms|teeth
    gonna|going|will|coming|trying|tried|said|saying|wanna|theyll|hell|threatened *2 break|smash|cut|chop|\
        slit|kneecap|snap|take|cave|kick|burn|torch|petrol|firebomb|shoot *2 my|our|the|up *2 legs|face|\
        head|fingers|throat|house|flat|kneecaps|knees|arms|jaw|skull|teeth|door|car|place|windows|van|off|\
        mums|down|in
    gonna|going|im|will *3 get|be|getting *1 stabbed|shot|killed|battered|jumped|murdered|beaten|beat|\
        robbed|hurt|done|kicked|shanked|slashed|merked|sliced|attacked|raped|smacked|filled !at|in the \
        rain|for being late|down
    know|knows|found|finds|find *2 where *2 i|my|we|me|mum|kids|she|im *3 live|lives|living|stay|stays|\
        are|school|work|is
    broke|breaking|broken into|in *2 my|the|our|flat|house|$
    intruder
    someone in my|the|our house|flat|garden|room|loft
    following|followed|chasing|chased|stalking|hunting me|us *2 home|down|now|street|road|car|again|\
        through|round|outside|$
    being|been|am|getting|im followed|chased|stalked|held|watched|kidnapped|trafficked|hunted !up|back|by \
        the|down|over|on tele
    <guy>|they|someone|car|man *3 following|chasing|chased|watching me|us
    hiding|hid|hide *2 from|in *2 him|her|them|bathroom|cupboard|bedroom|toilet|wardrobe|loft|shed|bushes|\
        someone|dealer|dealers|room|mates|people
    locked|lock|trapped|locking *2 me|us|him|her|in *3 in|house|room|bedroom|bathroom|flat|boot|with|\
        basement|toilet
    wont|not|cant|dont|doesnt|refuse|refusing *2 let|letting *1 me|us|her leave|out of|go of|go home|escape
    wont|not let me|us|her leave|go $
    let me|us leave !early|work|at
    held|hold|holding|kept|keeping|taken|being *2 hostage|prisoner|captive|against
    kidnap|kidnapped|kidnapping
    got|locked|have|hold|holding|keeping *1 me|us|him|her *3 locked|tied|captive|trapped|held
    price|bounty|hit|contract|green_light|money *2 my head|on me|life
    life *2 danger|line|threatened
    fear|scared|frightened|feared|terrified|fearing *2 for|of *2 life|lives|dying|my_life
    in danger
    do|doing|done|beat|kick|finish me in|over|under|off
    put me under|over|off
    put me *1 in *2 hospital|intensive|icu|casualty|coma|wheelchair|grave|ground|box|boot|van|car|headlock|chokehold|\
        cellar|cupboard|shed|river|canal|danger|hole
    someone|he|she|they|hes|shes|gonna *5 gets|get|gonna|someones|somebodys|someone *2 hurt|killed|\
        stabbed|shot|die
    theyre|hes|shes|people|someone *2 trying|gonna|out|wanting|wants to *1 kill|get|hurt|poison me|us \
        !fired|a|sacked|off|on|up|to|out|the|into|some|back|job|started|in
    theyll|hell|shell|theyd|gonna|will|would *2 kill|hurt|stab|shoot|rape|batter|torture|get my|our *1 \
        mum|family|kids|sister|brother|dad|nan|girlfriend|missus|son|daughter|dog|mums
    theyll|hell|shell|heed|theyd *2 <harmnow> *2 me|my|us|our !up with|in|a|some|out|right
    tried|trying|threatened|gonna|said *4 run|running|knock|mow *1 me|us|him|her over|down
    about|gonna|going|try|planning|trying *2 kick|smash|burn|blow *3 house|door|flat|place|us *2 down|in|\
        up|$
    nudes|pics|photos|photo|video *8 pay|leak|post|send|share|money|blackmail
    blackmail~
    """,
    unless=PLAY
    + """
    boss|po|mum|missus|teacher|tutor|coach|gaffer|manager|nan|wife|mrs|supervisor|foreman|girlfriend|\
        landlord|mentor|dad|gran *2 gonna|will|would|is *1 kill|murder|shoot|strangle|batter me *2 if|\
        when|for|lol|cos|haha|because|over
    kill|murder|batter|strangle|shoot me *9 lol|haha|hahaha
    gonna kill me *2 if|for|when|lol|cos *6 late|lol|forget|forgot|miss|lose|dont|again|eaten|ate
    kill|killing|killed me *2 laughing|lol|at gym|leg
    waiting outside *5 lift|taxi|pick|mate
    dog|cat *4 waiting|following|door
    fans|customers|queue|kids *3 waiting|outside
    <kin> waiting|coming *3 dinner|tea|food
    trying to get *2 job|work|flat
    no threats|threat
    level|blackmailed lol
    """,
) + rules(
    Level.EMERGENCY,
    "violence",
    """
    they|theyll|theyre|dealer|dealers|lads|people|blokes|olders|he|hes|hell|him *4 kill|murder|batter|stab|shoot|cut|\
        hurt|smash|burn me|us|my *2 if|unless|til|until *2 i|we *2 pay|owe|sell|carry|hold|deliver|hand|hide
    """,
    unless=PLAY,
    voids=FIRM - {"idiom"},
)
"""The second: a threat with a price on it is meant, whatever is put behind it to make light of it."""
