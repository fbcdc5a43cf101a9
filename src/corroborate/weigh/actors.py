"""Who a voice or a party is, across documents: the voice directory and the party register.

A voice is resolved by its whole words, without determiners, possessives and titles, never by a part of them.  Generic
voices ("residents", "a security source") are one voice within an outlet and never the same across outlets.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from corroborate.errors import BadReference
from corroborate.text.arabic import has_arabic, plain_name
from corroborate.values import Actor, Document, Pair, Party, Review, Verdict, Voice, VoiceKind

_ARTICLES = re.compile(r"^(?:the|a|an|its|his|her|their|our|another|one|some)\s+", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|prof|professor|gen|general|col|colonel|maj|major|lt|lieutenant|capt|captain|sgt|sergeant|brig"
    r"|brigadier|adm|admiral|cmdr|commander|sheikh|president|minister|ambassador)\s+)+",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[\s‐‑–-]+")
_MARKS = re.compile(r"[\"“”‘’'`.,()]")
_BRACKETS = re.compile(r"\([^()]*\)")
# "a spokesman for the ministry", "a source at the hospital": who speaks for a body is that body.
_SPEAKS = (
    r"(?:spokes(?:man|woman|person|people)|statement|press office|press service|representative|director|head|chief)"
)
_SPEAKS_FOR = re.compile(rf"^(?:a |an |the |one )?(?:\w+ )?{_SPEAKS} (?:for|of|from|at) (?P<body>.+)$", re.IGNORECASE)
# "a new count by the Monitor", "figures compiled by the Network": whose they are.
_WHOSE = re.compile(
    r"^(?:\w+ ){0,3}?(?:count|toll|tally|report|figures?|data|statement|bulletin|database|list|statistics|records?)"
    r" (?:(?:compiled|published|issued|released|kept|provided|collected) )?(?:by|from|of) (?P<body>.+)$",
    re.IGNORECASE,
)
# The same in Arabic: "مدير المرصد", "المتحدث باسم وزارة الصحة", "بيان لوزارة الداخلية".
_SPEAKS_FOR_ARABIC = re.compile(
    r"^(?:ال)?(?:مدير|رئيس|متحدث[ةه]?|ناطق[ةه]?|بيان|تقرير|حصيل[ةه])(?: \w+)?? (?:باسم |ل)?(?P<body>\S.+)$"
)
_BODY_SPEAKS = re.compile(rf"^(?P<body>.+?)(?:'s|’s)? {_SPEAKS}$", re.IGNORECASE)
_POSSESSOR = re.compile(r"^[\w-]+(?:'s|’s|s')\s+(?P<rest>.+)$")
_MEMBERS = re.compile(r"^(?:\w+ )?(?:members?|fighters?|elements?|soldiers?|personnel) of (?P<body>.+)$", re.IGNORECASE)
# A body's own bulletin is that body speaking; an outlet's narration is not.
_BODIES = frozenset(VoiceKind) - {VoiceKind.OUTLET, VoiceKind.AGENCY, VoiceKind.SOCIAL_MEDIA}


# The nouns by which a report calls a body that it has named.
_HEADS = frozenset("ministry army military police network observatory mission agency commission office council".split())


@lru_cache(maxsize=1 << 16)
def plain(words: str) -> str:
    """Words as names are compared: casefolded, without article, title, marks, hyphens and a possessive ending.

    In Arabic letters as ``text.arabic.plain_name`` gives them.
    """
    if has_arabic(words):
        return plain_name(_MARKS.sub("", words))
    words = re.sub(r"['’]s\b", "", words.casefold())
    words = _SPACE.sub(" ", _MARKS.sub("", words)).strip()
    return _TITLES.sub("", _ARTICLES.sub("", words))


def _readings(words: str) -> Iterator[str]:
    """What a voice's words may be a name of, the likeliest first: always whole phrases, never a part of a name."""
    yield words
    bare = _BRACKETS.sub(" ", words)
    if bare != words:
        yield bare
        yield from (m.group()[1:-1] for m in _BRACKETS.finditer(words))
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    for part in parts if len(parts) > 1 else ():
        yield part
    for part in parts:
        for pattern in (_SPEAKS_FOR, _WHOSE, _BODY_SPEAKS, _SPEAKS_FOR_ARABIC):
            found = pattern.match(part)
            if found:
                yield found.group("body")
        owned = _POSSESSOR.match(part)
        if owned:
            yield owned.group("rest")


