"""What is said of a day to come: going back inside, and not making it there, which may mean more than the bus."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import FIRM, rules

_DAYS = (
    "mon|monday|tues|tue|tuesday|wed|weds|wednesday|thurs|thur|thursday|fri|friday|sat|saturday|sun|sunday|"
    "tomorrow|the_weekend|next_week|next_month"
)
_FAR = f"{_DAYS}|the_end|end_of|xmas|christmas|new_year|my_birthday|another_day|the_morning"
_DYDDIAU = "llun|mawrth|fawrth|mercher|fercher|iau|gwener|wener|sadwrn|sul|nadolig|yfory|fory"

_BACK = rules(
    Level.URGENT,
    "justice",
    f"""
    back inside *1 on|by|from|this|come? {_DAYS}|today|tonight|this_week|soon !with|to visit|work|mentor|talk
    yn_ol|nol *2 carchar|jail *2 {_DYDDIAU}
    """,
    voids=FIRM,
)
_NOT_THAT_FAR = rules(
    Level.URGENT,
    "talk",
    f"""
    not|wont|cant|never|doubt|<dont> *4 make it|this|that to|through|past {_FAR} !session|sessions|meeting|meetings|\
        group|appointment|class|course|club|match|meet|gym|shift|@
    wont|not|cant|never|<dont> *4 last|survive to|til|until|through|past {_FAR}
    ddim|methu *4 para|bara|goroesi|oroesi tan|hyd|at *1 dydd|ddydd? {_DYDDIAU}
    """,
    voids=FIRM,
)
RULES = _BACK + _NOT_THAT_FAR
