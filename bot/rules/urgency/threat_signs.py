"""Threats, attacks and captivity in the words of the street."""

from __future__ import annotations

from bot.rules.urgency.everyday import A_THING_DOES, PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import PLAIN, rules

_DEADLY = "shoot|kill|stab|murder|shank|slash|burn|batter|petrol|torch|merk|wet|hurt|smash|kneecap|cut"

RULES = rules(
    Level.EMERGENCY,
    "violence",
    f"""
        price|bounty|contract|hit|money|reward|green_light|tag *2 on *2 my|his|our|her|your *1 head|life|name
        price|bounty|contract|hit *1 out? on me|us|him|her
        hit|contract|green_light out *1 on|for me|us|him|my
        bullet|bullets *3 in|through|for|with|into *2 me|my|him|her|his|your|us|someone
        put|putting|puts *2 bullet|knife|blade|hammer|brick|axe|shank in|through|into *1 me|my|him|her|us|the
        kneecap|kneecapped|kneecapping|kneecaps *2 me|us|people|him|them|anyone|lads|you !injury
        take|took|taking|blow|do|doing|break|smash *2 kneecaps
        get|getting|gets *1 my|me|our|his|her *1 legs|arms|fingers|hands|knees|jaw|skull|ribs|neck *1 broke|broken|\
            snapped|smashed|done & pay|owe|theyve|until|till|til|said|says|unless|debt !playing|football|rugby|gym
        contract|hit|bounty *1 out $
        leave|be|end|put|carried|come *4 in|out_in a? *1 box|coffin|body_bag|bodybag & said|next|time|hell|theyll|\
            they|gonna
        im|youre|your|you|ur|were|hes|shes *1 next & threat|threatened|kneecap~|stab~|shot|photos|photo|pics|\
            dead|burn|burnt|bullet|knife|beat|killed|gun|hit|body !in the queue|in line|on the list for|week|door
        {_DEADLY} *2 me|us|him|her|my *4 if|unless|until|or *4 dont|leave|tell|grass|pay|talk|give|speak|snitch|\
            refuse *4 money|cash|pay|police|him|her|them|leave|debt|court|statement|grass|snitch|back|$ & \
            said|says|saying|gonna|hell|will|theyll|they|threat~|hes|theyre
        throwing|throws|threw|chucking|chucked|lobbed|launched|lobbing|smashing *3 knife|knives|bottles|plates|\
            glass|glasses|hammer|furniture|chairs|stuff|things|pans|ashtray|chair|bottle|plate *2 at *1 me|us|\
            him|her|my|the_kids|mum
        got|grabbed|has|have|had|took|taken *1 hold *1 of *3 mum|my_mum|me|my|her|him|throat|neck|hair & wont|\
            scream~|let_go|hurt|hit|crying|help|scared
        hear|heard|hearing *6 hitting|beating|punching|slapping|battering|thumping|kicking|begging|smacking *2 \
            it|him|her|them|baby|kid|kids|mum|the|my|for
        wont|wouldnt|refuse|refuses|refusing|dont|doesnt|never|not|cant *2 let|letting|allow *1 me|us|her *1 \
            leave|escape|go_home|get_out *1 $|flat|house|room|here|unless|until|they|he|she|building|car|door|\
            took|property|without
        photo|photos|pics|pictures|video|picture *3 of *3 house|home|kids|family|door|mum|daughter|son|car|flat & \
            next|threat|threatened|kill|dead|soon|gun|knife|pay|watching_you|know_where
        slash|cut|chop|open|carve|rearrange|mess *2 me|my *1 up|face|open|ears|fingers & gonna|said|theyll|threat|\
            threatened|hell|will|wants
        gonna|will|said|theyll|hell|wanna|want *3 make *1 me|us|him|her disappear|vanish|suffer
        gonna|will|theyll|hell|wants|want|coming|shell *3 finish|end|do|bury|hurt|get|kill|slice|wet|merk|shank *1 \
            me|us tonight|later|tomorrow|soon|off|in|properly
        hes|shes|theyre|gonna|theyll|hell|shell|said *4 wait|waiting *2 for *1 me *2 with|after|outside & knife|\
            kill|batter|stab|bat|gun|hurt|beat|smash
        smash|smashed|bash|kick|kicked|cave|beat|knock|punch|ripped|rip *3 my *2 head|face|teeth|ribs|skull|jaw|\
            nose|eye|eyes|legs|hair *1 in|out|off|broke|open !of the park
        pulled|pulling|pulls|drew|flashed|showed|waved|lifted *2 <hard>
        <hard> *2 on|at|to me|us|my|him|her|the_kids
        on|at|against|to *1 my *1 throat|neck|head & <hard>|blade|knife|gun|hands
        held|holding|got|has|had *2 me|us|my|her *2 at|by|down|up|against *2 gun|knife|neck|throat|blade|point|\
            wall|knifepoint|gunpoint
        locked|hiding|barricaded|hid|stuck|trapped *2 myself|me|us|we|i|kids *2 in *2 loo|bathroom|bedroom|room|\
            toilet|kitchen|cupboard|shed & he|she|hes|shes|they|theyre|knife|smashing|banging|door|screaming|kill|\
            hit|drunk|him
        locked me in|us_in
        try|tries|tried|trying|attempted *1 to *1 strangle|kill|stab|rape|drown|shoot|murder|run_me|run_us|burn|\
            suffocate|smother|abduct|kidnap|grab|drag *1 me|us|him|her|my|mum|someone|over
        grabbed|grabs|grabbing|gripped|squeezed|had|got|put *4 throat|neck & <he>|they|breathe|i|me
        bleeding|blood|unconscious|ambulance|hospital & beat|beaten|stabbed|punched|attacked|jumped|hit|kicked|\
            smashed|bottled|glassed|slashed & they|he|she|hes|shes|someone|lads|my
        im|id|be|were *2 dead|finished|a_goner|goner|brown_bread *3 if|when|unless|once *2 they|he|dealer|\
            lads|them|she|word|i *3 find|finds|see|sees|catch|catches|get|gets|talk|grass|dont_pay|know|pay
        theyre|hes|shes|they|he|someone|lads *2 coming|come|on_the_way|on_their_way|on_his_way|on_way *3 kill|\
            hurt|batter|smash|stab|with|do_me|finish|burn|sort_me & me|us|kill|knife|bats|gun|hammers|machete|flat
        firebombed|petrol_bombed|fire_bomb|letterbox *3 petrol|fire|lit|firework|poured|through !post|leaflet
        petrol|fire|firework|fireworks|lit|acid|shit *3 through *2 letterbox|letter_box|door|window
        burn|burning|torch|smoke|blow|shoot|smash|fire *2 my|our|mums|the *2 house|flat|place|gaff|home *2 down|\
            up|with|if & they|said|hell|theyll|threat|threatened|gonna|he|she
        scared|frightened|terrified|think|know|sure *3 hes|shes|theyre|they|he|she *3 gonna|going|will|might *2 \
            kill|hurt|stab|rape|beat|murder|shoot *1 me|us|her|him|my|them|someone
        drowning|drowned|suffocating|smothered|burned|burnt|scalded|stamped|dragged *1 me|us|her *2 in|with|by|on|\
            down|round|across
        rape|raped|rapist|sexually_assaulted|noncing|forced_himself|wouldnt_take_no|touched_me|touches_me|groped_me
        choking|strangling|suffocating|throttling *1 me|her|mum
        wont|doesnt|not *2 stop|stopping *1 till|until|til *2 im|i|shes|hes|we *2 dead|gone|bleeding
        """,
    unless=PLAY
    + """
        lol|haha|hahaha
        boss|gaffer|landlord *2 gonna|will *2 if *2 late
        boxing|sparring|fight_night
        gift|voucher|raffle|surgery|operation|physio|nervous
        """
    + A_THING_DOES,
    voids=PLAIN - {"idiom"},
) + rules(
    Level.EMERGENCY,
    "harm-others",
    """
        feel|feeling|wanna|want|gonna|could|urge|thinking|going|tempted|thoughts|about|ready *4 murdering|killing|\
            hurting|stabbing|shooting|strangling|murder|kill|stab|shoot|strangle|behead|slaughter *1 someone|\
            somebody|him|them|people|her|everyone *1 for_real|fr|proper|tonight|tomorrow|$
        <hard>|petrol|hammer|bat|crowbar & ill|gonna|will|im|about|ready|happy & use_it|using_it|use_this|use_them|\
            use_on|find_him|find_them|round_his|round_there|round_hers|get_him|get_them|pay_him|see_him|go_see|\
            outside_his|outside_her|outside_their|waiting_for_him|wait_for_him|sort_him|sort_them|him_tonight
        getting|get|buying|buy|found|bought|borrowed|borrow|fetching|fetch|sourced|ordered|picked *2 up? *1 gun|\
            shooter|strap|machete|shank|firearm|pistol|zombie_knife|samurai & sort|sorting|tonight|him|them|use|\
            done|payback|ready|protect|score|end
        im|i|sat|stood|parked|waiting|been *3 outside|near|opposite *2 his|her|their|that|my *3 house|flat|work|\
            door|place|gaff|pub|yard|mums & <hard>|hammer|bat|petrol|crowbar|brick|tool|weapon
        burn|smoke|torch|firebomb|burning|torching *1 him|her|them|that|the *2 out|alive|down|house|flat|gaff|car
        petrol|lighter|matches|fuel & burn|torch|light & him|his|her|their|them|he & gonna|ill|going|bought|im|want
        gonna|will|ill|im|about|going|ready|let_me|watch *2 do|doing|finish|drop|bury|wet|chef|shank|poke|splash|\
            end|ending|slice *1 him|her|them|that_cunt|that_prick *2 in|tonight|tomorrow|soon|proper|properly|$ !a
        hes|shes|theyre|he|they|she *2 better *2 hide|run|watch|pray !a bath
        happily|gladly|dont_care_if_i|worth|rather *4 life|prison|jail|time|sentence|murder & kill|stab|him|her|\
            them|murder|hurt|shoot
        eye *1 for *1 an *1 eye
        gonna|will|ill|wanna|want *3 hurt|harm|kill|punish *2 the *1 person|guy|man|bloke|one|lad|people *2 who|\
            that|what
        cant|dont|scared|not|wont *3 trust|control|stop|hold *2 myself *4 around|with|near|from|if|not *3 hurt|\
            him|her|them|kill|people|kids|baby|hit|smash !food|drink|drugs|money
        gonna|will|ill|about|might|could *3 lose|snap|flip *3 and *2 hurt|kill|stab|smash|do|hit|batter
        mixed|put|putting|slip|slipped *3 poison|bleach|rat_poison|antifreeze *3 his|her|their|tea|drink|food
        """,
    unless=PLAY
    + """
        lol|haha|hahaha|kitchen|cooking|chef|work_tools|argos|diy|shelf|shelves
        mower|bbq|barbecue|cigarette
        """,
)
