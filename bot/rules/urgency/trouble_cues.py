"""Falling back, the law closing in, and people who want something: in everyday words."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_HARD = (
    "mamba|spice|heroin|crack|meth|gear|brown|smack|ket|kets|lean|vallies|coke|pregabs|ghb|tina|snow|snowballs|rock|rocks|"
    "benzos|xanax|street_vallies|gram|wrap|mcat|mdma|needle|pipe|pin|balloons|script_off_the_street"
)
_WHERE = "offy|offie|off_licence|offlicence|bookies|dealers|dealer|pub|bar|casino|crack_house|spoons|trap_house|\
    bargain_booze"
_WHO = (
    "olders|elders|boys|lads|cousins|dealer|dealers|moneylender|supplier|big_man|gang|people|man|guy|bloke|mate|mates|"
    "geezer|someone|they|he|them|crew|mandem|yout|youts|older|firm|family|owner|boss|landlord|uncle|old_mates|partners"
)

_RELAPSE = rules(
    Level.URGENT,
    "relapse",
    f"""
    back|straight_back *1 on|at *1 it|the *2 {_HARD}|kit|drink|bottle|bets|cans|booze|sauce|old_ways|$|since|again
    {_HARD} *2 back|again *2 my_life|in|on|since|every|last|$
    stood|outside|walking|in|round|near|sat|by|passing|past|going *3 {_WHERE} & tenner|in_my_hand|urge|hand|shaking|\
        dont|again|\
        tempted|want|go_in|stop|talk|help|someone|me|wanna|cant|shaky|please|need|off_me|drink
    @|two|three|four|five|six|eight|ten|few|couple *1 cans|bags|pints|lines|rocks|joints|bottles|bumps|dabs|grams|\
        shots|digs|\
        spliffs|balloons *2 in|since|today|last|deep|$|down|already|tonight|and_counting|later|this !of water|\
            at the match
    ^ cans|pints|bottles|bags|lines in
    drink|drank|drunk|drinking|used|smoked|scored|use|sniffed|banged|jabbed|gambled|bet *2 again *3 @|day|i|last|sorry|\
        today|and|after|tonight|$ !with the lads
    one|1|first|single|a *1 rock|drink|bet|line|pint|bag|can|pill|dig *1 turned|became|led|went|then *2 into|to|another
    @|two|three|four|five|six|seven|nine|many|year *1 days|weeks|months|years|clean|sober|month|year *6 gone|smoke|\
        drain|bin|\
        zero|wasted|blown|ruined|binned|chucked|threw|down_the|up_in_smoke|blew|for_nothing|back_to_day_one
    days|weeks|months|years *3 off|clean|sober|without|dry *8 opened|used|bought|drank|slipped|had|new_account|\
        scored|bet|\
        lapsed|blew|tempted|shaky|struggling|lost|deposit|caved|cracked|fell
    binned|lost|reset|blew|blown|ruined|wasted|chucked|broke|broken *3 clean|sober|recovery|chips|streak|months|\
        sobriety|\
        abstinence|dry
    blew|bottled|messed|mucked|ballsed|cocked *1 it|up *4 months|days|weeks|clean|sober|drink|gear|used|smoke
    never *2 touch|use|drink|pick *6 again *6 did|have|done|and|but|now|had|again
    got|getting|went|been|gone|going *1 on *1 it|one|the_sauce|the_lash|a_bender|the_drink *4 last|again|after|\
        tonight|all|\
        since|months|days|weeks|now
    opened|open|opening|made *2 new? *1 account|tab & bet|bets|gambling|casino|off|days
    lost|spent|blew|blown|deposited|put|bet|stuck|chased|chasing *6 casino|bet|bets|slots|bookies|roulette|horses|\
        machine|\
        machines|bingo|scratchcards|losses|fobt|acca|puggy|puggies & all|wages|rent|money|everything|again|cant|\
            stop|pay|@|quid
    how_long|dunno|cant|not_sure|hard|dont_know|struggling|barely *4 hold|say|resist|fight|last *3 no|out|urge|\
        urges|off|it|\
        longer|temptation|drink|$ !hands
    urge|urges|itch|pull|cravings|craving|temptation *3 strong|bad|much|longer|fight|killing|getting|worse|massive|\
        mad|huge|\
        unreal|here|through|stop !chocolate|crisps
    {_HARD}|bottle|can|bag|drink|vodka *5 in_my_hand|hand|pocket|table|looking_at|front|staring|calling|fridge|\
        drawer|bag|\
        pillow & i|me|tell|sat|looking|want|wanna|got|bought|stop|my|dont|hold|cant
    everyone|all|everybody|they|lads|mates|cooks|housemates|flatmates|house|hostel|wing|landing *4 on_it|using|\
        smoking_it|\
        doing_it|at_it|sniffing|smoking_spice|on_spice|on_gear|full_of & i|me|cant|here|temptation|how|want|had|hard|say
    pay|payday|wages|benefits|money *2 day *6 know|where *6 going|spend|dealer|drink|stop|stops|trust
    took|taken|had|smoked|done|did|doing|on|using|used|sniffed|snorted|smoking|taking|sniffing|injected|injecting|\
        bought|\
        scored|buying|want|need|wanted|got *3 {_HARD} *4 in|like|again|every|since|last|today|tonight|now|this|week|\
            idiot|$|\
        sorry|and|i !water|sugar|caffeine|coffee|bread|rice|form|paint|test|shirt|carpet|sliced|of milk
    picking|pick|picked|thinking|thoughts|tempted|close|gonna *2 of|about|to|up *2 pick|picking|scoring|using|\
        drinking|up|use \
        *2 up|today|again|tonight|$|now !the kids|kids|my|the|litter|from|some|a|at|phone
    gonna|going|about|ready|tempted *2 and *1 score|use|drink|buy|smoke *6 dont|unless|if|phone|ring|call|stop
    stop|talk|tell *1 me *2 from|before|out|not|of *2 i? *2 use|using|score|drink|drinking|go|do|walk|smoke|buy|to|it
    dealer|dealers|someone|they|mate *4 free|sample|tick|laid|dropped|gave|offered|messaged|texting|deals|\
        shots *4 {_HARD}|\
        bag|bits|on_me|some|stuff|food|me & tempted|want|cant|hand|weak|took|nearly|stop|bag|in_my|hold|help|it
    tell|told|say *1 me *1 not to
    failed|failing|dirty|positive|fail|blew *3 piss|drug|mdt|test|sample|breath|swab|breathalyser *2
    lost *2 job|house|kids|her|him *4 over|because *3 it|drink|drugs|gear|bets|gambling|{_HARD}
    """,
    unless="""
    lol|haha|hahaha
    clean|sober|off *6 proud|celebrating|today|smashed|buzzing|chip|medal|strong *1 $
    no|zero|without *1 cravings|urges|slips
    coffee|chocolate|crisps|pizza|maccies|kfc|vape|sugar
    used to|group|session|meeting|course *2 on|about|was|went
    never|not|didnt|havent|dont *2 touched|tempted|touch|used *1 $
    """,
)

_LAW = rules(
    Level.URGENT,
    "justice",
    """
    police|officer|officers|cops|feds|pigs|bobbies|cid|detectives|bizzies|peelers|guards|immigration|\
        bailiffs *6 round|at_my|\
        coming|pick_me|on_the_way|looking|asking|surrender|interview|interviewed|kept|tug|stop_me|searched|seized|raid|\
        raided|door|banging|outside|want_me|took_my|after_me|wanna_speak|my_mums|my_house|smashed !help|nice|moved me on
    po|probation|officer|om|offender_manager|yot|responsible_officer *6 recall|recalled|warning_letter|quiet|breach|\
        breached|\
        letter|want_me_in|wants_me_in|not_happy|fuming|sending|hearing|final|police|pick|never_told|changed_the_day|\
            report|\
        enforcement|shouting|threatened !changed the time
    want|wants|told *1 me|us *1 in|there *3 first_thing|tomorrow|today|asap & told|wasnt|police|probation|they|\
        interview|recall
    curfew|tag|licence|hdc|tagged|monitoring|ems|parole *8 late|missed|broke|breach|pulled|beeping|buzzed|buzzing|\
        going_off|\
        recall|flat|charge|past|take|trouble|cut|phoned|over|lost|@|warning|revoked|cancelled|wont_charge|\
            snapped !fitted|off
    late|missed|missing|forgot|past|broke|didnt|never|not *4 curfew|tag|licence|unpaid_work|payback|appt|sign|signing|\
        probation|supervision|induction & recall|sending|send|back|breach|scared|trouble|worried|warning|inside|curfew|\
        unpaid|turn|panic|licence
    didnt|never|forgot|not *2 turn|go|show|make *2 up|to *2 for? *1 unpaid_work|payback|court|probation|police|\
        signing|bail
    send|sending|sent|take|taking|put|putting|haul|drag|ship|bring|lock|chuck *1 me|us|him *1 back|away|up *2 $|in|\
        inside|\
        jail|now|for|over|because|?
    meant|supposed|due|should *2 be *1 in|home|indoors *1 by|at *1 @
    left|leave|leaving|gone|went|out|crossed|over|strayed *3 area|county|county_line|zone|exclusion_zone|country|\
        city|town|\
        boundary *4 without|telling|probation|po|permission|tag|licence|breach
    core|case|strategy|child_protection *1 group|conference|meeting|plan & take|her|him|kids|baby|today|remove|\
        scared|son|\
        daughter
    social|ss|social_services|social_worker|cps|court|health_visitor|school *8 take|taking|remove|removing|order|\
        court|foster|\
        adopt|adoption|care|wont_let|section_47|investigating|reported & daughter|son|her|him|kids|baby|child|boy|\
            girl|them|me
    emergency|interim|care|placement|supervision *1 order *4
    dna|fingerprints|cctv|charged|statement|interview|interviewed|bail|custody|arrested|warrant|nicked|tug|lifted|\
        remand *6 \
        bricking|scared|worried|tomorrow|today|at_@|weds|solicitor|station|again|panicking|they_say|for_something|\
            wasnt_me
    had|got|getting|get *2 tug|pull|stop_and_search|nicked|lifted|huckled|collared|captured|spun *4
    they|he|she|ex|neighbour|someone *3 told|grassed|rang|reported|phoned|called *3 probation|po|police|ss|social
    im|think|be|were|reckon *2 going_back|going_down|going_jail|fucked|getting_recalled|getting_nicked|for_the_chop
    pack|packed *1 a|my bag & pulled|recall|hdc|court|back|jail|inside|tomorrow|custodial
    hdc|parole|rotl|tag|release|licence|bail *4 pulled|revoked|refused|knocked_back|cancelled|withdrawn|denied|taken
    court|sentencing|trial|crown|magistrates|hearing *6 scared|bricking|worried|tomorrow|sick|alone|shaking|prison|\
        jail|down|\
        today|panicking & scared|bricking|worried|sick|shaking|jail|prison|down|alone|cant|panicking|dread|help
    knife|blade|drugs|weed|wrap|gear|phone *4 found|caught|on_me|in_my|searched|got_me|police *4 police|nicked|\
        charged|room|\
        found|cell|staff & police|nicked|charged|found|staff|recall|officer
    deport|deported|deportation|detained|detention|removal_centre|visa|asylum|home_office|hostile *4 !holiday|my_dog
    wanted|hiding|lying_low|on_my_toes|on_the_run|dodging *3 police|feds|from|recall|warrant|since|now
    """,
    unless="""
    lol|haha|hahaha
    fine|good|well|ok|great|sorted|sound *1 $
    court|sentencing|hearing|trial|magistrates|probation *2 went|was !not|so *1 well|great|good|fine|ok|alright|sound
    court|sentencing|hearing|trial|magistrates|judge *4 no|avoided|didnt_get|not_getting|let_me_off|got_off *1 jail|\
        prison|custody|$
    taxi|bus *2 late
    took me back|bring back
    """,
)

_PULL = rules(
    Level.URGENT,
    "exploit",
    f"""
    {_WHO} *6 want|wants|told|asked|put|make|makes|making|gave|give|keep|keeps|says|saying|tryna|trying|asking|\
        expect|offered|\
        wanting *6 bag|package|phone|van|lookout|collect|collecting|debts|account|parcel|hold|stash|mind|deliver|\
            drop|holdall|\
        burner|sim|boot|driver|drive|shot|shotting|run|line|robbery|job_tonight|graft|gun|knife|blade|crop|grow|plants|\
        in_my_name|my_name|my_bank|cash|cig_run|smuggle|throwover|parcels|the_door|laptop & for_them|for_him|\
            no_questions|\
        dont_open|choice|answer|dodgy|or|owe|debt|take_no|mine|my|room|me|no
    {_WHO} *4 outside|found|parked|keeps|knocking|ringing|messaging|turned|followed|watching|waiting *5 house|snap|\
        insta|\
        facebook|where_i|asking|nights|door|debt|money|back|old|job|flat|work & old|jail|inside|supplied|owe|owes|\
            debt|wing|\
        money|prison|gang|used|sold|past|block|winson|strangeways|dealer|where_i
    owe|owes|owed|debt|debts|tick|bill|loan|interest|moneylender *6 by|weekend|friday|or|telly|em|lads|man|boys|\
        wing|wrong|\
        doubled|grand|them|him|dealer|inside|doubles|every_week|hundred|coming|pay|collect|after|going_up|\
            threat !mum|nan|\
        council|letters|rent|a pint|one
    says|say|said|reckon|reckons|told *2 me? *2 i *1 owe
    paid *2 my *3 rent|debt|bail|fine|ticket *6 owe|now|want|pay|work
    moved|moving|took|taken|staying|living|cooking|dealing|stopping|camping|using *2 in|into|over|out|at|\
        from *2 my *1 flat|\
        place|gaff|house|room|yard|mums & wont|sell|selling|scared|deal|them|leave|drugs|go|refuse|cant|they|boys|\
            people|gear|\
        out|stuff
    has|took|holds|kept|keeps|got|hold|taking|have *2 my *1 passport|id|bank_card|papers|documents|brp|visa & man|\
        boss|he|they|\
        work|making|wont|owner|hes
    car|nail|hand *1 wash|bar|carwash *4 making|makes|no_pay|paid|passport|hours|wont
    make|makes|making|made|forcing|forced *1 me|us *2 work|beg|steal|sell|shoplift|clean|carry|thieve|nick|rob|\
        graft|drive|lie
    one|1 *1 last|more|final|quick *1 job|run|favour|drop|thing|time *5 even|quits|square|done|clear|free|paid|debt|\
        off|or|were
    stash|stashing|mule|lookout|spotter|trap|trapping|burner|runner|middleman|launder|squaring *4 for|them|him|\
        something|at|\
        house|mine|phone|owe|asked|told|want|choice !nectar|points
    phone|sim|burner *4 answer|ring|hold|line|keep *2 it|for|on|them|when & jail|gave|give|guy|lads|man|told|said
    cant|struggling|trying|tryna|wanna|need|how *4 shake|get|break|cut|escape|walk *2 off|away|rid|ties|free|\
        out *3 them|boys|\
        lads|crew|gang|people|life|old|that_life|the_block|mandem
    wrong|bad|dodgy|old *1 people|crowd|company|lot|faces *5 debt|back|round|owe|money|want|again|in_with|pulling
    running|run|ran|racking|rack *2 up *2 debt|debts|bill|tick
    missed|calls|texts|no_caller|withheld|private *5 owe|lads|dealer|debt|boys|them|money|threat
    take|takes|took|taking|want|wants *3 my *3 money|wages|card|benefits|uc|payday|giro *5 every|payday|off_me|\
        jobcentre|week|\
        month|waiting|when|straight
    waiting|wait|waits *2 for *1 me *4 jobcentre|cash_point|cashpoint|post_office|payday|bank|chemist|work
    dont|told|better|wont *3 open|say|tell|talk|grass *6 bag|package|nobody|anyone|police|no_one & put|told|they|\
        bag|olders|lads
    sex|pics|nudes|favours|body *3 for *2 rent|room|money|gear|debt|drugs|place|bed|baccy
    webcam|onlyfans|cam|escorting|punters|clients *4 making|makes|forcing|cut|takes|owe|wont
    cuckoo~|cuckooing|county_lines|modern_slavery !talk|course|group|documentary|session|training|workshop|leaflet|glad
    """,
    unless="""
    lol|haha|hahaha
    course|training|documentary|workshop|talk *2 on|about|was
    interview|delivery_job|amazon|dpd|evri|royal_mail|warehouse_job
    mum|nan|dad|gran|sister *1 wants|asked|owe
    library|fine|council_tax
    glad|behind_me|moved_on|sent_down
    """,
)

RULES = _RELAPSE + _LAW + _PULL
