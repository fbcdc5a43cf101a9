"""Acts of what a tagger saw: who did what to whom, its events told apart by kind and by the paragraphs that name those
who were harmed.

The tagger says which words fill a role and of which of MUC-4's kinds their event is (values.RoleTag).  Words that mean
one thing become one filler (sameness.py), fillers of one kind of event one act; the words of acts that the rules find
(roles.py) keep their kind and place, without the fillers that the rules guess.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corroborate.read import sameness
from corroborate.read.acts import ABDUCTION, ATTACK, EXPLOSIVE, LOOTING, MUC
from corroborate.read.blame import said_of
from corroborate.read.roles import Act
from corroborate.text.tokens import Sentence
from corroborate.values import Confidence, Document, Filler, Mention, Role, RoleKind, RoleTag, Tags

KINDS = ("attack", "kidnapping", "bombing", "arson", "robbery", "forced work stoppage")
_ACLED = {"attack": ATTACK, "kidnapping": ABDUCTION, "bombing": EXPLOSIVE, "arson": LOOTING, "robbery": LOOTING}
_ROLES = {
    "PerpInd": (Role.PERPETRATOR, RoleKind.INDIVIDUAL),
    "PerpOrg": (Role.PERPETRATOR, RoleKind.ORGANISATION),
    "Target": (Role.TARGET, RoleKind.OBJECT),
    "Victim": (Role.VICTIM, RoleKind.INDIVIDUAL),
    "Weapon": (Role.WEAPON, RoleKind.OBJECT),
}
# No name or description of a participant begins or ends with them: a tagger that pointed at them pointed too far.
_FIRST_NEVER = frozenset("the a an and or of in at to by with from on".split())
# Not in capitals: "IS" can be a name, and so can the "A" of a company.
_LAST_NEVER = _FIRST_NEVER | frozenset("for that who is are was were as".split())
_POSSESSIVE = ("'s", "\u2019s")

# From which score on some words fill a role, and from which on their event is also of a second kind.
# Chosen on muc4/dev (docs/reader.md).
SURE = 0.85
_ALSO = 0.5
_LEAST = 1.0  # fillers, weighted by how likely each is of the kind
_SHORT = 3  # letters
_BRACKET = 3  # characters between a name and what stands in brackets after it, at most
_HARMED = frozenset({"Victim", "Target"})
# Words of which a report has several for one thing: whom it does not name but calls gunmen, then attackers; what blew
# up.
_DESCRIBED = {
    "PerpInd": frozenset(
        """guerrilla guerrillas rebel rebels terrorist terrorists insurgent insurgents militant militants extremist
        extremists subversives gunman gunmen men individuals subjects persons people youths bandits raiders criminals
        attacker attackers assailant assailants killer killers murderer murderers assassin assassins hitmen snipers
        kidnapper kidnappers abductors captors perpetrator perpetrators""".split()
    ),
    "Weapon": frozenset("bomb bombs explosive explosives dynamite charge charges device devices".split()),
}
_PARTS = frozenset({"of", "with", "from"})  # what follows them is not what a description is about
_INDENT = 4  # blanks
# Of several words on who did it, the first of these stands.
_DOUBTS = (Confidence.CLAIMED, Confidence.ACCUSED, Confidence.SUSPECTED, Confidence.POSSIBLE)
_BARE = 0.3  # how sure an act without participants is, as in roles.py


@dataclass(slots=True)
class _Filler:
    """One thing in one role: its mentions and what was seen of them."""

    label: str
    entity: str
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    tags: list[RoleTag] = field(default_factory=list)

    def score(self) -> float:
        """How surely at least one of its mentions is right."""
        return 1 - math.prod(1 - tag.score for tag in self.tags)

    def kinds(self) -> tuple[float, ...]:
        """How likely each kind is, by its surest mentions."""
        return tuple(max(tag.kinds[k] for tag in self.tags) for k in range(len(KINDS)))


def acts_from_tags(
    tags: Tags,
    document: Document,
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    known: Sequence[Act],
    *,
    sure: float = SURE,
) -> tuple[Act, ...]:
    """The acts of a document, in order: for each kind of event whose participants the tagger saw, one an incident.

    A text of which no stretch tells of violence has no participants of it. ``known`` are the acts that the rules found;
    they stay, without roles. A filler's ``entity`` is the id that entities() gives its first mention. Never raises for
    any text that the tags belong to.
    """
    held = [t for t in tags.roles if t.label in _ROLES] if tags.kinds else []
    spans = {(t.start, t.end): _trimmed(document.text, t) for t in held}
    held = [t for t in held if spans[t.start, t.end][0] < spans[t.start, t.end][1]]
    ids = sameness.clusters(document, names, sorted({spans[t.start, t.end] for t in held})).ids
    fillers: dict[tuple[str, str], _Filler] = {}
    for tag in held:
        start, end = spans[tag.start, tag.end]
        entity = ids[start, end]
        made = fillers.setdefault((tag.label, entity), _Filler(tag.label, entity))
        made.mentions.append((start, end, document.text[start:end]))
        made.tags.append(tag)
    likely = [f for f in _together(fillers.values(), document.text) if f.score() >= sure]
    plain = [replace(act, roles=(), score=min(act.score, _BARE)) for act in known]
    paragraphs = _paragraphs(sentences, document.text)
    told = [
        _act(kind, row, sentences, known, alone=len(rows) == 1)
        for kind, of_kind in _by_kind(likely).items()
        if kind in _ACLED and sentences
        for rows in (_incidents(of_kind, paragraphs),)
        for row in map(_described, rows)
    ]
    return tuple(sorted((*plain, *told), key=lambda act: (act.start, act.end, act.kind)))


def _trimmed(text: str, tag: RoleTag) -> tuple[int, int]:
    """The span without marks and small words at its edges and a possessive after; empty where nothing is left."""
    start, end = tag.start, tag.end
    while True:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if text[start:end].endswith(_POSSESSIVE):
            end -= 2
        words = text[start:end].split()
        if not words:
            return start, start
        if words[-1].casefold() in _LAST_NEVER and not words[-1].isupper():
            end -= len(words[-1])
        elif words[0].casefold() in _FIRST_NEVER:
            start += len(words[0])
        else:
            return start, end


def _together(fillers: Iterable[_Filler], text: str) -> list[_Filler]:
    """Fillers of one role that share a name's last word, or whose words hold the other's, are one: within an event's
    participants a report rarely names two of one surname.  So are a name and what stands in brackets after it: the
    letters of a short name need not follow the words of a translated one.
    """
    out: list[_Filler] = []
    for filler in sorted(fillers, key=lambda f: (-max(len(w) for *_, w in f.mentions), min(f.mentions))):
        names = [_words(words) for *_, words in filler.mentions]
        for known in out:
            if known.label != filler.label:
                continue
            others = [_words(words) for *_, words in known.mentions]
            if any(name in other or _surname(name) == _surname(other) for name in names for other in others) or (
                _glossed(known, filler, text) or _glossed(filler, known, text)
            ):
                known.mentions += filler.mentions
                known.tags += filler.tags
                break
        else:
            out.append(filler)
    return out


def _glossed(long: _Filler, short: _Filler, text: str) -> bool:
    """Whether a mention of ``short`` opens the bracket that follows a mention of ``long``."""
    return any(
        end < start <= end + _BRACKET and text[end:start].strip() == "("
        for _, end, _ in long.mentions
        for start, *_ in short.mentions
    )


def _words(words: str) -> str:
    return " ".join(words.casefold().split())


def _surname(words: str) -> str:
    """The last word where it is long enough to tell people apart, else all."""
    last = words.split()[-1]
    return last if len(last) > _SHORT else words


def _by_kind(fillers: Sequence[_Filler]) -> Mapping[str, list[_Filler]]:
    """The fillers by the kind of event that they are in; one that is likely in two is in both.

    A kind that no filler is sure of is none of its own: its fillers join the surest.
    """
    out: dict[str, list[_Filler]] = {}
    weights = dict.fromkeys(KINDS, 0.0)
    for filler in fillers:
        scores = filler.kinds()
        best = max(range(len(KINDS)), key=lambda k: scores[k])
        for k, kind in enumerate(KINDS):
            if k == best or scores[k] >= _ALSO:
                out.setdefault(kind, []).append(filler)
                weights[kind] += scores[k]
    if not out:
        return out
    main = max(out, key=lambda kind: (weights[kind], -KINDS.index(kind)))
    for kind in [k for k in out if k != main and weights[k] < _LEAST]:
        out[main] += [f for f in out.pop(kind) if f not in out[main]]
    return out


def _paragraphs(sentences: Sequence[Sentence], text: str) -> list[int]:
    """Where paragraphs begin: passages, and lines or indents within one, as in texts that lost their line ends."""
    out: list[int] = []
    before: Sentence | None = None
    for sentence in sentences:
        gap = text[before.end : sentence.start] if before is not None else ""
        if before is None or before.passage.id != sentence.passage.id or "\n" in gap or len(gap) >= _INDENT:
            out.append(sentence.start)
        before = sentence
    return out


def _incidents(row: Sequence[_Filler], paragraphs: Sequence[int]) -> list[list[_Filler]]:
    """The participants of one kind of event by its incidents: those harmed whom no paragraph names together are of two.

    Who did it and with what goes with the harmed of its paragraphs; with all where it shares none.
    """

    def told_in(filler: _Filler) -> set[int]:
        return {bisect_right(paragraphs, start) for start, *_ in filler.mentions}

    groups: list[tuple[list[_Filler], set[int]]] = []
    for filler in row:
        if filler.label not in _HARMED:
            continue
        joined, where = [filler], told_in(filler)
        for group in [g for g in groups if g[1] & where]:
            joined, where = group[0] + joined, group[1] | where
            groups.remove(group)
        groups.append((joined, where))
    if len(groups) < 2:
        return [list(row)]
    out: list[list[_Filler]] = [[] for _ in groups]
    for filler in row:
        where = told_in(filler)
        if filler.label in _HARMED:
            at = [n for n, (harmed, _) in enumerate(groups) if any(f is filler for f in harmed)]
        else:
            at = [n for n, (_, told) in enumerate(groups) if told & where] or list(range(len(groups)))
        for n in at:
            out[n].append(filler)
    return out


def _described(row: Sequence[_Filler]) -> list[_Filler]:
    """The participants of one act, those of one role once whom it only describes in words of one family: "the gunmen"
    and "two attackers" who shot one man are one party.  A name, and a word of another family, is another.
    """
    out: list[_Filler] = []
    held: dict[str, int] = {}
    for filler in row:
        words = _DESCRIBED.get(filler.label, frozenset())
        if not all(_head(told) in words for *_, told in filler.mentions):
            out.append(filler)
        elif filler.label not in held:
            held[filler.label] = len(out)
            out.append(filler)
        else:
            at = held[filler.label]
            one, two = sorted((out[at], filler), key=lambda f: min(f.mentions))
            # Made anew: a filler may be in several acts, and is only here the same as the other.
            out[at] = _Filler(one.label, one.entity, one.mentions + two.mentions, one.tags + two.tags)
    return out


def _head(words: str) -> str:
    """The word that says what a description is of: "gunmen" in "two gunmen of the coast"."""
    told = _words(words).split()
    last = next((n for n, word in enumerate(told) if n and word in _PARTS), len(told))
    return told[last - 1]


def _act(kind: str, row: Sequence[_Filler], sentences: Sequence[Sentence], known: Sequence[Act], *, alone: bool) -> Act:
    """An act told where its first participant is named, of the finer kind that the rules read nearby; of several of
    its kind, where the first whom it harmed is named, since who did it may be in all of them.
    """
    starts = [s.start for s in sentences]
    first = [filler for filler in row if alone or filler.label in _HARMED]
    start, end, _ = min(m for filler in first for m in filler.mentions)
    near = [act for act in known if MUC.get(act.kind) == kind]
    finer = min(near, key=lambda act: (abs(act.start - start), act.start), default=None)
    return Act(
        start=start,
        end=end,
        sentence=max(bisect_right(starts, start) - 1, 0),
        kind=finer.kind if finer is not None else _ACLED[kind],
        roles=tuple(
            Filler(
                role=_ROLES[filler.label][0],
                entity=filler.entity,
                mentions=tuple(sorted(set(filler.mentions))),
                kind=_ROLES[filler.label][1],
                confidence=_confidence(filler, sentences, starts),
            )
            for filler in row
        ),
        score=max(filler.score() for filler in row),
        detail=kind,
    )


def _confidence(filler: _Filler, sentences: Sequence[Sentence], starts: Sequence[int]) -> Confidence:
    """How surely the report says that a perpetrator did it: a doubt told once is the report's, since other mentions
    often go without it ("suspected rebels", then "the rebels").
    """
    if _ROLES[filler.label][0] is not Role.PERPETRATOR:
        return Confidence.FACT
    said = {said_of(sentences, starts, start, end) for start, end, _ in filler.mentions}
    return next((how for how in _DOUBTS if how in said), Confidence.FACT)
