"""Violence that has been done to the writer or to somebody close."""

from __future__ import annotations

from bot.rules.urgency.everyday import PLAY
from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_ATTACKED = rules(
    Level.EMERGENCY,
    "violence",
    """
    <they> *3 kicked|smashed|knocked|punched|broke|stamped|split|busted|bust|slashed|cut|cracked|bit|\
        burned|stabbed *1 my|me|mums|her *2 <bodypart> !out of|over by accident|at footy
    jumped|attacked|assaulted|battered|stabbed|mugged|beaten|slashed|punched *3 my_way|way_home|\
        walking|street|road|gunpoint|knifepoint|random|shop|outside|town !up|the queue|the bus
    been|got|getting|was|being|gonna|get|be|ive|nearly|almost|i|gets *3 stabbed|shot|jumped|beaten|beat|\
        battered|mugged|attacked|assaulted|slashed|raped|kidnapped|strangled|bottled|glassed|punched|\
        choked|threatened|shanked|ambushed|groped|molested|headbutted|kicked|glassed|tortured|knifed|\
        sliced|chased|shot|run_over|hospitalised|abused|nicked_up|rushed|bricked|legged_up|\
        caved_in|shot_at|pistol_whipped !at a|at the|at some|at it|down|of|out|off|it|the|to|up \
            about|in a queue|on fifa|by \
        the price|drunk|on|at the|ship|in maths|through
    robbed|robbing|burgled & <hard>|beaten|bleeding|blood|hurt|punched|kicked|hospital|scared|gang|masks|balaclavas|\
        jumped|right_now|street|alley|walking|way_home|three|four !blind
    beat|beaten|battered|smashed|kicked|filled|done *1 me|us|him|her|my|mum up|in|senseless|black
    <they>|they|<he> *4 <harm> *1 me|us !out|off|up for|a text|at|to it|up with|along|into shape|when|by \
        being|up about|an|a
    <they>|<he> *3 <harm> *1 my|the *1 mum|sister|dad|brother|nan|girlfriend|missus|mate|face|head|ribs|\
        jaw|nose|eye|arm|leg|wife|partner|gran|son|daughter|daughters
    <they>|<he> *4 threw|throwing|throws|pushed|pushing|pushes|shoved|dragged|drags|slammed|flung|pinned|\
        held|holds|grabbed|grabs *1 me|us|my|her *4 stairs|wall|down|floor|hair|throat|neck|window|table|\
        across|against|over|arm|glass|door|car|bed|by|ground|face
    <kin>|he|hes|she|shes|dad|stepdad *3 battering|beating|hitting|strangling|attacking|punching|kicking|\
        killing|choking|smashing|stabbing|raping|hurting *2 my|mum|her|him|me|us|sister|brother|the|them|\
        me|someone !boiler|gym|heat|target|it|weights|pads|books
    hit|punched|slapped|kicked|strangled|headbutted|bit|battered|beat|raped|choked|hurt|burned|attacked|\
        stabbed|spat me|us again|last|up|tonight|today|cos|because|in|when|with|now|this|and|black|really|\
        hard !at|my feelings|target|form
    hits|hurts|beats|punches|slaps|kicks|chokes|batters|rapes|bites me|us !hard|that|how|when i realise|most
    hands|arm|arms|hand *2 round|around|on|over *2 my|her throat|neck|mouth
    by the throat
    strangled|hit|beaten|beat|attacked|stabbed|punched|kicked|raped|choked|slapped|battered|hurt|burned|assaulted|\
        abused|slashed|threatened *2 by *2 <partner>|<guy>|him|her|them|dad|stepdad|mum|uncle|brother !at fifa
    strangled|strangles|strangling|throttled|suffocated *1 me|her
    raped|rape|sexually|sexual
    forced|forcing|forces|made|making *2 me *3 sex|himself|sleep
    forced|forcing himself
    touched|touching *1 me !base|up
    black_eye|eyes *8 he|she|him|her|they|ex|boyfriend|again|gave|left|from
    he|she|they|him|ex|boyfriend|partner|husband *6 black_eye|eyes
    broke|broken|fractured|cracked|smashed *3 jaw|nose|ribs|rib|arm|skull|cheekbone|face|teeth|eye *6 he|\
        she|they|him|her|ex|again
    he|she|they|ex *3 broke|fractured|cracked|smashed *2 jaw|nose|ribs|rib|arm|skull|cheekbone|face|teeth|\
        finger|fingers
    head *2 bleeding|split|caved|kicked|stamped|smashed !about
    jumped *1 me|us|by|last
    jumped by|last|outside|again|on_my_way !ship|the|in
    kicked|kicking|stamped *3 head|shit|fuck|ribs *2 out|in|me
    kicking off *5 knife|weapon|smashing|scared
    stab wound|wounds
    tied me up
    drugged me
    hurt|hurting|hurts|abusing|abuses|beats|violent *5 partner|boyfriend|husband|ex|wife|girlfriend
    my|the <partner> *4 hurts|hurting|violent|abusive|abusing|beats|hits|abuses|aggressive
    violent towards|to|with|again|when|at me|us|my|again|$
    <he> *4 violent
    """,
    unless=PLAY,
)

_DOMESTIC = rules(
    Level.EMERGENCY,
    "violence",
    """
    he|hes|she|shes|<partner> *4 strangled|strangles|hit|hits|beat|beats|punched|punches|kicked|battered|\
        hurt|hurts|choked|slapped|raped|headbutted|bit|threw|pushed|dragged|grabbed|attacked|hitting|\
        beating|strangling|pinned|burned|attacks|rapes|abuses|abusing *1 me|us !out|off|at|up for|a text|\
        up with|along|to it
    <partner> *3 kicking|smashing|banging|breaking|booting|outside|trying|threatening|threatened|gonna|\
        followed|chasing|waiting *6 door|window|in|me|kill|knife|house|car|flat|hurt|burn|stab|photos
    <partner> *5 <hard>
    <partner> *4 violent|aggressive|abusive|abuse|beats|hurts|hits
    my|the <partner> hurts|hits|beats|hurt|hit
    <he> *3 hands|hand *2 round|around|on *1 my throat|neck
    hiding|hid *5 him|her|bathroom|bedroom|toilet|cupboard|wardrobe
    domestic violence|abuse !session|course|group|workshop|film|charity|awareness & <i>|my|help|suffering|\
        he|she
    <partner>|<he> *9 cant have me|you *3 no one|nobody
    <he> *1 wont|dont|doesnt *2 let *1 me|us leave|out *1 of|house|the|$
    """,
    unless=PLAY,
    abuse=True,
)

_ROBBED = rules(
    Level.URGENT,
    "violence",
    """
    got|been|was|being|getting|get|gets|were|ive|just robbed|burgled !blind|at bingo|by the ref|by the bandit
    <they> *1 robbed|burgled me|us|my !blind
    """,
    unless=PLAY,
)

RULES = _ATTACKED + _DOMESTIC + _ROBBED
