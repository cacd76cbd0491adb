"""Children at risk."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_INNOCENT = """
    fifa|pool|darts|footy|football|cards|chess|xbox|ps5|warzone|cod|quiz|snooker|boxing|sparring|match|\
        game|poker|monopoly|race|league|pads|ring
    laughing
"""

RULES = rules(
    Level.EMERGENCY,
    "child",
    """
    <they>|<he>|i|im|is|been|was|someone|caught|saw|he|keeps|teacher|her|gonna|might|starts *4 <harm>|\
        screaming_at|shouting_at|leaving|left|smack|smacks|locks|locked|locking|neglecting|neglects|threw|\
        throwing|pushed|dragged|flashed|starves|drunk_round|messaging *2 my|the|her|his|their|our|me|a|\
        and|our|your *3 <kids> !up|shop|home|school|gym|bus|pub|cinema|park
    <kids> *4 hit|beaten|hurt|abused|touched|molested|raped|battered|smacked|groomed|exploited|neglected|\
        starved|attacked|bruised|stabbed|kidnapped|bruises|bruise|harmed|trafficked|assaulted|shaken|\
        burned|scalded|interfered !football|a goal|at|the|by the ball|in the|home run
    bruise|bruises|marks|cigarette|burns|handprint *6 <kids>
    <kids> *4 not|isnt|arent|aint|dont|wasnt|never *1 safe|breathing|waking|responding|moving|feel !yet|\
        house|rd
    <kids> *4 danger|risk|unsafe|unconscious|blue|choking|fitting|floppy
    <kids> *3 missing|vanished|disappeared|abducted|taken|kidnapped|runaway
    <kids> *2 has|is|went|gone|ran *1 missing|away
    <they>|<he>|making|make|made|using|forcing|forced|got|using|get|getting|have *4 <kids> *4 carry|\
        carrying|sell|selling|deal|dealing|run|running|shot|shotting|drop|dropping|hold|holding|move|\
        moving|knife|blade|drugs|county|gear|food|packages|line|trap|country|cunch|shoplift|steal !the \
        club|around|into|in the|fast|me|on|out|up|off
    <kids> *5 carrying|selling|dealing|shotting|running|county|trapping|holding|used *4 drugs|gear|knife|\
        blade|for|packages|lines|them|food|weed|county|crack|phone !a bag|medal
    <kids> *6 @ *4 sell|selling|carry|knife|drugs|gear|dealing|blade
    <kids> *5 @@ *4 carrying|selling|dealing|running|sleeping with
    groom|grooming|groomed *3 <kids>|my|her|him|the|online|@
    <guy>|man|he|someone|old *6 messaging|texting|meeting|touching|asking|filming|sending|talking|\
        following|chatting|sleeping *5 <kids> *5 pics|photos|nudes|pictures|sex|naked|meet|online|dirty|\
        nude|bed|home|school|$
    pics|photos|nudes|videos *3 of|from *3 <kids>
    <kids> *5 nudes|naked|sexual|sex|pervert|paedo|nonce
    <kids> *6 own|alone *3 all|night|again|days|hours|house|nite
    <kids> *6 @|year|old *6 man|boyfriend|bloke|guy|men & 12|13|14|15|11|10|9|twelve|thirteen|fourteen|\
        fifteen|underage & 18|19|20|21|22|23|24|25|26|27|28|29|30|35|40|older|grown|man|men
    <kids> *4 alone|own|unattended|locked|by *1 themselves|in|all|house|at|night|drunk|flat|outside|car|\
        days !time|now|at uni|feet
    leaves|leaving|left|leave *3 <kids>|baby *3 alone|own|with|by *1 him|nonce|drunk|all|again|at|for|\
        house|while|themselves|he|she|$ !nan|mum|my
    scared|frightened|terrified|worried *4 <kids> *5 hurt|harm|kill|him|her|hit|abuse|touch|danger|safe
    scared|worried|afraid|think|might|gonna|feel|thinking|want|wanna *6 hurt|hurting|harm|shake|shaking|\
        hit|touching|smother|drown|kill|abusing *2 the|my|her|our|his *2 <kids>
    <kids> *4 scared|frightened|terrified|petrified *2 of *2 him|her|his|dad|stepdad|mum|home|go|\
        boyfriend !dark|dogs|spiders
    <kids> *4 bruise|bruises|bruised|black_eye|burn|burns|marks
    drunk|high|smashed|wasted|pissed|using|smoking|off|gear|crack|heroin !to *5 looking|charge|front|round|\
        around|with *3 <kids> !birthday
    <kids> *5 starving|neglected|nappies|filthy *3 him|her|left|again|days|mum|dad
    <kids> *3 got|took|swallowed|drank|ate|eaten *3 <pills>|gear|methadone|drugs|bleach
    <kids> *3 not|havent|hasnt|arent|isnt|never *2 fed|eaten|washed|looked|changed & head|drunk|drugs|\
        gear|pissed|she|he|mum|dad|left
    <kids> *2 not|no|havent|hasnt|never *2 fed|eaten *2 for|in|since *2 days|day|yesterday !well|much
    needles|needle|syringes *4 floor|bed|room|carpet & <kids>
    <he>|<they>|she|he|someone|lady|woman|man|mum|dad|boyfriend *2 shook|shake|shakes|shaken|shaking *2 baby|<kids> \
        !hands|head
    someone|somebody|he|she|they|stranger|man *2 taken|took|snatched|grabbed|kidnapped|tried *2 my|the|\
        our *1 <kids> !to school|swimming|out for|football|to the park
    touching|hitting|hurting|abusing|beating|touches|hits|hurts|beats *1 them|him|her & <kids> & my|the|\
        her|his|our \
        & uncle|dad|stepdad|mum|boyfriend|he|she|man|teacher|bloke|grandad|hes|shes
    <kids>|sister|brother|cousin *3 meet|meeting|met|seeing|talking|chatting|sneaking *6 online|internet|snap|snapchat|\
        insta|tiktok|roblox|discord|facebook & man|men|guy|bloke|older|stranger|someone|18|19|20|21|25|30|35|40|45|50
    child|sexual abuse|exploitation
    paedo|nonce|pedo *6 <kids>|school|house
    """,
    unless=_INNOCENT
    + """
    used to|old|since years
    football|rugby|swimming|kicked the ball|trampoline|bike|nappy rash|sunburn
    nursery|school|teeth|jabs|injections *3 safe
    isnt|not sleeping|well|very|feeling
    so|too cute
    hurt|hit|bumped|grazed|banged *2 his|her *1 knee|head|elbow|toe|finger
    social|social_services|council *4 took|taken|taking
    home|left *2 alone *1 movie
    <kids> *3 hit|scored *3 goal|six|ball|target|run|winner|exam
    scared of *3 dark|dogs|spiders|clowns|thunder|fireworks
    """,
)
