"""Who must not be named: a dossier to its publication, which is all that any export ever sees.

Private people (witnesses, victims, relatives, residents, survivors, detainees, and everybody else who is named
without an office) become a stable pseudonym and a role, "Witness 3, resident". A name counts as public only if
the voice directory knows it or an office, a rank or a spokesman's post stands beside it: when in doubt, private.

At ``strict`` a testimony is given as its structured content: its quotation, its report and the anchors that
would lead back to it are withheld. ``masked`` keeps the sentence with the names replaced. ``open`` changes
nothing, and is a person's decision; but what was told in confidence (``Document.confidential``) is given by its content
alone at every level, without a word, a link or the kind of whoever told it. At no level does the text of a report leave
the record: only the sentences that carry a figure or a claim do. The limits of this are written down in
docs/dossier.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from corroborate import codec
from corroborate.desk.reviews import live
from corroborate.read.arabic.names import is_ordinary
from corroborate.read.ordinary import ORDINARY
from corroborate.text.arabic import analyses, has_arabic, plain_letters, plain_name
from corroborate.text.arabic import pattern as arabic_pattern
from corroborate.text.tokens import sentences
from corroborate.values import (
    Actor,
    Claim,
    Document,
    Dossier,
    Echo,
    Entity,
    EntityKind,
    Event,
    Figure,
    Filler,
    Grade,
    Pair,
    Place,
    PlaceMention,
    Reading,
    Review,
    Role,
    RoleKind,
    Toll,
    Verdict,
    Voice,
    VoiceKind,
    Weighed,
)
from corroborate.weigh.actors import CONFIDENTIAL

# The setting of a record that exists to name the dead.
NAME_THE_DEAD = "name_the_dead"


class Protection(StrEnum):
    """How much of private people a publication shows."""

    STRICT = "strict"
    MASKED = "masked"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A sentence of a report, as published. ``document`` is the id of that report; offsets count in ``text``."""

    id: str
    document: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure as published, the name under which its voice appears, and the sentence that says it.

    ``start``:``end`` is where the figure's words stand in the excerpt, equal if they are not in it. ``speaker``
    is empty for plain narration. ``testimony`` marks what a protected person said; at strict it has no excerpt
    and its figure no document. ``place`` of the figure is a Place id.
    """

    figure: Figure
    speaker: str
    excerpt: str | None = None
    start: int = 0
    end: int = 0
    testimony: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A claim as published: as Statement, for what carries no figure. ``place`` of the claim is a Place id."""

    claim: Claim
    speaker: str
    excerpt: str | None = None
    testimony: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A dossier as it may leave the record. ``withheld`` counts what was kept back, by kind.

    Documents have no text; places stand in for their mentions, and ``Event.place`` has the id of its place.
    """

    id: str
    title: str
    case: str | None
    as_of: dt.date | None
    known_at: dt.datetime | None
    digest: str
    level: Protection
    documents: tuple[Document, ...]
    excerpts: tuple[Excerpt, ...]
    statements: tuple[Statement, ...]
    assertions: tuple[Assertion, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    echoes: tuple[Echo, ...]
    tolls: tuple[Toll, ...]
    grades: tuple[Grade, ...]
    pairs: tuple[Pair, ...]
    reviews: tuple[Review, ...]
    settings: tuple[tuple[str, str], ...]
    withheld: tuple[tuple[str, int], ...]


# ------------------------------------------------------------------ who is private

_TESTIFIES = frozenset((VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE))
_MAY_BE_PRIVATE = _TESTIFIES | {VoiceKind.ACTIVIST, VoiceKind.SOCIAL_MEDIA, VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN}

# Beside a name, each of these says that the person speaks or acts in office.
_OFFICES = frozenset(
    """president vice-president premier minister governor mayor senator chancellor ambassador envoy secretary
    undersecretary commissioner rapporteur coordinator director head leader chief chairman chairwoman chairperson
    king queen prince emir general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal
    brigadier brig admiral marshal commander commandant deputy spokesman spokeswoman spokesperson prosecutor judge
    superintendent inspector official warlord""".split()
)
_KIN = frozenset(
    """mother father brother sister son daughter wife husband widow widower uncle aunt cousin nephew niece
    grandmother grandfather grandson granddaughter relative relatives parents child children orphan bride""".split()
)
# The word of a voice -> the role under which a person appears: coarse, since a trade can name a person in a village.
_ROLES: Mapping[str, str] = {
    **dict.fromkeys("resident residents villager villagers inhabitant inhabitants neighbour neighbor local".split(),
                    "resident"),
    **dict.fromkeys("neighbours neighbors locals townspeople teacher shopkeeper farmer baker student".split(),
                    "resident"),
    **dict.fromkeys("survivor survivors wounded injured victim victims".split(), "survivor"),
    **dict.fromkeys((*_KIN, "family", "families"), "relative"),
    **dict.fromkeys("detainee detainees prisoner prisoners inmate inmates".split(), "detainee"),
    **dict.fromkeys("refugee refugees displaced evacuee evacuees".split(), "displaced person"),
    **dict.fromkeys("doctor nurse medic medics paramedic surgeon rescuer rescuers".split(), "medic"),
    **dict.fromkeys("activist activists".split(), "activist"),
    **dict.fromkeys("witness witnesses eyewitness eyewitnesses bystander onlooker passer-by".split(), "witness"),
}  # fmt: skip
# The same in Arabic letters, by plain names (text/arabic.py); those that name several.
_ARABIC_ROLES: Mapping[str, str] = {
    plain_name(word): role
    for role, words in (
        ("resident", "ساكن سكان أهالي أهل قروي قرويون قرويين جيران جار مزارع مزارعون مدنيون مدنيين قاطنون"),
        ("survivor", "ناج ناجي ناجون ناجين ناجية ناجيات جريح جرحى مصاب مصابون مصابين ضحية ضحايا"),
        ("relative", "والد والدة شقيق شقيقة أخت ابنة زوج زوجة قريب قريبة أقارب أقرباء ذوي ذوو عائلة عائلات أسرة"),
        ("detainee", "معتقل معتقلون معتقلين معتقلة معتقلات سجين سجناء أسير أسرى"),
        ("displaced person", "نازح نازحون نازحين نازحة لاجئ لاجئون لاجئين مهجر مهجرون مهجرين"),
        ("medic", "طبيب طبيبة أطباء ممرض ممرضة ممرضون مسعف مسعفون مسعفين"),
        ("activist", "ناشط ناشطة ناشطون ناشطين نشطاء"),
        ("witness", "شاهد شاهدة شهود عيان"),
    )
    for word in words.split()
}
_ARABIC_PLURALS = frozenset(
    map(
        plain_name,
        """سكان أهالي أهل قرويون قرويين جيران مزارعون مدنيون مدنيين قاطنون ناجون ناجين ناجيات جرحى مصابون مصابين ضحايا
    أقارب أقرباء ذوي ذوو عائلات معتقلون معتقلين معتقلات سجناء أسرى نازحون نازحين لاجئون لاجئين مهجرون مهجرين أطباء
    ممرضون مسعفون مسعفين ناشطون ناشطين نشطاء شهود""".split(),
    )
)
_PLURALS: Mapping[str, str] = {
    "resident": "residents",
    "survivor": "survivors",
    "relative": "relatives",
    "detainee": "detainees",
    "displaced person": "displaced people",
    "medic": "medics",
    "activist": "activists",
    "witness": "witnesses",
}
_PLURAL_WORDS = frozenset("families parents children people locals townspeople wounded".split())

_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_NAME = re.compile(
    r"(?:[A-Z][\w'’ʼ-]+|(?:al|el|ad|as|at|an|ar)-[A-Z][\w'’ʼ-]*)"
    r"(?:\s+(?:(?:bin|ibn|bint|abu|abd|umm|de|da|van|von)\s+)?(?:[A-Z][\w'’ʼ-]*\.?|(?:al|el|ad|as|at|an|ar)-[A-Z][\w'’ʼ-]*))*"
)
_PRONOUNS = frozenset("he she they him her them i we one".split())
# Words for a kind of place that nobody bears as a name.
_DIVISIONS = frozenset("county city township province governorate district municipality".split())
_PARTICLES = frozenset(
    """al el ad as at an ar bin ibn bint abu abd umm abdul de da van von the and mr mrs ms miss dr prof sir
    imam sheikh haji hajji mullah أبو ابو أبي ابي أم ام بن ابن بنت عبد آل""".split()
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A private person: the names they go by in each document, and the label that stands for them."""

    label: str
    roles: frozenset[str]


