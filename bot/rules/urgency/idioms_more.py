"""More figures of speech and everyday errands, in the notation of `idioms`."""

from __future__ import annotations

from bot.rules.urgency.everyday import A_THING_DOES

MORE_IDIOMS = (
    A_THING_DOES
    + """
    mum|boss|nan|gaffer|missus|mrs|mother|supervisor|teacher|chef|foreman *3 kill|murder|shoot|strangle|batter|\
        slaughter|throttle me *1 ive|i|for|because|if|when|over
    hill|stairs|gym|run|walk|workout|shift|curry|heat|cold|chilli|hangover|legs|feet|back|course|job|weather|queue|\
        wasabi|sprint|leg_day *3 killing|killed|kills|finished|destroyed|murdered|ruined|slaughtered *1 me|us|my
    overdosed|overdose|overdosing|oding|oded *1 on *2 chocolate|easter|sugar|telly|turkey|kebab|kebabs|caffeine|cheese|\
        food|cake|netflix|sweets|pizza|tea|coffee|xmas|christmas|crisps|mince|love_island|eggs|roast|haribo|curry
    stopped|pulled|searched|held|stop|search *5 let me|him|us go
    boss|gaffer|manager|supervisor|work|job|police|feds|cops|coppers|officer|court|judge|magistrates let me|us go
    they let me|us go from_work|from_my_job|after|eventually|without
    slept|sleep|sleeping|out like *1 the|a dead|log|baby|death
    stinks|looks|smells|look|looked|tastes|sounds like *1 death
    like death warmed
    do|doing|finish|end|take|put that course|form|training|module|shift|session|level|class|programme|test|film|book
    has|needs|supposed|meant to take *1 lots|loads|a_lot|a_load of
    kids|toddler|baby|shift|stairs|heat|course|hill|gym *2 finish|finishing me off
    blue in *1 the face
    ended|ending|end it *1 with *1 my|her|him|the !kids
    sooner|rather *1 die than *1 support|eat|watch|wear|listen|drink|work|see|miss|queue|buy|go_to|dance|sing
    ate|eaten|eating|eat|had *1 too much *1 !pills|tablets|gear|methadone|heroin|spice|of|drink
    food coma
    strangle|murder|kill|smash|throttle|batter|launch *1 this|the|that|my *1 printer|laptop|phone|computer|wifi|alarm|\
        app|machine|telly|xbox|hoover|kettle|fella_at|man_at|woman_at|sat_nav|router|website
    cut *3 some|a slack|deal
    cut me|him|us off *1 mid|on|in|at
    will to live *6 queue|lol|hold|meeting|waiting|traffic|course|film|haha|form|bus|phone
    chew|chewed|bite|gnaw *1 my *1 own? *1 arm|leg|hand off
    school run|runs
    talks|talk|volunteer|volunteering|work|worked|raised|run|running *3 for|at|with *1 the? *1 samaritans
    naloxone|narcan *1 kit|kits|training|trainings|course|courses|trained|pen|session|class|workshop|refresher
    naloxone|narcan *1 from|at *1 the|a|my|your chemist|chemists|pharmacy|clinic|needle_exchange|library|gp
    can|could|do|where|how|should|must *2 i|you|we|they *2 get|have|buy|find|carry|order *1 naloxone|narcan *1 from|\
        without|free|letter|prescription|script
    what|explain|why *3 naloxone|narcan is|does|for !my|him|her|them|someone|mate|a mate
    how does? naloxone|narcan work|works
    am|are|is i|we|it too late *1 for|to *1 todays|today|tomorrow|tomorrows|tonights|this|that|my|the|a|book|join|\
        come|cancel|change|move|sign|apply|reply !meds|pills|help|me
    no_one|no_ones|noone|nobody|nobodys has|is|ever|was? hurt|hit|harmed|touched|attacked|threatened|hurting|hitting|\
        harming me|us|him|her
    asked|asks|ask|asking *3 if|whether *1 i was|am|felt|feel|im *2 suicidal *2 said|told *2 no|nah|nope|never !but|\
        one|i lied|lied|then
    what *1 signs|symptoms|causes|effects of *1 selfharm|overdose|suicide|sepsis|abuse are|is|were
    kill|killed|killing|murder|murdered|murdering|strangle my|the|that|this|our washing|laundry|garden|lawn|plants|tan|\
        hair|hook|verse|chorus|mood|vibe|diet|pint|burger|roast|kebab|curry|sofa
    swing for *1 that|the|this|next_doors *1 cat|dog|pigeon|pigeons|seagull|gull|rat|fox|mouse|wasp|hamster|parrot
    forgot|forgotten|anniversary|overslept|hangover|running_late|be_late|be_home|leg_day|biryani|vindaloo|curry|madras|\
        phaal|chilli *9 dead man|woman|meat
    dead man|woman walking? lol|haha|hahaha
    printer|car|laptop|phone|kettle|boiler|van|shoes|boots|trainers|machine|bike|tv|telly *6 given|gave|giving|\
        give *1 up
    nerf|water|toy|cap|spud|super_soaker gun
    funeral *2 overdose|od
    ready to drop|sleep|eat
    not *3 anything stupid|silly|daft *1 dont worry
    rope *4 dogs|dog|lead|boat|washing
    hit|banged|bumped|cracked *1 his|her *1 head *5 fine|ok|alright|grand
    call of duty
    about|on|with|for|check the score|scores
    hit of caffeine|coffee|sugar|nicotine
    craving *6 munch|crisps|pickled|chocolate|kfc|maccies|sugar|kebab|pizza|cheese|curry
    sell|sold *1 my *1 nan|soul|kidney|left|mum|granny|grandma *2 for
    made|makes|make me *2 roast|brew|tea|breakfast|dinner|cuppa|cake|laugh|smile|happy|proud|welcome|realise|\
        sandwich|lunch
    made it to|into|through|home|here|on_time
    time off *1 work|college
    taking|take|took|takes *1 my|our|the *1 girl|boy|boys|girls|kids|son|daughter|lad|kid|baby|little *3 park|zoo|\
        nursery|\
        dentist|football|beach|cinema|swimming|school|soft_play|pics|lunch|footy|library|farm|fair|town|fishing|karate
    having|expecting *1 a baby
    help with *1 debt|form|cv
    ^ tag *1 off *1 $
    tag man
    tag *5 fitted|all_done|comes_off|came_off
    cscs card
    ^ help menu|list|options|page|hours|info|desk
    panic over
    hands|feet|knees|legs|back|arms|shoulders are|is|r *1 in bits|pieces|tatters
    cost me *2
    going|gone|go mad *1 for|on|about|over
    head chef|coach|office|teacher|gardener|barista
    shotgun|driving|provisional|fishing|tv|sia|taxi licence
    had|have|having|got *1 a *1 real|good|big crack|blast|buzz
    had|have|having a crack|blast|buzz|pop *1 at|off
    drink|can|bottle|glass|pint *1 of *1 coke|pepsi|water|milk|squash|lemonade
    down to @~
    villa|united|city|rovers|albion|wanderers|palace|newcastle|celtic|rangers|hibs|hearts|wales|ireland|scotland|\
        england *2 got|\
        were|was *2 battered|hammered|killed|murdered|destroyed|slaughtered|robbed|smashed
    beaten|beat|battered|hammered|smashed *1 by *3 at dominoes|scrabble|bowling|cards|uno|tennis|snooker|chess|pool|\
        darts|fifa
    dead *1 last
    struggling|stuck|help *2 with *2 app|form|link|login|zoom|website|portal|email|password|parking|wifi|cv|maths
    funeral *4 cant make|come|do
    asked *1 me|her|him out *1 !of|by
    ran|run|out|no *2 milk|bread|credit|sugar|coffee|teabags *2 gonna|going shop|shops
    our street
    stabbed|attacked|bitten|bit *1 by *1 a|my *1 cactus|dog|cat|wasp|bee|seagull|goose|swan|thorn|needle
    hit with *1 a|the *2 fine|bill|charge
    beat|beats *1 me|us up *1 the|that *1 hill|stairs|mountain
    violent|abusive *2 but *1 hes|shes|im *1 long|gone|free|out
    blacked out *1 windows|window
    cant breathe *1 through|out_of *1 my *1 nose
    teething
    chest|ear|throat|water infection
    put|done|did|pulled|tweaked *1 my *1 back *1 out|in
    said|saying goodbye to *1 my *1 old *1 padmate|cellmate|pad|cell|flat|room|hostel|mates|workmates
    wont be here *4 holiday|working|away|appointment|course
    other side of *1 the|this|my *1 interview|exam|court|shift|op|operation|test|town|road|street|river
    die|dye *1 my|it|her *1 own? *1 hair|roots|beard|jeans|tshirt|white|black|pink|blonde
    out of order
    nothing bad|serious|major|urgent
    bury me in *2 cake|chips
    works|worked|working *1 me|us|him to death
    had_to|gotta|have_to|hafta jump|hop off the|a|my|this bus|tram|call|zoom|phone|sofa|settee !station|stop|bridge|\
        shelter|roof|depot|and|in|under|into|while|to|so
    cant|hardly|barely breathe in these|this|them|my *2 jeans|dress|trousers|suit|shirt|collar|kecks|leggings|shoes
    took|taken|taking|finish|finished|finishing|done *1 full course *1 tablets|antibiotics|pills|meds|medication|\
        penicillin|amoxicillin !at_once|in_one|all|together|tonight|now|last|and|with|to|so|because
    lost|lose|losing my *1 job_centre|jobcentre|job_center *1 letter|book|card|login|email|number|form|forms|password
    head *1 banging|pounding|thumping|splitting *2 last_night|hangover|hungover|headache|migraine|the_noise|the_match
    ewe|cow|horse|sheep|goat|pony|ram|bull *1 kicked|butted|bit
"""
)
