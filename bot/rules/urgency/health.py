"""Medicine, withdrawal, sleep, panic, voices and pain."""

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
    "health",
    """
    run|ran|running|runnin|no|without|out|lost|need|not|havent|missed|left|aint|last|any|nicked|stolen|\
        stole|skipped|missing|stopped|stop|off|nearly|need|needs|robbed *4 meds|medication|tablets|\
        methadone|script|scripts|prescription|insulin|inhaler|inhalers|antipsychotics|antidepressants|\
        subutex|buvidal|depot|injection|pregabs|diazepam|mirtazapine|sertraline|medicine|quetiapine|pills|\
        dose|epilepsy_meds|lithium|olanzapine|methodone|meth !now thanks|working|side|anymore feeling|\
        review thursday|making
    took|cut|take|cutting|taking|stopped|stop|stopping *1 me|my|him *1 off *2 meds|script|methadone|\
        medication|subutex|tablets
    cut|cutting|stopped|changed *2 my *1 meds|script|methadone|medication|dose|subutex|tablets
    <they>|staff|hostel|screws|nurse|nurses|gp|dr|doctor|doctors|doc|chemist|police|prison|hospital|ward *3 taken|\
        takin|\
        took|taking *2 my *1 meds|script|methadone|medication|dose|subutex|tablets
    taken|took *1 my *1 meds|script|methadone|medication|subutex|tablets *1 off_me|off_us|off_him|off_her|away
    script|scripts|methadone|prescription|meds|medication|tablets|subutex|pick_up|buvidal|chemist|\
        pharmacy|gp|doctor|doctors|surgery|drs *6 stopped|wont|cancelled|lost|not|isnt|refused|closed|out|\
        gone|cant|messed|missed|didnt|havent|wrong|never|til|until|no|stolen|nicked|hasnt|run|ran|sent|\
        cut !bad|working|sorted|problem|shut up|picked|worries|til then|until then|great lol|too bad|ready
    cant|couldnt|unable|struggling *1 get *3 meds|script|prescription|methadone|tablets|medication|\
        subutex|insulin|inhaler
    dr|drs|doc|docs *5 wont|refused|cant|not|stopped|no *5 meds|script|see|give|tablets|prescribe|pills|me
    thoughts|mind|head *2 racing|spinning|race
    cant *1 sleep & racing|days|thoughts|nights|eat|cope|mind|cry|scared|nightmares
    nightmares|flashbacks|flashback|ptsd !on elm
    not *1 well|right *2 head|mind|mentally
    going|gone|feel|go *2 mad|insane|crazy|mental|nuts|loopy !for it|at me|over the goal|for this song|\
        lol|in the shops|on the sale|fer it
    everyone|everybody|they|theyre|people *2 out to get|kill|hurt *1 me|us
    chemist|pharmacy|pharmacist|gp|doctor|doctors|surgery|hospital|nurse|prison *6 wont|refused|cant|not|\
        refusing|\
        didnt|no|hasnt|stopped|turned|havent|lost *5 script|meds|see|give|prescription|methadone|me|dose|\
        medication|appointment|send|sent|prescribe
    rattling|clucking|withdrawing|withdrawal|withdrawals|roasting|detoxing|cold_turkey|cold_sweats|\
        rattlin|cluckin|ratlin|strung !around|fags|noise|about|chickens|coffee|sugar|vaping|smoking|with \
        keys|with change|train|over|off
    shaking|sweating|shakes|sweats|shivering *5 meds|drink|gear|script|bad|cant|withdraw|sick|need|\
        sweating|sweats|shaking
    panic|anxiety|panick~ *2 attack|attacks|attackk|through|roof|bad|worse|mad|terrible|crippling|really|\
        high|off|kicking|over|out|today|$ !room|at the disco|buying|years|course
    having|had|have|keep|bad|my|mad|proper|getting|got *2 panic|anxiety attack|attacks|$
    panicking|panickin
    hearing|hear|heard|hears|listening *2 voices|things|whispers|whispering|people *3 !downstairs|\
        upstairs|back|great about|next door|going well|from|about the|good|talking about you
    voices|voice *3 back|again|loud|louder|head|started|wont|stop|bad|worse|talking|telling|shouting|\
        screaming|constant !note|mail|message|singing
    seeing|see *2 things|shadows|people|figures|stuff|demons *3 there|real|arent|not|moving|wall|walls|\
        again|$ !soon|clearly|different|differently|like that|through|at
    <dont>|cant|havent|hardly|barely|no|hasnt|aint|without *2 sleep|slept|sleeping|slep *4 days|nights|\
        day|week|weeks|days|properly|all|eat|meds|head|at|@|since|proper|anymore|$ !tonight lol|in|over|\
        lol|on|early|late|well last night but
    no sleep *3 days|nights|@|week|since|head
    awake|up *3 @|days|four|three|five nights|days|straight
    heads|head|mind *3 gone|going|battered|fried|mess|scrambled|wrecked|place|mashed|racing|fucked|blown|\
        spinning|exploding|pickle|bits !start|of|over heels|down|set|cold|office|shot by|lol|boggling|above
    losing|lost|lose *2 my|the mind|head|plot|marbles
    paranoid|paranoia|psychosis|psychotic|manic|delusional|hallucinating|hallucinations|dissociating|schizo
    mental *3 breakdown|crisis|relapse|episode|bad|worse|bits|declining|slipping
    breakdown|break_down|breaking_down !cover|truck|of|service|recovery|on the|m6|m1|in
    crisis team|line
    in|having|mental|a crisis
    everyone|everybody|people|they|theyre *3 watching|talking|laughing|against|spying|plotting *1 me|\
        about me|at me|us
    sectioned|section|sectioning *1 !of|a|b|in|@|8|on the form|meeting
    mental|psych hospital|ward
    agony|excruciating
    in *2 pain|agony *4 bad|cant|really|doctor|help|unbearable|walk|lot|constant|no|loads|sleep|$ !in the
    infected|infection|abscess|dvt|blood_clot|ulcer|pus
    swollen|swelling *4 leg|arm|face|foot|groin|inject|injecting|red
    leg|arm|foot|groin|hand *5 swollen|infected|abscess|black|purple|swelling
    broken|broke|broken my|his|her arm|leg|ankle|wrist|hand|foot|ribs|jaw|nose
    fever|temperature *4 bad|high|shaking|39|40|cant|days
    throwing|being|been sick|up *3 days|blood|constantly|all|stop|everything
    cant *2 walk|stand|eat *3 pain|anything|at|days|properly|down !in|and|there
    pregnant *4 scared|dont|help|what|no|cant|bleeding|shit|know|using
    think|might|could|found *3 pregnant
    seizure|epilepsy|epileptic|diabetic *6 no|meds|tablets|run|missed|insulin|out
    how *1 many|much *2 <pills> *1 can|could i|you *1 take|have !a day|in a day|daily|for|an hour|every
    need|get|see|want *3 doctor|hospital|casualty|hospital|gp|urgent|mental_health_team|crisis *3 now|\
        today|urgent|urgently|asap|bad|quick|really|desperate|badly|$
    taking|going|gone|rushed|admitted|taken|in|am|im *2 to|at|in|into *2 hospital|casualty|hospital \
        !appointment|visit|visiting|radio|job|for|work|cleaner|porter|check|canteen
    bit by|needle_stick|needlestick|shared needle|needles
    blood *2 in my|pee|poo|wee|stool|urine
    self *1 neglect
    not|stopped *1 taking|taken|took *3 meds|medication|tablets|injection|depot
    toothache|tooth|teeth *5 agony|killing|unbearable|infected|abscess|sleep
    """,
    unless=_RESOLVED
    + """
    not *4 voices *2 anymore
    up early|late
    too|so|this hot|heat|noisy|loud|excited|warm
    meds|medication|voices|script|prescription *3 working|sorted|helping|changed|settled
    picked up *2 meds|script|methadone
    sleep|slept well|good|great|better|fine|like
    heard|hear good|great
    breakdown *3 cover|aa|rac|car|van
    voice *2 tele|x_factor|judges
    dont *2 need *2 meds|medication|methadone anymore
    off *2 methadone|script *3 now|completely|weeks|months|proud|clean
    dog|cat|car|phone|laptop *4 withdrawal|broken
    cash *1 withdrawal
    where|which|nearest *3 chemist|pharmacy|gp
    chemist|pharmacy *3 where
    withdrawal *2 from *2 bank|atm|account|fags|caffeine
    """,
)
