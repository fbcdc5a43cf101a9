"""What a publication says in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from invented_episode import episode

from corroborate.desk.protect import protect
from corroborate.desk.views import RULES, days, dossier_view, interval, sentence, when_words
from corroborate.values import Group, Level, Measure, When

VIEW = dossier_view(protect(episode()))
SHELLING = next(event for event in VIEW.events if "Tell Amrin" in event.title)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((27, 27, 27), "27"),
        ((21, 27, 30), "21–30"),
        ((21, None, 30), "21–30"),
        ((21, 21, None), "at least 21"),
        ((None, None, 30), "up to 30"),
        ((0, None, 30), "up to 30"),
        ((0, 0, 0), "0"),
        ((None, 300, None), "about 300"),
        ((1200, None, 9999), "1\u202f200–9\u202f999"),
    ],
)
def test_a_range_reads_as_people_say_it(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    """An open end is said as open, an unknown one is not a zero."""
    assert interval(*bounds) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((27, 27, 27), "27 people were killed."),
        ((1, 1, 1), "1 person was killed."),
        ((0, 0, 0), "No person was killed."),
        ((21, 27, 30), "Between 21 and 30 people were killed; the best-supported number is 27."),
        ((21, 21, None), "At least 21 people were killed."),
        ((0, None, 30), "Up to 30 people may have been killed."),
        ((None, 300, None), "About 300 people were killed."),
        ((None, None, None), "Reports speak of people who were killed, but give no number that stands."),
    ],
)
def test_a_toll_reads_as_a_sentence(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    """A recorder could sign it."""
    assert sentence(Measure.KILLED, *bounds, "") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.date(2031, 3, 12), dt.date(2031, 3, 12), "12 March 2031"),
        (dt.date(2031, 3, 12), dt.date(2031, 3, 16), "12–16 March 2031"),
        (dt.date(2031, 2, 28), dt.date(2031, 3, 3), "28 February – 3 March 2031"),
        (dt.date(2030, 12, 31), dt.date(2031, 1, 1), "31 December 2030 – 1 January 2031"),
        (None, None, "undated"),
    ],
)
def test_days_are_said_once(start: dt.date | None, end: dt.date | None, words: str) -> None:
    """What two days share is not repeated."""
    assert days(start, end) == words


def test_an_open_time_says_which_side_is_open() -> None:
    """An event without a day is not given one."""
    assert when_words(None) == "date unknown"
    assert when_words(When(start=dt.date(2031, 3, 6), end=None, precision=2, words="")) == "since 6 March 2031"


def test_the_answer_comes_from_the_whole() -> None:
    """The headline is the episode's own toll; what only its parts count is summed from them."""
    assert VIEW.headline == "Between 39 and 44 people were killed in Orlu valley, Vesmara, 12–16 March 2031."
    assert "The best-supported number is 39." in VIEW.standfirst
    killed, injured = VIEW.rows
    assert (killed.low, killed.best, killed.high, killed.level) == (39, 39, 44, Level.FAIR)
    assert (injured.low, injured.best, injured.high, injured.group) == (46, 54, None, "in 3 events")


def test_several_events_are_summed_only_as_far_as_they_are_known() -> None:
    """Without a whole the floors add up; one open end leaves the sum open."""
    loose = episode()
    events = tuple(replace(event, part_of=None) for event in loose.events if event.id != "evt-0")
    tolls = tuple(
        replace(toll, best=None, high=None) if (toll.event, toll.measure) == ("evt-2", Measure.KILLED) else toll
        for toll in loose.tolls
    )
    view = dossier_view(protect(replace(loose, events=events, tolls=tolls)))
    killed = view.rows[0]
    assert (killed.low, killed.best, killed.high) == (21 + 5 + 6, None, None)
    assert killed.flags == ("1 event without a best number",)
    assert view.headline.startswith("At least 32 people were killed in 4 events")


