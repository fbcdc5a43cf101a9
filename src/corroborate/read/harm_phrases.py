"""Counted noun phrases: "at least 16 Syrian soldiers", "another five", "a woman", "four of them", "no one".

A chunker over tokens.  Each phrase looks at a bounded number of tokens, so that chunking is linear.
What is no person ("three tanks", "12 March", "aged 20") is no phrase here, whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corroborate.read import harm
from corroborate.read.people import NOUNS, THINGS, Noun, nation, noun
from corroborate.read.quantities import ONES, TENS, Quantity, quantity
from corroborate.text.tokens import NUMBER, WORD, Token
from corroborate.values import Group, Measure

REACH = 9  # tokens between a number and its noun: "35 Daesh (outlawed in Russia) militants"


class Phrase(NamedTuple):
    """A noun phrase that may count people; token indexes are half-open.

    ``first`` is where its words begin and ``end`` where they end, ``stop`` where the chunk ends (a tail such
    as "of the group" is chunk, not words).  ``quantity`` is None where nothing counts ("a woman",
    "civilians"), ``noun`` None where nothing is counted ("another 40").
    """

    start: int
    first: int
    end: int
    stop: int
    quantity: Quantity | None
    noun: Noun | None
    head: int | None = None
    determiner: str = ""  # "", "a", "the", "other", "no", "pronoun"
    other: bool = False
    partitive: bool = False  # "four of them"
    back: bool = False  # "four of them", "of whom": the whole stands before
    state: Measure | None = None  # "five wounded soldiers", "15 of the wounded"
    name: bool = False
    aged: bool = False
    things: bool = False  # counts something else: skipped, but it is no subject or object of harm

    @property
    def counted(self) -> bool:
        """Whether a number or a quantifier counts it."""
        return self.quantity is not None

    @property
    def bare(self) -> bool:
        """A number with no noun: "killing 16"."""
        return self.quantity is not None and self.noun is None and not self.partitive and not self.name


AUX = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got", "get", "gets", "getting"})
HAVE = frozenset({"has", "have", "had", "having"})
MODAL = frozenset("will would could can may might shall should must cannot can't couldn't won't wouldn't".split())
PREPOSITIONS = frozenset(
    """of in on at by for from with to into onto near during after before since until against between among amongst amid
    under over through throughout across around along inside outside within without toward towards behind beside
    besides beyond per despite via upon about above below next following due because according alongside versus like
    than as off out up down""".split()
)
CONJUNCTIONS = frozenset({"and", "or", "plus", "&", "nor", "but", "as_well_as", "while", "whereas"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose", "where", "when"})
REPORTING = frozenset(
    """said says say saying told tells reported reports reporting announced announces added adds claimed claims stated
    states confirmed confirms noted according wrote revealed disclosed declared denied warned explained quoted
    indicated stressed pointed""".split()
)
_FUNCTION = (
    AUX
    | HAVE
    | MODAL
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | REPORTING
    | frozenset(
        """if not n't did do does it he she they we i you this these those there here then so such yet also
        including include includes included among him her them us me his their its my our your the a an
        both each every either neither no nobody none all most mostly only just still already later earlier so
        yesterday today tonight tomorrow ago now soon""".split()
    )
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec""".split()
)
_AFTER_NUMBER_NOT = frozenset(
    """% percent per-cent p.m a.m p.m. a.m. pm am o'clock gmt est edt local utc km m kg mm cm ft year-old years-old
    month-old week-old mph kph bc ad""".split()
)
_BEFORE_NUMBER_NOT = frozenset(
    """$ € £ ¥ # no. no number aged age ages rs usd page chapter section article route highway interstate channel
    local district precinct ward room unit apartment apt resolution decree law act flight boeing airbus su mig mi f
    ak ak- t g c- b- m- nov dec oct sept sep aug jul jun apr mar feb jan january february march april june july august
    september october november december version act grade cbs fox abc nbc ksl wkrn phase block sector""".split()
)
_COUNTING = frozenset(ONES) | frozenset(TENS) | frozenset("several many few dozens scores hundreds thousands".split())
# Participles that describe what follows at the head of a phrase: "wounded civilians", never "killed children".
_LEADING = frozenset("wounded injured dead displaced missing slain homeless".split())
DEFINITE = frozenset({"the", "these", "those", "this", "that", "his", "her", "their", "its", "my", "our", "whose"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "whose", "your"})
_TITLES = frozenset(
    """general gen gen. colonel col col. lieutenant lt lt. major maj maj. captain capt capt. sergeant sgt sgt. brigadier
    brig brig. commander sheikh shaykh dr dr. mr mr. mrs mrs. ms ms. father sister president minister governor mayor
    senator deputy prof prof. professor judge ambassador bishop archbishop officer cpl cpl. corporal pvt private spc
    rev rev. imam prince sir don""".split()
)
_NOT_NAMES = frozenset(
    """army front state forces force party group organization organisation city observatory ministry council nations
    islamic human rights agency news press syrian police department county hospital street avenue road north south east
    west northern southern eastern western united government republic province governorate town village district
    islamists movement brigade brigades union committee center centre university school church mosque council service
    services international national defense defence security organisation authority court television tv radio channel
    network herald times post daily tribune gazette journal reuters afp ap sana bbc cnn fox square coalition
    democratic liberation kurdish turkish russian american israeli iraqi us u.s u.s. u.n un uk eu nato isis isil daesh
    is ypg sdf fsa pkk monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december the a an in on at by of
    and for to from with video photo breaking update urgent airport bridge highway park river lake mountain mount
    office bureau house white red crescent cross day eve ramadan christmas easter eid local medical free
    great al-qaeda al-nusra nusra jabhat hezbollah hamas taliban people
    he she it they we i you his her their its this that these those there what when where why who how if no yes
    earlier later meanwhile however also but so as after before during since while according all some many several
    two three four five six seven eight nine ten eleven twelve officers investigators detectives deputies
    authorities officials residents activists militants rebels troops soldiers""".split()
)
_NAMED_BODIES = frozenset(
    """group faction movement party organization organisation militia alliance coalition brigade front village town city
    district neighborhood neighbourhood province region newspaper agency channel network website station
    groups factions villages towns cities districts provinces regions neighborhoods neighbourhoods brigades""".split()
)
# "in Tal Rifaat", "the Omar Brigade": places and bodies, not persons.
_NEVER_BEFORE_NAME = frozenset("in at from near to into around outside towards toward for with on between".split())
_OLD = frozenset(
    {"year-old", "years-old", "yearold", "yearsold", "month-old", "months-old", "week-old", "yo", "y-o", "year-olds"}
)
_ADJECTIVES = frozenset(
    """syrian iraqi afghan turkish russian american israeli palestinian lebanese iranian kurdish arab foreign local
    civilian armed unarmed opposition government pro-government pro-regime regime rebel islamist militant military
    senior top innocent young old elderly other many unidentified unknown masked christian muslim sunni shiite
    coalition u.s. us nato local young student female male islamic taliban isis isil daesh al-nusra nusra security
    army police pregnant western jewish african indian pakistani yemeni saudi egyptian libyan chinese french
    british german dead wounded injured displaced suspected alleged enemy special jihadist extremist terrorist
    medical aid health rescue humanitarian relief government state local national school field
    allied loyalist pro-assad anti-government takfiri ethnic indigenous fellow key wanted""".split()
)


