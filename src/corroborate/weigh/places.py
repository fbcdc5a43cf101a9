"""Places: which of the gazetteer's candidates each name of a report means, decided for the whole report at once.

What counts, the strongest first: containment that the text says ("Andar district, Ghazni province"); the kind of
place that it says ("the city of X"); one sense of a name in a report; the company of the report's other places; how
exactly the name matches; population.  Most candidates lose by company alone: a report that names Homs and Hama means
the Damascus of Syria, not of Maryland.

The score of a place mention says how surely the text tells of a place where things happen: below ``METONYM`` (0.4) it
is named only, as a government that speaks ("Damascus denied it") or within an institution's name.
Rules: docs/method.md, section 2; the weights are house rules, chosen on development corpora.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corroborate.codec import anchor, content_id
from corroborate.read.mentions import (
    ABBREVIATED_NATIONS,
    AFTER_PREPOSITION,
    GOING_ON,
    LOCAL_ENDS,
    SAID,
    SEATED,
    SPEAKS,
    UNTOLD,
    variants,
)
from corroborate.read.names import fold, loosened, skeleton
from corroborate.read.nations import NATIONS, PEOPLES
from corroborate.read.ordinary import ORDINARY
from corroborate.read.whereabouts import in_town, town_of
from corroborate.text.arabic import has_arabic, key
from corroborate.text.tokens import Sentence
from corroborate.values import NAMED_ONLY, Candidate, Document, EntityKind, Mention, Place, PlaceMention

METONYM = 0.4
_MOST_CANDIDATES = 12
_MOST_LOOKED_AT = 30
_ROUNDS = 3
_ALTERNATIVES = 4
_A_PERSON = 0.75  # the score from which on a person's name is told as one
_A_FEW = 3  # sentences over which the province that opened one still holds

# The kind of place that words beside a name say.
_FIRST = frozenset(
    "province provinces governorate governorates state states oblast prefecture countryside provincial".split()
)
_SECOND = frozenset("district districts county counties parish subdistrict sub-district municipality".split())
_TOWN = frozenset(
    """city cities town towns village villages neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs
    hamlet settlement township quarter barrio""".split()
)
_WIDE = frozenset("region regions area areas".split())
_NEARBY = frozenset("near outside around outskirts vicinity surroundings toward towards".split())
_KIND = _FIRST | _SECOND | _TOWN | _WIDE
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower greater downtown metropolitan rural""".split()
)
_ASIDE = _DIRECTIONS | frozenset(
    "the a an new northern southern eastern western central rural greater nearby of city town province".split()
)


@dataclass(slots=True)
class _Unit:
    """A stretch of text taken for one place name, with what is known of it."""

    start: int
    end: int
    words: str
    cue: float
    sentence: int
    candidates: tuple[Candidate, ...]
    kind: str = ""
    near: bool = False
    opens: bool = False  # its sentence: "In X province, …"
    part: bool = False  # of a longer run whose rest is no place
    begins: str = ""  # of a longer name whose rest is no place ("Arda Vellin"), the last word of that
    beside: bool = False  # named within another word or name: nothing is said to happen there
    nowhere: bool = False  # a person, or two letters: it says nothing of where the report's other places are
    parent: int | None = None
    odds: list[float] = field(default_factory=list)
    key: str = ""  # the words, folded
    city: Candidate | None = None  # of a name that only means something within the report's own city, that city


def resolve(
    document: Document,
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    candidates: Mapping[str, tuple[Candidate, ...]],
) -> tuple[PlaceMention, ...]:
    """The places named in a report, in order, each with its place, or None where nothing at all is known of it.

    A name that no gazetteer holds keeps its words; where the text says what contains it, its place has that one's
    coordinates and a precision no better than 2. Precision is GED ``where_prec``.
    """
    if not sentences:
        return ()
    units = _units(sentences, names, candidates)
    units = [unit for unit in units if not unit.candidates or unit.cue + _promise(unit) >= _ENOUGH]
    _link(document.text, units)
    people = _surnames(names, candidates)
    _set_aside(document.text, units, people, _surnames([m for m in names if m.score >= _A_PERSON], candidates))
    _weigh(units)
    _strangers(units, people)
    _at_home(document.text, units, people)
    units = _kept(units, people)
    _weigh(units)
    return _placed(document, _with_namesakes(document.text, units, people, names))


# ------------------------------------------------------------------ names to units


def _units(
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    candidates: Mapping[str, tuple[Candidate, ...]],
) -> list[_Unit]:
    starts = [s.start for s in sentences]
    token_starts: dict[int, list[int]] = {}
    taken = [(m.start, m.end) for m in names if m.kind is EntityKind.PERSON and m.score >= _A_PERSON]
    units: list[_Unit] = []
    end_of_last = -1
    torn = _torn(sentences)
    for mention in names:
        if mention.kind is not EntityKind.PLACE or mention.start < end_of_last:
            continue
        if any(
            a <= mention.start < b for a, b in taken[max(bisect_right(taken, (mention.start, 1 << 60)) - 2, 0) :][:3]
        ):
            continue
        number = max(bisect_right(starts, mention.start) - 1, 0)
        for unit in _segments(mention, number, candidates, torn):
            if number not in token_starts:
                token_starts[number] = [t.start for t in sentences[number].tokens]
            _surroundings(sentences[number], token_starts[number], unit)
            unit.key = fold(unit.words)
            units.append(unit)
            end_of_last = unit.end
    return units


def _torn(sentences: Sequence[Sentence]) -> bool:
    """Whether a text has lost its commas, so that one run of capitals may hold several names."""
    tokens = commas = 0
    for sentence in sentences:
        tokens += len(sentence.tokens)
        commas += sum(t.text == "," for t in sentence.tokens)
        if tokens > 4000:
            break
    return tokens > 40 and commas < 0.004 * tokens


