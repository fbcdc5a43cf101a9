"""Groups: what a chain of likenesses does not join, and what a person decides. All reports are invented."""

from __future__ import annotations

from dataclasses import replace

from invented_reports import Tell, claim_of, decided, joined, report

from corroborate.values import Verdict
from corroborate.weigh.events import events


def test_a_chain_of_likenesses_does_not_carry_an_event_across_the_days() -> None:
    """Each day is like the next; a week is not one event."""
    row = [report(f"day{n}", Tell(days=(n, n)), printed=n + 1) for n in range(3, 12)]
    made, _ = events(row)
    for event in made:
        days = {int(d.removeprefix("doc-day")) for d in event.documents}
        assert max(days) - min(days) <= 1


def test_a_chain_of_places_does_not_carry_an_event_across_the_land() -> None:
    """A report that names only the division joins one of its towns, and does not join the towns."""
    row = [
        report("a", Tell(at="Deir Marran", killed=15)),
        report("b", Tell(at="Hasrun", killed=15)),
        report("c", Tell(at="Salh", killed=15)),
    ]
    made, _ = events(row)
    assert len(made) == 2
    assert not any({"doc-a", "doc-c"} <= set(event.documents) for event in made)


def test_a_person_joins_what_the_machine_would_not() -> None:
    """ "Same" wins over place, time and numbers, by claim, figure or event id."""
    a, b = report("a", Tell()), report("b", Tell(at="Narsa", days=(20, 20)), printed=21)
    apart, _ = events([a, b])
    for x, y in (
        (claim_of(a), claim_of(b)),
        (b.figures[0].id, a.figures[0].id),
        (apart[0].id, apart[1].id),
    ):
        assert joined(a, b, reviews=[decided(Verdict.SAME, x, y)]) == [["a", "b"]]


def test_a_person_joins_whole_events() -> None:
    """Two that hold several reports become one with all of them, though only one telling of each is named."""
    here = [report(name, Tell()) for name in "abc"]
    there = [report(name, Tell(at="Narsa", days=(20, 20)), printed=21) for name in "def"]
    assert joined(*here, *there) == [["a", "b", "c"], ["d", "e", "f"]]
    for x, y in ((here[0], there[0]), (here[2], there[1])):
        assert joined(*here, *there, reviews=[decided(Verdict.SAME, claim_of(x), claim_of(y))]) == [list("abcdef")]


def test_a_person_parts_what_the_machine_would_join() -> None:
    """ "Different" holds even through a third report that is like both, and asks no more."""
    a, b, c = report("a", Tell()), report("b", Tell()), report("c", Tell())
    review = decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))
    made, pairs = events([a, b, c], decisions=[review])
    assert len(made) == 2
    assert not any({"doc-a", "doc-b"} <= set(event.documents) for event in made)
    assert not any({pair.a, pair.b} == {claim_of(a), claim_of(b)} for pair in pairs)


def test_the_last_decision_about_a_pair_stands() -> None:
    """A person may think again; unsure takes a decision back."""
    a, b = report("a", Tell(killed=3)), report("b", Tell(killed=40))
    x, y = claim_of(a), claim_of(b)
    same, different = decided(Verdict.SAME, x, y, 1), decided(Verdict.DIFFERENT, y, x, 2)
    assert joined(a, b, reviews=[different, same]) == [["a", "b"]]
    assert joined(a, b, reviews=[same, different]) == [["a"], ["b"]]
    _, pairs = events([a, b], decisions=[same, decided(Verdict.UNSURE, x, y, 3)])
    assert len(pairs) == 1


def test_a_decided_pair_is_not_asked_again() -> None:
    """What a person called different does not come back as unsure."""
    a, b = report("a", Tell(killed=3)), report("b", Tell(killed=40))
    _, pairs = events([a, b], decisions=[decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))])
    assert pairs == ()


def test_decisions_about_what_is_not_here_are_left_alone() -> None:
    """A decision about other reports, or about no pair, changes nothing."""
    a = report("a", Tell())
    odd = [decided(Verdict.SAME, claim_of(a), "clm-elsewhere"), replace(decided(Verdict.ACCEPT, "x", "y"), subject="x")]
    assert joined(a, reviews=odd) == [["a"]]
