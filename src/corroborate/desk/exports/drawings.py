"""Charts and maps as inline SVG, drawn on the server: they need no script, no font and no network.

Colours come from the page's style sheet through classes, so that one drawing serves light, dark and paper.
Every drawing exists in two widths, since text in a scaled-down drawing cannot be read on a phone.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from corroborate.desk.views import History, Line, Point, Spot, Town, day, interval, number

WIDE, NARROW = 760, 350
_FONT = 13
_LETTER = 0.54 * _FONT  # mean advance of a letter in system sans faces; labels are placed by it, not measured


def _n(value: float) -> str:
    """A coordinate to a tenth of a pixel."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> str:
    name = f' class="{css}"' if css else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{_n(x)}" y="{_n(y)}"{name}{side}>{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" class="{css}"/>'


def _wrapped(words: str, letters: int, lines: int) -> list[str]:
    """Words broken into at most so many lines, the last cut with an ellipsis."""
    rows = [""]
    for word in words.split():
        joined = f"{rows[-1]} {word}".strip()
        if len(joined) <= letters or not rows[-1]:
            rows[-1] = joined
        elif len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = joined
            break
    return [row if len(row) <= letters else row[: letters - 1].rstrip() + "…" for row in rows]


def _spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Centres as near to where they are wanted as they can be without overlapping, within top and bottom."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    at = top
    for i in order:
        placed[i] = max(wanted[i], at + heights[i] / 2)
        at = placed[i] + heights[i] / 2
    at = bottom
    for i in reversed(order):
        placed[i] = min(placed[i], at - heights[i] / 2)
        at = placed[i] - heights[i] / 2
    return placed


def _round_step(most: float, steps: int) -> int:
    """A step of 1, 2 or 5 times a power of ten that divides an axis into about so many."""
    raw = max(most / steps, 1.0)
    power = 10 ** math.floor(math.log10(raw))
    return int(next(m * power for m in (1, 2, 5, 10) if m * power >= raw))


