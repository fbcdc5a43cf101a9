"""The way back from a number: the statements that it was weighed from, and the sentences of reports that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corroborate.desk.protect import Statement
from corroborate.desk.views.index import Index, document_order
from corroborate.desk.views.shown import Copy, Item, Row, Segment, SourceRow, Trace
from corroborate.desk.views.words import GROUPS, LABELS, RULES, capital, day, interval, outlet, sentence
from corroborate.values import Certainty, Event, Figure, Group, Polarity, Toll


def source_rows(index: Index, event: Event) -> tuple[tuple[SourceRow, ...], dict[str, int]]:
    """The sentences that tell of an event, each once, and for each figure the number of its sentence."""
    statements = [s for f in event.figures if (s := index.statements.get(f)) is not None]
    by_excerpt: dict[str, list[Statement]] = {}
    hidden: list[Statement] = []
    for statement in statements:
        if statement.excerpt is None:
            hidden.append(statement)
        else:
            by_excerpt.setdefault(statement.excerpt, []).append(statement)
    denials = {
        a.excerpt
        for claim in event.claims
        if (a := index.assertions.get(claim)) is not None and a.claim.polarity is Polarity.NEGATIVE and a.excerpt
    }
    told = {a.excerpt: a for claim in event.claims if (a := index.assertions.get(claim)) is not None and a.excerpt}
    chosen = set(by_excerpt) | denials | (set(told) if not statements else set())
    same: dict[str, list[str]] = {}
    order = sorted(chosen, key=lambda e: (document_order(index.documents[index.excerpts[e].document]), _nth(e)))
    for excerpt in order:
        same.setdefault(" ".join(index.excerpts[excerpt].text.casefold().split()), []).append(excerpt)
    rows: list[SourceRow] = []
    numbers: dict[str, int] = {}
    origins = {index.statements[e.origin].excerpt for e in index.publication.echoes if e.origin in index.statements}
    for alike in same.values():
        alike.sort(key=lambda excerpt: excerpt not in origins)  # the origin's own report before its copies
        first = alike[0]
        document = index.documents[index.excerpts[first].document]
        spoken = by_excerpt.get(first, [])
        speakers = list(dict.fromkeys(index.speaker(s) for s in spoken))
        if not speakers and first in told and told[first].speaker:
            speakers = [capital(told[first].speaker)]
        number_ = len(rows) + 1
        rows.append(
            SourceRow(
                number=number_,
                outlet=outlet(document),
                day=day(document.published),
                report=index.report_number[document.id],
                speakers=tuple(speakers),
                segments=_segments(index.excerpts[first].text, [(s.start, s.end) for s in spoken if s.end > s.start]),
                reprints=tuple(
                    Copy(day=other.published, outlet=outlet(other))
                    for other in (index.documents[index.excerpts[e].document] for e in alike[1:])
                ),
                denial=first in denials or any(s.figure.certainty is Certainty.DENIED for s in spoken),
                document=document.id,
                figures=tuple(s.figure.id for s in spoken),
            )
        )
        for excerpt in alike:
            for statement in by_excerpt.get(excerpt, []):
                numbers[statement.figure.id] = number_
    for statement in sorted(hidden, key=lambda s: (str(index.said(s.figure) or "9999"), s.figure.id)):
        rows.append(
            SourceRow(
                number=len(rows) + 1,
                outlet="",
                day=day(index.said(statement.figure)),
                report=0,
                speakers=(index.speaker(statement),),
                segments=(Segment(text=_content(statement.figure)),),
                withheld="The words and the report are withheld to protect the person."
                if statement.testimony
                else "The sentence is not at hand.",
            )
        )
        numbers[statement.figure.id] = len(rows)
    return tuple(rows), numbers


def _nth(excerpt: str) -> int:
    return int(excerpt[1:]) if excerpt[1:].isdigit() else 0


def _content(figure: Figure) -> str:
    """What a figure says, without its words."""
    words = interval(figure.low, figure.best, figure.high)
    group = "" if figure.group is Group.UNKNOWN else f" ({GROUPS[figure.group]})"
    return f"{capital(words)} {LABELS[figure.measure].casefold()}{group}"


def _segments(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    at = 0
    for start, end in sorted(set(spans)):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            segments.append(Segment(text=text[at:start]))
        segments.append(Segment(text=text[start:end], marked=True))
        at = end
    if at < len(text):
        segments.append(Segment(text=text[at:]))
    return tuple(segments)


def trace_of(index: Index, toll: Toll, row: Row, numbers: Mapping[str, int]) -> Trace:
    """How a toll was reached. ``row`` is its line of the table, ``numbers`` those of the sentences of its figures."""

    def items(weighed_figures: Iterable[tuple[str, str, str]]) -> tuple[Item, ...]:
        found: dict[tuple[str, str, str, int], Item] = {}
        for identity, rule, reason in weighed_figures:
            statement = index.statements.get(identity)
            if statement is None:
                continue
            figure = statement.figure
            item = Item(
                speaker=index.speaker(statement),
                phrase=_phrase(figure),
                day=day(index.said(figure), year=False),
                outlet=index.outlet(figure),
                reason=reason,
                rule=rule,
                source=numbers.get(identity, 0),
                testimony=statement.testimony,
                verbatim=_phrase(figure) == figure.words,
                figure=identity,
            )
            # Word-for-word copies of one sentence, set aside by one rule, are one line.
            key = (item.speaker, item.phrase, rule, item.source or -len(found) - 1)
            known = found.get(key)
            found[key] = replace(known, copies=known.copies + 1) if known is not None else item
        return tuple(found.values())

    return Trace(
        number=row.trace,
        title=f"{row.label}, {row.group}",
        result=sentence(toll.measure, toll.low, toll.best, toll.high, "", _noun(toll)),
        rules=tuple((rule, RULES.get(rule, "")) for rule in sorted(toll.rules, key=_rule_order)),
        used=items((w.figure, w.rule, w.reason) for w in toll.used),
        set_aside=items((w.figure, w.rule, w.reason) for w in toll.set_aside),
        reasons=row.reasons,
        flags=row.flags,
    )


_NOUNS: Mapping[str, tuple[str, str]] = {
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "medics": ("medic", "medics"),
    "journalists": ("journalist", "journalists"),
    "aid_workers": ("aid worker", "aid workers"),
    "civilian": ("civilian", "civilians"),
    "combatant": ("combatant", "combatants"),
    "unknown": ("person of unknown status", "people of unknown status"),
}


def _noun(toll: Toll) -> tuple[str, str]:
    """What to call those whom a toll counts."""
    named = toll.subgroup or (toll.group.value if toll.group is not None else "")
    return _NOUNS.get(named, ("person", "people"))


def _rule_order(rule: str) -> tuple[int, str]:
    digits = "".join(c for c in rule if c.isdigit())
    return int(digits) if digits else 99, rule


def _phrase(figure: Figure) -> str:
    if 0 < len(figure.words) <= 60 and "\n" not in figure.words:
        return figure.words
    return interval(figure.low, figure.best, figure.high)
