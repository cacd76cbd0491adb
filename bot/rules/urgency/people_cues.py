"""Partners who control, families that break, and wanting a voice: in everyday words."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_CONTROL = rules(
    Level.URGENT,
    "relationship",
    """
    he|she|hes|shes|partner|ex|boyfriend|girlfriend|husband|wife|missus|fella|they *4 rings|rang|texts|calls|\
        messages|phones|\
        follows|following|watches|records|recording|tracking|tracks|checks|controls|screams|screaming|shouts|shouting|\
        smashing|smashes|smashed|breaking|breaks|accuses|accusing|threatens|threatening|hides|locks|times|counts|\
            reads|searches|\
        turns_up|sits_outside|waits_outside|spits|insults *6 times|day|phone|everywhere|my_stuff|me|plates|things|\
            keys|work|\
        receipts|messages|steps|clothes|house|every & scared|eggshells|everywhere|times|every|phone|wont|smash~|\
            plates|nervous|\
        says|head|work|stuff|recalled|money|cant|all_the_time|accus~|locks|watch~ !lovely|happy birthday
    cancelled|stopped|refused|refuses|blocked|ended|cutting|stopping|pulled|withheld|denied *3 contact|visits|\
        access|seeing|\
        video_calls|my_time !her contract
    changed|moved|blocked|disappeared *4 number|address|away|house|area|phone & kids|son|daughter|where|baby|know|\
        contact
    says|said|threatens|threatening|threatened|shell|hell|will|if|unless *6 get|ring|call|tell|phone|report|\
        grass *3 recalled|po|\
        probation|police|ss|social|recall|tag *6 & he|she|ex|shell|hell|partner|missus|wife|his_mum|her_mum|fella|they
    lie|lies|lying|lied|make|made *3 to|about|up|on *3 po|probation|police|me|ss|court|something|stuff & he|she|ex|\
        shell|hell
    nervous|scared|eggshells|dread|afraid|frightened|terrified|anxious *5 own|home|goes_in|key|mood|drinks|him|her|\
        son|door|\
        partner|husband|comes_in|moods|he|she !interview|dentist|flying|test
    cut|cuts|cutting|isolated|keeps|kept *2 me|us *1 off|away *3 family|mates|friends|mum|everyone|world
    not|never|isnt|aint *2 allowed *3 see|out|phone|money|friends|speak|work|leave|own|go|mates|family|shower|eat
    took|takes|keeps|hid|has|controls|gives *3 my|all|me *2 phone|wages|card|money|benefits|uc|keys|passport|\
        pocket_money|\
        medication|pip & he|she|partner|ex|hes|shes|boyfriend|wife|husband|allowance
    wont|doesnt|dont *2 let *1 me *2 see|have|speak|out|go|work|talk|use|near|sleep|eat|shower|leave
    asks|ask|asking|demands|makes *3 where|who|photos|pictures|proof|location|selfies *6 every|all|time|am|been|\
        with|prove
    jealous|possessive|manipulat~|gaslight~|narcissist~|coercive *4 & he|she|partner|ex|me|my|hes|shes
    ex|he|she|partner|wife|husband|missus *5 turned|turns|turning|shows|showing|came|coming|back|outside|\
        parked *3 up|round|\
        house|door|work|flat|mums|police|school & police|order|scared|again|shouting|wont|kids|keeps|drunk|every|watch~
    his|her *1 mum|family|brother|dad *5 police|take|kids|threat~|move|ss|turned|baby *
    split|left|dumped|finished|divorce|cheating|cheated|affair|walked *4 me|up|with|out|on *5 gutted|heartbroken|\
        cant|broken|\
        devastated|kids|bits|alone|drink|tears|sofa|nowhere
    my|our son|daughter|brother|dad|mum|nephew *5 shouting|breaking|smashing|violent|stealing|threatening|\
        kicking_off|raging *5
    wants|want|says|make|making *2 me *3 drop|withdraw|retract *3 charges|statement
    arguing|argument|row|rowing|fighting|kicking_off *4 again|all_night|every|constant|scared|kids|worse|\
        neighbours & he|she|\
        partner|ex|we|missus|wife|husband|mum|dad
    """,
    unless="""
    lol|haha|hahaha
    gym|football|referee|teacher|coach|tutor
    lovely|happy|laughing
    """,
    abuse=True,
)

_VOICE = rules(
    Level.URGENT,
    "talk",
    """
    ring|phone|bell me|us $
    please|can|could|someone|need|will *3 call me|us $
    ^ ring|call|phone|bell *1 me|us *1 now|please|asap
    someone|somebody|anyone|anybody *5 ring|call|phone|about|there|around|free|bell|line *2 $|me|us|its|tonight|now|\
        please \
        !about|know|who|at|when|to confirm
    give *1 me|us *1 a? *1 bell|ring|buzz|shout|call|phone *1 $|please|now|tonight|asap|someone|today
    get|getting *1 back *2 me|us *3 today|asap|please|need|now|tonight|urgent
    pick up *1 the? *1 phone *1 $|please|someone|anyone
    ^ is? *1 anyone|anybody|someone *1 there|about|up|around|awake|out_there|free *1 $|?|its|i|please
    need|want|wish|could|wanna|miss|desperate|crave *3 voice|ear|hug|human|person|company|phone_call|chinwag_bad|\
        friend|\
        someone *3 $|tonight|now|please|to|on|here|bad|with_me|around
    dont|not|didnt|isnt *2 feel|feeling *3 ok|right|myself|well|real|good|alive|anything|normal|like_me !gravy|\
        for gym|for pub
    feel|feeling|felt|feels *2 strange|off|odd|unreal|awful|screaming|dread|empty|panicky|shaky|fragile|raw|\
        like_crying|on_edge|\
        numb|horrible|trapped|lost|like_shit|like_nothing|useless|judged|watched|so_alone|like_giving|like_a_failure|\
        overwhelmed|heavy|broken|flat|nothing|wobbly !off work
    head|heads *2 is|a|been|all *2 mince|mush|banging|melted|pickled|gone|chocka|bursting|loud|wrecked|scrambled|\
        cabbaged|\
        battered|busy|noise|noisy|racing|spinning|mashed|messed|chaos|over_the_place|exploding|melting|in_bits|\
            wasps|pounding
    heads|head mince|mush|melted|bursting|cabbaged|loud
    cant *2 think|settle|switch|calm|stop|sit|relax|function|focus|get *2 straight|off|down|crying|shaking|still|\
        worrying|going|\
        up|out_of_bed|my_head !the smile|laughing|my head round
    bad|rough|terrible|dark|worst|horrible|grim|awful|shocking|hellish *1 tonight|today|news|spell|headspace|place|\
        thoughts & \
        call|ring|phone|alone|anyone|someone|please|again|i|im|its|me|head|need
    alone|lonely|isolated|by_myself *5 days|weeks|again|all_day|christmas|birthday|head|walls|nobody|hate|scared|cant
    not|havent|aint|never|no *3 spoke|spoken|talked|seen|left|been_out|seen_anyone *4 nobody|anyone|no_one|days|\
        weeks|soul|room
    nobody|no_one|noone|not_a_soul *3 spoke|ring|rings|visits|called|calls|listens|asks|checks|here|left|to|cares|\
        bothered|\
        remembered|understands
    in|such|a *1 a? *1 right? *1 state|mess|wreck|shambles|bad_way *2 $|help|today|again|tonight|please|can|i|over|\
        mate !exam
    im|such|feel|feeling *1 a *1 mess|wreck|failure|letdown|let_down|disgrace|burden|joke|nobody
    set|sets|setting|triggered|triggering|brought *1 me|it|everything *1 off|back|all_back *3 bad|badly|again|need|\
        i|cant|shaking
    fireworks|bangs|sirens *5 set|shaking|war|back|cant|head|scared|floor
    off|out *1 my|of_my *1 head|mind|nut *2 with *2 worry|stress|fear|grief
    worry|worried|worrying|stressed|stress|anxiety|anxious|panic *3 sick|death|eating|sleep|alone|cant|killing|\
        through_the_roof|\
        unreal|bad|attack|attacks|breathe|again|shaking|chest|all_night !exam|test
    shaking|trembling|pacing|rocking|sobbing|bawling|weeping|howling *5 cant|floor|stop|room|bed|all|bathroom|panic|\
        shift|alone|\
        scared|hours|night|street !with laughter
    ready|about|close|gonna|going *2 to? *1 explode|blow|flip|snap|crack|break|lose_it|burst|scream|crumble
    the past *4 at|back|haunting|catching|fierce|me
    dread|dreading *4 guts|every|stomach|morning|waking|phone|night|tomorrow !dentist|leg day
    died|dead|passed|lost|buried|killed|funeral *8 need|someone|alone|tell|say_it|loud|missed|not_allowed|\
        anniversary|today|cant|\
        hurts|cry|bits|gutted|broke & mum|dad|brother|sister|nan|cellmate|mate|son|daughter|baby|friend|padmate|dog|\
            wife|gran|\
        grandad|partner|uncle|cousin|best
    miss|missing *2 him|her|them|my|mum|nan|dad *6 cant|much|hurts|today|bad|alone|cry|anniversary|christmas !bus
    hate *2 this|it|myself|who|what *2 life|out_here|being|place|i_am|feeling|me|ive_become|hostel !queue|weather|\
        bus|job
    cant|couldnt|not *2 do *1 this|it|life|outside *3 on_my_own|alone|anymore|tonight|$|out_here|without|no_more
    want|wanna|rather|easier|wish|happier *4 inside|jail|prison|behind_the_door|my_cell *2 $|was|easier|than|inside|\
        again|\
        safer !visit|pack
    dont|not|no *2 know *2 how|what|where *5 anymore|turn|cope|normal|left|keep|going_on|carry
    had *1 enough *2 $|of|today|now|tonight|everything !dinner|cake|sleep|credit|food
    everything|it|its|life|all|things|walls *3 falling|closing|crashing|caving|crumbling|piling|building|getting|\
        going *2 apart|in|\
        down|up|wrong|shit|on_top|worse|too_much|to_pot !rain|sun
    giving|give|given|gave *1 up *2 $|hope|trying|on_me|on_myself|on_people|everything !fags|sugar|smoking
    whats|what *3 wrong *1 with *1 me
    please *4 help|someone|anyone *2 me|$|now|ring|call
    scared|frightened|terrified|petrified *4 $|tonight|of|to|myself|whats|what|whole !spiders|heights|dentist
    """,
    unless="""
    lol|haha|hahaha
    reschedule|rearrange|book|rebook|appointment *3 time|move|change|for
    about *1 my|the *1 form|cv|job|course|appointment|booking|session|slot
    much|lot|loads|feeling|lots *1 better|happier
    gym|match|goal|exam|driving test
    suit|shoes|flowers|hangover|hungover|drink_last
    better|alright|fine|ok *1 now|today|$
    """,
)

RULES = _CONTROL + _VOICE
