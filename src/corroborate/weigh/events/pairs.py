"""Pairs: how surely two tellings of different reports are of one act, and why, in words for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corroborate.values import PlaceMention
from corroborate.weigh.events.kinds import compatible
from corroborate.weigh.events.nearness import close, near
from corroborate.weigh.events.tellings import Telling, whole_and_part

# A pair scores by place (at most 0.40), time (0.35), kind (0.10), numbers (-0.28 to 0.35), participants (±0.10) and
# shared names (0.45). The same town on the same day by compatible acts is 0.85: enough alone. With contradicting
# numbers it is 0.57 to 0.65: a person must look. A country and a day need a number of at least ten in common.
SAME = 0.75
UNSURE = 0.55


@dataclass(frozen=True, slots=True)
class Match:
    """Two tellings that may be one act: how surely, in [UNSURE, 1] where ``match_of`` gives it, and why."""

    score: float
    reasons: tuple[str, ...]


def match_of(one: Telling, other: Telling) -> Match | None:
    """How surely two tellings are of one act; None below ``UNSURE``, for two of one report, or a total and a day."""
    if one.document == other.document or one.cumulative != other.cumulative:
        return None
    match = _compare(one, other)
    return match if match is not None and match.score >= UNSURE else None


def _compare(a: Telling, b: Telling) -> Match | None:
    """How surely two tellings are of one act; None where place, time or kind are apart."""
    place = near(a.place, b.place)
    if a.cumulative:
        return None if place is None else _compare_totals(a, b, place)
    time = close(a.window, b.window)
    if place is not None and time is not None:
        return None if whole_and_part(a, b) else _compare_incidents(a, b, place, time)
    # The same victims named outweigh a place or a time that one report has wrong or takes from another act.
    if (place is None and time is None) or not same_people(a, b):
        return None
    return _compare_incidents(a, b, place or 0.0, time or 0.0)


def same_people(a: Telling, b: Telling) -> bool:
    """Whether both name the same victim: a name beside those counted may be anybody's."""
    return not a.harmed.isdisjoint(b.harmed)


def _surnames(people: Iterable[str]) -> set[str]:
    """The last words of names: "Tomas Vael" and "Vael" may be one, and contradict nothing."""
    return {name.split()[-1] for name in people}


def _compare_incidents(a: Telling, b: Telling, place: float, time: float) -> Match | None:
    (kind, inferred), (other, other_inferred) = a.kind, b.kind
    agree = compatible(kind, other, derived=inferred or other_inferred)
    if agree < 0.3:
        return None
    reasons = [_place_words(a, b, place), _time_words(a, b, time)]
    reasons.append(f"both {kind.lower()}" if agree == 1.0 else f"{kind.lower()} and {other.lower()} can be one act")
    numbers, words = _compare_numbers(a, b)
    score = 0.4 * place + 0.35 * time + 0.1 * agree + numbers
    if (a.denies or b.denies) and place == 1.0:
        score += 0.2
        reasons.append("one denies what the other tells of the same place")
    if words:
        reasons.append(words)
    if a.people & b.people:
        score += 0.1
        reasons.append("the same perpetrator named")
    elif a.people and b.people and _surnames(a.people).isdisjoint(_surnames(b.people)):
        score -= 0.1
        reasons.append("different perpetrators named")
    names = sorted(name for name in a.names & b.names if not name.startswith("aged "))
    if names:
        score += 0.3 if len(names) == 1 else 0.45
        reasons.append(f"the same people named among the harmed ({len(names)})")
    elif shared_ages := sorted(a.names & b.names):
        score += 0.15
        reasons.append(f"people of the same age among the harmed ({', '.join(shared_ages)})")
    return Match(round(min(1.0, max(0.0, score)), 4), tuple(reasons))


def _compare_totals(a: Telling, b: Telling, place: float) -> Match | None:
    """Running totals are one where they count the same places since the same day."""
    if place < 1.0 and not (a.place is None and b.place is None):
        return None
    score = 0.4 if a.place is not None else 0.2
    reasons = ["the same place" if a.place is not None else "neither names a place"]
    one, other = (t.window if t.when is not None else None for t in (a, b))
    if one is None and other is None:
        score += 0.2
        reasons.append("neither tells since when")
    elif one is None or other is None:
        reasons.append("one tells since when, the other does not")
        score += 0.1
    else:
        length = max(one.days, other.days)
        if abs((one.start - other.start).days) > max(3.0, 0.1 * length):
            return None
        score += 0.35
        reasons.append("counted since the same day")
        if one.end == other.end or (a.published and b.published and one.end != other.end):
            moved = (one.end - other.end).days
            shifted = (a.published - b.published).days if a.published and b.published else 0
            near_ends = abs(moved) <= 3 or abs(moved - shifted) <= 3
            score += 0.1 if near_ends else -0.15
            reasons.append("up to the day of telling" if near_ends else "up to different days")
    numbers, words = _compare_numbers(a, b)
    if words:
        reasons.append(words)
    return Match(round(min(1.0, max(0.0, score + numbers)), 4), tuple(reasons))


def _compare_numbers(a: Telling, b: Telling) -> tuple[float, str]:
    """What the numbers say: the same, within revision, or contradicting; nothing where none can be compared.

    Numbers contradict each other only where those of the same group do and the largest of any group do too: "31
    civilians" does not contradict "her father, and at least 20 people". An open number contradicts no larger one.
    """
    best, words, worst = 0.0, "", 0.0
    shared = sorted(set(a.numbers) & set(b.numbers))
    tops = [{m: max(n for (k, _), n in t.numbers.items() if k == m) for m, _ in t.numbers} for t in (a, b)]
    rows = [(measure, a.numbers[measure, group], b.numbers[measure, group], group) for measure, group in shared]
    if not shared:
        rows = [(m, tops[0][m], tops[1][m], "") for m in sorted(set(tops[0]) & set(tops[1]))]
    for measure, one, other, group in rows:
        low, high = sorted((one, other))
        if low == high:
            gain = 0.35 if low >= 20 else 0.25 if low >= 10 else 0.15 if low >= 3 else 0.05
            if gain > best:
                best, words = gain, f"both say {low} {measure}"
        elif _revisable(low, high):
            if best == 0.0:
                best, words = (0.1 if high > 2 else 0.0), f"{one} and {other} {measure} are within revision"
        elif (
            group
            and (measure, group) not in (a if one == low else b).open
            and not _revisable(*sorted((tops[0][measure], tops[1][measure])))
        ):
            worst = min(worst, -0.28 if high > 5 * max(low, 1) else -0.2)
    if worst and best < 0.2:
        return worst, "their numbers contradict each other"
    return best, words


def _revisable(low: int, high: int) -> bool:
    return high - low <= 5 or high <= 2 * low


def _place_words(a: Telling, b: Telling, place: float) -> str:
    if a.place is None or b.place is None:
        return "one names no place"
    if place == 1.0:
        return f"the same place ({_title(a.place)})"
    if place == 0.0:
        return f"different places ({_title(a.place)}, {_title(b.place)})"
    return f"{_title(a.place)} and {_title(b.place)} are near or one in the other"


def _title(mention: PlaceMention) -> str:
    return mention.place.name if mention.place else mention.words


def _time_words(a: Telling, b: Telling, time: float) -> str:
    if a.when is None or b.when is None:
        return "a time that only printing tells"
    if time == 0.0:
        return "different days"
    return "the same day" if time == 1.0 else "a day apart" if time == 0.6 else "overlapping times"
