"""Danger and need in words of the writer's own, and everyday talk that only brushes against them."""

from __future__ import annotations

import pytest

from bot.rules.spelling import normalise
from bot.rules.urgency import Level, assess


@pytest.mark.parametrize(
    "text",
    [
        "told everyone im ok but im not i want to die",
        "no i want to die",
        "stood by the railings of the flyover no one would notice",
        "nothing to keep me alive now",
        "left a letter for my daughter on the pillow",
        "signing off for good x",
        "necked the lot an hour ago",
        "ive took the whole strip",
        "took a full strip and now im scared",
        "theyve given me til tmrw or il get my legs broke",
        "gonna get me legs broken over a debt",
        "theres a bounty on my head",
        "took a stanley blade to my leg",
        "gonna put him through a window",
        "the little ones been left on her own in there all night",
        "i am wanting to die",
        "swallowed two blades like i used to on the wing",
        "30 paracetamol an hour ago",
        "hes at the windae wi a machete",
        "il wait for him outside work n stab him",
        "the bairns havent been fed for days",
        "needles all ower the flair and the wean crawling about",
        "he shook the baby and its gone quiet",
        "hes going to kill me and theres no one to talk to about it",
    ],
)
def test_an_emergency_without_the_stock_words(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "kipping in the motor again its freezing",
        "living on dry toast since monday",
        "stood outside the bookies with my wages",
        "they are sending me back inside",
        "the olders want me to mind a bag for them",
        "is anyone about",
        "need foodbank voucher today",
        "my bed finishes tomorrow",
        "miscarried on sunday",
        "no one to talk to about it",
    ],
)
def test_urgent_without_the_stock_words(text: str) -> None:
    assert assess(text).level >= Level.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "taking my boy to the cinema",
        "cant get time off college",
        "officers stopped me but let me go all fine",
        "i tried to kill myself 8 years ago glad im still here",
        "overdosed on roast potatoes",
        "got odd jobs on saturday",
        "baby finally stopped crying all quiet now",
        "ill wait for her with a glass of wine",
        "odd question but when do we meet",
        "jumped the last bus home",
        "stubbed me toe on the bed",
        "my sister will kill me i forgot her cake ha ha",
        "got suicidal tendencies on the old skool metal channel",
        "dwi ddim yn meddwl am ladd fy hun",
        "those stairs nearly killed me",
        "the whole strip of shops is shut",
        "when will i get my hands on my cv he said done by fri",
        "u dont get ur legs broke playing rugby they said",
        "slept like the dead",
        "im not going to do anything silly dont worry",
    ],
)
def test_everyday_talk_stays_ordinary(text: str) -> None:
    assert assess(text).level is Level.ORDINARY


@pytest.mark.parametrize(
    ("texted", "expected"),
    [
        ("mornin", "morning"),
        ("heroin", "heroin"),
        ("me arms", "my arms"),
        ("give me tablets", "give me tablets"),
        ("cannae get oot", "cant get out"),
    ],
)
def test_dialect_and_dropped_letters(texted: str, expected: str) -> None:
    assert normalise(texted) == expected