def person(words: str) -> str | None:
    """The proper name in a voice's words, if they hold one: "a local aid coordinator, Ada Vell" gives "ada vell"."""
    for part in (*reversed(words.split(",")), words):
        run: list[str] = []
        for word in part.split():
            if word[:1].isupper() and not _TITLES.match(word + " "):
                run.append(word)
            elif len(run) >= 2:
                break
            else:
                run = []
        if len(run) >= 2 and not words.isupper():
            return plain(" ".join(run))
    return None


# Where the key of a voice names an outlet, one that was heard in confidence has this.
CONFIDENTIAL = "in confidence"


@dataclass(frozen=True)
class Directory:
    """Actors by name and alias, parties by member. A later actor wins a name over an earlier one."""

    actors: tuple[Actor, ...]
    parties: tuple[Party, ...]

    @cached_property
    def kinds(self) -> Mapping[str, VoiceKind]:
        """Casefolded name or alias to kind, for the reader."""
        return MappingProxyType({n.casefold(): a.kind for a in self.actors for n in (a.name, *a.aliases)})

    @cached_property
    def _by_id(self) -> Mapping[str, Actor]:
        return MappingProxyType({a.id: a for a in self.actors})

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return MappingProxyType({plain(n): a.id for a in self.actors for n in (a.name, *a.aliases) if plain(n)})

    @cached_property
    def _members(self) -> Mapping[str, tuple[Party, ...]]:
        found: dict[str, list[Party]] = {}
        for party in self.parties:
            for member in (party.id, party.name, *party.members):
                key = self.find(member) or plain(member)
                if party not in found.setdefault(key, []):
                    found[key].append(party)
        return MappingProxyType({key: tuple(held) for key, held in found.items()})

    def find(self, words: str) -> str | None:
        """The id of the actor that bears these words as name, alias or id."""
        return words if words in self._by_id else self._by_name.get(plain(words))

    def actor(self, id_: str) -> Actor | None:
        """The actor of that id."""
        return self._by_id.get(id_)

    def resolve(self, voice: Voice, document: Document, others: Iterable[Voice] = ()) -> Actor | None:
        """Who a voice is: by its actor, its words, or the document's own source where it bears that name.

        ``others`` are the voices of the same report: "a ministry spokesman" is that of the one ministry among them.
        """
        found = voice.actor or next((i for i in map(self.find, _readings(voice.words)) if i is not None), None)
        if found is None and document.source:
            # "the Network" in the Network's own bulletin
            source = plain(document.source)
            if plain(voice.words) and source.split()[-1:] == plain(voice.words).split():
                found = self.find(document.source)
        if found is None:
            heads = {plain(reading).split()[-1] for reading in _readings(voice.words) if plain(reading)} & _HEADS
            known = {
                id_
                for other in (others if heads else ())
                if (id_ := next((i for i in map(self.find, _readings(other.words)) if i is not None), None))
                and heads & {plain(name).split()[-1] for name in self._names(id_)}
            }
            found = known.pop() if len(known) == 1 else None
        return self._by_id.get(found) if found else None

    def otherwise(self, other: Directory) -> frozenset[str] | None:
        """The names (``plain``) that are somebody else's in another directory; None where sides are others, too."""
        if self._members.keys() != other._members.keys():
            return None
        return frozenset(name for name in {*self._by_name, *other._by_name} if self.find(name) != other.find(name))

    def _names(self, id_: str) -> tuple[str, ...]:
        actor = self._by_id[id_]
        return tuple(name for name in (actor.name, *actor.aliases) if plain(name))

    def voice_key(self, document: Document, voice: Voice | None, others: Iterable[Voice] = ()) -> str:
        """The key of a voice: its actor's id, else its words at this outlet.

        None is the outlet's own narration: the body itself where the document is its own bulletin.
        """
        outlet = plain(document.source or "") or document.id
        if voice is None:
            source = self._by_id.get(self.find(document.source) or "") if document.source else None
            return source.id if source is not None and source.kind in _BODIES else f"narration@{outlet}"
        actor = self.resolve(voice, document, others)
        if actor is not None and not actor.generic:
            return actor.id
        named = person(voice.words)
        return f"person:{named}" if named else f"{plain(voice.words) or 'unnamed'}@{outlet}"

    def kind_of(self, document: Document, voice: Voice | None, others: Iterable[Voice] = ()) -> VoiceKind:
        """What kind of voice it is: the directory's word, else the reader's; narration is the outlet's."""
        if voice is None:
            source = self._by_id.get(self.find(document.source) or "") if document.source else None
            return source.kind if source is not None else VoiceKind.OUTLET
        actor = self.resolve(voice, document, others)
        return actor.kind if actor is not None else voice.kind

    def party_of(self, words: str, day: dt.date | None) -> Party | None:
        """The side to which an actor (by id) or words belong on a day, by themselves or by a parent."""
        for reading in _sides(words):
            party = self._party(reading, day)
            if party is not None:
                return party
        return None

    def _party(self, words: str, day: dt.date | None) -> Party | None:
        id_ = self.find(words)
        seen = set()
        keys = [plain(words)]
        while id_ is not None and id_ not in seen:
            seen.add(id_)
            keys.append(id_)
            id_ = self._by_id[id_].parent if id_ in self._by_id else None
        for key in keys:
            for party in self._members.get(key, ()):
                if _stands(party, day):
                    return party
        return None

    def enemy_of(self, party: Party, day: dt.date | None) -> Party | None:
        """The one other side that stands on a day and is no ally; None where there are none or several."""
        others = [other for other in self.parties if not self.allied(party, other) and _stands(other, day)]
        return others[0] if len(others) == 1 else None

    def allied(self, a: Party, b: Party) -> bool:
        """Whether two parties are one or allies."""
        return a.id == b.id or b.id in a.allies or a.id in b.allies


