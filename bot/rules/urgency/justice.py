"""Police, recall, breach, court, and children taken into care."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_HARMLESS = """
    probation|po|court|police *3 went|was|were *2 well|great|good|fine|ok|alright|sound|lovely|brilliant
    court|sentencing|hearing|trial *1 went|was *1 well|good|great
    court|sentencing|hearing|trial|magistrates|judge *6 no|avoided|didnt_get|not_getting|spared *1 jail|prison|custody
    not guilty
    not recalled|breached
    police *3 officer|job|gave|returned|helped|found|friendly|nice|joined|sorted
    tag|tags *3 comes|coming|came|gets|getting|is|goes *2 off *2 friday|monday|tuesday|wednesday|thursday|\
        saturday|sunday|next|soon|today|tomorrow|in|yay|this|week
    arrested development
    product recall
    cardiac arrest
    saw|seen|watched|watching *6 arrested|arrest|nicked|lifted
    next|opposite|near|by *1 to? *1 library|shop|station
    station *2 is|next|near|opposite
    tag *1 off *1 tomorrow|friday|monday|next|soon|today|yay|finally|at_last
    tag *1 is|s|came|finally|comes|coming|now *1 off
    told *2 my mentor
    total recall
    court|charge *3 case *1 dropped|dismissed
    charge|charges *2 dropped
    mate *3 police officer|copper
    talk|workshop|volunteering|mentor|mentoring *4 jail|prison|inside
    """

_TROUBLE = rules(
    Level.URGENT,
    "justice",
    """
    arrested|arrest|nicked *2 me|again|last|today|for|tonight|him|her|him|$|yesterday|in|and|by !the lot|\
        it|money|in school|development
    ive|been|got|getting|get|gonna|was|be *2 arrested|nicked|lifted|bailed|remanded|charged !card|phone|\
        up|from|off
    in|at|from *1 custody|cells|cell|cop_shop|police_station|nick *4 !battle|phone|mate|visit|visiting|\
        officer|years ago
    police|feds|old_bill|coppers|copper|cops|cop|pigs|bizzies|filth|dibble *6 door|looking|after|raided|\
        raid|here|arrest|arrested|outside|station|wanna|want|search|searched|coming|nicked|took|taken|\
        stopped|interview|bail|knocking|banging|round|called|charged|lift|lifted|hunting|turned !was ok|\
        fine nothing|on tele|for directions|band|tribute|car show|to get|phone back|me my|community|gave
    raided|raid *3 my|our|flat|house|us|by|last|this|again
    recall|recalled|recalling !that|if|the|is|product|on my car|it|ever|his|her|name|notice on|what
    on|get|got|getting|be|a|risk|facing|threatening|fear|threatened *3 recall
    back|going|sent|send|sending|gonna|return|returned|returning|put|headed *4 inside|jail|prison|nick|\
        clink|pen|custody|slammer|behind bars *3 !to visit|visiting|visit|talk|to do|to give|as a|to \
        mentor|work|to|for a|house|out|because|the|its|now|then|i|was|when|with
    breach|breached|breaching|breeched|breech
    broke|broken|missed|past|breaking|broke|late|not|out *3 curfew|tag|licence|license|order|conditions|bail
    tag *6 broke|broken|snapped|fell|cut|charging|charge|work|beeping|flashing|dead|come|came|working|\
        lost|vibrating|buzzing|battery|faulty|loose !tomorrow yay|friday|monday|on friday|comes|soon|next|\
        thursday|price|yay|get
    cut|cutting|ripped|took|taken|snapped|broke *2 my|the|off *1 tag
    warrant|warrants *4 !officer|card|ing|cancelled
    wanted|looking *2 by|for *1 police|feds|me
    i|im|ive|he|she|hes|shes|<kin>|<kids> *2 back *1 inside|in_jail|in_prison|in_nick|in_the_nick|in_custody|\
        in_the_block|in_pen|behind_bars|banged_up|locked_up !the|my|our|his|her|a|cos|because|raining|to|for|from|out
    ^ back *1 inside|in_jail|in_prison|in_nick|in_custody|behind_bars $|now|since|again|from
    im|ive_been|hes|shes|hes_been|shes_been *2 in *1 hmp|jail|prison|custody|nick|the_nick|the_cells|the_block|remand|\
        pen !visit|visiting|to|tomorrow|doing a|giving|for a visit|officer|on a visit|reception job
    ^ in hmp
    gonna|going jail|prison !visit|visiting|to visit|to see|to give|to do
    court|sentencing|hearing|trial *3 didnt|not|wasnt|went *2 well|good|great|badly|bad|wrong|sideways
    in|to|at hmp & im|ive|hes|shes|sent|put|took|moved|recalled|back
    on *1 the run
    handed *1 in|myself|over
    hand myself in
    court|magistrates|crown|trial|sentencing|sentenced|sentence|hearing|plea *5 tomorrow|today|scared|\
        worried|prison|jail|down|bricking|shitting|dreading|missed|guilty|inside|custodial|late|nervous|\
        panicking|forgot|summons|week|morning|solicitor !tennis|basketball|shoes|hearing aid|cricket|ok|\
        off|in a word
    missed|forgot|late|didnt *3 court|hearing|sentencing|bail|signing
    in|up|got|have *3 court|magistrates|crown *9 back|inside|jail|prison|down|custody|scared|years|\
        worried|sentenced|guilty|sent|lose|tag
    back|sent|going|go|gonna|end|ending *3 back|up|to|in *1 jail|prison|nick|inside|custody|pen|clink \
        !visit|to visit|to talk|to do|as a mentor|to give|visiting
    looking|facing|get|getting *2 @|two|three|four|five *1 years|months|stretch|life !rent|contract|\
        course|warranty|free|old|off|ago|deal|clean
    might|gonna|could|be *1 back *1 go|inside|in_jail|in_prison
    sent|send|get|sending|going *1 down *2 !town|to|the|pub|well|tomorrow to|south|gym
    po|probation|officer|pp|offender_manager|om *6 recall|back|breach|inside|warning|jail|prison|wants|\
        report|angry|threatening|final|letter|telling|send|sending|court !said well|well|to come|to see \
        how|to know how|me to do|a chat|support
    final|last *1 warning
    licence|license|exclusion *4 broke|breach|broken|revoked|conditions|recall|zone|breached|messed|\
        changed !driving|provisional|plate|renewal|tv|application
    driving|tv_licence|license revoked|taken
    exclusion zone
    charged with|again|me !phone|up
    on bail|remand
    police|feds|cops|coppers *3 came|come|been|turned|showed *3 for|me|my|round|up|again|last !to help|to \
        school|quick
    tag *2 went|going|goes off|mad|mental
    im|am|hes wanted $
    cut|took|ripped|snapped *2 tag *1 off
    took|taking|take|taken|removed|removing *2 my|our|his *2 kids|kid|baby|son|daughter|children|child|\
        boy|girl *3 !school|out|swimming|to|park|for|cinema|football|zoo|on|home|shopping|karate|pics|\
        beach|bowling
    social|ss|social_services|social_worker|social_workers|court|council *5 took|taking|take|taken|remove|\
        removed|care|adoption *3 kids|kid|baby|son|daughter|children|child|him|her|them|$ !lead
    kids|baby|son|daughter|children *5 into|in|foster|adopted|adoption|care *1 care|adopted|adoption !less|\
        about|home worker|for
    kids|baby|son|daughter|children *5 foster|fostered|adopted|adoption|care $
    lost|losing|lose *3 custody|my *2 kids|baby|son|daughter|contact|children|access
    deported|deportation|immigration
    solicitor *4 need|asap|duty|urgent|now
    need|want|get *3 solicitor
    get|got|getting|being|been|served *3 injunction|restraining|non_mol|non_molestation|court|order
    nicked *1 for
    stolen|driving|caught *4 police|shoplifting|stealing|speeding
    caught *2 shoplifting|stealing|robbing|thieving|with|nicking !cold|feelings
    thrown|throw *3 back *1 in|inside
    """,
    unless=_HARMLESS,
)

# Who can't come since they go there instead misses nothing.
_MISSED = rules(
    Level.URGENT,
    "justice",
    """
    missed|forgot|late|skipped|slept|didnt|not|never|cant *5 probation|po|curfew|unpaid_work|\
        community_payback|court|supervision|pp|hdc|sign|signing *3 !went|friend|worries|bus|date yet
    """,
    unless=f"""{_HARMLESS}
    cant|wont *1 do|come|make|meet *3 got|im|have my? to? probation|unpaid_work|supervision|sign|signing *1 $
    cant|wont *1 do|come|make|meet *3 got|im|have my? to? probation|unpaid_work|supervision|sign|signing *1 \
        at @
    """,
)

RULES = _TROUBLE + _MISSED