def _segments(
    mention: Mention, number: int, candidates: Mapping[str, tuple[Candidate, ...]], torn: bool
) -> list[_Unit]:
    """The place names in a run of words: the whole if it is one, else the longest of its parts that are."""
    text = mention.text
    seated = SEATED.search(text)
    cue = mention.score
    if seated:
        text, cue = text[: seated.start()], max(cue, AFTER_PREPOSITION)
    whole = " ".join(text.split())
    pieces = whole.split()
    named = [v for v in variants(mention.text) if _names_something(mention.text, v, candidates)]
    out: list[_Unit] = []
    used: list[tuple[int, int]] = []
    for start, end, words in named:
        if any(a < end and start < b for a, b in used):
            continue
        size = len(words.split())
        seat = whole.startswith(_SEATS) and start == whole.index("-") + 1
        torn_off = size == 1 == len(pieces) and "-" in whole and words != whole
        if torn_off and not seat and not _prominent(candidates[words]):
            continue
        part = size < len(pieces)
        rest = [w.casefold() for w in (text[:start] + " " + text[end:]).replace(",", " ").split()]
        aside = all(w in _KIND or w in _ASIDE or w == "'s" for w in rest)
        if part and not aside:
            if fold(words) in ORDINARY or (size == 1 and len(words) < 4):
                continue
            named_whole = size > 1 and words.split()[-1].casefold() in _KIND  # "X County Fair"
            if not torn and (start > 0 or not (named_whole or _prominent(candidates[words]))):
                continue
            if mention.score < GOING_ON and not (named_whole or _prominent(candidates[words])):
                continue
        if whole == words and _only_sounds_like(words, mention.score, candidates[words]):
            continue
        kind = next((w for w in rest if w in _KIND), "") if aside else ""
        # "Rapides Parish" is the name of the county itself: what is said to be its kind is part of it.
        stop = (
            len(text)
            if kind and aside and start == 0 and text[start + len(words) :].strip().casefold() == kind
            else end
        )
        used.append((start, stop))
        out.append(
            _Unit(
                start=mention.start + start,
                end=mention.start + stop,
                words=words,
                cue=cue if torn or not part or aside else min(cue, 0.35),
                sentence=number,
                candidates=candidates[words],
                kind=kind,
                part=part and not aside,
                beside=seated is not None or seat,
                begins=_OWNS.sub("", pieces[-1])
                if part and not aside and not torn and start == 0 and size == 1
                else "",
            )
        )
    if not out and not seated and mention.score >= AFTER_PREPOSITION - 0.01 and len(pieces) <= 4:
        out.append(
            _Unit(
                start=mention.start,
                end=mention.start + len(text),
                words=text,
                cue=cue,
                sentence=number,
                candidates=(),
            )
        )
    return sorted(out, key=lambda unit: unit.start)


def _names_something(text: str, variant: tuple[int, int, str], candidates: Mapping[str, tuple[Candidate, ...]]) -> bool:
    """Whether the gazetteer holds what a variant may name; of a word without its "s", only a country of that name."""
    _, end, words = variant
    found = candidates.get(words, ())
    if text[end : end + 1].isalnum():
        return any(c.feature == "A.PCLI" and fold(words) in (_folded(c.name), _folded(c.name_matched)) for c in found)
    return bool(found)


def _only_sounds_like(words: str, cue: float, found: Sequence[Candidate]) -> bool:
    """Whether an acronym matches nothing that is itself one ("UAE") or is widely known."""
    if not words.isupper() or len(words) > 5 or "." in words or words in ABBREVIATED_NATIONS:
        return False
    if any(c.feature[0] in "AL" and c.name_matched.replace(".", "").isupper() for c in found):
        return False
    return (cue < SAID and len(words) <= 3) or not _prominent(found)


def _prominent(found: Sequence[Candidate]) -> bool:
    return any(c.feature in ("A.PCLI", "A.ADM1", "P.PPLC") or c.population >= 200_000 for c in found[:4])


def _surroundings(sentence: Sentence, starts: Sequence[int], unit: _Unit) -> None:
    """The kind of place, nearness and speech that the words beside a unit say."""
    tokens = sentence.tokens
    first = max(bisect_right(starts, unit.start) - 1, 0)
    last = max(bisect_right(starts, unit.end - 1) - 1, first)
    after = [t.lower for t in tokens[last + 1 : last + 4]]
    before = [t.lower for t in tokens[max(first - 4, 0) : first]]
    if not unit.kind and after:
        if after[0] in _KIND:
            unit.kind = after[0]
        elif len(after) > 1 and after[0] in ("'s", "northern", "southern", "eastern", "western") and after[1] in _KIND:
            unit.kind = after[1]
        elif after[0] in ("and", ",") and any(w in ("provinces", "districts", "governorates") for w in after[1:]):
            unit.kind = next(w for w in after[1:] if w in ("provinces", "districts", "governorates"))
    if not unit.kind and len(before) > 1 and before[-1] == "of" and before[-2] in _KIND:
        unit.kind = before[-2]
    elif not unit.kind and before and before[-1] in _TOWN | _FIRST:
        unit.kind = before[-1]
    unit.opens = first == 1 and before == ["in"]
    unit.near = any(w in _NEARBY for w in before[-3:])
    if after and after[0] in SPEAKS and unit.cue <= UNTOLD:
        unit.cue = min(unit.cue, 0.35)


def _surnames(names: Sequence[Mention], candidates: Mapping[str, tuple[Candidate, ...]]) -> set[str]:
    """The words of people's names in this report, folded: alone they mean the person."""
    out: set[str] = set()
    for mention in names:
        if mention.kind is EntityKind.PERSON and (
            mention.score >= _A_PERSON or (mention.score >= 0.5 and not candidates.get(" ".join(mention.text.split())))
        ):
            of_body = any(word.casefold() in LOCAL_ENDS for word in mention.text.split())  # "Marra University"
            sure = mention.score >= _A_PERSON and not of_body
            out.update(
                fold(word) for word in mention.text.split()[-3:] if sure or not _prominent(candidates.get(word, ()))
            )
    return out


# ------------------------------------------------------------------ containment


