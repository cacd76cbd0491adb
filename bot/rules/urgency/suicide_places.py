"""Where somebody is, or is going: rails, heights and water, and what they think of there."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_AT = "im|at|on|in|by|near|over|stood|sat|standing|sitting|walking|climbed|climbing|going|gonna|up|here|to|"
_HERE = "off|onto|down|under|laid|lying|staring|looking|top|edge|heading|waiting|walked|found|beside|along|went"

_PLACES = rules(
    Level.EMERGENCY,
    "suicide",
    f"""
    {_AT}{_HERE} *1 the|a|some|these|train|railway *1 tracks|rails|ledge|parapet|train_line|train_lines|\
        railway_line|railway_lines|window_ledge !record|with_this|of_my|on|for_the|to_the|from_his
    ^ *2 on the tracks|ledge|rails|edge !of my seat|of town
    legs|feet|foot|toes *2 over|dangling|hanging|past|off *3 edge|side|ledge|bridge|roof|balcony|platform|wall
    wrong|other|outside side *1 of *2 railing|railings|barrier|barriers|fence|bridge|rail|wall|balcony
    climbed|climb|climbing|gone|hanging|holding|stood|leaning *3 over *2 railing|railings|barrier|rail|\
        bridge|edge|balcony|parapet
    let|letting go *3 railing|railings|ledge|rail|edge|bridge|wheel|bars|handrail|steering
    at|on|up|top|sat|stood|standing *1 the? top of *3 <tall> *3 $|looking|thinking|and|alone|its|im|ready|\
        on|now
    <brink>|<tall>|<water> & jump|jumping|go_in|going_in|walk_in|walking_in|get_in|wade_in|step_off|let_go|\
        over_the_edge|do_it|doing_it|end_it|never_come_back|goodbye|looking_down|look_down|fall_in|long_way_down|\
        long_drop|drop|not_coming_back|no_one_would|nobody_would|wont_feel|stop_the_pain|all_over|fall_off|\
        under_it|in_front|swim|sink|float|drown & <i>|my|me|wanna|gonna|tonight|thinking|could
    at|on|by|near|over|off|beside *3 <brink>|<tall> *6 thinking|crying|wondering|ready|alone|dark|shaking|\
        done|cant|sorry
    by|near|at|beside *2 <water> *6 crying|ready|shaking|sorry|cant|dark_thoughts|end
    looking|staring|stare|gazing *2 at|down|over|into *3 <brink> *6 thinking|wondering|wonder|tempted|crying
    <water>|<brink>|it *2 looks|looking|seems|is|its|keeps *2 alright|inviting|peaceful|tempting|calling|\
        calm|quiet|easy & <water>|<brink> & think|ill|walk|jump|go|me|thinking|could
    fast|express|freight|non_stop|intercity|goods|through train|one & platform|tracks|edge|rails & \
        waiting|wait|next|step|stood|sat|under|front
    next|a|the train *2 in|comes|coming|through|along|due & step|jump|under|front|tracks|edge|gonna_be|it
    train|lorry|truck|bus|car|hgv *3 would|will|could|might|can *3 quick|end_it|do_it|sort_it|painless|\
        instant|stop_it|do_the_job & <i>|me|it|front|step
    crash|crashing|crashed|smash|roll|wrap *3 car|bike|van|motor|it *3 purpose|deliberate|deliberately|\
        wall|tree|lamppost|bridge & <i>|thinking|think|could|gonna|my|want|wanna
    drive|driving|steer|swerve|ride *3 off|into|under *3 bridge|cliff|tree|wall|lorry|river|sea|edge|canal|\
        traffic|pier|dock
    im|and|gonna|wanna|ready|might|ill|feel|like *2 jump|jumping|jumpin *1 $|tonight|now|today
    looking|staring|stood|sat *2 at|on|over *1 the? *1 balcony|window|ledge|roof & floors|floor|drop|ground|far
    beachy head|humber_bridge|clifton_bridge|severn_bridge|suspension_bridge|forth_bridge|erskine_bridge & \
        <i>|my|not|gonna|goodbye|tonight|end
    woods|forest|shed|loft|garage|moors & rope|not_coming_back|never_come_back|wont_come_back|goodbye|end_it|\
        belt|noose|wont_find|find_me|tablets|pills
    lie|lay|lying|laid|sit|walk|walking|standing|run|out *3 in|on|into *3 traffic|dual_carriageway|\
        motorway|tracks|train_line|rails & <i>|myself|wanna|gonna|want|feel|thinking|could|till|until
    wait|waiting *3 for *2 train|lorry|bus|car to *1 hit|take|kill|end|smash
    """,
    voids=FIRM | {"told", "figure"},
    unless="""
    fishing|fish|swimming|swam|scaffolding|roofing|scaffolder|roofer|view|photo|photos|bungee|parachute|\
        skydive|abseiling|abseil|picnic|ducks|lovely|sunny|sunshine|gorgeous|paddle|kayak|surfing|beach_day|\
        sunset|chippy|icecream|holiday|anglers|trainspotting|rowing|litter|volunteer|volunteering
    album|music|song|spotify|beats|studio|mix|playlist|tunes|dj|bars
    delayed|delay|cancelled|replacement|late|job|work|site|shift|interview|gaffer|painting
    right tracks|track
    bus|queue|chance|joy|shower|taxi|trampoline|bath
    dog|dogs|kids|bike *3 walk|walking|along|ride
    jump leads|rope|start
    """,
)

RULES = _PLACES
