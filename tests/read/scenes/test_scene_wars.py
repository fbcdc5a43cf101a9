"""Totals of a whole war: the country where it is fought."""

from __future__ import annotations

from told_scenes import answer, built


def test_a_total_of_the_war_is_the_countrys() -> None:
    """A total of the whole war happened in the country that the report speaks of."""
    text = "A raid struck Arda in Varland. More than 9000 people have been killed since the war began in May 2021."
    assert answer(text, "9000 people", cumulative=True) == ("Varland", "2021-05-01/2031-03-12")


def test_a_war_is_where_it_is_named_for() -> None:
    """A war's dead died in the country by whose name it is called, though the report named another last."""
    text = "A raid struck Arda in Varland. Aid came from Norrland. Over 9000 people were killed in the Varlandish war."
    assert answer(text, "9000 people", cumulative=True)[0] == "Varland"


def test_a_total_of_a_whole_war_is_of_its_country() -> None:
    """A running total in the tens of thousands was not counted in the town of the sentence before."""
    text = "Fighting in Varland went on. A raid hit Arda. More than 170,000 people have been killed."
    start = text.index("170,000")
    found = built(text).of(start, start + 7, cumulative=True, national=True)
    assert found.place == str(text.index("Varland"))