def _link(text: str, units: list[_Unit]) -> None:
    """Which unit the text says to contain another: "X, Y", "X in Y", "X district of Y"."""
    row = _divisions_in_a_row(text, units)
    for i in range(len(units) - 1):
        here = units[i]
        if i in row:
            continue
        for j in range(i + 1, min(i + 3, len(units))):
            there = units[j]
            if there.sentence != here.sentence:
                break
            between = text[here.end : there.start].casefold()
            if len(between) > 60:
                break
            words = between.replace(",", " , ").replace("(", " ( ").split()
            if j == i + 1 and _contains(words):
                here.parent = j
                break
            if j == i + 2 and here.parent is None and words and words[-1] in ("in", "of") and "and" not in words:
                here.parent = j


_DIVISIONS = frozenset("provinces districts governorates counties".split())


def _divisions_in_a_row(text: str, units: Sequence[_Unit]) -> set[int]:
    """The units that lie beside the next, not in it: "X, Y and Z provinces". Each gets the kind that ends the row."""
    beside: set[int] = set()
    for last, unit in enumerate(units):
        after = text[unit.end : unit.end + 16].casefold().split()[:1]
        if unit.kind not in _DIVISIONS or not after or after[0].strip(",.;") not in _DIVISIONS:
            continue
        first, joined = last, False
        while first > 0 and units[first - 1].sentence == unit.sentence:
            gap = text[units[first - 1].end : units[first].start].casefold().replace(",", " , ").split()
            if not gap or any(word not in (",", "and") for word in gap):
                break
            first, joined = first - 1, joined or "and" in gap
        for k in range(first, last) if joined else ():
            units[k].kind = unit.kind
            beside.add(k)
    return beside


_LINKING = frozenset(
    """, ( in of the 's at district province governorate county city town village villages neighborhood neighbourhood
    area region suburb suburbs countryside rural northern southern eastern western central northeastern northwestern
    southeastern southwestern state near north south east west northeast northwest southeast southwest district,
    provincial capital and's department municipality parish camp""".split()
)


# The same in Arabic, by keys (text/arabic.py); ب, "in", is joined to the next word.
_LINKING_ARABIC = frozenset(
    key(word)
    for word in """، في من ب ( التابعة التابع بريف ريف بمحافظة محافظة بمدينة مدينة بمنطقة منطقة بناحية ناحية بقضاء قضاء
    بلدة     ببلدة قرية الشمالي الجنوبي الشرقي الغربي شمالي جنوبي شرقي غربي شمال جنوب شرق غرب قرب ولاية بولاية
    إقليم""".split()
)


def _contains(words: Sequence[str]) -> bool:
    if not words:
        return True  # "Paris Texas"
    if has_arabic(words[-1]) or words == ["،"]:
        return all(key(w) in _LINKING_ARABIC for w in words)
    if words[0] == "s":
        words = ["'s", *words[1:]]  # "Marras northern Hadra": the apostrophe is lost
    return all(w in _LINKING for w in words) and any(w in (",", "(", "in", "of", "'s", "near") for w in words)


# ------------------------------------------------------------------ weighing


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    return fold(name)


def _exactness(key: str, candidate: Candidate) -> float:
    """0 for the place's own name, less for an alias, much less for a name that only resembles."""
    if _folded(candidate.name) == key:
        return 0.0
    if _folded(candidate.name_matched) == key:
        return -0.5 if _alike(candidate.name, candidate.name_matched) else -1.6
    return -1.2


@lru_cache(maxsize=100_000)
def _alike(name: str, other: str) -> bool:
    """Whether two names of a place look like two spellings of one: an old or foreign name is seldom what is meant."""
    if has_arabic(name) is not has_arabic(other):
        return True  # the place's name in its own letters
    one, two = loosened(_folded(name)), loosened(_folded(other))
    bones = skeleton(one), skeleton(two)
    return one == two or (bones[0] == bones[1] if all(bones) else one[:2] == two[:2])


def _prior(unit: _Unit, candidate: Candidate) -> float:
    score = 0.65 * math.log10(candidate.population + 30) + _exactness(unit.key, candidate)
    feature, kind = candidate.feature, unit.kind
    if candidate.layer != "base":
        score += 2.5
    if feature == "A.PCLI":
        score += 4.5 if not kind else 2.0
    elif feature.startswith(("L.", "H.", "T.")):
        score += 5.0
    elif feature == "A.ADM1":
        score += 3.5 if kind in _FIRST else 0.4 if kind in _WIDE or not kind else -1.5
        if kind in ("area", "areas", "region") and not kind:
            score += 0.5
    elif feature in ("A.ADM2", "A.ADMD"):
        score += 3.5 if kind in _SECOND else -1.0
        if candidate.population == 0:
            score += 1.2
    elif kind in _FIRST:
        score -= 0.5
    elif kind in _SECOND:
        score += 0.0
    elif kind in _TOWN:
        score += 1.5
    else:
        score += 0.4
    if feature == "P.PPLC":
        score += 0.8
    return score