@dataclass(slots=True)
class _Found:
    """What is gathered of one private person while reading through the reports."""

    name: str
    first: tuple[str, str, int]
    roles: set[str] = field(default_factory=set)
    speaks: bool = False
    victim: bool = False
    names: dict[str, set[str]] = field(default_factory=dict)  # document id -> names there


def _key(name: str) -> str:
    """The form under which one person's name is the same across reports."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return " ".join(word for word in words if word not in _PARTICLES) or " ".join(words)


def _words_near(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The few words before and after a name within its clause, lower-cased."""
    before = re.split(r"[.;:!?\n“”\"]\s", text[max(0, start - 70) : start])[-1]
    after = re.split(r"[.;:!?\n“”\"]", text[end : end + 70])[0]
    head = [word.casefold() for word in _WORD.findall(before)][-5:]
    tail = [word.casefold() for word in _WORD.findall(after)][:6] if after.lstrip().startswith((",", "(")) else []
    return head, tail


def _in_office(text: str, start: int, end: int) -> bool:
    own = {word.casefold().rstrip(".") for word in _WORD.findall(text[start:end])}
    head, tail = _words_near(text, start, end)
    near = own | set(head[-4:]) | set(tail)
    return bool(near & _OFFICES) and not (set(head) | set(tail)) & _KIN