def _function(token: Token) -> bool:
    """Whether a word is grammar, not content. "IS" in capitals is a name."""
    return token.lower in _FUNCTION and token.text != "IS"


def _modifier(token: Token) -> bool:
    """Whether a word may stand between a number and its noun."""
    word = token.lower
    if token.kind == NUMBER:
        return False
    if token.kind != WORD:
        return token.text in "\"“”'‘’"
    if _function(token) or word in DAYS or word in MONTHS or word in _COUNTING:
        return False
    return word not in harm.WORDS or word in harm.ADJECTIVES


class _Head(NamedTuple):
    head: int
    end: int
    noun: Noun
    state: Measure | None


def _head(tokens: Sequence[Token], j: int, stop: int, *, one: bool) -> _Head | None:
    """The counted noun at or after ``j``: modifiers, then a noun of people, extended over compounds.

    ``one`` asks for a singular ("a police officer"), else a plural is wanted ("two rebel fighters").
    None where a thing is counted, or nothing known.
    """
    state: Measure | None = None
    k = j
    limit = min(stop, j + REACH)
    while k < limit:
        token = tokens[k]
        word = token.lower
        if token.text == "(":
            close = next((m for m in range(k + 1, min(stop, k + 9)) if tokens[m].text == ")"), None)
            if close is None or k == j:
                return None
            k = close + 1
            limit = min(stop, max(limit, k + 4))
            continue
        if (
            word == "of"
            and k > j
            and k + 1 < limit
            and tokens[k - 1].text[:1].isupper()
            and tokens[k + 1].text[:1].isupper()
            and noun(tokens[k - 1].lower) is None
        ):
            k += 1  # "an Islamic Movement of Harania leader"
            continue
        if word == "and" and k > j and k + 1 < limit and _modifier(tokens[k + 1]) and tokens[k - 1].kind == WORD:
            # "Iraqi and Syrian soldiers", "regime and rebel fighters": only between describing words
            inner = _head(tokens, k + 1, min(stop, k + 5), one=one)
            before = tokens[k - 1]
            if (
                inner is not None
                and inner.head > k + 1
                and (before.text[:1].isupper() or before.lower in _ADJECTIVES)
                and noun(before.lower) is None
            ) or (
                inner is not None
                and inner.head > k + 1
                and before.lower in ("regime", "rebel", "government", "army", "women", "opposition", "dead", "killed")
            ):
                return inner._replace(state=_both_states(state, inner.state))
            return None
        if token.text in (",",) and k > j and k + 2 < limit and tokens[k - 1].lower in _ADJECTIVES:
            k += 1
            continue
        found = noun(word, token.text) if token.kind == WORD else None
        if (
            found is not None
            and word in _ADJECTIVE_NOUNS
            and k + 1 < stop
            and _modifier(tokens[k + 1])
            and tokens[k + 1].kind == WORD
            and not _people_next(tokens, k + 1, stop)
        ):
            found = None  # "a major stronghold", "his private clinic"
            if tokens[k + 1].lower in THINGS:
                return None
        if found is not None:
            after = tokens[k + 1] if k + 1 < stop else None
            compound = (
                after is not None
                and after.kind == WORD
                and (found.one or word in _COMPOUNDING or one)
                and k + 1 < limit
            )
            if compound and after is not None:
                beyond = _head(tokens, k + 1, min(stop, k + 4), one=one)
                if beyond is not None and beyond.noun.one == one and _noun_run(tokens, k + 1, beyond.head):
                    return beyond._replace(state=beyond.state or state)
                if found.one and after.lower in THINGS and after.lower not in NOUNS and after.lower not in harm.WORDS:
                    return None
            if found.one and not one and word not in _SAME_PLURAL:
                # "three rebel …" with no noun known after it
                k += 1
                continue
            if one and not found.one and not found.collective:
                if word in ("forces", "troops", "personnel", "police"):
                    k += 1
                    continue
                return None
            return _Head(k, k + 1, found, state)
        if (
            one
            and nation(word)
            and (k + 1 >= stop or tokens[k + 1].kind != WORD or tokens[k + 1].lower in _FUNCTION | harm.WORDS)
        ):
            return _Head(k, k + 1, Noun(None, True), state)
        if not _modifier(token):
            return None
        if (
            word in THINGS
            and (one or word.endswith("s"))
            and not (token.text[:1].isupper() and not word.endswith("s"))
            and not (k + 1 < limit and _people_next(tokens, k + 1, limit))
        ):
            return None
        if word in harm.ADJECTIVES:
            if word in ("killed", "executed", "arrested", "captured", "detained", "disappeared") and k > j:
                return None
            state = state or harm.ADJECTIVES[word]
        elif (
            not one
            and token.text[:1].islower()
            and len(word) > 4
            and word.endswith("s")
            and not word.endswith(("ss", "ous", "'s", "less", "us", "is"))
            and not (k + 1 < limit and _people_next(tokens, k + 1, limit))
        ):
            return None  # an unknown plural: it is what is counted
        k += 1
    return None


