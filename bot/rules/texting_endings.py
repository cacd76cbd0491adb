"""Words that lose their last letter when spoken and texted ("cuttin")."""

from __future__ import annotations

from bot.rules.wordlist import word_list

ENDING_IN_ING = word_list(
    """
    abseiling abusing accusing amazing answering applying asking assaulting attacking attempting banging bashing
    battering battling beating bedding beeping begging betting biting blacking bleeding boggling boiling booting
    boozing borrowing bothering bowling boxing breaching breaking breathing bricking bringing bullying burgling
    burning buying buzzing calling carrying carving catching caving ceiling changing charging chasing chatting
    cheating checking choking chopping chucking cleaning climbing closing clucking collapsing collecting coming
    commiting committing considering contacting contemplating controlling convulsing cooking coping coughing
    counting crashing craving crippling crumbling crushing crying cuckooing cutting dancing dealing declining
    delivering demanding detoxing dissociating downing dragging dreading drinking dripping driving drooping
    dropping drowning eating ending evicting excruciating explaining exploding facing fainting falling fearing
    feening fiending fighting filling filming finding finishing firing fishing fitting flashing flying foaming
    following forcing freezing frothing frying fucking fuming fundraising gagging gambling gardening gaslighting
    gasping gauching getting giving googling gouching grafting grieving grooming growing gunning gurgling
    gushing hallucinating hammering hanging harassing harming hassling hating having hearing heating helping
    hiding hitting hoarding holding hoping hopping hounding housing hunting hurting imagining injecting
    intimidating ironing isolating itching joining joking jonesing jumping keeping kicking kidding kidnapping
    killing kipping knocking laughing laying learning leathering leaving letting lifting listening living
    locking looking losing making managing manipulating matching meeting mentoring messaging messing miscarrying
    missing mixing molesting moving murdering necking neglecting nicking nodding offing oncoming opening
    overdosing overthinking overwhelming panicking parking passing paying peeing peeling pestering phoning
    picturing piping pissing planning playing plotting poisoning popping pounding pouring praying pressuring
    pressurising puking pulling punching punishing pushing putting racing raining raping rattling reading
    recalling refusing relapsing removing responding restraining returning ringing ripping roasting robbing
    roofing running sailing saving saying scaffolding scaring scoring scratching screaming sectioning seeing
    selling sending sentencing setting shaking shaving shipping shitting shivering shooting shoplifting shopping
    shotting shouting showing sicking signing singing sinking sitting skipping slapping slashing sleeping
    slicing sliding slipping slitting slurring smacking smashing smoking sniffing snoring snorting sobbing
    sofasurfing sparring speeding spelling spinning spiraling spiralling spitting spurting spying stabbing
    stalking standing staring starving stashing staying stealing stepping stockpiling stopping storing
    strangling struggling studying suffering sunbathing surfing surviving swallowing sweating swelling swimming
    swinging taking talking telling texting thieving thinking threatening throttling throwing thumping topping
    torturing touching tracking trafficking training trapping trying turning unaliving vaping vibrating visiting
    volunteering vomiting waiting waking walking wanting warning washing watching waving weeping wheezing
    whispering wielding wishing withdrawing working worrying wrestling writing
    """
)

DROPPED_G = """
anything: owt anyfing anyfink anythin nefin nething anythink
bleeding: bleedin bleading
breathing: breathin brething breethin breethin breethng
burning: burnin
choking: chokin
coming: comin
crying: cryin
cutting: cuttin cuting
dying: dyin dieing
doing: doin doin
drinking: drinkin
during: durin
eating: eatin
ending: endin
everything: everythin everyfing everyfink evrything evrythin
falling: fallin
feeling: feelin feelng feelinn
fighting: fightin
freezing: freezin
getting: gettin geting gettn
going: goin goin
having: havin avin avn
hearing: hearin
hanging: hangin
happening: happenin happnin
hitting: hittin
holding: holdin
hurting: hurtin
kicking: kickin
killing: killin kilin kiling
laughing: laughin
leaving: leavin
living: livin
looking: lookin
losing: losin loosin loosing
making: makin
nothing: nuffin nuthin nothin nuffink nothink nuthing nowt nuttin noffin nuttn
overdosing: oding
punching: punchin
running: runnin
saying: sayin
seeing: seein
sleeping: sleepin
smoking: smokin
something: sumfin sumthin sumfink somethin sumthing summat smthn smth somefing sumat sth
stabbing: stabbin
staying: stayin
strangling: stranglin
struggling: strugglin strugling struglin
suffering: sufferin
taking: takin tekin
talking: talkin tlkin
telling: tellin
thing: fing fink ting
thinking: thinkin finkin thinkn thinkng
threatening: threatenin
trying: tryin
turning: turnin
using: usin
waiting: waitin
waking: wakin
walking: walkin
watching: watchin
working: workin
"""
"""Further spellings of such words, in the notation of `texting`: most of them other slips than the last letter."""