def _cased(text: str) -> bool:
    """Whether capitals in a text tell names: neither all capitals nor none."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 0.005 < sum(map(str.isupper, text)) / letters < 0.5


def _named(words: str, known: frozenset[str], *, cased: bool) -> list[str]:
    """The names of people among the words of a mention, a voice or a filler, the longest first.

    Readers call "at least 13 members" a person too; what protects people is finding the names and only these. A run
    of words is a name if it holds a word that is no ordinary English one and is not ``known`` as something else (a
    place, an outlet, a body; casefolded). Where capitals tell nothing, every run of unordinary words counts.
    """
    runs = [match.group() for match in _NAME.finditer(words)] if cased else _unordinary_runs(words)
    names = []
    for run in runs:
        parts = run.split()
        while parts and _is_ordinary(parts[0]) and " ".join(parts).casefold() not in known:
            parts.pop(0)
        if cased and not parts and len(run.split()) > 1 and not _is_title(run):
            parts = run.split()  # "Hope Young": every word is ordinary, the capitals are not
        while parts and _is_title(parts[-1]):
            parts.pop()
        if len(parts) == 1 and parts[0].casefold() in _DIVISIONS:
            continue  # the end of a place's name: "County"
        name = " ".join(parts)
        if len(name) > 2 and _key(name) and name.casefold() not in known and name.casefold() not in _PARTICLES:
            names.append(name)
    return sorted(names, key=lambda name: (-len(name), name))


def _is_title(words: str) -> bool:
    return all(w.casefold().rstrip(".") in _ROLES.keys() | _OFFICES | _PARTICLES for w in _WORD.findall(words))


def _is_ordinary(word: str) -> bool:
    if has_arabic(word):
        return is_ordinary(word) or plain_name(word) in _ARABIC_ROLES
    plain = word.casefold().rstrip(".")
    return plain in ORDINARY or plain in _ROLES or plain in _OFFICES


def _unordinary_runs(words: str) -> list[str]:
    runs: list[list[str]] = [[]]
    for word in (plain_letters(words) if has_arabic(words) else words).split():
        if _WORD.fullmatch(word.strip('.,;:()"“”')) and not _is_ordinary(word.strip('.,;:()"“”')):
            runs[-1].append(word.strip('.,;:()"“”'))
        else:
            runs.append([])
    return [" ".join(run) for run in runs if run]


def _role_of(words: str, kind: VoiceKind | None) -> str:
    for word in _WORD.findall(words):
        if role := _role(word):
            return role
    match kind:
        case VoiceKind.RELATIVE:
            return "relative"
        case VoiceKind.VICTIM:
            return "survivor"
        case VoiceKind.ACTIVIST:
            return "activist"
        case _:
            return "witness"


def _role(word: str) -> str | None:
    """The role that a word names, None where it names none."""
    return _ARABIC_ROLES.get(plain_name(word)) if has_arabic(word) else _ROLES.get(word.casefold())


def _unnamed(voice: Voice) -> str:
    """A voice without a name: "residents", "a relative"."""
    role = _role_of(voice.words, voice.kind)
    words = [word.casefold() for word in _WORD.findall(voice.words)]
    noun = next((word for word in words if _role(word) == role), "")
    if (
        plain_name(noun) in _ARABIC_PLURALS
        or noun in _PLURAL_WORDS
        or (noun.endswith("s") and noun != "witness" and noun != "eyewitness")
    ):
        return _PLURALS[role]
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"


_NO_PEOPLE = frozenset(EntityKind) - {EntityKind.PERSON, EntityKind.OBJECT}


class _People:
    """Everybody in a dossier who is private, and how their names are taken out of words."""

    def __init__(self, dossier: Dossier, *, name_the_dead: bool) -> None:
        self._directory = frozenset(
            _key(name)
            for actor in dossier.actors
            if actor.kind not in _MAY_BE_PRIVATE
            for name in (actor.name, *actor.aliases)
        )
        self._not_people = frozenset(
            name.casefold()
            for name in (
                *(actor_name for actor in dossier.actors for actor_name in (actor.name, *actor.aliases)),
                *(reading.document.source or "" for reading in dossier.readings),
            )
        ) - frozenset(actor.name.casefold() for actor in dossier.actors if actor.kind in _MAY_BE_PRIVATE)
        self._in_public = self._publicly_known(dossier) - _kept_back(dossier)
        self._found: dict[str, _Found] = {}
        self._entities: dict[str, str] = {}
        for reading in dossier.readings:
            self._gather(reading)
        self._gather_victims(dossier)
        for reading in dossier.readings:
            self._gather_entered(reading)
        if name_the_dead:
            self._found = {k: f for k, f in self._found.items() if f.speaks or not f.victim}
        self._people = self._labelled()
        keep = {
            word for actor in dossier.actors if actor.kind not in _MAY_BE_PRIVATE for word in _key(actor.name).split()
        }
        keep |= {word for reading in dossier.readings for place in reading.places for word in _key(place.words).split()}
        self._speaking = {d for found in self._found.values() if found.speaks for d in found.names}
        # By its last word, so that a text is asked only for names that could stand in it.
        self._by_last: dict[str, list[tuple[str, frozenset[str], str]]] = {}
        for key, found in self._found.items():
            for name in _all_names(found):
                if words := _compared(name):
                    entry = (name, frozenset(words), self._people[key].label)
                    self._by_last.setdefault(words[-1], []).append(entry)
        own = self._own_names(keep)
        self._here = {
            reading.document.id: self.pattern(
                {**self._candidates(reading.document.text, several=True), **own.get(reading.document.id, {})}
            )
            for reading in dossier.readings
        }

    def _gather(self, reading: Reading) -> None:
        document = reading.document
        cased = _cased(document.text)
        known = self._not_people | {place.words.casefold() for place in reading.places}
        known |= {e.name.casefold() for e in reading.entities if e.kind in _NO_PEOPLE}
        first = str(document.published or "9999"), document.id
        for entity in reading.entities:
            if entity.kind is not EntityKind.PERSON or _key(entity.name) in self._in_public:
                continue
            called = dict.fromkeys((entity.name, *(document.text[start:end] for start, end in entity.mentions)))
            names = [name for words in called for name in _named(words, known, cased=cased)]
            if names and _key(max(names, key=len)) not in self._in_public:
                at = entity.mentions[0][0] if entity.mentions else 0
                found = self._add(max(names, key=len), set(names), (*first, at), document)
                self._entities[entity.id] = _key(found.name)
        for voice in _voices(reading):
            key = self._entities.get(voice.entity or "")
            names = _named(voice.words, known, cased=cased) if key is None else []
            if voice.kind not in _TESTIFIES:  # the words name somebody whom the report names as a private person
                names = [name for name in names if _key(name) in self._found]
            if key is None and names:
                key = _key(self._add(names[0], {names[0]}, (*first, voice.start), document).name)
            if key is not None:
                self._found[key].speaks = True
                self._found[key].roles.add(_role_of(voice.words, voice.kind))

    def _publicly_known(self, dossier: Dossier) -> frozenset[str]:
        """The keys of names that some report gives with an office: public there, public everywhere."""
        names = set(self._directory)
        for reading in dossier.readings:
            text = reading.document.text
            cased = _cased(text)
            for entity in reading.entities:
                if entity.kind is EntityKind.PERSON and any(_in_office(text, s, e) for s, e in entity.mentions):
                    names.add(_key(entity.name))
                    names |= {_key(name) for name in _named(entity.name, frozenset(), cased=cased)}
        return frozenset(names)

    def _gather_victims(self, dossier: Dossier) -> None:
        documents = {reading.document.id: reading.document for reading in dossier.readings}
        known = self._not_people | {p.words.casefold() for reading in dossier.readings for p in reading.places}
        fillers = [(event.documents, filler) for event in dossier.events for filler in event.roles]
        fillers += [((claim.document,), f) for r in dossier.readings for claim in r.claims for f in claim.roles]
        for told_in, filler in fillers:
            if filler.role is not Role.VICTIM or filler.kind is not RoleKind.INDIVIDUAL:
                continue
            if (key := self._entities.get(filler.entity)) is not None:
                self._found[key].victim = True
                continue
            for _, _, words in filler.mentions:
                for name in _named(words, known, cased=_cased(words)):
                    if _key(name) in self._in_public or {w.casefold() for w in _WORD.findall(words)} & _OFFICES:
                        continue
                    for document in filter(None, (documents.get(d) for d in told_in)):
                        if name in document.text:
                            first = (str(document.published or "9999"), document.id, document.text.find(name))
                            self._add(name, {name}, first, document).victim = True

    def _gather_entered(self, reading: Reading) -> None:
        """Those for whom or by whom a report was entered by hand, whatever the reader makes of it."""
        document = reading.document
        first = str(document.published or "9999"), document.id, 0
        for name in document.names:
            self._add(name, {name}, first, document).victim = True
        for name in _confided(reading):
            if _key(name) not in self._in_public:  # an official who also speaks in office is named there
                self._add(name, {name}, first, document).speaks = True

    def _add(self, name: str, names: set[str], first: tuple[str, str, int], document: Document) -> _Found:
        found = self._found.setdefault(_key(name), _Found(name, first))
        found.first = min(found.first, first)
        found.names.setdefault(document.id, set()).update(n for n in names if len(n) > 1)
        return found

    def _labelled(self) -> dict[str, _Person]:
        people: dict[str, _Person] = {}
        count: Counter[str] = Counter()
        for key, found in sorted(self._found.items(), key=lambda item: (item[1].first, item[0])):
            noun = "Witness" if found.speaks else "Person"
            count[noun] += 1
            role = min(found.roles - {"witness"}, default="victim" if found.victim else "")
            label = f"{noun} {count[noun]}" + (f", {role}" if role else "")
            people[key] = _Person(label, frozenset(found.roles))
        return people

    def _own_names(self, keep: set[str]) -> dict[str, dict[str, str]]:
        """For each document, the names by which it calls private people, whole and in parts."""
        own: dict[str, dict[str, str]] = {}
        parts: dict[str, dict[str, str]] = {}
        public = keep | _PARTICLES | _OFFICES | _ROLES.keys()
        for key, found in self._found.items():
            label = self._people[key].label
            for document, names in found.names.items():
                for name in sorted(names):
                    own.setdefault(document, {})[name] = label
                    for part in _WORD.findall(name):
                        if len(part) > 2 and part.casefold() not in public:
                            parts.setdefault(document, {}).setdefault(part, label)
        return {document: {**parts.get(document, {}), **names} for document, names in own.items()}

    def _candidates(self, text: str, *, several: bool) -> dict[str, str]:
        """Names of anybody whose words all occur in a text; ``several``: only names of more than one word."""
        if not self._by_last:
            return {}
        words = _met(text)
        return {
            name: label
            for word in words & self._by_last.keys()
            for name, parts, label in self._by_last[word]
            if parts <= words and not (several and len(parts) == 1)
        }

    @staticmethod
    def pattern(names: Mapping[str, str]) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
        if not names:
            return None
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        loose = "|".join(_pattern(name) for name in longest_first if name.split())
        labels = {_label_key(name): label for name, label in sorted(names.items())}  # "Vael" and "VAEL": the same one
        # In Arabic "and", "to" and their kin are letters joined to the name.
        joined = "[وفبلك]{0,2}" if any(map(has_arabic, names)) else ""
        return re.compile(rf"(?<!\w){joined}(?P<name>{loose})(?!\w)", re.IGNORECASE), labels

    def spans(self, text: str, document: str | None = None) -> Iterator[tuple[int, int, str]]:
        """Where private names stand in words, and what stands for them; all names where no document is given."""
        if document is not None and document in self._here:
            known = self._here[document]
        else:
            known = self.pattern(self._candidates(text, several=False))
        if known is not None:
            pattern, labels = known
            for match in pattern.finditer(text):
                yield match.start("name"), match.end(), labels.get(_label_key(match["name"]), "Person")

    def without(self, text: str, document: str | None = None) -> str:
        """Words with private names replaced."""
        return _edited(text, [(s, e, label) for s, e, label in self.spans(text, document)], 0, len(text))[0]

    def speaker(self, voice: Voice, document: str) -> str | None:
        """The label of a private voice, None if the voice is not private."""
        for _, _, label in self.spans(voice.words, document):
            return label
        person = self._people.get(self._entities.get(voice.entity or "", ""))
        if person is not None:
            return person.label
        # "She said that armed men had killed her brothers": whoever she is, she is nobody in office.
        pronoun = voice.kind in _MAY_BE_PRIVATE and voice.words.casefold() in _PRONOUNS
        return _unnamed(voice) if voice.kind in _TESTIFIES or pronoun else None

    def speaks_in(self, document: str) -> bool:
        """Whether a private person is named as a voice in a report."""
        return document in self._speaking

    def __len__(self) -> int:
        return len(self._people)


def _pattern(name: str) -> str:
    """A regular expression for a name: in Arabic letters in whatever spelling."""
    return arabic_pattern(name) if has_arabic(name) else r"\s+".join(re.escape(word) for word in name.split())


def _label_key(name: str) -> str:
    return plain_name(name) if has_arabic(name) else " ".join(name.casefold().split())


def _compared(name: str) -> list[str]:
    """The words of a name as they are looked for in a text."""
    return plain_name(name).split() if has_arabic(name) else [word.casefold() for word in _WORD.findall(name)]


def _met(text: str) -> set[str]:
    """The words of a text as names are looked for: in Arabic also without the letters that are joined to them."""
    words = {word.casefold() for word in _WORD.findall(text)}
    if has_arabic(text):
        for word in plain_letters(text).split():
            words |= {analysis.stem for analysis in analyses(word.strip('.,;:،؛؟!()[]{}"“”«»…'))}
    return words


def _kept_back(dossier: Dossier) -> frozenset[str]:
    """The keys of names that a person decided not to publish, whatever office stands beside them.

    One person's word is enough to protect, also where the record asks two people for a decision.
    """
    rejected: dict[str, bool] = {}
    for review in live(dossier.reviews):
        if review.subject.startswith("ent-"):
            rejected[review.subject] = review.verdict is Verdict.REJECT
    return frozenset(
        _key(name)
        for reading in dossier.readings
        for entity in reading.entities
        if rejected.get(entity.id)
        for name in (entity.name, *_named(entity.name, frozenset(), cased=_cased(reading.document.text)))
    )


def _all_names(found: _Found) -> set[str]:
    return {found.name, *(name for names in found.names.values() for name in names)}


def _voices(reading: Reading) -> Iterator[Voice]:
    for claim in reading.claims:
        yield from claim.chain
    for figure in reading.figures:
        if figure.voice is not None:
            yield figure.voice


def published_by_office(reading: Reading) -> tuple[tuple[Entity, str], ...]:
    """People of a report who are published by name only because an office or a rank stands beside it, and who were
    harmed or speak as private people do: each with the reason why somebody should look, in words.

    Officials who act or speak in office are not among them.
    """
    text = reading.document.text
    harmed = {
        filler.entity for claim in reading.claims for filler in claim.roles
        if filler.role in (Role.VICTIM, Role.TARGET) and filler.kind is RoleKind.INDIVIDUAL
    }  # fmt: skip
    speaking = {voice.entity for voice in _voices(reading) if voice.kind in _MAY_BE_PRIVATE}
    found = []
    for entity in reading.entities:
        if entity.kind is not EntityKind.PERSON or entity.id not in harmed | speaking:
            continue
        if any(_in_office(text, start, end) for start, end in entity.mentions):
            how = "was harmed" if entity.id in harmed else "speaks"
            found.append((entity, f"{entity.name} {how}, and would be named since an office stands beside the name"))
    return tuple(found)


# Under this every voice appears that was heard in confidence: no kind, no role, no number.
CONFIDED = "a confidential source"
_WITHHELD = "name withheld"


def _confided(reading: Reading) -> list[str]:
    """The names of who told a report in confidence."""
    teller = reading.document.teller
    if teller is None or not reading.document.confidential:
        return []
    places = frozenset(place.words.casefold() for place in reading.places)
    return _named(teller.words, places, cased=_cased(teller.words))


# ------------------------------------------------------------------ sentences

_Edit = tuple[int, int, str]
# A sentence longer than this is text without full stops: what stands around the figure is enough to judge it.
_LONGEST = 600
_AROUND = 240


def _edited(text: str, edits: Iterable[_Edit], start: int, end: int) -> tuple[str, list[tuple[int, int, int]]]:
    """``text[start:end]`` with edits made, and how offsets moved: (from, to, shift) of each piece that was kept."""
    out: list[str] = []
    kept: list[tuple[int, int, int]] = []
    at, length = start, 0
    for first, last, words in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if last <= at or first >= end:
            continue
        if first >= at:
            out.append(text[at:first])
            kept.append((at, first, length - at))
            length += first - at
            out.append(f"[{words}]")
            length += len(words) + 2
        at = max(at, min(last, end))
    out.append(text[at:end])
    kept.append((at, end, length - at))
    return "".join(out), kept


def _moved(kept: Iterable[tuple[int, int, int]], start: int, end: int) -> tuple[int, int]:
    """A span after edits; (0, 0) if any of it was replaced."""
    for first, last, shift in kept:
        if first <= start and end <= last:
            return start + shift, end + shift
    return 0, 0


def _clipped(start: int, end: int, at: int, to: int, text: str) -> tuple[int, int]:
    """A window of a very long sentence around what matters, at white space."""
    if end - start <= _LONGEST:
        return start, end
    left, right = max(start, at - _AROUND), min(end, to + _AROUND)
    while left > start and not text[left - 1].isspace():
        left -= 1
    while right < end and not text[right].isspace():
        right += 1
    return left, right


# ------------------------------------------------------------------ the publication


class _Writer:
    """Makes one publication; gathers what it withheld as it goes."""

    def __init__(self, dossier: Dossier, level: Protection, *, name_the_dead: bool) -> None:
        self.dossier = dossier
        self.level = level
        self.closed = level is not Protection.OPEN
        self.strict = level is Protection.STRICT
        self.people = _People(dossier, name_the_dead=name_the_dead) if self.closed else None
        self.withheld: Counter[str] = Counter()
        self.hidden: Counter[str] = Counter()
        self.ids: dict[str, str] = {}  # figure or claim id -> the one under which it is published
        self.hidden_speakers: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.mentions: dict[str, PlaceMention] = {
            mention.id: mention for reading in dossier.readings for mention in reading.places
        }
        self.excerpts: dict[tuple[str, int, int], Excerpt] = {}
        # What was told in confidence is so at every level.
        self.confidential = {r.document.id for r in dossier.readings if r.document.confidential}
        names = dict.fromkeys(name for reading in dossier.readings for name in _confided(reading))
        others = [r.document.text for r in dossier.readings if not r.document.confidential] if names else []
        # Who is named in another report as well is as public as that makes them: to withhold the name there would tell.
        own = [name for name in names if not any(name in text for text in others)]
        self.confided = _People.pattern(dict.fromkeys(own, _WITHHELD))
        self.all_confided = _People.pattern(dict.fromkeys(names, _WITHHELD))

    # -- words

    def clean(self, text: str, document: str | None = None) -> str:
        """Words without private names, and at every level without who told something in confidence."""
        if self.people is not None and text:
            text = self.people.without(text, document)
        if self.confided is not None and (document is None or document in self.confidential):
            text = self.confided[0].sub(f"[{_WITHHELD}]", text)
        return text

    def note(self, text: str) -> str:
        """What somebody wrote at the desk: it may tell who was called, and is cleaned of all who told in confidence."""
        if self.all_confided is not None:
            text = self.all_confided[0].sub(f"[{_WITHHELD}]", text)
        return self.clean(text)

    def perhaps(self, text: str | None, document: str | None = None) -> str | None:
        return None if text is None else self.clean(text, document)

    def speaker(self, voice: Voice | None, document: str) -> tuple[str, bool]:
        """The name of a voice, and whether it is a protected person's."""
        if document in self.confidential:
            return CONFIDED, True
        if voice is None:
            return "", False
        if self.people is not None and (label := self.people.speaker(voice, document)) is not None:
            return label, True
        return self.clean(voice.words, document), False

    # -- places

    def place(self, mention: PlaceMention | None) -> Place | None:
        if mention is None:
            return None
        place = mention.place
        if place is None:
            words = self.clean(mention.words)
            place = Place(id=codec.content_id("place", words.casefold()), name=words, lat=None, lon=None, precision=5)
        if self.closed and not _widely_known(place):
            place = replace(place, name=self.clean(place.name))
        return self.places.setdefault(place.id, place)

    def place_of(self, mention: str | None, *, testimony: bool) -> str | None:
        """The id of a published place. What a testimony names and no gazetteer holds is finer than a town."""
        found = self.mentions.get(mention or "")
        if found is None:
            return None
        if testimony and found.place is None:
            self.withheld["places"] += 1
            return None
        place = self.place(found)
        return place.id if place is not None else None

    # -- one report

    def report(self, reading: Reading) -> tuple[list[Statement], list[Assertion]]:
        wanted = {claim for event in self.dossier.events for claim in event.claims}
        claims = {claim.id: claim for claim in reading.claims}
        document = reading.document
        testified = {claim.id for claim in reading.claims if self._testifies(claim, document.id)}
        private = {figure for claim in reading.claims if claim.id in testified for figure in claim.figures}
        private |= {figure.id for figure in reading.figures if figure.claim in testified}
        figures = [
            (figure, figure.id in private or self.speaker(figure.voice, document.id)[1]) for figure in reading.figures
        ]
        told = [claim for claim in reading.claims if claim.id in wanted or claim.id in testified or claim.figures]
        spots = [(figure.start, figure.end, figure.passage) for figure, _ in figures]
        spots += [(claim.start, claim.end, claim.passage) for claim in told]
        bounds = self._bounds(reading, {passage for _, _, passage in spots})
        edits = self._edits(reading, testified) if self.closed else []
        statements = [self._statement(reading, figure, private, bounds, edits) for figure, private in figures]
        assertions = [
            self._assertion(reading, claims[claim.id], claim.id in testified, bounds, edits) for claim in told
        ]
        return statements, assertions

    def _testifies(self, claim: Claim, document: str) -> bool:
        if document in self.confidential:
            return True
        return self.closed and any(self.speaker(voice, document)[1] for voice in claim.chain)

    def hides(self, private: bool, document: str) -> bool:
        """Whether only the content of a testimony is given."""
        return document in self.confidential or (private and self.strict)

    @staticmethod
    def _bounds(reading: Reading, wanted: set[str]) -> list[tuple[int, int]]:
        passages = tuple(passage for passage in reading.passages if passage.id in wanted)
        return [(s.start, s.end) for s in sentences(reading.document.text, passages)]

    def _edits(self, reading: Reading, testified: set[str]) -> list[_Edit]:
        """What must not appear of a report, wherever a sentence of it is quoted."""
        assert self.people is not None
        document, text = reading.document.id, reading.document.text
        edits: list[_Edit] = list(self.people.spans(text, document))
        private = sorted(edits)
        if self.strict:
            for claim in reading.claims:
                if claim.id in testified:
                    edits += [(start, end, "testimony withheld") for start, end in claim.spans]
        for voice in _voices(reading):
            label, hidden = self.speaker(voice, document)
            if hidden and text[voice.start : voice.end] == voice.words and voice.end > voice.start:
                edits.append((voice.start, voice.end, label))
        fine = [m for m in reading.places if m.place is None or _finer(m)]
        for mention in fine:
            if _close(private, mention.start, mention.end):
                within = mention.place.name if mention.place is not None else "a place"
                edits.append((mention.start, mention.end, f"in {within}" if mention.place else within))
        return edits

    def _excerpt(
        self, reading: Reading, start: int, end: int, bounds: list[tuple[int, int]], edits: list[_Edit]
    ) -> tuple[str | None, int, int]:
        text = reading.document.text
        first = next(((s, e) for s, e in bounds if s <= start < e), None)
        if first is None:
            return None, 0, 0
        left, right = _clipped(*first, start, min(end, first[1]), text)
        words, kept = _edited(text, edits, left, right)
        key = (reading.document.id, left, right)
        if key not in self.excerpts:
            shown = ("… " if left > first[0] else "") + words + (" …" if right < first[1] else "")
            self.excerpts[key] = Excerpt(id=f"s{len(self.excerpts) + 1}", document=reading.document.id, text=shown)
        lead = 2 if left > first[0] else 0
        moved = _moved(kept, start, min(end, right))
        return self.excerpts[key].id, *((moved[0] + lead, moved[1] + lead) if moved != (0, 0) else (0, 0))

    def _public_id(self, identity: str, kind: str) -> str:
        if identity not in self.ids:
            self.hidden[kind] += 1
            self.ids[identity] = f"{kind}-{self.hidden[kind]}"
        return self.ids[identity]

    def _statement(
        self,
        reading: Reading,
        figure: Figure,
        private: bool,
        bounds: list[tuple[int, int]],
        edits: list[_Edit],
    ) -> Statement:
        document = reading.document.id
        speaker, _ = self.speaker(figure.voice, document)
        hide = self.hides(private, document)
        excerpt: tuple[str | None, int, int] = (None, 0, 0)
        if hide:
            self.withheld["quotations"] += 1
            self.hidden_speakers[figure.id] = speaker
        else:
            excerpt = self._excerpt(reading, figure.start, figure.end, bounds, edits)
        published = figure
        if self.closed or hide:
            published = replace(
                figure,
                words=self.clean(figure.words, document),
                party=self.perhaps(figure.party, document),
                perpetrator=replace(figure.perpetrator, words=self.clean(figure.perpetrator.words, document))
                if figure.perpetrator
                else None,
                when=replace(figure.when, words=self.clean(figure.when.words, document)) if figure.when else None,
                voice=replace(figure.voice, words=speaker) if figure.voice else None,
            )
        # A testimony loses its report, not the day on which it was printed.
        said = figure.said or (reading.document.published if hide else None)
        published = replace(published, place=self.place_of(figure.place, testimony=hide), said=said)
        if hide:
            published = replace(
                published,
                id=self._public_id(figure.id, "testimony"),
                words="",  # even a few words of a quotation can be searched for
                claim=None,
                document="",
                passage="",
                start=0,
                end=0,
                part_of=None,
                perpetrator=replace(published.perpetrator, start=0, end=0, entity=None)
                if published.perpetrator
                else None,
                voice=self.nobody(speaker, figure.voice.kind, document) if figure.voice else None,
            )
        return Statement(
            figure=published, speaker=speaker, excerpt=excerpt[0], start=excerpt[1], end=excerpt[2], testimony=private
        )

    def nobody(self, label: str, kind: VoiceKind, document: str) -> Voice:
        """A voice of which only the label is told, and its kind unless that was told in confidence."""
        kind = VoiceKind.ANONYMOUS if document in self.confidential else kind
        return Voice(words=label, start=0, end=0, kind=kind)

    def _assertion(
        self,
        reading: Reading,
        claim: Claim,
        private: bool,
        bounds: list[tuple[int, int]],
        edits: list[_Edit],
    ) -> Assertion:
        document = reading.document.id
        speaker, _ = self.speaker(claim.chain[-1] if claim.chain else None, document)
        hide = self.hides(private, document)
        excerpt = None if hide else self._excerpt(reading, claim.start, claim.end, bounds, edits)[0]
        chain = tuple(replace(voice, words=self.speaker(voice, document)[0]) for voice in claim.chain)
        published = replace(
            claim,
            chain=chain,
            roles=tuple(self.filler(filler, document) for filler in claim.roles),
            when=replace(claim.when, words=self.clean(claim.when.words, document)) if claim.when else None,
            place=self.place_of(claim.place, testimony=hide),
        )
        if hide:
            published = replace(
                published,
                id=self._public_id(claim.id, "account"),
                document="",
                passage="",
                start=0,
                end=0,
                spans=(),
                cue=None,
                chain=tuple(self.nobody(voice.words, voice.kind, document) for voice in chain),
            )
        return Assertion(claim=published, speaker=speaker, excerpt=excerpt, testimony=private)

    def filler(self, filler: Filler, document: str | None = None) -> Filler:
        """A role with its names replaced; offsets go, since across reports they say nothing."""
        words = dict.fromkeys(self.clean(words, document) for _, _, words in filler.mentions)
        return replace(filler, mentions=tuple((0, 0, word) for word in words))

    # -- the rest

    def document(
        self, document: Document, statements: Iterable[Statement], assertions: Iterable[Assertion]
    ) -> Document:
        """A report without its text; without link, title and fingerprint where these lead to a protected person."""
        published = replace(document, text="", raw_ref=None)
        if document.id in self.confidential:
            self.withheld["sources"] += 1
            return replace(
                published, source=None, url=None, title=None, sha256="", ref=None, language=None, teller=None, names=()
            )
        if self.people is None:
            return published
        published = replace(published, teller=None, names=())
        made = [s.testimony for s in statements] + [a.testimony for a in assertions]
        secret = self.strict and (self.people.speaks_in(document.id) or (bool(made) and all(made)))
        in_link = any(True for _ in self.people.spans(_spaced(document.url), document.id))
        if document.url is not None and (secret or in_link):
            self.withheld["links"] += 1
        if secret and document.title is not None:
            self.withheld["titles"] += 1
        return replace(
            published,
            url=None if secret or in_link else document.url,
            title=None if secret else self.perhaps(document.title, document.id),
            sha256="" if secret else document.sha256,
            ref=None if any(True for _ in self.people.spans(_spaced(document.ref))) else document.ref,
            source=self.perhaps(document.source, document.id),
        )

    def event(self, event: Event) -> Event:
        place = self.place(event.place)
        mention = (
            PlaceMention(
                id=place.id, document="", start=0, end=0, words=place.name, place=place, score=event.place.score
            )
            if place is not None and event.place is not None
            else None
        )
        return replace(
            event,
            claims=self.each(event.claims),
            figures=self.each(event.figures),
            roles=tuple(self.filler(filler) for filler in event.roles),
            place=mention,
            when=replace(event.when, words=self.clean(event.when.words)) if event.when else None,
        )

    def each(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.ids.get(one, one) for one in ids)

    def echo(self, echo: Echo, actors: frozenset[str]) -> Echo:
        voice = echo.voice
        hidden = self.hidden_speakers.get(echo.origin)
        words, at, document = voice.rpartition("@")
        if document == CONFIDENTIAL:
            voice = f"{CONFIDED} ({self.ids.get(echo.origin, echo.origin)})"
        elif self.closed and voice not in actors:
            if hidden is not None:
                voice = f"{hidden} ({self.ids.get(echo.origin, '')})"
            elif at:
                voice = f"{self.clean(words, document)}@{document}"
            else:
                voice = self.clean(voice)
        return replace(
            echo,
            id=f"echo-{self.ids[echo.origin]}" if echo.origin in self.ids else echo.id,
            origin=self.ids.get(echo.origin, echo.origin),
            voice=voice,
            members=tuple(
                replace(
                    member,
                    id=self.ids.get(member.id, member.id),
                    document="" if member.id in self.ids else member.document,
                    difference=self.clean(member.difference),
                )
                for member in echo.members
            ),
        )

    def weighed(self, weighed: Weighed) -> Weighed:
        return replace(weighed, figure=self.ids.get(weighed.figure, weighed.figure), reason=self.clean(weighed.reason))

    def toll(self, toll: Toll) -> Toll:
        return replace(
            toll,
            used=tuple(map(self.weighed, toll.used)),
            set_aside=tuple(map(self.weighed, toll.set_aside)),
            party=self.perhaps(toll.party),
            perpetrator=self.perhaps(toll.perpetrator),
        )

    def actor(self, actor: Actor) -> Actor:
        if not self.closed or actor.kind not in _MAY_BE_PRIVATE:
            return actor
        return replace(actor, name=self.clean(actor.name), aliases=())

    def review(self, review: Review, reviewers: Mapping[str, str]) -> Review:
        hidden = review.subject in self.ids
        if review.document in self.confidential:
            return replace(
                review,
                subject=self.ids.get(review.subject, "withheld"),
                seen="",
                reviewer=reviewers[review.reviewer] if self.closed else review.reviewer,
                change=(),
                note="",
                document=None,
                start=None,
                end=None,
            )
        if not self.closed:
            return replace(
                review,
                subject="|".join(self.ids.get(part, part) for part in review.subject.split("|")),
                note=self.note(review.note),
            )
        return replace(
            review,
            subject="|".join(self.ids.get(part, part) for part in review.subject.split("|")),
            reviewer=reviewers[review.reviewer],
            note=self.note(review.note),
            change=tuple((name, self.clean(value)) for name, value in review.change),
            document=None if hidden else review.document,
            start=None if hidden else review.start,
            end=None if hidden else review.end,
        )

    def rejoined(self, statement: Statement) -> Statement:
        figure = statement.figure
        part_of, claim = self.ids.get(figure.part_of or ""), self.ids.get(figure.claim or "")
        if part_of is None and claim is None:
            return statement
        return replace(
            statement, figure=replace(figure, part_of=part_of or figure.part_of, claim=claim or figure.claim)
        )

    def publication(self) -> Publication:
        dossier = self.dossier
        statements: list[Statement] = []
        assertions: list[Assertion] = []
        documents: list[Document] = []
        for mention in self.mentions.values():  # towns give a map its bearings, whoever named them
            if mention.place is not None and mention.place.precision == 1:
                self.place(mention)
        for reading in dossier.readings:
            said, told = self.report(reading)
            statements += said
            assertions += told
            documents.append(self.document(reading.document, said, told))
        events = tuple(self.event(event) for event in dossier.events)
        if self.people is not None:
            self.withheld["names"] = len(self.people)
        reviewers: dict[str, str] = {}
        for review in dossier.reviews:
            reviewers.setdefault(review.reviewer, f"reviewer {len(reviewers) + 1}")
        actors = frozenset(actor.id for actor in dossier.actors)
        return Publication(
            id=dossier.id,
            title=self.note(dossier.title),
            case=self.perhaps(dossier.case),
            as_of=dossier.as_of,
            known_at=dossier.known_at,
            digest=dossier.digest,
            level=self.level,
            documents=tuple(documents),
            excerpts=tuple(self.excerpts.values()),
            statements=tuple(self.rejoined(statement) for statement in statements),
            assertions=tuple(
                replace(told, claim=replace(told.claim, figures=self.each(told.claim.figures))) for told in assertions
            ),
            places=tuple(sorted(self.places.values(), key=lambda place: place.id)),
            actors=tuple(self.actor(actor) for actor in dossier.actors),
            events=events,
            echoes=tuple(self.echo(echo, actors) for echo in dossier.echoes),
            tolls=tuple(self.toll(toll) for toll in dossier.tolls),
            grades=tuple(
                replace(grade, reasons=tuple(self.clean(reason) for reason in grade.reasons))
                for grade in dossier.grades
            ),
            pairs=tuple(
                replace(
                    pair,
                    a=self.ids.get(pair.a, pair.a),
                    b=self.ids.get(pair.b, pair.b),
                    reasons=tuple(self.clean(reason) for reason in pair.reasons),
                )
                for pair in dossier.pairs
            ),
            reviews=tuple(self.review(review, reviewers) for review in dossier.reviews),
            settings=tuple((key, self.clean(value)) for key, value in dossier.settings),
            withheld=tuple(sorted((kind, count) for kind, count in self.withheld.items() if count)),
        )


