"""One voice counts once: its copies and repeats (R1), and its later statements (R2)."""

from __future__ import annotations

from invented_statements import bounds, by_rule, only, say

from corroborate.values import Measure


def test_r1_copies_and_repeats_count_once() -> None:
    """Nine outlets quoting one monitor are one voice, and its own bulletin speaks for it."""
    bulletin = say(162, own=True, document="doc-own")
    copies = [say(162, on=8, document=f"doc-{i}") for i in range(9)]
    found = only(bulletin, *copies)
    assert bounds(found) == (162, 162, 162)
    assert (found.voices, found.reports) == (1, 10)
    assert [w.figure for w in found.used] == [bulletin.figure.id]
    assert by_rule(found, "R1") == {c.figure.id for c in copies}


def test_r1_a_copy_that_changed_the_number_is_a_contradiction() -> None:
    """A garbled reprint never moves the toll, and is flagged."""
    garbled = say(216, on=9, copy=True, changed="162 to 216", document="doc-2")
    found = only(say(162), garbled)
    assert bounds(found) == (162, 162, 162)
    assert "contradiction" in found.flags
    assert by_rule(found, "R1") == {garbled.figure.id}


def test_r2_a_running_count_supersedes_itself() -> None:
    """A monitor's rising toll counts once, with its last number."""
    found = only(say(162), say(340, on=9), say(568, on=10), say((612, 612, None), on=11, flags=("open_above",)))
    assert bounds(found) == (612, 612, None)
    assert len(by_rule(found, "R2")) == 3


def test_r2_of_one_day_the_largest_stands() -> None:
    """Two statements of one day are one count that grew."""
    assert bounds(only(say(20), say(25))) == (25, 25, 25)


def test_r2_a_rounder_or_older_number_printed_later_is_no_step_back() -> None:
    """ "About 500" after 568 changes nothing, nor does 340 printed again."""
    about = say(500, on=11, flags=("approximate",))
    again = say(340, on=12, document="doc-9")
    found = only(say(340, on=9), say(568, on=10), about, again)
    assert bounds(found) == (568, 568, 568)
    assert about.figure.id in by_rule(found, "R2")
    assert again.figure.id in by_rule(found, "R1")


def test_r2_a_dated_exact_lower_count_is_a_revision() -> None:
    """It becomes best, and the old number stays high until it is withdrawn."""
    found = only(say(568, on=10), say(541, on=12))
    assert bounds(found) == (541, 541, 568)
    assert "review" in found.flags


def test_r2_stocks_may_fall() -> None:
    """The missing are found."""
    found = only(say(40, measure=Measure.MISSING), say(12, on=9, measure=Measure.MISSING))
    assert bounds(found) == (12, 12, 12)
