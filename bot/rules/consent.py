"""Whether a sentence plainly asks us to leave the person alone ("stop texting me"), in English or Welsh.

A whole clause has to ask it, of us: who else is meant ("tell him to stop"), what is not about texts ("stop by at 2")
and what only asks for another time ("dont text me at work") is no such request.
"""

from __future__ import annotations

import re

from bot.rules.spelling import normalise

_OPENING = (
    r"(?:(?:please|just|ok|right|look|hi|hello|hiya|hey|sorry|mate|oi|now|seriously|also|and|but|"
    r"so|yes|no|nah|thanks|thank|ffs|"
    r"for fucks sake|fuck sake|fuck off|fuck off and|piss off|piss off and|can you|could you|"
    r"will you|would you|why dont you|why wont you|"
    r"you need to|you can|you have to|you gotta|you better|you|id like you to|i want you to|"
    r"i wanna you to|want you to|i need you to|"
    r"i said|i told you|i told you to|i asked you to|told you to|asked you to|ive asked you to|"
    r"ive told you to|id rather you|im asking you to|"
    r"how do i|how can i|i wanna|i want|wanna|id like to|i would like to|let me|whoever this is|"
    r"whoever you are|"
    r"wrong number|who is this|whos this|im fine|im ok|im good|im not interested|not interested|"
    r"leave it|stop it|"
    r"i dont want this|dont want this|i dont need this|i have had enough of this|"
    r"ive had enough of this) ){0,7}"
)
_WRITING = (
    r"(?:texting|txting|txtin|texing|textin|texin|messaging|messagin|msging|msgin|mesaging|contacting|"
    r"contactin|bothering|botherin|pestering|hassling|harassing|spamming|ringing|ringin|calling|callin|"
    r"phoning|phonin)"
)
_WRITE = r"(?:text|txt|tex|message|msg|contact|bother|pester|write to|write)"
_TEXTS = (
    r"(?:texts?|txts?|messages?|msgs?|messaging|reminders?|contact|spam|shit|crap|stuff|these|them|this|"
    r"nothing|anything)"
)
_NO_MORE = (
    r"(?:anymore|any|more|these|your|the|all|getting|receiving|of|me|get|recieve|receive|of these|"
    r"all these|stupid|fucking|bloody)"
)
_CORE = "|".join(
    (
        (
            rf"stop (?:fucking |bloody |with )?{_WRITING}(?: me| us| this (?:number|phone))?(?! my| him|"
            rf" her| them| sam\b)"
        ),
        rf"stop sending (?:me )?(?:{_NO_MORE} ){{0,4}}{_TEXTS}",
        rf"stop (?:all )?(?:the |these |your |all )+(?:fucking )?{_TEXTS}",
        r"stop all",
        (
            rf"(?:dont|do not|never|not) (?:ever |you |fucking |bloody )*{_WRITE} (?:to )?(?:me|us|"
            rf"this (?:number|phone))"
        ),
        r"(?:dont|never) (?:ever |you )?(?:ring|call|phone) (?:me|us|this number) (?:again|anymore|ever)",
        rf"(?:dont|do not) (?:send|keep sending) (?:me )?(?:{_NO_MORE} ){{0,4}}{_TEXTS}",
        rf"(?:no|anymore) (?:more )?(?:{_TEXTS}|{_WRITING})(?= please| thanks|$| ok| from you| to me)",
        (
            rf"(?:i )?(?:dont|do not) (?:want|wanna|need) (?:to )?(?:{_NO_MORE} ){{0,4}}(?:{_WRITING}|"
            rf"contact|contacting)(?: me)?"
        ),
        (
            rf"(?:i )?(?:dont|do not) (?:want|wanna|need) (?:to )?(?:get |"
            rf"receive )?(?:{_NO_MORE} ){{0,4}}(?:texts|messages|msgs|txts|reminders)"
        ),
        (
            r"(?:i )?(?:dont|do not) (?:want|wanna) (?:to )?(?:hear from (?:you|this|any of you)|"
            r"be contacted|be texted|be messaged)(?: again| anymore)?"
        ),
        (
            r"(?:i )?(?:dont|do not) want you (?:to (?:text|message|contact|ring|call)|texting|messaging|"
            r"contacting|ringing|calling) me"
        ),
        r"leave me (?:the fuck |the hell |tf )?(?:alone|be)(?! with| in| at| for| here)",
        (
            r"take me off (?:this|the|your|that|these|it|ya)(?: (?:list|system|thing|texts?|messages?|"
            r"service|number|mailing list|text list|programme|scheme))*"
        ),
        r"(?:take|remove|delete|lose|forget) my (?:phone )?(?:number|details|num)",
        r"remove me(?: from (?:this|the|your|these)(?: \w+)?)?",
        r"(?:unsubscribe|unsub|opt out|opt me out|opting out|unsubscribe me|unsub me)(?: me)?",
        r"i (?:wanna|want) out of (?:this|these)(?: texts| messages)?",
        r"(?:paid|peidiwch|peidia|paidiwch) a (?:f?y? ?n?h?|yn |gyrru|anfon)?(?:tecstio|decstio|texto|"
        r"thecstio|negesu|cysylltu|gysylltu|chysylltu|ffonio|phoeni fi|"
        r"mhoeni|anfon|negeseuon)(?: mwy)?(?: o)?(?: negeseuon| tecsts| decsts)?(?: ata i| ata fi|"
        r" ataf| i fi| a fi| fi| ati)?",
        r"(?:stopia|stopiwch|stopio|rho(?:wch)? gorau i) (?:a )?(?:fy )?(?:decstio|tecstio|nhecstio|"
        r"anfon|negesu|cysylltu|ffonio|texto|y negeseuon|y tecsts)"
        r"(?: negeseuon| tecsts)?(?: ata i| ataf| fi| a fi| i fi)?",
        r"(?:gad|gadewch|gadwch|gadael|rho|rhowch) (?:lonydd|llonydd) (?:i fi|i mi|imi|fi|ifi)",
        r"(?:gad|gadewch|gadwch) (?:i )?(?:fi|mi) (?:fod|lonydd|llonydd|mewn heddwch)",
        (
            r"(?:dwi|rwy|rwyf|dw) (?:ddim|m) (?:yn )?(?:eisiau|moyn|angen) (?:mwy o |rhagor o |y |eich |"
            r"dy |cael |derbyn |unrhyw )*(?:negeseuon|tecsts?|decsts?|negesau|hyn)"
        ),
        r"dim (?:mwy|rhagor) o (?:negeseuon|tecsts?|decsts?|hyn)",
        (
            r"(?:tynnwch|tynna|cymrwch|cymerwch) fi (?:oddi ar|odd ar|off) (?:y |r |hwn|hyn|o )?(?:rhestr|"
            r"system|hwn|hyn|peth)?"
        ),
        r"(?:dilea|dilewch|dileu|tynnwch) (?:fy )?(?:rhif|rif)(?: i)?",
    )
)
_ASKS = re.compile(rf"^{_OPENING}(?:{_CORE})(?P<rest>(?: .*)?)$")

# What follows and turns the request into one about when, where or what, or about somebody else.
_OTHER_SENSE = re.compile(
    r"^ (?:\w+ )?(?:until|before|after|at|when|while|during|tonight|today|tomorrow|now im|"
    r"this (?:week|morning|afternoon|evening)|"
    r"next week|on (?:mon|tue|wed|thu|fri|sat|sun|this|my|that)\w*|so (?:early|late|often|much)|"
    r"too (?:early|late|often|much)|that early|"
    r"about|unless|if|cos im at|because im at|back|yet|just yet|for a (?:bit|while|few)|later|"
    r"first|by|my (?:new|other)|the other|"
    r"in the|early|late|tan|cyn|ar ol|yn y|pan|heno|heddiw|yfory|he|she|they|says|said|like)\b"
)
_CLAUSE = re.compile(r" ?[.?] ?")


def plainly_asks_to_be_left_alone(text: str) -> bool:
    """Whether some sentence of `text` asks us, and not somebody else, to stop writing."""
    return any(_clause_asks(clause) for clause in _CLAUSE.split(normalise(text)))


def _clause_asks(clause: str) -> bool:
    found = _ASKS.match(clause)
    return found is not None and _OTHER_SENSE.match(found["rest"]) is None
