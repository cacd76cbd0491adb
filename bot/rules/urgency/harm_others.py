"""Meaning to hurt somebody."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_INNOCENT = """
    fifa|pool|darts|footy|football|cards|chess|xbox|ps5|warzone|cod|quiz|snooker|boxing|sparring|match|\
        game|poker|monopoly|race|league|pads|ring
    laughing
"""

RULES = rules(
    Level.EMERGENCY,
    "harm-others",
    """
    <i>|gonna|wanna|want|feel|going|thinking|could|might|will|need|thoughts|tempted|wants|planning|about|\
        keep *5 <harmnow>|killing|hurting|stabbing|shooting|murdering|strangling|smashing|burning *1 him|\
        them|someone|somebody|everyone|people|anyone|ppl|everybody|yous|all !up about|laughing|back|on|a|\
        with|down|off|to|some|at|over|for|a favour|at it|right|good|proud|up on|out|their|my|through|know|\
        that|and go
    gonna|wanna|want|feel|thinking|could|might|swear|ill|tempted|planning|about *4 kill|stab|shoot|murder|\
        batter|hurt|strangle|slice|shank|slash|burn|poison|bury|smash|beat|merk|bash|torture|glass|bottle|\
        run_over|punch|knock|choke|do|fuck up|fuck *1 her|you !up|up on|hair|a favour|back|a|laughing|\
        some|out|car|for|feelings|off|at|dinner|tea|down
    gonna|wanna|want|feel|going|thinking|could|might|swear|ill|tempted|planning|about|will *4 kill|stab|\
        shoot|murder|batter|hurt|strangle|slice|shank|slash|burn|poison|bury|smash|beat|merk|bash|torture|\
        glass|bottle|run_over|punch|knife|chop|end|choke|kick|knock|do|hit|throttle *2 that|the|this|my|a|\
        every|all|these|his|her *3 <insult>|<kin>|head|skull|face|throat|legs|teeth|neck|guts|brains|\
        stepdad !show|movie|fish|to it|at|in|down
    smash|smashing|cave|kick|bash|break|slit|cut|put|rip|blow|stamp|batter|crack|knock|beat|burn|torch|\
        petrol|firebomb *1 his|her|their|thier|your *3 head|skull|face|throat|house|car|windows|legs|jaw|\
        door|window|teeth|flat|neck|brains|arms|place|in|out|down|shop|motor
    gonna|will|ill|wanna|want|going|swear|thinking|need *3 burn|torch|firebomb|petrol|bomb|blow|smash|\
        shoot|set|burning *2 the|that|this|their|his|her|your|whole|it *3 down|up|place|house|hostel|\
        office|building|flat|fire|school|gaff|shop|with !calories
    <i> *3 got|get|getting|grabbed|bought|carrying|carry|have|with|took|taking|bringing|holding|sharpened|\
        tooled *3 <hard>|hammer|bat|crowbar|petrol *3 and|in|on|under|for|going|round|outside|ready|\
        waiting|me|now|him|her|them|$
    <i> *2 got|carrying|have|bought *2 blade|gun|machete|shank|shooter|weapon|strap|knife
    tooled up
    hes|shes|theyre|he|they|your|youre|cunts|pricks|that|its|hell|shell|theyll|is|are|be|was *2 dead *1 \
        man|meat|when|if|once|next|swear !end|phone|battery|tired|easy|good|funny|on
    dead man|meat walking|when|if|swear|$
    <i>|gonna|wanna|want *3 make *1 him|them|her|someone|that *2 pay|suffer|bleed|regret|beg !rent|for \
        dinner
    <i>|gonna|going|tempted|ready|about *3 run|running *1 him|her|them|someone over
    about|gonna|going|ready *3 stab|kill|shoot|batter|murder|shank|slash|hurt *1 this|that|the|my|some|\
        every|one|a|all *3 <insult>|<kin>|them|last|people
    thinking|thoughts|about|think|dream|dreaming|of *2 stabbing|killing|murdering|shooting|hurting|\
        strangling|battering|smashing|burning *1 him|her|them|that|my|the|this|his|someone|people !time|\
        it at
    every last|single one *2 them|em
    revenge|payback
    kill someone|somebody|him|them|people|everyone|her !laughing|off|with
    swear|gonna|ill|wanna|want *2 murder|kill|stab|shoot|batter *1 him|her|them|someone|everyone \
        !laughing|lol|if he|if she eats|when i get in|for that
    <i>|gonna|could|might|will|will|ill *3 swing for
    <i> *2 gonna|want|wanna|feel|scared|afraid|worried|might|could|urge|thoughts|close|like|about|near|\
        want *6 hurt|hurting|harm|harming|killing|stabbing *2 someone|somebody|people|him|her|them|others|\
        everyone|kids|my|anyone|the !feelings
    gonna|about|might|want|wanna|will|before|scared|going|ready *4 something *2 stupid|bad|silly|terrible|\
        daft|regret|mad|crazy
    ill|will|gonna wait|waiting|be_waiting *2 for *1 him|her|them|you *9 slice|stab|smash|batter|shank|kill|slash
    do time|life for *1 him|her|them|this|it|murder
    <i>|nearly|almost *3 stabbed|killed|strangled|battered|shot|smashed|bottled *2 him|her|my|the|that|\
        someone|them !it
    <i>|gonna|will|im *3 bodies|body|blood on my|the hands|street|floor|someone
    <i>|gonna|going *4 round *2 there|his|hers|theirs|to *6 sort|smash|kill|hurt|knife|blade|bat|batter|\
        burn|hammer|kick
    sort him|them|her out *3 good|proper|properly|tonight|myself|once|for|knife|blade|bat
    rip|ripping|tear|bite *2 his|her|their *1 head|throat|face|heart
    murder|kill|killing|stab *1 you|u|you lot|all of you
    <kin>|he|she|hes|shes *4 gonna|going|wants|said|says|threatening *4 kill|stab|shoot|murder|hurt|burn|\
        batter *1 someone|somebody|him|her|his|them|that|the|everyone|people !self|laughing|it|time|feelings
    <kin>|he|she|hes|shes *4 got|carrying|took|bought|has *2 <hard> *3 gonna|going|looking|after|for|round
    """,
    voids=FIRM | {"told"},
    unless=_INNOCENT
    + """
    kitchen|chopping|cooking|argos|tesco|ikea|fork|glue|hair|chef|diy|ebay|toolbox|tools|shelf|shelves|\
        nails|paint|carpet|plasterer|bandq|site|chain|lesson
    lol|haha|hahaha|joke|joking *8 kill|murder|batter|strangle|kick|beat|smash
    kill|murder|batter|strangle|punch|slap|smash|throttle *8 lol|haha|hahaha|xbox|snoring|snores|remote|\
        washing|dishes|tidy
    ate|eaten|nicked|borrowed|broke|forgot|left *3 my|the *2 tea|dinner|charger|milk|toilet|seat|lunch|\
        sandwich|biscuits
    hugs|kiss|cuddles|kindness
    acid reflux|rain|jazz
    payback *2 loan|date
    revenge *2 match|body
    """,
)
