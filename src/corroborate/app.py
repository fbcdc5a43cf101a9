"""The composition root: settings in, an App out. The only place that knows which parts are plugged in.

Nothing happens at import; the gazetteer, the record and its cache are opened when they are first needed.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from corroborate import __version__, codec
from corroborate.errors import BadReference, BadSetting, CorroborateError, MissingLayer, NotFound
from corroborate.ports import Clock, Gazetteer, Tagger
from corroborate.read.names import fold
from corroborate.shell import fetch, installed, pipeline, tagger
from corroborate.shell.derived import MemoryCache, SqlCache, open_cache
from corroborate.shell.dialects import path_of
from corroborate.shell.gazetteer import BASE, PACKED, Layer, SqlGazetteer, open_gazetteer
from corroborate.shell.installed import Installation, InstalledLayer
from corroborate.shell.layers import file_text, layer_text
from corroborate.shell.live import Equipment, Live
from corroborate.shell.people import People, open_people
from corroborate.shell.pipeline import Added, Parts, Progress, Remembering, Unread, in_silence
from corroborate.shell.public_ids import stands_on
from corroborate.shell.store import SqlStore, open_store
from corroborate.values import Candidate, Dossier, Event, Reading
from corroborate.weigh.actors import Directory, actor_from_row, directory, party_from_row

T = TypeVar("T")

RULES, MODEL = "rules", "model"
READERS = (RULES, MODEL)
# The settings of a record that hold the content of files which were given to ``add``.
_GAZETTEER, _VOICES, _PARTIES = "gazetteer", "voices", "parties"
# The setting that tells which installed gazetteer layers a record is read with (docs/adr/0011).
_LAYERS = "layers"
ALL, NONE = "installed", "none"  # what may be asked for, besides names
# The setting that pins a record to a reader: "rules", or the digest of a trained one (docs/adr/0006).
_PINNED = "reader"


def now() -> dt.datetime:
    """The clock on the wall: the only one in the house."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may choose. Files that are given win over those that the record keeps.

    ``reader`` is "rules" or "model"; None is the one that the record is pinned to, else the model. ``layers`` says
    which installed gazetteer layers are used: "installed" (all), "none", or names with commas between; None is those of
    the record, and all where there is no record or a new one.
    """

    record: str | None = None
    gazetteer: tuple[Path, ...] = ()
    voices: tuple[Path, ...] = ()
    parties: Path | None = None
    reader: str | None = None
    layers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A gazetteer layer, voice directory or party register: its name and what stands in it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """All the references that a reading and a weighing stand on, besides what ships with the software.

    ``layers`` are installed ones: they lie under those of ``gazetteer``.
    """

    gazetteer: tuple[Reference, ...] = ()
    voices: tuple[Reference, ...] = ()
    parties: tuple[Reference, ...] = ()
    layers: tuple[InstalledLayer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerOfRecord:
    """An installed layer as a record knows it: enough to tell it from any other, and to say how to get it."""

    name: str
    digest: str
    source: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOne:
    """One report as read without a record: the path it came from and the events that it alone gives."""

    path: str | None
    reading: Reading
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that ``doctor`` looked at."""

    what: str
    ok: bool
    words: str

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {"what": self.what, "ok": self.ok, "words": self.words}


def open_app(settings: Settings, *, create: bool = False, clock: Clock = now) -> App:
    """The App for these settings. The record is opened, or made if ``create``, so that its errors come first.

    Raises BadSetting, BadReference, NotFound or RecordError.
    """
    if settings.reader is not None and settings.reader not in READERS:
        raise BadSetting(f"there is no reader {settings.reader!r}; there are: {', '.join(READERS)}")
    given = _given_references(settings)
    if create:  # what is to be kept must parse, before there is a record to keep it in
        _directory(given)
        open_gazetteer(_layers(given), base=False).close()
        new = settings.record is not None and not path_of(settings.record).exists()
        _asked(settings.layers if settings.layers is not None else ALL if new else NONE)
    store = open_store(settings.record, create=create) if settings.record is not None else None
    return App(settings, given, store, clock)


