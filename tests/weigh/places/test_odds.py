"""Which of several candidates is meant: by name, kind, population and company."""

from __future__ import annotations

import pytest
from invented_gazetteer import read, where


def test_company_decides_between_namesakes() -> None:
    """A smaller town in the country of the other places beats a large one far away."""
    found = where("Shells fell in Kell and Vellin, in North Oria, on Monday, witnesses said.", "Kell")
    assert found.place is not None
    assert (found.place.country, found.place.admin1, found.place.precision) == ("XO", "North Oria", 1)


def test_population_decides_where_nothing_else_does() -> None:
    """Alone, a name means the largest place of that name, and the other reading is kept."""
    found = where("Shells fell in Kell on Monday.", "Kell")
    assert found.place is not None
    assert found.place.country == "XV"
    assert [a[0] for a in found.place.alternatives] == ["test:Kell-P.PPL-XO-North Oria"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Rebels entered the city of Maresh on Monday, residents of Oria said.", 1),
        ("Rebels fought in Maresh province on Monday, residents of Oria said.", 4),
        ("Rebels fought near Vellin on Monday, residents of Oria said.", 2),
    ],
)
def test_the_kind_that_the_text_says_counts(text: str, precision: int) -> None:
    """ "The city of X" is the city and "X province" the province; near a town is precision 2."""
    found = next(p for p in read(text) if p.words.split()[0] in ("Maresh", "Vellin"))
    assert found.place is not None
    assert found.place.precision == precision


def test_one_name_has_one_sense() -> None:
    """A name that the text explains once means the same wherever else it stands."""
    text = "A mine went off in Doren. The dead were from Doren, in South Oria. Doren has no hospital."
    ids = {p.place.gazetteer for p in read(text) if p.words == "Doren" and p.place}
    assert ids == {"test:Doren-P.PPL-XO-South Oria"}


def test_of_many_counties_of_one_name_that_near_the_reports_town_is_meant() -> None:
    """However many share the name, none is left out before the company of the others is heard."""
    found = where("Two people died in Ostral on Monday. The Grell County coroner named them.", "Grell County")
    assert found.place is not None
    assert found.place.admin1 == "D19"


def test_a_person_gives_the_reports_places_no_company() -> None:
    """Whose name is that of a town says nothing of where the report's other places are."""
    text = "Shots were fired in Kell. Maresh Vellory died, and so did Tarn Vellory. Vellory was 30."
    assert where(text, "Kell").place == where("Shots were fired in Kell.", "Kell").place