_COMPOUNDING = frozenset(
    """police army security government military regime rebel militia forces terrorist terrorists people staff civilian
    women personnel militants fighters defense media aid civilians children troops""".split()
)
_ADJECTIVE_NOUNS = frozenset(
    """major general private marine deputy minor guard local native adult regular human female male patient juvenile
    official national irregular chief resident individual criminal foreign subversive partisan executive islamist
    extremist rebel terrorist militant""".split()
)
_SAME_PLURAL = frozenset({"aircrew", "crew", "police", "civilian", "personnel", "staff"})


def _both_states(one: Measure | None, two: Measure | None) -> Measure | None:
    """ "dead and wounded members" are casualties."""
    if {one, two} == {Measure.KILLED, Measure.INJURED}:
        return Measure.CASUALTIES
    return two or one


def _people_next(tokens: Sequence[Token], k: int, limit: int) -> bool:
    return k < limit and tokens[k].kind == WORD and noun(tokens[k].lower, tokens[k].text) is not None


def _noun_run(tokens: Sequence[Token], j: int, head: int) -> bool:
    """Whether nothing but describing words stands between ``j`` and ``head``."""
    return all(_modifier(tokens[k]) for k in range(j, head))


def titled(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is printed like a headline or in capitals, so that capitals tell no names."""
    words = [t for t in tokens if t.kind == WORD and len(t.text) > 3]
    upper = sum(t.text[:1].isupper() for t in words)
    return len(words) >= 4 and upper > 0.7 * len(words)


def phrase(tokens: Sequence[Token], i: int, *, names: bool = True) -> Phrase | None:
    """The counted noun phrase that begins at token ``i``, or None. ``names`` False: capitals tell no names."""
    stop = len(tokens)
    token = tokens[i]
    word = token.lower
    if token.kind not in (WORD, NUMBER) and token.text not in "~+":
        return None
    if word in ("no", "nobody", "none", "zero", "noone"):
        bound = quantity(tokens, i, min(stop, i + 8))  # "no more than 50"
        if bound is None or word != "no":
            return _none(tokens, i, stop)
    j = i
    determiner = ""
    other = False
    first = i
    if word in ("the", "these", "those", "this") or word in _POSSESSIVE or word.endswith(("'s", "s'")):
        if word.endswith("s'") and len(word) < 4:
            return None
        determiner = "the"
        j += 1
        if word.endswith(("'s", "s'")) and not (j < stop and (tokens[j].kind == WORD or tokens[j].kind == NUMBER)):
            return None
    elif word in ("all", "both"):
        j += 1
        if j < stop and tokens[j].lower == "of":
            j += 1
        if j < stop and tokens[j].lower in DEFINITE:
            j += 1
        determiner = "the"
        if word == "both":
            return _both(tokens, i, j, stop)
    if j >= stop:
        return None
    word = tokens[j].lower
    lone = False
    if word in ("another", "other", "additional", "further"):
        other = True
        lone = word == "another"
        j += 1
        if word == "another" and j < stop and tokens[j].lower in ("further", "additional"):
            j += 1
    elif word == "an" and j + 1 < stop and tokens[j + 1].lower == "additional":
        other = True
        lone = True
        j += 2
    elif word == "others" and determiner != "":
        return None
    if j >= stop:
        return None
    if tokens[j].lower == "others":
        return Phrase(i, j, j + 1, j + 1, None, Noun(None, False), j, "", other=True)
    counted = quantity(tokens, j, min(stop, j + 14))
    if counted is not None:
        if _no_count(tokens, j, counted, stop):
            aged = _aged(tokens, i, counted, stop, determiner, other)
            if aged is not None:
                return aged
            return Phrase(i, i, counted.end, counted.end, counted, None, things=True)
        return _counted(tokens, i, counted, stop, determiner, other)
    word = tokens[j].lower
    if word in ("a", "an") and not determiner:
        first = i
        j += 1
        if j < stop and tokens[j].lower in ("further", "additional"):
            j += 1
            other = True
        if j >= stop:
            return None
        aged_count = quantity(tokens, j, min(stop, j + 3))
        if aged_count is not None:
            return _aged(tokens, i, aged_count, stop, "a", other)
        found = _head(tokens, j, stop, one=True)
        if found is None or found.noun.measure in (Measure.CASUALTIES,):
            return None
        return Phrase(i, first, found.end, found.end, None, found.noun, found.head, "a", other, state=found.state)
    if lone:
        found = _head(tokens, j, stop, one=True)
        if found is not None:
            return Phrase(i, i, found.end, found.end, None, found.noun, found.head, "a", True, state=found.state)
        return None
    if determiner:
        return _definite(tokens, i, j, stop, other)
    if other:
        found = _head(tokens, j, stop, one=False)
        if found is not None and found.head - j <= 3:
            return Phrase(i, i, found.end, found.end, None, found.noun, found.head, "", True, state=found.state)
        return None
    return _plain(tokens, i, stop, names)


def pronoun(i: int) -> Phrase:
    """One person whom the text calls by a pronoun only ("killing him"), at token ``i``."""
    return Phrase(i, i, i + 1, i + 1, None, Noun(None, True), i, "pronoun")


def _none(tokens: Sequence[Token], i: int, stop: int) -> Phrase | None:
    zero = Quantity(i, i + 1, i, 0, 0, 0, ("zero",))
    word = tokens[i].lower
    if word in ("nobody", "noone"):
        return Phrase(i, i, i + 1, i + 1, zero, Noun(None, False), i, "no")
    if word == "none":
        k = i + 1
        if k + 1 < stop and tokens[k].lower == "of" and tokens[k + 1].lower in ("them", "whom", "us", "the", "those"):
            return Phrase(i, i, k + 2, k + 2, zero, Noun(None, False), i, "no", partitive=True, back=True)
        return Phrase(i, i, i + 1, i + 1, zero, None, None, "no")
    k = i + 1
    if k < stop and tokens[k].lower in ("one", "body"):
        return Phrase(i, i, k + 1, k + 1, zero, Noun(None, False), k, "no")
    while k < stop and tokens[k].lower in (
        "other",
        "further",
        "additional",
        "immediate",
        "known",
        "such",
        "major",
        "serious",
        "reported",
        "reports",
        "of",
        "any",
        "significant",
    ):
        k += 1
    for one in (False, True):
        found = _head(tokens, k, min(stop, k + 5), one=one)
        if found is not None and found.head - k <= 3:
            return Phrase(i, i, found.end, found.end, zero, found.noun, found.head, "no", state=found.state)
    return None


def _both(tokens: Sequence[Token], i: int, j: int, stop: int) -> Phrase | None:
    two = Quantity(i, i + 1, i, 2, 2, 2, ())
    found = _head(tokens, j, stop, one=False)
    if found is not None and found.end < stop and tokens[found.end].lower == "and":
        return None  # "both civilians and rebels"
    if found is not None and found.head - j <= 4:
        return Phrase(i, i, found.end, found.end, two, found.noun, found.head, "the", state=found.state)
    return None


def _no_count(tokens: Sequence[Token], j: int, counted: Quantity, stop: int) -> bool:
    """Whether the number is an age, a date, a time, money, a share or a serial."""
    k = counted.end
    after = tokens[k].lower if k < stop else ""
    before = tokens[j - 1].lower if j else ""
    if after in _AFTER_NUMBER_NOT or (after == "per" and k + 1 < stop and tokens[k + 1].lower == "cent"):
        return True
    if counted.digits:
        if before in _BEFORE_NUMBER_NOT and not (before in ("local", "may") or before == "no"):
            return True
        if after in MONTHS and after not in ("may", "march") and counted.best is not None and counted.best <= 31:
            return True
        if (
            after in ("may", "march")
            and counted.best is not None
            and counted.best <= 31
            and tokens[k].text[:1].isupper()
        ):
            return True
        if before in ("may", "march") and j and tokens[j - 1].text[:1].isupper():
            return True
        if counted.exact and (counted.best or 0) < 110 and _age_in_a_row(tokens, j, k):
            return True
        if before == "." and j > 1 and tokens[j - 2].lower in MONTHS:
            return True  # "Aug. 14"
        if after in ("-", "/", ":") and k + 1 < stop and tokens[k + 1].start - tokens[k - 1].end <= 2:
            nxt = tokens[k + 1]
            if nxt.kind == NUMBER or nxt.lower in _OLD or nxt.lower in ("year", "years", "month", "week", "member"):
                return True
            if nxt.kind == WORD and after == "-":
                return True  # "12-hour", "3-storey"
        if before == "," and after == "," and counted.exact and (counted.best or 0) < 100:
            return True  # "a local man, 20, was shot"
        if (counted.best or 0) < 110 and any(t.lower in ("ages", "aged", "age") for t in tokens[max(0, j - 5) : j]):
            return True
        if (
            before in ("-", "/", ":")
            and j > 1
            and tokens[j - 1].end == tokens[j].start
            and (tokens[j - 2].end == tokens[j - 1].start)
        ):
            return True
    if (
        after in ("year", "years", "yearold", "month", "months")
        and k + 1 < stop
        and tokens[k + 1].lower in ("old", "-")
    ):
        return True
    if after in ("-", "--") and k + 1 < stop and tokens[k + 1].lower in _OLD | {"year", "years"}:
        return True
    first = tokens[counted.core]
    if not counted.digits and "-" in first.lower and first.lower.endswith(("-year-old", "-day", "-hour", "-month")):
        return True
    return after in ("years", "year") or (before in ("$", "€", "£"))


def _age_in_a_row(tokens: Sequence[Token], j: int, k: int) -> bool:
    """Whether the number at ``j:k`` is an age of several: "two women, 28 and 27, were hurt", "one 17, the other 21"."""
    before = tokens[j - 1].lower if j else ""
    if before == "both" and tokens[j].kind == NUMBER:
        return k >= len(tokens) or tokens[k].kind != WORD  # "two brothers, both 21, were killed"
    if before == "other" or (before == "one" and tokens[j].kind == NUMBER):
        return not (k < len(tokens) and tokens[k].kind == WORD and tokens[k].lower not in _FUNCTION)
    after = tokens[k : k + 3]
    if before == "," and len(after) > 2 and after[0].lower in ("and", ",") and after[1].kind == NUMBER:
        return after[2].text in ",.;"
    return (
        before == "and" and j > 2 and tokens[j - 2].kind == NUMBER and tokens[j - 3].text == ","
        and bool(after) and after[0].text in ",.;"
    )  # fmt: skip


def _aged(tokens: Sequence[Token], i: int, counted: Quantity, stop: int, determiner: str, other: bool) -> Phrase | None:
    """ "a 17-year-old boy", "the 9 year old", "23-year-old Name": one person, whose age is no count."""
    if not counted.exact:
        return None  # "between 7 and 12 years old"
    k = counted.end
    if k < stop and tokens[k].lower in ("-", "--"):
        k += 1
    if k < stop and tokens[k].lower in _OLD:
        k += 1
    elif k + 1 < stop and tokens[k].lower in ("year", "years", "month", "months"):
        k += 1
        if tokens[k].lower == "-" and k + 1 < stop:
            k += 1
        if tokens[k].lower != "old":
            return None
        k += 1
    elif k + 1 < stop and tokens[k].lower in ("and-a-half-year-old",):
        k += 1
    else:
        return None
    age = counted.best
    child = age is not None and age < 18
    subgroup = "children" if child or tokens[k - 1].lower.startswith(("month", "week")) else None
    who = Noun(Group.CIVILIAN if subgroup else None, True, subgroup)
    head: int | None = None
    end = k
    found = _head(tokens, k, min(stop, k + 5), one=True)
    if found is not None and found.head - k <= 3:
        who = found.noun if not subgroup or found.noun.group is Group.COMBATANT else who
        if found.noun.group is not None and not subgroup:
            who = found.noun
        head, end = found.head, found.end
    elif k < stop and tokens[k].text[:1].isupper() and tokens[k].kind == WORD and tokens[k].lower not in _NOT_NAMES:
        while k < stop and tokens[k].kind == WORD and tokens[k].text[:1].isupper() and k - end < 4:
            k += 1
        end = k
    return Phrase(
        i,
        i,
        end,
        end,
        None,
        who,
        head,
        "the" if determiner == "the" else "a",
        other,
        aged=True,
        name=False,
    )


_OTHERS = frozenset({"others", "more", "other"})


def _counted(
    tokens: Sequence[Token], i: int, counted: Quantity, stop: int, determiner: str, other: bool
) -> Phrase | None:
    k = counted.end
    first = counted.start if determiner and not other else i
    if determiner == "the":
        first = i if other else counted.start
    if k < stop and tokens[k].lower in ("-", "“", '"') and k + 1 < stop and tokens[k + 1].kind == WORD:
        pass
    if k < stop and tokens[k - 1].lower == "of" and tokens[k].lower in ("them", "whom"):
        return Phrase(i, first, k + 1, k + 1, counted, None, None, determiner, other, True, True)  # "a number of them"
    # "four of them", "two of his sons", "15 of the wounded", "dozens of people"
    if k + 1 < stop and tokens[k].lower == "of":
        after = tokens[k + 1].lower
        if after in ("them", "whom", "which", "us", "these", "those") and not (
            after in ("these", "those") and _head(tokens, k + 2, min(stop, k + 5), one=False)
        ):
            return Phrase(i, first, k + 2, k + 2, counted, None, None, determiner, other, True, True)
        m = k + 1
        definite = after in DEFINITE or after.endswith(("'s", "s'"))
        if definite:
            m += 1
            while m < stop and tokens[m].kind == WORD and m - k < 4 and tokens[m].lower.endswith(("'s", "s'")):
                m += 1
        inner = quantity(tokens, m, min(stop, m + 4)) if definite and m < stop else None
        if inner is not None and not _no_count(tokens, m, inner, stop):
            m = inner.end
        if m < stop and tokens[m].lower in ("other", "additional"):
            m += 1
            other = True
        if m < stop and tokens[m].lower == "others":
            return Phrase(i, first, m + 1, m + 1, counted, Noun(None, False), m, determiner, True)
        of_set = m < stop and tokens[m].lower in harm.ADJECTIVES and not _people_next(tokens, m + 1, stop)
        described = (
            of_set
            and m + 1 < stop
            and _modifier(tokens[m + 1])
            and _head(tokens, m + 1, min(stop, m + 4), one=False) is not None
        )
        if of_set and definite and not described:
            # "15 of the wounded", "10 of the dead"
            state = harm.ADJECTIVES[tokens[m].lower]
            return Phrase(i, first, m + 1, m + 1, counted, None, None, determiner, other, True, True, state)
        found = _head(tokens, m, stop, one=False)
        if found is None and definite:
            found = _head(tokens, m, min(stop, m + 4), one=True)
            if found is not None and found.head - m > 2:
                found = None
        if found is not None:
            return Phrase(
                i,
                first,
                found.end,
                found.end,
                counted,
                found.noun,
                found.head,
                determiner,
                other,
                partitive=definite,
                back=definite and _anaphoric(tokens, found),
                state=found.state,
            )
        if counted.noun or _vague(counted):
            if m < stop and tokens[m].kind == WORD and tokens[m].lower in THINGS:
                return Phrase(i, i, k, k, counted, None, things=True)
            if m < stop and tokens[m].kind == WORD and tokens[m].text[:1].isupper():
                return Phrase(i, first, m + 1, m + 1, counted, Noun(None, False), m, determiner, other)
            return Phrase(i, i, k, k, counted, None, things=True)
        if m < stop and tokens[m].text[:1].isupper() and tokens[m].lower not in DAYS | MONTHS:
            # "six of Al-Nusra", "two of the Sheitat tribe"
            return Phrase(i, first, m + 1, m + 1, counted, Noun(None, False), m, determiner, other, True)
        return Phrase(i, i, k, k, counted, None, things=True)
    if k < stop and tokens[k].lower in ("other", "more", "additional", "further", "others"):
        word = tokens[k].lower
        if word == "others":
            return Phrase(i, first, k + 1, k + 1, counted, Noun(None, False), k, determiner, True)
        found = _head(tokens, k + 1, stop, one=counted.best == 1)
        if found is not None:
            return Phrase(
                i,
                first,
                found.end,
                found.end,
                counted,
                found.noun,
                found.head,
                determiner,
                True,
                state=found.state,
            )
        if k + 1 >= stop or not _thing(tokens[k + 1]):
            return Phrase(i, first, k + 1, k + 1, counted, None, None, determiner, True)
        return Phrase(i, i, k + 1, k + 1, counted, None, things=True)
    single = (counted.best == 1 and counted.high == 1) or (counted.low == 1 and counted.best == 1)
    found = _head(tokens, k, stop, one=single)
    if found is None and single:
        found = _head(tokens, k, min(stop, k + 3), one=False) if tokens[counted.core].kind == NUMBER else None
    if found is not None:
        return Phrase(
            i,
            first,
            found.end,
            found.end,
            counted,
            found.noun,
            found.head,
            determiner,
            other,
            state=found.state,
        )
    if k < stop and tokens[k].text == "(":
        return Phrase(i, first, k, k, counted, None, None, determiner, other)
    if (
        k >= stop
        or (tokens[k].kind not in (WORD, NUMBER) and tokens[k].text not in ("%", "$"))
        or _follows_bare(tokens[k])
    ):
        year = counted.digits and counted.exact and 1900 <= (counted.best or 0) <= 2099
        if year and not (k < stop and tokens[k].lower in harm.WORDS):
            return Phrase(i, i, k, k, counted, None, things=True)
        return Phrase(i, first, k, k, counted, None, None, determiner, other)
    if counted.noun and not _thing(tokens[k]):
        return Phrase(i, first, k, k, counted, None, None, determiner, other)
    if k < stop and tokens[k].text[:1].isupper() and tokens[k].kind == WORD and _group_name(tokens, k):
        return Phrase(i, first, k + 1, k + 1, counted, Noun(Group.COMBATANT, False), k, determiner, other)
    return Phrase(i, i, k, k, counted, None, things=True)


def _thing(token: Token) -> bool:
    """Whether a word looks like what a number before it counts: a thing, or an unknown plural."""
    word = token.lower
    if token.kind != WORD:
        return token.text in "%$"
    return word in THINGS or (
        token.text[:1].islower()
        and len(word) > 4
        and word.endswith("s")
        and not word.endswith(("ss", "us", "'s"))
        and word not in _FUNCTION
        and word not in harm.WORDS
    )


def _vague(counted: Quantity) -> bool:
    """ "several", "some", "a number of": at least two."""
    return counted.low == 2 and counted.best is None


def _group_name(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].lower in ("isis", "isil", "daesh", "taliban", "hezbollah", "ypg", "fsa", "sdf", "pkk")


def _follows_bare(token: Token) -> bool:
    """Whether a word can follow a number that counts people without naming them."""
    word = token.lower
    return (
        word in _FUNCTION
        or word in harm.WORDS
        or word in DAYS
        or (word.endswith("ly") and len(word) > 4)
        or token.kind == NUMBER
        or word in ("instantly", "overnight", "alone", "civilians")
    )


def _anaphoric(tokens: Sequence[Token], found: _Head) -> bool:
    return tokens[found.head].lower in ("victims", "casualties", "wounded", "dead", "deaths", "fatalities", "killed")


def _definite(tokens: Sequence[Token], i: int, j: int, stop: int, other: bool) -> Phrase | None:
    """ "the victim", "his three sons" is counted elsewhere; "the Taliban leader", "the soldiers"."""
    counted = quantity(tokens, j, min(stop, j + 3))
    if counted is not None:
        return None
    found = _head(tokens, j, min(stop, j + 6), one=True)
    if found is None:
        found = _head(tokens, j, min(stop, j + 6), one=False)
    if found is None or found.noun.measure is not None:
        return None
    return Phrase(i, i, found.end, found.end, None, found.noun, found.head, "the", other, state=found.state)


def _plain(tokens: Sequence[Token], i: int, stop: int, names: bool) -> Phrase | None:
    """A bare plural ("civilians", "Syrian soldiers"), or a name."""
    token = tokens[i]
    word = token.lower
    if token.kind != WORD or word in _FUNCTION or word in DAYS or word in MONTHS or word in harm.WORDS:
        if word not in _LEADING:
            return None
        found = _head(tokens, i, min(stop, i + 4), one=False)
        if found is None or found.head == i:
            return None
        return Phrase(i, i, found.end, found.end, None, found.noun, found.head, "", state=found.state)
    if names:
        named = _name(tokens, i, stop)
        if named is not None:
            return named
    here = noun(word, token.text)
    if here is not None or word in _ADJECTIVES or "-" in word or token.text[:1].isupper():
        found = _head(tokens, i, min(stop, i + 5), one=False)
        if (
            found is not None
            and found.noun.measure is None
            and (
                found.head == i
                or all(
                    tokens[m].lower in _ADJECTIVES
                    or tokens[m].text[:1].isupper()
                    or "-" in tokens[m].lower
                    or noun(tokens[m].lower) is not None
                    for m in range(i, found.head)
                )
            )
        ):
            return Phrase(i, i, found.end, found.end, None, found.noun, found.head, "", state=found.state)
        if here is None and (word in _ADJECTIVES or token.text[:1].isupper()) and word not in THINGS:
            single = _head(tokens, i, min(stop, i + 4), one=True)
            if (
                single is not None
                and single.head > i
                and single.noun.measure is None
                and all(tokens[m].lower in _ADJECTIVES or tokens[m].text[:1].isupper() for m in range(i, single.head))
            ):
                return Phrase(i, i, single.end, single.end, None, single.noun, single.head, "bare", state=single.state)
        if here is not None and here.one and word not in _SAME_PLURAL and here.measure is None:
            # headlines drop the article: "Man shot", "Soldier killed"
            single = _head(tokens, i, min(stop, i + 4), one=True)
            if single is not None:
                return Phrase(i, i, single.end, single.end, None, single.noun, single.head, "bare", state=single.state)
    return None


def _name(tokens: Sequence[Token], i: int, stop: int) -> Phrase | None:
    """A person's name: a title and capitals, or two to five capitalised words that name no body or place kind."""
    k = i
    title = False
    while k < stop and tokens[k].lower in _TITLES and tokens[k].text[:1].isupper():
        title = True
        k += 1
        if k < stop and tokens[k].text == "." and tokens[k].start == tokens[k - 1].end:
            k += 1
    start = k
    while k < stop and k - start < 6:
        token = tokens[k]
        if (
            (
                token.kind == WORD
                and token.text[:1].isupper()
                and token.lower not in _NOT_NAMES
                and token.lower not in _COUNTING
                and token.lower not in harm.WORDS
                and noun(token.lower) is None
                and not token.lower.endswith("'s")
            )
            or (
                token.kind == WORD
                and k > start
                and token.lower in ("al", "bin", "ibn", "de", "la", "del", "von", "van", "el")
            )
            or (token.text == "." and k > start and len(tokens[k - 1].text) == 1 and token.start == tokens[k - 1].end)
            or (token.kind == WORD and token.lower.startswith(("al-", "el-", "ul-", "ad-", "ar-", "as-")) and k > start)
        ):
            k += 1
        else:
            break
    words = k - start
    # "killed Rostum and his brother": one word is a person's where somebody is theirs.
    owns = k + 1 < stop and tokens[k].lower == "and" and tokens[k + 1].lower in ("his", "her")
    alone = words == 1 and owns and i > 0 and tokens[i - 1].lower in harm.WORDS and not nation(tokens[start].lower)
    if words < (1 if title or alone else 2) or not tokens[start].text[:1].isupper():
        return None
    if i and (tokens[i - 1].lower in _NEVER_BEFORE_NAME or tokens[i - 1].lower in DEFINITE) and not title:
        return None
    beside = (tokens[i - 1].lower if i else "", tokens[k].lower if k < stop else "")
    if not title and not _NAMED_BODIES.isdisjoint(beside):
        return None  # "the rebel group Ahrar Orva", "Tal Orva village"
    if k < stop and tokens[k].kind == WORD and tokens[k].text[:1].isupper() and tokens[k].lower in _NOT_NAMES:
        return None  # "Al Noor Brigade"
    combatant = (
        title
        and tokens[i].lower.rstrip(".")
        in (
            "general gen colonel col lieutenant lt major maj captain capt sergeant sgt brigadier brig commander "
            "officer cpl corporal pvt private spc"
        ).split()
    )
    return Phrase(i, i, k, k, None, Noun(Group.COMBATANT if combatant else None, True), None, "name", name=True)
