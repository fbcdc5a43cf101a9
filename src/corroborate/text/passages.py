"""A document to its passages: headline, dateline, narration, quote, caption, furniture.

The headline is the document's title where the text repeats it at the top, or a first line that stands alone.
The dateline is what stands between headline and story to say where, when and for whom it was written.  A quote
is a paragraph that is wholly somebody's words; quotations inside narration are for the voices room.  Captions
are picture lines, credits and links to other stories; furniture is what a page shows beside its story, which tells of
other events: lists of videos with their lengths, and of stories under "Related" or "Trending".  Nothing of it is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corroborate.codec import anchor
from corroborate.values import Document, Passage, PassageKind

_BLOCK = re.compile(r"[^\n\u2028\u2029]+(?:[\n\u2028\u2029](?![ \t\xa0]*[\n\u2028\u2029])[^\n\u2028\u2029]+)*")

_DAY_NAME = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:(?:{_DAY_NAME},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?(?:\s+{_YEAR})?"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s*{_YEAR})?)"
    rf"|\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_CLOCK = (
    r"(?:,?\s+(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?::\d\d)?|\d{4}(?=\s+(?:gmt|utc)|\b(?<=at \d{4})))\s*(?:[ap]\.?m\b\.?)?"
    r"(?:\s+(?:gmt|utc|[a-z]{2,3}t)\b)?(?:[+-]\d{1,2})?)"
)
_LABEL = r"(?:(?:first\s+|last\s+)?(?:published|posted|updated|issued)(?:\s+(?:on|at))?\s*:?\s*)"

# "Tue 05 Jul 2016", "Posted: Tuesday, January 28, 2014 8:18 PM EST Updated: …", "16-06-2016": a date with its year.
_DATE_LINE = re.compile(rf"(?:{_LABEL}?{_DATE}(?<=\d\d\d\d){_CLOCK}?[\s|.·-]*)+", re.IGNORECASE)
# "KABUL, Afghanistan (Jan. 25, 2013)", "BEIRUT, March 6 (Reuters) -", "Northgate, 7 March (NW) —": a place, then a date
# or an agency in brackets, then a dash or a line's end.
_PLACE_LINE = re.compile(
    rf"(?P<place>(?:[A-Z][\w'’.-]*\s*){{1,4}}(?:,\s*(?:(?!(?i:{_MONTH}|{_DAY_NAME})\b)[A-Z][\w'’.-]*\s*){{1,3}})?)"
    rf"(?:[,/]?\s*(?P<date>(?i:{_DATE}|{_DAY_NAME}\b)))?\s*(?P<bracket>\((?:[^()\n]{{2,40}})\))?\s*(?P<dash>-{{1,2}}|–|—|:)?\s*"
)
_CAPTION = re.compile(
    r"(?:\[?\(?(?:file\s+)?(?:photo|image|picture|video|watch|caption|photograph|graphic|map)\b.{0,12}?[:|\]]"
    r"|(?:related|read more|read also|also read|see also|more on this|recommended|topics|tags|share this)\b.{0,20}[:|]"
    r"|advertisement\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:getty images|/\s?(?:afp|ap|reuters|epa)|\((?:afp|ap|reuters|epa)(?: photo)?\)|file photo)\W*$", re.I
)
_OPEN, _CLOSE = '"“„«‘', '"”“»’'


_TOP_LINES = 8  # what may stand above a story: headline, desk, number, "For Immediate Release", date line …


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, disjoint, in order, covering every character that is not white space."""
    text = document.text
    found: list[Passage] = []
    for start, end, kind in _pieces(text, document.title):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            id_ = anchor("psg", document.id, start, end)
            found.append(Passage(id=id_, document=document.id, start=start, end=end, kind=kind))
    return tuple(found)


def _pieces(text: str, title: str | None) -> Iterator[tuple[int, int, PassageKind]]:
    blocks = [(m.start(), m.end()) for m in _BLOCK.finditer(text) if not m.group().isspace()]
    body = 0
    # The top of a story: dateline and headline in either order, run together with the story or on lines of their own.
    beside = _furniture(text)
    for _ in range(_TOP_LINES):
        shown = _past(beside, _skip(text, body))
        if shown > body:
            yield body, shown, PassageKind.FURNITURE
            body = shown
            continue
        date = _date_line(text, body)
        if date > body:
            yield body, date, PassageKind.DATELINE
            body = date
            continue
        byline = _byline(text, body, title) if body else body
        if byline > body:
            yield body, byline, PassageKind.DATELINE
            body = byline
        head = _headline(text, body, title, blocks)
        if head > body:
            yield body, head, PassageKind.HEADLINE
            body, title = head, None
            continue
        place = _place_line(text, body)
        if place > body:
            yield body, place, PassageKind.DATELINE
            body = place
            continue
        break
    for start, end in blocks:
        for first, last, other in _cut_out(max(start, body), end, beside):
            if other:
                yield first, last, PassageKind.FURNITURE
                continue
            for a, b in _lines_apart(text, first, last):
                yield a, b, _kind(text[a:b].strip())


