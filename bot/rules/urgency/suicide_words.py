"""The many ways in which people say that they do not mean to live, without naming it."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import PLAIN, rules

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    last|final|goodbye|farewell *1 letter|letters|note|notes|message|text & wrote|written|writing|left|\
        sent|my|this !warning
    not|isnt|aint *2 long|much *2 left *2 for|of|in me|this|my !til|of my sentence|on my tag
    voices|voice *5 jump|die|stab|kill|cut|hang|end|hurt|burn !note|mail
    heaven|god|jesus|lord|angels *2 take|calling|waiting|ready|wants *2 me
    take me *1 god|lord|now|away|please !home|to|out|off
    wish|hope|pray|want *3 car|bus|train|lorry|truck|van *3 hit|hits|kill|kills|run|hitting
    hit by *1 car|bus|train|lorry & wish|hope|want|wanna
    drift|slip|fade away|off & wanna|want|gonna|ready|forever|pain|life !to sleep early
    no|nobody|youll|they|someone|when *3 find|finds|found *2 my body|corpse
    youll|will|when|hope *2 find me *1 dead|hanging|in|gone|there|too_late
    dont *2 look|search|wait|come *1 for|looking *1 me !til|until
    worth more dead
    will *1 to live & no|lost|losing|got|gone|dont|not|havent
    lost *1 the|my|all *1 will|fight *2 live|go|carry|me
    not *2 strong *3 carry|go|live|keep|fight !coffee
    tonight|today *1 is|the|s *1 the night|day *3 i|ill|end|die|finally|goodbye|its & die|end|over|\
        goodbye|gone|finally
    my|times time *1 is|has *1 up|come|over|done !at the hostel|inside
    time *2 i *1 went|left|ended|died & goodbye|sorry|love|world|end|enough
    u|you|youll|yous *2 never|wont|not *2 hear|see *2 from? me|my *2 again|anymore|after|tomorrow !number
    wont|not *2 need|needing *4 anymore|where|after|soon & gone|going|goodbye|end|dead
    done|finished|over *1 living|fighting|existing|trying & life|living|with|anymore|existing|fighting \
        !flatmate
    end of me|us !on
    the end *1 for|of me
    be no more
    angels|nan|mum|dad|brother|son|baby *4 waiting|calling *2 me & ready|coming|soon|join|go|heaven
    make|want|need *2 it|this|everything|pain|noise|voices|life stop *1 forever|for_good|now|please|$ \
        !raining
    river|canal|sea|lake|quay|pier|dock *4 jump|walk|drown|throw|end|go_in|thinking & <i>|myself|want|\
        gonna|thinking !fishing
    walk|walking|wade|jump|jumping|go *2 into|in *2 river|canal|sea|lake|weir !swim|swimming
    carbon monoxide
    hose|exhaust *4 car|window|garage & end|die|myself|sat|gas
    samaritans|papyrus
    crisis|suicide line|helpline|hotline & number|call|rang|ring|need|phoned|talking
    wont|never|not *3 see|reach|make|live *3 morning|another|30|40|christmas|birthday|tomorrow|dawn|\
        next_week !man u|it to|u|you|til|her|him
    life *2 is|has *2 no|not *2 meaning|purpose|point|worth|good|living & <i>|me|my|end|live|done|$
    no *1 meaning|purpose *3 life|living|anymore|me|left
    hate *1 being|that *2 alive|here|me|born & <i>|life|want|cant !hostel|work|inside|in this town
    never|should|shouldnt *2 have *1 been born
    why *1 was i *1 born
    dont|not *2 deserve *2 live|life|be_here|alive|breathe
    hanging|hang|kill|drown|cut|stab *4 seems|looks|sounds|only *2 easy|easier|good|way|answer|option & \
        <i>|me|my
    <i> *1 not|wont *2 gonna? *1 be|make|live|last *1 alive|tomorrow|through|tonight|the_night|long !at \
        this job
    give|giving|gave|given *1 up|in *3 tonight|forever|completely|good|life|trying_to_live & end|life|die|\
        live|alive|goodbye
    do|doing *1 myself *1 harm|over|some
    harm|hurt *2 to? myself
    life *1 is *1 over|finished|done *2 & my|<i>|cant|want|end
    my life *1 is|s *1 over|finished|pointless|meaningless|worthless|not_worth
    better *2 place *2 without me
    every|nobody|everyone|they *5 happy|relieved|glad *5 im|i *2 dead|gone|died
    found *2 dead|hanging|lifeless|cold !fly|mouse|rat|bird|spider|fox
    """,
    voids=PLAIN,
    unless="""
    bus|train|lift|taxi *3 wait|late|timetable
    end of me|my contract|shift|tenancy|sentence
    """,
) + rules(
    Level.EMERGENCY,
    "selfharm",
    """
    ^ i?|ive? cut|cutting|slashed|burned|burning again|bad|deep|tonight|last $
    ^ *1 cut|cutting again $
    """,
)
