"""What people are asked: what waits of each report, event, pair and name, made anew where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from corroborate.desk import queue
from corroborate.desk.queue import Item, Kind, Queued, Sway
from corroborate.desk.reviews import Standing, State, subject_of
from corroborate.shell.live.decisions import Decisions
from corroborate.shell.live.events import Changed, Events
from corroborate.shell.live.log import Log
from corroborate.shell.live.reports import Reports
from corroborate.shell.public_ids import stands_on
from corroborate.shell.rows import shown
from corroborate.shell.waiting import Waiting
from corroborate.values import Event, Figure, Pair
from corroborate.weigh.actors import NAMED, Directory, variants

# So many at once, and order is made in the end.
_MANY = 256


class Questions:
    """The queue, and the names of voices that may be one."""

    def __init__(self, log: Log, reports: Reports, events: Events, decisions: Decisions) -> None:
        self._log, self._reports, self._events, self._decisions = log, reports, events, decisions
        self._sways: dict[str, dict[str, Sway]] = {}
        self._queue = Waiting()
        self._namesakes: dict[str, Pair] = {}  # names that may be one voice, by subject

    def page(self, person: str | None, kinds: Sequence[Kind], offset: int, limit: int) -> tuple[tuple[Item, ...], int]:
        """A page of what waits, what would change a published toll most first, and how much waits in all."""
        return self._queue.page(person, kinds, offset, limit)

    def namesakes(self) -> tuple[Pair, ...]:
        """Names of voices that may be an actor's, or each other's."""
        return tuple(self._namesakes[subject] for subject in sorted(self._namesakes))

    def renew(
        self, changed: Changed, touched: Set[str], gone: Iterable[str], others: Iterable[str], directory: Directory
    ) -> None:
        """Make anew the items that what changed bears upon.

        ``touched`` and ``gone`` are reports, ``others`` subjects of decisions about anything else, and ``directory``
        holds what people say of names.
        """
        with self._queue.bulk(len(touched) > _MANY):
            self._renew(changed, touched, gone, others)
            self._ask_of_namesakes(others, directory)

    def _renew(self, changed: Changed, touched: Set[str], gone: Iterable[str], others: Iterable[str]) -> None:
        reports = set(touched)
        for name in changed.gone:
            self._queue.put(f"event {name}", ())
            for figure in self._sways.pop(name, {}):
                reports |= self._reports.home_of(figure)
        for name in changed.made:
            reports |= self._swayed_in(name, anew=name not in changed.known or name in changed.renamed)
            self._ask_of_event(name)
        for document in gone:
            self._queue.put(f"report {document}", ())
            self._queue.put(f"names {document}", ())
        for document in reports & self._reports.machine.keys():
            self._ask_of_report(document)
        for document in touched:
            self._ask_of_people(document)
        for pair in changed.closed:
            self._queue.put(f"pair {pair.a}|{pair.b}", ())
        keys = {key for key in changed.pairs if key in self._events.pairs}
        for name in changed.made:
            keys |= self._events.pair_keys(stands_on(self._events.by_id[name]))
        for subject in others:
            if "|" in subject:
                a, _, b = subject.partition("|")
                keys |= self._events.pair_keys((a,)) & self._events.pair_keys((b,))
            elif (event := subject.partition("/")[0]) in self._events.by_id:
                self._ask_of_event(event)
            elif (named_in := self._log.others[subject][-1].document or "") in self._reports.machine:
                self._ask_of_people(named_in)
        for key in keys:
            self._ask_of_pair(self._events.pairs[key])

    def _swayed_in(self, name: str, *, anew: bool) -> set[str]:
        """The reports of the figures that move an event's tolls otherwise than before; ``anew``: of all its figures."""
        figures = {figure.id: figure for figure in self._figures_of(self._events.by_id[name])}
        before = self._sways.get(name, {})
        self._sways[name] = now = queue.sways(self._events.scales.weight_of(name).tolls, figures)
        reports = set[str]()
        for figure in figures:
            if anew or before.get(figure) != now.get(figure):
                reports |= self._reports.home_of(figure)
        return reports

    def _figures_of(self, event: Event) -> Iterator[Figure]:
        held = set(event.figures)
        for document in event.documents:
            yield from (figure for figure in self._reports.left(document).reading.figures if figure.id in held)

    def _ask_of_namesakes(self, others: Iterable[str], directory: Directory) -> None:
        """Put names that may be one voice to a person, where there are others than before or somebody decided."""
        now = self._namesakes
        names = self._reports.names
        if names.moved or names.known is not directory:
            told = names.unknown(directory)
            now = {f"{pair.a}|{pair.b}": pair for pair in variants(told, directory)}
        for subject in self._namesakes.keys() - now.keys():
            self._queue.put(f"name {subject}", ())
        decided = {subject for subject in others if NAMED in subject}
        for subject, pair in now.items():
            if self._namesakes.get(subject) != pair or subject_of(subject) in decided:
                stands = self._decisions.standing(subject)
                self._queue.put(f"name {subject}", () if _settled(stands) else (queue.of_names(pair, stands),))
        self._namesakes = now

    def _ask_of_report(self, document: str) -> None:
        left = self._reports.left(document)
        events: dict[str, str] = {}
        moves: dict[str, Sway] = {}
        for figure in left.reading.figures:
            for name in self._events.telling(figure.id):
                events[figure.id] = shown(self._events.by_id[name])
                if (sway := self._sways[name].get(figure.id)) is not None:
                    moves[figure.id] = sway
        self._queue.put(f"report {document}", queue.of_reading(left, moves, events))

    def _ask_of_event(self, name: str) -> None:
        event = self._events.by_id[name]
        queued = queue.of_event(event, self._events.scales.weight_of(name).tolls)
        named = [replace(one, item=replace(one.item, event=shown(event))) for one in queued]
        self._queue.put(f"event {name}", self._still_open(named))

    def _ask_of_people(self, document: str) -> None:
        self._queue.put(f"names {document}", self._still_open(queue.names_of(self._reports.machine[document])))

    def _still_open(self, queued: Iterable[Queued]) -> tuple[Queued, ...]:
        """Those of the items of events and names that nobody settled, or that are not any more what was settled."""
        made = []
        for one in queued:
            stands = self._decisions.standing(one.item.subject)
            if not _settled(stands) or stands.decisions[-1].seen != one.item.seen:
                made.append(queue.asked(one, stands))
        return tuple(made)

    def _ask_of_pair(self, pair: Pair) -> None:
        one, other = self._events.sides(pair)
        tolls = [toll for event in (one, other) if event is not None for toll in self._events.weight(event.id).tolls]
        subject = f"{pair.a}|{pair.b}"
        stands = self._decisions.standing(subject)
        made = queue.of_pair(pair, one, other, tolls, stands)
        if made.item.event is not None:
            made = replace(made, item=replace(made.item, event=shown(self._events.by_id[made.item.event])))
        self._queue.put(f"pair {subject}", () if stands.state is State.UNSURE else (made,))


def _settled(stands: Standing) -> bool:
    return stands.state not in (State.OPEN, State.AWAITS_SECOND, State.CONFLICT)
