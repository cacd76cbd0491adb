"""Two hints that are nothing alone and grave together: an end, a means, a plan, being worth nothing."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_END = (
    "goodbye|bye|forever|for_good|last_time|last_text|last_message|after_this_text|anymore|by_the_morning|"
    "by_morning|by_monday|by_sunday|by_friday|by_tomorrow|never_again|thank_you_for_everything|"
    "thanks_for_everything|can_have_my|dont_follow|not_to_follow|dont_send|dont_come|dont_look|wont_be_here|love_you|"
    "love_you_all|sorry|goodnight|night_all|see_you_all|finally|over|peace|end|ends|forgive|rest|the_end|no_way_back"
)
_MEANS = (
    "rope|ropes|noose|ligature|sheet_up|razor|razors|blade|scalpel|stanley|pistol|shotgun|gun_cabinet|gas_on|exhaust|"
    "tablets|pills|paracetamol|insulin|the_dose|dose|bleach|petrol_on|cliff|cliffs|bridge|railings|tracks|train|"
    "platform|roof|balcony|ledge|scaffold|scaffolding|multi_storey|top_floor|floors|river|canal|sea|harbour|pier|clyde|"
    "foyle|thames|mersey|tyne|severn|liffey|taff|tay|forth|humber|the_falls|quarry|jump|jumping|hanging|hang|overdose|"
    "tree|garage|belt|taking_them|take_them_all|neck|wrists|under_a_bus|under_a_train|carbon|tegretol|wall_at|off_the_road"
)
_NOTHING = (
    "burden|nobody_would|nobody_care|nobody_cares|no_one_cares|none_of_you|nobody_need|nobody_needs|nobody_will|worthless|"
    "shame|sick_of_me|hate_myself|hate_me|no_one_would|nobodyd|nothing_left|cant_go_on|cant_do_this|better_without|"
    "better_off|no_one_will|pointless|ashamed|no_future|ruined|failure|waste_of|wouldnt_miss|wouldnt_notice|"
    "would_notice|miss_me|hopeless|no_hope|cant_live|empty|see_nothing|disgust|tired_of|no_way_out|given_up|had_enough|"
    "lost_everything|no_kids|no_home|cant_argue|too_much_for_me|the_pain|cant_take|nothing_for_me|exhausted"
)
_SOON = (
    "tonight|plan|planned|chosen|decided|ready|tomorrow|do_it|doing_it|mind_made_up|made_my_mind|made_up_my_mind|"
    "now|on_sunday|on_monday|today|gonna|ill_be|ill|soon|going|this_night|trying_again|made_peace|wanna|thinking|want"
)
_DEATH = (
    "die|dead|death|dying|buried|grave|funeral|suicide|existing|exist|alive|living|in_peace|coffin|afterlife|heaven|"
    "stopped_breathing|stop_breathing|will_and|affairs|insurance|ashes|body|kill|eternal|hell|breathing"
)

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    f"""
    rope|ropes|noose|ligature|sheet_up|razor|scalpel|pistol|shotgun|gun_cabinet|gas_on|paracetamol|the_dose|cliff|\
        cliffs|bridge|railings|tracks|balcony|ledge|multi_storey|jumping|jump|overdose|belt|taking_them & {_END} & \
        <i>|my|me|gonna
    {_NOTHING} & {_MEANS} & <i>|my|me|myself
    {_NOTHING} & {_DEATH} & <i>|my|me|myself
    none_of_you|nobody_cares|no_one_cares|burden|nobody_would|no_one_would|sick_of_me|hate_myself|worthless|miss_me|\
        nobodyd|see_nothing|would_notice & goodbye|for_good|forever|gone|plan_is|tonight_is|stop|end_this|finish|over|\
        ready_to|do_it|disappear
    die|dying|death|existing|coffin|affairs|insurance|grave & {_END} & {_SOON} & <i>|my|me|myself
    gone|not_here|out_of_here *2 by *1 the? *1 morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
        weekend|tomorrow|christmas|then & ill|i_will|gonna|ill_be|tell|goodbye !bus|late
    dont|not *1 intend|intending|planning|expect|plan|going|gonna *2 be *1 here|around|alive
    wont|not *2 be *1 here|around|about *2 come|by|on *1 monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
        morning|christmas|tomorrow
    close|shut|delete|bin|tear *1 up? *1 my *1 file|case|account|records & wont|goodbye|gone|dead|end
    want|wanna|need *1 out *1 for_good|tonight|$|of_it_all|of_all_this
    im|i|and *1 ready to stop|end|finish|leave|give_it_up *1 $ !work|shift|the course
    if *1 i *1 stopped|vanished|disappeared|werent|wasnt|went|fell|drowned|ended *4 & notice|care|know|miss|bother
    stop|stopping|stopped *1 existing|living|breathing|being_alive|being_here !in|at|with
    tried *1 to? do it|hang|end *3 last_night|yesterday|tonight|this_morning|earlier|again
    trying|try|do|attempt *1 again *1 tonight|tomorrow|later|soon & rope|tried|snapped|pills|failed|broke|woke
    brave|courage|nerve|balls|guts|bottle|drunk *2 enough? *1 to? *1 do it|jump|end !interview|speech|ask
    know|decided|chosen|chose|worked|sorted|plan|planned|picked|think|thinking|thought *3 how|when|where|what *3 do|\
        end|\
        dose|id|ill|takes|way *2 it|would|when|how|$ & relief|night|dose|kill|how_id|how_many_it|end_it|chosen|over|\
            peace|\
        peaceful|way_id
    how *2 id|ill|to *1 do *1 it *2 and|when|where
    ive|i|have *1 chosen|picked|decided *2 how|where|the_day|the_date|a_date|a_day
    looked|looking|googled|googling|searched|searching|checked|worked|researched *4 how *2 many|much|long *3 takes|\
        take|needed|\
        would|much|many|long & takes|kill|die|dose|enough|painless|lethal
    painless|pain_free|quickest|easiest|peaceful *1 ways|way|methods|method|death|exit !to lose|of|home|bill
    googling|googled|searching|looking_up *2 painless|methods|suicide|lethal|ways_to|how_to_die|how_to_hang
    will|affairs|bank|bills|paperwork|funeral *3 folder|sorted|order|table|drawer|sort|envelope|arranged & \
        thank_you|thanks_for|goodbye|morning|for_everything|dont_come|everything_you|sorry|gone|when_im|affairs
    putting|put|getting|got *1 my? *1 affairs *3
    dont|not *1 to? *1 come|send|follow|look|search|wait|bother|call|ring *2 anyone|after|before|him|her|for_me|in|\
        police|\
        up|looking|ambulance & sheet|garage|goodbye|morning|rope|means_it|too_late|over|woods|gone|folder|letter
    he|she|they|can|you *1 can? have *1 my *1 cat|dog|car|stuff|things|money|records|phone|room|bike|house|guitar|\
        telly|trainers|watch|ring & bye|goodbye|tell|gone|when|love|sorry|after|anymore !lift|share
    thank|thanks *1 you? *1 for *1 everything *3 $ & will|sorted|bank|goodbye|sorry|done|end|gave|love|tried|cant|gone
    had *1 a *1 good *1 run|innings|life & out|end|ends|over|goodbye|bye|done|years
    this *1 is *1 how|where *1 it|i|my *2 ends|end|finish|finishes|story|goes !up
    ill|im|gonna|will *2 make *1 it|one *2 accident|look_like & insurance|car|crash|pays|bet
    carry|carrying *1 it|out *3 myself & death|sentence|execution
    death|life *1 sentence & myself|end|carry|only_way
    shes|hes|he|she|they|dad|mum|brother|son|sister *4 garage|bridge|woods|roof|locked *8 means_it|follow|goodbye|rope|\
        end|dont_answer|find
    <kin> *2 hung|hanged|killed|shot|gassed *1 <reflexive> & same|tomorrow|like_him|next|im|tonight|understand|follow
    same *1 tree|bridge|place|way|rope|spot & dad|mum|brother|uncle|died|him|her|did
    dead *1 mum|dad|father|mother|son|daughter & best|better|easier|for_my|im
    rest|lie|lying|be|sleep *1 in|at *1 peace *2 with|next|beside|like|than
    voices|telly|tv|radio|it|god|devil|they|satan|demons *1 says|say|said|tells|telling|told|wants|want *3 i|me *2 ive|\
        to|must|should|hafta|gotta *2 jump|die|do_it|burn|go|cut|end|drown|hang
    hurt *1 if *1 i *2 jump|fall|hang|cut|shoot|do_it
    jump|jumping|jumped|step|stepping|chuck|throw|fling *3 off|from|out|tae|to|into|in|over *3 scaffold|floor|floors|\
        window|clyde|foyle|thames|mersey|tyne|severn|liffey|taff|roof|block|flats|balcony|river|harbour|pier|boat|\
        side|sea|bridge
    clyde|foyle|thames|mersey|tyne|severn|liffey|taff|humber|lagan|ouse|trent|avon|tees|wear|sea|river|canal|cliffs|\
        water|bridge|ocean *2 is *1 calling|waiting
    over *1 the *1 side|edge|railings|rail *3 tonight|$|now|of & no|lifejacket|boat|going|gonna|jump|im
    walked|walk|walking|wade|waded|went|swim|going *2 into|in|out *2 sea|river|canal|lake|water|waves *3 up|neck|last|\
        again|far|later|and|till|tonight|$
    one way|one_way_ticket *2 to *2 cliffs|sea|beach|bridge|hell|heaven|coast|switzerland
    turn|turned|turning|put|leave|leaving *2 gas *1 on & lie|sleep|plan|tonight|door|end|die
    pour|pouring|poured|tip *2 on|over *1 myself|me
    got|found|have|get|loaded|bought *4 pistol|shotgun|revolver|rifle|old_gun & loft|cabinet|loaded|mouth|head|end|sat|\
        bullet|one_bullet|service|myself
    gun *1 cabinet|cabinets|safe *3 open|key|keys
    after|before *1 this|that *1 text|message|call *3 im|ill *2
    hung|hang|tied|put|rigged|looped *2 sheet|rope|cord|flex|cable|belt|noose|lead *2 up|round|around|over|to|on
    ropes|rope|noose *3 shed|loft|garage|boot|tree|bag|tied|up|ready|car|under !tow
    know|knows *2 exactly? *2 what|which|how *2 dose|many|much|amount *4 do_it|kill|enough|takes|would
    best|only *1 thing *1 for *3 is *5 dead|gone|without_me|not_here
    wouldnt|doesnt|dont *2 wanna|want *2 be *2 on *1 this *1 planet|earth|world
    car *1 keys *4 plan|wall|cliff|tree|end|goodbye
    plan *1 is *3 tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday *3 after|when|while & gone|\
        out|alone|nothing|die|note|everyone
    stop|stopping|stopped *3 myself|me *4 tonight|again|jump|doing_it|taking & cant|wont|please|someone|help & jump|\
        pills|rope|knife|bridge|end|die|hurt|cut
    fall|fell|falling|go *1 asleep|sleep *1 for *1 good
    gonna|going|heading|headed|off|way|walking|driving *2 to? *1 the *1 bridge|cliffs|cliff|tracks|railway|roof|\
        viaduct & \
        cant|too_much|end|done|over|goodbye|anymore|enough|sorry|tired|no_point|forever
    emptied|emptying|empty *2 cupboard|cabinet|packet|packets|blister|bottle|drawer & laid|lined|counted|front|bed|\
        took|all
    close|closed|shut *1 my *1 eyes & open|wake|never|forever|for_good !meditat~|relax
    tell|told|let *3 daddy|mummy|dad|mum|mammy|their_dad|his_dad|her_dad *1 loved|loves !you that
    nothing|no_reason|nowt *2 to *1 get|wake|live|stay|fight *1 up? *1 alive? *1 for
    decided|final|this_is|its *3 my last|final *1 week|day|month|night|weekend & decided|goodbye|alive|here|over|\
        mind !at|on|of|in
    lorry|train|bus|truck|tram|traffic|car|cars|tube & step_out|stepping_out|walk_out|step_in_front|step_off|one_step|\
        only_hafta|in_front & <i>|me|could|would
    head|heads|brain|mind|voice|voices *3 telling|tells|saying|says *4 finish|end|jump|die|kill|quit|do it|me|\
        myself|everyone
    better off *1 not *1 here|alive|around|living
    they|you|everyone|kids|yous|world *3 go|carry|move|get|cope *1 on? *1 without me !to the pub|tonight i|for
    no_one|nobody|noone|no_soul *3 miss|cry|grieve|mourn *1 for? *1 me *1 when|if|they|everyone|anyway|$
    drive|driving|plough|ploughing|ram|ramming|steer|steering|smash *4 into *3 central|reservation|barrier|oncoming|\
        wall|lorry|\
        tree|pillar
    feel|feels|be *1 like *2 to *1 drown|hang|bleed_out|be_dead|suffocate|jump !if
    enough *2 time|ready *1 to *1 go|leave *1 $
    text|texted|message|messaged|sent|said|says|saying|voicemail ... sorry|goodbye|loves_me|\
        love_you & not_answering|phone_off|\
        wont_answer|no_answer|turned_off|cant_get_hold|isnt_answering|not_picking_up|cant_reach|gone_missing & he|\
            she|hes|shes
    nothing|no_reason|no_one *1 left? *1 to *1 stay|be|keep *1 alive|living|here|going *1 for
    make|making *1 end|an_end *2 this|of|tonight|it|my
    if *3 werent|wasnt|not *2 for *3 kids|mum|dog|son|daughter|baby|nan *3 id|i *2 done|gone|dead|do|be|have
    id *1 of|have? *1 done *1 it|myself *2 by *1 now|already|years|ages
    swallow|swallowed|burst *3 package|wrap|wraps|baggie|plug
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    fishing|swimming|photo|photos|picnic|lovely|sunny|sunset|holiday|anglers|ferry|cruise|paddle|surfing|kayak|chips
    lol|haha|hahaha
    queue|delayed|cancelled|late|interview|shift|appointment|lesson
    good|safe journey|trip
    film|show|song|match|football|goal|fifa
    headache|toothache|toothpaste|hayfever
    skipping|climbing|bungee|swing|tow|lead
    puppy|kitten|tortoise
    """,
)
