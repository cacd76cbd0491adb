"""Weapons near by, and people at the door."""

from __future__ import annotations

from bot.rules.urgency.everyday import PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_WEAPON = rules(
    Level.EMERGENCY,
    "violence",
    """
    <they>|<he>|theres|there *5 got|has|have|with|carrying|pulled|pulling|holding|waving|had|swinging|\
        brought|carries|wielding|using|tooled|having|grabbed|bringing *4 <hard>
    <they>|<he>|theres *5 got|has|with|carrying|holding|waving|swinging|brought|grabbed *3 <tool> *5 \
        outside|door|here|me|window|house|swinging|coming|car|threatening|flat|trying
    <hard>|<tool> *5 outside|door|threatening|throat|window|face|ribs|my head
    <they> *5 outside|door|in|through|get|coming *6 <hard>|<tool>
    pulled|put|puts|held|holds|pointed|points|waved|drew|had|stuck|got|pull *2 <hard> *3 me|us|my|her|him
    threatened|threatening|attacked|chased|robbed|threaten|stabbed|chasing|come|came|coming|attack|hit *6 \
        with|at|using *2 <hard>|<tool>
    <hard> to my|her|his|our|me
    <they>|<he>|<guy>|<partner>|someone|somebody *2 at *2 window|windows|door|letterbox|gate *2 with *2 <hard>|<tool>
    acid *3 face|me|attack|door
    threw|chucked|thrown|chuck|throw|throwing *2 acid|petrol|brick|bricks|bottle|boiling
    <guy>|they|<he>|gang|mandem *6 <hard>|<tool> & outside|door|coming|here|waiting|flat|house|chasing|\
        street|after_me|window
    petrol *6 letterbox|door|house|through|poured|over|car
    brick *4 window
    shots fired
    firing|fired|shot|shooting|shots *3 at|up|through *2 me|us|house|door|window|flat
    """,
    unless=PLAY
    + """
    <i> got|bought|found|need|buying|want a? new? knife|blade|strap|weapon
    chopping|cooking|dinner|onions|razor
    """,
)

_DOOR = rules(
    Level.EMERGENCY,
    "violence",
    """
    coming|after|gunning|hunting|waiting|come *2 for|after|to|outside *1 me|us|get|kill|hurt|do|my !food|\
        tea|dinner|a coffee|to|pick|with|some|visit|about|home|lift|at|know|on|see|from|back|in
    theyre|they|theyre|hes|shes|lads|guys|people|gang|men|someone|dealer|dealers|crew *3 after|hunting me|\
        us $
    theyre|they|lads|guys|people|gang|men|dealer|dealers|crew|someone|man *2 after|looking *1 for? me *2 \
        !for work|work|at|in|job
    theres|there|got|some *3 @|two|three|four|five|few|couple|group|gang|load|loads|car|<guy>|people *5 \
        outside|waiting|downstairs|door *3 !with pizza|parcel|church|shop
    <guy>|they|theyre|someone|hes|<partner> *4 waiting *2 outside|for me|downstairs !at|to|with|in the car
    someone|somebody|<guy>|they|theyre|hes|<partner>|he *5 trying|tryin|tried|smashing|kicking|breaking|\
        booting|break|broke|broken|kick|smash|getting|forcing|climbing|bust|put|putting *4 in|door|window|\
        windows|house|flat|room !trouble|touch|shape|a job|down|work|the mood|on|my head|to it
    kicking|kicked|smashing|smashed|booting|booted|banging|breaking|hammering|trying|broke|putting *2 my|\
        the|our|down|through|in *1 door|windows|window|flat|house|place !with|up
    """,
    unless=PLAY
    + """
    police|feds|bailiffs|bailiff|postman|parcel|amazon|delivery|taxi|cab *9 outside|door|looking|waiting|\
        here|coming|after
    outside|door|looking|waiting|coming *9 police|feds|bailiffs|postman|parcel|amazon|delivery|taxi|cab|lift
    waiting outside *5 pick|mate|mum
    dog|cat *4 waiting|door
    fans|customers|queue|kids *3 waiting|outside
    <kin> waiting|coming *3 dinner|tea|food
    """,
)

RULES = _WEAPON + _DOOR
