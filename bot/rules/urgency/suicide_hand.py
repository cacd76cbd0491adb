"""Means in hand, and harm that is meant: what the accident words of `selfharm` would hide."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_HURT = (
    "cut|cutting|cuts|slash|slashed|slashing|slit|burn|burned|burnt|burning|hurt|hurting|scratch|scratched|"
    "scratching|stab|stabbed|stabbing|carve|carved|carving|slice|sliced|slicing|scald|scalded|scalding|bite|"
    "biting|bit|hit|hitting|punch|punching|punched|gouge|gouged|gouging|hack|hacked|hacking|harm|harming|bang|"
    "banging|starve|starving|brand|branded"
)
_ME = (
    "myself|my_arm|my_arms|my_leg|my_legs|my_wrist|my_wrists|my_thigh|my_thighs|my_stomach|my_hand|my_hands|"
    "my_chest|my_skin|my_face|my_neck|my_head|my_belly"
)
_MEANT = (
    "cant_stop|wont_stop|purpose|deliberate|deliberately|feel_something|feel_anything|feel_alive|angry|hate|"
    "numb|release|relief|deserve|punish|urge|urges|tonight|when_im|helps|cope|calm|scars|deep|wanna_hurt|"
    "want_the_pain|hide|sleeves|secret|daily|every_day|every_night|more_often|stitches|blood|bleeding|relapsed|"
    "makes_me_feel|to_feel|when_i_feel|when_i_get|out_of_control|again|control|stress|pain_in_my_head"
)

_HAND = rules(
    Level.EMERGENCY,
    "suicide",
    """
    <poison> & drink|drinking|drank|swallow|swallowing|swallowed|neck|necking|downing|down_it|sip|glass_of|\
        mouthful & <i>|wanna|gonna|want|me|thinking|my
    sat|sitting|got|holding|here|alone|stood|lying|laid|in *3 with|holding|got *2 <lethal> & dont|life|want|\
        arm|arms|wrist|wrists|cant|tempted|crying|alone|end|done|ready|help|bath|scared|hand|stop|neck|wanna|\
        think~|myself|over
    <lethal> *4 in *1 my *1 hand|hands|pocket|lap|mouth|bag & end|done|ready|cant|tonight|tempted|crying|\
        alone|goodbye|myself|help|want|wanna|scared
    <lethal> *3 ready|waiting|hidden|stashed|tied|sorted|hung !for
    hose|hosepipe|exhaust|engine_running *6 car|garage|window|pipe & <i>|end|done|ready|sleep|goodbye
    plastic|carrier bag *2 over *1 my|head
    wire|cable|cord|shoelace|shoelaces|sheet|sheets|dressing_gown|flex|bedsheet|lead *4 neck|tied|ceiling|\
        light|rail|door_handle
    swing|swinging|dangling|hanging|hang *2 from|off *2 rope|tree|beam|ceiling|rafters|banister|light
    light|set|setting|douse|pour|poured|covered *3 myself|me *3 petrol|fire|alight|match
    petrol *4 over *1 myself|me
    shotgun|gun|pistol *4 mouth|my_head|myself|temple
    """,
    voids=FIRM | {"told"},
    unless="""
    clean|cleaning|mop|toilet|toilets|floor|floors|tastes|like_bleach|hair|stain|sink
    shaving|shave|cooking|onions|chopping|dinner|kitchen|veg|butter
    dog|lead|skipping|climbing|tow|swing|tug|washing|sailing
    card|gift|from the chemist|doctor|gp
    """,
)

_MEANT_HARM = rules(
    Level.EMERGENCY,
    "selfharm",
    f"""
    {_HURT} *1 {_ME} & {_MEANT} !off|in half|down
    opened|reopened|reopening|opening|picked|picking|ripped|pulled|tore *3 scars|wounds|stitches|cuts !for work
    stitches *7 open|opened|out|ripped|burst & cutting|doing|more|myself|again|harm
    poured|pour|pouring|tipped|threw *3 kettle|boiling|scalding|hot|acid|bleach *4 my *1 hand|arm|arms|leg|\
        legs|skin|lap|myself|chest
    cut|cutting|burn|burning|kettle|blade|poured|hit|hitting|pain|hurt|bleed|lighter ... feel something|\
        anything|alive|real
    lumps|chunks *2 out *1 of *1 myself|me|my_arm|my_arms|my_leg|my_legs|my_skin
    glass|blade|razor|knife|lighter|needle|tin|lid|scissors *6 on|across|into|to|up|down *1 my *1 arm|arms|\
        wrist|wrists|legs|leg|thighs|skin|veins|throat|belly
    <dont>|hard|struggling|tempted|trying|urge|urges|want|wanna|need|gonna|about *4 pick up a blade|knife|razor
    wanna|want|need *1 to? hurt|bleed $
    carved|hacked|gouged|sawed|sliced|slashed *1 my *1 arm|arms|leg|legs|wrist|wrists|thigh|thighs|stomach|\
        face|chest|belly|skin
    cutting *1 my? *1 self|me & again|started|back|stop
    havent|hasnt|not *2 cut *3 for|in *3 but & tonight|want|wanna|tempted|urge|gonna|might
    cutting|selfharming|burning *3 again|tonight|today|started|cant_stop !hair|grass|back|down|hours|costs|out
    purging|making *2 sick *3 every|blood|stop|daily
    """,
    voids=FIRM | {"told"},
    unless="""
    shaving|shave|shaved|onions|onion|accident|accidentally|football|footy|bbq|hair|grass|hedge|paper_cut|\
        brew|slipped|clumsy|gutting|no_drama|fence|work_bench|oops|butter|cheese|bread|veg|carrots|opening|lol|haha|\
            gardening|wood|diy
    brick wall *4 dwp|council|probation|housing|uc|form
    dwp|council|probation|housing|uc *6 brick wall
    removed|nurse|doctor|gp|clinic *4 stitches
    """,
)

RULES = _HAND + _MEANT_HARM
