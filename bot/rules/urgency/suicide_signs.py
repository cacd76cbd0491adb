"""Suicide in words that only mean it together."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    <wishing> *5 <death> !end|of|tired|for a|for my|for the|battery|good|hard|easy|from|to see|to get|\
        with laughter|laughing|on my feet|on fifa & <i>|myself|life
    <death> *4 easier|better|best|only|answer|peace|peaceful|beautiful & <i>|this|than|only
    my|own|my_own funeral|grave|coffin|headstone|obituary|ashes & <wishing>|keep|sorry|love|song|gone
    nothing|nowt|whats *2 matters|point|worth *9 dead|die|gone|here|alive|anymore
    wanna|want|wish|rather|ready|better|happier|easier *4 be? gone !from|by|before|to the|home|out of here
    want|wanna out of this|life *2 life|world|$
    coward|cowards way
    everyone|everybody|they|family|kids|mum|people|world|life|nobody|no_one *6 never|wasnt|werent|without|\
        if|stopped *3 existed|exist|existing|born|without_me|alive
    cant|dont|not|never *3 see|picture|imagine *1 me|myself|being *4 here|alive|around|living|future|next|\
        past|tomorrow|christmas|xmas|30|old
    keep|keeping|stay|staying myself? alive & <dont>|sure|hard|struggling|point|why|only
    stop|stops|stopping me *3 <endself>
    only *5 stopping|keeping *1 me
    stop me & <pills>|rope|bridge|knife|blade|myself|please|someone|tonight
    <pills> & goodbye|stop_me|last|note|bottle|forever|love_you|whole_lot|all_at_once|end|sorry|\
        cant_go_on|done & tonight|sorry|me|love|enough|front|done|want|now
    <height> & jump|jumping|jumps|stop_me|fall|ledge|goodbye|end_it|do_it|jump_off|step_off|go_off
    station|trains|platform|train|tracks *9 thinking *1 about|of *1 it|doing|jumping|ending
    walk|step|run|jump|jumping|stepping|walking|running|throw|throwing|drive|driving|dive|diving|chuck|chucking|\
        fling|launch|lob|hurl|leap *3 front|under|into *2 a|the|of *2 <vehicle>|wall|sea|river|canal|tree
    walk|step|jump|jumping|stepping|walking|throw|throwing|dive|chuck|chucking|fling|launch|leap *3 in front of \
        one|it|them|something|anything|whatever|the_next|$
    hang|hanging|kill|killing|drown|cut|end yourself|urself
    hanging|hang & tried|try|trying|rope|belt|thinking_of|attempt|attempted|cell|planned|sheet|noose|myself
    planned|plan|planning|decided|know|worked|researched|looked|googled|googling|googled *4 how|when|\
        where|it|ways *4 do_it|end|die|die|kill|gonna|hang|ends|myself !my cv|my hair|dinner|tea|birthday
    <wishing> *3 trying|try again & suicide|hanging|overdose|pills|jump|end|die
    one|last time & tell|told|say|said|hear|see|love|loved & goodbye|love|loved|sorry & nan|mum|kids|dad|\
        son|daughter|them|everyone|her|him|u|you
    my|the|this|be|its *1 last|final night|day|hours|sunrise|meal *2 here|alive|earth|on_this|\
        in_this !shift|inside|in jail|at work|at the hostel|of work|of the
    worry|worrying *2 about *1 me *3 after|much|anymore|longer|again|soon & wont|not|no|dont|stop
    end *1 one|same way *2 me
    join|joining|be with|see|seeing *1 my|her|him|our|the *2 <kin>|him|her|baby *3 up_there|heaven|soon|\
        above|sky|clouds
    too late *2 for|to? *2 me|help|save|$
    found|find|finding *1 him|her|my|them|<kin> *5 empty|note|hanging|unconscious|rope|pills|packets|\
        overdose
    <kin>|he|she|hes|shes *9 jump|jumping|jumps *1 off|$|now !out of bed|the queue|for joy|on
    <kin>|he|she|hes|shes *5 goodbye & phone|text|message|messaged|texted|said|note|off|answering|missing
    phone *3 off *6 goodbye|sorry
    kill yourself|urself|yourselves & voice|voices|head|tells|telling|says|keeps|hear
    swallow|swallowed|drink|drank|took|take *4 everything|whole|all *5 cabinet|cupboard|box|packet|drawer|\
        house
    unaliving|sewerslide|self delete|delete myself
    exit plan|bag
    lost *1 the|my will|reason *1 to live|living
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    bus|train|traffic|delayed *3 late|delayed|cancelled|replacement
    cake|cream|party|lottery|holiday
    will|insurance *2 solicitor
    trying again *2 driving|test|job|for
    funeral *4 suit|time|hours|address|leave|bus|lift|today|monday|tuesday|wednesday|thursday|friday
    dead|death metal|sea|line|end|lift|lifts|weight|easy|good
    walking dead
    die hard|another|cast
    """,
)
