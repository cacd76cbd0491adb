"""Too much of something taken, and how it shows."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_OVERDOSE = rules(
    Level.EMERGENCY,
    "overdose",
    """
    <took>|had|have|having|has *3 too|way|far too? much|many !on|at|to|time|sugar|food|pizza|cake|off|for|\
        work|annual|holiday|chocolate|kebab|money|stuff|from|curry|in
    <took>|had|has|have|done|drank|doing|drop~|bought *2 <lots>|@@|twenty|thirty|forty|fifty|ten|sixty|\
        dozen|hundred *4 <pills>|them|methadone|ghb
    <took>|necked *3 all|whole|everything *2 my|the|of *2 <pills>|script|bottle|box|packet|pack|methadone|\
        strip
    <took> *1 all *2 <pills>|them|em|it|lot
    <took>|had|done|neckd|popped *1 whole|full|entire *1 strip|strips|blister $|and|now|at_once
    <took> a lot|load|bunch|handful|whole|couple *2 boxes|box|packs|packets|bottle|of|strip|strips *3 \
        <pills>|$
    whole|full|entire box|bottle|packet|pack|strip *3 <pills>|gone|down
    <pills> *4 whole|entire box|bottle|packet|pack|strip|lot
    overdosed|oded
    overdosing|oding
    <they>|i|think|might|have|has|had|took|taken|an|just|he|she|accidental|accidentally|ive|im *2 \
        overdose|od|ods
    ^ overdose|od $
    drank|drunk|drink|swallowed|downed|necked *3 bleach|antifreeze|screenwash|petrol|dettol|disinfectant|\
        cleaner|weedkiller|poison|turps|mouthwash
    mixed|mixing|mix *5 <pills>|<drug> *6 awake|eyes|breathe|breathing|slow|floppy|numb|blurry|heart|sick|\
        dizzy|shaking|bad|wrong
    cant|struggling|hard *2 keep|stay|keeping|staying *2 awake|eyes|conscious *6 took|taken|had|pills|\
        gear|pregabs|heroin|methadone
    took|taken|had|mixed|necked ... cant|hardly *2 keep|stay|feel *2 awake|eyes|breathe
    heart *2 racing|pounding|beating|stopping|thumping *8 took|coke|pills|speed|spice|crack|line|lines|taken
    took|coke|pills|speed|spice|crack|pill|ket|taken *8 heart *2 racing|pounding|stop|beating|funny|thumping
    naloxone !training|trainings|course|kit|kits
    need|get|got|give *3 narcan|naloxone
    going|gone|went|turning|turned|turn *2 blue|grey|purple
    lips|face|hes|shes|is *3 blue !and|shirt|badge|eyes|top|for|on|today
    foaming|frothing
    foam|froth|foamin *3 mouth
    """,
    voids=FIRM | {"told"},
    unless="""
    gave up|years clean
    a? couple|two|2|one|1 *2 <pills> *3 for|headache|back|head|tooth|pain|cold|flu|period
    overdose on|of *2 chocolate|sugar|telly|turkey|kebab|caffeine|love_island|cheese|food|cake|netflix|\
        vitamin
    overdosed|oding|oded on *2 chocolate|sugar|telly|turkey|kebab|caffeine|cheese|food|cake|netflix|\
        easter|sweets|xmas|christmas|pizza|tea|coffee
    dad|mum|uncle|mate|brother|cousin|friend|he|she *5 overdosed|od|oded|overdose *6 years|ago|was|\
        last_year|when
    died|passed|lost|funeral
    bit|had off more
    smurf|avatar|hair|dyed
    too much *3 work|football|fun|tea|dinner|coffee|sun|on my plate
    """,
)

_OVERDOSE_SIGNS = rules(
    Level.EMERGENCY,
    "overdose",
    """
    <took>|had|done|injected|smoked|snorted|used|drank|sniffed|banged|neckin|on *4 <pills>|<drug>|\
        too_much|too_many|something & <symptom> !well|off the|as a & cant|wont|not|going|feel|feels|gone|\
        isnt|heart|hes|shes|racing|help|aint|feeling|stopped|keep
    injected|smoked|snorted|sniffed|dug|banged|used|taken|done *2 way? too much|many
    @@ *1 <pills> *1 @|an|half|couple *2 hour|hours|hrs|mins|minutes|min ago
    @@ *2 <pills> & took|down|already|had|swallowed|taken|necked|popped|already|gone|tonight|myself !a \
        day for|mg
    dropped|popped|necked|banged|took|eaten|swallowed *1 3|4|5|6|7|three|four|five|six|seven|eight|@@ *2 \
        pills|tablets|vallies|xans|valium|xanax|benzos|pregabs|ecstasy|es|zops|sleepers|trammies
    <took> *6 at once|in_one|one_go
    <took>|swallowed|drank *2 everything|anything|whatever *5 cabinet|cupboard|house|find|drawer|bathroom|\
        could
    <took>|drank *1 my|me|her|his|the|their *2 whole|entire|full|weeks|months|months_worth|weeks_worth|\
        all *4 <pills>|methadone|supply|script
    <took>|neckd|finished *2 box|packet|packets|boxes|strip|strips|bottles of !fags|cigs|chocolates|\
        biscuits|crisps|cereal|tissues|water|sweets|eggs|beer|squash|celebrations|heroes|pop|milk
    gone|went|going under|over *3 brown|gear|heroin|smack|pills|methadone
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    years clean
    a? couple|two|2|one|1 *2 <pills> *3 for|headache|back|head|tooth|pain|cold|flu|period
    <took> @ *2 <pills> *3 headache|back|tooth|toothache|cold|flu|hangover
    dad|mum|uncle|mate|brother|cousin|friend|he|she *5 years|ago|died
    gym|football|run|running|training|work|long day
    took my *1 meds|tablets *3 fine|good|ok|great|better|this morning
    too much *3 work|football|fun|tea|dinner|coffee|sun|on my plate
    rattling|withdrawing|clucking|withdrawal|run out|no script
    """,
)

RULES = _OVERDOSE + _OVERDOSE_SIGNS
