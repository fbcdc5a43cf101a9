"""The values that flow through Corroborate: frozen, keyword-only, with behaviour only as invariants.

Three conventions hold everywhere:

* offsets are half-open code-point indexes into ``Document.text``, so ``text[start:end] == words``;
* ``None`` is not zero: an absent bound is unknown, an explicit "no one was killed" is 0;
* ``low <= best <= high`` among those that are present.

Sequences are tuples, so that every value can be hashed, compared and stored as canonical JSON (codec.py).
The rules of the field that the names come from: docs/method.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corroborate.errors import InvalidValue

# ------------------------------------------------------------------ vocabularies


class Measure(StrEnum):
    """The kind of harm that a figure counts (docs/method.md, section 1)."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"  # one number that mixes killed and injured: deaths stay unknown


class Group(StrEnum):
    """Whom a figure counts, following the counted noun."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What one of the count is. Families and households are never exported as persons."""

    PERSONS = "persons"
    FAMILIES = "families"
    HOUSEHOLDS = "households"


class Certainty(StrEnum):
    """How surely the voice itself says it: the words' certainty, never the software's opinion."""

    ASSERTED = "asserted"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"


class Polarity(StrEnum):
    """A denial is a claim of negative polarity about the same event."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Scope(StrEnum):
    """Whether a figure counts one incident or a longer time or several places."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


class Confidence(StrEnum):
    """How surely the words name a perpetrator."""

    FACT = "fact"
    CLAIMED = "claimed"  # claimed or admitted by the perpetrator
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    POSSIBLE = "possible"


class VoiceKind(StrEnum):
    """What kind of voice speaks (docs/method.md, section 3)."""

    OUTLET = "outlet"
    AGENCY = "agency"
    MONITOR = "monitor"
    NGO = "ngo"
    UN = "un"
    INQUIRY = "inquiry"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    HEALTH_AUTHORITY = "health_authority"
    HOSPITAL = "hospital"
    LOCAL_OFFICIAL = "local_official"
    WITNESS = "witness"
    VICTIM = "victim"
    RELATIVE = "relative"
    ACTIVIST = "activist"
    SOCIAL_MEDIA = "social_media"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class PassageKind(StrEnum):
    """What a stretch of a report is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    NARRATION = "narration"
    QUOTE = "quote"
    CAPTION = "caption"
    FURNITURE = "furniture"  # links to other stories and lists of videos, of which nothing is read


class EntityKind(StrEnum):
    """What a named or described thing is."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"
    NATIONALITY = "nationality"
    WEAPON = "weapon"
    TIME = "time"
    OBJECT = "object"


class RoleKind(StrEnum):
    """What the filler of a role is, as ``read --jsonl`` prints it."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    GROUP = "group"
    OBJECT = "object"


class Role(StrEnum):
    """The part that an entity plays in an event."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM = "victim"
    WEAPON = "weapon"


class Level(StrEnum):
    """Grades after Airwars (docs/method.md, section 7), the strongest last."""

    DISCOUNTED = "discounted"
    CONTESTED = "contested"
    WEAK = "weak"
    FAIR = "fair"
    CONFIRMED = "confirmed"


class Verdict(StrEnum):
    """What a person decided about a figure, a claim, a pair or a grade.

    ``ADD`` states a figure that was not read; ``UNDO`` takes back the decision whose id is its subject.
    """

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ADD = "add"
    UNDO = "undo"


# ------------------------------------------------------------------ invariants


