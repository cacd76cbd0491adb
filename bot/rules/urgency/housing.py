"""Nowhere to stay."""

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
    "housing",
    """
    wants|want|told *3 me|us|trailer|caravan|van|pitch gone|off|moved|shifted *2 today|tonight|tomorrow|by|this|now
    nowhere|no *1 where|place|bed|roof|home|room *4 stay|live|sleep|go|crash|be|tonight|kip|put|rest|over|\
        to|for|left|available|$ !parking|to put my|like
    nowhere to !eat|park|watch|plug|sit
    place|bed|room|tenancy|stay|hostel *2 ends|ending|up|finishes|runs_out *2 tomorrow|today|tonight|\
        friday|monday|week|weekend|soon !work
    tenancy|lease|placement|licence|hotel *3 ends|ended|ending|up|over|expires|finished !party
    nowhere|nothing|no_where *2 lined|sorted|arranged & tenancy|leave|out|move|ends|room|house
    stairwell|stairwells|doorway|doorways|sleepin_bag|bus_shelter & slept|sleep|sleeping|night|cold|\
        living|staying
    my|the room|bed|place *3 given|gave|gone|taken *2 someone|else|other|away|$
    without *1 roof|home|place to
    <dont> *2 anywhere *2 stay|live|sleep|go|crash|be|kip
    got|have|find|need *1 somewhere *2 stay|live|sleep|crash|kip|tonight|go tonight|now|today|urgent|to
    somewhere *1 stay|sleep|crash|kip tonight
    kicked|chucked|thrown|threw|booted|slung|kick|kicking|chucking|throwing|turfed|lobbed|put|asked|told|\
        putting|moved|banned *3 out *2 !of bed|of the pub|of bed|the club|of the group|of class|the gym|\
        the bin|the bins|the rubbish|for a trial|to|a|back|my washing|my bins
    b|bnb|hostel|hotel|ap|accommodation|they|council|landlord *4 gotta|hafta|hafta|must|need_to *1 leave|\
        go|out|move !work|home|shopping|to
    closed|closing|shut|shutting *2 hostel|shelter|hotel|house & where|nowhere|go|out|what
    gotta|hafta|hafta|must *1 leave|move_out|get_out|go *4 today|tonight|tomorrow|now|friday|monday|\
        morning|end & mates|mate|flat|hostel|place|mums|dads|hers|his|here|room|sofa|house !work|early
    told|asked|have|gotta|hafta|gave|given|want|wants|got *3 leave|vacate|out *5 hostel|flat|room|here|\
        accommodation|house|b&b|bnb|hotel|place & by|today|tomorrow|now|tonight|notice|told|asked|nowhere \
        !work
    moving|moved|move|shipped|shipping|sending me|us|him *2 out|miles|hours *1 tonight|today|tomorrow|\
        friday|monday
    chucked|kicked|thrown|booted me|us out !of the pub
    hostel|landlord|mum|dad|council|mates|mate|nan|bnb|<partner> *1 chucked|booted|threw|slung|turfed me|us \
        !a party|a line|a bone
    homeless !anymore|charity|film|shelter volunteer|world cup|league|shelter volunteering
    roofless|nfa|no_fixed_abode|no_fixed_address
    sleeping|slept|sleep|sleepin|living|kipping|kipped|staying|stayed|stuck|night|bedding *4 rough|street|\
        streets|car|park|doorway|outside|tent|bench|bus_stop|shop|van|shelter|stairwell|shed|station|\
        pavement|bin|night_bus|woods|underpass|doorways|alley|mcdonalds|squat|outdoors|buses|toilets|\
        garage|casualty|hospital !driver|parking|lot|yesterday
    on|onto|back *2 streets|street !from|party|corner|shop|where|view|tv|light|now live|food
    out *1 on the street|streets|road
    sofa surfing|surf|hopping|hoppin|surfin
    sofasurfing
    sofa *5 leave|out|go
    changed|changing|change *2 locks
    locks *3 changed|different
    locked *1 out *2 flat|house|hostel|home|$|again|of|and|in|tonight !account|phone|my email|of my \
        account|of my phone|of my bank
    evicted|evict|evicting|eviction|section_21|possession_order|notice_to_quit
    bailiff|bailiffs|repossess~
    gotta|hafta|must|need|got|has|be|made|told|supposed|want *4 leave|out|move|gone|go *4 today|tonight|\
        tomorrow|friday|monday|week|noon|now|morning|end|12|weekend *4 nowhere|no|homeless|place|where
    been|sofa|hostel|landlord|flat|room|lodgings|house|friends|mates|place|she|he|mum|they *5 leave|out \
        by|today|tonight|tomorrow|friday|monday|end|now !work|gas|for|off|time|break|at|early|of town|\
        with|the|on|to|date|for dinner
    wants|want|says|told|asked|telling|asking|gave|given *2 me|us|notice *3 out|leave|gone|go !for|with|\
        of my|to the|out to|to a|round
    lost|losing|lose *3 room|flat|tenancy|accommodation|place|bed|home|house|hostel|bedspace|placement \
        !keys|bet|course|key|phone|game
    council|housing|hostel|shelter|they|night *5 refused|no|wont|turned|cant|not|said|full|rejected|\
        closed|declined *2 help|me|house|homeless|no|full|application|down|rehouse|accommodate|priority|\
        owe|bed|beds|space|room|duty|take|accept !worries|bother|meeting|idea|problem|parking
    hostel|shelter|bnb|approved_premises|ap|bail_hostel *4 full|kicked|kicking|closing|shut|out|barred|\
        banned|evict|wont|lost|thrown !meeting|house meeting
    not|intentionally|no|isnt priority|homeless need|duty
    temp|temporary|emergency accommodation|housing|place *5 ended|ends|up|out|stopped|run|need|tonight|\
        finish|over
    need *2 emergency|bed|roof|shelter|accommodation|housing|hostel|place|somewhere *3 tonight|now|asap|\
        urgently|stay|today|sleep|$ !for|sheets|frame|cover|trip
    roof over my|our head
    ceiling|flat|room|house *5 flooded|collapsed|condemned|caved|fire|burned|burnt|uninhabitable|unsafe \
        !alarm|stick|tv|door|drill|works|place
    freezing *4 outside|car|tent|street|cold|night|doorway|streets|heating
    landlord|landlady *6 locks|out|evicting|evict|harassing|threatening|chucking|throwing|selling|kicked|\
        kicking|locked|kick
    flat|tenancy|housing|room|place *3 fell|fallen|falling through
    rent arrears *5 out|lose|evict|court|letter
    can|cant|no|not *2 longer? stay|live *2 here|there|mine|hostel|mums|no|anymore|his|hers|any !late|up|\
        in touch|tuned|for|long|at
    """,
    unless=_RESOLVED
    + """
    put|puts|putting the? bins|bin|rubbish|washing out
    put|asked|told|moved|took *3 out for|on|with|to
    bed *2 homeless|rough
    dog|cat|pigeon|boiler|band
    moved out *2 my new|into my new
    homeless *4 volunteer|volunteering|raised|soup_kitchen|donate|donated
    in|into my|own|a new|own_flat|place now
    nowhere to park|nowhere near
    no place like home
    """,
)
