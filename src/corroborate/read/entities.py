"""The entities of a document: mentions that are one thing, and what fills a role."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read import sameness
from corroborate.read.roles import Act
from corroborate.values import Document, Entity, EntityKind, Mention, Role


def entities(document: Document, names: Sequence[Mention], acts: Sequence[Act]) -> tuple[Entity, ...]:
    """The entities of a document in the order of their first mention; every role filler has one.

    Mentions too unsure to stand alone (score below 0.5) are left out unless they fill a role. An entity's name is its
    longest mention. A filler's kind comes from its mentions, else from its role.
    """
    spans = [(start, end) for act in acts for filler in act.roles for start, end, _ in filler.mentions]
    found = sameness.clusters(document, names, spans)
    by_role: dict[str, EntityKind] = {}
    for act in acts:
        for filler in act.roles:
            for start, end, _ in filler.mentions:
                by_role.setdefault(found.ids[start, end], _BY_ROLE[filler.role])
    return tuple(
        Entity(
            id=id_,
            document=document.id,
            name=max((document.text[a:b] for a, b in ats), key=len),
            kind=kind or by_role.get(id_, EntityKind.OBJECT),
            mentions=ats,
        )
        for id_, (ats, kind) in sorted(found.members.items(), key=lambda item: item[1][0][0])
    )


_BY_ROLE = {
    Role.PERPETRATOR: EntityKind.GROUP,
    Role.VICTIM: EntityKind.PERSON,
    Role.TARGET: EntityKind.OBJECT,
    Role.WEAPON: EntityKind.WEAPON,
}
