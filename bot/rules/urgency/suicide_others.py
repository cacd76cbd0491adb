"""Not being safe, and the suicide of others: feared, tried or mourned."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_UNSAFE = rules(
    Level.EMERGENCY,
    "suicide",
    """
    not|dont|isnt|aint|never|dont|cant *3 safe *3 myself|own|alone|me|with|from|tonight|here|home|anymore|\
        right|now|$ !to|for
    keep|keeping myself safe
    unsafe *3 myself|own|alone|tonight|now|home|here
    scared|frightened|worried|afraid|dunno|know|knows|terrified *4 what|of *2 i|im|ill|myself *3 do|capable|\
        doing|might|did
    might|gonna|could|will|ill|about|wanna|before|scared|going|want *3 do|doing *1 something|summat|\
        anything *2 stupid|silly|bad|daft|terrible|drastic|dangerous|regret|crazy|awful|mad|horrible|\
        nasty|rash
    scared|worried|think|thinking|afraid|gonna|about|want *3 do something to myself|someone|him|her|me|them
    do|doing|done something to myself
    <dont> trust myself !around|with|to|money|not
    <dont> trust myself *3 tonight|own|alone|knife|knives|pills|meds|round|now
    being alone|own *3 not safe|scared
    danger to myself|others|me|someone|people
    risk to myself|others
    """,
    voids=frozenset({"past", "told", "idiom"}),
    unless="""
    weed|gear|drink|drugs|using|use|spend|money|gamble|gambling|bet
    """,
)

_OTHERS = rules(
    Level.EMERGENCY,
    "suicide",
    """
    kill|hang|hanging|killing|top|topping|hurt|hurting|cut|cutting|harm|harming|drown|shoot|stab|strangle|\
        off|starve|burn|throw|chuck|slash|end|od|overdose|do|poison|gas|jump|starving|burning|stabbing|\
        chucking *1 <reflexive> !with|laughing|at|a|out|for|some|down|in|on|off
    throw|chuck|jump <reflexive> off|under|in
    throw|chuck|jump off|under !the bus|the sofa
    tried|try|trying|gonna|going|wants|want|threatening|threatened|attempted|keeps|saying|says|about|\
        attempt *3 killed|kill|hang|hung|cut|top|overdose|jump|od *1 <reflexive>|tonight|off|front|bridge
    wants|wanting|wanted|says|said|saying|told|tells|ready|wishes|thinks|talking|talks|threatening|keeps|\
        keep|text|messaged|thinks *6 die|dead|suicide|suicidal|dying|end|ending *1 it|all|life|$
    he|she|hes|shes|they|theyre|<kin> *6 wants|says|said|talking|saying|talks|want|told|threatening|ready \
        *4 die|dead|live|end|suicide|here anymore|it|life|anymore|$
    <kin>|he|she|hes|shes *4 suicidal|suicide
    <kin>|he|she *4 dont|doesnt|not wanna|want|wants *2 live|be here|be alive
    <kin>|he|she|hes|shes *5 end|take|ending|taking *1 their|his|her own? life
    <kin>|he|she|hes|shes *4 on|off|jump|edge *2 bridge|roof|ledge|tracks|cliff
    <kin>|he|she|hes|shes *5 cut|slit|slashed|slicing|slitting *2 wrists|wrist|arms|throat
    goodbye|suicide text|message|note|letter *2 from|off
    """,
    unless="""
    used to be
    killed|hung|topped|hanged <reflexive> *4 years|last|when|inside|ago|back
    wants to die my|the|her|his *1 hair|jeans
    """,
)

_NAMED = rules(
    Level.EMERGENCY,
    "suicide",
    """
    talk|talking|attempt|plan|about|my|on|of *3 suicide !prevention|squad|awareness|hotline
    suicide attempt|note|thoughts|pact|attempts|tonight|is|watch|letter|again
    """,
)

_LOSS = rules(
    Level.URGENT,
    "suicide",
    """
    <kin>|he|she|someone|lad *4 killed|hung|hanged|topped|shot <reflexive>
    <kin>|he|she|someone|lad *3 took|ended|taken *1 his|her|their *1 life
    <kin> *3 committed|commited suicide
    lost <kin>|someone|my|a *3 suicide
    i want out $
    ^ whats|what *2 point
    """,
)

RULES = _UNSAFE + _OTHERS + _NAMED + _LOSS
