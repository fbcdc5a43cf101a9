"""Where and when: how near two places are and how close two windows of days, each in [0, 1] or None where apart.

A place has the precision of ``values.Place``: 1 exact to 6 a country, 7 the sea. Days count whole.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from corroborate.values import Place, PlaceMention, When

UNTOLD = dt.timedelta(days=6)  # so long before printing an act without a told time is looked for
LONG = 31  # days: a longer window is background or a campaign, and meets only its like
REGION = 4  # place precision from which a place is a division or wider

_EARTH_KM = 6371.0
# Kilometres around a place within which another may be the same, by the coarser precision of the two.
_RADIUS = {1: 15.0, 2: 30.0, 3: 30.0}
_DISTRICT = 50.0  # the like around the middle of a district, of a town of its division


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    across = math.sin((lat2 - lat1) / 2) ** 2
    across += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(across)))


def place_name(mention: PlaceMention) -> str:
    """What a place is called, for comparing: its gazetteer name, else its words; caseless."""
    return (mention.place.name if mention.place else mention.words).casefold()


def place_key(mention: PlaceMention | None) -> str:
    """What tells one place from another: its gazetteer id, else its words."""
    if mention is None:
        return ""
    return (mention.place.gazetteer or mention.place.id) if mention.place else "words:" + mention.words.casefold()


def near(a: PlaceMention | None, b: PlaceMention | None) -> float | None:
    """How near two places are, in [0, 1]: 1 the same, 0.1 one unknown; None where they are apart."""
    if a is None or b is None:
        return 0.1
    if place_key(a) == place_key(b) or (place_name(a) == place_name(b) and _country(a) == _country(b)):
        return 1.0
    if a.place is None or b.place is None:
        # Words that no gazetteer holds: not known to be apart, but for other words of the same kind.
        return 0.1 if a.place is not None or b.place is not None else None
    one, other = sorted((a.place, b.place), key=lambda p: (p.precision, p.id))  # the finer one first
    if one.country and other.country and one.country != other.country:
        return None
    if other.precision >= 5:
        return 0.15 if one.country == other.country else None
    if other.precision == 4:
        inside = one.admin1 is not None and one.admin1.casefold() in (
            (other.admin1 or "").casefold(),
            other.name.casefold(),
        )
        return 0.4 if inside else None
    divisions = (other.admin2 or "").casefold(), other.name.casefold()
    if other.precision == 3 and one.admin2 is not None and one.admin2.casefold() in divisions:
        return 0.6
    away = distance_km(one, other)
    if away is None:
        return 0.1
    radius = _RADIUS[other.precision]
    if other.precision == 3 and one.admin2 is None and one.admin1 is not None and one.admin1 == other.admin1:
        radius = _DISTRICT  # nothing tells in which district the finer one lies
    return max(0.4, 0.8 - away / radius * 0.4) if away <= radius else None


def _country(mention: PlaceMention) -> str | None:
    return mention.place.country if mention.place else None


def lies_in(part: PlaceMention | None, whole: PlaceMention | None) -> bool:
    """Whether a place lies in another, or is it."""
    if part is None or whole is None:
        return False
    if place_key(part) == place_key(whole):
        return True
    if part.place is None or whole.place is None or part.place.precision > whole.place.precision:
        return False
    if whole.place.precision >= 5:
        return part.place.country is not None and part.place.country == whole.place.country
    return (near(part, whole) or 0.0) >= 0.4


def finer(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    """Whether the first place is told more precisely than the second; any is finer than none."""
    if a is None or b is None:
        return a is not None and b is None
    return place_precision(a) < place_precision(b)


def place_precision(mention: PlaceMention) -> int:
    """Its place's precision, 1 (exact) to 7; of words that no gazetteer holds 3, as of a district."""
    return mention.place.precision if mention.place else 3


def is_region(mention: PlaceMention) -> bool:
    """Whether it is a division or wider, and not a spot of which no more is known than its division."""
    return mention.place is not None and mention.place.precision >= REGION and mention.place.gazetteer is not None


@dataclass(frozen=True, slots=True)
class Window:
    """Days within which something happened, both ends among them. ``told`` is False where only printing dates it."""

    start: dt.date
    end: dt.date
    told: bool

    @property
    def days(self) -> int:
        """How many days it holds; at least 1."""
        return (self.end - self.start).days + 1

    def gap(self, other: Window) -> int:
        """Days between two windows; 0 where they touch or overlap."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days)


def window_of(when: When | None, published: dt.date | None) -> Window | None:
    """The days that a time leaves, else those before printing; None where neither is known.

    A time without an end ("since Thursday") lasts until printing.
    """
    if when is not None and (when.start or when.end):
        start = when.start or when.end
        end = when.end or (published if published and start and published >= start else start)
        if start is not None and end is not None:
            return Window(start, end, True)
    if published is None:
        return None
    return Window(published - UNTOLD, published, False)


def close(a: Window | None, b: Window | None) -> float | None:
    """How close two windows are, in [0, 1]: 1 the same day, None where they are apart."""
    if a is None or b is None:
        return 0.15
    if a.told and b.told:
        if max(a.days, b.days) > LONG:
            return 0.9 if (a.start, a.end) == (b.start, b.end) else 0.2 if a.gap(b) == 0 else None
        gap = a.gap(b)
        if gap > 1 or (gap == 1 and a.days + b.days > 2):
            return None  # night hours and time zones make a day's difference between exact days
        if gap == 1:
            return 0.6
        return 1.0 if a.days == b.days == 1 else 0.75 if max(a.days, b.days) <= 6 else 0.3
    if a.told or b.told:
        told, untold = (a, b) if a.told else (b, a)
        if told.days > LONG or told.gap(untold):
            return None
        return 0.6 if told.days <= 2 and (untold.end - told.end).days <= 2 else 0.45
    apart = abs((a.end - b.end).days)
    return 0.5 if apart <= 1 else 0.35 if apart <= 3 else 0.2 if apart <= 6 else None
