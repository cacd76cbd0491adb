"""Self-harm, and the accidents that are none."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_ACCIDENT = """
    shaving|cooking|chopping|football|footy|gym|oven|hob|kettle|iron|accident|accidentally|tin|diy|bbq|\
        grill|frying|pan|hair|grass|onions|veg|cheese|paper|lifting|gardening|sunbathing|sun|tea|toaster|washing|washing_up|dishes|kerb|\
        work|ironing|peeling|bike|running|skateboard|pizza|straighteners|coffee
    hair|fringe|lawn|hedge|finger|thumb|nails|corners|beard|cake|bread|sandwich|wood|tree|carpet
    cut|cutting *2 down|back on|out|off|short
"""

RULES = rules(
    Level.EMERGENCY,
    "selfharm",
    """
    selfharm~ !course|awareness|leaflet
    cut|cutting|cuttin|slash|slashed|slashing|slit|slitting|burn|burned|burnt|burning|hurt|hurting|harm|\
        harmed|harming|scratch|scratching|scratched|stab|stabbed|stabbing|hitting|hit|bang|punching|\
        punished|bruise|carve|carving|branded|mark|bite|biting|slice|slicing|sliced myself|me *2 !in|on|\
        with|off|playing|by|up
    cut|cuts|sliced|cutting *1 too|really? deep !price|prices|costs|budget
    cut|cutting|cuttin *1 up !on|by|about|my|the
    cut|cutting|cuts|slashed|slash|slit|slice|sliced|slicing|burned|burnt|burn|burning|carved|scratched|\
        scratching|scratch|stabbed|stabbing|gouged|blade|razor|slitting|slashing *5 arm|arms|wrist|wrists|\
        leg|legs|thigh|thighs|stomach|belly|throat|neck|veins !out|off|short
    arms|arm|legs|thighs|wrists|wrist|leg *5 cuts|cut|slashed|sliced|scars|blood|bleeding|bleed
    stop|again|urge|urges|started|been|back|keep|resist|tempted|need|wanna|want|stopped|relapsed|want|\
        gonna|feel|like *3 cutting|cut !hair|down|back|my hair|the|a|up|grass|costs|off|out|out|it|short|in
    cutting again|help
    on purpose|purposely|deliberate|deliberately *3 burn|burned|burnt|cut|hurt|hit|broke|punched
    burn|burned|burnt|cut|hurt|broke|punched|hit|cigs|fags|lighter *6 on|deliberately|purposely purpose|$
    burn|burning|burned|burnt *3 cigs|cig|fag|fags|cigarette|lighter|iron
    head *4 wall|door|floor *5 bleed|bleeds|bled|bleeding|blood|split|knocked
    bang|banging|banged|smash|smashing|smashed|hit|hitting my head *3 wall|door|floor !by|on the way|getting
    headbutted|headbutting|nutted|punched|punching *2 wall|walls|door *5 bled|bleed|blood|bleeding|again|broke
    cutting is|helps|makes|takes|feels
    cig|fag|cigarette|lighter|cigs|fags|iron *3 on *1 my arm|arms|leg|legs|hand|skin|wrist
    bleed|bleeds *3 purpose
    gonna|wanna|want|feel|urge|need|keep|thinking|like|might *4 hurt|hurting|harm|harming|cut|cutting|\
        punish|punishing|burn|burning myself|me
    """,
    voids=FIRM | {"told"},
    unless=_ACCIDENT
    + """
    hurt *2 feelings
    tattoo|tatt|ink
    cut myself some|a slack|deal
    kicking myself
    """,
) + rules(
    Level.EMERGENCY,
    "selfharm",
    """
    swallowed|swallow|swallowing *3 blade|blades|batteries|battery|batry|razor|razors|glass|screws
    """,
    voids=frozenset({"negated", "told"}),
    unless="""
    years|yrs ago
    used to *3 swallow|swallowed
    """,
)
