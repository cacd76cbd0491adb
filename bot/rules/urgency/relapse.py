"""Relapse, and the fear of it."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_RESOLVED = """
    sorted|fixed|resolved !abode|address *2 now|today|it|thank|cheers|$
    not homeless|nfa anymore|now
    used to be|sleep|live|have
"""

RULES = rules(
    Level.URGENT,
    "relapse",
    """
    drank|drunk|necked *6 yesterday|today|again|last_night & doing|done|was|been *1 so? well|good|sober|dry
    <i>|wis|was clean|sober *3 and|but|an *2 fell|fallen *1 off *3 last|yesterday|tonight|today|again
    picked up last|yesterday|again|today|tonight|on !my script|my meds|the kids|from|me up
    had|done|did|smoked|did|take|took|have *2 pipe|dig|hit|toot|line|lines|bag|rock|bump|joint|zoot|\
        spliff|shot_of_gear *3 !of milk|of coffee|of water|of shopping|of chips|of crisps|of tea|of sugar|\
        of dancing
    bought|got|found|have|scored|holding *2 bag|wrap|rock|gear|spice|stash|pipe|<drug> *6 pocket|hand|\
        coat|drawer|room|here|front|table|old|flat|jacket & <i>|my|what|use|tempted|cant
    clean|sober|dry *4 blew|ruined|fucked|wasted|messed|threw|lost|over|gone|broke|bust|relapsed|slipped|\
        used|drank|cracked|caved
    messed|fucked|screwed|cocked|slipped *1 up *5 pipe|used|drink|drank|smoked|scored|had|took|gear|bag
    smoking|using|sniffing|banging_up|injecting|piping *2 crack|gear|spice|heroin|smack|brown|coke|front \
        & living|room|me|flat|house|killing|here|round|around|mate|housemate|flatmate
    back *1 on it $
    im|ive_been|been|is|are|were|hes|shes|theyre|<kin>|<kids> *1 on it *1 again|bad|everyday|every_day|all_week|\
        all_weekend|heavy|since !boss|tomorrow|monday
    ^ i?|ive? had|have a? drink $
    dying|gagging|begging for *1 hit|fix|drink|score|rock|pipe $
    gave|give|given|slipped|handed|got|left|passed *2 me *3 wrap|bag|rock|gear|pipe|pill|pills|spice|\
        crack|heroin|line !christmas
    wrap|rock|pipe|gear *6 in my *1 hand|pocket|room
    used|drank|smoked|relapsed|scored again
    round|at|outside|near *2 dealers|dealer $
    sober|clean|dry *6 want|fancy|tempted|craving|need *1 one|drink|it|some|a|to !coffee|job
    bought|buying|got|had|grabbed *2 bottle|bottles|crate|litre *1 of? *1 $|vodka|whisky|cider|rum|voddy|\
        gin|wine & <i>|went
    on *1 a? *1 mad|bad one|bender|session *3 since|all|for
    ^ i? scored|slipped|used|relapsed|lapsed $
    call|ring|text|phone|ringing|calling|texting|rang|called *1 my|a|the|old *1 dealer
    get|getting|got|gonna *3 off my|his face|head|tits|nut !book|case|back
    off my face|head *3 tonight|again|last
    relapsed|relapse|relapsing|relapsin
    had|having|bad|big|another|small|little|a *2 lapse|slip|blip|wobble
    slipped|slip|slipping *1 up|back|again|off|last|and|bad !road|stairs|disc|ice|wet
    fell|fallen|falling|off *2 the wagon
    caved|gave|give|given|giving *1 in *3 used|scored|bought|smoked|took|drank|had|gear|drink|drug|some|\
        again|temptation|last|$
    caved
    used|using|scored|score|smoked|smoking|injected|injecting|snorted|drank|banged_up|dug *3 again|\
        last_night|today|this_morning|yesterday|on_sunday|weekend|tonight|friday|saturday|gear|crack|\
        heroin|spice|coke|after|smack|brown|rock|b|mamba !a fag|to|cig|ciggie|bus|car|kitchen|app|by|\
        phone|voucher|your|google|fags|bbq|salmon|tea|shower|water|coffee|milk|monster|squash|juice|gym|\
        room|for|a mates|the
    <i>|have|and|went|did|had|then|got|just *4 used|scored|smoked|injected *3 again|last|today|gear|crack|\
        heroin|spice|yesterday|$ !to|up|the|my|a|it|by|your|that|this|all|app
    back|been|am|is|im|went|gone|going|not|on|hit|hitting|hes|shes *3 on|using|the|to *1 <drug> !bus|\
        train|phone|job|friday|monday|beach|side|gear stick|form|horse|sofa|paint|collar|bread|rock music|\
        paper|list|line|wine|board|knight|rice|sauce|shirt|chips|in the
    on|doing|taking|smoking|buying|bought|injecting|sniffing|snorting|took|did|had|smoked|took *2 <drug> \
        *3 again|last|every|all|today|tonight|yesterday|weekend|night|back
    bought|scored|buying|copped|got|scoring|found *3 <drug> *3 $ !in the shop|board|bag for|shoes|paint
    had|having|drank|drinking|been|had|downed|bought|nicked|on *4 <booze> *5 after|clean|sober|days|again|\
        last|shit|everyday|every|since|months|morning|weeks|bad|ashamed|guilty|all|feel|cant|nonstop|non \
        !of water|with dinner|of coke|watched|for the|pop|of beans|of squash
    drank|drinking|drunk *2 again|everyday|every|all|loads|heavily|bottle|litre|myself|bottles|vodka|\
        cider|too|since|to_cope|after !water|coffee|tea|enough water
    back *1 on|to *2 <booze>
    after @ *2 days|weeks|months|years|yrs *2 clean|sober|dry|off|without
    @ *1 days|weeks|months *2 clean|sober|off *6 gone|ruined|blown|wasted|over|slipped|lost|down|fucked|\
        craving|tempted|scared|worried|used|drank|hard|struggling
    craving|cravings|cravin|gagging|fiending|feening|clucking|itching|jonesing *4 !chocolate|kfc|\
        mcdonalds|pizza|sugar|curry|a kebab|attention|sweets|coffee|food|salt|to see|a cuppa|a brew|for tea
    tempted|temptation|temptations|urge|urges|gonna|wanna|want|want|dying|desperate|need|might|close|\
        nearly|almost|about|feel|thinking|like|tonight|fancy|ill *4 use|using|score|scoring|relapse|\
        relapsing|pick_up|picking_up|drink|drinking|gear|smoke|crack|heroin|spice|inject|get_high|fix|hit|\
        drug|drugs|brown|smack|get_wrecked|off_my_head|get_smashed|get_fucked !you|me|us|him|her|them|the|\
        my|your|a phone|water|more|tea|fags|it|wifi|coffee|toilet|enough|dinner|meds|prescription|some|\
        less|kids|up kids|up my|the gym|the shops|that|this|bbq|a coffee|a brew|up the|driving|an app|shop
    <i> *5 nearly|almost *3 took|used|scored|bought|drank|caved|smoked|picked|had|relapsed|slipped !the \
        wrong|a new|my
    offered|offer *2 <drug> *3 nearly|almost|tempted|close|took|had|weak|wanted
    offered|offering|offers *3 me *3 <drug>|some|hit|line|pipe|toot|drink|bag|pill !job|lift|place|\
        contract|trial|money for
    cant|stop|keep|wont *3 thinking|think *3 about? *2 <drug>|using|drinking|drink|score|scoring|getting \
        high
    cant *2 stop|control|stay *2 drinking|using|smoking|gambling|sniffing|clean|sober|off
    need|want *2 fix|hit|gear|drink|drugs|detox|rehab *3 bad|badly|now|tonight|asap|help|$ !driver|water|\
        of water|up
    struggling|hard|difficult|battling *5 clean|sober|drink|drinking|drugs|addiction|not use|cravings|off|\
        gear|using|stay
    holding|hold|hanging_on|out *3 thread|fingernails|barely|much|longer
    mates|mate|everyone|housemates|flatmate|hostel|people|they|all|lads *5 using|smoking|drinking|\
        sniffing|banging_up|on gear|spice *4 round|around|here|me|front|cant|hard|hold|tempted|room|door \
        !garden|area|shelter
    dealer|dealers *6 number|text|texted|rang|ring|messaged|called|outside|door|block|offered|round|\
        knocked|turned|upstairs|next|showed|phone|calling|texting|ringing !card|car|ship
    got|found|kept|have *3 dealers|dealer *2 number
    on a bender|binge
    gone|going|been|went *3 bender
    gambled|gambling|bookies|slots|roulette|betting *5 all|lost|again|money|wages|cant|stop|whole|\
        everything|rent|relapse
    blew|blown|spent|lost *4 wages|money|rent|grant|everything *4 gear|drugs|drink|crack|gambling|slots|\
        bookies|bets|machines
    using again
    stay clean|sober *3 hard|cant|struggling|tonight|dont|help
    dirty|failed *1 test|drug_test|mdt|swab|ua
    positive *2 cocaine|opiates|heroin|drugs|drug
    lapsed
    fell|falling|fallen|slid|sliding|slipping|spiralling|spiraling *2 back|old|off_track|off_the_rails|off_plan
    slid|sliding|slipping|spiralling|spiraling *2 off|again !the
    fell off *1 again|$
    messed|fucked|mucked *1 up *5 used|drank|drink|gear|smoked|scored|clean|sober|drugs
    """,
    unless=_RESOLVED
    + """
    <dont>|not|havent *2 used|touched|drank|smoked|relapsed *3 since|in|for|anymore|@
    no|without|any *1 craving|cravings|relapse|relapses|slips
    turned|said|told *4 no|down *4 proud|done|good|buzzing
    @ *2 days|weeks|months|years|yrs *1 clean|sober|off *5 today|proud|buzzing|now|going|yay|feeling|feel \
        *2 great|good|proud|amazing|buzzing|never|happy|$
    relapse prevention|plan|group
    craving *3 chocolate|pizza|kfc|kebab|sugar|curry|maccies|mcdonalds|sweets|crisps|cake|food|ice
    used to *2 use|drink|smoke|score|sell|be
    score *2 goal|goals|match|game|test|points|tickets|the
    """,
)