def _cut_out(start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """``start:end`` in pieces, each with whether it lies in one of the spans."""
    at = bisect_right(spans, start, key=lambda span: span[1])
    while start < end:
        if at == len(spans) or spans[at][0] >= end:
            yield start, end, False
            return
        first, last = spans[at]
        if start < first:
            yield start, first, False
        yield max(start, first), min(end, last), True
        start = last
        at += 1


def _lines_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block, cut at lines that are captions or links, so that they do not run into the story."""
    begin = at = start
    for line in re.split(r"(?<=[\n\u2028\u2029])", text[start:end]):
        if _kind(line.strip()) is PassageKind.CAPTION:
            if begin < at:
                yield begin, at
            yield at, at + len(line)
            begin = at + len(line)
        at += len(line)
    if begin < end:
        yield begin, end


# "1:05 Suspects appear in court": how long a video is, and what it shows. A timeline's hours go up, or say "p.m.".
_VIDEO = re.compile(
    r"(?P<min>\d{1,2}):(?P<sec>\d\d)(?::\d\d)? (?![ap]\.?m\b|(?:GMT|UTC|[A-Z]{2,3}T)\b|[–—|-])\S.*[^.;,\s]", re.I
)
_FEWEST = 3  # videos that are a list
# A heading over stories of other events.
_LISTING = re.compile(
    r"(?:(?:related|trending|top|most read|most popular|popular|recommended|other|latest|recent|similar|more)"
    r"(?: (?:local|top|trending|news|video))? (?:stories|coverage|articles?|content|headlines|links|posts)"
    r"|trending(?: now)?|related|more stories (?:you may like|on|from)\b.{0,30}|more from \S.{0,30}|"
    r"you may (?:also )?like"
    r"|most (?:read|popular|viewed))\s*:?",
    re.IGNORECASE,
)
_LIKED = re.compile(r"\byou may (?:also )?like\b", re.IGNORECASE)
_TEASERS = 12  # lines at most under a heading
_TEASER = 170  # characters of a line at most


def _past(spans: list[tuple[int, int]], at: int) -> int:
    """The end of the span that holds ``at``, else 0."""
    k = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[k][1] if k >= 0 and at < spans[k][1] else 0


def _furniture(text: str) -> list[tuple[int, int]]:
    """Where a page shows other stories, as spans of whole lines in their order."""
    lines = [(m.start(), m.end(), m.group().strip()) for m in _LINE.finditer(text) if m.group().strip()]
    found: list[tuple[int, int]] = []
    k = 0
    while k < len(lines):
        end = _videos(lines, k) or _listed(lines, k)
        if end:
            found.append((lines[k][0], lines[end - 1][1]))
            k = end
        else:
            k += 1
    return found


_LINE = re.compile(r"[^\n\u2028\u2029]+")


def _videos(lines: list[tuple[int, int, str]], k: int) -> int:
    """The number of the line after a list of videos that begins at line ``k``, else 0."""
    lengths: list[int] = []
    while k + len(lengths) < len(lines) and (match := _VIDEO.fullmatch(lines[k + len(lengths)][2])):
        lengths.append(60 * int(match["min"]) + int(match["sec"]))
    in_order = lengths in (sorted(lengths), sorted(lengths, reverse=True))
    return 0 if len(lengths) < _FEWEST or in_order else k + len(lengths)


def _listed(lines: list[tuple[int, int, str]], k: int) -> int:
    """The number of the line after links to other stories that begin at line ``k``, else 0."""
    words = lines[k][2]
    if not _LISTING.fullmatch(words):
        return 0
    # What a page thinks its reader would like stands at its end, with the first sentence of each story.
    last = _LIKED.search(words) is not None
    end = k + 1
    while (
        end < len(lines)
        and end - k <= _TEASERS
        and (last or (len(lines[end][2]) <= _TEASER and lines[end][2][-1] not in '.!?"”’)'))
    ):
        end += 1
    return end


def _kind(block: str) -> PassageKind:
    if _CAPTION.match(block) or (len(block) < 300 and _CREDIT.search(block)):
        return PassageKind.CAPTION
    if block.startswith(">"):
        return PassageKind.QUOTE
    if (
        len(block) > 2
        and block[0] in _OPEN
        and block[-1] in _CLOSE
        and not any(c in _OPEN + _CLOSE for c in block[1:-1] if c not in "’‘")
    ):
        return PassageKind.QUOTE
    return PassageKind.NARRATION


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "|•·#*_"):
        at += 1
    return at


def _date_line(text: str, at: int) -> int:
    """The end of a line of dates that begins at ``at``, or ``at``. A date that begins a sentence is none."""
    begin = _skip(text, at)
    match = _DATE_LINE.match(text, begin, begin + 200)
    if not match or not match.group().strip():
        return at
    end = match.end()
    following = text[end : end + 1]
    # "26.11.2014Some 50 …": a date pasted to the story still is one, unless a figure or a word runs on.
    if match.group()[-1:].isalnum() and following.isalnum() and not following.isupper():
        return at
    if following == "," or re.match(r"\s*(?:was|were|is|are|saw|marked|will|and|,)\b", text[end : end + 12]):
        return at
    return end


def _byline(text: str, at: int, title: str | None) -> int:
    """Where the title begins within the next words ("April 5 2031 by A. Writer TITLE"), else ``at``."""
    if not title:
        return at
    begin = _skip(text, at)
    starts = (m.end() for m in _SPACE.finditer(text, begin, begin + 100))
    return next((start for start in starts if _after_title(text, start, title) > start), at)


_SPACE = re.compile(r"\s+(?=\S)")


def _headline(text: str, at: int, title: str | None, blocks: list[tuple[int, int]]) -> int:
    """The end of the headline that begins at ``at``, or ``at``."""
    begin = _skip(text, at)
    if title:
        end = _after_title(text, begin, title)
        if end > begin:
            return end
    first = next(((a, b) for a, b in blocks if a <= begin < b), None)
    if first is None or (at > 0 and "\n" not in text[first[0] : begin] and begin != first[0]):
        return at
    line = re.split(r"[\n\u2028\u2029]", text[begin : first[1]], maxsplit=1)[0]
    more = text[begin + len(line) :].strip()
    if not more or not line or len(line) > 160 or line.rstrip()[-1:] in '.:;,"”»!?)' or at > 400:
        return at
    if _PLACE_LINE.match(line) and re.search(r"\d|[–—-]\s*$", line) and len(line) < 60:
        return at
    rest_of_block = text[begin + len(line) : first[1]]
    if rest_of_block.strip() and len(line) > 70:
        return at  # a line that wraps, not one that stands alone
    return begin + len(line)


def _after_title(text: str, begin: int, title: str) -> int:
    """Where the title ends if the text repeats it at ``begin``, whatever its punctuation; else ``begin``."""
    want = [c for c in title.casefold() if c.isalnum()]
    # A site's name after a dash or bar is often in the title alone.
    shorter = [c for c in re.split(r"\s+[-|–—]\s+", title)[0].casefold() if c.isalnum()]
    for letters in (want, shorter):
        if len(letters) < 12:
            continue
        i, at = 0, begin
        limit = begin + 3 * len(title) + 20
        while at < len(text) and at < limit and i < len(letters):
            c = text[at].casefold()
            if any(x.isalnum() for x in c):
                if not c.startswith(letters[i]):
                    break
                i += len(c) if len(c) > 1 and "".join(letters[i : i + len(c)]) == c else 1
            at += 1
        if i >= len(letters):
            while at < len(text) and text[at] in ".!?\"'”’ \t":
                at += 1
            return at
    return begin


def _place_line(text: str, at: int) -> int:
    """The end of a "CITY, Country, March 6 (Agency) —" that begins at ``at``, or ``at``."""
    begin = _skip(text, at)
    match = _PLACE_LINE.match(text, begin, begin + 120)
    if not match:
        return at
    dated = match.group("date") or (match.group("bracket") and re.search(_DATE, match.group("bracket"), re.IGNORECASE))
    agency = match.group("bracket")
    dash = match.group("dash") or text[match.end() - 1 : match.end()] in "\n\u2028"
    if not dash or (match.group("dash") == ":" and not dated):
        return at
    city = match.group("place").strip()
    if not (dated or agency or city.split(",")[0].isupper()):
        return at
    if text[match.end() : match.end() + 1].islower() and not dated:
        return at  # "Al-Nur - a village …" is a sentence
    return match.end()
