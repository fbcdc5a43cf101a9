"""The values of the figures found: their words and bounds, scope, certainty, perpetrator and score."""

from __future__ import annotations

from corroborate.codec import anchor
from corroborate.read.figures.found import Found
from corroborate.read.harm_agents import agent
from corroborate.read.harm_scope import margin, scope
from corroborate.read.harm_units import Kind
from corroborate.values import Certainty, Document, Figure, Measure, Perpetrator
from corroborate.values import Unit as CountUnit

MADE_BY = "rules-1"

# The share of figures of each construction whose number was right on 636 hand-read training reports.
_SCORES = {"counted": 0.96, "one": 0.94, "bare": 0.78, "the": 0.78, "name": 0.73, "plural": 0.6}
_NOUN_SCORE = 0.87  # "16 deaths", "no casualties": no verb says it
_PART_SCORE = 0.88  # "including children"

_HEDGES = frozenset(
    "reportedly allegedly alleged unconfirmed possibly purportedly supposedly apparently unverified rumored".split()
)


def _scopes(made: list[Found]) -> None:
    """Decide the scope of every figure: the words around it, and those that share its verb, its number or its whole.

    The victims of one verb have one scope; an ellipsis ("and 40 were missing") has at least that of the figure
    before it; repeats of one number are one statement; a part has its whole's.
    """
    repeats: dict[tuple[Measure, int], list[Found]] = {}
    shared: dict[tuple[int, int], list[Found]] = {}
    for item in made:
        low, _, high, _ = _bounds(item)
        item.margin = margin(item.sentence.tokens, item.phrase.start, item.link.measure, low, high)
        number = low if low is not None else high
        if number is not None and number > _FEW:
            repeats.setdefault((item.link.measure, number), []).append(item)
        if item.whole is None and item.link.predicate is not None:
            shared.setdefault((item.sentence.number, item.link.predicate), []).append(item)
    for same in repeats.values():
        mean = sum(item.margin for item in same) / len(same)
        for item in same:
            item.margin = mean
    for row in shared.values():
        most = max(item.margin for item in row)
        for item in row:
            item.margin = most
    before: Found | None = None
    for item in made:
        if item.whole is not None:
            continue
        if (
            (item.phrase.bare or item.phrase.other)
            and before is not None
            and before.sentence.number == item.sentence.number
        ):
            item.margin = max(item.margin, before.margin)
        before = item


_FEW = 2  # "two people" of one report need not be the two of another line


def _certainty(item: Found) -> Certainty:
    if item.link.hedged:
        return Certainty.UNCONFIRMED
    tokens = item.sentence.tokens
    anchor_at = item.phrase.start
    for k in range(max(0, anchor_at - 12), min(len(tokens), anchor_at + 12)):
        word = tokens[k].lower
        if word in _HEDGES:
            return Certainty.UNCONFIRMED
    return Certainty.ASSERTED


def _bounds(item: Found) -> tuple[int | None, int | None, int | None, set[str]]:
    phrase = item.phrase
    if phrase.determiner == "no" or item.link.zero:
        return 0, 0, 0, {"zero"}
    if phrase.quantity is not None:
        q = phrase.quantity
        return q.low, q.best, q.high, set(q.flags)
    if phrase.name or (phrase.noun is not None and phrase.noun.one and not phrase.noun.collective):
        return 1, 1, 1, set()
    if (
        phrase.noun is not None
        and phrase.noun.one
        and phrase.determiner == "a"
        and phrase.noun.unit is not CountUnit.PERSONS
    ):
        return 1, 1, 1, set()
    return 2, None, None, {"vague"}


def _score(item: Found) -> float:
    """How often such a construction was right."""
    phrase = item.phrase
    if item.link.how == "noun":
        return _NOUN_SCORE
    if phrase.counted:
        return _SCORES["counted"]
    if phrase.name:
        return _SCORES["name"]
    if phrase.noun is None or not phrase.noun.one:
        return _PART_SCORE if item.link.how == "part" else _SCORES["plural"]
    return _SCORES.get(phrase.determiner, _SCORES["one"])


def _perpetrator(document: Document, item: Found) -> Perpetrator | None:
    if item.link.zero or item.phrase.determiner == "no":
        return None
    tokens = item.sentence.tokens
    found = agent(tokens, item.row, item.link)
    if found is None or found.start <= item.phrase.first < found.end:
        return None
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    return Perpetrator(words=document.text[start:end], start=start, end=end, confidence=found.confidence)


def _span(item: Found) -> tuple[int, int]:
    """Character offsets of the words: the phrase, with "killed" or "dead" where that is all that is counted."""
    tokens = item.sentence.tokens
    first, end = item.phrase.first, item.phrase.end
    if item.phrase.bare and item.phrase.quantity is not None:
        k = item.link.unit + 1
        if (
            k < len(item.row)
            and item.link.predicate is not None
            and item.row[k].kind is Kind.PREDICATE
            and (item.link.predicate >= k)
        ):
            end = item.row[k].end
    return tokens[first].start, tokens[max(end, first + 1) - 1].end


def made_figures(document: Document, made: list[Found]) -> tuple[Figure, ...]:
    """The figures as values, in the order of the text; ``made`` are all of a document, their groups decided."""
    _scopes(made)
    used: dict[tuple[int, int], int] = {}
    out: list[Figure] = []
    # wholes before their parts, so that a part finds its whole's id and scope
    for item in sorted(made, key=lambda f: f.whole is not None):
        low, best, high, flags = _bounds(item)
        if low is None and best is None and high is None:
            continue
        start, end = _span(item)
        nth = used.get((start, end), 0)
        used[(start, end)] = nth + 1
        whole = item.whole.figure if item.whole is not None else None
        noun = item.phrase.noun
        item.figure = Figure(
            id=anchor("fig", document.id, start, end, str(nth) if nth else ""),
            document=document.id,
            passage=item.sentence.passage.id,
            words=document.text[start:end],
            start=start,
            end=end,
            measure=item.link.measure,
            low=low,
            best=best,
            high=high,
            group=item.group,
            subgroup=item.subgroup,
            unit=noun.unit if noun is not None else CountUnit.PERSONS,
            party=item.party,
            perpetrator=_perpetrator(document, item),
            flags=tuple(sorted(flags | item.flags)),
            scope=whole.scope if whole is not None else scope(item.margin),
            part_of=whole.id if whole is not None else None,
            certainty=_certainty(item),
            score=_score(item),
            made_by=MADE_BY,
        )
        out.append(item.figure)
    out.sort(key=lambda f: (f.start, f.end, f.measure.value))
    return tuple(out)
