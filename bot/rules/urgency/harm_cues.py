"""Harm done to a body, by whom it may be: blows, blades, blood and what does not stop."""

from __future__ import annotations

from bot.rules.urgency.everyday import PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, PLAIN, rules

_LIMB = (
    "arm|arms|wrist|wrists|leg|legs|thigh|thighs|stomach|belly|skin|hand|hands|chest|nails|throat|knuckles|feet|foot"
)

_SELF = rules(
    Level.EMERGENCY,
    "selfharm",
    f"""
    took|taking|take|put|putting|got|using|used|run|ran|dragged|held *2 stanley|razor|blade|scalpel|knife|lighter|\
        glass|\
        scissors|compass|lid|can_lid|straighteners|iron|fag|cig *3 to|on|across|over|against|into *1 my *1 {_LIMB}
    tore|tearing|ripped|ripping|hack|hacking|hacked|gouge|gouging|chew|chewing|chewed|bite|biting|bit|claw|clawing|\
        stab|stabbing|slice|slicing|pulling|pulled|digging|dug|carve|carving|rip|tear|slashing|slashed|shred|shredded|\
        picking|scrub|scrubbing|peel|peeling *2 at? *1 my *1 own? *1 {_LIMB} *3 !in football|off today|back|\
            a muscle|hamstring
    stub|stubbing|stubbed|put|putting *2 cigs|fags|cig|fag|cigarettes|cigarette|out *3 on *1 my *1 {_LIMB}
    punch|punching|punched|headbutt|headbutting|smashing|kicking|hitting *1 glass|walls|wall|concrete|brick|bricks|\
        mirrors|windows|mirror & again|knuckles|bleed|bleeding|like_this|myself|blood|today|broke|hand|calm|hurt
    tied|tie|tying|wrapped|put|tight|tightened *3 round|around|tight *1 my? *1 neck|throat
    tied|tie *2 tight *6 neck|dizzy|purple|passed
    held|hold|holding|wrapped|need *2 towel|tea_towel|tshirt|sock|bandage *3 on|to|round|over *1 my *1 wrist|arm|\
        leg|thigh
    went|gone|cut|did|cutting *1 too *1 far|deep *3 & wrist|arm|leg|blood|blade|towel|stitches|cut|razor|bleeding
    {_LIMB} *4 until|til *2 it|they *1 bleeds|bleed|bled|hurts|blood
    until|til *2 it|they *1 bleeds|bled|bleed
    starving|punishing|burning|hurting|harming|slicing|strangling|choking|scalding myself
    @ *1 days|weeks|months|wks *2 without|free|clean & cut|arm|blade|wrist|razor|burnt|selfharm|burned
    """,
    voids=FIRM | {"told"},
    unless="""
    shaving|cooking|football|footy|gym|accident|accidentally|bike|gardening|diy|lol|haha|barbed|thorns|dog|cat
    work|tattoo|gutting|fence|kitchen|match
    """,
)

_OTHERS = rules(
    Level.EMERGENCY,
    "violence",
    """
    has|have|had|got|held|holding|pinned|cornered|backed *1 me|us|her|him|my_mum *2 pinned|cornered|trapped|up|in|by|\
        against *6 knife|screwdriver|throat|wall|kitchen|corner|neck|door|hammer|floor|scissors|hair
    pinned|cornered *1 me|us|her
    and|then|lads|they|who|he|she *2 battered|kicked|jumped|stamped|leathered|pummelled|hammered|panned|glassed|knifed|\
        stabbed|bottled me|us|my !off|out|at|down
    got|took|given|gave *2 a|me *1 doing|hiding|kicking|beating|pasting|leathering|battering|hammering|good_hiding|\
        shoeing|right_hiding *2 off|from|by|last|today|tonight|and|$
    one|two|bullet|slug *2 in|to|through *1 the|my|his *1 head|skull|face|brain|back|knee|knees|legs
    @|two|three|four|five|six|gang|bunch|group|load|lads|mob *4 coming|on_their_way|waiting|outside|turned_up|\
        pulled_up|\
        heading *6 with|carrying|tooled *3 hooks|slash_hooks|bats|knives|machetes|hammers|bars|poles|weapons|\
            golf_clubs|\
        sticks|guns|bottles|masks|balaclavas|dogs
    slash hook|hooks
    found *1 out? *1 where *1 we|i|im|were|she|us *6 get|getting|try|trying|break|kick|outside|coming|back|here
    trying|tryin|try *2 get *1 in *4 back|door|window|house|flat|front|through|help|hes|theyre|$ !shape|touch|to
    got|have|holding|taken|took *2 my *3 <kin>|cousin|brother|sister|kids *4 in|at|locked *4 get|only|unless|until|\
        pay|back \
        & come|pay|back|money|swap|if|unless|until
    forced|forcing|force|sending|taking|made|selling *4 marry|married|marriage|wed
    cant *1 see *2 out|of|my|from *3 eye|eyes
    told|warned|message|word *6 leave|get_out *4 country|town|area|city|estate *2 or *2
    my *1 <kin>|lad|fella|son|dad *4 hit|hits|attacked|battered|strangled|pinned|punched|kicked|pushed|threw|choked|\
        grabbed|stabbed|bit|hurt *2 me|us|mum|my_mum|him|her|my !up|a text|off|back
    """,
    voids=PLAIN - {"idiom"},
    unless=PLAY
    + """
    lol|haha|hahaha|ewe|sheep|horse|cow|goat|sparring|villa|united|city
    head|fish battered
    """,
)

