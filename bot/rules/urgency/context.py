"""What takes the alarm out of a match: a negation before it, the distant past, a story or lesson, a \
    figure of speech."""

from __future__ import annotations

import re

from bot.rules.urgency.idioms import spans
from bot.rules.urgency.vocabulary import VOCABULARY
from bot.rules.wordlist import word_list


def _any(patterns: str) -> re.Pattern[str]:
    compiled = (VOCABULARY.compile(line).expression for line in patterns.strip().splitlines() if line.strip())
    return re.compile("|".join(compiled))


_NEGATORS = word_list(
    r"""
    not never no dont didnt doesnt wont wouldnt isnt aint arent wasnt werent havent hasnt hadnt \ without
    nobody none nor stopped quit nothing neither ddim dim heb nid byth peidio
    """
)
# Words that carry a negation over from further off ("not feeling so ... anymore").
_LINKS = word_list(
    """
    feeling feel been be being having have had any a the to so that as even in get getting going gonna \
    wanna want to felt thought thinking think thoughts like im i longer ever about of with at risk planning
    yn teimlo \\ teimlon eisiau am was is were really
    """
)

# "im not i wanna die", "no i wanna die": the negation ends before the next clause; "no im not" is one.
_SELVES = frozenset({"i", "id", "ill"})
_ENDING = frozenset({"not", "no"})

# "cant promise i wont": what sounds like a denial and is none.
_DOUBTFUL = frozenset({"promise", "guarantee", "sure", "know", "knows"})

_PAST = _any("""
    last year|month
    year|years|yrs|months|ages|decades ago|back
    long time ago
    long while ago
    time ago
    used to
    when i was *2 @
    when i was a? kid|child|younger|young|little|small|inside|teenager|teen|boy|girl|lad|nipper|using|\
        younger|banged
    when i were *1 kid|young|younger|lad|@
    when we|they were *1 kids|younger|little|young|small|kid
    but not now|anymore|no|these
    when i lived|worked
    as a kid|child|teenager|boy|girl|lad|teen|youngster
    growing up
    this time last
    back in the day|90s|80s|00s
    back then
    in 1999|2000|2001|2002|2003|2004|2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017|\
        2018|2019|2020|2021|2022|2023|2024|2025
    in the past
    in my past
    in my old life
    in my previous|former life
    a lifetime ago
    the old me
    the bad old days
    my childhood
    years since
    months|year since i
    over @ years ago
    llynedd
    blynyddoedd yn ol
    blwyddyn yn ol
    flynyddoedd yn ol
    flwyddyn yn ol
    mis|misoedd yn ol
    roeddwn arfer
    oeddwn|on i *3 ers talwm
    ers talwm
    arfer
    amser maith
    pan on|oeddwn i
    pan oni
""")
_OVER = _any("""
    not anymore|now|no
    no longer
    <dont> *5 anymore
    doing|feeling|much|lots|loads|getting *1 well|better|good|ok|great|fine|alright now|these|today|\
        lately|thanks
    doing|feeling|much so|well|loads|lots? better|good|great
    better|fine|ok|good|great|alright|sorted now
    glad i *2 didnt|did|not
    glad im|to_be|i_am *2 still|here|alive|around
    proud
    look at me now
    now look at me
    havent *3 since
    not for @ years|months|yrs
    behind me
    moved on
    all good now
    iawn|gwell rwan|nawr|now
    wahanol rwan|nawr
    ddim rhagor
    dim mwy
""")
_STILL = _any("""
    again
    still !miss|think|love|remember|sad|hurts|miss|talk|here|alive|standing
    tonight
    right now
    back again
    coming back
    came back
    come back
    is|are|are|have returning|back
    eto
    heno
    rwan eisiau
    same|like feeling|then|before
    gotten|getting|got worse
    since then
    ever since
""")
_TOLD = _any("""
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
    session|talk|group *2 on|about|in
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
_FIGURE = _any("""
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


_GLAD = _any("""
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
_FINE = _any("""
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
_NOT_FINE = _any("""
    used|slipped|drank|tempted|craving|cravings|struggling|relapsed|rattling|shaking|scared|urge|urges|caved|gone|\
        blew|lapsed
    not|dont|cant|isnt|aint|never *3 fine|better|ok|alright|sorted
    last night
    help me
""")
_NOT_GLAD = _any("""
    not|dont|cant|isnt|aint|never|no|wasnt *3 fine|great|good|better|proud|happy|well
    but
""")


_MYSELF = re.compile("(?<= )(?:i|im|ive|ill|id|dwi|fi) ")
_PRESENT = re.compile(
    "(?<= )(?:gonna|wanna|want|will|im|ill|feel|feeling|thinking|tonight|now|need|ready|\
    planning) "
)
_WAS = re.compile(" (?:was|were|used|wanted|felt|when|kept) (?:[^ ]+ ){0,3}$")


def _is_present(said: str, found: re.Match[str]) -> bool:
    """Whether the match itself speaks of now or of what is to come, whatever else the text remembers."""
    before = said[: found.start()]
    return _PRESENT.search(f" {found.group()}") is not None and _WAS.search(before) is None


class Context:
    """What can be said of one normalised text as a whole; looked up once, when first asked."""

    def __init__(self, said: str) -> None:
        self.said = said
        self._known: dict[str, bool] = {}
        self._figures: tuple[tuple[int, int], ...] | None = None

    def voids(self, name: str, found: re.Match[str]) -> bool:
        """Whether the context called `name` takes the alarm out of the match `found`."""
        if name == "negated":
            return self._negated(found)
        if name == "idiom":
            return self._idiom(found)
        if name == "past" and _is_present(self.said, found):
            return False
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> bool:
        if name == "past":
            past = _PAST.search(self.said.replace("being used to", "being made to")) is not None
            return past and (_OVER.search(self.said) is not None or _STILL.search(self.said) is None)
        if name == "glad":
            fine = _FINE.search(self.said) is not None and _NOT_FINE.search(self.said) is None
            return fine or (_GLAD.search(self.said) is not None and _NOT_GLAD.search(self.said) is None)
        if name == "told":
            last = max((found.end() for found in _TOLD.finditer(self.said)), default=None)
            return last is not None and _MYSELF.search(self.said, last - 1) is None
        return _FIGURE.search(self.said) is not None

    def _idiom(self, found: re.Match[str]) -> bool:
        """Whether a figure of speech reaches into the match."""
        if self._figures is None:
            self._figures = spans(self.said)
        return any(start < found.end() and found.start() < end for start, end in self._figures)

    def _negated(self, found: re.Match[str]) -> bool:
        """Whether exactly one negation stands right before the match, linked to it; two cancel each \
            other."""
        before = re.split(r" [.?] ", self.said[: found.start()])[-1].split()[-6:]
        if _DOUBTFUL & set(before):
            return False
        count = 0
        after = ""
        for word in reversed(before):
            if word in _NEGATORS:
                if after in _SELVES and word in _ENDING:
                    break
                count += word != "no" or not count
            elif word not in _LINKS:
                break
            after = word
        return count == 1
