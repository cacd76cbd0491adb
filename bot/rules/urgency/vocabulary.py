"""The words that the urgency rules are composed of, by what they mean."""

from __future__ import annotations

from bot.rules.urgency.pattern import Vocabulary

_LISTS = {
    "i": "i, im, ive, id, ill, me",
    "intend": """
            gonna, wanna, want, going, wants, thinking, thinking of, thinking about, think about, think of,
            plan, planning, planned, feel like, feeling like, felt like, ready to, ready, need to, about to,
            tempted to, might, urge to, urges to, thoughts of, thought about, thought of, thoughts about,
            ill, will, tonight, try, tried to, trying to, try to, swear, hope, decided, consider~, could,
            gotta, hafta, should, wish, on the verge of, close to
        """,
    "dont": """
            dont, not, never, cant, no longer, didnt, doesnt, aint, stopped, wont, couldnt, wouldnt, isnt,
            without
        """,
    "partner": """
            ex, boyfriend, girlfriend, bf, gf, partner, husband, wife, missus, mrs, fella, other half,
            hubby, baby dad, babys dad, baby daddy, baby mum, babys mum, kids dad, kids mum, bird, exes, ex
            partner, ex wife, ex husband, ex boyfriend, ex girlfriend, ex missus, old man, misses
        """,
    "kin": """
            mum, dad, brother, sister, cousin, uncle, aunt, auntie, aunty, nan, gran, grandad, nana,
            stepdad, step dad, stepmum, step mum, stepbrother, step brother, mate, mates, friend, friends,
            pal, butty, cellmate, cell mate, padmate, pad mate, flatmate, flat mate, housemate, roommate,
            neighbour, neighbours, family, <partner>, son, daughter, lad, girl, nephew, niece, little
            brother, little sister, lodger, best mate, best friend, bestie, brother in law, sister in law,
            boss, workmate, landlord, sister, bruv, other half, mother, father, parents
        """,
    "kids": """
            kids, kid, baby, child, children, son, sons, daughter, daughters, little girl, little boy,
            little brother, little sister, little one, little ones, little man, niece, nephew, nieces,
            nephews, toddler, babies, bairn, stepson, step son, stepdaughter, step daughter, boy, girl,
            newborn, grandson, granddaughter, yr old, year old, youngest, eldest, little lad, lad, kid
            brother, grandkids, yo, little cousin, young brother, younger brother, younger sister, baby
            brother, baby sister
        """,
    "he": "he, hes, she, shes, him, her",
    "guy": """
            guy, guys, man, men, lad, lads, bloke, blokes, someone, somebody, people, gang, crew, dealer,
            dealers, boys, youts, yutes, youths, group, some1, fella, fellas, woman, girl, girls, opps, ops,
            thug, thugs, geezer, geezers, heavies, debt collectors, mob, dude, stranger, teens, kids, guys,
            boy, couple of lads, four of them
        """,
    "they": "they, theyre, theyve, theyll, theyd, hes, he, shes, she, heshe, <guy>, <kin>",
    "hard": """
            knife, knives, blade, blades, machete, gun, guns, sword, axe, shank, acid, shotgun, pistol,
            shooter, zombie knife, rambo, flick knife, hatchet, firearm, samurai, meat cleaver, cleaver,
            strap, weapon, weapons, stanley knife, handgun, guns, scissors, bats, hammers, bricks, gunpoint,
            knifepoint, machetes, swords, axes, knuckle duster, knuckledusters, taser, bb gun, crossbow,
            screwdriver, chainsaw, kitchen knife, carving knife, big knife
        """,
    "tool": """
            bat, bats, hammers, poles, bars, sticks, balaclavas, masks, hammer, crowbar, iron bar, metal
            bar, baseball bat, bottle, petrol, brick, bricks, pole, golf club, wrench, spade, dog
        """,
    "pills": """
            pills, pill, tablets, tablet, paracetamol, paracetamols, ibuprofen, codeine, cocodamol, co
            codamol, valium, vallies, diazepam, diazies, benzos, benzo, xanax, xannies, xans, pregabs,
            pregabalin, gabapentin, gabbies, zopiclone, zops, zimmers, tramadol, trammies, meds, medication,
            sleepers, sleeping tablets, sleeping pills, antidepressants, painkillers, sertraline,
            mirtazapine, mirtaz, quetiapine, subutex, subbies, subs, amitriptyline, propranolol, insulin,
            aspirin, capsules, medicine, anti depressants, street blues, blues, nurofen, morphine, oramorph,
            fentanyl, oxys, olanzapine, beta blockers, prescription, beans, co codamols, cocodamols, lithium
        """,
    "drug": """
            gear, brown, smack, heroin, crack, white, coke, cocaine, spice, mamba, meth, methadone, speed,
            whizz, ket, ketamine, mdma, md, pills, rocks, rock, b, weed, bud, skunk, snowball, snowballs, h,
            mcat, mkat, drugs, drug, ghb, g, stuff, benzos, vallies, valium, xanax, pregabs, subutex,
            fentanyl, nitazenes, opiates, class a, crystal, tina, bits, bag
        """,
    "booze": """
            drink, drinking, drank, booze, bottle, vodka, cider, wine, beer, beers, cans, can, whisky,
            whiskey, lager, alcohol, pint, pints, special brew, spirits, strongbow, gin, rum, drunk, boozing
        """,
    "lots": """
            too much, too many, loads, loads of, all my, all the, all of my, all of them, all of the, all
            them, all these, all those, all his, all her, whole, a whole, the whole, whole box, box of, box,
            boxes of, bottle of, whole bottle, pack of, packet of, packet, strip, strips, bunch of, handful
            of, handful, a load of, cabinet, load of, tons of, shit load, shitload, way too much, way too
            many, a lot of, lots of, hundreds of, everything, double, the lot, few boxes, months worth,
            weeks worth, all em, stash
        """,
    "took": """
            took, taken, take, taking, swallowed, swallowing, swallow, necked, necking, neck, dropped,
            popped, popping, downed, downing, banged, tooken, chewed, ate, eaten, down
        """,
    "height": """
            bridge, car park, carpark, roof, ledge, cliff, tracks, track, railway, railway line, train line,
            viaduct, multi storey, multi story, multistory, multistoreys, multistorey, flyover, edge, window
            ledge, balcony, overpass, train tracks, rail tracks, railings, scaffolding, top floor, motorway
            bridge
        """,
    "endself": """
            kill myself, killing myself, killed myself, end my life, ending my life, end my own life, top myself,
            topping myself, hang myself, hanging myself, do myself in, doing myself in, take my life, take my own
            life, taking my own life, taking my life, off myself, offing myself, finish myself, drown myself, shoot
            myself, stab myself, stabbing myself, slit my wrists, slit my wrist, slitting my wrists, slash my
            wrists, cut my wrists, slit my throat, cut my throat, throw myself off, throw myself in front, throw
            myself under, throw myself in, throw myself out, chuck myself off, neck myself, unalive myself, unalive,
            kms, suffocate myself, gas myself, string myself up, finish myself off, end myself, ending myself, end
            it all, ending it all, end things for good, commit suicide, committing suicide, commiting suicide,
            commit sucide, ended my life, set myself on fire, set fire to myself, jump off the, jump off a, jumping
            off the, jumping off a, jump under a, poison myself, electrocute myself, starve myself to death, ended
            it all, ended it, ended everything, end my misery, end my suffering, end the pain, leave this world,
            leave this earth, leave this planet, leave this life, put an end to it, put an end to it all, put an end
            to my life, put an end to everything, kill my self, killmyself, jump out the window, jump out my window,
            drive into a wall, drive my car into, walk into the sea, walk into the river, walk into traffic, jump in
            the river, jump in the canal, blow my brains out, bow out
        """,
    "reflexive": """
            himself, herself, themselves, themself, hisself, theirself, theirselves, hisself, himselves
        """,
    "live": """
            live, be here, exist, wake up, be alive, carry on, carry on living, go on, be around, keep
            going, keep living, breathe anymore, stay alive, face another, face tomorrow, face living, live
            anymore, be on this earth, be on this planet, be in this world, see tomorrow, see the morning,
            see another day, do life, be a part of this world, make it to, continue, do this life, face
            another day, wake
        """,
    "harm": """
            hit, hits, hitting, punch, punched, punches, punching, kick, kicked, kicks, kicking, beat,
            beats, beaten, beating, batter, battered, battering, strangle, strangled, strangles, strangling,
            choke, choked, chokes, choking, slap, slapped, slaps, slapping, headbutted, headbutt, nutted,
            stab, stabbed, stabbing, rape, raped, raping, attack, attacked, attacking, attacks, hurt, hurts,
            hurting, bottled, glassed, smacked, smacks, smacking, smashed, burned, burnt, bit, molested,
            molesting, abused, abuses, abusing, assaulted, assaulting, lamped, decked, sparked, thumped,
            bashed, bashing, pinned, throttled, throttling, suffocated, slashed, drugged, tortured,
            torturing, shook, shaking, shakes, touched, touching, whipped, whacked, groomed, grooming, leathered,
            leathering, lashed out at, laid into, went for, goes for, laying into, starving, starved,
            harmed, harming, harm
        """,
    "harmnow": """
            hit, punch, kick, beat, batter, strangle, choke, stab, shoot, kill, rape, attack, hurt, bottle,
            glass, slash, slice, shank, smash, murder, burn, torture, chop, cut, jump, rob, do, merk, wet,
            chef, chef up, run over, bash, gut, execute, kidnap, snatch, harm, drown, acid, petrol, finish,
            end, cave, slap, smack, knock, throttle, poison, bury, lamp, deck, blind, fuck up, killing,
            stabbing, hurting, shooting, murdering, strangling, smashing, beating, attacking, burning,
            battering, poisoning, slashing, choking, punching, ruin, maim, waste, shot, stamp on, put,
            hammer, blow up, punish, swing for, hospitalise, cripple, kneecap, get
        """,
    "insult": """
            guy, prick, bastard, cunt, dickhead, bitch, grass, snake, lad, man, bloke, boss, scum, scumbag,
            nonce, screw, copper, landlord, social worker, fucker, motherfucker, twat, slag, rat, wanker,
            bloke, dealer, geezer, boy, girl, woman, paedo, pedo, idiot, dick, arsehole, lads, boys, guys,
            ones, man, neighbour, po, knob, knobhead, pig, pigs, judge, muppet, mug, shithead, cow, mofo,
            rapist, beast, guard, people, staff, everyone, piece
        """,
    "death": """
            dead, death, die, dies, dying, my funeral, own funeral, my grave, own grave, the grave, a grave, 6ft
            under, six foot under, 6 foot under, 6 feet under, six feet under, be buried, get buried, i was buried,
            im buried, exist, existed, existing, existence, alive, my coffin, own coffin, a coffin, heaven,
            afterlife, suicide, mortuary, morgue, corpse, 6ft, be gone, in the ground, other side
        """,
    "wishing": """
            want, wanna, wish, wished, rather, hope, hoping, better, easier, ready, thinking, think,
            thoughts, thought, imagine, imagining, picture, picturing, plan, planning, might as well,
            prefer, deserve, long for, craving, looking forward, happier, only, should, planned, dream of,
            crave, meant to be, supposed to be, best, seems, looks
        """,
    "symptom": """
            breathe, breathing, wake, awake, blue, heart, dizzy, numb, unconscious, collapsed, passed out,
            floor, respond, responding, response, eyes, vomiting, sick, slurring, slurred, fitting, seizure,
            shaking, cold, floppy, blurry, pulse, chest, legs, rough, weird, drowsy, gouching, gauching,
            nodding, spinning, pounding, racing, mental, move, grey, bad, stopped, snoring, gurgling, faint
        """,
    "bodypart": """
            face, head, throat, neck, ribs, jaw, nose, eye, teeth, arm, leg, stomach, skull, back, belly,
            mouth, hand, lip, chest, guts, cheek
        """,
    "welshnot": """
            ddim, dim, sai, smo, heb, methu, peidio, byth, nid, nag, dydw, dwim, simo, dw im, ffaelu, sain,
            fim
        """,
    "welshkids": """
            plant, plentyn, blant, mhlant, plantos, babi, fabi, mabi, merch, ferch, fy merch, mab, fab,
            brawd bach, mrawd bach, chwaer fach, nai, nith, hogyn, hogan, crwt, croten, bachgen, mhlentyn,
            cefnder bach, hogyn bach, hogan fach, merch fach, ferch fach, plantr, plantd, y plant, cyfnither
            fach
        """,
    "brink": """
            bridge, roof, rooftop, ledge, cliff, cliffs, tracks, rails, railway, railway line, train line,
            train lines, train tracks, viaduct, flyover, overpass, platform, balcony, railings, parapet,
            window ledge, multi storey, multistorey, car park, level crossing, footbridge, quarry, edge,
            pylon, beachy head, railway bridge, motorway bridge, top floor, crane
        """,
    "tall": """
            flats, the flats, multi storey, multistorey, car park, carpark, tower, tower block, block, building,
            high rise, flat roof, hospital roof, crane, stairwell, stairs, bridge, the hill
        """,
    "water": "river, canal, sea, lake, weir, reservoir, dock, docks, quay, pier, waves, loch, estuary, harbour",
    "lethal": """
            rope, noose, ligature, belt, razor, razors, blade, blades, bleach, bedsheet, shoelace, dressing gown
            cord, pills, tablets, insulin, scalpel, hosepipe, stanley knife, bare wires
        """,
    "poison": """
            bleach, antifreeze, anti freeze, weedkiller, weed killer, drain cleaner, disinfectant, dettol, turps,
            white spirit, paint stripper, rat poison, domestos, screenwash, toilet cleaner
        """,
    "closest": """
            mum, dad, nan, gran, kids, my kids, the kids, my mum, my dad, my nan, daughter, son, my daughter, my
            son, family, my family, everyone, everybody, them, her, him, my girl, my boy, my boys, my girls, my
            babies, brother, sister, my brother, my sister, the family, our kids, our mum, my wife, my missus,
            my ex, the missus, the wife, little one, the boys, the girls
        """,
    "thing": """
            alarm, alarm clock, deadline, deadlines, spin class, gym class, zumba, yoga, class, machine, printer,
            laptop, app, wifi, form, forms, homework, coursework, essay, exam, exams, revision, spreadsheet,
            paperwork, shift, shifts, workout, gym, treadmill, leg day, plank, squats, burpees, hill, stairs, run,
            weather, heat, rain, wind, sun, humidity, hayfever, pollen, biryani, vindaloo, curry, chilli, chillies,
            phaal, madras, burger, kebab, pizza, sauce, wings, wasabi, roast, breakfast, buffet, coffee, heels, shoes,
            jeans, trousers, tie, collar, bra, traffic, bus, sat nav, film, song, season finale, episode, hoover,
            washing machine, oven, escalator, revolving door, ladder, scooter, skateboard, trampoline
        """,
    "no_name": """
            i, im, it, its, this, that, thats, they, theyre, the, a, an, everything, everyone, phone, phones, battery,
            nearly, almost, dead, died, die, drop, half, look, looks, feel, feels, was, is, she, he, you, my, our, in,
            on, at, to, no, not, who, when, if, just, well, so, and, but, weather, boilers, telly, laptop, car, cars
        """,
    "vehicle": """
            train, trains, bus, buses, lorry, lorries, car, cars, van, vans, truck, trucks, tube, tram, metro, hgv,
            traffic, taxi, wagon, tractor, motorbike, freight, intercity, motor, artic, oncoming
        """,
    "tonight": "tonight, today, now, tomorrow, heno",
}

# "My brothers got a knife": the apostrophe of "brother's" is gone.
_WITH_S = ("partner", "kin", "guy")


def _with_s(words: str) -> str:
    entries = [" ".join(entry.split()) for entry in words.split(",")]
    return ", ".join([*entries, *(f"{entry}s" for entry in entries if entry.isalpha() and not entry.endswith("s"))])


VOCABULARY = Vocabulary({name: _with_s(words) if name in _WITH_S else words for name, words in _LISTS.items()})