def _softmax(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    weights = [math.exp(1.3 * (s - most)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _inside(child: Candidate, parent: Candidate) -> float:
    """How well one candidate lies in another, from 1 (surely) to 0."""
    if child.gazetteer == parent.gazetteer:
        return 0.0
    if parent.feature == "A.PCLI":
        return 1.0 if child.country == parent.country and child.feature != "A.PCLI" else 0.0
    if parent.feature.startswith(("L.", "T.", "H.")):
        return 0.3 if child.country == parent.country else 0.0
    if child.country != parent.country or child.feature == "A.PCLI":
        return 0.0
    if parent.feature == "A.ADM1":
        return 1.0 if child.admin1 == parent.admin1 and child.feature != "A.ADM1" else 0.0
    if parent.feature in ("A.ADM2", "A.ADMD"):
        if child.feature == "A.ADM1":
            return 0.0
        return max(0.0, 1.0 - _km(child, parent) / 120) if child.admin1 == parent.admin1 else 0.0
    return max(0.0, 0.9 - _km(child, parent) / 120)


def _km(a: Candidate, b: Candidate) -> float:
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    y = math.radians(b.lat - a.lat)
    return 6371 * math.hypot(x, y)


@dataclass(slots=True)
class _Sense:
    """All the units of a report that say the same words with the same kind: they mean one place."""

    units: list[int]
    candidates: tuple[Candidate, ...]
    priors: list[float]
    odds: list[float]
    weight: float


def _senses(units: Sequence[_Unit]) -> dict[tuple[str, str], _Sense]:
    """The senses of a report's names, each with its likeliest candidates and their priors."""
    out: dict[tuple[str, str], _Sense] = {}
    for n, unit in enumerate(units):
        if not unit.candidates:
            continue
        key = unit.key, _sort(unit.kind)
        sense = out.get(key)
        if sense is None:
            scored = sorted(
                ((_prior(unit, c), -k, c) for k, c in enumerate(unit.candidates[:_MOST_LOOKED_AT])), reverse=True
            )
            # Counties have no population here: of twenty of one name each is as likely until the company tells.
            least = scored[min(len(scored), _MOST_CANDIDATES) - 1][0]
            kept = [(s, c) for s, _, c in scored if s >= least and s > scored[0][0] - 6]
            priors = [s for s, _ in kept]
            weight = 0.0 if unit.nowhere else 1.0
            out[key] = _Sense([n], tuple(c for _, c in kept), priors, _softmax(priors), weight)
        else:
            sense.units.append(n)
            if not unit.nowhere:
                sense.weight = min(sense.weight + 0.3, 2.0) if sense.weight else 1.0
    return out


def _weigh(units: list[_Unit]) -> None:
    """Give each unit's candidates their odds: priors, then containment, then the company of the others, thrice."""
    senses = _senses(units)
    by_unit = {n: sense for sense in senses.values() for n in sense.units}
    children: dict[int, list[_Sense]] = defaultdict(list)
    parents: dict[int, list[_Sense]] = defaultdict(list)
    linked: set[tuple[int, int]] = set()
    for n, unit in enumerate(units):
        if unit.parent is not None and n in by_unit and unit.parent in by_unit:
            child, parent = by_unit[n], by_unit[unit.parent]
            if child is not parent and (id(child), id(parent)) not in linked:
                linked.add((id(child), id(parent)))
                children[id(parent)].append(child)
                parents[id(child)].append(parent)
    for _ in range(_ROUNDS):
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[tuple[str, str], float] = defaultdict(float)
        anchors: list[Candidate] = []
        for sense in senses.values():
            for candidate, odds in zip(sense.candidates, sense.odds, strict=True):
                if candidate.country and odds > 0.001:
                    countries[candidate.country] += sense.weight * odds
                    if candidate.admin1 and candidate.feature != "A.PCLI":
                        divisions[candidate.country, candidate.admin1] += sense.weight * odds
            best = max(range(len(sense.odds)), key=sense.odds.__getitem__)
            likeliest = sense.candidates[best]
            solid = likeliest.feature[:2] in ("P.", "A.") and likeliest.feature != "A.PCLI"
            if sense.odds[best] > 0.8 and solid and sense.weight and len(anchors) < 8:
                anchors.append(likeliest)
        total = sum(countries.values()) or 1.0
        for sense in senses.values():
            if len(sense.candidates) == 1:
                continue
            own_countries: dict[str, float] = defaultdict(float)
            own_divisions: dict[tuple[str, str], float] = defaultdict(float)
            for candidate, odds in zip(sense.candidates, sense.odds, strict=True):
                if candidate.country and odds > 0.001:
                    own_countries[candidate.country] += sense.weight * odds
                    if candidate.admin1 and candidate.feature != "A.PCLI":
                        own_divisions[candidate.country, candidate.admin1] += sense.weight * odds
            scores = []
            for candidate, prior in zip(sense.candidates, sense.priors, strict=True):
                country, division = candidate.country or "", (candidate.country or "", candidate.admin1 or "")
                there = max(countries.get(country, 0.0) - own_countries.get(country, 0.0), 0.0)
                same = max(divisions.get(division, 0.0) - own_divisions.get(division, 0.0), 0.0)
                scores.append(prior + _company(candidate, there, same, total, anchors))
            for around in parents.get(id(sense), ()):
                share = 3.0 / len(sense.units) ** 0.5
                for k, candidate in enumerate(sense.candidates):
                    scores[k] += share * sum(
                        o * _inside(candidate, p)
                        for p, o in zip(around.candidates, around.odds, strict=True)
                        if o > 0.02
                    )
            for within in children.get(id(sense), ()):
                for k, candidate in enumerate(sense.candidates):
                    scores[k] += 1.5 * sum(
                        o * _inside(c, candidate)
                        for c, o in zip(within.candidates, within.odds, strict=True)
                        if o > 0.02
                    )
            sense.odds = _softmax(scores)
    for n, sense in by_unit.items():
        units[n].candidates, units[n].odds = sense.candidates, sense.odds


def _company(candidate: Candidate, there: float, same: float, total: float, anchors: Sequence[Candidate]) -> float:
    """What the report's other places say for a candidate: the weight of those in its country and in its division."""
    if not candidate.country:
        return 0.0
    if candidate.feature == "A.PCLI":
        return 1.0 * there / total
    score = 3.0 * there / total + 0.5 * math.log1p(there) + 1.6 * math.log1p(same)
    near = min(
        (_km(candidate, a) for a in anchors if a.country == candidate.country and a.gazetteer != candidate.gazetteer),
        default=9e9,
    )
    return score + math.exp(-near / 80)


def _strangers(units: list[_Unit], people: set[str]) -> None:
    """Take their candidates from the names whose only ones are obscure places far from all that a report is about.

    A hamlet that no gazetteer holds must not become its namesake on another continent, nor must a name that nothing
    says to be a place ("Cora", "God") become the one place of its country there, for a namesake or one like it.
    """
    stand = {unit.key for unit in units if unit.cue > UNTOLD or unit.kind}
    firm: dict[str, set[str]] = defaultdict(set)  # by country, its towns and divisions of which the text tells so
    for unit in units:
        if unit.candidates and not unit.beside and unit.key in stand:
            best = _likeliest(unit)
            if best.country and best.feature != "A.PCLI" and _exactness(unit.key, best) > -1.0:
                firm[best.country].add(unit.key)
    for unit in units if any(firm.values()) else ():
        if unit.candidates and unit.parent is None:
            _set_apart(unit, firm, unit.key in stand)
    mass: dict[str, float] = defaultdict(float)
    for unit in units:
        faint = unit.cue < AFTER_PREPOSITION
        if faint and (unit.beside or unit.key in people):
            continue
        for candidate, odds in zip(unit.candidates, unit.odds, strict=True):
            if candidate.country and not _obscure(candidate) and not (faint and _exactness(unit.key, candidate) < -1.0):
                mass[candidate.country] += odds
    total = sum(mass.values())
    if total < 1.5:
        return
    for unit in units:
        if not unit.candidates:
            continue
        best = unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]
        resembles = best.layer == "base" and unit.key not in (_folded(best.name), _folded(best.name_matched))
        own = 0.0 if _obscure(best) else sum(
            o for c, o in zip(unit.candidates, unit.odds, strict=True) if c.country == best.country and not _obscure(c)
        )  # fmt: skip
        if not (_obscure(best) or resembles) or mass.get(best.country or "", 0.0) - own >= 0.08 * total:
            continue
        if unit.parent is not None and any(
            _inside(best, p) * o > 0.3
            for p, o in zip(units[unit.parent].candidates, units[unit.parent].odds, strict=True)
        ):
            continue
        unit.candidates, unit.odds = (), []


def _set_aside(text: str, units: list[_Unit], people: set[str], surely: set[str]) -> None:
    """Let nothing have happened where only a person is named, nor in two capitals that stand alone.

    A name that begins a person's ("Arda Vellin", whom the report calls Vellin, too) is that person; "OK" and "AR" are
    divisions only after a place. ``people`` are the words of people's names, those ``surely`` told as such among them.
    """
    parents = {unit.parent for unit in units}
    told: dict[str, list[_Unit]] = defaultdict(list)
    for unit in units:
        told[unit.key].append(unit)
    persons = {name for name, same in told.items() if _is_person(text, name, same, people, surely)}
    for n, unit in enumerate(units):
        if unit.key in persons or (n not in parents and _letters(unit)):
            unit.beside = unit.nowhere = True


def _is_person(text: str, name: str, same: Sequence[_Unit], people: set[str], surely: set[str]) -> bool:
    """Whether a name that never stands where a place stands is, by most of its mentions, that of a person."""
    if any(unit.cue >= AFTER_PREPOSITION for unit in same):
        return False
    ends = Counter(unit.begins for unit in same if unit.begins and fold(unit.begins) in people)
    known = 2 * ends.total() >= len(same) and any(text.count(end) > times for end, times in ends.items())
    return name in surely or known


def _set_apart(unit: _Unit, firm: Mapping[str, set[str]], stands: bool) -> None:
    """Of a name alone of its country: take its candidates if they only resemble it, let nothing have happened there."""
    best = _likeliest(unit)
    if best.layer != "base" or best.feature == "A.PCLI" or not best.country or firm.get(best.country):
        return
    exactness = _exactness(unit.key, best)
    # "Calif" is a division; what is called a district or quarter is none.
    called = best.feature == "A.ADM1" and (not unit.kind or unit.kind in _FIRST)
    unlike = exactness < -1.0 and not called
    if not stands and not unit.part and (unlike or _obscure(best) or exactness < 0):
        unit.beside = True
    if unlike and (not stands or unit.cue >= SAID - 0.06):
        unit.candidates, unit.odds = (), []


def _letters(unit: _Unit) -> bool:
    alone = len(unit.words) == _LETTERS and unit.words.isupper() and unit.words not in ABBREVIATED_NATIONS
    return alone and unit.cue < AFTER_PREPOSITION


def _owner(text: str, unit: _Unit) -> bool:
    """Whether it owns a house or shop: "at Al's", "inside Macy's"."""
    return bool(_AT.search(text, max(unit.start - 12, 0), unit.start) and _OWNS.match(text, unit.end))


_LETTERS = 2
_AT = re.compile(r"\b(?:at|inside|outside|near) (?:the |a )?$")
_OWNS = re.compile(r"['’]s\b")


def _at_home(text: str, units: list[_Unit], people: set[str]) -> None:
    """Let the names of a report that is about one division mean places there, or nothing that the gazetteer holds.

    A quarter, a street or a shop of Banora bears the name of a town two divisions away; so does a county. What the
    text itself puts elsewhere, a large city and whatever lies near the report's own places stay as they are.
    """
    names: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.candidates and not unit.beside:
            names[unit.key].append(n)
    best = {n: _likeliest(units[n]) for row in names.values() for n in row}
    said: dict[str, dict[_Division, float]] = {}  # by name, how surely the report puts it in which division
    firm: dict[_Division, set[str]] = defaultdict(set)  # by division, the names that stand where places stand
    for name, row in names.items():
        weight = max(_told(text, units[n], best[n]) for n in row) + (0.25 if len(row) > 1 else 0.0)
        surest = max(row, key=lambda n: max(units[n].odds))
        said[name] = defaultdict(float)
        for candidate, odds in zip(units[surest].candidates, units[surest].odds, strict=True):
            if candidate.country and candidate.feature != "A.PCLI":
                said[name][candidate.country, candidate.admin1 or ""] += odds * weight
        if any(units[n].cue >= AFTER_PREPOSITION for n in row) or best[surest].feature == "A.ADM1":
            firm[best[surest].country or "", best[surest].admin1 or ""].add(name)
    abroad: dict[str, set[str]] = defaultdict(set)  # by country, the names that stand where places stand
    for name, row in names.items():
        if any(units[n].cue >= AFTER_PREPOSITION for n in row):
            abroad[best[row[0]].country or ""].add(name)
    mass: dict[_Division, float] = defaultdict(float)
    for where in said.values():
        for division, weight in where.items():
            mass[division] += weight
    if not mass:
        return
    home = max(mass, key=lambda d: (mass[d], d))
    # What a name says for the division that it most likely lies in; a known town's namesakes elsewhere speak for none.
    most = {name: max(where.values(), default=0.0) for name, where in said.items()}
    total = sum(most.values())
    seats = [
        n
        for n, it in best.items()
        if _lies_in(it, home) and it.feature == "P.PPL"
        if _told(text, units[n], it) + (0.25 if len(names[units[n].key]) > 1 else 0.0) > _HOME_CITY
    ]
    seat = max(seats, key=lambda n: (_told(text, units[n], best[n]), -n), default=None)
    city = best[seat] if seat is not None else None
    surely = seat is not None and _told(text, units[seat], best[seat]) > _HOME_CITY
    near = [it for it in best.values() if _lies_in(it, home) and it.feature != "A.ADM1"]
    for name, row in names.items():
        here = mass[home] - said[name].get(home, 0.0)
        if here < max(_HOME_LEAST, _HOME_SHARE * (total - most[name])):
            continue
        quarter = any(units[n].kind in _QUARTERS for n in row)
        faint = max(units[n].cue for n in row) < AFTER_PREPOSITION
        if name in people:
            continue
        for n in row:
            unit, it = units[n], best[n]
            if _lies_in(it, home) or it.layer != "base" or not it.country:
                continue
            if it.feature in ("A.PCLI", "A.ADM1") or it.feature[0] not in "PA":
                # A people's or a person's name, or an institution's, where it is foreign and never "in X".
                if it.country != home[0] and max(units[k].cue for k in row) <= UNTOLD and not abroad[it.country]:
                    unit.beside = True
                continue
            resembles = _exactness(name, it) < -1.0
            foreign = it.country != home[0] and faint and not unit.words.isupper()  # no city of a date line
            if not (_minor(it) or quarter or resembles or foreign):
                continue
            around = best.get(unit.parent) if unit.parent is not None else None
            if around is not None and _inside(it, around) > 0.3:
                continue
            there = (it.country or "", it.admin1 or "")
            if not quarter and firm[there] - {name}:
                continue
            kept = [k for k, c in enumerate(unit.candidates) if _lies_in(c, home) and _exactness(name, c) > -1.0]
            if kept:
                unit.candidates, unit.odds = tuple(unit.candidates[k] for k in kept), [unit.odds[k] for k in kept]
            elif not near or min(_km(it, c) for c in near) > _HOME_KM:
                if (faint and city is not None) or _owner(text, unit):
                    unit.beside = True  # a place may be meant, but nothing of the report happened there
                elif city is not None:
                    # Of a town that is only told twice, no more is known than that it may hold the name (in_town).
                    unit.candidates, unit.odds, unit.city = (), [], city if surely else None


_Division = tuple[str, str]  # a country and its first-order division
_QUARTERS = frozenset("neighborhood neighbourhood neighborhoods neighbourhoods quarter barrio suburb suburbs".split())
# How surely the rest of a report must be about one division, absolutely and of all.
_HOME_LEAST, _HOME_SHARE = 0.75, 0.5
_HOME_CITY = 1.0  # what is said of the city within which a name can mean a quarter: its police, a date line
_LARGE = 300_000  # a city that a report may mean wherever it is written
_HOME_KM = 100.0
_OFFICERS = re.compile(
    r"(?:'s)? (?:(?:City|County|Metro|Metropolitan|State|Regional) )*"
    r"(?i:police|sheriff|fire|firefighters|prosecutor|district attorney|coroner|medical examiner)\b"
)
_LINE_ENDS = re.compile(r"(?:, ?[A-Z][\w. ]{0,20})?\s*(?:\([^)\n]{1,40}\)\s*)?(?:--|—|–|>>|- )")


def _told(text: str, unit: _Unit, it: Candidate) -> float:
    """How much one mention says of where its report is: a date line and a town's police the most, a hamlet little."""
    if it.feature in ("A.PCLI", "A.ADM1"):
        return 0.75
    weight = (0.4 if _obscure(it) else 1.0) * (1.0 if unit.cue >= AFTER_PREPOSITION else 0.5)
    if _OFFICERS.match(text, unit.end) or (unit.words.isupper() and _LINE_ENDS.match(text, unit.end)):
        weight += 1.0
    return weight


def _minor(candidate: Candidate) -> bool:
    return _obscure(candidate) or (candidate.feature == "P.PPL" and candidate.population < _LARGE)


def _likeliest(unit: _Unit) -> Candidate:
    return unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]


def _lies_in(candidate: Candidate, division: _Division) -> bool:
    return (candidate.country, candidate.admin1 or "") == division


def _obscure(candidate: Candidate) -> bool:
    if candidate.layer != "base":
        return False
    return candidate.feature in ("A.ADM2", "A.ADMD") or (
        candidate.feature == "P.PPL" and candidate.population < 100_000
    )


def _sort(kind: str) -> str:
    if kind in _FIRST:
        return "first"
    if kind in _SECOND:
        return "second"
    return ""


# ------------------------------------------------------------------ which names are places at all


def _strength(unit: _Unit) -> float:
    """How much the gazetteer speaks for a name being a place, from 0 to 1."""
    if not unit.candidates:
        return 0.0
    best = unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]
    if best.feature == "A.PCLI" or best.feature == "L.CONT":
        strength = 1.0
    elif best.layer != "base" or best.feature in ("A.ADM1", "P.PPLC"):
        strength = 0.9
    elif best.feature.startswith(("L.", "H.", "T.")):
        strength = 0.85
    elif best.feature.startswith("A."):
        strength = 0.45 if not unit.kind else 0.8
    else:
        strength = min(0.25 + 0.11 * max(math.log10(best.population + 1) - 1.5, 0.0), 0.8)
    strength += 0.25 * _exactness(unit.key, best)
    if unit.key in ORDINARY and unit.words not in ABBREVIATED_NATIONS:
        strength -= 0.45
    if unit.part:
        strength -= 0.15
    if " " in unit.words.strip():
        strength += 0.12
    return strength


