"""Danger that is there at the moment, and being about to hurt somebody, in everyday words."""

from __future__ import annotations

from bot.rules.urgency.everyday import PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = rules(
    Level.EMERGENCY,
    "violence",
    """
    they|he|hes|theyve|shes|she|theyre|dealers|lads *1 found|tracked me|us !a job|work|a place|a flat|\
        funny|attractive
    hes|theyre|shes|theyve *2 here|inside|coming|back & help|scared|hide|hiding|quick|knife|door|please|\
        kill|hurt|terrified !for tea
    call|ring|phone|get|need|send *2 police|feds|999|coppers & please|now|quick|help|hes|theyre|hurry
    someone|somebody|man|guy|lads|people|stranger *2 in *1 my|the *1 flat|house|room|garden
    wont|not|isnt *2 stop|stopping *2 hitting|punching|kicking|beating|strangling|hurting
    beating|hitting|attacking|strangling|stabbing|punching|kicking *1 each|one other|another
    killing|hurting|beating *1 him|her|them|my|us|me !softly|inside|lol|at fifa
    spat|pissed|urinated *1 on|at me & attacked|hit|hurt|gang|lads
    burnt|burned|burning *2 down *3 my|our|house|flat|with
    fire|set|setting *2 my|our|the *1 flat|house|door|hostel *3 fire|alight|ablaze|to
    house|flat|hostel *2 on fire
    petrol bomb|bombed
    molotov
    trafficked|sold me|raping|pimped|pimping
    sex *3 forced|against|making|made *3 me|men
    forced|made|making|make *2 me|her *4 sex|sexual|strip|naked|have_sex|prostitute
    """,
    unless=PLAY,
) + rules(
    Level.EMERGENCY,
    "harm-others",
    """
    gonna|wanna|want|going|will|ill|about|ready|tempted *3 bang|knock|spark|lay|take|wipe|do|put|finish|\
        end|bury|drop *1 him|her|them|that *2 out|in|down|over|under|sleep|$ !to lunch|for|a favour
    gonna|wanna|want|going|ill *2 finish|end|bury|ruin|destroy|cripple *1 him|them|her !at fifa|at
    gonna|about|going|ready|close *3 lose|losing|flip|snap *4 hurt|kill|stab|hit|someone|him|her|kids
    someone|somebody|someones|somebodys|hes|shes|theyre *2 gonna|is|be *2 getting|get|be *1 hurt|killed|\
        stabbed|shot|hospitalised|merked|done|sliced !feelings
    blood *3 on *1 my hands
    he|she|they *2 wont|not *2 be|see|breathing|walk|live|alive *3 when|after|tomorrow|again & <i>|gonna|\
        kill|ill|me
    wanna|want|gonna|could|might *3 kill|hurt|stab|shoot|smash *2 everyone|everybody|people|someone|one|all
    """,
    unless=PLAY
    + """
    laughing|lol haha
    """,
)
