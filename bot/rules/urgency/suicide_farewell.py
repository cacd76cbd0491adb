"""Farewells: letters, last messages, things given away."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

RULES = rules(
    Level.EMERGENCY,
    "suicide",
    """
    goodbye|bye|farewell everyone|world|all|forever|cruel|sorry|life|every
    goodbye|goodbyes|bye *5 facebook|fb|insta|instagram|snap|snapchat|status|story|posted|post
    posted|post|put|sent|left *4 goodbye|goodbyes
    gonna|wanna|ready|want|going *2 be with *1 my|her|him|our *1 <kin>|nan|baby & anymore|cant|sorry|done|\
        tired|over|heaven|gone|fight|again|passed
    goodbye|bye *2 notes|note|letters|letter|texts|messages|video
    saying|said|say|wrote|writing|written|came|this *3 goodbye|goodbyes !party|do|to my workmates
    enough ... goodbye
    goodbye *2 ... enough|done_with|cant_go_on|cant_do_this
    final|last|this *1 goodbye|goodbyes
    last|final text|message|msg|goodbye|words|time you|youll|ill *1 hear|ever|see|send|contact|speak
    this is my last|final !day|week|shift|chance|appointment|session|warning|one|job|fag|payment|hour|month
    this|its *3 last *2 youll|you|ill *2 hear|see|speak
    wrote|written|writing|left|leaving|write|done|posted *3 note|notes|letter|letters *4 mum|kids|family|\
        everyone|them|dad|son|daughter|wife|loved|girlfriend ... its|sorry|time|goodbye|gone|done|ready|\
        forgive|over|explaining|love
    wrote|written|writing|left|leaving *3 note|notes *3 kids|family|everyone|son|daughter|mum|loved|\
        girlfriend|wife
    its|my|the my? time *1 to? go|come|now|up|end !home|to|shopping|out|for|work|in|and
    tell|let|make|give|say *1 my|the|our|them|him|her *4 i|im|that|how|love|know *2 love|loved|sorry|\
        loves|love|much|didnt
    look|take after|care *1 my|the|her|him|them *4 ... gone|goodbye|done|sorry|go|without|anymore|ready|\
        end|love
    take care of my|the *2 for me|when|after
    dog|cat|kids|mum|son|daughter *3 when|after|once|if im gone|dead|not
    by the time *1 read|reads|get|gets|see|hear|find|someone
    when|after|once|if|time|soon|before im|i|ill|me *2 be? gone|dead|not|passed !to|from|back|for|tired|\
        on|work|in|home|sure|well
    ill|gonna be *1 gone|dead *2 soon|forever|good|read|long|you|morning|tonight
    wont|not|dont|aint gonna? *2 be? here|around|alive *1 much|for|longer|anymore|long
    wont|not gonna? be here|around tomorrow|tonight|soon|next|after|monday|friday $
    not|wont *2 be|see|last|make *4 much longer
    see|meet you|yous|u|everyone|you *1 on|in|at *1 other|afterlife|heaven|hell|next !side|life of
    other side ... goodbye|love|sorry
    be|join|with|joining|see|meet *3 mum|dad|her|him|nan|son|brother|baby|them|daughter|wife|grandad|\
        angels *6 heaven|join|other|grave|again|dead|passed|died
    join|joining *1 her|him|them|mum|dad|nan *4 soon|tonight|ready|heaven|now
    dont|no *1 try *2 stop|find|save|talk|look *1 me
    nobody|no|cant|noone|dont|wont *2 stop|save me now|anymore|$
    ^ goodbye *3 sorry|love|everything|anymore|forever
    thanks|thank *3 everything *2 goodbye|sorry|bye|love|over|done
    sorry *3 everything *3 goodbye|bye|love|cant|over
    scatter|bury|cremate me|my_ashes|my_body|my_remains
    burying|cremating me *2 $|next|beside|soon|tomorrow|before
    funeral|headstone|grave *1 for|with me|my_name|my_ashes
    on|in my own? grave|headstone|gravestone|coffin
    be|lie|lay|lying|put|putting *2 in *1 the|a|his|her|their|my *1 <kin>? grave|ground|coffin *1 with|next|beside
    wish|should|shoulda|shouldve *2 been|was|were me !going|on|at|with & died|dead|funeral|buried|killed|lost|grave|\
        coffin
    my funeral|will|ashes *2 sorted|plan|planned|wrote|written|want|instructions
    giving|gave|given|give away *1 my|all|everything|stuff|things|dog
    giving|gave|given|give *2 all|everything|stuff|dog|things|belongings|possessions *2 away !for|to charity
    """,
    voids=FIRM | {"told"},
    unless="""
    leaving|work|card|party|birthday|hostel|moving|goodbye do|college|job
    tell|let my|the *3 im|ill *1 late|running|ok|fine|good|well|home|coming|back|on|safe|be
    wait|waiting|see|visit|cant ... saturday|sunday|weekend|visit
    """,
)
