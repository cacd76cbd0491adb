"""Medical emergencies."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

RULES = rules(
    Level.EMERGENCY,
    "medical",
    """
    chest *2 pain|pains|hurts|hurting|tight|killing|hurt|crushing|agony|heavy
    pain|pains|tightness|tight|pressure *4 chest
    cant|cannot|struggling|hard|hardly|barely|trouble|not|difficulty *3 breathe|breathing|breath
    gasping|fighting for *1 air|breath
    short of breath
    get|catch|catching|getting *1 my breath & cant|asthma|hard|struggling|not
    heart *4 weird|funny|stopping|crushing|pounding|racing|pain|hurts|skipping|hurting|pain & <i>|my|\
        chest|sweating|scared|help|cant|bad|arm !of the
    heart attack|failure
    <i>|having|think|had|hes|shes|mum|dad|<kin> *4 stroke
    face *2 drooping|dropped
    having|had|have|keep|keeps|kept|started|another|a|been|big *2 fit|fits|seizure|seizures|fitting !as|\
        in|my|for|at|about|people|of|over|when|with|lad|bird|woman|man|right|girl|appointment|kitchen|\
        into|it|me|boiler|you|him
    seizure|seizures|convulsing|convulsions
    <they>|i *3 is|are|was|keeps|keep fitting !in|for|my|the|a|you|it
    coughing|coughed|throwing|vomiting|vomited|spitting|puking|sicking|peeing|pissing|shitting|passing|\
        bringing|being|cough *3 blood
    bleeding|bleed *5 bad|badly|heavy|heavily|lot|lots|everywhere|stop|loads|out|profusely|head|mouth|\
        ears|stomach|internally|really|all|alot|nonstop
    wont|cant|not|doesnt|isnt *3 stop|stopping *2 bleeding|bleed|blood|the bleeding
    lost|losing|lot|loads|pouring|covered|full *3 blood !test|tests|brothers|money
    blood *5 mouth|ears|eyes|stomach|head|everywhere|arse|bum|wee|cough
    blood *3 everywhere|pouring|gushing|all|pissing|spurting
    pouring|pissing|gushing|dripping *2 blood
    blacking|blacked|passing|passed|fainting|fainted|pass out|unconscious|fainting|fainted !with|on the|\
        in the|certificates|cards
    keep|keeps|kept *2 blacking|passing|fainting|collapsing|falling|losing
    losing|lost consciousness
    collapsed !on|in|into
    hit|run|knocked|ran by|over|down|off *3 car|bus|van|lorry|motorbike|bike
    been|got|just|mum|dad|mate *2 run_over|hit by
    throat *2 closing|swelling|swollen|tight
    tongue|lips|face *2 swelling|swollen|swelled
    anaphylactic|anaphylaxis|allergic reaction
    need|call|called|get|calling|send|phone|ring|want|get|where|please *3 ambulance|paramedics|paramedic|999
    999 now|please|ambulance|quick
    arm|side|face|leg|arms *3 gone|going|numb *2 numb|$
    waters *2 broke|broken
    pregnant|months_gone|weeks_gone & fainted|fainting|collapsed|waters|contractions|cramps|swollen|fits
    pregnant *5 bleeding|blood|pain
    bleeding *5 pregnant
    miscarrying|miscarriage
    diabetic|insulin|sugar *8 hypo|coma|collapse|collapsing|shaking|low|ran
    no|out|lost|need *3 insulin|epipen|inhaler|inhalers *6 breathe|asthma|attack|wheezing|breathing|tight
    asthma attack
    electrocuted
    hypothermia
    sepsis|meningitis
    head injury|wound
    banged|hit|cracked|split *3 head *5 sick|dizzy|vision|blood|bleeding|blurry|confused|out|cold
    vision *3 gone|blurry|going|lost
    lost *2 vision|sight|feeling
    cant feel *2 legs|arm|arms|leg|face|side
    bad|badly|serious|severe|horrible|massive *2 burn|burns|scalded|scald !calories|rubber|up
    spiked
    been|got|was|someone|think *2 spiked
    """,
    unless="""
    gave|give|gives|nearly|almost|near|practically|having a|bout *4 heart attack|stroke *4 when|saw|bill|\
        price|lol|cost|news
    nearly|almost had|gave *4 heart attack
    gave me *3 heart attack
    breathe|breath laughing|lol|funny
    cant breathe *8 funny|laughing|lol|hilarious
    laughing|lol *8 cant breathe
    nearly passed out *6 gym|laughing|price
    used *2 fits|seizures
    stroke of luck|genius
    survived|recovered|recovering|mend
    he|she|hes|shes|im|its|doc|docs|says|all|but *2 ok|fine|clear|better|stopped *1 now|$
    bleeding hell|obvious|useless|edge|nora|gums|radiators|radiator|brakes
    knocked|blew off my feet
    passed out of|parade
    no chest pain|pains
    nosebleed|nose
    gym *4 passed out
    shed|roof|wall|deal|table|tent|chair|bed|wifi|shelf|sofa collapsed
    """,
)
