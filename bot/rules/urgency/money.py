"""No money, food or heat."""

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
    "money",
    """
    not|aint|havent|hasnt|never|without|cant|hardly|barely|nothing|didnt|dont|nowt *3 ate|eat|eaten|\
        eating|fed|food *3 !pizza|meat|yet lol|breakfast|out|much|that|healthy|like|here|there|veg|dairy|\
        bread|fish|after|late|nuts|curry
    not|aint|havent|hasnt|nothing|hardly *2 ate|eat|eaten|fed|meal|had_food|a_meal|hot_meal *3 days|day|\
        yesterday|week|sunday|monday|tuesday|wednesday|thursday|friday|saturday|since|two|proper|anything|\
        all
    no|without|aint|not|any|need|out|cant|zero *4 food|lecky|leccy|electric|electricity|gas|heating|\
        nappies|formula|baby_milk|milk !allergies|court|problem|shop|for thought|fights|waste|hygiene|for \
        me thanks|bill this|bill|poisoning|today thanks|delivery|man|smart
    food|money|benefits|pip|uc|cash|credit|wages|payment|allowance|giro *3 gone|stopped|none|left|late|\
        cut|missing|spent|nicked|stolen|come !cutting|bank account|to my|off in|out on|wow|in handy
    cupboards|cupboard|fridge|freezer *3 empty|bare|nothing|broke
    starving|starvin|hungry *5 skint|no|nothing|days|kids|broke|money|food|cant|really|been|all|help
    skint *5 starving|hungry|no|nothing|help|food|till|need|until|cant|really|nothing|completely|gas|\
        desperate !but|ok|usual|lol
    <i> *2 broke *3 no|nothing|help|food|cant|till|til|need
    uc|universal_credit|benefit|benefits|jsa|esa|pip|dwp|jobcentre|job_centre|housing_benefit|claim|giro|\
        payment|dole|money|wages *5 stopped|sanctioned|sanction|cut|not|suspended|closed|hasnt|havent|\
        didnt|refused|rejected|nothing|late|wont|missed|delayed|docked|zero|frozen|gone|never|isnt|aint|\
        ended|denied|messed|fucked !yet sorted|great|bad|issue|a problem|everything|sure
    sanctioned|sanction
    stopped|suspended|cut|closed|docked|taken|cancelled|froze|frozen|blocked *3 my|our|all *2 money|uc|\
        universal|benefits|pip|benefit|payments|payment|claim|account|bank|esa|card|wages
    bank|account|card *2 blocked|frozen|froze|emptied|closed|cleaned
    no|zero|aint|without|not|nothing|got|out|any|run|ran|hardly|have|havent|lost|down *5 money|cash|penny|\
        quid|pennies|income|funds|p !for|worries|bad|problem|off|needed|orders|clip|back|shot|in|matter|belt
    no|aint|have|without|got|nothing *1 money|cash|penny|quid|income|nowt *3 left|all|till|until|to|for|\
        whatsoever|name|and|at|eat|$
    no money|cash|income
    down|left|last *4 @p|50p|20p|10p|fiver|pound|quid|tenner|pence|pennies|penny !off|a pint
    use|using|used food_banks|foodbanks
    food parcel|bank|voucher|vouchers|parcels !volunteering|volunteer|collection|was good|was great|was ok|was fine|\
        was sound|was lovely|was brilliant|was alright|is good|is great|sorted|went well|good|great|lovely|helped|\
        thanks|\
        people|lady|ladies|lot|it was good|it was great|it was ok|it was fine
    got|have|left|down *2 nothing|nowt|zero|pence|@p|p|a_tenner|few_pence|pound|quid *2 left|live|last|\
        eat|till|until|name|survive !to wear|to do|better|on tonight|to worry|to lose
    nothing to eat
    nothing *2 eat|cupboards
    cant afford !to lose him|to be late|it lol|holiday|a new|to miss|to go out|the new
    food_bank|foodbank|food_voucher|food_vouchers *4 need|please|refer|referral|where|how|closed|get|for|today|help \
        !volunteer|for argos
    need|get|want|refer|referral|give *4 food_bank|foodbank|food_parcel|hardship|crisis_loan|\
        emergency_loan|budgeting_loan|food_voucher
    discharge|release *1 grant *4 gone|spent|finished|ran|run|left|nothing|nicked|stolen|not|never|didnt
    money|wallet|purse|cash|grant|card|meds *3 nicked|robbed|stolen|taken|lost|robbed
    nicked|stole|robbed|lost *3 my|all *2 money|wallet|purse|cash|grant|benefits|card !keys
    heating|electric|electricity|leccy|lecky|gas|meter|power|water|boiler *4 off|gone|run|out|cut|\
        emergency|ran|empty|cold|died|none !work|thursday|for work|the way|and running now|man|went on|fixed
    freezing *5 no|flat|house|heating
    leccy|lecky|leccys|electric|electrics|gas|heating|power *3 off|gone|out|cut !work|for|to|the man|\
        shopping
    @p|30p|50p|20p|10p|80p|5p *2 to|left *1 my? *1 name
    ^ im *1 hungry|starving|freezing|skint $
    card|account *2 stopped|blocked|declined|frozen|cancelled
    got|getting|get *1 nothing|nowt|zero *3 month|week|payday|dwp|uc|money|pay
    emergency *2 credit|leccy|lecky|electric|gas *3 gone|used|run|left|out
    begging|beg *3 money|food|street|change
    kids|baby *4 hungry|starving|nappies|milk !ducks
    kids|baby *2 not|nothing|havent|cant|hasnt *3 fed|feed|eat|eaten|food
    cant|no|how|struggling|nothing *3 feed *3 kids|myself|baby
    debt|debts|loan *4 collectors|letters|drowning|shark|sharks|chasing|cant
    cant|no|without *2 pay *3 rent|bills|lecky|leccy|electric|gas|fine|fines
    no *3 credit|phone *5 no|nothing|food|skint
    struggling *4 food|money|bills|eat|feed|rent
    """,
    unless=_RESOLVED
    + """
    pizza|takeaway|takeout *3 no|not|late
    not hungry|that hungry
    starving whats|what for
    nothing to worry
    food was|is|festival|hygiene|standards
    bit skint *4 ok|fine|managing|til
    skint *6 ok|fine|lol|managing|alright
    come in|through|now|today|finally
    got|been paid
    """,
)