_MEANING = rules(
    Level.EMERGENCY,
    "harm-others",
    """
    gonna|gonny|going|ill|im|ready|about|wanna|want|must|gotta|hafta|told_me *5 chib|chop|bore|cut|slice|gut|skin|\
        stick|\
        plug|shank|stripe|plunge|blade|knife|finish|do|end|wound|hospitalise *1 up? *1 him|her|them|that|the_man|\
        the_one|the_guy|the_lad|the_bloke *1 out|up|off|tonight|the_night|wee|rat|who|in|$ !hair|a favour|some slack
    gonna|about|ready|going|could|want|wanna|swear *3 put|throw|shove|launch|chuck|ram|smash *2 <partner>|him|her|\
        them|his|\
        someone|my_boss *3 through|under|off|down|into *2 wall|window|floor|stairs|bus|train|bridge|balcony|door|head
    following|follow|followed|waiting|watching|watch|stalking *1 for? *1 her|him|them *5 knife|hammer|blade|bat|gun|\
        coat|\
        home & hammer|knife|blade|bat|gun|machete|axe|acid|bottle
    <hard>|hammer|bat|slash_hook|axe|crowbar *4 finish|do|end|kill|hurt|smash|sort *1 him|her|them|that
    devil|demon|voices|god|jesus|they *3 told|tell|telling|tells|says|said|made *1 me? *3 kill|cut|stab|hurt|burn|harm|\
        attack|must|hafta
    the *1 one|guy|man|lad|rat|bastard|prick|scum *2 who|that *3 took|killed|grassed|hurt|touched|raped|robbed|\
        stabbed & \
        gonna|ill|dead|done|finish|outside|knife|blade|tonight|wait|waiting|kill
    """,
    voids=FIRM | {"told"},
    unless=PLAY
    + """
    lol|haha|hahaha|printer|kitchen|chef|cooking|veg
    """,
)

_BODY = rules(
    Level.EMERGENCY,
    "medical",
    """
    crushing|crushed|squeezing|heavy|burning|stabbing|sharp|tight|tightness *3 chest|heart|ribs
    haemorrhag~|hemorrhag~|hemorage~
    chest *5 sat|sitting|elephant|brick|weight|squeezed *2 on|it|me !ups
    hes|shes|baby|mate|he|she|is *1 fitting|seizing|convulsing !in|well|the|a|me|my|kitchens
    left arm *3 numb|tingling|heavy|pain|dead|hurts|aching
    cant|not|hardly|struggling|fighting *2 get|getting|catch|for *1 enough? *1 air|breath|oxygen
    artery|arterial
    pumping|spurting|squirting|pouring|gushing|streaming *2 out|everywhere|blood & blood|artery|cut|leg|arm|neck|hook|it
    arm|hand|leg|foot|fingers|finger *2 went|got|caught|stuck|crushed|trapped|ripped|came|gone *2 in|off|\
        under *3 baler|\
        saw|machine|grinder|chainsaw|mower|press|conveyor|lathe|blade|combine|belt|tractor|forklift|door|$
    heart *4 burst|explode|explodes|stop|stopping|jumping|packing|flutter|fluttering|hurting|giving
    jerking|spasming|thrashing|twitching|gone_stiff|going_stiff|rigid & he|she|hes|shes|eyes|floor|him|her|wont|\
        brother|\
        mate|swallowed|took
    seeing *1 things|stuff|spiders|bugs|people|shadows *5 shaking|sweating|shakes|drinking|stopped|withdrawal|detox|\
        rattling
    stopped|stop|off|without|coming_off *2 drinking|drink|booze|alcohol *8 seeing|shaking|fit|hallucinating|hearing|\
        sweating|seizure|fitting|shakes
    lips|tongue|throat *3 tingling|swelling|swollen|blue|closing|tight|itching|fat
    vomiting|sick|puking|coughing|pooing|passing *3 blood|black|green *2 !curry
    stiff *1 neck *6 rash|fever|light|headache|sick
    worst|sudden *1 ever? *1 headache *6 life|vision|sick|cant|slurring|numb|ever
    slurring|slurred *5 face|arm|words|cant|drooping|numb
    overheating|heatstroke|frostbite|hypothermic
    crashed|rolled|came_off|knocked_off|run_over *5 bleeding|trapped|leg|cant_move|hurt_bad|stuck|head|blood
    baby *2 coming|stopped_moving|not_moving|hasnt_moved !home|shower|soon|to visit|in
    """,
    unless="""
    better|fine|ok|alright|clear *1 now|$
    gym|football|laughing|lol|haha|funny|training
    years|months *1 ago
    phone|laptop|telly|film
    """,
)

RULES = _SELF + _OTHERS + _MEANING + _BODY