def _sides(words: str) -> Iterator[str]:
    """What names a side in some words: all, the body that somebody is a member of, the first of several."""
    if not words:
        return
    yield from _readings(words)
    found = _MEMBERS.match(words)
    if found:
        yield from _sides(found.group("body"))
    first, _, more = words.partition(" and ")
    if more:
        yield from _sides(first)


def directory(actors: Iterable[Actor], parties: Iterable[Party] = ()) -> Directory:
    """A directory of actors and parties, the later winning over the earlier of the same id."""
    return Directory(tuple({a.id: a for a in actors}.values()), tuple({p.id: p for p in parties}.values()))


def _stands(party: Party, day: dt.date | None) -> bool:
    if day is None:
        return True
    return (party.since is None or party.since <= day) and (party.until is None or day <= party.until)


# ------------------------------------------------------------------ names that the directory may be missing

# What a person says of two names stands in the log as a decision about "voice:<name>|<actor or voice:<name>>".
NAMED = "voice:"
# From which likeness on (of 100) two names are put to a person: "the Orla Network of Human Rights" and "the Orla Human
# Rights Network" are at 100, "the Orla Human Rights Network" and "the Orla Women's Rights Network" at 79.
_ALIKE = 88
_SMALL = frozenset("of for the and in on al de la".split())
# Words that many bodies share: a name needs one more to be a name at all.
_COMMON = frozenset(
    """human rights network observatory monitor group council committee ministry office agency media center centre
    defence defense forces army government war press news national local united international syrian department police
    authority authorities health""".split()
)