def _spaced(link: str | None) -> str:
    """A link or file name as words, so that a name in it is found."""
    return re.sub(r"[\W_]+", " ", link or "")


def _widely_known(place: Place) -> bool:
    """Whether a name stands in the world's gazetteer: then it names no private person, whoever else bears it.

    A name from a record's own layer, or from the report alone, may be "the house of" somebody.
    """
    return (place.gazetteer or "").startswith("geonames:")


def _finer(mention: PlaceMention) -> bool:
    """Whether the words name something inside the place that they were resolved to."""
    place = mention.place
    return place is not None and place.precision == 2 and mention.words.casefold() != place.name.casefold()


def _close(names: list[_Edit], start: int, end: int) -> bool:
    """Whether a private name stands within a sentence's reach of a place."""
    return any(first - 200 <= start and end <= last + 200 for first, last, _ in names)


def protect(
    dossier: Dossier, level: Protection = Protection.STRICT, *, name_the_dead: bool | None = None
) -> Publication:
    """What may leave the record of a dossier, at a level. Every export is made from this and from nothing else.

    ``name_the_dead`` is the record's policy: some recorders exist to name them. The living stay protected. None is what
    the record's own setting says.
    """
    if name_the_dead is None:
        name_the_dead = dict(dossier.settings).get(NAME_THE_DEAD) == "yes"
    return _Writer(dossier, level, name_the_dead=name_the_dead).publication()
