"""Words that are grave unless something says otherwise, by who stands near them.

The themes hold the careful rules; these catch what is said in words nobody thought of.
"""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import PLAIN, rules

_EVERYDAY = """
    kitchen|chef|cooking|cutlery|argos|ikea|diy|toolbox|screwfix|airsoft|nerf
    football|footy|boxing|sparring|fifa|cod|mma|karate|rugby|darts|pool|match|bingo|poker|paintball
    volunteer|volunteering
    vet|dog|cat
"""

RULES = (
    rules(
        Level.EMERGENCY,
        "suicide",
        """
        die|dying|death|dead|grave|bury|buried|suicide & cant|alone|over|end|sorry|anymore|nothing|nobody|\
            pain|peace|finished|pointless|done|hopeless|scared|ready|soon|coming|tired|hate|no_one|enough \
            & <i>|my|myself
        rope|noose|ligature|razor|razors|blade|tablets|<pills> & plan|ready|woods|goodbye|letter|finished|\
            planned|kept|stashed|neck|escape|peace|end|last_time|with_it & <i>|he|she|lad|my|mate|tonight|\
            today
        rope|noose|belt & woods|shed|garage|tree|loft|gone|missing|neck|took|taken|tied
        end|finish|kill me $
        ^ end|finish me *1 $
        its|all|im over|finished|done ... tell|love|loved|sorry|goodbye & mum|kids|dad|son|daughter|them|\
            everyone|her|him|nan
        do|doing|done|doin <reflexive>|myself in !shopping|the gym
        step|stepping|stepped|fall|falling|lean|leaning|dive *1 off|over|in_front & platform|edge|bridge|\
            roof|tracks|train|want|wanna
        step|stepping|stepped|lean|leaning|dive *1 off|over|in_front & kerb|road
        edge|end *3 platform & train|step|jump|jumping|off|want|thinking
        if|when *1 i|im *2 wasnt|werent|died|gone|dead|disappeared|vanished|werent *5 nobody|notice|care|\
            miss|better|easier|happier|matter|bother
        cant|dont|no|not *2 see *2 tomorrow|future|way_forward|light !til|you|u|u tomorrow|her|him|my
        no future|tomorrow *2 for_me|left|$
        wanna|want|finally|ready|just|be *3 peace & <i>|under|end|gone|tired|finally !and quiet
        peace & die|dead|gone|end|heaven|finally|goodbye|6|under
        cant|dont *3 be|stay *1 in|on this *1 world|earth|life|planet
        rather|better|easier|prefer *4 dead|death|gone|die
        kill|harm|hang|drown|end|shoot|poison|starve|harming|killing|hanging|killed|harmed myself !with \
            work|at work|with worry
        deserve|deserves *3 die|dead|death
        mind|minds *1 is? made up ... tonight|going|it|goodbye|end|done
        tell|say|saying *4 bye|goodbye *3 from|for me
        life|living|world *1 isnt|aint|not|wasnt *2 for|meant me
        meet my maker
        put|out *2 of *1 my misery
        eternal|forever sleep
        sleep forever
        better place & gonna|go|going|im|ready|soon|goodbye
        rest in peace & im|me|gonna|soon|want
        rip *1 me
        lay|lie|curl *2 up? down? *1 and die
        let me *1 die
        let me go !home|out|back|to|early|on|in|through|for
        let me go in_peace|to_heaven|to_sleep|to_him|to_her
        cant *2 face *2 another|tomorrow|living|day|life|the_day
        tired|sick|done *2 of|with *1 living|life|fighting|being_alive|existing|breathing|the_pain|this_life
        want|wants|wanted me dead
        pulling|pull *1 the trigger|plug
        gun|blade|knife *4 my *1 head|mouth|throat|temple|chest
        """,
        unless="""
        a? couple|two|2|one|1 *2 <pills> *3 for|headache|back|head|tooth|pain|cold|flu
        dogs|lead|leash|swing|tow|climbing|washing|electric|shaving
        dog|cat|phone|battery|hamster
        """,
    )
    + rules(
        Level.EMERGENCY,
        "selfharm",
        """
        done|did|doing|do *1 my *1 arms|arm|legs|leg|wrists|wrist & razor|blade|knife|glass|again|cut|\
            blood|bad
        myself|my_arm|my_arms|my_leg|my_wrist *4 bled|bleed|bleeding|blood|stitches|bone
        slashed|slash|sliced|slicing|cut|cutting up *2 last|again|today|bad|tonight|needed|stitches|$|and|\
            this
        stitches & cut|slashed|arm|arms|myself|wrist|harm
        burns|cuts|marks|slashes|scars *4 my *1 arm|arms|leg|legs|wrist|wrists|body & did|myself|again|\
            i_did|fresh|new|more|bleeding|bad
        razor|blade|glass|scissors|lighter & my & arm|arms|leg|legs|wrist|wrists|skin|thigh
        """,
        unless=_EVERYDAY
        + """
        shaving|shave|cooking|work|opening
        """,
    )
    + rules(
        Level.EMERGENCY,
        "overdose",
        """
        took|taken|had|smoked|snorted|necked *2 something|summat|loads|stuff|them|it *9 dont|not|cant|\
            isnt|aint feel|breathe|right|stay|well|good|see|move|stop|think
        took|taken|had|smoked *2 something|summat *4 feel *1 weird|rough|ill|bad|sick|funny|strange|wrong
        needle|syringe|pin *4 arm|him|her|his|leg|neck|groin & passed_out|out|floor|toilet|unresponsive|\
            blue|wake|dead|move|bathroom|asleep|moving
        passed out *6 needle|gear|heroin|pills|spice|drugs|toilet|bathroom|pavement|street|floor
        he|she|hes|shes|baby|mate|<kids>|someone|mum|dad *3 choking|choked !for|on his words|up|her up|him
        going|gone|turned|turning|looks *1 purple|white|grey|gray|blue|pale *4 breathing|gurgling|cold|\
            wake|respond|lips|gasping
        gurgling|gasping|convulsing
        wont|not|isnt|cant|doesnt|hasnt *1 come|coming|came round|to|about $
        wont come round !tonight|for|mine|til
        think *3 is|hes|shes|might_be *2 dead|dying|gone !phone|battery|line|car
        laced|dodgy_batch|bad_batch *6 took|had|smoked|mate|feel|cant|sick
        """,
        unless=_EVERYDAY
        + """
        gasping for *2 brew|fag|pint|cuppa|tea|drink
        """,
    )
    + rules(
        Level.EMERGENCY,
        "violence",
        """
        boiling|scalding|hot *1 water|oil|kettle|sugar & me|him|her|threw|poured|over|chucked !bottle|\
            bath|tap
        tied|gagged|handcuffed|chained *1 up|to & help|they|he|she|me|let|please|room|chair
        <kin>|he|she|dad|uncle|man *2 touches|touched|touching|fondled|gropes|groped me !base|up|\
            on_the_shoulder
        stabbed|stabbing|shooting|shot|slashed|knifed|machete|machetes|gun|guns|knifepoint|gunpoint & my|\
            me|im|us|i & now|tonight|outside|today|last_night|help|house|scared|hide|hospital|they|mate|\
            brother|him|running|after|flat|blood
        strangled|strangling|strangle|choked|throttled & me|her|him
        beat|beaten|beating|battered|battering|kicked|punched|hit|bashed & up|bad|again|face|head|ribs|\
            black|bruises|bruised|bleeding|hospital|blood|floor|stairs|jaw|hurts & me|my|im|i|us
        bruises|bruised|black_eye *6 me|my|im|he|she|him|again|all_over
        my|the <partner> *5 hurt|hurts|hit|hits|punch|punched|kick|kicked|slap|slapped|strangle|beat|\
            beats|pushed|bit|burnt|raped|threatened|threatens|attacked|scared
        smashed|threw|chucked|sprayed|shoved|put|stuck|waved *4 in my *1 face|eyes|mouth
        wont|not|cant|refuse|never *2 let|letting me|us|her|him out !with|for|tonight with|of the \
            contract|lol|clubbing|of bed
        made|make|forced|forcing|dragged|pushed|bundled|got *1 me *3 in|into *2 car|van|boot|house|room
        want|wants|wanting *1 me|him|us dead
        after my blood
        dead *2 if|unless *2 i|we *1 dont|didnt *2 pay|give|get|do|sell|hand
        im|a|be *1 dead man
        got|have|holding|took *1 my *1 brother|sister|mum|son|daughter|mate|girlfriend|kids *6 hostage|\
            beating|hurt|van|ransom|locked|torturing|kill
        racially|homophobically attacked|assaulted
        hurt|kill|stab|shoot|beat|get|batter me *2 tonight|later|when|if|tomorrow|soon|again & gonna|will|\
            he|they|hes|theyre|says|said
        """,
        unless=_EVERYDAY
        + """
        shot of|in the
        hurt|hit *1 my|his|her feelings|funny bone|toe|knee|elbow
        knife crime|angel
        """,
    )
    + rules(
        Level.EMERGENCY,
        "harm-others",
        """
        gonna|wanna|want|going|will|ill|might|could|swear|thinking|planning|feel|tempted|ready|about|\
            close|urge|urges|want_to *4 poison|strangle|suffocate|drown|kill|stab|shoot|murder|torch|\
            kneecap|butcher|massacre|hurt|harm|behead|maim *1 him|her|them|you|someone|people|everyone|\
            every|one|my|his|that|the|this !feelings
        stabbed|shot|killed|strangled|poisoned *1 him|someone|her|somebody & ive|i|done|what|just|help|\
            blood|police
        hit|punched|pushed|stabbed *1 him|her|them|someone & not_moving|isnt|blood|wake|breathing|moving|\
            dead|unconscious
        carrying|carry|got|have|bought|holding *2 blade|knife|machete|gun|shank|weapon|hammer|bat *6 him|\
            them|her|see|someone|ready|case|know
        when|if|til|til|until|next_time|once *2 i *1 see|catch|find|get|meet *2 him|them|her *8 kill|dead|\
            done|stab|batter|smash|blade|hurt|sorry|finished|pay|murder|blood
        kill|dead|stab|batter|smash|blade|hurt|murder|bash|knife|getting_it *8 when|if|once|next_time *1 \
            i? *1 see|catch|find|meet|get *2 him|her|them
        put|putting *1 a? *1 him|her|them|someone|guy|lad|man|bloke *1 in|under|through *2 hospital|\
            ground|grave|box|coffin|wheelchair|window|floor|a_coma
        cant *3 control *4 hurt|kill|smash|hit|rage|myself & him|her|them|someone|people|kids|hurt|kill
        end up *2 killing|hurting|stabbing|murdering|strangling|battering !myself laughing
        """,
        unless=_EVERYDAY
        + """
        laughing
        """,
    )
    + rules(
        Level.EMERGENCY,
        "child",
        """
        <kids> *2 said|says|told|saying *6 hurts|hits|touches|touched|hurt|hit|smacks|beats|hurting|\
            hitting|touching *1 him|her|them|me|it
        leave|leaves|leaving|left *3 <kids> *3 alone|own|unattended !time|in peace|sandwich
        <kids> & bruises|bruised|beaten|molested|groomed|grooming|abused|abusing|neglected|unconscious|\
            nonce|paedo|starving & my|the|his|her|their|our
        slapped|smacked|hit|shook|shaken|hurt|threw|thrown *2 my|the|her|our|his *2 <kids> & again|mark|\
            scared|bruise|cry|crying|floor|head|bad|cant|stop|lost
        """,
        unless=_EVERYDAY,
        voids=PLAIN,
    )
)
