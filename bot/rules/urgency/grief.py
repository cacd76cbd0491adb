"""Somebody has died: told by whoever is left, often of a name that the rules can't know."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHEN = (
    "last_night|today|this|yesterday|at|earlier|suddenly|and|sorry|please|overnight|from|hes|shes|i|we|a_few|an_hour|"
    "in_hospital|in_his|in_her|in_prison|in_jail|in_custody|" + "|".join(f"{day}|on_{day}" for day in _DAYS)
)

RULES = rules(
    Level.URGENT,
    "talk",
    f"""
    ^ !<no_name> *1 dead|died $|{_WHEN}
    ^ !<no_name> *2 is|has|hes|shes|just dead|died|passed_away|passed_on $|{_WHEN}
    ^ !<no_name> *2 passed away|on $|{_WHEN}
    <he>|<kin>|<kids> *2 dead|died|passed_away $|{_WHEN}
    cant|couldnt|dont|hard|dreading|scared *4 funeral !cake
    found|find *3 dead|hanging|hung
    we|weve|they|theyve lost *1 him|her|my|our *2 $|{_WHEN}
    """,
    voids=frozenset({"past", "told", "figure"}),
    unless="""
    phone|battery|laptop|car|bike|van|wifi|signal|internet|telly|tv|xbox|line|town|pub|place|plant|plants|fish|goldfish|\\
        hamster|spider|mouse|engine|boiler|kettle|app|party|chat|group|legs|arms|feet|tablet|tag|meter|screen|site|link|\\
        film|character|show|series|album|god|jesus|king|queen|match|game
    years|months|year|ages|decades|long ago|time|since|back|now
    when i was|were
    lol|haha|hahaha
    """,
)
