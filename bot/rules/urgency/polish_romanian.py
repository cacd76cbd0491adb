"""Danger to life in Polish and Romanian as it is texted, without the marks on its letters. What else is said in these
languages comes to a human as any text does."""

from __future__ import annotations

from bot.rules.urgency.level import Level
from bot.rules.urgency.rule import rules

_SUICIDE = rules(
    Level.EMERGENCY,
    "suicide",
    """
    chce|chcialbym|chcialabym|chcem|wole *3 umrzec|nie_zyc !ze smiechu
    zabije|zabic|powiesze|powiesic|potne|pociac|pocialem|pocialam *1 sie
    sie *1 zabije|zabic|powiesze|powiesic|potne|pociac|pocialem|pocialam
    nie chce|chcem zyc|juz_zyc|dluzej_zyc|wiecej_zyc|sie_zyc|mi_sie_zyc|mi_sie_juz_zyc|\
        juz_mi_sie_zyc !bez|w|z|tu|tam|tak
    nie chce|chcem *2 obudzic
    nie *2 sensu zyc
    samobojstwo|samobojcze
    vreau|voiam|prefer *2 mor !de ras|foame
    ma|sa_ma *1 omor|sinucid|spanzur|tai !de ras|la|la par
    nu *2 vreau *2 traiesc !aici|cu|fara|asa|la
    nu *2 vreau *3 trezesc
    sinucidere|sinucid|sinuciderea
    """,
)
_OVERDOSE = rules(
    Level.EMERGENCY,
    "overdose",
    """
    przedawkowal~
    wzialem|wzielam|polknalem|polknelam *2 za_duzo|cale|wszystkie|garsc *2 tabletek|tabletki|lekow|leki|pigulek|pigulki
    nie oddycha|oddycham !tym
    on|ona|kolega *1 nie *2 obudzi|budzi *1 sie|$
    supradoza
    luat|inghitit *2 prea_multe|toate *2 pastile|pastilele|medicamente|medicamentele
    nu *2 respira|respir
    """,
)
_THREATS = rules(
    Level.EMERGENCY,
    "violence",
    """
    chca|chce|probuje|moga *1 mnie *1 zabic !matka|mama|ze smiechu
    on|ona|maz|facet|chlopak|partner *1 mnie zabije
    zabija|zabije|zabijemy mnie
    mnie zabija !ze smiechu
    o|or|vor|vrea|vor_sa|vrea_sa *2 ma omoare !mama
    """,
)

RULES = (*_SUICIDE, *_OVERDOSE, *_THREATS)
