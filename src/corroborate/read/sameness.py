"""Which stretches of one document mean one thing: the same name, a last name, an acronym in brackets.

Both roles.py, which needs the ids of its fillers' entities, and entities.py, which gives the entities, cluster the same
stretches by the same rules, so that their ids agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corroborate.codec import anchor
from corroborate.read.names import fold
from corroborate.values import Document, EntityKind, Mention

_SMALL = frozenset("the a an this that these those his her its their our my your some of".split())
_TITLES = frozenset(
    """mr mrs ms dr gen general col colonel lt lieutenant maj major capt captain sgt sergeant president former
    minister senator mayor judge monsignor father archbishop bishop commander prime""".split()
)
# Below this a mention is too unsure to be an entity unless it fills a role.
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Clusters:
    """``ids`` maps each stretch to its entity's id; ``members`` each id to its stretches in order and their kind."""

    ids: Mapping[tuple[int, int], str]
    members: Mapping[str, tuple[tuple[tuple[int, int], ...], EntityKind | None]]


def clusters(document: Document, names: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> Clusters:
    """Cluster the sure mentions and the given stretches of a document.

    An entity's id is anchored on its first stretch. Of overlapping stretches with one end ("President X" and "X") both
    belong to one entity.
    """
    kinds: dict[tuple[int, int], EntityKind | None] = dict.fromkeys(spans)
    best: dict[tuple[int, int], float] = {}
    for mention in names:
        at = (mention.start, mention.end)
        if mention.score < SURE and at not in kinds:
            continue
        if mention.score >= best.get(at, 0.0):
            kinds[at], best[at] = mention.kind, mention.score
    ordered = sorted(kinds)
    root: dict[tuple[int, int], tuple[int, int]] = {}
    by_key: dict[str, tuple[int, int]] = {}
    by_part: dict[str, tuple[int, int] | None] = {}
    by_end: dict[int, tuple[int, int]] = {}
    text = document.text
    last_name: tuple[int, int] | None = None
    for at in ordered:
        start, end = at
        kind = kinds[at]
        words = [w for w in fold(text[start:end]).split() if w not in _SMALL]
        while len(words) > 1 and words[0] in _TITLES:
            words = words[1:]
        key = " ".join(words) or fold(text[start:end])
        found = by_key.get(key)
        if found is None and end in by_end:
            found = by_end[end]
        if found is None and len(words) == 1 and len(key) > 3 and kind in (EntityKind.PERSON, None, EntityKind.PLACE):
            found = by_part.get(key)
        if found is None and last_name is not None and _acronym(text, last_name, at):
            found = root[last_name]
        root[at] = found or at
        by_key.setdefault(key, root[at])
        by_end[end] = root[at]
        if kind is EntityKind.PERSON and len(words) > 1:
            for part in words[-2:]:
                if part in by_part and by_part[part] != root[at]:
                    by_part[part] = None  # two people of that name: neither is meant by it alone
                else:
                    by_part[part] = root[at]
        if kind in (EntityKind.ORGANISATION, EntityKind.GROUP, None):
            last_name = at
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in ordered:
        members.setdefault(root[at], []).append(at)
    ids: dict[tuple[int, int], str] = {}
    out: dict[str, tuple[tuple[tuple[int, int], ...], EntityKind | None]] = {}
    for first, ats in members.items():
        id_ = anchor("ent", document.id, *first)
        known = [kinds[at] for at in ats if kinds[at] is not None]
        out[id_] = (tuple(ats), known[0] if known else None)
        ids.update(dict.fromkeys(ats, id_))
    return Clusters(ids, out)


def _acronym(text: str, name: tuple[int, int], at: tuple[int, int]) -> bool:
    """Whether ``at`` is the acronym in brackets right after a name, by the name's initials."""
    between = text[name[1] : at[0]]
    if between.strip() != "(" or len(between) > 3:
        return False
    short = fold(text[at[0] : at[1]]).replace(" ", "")
    initials = [w[0] for w in fold(text[name[0] : name[1]]).split()]
    k = 0
    for letter in short:
        while k < len(initials) and initials[k] != letter:
            k += 1
        if k == len(initials):
            return False
        k += 1
    return len(short) >= 2