class App:
    """Everything that the commands (and later the web) can ask for. Close it when done.

    ``broken`` holds the documents of the record that broke the reader in the last dossier: they are in the record,
    but no number of theirs is in a toll. ``notes`` say what else is to be known of it.
    """

    formats: tuple[str, ...] = ("json", "html")

    def __init__(self, settings: Settings, given: References, store: SqlStore | None, clock: Clock) -> None:
        self._settings, self._given, self._opened, self._clock = settings, given, store, clock
        self.broken: tuple[Unread, ...] = ()
        self.notes: tuple[str, ...] = ()

    @property
    def record_name(self) -> str:
        """The record's place, as it was given."""
        return self._settings.record or "no record"

    @property
    def _store(self) -> SqlStore:
        if self._opened is None:
            raise BadSetting("no record was named; give --record FILE or set CORROBORATE_RECORD")
        return self._opened

    @cached_property
    def _cache(self) -> SqlCache | MemoryCache:
        return open_cache(path_of(self._settings.record)) if self._settings.record is not None else MemoryCache()

    def people(self, secret: str | None) -> People:
        """Who may use the desk of the record. ``secret`` keys their sessions; without one they end with the process."""
        _ = self._store  # raises where no record was named
        key = secret.encode() if secret is not None else secrets.token_bytes(32)
        return open_people(path_of(self.record_name), self._clock, key)

    def close(self) -> None:
        """Give the record and its cache back."""
        if self._opened is not None:
            self._opened.close()
        cache = self.__dict__.get("_cache")
        if isinstance(cache, SqlCache):
            cache.close()

    # -------------------------------------------------------------- reading and adding

    def read(
        self,
        paths: Iterable[str],
        given: Mapping[str, str | None],
        *,
        progress: Progress = in_silence,
        notes: Callable[[str], None],
    ) -> Iterator[ReadOne | Unread]:
        """What each report says, in the order of the inputs; nothing is kept. What cannot be read is Unread."""
        paths = tuple(paths)
        seeing = None if self._settings.reader == RULES else self._trained
        parts = _parts(self._without_record, self._code, seeing, progress)
        who = _directory(self._given)
        total, done = fetch.count(paths), 0
        # Inputs are read by the batch, for one look-up; an error waits for its place in the order.
        for batch in pipeline.batches(fetch.inputs(paths), pipeline.BATCH_READINGS):
            outcomes = []
            for item in batch:
                outcome, said = pipeline.cleaned(item, given)
                outcomes.append((item, outcome))
                for note in said:
                    notes(note)
            documents = [outcome for _, outcome in outcomes if not isinstance(outcome, CorroborateError)]
            readings = pipeline.read_many(documents, parts)
            for item, outcome in outcomes:
                if isinstance(outcome, CorroborateError):
                    yield Unread(came_from=item.name, error=outcome)
                    continue
                reading = next(readings)
                if isinstance(reading, Unread):
                    yield Unread(came_from=item.name, error=reading.error, document=reading.document)
                else:
                    path = None if item.name.startswith("stdin") else item.name
                    yield ReadOne(path=path, reading=reading, events=pipeline.events_of(reading, who))
            done += len(batch)
            progress("reports read", done, total)

    def add(
        self, paths: Iterable[str], given: Mapping[str, str | None], *, progress: Progress = in_silence
    ) -> tuple[Added, tuple[Unread, ...]]:
        """Keep reports in the record and read the new ones into its cache; also those that broke the reader.

        References that were given are kept first, so that the record can be rebuilt at any moment. The first reader is
        the one that the record is pinned to; another one that is asked for takes its place, and the notes of Added
        tell what it reads otherwise.
        """
        paths = tuple(paths)
        said = self._stand()
        before, switched = self._pin()
        for key, value in _kept(self._given).items():
            self._store.put_setting(key, value, self._clock())
        added = pipeline.add(
            self._store,
            fetch.inputs(paths),
            given,
            clock=self._clock,
            progress=progress,
            total=fetch.count(paths),
        )
        added = replace(added, notes=(*said, *added.notes))
        references = self._references(None)
        seeing = self._seeing(None, keep=True)
        parts = _parts(references, self._code, seeing, progress)
        # What these parts have read to the end before need not be looked at again.
        mark, newest = codec.digest("read up to", parts.digest()), self._store.newest()
        read = 0 if switched else int(self._cache.get(mark) or 0)
        readings, broken = self._readings(parts, None, progress, after=read)
        if seeing is not None:
            seeing.flush()
        self._cache.put([(mark, str(newest))])
        if switched and before is not None:
            note = self._switched(before, _parts(references, self._code, self._remembering(before), progress), readings)
            added = replace(added, notes=(*added.notes, note))
        return added, broken

    # -------------------------------------------------------------- the dossier

    def dossier(
        self,
        *,
        as_of: dt.date | None = None,
        known_at: dt.datetime | None = None,
        case: str | None = None,
        title: str | None = None,
        progress: Progress = in_silence,
    ) -> Dossier:
        """What the record says: published by the end of a day, known at a moment, of a case. Writes no fact."""
        references = self._references(known_at)
        parts = _parts(references, self._code, self._seeing(known_at, keep=False), progress)
        readings, self.broken = self._readings(parts, known_at, progress)
        kept = self._store.settings(known_at)
        self.notes = self._other_layers(kept, references)
        return pipeline.weigh(
            readings,
            directory=_directory(references),
            reviews=self._store.reviews(known_at),
            issued=self._store.issued(),
            settings=_told(kept, references),
            as_of=as_of,
            known_at=known_at,
            case=case,
            title=title,
            cache=self._cache,
            made_with=parts.digest(),
        )

    def _readings(
        self, parts: Parts, known_at: dt.datetime | None, progress: Progress, *, after: int = 0
    ) -> tuple[tuple[Reading, ...], tuple[Unread, ...]]:
        """The readings of the record's documents, from the cache where it has them, and those that broke the reader.

        ``after``: of those alone that were written after the document of that number.
        """
        store = self._store
        total = store.how_many(after)
        readings, broken = [], []
        stored = (kept.document for kept in store.documents(known_at, after=after))
        for done, reading in enumerate(pipeline.read_many(stored, parts, cache=self._cache), start=1):
            if isinstance(reading, Unread):
                broken.append(reading)
            else:
                readings.append(reading)
            if done % pipeline.BATCH_READINGS == 0:
                progress("reports read", done, total)
        progress("reports read", total, total)
        return tuple(readings), tuple(broken)

    def publish(
        self,
        *,
        as_of: dt.date | None = None,
        known_at: dt.datetime | None = None,
        case: str | None = None,
        title: str | None = None,
        progress: Progress = in_silence,
    ) -> Dossier:
        """The dossier as it leaves the house: each of its events bears a public id, issued now if it had none."""
        draft = self.dossier(as_of=as_of, known_at=known_at, case=case, title=title, progress=progress)
        if any(event.public_id is None for event in draft.events):
            self._store.issue_all(((event.id, stands_on(event)) for event in draft.events), self._clock())
            draft = self.dossier(as_of=as_of, known_at=known_at, case=case, title=title, progress=progress)
        return draft

    def require(self, format_: str) -> None:
        """Raise BadSetting for a format that is not there yet, before any work is done."""
        if format_ not in self.formats:
            raise self._no_format(format_)

    def _no_format(self, format_: str) -> BadSetting:
        return BadSetting(f"there is no export to {format_} yet; today: {', '.join(self.formats)}")

    def export(self, dossier: Dossier, format_: str, protection: str = "strict") -> str:
        """A dossier as it may leave the record, in a format. Raises BadSetting for one that is not there yet."""
        # Templates and drawings are loaded by those who export only.
        from corroborate.desk.exports.html import dossier_html
        from corroborate.desk.exports.json import dossier_json
        from corroborate.desk.protect import Protection, protect

        publication = protect(dossier, Protection(protection))
        match format_:
            case "json":
                return json.dumps(dossier_json(publication), ensure_ascii=False, indent=2) + "\n"
            case "html":
                return dossier_html(publication)
            case _:
                raise self._no_format(format_)

    # -------------------------------------------------------------- the gazetteer

    def layers(self) -> tuple[InstalledLayer, ...]:
        """The installed gazetteer layers, in their order."""
        return installed.installed()

    def install(
        self,
        source: Path,
        *,
        name: str | None = None,
        country: str | None = None,
        all_features: bool = False,
        replace_: bool = False,
        progress: Progress = in_silence,
    ) -> Installation:
        """Compile a file of places into a layer for every record on this machine (shell/installed.py)."""
        return installed.install(
            source,
            name=name,
            country=country,
            all_features=all_features,
            replace=replace_,
            at=self._clock(),
            progress=progress,
        )

    def uninstall(self, name: str) -> None:
        """Take a layer away. Raises NotFound if there is none of that name."""
        installed.remove(name)

    def find(self, name: str, *, progress: Progress = in_silence) -> tuple[Candidate, ...]:
        """What a name could be, the likeliest first. Raises NotFound if no gazetteer holds it.

        Of what bears the name (in any language) the places of layers come first, then where most people live: what a
        report means is decided by all of its names together, not here.
        """
        gazetteer = _gazetteer(self._references(None) if self._opened else self._without_record, progress)
        found = gazetteer.lookup([name])[name]
        if not found:
            raise NotFound(f"no gazetteer holds {name!r}, or a name that is spelled much like it")
        key = fold(name)
        if isinstance(gazetteer, SqlGazetteer):
            layers = gazetteer.whose(c.gazetteer for c in found)
            found = tuple(replace(c, layer=layers[c.gazetteer]) for c in found)
        return tuple(
            sorted(
                found,
                key=lambda c: (
                    fold(c.name_matched) != key,
                    c.layer == BASE,
                    c.feature not in ("A.PCLI", "L.CONT"),
                    -c.population,
                    found.index(c),
                ),
            )
        )

    # -------------------------------------------------------------- the desk

    def live(self, *, progress: Progress = in_silence) -> Live:
        """The record held open for the desk, moved on by each decision. Close it before this."""
        used = self._references(None)

        def equip() -> Equipment:
            nonlocal used
            used = references = self._references(None)
            seeing = self._seeing(None, keep=True)
            return Equipment(
                parts=_parts(references, self._code, seeing, progress),
                directory=_directory(references),
                flush=seeing.flush if seeing is not None else _nothing,
            )

        def told(settings: Mapping[str, str]) -> Mapping[str, str]:
            return _told(settings, used)

        return Live(self._store, equip, clock=self._clock, cache=self._cache, told=told, progress=progress)

    # -------------------------------------------------------------- integrity

    def digest(self) -> str:
        """The digest of the record's facts."""
        return self._store.digest()

    def verify(self) -> tuple[tuple[str, ...], Mapping[str, int], str | None]:
        """Every breach of integrity in words, how many facts there are, and their digest (None when breached)."""
        breaches = self._store.check()
        return breaches, self._store.counts(), None if breaches else self._store.digest()

    def doctor(self) -> tuple[Finding, ...]:
        """Whether all that is needed is there and works."""
        return tuple(_examine(what, look) for what, look in self._looks())

    def _looks(self) -> Iterator[tuple[str, Callable[[], str]]]:
        yield "corroborate", lambda: f"{__version__}, Python {sys.version.split()[0]}"
        yield "encoding", _encoding
        yield "gazetteer", self._try_gazetteer
        yield "gazetteer layers", self._try_layers
        yield "reader", self._try_reader
        if self._opened is not None:
            yield "record", self._try_record
            yield "cache", self._try_cache

    def _try_gazetteer(self) -> str:
        began = time.perf_counter()
        gazetteer = _gazetteer(self._given, in_silence)
        found = gazetteer.lookup(["Paris"])["Paris"]
        if not found:
            raise BadReference("it does not know Paris; install Corroborate anew")
        return f"opened in {time.perf_counter() - began:.1f} s"

    def _try_layers(self) -> str:
        here = installed.installed()
        stale = [layer.name for layer in here if not layer.usable]
        if stale:
            raise _stale(stale[0])
        if self._opened is not None:
            _resolved(_layers_kept(self._store.settings()), here)
        told = "; ".join(
            f"{layer.name}, {layer.places:,} places of {layer.source}, digest {layer.digest}" for layer in here
        )
        return told or "none installed"

    def _try_reader(self) -> str:
        seeing = None if self._settings.reader == RULES else self._trained
        words = "Residents said at least twelve farmers were killed in Paris on Sunday."
        began = time.perf_counter()
        (outcome,) = pipeline.read_many(
            [fetch.Input(name="a sentence", raw=words.encode()).cleaned().document],
            _parts(self._given, self._code, seeing, in_silence),
        )
        if isinstance(outcome, Unread):
            raise outcome.error
        if [figure.low for figure in outcome.figures] != [12]:
            raise BadSetting(f"it should find one figure in a sentence, and found {len(outcome.figures)}")
        what = "rules alone" if seeing is None else seeing.about
        return f"{what}; reads a sentence in {1000 * (time.perf_counter() - began):.0f} ms"

    def _try_record(self) -> str:
        breaches = self._store.check()
        if breaches:
            raise BadSetting(f"{len(breaches)} breaches of integrity; `corroborate verify` names them")
        counts = self._store.counts()
        return f"{counts['documents']} documents, {counts['failures']} unread inputs, {sum(counts.values())} facts"

    def _try_cache(self) -> str:
        self._cache.put([("doctor", "well")])
        if isinstance(self._cache, MemoryCache) or self._cache.get("doctor") != "well":
            raise BadSetting("cannot be written beside the record: everything is read anew each time")
        return "can be written"

    # -------------------------------------------------------------- what is plugged in

    @cached_property
    def _code(self) -> str:
        """The version of everything that reads and weighs: its code and the tables that ship with it."""
        return _code_digest()

    @cached_property
    def _trained(self) -> tagger.Tagger:
        """The installed weights. Raises NotFound where there are none."""
        return tagger.load(workers=os.cpu_count() or 1)

    def _pin(self) -> tuple[str | None, bool]:
        """Pin the record to the reader that was asked for, or to the installed one if it has none.

        Which one it was pinned to before, and whether that changed.
        """
        pinned = self._store.settings().get(_PINNED)
        if pinned is not None and self._settings.reader is None:
            return pinned, False
        wanted = RULES if self._settings.reader == RULES else tagger.installed()
        if pinned != wanted:
            self._store.put_setting(_PINNED, wanted, self._clock())
        return pinned, pinned != wanted

    def _seeing(self, known_at: dt.datetime | None, *, keep: bool) -> Remembering | None:
        """The tagger that the record was pinned to at a moment; None for the rules."""
        pinned = self._store.settings(known_at).get(_PINNED)
        if pinned is None:
            pinned = RULES if self._settings.reader == RULES else tagger.installed()
        return self._remembering(pinned, keep=keep)

    def _remembering(self, pinned: str, *, keep: bool = False) -> Remembering | None:
        if pinned == RULES:
            return None
        try:
            here = tagger.installed() == pinned
        except NotFound:
            here = False
        return Remembering(pinned, (lambda: self._trained) if here else None, self._store, self._clock, keep=keep)

    def _switched(self, before: str, parts: Parts, readings: Sequence[Reading]) -> str:
        """What another reader reads otherwise, in words: the figures that it found and lost, where both can be told."""
        old, unread = self._readings(parts, None, in_silence)
        known = {r.document.id: _told_by(r) for r in old}
        new = {r.document.id: _told_by(r) for r in readings}
        both = sorted(known.keys() & new.keys())
        other = sum(known[name] != new[name] for name in both)
        gained = sum(len(new[name] - known[name]) for name in both)
        lost = sum(len(known[name] - new[name]) for name in both)
        untold = f"; what the reader before made of {len(unread)} can no longer be told" if unread else ""
        return (
            f"the record is read by another reader from now on ({before[:12]} before): of {len(both)} reports "
            f"{other} are read otherwise, {gained} figures as they were not read before, {lost} no longer so{untold}"
        )

    @cached_property
    def _without_record(self) -> References:
        """What was given, over the installed layers that were asked for: all, if none were named."""
        return replace(self._given, layers=_asked(ALL if self._settings.layers is None else self._settings.layers))

    def _stand(self) -> tuple[str, ...]:
        """Write down with which installed layers the record is read from now on; what there is to say of it.

        A new record takes all that are installed, later it stays with what it has until others are asked for.
        """
        before = self._store.settings().get(_LAYERS)
        new = before is None and self._store.newest() == 0
        kept = _layers_kept({_LAYERS: before} if before is not None else {})
        if self._settings.layers is None and not new:
            here = _resolved(kept, installed.installed()) if kept else ()
            others = sorted({layer.name for layer in installed.installed()} - {layer.name for layer in here})
            if not others:
                return ()
            return (
                f"installed here, but not used for this record: the gazetteer layer{'' if len(others) == 1 else 's'} "
                f"{', '.join(others)}; to read all of it anew with every layer: --layers {ALL}",
            )
        wanted = tuple(
            LayerOfRecord(name=layer.name, digest=layer.digest, source=layer.source, places=layer.places)
            for layer in _asked(ALL if self._settings.layers is None else self._settings.layers)
        )
        if wanted == kept:
            return ()
        self._store.put_setting(_LAYERS, codec.canonical(codec.to_plain(list(wanted))), self._clock())
        names, old = (", ".join(layer.name for layer in those) or "none" for those in (wanted, kept))
        if new:
            return (f"the record is read with the installed gazetteer layers: {names}",)
        return (f"the record is read with other gazetteer layers from now on: {names} (before: {old})",)

    def _other_layers(self, kept: Mapping[str, str], references: References) -> tuple[str, ...]:
        """A warning where a record is read with other layers than its own."""
        own, used = _layers_kept(kept), references.layers
        if {layer.digest for layer in own} == {layer.digest for layer in used}:
            return ()
        names = (", ".join(layer.name for layer in those) or "none" for those in (used, own))
        return (
            "read with other gazetteer layers than the record's ({}, not {}): places, and what is joined by them, may"
            " differ from what the record says".format(*names),
        )

    def _references(self, known_at: dt.datetime | None) -> References:
        """What the record keeps, unless files or layers were given."""
        kept = self._store.settings(known_at)
        if self._settings.layers is not None:
            layers = _asked(self._settings.layers)
        else:
            wanted = _layers_kept(kept)
            layers = _resolved(wanted, installed.installed()) if wanted else ()
        return References(
            layers=layers,
            gazetteer=self._given.gazetteer or _from_setting(kept.get(_GAZETTEER)),
            voices=self._given.voices or _from_setting(kept.get(_VOICES)),
            parties=self._given.parties or _from_setting(kept.get(_PARTIES)),
        )


