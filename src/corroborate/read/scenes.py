"""Where and when what a stretch of text tells happened: the place and the time that belong to a figure or an act.

The same clause speaks first, then the same sentence, then what the account has told before, then the lead.  The
date line's city is where a report was written; it counts only where the report names no other place.  A time that
dates the saying ("told reporters on Monday") does not date the harm.  Rules: docs/method.md, section 2; the order
of preference is a house rule, its weights chosen on invented and development reports.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from corroborate.read.calendar import MONTH_ABBREVIATIONS, MONTHS
from corroborate.read.capitals import CAPITALS
from corroborate.read.mentions import SPEAKS
from corroborate.text.tokens import Sentence, Token
from corroborate.values import NAMED_ONLY, PassageKind, Place, PlaceMention, TimeMention, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where (the id of a PlaceMention) and when something happened; None where the text does not tell.

    ``here``: the sentence itself names the place, or means it ("in the capital").
    """

    place: str | None
    when: When | None
    here: bool = False


# Words between which a reader changes scene: another clause, another act.
_CLAUSE = frozenset("while whereas but although though after before when where who which whose whom as because".split())
_RELATIVE = frozenset("that which when where".split())
_STOPS = frozenset("; : . ! ?".split())
_BEGIN = frozenset(
    """began begin begins beginning begun start started starting starts erupted erupt broke outbreak onset launched
    since""".split()
)
_INTO = frozenset("in of near at outside inside from , ( between north south east west around".split())
_BASED = frozenset("based headquartered".split())
_BODIES = frozenset(
    """army government regime military forces ministry authorities officials police troops soldiers media state
    embassy consulate parliament cartel cartels mafia""".split()
)
_ASIDE = frozenset("from with to toward towards between via against than".split())
_BESIDE = frozenset(
    "border positioned located stationed based headquartered fled km kilometers kilometres miles".split()
)
_SPEAKERS = frozenset(
    """source sources official officials activist activists spokesman spokeswoman reporter correspondent witness
    witnesses resident residents doctor medic journalist""".split()
)
_SEVERAL = frozenset("villages towns cities areas districts neighbourhoods neighborhoods parts suburbs".split())
_ROWS = frozenset("villages towns cities neighbourhoods neighborhoods quarters suburbs axes".split())
_TOWNS = frozenset("towns villages cities town village city".split())
_WITHIN = frozenset("of in across around within".split())
# Where the harmed were brought, and streets named like towns: no place of an act.
_CARE = frozenset("hospital hospitals medical clinic clinics infirmary morgue mortuary trauma health".split())
_BROUGHT = frozenset(
    """taken transported rushed airlifted flown brought transferred evacuated driven carried hospitalized hospitalised
    treated ferried moved""".split()
)
_HURT = _CARE | frozenset("wounded injured treatment condition patients surgery doctors burial".split())
_BROUGHT_REACH = 12  # words between "taken" and "to X"
_STREETS = frozenset(
    """street st avenue ave road rd boulevard blvd lane ln drive dr highway hwy parkway pkwy court ct terrace circle
    route way pike trail""".split()
)
_STREETS_BEFORE = frozenset("Avenida Calle Rua Via Rue".split())
_CROSSING = frozenset("streets avenues roads drives lanes boulevards highways".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CORNERS = frozenset("intersection corner".split())
# Where people live, stay or go to school: what it is called after is elsewhere.
_DWELLINGS = frozenset("apartments homes townhomes condominiums villas".split())
# Who somebody is, by where he is from: "a Banora man".
_LOCALS = frozenset("man woman teen teenager teenage boy girl resident native natives couple".split())
_OUTLET_REACH = 14  # words of an outlet's name and what it offers
# What names the outlet at the end of a headline: "… - Action News 5 - Banora".
_STATION = re.compile(r"(?i:news\w*|channel|tv|headlines|weather|fox|abc|cbs|nbc|.*\.com)|[WK][A-Z]{2,3}")
_AFTERWARDS = frozenset(
    """identified surrendered booked extradited autopsy charged arraigned sentenced
    convicted indicted pleaded pled testified acquitted appeared court trial hearing
    buried mourned mourners funeral funerals vigil jury judge prosecutors charges arraignment sentencing indictment
    affidavit bond bail conference briefing email interview memorial released facebook plea guilty verdict mistrial
    testimony recalled""".split()
)
_PRESS = frozenset("news press".split())  # a conference to which reporters came
_CHARGES = frozenset("murder murders homicide manslaughter".split())
# How those fare who were hit before: "was listed in stable condition on Tuesday".
_FARING = frozenset("condition stable hospitalized hospitalised".split())
_GAVE_UP = re.compile(r"\bturn(?:ed|s|ing)? (?:him|her|them)sel(?:f|ves) in(?:to)?\b")
_AS_OF = re.compile(r"(?:^| )(?:as of|through)(?: early| late)?$")  # until when something held
_AFTERWARDS_REACH = 6  # words
_FARING_REACH, _ARREST_REACH = 3, 10
_ARRESTED = frozenset("arrested arrest arrests custody apprehended".split())
_DIED = frozenset("died dies pronounced succumbed".split())
_HIT = frozenset("shot shooting shootings wounded injured attacked attack stabbed stabbing beaten".split())
_AFTER_WOUND = frozenset("shot wounded injured stabbed".split())
_HIT_REACH, _DIED_REACH = 16, 7  # words
_WITHIN_DAYS = 31  # from a wound to the death of it
_HARMS = frozenset(
    "killed shot died wounded injured killing wounding dead deaths murdered murder massacre attack shooting".split()
)
_SAYS = frozenset("said told says confirmed added reported announced explained stated".split())
_WARS = frozenset("since war conflict uprising rebellion revolt crisis revolution unrest insurgency".split())
_WIDE = frozenset("province provinces governorate region country countryside border".split())
# What a side is: "Marran-backed", "the Marran-led raid"; and what belongs to one, wherever it strikes.
_SIDED = frozenset(
    "backed led allied sponsored funded supported brokered made born trained armed affiliated linked aligned".split()
)
_FORCES = frozenset(
    """airstrike airstrikes warplanes warplane jets jet aircraft coalition president minister defense defence ally
    allies air-force intelligence delegation ambassador""".split()
)
_BY_AIR = frozenset(
    tuple(pair.split("_")) for pair in "air_strike air_strikes air_raids air_force fighter_jets military_planes".split()
)
_NATIONS_BY_LETTERS = frozenset("us usa uk eu uae".split())
# What goes on after a place: no noun that it describes.
_AFTER_A_PLACE = frozenset(
    """and or is was were are has have had will would in on at for to by from of with this last next that than not
    also since during after before until over about""".split()
)
_INSTITUTES = frozenset(
    "institute institution university centre center foundation society association times post news".split()
)
_BANNED = frozenset("banned outlawed prohibited".split())
_BY_PHONE = frozenset("telephone phone skype reporting".split())
# Who came from elsewhere, and what may stand between them and where.
_COMERS = frozenset("native natives originating originally hailing mercenaries citizens nationals".split())
_BEFORE_ORIGIN = frozenset("the northern southern north south former , and".split())
_OFFICES = frozenset("command directorate department chief".split())
_POLICE = frozenset("police sheriff".split())
_NEWS = frozenset("reporter correspondent news agency".split())
_OF_THE_STATE = frozenset("of in iraq and the al - al-sham ( group".split())
_HELD = frozenset(
    """in at near outside inside on across around throughout over within against targeting hit struck shelled
    bombed""".split()
)
_JOINING = frozenset(("and", ",", "or"))
_THAT = frozenset("the this that same".split())
# What a place is, and how wide such a place may be.
_RECALLED = {
    **dict.fromkeys(
        "town city village neighborhood neighbourhood suburb camp settlement hamlet district quarter".split(), (0,)
    ),
    **dict.fromkeys("province governorate region state county".split(), (1,)),
    "area": (0, 1),
}
_AT_HOME = frozenset(
    """resident residents inhabitant inhabitants villager villagers witness witnesses eyewitness eyewitnesses survivor
    survivors teacher farmer shepherd fisherman shopkeeper mother father grandmother widow refugee""".split()
)
_WARDS = frozenset("hospital hospitals clinic clinics morgue".split())
_SETTLEMENTS = frozenset("city town village neighborhood neighbourhood district suburb camp port island".split())
_PARTS = frozenset("district neighborhood neighbourhood suburb camp".split())
_NEARBY = frozenset("near outside around beside".split())
_COUNTRY, _PROVINCE, _NEAR = 6, 4, 2  # place precision
_CLAUSE_COST = 9.0
_STOP_COST = 14.0
_MOST_COST = 60.0
_BEFORE_COST = 3.0
_ASIDE_COST = 8.0
_BREADTH_COST = 5.0
_TOTAL_PULL = 12.0
_VAGUE_COST = 6.0
_BEGIN_REACH = 16
_MOST_AROUND = 8
_AND_REACH = 12
_CARRIED_SENTENCES = 4
_LEAD_SENTENCES = 3  # headline, its repetition and the lead
_AHEAD_SENTENCES = 3
_HEAD_SENTENCES = 6
_NAMED_REACH = 4  # words between a country and its war: "Marra's three-year civil war"
_ROOT = 5  # letters that a country shares with its people
_LED_REACH = 5  # words between "in" and a name: "in the northern town of X"
_LEAST_CITY = 4  # letters: "US" and "UAE" begin sentences too
_LINE_WORDS = 16  # words and marks of a date line, its dash included
_MONTHS = frozenset((*MONTHS, *MONTH_ABBREVIATIONS))
_BRACKETED = 3  # characters between the city of a date line and its country
_LINE = 24  # characters between the city of a date line and its day: a country, a bracket


def scene(
    start: int,
    end: int,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    *,
    cumulative: bool = False,
    by_report: bool = False,
    published: dt.date | None = None,
) -> Scene:
    """Where and when what ``start:end`` tells happened. ``prepare`` serves many spans of one report faster."""
    return prepare(sentences, times, places, published).of(start, end, cumulative=cumulative, by_report=by_report)


def prepare(
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    published: dt.date | None = None,
) -> Scenes:
    """An index of one report's times and places, so that each span is answered in the time of a sentence.

    ``published`` closes totals that run up to the report ("which began in March 2031") where no date line does.
    """
    return Scenes(sentences, times, places, published)


@dataclass(frozen=True, slots=True)
class _Time:
    mention: TimeMention
    first: int
    last: int
    arrest: bool = False  # it dates an arrest, and those alone who were arrested


@dataclass(frozen=True, slots=True)
class _Spot:
    """A chain of place names that narrow each other, by its most specific: "the town of X in Y province" is X."""

    mention: PlaceMention
    first: int
    last: int
    speaker: bool
    breadth: int  # 0 a town or finer, 1 a province or region, 2 a country
    aside: bool  # where something came from, led to or lies by, not where it happened
    several: bool = False  # "villages of X": places in it, not one of them
    held: bool = False  # it stands where the place of an act stands: "in X", "on the town of X"
    kind: str = ""  # the word for what it is: "town", "province"
    outer: PlaceMention | None = None  # the widest place of its chain, where that is another
    listed: bool = False  # one of several: "on X and Y"


_Placed = TypeVar("_Placed", _Time, _Spot)


class Scenes:
    """The times and places of one report, by sentence."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
        published: dt.date | None,
    ) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._token_starts = [[t.start for t in s.tokens] for s in sentences]
        self._walls: list[list[float]] = []
        self._of_war = [any(t.lower in _WARS for t in s.tokens) for s in sentences]  # of the war as a whole
        self._times: list[list[_Time]] = [[] for _ in sentences]
        self._spots: list[list[_Spot]] = [[] for _ in sentences]
        self._line = next((m for m in times if m.dateline and m.when and m.when.end), None)
        self._anchor = self._line.when.end if self._line is not None and self._line.when is not None else published
        self._told: dict[int, dt.date] = {}  # by sentence, the first day on which a voice spoke
        for mention in times:
            n = self._sentence(mention.start)
            if n is not None:
                first, last = self._tokens(n, mention.start, mention.end)
                later = replace(mention, said=True) if _afterwards(sentences[n].tokens, first, last) else mention
                self._times[n].append(_Time(later, first, last, _arrests(sentences[n].tokens, first, last)))
                if mention.said and mention.when is not None and mention.when.end is not None:
                    self._told.setdefault(n, mention.when.end)
        self._die_later()
        # For reports that name no other place: the town of its police, where somebody is from, its outlet's city.
        self._homes: tuple[list[_Spot], list[_Spot], list[_Spot]] = ([], [], [])
        self._tails = [_tail(s.tokens) if n < _LEAD_SENTENCES else None for n, s in enumerate(sentences)]
        self.apart: set[str] = set()  # the ids of the places where no act can be: hospitals, streets
        self._inner: dict[str, _Spot | None] = {}  # by a place's words, the one place told inside it; None if several
        self._inners: dict[str, list[tuple[int, _Spot]]] = {}  # the same, all of them, by sentence
        self._countries: list[tuple[int, _Spot]] = []  # by sentence, in order
        self._spot_of: dict[str, _Spot] = {}  # by the id of the place that stands for it
        self._city_line: PlaceMention | None = None
        self._place(places)
        city = self.begins
        self._walls = [_walls(s.tokens, city) for s in sentences]
        self._country = self._at_war()
        self._recall()
        self._days = self._dated()
        self._main = {cumulative: self._main_spots(cumulative) for cumulative in (False, True)}
        self._first_day = min(self._days, default=len(sentences))  # the sentence that tells the first day
        self._lead_time = (
            (self._first_day, self._days[self._first_day][0])
            if self._first_day < _HEAD_SENTENCES and self._days
            else None
        )
        self._lead_spot = next((spots[0] for spots in self._spots if spots and not spots[0].speaker), None)
        self._dateline_spot = self._city(places)

    @property
    def begins(self) -> int:
        """Where the city of a date line that has lost its day opens the account; -1 where none does."""
        return self._city_line.start if self._city_line is not None else -1

    # -- finding one's way

    def _sentence(self, offset: int) -> int | None:
        n = bisect_right(self._starts, offset) - 1
        return n if n >= 0 else None

    def _tokens(self, n: int, start: int, end: int) -> tuple[int, int]:
        starts = self._token_starts[n]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)), first + 1)
        return first, last

    # -- preparing

    def _place(self, places: Sequence[PlaceMention]) -> None:
        """Chains of the places of each sentence."""
        rows: dict[int, list[tuple[int, int, PlaceMention]]] = {}
        for mention in sorted(places, key=lambda p: (p.start, -p.end)):
            n = self._sentence(mention.start)
            if n is None or mention.score <= NAMED_ONLY or self._heads_line(n, mention):
                continue
            if self._city_line is None and self._begins_dispatch(n, mention):
                self._city_line = mention
            else:
                rows.setdefault(n, []).append((*self._tokens(n, mention.start, mention.end), mention))
        for n, row in rows.items():
            if self._sentences[n].passage.kind is PassageKind.DATELINE:
                continue
            chain: list[tuple[int, int, PlaceMention]] = []
            for item in row:
                if chain and self._narrows(n, chain[-1][1], item[0]):
                    chain.append(item)
                    continue
                self._chain(n, chain)
                chain = [item]
            self._chain(n, chain)
            self._list(n)

    def _list(self, n: int) -> None:
        """Marks the places of a row: "X, Y and Z in W" are all of W."""
        row = self._spots[n]
        tokens = self._sentences[n].tokens
        joined = []
        for a, b in pairwise(row):
            gap = [t.lower for t in tokens[a.last : b.first]]
            plain = all(w in ("and", ",", "or") or w in _NARROWING or w in _SEVERAL for w in gap)
            joined.append(plain and not _JOINING.isdisjoint(gap) and a.breadth == b.breadth == 0)
        for i, a in enumerate(row):
            if a.breadth == 0 and self._of_several(n, a):
                row[i] = replace(a, listed=True)
        k = 0
        while k < len(joined):
            if not joined[k]:
                k += 1
                continue
            first = k
            while k < len(joined) and joined[k]:
                k += 1
            outer = row[k].outer or next((a.outer for a in row[first:k] if a.outer is not None), None)
            for i in range(first, k + 1):
                row[i] = replace(row[i], listed=True, outer=outer)

    def _of_several(self, n: int, spot: _Spot) -> bool:
        """Whether a row whose other names may be unread begins or ends with it: "quarters of X", "and X quarters"."""
        tokens = self._sentences[n].tokens
        before = [t.lower for t in tokens[max(spot.first - 2, 0) : spot.first]]
        after = tokens[spot.last].lower if spot.last < len(tokens) else ""
        if before[-1:] == ["of"]:
            return not _ROWS.isdisjoint(before[:-1])
        return before[-1:] == ["and"] and after in _ROWS

    def _begins_dispatch(self, n: int, mention: PlaceMention) -> bool:
        """Whether it is the city of a date line that has lost its day and dash: "HADRA Nine people were killed"."""
        words = mention.words
        if not words.isupper() or sum(c.isalpha() for c in words) < _LEAST_CITY or n >= _HEAD_SENTENCES:
            return False
        tokens = self._sentences[n].tokens
        last = self._tokens(n, mention.start, mention.end)[1]
        after = tokens[last].text if last < len(tokens) else ""
        shouted = sum(t.text.isupper() for t in tokens[last:]) > len(tokens[last:]) / 2
        return (after[:1].isupper() or after in ("(", "-", "–", "—")) and not shouted and last < len(tokens) - 1

    def _heads_line(self, n: int, mention: PlaceMention) -> bool:
        """Whether a place belongs to a date line that stands within a sentence: "ORVA, Harania (Jan. 24) – …", or is
        the country in brackets after such a line's city: "HADRA (Harania)".
        """
        line = self._city_line
        if line is not None and 0 <= mention.start - line.end <= _BRACKETED:
            between = [t.text for t in self._sentences[n].tokens if line.end <= t.start < mention.start]
            if between == ["("]:
                return True
        day = _day_of_line(self._sentences[n].tokens)
        if day is not None and mention.end <= day:
            return True
        lines = [time.mention.start for time in self._times[n] if time.mention.dateline]
        return any(0 <= start - mention.end <= _LINE for start in lines)

    def _narrows(self, n: int, last: int, first: int) -> bool:
        """Whether the names on both sides of a gap name one place: "X in the eastern Y", "X, Y", "Y's X"."""
        if first <= last:
            return True
        if first - last > 6:
            return False
        gap = [t.lower for t in self._sentences[n].tokens[last:first]]
        if any(word in ("and", "or", "to", "from", "while", "as", ";", ".") for word in gap):
            return False
        return all(word in _INTO or word in _NARROWING for word in gap)

    def _chain(self, n: int, chain: list[tuple[int, int, PlaceMention]]) -> None:
        if not chain:
            return
        tokens = self._sentences[n].tokens
        best = chain[0]
        for item in chain[1:]:
            gap = [t.lower for t in tokens[best[1] : item[0]]]
            a, b = best[2].place, item[2].place
            settled = gap[-1:] == ["of"] and gap[-2:-1] and gap[-2] in _SETTLEMENTS and _INTO.isdisjoint(gap[:-2])
            if settled and not (len(gap) == 2 and _is_part(gap[0], a, b)):
                best = item  # "the Marran town of Hadra": whatever the first is, the second lies in it
                continue
            if not _NEARBY.isdisjoint(gap) and (a is None or (a.precision < _COUNTRY and a.precision != _PROVINCE)):
                continue  # "Arda near Hadra" is Arda; "workers from Banora near Hadra" were not near a province
            # Precision 2 is "near", for a hamlet that no gazetteer holds: it is no wider than the town that places it.
            if a is not None and b is not None and max(a.precision, 3) != max(b.precision, 3):
                best = item if b.precision < a.precision else best
            elif (gap or self._possesses(n, best)) and not any(word in _INTO for word in gap):
                best = item  # "Y's X", "Y province X": the later is within the earlier; "X Y" has lost its comma
        first, last = chain[0][0], chain[-1][1]
        after = tokens[last].lower if last < len(tokens) else ""
        later = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        before = [t.lower for t in tokens[max(first - _LED_REACH, 0) : first]]
        lead = next(
            (word for word in reversed(before) if word != "of" and (word not in _NARROWING or word == "from")), ""
        )
        speaker = (
            after in _BASED
            or (after == "-" and later in _BASED)
            or tokens[last - 1].lower.rpartition("-")[2] in _BASED
            or (after in _BODIES and (before[-1:] not in (["in"], ["at"], ["near"]) or later in _OFFICES))
            or self._speaks(n, first, last, lead)
        )
        home = self._at_home(n, first, last)
        outlet = self._outlets(n, first)
        named = self._of_another(n, first, last, self._breadth(n, best) > 0) or home or outlet
        apart = self._care(n, first, last) or self._street(n, first, last)
        spot = _Spot(
            best[2],
            first,
            last,
            speaker or apart or named or _borders(before),
            self._breadth(n, best),
            lead in _ASIDE or not _BESIDE.isdisjoint(before[-3:]),
            self._breadth(n, best) > 0 and before[-2:-1] != [] and before[-2] in _SEVERAL and before[-1] in _WITHIN,
            lead in _HELD,
            next((word for word in (after, *reversed(before[-3:])) if word in _RECALLED), ""),
            next((item[2] for item in reversed(chain) if item is not best and self._worded(n, chain)), None),
        )
        self._spots[n].append(spot)
        if spot.breadth == 0 and not apart:
            for kept, found in zip(self._homes, (after in _POLICE and not named, home, outlet), strict=True):
                kept += [spot] if found else []
        self._spot_of[best[2].id] = spot
        if apart or named:
            self.apart |= {item[2].id for item in chain}
        for item in chain:
            if self._breadth(n, item) == 2 and not (speaker or named):
                self._countries.append((n, _Spot(item[2], item[0], item[1], speaker, 2, spot.aside)))
            if item is not best and self._worded(n, chain):
                outer = item[2].words.casefold()
                self._inners.setdefault(outer, []).append((n, spot))
                known = self._inner.setdefault(outer, spot)
                if known is not None and known.mention.words.casefold() != spot.mention.words.casefold():
                    self._inner[outer] = None

    def _recall(self) -> None:
        """Places named again by what they are: "in the town", where the last town told is meant."""
        told: list[tuple[int, _Spot]] = []
        seat = self._seat()
        for n, sentence in enumerate(self._sentences):
            row = self._spots[n]
            tokens = sentence.tokens
            found = []
            for i in range(1, len(tokens)):
                if seat is not None and self._is_capital(n, i, row):
                    found.append(replace(seat, first=i - 1, last=i + 1, held=True, listed=False, several=False))
                    continue
                wide = _RECALLED.get(tokens[i].lower)
                if wide is None or tokens[i - 1].lower not in _THAT or any(s.first - 2 <= i <= s.last for s in row):
                    continue
                if i + 1 < len(tokens) and tokens[i + 1].lower in ("of", "'s", "s"):
                    continue
                lead = tokens[i - 2].lower if i > 1 else ""
                if lead not in _HELD and i > 1:  # "The town …" opens a sentence
                    continue
                before = [s for m, s in told if n - m <= _CARRIED_SENTENCES] + [s for s in row if s.last <= i]
                fit = [s for s in before if _may_be(s, wide) and not s.speaker and not s.aside]
                same = [s for s in fit if s.kind == tokens[i].lower]
                if fit:
                    spot = (same or [s for s in fit if s.breadth in wide] or fit)[-1]
                    found.append(replace(spot, first=i - 1, last=i + 1, held=True, listed=False, several=False))
            told += [(n, s) for s in row]
            if found:
                self._spots[n] = sorted([*row, *found], key=lambda s: s.first)

    def _seat(self) -> _Spot | None:
        """The capital of the country that the report is about, where the report names it."""
        for row in self._spots:
            for spot in row:
                place = spot.mention.place
                if place is not None and place.country == self._country and place.gazetteer in CAPITALS:
                    return replace(spot, speaker=False, aside=False)
        return None

    def _is_capital(self, n: int, i: int, row: Sequence[_Spot]) -> bool:
        """Whether a word is "capital" alone, where something can happen: "at the capital", not "the capital of X"."""
        tokens = self._sentences[n].tokens
        if tokens[i].lower != "capital" or tokens[i - 1].lower != "the" or i < 2 or tokens[i - 2].lower not in _HELD:
            return False
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        return after not in ("of", "'s", "city") and not any(s.first - 2 <= i <= s.last for s in row)

    def _at_war(self) -> str | None:
        """The country that the report is about, by its places: where its war is."""
        codes = Counter(
            spot.mention.place.country
            for row in self._spots
            for spot in row
            if spot.mention.place is not None and spot.mention.place.country is not None and not spot.speaker
        )
        return max(codes, key=lambda code: codes[code], default=None)

    def _warring(self, n: int) -> _Spot | None:
        """The country of the war whose dead are counted, as last named."""
        named = [
            (m, s)
            for m, s in self._countries
            if s.mention.place is not None and s.mention.place.country == self._country
        ]
        return self._named_for(n) or next((s for m, s in reversed(named) if m <= n), named[0][1] if named else None)

    def _named_for(self, n: int) -> _Spot | None:
        """The country by which a war of the sentence is called: "the Marran conflict", "Marras civil war"."""
        tokens = self._sentences[n].tokens
        for i, token in enumerate(tokens):
            if token.lower in _WARS and token.lower != "since":
                for word in (t.lower for t in tokens[max(i - _NAMED_REACH, 0) : i]):
                    for _, spot in self._countries:
                        root = spot.mention.words.casefold()[:_ROOT]
                        if len(root) == _ROOT and word.startswith(root):
                            return spot
        return None

    def _worded(self, n: int, chain: list[tuple[int, int, PlaceMention]]) -> bool:
        """Whether words tell that one holds the other: a bare row of names may be a list of tags."""
        return all(b[0] > a[1] or self._possesses(n, a) for a, b in pairwise(chain))

    def _possesses(self, n: int, item: tuple[int, int, PlaceMention]) -> bool:
        """Whether the name stands in the possessive, its apostrophe perhaps lost: "Syrias", "Arda's"."""
        token = self._sentences[n].tokens[item[1] - 1]
        return token.end > item[2].end or token.lower.endswith("'s")

    def _speaks(self, n: int, first: int, last: int, lead: str) -> bool:
        """Whether the place is where a voice is: "a source in X said"."""
        tokens = self._sentences[n].tokens
        before = [t.lower for t in tokens[max(first - 4, 0) : first]]
        after = [t.lower for t in tokens[last : last + 4]]
        if before[-1:] in (["of"], ["from"]) and not _AT_HOME.isdisjoint(before[:-1]):
            return False  # "a teacher from Hadra said …": who lives there tells of it
        if before[-1:] == ["told"] or before[-2:] == ["according", "to"]:
            return True
        if before[-1:] == ["from"] and not _BY_PHONE.isdisjoint(before):
            return True  # "said by telephone from Hadra"
        if lead not in _HELD and lead != "of" and after and after[0] in SPEAKS:
            return True  # "Marra blames the rebels"
        if lead not in _HELD and after and after[0] in _SAYS | _NEWS:
            return True  # but "a raid on Hadra, said the monitor"
        if before[-1:] == ["in"] and before[-2:-1] and before[-2] in _SPEAKERS:
            return True
        return not _SPEAKERS.isdisjoint(before) and not _SAYS.isdisjoint(after)

    def _of_another(self, n: int, first: int, last: int, wide: bool) -> bool:
        """Whether the place only tells who another is: "Marran-backed", "Islamic State", "Marran warplanes"."""
        tokens = self._sentences[n].tokens
        after = [t.lower for t in tokens[last : last + 2]]
        before = [t.lower for t in tokens[max(first - 3, 0) : first]]
        if last < len(tokens) and tokens[last].lower in _DWELLINGS:
            return True
        if tokens[last - 1].lower.rpartition("-")[2] in _SIDED or (after[:1] == ["-"] and after[-1] in _SIDED):
            return True
        words = [t.lower for t in tokens[first:last]]
        if "".join(words).replace(".", "") in _NATIONS_BY_LETTERS and self._before_a_noun(n, first, last):
            return True  # "the U.S. attorney", "U.S. Marshals"
        if words[:2] == ["islamic", "state"] or self._of_the_state(n, first):
            return True
        if before[-1:] == ["in"] and not _BANNED.isdisjoint(before[-2:-1]):
            return True  # "the group (banned in Varland)"
        if self._origin(n, first, wide) or (n < _HEAD_SENTENCES and self._opens(n, last)):
            return True
        owned = self._institute(n, last) or (after[:1] != [] and (after[0] in _FORCES or tuple(after) in _BY_AIR))
        return owned and before[-1:] not in (["in"], ["at"], ["near"], ["on"])

    def _before_a_noun(self, n: int, first: int, last: int) -> bool:
        """Whether what follows is what it describes, and no preposition of place leads to it."""
        tokens = self._sentences[n].tokens
        lead = [t.lower for t in tokens[max(first - 2, 0) : first] if t.lower != "the"][-1:]
        after = tokens[last] if last < len(tokens) else None
        return (
            lead not in (["in"], ["near"], ["to"], ["from"])
            and after is not None
            and after.text.isalpha()
            and (after.lower not in _AFTER_A_PLACE and after.lower not in _CLAUSE)
        )

    def _institute(self, n: int, last: int) -> bool:
        """Whether it begins the name of an institute or paper: "the Hadra Institute"."""
        after = self._sentences[n].tokens[last : last + 1]
        return any(t.lower in _INSTITUTES and t.text[:1].isupper() for t in after)

    def _origin(self, n: int, first: int, wide: bool) -> bool:
        """Whether it is where people come from, wherever they are: "mercenaries from the northern X".

        "People from X" were harmed in X if it is a town, not if it is a ``wide`` one.
        """
        words = [t.lower for t in self._sentences[n].tokens[max(first - 6, 0) : first]]
        before = [word for word in words if word not in _BEFORE_ORIGIN]
        if before[-2:] == ["people", "from"]:
            return wide
        return before[-1:] in (["from"], ["of"]) and not _COMERS.isdisjoint(before[-2:-1])

    def _opens(self, n: int, last: int) -> bool:
        """Whether it is the city of a date line without a day: "Hadra- Nine people were killed"."""
        tokens = self._sentences[n].tokens
        if last + 1 >= len(tokens) or tokens[last].text != "-" or not tokens[last + 1].text[:1].isupper():
            return False
        return tokens[last].start == tokens[last - 1].end and tokens[last + 1].start > tokens[last].end

    def _of_the_state(self, n: int, first: int) -> bool:
        """Whether it is a country in a group's name: "the Islamic State of Iraq and the Levant"."""
        before = [t.lower for t in self._sentences[n].tokens[max(first - 7, 0) : first]]
        at = next((i for i, pair in enumerate(pairwise(before)) if pair == ("islamic", "state")), None)
        return at is not None and all(word in _OF_THE_STATE for word in before[at + 2 :]) and len(before) > at + 2

    def _care(self, n: int, first: int, last: int) -> bool:
        """Whether the harmed were brought there: "taken to X", "X Hospital", "the hospital in X"."""
        tokens = self._sentences[n].tokens
        after = last
        if after < len(tokens) and tokens[after].lower in _WARDS:
            return True
        while after < min(last + 3, len(tokens)) and tokens[after].text[:1].isupper():
            if tokens[after].lower in _CARE:
                return True
            after += 1
        before = [t.lower for t in tokens[max(first - _BROUGHT_REACH, 0) : first]]
        if before[-1:] in (["in"], ["at"], [","]) and not _CARE.isdisjoint(before[-5:-1]):
            return True
        if "to" not in before[-4:]:
            return False
        clause = before[max((i for i, word in enumerate(before) if word in _CLAUSE | _STOPS), default=-1) + 1 :]
        # Hostages are taken to places too.
        return not _BROUGHT.isdisjoint(clause) and any(t.lower in _HURT for t in tokens)

    def _street(self, n: int, first: int, last: int) -> bool:
        """Whether it names a street or a crossing: "X Avenue", "the 300 block of X", "9th and X", "X and Y streets"."""
        tokens = self._sentences[n].tokens
        after = list(tokens[last : last + 4])
        if after and after[0].lower.rstrip(".") in _STREETS and after[0].text[:1].isupper():
            return True
        before = [t.lower for t in tokens[max(first - 4, 0) : first]]
        on = [t.lower for t in after[:1]] in (["and"], ["&"])
        joined = before[-1:] in (["and"], ["&"])
        if joined and after and after[0].lower in _CROSSING | {"street", "avenue"}:
            return True
        if on and any(
            t.lower in _CROSSING and all(u.text[:1].isupper() or _ORDINAL.fullmatch(u.lower) for u in after[1:k])
            for k, t in enumerate(after)
            if k > 1
        ):
            return True
        if "of" in before[-3:] and ("block" in before[-3:] or (on and not _CORNERS.isdisjoint(before[-3:]))):
            return True
        if on and after[1:2] and after[1].text in _STREETS_BEFORE:
            return True
        earlier = [t.lower for t in tokens[max(first - 6, 0) : first]]
        if joined and not _CORNERS.isdisjoint(earlier) and "of" in earlier:
            return True
        beside = before[-1:] in (["and"], ["&"], ["near"], ["at"]) and len(before) > 1
        if not beside:
            return False
        named = tokens[first - 2].text[:1].isupper() and before[-2].rstrip(".") in _STREETS
        return named or _ORDINAL.fullmatch(before[-2]) is not None

    def _at_home(self, n: int, first: int, last: int) -> bool:
        """Whether it tells where somebody is from: "Tomas Vael, 31, of X", "from X", "a X man", "who lives in X"."""
        tokens = self._sentences[n].tokens
        before = [t.lower for t in tokens[max(first - 7, 0) : first]]
        after = tokens[last].lower if last < len(tokens) else ""
        if after in _LOCALS:
            return True
        if before[-2:] and before[-1] == "in" and before[-2:-1] in (["lives"], ["lived"]):
            return True
        if before[-1:] not in (["of"], ["from"]):
            return False
        if before[-2:-1] == [","] and before[-3:-2] and before[-3].isdigit():
            return True
        aged = any(word.endswith(("-year-old", "year-old")) for word in before[:-1])
        name = tokens[first - 2] if first > 1 else None
        return aged and name is not None and name.text[:1].isupper()

    def _outlets(self, n: int, first: int) -> bool:
        """Whether it stands in the outlet's name at the end of a headline."""
        tail = self._tails[n] if n < len(self._tails) else None
        return tail is not None and first > tail

    def _breadth(self, n: int, item: tuple[int, int, PlaceMention]) -> int:
        """How wide a place is: by the gazetteer's precision, else by the word beside it.

        A village that no gazetteer holds is no wider for being placed by the province it lies in.
        """
        first, last, mention = item
        if mention.place is not None and mention.place.gazetteer is not None:
            return 2 if mention.place.precision >= 6 else 1 if mention.place.precision >= 4 else 0
        tokens = self._sentences[n].tokens
        beside = {t.lower for t in tokens[last : last + 2]} | {t.lower for t in tokens[max(first - 2, 0) : first]}
        return 1 if beside & _WIDE else 0

    def _dated(self) -> dict[int, tuple[When, When]]:
        """By sentence, the first and the last time in it that can date what other sentences tell."""
        days: dict[int, tuple[When, When]] = {}
        for n, row in enumerate(self._times):
            for time in row:
                when = time.mention.when
                if (
                    when is not None
                    and not time.arrest
                    and self._happened(time.mention)
                    and _datable(time.mention.words, when)
                ):
                    days[n] = (days[n][0] if n in days else when, when)
        return days

    def _main_spots(self, cumulative: bool) -> list[_Spot | None]:
        """By sentence, the place that the sentences after it take over."""
        rows = [
            [s for s in row if not s.speaker] if not _describes(sentence.tokens) else []
            for row, sentence in zip(self._spots, self._sentences, strict=True)
        ]
        return [min(row, key=lambda s: self._unlikely(s, cumulative), default=None) for row in rows]

    def _city(self, places: Sequence[PlaceMention]) -> PlaceMention | None:
        for n, sentence in enumerate(self._sentences[:4]):
            if sentence.passage.kind is PassageKind.DATELINE:
                return next((p for p in places if sentence.start <= p.start < sentence.end), None)
            lines = [t for t in self._times[n] if t.mention.dateline]
            if lines:
                return next((p for p in places if sentence.start <= p.start < lines[0].mention.start), None)
        return self._city_line

    # -- answering

    def of(
        self,
        start: int,
        end: int,
        *,
        cumulative: bool = False,
        by_report: bool = False,
        counted: bool = False,
        held: bool = False,
        arrest: bool = False,
        national: bool = False,
    ) -> Scene:
        """Where and when what ``start:end`` tells happened.

        ``counted`` is for people: those of several places ("in the X and Y quarters of Z") are of what holds them.
        ``held`` leaves out the places of the sentence that stand where no place of an act stands ("Marra protested").
        ``arrest`` is for those who were arrested: the day of an arrest is not that of the act for which it was made.
        ``cumulative`` is for totals over a longer time, ``national`` for those so high that they are a whole war's.
        ``by_report`` takes the day of the report's own date line where nothing else tells a time, at precision 2:
        right for the act that a dispatch is about, not for a count, whose day must stand in the text.
        """
        n = self._sentence(start)
        if n is None:
            return Scene(place=None, when=None)
        first, last = self._tokens(n, start, end)
        when = self._when(n, first, last, cumulative, arrest)
        if when is None and by_report:
            when = self._by_report(n)
        # What was counted over several days was not counted in the one town that the report names next.
        wide = cumulative or (when is not None and when.start != when.end)
        spot = self._where(n, first, last, cumulative, wide, held, national)
        if spot is None:
            line = self._dateline_spot or next((s.mention for row in self._homes for s in row), None)
            return Scene(place=line.id if line is not None else None, when=when)
        here = any(spot is s for s in _around(self._spots[n], first))
        if counted and spot.listed:
            holding = spot.outer or self._holding_row(n, spot)
            return Scene(place=(holding or spot.mention).id, when=when, here=here)
        return Scene(place=spot.mention.id, when=when, here=here)

    def _holding_row(self, n: int, spot: _Spot) -> PlaceMention | None:
        """The town or division told last before a row of places in it that does not name it."""
        at = self._sentence(spot.mention.start)
        n = n if at is None else at
        row = [s for s in _around(self._spots[n], spot.first) if s.listed]
        named = {s.mention.words.casefold() for s in row}
        least = 1 if self._of_towns(n, row) else 0
        for m in range(n, max(n - 1 - _CARRIED_SENTENCES, -1), -1):
            told = _around(self._spots[m], spot.first) if m == n else self._spots[m][-_MOST_AROUND:]
            for one in reversed(told):
                place = one.mention.place
                if (m == n and one.first >= spot.first) or one.listed or one.breadth < least:
                    continue
                if place is None or place.gazetteer is None or one.mention.words.casefold() in named:
                    continue
                if place.precision <= _PROVINCE and place.country == self._country:
                    return one.mention
        return None

    def _of_towns(self, n: int, row: Sequence[_Spot]) -> bool:
        """Whether a row is of towns, which no town holds: it says so, or the gazetteer knows one of them."""
        if not row:
            return False
        tokens = self._sentences[n].tokens[max(row[0].first - 3, 0) : row[-1].last + 2]
        if any(t.lower in _TOWNS for t in tokens):
            return True
        known = [s.mention.place for s in row if s.breadth == 0 and s.mention.place is not None]
        return any(p.gazetteer is not None and p.country == self._country for p in known)

    def narrowed(self, place: PlaceMention, *, carried: bool = False) -> PlaceMention:
        """The one place that the report tells inside a wide one, as ``of`` would take it; else the place itself.

        ``carried``: what is asked for stands in another sentence than the place.
        """
        n = self._sentence(place.start)
        spot = self._spot_of.get(place.id)
        if n is None or spot is None or spot.several:
            return place
        if (
            carried
            and spot.breadth == 1
            and spot.mention.place is not None
            and spot.mention.place.precision <= _PROVINCE
        ):
            inner = self._told_inside(n, spot)
            if inner is not None and inner.breadth == 0:
                return inner.mention
        return self._finer(n, spot).mention if spot.breadth == 2 and n < _LEAD_SENTENCES else place

    def _by_report(self, n: int) -> When | None:
        """The date line's day, unless the sentence has a time of its own that could not be resolved."""
        if self._line is None or self._line.when is None or any(not t.mention.dateline for t in self._times[n]):
            return None
        return replace(self._line.when, precision=2)

    def _cost(self, n: int, first: int, last: int, a: int, b: int) -> float:
        """How far the tokens ``a:b`` stand from ``first:last``, the clauses between them counted."""
        walls = self._walls[n]
        if a >= last:
            return a - last + walls[a] - walls[last]
        if b <= first:
            return first - b + walls[first] - walls[b]
        return 0.0

    def _when(self, n: int, first: int, last: int, cumulative: bool, arrest: bool) -> When | None:
        best: tuple[float, _Time] | None = None
        for time in _around(self._times[n], first):
            if not self._happened(time.mention) or (time.arrest and not arrest):
                continue
            cost = self._cost(n, first, last, time.first, time.last)
            when = time.mention.when
            if when is None:
                cost += _VAGUE_COST
            elif cumulative and when.start != when.end:
                cost -= _TOTAL_PULL
            if best is None or cost < best[0]:
                best = cost, time
        if best is not None:
            return self._fitted(n, last, best[1], cumulative)
        return self._carried(n, cumulative)

    def _die_later(self) -> None:
        """Mark the days on which people died of what an earlier day did: "shot on Friday, she died on Sunday"."""
        hit = [
            time.mention.when.start
            for n, row in enumerate(self._times)
            for time in row
            if time.mention.when is not None and time.mention.when.start is not None and not time.mention.said
            if time.mention.when.precision <= 3 and _follows(self._sentences[n].tokens, time.first, _HIT, _HIT_REACH)
        ]
        for n, row in enumerate(self._times):
            for k, time in enumerate(row):
                day = time.mention.when.start if time.mention.when is not None else None
                if day is None or not _follows(self._sentences[n].tokens, time.first, _DIED, _DIED_REACH):
                    continue
                if _AFTER_WOUND.isdisjoint(t.lower for t in self._sentences[n].tokens[time.last : time.last + 12]):
                    wounded = False
                else:
                    wounded = "after" in [t.lower for t in self._sentences[n].tokens[time.last : time.last + 6]]
                if wounded or any(0 < (day - other).days <= _WITHIN_DAYS for other in hit):
                    row[k] = replace(time, mention=replace(time.mention, said=True))

    def _happened(self, mention: TimeMention) -> bool:
        """Whether a time may date a happening: neither the saying, nor the report, nor what is still to come."""
        if mention.dateline or mention.said:
            return False
        start = mention.when.start if mention.when else None
        return not (start and self._anchor and start > self._anchor)

    def _fitted(self, n: int, last: int, time: _Time, cumulative: bool) -> When | None:
        """A time of the same sentence as it fits what it dates: a total's runs from its beginning to its telling."""
        when = time.mention.when
        if when is None or when.start is None:
            return when
        tokens = self._sentences[n].tokens
        since = tokens[time.first].lower == "since"
        if (
            since
            and not cumulative
            and time.last <= last
            and tokens[min(time.last, len(tokens) - 1)].lower in _RELATIVE
        ):
            return replace(when, end=when.start, precision=1)  # "since an attack on Tuesday that killed nine"
        if cumulative and (since or self._begins(n, time)):
            return self._until_told(n, when)
        return when

    def _begins(self, n: int, time: _Time) -> bool:
        """Whether the time is a beginning: "which started with protests in March 2031"."""
        for token in reversed(self._sentences[n].tokens[max(time.first - _BEGIN_REACH, 0) : time.first]):
            if token.lower in _BEGIN:
                return True
            if token.lower in _STOPS:
                return False
        return False

    def _until_told(self, n: int, when: When) -> When:
        """From a beginning to the day on which the total was told, else to the day of the report."""
        end = self._told.get(n) or self._anchor or when.end
        if end is None or when.start is None or end < when.start:
            return when
        return replace(when, end=end, precision=_precision(when.start, end))

    def _carried(self, n: int, cumulative: bool) -> When | None:
        """What the account told before, else its lead, else, in the lead itself, what follows at once."""
        if cumulative:
            for time in self._times[n - 1] if n else ():
                since = self._sentences[n - 1].tokens[time.first].lower == "since"
                if time.mention.when and time.mention.when.start and (since or self._begins(n - 1, time)):
                    return self._until_told(n, time.mention.when)
        else:
            for back in range(n - 1, max(n - 1 - _CARRIED_SENTENCES, -1), -1):
                if back in self._days:
                    return self._days[back][1]
            if self._lead_time is not None and self._lead_time[0] < n:
                return self._lead_time[1]
        if n < _LEAD_SENTENCES or (n < self._first_day and not cumulative):
            for ahead in range(n + 1, min(n + 1 + _AHEAD_SENTENCES, len(self._times))):
                if ahead in self._days:
                    return self._days[ahead][0]
        if n < _LEAD_SENTENCES and self._lead_time is not None and not cumulative:
            return self._lead_time[1]
        return None

    def _where(
        self, n: int, first: int, last: int, cumulative: bool, wide: bool, held: bool, national: bool
    ) -> _Spot | None:
        if cumulative and (self._of_war[n] or national):
            near = [s for s in self._spots[n] if s.held and s.breadth < 2 and not s.speaker and not s.aside]
            country = self._warring(n)
            if country is not None and not near:
                return country
        best: tuple[float, _Spot] | None = None
        window = max(first - _AND_REACH, 0)
        lowers = [t.lower for t in self._sentences[n].tokens[window:first]]
        for spot in _around(self._spots[n], first):
            if spot.speaker or (held and not spot.held):
                continue
            cost = self._cost(n, first, last, spot.first, spot.last) + self._unlikely(spot, cumulative)
            if spot.last <= first:
                cost += _BEFORE_COST
                if "and" in lowers[max(spot.last - window, 0) : first - window]:
                    cost += _CLAUSE_COST  # "in Arda and another nine people in Belt"
            if best is None or cost < best[0]:
                best = cost, spot
        found = best[1] if best is not None else self._carried_spot(n, cumulative)
        if held and best is None and found is not None and found in self._spots[n]:
            return None
        return found if found is None or wide else self._finer(n, found)

    def _unlikely(self, spot: _Spot, cumulative: bool) -> float:
        """How much a spot is set back before any distance counts."""
        cost = _MOST_COST if spot.speaker else 0.0
        if spot.aside:
            cost += _ASIDE_COST
        if not cumulative:
            cost += _BREADTH_COST * spot.breadth
        return cost

    def _carried_spot(self, n: int, cumulative: bool) -> _Spot | None:
        """The place of what the account told last, else of its lead; of a total, the country that is spoken of."""
        if cumulative:
            # A total counts over the region of the account, not over the town of the sentence before.
            for back in range(n - 1, max(n - 1 - 2 * _CARRIED_SENTENCES, -1), -1):
                wide = next((s for s in self._spots[back] if s.breadth == 1 and not s.speaker), None)
                if wide is not None:
                    return wide
        for back in range(n - 1, max(n - 1 - _CARRIED_SENTENCES, -1), -1):
            main = self._main[cumulative][back]
            if main is not None:
                return main
        return self._lead_spot

    def _told_inside(self, n: int, spot: _Spot) -> _Spot | None:
        """The one place that the report words as inside a spot; of several, the last that the account has told."""
        words = spot.mention.words.casefold()
        one = self._inner.get(words)
        if one is not None:
            return one if one.breadth <= spot.breadth else None
        inners = self._inners.get(words, [])
        at = bisect_right(inners, n, key=lambda told: told[0])
        near = (s for m, s in reversed(inners[max(at - _MOST_AROUND, 0) : at]) if m >= n - _CARRIED_SENTENCES)
        return next((s for s in near if s.breadth <= spot.breadth), None)

    def _beside_town(self, n: int, spot: _Spot) -> _Spot:
        """The place where things happen that the lead tells next of what was "around X"; else X."""
        town = spot.mention.place
        if n >= _LEAD_SENTENCES or town is None or spot.several:
            return spot
        for row in self._spots[n + 1 : n + 2 + _AHEAD_SENTENCES]:
            for one in row:
                place = one.mention.place
                if one.speaker or one.aside or not one.held or one.breadth > 1:
                    continue
                if place is not None and place.gazetteer == town.gazetteer:
                    continue
                return one if place is None or place.country == town.country else spot
        return spot

    def _finer(self, n: int, spot: _Spot) -> _Spot:
        """The one place that the report tells inside a wide one: "a market in Y" where it later says "X in Y".

        Towns are left as told: taking the one quarter that a report names lost as much as it won on figures/train.
        """
        if _near_a_town(spot):
            return self._beside_town(n, spot)
        if spot.breadth == 0 or spot.several:
            return spot
        inner = self._told_inside(n, spot)
        if inner is not None:
            return inner
        if n >= _LEAD_SENTENCES and spot.breadth < 2:
            return spot
        reach = 1 if n >= _LEAD_SENTENCES else 1 + _AHEAD_SENTENCES
        for ahead in range(n + 1, min(n + 1 + reach, len(self._spots))):
            finer = [s for s in self._spots[ahead] if not s.speaker and not s.aside and s.breadth == 0]
            if not finer and spot.breadth == 2:
                finer = [s for s in self._spots[ahead] if not s.speaker and not s.aside and s.breadth == 1 and s.held]
            if finer and not _can_hold(spot.mention, finer[0].mention):
                return spot  # the report has gone on to another place
            if finer:
                return finer[0]
        return spot


def _is_part(kind: str, first: Place | None, second: Place | None) -> bool:
    """Whether "X district of Y" is X. "The Hadra suburb of Orla" is Orla: there Hadra is known."""
    if kind not in _PARTS or second is None or second.gazetteer is None:
        return False
    return kind == "district" or first is None or first.gazetteer is None


def _borders(before: Sequence[str]) -> bool:
    """Whether what follows lies across a border: "the province bordering X", "the border with X"."""
    words = [word for word in before if word not in ("the", "its", "a")]
    return words[-1:] == ["bordering"] or (words[-1:] in (["with"], ["from"]) and words[-2:-1] == ["border"])


def _near_a_town(spot: _Spot) -> bool:
    """Whether it is only known to lie near a town that the gazetteer holds: "around Hadra"."""
    place = spot.mention.place
    return spot.breadth == 0 and place is not None and place.precision == _NEAR and place.gazetteer is not None


def _may_be(spot: _Spot, wide: tuple[int, ...]) -> bool:
    """Whether a town or a province can be meant: a name that both bear is often taken for the province."""
    return spot.breadth in wide or (spot.breadth == 1 and 0 in wide and _RECALLED.get(spot.kind, (0,)) != (1,))


# What somebody does for a living: nothing happened in such a sentence.
_WAYS = frozenset(
    """leads directs plans helps coordinates provides acquires conducts operates supplies organizes organises oversees
    facilitates builds distributes recruits commands controls manages finances assists trains hides lives works moves
    plants emplaces supports""".split()
)
_KNOWN = frozenset("responsible involved known suspected wanted believed".split())
_OPENING = 7  # words in which a sentence says of whom it speaks and what he does


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what somebody does or is known for: "The leader coordinates attacks in X and Y."

    Where he does it is not where the report's next act was.
    """
    first = [token.lower for token in tokens[:_OPENING]]
    if not first or first[0] not in ("the", "he", "she", "they", "this", "his", "her"):
        return False
    return not _WAYS.isdisjoint(first) or ("was" in first and not _KNOWN.isdisjoint(first))


def _afterwards(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a time dates what came after the act: "appeared in court on Monday", "were buried on Tuesday"."""
    before = " ".join(token.lower for token in tokens[max(first - _AFTERWARDS_REACH, 0) : first])
    return (
        _dates(tokens, first, last, _AFTERWARDS, _AFTERWARDS_REACH, _AFTERWARDS_REACH)
        or _dates(tokens, first, last, _FARING, _FARING_REACH, 0)
        or _GAVE_UP.search(before) is not None
        or _AS_OF.search(before) is not None
    )


def _arrests(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a time dates an arrest: "arrested on Tuesday", "on Tuesday was arrested"."""
    return _dates(tokens, first, last, _ARRESTED, _ARREST_REACH, 3)


def _dates(tokens: Sequence[Token], first: int, last: int, words: frozenset[str], before: int, after: int) -> bool:
    """Whether a time stands by one of the words, in its clause, and not by the act ("killed Monday was named")."""
    for side in (range(first - 1, max(first - before, 0) - 1, -1), range(last, min(last + after, len(tokens)))):
        for k in side:
            word = tokens[k].lower
            if word in words and (word != "conference" or tokens[k - 1].lower in _PRESS):
                return True
            if word in _HARMS and not (word in _CHARGES and k >= first - 2 and k < first):  # "with murder on Monday"
                return False
            if word in _CLAUSE or word in _STOPS or (word == "," and not k == last == 1):  # "Monday, police released"
                break
    return False


def _follows(tokens: Sequence[Token], first: int, words: frozenset[str], reach: int) -> bool:
    """Whether a time follows one of the words at a short distance, in its clause."""
    for token in reversed(tokens[max(first - reach, 0) : first]):
        if token.lower in words:
            return True
        if token.lower in _CLAUSE or token.lower in _STOPS:
            return False
    return False


def _tail(tokens: Sequence[Token]) -> int | None:
    """Where the outlet's name at the end of a headline begins: after a dash or stroke that stands free; else None."""
    for k, token in enumerate(tokens):
        free = 0 < k < len(tokens) - 1 <= k + _OUTLET_REACH and token.start > tokens[k - 1].end
        if token.text in ("-", "|", "–", "—") and free and any(_STATION.fullmatch(t.text) for t in tokens[k + 1 :]):
            return k
    return None


def _day_of_line(tokens: Sequence[Token]) -> int | None:
    """Where the bracketed day of a date line that opens a sentence begins: "HADRA, Marra (Jan. 30, 2031) -"; else None.

    A page of several dispatches has one in its midst.
    """
    head = tokens[:_LINE_WORDS]
    texts = [t.text for t in head]
    if not texts or not texts[0].isupper() or len(texts[0]) < _LEAST_CITY or "(" not in texts:
        return None
    opens = texts.index("(")
    closes = next((k for k, text in enumerate(texts) if k > opens and text == ")"), len(texts))
    dated = any(t.lower.rstrip(".") in _MONTHS for t in head[opens:closes])
    return head[opens].start if dated and texts[closes + 1 : closes + 2] in (["-"], ["–"], ["—"]) else None


def _can_hold(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether nothing that the gazetteer knows keeps one place from lying in the other."""
    a, b = outer.place, inner.place
    if a is None or b is None or a.country is None or b.country is None:
        return True
    if a.country != b.country:
        return False
    return a.precision >= 6 or a.admin1 is None or b.admin1 is None or a.admin1 == b.admin1


_NARROWING = frozenset(
    """neighborhoods neighbourhoods districts quarter quarters suburbs areas towns
    the a an 's s province provinces governorate district city town village villages neighborhood neighbourhood
    area region suburb suburbs countryside northern southern eastern western central northeastern northwestern
    southeastern southwestern northwest northeast southwest southeast rural rebel-held government-held capital
    state county department municipality called named citys )""".split()
)


def _around(row: list[_Placed], at: int) -> list[_Placed]:
    """Those that stand nearest around a token: enough of them, and never a whole endless sentence."""
    i = bisect_right(row, at, key=lambda item: item.first)
    return row[max(i - _MOST_AROUND, 0) : i + _MOST_AROUND]


def _walls(tokens: Sequence[Token], city: int) -> list[float]:
    """The cost of the clause borders before each token, summed, so that a distance takes no walk.

    ``city`` is where a date line's city stands, before which another text ended, a caption or a headline.
    """
    total = 0.0
    sums = [0.0]
    for token in tokens:
        if token.start == city:
            total += _MOST_COST
        total += _CLAUSE_COST if token.lower in _CLAUSE else _STOP_COST if token.lower in _STOPS else 0.0
        sums.append(total)
    return sums


def _precision(first: dt.date, last: dt.date) -> int:
    days = (last - first).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 32 else 5


def _datable(words: str, when: When) -> bool:
    """Whether a time told elsewhere can date what is told here: a day or nearly, and not beside another act."""
    if when.start is None or when.end is None or when.precision > 2:
        return False
    words = words.casefold()
    return not words.startswith("since") and not words.endswith(("later", "after"))