_ENOUGH = 0.76
# An Arabic or Persian article or first word: the name of a place more often than anything else after "in".
_ARTICLE = re.compile(
    r"(?i)\b(?:a[ls]|el|a[sdnrtz]|ash|e[zsr])[- ]\w|\b(?:deir|tell|tal|khan|kafr|kfar|beit|jabal|jisr|ain|ayn|hai)\b"
)


def _promise(unit: _Unit) -> float:
    """The most that _strength, containment and the rest of the report could come to give."""
    most = 0.0
    for candidate in unit.candidates[:3]:
        if candidate.feature[0] != "P" or candidate.layer != "base":
            most = 1.0
        else:
            most = max(most, 0.3 + 0.11 * math.log10(candidate.population + 1))
    if unit.key in ORDINARY and unit.words not in ABBREVIATED_NATIONS:
        most -= 0.45
    return most + 0.4


def _kept(units: list[_Unit], people: set[str]) -> list[_Unit]:
    """The units that are places: by what the text says and the gazetteer holds; one sense for one name."""
    value: dict[int, float] = {}
    best: dict[str, float] = {}
    for n, unit in enumerate(units):
        value[n] = unit.cue + _strength(unit)
        if unit.parent is not None and unit.odds:
            parent = units[unit.parent]
            if parent.odds:
                fit = max(_inside(c, p) for c in unit.candidates[:6] for p in parent.candidates[:3])
                value[n] += 0.3 * fit
        if unit.key in people and unit.cue < AFTER_PREPOSITION:
            value[n] -= 0.5
        key = unit.key
        best[key] = max(best.get(key, 0.0), value[n])
    times = Counter(unit.key for unit in units)
    kept: list[int] = []
    for n, unit in enumerate(units):
        score = value[n]
        if best[unit.key] > 1.3 and unit.key not in people:
            score += 0.2
        if not unit.candidates:
            if all(word in ORDINARY for word in unit.key.split()) or (
                unit.key.isalpha() and (unit.key in NATIONS or unit.key in PEOPLES)
            ):
                continue
            if (
                unit.city is not None
                or unit.cue >= SAID - 0.06
                or (
                    unit.cue >= AFTER_PREPOSITION
                    and (unit.parent is not None or times[unit.key] > 1 or _ARTICLE.search(unit.words))
                )
            ):
                kept.append(n)
        elif score >= _ENOUGH:
            kept.append(n)
    index = {old: new for new, old in enumerate(kept)}
    for n in kept:
        around = units[n].parent
        units[n].parent = index.get(around) if around is not None else None
    return [units[n] for n in kept]