def test_a_voice_is_one_line_and_its_copies_ticks() -> None:
    """The monitor's rising count is one line of four points; the agency's reprints are copies of one."""
    lines = {line.voice: line for line in SHELLING.histories[0].lines}
    assert [point.best for point in lines["Lantern Monitor"].points] == [9, 14, 21, 27]
    assert [len(point.copies) for point in lines["Vesmara Press Agency"].points] == [4]
    assert SHELLING.histories[0].lines[0].voice == "Lantern Monitor"


def test_the_history_that_was_followed_longest_is_drawn() -> None:
    """Where only civilians were counted day after day, theirs is the chart, and it says so."""
    dossier = episode()
    whole = next(t for t in dossier.tolls if (t.event, t.measure, t.group) == ("evt-1", Measure.KILLED, None))
    civilians = replace(whole, group=Group.CIVILIAN)
    others = tuple(t for t in dossier.tolls if (t.event, t.measure) != ("evt-1", Measure.KILLED))
    view = dossier_view(protect(replace(dossier, tolls=(*others, civilians))))
    event = next(event for event in view.events if "Tell Amrin" in event.title)
    assert [history.label for history in event.histories] == ["Killed, civilians"]


def test_a_place_where_only_a_group_was_counted_has_its_number() -> None:
    """The map says at least, since nobody counted the others."""
    dossier = episode()
    tolls = tuple(replace(t, group=Group.CIVILIAN) if t.event == "evt-2" else t for t in dossier.tolls)
    spots = {spot.name: spot for spot in dossier_view(protect(replace(dossier, tolls=tolls))).spots}
    assert spots["Kafr Lutha"].label == "Kafr Lutha: at least 5 killed, best 6"


def test_every_figure_of_a_trace_leads_to_a_sentence() -> None:
    """No number without the words that it rests on, or the reason why they are withheld."""
    for event in VIEW.events:
        numbers = {source.number for source in event.sources}
        for trace in event.traces:
            assert all(item.source in numbers for item in (*trace.used, *trace.set_aside))
            assert all(words for _, words in trace.rules)


def test_a_sentence_is_shown_once_however_often_it_was_printed() -> None:
    """Word-for-word copies are named under the origin's own report."""
    first = SHELLING.sources[0]
    assert first.outlet == "Vesmara Press Agency"
    reprints = ["Valley Post", "Coast Daily", "Northern Herald", "Evening Ledger"]
    assert [copy.outlet for copy in first.reprints] == reprints
    texts = ["".join(segment.text for segment in s.segments) for s in SHELLING.sources if not s.withheld]
    assert len(texts) == len(set(texts))


def test_marks_are_the_words_of_the_figures() -> None:
    """What is highlighted is what was counted."""
    marked = {segment.text for source in SHELLING.sources for segment in source.segments if segment.marked}
    assert {"At least 11 people", "27 civilians", "43 wounded", "as high as 300"} <= marked


def test_a_denial_is_marked_as_one() -> None:
    """It stays in the record beside the number."""
    assert [source.speakers for source in SHELLING.sources if source.denial] == [("Vesmara Ministry of Defence",)]


def test_reports_say_whom_they_repeat() -> None:
    """The agency's reprints are copies of it, the monitor's readers repeat the monitor."""
    repeats = {(report.outlet, report.title): report.repeats for report in VIEW.reports}
    assert repeats["Coast Daily", "At least 11 killed in valley"] == ("copy of Vesmara Press Agency",)
    assert repeats["Harbour Times", "Monitor counts 27 dead in Tell Amrin"] == ("Lantern Monitor",)


def test_every_rule_of_the_method_has_its_sentence() -> None:
    """R1 to R14, as docs/method.md numbers them, and the one for what says nothing more."""
    assert list(RULES) == [*(f"R{n}" for n in range(1, 15)), "dominated"]


def test_an_empty_dossier_says_so() -> None:
    """Nothing recorded is said in words, not as a zero."""
    view = dossier_view(protect(episode(case="place:Nowhere")))
    assert view.headline == "Nothing is recorded here."
    assert view.rows == ()
