"""Public ids of events: issued once, kept through splits and mergers. Pure; store.py writes what is due.

An id stays with the event that holds the claim it was issued for; when that claim is gone, with the one that holds most
of its claims. An event that was split off gets a new id; of merged ones the oldest stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from corroborate import codec
from corroborate.values import Event


def stands_on(event: Event) -> tuple[str, ...]:
    """What the public id of an event is issued for: its claims, and its figures, since one claim can tell of several
    acts and a figure can stand without a claim.
    """
    return (*event.claims, *event.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One issue of a public id: for which event, standing on which claims and figures, the first of them foremost."""

    public_id: str
    event: str
    claims: tuple[str, ...]


def borne(events: tuple[tuple[str, tuple[str, ...]], ...], known: tuple[Issued, ...]) -> dict[str, str]:
    """Which events bear a public id that was issued before, the oldest of ``known`` first. Pure; see ``issue_all``."""
    stands_on: dict[str, list[str]] = {}  # public id -> its claims, the one it was issued for first
    holder: dict[str, str] = {}
    for issue in known:
        first = issue.public_id not in stands_on
        claims_of = stands_on.setdefault(issue.public_id, [])
        for claim in sorted(issue.claims):
            other = holder.get(claim)
            # A claim stays with the id that stood on it first, unless a new one is issued for what was split off.
            if other is None or (first and other != issue.public_id):
                if other is not None:
                    stands_on[other].remove(claim)
                holder[claim] = issue.public_id
                claims_of.append(claim)
    tellers: dict[str, list[str]] = {}
    for event, claims in events:
        for claim in claims:
            tellers.setdefault(claim, []).append(event)
    given: dict[str, str] = {}
    for public, claims_of in stands_on.items():
        shares = Counter(e for claim in claims_of for e in tellers.get(claim, ()) if e not in given)
        leading = frozenset(tellers.get(claims_of[0], ())) if claims_of else frozenset()
        if shares:
            _, _, event = max((e in leading, n, e) for e, n in shares.items())
            given[event] = public
    return given


def share_out(
    events: tuple[tuple[str, tuple[str, ...]], ...], known: tuple[Issued, ...], *, elsewhere: Container[str] = ()
) -> dict[str, str]:
    """The public id of each event: the one it bears, else a new one made from its claims. Pure.

    ``elsewhere``: ids that others bear, where ``known`` are only those that bear upon these events.
    """
    given = borne(events, known)
    taken = {issue.public_id for issue in known}
    for event, claims in events:
        if event not in given:
            given[event] = _new_public_id(min(claims), taken, elsewhere)
            taken.add(given[event])
    return given


def due(
    events: tuple[tuple[str, tuple[str, ...]], ...], given: Mapping[str, str], known: Iterable[Issued]
) -> tuple[Issued, ...]:
    """What must be written so that events bear these ids: nothing for one that holds no claim more than before."""
    held: dict[str, set[str]] = {}
    for issue in known:
        held.setdefault(issue.public_id, set()).update(issue.claims)
    return tuple(
        Issued(public_id=given[event], event=event, claims=claims)
        for event, claims in events
        if not held.get(given[event]) or not held[given[event]].issuperset(claims)
    )


def _new_public_id(claim: str, taken: set[str], elsewhere: Container[str]) -> str:
    letters = codec.content_id("public", claim).removeprefix("public-")
    for length in range(8, len(letters) + 1):  # 8 letters: 2 in 1,000 records of 50,000 events meet a ninth
        if (public := f"E-{letters[:length]}") not in taken and public not in elsewhere:
            return public
    return f"E-{letters}-{len(taken)}"


class PublicIds:
    """The public ids issued so far and the claims that they stand on, so that those of a few events can be found."""

    def __init__(self) -> None:
        self._issues: dict[str, list[tuple[int, Issued]]] = {}
        self._first: dict[str, set[str]] = {}  # claim -> the ids issued for it
        self._count = 0

    def __contains__(self, public: object) -> bool:
        return public in self._issues

    def note(self, issue: Issued) -> None:
        """One more, after those before it."""
        self._count += 1
        self._issues.setdefault(issue.public_id, []).append((self._count, issue))
        for claim in issue.claims:
            self._first.setdefault(claim, set()).add(issue.public_id)

    def claims(self, public: str) -> Iterator[str]:
        """The claims for which an id was issued, those of the latest issue first."""
        for _, issue in reversed(self._issues.get(public, ())):
            yield from issue.claims

    def bearing_on(self, claims: Iterable[str]) -> tuple[Issued, ...]:
        """All issues of the ids that were ever issued for any of some claims, in the order of the log."""
        ids = {public for claim in claims for public in self._first.get(claim, ())}
        return tuple(issue for _, issue in sorted((row for i in ids for row in self._issues[i]), key=lambda r: r[0]))
