"""Means of suicide at hand, a place, a plan."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_INNOCENT = """
    bus|traffic|closed|fishing|scaffolding|roofing|scaffolder|view|photo|photos|waiting|bungee|parachute|\
        skydive|tow|climbing|abseiling|site|platform|late|roofer|queue
    jump|jumping *3 shower|bus|train|bath|taxi|course|chance|joy|queue
    up|up by|near|live|lives|living|parked|nearly|past|meet|across|over the? bridge
    washing|boxing|sailing|skipping|swing|tow|dog rope
    rope *1 for *2 work|boat|tent|climbing|van|car|job|trailer|shop|garden
"""

_MEANS = rules(
    Level.EMERGENCY,
    "suicide",
    """
    stood|standing|stand|sat|sitting|climbed|looking|hanging|im|edge|top|stuck *2 on|of|over|off *3 \
        <height> !is|\
        was|closed|pub|inn|waiting|meeting|bus|to|pitch|with a brew|having a
    he|she|hes|shes|theyre|<kin> *5 on the|a *1 <height> !waiting|working|off
    top|edge|side|ledge *2 <height>
    stood|sat|standing|sitting|im|lying|laid|walking *2 on|by|at|near *2 tracks|railway|rails|train_line
    <pills>|rope|blade|knife|razor|gun *2 in *1 my hand|hands|mouth|lap|palm !for|from the doctor|and a glass
    gonna|about|going|thinking|want|wanna|ready|could|tempted|telling *4 jump|jumping !in|on|the|for|\
        through|ship|back|to|at|into|start|over|rope|up
    thinking|thought|thoughts|think *2 jumping|jump *2 front|off|bridge|train|bus|roof|under|car
    got|have|hold|holding|with|saved|stashed|bought|found|counted|counting|lined|sat|staring|looking|\
        collected|stockpiled|stockpiling|enough|keep *4 <pills>|rope|noose|blade|blades|razor|razors|belt|\
        bleach|stash|hose *4 front|ready|hand|hands|wrist|wrists|next|beside|saved|lined|do|side|end|bed|\
        table|neck|staring|kill
    sat|sitting|sit|lying|laid|alone *4 with|holding|staring_at|looking_at *2 <pills> !nurse|worker|review|clinic|\
        queue|\
        delivered|to collect|for
    saved|saving|stashed|stashing|stockpiling|stockpiled|hoarding|hoarded|lined|collecting|counting|\
        counted *4 <pills> !money|for
    <pills>|them|they *2 all? lined|laid|out|front|ready|saved *2 up|front|me|out|table|bed
    enough *2 <pills> to|for
    gonna|wanna|going|want|ready|about|might|tempted|thinking|will|could|ill|plan *5 take|taking|neck|\
        necking|swallow|swallowing|od|overdose|down|drop|do *1 <lots> *3 <pills>
    gonna|wanna|want|about|might|tempted|thinking|will|ill|going|need|plan *2 take|taking|neck|necking|\
        swallow|swallowing *1 them|these|em_all|lot|$
    gonna|wanna|want|planning|plan|thinking|going|tempted|feel|might|ill|urge|about|intend *4 od|overdose|\
        overdosing
    noose
    ^ im|ive|i? got|have|found|bought|need a|the|some|my|that|this|enough|me_a? rope !ladder|course|access|swing
    rope|belt|cord|sheet|cable|sheets|ligature|wire *4 neck|ceiling|door|beam|tree|tied|banister|loft
    tied|tying|made|making *3 rope|noose|belt|sheet|sheets|ligature
    razor|blade|knife|blades|razors *9 wrist|wrists|arm|throat|myself|veins
    quickest|easiest|painless|best|fastest|quick|easy|least *3 way|ways *2 die|go|end|do|kill|dying|death
    how *3 pills|tablets|insulin|<pills>|heroin *5 kill|die|overdose|od|fatal|lethal|end
    how *2 hang|kill|end *1 myself|yourself|it|life
    gonna|going|about|ready|might|ill|will *1 to? do it *2 tonight|now|today|properly|weekend|tomorrow|\
        soon|monday|friday|sunday|saturday|time|$
    decided|mind|planned *6 do it !up
    gonna|going to? do it *4 stop
    ill|gonna|be|going be? dead *3 by|tomorrow|soon|before|morning|weekend
    """,
    voids=FIRM | {"told", "figure"},
    unless=_INNOCENT,
)

_ROPE = rules(
    Level.URGENT,
    "suicide",
    """
    got|have|found|bought|need|getting|buying *2 rope
    """,
    unless=_INNOCENT,
)

RULES = _MEANS + _ROPE