def _nothing() -> None:
    """What the rules see need not be written."""


# ------------------------------------------------------------------ references


def _given_references(settings: Settings) -> References:
    """The files that were given, read and tried: a bad one is found before anything is done."""
    return References(
        gazetteer=tuple(Reference(name=path.name, text=layer_text(path)) for path in settings.gazetteer),
        voices=tuple(_reference(path) for path in settings.voices),
        parties=(_reference(settings.parties),) if settings.parties is not None else (),
    )


def _reference(path: Path) -> Reference:
    return Reference(name=path.name, text=file_text(path))


def _kept(references: References) -> dict[str, str]:
    """The settings under which references are kept: those that were given only."""
    by_key = {_GAZETTEER: references.gazetteer, _VOICES: references.voices, _PARTIES: references.parties}
    return {key: codec.canonical(codec.to_plain(list(given))) for key, given in by_key.items() if given}


def _from_setting(value: str | None) -> tuple[Reference, ...]:
    return codec.loads(value, tuple[Reference, ...]) if value is not None else ()


def _told(settings: Mapping[str, str], used: References) -> dict[str, str]:
    """The settings as a dossier tells them: references by their digest, not with all that stands in them.

    Of installed layers the digests of those that were ``used``, and of the record's own where they are others.
    """
    references = {_GAZETTEER, _VOICES, _PARTIES}
    told = {key: codec.digest(value) if key in references else value for key, value in settings.items()}
    own = " ".join(layer.digest for layer in _layers_kept(settings))
    told.pop(_LAYERS, None)
    if used.layers:
        told[_LAYERS] = " ".join(layer.digest for layer in used.layers)
    if told.get(_LAYERS, "") != own:
        told["layers of the record"] = own
    return told


