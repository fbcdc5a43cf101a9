"""What people type into a form, as the fields of a decision."""

from __future__ import annotations

from typing import Any

import pytest

from corroborate.desk.amendments import amended, count_of, day_of, found_span, stated
from corroborate.errors import BadSetting
from desk_rig import Rig


@pytest.mark.parametrize(
    ("typed", "count"),
    [("12", 12), (" 1 234 ", 1234), ("1,234", 1234), ("1\u202f234", 1234), ("0", 0), ("", None), ("  ", None)],
)
def test_counts_are_read_as_people_write_them(typed: str, count: int | None) -> None:
    """Empty is unknown, which is not zero."""
    assert count_of("low", typed) == count


@pytest.mark.parametrize("typed", ["-1", "1.5", "twelve", "\u0661\u0662", "1e3", "0x10", "9" * 20])
def test_what_is_no_count_is_refused(typed: str) -> None:
    """Naming the field and what was typed."""
    with pytest.raises(BadSetting, match="best"):
        count_of("best", typed)


def test_a_day_is_a_day() -> None:
    """Or nothing, or refused."""
    assert str(day_of("said", "2031-03-09")) == "2031-03-09"
    assert day_of("said", " ") is None
    with pytest.raises(BadSetting, match="said"):
        day_of("said", "9 March")


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({}, {}),
        ({"group": "unknown"}, {"group": "unknown"}),
        ({"party": " the coast "}, {"party": "the coast"}),
        ({"voice": ""}, {"voice": None}),
        ({"place": ""}, {"place": None}),
        (
            {"when_start": "2031-03-01", "when_end": "2031-03-08"},
            {"when": {"start": "2031-03-01", "end": "2031-03-08", "precision": 4, "words": ""}},
        ),
        (
            {"when_start": "2031-03-01", "when_end": ""},
            {"when": {"start": "2031-03-01", "end": "2031-03-01", "precision": 1, "words": ""}},
        ),
        ({"when_start": "", "when_end": ""}, {"when": None}),
    ],
)
def test_only_what_differs_is_changed(desk: Rig, given: dict[str, str], changed: dict[str, Any]) -> None:
    """Fields that the form lacks stay; a stretch of days brings its precision."""
    figure = desk.figure("43 children")
    reading = desk.live.reading(figure.document)
    assert amended(figure, reading, given, {}) == changed


def test_a_voice_is_one_of_the_report_or_words_of_it(desk: Rig) -> None:
    """With the span at which it stands."""
    figure = desk.figure("43 children")
    reading = desk.live.reading(figure.document)
    other = next(v for c in reading.claims for v in c.chain if figure.voice is None or v.start != figure.voice.start)
    chosen = amended(figure, reading, {"voice": f"{other.start}:{other.end}"}, {})
    assert chosen["voice"]["words"] == other.words
    typed = amended(figure, reading, {"voice": "", "voice_words": " Tel Miren "}, {})["voice"]
    assert reading.document.text[typed["start"] : typed["end"]] == "Tel Miren"


def test_a_stated_figure_needs_a_measure_and_a_number(desk: Rig) -> None:
    """And holds only what was stated."""
    reading = desk.live.reading(desk.figures()[0].document)
    assert stated(reading, {"measure": "killed", "low": "2", "best": "", "party": ""}, {}) == {
        "measure": "killed",
        "low": 2,
    }
    for given in ({"low": "2"}, {"measure": "killed"}, {"measure": "killed", "low": "3", "high": "2"}):
        with pytest.raises(BadSetting):
            stated(reading, given, {})


def test_words_are_found_where_they_stand() -> None:
    """The first time, or a later one; in code points."""
    assert found_span("\U0001f480 two men, two men", "two men") == (2, 9)
    assert found_span("two men, two men", "two men", 2) == (9, 16)
    with pytest.raises(BadSetting):
        found_span("two men", "three men")
