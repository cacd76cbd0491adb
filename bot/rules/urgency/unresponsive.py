"""Somebody does not wake, breathe or answer."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = rules(
    Level.EMERGENCY,
    "overdose",
    """
    wont|cant|not|isnt|doesnt|aint|wouldnt|couldnt|barely|hardly|stopped|unable|never|hasnt|didnt|no|\
        struggling|arent *3 waking|respond|responding|breathe|breathing|moving|conscious|pulse|rouse|\
        response|responsive|breath !now|house|till|until|to a|forward|in to|for|on the|well|home|into
    he|she|hes|shes|they|mate|<kin>|baby|him|her|them|wife|lad|bloke|someone|girl|guy *4 wont|cant|not|\
        isnt|doesnt|aint|didnt wake|waking !up for|for|until|up until|early|me|up early|before
    cant|trying|tried|couldnt|unable *1 wake|waking|rouse *1 him|her|them|my|mum|dad|mate|up|the|this *2 !in
    unresponsive|unconscious|uncons
    lifeless|floppy
    wont|not|isnt|aint *1 respond|responding|answer|moving & floor|room|bathroom|toilet|gear|drugs|spice|\
        blue|cold
    he|she|hes|shes|mate|<kin>|someone|lad|girl|guy|bloke *6 collapsed|collapse|passed_out|out_cold|\
        blacked_out|keeled_over|dropped_to|hit the floor
    <kin>|someone|he|she *4 dying !for|of|to|out|her|his|the|a|laughing|it
    he|she|hes|shes|mate|<kin>|<kids>|someone *3 limp|stiff|floppy !from|after|upper|neck|back|competition
    he|she|hes|shes|mate|<kin>|<kids>|someone *3 gone|going|went *2 cold|grey|gray|blue|white|purple|pale|under|\
        unconscious|funny|foaming !the|with|about|on|since|turkey
    he|she|hes|shes|mate|<kin>|<kids>|someone *2 gone over $|on_the_floor|not|and_not|and_wont
    he|she|hes|shes|mate|<kin>|<kids>|someone *2 looks|looking|looked *2 grey|gray|blue|lifeless
    fell|fallen|dropped|thrown *3 off|from|down *3 scaffold|scaffolding|roof|ladder|balcony|stairs|window|wall|bike|\
        horse & cant_feel|cant_move|numb|unconscious|cant_walk|cant_get_up
    agony|screaming & floor|cant_move|appendix|ambulance|burst|stomach|collapsed|blood
    appendix|burst_ulcer|ruptured
    im|<i> *1 choking !for|on my tea|up|on my words
    broke|broken *1 my *1 back|neck|hip|skull|spine
    fell|fallen|passed|collapsed|out *6 not|wont|cant|isnt|aint *1 moving|wake|waking|get up|breathing
    """,
    unless="""
    he|she|hes|shes|all *2 ok|fine|better *1 now|$
    in the mornings|morning|mood|sulk|huff|asleep all day|alarm
    work|shift|bed_early|gym|tired|knackered|sofa watching
    passed out drunk lol
    market|business|deal|roof|shed|sofa|fence|talks|wardrobe|tent|scaffold collapsed
    collapsed on|in|into *2 bed|sofa|heap
    passed_out|away ago
    died|years|yr|last ago|year|yr
    goalie|striker|keeper|team|car|bus|queue|traffic|laptop|phone
    not moving in|house|flat|til|until|out|on|to|into|from
    """,
)