# "Rep. X, D-Hardy": the party of a member, and whom the seat stands for.
_SEATS = ("D-", "R-", "DFL-", "I-")
# The end of the word before, or the beginning of the next, where both belong to one name.
_IN_A_NAME = (
    re.compile(r"\b[A-Z][\w.&'’-]* $"),
    re.compile(
        r" (?:[A-Z&]|(?:tribes?|tribal|tribesm[ae]n|clans?|famil(?:y|ies)|fighters|forces|militants|rebels)\b)|-"
    ),
)
_STREET = re.compile(
    r"\W{1,2}(?:[A-Z]\w+ )?(?:Street|Road|Avenue|Boulevard|Drive|Lane|Highway|Crossing|Bridge|Trail|Stadium|Route|"
    r"Terrace|St\.|Rd\.|Ave\.|Blvd)(?!\w)"
)
_COMPOUND = re.compile(r"\b(?:New|Fort|Saint|St\.|Mount|San|Santa|Port|Old) $")
# How sure the text must be once that the name is a place, for the rest of its mentions to be believed.
_PLAINLY = 0.5


def _with_namesakes(text: str, units: list[_Unit], people: set[str], names: Sequence[Mention]) -> list[_Unit]:
    """The units, and the other mentions of their names: in an institution's name, or within a word with a hyphen.

    One name has one sense in a report, so they are the same places; nothing happened there for being named so.
    """
    known: dict[str, _Unit] = {}
    for unit in units:
        if (
            unit.candidates
            and unit.cue >= _PLAINLY
            and unit.key not in people
            and unit.key not in ORDINARY
            and len(unit.words) > 2
        ):
            known.setdefault(unit.words, unit)
    if not known:
        return units
    taken = [(unit.start, unit.end) for unit in units]
    taken += [(m.start, m.end) for m in names if m.kind is EntityKind.PERSON]
    taken.sort()
    starts = [start for start, _ in taken]
    found: list[_Unit] = []
    for start, end in _occurrences(text, known):
        at = bisect_right(starts, end - 1)
        if any(b > start for _, b in taken[max(at - 8, 0) : at]):
            continue
        if _STREET.match(text, end) or _COMPOUND.search(text, max(start - 8, 0), start):
            continue  # named after the place, or the end of another place's name
        before, after = _IN_A_NAME
        within = before.search(text, max(start - 30, 0), start) is not None or after.match(text, end) is not None
        again = replace(known[text[start:end]], start=start, end=end, cue=UNTOLD)
        found.append(replace(again, part=True, beside=within, parent=None, near=False))
    if not found:
        return units
    every = [*units, *found]
    order = sorted(range(len(every)), key=lambda n: every[n].start)
    moved = {old: new for new, old in enumerate(order)}
    for unit in units:
        unit.parent = moved[unit.parent] if unit.parent is not None else None
    return [every[n] for n in order]


