"""Leaving for good, said indirectly: signing off, last words, notes, what is to happen afterwards."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_WORDS = rules(
    Level.EMERGENCY,
    "suicide",
    """
    im|ill|gonna|ready|wanna|time|me|and|be *2 check|checking|checked out $
    check|checking|bow|bowing|cash|cashing|log|logging|clock|clocking|sign|signing|opt|opting out|off *3 \
        life|for_good|forever|this_life|this_world|permanently|world|everyone|goodbye
    this|heres is? me *1 signing|bowing|checking|clocking|done|gone|out|over|finished|off !for the|with|at|\
        to|work|now and
    not|wont|never|aint *2 coming|come|be *1 back & <brink>|<water>|woods|forest|hills|moors|mountain|walk|\
        goodbye|sorry|love|note|letter|forever
    wont|not|never|aint *2 coming|come|be back *1 from *2 it|this|there|that|walk|<brink>|<water>
    one way ticket|trip|walk|journey *3 $|out|woods|sea|heaven|hell
    nice|good|great|pleasure|fun|honour|lovely|blast|real knowing|known *1 you|yous|everyone|yall|ya|all
    been *2 nice|good|great|pleasure|fun|laugh|blast|honour|lovely|real *1 knowing
    wont|not *2 be *1 here|around|alive|about *1 after|past|beyond|come *1 tonight|today|tomorrow|this|\
        weekend|then|christmas|xmas|that
    any other|more day|days *3 ... ending|end|over|done|goodbye & wont
    wont|not *2 be around|alive|here *1 to *1 see|watch|find_out|hear|spend
    my|this|the *2 last|final *1 message|text|post|call|words|msg *2 $|you|ever|from
    ^ last|final *1 message|text|msg|post|words *1 $ ... love|goodbye|bye|sorry|everyone|take|all
    next|other|another|after life|lifetime|world|side & see|cya|meet|catch|til|until|bye|seeya
    be|being|see|seeing|together|reunited|join|joining *3 <kin>|him|her|baby|them *2 up there|above
    reunited with *2 <kin>|him|her|them|baby
    be|being|together with *2 <kin>|her|him|baby *1 again|soon & done|tired|cant|goodbye|peace|gone|end|rest
    go|leave|gone|leaving|disappear|going *1 for_good|forever|permanently & time|everyone|world|sick|sorry|\
        goodbye|burden|bye|nobody|better
    time *2 to *1 go|leave|end|say *2 for_good|forever|goodbye|this_world|this_life|bye
    lifes|life *1 over|finished|done|ended *1 for_me|$|innit|and|mate|im
    im|ill|gonna|wanna|be|just *1 ending|end things|everything $
    im|gonna|wanna|want|ill|ready|going|lets *1 finish|end|stop|finishing|ending it|this|everything|\
        things *1 $|now|tonight|today|once|forever|all !with|up
    put|putting *1 an|a end|stop to *1 it|this|everything|all|me|myself|life|everything
    tell|telling|let *2 <closest> *5 sorry|love|loved|loves|proud|goodbye|bye|forgive !i am late|i missed|im \
        late|about|for missing|for being late|island
    say sorry|goodbye|bye|ta_ra to *2 <closest> & from_me|for_me|finished|done|gone|over|end|tonight|cant
    kiss|hug *2 <kids>|mum|them|her|him *2 for me *2 $
    take|look care|after *1 of? *1 each other|yourself|yourselves & goodbye|last|over|done|end|going|finished
    look after|out *1 my|for *1 my? *1 mum|kids|family|daughter|son|babies|boys|girls|nan|dad *2 for me $
    when|if|after|once *2 i *1 go|gone|die|dead|passed|do_it & insurance|funeral|coffin|ashes|kids|will|\
        dog|money|mum|burial|grave|cremate|buried !if i go to|back|in|out|home|shop|there|work
    no_one|nobody|noone|anyone|who|anybody *3 come|turn|cry|be *3 funeral
    at|to|for|plan|planning|planned|pay|paid|sorted *2 my own? funeral|wake|cremation
    not|never|wont|aint *3 back|out|there|through alive
    never|wont|not *2 take|get|have|catch me *1 alive
    out of here|this_world *2 for *1 good|ever
    wont|not *2 bother *1 you|anyone|anybody|yous|nobody|no_one *1 anymore|again|much
    you *2 wont *2 hear|see *2 me|from *3 again|anymore|after|tomorrow
    last time *1 you|youll|yous|ill|i|theyll|anyone *1 hear|see|hug|hold|speak|talk|get|will
    wont|no need|not *2 need *3 where *1 im|i *1 going|go
    remember me *1 as|for|how|when|like & goodbye|gone|sorry|love|wasnt|happy|was
    forgive me *2 $|for|mum|dad|everyone|lord|all & goodbye|gonna|going|do|done|end|cant|over|last|leave
    goodbye *2 mum|mam|dad|kids|everyone|everybody|world|all|friends|family|my_friend|cruel !to work|at|do
    ta ra|bye|farewell *2 world|life|cruel|everyone|all *3 forever|cruel|sorry|love|done|over|end
    sorry *2 to|for *2 everyone|everything|all|mum|kids *5 hurt|goodbye|over|done|love_you|end|burden|cant|\
        what_im
    no|not|dont|nobody *1 be|get|feel|blame *2 sad|upset|yourself|yourselves|cry *3 when|after|for|about|its|\
        goodbye|gone|me & gone|im|me|goodbye
    not|no|nobodys|isnt|aint *3 your|anyones|nobodys|her|his|their fault & goodbye|end|gone|cant|going|done|\
        over|tired|sorry & love|goodbye|gone|end|note
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    hotel|bnb|airbnb|till|basket|tesco|website|new_gym|shift|login|email|signed_off
    hostel|flat|job|town|course|place|area|holiday|annual|leave|shift|prison|jail *3 for good|forever
    form|book|course|film|game|cv|project|painting|series|assignment|homework|box_set|lease|contract|\
        tenancy|level|workbook|probation|shift
    cake|dinner|tea|pizza|curry
    lol|haha
    leaving do|party|card
    social life
    finish|end *1 it *4 weekend|friday|today *3 then *2 send
    tell|let *2 her|him|them|mum|dad *4 late|missed|tomorrow|couldnt|cant make|running
    """,
)

_NOTES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    written|wrote|writing|done|finished|left|leaving|write my|the|their|our|goodbye|suicide *1 note|letter|\
        notes|letters *2 $|for|on|to|and|already|tonight|today|last|its !for the council|to the council|to \
            probation|for probation|for the course|to the parole|to the judge|for the job
    note|notes|letter|letters *5 for|to *2 <closest> & left|leaving|leave
    written|wrote|writing *3 letters|notes *4 everyone|all|family|kids|mum|them|loved|each
    left|leaving|leave|put *2 note|notes|letter|letters *3 side|table|bed|pillow|fridge|kitchen
    what|how *2 write|say|put *3 in|on *2 my|the|a note|letter *2 kids|mum|family|goodbye|$ !to the|for the
    """,
    voids=FIRM | {"told"},
    unless="""
    gp|doctor|doctors|sick|fit|court|probation|council|solicitor|judge|dwp|landlord|parole|mp|school|\
        teacher|employer|job|milkman|postman|neighbour|covering|cover|complaint|from
    course|class|lesson|lecture|meeting|study|song|music|birthday
    """,
)

RULES = _WORDS + _NOTES
