"""Violence, threats and children at risk, in Welsh."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_VIOLENCE = rules(
    Level.EMERGENCY,
    "violence",
    """
    cyllell|gyllell|nghyllell|gwn|dryll|ddryll|machete|bwyell|morthwyl|fat|bat|arf|arfau|petrol|asid|\
        blade|gyllyll|cyllyll *8 drws|allan|fi|arna|ata|ataf|gwddf|ty|fflat|mas|wyneb|ata_i|ngwddf
    drws|tu|allan|wrth *6 cyllell|gyllell|gwn|machete|bat|morthwyl|arf|gyda_bat
    bygwth|fygwth|mygwth|bygythiad|bygythiadau|bygythio|fygythio *5 lladd|ladd|fi|llosgi|losgi|brifo|\
        frifo|trywanu|drywanu|mywyd|i|teulu|nheulu|mi|saethu|curo|malu|torri
    bats|gynnau|gwn|dryll|cyllyll|gyllyll & allan|mas|drws|nhw|maen|ty
    drywanu|trywanu|saethu|stabio & ffrind|brawd|mrawd|fi|gaeth|cafodd|mi|mam|rhywun|neithiwr
    lladd|ladd i|fi|mi & dod|mynd|am|yn_dod|eisiau|bygwth
    nhrywanu|nghuro|nharo|nhagu|nhreisio|nghloi|nilyn|mwrw|nghicio|nhrywannu|nyrnu|saethu|mygwth|ymosod|\
        nhreishio|nghrogi|ngham
    curo|guro|bwrw|fwrw|taro|daro|dyrnu|ddyrnu|cicio|gicio|giciodd|tagu|dagu|trywanu|drywanu|treisio|\
        dreisio|crogi|pwnio|bwno|waldio|slapio|gwasgu|brifo|frifo|pwniodd|pwno|cnocio|hitio|hitiodd|\
        fwrodd|drawodd|darodd|guradd|gurodd|ddyrnodd|ymosododd|leddio|stabio|stabiodd|ymosod|slapiodd|\
        hambygio *2 fi|arna|arnai|i|mi|mam|mum|fy|ni|arnaf|eto !fyny|gwaith|mewn i|i waith
    lladd|ladd|saethu|trywanu|drywanu|llofruddio *2 fi|mi|ni & bygwth|am|mynd|eisiau|moyn|trio|drio|\
        ceisio|geisio|triodd|dweud|deud|os|dod|gweud
    mynd|gael|cael *4 cael? fy|yn *1 lladd|nghuro|nhrywanu|curo|saethu|nharo|ladd
    cicio|gicio|malu|falu|torri|dorri|curo|bangio|trio *4 drws|ffenest|ffenestri|drysau|drwsmewn|mewn \
        !car|i mewn i waith
    torri|dorri i mewn|fewn
    llosgi|losgi|rhoi *4 ty|fflat|tan|cartref|ty *3 fi|ni|mam|mum|lawr|iddo|i|ar|$ & bygwth|nhw|dweud|\
        deud|mae|maen|am|fo|fe
    cloi|ngloi|gloi|cadw|gadw|dal|ddal *2 fi|mi|ni *4 mewn|ty|stafell|fflat|yma|ewyllys
    gwrthod|ddim|cau|dim|nac *3 gadael|gadel|adael *2 fi|i|mi|ni *2 allan|adael|mas|fynd|gadael
    gwybod|wybod|gwbod|gwpod *3 ble|lle *3 byw|fyw
    cuddio|nghuddio|guddio *4 rhag|stafell|bathrwm|bedrwm|cwpwrdd|toiled|ystafell
    dilyn|ddilyn|nilyn *2 fi|mi
    trais|treisio|treisiodd|threisio
    gang|criw|dynion|bois|hogia|rhywun|pobl|dyn|boi *6 tu|allan|mas|ty|drws *5 allan|drws|aros|fi|malu|\
        bygwth|trio
    ofn *3 mywyd|lladd|fy
    perygl
    mewn perygl|beryg|peryg
    """,
    unless="""
    pel|rygbi|gem|pel droed|fifa|gêm|tennis|bocsio|darts
    dwi ddim|heb *3 bygwth
    ofn *2 gwaith|cyfweliad
    """,
) + rules(
    Level.EMERGENCY,
    "violence",
    """
    fe|fo|o|e|hi|nghariad|cariad|ngwr|gwr|gwraig|ngwraig|mhartner|partner|nghyn|cyn|ex|fy ex *4 curo|guro|\
        bwrw|fwrw|taro|daro|dyrnu|tagu|dagu|treisio|dreisio|brifo|frifo|hitio|cicio|bygwth|slapio|fwrodd|\
        gurodd|stranglo *3 fi|i|mi|eto|drws|lladd|arna|$
    fe|fo|fon|o|on|e|en|hi|hin|nghariad|cariad|ngwr|gwr|ngŵr|gŵr|gwraig|ngwraig|mhartner|partner|nghyn|ex *4 \
        nharo|nghuro|nhagu|nhreisio|nghicio|nyrnu|mwrw|nghloi|nhrywanu|ngham
    trais yn y cartref
    """,
    abuse=True,
    unless="""
    pel|rygbi|gem|fifa|bocsio|gwaith
    """,
)

_OTHERS = rules(
    Level.EMERGENCY,
    "harm-others",
    """
    am|mynd|eisiau|moyn|teimlo|meddwl|isho|dwi|fi|fin|rhaid *3 i? *1 lladd|ladd|trywanu|drywanu|saethu|\
        brifo|frifo|curo|guro|niweidio|tagu|malu|falu|llosgi|losgi|stabio|bwrw|fwrw|pwnio *1 fo|fe|o|e|hi|\
        nhw|rhywun|pawb|y|ei|fy|r|ef|cunt|boi|pobl|ty|hostel|nhad|hwnna|honna|bastard|dyn|nghyn !amser|\
        car|bus|gem|pel|llun|fy hun|yn hun|ei hun|arfer
    gen|gyda|efo|da *3 cyllell|gyllell|gwn|blade|machete|bat *5 mynd|barod|poced|am|rownd|bag|draw
    gan|gyda|efo|da *4 gyllell|cyllell|gwn|wn|machete|arf !fara|fenyn
    gen|gyda|efo|da *2 i|fi wn|gyllell|gwn|cyllell|fachete|arf
    cyllell|gyllell|gwn|blade *3 gen|gyda|efo|da *2 fi|i
    dial|talu nol|ar
    mae|maen|ti|bydd *2 wedi|n *1 marw|farw pan|os
    """,
    voids=FIRM | {"told"},
    unless="""
    gem|pel|rygbi|fifa|lol|bocsio|haha|jocan|joc|coginio|cegin|swper
    fy|yn|ei hun|hunan
    """,
) + rules(
    Level.EMERGENCY,
    "child",
    """
    curo|guro|bwrw|fwrw|brifo|frifo|taro|daro|cyffwrdd|gyffwrdd|hitio|ysgwyd|gweiddi|cam|gam|treisio|\
        niweidio|molestu|esgeuluso|slapio|cloi|bygwth|gadael *4 <welshkids> !adre|nyrsery|ysgol
    <welshkids> *4 saff|ddiogel|diogel|peryg|perygl|beryg & ddim|nid|mewn|dyw|dydi|dim|heb|poeni
    <welshkids> *6 curo|guro|bwrw|brifo|frifo|cleisiau|clais|cyffwrdd|gleisiau|cam drin|llosgiadau
    gorfodi|cael|defnyddio|gwneud|neud|iwsio|perswadio *4 <welshkids> *4 gwerthu|werthu|cario|gario|\
        rhedeg|redeg|delio|cyffuriau|dwyn
    <welshkids> *4 gwerthu|werthu|cario|gario|rhedeg|delio|redeg *3 cyffuriau|iddyn|gyllell|drygs|stwff
    <welshkids> *3 ar *1 goll
    <welshkids> *4 ben *1 ei|eu *1 hun|hunain|hunan *4 nos|fflat|ty|oriau|heno|$
    <welshkids> *3 ddim *2 anadlu|deffro
    """,
    unless="""
    gem|pel|rygbi|ysgol yn dda
    """,
)

RULES = _VIOLENCE + _OTHERS