_FIRST_WORD = re.compile(r"[^\W_]+")


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text by themselves, the longer before the shorter: one walk over its words."""
    by_head: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if (head := _FIRST_WORD.match(name)) is not None:
            by_head.setdefault(head.group(), []).append(name)
    last = 0
    for word in _FIRST_WORD.finditer(text):
        start = word.start()
        for name in by_head.get(word.group(), ()) if start >= last else ():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                yield start, end
                last = end
                break


# ------------------------------------------------------------------ units to places


_COUNTRY = 6  # precision
_PRECISION = {"A.PCLI": _COUNTRY, "A.ADM1": 4, "A.ADM2": 3, "A.ADMD": 4, "L.CONT": 5}


def _coarse(candidate: Candidate) -> int | None:
    """The precision of what is wider than a town; None for a town or a spot."""
    known = _PRECISION.get(candidate.feature)
    if known is not None:
        return known
    if candidate.feature.startswith("H.") and candidate.feature not in ("H.STM", "H.LK", "H.CNL"):
        return 7
    return 5 if candidate.feature.startswith(("L.", "H.", "T.")) else None


def place_of(candidate: Candidate) -> Place:
    """The place that a row of a gazetteer is, for a person who chooses it: exact, if it is a town or a spot."""
    return Place(
        id=content_id("pla", candidate.gazetteer),
        name=candidate.name,
        lat=candidate.lat,
        lon=candidate.lon,
        precision=_coarse(candidate) or 1,
        admin1=candidate.admin1,
        admin2=candidate.admin2,
        country=candidate.country,
        gazetteer=candidate.gazetteer,
    )


def _precision(candidate: Candidate, unit: _Unit) -> int:
    known = _coarse(candidate)
    if known is not None:
        return known
    if unit.kind in _FIRST:
        return 4
    if unit.near or unit.kind in _SECOND or unit.kind in _WIDE:
        return 2
    return 1


def _placed(document: Document, units: list[_Unit]) -> tuple[PlaceMention, ...]:
    places: list[Place | None] = []
    believed: dict[str, _Unit] = {}
    for unit in units:
        if _believe(document.text, unit, units):
            believed.setdefault(unit.key, unit)
    for unit in units:
        if unit.parent is None and (like := believed.get(unit.key)) is not None:
            unit.candidates, unit.odds = like.candidates, like.odds  # one name has one sense in a report
        places.append(_place(unit) if unit.candidates else None)
    town = town_of(_mentions(document, units, places))
    told = _divisions_told(units, places)
    only = len({place.id for _, place in told}) == 1
    for n, unit in enumerate(units):
        if places[n] is None:
            around = _container(unit, units, places)
            if around is None and unit.city is not None:
                around = place_of(unit.city)
            if around is None and unit.cue >= AFTER_PREPOSITION:
                around = _division_of(unit, told, only)
            if around is None:
                places[n] = in_town(document, (unit.start, unit.end), town)
            elif around.lat is not None:
                places[n] = Place(
                    id=content_id("pla", document.id, unit.key, around.id),
                    name=unit.words,
                    lat=around.lat,
                    lon=around.lon,
                    precision=max(2, around.precision),
                    admin1=around.admin1,
                    admin2=around.admin2,
                    country=around.country,
                )
    return tuple(_mentions(document, units, places))


def _mentions(document: Document, units: Sequence[_Unit], places: Sequence[Place | None]) -> list[PlaceMention]:
    out: list[PlaceMention] = []
    for unit, place in zip(units, places, strict=True):
        score = NAMED_ONLY if unit.beside else unit.cue
        if unit.candidates and METONYM < score <= UNTOLD:
            score = 0.5  # the gazetteer knows it, and nothing speaks against it
        out.append(
            PlaceMention(
                id=anchor("plc", document.id, unit.start, unit.end),
                document=document.id,
                start=unit.start,
                end=unit.end,
                words=document.text[unit.start : unit.end],
                place=place,
                score=round(min(max(score, 0.0), 1.0), 3),
            )
        )
    return out


def _container(unit: _Unit, units: Sequence[_Unit], places: Sequence[Place | None]) -> Place | None:
    """What the text says to hold a unit: of a country that itself stands before a finer place, that finer one.

    "The Arda district of Marra's city of Hadra": what lies in Marra lies in Hadra.
    """
    if unit.parent is None:
        return None
    around, beyond = places[unit.parent], units[unit.parent].parent
    finer = places[beyond] if beyond is not None else None
    wide = around is not None and around.precision >= _COUNTRY
    return finer if wide and finer is not None and finer.precision < _COUNTRY else around


def _believe(text: str, unit: _Unit, units: Sequence[_Unit]) -> bool:
    """Leave a unit those candidates that lie where the text says: "Khas district, Uruzgan province" is in Uruzgan.

    Where there are none, the gazetteer does not hold the place that is meant, only a namesake. True if some were left.
    """
    if unit.parent is None or not unit.candidates or unit.near:
        return False
    around = units[unit.parent]
    if around.kind not in _FIRST | _SECOND or not around.candidates:
        return False
    best = _likeliest(around)
    near = "near" in text[unit.end : around.start].casefold().split()
    if near or best.feature not in ("A.ADM1", "A.ADM2") or best.layer != "base":
        return False
    # A district is believed only of the division that it lies in: places are known by points, not by borders.
    lies = _fits if around.kind in _FIRST else _of_one_division
    kept = [k for k, c in enumerate(unit.candidates) if c.layer != "base" or lies(c, best)]
    if len(kept) < len(unit.candidates):
        unit.candidates, unit.odds = tuple(unit.candidates[k] for k in kept), [unit.odds[k] for k in kept]
    return bool(kept)


def _fits(child: Candidate, parent: Candidate) -> bool:
    return _inside(child, parent) > 0


def _of_one_division(one: Candidate, other: Candidate) -> bool:
    return (one.country, one.admin1) == (other.country, other.admin1)


def _divisions_told(units: Sequence[_Unit], places: Sequence[Place | None]) -> list[tuple[_Unit, Place]]:
    """The provinces, called so, that a report speaks of, in order."""
    return [
        (unit, place)
        for unit, place in zip(units, places, strict=True)
        if place is not None and place.precision == 4 and unit.kind in _FIRST
    ]


def _division_of(unit: _Unit, told: Sequence[tuple[_Unit, Place]], only: bool) -> Place | None:
    """The province, of those told, that holds what no gazetteer holds: the only one, or the one that set the scene.

    "In Tarsa province … the team was led to a compound in the Marouk district": Marouk is taken to lie in Tarsa.
    """
    if only:
        return told[0][1]
    k = bisect_right(told, unit.sentence, key=lambda one: one[0].sentence) - 1
    if k < 0 or told[k][0].sentence < unit.sentence - _A_FEW:
        return None
    return told[k][1] if told[k][0].opens else None


def _place(unit: _Unit) -> Place:
    order = sorted(range(len(unit.odds)), key=lambda k: -unit.odds[k])
    best = unit.candidates[order[0]]
    return Place(
        id=content_id("pla", best.gazetteer),
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        precision=_precision(best, unit),
        admin1=best.admin1,
        admin2=best.admin2,
        country=best.country,
        gazetteer=best.gazetteer,
        alternatives=tuple(
            (c.gazetteer, c.name, c.lat, c.lon, round(unit.odds[k], 4))
            for k in order[1 : 1 + _ALTERNATIVES]
            for c in (unit.candidates[k],)
            if unit.odds[k] >= 0.001
        ),
    )
