"""Numbers, days, places and tolls in words: sentences that a recorder would sign, in the plainest English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from corroborate.values import Document, Event, Group, Measure, When

RULES: Mapping[str, str] = {
    "R1": "Reports that repeat one voice count once. The voice’s own statement speaks, or else its closest copy.",
    "R2": "A voice’s later statement replaces its earlier one. A running count of deaths is not lowered by an old "
    "number printed again.",
    "R3": "Figures of different extent (one place and day, several, a campaign) are kept apart, as part and whole.",
    "R4": "Different measures, groups and units are never mixed. The number for all persons is a stated total, or the "
    "sum of one voice’s separate parts.",
    "R5": "A warring party’s claim about the other side’s losses, heard from nobody else, sets no floor and no best "
    "number.",
    "R6": "A party that admits its own losses, or its own responsibility, is credible: its number sets the floor.",
    "R7": "Independent voices agree: the range is what all of them allow.",
    "R8": "Independent voices differ: the range spans them all, and the best number is the highest-ranked voice’s, "
    "the newest among equals.",
    "R9": "Within one statement, what its groups leave of its total is counted as unknown; within one report, what its "
    "dead leave of those hit is counted as injured.",
    "R10": "One total over several places or days stays one event and is not divided.",
    "R11": "Every voice hedges: no floor and no best number, only an upper bound where one is stated.",
    "R12": "An independent voice denies it. The figure stays, marked as disputed.",
    "R13": "A count that its own voice calls incomplete, or “verified so far”, is a floor and nothing more.",
    "R14": "An unnamed or second-hand maximum far above every named voice is set aside until a named voice repeats it.",
    "dominated": "An open or wide range that holds another voice’s narrower one says nothing more than it.",
}

FLAGS: Mapping[str, str] = {
    "review": "a person should look at this",
    "disputed": "disputed",
    "biased_source": "only from a warring party about the other side",
    "unconfirmed": "unconfirmed by its own voice",
    "floor": "a floor: the count is incomplete",
    "statistic": "counts the crimes of a place and time, not one event",
    "dead_among": "its report tells how many of them died",
    "besides": "told beside others before",
    "hit": "told to be hit, not whether they live",
    "not_verified": "an outlet says it could not verify this",
    "contested_status": "who the dead were is contested",
    "dominated": "says no more than another voice",
    "contradiction": "a copy changed the number",
    "approximate": "approximate",
    "parts_exceed": "its parts add up to more than it",
    "claimed": "by its own account",
    "accused": "accused of it",
    "suspected": "suspected of it",
    "possible": "possibly",
}

_KINDS: Mapping[str, str] = {
    "Air/drone strike": "Air or drone strike",
    "Shelling/artillery/missile attack": "Shelling",
    "Remote explosive/landmine/IED": "Explosion of a mine or planted device",
    "Suicide bomb": "Suicide bombing",
    "Chemical weapon": "Use of a chemical weapon",
    "Grenade": "Grenade attack",
    "Abduction/forced disappearance": "Abduction",
    "Looting/property destruction": "Looting or destruction of property",
    "Other": "Event",
}

_DONE: Mapping[Measure, tuple[str, str]] = {
    Measure.KILLED: ("was killed", "were killed"),
    Measure.INJURED: ("was injured", "were injured"),
    Measure.MISSING: ("is missing", "are missing"),
    Measure.DETAINED: ("was detained", "were detained"),
    Measure.ABDUCTED: ("was abducted", "were abducted"),
    Measure.DISPLACED: ("was displaced", "were displaced"),
    Measure.CASUALTIES: ("was killed or injured", "were killed or injured"),
}

LABELS: Mapping[Measure, str] = {
    Measure.KILLED: "Killed",
    Measure.INJURED: "Injured",
    Measure.MISSING: "Missing",
    Measure.DETAINED: "Detained",
    Measure.ABDUCTED: "Abducted",
    Measure.DISPLACED: "Displaced",
    Measure.CASUALTIES: "Killed or injured",
}

GROUPS: Mapping[Group, str] = {
    Group.CIVILIAN: "civilians",
    Group.COMBATANT: "combatants",
    Group.UNKNOWN: "status unknown",
}

MEASURES = tuple(LABELS)


def number(n: int) -> str:
    """A count of persons with thin thousands separators."""
    return f"{n:,}".replace(",", "\u202f")


def interval(low: int | None, best: int | None, high: int | None) -> str:
    """A range as a reader says it: "27", "21–27", "at least 21", "up to 30"."""
    if low is not None and low == high:
        return number(low)
    if low is not None and high is not None and low > 0:
        return f"{number(low)}–{number(high)}"
    if high is not None:
        return f"up to {number(high)}"
    if low is not None and low > 0:
        return f"at least {number(low)}"
    if best is not None:
        return f"about {number(best)}"
    return "unknown"


def day(date: dt.date | None, *, year: bool = True) -> str:
    """A day in words: 12 March 2024."""
    if date is None:
        return "undated"
    return f"{date.day} {date:%B}" + (f" {date.year}" if year else "")


def days(start: dt.date | None, end: dt.date | None) -> str:
    """A stretch of days in words: 12–16 March 2024."""
    if start is None or end is None or start == end:
        return day(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start, year=start.year != end.year)} – {day(end)}"


def period_words(first: dt.date | None, last: dt.date | None) -> str:
    """A stretch of days in words, "" where there is none."""
    return days(first, last) if first is not None else ""


def when_words(when: When | None) -> str:
    """When something happened, in words, or that it is not known."""
    if when is None or (when.start is None and when.end is None):
        return "date unknown"
    if when.start is None:
        return f"by {day(when.end)}"
    if when.end is None:
        return f"since {day(when.start)}"
    return days(when.start, when.end)


def where_words(event: Event) -> str:
    """Where something happened, in words: the place and what it lies in, or that it is not known."""
    if event.place is None:
        return "place unknown"
    place = event.place.place
    if place is None:
        return event.place.words
    names = [place.name]
    if place.admin1 and place.admin1 not in place.name:
        names.append(place.admin1)
    elif place.country and len(place.country) > 2 and place.country != place.name:  # a code is no name
        names.append(place.country)
    return ", ".join(names)


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 report, 7 reports."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def corroboration(reports: int, voices: int) -> str:
    """The line that stands beside every number."""
    return f"{counted(reports, 'report')}, {counted(voices, 'independent voice')}"


def capital(words: str) -> str:
    """Words with their first letter raised."""
    return words[:1].upper() + words[1:]


def outlet(document: Document) -> str:
    """Who printed a report, in a word."""
    if document.source:
        return document.source
    if document.url:
        return document.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    return document.ref or "Unnamed outlet"


def kind_words(kind: str) -> str:
    """An ACLED sub-type as a heading says it."""
    return _KINDS.get(kind, kind)


def event_title(event: Event, *, whole: bool) -> str:
    """An event as a heading says it: "Shelling, Deir Marran"; ``whole``: it has parts."""
    return f"{kind_words(event.kind) if not whole else 'Episode'}, {where_words(event)}"


def sentence(
    measure: Measure,
    low: int | None,
    best: int | None,
    high: int | None,
    tail: str,
    noun: tuple[str, str] = ("person", "people"),
) -> str:
    """A toll as a sentence: "Between 21 and 27 people were killed …; the best-supported number is 27."."""
    one, many = _DONE[measure]

    def people(n: int) -> str:
        return f"{number(n)} {noun[0] if n == 1 else noun[1]}"

    tail = f" {tail}" if tail else ""
    best_words = f"; the best-supported number is {number(best)}" if best is not None else ""
    if low is not None and low == high:
        return (f"No {noun[0]} {one}" if low == 0 else f"{people(low)} {one if low == 1 else many}") + f"{tail}."
    if low and high is not None:
        return f"Between {number(low)} and {people(high)} {many}{tail}{best_words}."
    if low:
        words = best_words if best != low else ""
        return f"At least {people(low)} {one if low == 1 else many}{tail}{words}."
    if high is not None:
        may = many.replace("were", "may have been").replace("are missing", "may be missing")
        return f"Up to {people(high)} {may}{tail}{best_words}."
    if best is not None:
        return f"About {people(best)} {many}{tail}."
    return f"Reports speak of {noun[1]} who {many}{tail}, but give no number that stands."
