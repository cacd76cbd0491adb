"""The law, exploitation, control and distress, in Welsh."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = (
    rules(
        Level.URGENT,
        "justice",
        """
    arestio|harestio|arest|ngharcharu|charchar|arestiwyd
    heddlu|polis|cops *5 drws|chwilio|yma|ol|allan|mynd|nol|raidio|tu|eisiau|galw|fflat|ty|dod !yn iawn|\
        cyfeillgar
    nol|ol|mynd|danfon|gyrru *4 carchar|garchar|jel|jail|mewn|cell|ddalfa|tu_mewn & nol|ol|mynd|danfon|\
        gyrru & carchar|garchar|jel|jail|ddalfa !ymweld|weld|siarad|gweithio
    ngalw|galw|recall|recalled|adalw|hadalw|recallio *3 ol|nol|carchar|garchar
    recall|recalled|hadalw
    colli|golli|methu|anghofio|hwyr|golles|gollais *4 prawf|probation|llys|cyrffyw|apwyntiad_prawf !gyrru
    torri|dorri|nhorri *3 amodau|trwydded|nhrwydded|tag|cyrffyw|parole|fy_nhrwydded
    tag *4 torri|gweithio|wefru|chargio|fflachio|wedi_torri
    llys *3 fory|heddiw|wythnos|llun|mawrth|ofn|poeni !pasio
    celloedd|ddalfa|gell
    gwarant|warant
    swyddog *3 recall|carchar|breach|nol|rhybudd
    cymryd|gymryd|mynd|dwyn *3 plant|mhlant|merch|mab|babi *3 oddi|wrtha|off|ata|i|arna
    gwasanaethau *1 cymdeithasol
    breach
    """,
        unless="""
    mynd yn dda|wedi mynd yn iawn
    ymweld|weld|gweld|visit
    tag *3 off|dod
    """,
    )
    + rules(
        Level.URGENT,
        "exploit",
        """
    eisiau|moyn|gofyn|gorfodi|pwyso|cynnig|disgwyl|gwneud|neud|isho|ofynnodd|ofynnon *6 gwerthu|werthu|\
        cario|gario|cadw|gadw|dal|ddal|rhedeg|redeg|cuddio|guddio|delio|ddelio|dwyn|ddwyn|symud *5 \
        cyffuriau|iddyn|iddo|pecyn|rhywbeth|bag|ffon|stwff|iddi|nhw|drygs|parsel|fo|fe
    dyled|ddyled|nyled|dyledion *4 deliwr|ddeliwr|carchar|arian|mawr|delwyr|nhw|rhywun|cyffuriau|dyn|i|$
    arna|arnaf|ar *2 arian|bres|pres|£|@ *3 deliwr|ddeliwr|iddo|iddyn|nhw|delwyr|boi|i
    deliwr|ddeliwr|delwyr *5 ffonio|tecstio|drws|ol|bres|arian|galw|allan|poeni|dod
    hen *1 griw|ffrindiau|criw|gang|fets|mets|ddeliwr|giang *6 galw|ffonio|dod|drws|pwyso|ol|poeni|eisiau|\
        tecstio|gwmpas|nol|o_hyd
    loan shark
    pwysau|bwlio|mwlio|pwyso *5 gwerthu|nhw|fi|arna|arnaf|ar
    cymryd *3 drosodd *2 fflat|ty
    defnyddio *2 fflat|nghyfrif|cyfrif|ffon *4 i? *1 gwerthu|werthu|delio|arian|cyffuriau
    """,
    )
    + rules(
        Level.URGENT,
        "relationship",
        """
    checio|tsecio|tracio|rheoli|darllen|tshecio|gwirio|cymryd|gymryd|dwyn|cuddio *3 ffon|popeth|negeseuon|\
        mhres|bopeth|arian|nghardyn|goriadau|mywyd|fy_ffon !newydd
    ddim|gwrthod|cau|dim|dyw|dydi|byth *3 gadael|gadel|adael *1 i? *1 fi|mi|i *3 weld|fynd|allan|siarad|\
        mas|gweld|gael
    ofn *4 fo|fe|adre|adra|gartre|hi|mhartner|ngwr|nghariad|mynd_adre|mynd_adra|gatre|fy_ngwr
    nghyn|ex|cyn|partner|mhartner|ngwr|nghariad *5 gwrthod|ddim|stopio|rheoli|dilyn|ffonio|poeni|haslo|\
        stelcio *5 gweld|plant|mab|merch|fi|stop|o_hyd|drwy|trwy|hyd
    neith|wneith|neithom|nawn|cheith|chai|cha *3 gadael|gadel|adael|mynd|fynd|siarad
    rheoli *2 fi|bob|mywyd|popeth|bopeth
    """,
        abuse=True,
    )
    + rules(
        Level.URGENT,
        "talk",
        """
    helpwch|helpa|helpwchfi *1 !gyda|efo|hefo
    ^ help $
    angen *4 siarad|help|rhywun|gymorth|cymorth|sgwrs|galwad *4 !efo ffurflen|gyda ffurflen|ffurflen|cv|\
        llenwi|symud
    rhywun *3 ffonio|siarad|galw|ringio|ffonio *2 fi|plis|efo|gyda|heddiw|i|$
    ffonia|ffoniwch|galwch|ringia|ffonio *2 fi|plis|mi *3 plis|nawr|rwan|brys|heddiw|$
    methu|ffaelu|ffili *3 copio|ymdopi|handlo|delio|copo|ymdopi|cymryd !ffurflen
    teimlo|teimlon *4 isel|wael|anobeithiol|unig|ofnadwy|shit|ddiwerth|goll|crap|euog|gwael|waeth|drist|\
        trist|ddigalon|digalon|rybish|gwag|anxious|bryderus !ar ol gym|hungover|ar ol cwrw
    isel *1 iawn|eto|heddiw|ofnadwy|$
    unig *1 iawn|ofnadwy|eto|$
    stryglo|stryffaglu|straffaglu|struggling|stryglan|strygl|brwydro !ffurflen|parcio
    mam|mum|nain|taid|tad|brawd|mrawd|chwaer|ffrind|wraig|gwr|mab|merch|mamgu|tadcu|nhad|fy_nhad|nhaid|gu|\
        cu|dad|chwaer|mrawd|nghariad|modryb|ewythr|cefnder *3 wedi *1 marw|farw|mynd *3 !llynedd|\
        blynyddoedd|ers|i|o chwerthin|allan
    wedi *1 colli *2 mam|nhad|mrawd|chwaer|nain|taid|babi|mab|merch|ffrind|fy_mam
    popeth|bopeth|pethau|bywyd *4 chwalu|le|ormod|gormod|wrong|anghywir|racs|shit|lawr|o_chwith|chwith|\
        waeth|ddarnau
    gormod *1 i? *1 fi|mi
    ormod *2 fi|mi|$
    crio|llefain|grio|lefain *4 trwy|stopio|nos|dydd|methu|amser|bob|hyd|eto
    methu|ffaelu *2 stopio *2 crio|llefain|meddwl|poeni|crynu
    cael *1 digon|llond !o fwyd|o gwrw|i swper|o goffi
    llond bol
    amser|cyfnod|diwrnod|wythnos *1 caled|anodd|ofnadwy|uffernol|gwael|drwg|shit
    drist|trist|ddigalon *1 iawn|ofnadwy|eto|heddiw|$
    colli|golli *2 mam|nhad|mrawd|chwaer|nain|taid|mabi|mab|merch|ffrind !ffon
    ^ help *1 plis|os|pls|fi|please|$
    neb *4 siarad|ol|gyda|efo|gen|da|i_siarad|troi|hefo
    ar *1 frys|urgent|brys !dim
    torri *1 lawr|nghalon & fi|dwi|wedi
    rhoi *1 fyny|lan|gorau !ysmygu|smygu|smocio|fags|siwgr
    casau|gasau *3 hun|mywyd
    <welshnot> *2 yn *1 iawn *2 heno|heddiw|rwan|nawr|plis|eto|o_gwbl
    codi *4 gwely & methu|ffaelu|ddim|heb
    ofnus|dychryn *3 heno|iawn|ofnadwy|rwan|nawr|$
    ar *1 goll & teimlo|dwi|methu
    cyfnod|lle|amser *1 tywyll|anodd|drwg|gwael
    """,
        unless="""
    fyddai fawr|well rwan|nawr
    llynedd
    """,
    )
)
