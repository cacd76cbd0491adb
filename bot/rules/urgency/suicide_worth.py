"""No reason to live: the point, the worth and the wish that are gone, and the wish that it had ended before."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    no|nothing|aint|not|any|without|what|isnt|lost|wheres|cant|never|whats|zero *3 reason|reasons|point|\
        purpose|use|sense|incentive *4 here|alive|living|live|life|exist|existing|breathing|breathe|carry|\
        carrying|wake|waking|continue|continuing|survive|surviving|stay|staying|fight|fighting !late|early|\
        in|at|there|over|til|until|to|if|when|up for|home|the|it|about|a|on|with|this|my|her|him|them|any
    no|whats|what|any *2 point|reason|use *1 in|of|to|for me *2 $|being|existing|here|living|anymore
    nothing|nobody|aint|not|no_one|noone|hardly|isnt|barely *3 keeps|keeping|keep|holding|tying|holds|tie \
        *1 me *2 here|alive|going|on_this|in_this|earth|world
    nothing|nobody|aint|no_one|isnt *3 left *2 for_me|me *3 here|on_this|in_this|earth|world|life|this_life
    nothing|aint|not|isnt *3 worth *2 living|staying|being_here|sticking|waking|fighting_for|life|hanging
    what|wot|why|how|dunno|know *3 am|im|was *1 i? *2 alive|living|breathing|existing|born|bothering|not_dead
    why|how *3 still|even *2 alive|breathing|living
    nothing left *1 for me *2 now|since|without|when *3 gone|dead|died|left|passed|him|her|them
    should|shoulda|shouldve|wish|shame|pity|wished *3 died|dead|killed_me|finished_me|let_me_die|let_me_go|\
        stayed_dead|worked|succeeded & i|me|my|im
    why *2 did|didnt|wouldnt *2 they|you|he|she|<kin>|someone|anyone *1 save|revive|cut|resuscitate|bring|let \
        me *2 down|back|round|die|go|live|$|i
    why *3 save|saved|revived|cut *1 me|down
    shouldnt|shudnt|shouldn|wish *4 saved|revived|found|cut|brought|rescued *1 me *1 back|down|in|$|i|and
    <dont> *1 want|wanted|need|deserve *2 saving|saved|rescuing|helping|rescue
    they|should|shoulda|shouldve|wish *3 left|leave|let me *2 die|hang|hanging|dead|bleed|drown|go_then
    id|would|would_be|im|ill_be|be doing|do *1 everyone|everybody|them_all|you_all|yous_all|the_world|my_family|\
        my_kids|\
        the_kids|the_lot_of_you *2 favour|favor !by
    do|doing *1 everyone|everybody|the_world|you_all *2 favour|favor *2 disappear|die|end|jump|go|vanish|top|hang|kill
    might|may|rather|sooner|prefer|best|could|well *3 be|been|being *1 dead|buried|six_feet|6ft|cremated
    wish *2 i|im *1 was|were|wasnt *1 dead|buried|gone|in_the_ground|ash|ashes
    had|finished|done|through|sick|bored|tired|fed|enough|arsed|bothered|over|exhausted *3 life|living|\
        alive|existing|existence|breathing|this_world|this_earth|waking !with the|story|in|at|like|here|there|\
        on|off|arrangements|costs|up_early|insurance|alone|out
    cant|couldnt|cba *2 arsed|bothered *2 live|living|life|breathing|existing|waking|anymore_life
    <dont> *2 wanna|want live like this|that|an_animal|a_dog|a_tramp
    <dont> *2 want|need|see *2 anymore|no|another|any *1 years|birthdays|birthday|mornings|tomorrow|\
        tomorrows|life|winters|christmas !present|party|fuss|dinner|card
    <dont> want|need *1 life $|anymore|like
    not|never|didnt|dont *2 ask|asked|chose|choose *2 born|alive|exist|life !question
    thinking|thoughts|thought|imagine|imagining|stuff|dark|dream|dreaming|idea|fantasise|picture|picturing|\
        feelings|about *4 not|never *1 being|existing|living|waking|been *1 here|alive|around|born|up|anymore|$ \
            !yesterday|last|at|in|on|monday|tuesday|wednesday|thursday|friday|for
    thinking|think|head|mind|thoughts *4 dark|bad|horrible|black|evil|morbid *1 stuff|things|shit|thoughts|\
        places|ideas
    thoughts|thinking|heads|head|minds|mind *4 getting|gone|going|went|turned|turning|so *2 dark|darker|black !room
    not|dont|aint|never|isnt|anymore *2 scared|afraid|frightened|fear|care|mind|bothered *4 dying|die|\
        death|dead|d1e
    <dont> *2 care *3 if|whether *2 i *2 die|live|wake|od|dead|dont_wake|make_it|survive|killed
    wont|not|dont|doesnt|wouldnt *2 matter *2 if|when|whether *2 i *2 die|live|dead|gone|here|exist|alive|\
        disappear !late
    ^ im? planning|planned|plan it|this for|on *2 $
    looked|looking|look|googled|googling|searching|searched|researching|reading *3 how|ways|methods *5 die|\
        kill|end|painless|overdose|hang|pills|painlessly|suicide|myself
    saving|saved|keeping|keep|storing|hiding|stashing|collecting *3 <pills> *2 for *3 day|time|moment|it|\
        when|tonight|weekend|end|last|right
    look|looking|stare|staring|eyeing|stares|keep_looking *2 at *1 my|the|this|these|a|that *1 rope|noose|\
        blade|blades|razor|razors|pills|tablets|bleach|belt|knife|knives|beam
    today|tonight|tomorrow *3 the|my day|night|one & rope|pills|bridge|end|knife|goodbye|note|ready|die|\
        blade|tablets|finally|over|train|planned
    no|any|only|cant_see *2 other|another *1 way|option|choice|answer|escape *3 out|left|dead|death|for_me|but \
        & dead|death|die|end|kill|suicide|rope|out|gone|cant !bus|train
    death|dying|being_dead|suicide *3 way|answer|option|escape|solution|freedom|relief|choice|peace
    want|wish|hope|pray|wanna *4 heart *3 stop|stops|give|pack
    pray|hope|wish|praying|hoping|want|wishing|beg|begging *4 take|takes|took|have *1 me *2 $|tonight|away|\
        now|in|soon|home|please !to|with|for|on
    hope|pray|wish|if|want *4 go|die|pass|pass_away in *1 my sleep
    wish|hope|hoping|pray|praying *3 cancer|heart_attack|stroke|bus|something|someone *3 take|takes|kill|\
        kills|finish|finishes|hits|get|gets *1 me|$
    wanna|want|let_me|wish|gonna|going|need|please *3 sleep *1 forever|for_ever|for_good|and_never|and_not
    ready|wanna|want *1 to? let go !of the|of my|of it|of that|of all
    ready|prepared *1 to *1 die|meet|go_now|leave_this
    rest|peace|quiet *2 forever|at_last|finally|eternal & <i>|my|me
    rather|sooner|prefer *3 die|dead|death *2 than !late|eat|watch|go_to|miss|lose|listen|wear|work|be_late
    die|dead|hang|hanging|death *2 before|than *2 go|going|back|recall|let|return|inside|another|this|jail|\
        prison !work|school|the_gym
    not|never|wont *3 going|go back|inside|jail *5 die|dead|alive|kill
    i|im|me *2 deserve|deserves *2 die|death|dead|to_rot|it_all_to_end
    life|lifes *1 is|isnt|aint|not *2 worth *2 $|it|living|nothing|shit
    everyone|everybody|world|they|kids|you|family|mum|all *4 better|happier|safer|relieved *1 off? *1 \
        without|if|when|once *2 me|gone|dead|im|i_was|i_wasnt|i_go|i_die|i_wasn !late
    give|giving|given *1 up *2 fighting|living|wanting|will|the_will|on_everything|the_fight
    lost|losing|no|got_no|without *2 will *1 to *1 live|go|carry|fight|be
    voices|voice|head|brain|mind|something|devil|demons *5 jump|die|dead|kill|cut|hang|end_it|stab|\
        overdose|hurt & tell|tells|telling|says|saying|say|keeps|want|wants|screaming|winning|inside|in_my|\
        listen|loud
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    phone|battery|car|dog|cat|hamster|fish|laptop|tag_dead|plant|plants|goldfish|tele|telly
    party|trip|meal|surprise|wedding|bbq|gig
    argos|currys|ipad|samsung
    will to live *5 queue|hold|phone|lol|waiting|meeting|traffic
    queue|hold|traffic|meeting|lol *6 will to live
    dead *1 easy|good|tired|on|funny|cheap|hungry
    enjoy|loving|good *2 life|living
    lol|haha|hahaha
    insurance|alarm
    life story|coach|guard|drawing|skills
    """,
)
