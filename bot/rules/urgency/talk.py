"""Distress, grief, and asking for somebody to talk to."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = rules(
    Level.URGENT,
    "talk",
    """
    ^ help $
    miscarried|miscarriage|miscarrying|stillborn|stillbirth !years|@ ago
    ^ *3 help me !with|find|move|get my|do|fill|out with|to|in|understand|sort|apply|write|carry|book|\
        pick|set|open|by
    please|pls|somebody|someone|god|need|needs|really|plz|begging|quick|desperate|desperately|cry|crying \
        *2 help !with|filling|to|finding|moving|for|applying|form|writing|from|getting my|me with|me find|\
        me apply|you|around|out|u|on saturday|desk|me fill|me move|me book|me to|me open|me set|wanted|on|\
        in the|opening|paying|setting
    need|needs|want *2 help *2 bad|badly|now|asap|quick|quickly|today|please|urgently|tonight|desperate|\
        so|$ !form|cv|with
    can|could|will|would|please|pls|someone|somebody|need|want|anyone|you|dave|sam|get|mentor|asap|urgent|\
        gotta|hafta *4 ring|call|phone|bell|speak|talk|see|text|message *2 me|someone|somebody|you|to|us|\
        back *4 please|urgent|urgently|asap|now|quick|quickly|tonight|soon|soonest|straight|desperate|bad|\
        today|emergency|really !thurs|when|about my appointment|about the|if your free|about saturday|\
        about work|at|after|on|later|friday
    please *3 ring|call|phone me|us
    ring|call|phone|bell *1 me *1 please|pls|asap|urgent|now|quick|urgently|back_please|when_you_get
    can|could|please|will|you *3 ring|call|phone *2 me *4 important|serious|bad
    ^ *1 had enough $
    ^ i? need|want *1 someone|somebody|company|support|you $
    ^ im? feel? feeling? *1 low|down|rough|shit|depressed|awful|rubbish|lost|empty|numb $
    ^ im? feel? feeling? *1 low|down|depressed|lost|empty|numb today|tonight|again|now|lately
    anymore|more|much|this *2 of *1 this $
    <i>|its|all|everything|things *4 on_top of me
    in bits|pieces|tatters|tears !and bobs|together lol|of laughter|of joy
    lost|losing *1 everything|it_all|everyone|my_job|my_home !my keys|fifa
    someone|somebody|anyone *4 ring|call|phone|bell|talk|speak *2 me|to|us
    someone|somebody|anyone|nobody|noone|no1 *2 *1 to *1 talk|speak|turn|call|ring|phone
    need|needs|really|want|wanna|must|gotta|desperate|have|hafta|wish|could *4 talk|chat|speak|talking *4 \
        now|someone|somebody|urgent|urgently|asap|tonight|bad|badly|anyone|desperately|please|quick|today|\
        $ !about my cv|council|dave|less|shop|job_centre|at the|you about|to the|landlord|to my
    i|really|badly need *1 someone|somebody|to talk
    need|really|have|gotta|hafta *2 talk|speak
    urgent|urgently !care|not|treatment
    its|its|not|emergency *1 an? emergency !services|exit|fund
    struggling|struggle|struggles *3 !to park|with the form|with my maths|with maths|form|to find|jar|app|\
        wifi|to open|for time|with the wifi|to get|level|get up early|sudoku
    really|proper|still|im|been|bit|having|badly struggling
    cant|cannot|dont|couldnt|not *2 cope|coping|manage|handle|deal *3 !form|spice|level|noise lol|hot|\
        with the heat
    not coping|managing
    cant *1 take *2 it|this|anymore|more|much *2 anymore|any|longer|no|$|more|longer|much
    cant *2 hack|do|stand|stick|bear|face *1 it|this|life|people|anything|anyone|the|today|another *3 \
        anymore|more|longer|$|place|day|here|world|today !food|weather|adverts
    breaking|boiling|end|limit|broken|brink|verge *2 point|tether|rope|limits|limit !bad|record|news|the \
        law|dance
    at|near|reached *2 my *1 limit|wits|breaking|end|lowest
    rock bottom
    end of my tether|rope
    its|everything|everythings|all|life|lifes|things|world|its|whole *3 falling|fallen|fell|crumbling|\
        crashing|going|gone|goes|collapsing|getting|turned|turning|went|caving *3 wrong|apart|shit|pieces|\
        bits|tits|pot|down|on_top|bad|downhill|worse|too_much|to_fuck|to_shit !way lol|on a|bus|with my \
        order|wrong bus|turn|number|weather|to the pub
    things|life|everything|it|its|lifes *3 too much|overwhelming|mess !work|room|sugar|salt|kitchen|money|\
        hassle|bother|like work|hair
    too much *2 $
    overwhelmed|overwhelming|burnt_out|burned_out
    feel|feeling|felt|so|really|im|been|am|proper|fuckin|at|in|low|mood|days *3 low|down|shit|depressed|\
        hopeless|worthless|useless|empty|numb|alone|lonely|rubbish|awful|terrible|lost|broken|isolated|\
        miserable|desperate|suffocated|trapped|anxious|grim|like_shit|crap|horrible|scared|at_rock|\
        ashamed|heartbroken|unwanted|invisible|dead_inside|defeated|nothing|rotten|bleak|failure|tearful|\
        hated|hatred !to london|on leg|after leg|about the|after that|for friday|for it|for a|energy|for \
        the|hungover|from gym|key|fat|battery|prices|on milk|calorie|on credit|the shops|the pub|town|\
        price|with flu|with a cold|my keys|my phone|the gym|weather|on sugar|my card|at fifa
    depressed|depression|hopeless|worthless|suffering|suicide helpline
    low|down|bad|dark|shit *2 place|mood|way|patch|day|days|week !for|out|lol|parking|to eat|to park|to work
    in *1 a *2 bad|dark|low|rough|terrible *2 way|place|headspace
    dark place|days|times
    <i>|just|really|not|still *2 not|aint *1 ok|okay|good|alright|well|right|great|doing|fine !enough|to|\
        with me coming|at|bad|with that|for|at maths|now|yet|for friday|for tomorrow|if|with it|on tues|time
    not *2 doing *2 well|good|great|ok|too|so
    not *1 in *1 a *1 good *1 place|way|space
    not right *2 head
    head *3 mess|mashed|over|place|bits|wrecked|fried|gone|fucked|shed|spinning|exploding|pieces \
        !shoulders|heels|start|bed|the ball
    crying|cry|cried|tears|sobbing|weeping *4 all|stop|every|night|day|constantly|again|days|hours|on|bed|\
        hours|cant|sleep|eyes|over|now|$|help|bathroom !laughing|lol|happy|with laughter|of joy|onions|\
        film|tele|joy
    cant *2 stop *2 crying|shaking|thinking|panicking|worrying|overthinking !about food|about the match|\
        about her|about that song|about it lol|lol
    give|giving|given|gave|feel|like *3 up *3 trying|hope|on|anymore|$|all|everything|today|on_me \
        !smoking|fags|sugar|booze|chocolate|vaping|meat|job|the gym|my seat|the booze|cigs|the fags|bread|\
        drink|coke|weed|driving|on fifa|football|carbs|drinking|caffeine|gambling|the drink
    lonely|loneliness|nobody *1 cares|loves|wants|listens|understands|here
    no|nobody|noone|aint|got|havent *2 one|nobody|anyone *2 left|cares|listens|understands|here|all|me|\
        there !home|in|knows the|got time
    no one *2 cares|to|listens|there|left|wants
    got|have|im|with|no *1 nobody|no_one|noone $
    all|completely|feel|so|totally|im|on *2 alone !time|in thinking
    on *1 my *1 own *3 cant|struggling|scared|crying|head|lonely|no|dont|again|nobody
    dont|dunno *1 know? what to do $
    my|life|everything|head *2 is|a|such *1 mess|shambles|nightmare
    need|want *2 my? mentor|dave|sam|support|worker *2 now|asap|urgent|today|please|bad|badly
    gonna|about|could|feel *3 explode|snap|crack|flip|blow
    <dont> *3 know *2 what *2 do|turn|else *2 anymore|to|left !eat|cook|tea|to wear|get him|get her|to \
        get|time|channel|day
    <dont> know *1 who|where *2 to? *1 turn|go|call|talk
    <dont> know how *3 cope|carry|go|manage|keep|deal
    <dont> know how|if *2 much|can|long *3 take|more|longer|cope|carry|do|hold
    mum|dad|nan|gran|grandad|brother|sister|son|daughter|baby|uncle|aunt|auntie|cousin|wife|husband|\
        partner|girlfriend|boyfriend|mate|friend|nana|stepdad|father|mother|missus|pal|bestie|grandma|\
        granddad|best|twin|dads|mums|nephew|niece|kid|nans !im|i *3 died|passed|dead|dies|dying|\
        cancer|hospice|funeral|coma|stroke|icu|intensive|life_support|lost *3 !years|long|ages|last_year|\
        yr|when i|out in the gym|laughing|@|driving|test|maths|exam|probation|a level|course|out|on|to|\
        shopping|home|work|football|holiday|fishing|his driving|her driving|for|in 20~|ages
    he|she|hes|shes|<kin>|<kids> *2 gone $|forever|too_soon|for_good|now_and|and_i|and_im|and_its
    ^ goodbye *1 $
    lost my|our|a|the|me *2 <kin>|baby|nana|grandma
    bereaved|grieving|grief|miscarriage|stillborn
    funeral *3 today|tomorrow|cant|hard|wont|miss|allowed|week
    terminal|terminally|cancer *3 got|have|diagnosed|mum|dad|me|is|$ !research|charity|run|race|star|\
        fundraiser|bus
    diagnosed with
    scared|terrified|frightened|petrified *3 $ !film
    really|so|too|proper|im|dead scared|worried|frightened *3 !spiders|heights|of dentist|lol|\
        rollercoaster|exam|driving|haha|flying|about the exam
    scared *3 leave|go|out|tonight|alone|own|sleep|outside
    cant *2 get *2 bed|leave *2 house|bed|room|flat|$ !coupon|til|before|on the
    cant leave *2 house|flat|room|bed
    not|cant|havent|hasnt *3 got|get|left|leave|been|leaving *3 bed|out of bed|house|room|flat *5 days|\
        week|weeks|all|month|anymore
    bed all|for *1 week|days|weeks
    fucked|messed|screwed *1 up *3 bad|everything|big|again|help|life|lot|really !form|spelling|order|the \
        time|my shift|hair
    <i> *2 lost|alone|hopeless|desperate|broken|struggling|suffering|drowning|spiralling|spiraling|sinking $
    spiralling|spiraling
    at|in crisis
    desperate *3 help|please|now|talk|need|really|$ !dan|housewives|wee|toilet|pint|for a
    hate|hating *1 myself|my_life|everything
    i|feel|just|like *3 failure|waste *2 space|$
    losing|lost *2 hope|control|will|faith|it $
    lost|no|losing hope
    ready|about|close|gonna *2 explode|snap|crack|lose it|flip|blow|kick off !pics|on|happy|jokes|chat|\
        the news|selfie|up|at 3|in a
    want|wanna *3 go|run *2 away|back inside|back to jail|back jail|back prison
    easier|better|safer|rather|wish|want|miss|wanna *5 inside|jail|prison|nick|pen *3 !out|joke|football|\
        visit|job|officer|work
    cant *2 do *2 this|outside|freedom|life|on my own !til|until|friday|monday|form|level|time|thursday|\
        weekend|week|date|sum|at 2|till|tuesday|wednesday
    anger|angry|rage|temper *4 control|bad|losing|scared|fuming|really|explode|smash|boiling|anyone|again \
        !birds|management|bird
    """,
    unless="""
    not *2 depressed|struggling|lonely|down|low|alone|sad *1 anymore|now
    not bad
    weather|tele|film|book|song
    feeling|feel *2 lot|much|loads|bit|little *1 better
    crying|cry|screaming|dying *2 lol|haha|laughing
    lol|haha *2 crying|cry|screaming
    not|no *2 urgent|rush|emergency|hurry
    no|dont need|worries *2 urgent
    in the war
    beat|beaten|survived|clear *2 cancer
    give|giving|gave up with this|the|that|my
    but|just *1 managing|coping|ok|alright|surviving|sorted
    but *2 managing|coping|ok|fine
    thanks *2 help
    """,
)
