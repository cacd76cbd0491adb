"""Thoughts of suicide, said outright."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    <endself> !laughing|at|lifting|for the|trying|carrying|working|with laughter|on these|on this
    <intend> *3 end|ending|ends it !with|between|there|early|at
    only|easiest|best *4 end it
    end|ending it !with|between|there|early|at tonight|now|soon|for|today|anymore|all
    <intend> *2 end|ending everything|things !with
    finish|finishing it all
    want|wanna|need|wish *1 it|everything|this|life|pain|all *2 to? be? over|end|stop !with|soon|raining|\
        early|at
    wanna|want|wants|wish|ready|rather|hope|better|prefer|deserve|hoping|pray|praying|thinking|think|\
        thoughts|keep|love|like|ready *5 die|dying|dead|death !of|from|laughing|hard|with|easy|good|tired|\
        on|for|battery
    wanna|want|wish|hope|like|love|prefer|rather *3 disappear|vanish|sleep *1 forever|completely|\
        altogether|good
    wanna|want|wish i? could? disappear|vanish $
    disappear *2 never come|be
    wish|wished *2 never|not|wasnt|werent|didnt|hadnt *2 born|here|alive|woke|wake|woken|exist|existed|\
        around
    wish i|it *1 wasnt|werent *1 here|alive|around !with
    wish someone|somebody|they|he would|d? kill|shoot me
    better|best off|of dead
    dead *2 be|is better
    <dont> *3 wanna|want|wants|deserve|see *2 <live> !with|in|at|there|with|near|on|next|by|under|round|\
        for|til|like
    <dont> *2 wanna|want *1 be here anymore|any
    <dont> wanna|want *1 be here $
    <dont> *2 wanna|want *1 be alive|living|breathing
    <dont> wanna|want *2 be *1 in it|this_life|this_world|life
    <dont> wanna|want to? do this|life anymore|$
    wake|woke|waking & wish *2 didnt|hadnt|dont|wasnt
    why|how|dunno|know am|im *1 i? *1 alive|living|bother|bothering|breathing
    hope|hoping|wish|pray|praying|prayed *3 dont|never|didnt|not *1 wake|waking|make_it|survive
    kill|shoot me *1 now|please|someone|already
    <dont> care if i live|die|wake|dont|dead|get|od|am
    <dont> see myself *3 here|alive|living|future|making
    never|not *3 wanna|want *2 wake up
    not|never wake|waking up !for|early|until|in|to|on|with|at|so
    sleep *4 not|never|dont wake
    no|the|any|a|see|dont *2 point *2 living|being|carrying|going|life|me|existing|waking|alive|trying|\
        live|staying !at|to|late|early|over
    whats|what *4 point|reason *2 living|being|carrying|life|me|existing|waking|live|staying|alive
    no|nothing|aint|any|nowt|fuck *3 reason|reasons to|for *1 live|living|be|carry|stay|go|wake|keep|alive
    nothing|nowt|nobody|anything *1 to live|left for|to
    life|living *2 not|isnt|aint|wasnt|never|anymore worth
    not worth living|life|carrying|being
    hate|sick|done|tired|enough|finished|over|fed *3 life|living|alive|existing !insurance
    give|giving|given up on life|living|everything|myself
    im *1 done with life|living|everything|this
    hate being|that *1 alive|awake
    better|happier|easier|best *2 without me
    better|happier|easier|best *1 off? *2 if|when|once i|im *2 gone|dead|wasnt|werent|died|disappeared|\
        here|around|not
    nobody|none|everyone|everybody|noone|no|wouldnt|wont|they|who *3 miss|care|notice|cry|bothered *2 if|\
        when i *3 gone|die|died|dead|disappeared|here|went|vanished
    no one|nobody *2 miss me $
    would|will|gonna|going anyone *2 miss|notice|care
    i|im a|such *1 burden
    <i> *1 wanting *1 to? die|be_dead
    suicidal
    <intend>|thoughts|thinking|thinkin|attempting|attempted|contemplating|commit|considering|feeling *3 \
        suicide !prevention|squad|awareness|hotline
    ^ suicide $
    dark|bad|horrible|black|intrusive|scary|negative|nasty|evil thoughts
    thinking|think|thoughts|thought|obsessed *2 death|dying
    voices|voice|head|demons|something|heads|mind *5 tell|telling|tells|says|saying|say|want|wants *3 do \
        it|jump|hurt|kill|end|die|cut|harm|hang|stab|bad
    ready to go !to|out|home|for|when|at|in|on|back|shopping|whenever|dressed
    no|see|only|one|the|easy|other|any|a way out !of|there|on|at|to
    last|final day on earth|alive
    cant|cannot|couldnt go|carry on !with|the|at|a|my|to|there|it|holiday|about|about
    cant do this|it|life anymore|any
    cant do this $
    cant live !with|in|at|on|there|here|without
    cant be here anymore
    cant live with|without myself|it|this|him|her *2 anymore
    seeing|see *3 morning|xmas|birthday|tomorrow|weekend *2 not|no|dont
    wont|not|dont *4 see|make|here|around|last *3 christmas|morning|birthday|week|weekend|night|longer|\
        long|anymore
    """,
    voids=FIRM | {"figure"},
    unless="""
    <dont> wanna|want to die <tonight>? *3 lol
    suicidal tendencies *4 album|metal|band|gig|tune|tunes|vinyl|shirt|playlist|channel|punk|thrash
    dog|cat|phone|battery|car|hamster|fish *2 wanna|wants die
    job|work|shift|course|flat|hostel|boss|payday|queue|waiting *4 better off without
    thinking positive
    kill|shoot me now|please|already *8 lol|haha|hahaha
    lol|haha *8 kill|shoot me now|please|already
    """,
)

# What tells of a place or means close by. Innocent reasons to be there take the alarm out.