def variants(told: Iterable[tuple[str, VoiceKind, str]], known: Directory) -> tuple[Pair, ...]:
    """Names of voices that may be names of actors, or of each other, for a person to say: (words, kind, report) each.

    Only names of bodies that the directory does not resolve, and only by their words: the same words in another order
    or spelling, or the initials of a name. Scores in [0, 1]; the surest first.
    """
    unknown: dict[str, _Named] = {}
    for words, kind, document in told:
        name = plain(words)
        if known.find(words) is None and kind not in _NOBODY and _is_name(words):
            unknown.setdefault(name, _Named(words, kind)).documents.add(document)
    names = [(a.id, plain(n), n, a.kind) for a in known.actors if not a.generic for n in (a.name, *a.aliases)]
    names += [(NAMED + name, name, one.words, one.kind) for name, one in sorted(unknown.items())]
    blocks: dict[str, list[int]] = {}
    for n, (_, name, _, _) in enumerate(names):
        for block in _blocks(name):
            blocks.setdefault(block, []).append(n)
    pairs: dict[tuple[str, str], Pair] = {}
    for name, one in sorted(unknown.items()):
        for n in sorted({n for block in _blocks(name) for n in blocks[block]}):
            id_, other, words, kind = names[n]
            mine = NAMED + name
            if _kinds_fit(one.kind, kind) and (not id_.startswith(NAMED) or mine < id_):
                _put(pairs, mine, id_, _likeness(name, other), one, words)
    return tuple(sorted(pairs.values(), key=lambda pair: (-pair.score, pair.a, pair.b)))


def taught(known: Directory, decisions: Iterable[Review]) -> Directory:
    """The directory with the names that people said are its actors', or each other's; later decisions win.

    Names that are only each other's become an actor of their own, called by the first of them.
    """
    last: dict[tuple[str, str], Review] = {}
    for review in decisions:
        sides = review.subject.split("|")
        if len(sides) == 2 and any(side.startswith(NAMED) for side in sides):
            one, other = sorted(sides, key=lambda side: (not side.startswith(NAMED), side))
            last[one, other] = review
    same = {sides: review for sides, review in sorted(last.items()) if review.verdict is Verdict.SAME}
    if not same:
        return known
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    kinds: dict[str, VoiceKind] = {}
    for (first, second), review in same.items():
        one, other = find(first), find(second)
        # An actor of the directory stands for its names, else the first of them in order.
        low, high = sorted((one, other), key=lambda key: (key.startswith(NAMED), key))
        root[high] = low
        kinds.setdefault(first, _told_kind(review))
    aliases: dict[str, list[str]] = {}
    for key in sorted(root):
        if key.startswith(NAMED):
            aliases.setdefault(find(key), []).append(key.removeprefix(NAMED))
    actors = [replace(a, aliases=tuple(dict.fromkeys((*a.aliases, *aliases.pop(a.id, ()))))) for a in known.actors]
    actors += [
        Actor(id=f"named:{names[0]}", name=names[0], kind=kinds.get(key, VoiceKind.UNKNOWN), aliases=tuple(names))
        for key, names in sorted(aliases.items())
        if key.startswith(NAMED)
    ]
    return directory(actors, known.parties)


@dataclass
class _Named:
    """A name that no directory holds, as it was first told."""

    words: str
    kind: VoiceKind
    documents: set[str] = field(default_factory=set)


# Who is never one voice across reports, or is a private person.
_NOBODY = frozenset(
    (
        VoiceKind.WITNESS,
        VoiceKind.VICTIM,
        VoiceKind.RELATIVE,
        VoiceKind.ACTIVIST,
        VoiceKind.ANONYMOUS,
        VoiceKind.SOCIAL_MEDIA,
    )
)


def _is_name(words: str) -> bool:
    """Whether words are the proper name of a body: several with capitals, or one of nothing but capitals."""
    bare = _ARTICLES.sub("", words.strip())
    if "|" in bare:  # what tells the sides of a pair apart
        return False
    proper = [word for word in bare.split() if word[:1].isupper()]
    if len(bare.split()) == 1:
        return bare.isupper() and 3 <= len(bare) <= 8
    return not words.isupper() and len(proper) >= 2 and bool(set(plain(bare).split()) - _COMMON - _SMALL)


def _telling_words(name: str) -> set[str]:
    return {word for word in name.split() if word not in _COMMON | _SMALL and len(word) > 2}