# ------------------------------------------------------------------ history


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and numbers lie in a drawing."""

    left: float
    right: float
    top: float
    bottom: float
    first: dt.date
    last: dt.date
    most: float

    def x(self, date: dt.date) -> float:
        span = (self.last - self.first).days
        share = (date - self.first).days / span if span else 0.5
        return self.left + 12 + min(max(share, 0.0), 1.0) * (self.right - self.left - 24)

    def y(self, value: float) -> float:
        return self.bottom - min(value, self.most) / self.most * (self.bottom - self.top)


def _value(point: Point) -> int:
    """The number at which a statement is drawn."""
    for bound in (point.best, point.low, point.high):
        if bound is not None:
            return bound
    return 0


def _most(history: History) -> float:
    """The top of the axis: what stands decides, so that a wild maximum does not flatten everything else."""
    values = [bound for bound in (history.low, history.best, history.high) if bound is not None]
    for line in history.lines:
        for point in line.points:
            if line.standing or not values:
                values += [bound for bound in (point.low, point.best, point.high) if bound is not None]
    standing = max(values, default=1)
    rest = [_value(point) for line in history.lines for point in line.points if _value(point) <= 1.6 * standing]
    return max(standing, *rest, 1) * 1.08 if rest else max(standing, 1) * 1.08


def history_svg(history: History, width: int = WIDE) -> str:
    """How a number grew: each origin voice a stepped line with its intervals, its copies as ticks on its level.

    Labels stand at the lines' ends with the last number; what no toll rests on is drawn hollow and pale.
    """
    wide = width >= 600
    letters = 26 if wide else 15
    gutter = 226 if wide else 122
    rows = [_label(line, letters) for line in history.lines]
    heights = [16.0 * len(row) + 4 for row in rows]
    height = max(260.0 if wide else 250.0, sum(heights) + 60)
    days_seen = [point.day for line in history.lines for point in line.points]
    days_seen += [c.day for line in history.lines for p in line.points for c in p.copies if c.day is not None]
    frame = _Frame(
        left=34,
        right=width - gutter,
        top=16,
        bottom=height - 34,
        first=min(days_seen),
        last=max(days_seen),
        most=_most(history),
    )
    out = [
        f'<svg class="chart" viewBox="0 0 {width} {_n(height)}" width="{width}" height="{_n(height)}" role="img">',
        f"<title>{escape(history.label)}: what each voice said, day by day</title>",
        f"<desc>{escape(_described(history))}</desc>",
        *_axes(frame, wide),
        *_result(history, frame),
    ]
    ends: list[tuple[float, float]] = []
    for line in reversed(history.lines):
        out += _drawn(line, frame, leading=line is history.lines[0] and line.standing)
    for line in history.lines:
        point = line.points[-1]
        copies = [c.day for c in point.copies if c.day is not None]
        ends.append((frame.x(max([point.day, *copies])), frame.y(_value(point))))
    centres = _spread([y for _, y in ends], heights, frame.top - 8, frame.bottom + 14)
    label_x = frame.right + 18
    for line, row, (x, y), centre in zip(history.lines, rows, ends, centres, strict=True):
        out.append(
            f'<path class="lead" d="M{_n(x + 7)} {_n(y)}'
            f'L{_n(frame.right + 4)} {_n(y)}L{_n(label_x - 4)} {_n(centre)}"/>'
        )
        css = "voice" if line.standing else "voice aside"
        base = centre - 8 * len(row) + 12
        for n, words in enumerate(row):
            out.append(_text(label_x, base + 16 * n, words, css))
    out.append("</svg>")
    return "".join(out)


def _label(line: Line, letters: int) -> list[str]:
    point = line.points[-1]
    value = "none, a denial" if point.denied else interval(point.low, point.best, point.high)
    copies = sum(len(p.copies) for p in line.points)
    copied = f"{copies} {'copy' if copies == 1 else 'copies'}" if copies else ""
    joined = f"{value} · {copied}" if copied else value
    tail = [joined] if len(joined) <= letters else [value, copied]
    return [*_wrapped(line.voice, letters, 2), *tail]


def _described(history: History) -> str:
    said = []
    for line in history.lines:
        steps = ", ".join(f"{interval(p.low, p.best, p.high)} on {day(p.day, year=False)}" for p in line.points)
        said.append(f"{line.voice}: {steps}")
    result = interval(history.low, history.best, history.high)
    best = f", best {number(history.best)}" if history.best is not None else ""
    return f"Result: {result}{best}. " + "; ".join(said) + "."


def _axes(frame: _Frame, wide: bool) -> list[str]:
    out = []
    step = _round_step(frame.most, 5)
    value = 0
    while value <= frame.most:
        y = frame.y(value)
        out.append(_line(frame.left, y, frame.right, y, "grid" if value else "axis"))
        out.append(_text(frame.left - 6, y + 4, number(value), "tick", "end"))
        value += step
    span = (frame.last - frame.first).days
    every = max(1, math.ceil(span / (8 if wide else 3))) if span else 1
    month = None
    for n in range(0, span + 1, every):
        date = frame.first + dt.timedelta(days=n)
        words = f"{date.day} {date:%b}" if date.month != month else str(date.day)
        month = date.month
        x = frame.x(date)
        out.append(_line(x, frame.bottom, x, frame.bottom + 4, "axis"))
        out.append(_text(x, frame.bottom + 18, words, "tick", "middle"))
    return out


def _result(history: History, frame: _Frame) -> list[str]:
    """The range that stands, as a band behind the voices."""
    out = []
    top = frame.y(history.high) if history.high is not None else frame.top
    bottom = frame.y(history.low or 0)
    if history.low is not None or history.high is not None:
        band = max(bottom - top, 2.0)
        out.append(
            f'<rect class="band" x="{_n(frame.left)}" y="{_n(top)}" '
            f'width="{_n(frame.right - frame.left)}" height="{_n(band)}"/>'
        )
    if history.best is not None:
        y = frame.y(history.best)
        out.append(_line(frame.left, y, frame.right, y, "best"))
    words = "stands: " + interval(history.low, history.best, history.high)
    if history.best is not None and history.low != history.high and frame.right - frame.left > 300:
        words += f", best {number(history.best)}"
    above = top - 6 if top - 6 > frame.top + 6 else top + 15
    out.append(_text(frame.left + 8, above, words, "stands"))
    return out


def _drawn(line: Line, frame: _Frame, *, leading: bool) -> list[str]:
    state = "lead-voice" if leading else ("on" if line.standing else "off")
    out = [f'<g class="{state}">']
    steps = [(frame.x(point.day), frame.y(_value(point))) for point in line.points]
    if len(steps) > 1:
        path = f"M{_n(steps[0][0])} {_n(steps[0][1])}" + "".join(f"H{_n(x)}V{_n(y)}" for x, y in steps[1:])
        out.append(f'<path class="step" d="{path}"/>')
    for point, (x, y) in zip(line.points, steps, strict=True):
        high_y = frame.y(point.high) if point.high is not None else max(frame.top, y - 18)
        low_y = frame.y(point.low) if point.low is not None else min(frame.bottom, y + 18)
        if low_y - high_y > 1:
            out.append(_line(x, low_y, x, high_y, "bar"))
        if point.high is None or _value(point) > frame.most:
            tip = high_y if point.high is None else frame.top - 12
            out.append(
                f'<path class="open" d="M{_n(x - 4)} {_n(tip + 5)}L{_n(x)} {_n(tip)}L{_n(x + 4)} {_n(tip + 5)}"/>'
            )
        out += _ticks(point, x, y, frame)
        out.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4.5"/>')
    out.append("</g>")
    return out


def _ticks(point: Point, x: float, y: float, frame: _Frame) -> list[str]:
    """The copies of a statement: a dotted line on its level with one tick each."""
    at: dict[dt.date, int] = {}
    for copy in point.copies:
        if copy.day is not None:
            at[copy.day] = at.get(copy.day, 0) + 1
    if not at:
        return []
    out = [_line(x, y, frame.x(max(at)), y, "copied")] if max(at) > point.day else []
    for date, count in at.items():
        for n in range(min(count, 6)):
            tick = frame.x(date) + 8 * (date == point.day) + 4 * n
            out.append(_line(tick, y - 5, tick, y + 5, "copy"))
    return out


# ------------------------------------------------------------------ map

_KM = 111.32  # kilometres in a degree of latitude
# Up to so many places each has its label; of more, those that find room, the largest first.
_LABELLED = 8


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float
    label: bool = False

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def map_svg(spots: Sequence[Spot], towns: Iterable[Town], width: int = WIDE) -> str:
    """Events as circles by the number killed, towns for bearings, a scale bar and north. "" without a place.

    Plate carrée at the middle latitude: true enough over a governorate, and honest about being a sketch.
    """
    if not spots:
        return ""
    exact: list[Spot | Town] = [spot for spot in spots if not spot.coarse] or list(spots)
    towns = tuple(towns)
    exact += _near(exact, towns)
    middle = (min(s.lat for s in exact) + max(s.lat for s in exact)) / 2
    squeeze = max(math.cos(math.radians(middle)), 0.05)
    span_x = (max(s.lon for s in exact) - min(s.lon for s in exact)) * squeeze * _KM
    span_y = (max(s.lat for s in exact) - min(s.lat for s in exact)) * _KM
    height = (440 if width >= 600 else 400) if span_y > 0.4 * span_x else (340 if width >= 600 else 300)
    pad = 64
    # A single village still gets a dozen kilometres around it, so that its neighbours give the bearings.
    scale = min((width - 2 * pad) / max(span_x, 12.0), (height - 2 * pad) / max(span_y, 8.0))
    mid_lon = (min(s.lon for s in exact) + max(s.lon for s in exact)) / 2

    def at(lat: float, lon: float) -> tuple[float, float]:
        return (
            width / 2 + (lon - mid_lon) * squeeze * _KM * scale,
            height / 2 - (lat - middle) * _KM * scale,
        )

    biggest = max((spot.size for spot in spots if not spot.coarse), default=0)
    most = (30.0 if width >= 600 else 24.0) / math.sqrt(max(len(exact), 9) / 9)
    few = len(spots) <= _LABELLED
    drawn: list[tuple[Spot, float, float, float]] = []
    for spot in spots:
        x, y = at(spot.lat, spot.lon)
        radius = 5 + (most - 5) * math.sqrt(spot.size / biggest) if biggest and not spot.coarse else 5.0
        drawn.append((spot, x, y, radius))
    taken = [_Box(x - r, y - r, x + r, y + r) for spot, x, y, r in drawn if not spot.coarse]
    taken += [_Box(0, height - 34, 130, height), _Box(width - 34, 0, width, 48)]
    out = [
        f'<svg class="map" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        f"<title>Where it happened</title><desc>{escape('; '.join(spot.label for spot in spots))}</desc>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    circles, labels = [], []
    for spot, x, y, radius in drawn:
        if spot.coarse:
            continue
        circles.append(f'<circle class="event" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>')
        circles.append(f'<circle class="pin" cx="{_n(x)}" cy="{_n(y)}" r="2"/>')
        labels += _placed(spot.label, x, y, radius, taken, width, height, "spot", keep=few)
    for spot, x, y, _ in drawn:
        inside = 0 < x < width and 0 < y < height
        if spot.coarse and inside and few:
            circles.append(f'<circle class="coarse" cx="{_n(x)}" cy="{_n(y)}" r="{_n(min(most * 2.2, 60))}"/>')
            reach = min(most * 2.2, 60)
            labels += _placed(f"{spot.label} (area)", x, y, reach, taken, width, height, "area", keep=False)
    for town in towns:
        x, y = at(town.lat, town.lon)
        if 8 < x < width - 8 and 8 < y < height - 8:
            spot_taken = _Box(x - 3, y - 3, x + 3, y + 3)
            if any(spot_taken.meets(box) for box in taken):
                continue
            words = _placed(town.name, x, y, 3, taken, width, height, "town", keep=False)
            if words:
                circles.append(f'<circle class="town" cx="{_n(x)}" cy="{_n(y)}" r="2.5"/>')
                taken.append(spot_taken)
                labels += words
    out += circles + labels + _scale_bar(scale, width, height) + _north(width)
    out.append("</svg>")
    return "".join(out)


def _near(spots: Sequence[Spot | Town], towns: Iterable[Town]) -> list[Town]:
    """The towns little beyond the events: worth widening the map for, since they say where it is."""
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    margin = max(north - south, east - west, 0.1) * 0.4
    return [
        town
        for town in towns
        if south - margin <= town.lat <= north + margin and west - margin <= town.lon <= east + margin
    ]


def _placed(
    words: str, x: float, y: float, radius: float, taken: list[_Box], width: int, height: int, css: str, *, keep: bool
) -> list[str]:
    """A label at the first of several sides where it meets nothing; kept to the right, or dropped, if none is free."""
    rows = words.split(": ", 1) if css == "spot" else [words]
    long = max(len(row) for row in rows) * _LETTER * (1.08 if css == "spot" else 0.95)
    tall = 15.0 * len(rows)
    gap = radius + 6
    sides = [
        (x + gap, y - tall / 2, "start"),
        (x - gap, y - tall / 2, "end"),
        (x, y - gap - tall, "middle"),
        (x, y + gap, "middle"),
        (x + gap * 0.7, y - gap * 0.7 - tall, "start"),
        (x + gap * 0.7, y + gap * 0.7, "start"),
        (x - gap * 0.7, y - gap * 0.7 - tall, "end"),
        (x - gap * 0.7, y + gap * 0.7, "end"),
    ]
    boxes = []
    for side_x, side_y, anchor in sides:
        left = side_x - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        boxes.append((_Box(left - 2, side_y - 1, left + long + 2, side_y + tall + 1, True), side_x, side_y, anchor))
    inside = [
        b for b in boxes if b[0].left > 2 and b[0].right < width - 2 and b[0].top > 2 and b[0].bottom < height - 2
    ]
    free = next((b for b in inside if not any(b[0].meets(box) for box in taken)), None)
    if free is None:
        if len(rows) > 1:  # the name alone may fit; its number stands in the list
            return _placed(rows[0], x, y, radius, taken, width, height, css, keep=keep)
        # Better over a circle than unsaid, but never over another label.
        said = [box for box in taken if box.label]
        free = next((b for b in inside if not any(b[0].meets(box) for box in said)), None) if keep else None
        if free is None:
            return []
    taken.append(free[0])
    _, side_x, side_y, anchor = free
    return [
        _text(side_x, side_y + 12 + 15 * n, row, css if not n else f"{css} count", anchor) for n, row in enumerate(rows)
    ]


def _scale_bar(scale: float, width: int, height: int) -> list[str]:
    """A bar of a round number of kilometres, at most a quarter of the drawing."""
    most = width / 4 / scale
    power = 10 ** math.floor(math.log10(most))
    km = next(m * power for m in (5, 2, 1) if m * power <= most)
    long = km * scale
    y = height - 12
    words = f"{km:g} km" if km >= 1 else f"{km * 1000:g} m"
    return [
        f'<path class="rule" d="M12 {y - 4}V{y}H{_n(12 + long)}V{y - 4}"/>',
        _text(12, y - 8, words, "tick"),
    ]


def _north(width: int) -> list[str]:
    x = width - 18
    return [f'<path class="north" d="M{x} 12L{x + 5} 26L{x} 23L{x - 5} 26Z"/>', _text(x, 40, "N", "tick", "middle")]
