"""Words of a story or a lesson, of figures of speech, and of what went well."""

from __future__ import annotations

from bot.rules.urgency.context_times import any_of

TOLD = any_of("""
    watch|watched|watchin|watching !me|us|my|him|her|every|over
    film|films|movie|movies|telly|tele|tv|netflix|documentary|docu|series|episode|podcast|youtube|tiktok|\
        prog|program|programme|soap|eastenders|corrie|emmerdale|hollyoaks
    doc on|about
    song|songs|album|lyrics|tune|rapper|band|gig|karaoke
    a|the|reading|good|this book|books
    novel|chapter|a_story|stories|poem|article|headline|newspaper|magazine
    on the news
    in the news
    in the paper
    read|reading|heard *1 about|that
    playing *3 game|xbox|ps5|playstation|gta|cod|fortnite|warzone
    gta|cod|warzone|fortnite|xbox|ps4|ps5|playstation|fifa
    session on|about
    session|talk|group !to|with *2 on|about|in
    talked|chatted|spoke about
    call of duty
    from the news
    a|the|my|on|did|doing|training|aid|health|safety course
    training|workshop|lesson|seminar|lecture|certificate|module|essay|assignment|exam|quiz
    first aid
    awareness|prevention|campaign|fundraiser|fundraising|sponsored|charity
    talk at|about|on
    did|gave|give|giving|doing|went *2 talk
    leaflet|leaflets|poster|posters|assembly
    dream|dreamt|dreamed|nightmare
    panto|theatre|musical|comedy|comedian
    learn|learnt|learned|learning|studying
    what to do if|when someone|somebody|people|anyone
    gwylio|ffilm|rhaglen|llyfr|gem|gêm|cyfres|darllen|cwrs|newyddion|stori|hyfforddiant|breuddwyd|\
        freuddwydio|bodlediad|can am
    rhaglen|ffilm|sgwrs am|ar
""")
FIGURE = any_of("""
    <he>|<they>|it|that|this|film|i *3 died laughing
    laughing
    die|dead|died|dying|kill|killed|killing of|from|with laughing|boredom|embarrassment|shame|laughter|\
        hunger|thirst|cringe|jealousy|excitement
    lol *2 not really
    dream|dreamt|dreamed|nightmare|nightmares|breuddwyd|freuddwydio|breuddwydio
    figure of speech
    figuratively
    only|just joking|kidding|messing
    chwerthin
""")
GLAD = any_of("""
    volunteer|volunteering|volunteered|gwirfoddoli
    happy|good tears
    tears of joy
    all fine|good|sorted|clear|ok|sound !but
    how good|great|nice|mad
    on the mend
    feeling|feel|doing|felt|felt *1 fine|great|good|amazing|better|brilliant
    proud|buzzing|chuffed|yay
    visit|visiting|visited
    no further action
    works|working|helping *1 now|great|well|good|$
    work now|great|well|good|fine
    they|meds|tablets work $
    passed|smashed *2 test|exam|course|level|interview
    used to be|was *1 homeless|dealer|skint *4 now
    was homeless|skint|broke|depressed|struggling|lonely *6 now
""")
FINE = any_of("""
    but *6 all? *1 fine|ok|alright|sorted|better|passed|good|managing|grand|sound *1 now|today|thanks|$
    im|its|am|was|all|hes|shes|theyre|feel|feeling *2 alright|better|fine|sorted|passed|grand|sound *1 now|again|thanks
    good riddance
    glad im|i|its|thats|hes|shes|to
    out|home again *3 well
    no drama
    relief|relieved|buzzing $
    all done
    got food|plenty *1 in
    off *1 the|my *2 <drug>|<booze>|script|gear *3 now|year|years|since|@
    a|@|one|two|three year|years|months *1 off|without|clean|sober
    not|never|havent|hasnt *1 touched
    survived|recovered|recovering
    but passed|passed_it
    my own place|flat|gaff|front_door
    were|was lovely|brilliant|amazing|class
    paid me back
    feel for him|her|them
    how do i|you|we *1 get|claim|apply|find|open|change|join|book
""")
NOT_FINE = any_of("""
    used|slipped|drank|tempted|craving|cravings|struggling|relapsed|rattling|shaking|scared|urge|urges|caved|gone|\
        blew|lapsed
    not|dont|cant|isnt|aint|never *3 fine|better|ok|alright|sorted
    last night
    help me
""")
NOT_GLAD = any_of("""
    not|dont|cant|isnt|aint|never|no|wasnt *3 fine|great|good|better|proud|happy|well
    but
""")
