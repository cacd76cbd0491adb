"""A roof, money, health and relapse, in Welsh."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = (
    rules(
        Level.URGENT,
        "housing",
        """
    dim|nunlle|unman|unlle|heb|does|sdim|neb|angen *3 lle|unman|unlle|unrhyw_le|rhywle|nunlle|gwely|\
        cartref|le|to *3 aros|gysgu|cysgu|mynd|fynd|byw|fyw|heno|i|uwch !parcio|bwyta|gwylio
    nunlle|unman|unlle|rhywle *3 aros|fynd|mynd|gysgu|cysgu|fyw & dim|nunlle|unman|unlle|heb|angen|does
    heb|dim *1 le|lle *1 i *1 fyw|byw|aros|gysgu|cysgu
    digartref|ddigartref|ddigartre|digartre|nfa|homeless
    taflu|nhaflu|cicio|nghicio|hel|lluchio|towlu|nhowlu|luchio|gicio|chucio *4 allan|mas !sbwriel|biniau|\
        y bin
    ar *1 stryd|strydoedd|stryt & cysgu|byw|heno|fory|mynd|nol|eto|dwi|fi|nos
    cysgu|gysgu|byw *3 car|tu|allan|drws|pabell|soffa|stryd|maes|mas|tent|fan|fainc|barc|parc|bws
    colli|golli|wedi *3 fflat|stafell|cartref|nghartref|ty|tenantiaeth|lle *3 eto|fory|$ & colli|golli
    landlord *5 clo|cloeon|cloi|allan|mas|gadael|troi
    cloi|ngloi *3 allan|mas
    gorfod|rhaid|angen *4 gadael|symud|mynd *2 fflat|hostel|ty|heddiw|heno|fory & lle|hostel|fflat|ty|\
        stafell !gwaith
    cyngor|hostel *4 gwrthod|dim|llawn|ddim|na|dweud_na
    troi|nhroi *1 allan|mas
    soffa *1 syrffio
    rhewi *4 tu|allan|car|mas|nos
    """,
        unless="""
    gwirfoddoli|elusen
    """,
    )
    + rules(
        Level.URGENT,
        "money",
        """
    dim|heb|does|sdim|nam|ddim *3 bwyd|fwyd|arian|pres|bres|trydan|drydan|nwy|gwres|ceiniog|geiniog|\
        letrig|cash|wres *3 !problem|mewn banc
    heb|ddim|dim *2 bwyta|fwyta|byta|fyta *3 ers|dyddiau|ddoe|deuddydd|dridiau|heddiw|dim|diwrnod|$ !cig|\
        eto lol
    budd|mudd|credyd|uc|universal|taliad|arian|pres|pip|budddal|fudd|nhaliad|benefits *5 stopio|dod|\
        cyrraedd|torri|oedi|wedi_mynd|atal|gorffen|dwyn|hatal|sancsiwn !parcio|mewn i
    llwgu|newynu|starfio|starvio & arian|pres|dim|heb|plant
    banc *1 bwyd & angen|sut|plis|lle|ble|taleb|agored
    wedi *2 dwyn|colli *3 arian|pres|waled|mhres
    methu|ffaelu *2 fforddio|talu *3
    credyd|budd|mudd|pres|arian|uc|taliad *3 heb|ddim|dim *2 ddod|dod|cyrraedd|talu|dalu
    sancsiwn|sancsiynu
    """,
        unless="""
    swper|ginio *1 lol
    gwirfoddoli
    wedi cyrraedd
    """,
    )
    + rules(
        Level.URGENT,
        "health",
        """
    rhedeg|dim|heb|colli|angen|wedi|allan|methu|does|stopio|sdim *5 tabledi|dabledi|moddion|feddyginiaeth|\
        meds|presgripsiwn|sgript|methadone|inhaler|mhils|meddyginiaeth|nhabledi|bilsen|pils|insiwlin|\
        subutex|foddion|mhresgripsiwn|nabledi !iawn|yn gweithio
    fferyllydd|meddyg|doctor|fferyllfa|cemist *5 gwrthod|ddim|methu|cau|rhoi
    clywed|glywed|clwad *3 lleisiau|llais|pethau
    lleisiau|lleisia *4 nol|eto|uchel|pen|mhen|stopio|gwaeth
    pwl|pyliau|byliau|bwl|ymosodiad *3 panig|banig|banic|panic|gorbryder
    panic|panig attack|attacks|atac|eto
    panicio|panico
    ^ *1 heb|methu gysgu|cysgu $
    heb|ddim|methu|dim|ffaelu|ffili *2 cysgu|gysgu|cwsg *4 dyddiau|ers|noson|nosweithiau|wythnos|gwbl|\
        noswaith|dydd|nos|diwrnod|o_gwbl
    paranoid|paranoia|rhithweld|gorbryder|pryderus iawn|ofnadwy|wael|ddrwg|$
    gweld *2 pethau|cysgodion|pobl *4 ddim|yna|yno
    mhen|pen|meddwl *3 chwalu|racs|llanast|shot|ffrwydro|wedi_mynd|troi
    chwalfa|chwalu nerfol|feddyliol
    crynu|chwysu|rattlo|rattling|clucking
    mewn *1 poen *3 ofnadwy|methu|drwg|mawr|iawn|trwy
    """,
    )
    + rules(
        Level.URGENT,
        "relapse",
        """
    defnyddio|ddefnyddio|iwsio|cymryd|smygu|smocio|yfed|gymryd|ddefnyddiais|iwsiais *3 eto|neithiwr|\
        heddiw|bob|heno
    nol|ol *1 ar|i *3 heroin|cyffuriau|gear|crac|crack|spice|brown|diod|alcohol|ddiod|yfed|cocen|coke|\
        stwff|drygs
    diod|ddiod|yfed|peint|cwrw|fodca|gwin *4 ar *1 ol|eto|ol @ & diwrnod|dyddiau|mis|wythnos|lan|sobr|eto|\
        misoedd|blwyddyn|wedi
    am|ofn|mynd|meddwl *4 ddefnyddio|iwsio|sgorio|relapsio
    syrthio|disgyn|cwympo *2 wagon|wagen
    eisiau|isho|moyn|angen *1 defnyddio|iwsio|sgorio|hit|ddefnyddio|cyffuriau|heroin|gear !ffon|y|\
        cyfrifiadur|dy|bws
    ysfa|blys|cravings *3 gry|cryf|heddiw|drwg|ddrwg|methu|eto
    di|wedi *1 defnyddio|iwsio|ddefnyddio|sgorio|relapsio *1 $
    ailwaelu|llithro|lithro|relapse|relapsio|slipio|llithrais|slipio|ailbwl
    awydd|ysu|crefu|chwant|blys|crafu|cravings|craving|temtio|nhemtio|themtio|bron|mynd|agos|demtasiwn *4 \
        cyffur|cyffuriau|diod|defnyddio|ddiod|iwsio|heroin|ddefnyddio|sgorio|yfed|gear|spice|crack|\
        ei_gymryd|gymryd|gymryd_o !dwr|te|panad|coffi|bws
    cynnig|gynnig|gynigiodd *4 spice|cyffuriau|heroin|gear|crack|weed|stwff
    methu|ffaelu *2 stopio *2 yfed|defnyddio|meddwl|iwsio
    meddwi *3 eto|bob
    aros|cadw *2 yn? lan|sobr *3 anodd|methu
    """,
        unless="""
    heb|ddim|dim *2 defnyddio|yfed|chwant|cravings *3 ers|am|mis|o_gwbl
    """,
    )
)