def _span(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise InvalidValue(f"a span must have 0 <= start <= end, not {start}:{end}")


def _interval(low: int | None, best: int | None, high: int | None) -> None:
    present = [n for n in (low, best, high) if n is not None]
    if any(n < 0 for n in present) or any(a > b for a, b in pairwise(present)):
        raise InvalidValue(f"counts must be 0 <= low <= best <= high where present, not {low}/{best}/{high}")


def _score(score: float) -> None:
    if not 0.0 <= score <= 1.0:
        raise InvalidValue(f"a score lies in [0, 1], not {score}")


# ------------------------------------------------------------------ reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who printed a report: an outlet, an agency, a body. ``parent`` is the id of its owner or host."""

    id: str
    name: str
    kind: VoiceKind = VoiceKind.OUTLET
    country: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read: the cleaned text that every offset counts in.

    ``id`` hashes the original bytes and the cleaner's version, so a re-cleaning is a new document that
    ``supersedes`` the old.  ``ref`` is the user's own id in a documents file; ``source`` is the printed
    name of the outlet; ``published`` is a day in the outlet's own calendar, None when unknown;
    ``sha256`` is that of the original bytes; ``raw_ref`` names the original in the store.

    What was entered by hand says who told it (``teller``; the span is empty, since the words need not be in the text)
    and whether that is ``confidential``: then nothing that leaves the record leads to the voice. ``names`` are people
    whom it was entered for; they are private people. These three are written only where they say something, so that
    other documents keep their digest.
    """

    id: str
    text: str
    sha256: str
    cleaned_by: str
    ref: str | None = None
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    title: str | None = None
    raw_ref: str | None = None
    supersedes: str | None = None
    teller: Voice | None = None
    confidential: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document of one kind. Passages of a document are disjoint and in order."""

    id: str
    document: str
    start: int
    end: int
    kind: PassageKind

    def __post_init__(self) -> None:
        _span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names or describes one thing; ``passage`` is the id of the one that holds it."""

    id: str
    passage: str
    start: int
    end: int
    kind: EntityKind
    text: str
    score: float
    made_by: str

    def __post_init__(self) -> None:
        _span(self.start, self.end)
        _score(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Mentions of one document that are one thing; ``mentions`` are spans, in order."""

    id: str
    document: str
    name: str
    kind: EntityKind
    mentions: tuple[tuple[int, int], ...]


# ------------------------------------------------------------------ who, where, when


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who a voice or a party is across documents, from the voice directory or the party register.

    ``parent`` is the id of the body it belongs to; ``country`` is ISO 3166-1 alpha-2; ``generic`` marks
    voices such as "residents" that are never the same voice across outlets.
    """

    id: str
    name: str
    kind: VoiceKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link in a chain of who told whom, as the text words it. ``actor`` is an Actor id once resolved."""

    words: str
    start: int
    end: int
    kind: VoiceKind
    entity: str | None = None
    actor: str | None = None

    def __post_init__(self) -> None:
        _span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days with its precision: 1 exact day, 2 range of 2–6 days, 3 week, 4 month, 5 year.

    ``start`` and ``end`` are inclusive days, None where the words leave that side open ("since March 6"
    read without a publication date). Precision follows GED ``date_prec``.
    """

    start: dt.date | None
    end: dt.date | None
    precision: int
    words: str

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise InvalidValue(f"a time must start before it ends, not {self.start} to {self.end}")
        if not 1 <= self.precision <= 5:
            raise InvalidValue(f"date precision is 1 to 5, not {self.precision}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression in a text and the interval it means (None: no anchor, so not guessed).

    ``dateline`` marks the report's own date line; ``said`` marks a time that dates the saying
    ("told reporters on Monday"), not the happening.
    """

    start: int
    end: int
    words: str
    when: When | None
    dateline: bool = False
    said: bool = False

    def __post_init__(self) -> None:
        _span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a gazetteer, or words that none holds with the place that contains them.

    ``precision`` is GED ``where_prec``: 1 exact, 2 within about 25 km, 3 second-order division,
    4 first-order division, 5 larger or vague area, 6 country, 7 international water or air.
    ``lat`` and ``lon`` are WGS 84 degrees; ``gazetteer`` is the id there (``geonames:170654``).
    ``alternatives`` are (gazetteer id, name, lat, lon, score) of other readings, the best first.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: int
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    gazetteer: str | None = None
    alternatives: tuple[tuple[str, str, float, float, float], ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.precision <= 7:
            raise InvalidValue(f"place precision is 1 to 7, not {self.precision}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row that a gazetteer holds for a looked-up name.

    ``feature`` is GeoNames' class and code ("P.PPL", "A.ADM1", "A.PCLI"); ``population`` 0 if unknown;
    ``name_matched`` is the stored name or alias that matched.
    """

    gazetteer: str
    name: str
    name_matched: str
    lat: float
    lon: float
    feature: str
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    layer: str


# A place that is only named within another name or word ("the Dublin Historical Society", "US-backed"): nothing is
# said to have happened there.
NAMED_ONLY = 0.25

# The flag of a figure that counts the crimes of a place and year: no event, and no part of one.
STATISTIC = "statistic"
# What befalls a body: people killed, wounded, or hit without a word of which.
BODILY = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
# The flag of a number of people hit, of whom the same report tells how many died.
DEAD_AMONG = "dead_among"
# The flag of people told of beside others before them: "a woman was also killed", "a third victim".
BESIDES = "besides"
# The flag of people told to have been shot or struck, not wounded: some of them may be dead.
HIT = "hit"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named at a span of a report. ``place`` is None while no gazetteer has been asked or none holds it.

    ``score`` in [0, 1] says how surely the text tells of a place where things happen; ``NAMED_ONLY`` is the least.
    """

    id: str
    document: str
    start: int
    end: int
    words: str
    place: Place | None
    score: float

    def __post_init__(self) -> None:
        _span(self.start, self.end)
        _score(self.score)


# ------------------------------------------------------------------ what is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """Who is said to have done it, with the confidence of the words."""

    words: str
    start: int
    end: int
    confidence: Confidence
    entity: str | None = None
    actor: str | None = None

    def __post_init__(self) -> None:
        _span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One statement, in one passage, of how many people suffered one kind of harm (docs/method.md, section 1).

    Counts are in ``unit``. ``flags`` are sorted words: approximate, open_above, open_below, range, vague,
    floor, not_verified, contested_status, statistic, dead_among, besides, hit. ``part_of`` is the id of the figure
    that includes this one; ``place`` the id of a PlaceMention; ``claim`` the id of the claim that says it; ``said`` the
    day on which the voice said it, None when nothing tells. ``id`` is an anchor (codec.anchor): where it stands,
    never what it says.
    """

    id: str
    document: str
    passage: str
    words: str
    start: int
    end: int
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    group: Group
    made_by: str
    subgroup: str | None = None
    unit: Unit = Unit.PERSONS
    party: str | None = None
    perpetrator: Perpetrator | None = None
    flags: tuple[str, ...] = ()
    scope: Scope = Scope.INCIDENT
    part_of: str | None = None
    place: str | None = None
    when: When | None = None
    said: dt.date | None = None
    voice: Voice | None = None
    certainty: Certainty = Certainty.ASSERTED
    claim: str | None = None
    score: float = 1.0

    def __post_init__(self) -> None:
        _span(self.start, self.end)
        _interval(self.low, self.best, self.high)
        _score(self.score)
        if self.low is None and self.best is None and self.high is None:
            raise InvalidValue(f"a figure needs at least one bound: {self.words!r}")
        if tuple(sorted(set(self.flags))) != self.flags:
            raise InvalidValue(f"flags are sorted and unique, not {self.flags}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: "said", "according to"."""

    words: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text laid in somebody's mouth, before claims are made of it.

    ``chain`` is outermost first: ("Reuters", "residents"); its last link is the origin. ``spans`` are the
    pieces of the content, in order. ``cue`` is None where an account carries over without one.
    ``stance`` is the cue's lemma class (said, confirmed, claimed, denied, documented, estimated ...).
    ``score`` is how surely a tagger saw it; None where the rules found it.
    """

    chain: tuple[Voice, ...]
    cue: Cue | None
    spans: tuple[tuple[int, int], ...]
    stance: str
    certainty: Certainty
    polarity: Polarity
    carried: bool = False
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An entity in a role of an event, with the mentions that put it there.

    ``mentions`` are (start, end, words). ``confidence`` is how surely the words put it there.
    """

    role: Role
    entity: str
    mentions: tuple[tuple[int, int, str], ...]
    kind: RoleKind
    confidence: Confidence = Confidence.FACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion with its chain of voices, outermost first; plain narration has an empty chain.

    ``start``:``end`` is the hull of ``spans``. ``kind`` is the event's kind (an ACLED sub-type) or None
    where the claim tells of no event. ``figures`` are Figure ids, ``place`` a PlaceMention id.
    """

    id: str
    document: str
    passage: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    chain: tuple[Voice, ...]
    cue: Cue | None
    certainty: Certainty
    polarity: Polarity
    kind: str | None
    roles: tuple[Filler, ...]
    place: str | None
    when: When | None
    figures: tuple[str, ...]
    score: float
    made_by: str
    stance: str | None = None
    said: dt.date | None = None
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _span(self.start, self.end)
        _score(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a sentence says, as a direction: ``vector`` holds signed bytes, of length 127 together.

    Sentences that say the same lie close together (their cosine is near 1), in whatever words.
    """

    start: int
    end: int
    vector: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read out of one document: the unit of caching and of ``read --jsonl``.

    ``meanings`` are those of sentences that hold a figure, where a tagger saw them.
    """

    document: Document
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    made_by: str
    meanings: tuple[Meaning, ...] = ()


# ------------------------------------------------------------------ what a tagger saw

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTag:
    """Words that count people harmed. Scores lie in [0, 1]; ``score`` is that they are a figure of this measure.

    ``groups`` are the scores of civilian, combatant, unknown; ``certainties`` of asserted, unconfirmed, denied;
    ``cumulative`` and ``part`` that it is a running total, and part of another figure. ``voice`` are the words
    that say it with ``voice_score``; None for the outlet's own voice. ``place`` are the words of where they were
    harmed, ``agent`` those of who is said to have done it, each with its score; None where none is named near.
    """

    start: int
    end: int
    measure: Measure
    groups: tuple[float, float, float]
    certainties: tuple[float, float, float]
    cumulative: float
    part: float
    voice: Span | None
    voice_score: float
    score: float
    place: Span | None = None
    place_score: float = 0.0
    agent: Span | None = None
    agent_score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionTag:
    """A cue ("said") with the words of its source, if any, and the pieces of what is said."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanTag:
    """Words with a label: a mention's kind, or the kind of violence that a stretch tells of."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTag:
    """Words that fill a role (PerpInd, PerpOrg, Target, Victim, Weapon), and how likely the event that they are in is
    of each of MUC-4's six kinds, in the order attack, kidnapping, bombing, arson, robbery, forced work stoppage.
    """

    start: int
    end: int
    label: str
    score: float
    kinds: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTag:
    """A word that tells of an act, and the words of where it happened."""

    start: int
    end: int
    place: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """All that a tagger saw in one text; ``made_by`` names the tagger and its digest.

    ``kinds`` label stretches of the text (windows) with the kinds of violence told there; ``meanings`` are those of
    sentences in which a figure was seen.
    """

    document: str
    made_by: str
    figures: tuple[FigureTag, ...] = ()
    attributions: tuple[AttributionTag, ...] = ()
    roles: tuple[RoleTag, ...] = ()
    places: tuple[PlaceTag, ...] = ()
    mentions: tuple[SpanTag, ...] = ()
    kinds: tuple[SpanTag, ...] = ()
    meanings: tuple[Meaning, ...] = ()


# ------------------------------------------------------------------ what is weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side in the events of a record: who belongs to it, from when to when (None: open).

    ``members`` are Actor ids or names; ``allies`` are Party ids.
    """

    id: str
    name: str
    members: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act or run of acts at a place and time; an episode is an event with parts.

    ``id`` is by content (the anchors of its claims), ``public_id`` issued once. ``kind`` is an ACLED
    sub-type. ``place`` is the mention that places it best. ``part_of`` is the id of the wider event.
    ``documents`` are the reports that tell of it.
    """

    id: str
    kind: str
    when: When | None
    place: PlaceMention | None
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    documents: tuple[str, ...]
    roles: tuple[Filler, ...] = ()
    actors: tuple[str, ...] = ()
    part_of: str | None = None
    public_id: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A figure or passage in an echo group and how it differs from the origin.

    ``difference`` is "" for none, else words such as "dropped: group", "changed: 12 to 21".
    ``rule`` says why it is there: near_copy, paraphrase or same_origin (docs/method.md, section 5).
    """

    id: str
    document: str
    rule: str
    difference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """One voice heard several times. ``origin`` is the id of the figure that speaks for the group.

    ``voice`` is the key of that voice (an Actor id, or "words@document" for a generic one).
    """

    id: str
    origin: str
    voice: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that may be one, put to a person when ``verdict`` is unsure. Score in [0, 1]."""

    a: str
    b: str
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a toll did with one figure, by which rule, and why, in words."""

    figure: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The figures of one event, measure and group, reconciled (docs/method.md, section 6). Counts are persons.

    ``group`` None is all persons; ``perpetrator`` None is whoever did it; ``subgroup`` None is all of the
    group; ``party`` (combatants only) is the side that the dead belonged to, None for all sides.
    ``reports`` counts documents, ``voices`` independent voices. ``flags`` are sorted words: approximate,
    biased_source, contradiction, disputed, floor, not_verified, parts_exceed, review, unconfirmed; for a
    ``perpetrator`` that is not named as a fact, the surest confidence of the words: claimed, accused, suspected,
    possible.
    ``unverified_high`` is a maximum that R14 set aside.
    """

    event: str
    measure: Measure
    group: Group | None
    low: int | None
    best: int | None
    high: int | None
    used: tuple[Weighed, ...]
    set_aside: tuple[Weighed, ...]
    rules: tuple[str, ...]
    flags: tuple[str, ...]
    reports: int
    voices: int
    subgroup: str | None = None
    party: str | None = None
    perpetrator: str | None = None
    unverified_high: int | None = None

    def __post_init__(self) -> None:
        _interval(self.low, self.best, self.high)

    @property
    def subject(self) -> str:
        """What its grade is a grade of: "evt-1/killed/civilian", "evt-1/killed/all", "…/combatant/government"."""
        group = self.group.value if self.group is not None else "all"
        by = f"by {self.perpetrator}" if self.perpetrator else None
        return "/".join((self.event, self.measure.value, group, *(p for p in (self.party, self.subgroup, by) if p)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How well an event, or a toll of it, is corroborated; ``reasons`` in words.

    ``subject`` is an event id, or a toll's ``subject``. ``voices`` is the number of
    independent voices.
    """

    subject: str
    level: Level
    voices: int
    reasons: tuple[str, ...]


# ------------------------------------------------------------------ what people decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's decision. ``subject`` is an anchor (a figure, claim, event or "a|b" pair id); ``seen`` the
    digest of what the reviewer saw; ``change`` the amended fields as (name, JSON value) pairs.

    ``document``, ``start``, ``end`` and ``kind`` repeat the anchor's own parts, so that a decision can
    re-attach by overlap after a re-reading.
    """

    id: str
    subject: str
    seen: str
    verdict: Verdict
    reviewer: str
    at: dt.datetime
    change: tuple[tuple[str, str], ...] = ()
    note: str = ""
    document: str | None = None
    start: int | None = None
    end: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case, or the whole record, as of a moment: everything that a page, an export or a PDF shows.

    ``as_of`` is the day up to which statements count as published; ``known_at`` the moment up to which
    the record's own facts count. ``digest`` covers all that it holds but not the clock that made it.
    """

    id: str
    title: str
    case: str | None
    as_of: dt.date | None
    known_at: dt.datetime | None
    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    echoes: tuple[Echo, ...]
    tolls: tuple[Toll, ...]
    grades: tuple[Grade, ...]
    pairs: tuple[Pair, ...]
    reviews: tuple[Review, ...]
    settings: tuple[tuple[str, str], ...]
    digest: str
