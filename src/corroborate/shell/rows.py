"""What the desk finds things by: reports, events, voices and places as rows of ``search.Index``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corroborate.shell import search
from corroborate.shell.search import Row
from corroborate.values import Event, PlaceMention, Reading, VoiceKind
from corroborate.weigh.actors import Directory, plain


class Heard:
    """Which voices are heard and which places named, and how often: by report, so that one can be taken back."""

    def __init__(self) -> None:
        self._in: dict[str, dict[str, tuple[str, str | None]]] = {}  # report -> figure -> voice, place
        self._voices: dict[str, Row] = {}
        self._places: dict[str, Row] = {}
        self._count: Counter[str] = Counter()
        self._moved: tuple[set[str], set[str]] = set(), set()

    def hear(
        self, document: str, figure: str, voice: str, spoken: str, kind: VoiceKind, mention: PlaceMention | None
    ) -> None:
        """One figure: who says it, and where it counts."""
        self._voices.setdefault(voice, Row(key=voice, title=spoken, kind=kind.value))
        self._count[voice] += 1
        self._moved[0].add(voice)
        place = None
        if mention is not None and mention.place is not None:
            place = mention.place.id
            names = place_names(mention)
            self._places.setdefault(
                place, Row(key=place, title=mention.place.name, words=" ".join(names), places=names)
            )
            self._count[place] += 1
            self._moved[1].add(place)
        self._in.setdefault(document, {})[figure] = voice, place

    def forget(self, document: str) -> tuple[str, ...]:
        """Take a report back; the figures that were heard in it."""
        heard = self._in.pop(document, {})
        for voice, place in heard.values():
            self._count[voice] -= 1
            self._moved[0].add(voice)
            if place is not None:
                self._count[place] -= 1
                self._moved[1].add(place)
        return tuple(heard)

    def settled(self) -> Iterator[tuple[str, list[str], list[Row]]]:
        """What is no longer heard or named, and what is otherwise now, since this was asked the last time."""
        for kind, rows, moved in zip(
            (search.VOICES, search.PLACES), (self._voices, self._places), self._moved, strict=True
        ):
            lost = [key for key in moved if not self._count[key]]
            for key in lost:
                del rows[key], self._count[key]
            yield kind, lost, [replace(rows[key], n=self._count[key]) for key in moved if key in rows]
        self._moved = set(), set()


class Names:
    """Which names voices bear: by report, so that one can be taken back. ``moved``: since they were asked for."""

    def __init__(self) -> None:
        self._in: dict[str, tuple[tuple[str, VoiceKind], ...]] = {}
        self._reports: dict[str, dict[str, tuple[str, VoiceKind]]] = {}  # name -> report -> its words and kind there
        self.known: Directory | None = None
        self.moved = False

    def hear(self, reading: Reading) -> None:
        """One report. What is told in confidence names nobody."""
        if reading.document.confidential:
            return
        voices = [voice for claim in reading.claims for voice in claim.chain]
        voices += [figure.voice for figure in reading.figures if figure.voice is not None]
        told = tuple(dict.fromkeys((voice.words, voice.kind) for voice in voices))
        self._in[reading.document.id] = told
        for words, kind in told:
            self._reports.setdefault(plain(words), {}).setdefault(reading.document.id, (words, kind))
            self._moves(words)

    def forget(self, document: str) -> None:
        """Take a report back."""
        for words, _ in self._in.pop(document, ()):
            reports = self._reports.get(plain(words), {})
            reports.pop(document, None)
            if not reports:
                self._reports.pop(plain(words), None)
            self._moves(words)

    def _moves(self, words: str) -> None:
        self.moved = self.moved or self.known is None or self.known.find(words) is None

    def heard(self, name: str) -> VoiceKind | None:
        """The kind of voice that bears a name (``plain``); None where nobody does."""
        reports = self._reports.get(name)
        return reports[min(reports)][1] if reports else None

    def words(self, name: str) -> str:
        """A name as the first report that bears it writes it."""
        reports = self._reports[name]
        return reports[min(reports)][0]

    def reports(self, name: str) -> tuple[str, ...]:
        """The reports that bear a name, by id."""
        return tuple(sorted(self._reports.get(name, ())))

    def unknown(self, known: Directory) -> Iterator[tuple[str, VoiceKind, str]]:
        """The words, kind and report of each name that a directory does not hold, in one order however they came."""
        self.known, self.moved = known, False
        for name in sorted(self._reports):
            if known.find(name) is None:
                for document, (words, kind) in sorted(self._reports[name].items()):
                    yield words, kind, document


def report_row(reading: Reading) -> Row:
    """A report as it is found: by its text, title and outlet, on the day on which it was printed."""
    document = reading.document
    names = dict.fromkeys(name for mention in reading.places for name in place_names(mention))
    return Row(
        key=document.id,
        title=document.title or document.text[:80].split("\n")[0],
        words=" ".join(filter(None, (document.text, document.source, document.ref))),
        document=document.id,
        first=document.published,
        last=document.published,
        places=tuple(names),
        source=document.source,
        n=len(reading.figures),
    )


def event_row(event: Event, grade: str | None) -> Row:
    """An event as it is found: by its kind, its places and who took part; ``grade`` is its level."""
    when = event.when
    names = place_names(event.place)
    roles = dict.fromkeys(words for filler in event.roles for _, _, words in filler.mentions)
    return Row(
        key=event.id,
        title=f"{event.kind}, {names[0]}" if names else event.kind,
        words=" ".join((*names, *roles, shown(event))),
        event=shown(event),
        first=(when.start or when.end) if when is not None else None,
        last=(when.end or when.start) if when is not None else None,
        places=names,
        grade=grade,
        kind=event.kind,
        n=len(event.documents),
    )


def place_names(mention: PlaceMention | None) -> tuple[str, ...]:
    """All names that a place goes by, its own first: those of the divisions and the country that it lies in too."""
    if mention is None:
        return ()
    place = mention.place
    if place is None:
        return (mention.words,)
    return tuple(filter(None, (place.name, mention.words, place.admin2, place.admin1, place.country)))


def shown(event: Event) -> str:
    """The id under which an event is shown."""
    return event.public_id or event.id