def _layers_kept(settings: Mapping[str, str]) -> tuple[LayerOfRecord, ...]:
    """The installed layers with which a record is read."""
    value = settings.get(_LAYERS)
    return codec.loads(value, tuple[LayerOfRecord, ...]) if value is not None else ()


def _asked(words: str) -> tuple[InstalledLayer, ...]:
    """The installed layers that "installed", "none" or names ask for. Raises NotFound for a name that is none's."""
    if words == NONE:
        return ()
    here = installed.installed()
    if words == ALL:
        chosen = here
    else:
        by_name = {layer.name: layer for layer in here}
        names = sorted({name.strip() for name in words.split(",")} - {""})
        if not names:
            raise BadSetting(f"--layers names no layer; give names with commas between, {ALL} or {NONE}")
        missing = [name for name in names if name not in by_name]
        if missing:
            raise NotFound(
                f"there is no gazetteer layer {missing[0]!r}; there are: {', '.join(by_name) or 'none'} (and the words"
                f" {ALL} and {NONE})"
            )
        chosen = tuple(layer for layer in here if layer.name in names)
    for layer in chosen:
        if not layer.usable:
            raise _stale(layer.name)
    return chosen


def _resolved(wanted: Iterable[LayerOfRecord], here: Iterable[InstalledLayer]) -> tuple[InstalledLayer, ...]:
    """The layers of a record, found by their digests. Raises MissingLayer: how to get one, or to go on without."""
    by_digest = {layer.digest: layer for layer in here}
    found = []
    for layer in wanted:
        if layer.digest not in by_digest:
            raise MissingLayer(
                f"this record is read with the gazetteer layer {layer.name} ({layer.places:,} places of "
                f"{layer.source}, digest {layer.digest[:12]}), which is not installed here; install it: corroborate "
                f"gazetteer add {layer.source} --name {layer.name}. To go on with what there is, knowing that places"
                f" and what is joined by them may differ: --layers {ALL} or --layers {NONE}"
            )
        if not by_digest[layer.digest].usable:
            raise _stale(layer.name)
        found.append(by_digest[layer.digest])
    return tuple(found)


