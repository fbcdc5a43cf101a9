"""What is entered by hand is kept as it was entered, and protected whatever a reader makes of it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate import codec
from corroborate.desk import by_hand
from corroborate.desk.by_hand import ByHand, Entered
from corroborate.desk.dossiers import assemble
from corroborate.desk.exports.html import dossier_html
from corroborate.desk.exports.json import dossier_json
from corroborate.desk.protect import CONFIDED, Protection, protect
from corroborate.desk.reviews import added_id, fold, standing
from corroborate.errors import BadSetting
from corroborate.shell.pipeline import Parts, read_document
from corroborate.shell.weighing import weigh
from corroborate.values import (
    Actor,
    Document,
    Dossier,
    Group,
    Measure,
    Reading,
    Review,
    Unit,
    Verdict,
    VoiceKind,
)
from corroborate.weigh.actors import directory
from fakes import DictGazetteer

DAY = dt.date(2031, 3, 7)
FIGURE = ByHand(
    kind=Entered.FIGURE,
    voice="a resident",
    voice_kind=VoiceKind.WITNESS,
    published=dt.date(2031, 3, 9),
    when=DAY,
    place="Hadra",
    best=3,
    group=Group.CIVILIAN,
)
VICTIM = ByHand(
    kind=Entered.VICTIM, voice="a relative", voice_kind=VoiceKind.RELATIVE, published=DAY, when=DAY, place="Hadra",
    name="Adela Norrin", age=34, group=Group.CIVILIAN,
)  # fmt: skip
WHO = directory((Actor(id="hadra-clinic", name="Hadra Clinic", kind=VoiceKind.HOSPITAL),))
PARTS = Parts(gazetteer=DictGazetteer(), voice_kinds=WHO.kinds, reader="test")


def entered(entry: ByHand, person: str = "ann") -> tuple[Document, list[Review]]:
    """The report and the decision that an entry makes."""
    raw = by_hand.raw(entry)
    document = by_hand.document(entry, raw)
    stated = by_hand.stated(entry, document)
    if stated is None:
        return document, []
    start, end, values = stated
    review = Review(
        id=f"rev-{document.id}",
        subject=added_id(document, start, end, values["measure"]),
        seen="",
        verdict=Verdict.ADD,
        reviewer=person,
        at=dt.datetime(2031, 4, 1, tzinfo=dt.UTC),
        change=tuple(sorted((name, codec.canonical(value)) for name, value in values.items())),
        note=entry.note,
        document=document.id,
        start=start,
        end=end,
        kind="fig",
    )
    return document, [review]


def read(document: Document) -> Reading:
    """What the rules read of a report."""
    reading = read_document(document, PARTS)
    assert isinstance(reading, Reading)
    return reading


def dossier(*entries: ByHand, others: tuple[Reading, ...] = ()) -> Dossier:
    """The dossier of some entries and other reports."""
    made = [entered(entry) for entry in entries]
    log = [review for _, reviews in made for review in reviews]
    readings, dangling = fold([*(read(document) for document, _ in made), *others], log)
    assert not dangling
    weight = weigh([standing(reading) for reading in readings], WHO)
    return assemble(
        readings=readings,
        actors=weight.actors,
        events=weight.events,
        echoes=weight.echoes,
        tolls=weight.tolls,
        grades=weight.grades,
        pairs=weight.pairs,
        reviews=log,
    )


def rendered(dossier: Dossier, level: Protection) -> str:
    """Everything that any export shows of a dossier."""
    publication = protect(dossier, level)
    return dossier_html(publication) + json.dumps(dossier_json(publication), ensure_ascii=False)


@pytest.mark.parametrize(
    ("change", "sentence", "bounds"),
    [
        ({}, "3 civilians were killed in Hadra on 7 March 2031, a resident said.", (3, 3, 3)),
        ({"best": 1}, "1 civilian was killed in Hadra on 7 March 2031, a resident said.", (1, 1, 1)),
        ({"best": None, "low": 3}, "At least 3 civilians were killed in Hadra on 7 March 2031, a resident said.", None),
        ({"best": None, "high": 9}, "Up to 9 civilians were killed in Hadra on 7 March 2031, a resident said.", None),
        ({"low": 2, "high": 9}, "2 to 9 civilians were killed in Hadra on 7 March 2031, a resident said. "
         "The likeliest number is 3.", (2, 3, 9)),
        ({"best": None, "low": 0, "high": 0}, "No civilians were killed in Hadra on 7 March 2031, a resident said.",
         (0, 0, 0)),
        ({"measure": Measure.ABDUCTED, "voice": "", "place": "", "when": None, "group": Group.UNKNOWN},
         "3 people were abducted.", (3, 3, 3)),
        ({"until": dt.date(2031, 3, 9), "group": Group.COMBATANT},
         "3 fighters were killed in Hadra between 7 March 2031 and 9 March 2031, a resident said.", (3, 3, 3)),
    ],
)  # fmt: skip
def test_a_figure_without_a_text_gets_a_sentence(
    change: dict[str, Any], sentence: str, bounds: tuple[int | None, int | None, int | None] | None
) -> None:
    """The sentence says what was entered, and the figure is stated at its words exactly."""
    entry = replace(FIGURE, **change)
    document, log = entered(entry)
    assert document.text == sentence
    (reading,), dangling = fold([read(document)], log)
    assert not dangling
    figures = [figure for figure in standing(reading).figures if figure.measure is entry.measure]
    assert len(figures) == 1, "a sentence that the reader reads too is not counted twice"
    figure = figures[0]
    assert (figure.low, figure.best, figure.high) == (bounds or (entry.low, entry.best, entry.high))
    assert figure.group is entry.group
    assert document.text[figure.start : figure.end] == figure.words
    if entry.when is not None:
        assert figure.when is not None
        assert (figure.when.start, figure.when.end) == (entry.when, entry.until or entry.when)


_ENTRIES = st.builds(
    ByHand,
    kind=st.sampled_from([Entered.FIGURE, Entered.VICTIM]),
    voice=st.sampled_from(["", "a resident", "Ada Vell", "the army"]),
    voice_kind=st.sampled_from(list(VoiceKind)),
    published=st.sampled_from([None, DAY]),
    when=st.sampled_from([None, DAY]),
    place=st.sampled_from(["", "Hadra", "the road to Hadra"]),
    measure=st.sampled_from(list(Measure)),
    group=st.sampled_from(list(Group)),
    best=st.integers(0, 900),
    name=st.sampled_from(["", "Adela Norrin", "X"]),
    age=st.sampled_from([None, 7, 34]),
    sex=st.sampled_from(["", "f", "m"]),
)


@given(_ENTRIES)
@settings(max_examples=150, deadline=None)
def test_whatever_a_reader_makes_of_the_sentence_one_figure_counts(entry: ByHand) -> None:
    """What was entered, no more and no less, also where it is taken back: then nothing."""
    document, log = entered(entry)
    (reading,), dangling = fold([read(document)], log)
    assert not dangling
    (figure,) = standing(reading).figures
    assert (figure.measure, figure.group, figure.unit) == (entry.measure, entry.group, Unit.PERSONS)
    expected = 1 if entry.kind is Entered.VICTIM else entry.best
    assert (figure.low, figure.best, figure.high) == (expected,) * 3
    back = Review(id="undo", subject=log[0].id, seen="", verdict=Verdict.UNDO, reviewer="ann", at=log[0].at)
    (reading,), _ = fold([read(document)], [*log, back])
    assert standing(reading).figures == ()


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (replace(FIGURE, best=None), "no number"),
        (replace(FIGURE, low=5, best=3), "do not rise"),
        (ByHand(kind=Entered.REPORT, text="  "), "no text"),
    ],
    ids=["number", "order", "text"],
)
def test_an_entry_that_says_nothing_is_refused(entry: ByHand, what: str) -> None:
    """The message tells what to fill in."""
    with pytest.raises(BadSetting, match=what):
        entered(entry)


def test_a_report_typed_in_is_its_text() -> None:
    """Nothing is added to the words; who told it and through whom are kept beside them."""
    entry = ByHand(
        kind=Entered.REPORT, text="Twelve people were killed in Hadra on Friday.\n", voice="Ada Vell",
        source="Field desk", voice_kind=VoiceKind.WITNESS, published=DAY,
    )  # fmt: skip
    document, log = entered(entry)
    assert (document.text, document.source, log) == (entry.text.strip(), "Field desk", [])
    assert document.teller is not None
    assert (document.teller.words, document.teller.kind) == ("Ada Vell", VoiceKind.WITNESS)


def test_who_told_it_is_the_voice_of_what_has_no_other() -> None:
    """A report typed in is the word of who told it, not of an outlet."""
    entry = ByHand(kind=Entered.REPORT, text="Twelve people were killed in Hadra on 7 March 2031.", published=DAY,
                   voice="Hadra Clinic", voice_kind=VoiceKind.HOSPITAL)  # fmt: skip
    assert {echo.voice for echo in dossier(entry).echoes} == {"hadra-clinic"}


def test_documents_of_other_origin_keep_their_digest() -> None:
    """What only an entry by hand says is not written where it says nothing."""
    plain = json.loads(codec.dumps(Document(id="d", text="t", sha256="s", cleaned_by="c")))
    assert not {"teller", "confidential", "names"} & plain.keys()
    document, _ = entered(replace(VICTIM, confidential=True))
    assert codec.loads(codec.dumps(document), Document) == document


# ------------------------------------------------------------------ protection


@pytest.mark.parametrize("level", [Protection.STRICT, Protection.MASKED])
def test_a_named_victim_is_not_named_in_what_leaves_the_record(level: Protection) -> None:
    """Unless the record exists to name the dead, and says so."""
    made = dossier(VICTIM)
    assert "Norrin" not in rendered(made, level)
    assert [toll.low for toll in made.tolls if toll.group is Group.CIVILIAN] == [1]
    naming = replace(made, settings=(("name_the_dead", "yes"),))
    assert "Norrin" in rendered(naming, Protection.MASKED)


def test_a_name_that_no_reader_takes_for_one_is_protected_as_well() -> None:
    """What was entered as a name is one, in whatever script or case."""
    assert "norrin" not in rendered(dossier(replace(VICTIM, name="adela norrin")), Protection.MASKED).casefold()
    assert "أديلا" not in rendered(dossier(replace(VICTIM, name="أديلا نورين")), Protection.MASKED)


CONFIDED_ENTRIES = [
    replace(FIGURE, voice="Ada Vell, a nurse", voice_kind=VoiceKind.WITNESS, note="Vell's sister knows more"),
    replace(FIGURE, voice="Ada Vell", voice_kind=VoiceKind.LOCAL_OFFICIAL, source="Vell family"),
    replace(FIGURE, voice="Governor Ada Vell", voice_kind=VoiceKind.GOVERNMENT, title="Call with Vell"),
    replace(FIGURE, voice="Hadra Clinic", voice_kind=VoiceKind.HOSPITAL),
    ByHand(
        kind=Entered.REPORT, voice="Ada Vell", voice_kind=VoiceKind.ACTIVIST, published=DAY, title="Vell's account",
        text="Twelve people were killed in Hadra on 7 March 2031, Ada Vell said. Ada Vell was injured herself.",
    ),
    replace(VICTIM, voice="Ada Vell", voice_kind=VoiceKind.RELATIVE),
]  # fmt: skip


@pytest.mark.parametrize("level", list(Protection))
@pytest.mark.parametrize("entry", CONFIDED_ENTRIES, ids=lambda entry: f"{entry.kind}-{entry.voice}")
def test_a_voice_heard_in_confidence_never_leaves_the_record(level: Protection, entry: ByHand) -> None:
    """At no level: not its name, not its kind, not its words, not through an actor of the directory."""
    made = dossier(replace(entry, confidential=True))
    assert made.tolls, "it still counts"
    publication = protect(made, level)
    shown = rendered(made, level)
    for secret in ("Vell", "nurse", "Clinic", "hadra-clinic", "sister"):
        assert secret not in shown, secret
    assert {statement.speaker for statement in publication.statements} == {CONFIDED}
    assert {s.figure.voice.kind for s in publication.statements if s.figure.voice} <= {VoiceKind.ANONYMOUS}
    assert all(s.excerpt is None and s.figure.words == "" and s.figure.document == "" for s in publication.statements)
    assert not publication.excerpts
    assert [d.source for d in publication.documents] == [None]


def test_a_confidence_does_not_mark_whom_the_press_names() -> None:
    """Who speaks in public as well is as public there as without the confidence: a gap would tell who it was."""
    press = Document(
        id="doc-press", text="Ada Vell said five people were injured in Hadra on 8 March 2031.", sha256="0" * 64,
        cleaned_by="test", source="Tarve Post", published=DAY,
    )  # fmt: skip
    told = replace(FIGURE, voice="Ada Vell", voice_kind=VoiceKind.LOCAL_OFFICIAL, confidential=True, note="Vell again")
    alone, both = dossier(others=(read(press),)), dossier(told, others=(read(press),))
    for level in Protection:
        of_press = [e.text for e in protect(both, level).excerpts if e.document == "doc-press"]
        assert of_press == [e.text for e in protect(alone, level).excerpts]
        assert all("Vell" not in review.note for review in protect(both, level).reviews)
    assert "Ada Vell" in rendered(both, Protection.OPEN)


def test_one_voice_in_confidence_counts_once() -> None:
    """Two calls of one person are one voice, though nothing that is weighed tells whose."""
    first = replace(FIGURE, voice="Ada Vell", confidential=True)
    made = dossier(first, replace(first, best=4, published=dt.date(2031, 3, 10)))
    assert len({echo.voice for echo in made.echoes}) == 1
    assert "vell" not in "".join(echo.voice for echo in made.echoes).casefold()
    assert "Vell" not in "".join(reason for grade in made.grades for reason in grade.reasons)
