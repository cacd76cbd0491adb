"""Shelter, food, warmth and medicine that are missing, without the stock words for it."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_ROUGH = (
    "motor|car|van|beach|bench|tent|park|doorway|stairwell|station|cemetery|graveyard|allotment|barn|field|boat|cab|lorry|"
    "laundrette|church|corridor|hallway|airport|subway|skip|bandstand|underpass|porch|squat|toilets|trains|train|buses|bus|"
    "night_bus|shed|garage|alley|multi_storey|bins|bin_store|woods|bridge|pavement|streets|bus_stop|shelter|loft|garden|"
    "playground|tube|roof|services|mcdonalds|library|wall|arches|canal|warehouse|building_site|phone_box|shop_door|caravan"
)
_MEDS = (
    "meds|medication|medicine|tablets|script|prescription|clozapine|warfarin|hormones|inhaler|inhalers|cpap|olanzapine|"
    "sertraline|antipsychotics|antipsycotics|insulin|methadone|subutex|buvidal|espranor|lithium|quetiapine|depot|"
    "antidepressants|mirtazapine|epilim|tegretol|lamotrigine|keppra|steroids|painkillers|risperidone|aripiprazole|"
    "fluoxetine|citalopram|venlafaxine|diazepam|pregabalin|gabapentin|beta_blockers|blood_thinners|heart_tablets|"
    "hiv_meds|antibiotics|epipen|patches|oxygen|colostomy_bags|stoma_bags|glasses_broke|hearing_aid|injection|jab"
)

_SHELTER = rules(
    Level.URGENT,
    "housing",
    f"""
    slept|sleep|sleeping|kipping|kipped|kip|bedding|bedded|nights|night|dossing|dossed|living|staying|stopping|riding|\
        sheltering|camped|camping|lived|stopped|stuck|sat *4 in|on|under|at|behind|inside|round *3 {_ROUGH} & cold|wet|\
        soaking|freezing|night|nights|again|rain|raining|minus|warm|days|weeks|tonight|kids|toddler|dog|row|kicked|\
            booted|\
        nowhere|since|all_night|ice|bags
    sleeping|slept|kipping|dossing|squatting|sleep *2 in|on|under|at *2 {_ROUGH} !home|way|work
    in|back_in|living_in *1 a|the|my tent|doorway|stairwell|squat|bus_shelter|underpass|shed !festival|camping|\
        glastonbury
    bench|doorway|night_bus|tent|streets|pavement|park|cardboard|rough *1 again|tonight|tonite|for_me !press
    {_ROUGH} *3 again *1 tonight
    riding|ridin|ride *2 trains|buses|tube|bus|train|night_bus *5 warm|night|sleep
    flung|hoyed|lobbed|slung|booted|chucked|turfed|threw|kicked|hoofed|papped|punted|launched|binned *1 me|\
        us *1 out|off|\
        onto|down|for|$ !of the group|bed|the pub|the club|a text
    out *1 by *1 @|noon|today|tonight|tomorrow|friday|monday|weekend|five|lunchtime *3 $|today|nowhere|nothing|and|or|no
    must|gotta|hafta|told|says|said|wants|want|need *3 be|get *1 out *3 tonight|today|tomorrow|now|by|morning|\
        friday|weekend
    says|said|told|asked|wants *3 to? leave|go|move *5 tonight|today|tomorrow|morning|now|row|friday|weekend|\
        noon & hostel|\
        house|here|flat|premises|place|room|sister|mum|dad|nan|mate|hotel|bnb|refuge|halls|bed|stay
    had|have|gotta|hafta|having to? leave|vacate *4 flat|premises|hostel|house|room|home|bnb|hotel|halls & today|\
        tonight|\
        tomorrow|no|nowhere|address|morning|now
    premises|cas3|cas2|hostel|bnb|placement|tenancy|bedsit|halls|hotel|nass|refuge|lodgings|digs|dispersal|licence *8 \
        leave|ends|ending|finishes|finished|ended|over|nothing_after|kicked|evict|expired|terminated|stops|chucking|\
            throwing|\
        cancelled|barred & today|tomorrow|tonight|nowhere|no|out|after|nothing|leave|week|days|friday|monday|now
    gave|given|giving|let|lost|need|needs|taken|took *2 my *1 bed|room|bunk|pad|place|spot|bedspace *3 away|else|\
        someone|\
        other|gone !in the queue
    council|hostel|hostels|shelter|shelters|refuge|landlord|homeless_team|housing|outreach|streetlink|night_shelter *6 \
        nothing|full|no_room|no_rooms|no_beds|wont|shut|closed|rammed|no_space|waiting_list|turned|no_duty|\
            not_priority|\
        no_connection|intentionally|nobody|no_answer
    wont|refuses|wouldnt|refusing|doesnt|not|cant *1 want|let? *1 have|take|having|taking me|us *1 back|in|home|\
        there|$ \
        !for a ride|out|on
    nothing|nowhere|no_plan|no_address|no_place|no_idea|not *3 after|sorted|lined|else|arranged|to_go & hostel|\
        sleep|stay|\
        bed|flat|tonight|release|released|out|premises|leave|finishes|age|cas3|move|room|go_back|housing
    no|without|nae|havent|not|aint *3 gaff|digs|fixed_abode|address|abode|lodgings|roof|keys_to_anywhere
    out on *1 my ear|arse
    cant|couldnt|not|never *1 go|going back|home *1 to|there *6 nowhere|else|users|unsafe|full|using|him|ex
    bags|stuff|belongings|clothes|things *4 pavement|street|bin_bags|black_bags|bin_bag|binned|outside|doorstep|\
        skip|chucked
    moved|moving|move|shifted *1 me|us *1 on & tent|motor|car|van|cops|police|security|sleeping|night|again|engine|bench
    @ *2 day *1 notice & today|out|binned|end|up|flat|room|landlord
    released|release|getting_out|out|gate *6 gate|gates|plastic_bag|bag|council|shut|closed|no_where|nowhere|\
        no_housing & \
        gate|gates|council|nowhere|shut|homeless|hostel|no_housing|address
    released *3 homeless|nfa|nowhere|no_address|streets
    age|aged|aging *1 out
    no|nae|without|broke|broken *2 heating|heater|lock|windows|window|door|water|roof *5 minus|freezing|cold|week|kids|\
        baby|room|flat|damp
    ceiling|roof|pipe|pipes *2 collapsed|leaking|burst|caved|fell & room|flat|bed|council|kids
    mould|damp|rats|rat|infested|cockroaches|sewage *5 kids|baby|council|breathe|bed|landlord|everywhere
    last|final *1 night *3 sofa|hotel|hostel|bnb|here|paid|bed !out
    """,
    unless="""
    festival|camping_trip|holiday|glastonbury|scouts|airbnb
    lol|haha|hahaha
    volunteer|volunteering|litter
    got|have|moved *2 own|new|my *1 own? *1 place|flat|keys *1 now|$
    bench press|pressing|pressed
    """,
)

_FOOD = rules(
    Level.URGENT,
    "money",
    """
    @p|pence|fourpence|quid|fiver|tenner|pound|coppers *2 to|until|for|left|till *2 my_name|month|friday|payday|\
        next|week|\
        weekend|last_me|monday|thursday|live|name|days|tuesday|wednesday !pints|off|deal|discount
    @ for|until *1 the month|week|fortnight
    ive|got|have|down|only|left|with *2 @p|fourpence|pence|coppers|1p|2p|few_coins|shrapnel|pennies|zero|nil
    on zero|nil|nothing|minus
    living|surviving|existing|lived|survived *2 on|off *2 water|crisps|tap_water|bread|toast|noodles|biscuits|air|\
        scraps|\
        sauce|sachets|beans|tea|cereal|rice|sugar|samples|bins|leftovers
    nothing|only|nowt *2 but|eaten|had|apart|except *2 crisps|toast|bread|water|noodles|biscuits|cereal|tea|rice|beans
    not|nothing|nowt|no|nae|havent|hasnt *2 bite|scran|grub|scoff|tea|dinner|meal|crumb|food *5 today|kids|days|\
        since|night|\
        cupboard|trailer|house|again|left|until
    kids|baby|weans|bairns|children|son|daughter *4 crying|hungry|asking|no_tea|not_eaten|nothing|without *3 food|\
        eat|milk|\
        hungry|tea|dinner
    fed *1 the|my *1 kids|dog|son|daughter *5 nothing|not|none|me|left|skipped
    skipping|skipped|missing|going_without|gone_without *1 meals|food|dinner|tea|eating
    eating|eat|ate *3 bins|bin|skip|skips|leftovers|out_of_date|cold *4
    heating|heatings|gas|leccy|electric|boiler *2 off|gone|broke|broken & kids|baby|coats|coat|blankets|freezing|cold
    beans|soup|noodles|food *2 cold *4 meter|gas|leccy|electric
    meter|meters|leccy|gas|electric|heating|key *2 is|has|on|just|s? *2 gone|run|off|out|emergency|zero|empty|\
        beeping|dead|\
        died|minus & cold|dark|kids|baby|cant|no|freezing|beans|heat|tonight|money|until|food|skint|help|again|now
    nappies|formula|milk|wipes|baby_food|sma|cow_and_gate|aptamil *5 run|ran|out|none|left|gone|last|afford|no
    no|need|out|ran *2 nappies|formula|baby_milk|wipes|baby_food|tampons|pads|dog_food
    uc|universal|benefits|advance|loan|wages|pension|giro|pip|esa|payment|credit|dole|grant|money *6 hasnt|havent|\
        not|landed|\
        took|swallowed|deducted|nil|sanction~|wrong|nothing|hold|aint|stopped|short|reduced|swiped|reviewed & skint|\
            rent|food|\
        nothing|living|zero|month|week|kids|left|broke|eat|on|ive|no|need|help|til|until|back|days
    boss|gaffer|agency|work|job|foreman|they|contractor *4 never|didnt|not|wont|hasnt|havent *1 paid|pay|\
        paying *1 me|us|my|$
    foodbank|food_bank|food_parcel|vouchers|food_voucher *4 turned|shut|closed|used|limit|wont|empty|away|ran|no|\
        cant|until
    ^ *1 starving|skint|potless|brassic|famished $
    potless|brassic|borassic|destitute|penniless|boracic
    skint *6 skint|rent|kids|days|still|week|meter|bus|eat|help|anything|anyone
    wages|money|card|account|purse|wallet|benefits *3 nicked|robbed|stolen|swiped|hacked|scammed|emptied|swallowed|\
        cleaned
    scammed|scam|fraud|hacked *5 money|account|everything|savings|all|card|bank|uc
    bus|train|travel *1 fare|money|pass *5 no|cant|probation|court|how|afford|walk & no|cant|havent|afford|none
    cant|couldnt|dont_know_how *2 afford|pay *3 rent|leccy|gas|food|bus|nappies|heating|bills|eat|funeral|school|fare
    rent *3 due|goes|owed|out|arrears *4 nothing|no|cant|short|today|broke
    pawned|pawn|sold *2 my|the *1 phone|telly|tv|ring|xbox|coat|bed|blood|bike *4 food|eat|leccy|rent|get|pay
    coat|blanket|blankets|shoes|clothes *5 freezing|no|only|wet|soaked|warm & no|freezing|only
    """,
    unless="""
    lol|haha|hahaha
    volunteer|volunteering|donate|donating
    payday|paid *1 today|now|tomorrow *1 $
    got|have *1 plenty|enough|food *1 in
    for|whats *1 tea|dinner|lunch $
    """,
)

_HEALTH = rules(
    Level.URGENT,
    "health",
    f"""
    not_had|no|none|without|left|ran|run|out|finish|finished|binned|stopped|missed|lost|gone|days_of|havent|missing|\
        nicked|\
        stole|stolen|refused|wont|dont|last|needs|forgot|took_away|short *5 {_MEDS} !course|thanks|sorted|side
    {_MEDS} *6 gone|run|ran|finish|finished|left|binned|stopped|lost|out|nicked|stolen|not_ready|refused|wont|\
        cancelled|\
        without|delayed|closed|shut|mixed|missing|wrong|none|taken_off|till !leaflet
    chemist|pharmacy|gp|doctor|surgery|clinic *5 wont|refused|refusing|closed|shut|no|struck|not *6 {_MEDS}|\
        register|see_me|\
        registered|give
    tv|telly|tele|radio|neighbours|everyone|cameras|police|plugs|sockets|walls|phone|phones *5 talking|watching|\
        laughing|\
        whispering|messages|plotting|spying|listening|recording *3 me|us|my|about
    seeing|hearing|hear|see|saw|heard *3 dead|things|shadows|faces|figures|whispers|whispering|people|voices|demons|\
        him|her *5 \
        night|room|corner|wall|walls|there|again|head|window|bed|who
    nightmares|flashbacks|flashback|terrors|trembling|hyperventilating|palpitations|hallucinations|dissociating
    whats|what_is|tell|sure|dont_know|anything *2 real *2 $|anymore|and|or
    getting|are|is|too *1 loud|louder & voices|meds|clozapine|things|head|they
    im|feel|feeling|felt|like *2 a? *1 zombie|ghost|robot|outside_my_body|not_here|not_real|unreal|floating|detached
    climbing the|up_the walls
    tooth|toothache|abscess|pain|agony|back|infection|ear|wound|leg|foot|hand *6 unbearable|seeing_stars|\
        no_painkillers|\
        sleep|worse|pus|swollen|smells|green|spreading|cant_walk|crying|infected|weeping|screaming|hospital & pain|\
            toothache|\
        tooth|infected|swollen|cant|worse|pus|screaming|wound
    dentist|gp|doctor|doctors|surgery|casualty *5 weeks|no_appointments|wont_see|turned|hours|refused|nobody & pain|\
        bleeding|\
        agony|swollen|toothache|bad|stars|infection|scared
    awake|no_sleep|not_slept|no_kip|havent_slept|barely_slept|nae_sleep *4 @|three|four|five|days|nights|week
    no|nae|not|without|barely *1 sleep|kip *4 food|noise|jumping|head|days|nights|week
    jumping|jump|flinching|jumpy *2 at|every *2 every|noise|noises|sound|shadow
    waking|wake|woke *3 choking|screaming|sweating|gasping|shaking|crying|terrified *2
    <pills> *3 twice|double|two_doses
    cant *1 calm|settle|focus|sit|stop|switch *2 down|shaking|still|panicking|off|pacing
    shaking|shakes|sweats|sweating|vomiting|cramps|rattling *6 withdrawal|detox|drink|gear|meds|script|alcohol|\
        stopped|methadone
    coming_off|rattling|rattlin|clucking|cold_turkey|withdrawing|detoxing|dope_sick *4 !fags|sugar
    leg|arm|foot|hand|groin *4 hot|red|swollen|black|lump|hard|infected|abscess|weeping & inject|injected|injecting|\
        dig|site|\
        pus|gear|smells|worse|groin
    pregnant *6 bleed|scared|pain|alone|nobody|using|drinking|no_midwife|cramps
    eating|food|weight *3 stopped|purging|binge|binging|starving|throwing_up|sick
    rash|lump|blood|weight *6 scared|months|cough|worried|growing|losing !test|donor|gym
    """,
    unless="""
    lol|haha|hahaha
    better|sorted|fine|working|helping *1 now|$
    """,
)

RULES = _SHELTER + _FOOD + _HEALTH