def _stale(name: str) -> BadReference:
    return BadReference(
        f"the gazetteer layer {name} was compiled by another version; compile it anew: corroborate gazetteer add FILE"
        f" --name {name} --replace, or take it away: corroborate gazetteer remove {name}"
    )


def _code_digest() -> str:
    """The digest of the rooms' source and of the tables that ship with them: 2 MB at most, some milliseconds."""
    h = hashlib.sha256(__version__.encode())
    root = resources.files("corroborate")
    for name in ("values.py", "codec.py", "text", "read", "weigh", "desk", "data", "shell/gazetteer.py"):
        for path, content in _contents(root.joinpath(name), name):
            h.update(codec.digest(path, hashlib.sha256(content).hexdigest()).encode())
    return h.hexdigest()


def _contents(node: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if node.is_dir():
        for child in sorted(node.iterdir(), key=lambda c: c.name):
            # Weights and gazetteer have digests of their own.
            if child.name not in ("__pycache__", "reader", PACKED):
                yield from _contents(child, f"{name}/{child.name}")
    elif node.is_file():
        yield name, node.read_bytes()


def _gazetteer(references: References, progress: Progress) -> Gazetteer:
    """The base, compiled on its first use ever (half a minute), under the layers that were given."""
    return open_gazetteer(_layers(references), progress=progress, installed=[layer.path for layer in references.layers])


def _layers(references: References) -> list[Layer]:
    return [Layer(layer.name, layer.text) for layer in references.gazetteer]


def _parts(references: References, code: str, seeing: Tagger | None, progress: Progress) -> Parts:
    return Parts(
        gazetteer=_gazetteer(references, progress),
        voice_kinds=_directory(references).kinds,
        reader=code,
        tagger=seeing,
    )


def _told_by(reading: Reading) -> frozenset[tuple[object, ...]]:
    """The figures of a reading as far as a toll is made of them."""
    return frozenset(
        (f.start, f.end, f.measure, f.low, f.best, f.high, f.group, f.scope, f.certainty, f.voice and f.voice.words)
        for f in reading.figures
    )


def _directory(references: References) -> Directory:
    """Who speaks and on which side: the shipped voice directory under those that were given."""
    shipped = resources.files("corroborate").joinpath("data/voices.csv")
    given = (Reference(name="voices.csv", text=shipped.read_text(encoding="utf-8")), *references.voices)
    actors = [actor for reference in given for actor in _rows(reference, actor_from_row)]
    return directory(actors, [party for reference in references.parties for party in _rows(reference, party_from_row)])


def _rows(reference: Reference, parse: Callable[[Mapping[str, str | None]], T]) -> Iterator[T]:
    """The rows of a reference. Raises BadReference that names the file and line."""
    rows = csv.DictReader(io.StringIO(reference.text))
    for row in rows:
        try:
            yield parse(row)
        except BadReference as error:
            raise BadReference(f"{reference.name}, line {rows.line_num}: {error}") from error


# ------------------------------------------------------------------ doctor


def _examine(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what=what, ok=True, words=look())
    except CorroborateError as error:
        return Finding(what=what, ok=False, words=str(error))


def _encoding() -> str:
    encoding = sys.getfilesystemencoding()
    if encoding.lower().replace("-", "") != "utf8":
        raise BadSetting(f"file names are read as {encoding}; set the locale to one with UTF-8, such as C.UTF-8")
    return "UTF-8"
