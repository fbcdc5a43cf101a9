"""Who says what by the layout of a page: signatures below quotations, and transcripts.

No verb of saying tells it: letters and voices from the street are a quotation with a dash and a name at its end or
below it, an interview is paragraphs that open with a name in capitals and a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from corroborate.read import speech
from corroborate.values import Attribution, Certainty, Cue, Polarity, Span, Voice, VoiceKind


class _Said(NamedTuple):
    """Offsets of who says it, of the mark that tells so, and of what is said."""

    source: Span
    cue: Span
    content: tuple[Span, ...]


_BLANK = r"[^\S\n]{0,20}"
_NAME = r"[A-Z][\w.'’-]*(?:[^\S\n]+[A-Z][\w.'’-]*){0,4}"
_SIGNED = re.compile(
    rf"^{_BLANK}(?P<said>[“”\"][^\n]*[”\"]){_BLANK}(?:"
    rf"(?P<dash>[―—–]|--?){_BLANK}(?P<beside>{_NAME}){_BLANK}$"
    rf"|\n\s{{0,20}}(?P<mark>[―—–]|--?){_BLANK}(?P<below>{_NAME})[^\n]{{0,60}}$)",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"^[ \t]{0,20}[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: ?\([^)\n]{0,20}\))?\s?(?P<colon>:)"
    r"(?=[ ]?\S)",
    re.MULTILINE,
)
_GOES_ON = re.compile(r"\s*\n[ \t]*[\"“](?!\()(?P<said>[^\n]+)")
_LABELS, _AGAIN = 3, 2  # so many make a transcript, one of them so often
_OTHERS = 0.5  # of a quotation: somebody else is said to have said it


def _signatures(text: str) -> Iterator[_Said]:
    """Quotations that a dash and a name close, on the same line or the next."""
    for match in _SIGNED.finditer(text):
        name, dash = ("beside", "dash") if match["beside"] else ("below", "mark")
        start = match.start(name)
        yield _Said((start, start + len(match[name].rstrip("."))), match.span(dash), (match.span("said"),))


def _transcript(text: str) -> Iterator[_Said]:
    """The turns of a transcript: what follows a name in capitals and a colon, to the end of its paragraph.

    A turn that opens with a quotation mark goes on over the paragraphs that do.
    """
    labels = list(_LABEL.finditer(text))
    if len(labels) < _LABELS or max(Counter(m["name"] for m in labels).values()) < _AGAIN:
        return
    for label, after in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=True):
        end = text.find("\n", label.end())
        spans = [(label.end(), end if end >= 0 else len(text))]
        quoted = text[label.start() : label.start("name")].strip() != ""
        while quoted and (more := _GOES_ON.match(text, spans[-1][1])) and more.start("said") < after:
            spans.append(more.span("said"))
        trimmed = [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in spans]
        yield _Said(label.span("name"), label.span("colon"), tuple((a, b) for a, b in trimmed if a < b))


def with_layout(
    found: Sequence[Attribution], text: str, voice_kinds: Mapping[str, VoiceKind]
) -> tuple[Attribution, ...]:
    """The attributions of a document with those that its layout tells, in the order of their cues.

    ``found`` are those that its words tell. One whose cue is the dash or colon gives way; a signed quotation most of
    which is said by somebody outside it stays theirs. ``voice_kinds`` maps casefolded names to kinds (the voice
    directory); it may be empty.
    """
    turns = [turn for turn in _transcript(text) if turn.content]
    laid = [*_signatures(text), *turns]
    told = _Told(found, {one.cue[0] for one in laid})
    out: list[Attribution | None] = list(found)
    for one in laid:
        same = told.cued(one.cue)
        words = text[slice(*one.source)]
        voice = Voice(words=words, start=one.source[0], end=one.source[1], kind=speech.kind(words, voice_kinds))
        if same:
            out[same[0]] = replace(found[same[0]], chain=(voice,), spans=one.content)
            for n in same[1:]:
                out[n] = None
        elif one in turns or not told.said_outside(one.content[0]):
            out.append(
                Attribution(
                    chain=(voice,),
                    cue=Cue(words=text[slice(*one.cue)], start=one.cue[0], end=one.cue[1]),
                    spans=one.content,
                    stance="said",
                    certainty=Certainty.ASSERTED,
                    polarity=Polarity.POSITIVE,
                )
            )
    kept = (a for a in out if a is not None)
    return tuple(sorted(kept, key=lambda a: (a.cue.start if a.cue else a.spans[0][0], a.spans)))


class _Told:
    """What the words tell, found by place; ``marks`` are where the layout tells it better."""

    def __init__(self, found: Sequence[Attribution], marks: Container[int]) -> None:
        cued = [(n, a, a.cue) for n, a in enumerate(found) if a.cue is not None]
        self._cues = sorted((cue.start, cue.end, n) for n, _, cue in cued)
        self._said = sorted((x, y, cue.start) for _, a, cue in cued if cue.start not in marks for x, y in a.spans)
        self._reach = list(accumulate((y for _, y, _ in self._said), max))

    def cued(self, mark: Span) -> list[int]:
        """The attributions whose cue holds a mark."""
        at = bisect_left(self._cues, (mark[1],))
        return sorted(n for _, end, n in self._cues[max(0, at - 4) : at] if end > mark[0])

    def said_outside(self, quotation: Span) -> bool:
        """Whether somebody whose cue stands outside a quotation says most of it."""
        first, last = quotation
        k = bisect_left(self._said, (last,)) - 1
        while k >= 0 and self._reach[k] > first:
            x, y, cue = self._said[k]
            if min(y, last) - max(x, first) > _OTHERS * (last - first) and not first <= cue < last:
                return True
            k -= 1
        return False
