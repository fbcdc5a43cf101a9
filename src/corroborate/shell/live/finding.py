"""What can be found: rows of reports, figures, events, voices and places, made anew where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from corroborate.desk.reviews import State
from corroborate.shell import search
from corroborate.shell.live.events import Changed, Events
from corroborate.shell.live.reports import Reports
from corroborate.shell.rows import Heard, event_row, place_names, report_row, shown
from corroborate.shell.search import Found, Index, Row


class Finding:
    """The index of what can be found."""

    def __init__(self, reports: Reports, events: Events) -> None:
        self._reports, self._events = reports, events
        self._index = Index()
        self._heard = Heard()

    def search(
        self, query: str, within: str, filters: Mapping[str, str], offset: int, limit: int
    ) -> tuple[tuple[Found, ...], int]:
        """A page of what is found, and how much there is. Raises BadSetting for a kind or filter that is not there."""
        return self._index.search(query, within, filters, offset, limit)

    def renew(self, changed: Changed, touched: Set[str], gone: Iterable[str]) -> None:
        """Make anew the rows that what changed bears upon. ``touched`` and ``gone`` are reports."""
        for document in (*gone, *touched):
            self._index.drop(search.FIGURES, self._heard.forget(document))
        self._index.drop(search.REPORTS, gone)
        self._index.put(search.REPORTS, (report_row(self._reports.left(document).reading) for document in touched))
        self._index.put(search.FIGURES, (row for document in touched for row in self._figure_rows(document)))
        self._index.drop(search.EVENTS, changed.gone)
        rows = []
        for name in changed.made:
            event, grade = self._events.by_id[name], self._events.level(name)
            rows.append(event_row(event, grade))
            self._index.belong(event.figures, shown(event), grade)
        self._index.put(search.EVENTS, rows)
        for kind, lost, made in self._heard.settled():
            self._index.drop(kind, lost)
            self._index.put(kind, made)

    def _figure_rows(self, document_: str) -> Iterator[Row]:
        left = self._reports.left(document_)
        reading, document = left.reading, left.reading.document
        places = {mention.id: mention for mention in reading.places}
        for figure in reading.figures:
            mention = places.get(figure.place or "")
            voice = figure.voice or document.teller
            key, actor, kind = self._events.scales.voice(document.id, voice)
            spoken = actor.name if actor is not None else voice.words if voice is not None else document.source or ""
            self._heard.hear(document.id, figure.id, key, spoken, kind, mention)
            name = min(self._events.telling(figure.id), default=None)
            when = figure.when
            told = figure.said or document.published
            names = place_names(mention)
            stands = left.standings.get(figure.id)
            yield Row(
                key=figure.id,
                title=figure.words,
                words=" ".join(filter(None, (figure.measure.value, spoken, *names, document.source, figure.party))),
                document=document.id,
                event=shown(self._events.by_id[name]) if name is not None else None,
                first=(when.start or when.end if when is not None else None) or told,
                last=(when.end or when.start if when is not None else None) or told,
                places=names,
                measure=figure.measure.value,
                group=figure.group.value,
                source=document.source,
                grade=self._events.level(name) if name is not None else None,
                state=(stands.state if stands is not None else State.OPEN).value,
                n=next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0),
            )

    def close(self) -> None:
        """Give the memory back."""
        self._index.close()
