"""A child that is left, hurt or among drugs, told from outside."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = rules(
    Level.EMERGENCY,
    "child",
    """
    <kids>|boys|girls *4 left|leaves|leaving !me|us|home *5 own|alone|overnight|themselves|himself|herself|nobody|\
        outside|in_there|unattended|no_one|in_the_car|in_the_flat|crying !school
    left|leave|leaves|leaving *1 my|the|our|her|his|their|a *2 <kids>|babies *4 own|alone|overnight|themselves|\
        himself|herself|nobody|outside|unattended|no_one|in_the_car|in_car !time|in peace
    boys|girls|lads|daughters|sons|kids|babys|bairns|son|daughter|lad|girl|boy *3 bruise|bruises|bruised|burns|\
        belt_marks|black_eye|black_eyes|welts|handprint|handprints|cuts|bite_marks|finger_marks
    bruise|bruises|marks|burns|welts|handprint|handprints *4 on *2 my|the|her|his *1 <kids>|boys|girls|back|legs|\
        arms & <kids>|boys|girls|baby|school
    needle|needles|pipes|crack|foil|syringe|syringes|pins|works|drugs|gear|methadone|spliffs *5 round|around|near|\
        by|reach|next|front|floor|cot *3 <kids>|boys|girls|babys
    <kids>|boys|girls *6 needles|needle|syringe|crack_pipe|pipe|methadone|gear *3 floor|hand|round|mouth|found|\
        about|everywhere|reach|lying|side
    gouching|gouching_out|gouch|nodding|jacking|injecting|smoking_crack|passed_out|off_her_head|off_his_head|\
        off_her_face|off_his_face|wasted|drugged|smashed|pissed_up|blind_drunk & <kids>|babies & mum|dad|she|he|\
        shes|hes|her|his|ex|alone|with|round|charge|room|there
    <kids> *6 screaming|screams|crying *6 hit|hitting|hurting|stop|hours|help|beating|scared|him|locked & hear|\
        hitting|hit|neighbour|upstairs|door|locked|hurt|beating !teething|colic|tired|toy|sweets
    <they>|<he>|hes|shes|i *4 hit|hits|hitting|smack|smacks|smacked|smacking|beat|beats|beating|punch|punches|\
        punched|slap|slaps|slapped|shakes|shook|shaking|kick|kicks|kicked|burns|burned|bit|bites|choked|drags|\
        dragged *2 my|the|our|her|his|their *2 kids|kid|baby|son|daughter|boys|girls|babys|lad|boy|toddler|child|\
        children|little|stepson|nephew|niece !goal|ball
    kids|kid|baby|son|daughter|boy|girl|child|children|niece|nephew *4 not|isnt|arent|aint|never *2 been? *2 fed|\
        eaten|changed|washed|dressed *3 days|since|all|properly|again|in|drunk|drugs
    kids|kid|baby|son|daughter|boy|girl|child|children|niece|nephew *3 locked *3 in|up|out|cupboard|bedroom|room|\
        shed|cellar
    kids|baby|son|daughter|child|niece|nephew|boy|girl *4 told|tells|said|says|drew|disclosed *8 touch|touched|\
        touches|touching|hurts|hits|secret|bed|scared|belt|private|bits|naked|smacks|locks
    touching|touched|touches|interfering|messing|abusing|molesting|grooming|sexting *3 my|the|her|his|our|a *2 \
        kids|kid|daughter|son|boy|girl|niece|nephew|child|children|sister|brother|stepdaughter
    sex_offender|registered_sex_offender|paedophile|paedo|pedo|nonce|predator *8 kids|kid|daughter|son|boy|girl|\
        niece|nephew|child|children|babysitting|living|moved|with|seeing
    @ *2 year|yr *1 old *4 pregnant|drinking|using|smoking|selling|missing|cutting|suicidal|drugs|knife & @
    kids|kid|baby|son|daughter|boy|girl|child|children|brother|sister *4 running|run|carrying|holding|selling|\
        shotting|dropping|delivering *3 drugs|gear|crack|weed|packages|knife|knives|food|for_them|for_him|for_dealers
    daughter|son|kids|baby|child|niece|nephew|boy|girl *2 hasnt|havent|not|never|didnt *2 come|came|been|got|\
        turned|returned *2 home|back|up|seen *4 last|night|all|since|days|yesterday|hours|phone|school
    gonna|might|scared|could|worried|nearly|feel|almost|wanted|want *4 shake|shook|hurt|smother|drop|throw|drown|\
        hit|suffocate|harm *2 the|my|this|our *1 baby|kid|kids|child|son|daughter|bairn !nappies|bottle
    nobody|no_one|noone *2 watching|looking|minding|with|feeding *2 after? *1 the|my|her|his *1 kids|kid|baby|\
        babies|child|children|bairn
    <kids> *6 no_one|nobody|noone *2 looking|watching|minding|with|feeding
    drive|driving|drove *4 <kids> *4 drunk|pissed|high|off_her|off_his|gear|stoned
    drunk|pissed|high|stoned *4 driving|drove|drive *4 <kids>
    taken|took|snatched|ran_off|run_off|gone|disappeared *3 with *2 my|our|the *1 kids|kid|baby|son|daughter|child & \
        passport|threat|threatened|kill|dont_know_where|phone_off|drunk|drugs|police|abroad|danger|knife
    """,
    unless="""
    football|footy|rugby|swimming|nursery|trampoline|boxing|karate|park|bike|slide|swing|fell_off|scooter
    nappy rash|chickenpox|sunburn|jabs|teething
    home|left *2 alone *1 movie
    lol|haha
    school|playgroup|nan|holiday_club *3 bruise|grazed|fell
    social|social_services|council *4 took|taken|taking
    when i was|years ago
    xbox|ps5|fortnite|game|minecraft
    """,
)
