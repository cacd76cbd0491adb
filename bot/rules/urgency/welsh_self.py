"""Suicide, self-harm, overdose and illness in Welsh as it is texted: mutated forms are written out."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_SUICIDE = rules(
    Level.EMERGENCY,
    "suicide",
    """
    eisiau|moyn|am|isho|gobeithio|dymuno|barod|meddwl|hoffwn|licien|licio|well|ysu|haeddu|hoffi|awydd|\
        ishe *4 marw|farw|mharw !isio|o chwerthin
    taswn|tawn|swn|sen|pe|bydde|byddai|fydda|fasa|fase|bechod|biti *4 marw|farw|ngeni
    lladd|ladd|crogi|grogi|saethu|boddi|foddi|trywanu|drywanu|gorffen|orffen|ddiweddu|difa *1 fy|yn|ei|eu|\
        i|y|f|fun|hunan *1 hun|hunan|hunain
    lladd|ladd|crogi fyn|fin|fyhun|hunan|fun|fy|fi hun|hunan|fun
    hunanladd~|hunanleiddiad
    hunan laddol|laddiad
    <welshnot> *5 byw|bodoli|deffro|ddeffro|fyw|fodoli !gyda|efo|yn fan|yma rhagor yn|mewn|adre|gartre|\
        hefo|yn y|yn yr
    <welshnot> *3 eisiau|moyn|am *2 bod yma|ar
    dim|dims|does|heb|sdim|be|beth *3 pwynt|bwynt|pwrpas|bwrpas|rheswm|reswm|diben|ddiben|werth *3 byw|\
        fyw|bodoli|cario|parhau|mynd|bywyd
    well|gwell|hapusach *4 hebdda|hebddo|hebddai|hebof|heb|hebddof *1 i|fi|$
    gorffen|orffen|diweddu|ddiweddu|diwedd|terfynu *3 cyfan|cwbl|popeth|bopeth|mywyd|fywyd|bywyd|arno|peth
    ar|o|ben *2 bont|pont|clogwyn|cledrau|dibyn|ymyl|do|reilffordd !ar gau|newydd
    neidio|llamu|jympio *4 bont|pont|flaen|tren|clogwyn|ffenest|do|afon
    tabledi|pils|dabledi|tabledir|raff|rhaff|rasal|moddion|bilsen *5 mlaen|flaen|barod|llaw|ngwddf|llyncu
    rhaff|raff *3 gen|gyda|gwddf|barod
    gen|gyda|prynu|brynu *2 rhaff|raff
    neidio & bont|pont|to|tren|clogwyn|afon
    gwell|well *4 os|pe|tawn|taswn|sa|sen|swn *4 marw|farw|yma
    tabledi|dabledi|pils|bils|moddion|tabled & gymryd|cymryd|llyncu|lyncu *2 gyd|cyfan|nhw|cwbl
    llythyr|nodyn|lythyr|neges *6 mam|mum|plant|teulu|pawb|ffarwel|olaf|hwyl
    ffarwel *2 bawb|pawb|fyd|byd|am
    hwyl fawr *2 bawb|pawb|am byth|fyd
    dweud|deud|dwed|dweda|dywed *3 plant|mam|mum|teulu|merch|mab *5 caru|garu|sori
    digon|ddigon|blino|llond *4 byw|fyw|fywyd|bywyd
    methu|ffaelu|ffili|methun *3 cario|mynd|parhau *1 mlaen|mlan|ymlaen|rhagor
    methu|ffaelu|ffili *2 gwneud|neud|gneud *1 hyn|hwn *2 mwy|rhagor|bellach|$
    methu|ffaelu|ffili *2 byw
    casau|gasau *1 byw|bywyd|mywyd|bod
    gallu|galli|medru *2 cario|mynd|parhau *1 mlaen|mlan|ymlaen|rhagor & ddim|sai|dim|methu|simo
    poeni|ots|gwahaniaeth *4 marw|farw|mynd
    dim|ddim|sai|sain|smo *2 eisiau|isie|isho|moyn *2 bod|byw *1 ma|yma|rhagor|yn|$ !efo|gyda|gwaith
    caru *1 chi|ti|nhw *6 sori|fawr|byth
    hwyl fawr am byth
    <welshnot> *2 saff|ddiogel|diogel *4 hun|heno|unig|ben|adre|yma|nawr|rwan
    ofn|poeni *5 wna|wnai|wnaf|gwneud|neud *3 hun|heno|twp|gwirion|stiwpid|wirion
    am|mynd|gwneud|neud *4 rhywbeth *2 gwirion|twp|stiwpid|wirion|drwg
    lleisiau|llais|mhen *5 dweud|deud|gweud|siarad|dwedun *5 gwneud|neud|neidio|lladd|brifo|marw|ladd|ddo
    meddyliau *2 tywyll|duon|drwg|hunanladdol
    brawd|mrawd|chwaer|ffrind|mam|tad|mab|mum|gariad|ngwraig|ngwr|mhartner|cefnder|frawd *6 lladd|ladd|\
        crogi|hunan|hunanladd~
    fydda|bydda|fyddai i? ddim *2 yma|o_gwmpas
    ddeffro|deffro|codi *2 fory|byth|rhagor|bore & ddim|dim|peidio|byth & eisiau|moyn|am|gobeithio
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    bron *2 marw *2 eisiau
    marw *1 eisiau|isio|ishe
    """,
)

_HARM = (
    rules(
        Level.EMERGENCY,
        "selfharm",
        """
    torri|dorri|brifo|frifo|niweidio|anafu|llosgi|losgi|cosbi|crafu|grafu|dolurio|ddolurio|curo|guro|\
        slasio *1 fy|yn|ei|i|f|fun|fyn|hunan *1 hun|hunan
    torri|brifo|niweidio|llosgi|anafu|frifo|dorri fyhun|fun|fyn|fin|hunan|hun
    hunan niweid~|niweidio|anafu|anaf
    hunanniweid~|hunananaf~|hunaniweid~
    torri|dorri|slasio|sleisio|llosgi|losgi|crafu *3 braich|mraich|breichiau|mreichiau|arddwrn|arddyrnau|\
        coes|nghoes|nghoesau|garddwrn
    """,
        voids=FIRM | {"told"},
        unless="""
    siafio|coginio|gegin|cyllell fara|gwallt|gardd|pel droed|damwain|ddamwain
    """,
    )
    + rules(
        Level.EMERGENCY,
        "overdose",
        """
    gorddos|orddos|gorddosio|overdose|overdosed|gor_ddos
    cymryd|gymryd|cymrais|cymres|gymrais|gymrish|llyncu|lyncu|gymerais|cymerais|gymres|gymrodd|gymerodd|\
        cymrodd|nath|popio|wedi|ges *4 gormod|ormod|llwyth|lwyth|@@|holl|cyfan|pecyn|bocs|lot|llond|ugain|\
        deg|hanner *4 tabledi|tabled|dabledi|pils|paracetamol|moddion|valium|methadone|meds|stwff|heroin|\
        gear|tablets|o_tabledi|bils|bilsen|codeine
    cymryd|gymryd|cymrais|gymrais|gymerodd|gymrodd|cymres *1 gormod|ormod !o amser|ar|o waith
    ddim|methu|ffaelu|stopio|heb|dim|peidio|nid|dydi|dyw|ffili *4 anadlu|deffro|ddeffro|ymateb|symud|\
        dihuno|ddihuno|agor_ei !ty|fory|yn gynnar|yn y bore|tan|yn hwyr
    gwefus~|wyneb *4 las|glas|lwyd
    troi|troin|wedi|fynd|mynd *2 las|glas|llwyd
    anymwybodol|anwybodol|llewygu|lewygu|od ei
    anymwybodol & llawr|hi|o|fe|fo|ffrind|ddim
    tagu ar
    yfed|yfodd|yfais *2 bleach|cannydd|petrol
    """,
        voids=FIRM | {"told"},
        unless="""
    dwi|fi ddim *2 deffro *3 bore|gynnar
    symud ty|fflat
    """,
    )
    + rules(
        Level.EMERGENCY,
        "medical",
        """
    poen|boen|poenau|dolur|tynn *4 brest|mrest|frest|nghalon|galon
    brest|mrest|frest *3 brifo|dynn|tynn|poenus|dost|poeni
    gwaedu|waedu|gwaedun *4 ddrwg|drwm|lot|stopio|pen|mhen|ofnadwy|ormod|bobman|wael
    gwaed|waed *4 bobman|ym_mhobman|tywallt|peswch|poeri|chwydu|stopio|llawer|lot
    peswch|poeri|chwydu|pesychu *2 gwaed|waed
    trawiad|strôc|stroc
    cael|ges|ffit *2 ffit|ffitiau|ffits|trawiadau|seizure
    ambiwlans
    angen|plis|galw|galwch|ffoniwch|ffonia *1 ambulance
    llewygu|colli ymwybyddiaeth
    llosgi|wedi *3 ddifrifol|wael iawn
    methu|ffaelu|ffili *2 anadlu|cael *1 ngwynt|gwynt
    """,
        voids=FIRM | {"told"},
    )
)

RULES = _SUICIDE + _HARM
