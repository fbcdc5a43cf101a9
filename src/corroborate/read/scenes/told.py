"""The places that one report tells of, by sentence: what each stands for, and what the report words as inside it."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read.scenes.apart import borders, care, street
from corroborate.read.scenes.chains import NARROWING, Named, breadth_of, inmost, narrows, worded
from corroborate.read.scenes.datelines import begins_dispatch, city_of_line, heads_line
from corroborate.read.scenes.lines import HEAD_SENTENCES, LEAD_SENTENCES, Lines
from corroborate.read.scenes.others import at_home, of_a_body, of_another, outlet_at
from corroborate.read.scenes.recalling import recalled
from corroborate.read.scenes.spots import Spot, in_rows
from corroborate.read.scenes.timed import Time
from corroborate.read.scenes.wars import at_war
from corroborate.read.scenes.words import HELD, RECALLED, SEVERAL
from corroborate.values import NAMED_ONLY, PassageKind, PlaceMention

_ASIDE = frozenset("from with to toward towards between via against than".split())
_BESIDE = frozenset(
    "border positioned located stationed based headquartered fled km kilometers kilometres miles".split()
)
_WITHIN = frozenset("of in across around within".split())
_POLICE = frozenset("police sheriff".split())
_LED_REACH = 5  # words between "in" and a name: "in the northern town of X"


class Told:
    """The places that one report tells of, by sentence, and which of them it words as inside another."""

    def __init__(self, lines: Lines, times: Sequence[Sequence[Time]], places: Sequence[PlaceMention]) -> None:
        self._lines, self._times = lines, times
        self.spots: list[list[Spot]] = [[] for _ in lines.sentences]
        # For reports that name no other place: the town of its police, where somebody is from, its outlet's city.
        self.homes: tuple[list[Spot], list[Spot], list[Spot]] = ([], [], [])
        self._tails = [outlet_at(s.tokens) if n < LEAD_SENTENCES else None for n, s in enumerate(lines.sentences)]
        self.apart: set[str] = set()  # the ids of the places where no act can be: hospitals, streets
        self.inner: dict[str, Spot | None] = {}  # by a place's words, the one place told inside it; None if several
        self.inners: dict[str, list[tuple[int, Spot]]] = {}  # the same, all of them, by sentence
        self.countries: list[tuple[int, Spot]] = []  # by sentence, in order
        self.spot_of: dict[str, Spot] = {}  # by the id of the place that stands for it
        self._city_line: PlaceMention | None = None
        self._place(places)
        self.country = at_war(self.spots)
        self.spots = recalled(lines, self.spots, self.country)
        self.dateline = city_of_line(lines, times, places, self._city_line)  # where the report was written

    @property
    def begins(self) -> int:
        """Where the city of a date line that has lost its day opens the account; -1 where none does."""
        return self._city_line.start if self._city_line is not None else -1

    def _place(self, places: Sequence[PlaceMention]) -> None:
        """Chains of the places of each sentence."""
        rows: dict[int, list[Named]] = {}
        for mention in sorted(places, key=lambda p: (p.start, -p.end)):
            n = self._lines.at(mention.start)
            if (
                n is None
                or mention.score <= NAMED_ONLY
                or heads_line(self._lines.tokens(n), mention, self._city_line, self._times[n])
            ):
                continue
            if self._city_line is None and n < HEAD_SENTENCES and begins_dispatch(self._lines, n, mention):
                self._city_line = mention
            else:
                rows.setdefault(n, []).append(Named(*self._lines.span(n, mention.start, mention.end), mention))
        for n, row in rows.items():
            if self._lines.sentences[n].passage.kind is PassageKind.DATELINE:
                continue
            chain: list[Named] = []
            for item in row:
                if chain and narrows(self._lines.tokens(n), chain[-1].last, item.first):
                    chain.append(item)
                    continue
                self._chain(n, chain)
                chain = [item]
            self._chain(n, chain)
            self.spots[n] = in_rows(self._lines.tokens(n), self.spots[n])

    def _chain(self, n: int, chain: Sequence[Named]) -> None:
        """One place of a chain of names, by its most specific; where the words tell whose it is, no place of an act."""
        if not chain:
            return
        tokens = self._lines.tokens(n)
        best = inmost(tokens, chain)
        breadth = breadth_of(tokens, best)
        first, last = chain[0].first, chain[-1].last
        after = tokens[last].lower if last < len(tokens) else ""
        before = [t.lower for t in tokens[max(first - _LED_REACH, 0) : first]]
        lead = next(
            (word for word in reversed(before) if word != "of" and (word not in NARROWING or word == "from")), ""
        )
        speaker = of_a_body(tokens, first, last, before, lead)
        home = at_home(tokens, first, last)
        outlet = self._outlets(n, first)
        named = of_another(tokens, first, last, breadth > 0, n < HEAD_SENTENCES) or home or outlet
        apart = care(tokens, first, last) or street(tokens, first, last)
        spot = Spot(
            best.mention,
            first,
            last,
            speaker=speaker or apart or named or borders(before),
            breadth=breadth,
            aside=lead in _ASIDE or not _BESIDE.isdisjoint(before[-3:]),
            several=breadth > 0 and before[-2:-1] != [] and before[-2] in SEVERAL and before[-1] in _WITHIN,
            held=lead in HELD,
            kind=next((word for word in (after, *reversed(before[-3:])) if word in RECALLED), ""),
            outer=next((item.mention for item in reversed(chain) if item is not best and worded(tokens, chain)), None),
        )
        self.spots[n].append(spot)
        if breadth == 0 and not apart:
            for kept, found in zip(self.homes, (after in _POLICE and not named, home, outlet), strict=True):
                kept += [spot] if found else []
        self.spot_of[best.mention.id] = spot
        if apart or named:
            self.apart |= {item.mention.id for item in chain}
        for item in chain:
            if breadth_of(tokens, item) == 2 and not (speaker or named):
                self.countries.append((n, Spot(item.mention, item.first, item.last, speaker, 2, spot.aside)))
            if item is not best and worded(tokens, chain):
                outer = item.mention.words.casefold()
                self.inners.setdefault(outer, []).append((n, spot))
                known = self.inner.setdefault(outer, spot)
                if known is not None and known.mention.words.casefold() != spot.mention.words.casefold():
                    self.inner[outer] = None

    def _outlets(self, n: int, first: int) -> bool:
        """Whether it stands in the outlet's name at the end of a headline."""
        tail = self._tails[n] if n < len(self._tails) else None
        return tail is not None and first > tail