def _blocks(name: str) -> set[str]:
    """What two names must have one of in common to be compared: the beginning of a telling word, or initials."""
    return {word[:4] for word in _telling_words(name)} | {found for found in (_initials(name), name) if found}


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _likeness(a: str, b: str) -> tuple[float, str]:
    """How alike two names are, in [0, 1], and in what."""
    if (" " not in a and a == _initials(b)) or (" " not in b and b == _initials(a)):
        return 0.9, "one is the initials of the other"
    if " " not in a or " " not in b:
        return 0.0, ""
    ours, theirs = (" ".join(sorted(w for w in name.split() if w not in _SMALL)) for name in (a, b))
    ratio = fuzz.ratio(ours, theirs)
    telling = _telling_words(a), _telling_words(b)
    if ratio < _ALIKE or not all(any(fuzz.ratio(w, v) >= _ALIKE for v in telling[1]) for w in telling[0]):
        return 0.0, ""
    return ratio / 100, "they say the same words" if ratio == 100 else "they are spelt alike"


def _kinds_fit(a: VoiceKind, b: VoiceKind) -> bool:
    return a is b or VoiceKind.UNKNOWN in (a, b) or {a, b} <= {VoiceKind.MONITOR, VoiceKind.NGO, VoiceKind.UN}


def _put(
    pairs: dict[tuple[str, str], Pair], a: str, b: str, likeness: tuple[float, str], one: _Named, other: str
) -> None:
    score, why = likeness
    known = pairs.get((a, b))
    if score and (known is None or known.score < score):
        reports = f"{len(one.documents)} report" + ("s" if len(one.documents) > 1 else "")
        reasons = (f"“{one.words}” (in {reports}) and “{other}”: {why}",)
        pairs[a, b] = Pair(a=a, b=b, score=score, verdict=Verdict.UNSURE, reasons=reasons)


def _told_kind(review: Review) -> VoiceKind:
    """The kind of a voice that only people know: what the decision says, else unknown."""
    told = dict(review.change).get("kind", "").strip('"')
    return VoiceKind(told) if told in set(VoiceKind) else VoiceKind.UNKNOWN


# ------------------------------------------------------------------ rows


def _needed(row: Mapping[str, str | None], key: str) -> str:
    value = (row.get(key) or "").strip()
    if not value:
        raise BadReference(f"{key} is empty; every row needs one")
    return value


def _several(row: Mapping[str, str | None], key: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get(key) or "").split("|") if part.strip())


def _day(row: Mapping[str, str | None], key: str) -> dt.date | None:
    value = (row.get(key) or "").strip()
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise BadReference(f"{key} is {value!r}; write a day as 2031-03-06") from error


def actor_from_row(row: Mapping[str, str | None]) -> Actor:
    """An actor from a row of a voice directory: id, name, kind, aliases ("a|b"), parent, country, generic.

    Raises BadReference that says what is wrong and what to write.
    """
    kind = _needed(row, "kind")
    if kind not in set(VoiceKind):
        raise BadReference(f"kind is {kind!r}; write one of {', '.join(VoiceKind)}")
    return Actor(
        id=_needed(row, "id"),
        name=_needed(row, "name"),
        kind=VoiceKind(kind),
        aliases=_several(row, "aliases"),
        parent=(row.get("parent") or "").strip() or None,
        country=(row.get("country") or "").strip() or None,
        generic=(row.get("generic") or "").strip().casefold() in ("1", "true", "yes"),
    )


def party_from_row(row: Mapping[str, str | None]) -> Party:
    """A party from a row of a party register: id, name, members ("a|b"), allies, since, until (days).

    Raises BadReference that says what is wrong and what to write.
    """
    since, until = _day(row, "since"), _day(row, "until")
    if since and until and since > until:
        raise BadReference(f"since {since} is after until {until}")
    return Party(
        id=_needed(row, "id"),
        name=_needed(row, "name"),
        members=_several(row, "members"),
        allies=_several(row, "allies"),
        since=since,
        until=until,
    )
