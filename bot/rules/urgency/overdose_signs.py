"""Too much taken, and a body that is giving in, where the amount is told by "the lot"."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "overdose",
    """
    took|taken|swallowed|necked|popped|dropped|downed|necking|swallowing|taking *1 the lot
    took|taken|swallowed|necked|popped|downed|necking|swallowing|taking *1 all? *1 them|em|it|these|those all !at \
        work
    took|taken|swallowed|necked|popped|downed *1 all|every|everything|every_one *1 $|of_them|of_it|of_em|in_there|\
        i_had|we_had|i_could|last_one|single_one|in_the_house|in_the_box|in_the_packet
    drank|drunk|done|downed *2 the|my *1 full|whole|entire *1 bottle|script *3 meth|methadone|meds|medicine
    done|took|had *2 script *4 someone|elses|his|her & top|eyes|double|cant
    eated|ate|eaten *3 all|every *3 <pills>
    swallowed|necked|downed *2 them|it|loads|lots|everything|whatever|whole|all *2 $|and|now|help
    overdid|overdone|overdoing *3 <drug>|<pills> !at the
    over|too *1 the top|much|many *4 <drug>|<pills> & under|going|blue|breathe|black|cold|help|scared|heart
    going|gone|go|slipping|drifting|sinking|fading|passing *1 under|over|out|away & <drug>|<pills>|mixed|had|dig|\
        hit|injected & im|i|me|feel|think|help !home|out with|out to|over to|over there|under the bus|out tonight
    mixed|mixing|mix|topped|chased *6 <pills>|<drug> & <symptom>|under|black|out|cold|sleepy|dark|heavy|\
        funny|wrong|scared|help|fading|blurry|move
    everything|eyes|vision|room|its|things|sight *3 going|gone|goes|turning|went *2 black|dark|blurry|blurred|\
        fuzzy|spinning|grey|white|fading & bag|took|had|gear|spice|<pills>|smoked|drink|something|stuff|hit|dig
    something|summat|shit|stuff *3 in *1 that|it|the|my *1 bag|gear|drink|spliff|joint|pill|wrap|vape & feel|black|\
        cant|heart|going|eyes|spinning|numb|wrong|breathe|legs|shaking|scared|passed
    how *1 many|much *5 too|would|does|will|to|before|is *3 many|much|kill|die|od|overdose|lethal|fatal|dangerous|\
        enough & <pills>|took|had|taken|pills|tablets|methadone|insulin !work|food|it cost
    how *1 many|much *2 <pills> *1 does|would|will *1 it|i|you *1 take|need !a_day|daily|for
    how *1 many|much *2 <pills> *1 do|would|will i|you need
    how *1 many|much *2 <pills> *1 till|until|before *2 i|you|it
    had|took|taken|necked|swallowed|done|eaten|popped *2 @@|twenty|thirty|forty|fifty|dozen|handful|fistful & \
        <pills>|too_many|packet|strip|bottle|tablets !mg|ml|days|weeks|years|minutes
    cant|hardly|barely|struggling|hard|trying|fighting *3 keep|stay|keeping|staying *2 awake|conscious|eyes_open & \
        <pills>|gear|took|taken|methadone|spice|something|smoked|injected|drank
    took|taken|had|drank|downed|swallowed|necked *3 his|her|their|someones|my|mums|nans|other|a_strangers *2 \
        methadone|insulin|script|morphine|fentanyl|oramorph|patches & feel|help|cant|all|double|whole|sick|sleepy
    double|triple|twice *2 dosed|dose|doses|the_dose|amount *5 <pills>|methadone|insulin|meds & feel|help|cant|\
        sleepy|scared|sick|drowsy|head
    bad|dodgy|laced|wrong|spiked|strong *1 batch|gear|pill|pills|stuff|bag|hit & feel|cant|hes|shes|breathe|sick|\
        help|shaking|blue|eyes|not_right|heart|floor
    dig|hit|pin|needle|injected|jacked|banged *6 neck|groin|arm|foot|vein & blue|out|wake|cold|numb|bleeding|\
        breathe|black|collapsed|dizzy|heart !out of me|the road
    lost *1 track|count *5 took|taken|had|pills|<pills>
    washed|washing|chased *2 <pills>|them *2 down with *2 vodka|drink|whisky|wine|cider|alcohol|a_bottle|bottle
    <pills> *4 and|with|plus *3 vodka|whisky|bottle|litre|spirits|methadone|heroin|drink & took|all|had|goodbye|\
        necked|sleepy|feel|loads|lots|handful|downed
    still *2 alive|here|awake *5 <pills>|took|overdose|should & took|didnt_work|not_work|tablets|pills !glad
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    tip|charity_shop|bins|skip|removal|van|boxes|furniture|rubbish|clothes
    stride|blame|credit|mick|piss
    a? couple|two|2|one|1 *2 <pills> *3 for|headache|back|head|tooth|pain|cold|flu|period
    chocolate|easter|sugar|telly|kebab|cheese|cake|sweets|biscuits|pizza|food|curry|roast|caffeine|coffee|netflix
    lol|haha|hahaha
    years|months *1 ago|clean
    take|taken|took *2 a *1 day|week
    leaflet|course|training|kit|label|chemist
    gym|weights|football|training|run
    """,
)
