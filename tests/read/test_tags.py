"""Figures and attributions are composed of recorded tags; no weights are needed to test it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate import codec
from corroborate.read.tags import (
    counted,
    figures_from_tags,
    pointed_places,
    settled,
    without_persons,
)
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences, tokenize
from corroborate.values import (
    Certainty,
    Confidence,
    Document,
    EntityKind,
    Figure,
    FigureTag,
    Group,
    Measure,
    Mention,
    Place,
    PlaceMention,
    PlaceTag,
    RoleTag,
    Scope,
    SpanTag,
    Tags,
    VoiceKind,
)

TEXT = (
    "At least 14 villagers perished when the depot at Old Quarry was hit, the Eastvale Monitor said. "
    "A ferryman was hurt too, a medic told the Harbour Courier."
)


def read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its sentences."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    return document, sentences(text, passages(document))


def tag(text: str, words: str, measure: Measure, **more: object) -> FigureTag:
    """A recorded tag on some words."""
    start = text.index(words)
    plain = {
        "groups": (0.97, 0.01, 0.02),
        "certainties": (0.98, 0.01, 0.01),
        "cumulative": 0.02,
        "part": 0.01,
        "voice": None,
        "voice_score": 0.0,
        "score": 0.95,
    }
    return FigureTag(start=start, end=start + len(words), measure=measure, **(plain | more))  # type: ignore[arg-type]


def span(text: str, words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand, from some offset on."""
    start = text.index(words, after)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("at least 14 villagers", (14, 14, None)),
        ("up to 50 militants", (None, None, 50)),
        ("a dozen people", (12, 12, 12)),
        ("dozens of herders", (24, None, 99)),
        ("two of his sons", (2, 2, 2)),
        ("a woman", (1, 1, 1)),
        ("Orla Venn", (1, 1, 1)),
        ("a potter and his son", (2, 2, 2)),
        ("civilians", (2, None, None)),
        ("a 27-year-old ferryman", (1, 1, 1)),
        ("no one", (0, 0, 0)),
        ("them", (2, None, None)),
        ("him", (1, 1, 1)),
        ("another remains", (1, 1, 1)),
    ],
)
def test_the_grammar_says_how_many_the_words_mean(words: str, bounds: tuple[int | None, ...]) -> None:
    """Numbers, bounds, single victims, joined victims and plurals have the values of the method."""
    tokens = tokenize(words)
    _, _, count = counted(tokens, 0, len(tokens))
    assert count is not None
    assert (count.low, count.best, count.high) == bounds


def test_a_bound_left_out_of_the_words_is_taken_in() -> None:
    """ "at least" before the tagged words belongs to the number."""
    tokens = tokenize("at least 14 villagers")
    first, _, count = counted(tokens, 2, 4)
    assert first == 0
    assert count is not None
    assert (count.low, count.high) == (14, None)


def test_what_the_tagger_alone_saw_is_a_figure_when_it_is_sure() -> None:
    """Words that the grammar has no verb for become a figure by a sure tag, none by a doubtful one."""
    text = "The slide swallowed 14 villagers of Old Quarry."
    document, lines = read(text)
    sure = Tags(document="doc-1", made_by="test", figures=(tag(text, "14 villagers", Measure.MISSING),))
    doubtful = Tags(document="doc-1", made_by="test", figures=(tag(text, "14 villagers", Measure.MISSING, score=0.3),))
    found = figures_from_tags(sure, document, lines)
    assert [(f.words, f.low, f.measure) for f in found] == [("14 villagers", 14, Measure.MISSING)]
    assert found[0].group is Group.CIVILIAN
    assert figures_from_tags(doubtful, document, lines) == ()


def test_voice_scope_and_certainty_come_from_the_tag() -> None:
    """A figure takes its voice's words, its extent and its certainty from what the tagger saw."""
    document, lines = read(TEXT)
    seen = tag(
        TEXT,
        "At least 14 villagers",
        Measure.KILLED,
        voice=span(TEXT, "the Eastvale Monitor"),
        voice_score=0.9,
        cumulative=0.95,
        certainties=(0.1, 0.8, 0.1),
    )
    found = figures_from_tags(Tags(document="doc-1", made_by="test", figures=(seen,)), document, lines)
    figure = next(f for f in found if f.measure is Measure.KILLED)
    assert figure.voice is not None
    assert figure.voice.words == "the Eastvale Monitor"
    assert figure.voice.kind is VoiceKind.MONITOR
    assert figure.scope is Scope.CUMULATIVE
    assert figure.certainty is Certainty.UNCONFIRMED


@pytest.mark.parametrize(
    ("text", "agent", "confidence"),
    [
        ("Gunmen came at night. Nine villagers did not live to see the morning.", "Gunmen", Confidence.FACT),
        ("Nine villagers lie dead, and residents accused the Coast Shield.", "the Coast Shield", Confidence.ACCUSED),
        ("Nine villagers fell; suspected raiders were seen.", "suspected raiders", Confidence.SUSPECTED),
    ],
)
def test_a_tagger_says_who_did_it_and_the_words_how_surely(text: str, agent: str, confidence: Confidence) -> None:
    """The perpetrator may stand in another sentence; its confidence is that of the words around it."""
    document, lines = read(text)
    seen = tag(text, "Nine villagers", Measure.KILLED, agent=span(text, agent), agent_score=0.8)
    (figure,) = figures_from_tags(Tags(document="doc-1", made_by="t", figures=(seen,)), document, lines)
    assert figure.perpetrator is not None
    assert (figure.perpetrator.words, figure.perpetrator.confidence) == (agent, confidence)


def test_an_article_did_nothing() -> None:
    """A tagger that points at no more than "a" names nobody."""
    text = "Nine villagers lie dead, and a stranger was seen."
    document, lines = read(text)
    start = text.index("a stranger")
    seen = tag(text, "Nine villagers", Measure.KILLED, agent=(start, start + 1), agent_score=0.8)
    (figure,) = figures_from_tags(Tags(document="doc-1", made_by="t", figures=(seen,)), document, lines)
    assert figure.perpetrator is None


def test_a_part_points_at_the_count_before_it() -> None:
    """A tag that is part of another figure finds the larger count of its measure just before."""
    text = "The slide swallowed 14 villagers, five of them children."
    document, lines = read(text)
    whole = tag(text, "14 villagers", Measure.MISSING)
    part = tag(text, "five of them", Measure.MISSING, part=0.9)
    one, two = figures_from_tags(Tags(document="doc-1", made_by="t", figures=(whole, part)), document, lines)
    assert two.part_of == one.id


def test_tags_are_stored_as_canonical_json_and_come_back() -> None:
    """Tags survive storage unchanged."""
    tags = Tags(
        document="doc-1",
        made_by="test",
        figures=(tag(TEXT, "A ferryman", Measure.INJURED),),
        roles=(RoleTag(start=0, end=2, label="Victim", score=0.5, kinds=(0.9, 0.0, 0.1, 0.0, 0.0, 0.0)),),
    )
    assert codec.loads(codec.dumps(tags), Tags) == tags


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.data())
def test_no_text_and_no_tag_breaks_the_composition(text: str, data: st.DataObject) -> None:
    """Whatever the tags point at, figures keep their invariants and nothing is raised."""
    document, lines = read(text)
    size = len(text)
    starts = data.draw(st.lists(st.integers(0, max(size - 1, 0)), max_size=4))
    seen = tuple(
        FigureTag(
            start=a,
            end=min(size, a + 12),
            measure=Measure.KILLED,
            groups=(0.2, 0.5, 0.3),
            certainties=(0.5, 0.3, 0.2),
            cumulative=0.6,
            part=0.7,
            voice=(0, min(3, size)),
            voice_score=0.7,
            score=0.9,
        )
        for a in starts
    )
    found = figures_from_tags(Tags(document="doc-1", made_by="t", figures=seen), document, lines)
    assert all(isinstance(f, Figure) and text[f.start : f.end] == f.words for f in found)
    assert len({f.id for f in found}) == len(found)


def test_who_came_to_help_is_no_victim() -> None:
    """Police who find the wounded are not among them, where only the grammar takes them for victims."""
    text = "Hadra Police responded to a man who was shot in Kell."
    document, lines = read(text)
    found = settled(figures_from_tags(Tags(document="doc-1", made_by="t"), document, lines), text)
    assert all("Police" not in f.words for f in found)


@pytest.mark.parametrize(
    ("text", "words", "seen", "kept"),
    [
        ("Six were killed and 25 others on the bus were wounded in Kell.", "25 others", Measure.INJURED, "injured"),
        ("A man is charged with shooting five people in Kell.", "five people", Measure.KILLED, "injured"),
        ("A man is charged with shooting five people to death in Kell.", "five people", Measure.KILLED, "killed"),
    ],
)
def test_the_same_people_are_not_both_dead_and_hurt(text: str, words: str, seen: Measure, kept: str) -> None:
    """Of the same words as killed and injured one stands: the tagger's, but several only shot are not dead."""
    document, lines = read(text)
    made = Tags(document="doc-1", made_by="t", figures=(tag(text, words, seen),))
    found = settled(figures_from_tags(made, document, lines), text)
    assert [f.measure.value for f in found if words in f.words] == [kept]


def test_a_place_within_a_persons_name_is_none() -> None:
    """ "Hadra Vael" is in no Hadra; a person of one word may well be a place, and an unsure one is left alone."""
    text = "Hadra Vael was hurt in Hadra."
    first, last = (Mention(id=f"m{n}", passage="p", start=at, end=at + 5, kind=EntityKind.PLACE, text="Hadra", score=1,
                           made_by="test") for n, at in enumerate((0, 23)))  # fmt: skip
    sure = SpanTag(start=0, end=10, label="Person", score=0.9)
    short = SpanTag(start=23, end=28, label="Person", score=0.9)
    tags = Tags(document="doc-1", made_by="test", mentions=(sure, short))
    assert text[sure.start : sure.end] == "Hadra Vael"
    assert without_persons((first, last), tags) == (last,)
    unsure = replace(tags, mentions=(replace(sure, score=0.5),))
    assert without_persons((first, last), unsure) == (first, last)


# ------------------------------------------------------------------ places that only a tagger saw


def pointed(text: str, verb: str, words: str, *known: str, mentions: tuple[SpanTag, ...] = ()) -> list[str]:
    """The words of the places that are made of what ``verb`` points to; ``known`` are in Merrin province."""
    document, lines = read(text)
    start, at = text.index(verb), text.index(words)
    seen = PlaceTag(start=start, end=start + len(verb), place=(at, at + len(words)), score=0.9)
    tags = Tags(document=document.id, made_by="test", places=(seen,), mentions=mentions)
    places = [
        PlaceMention(
            id=name,
            document=document.id,
            start=text.index(name),
            end=text.index(name) + len(name),
            words=name,
            place=Place(id=name, name=name, lat=1.0, lon=2.0, precision=1, admin1="Merrin", country="XV"),
            score=1.0,
        )
        for name in known
    ]
    found = pointed_places({start: (at, at + len(words))}, tags, document, lines, places)
    made = [p for p in found if p.id not in known]
    for mention in made:
        assert text[mention.start : mention.end] == mention.words
        if mention.place is not None:
            assert mention.place.gazetteer is None
            assert mention.place.precision >= 2 or mention.place.name in known
    return [f"{p.words} in {p.place.admin1}" if p.place is not None else p.words for p in made]


def test_a_name_that_only_the_tagger_knows_is_a_place() -> None:
    """It keeps its words, and lies in the place that follows it."""
    assert pointed("Shells hit Old Quarry on Monday.", "hit", "Old Quarry") == ["Old Quarry"]
    assert pointed("Shells hit Tel Orsa in Arda.", "hit", "Tel Orsa in Arda", "Arda") == ["Tel Orsa in Merrin"]
    assert pointed("Shells hit the quarter of Zur Arda.", "hit", "Zur Arda", "Arda") == ["Zur in Merrin"]
    assert pointed("Shells hit Tel Orsa. Arda is calm.", "hit", "Tel Orsa", "Arda") == ["Tel Orsa in Merrin"]


def test_a_spot_that_only_the_tagger_knows_lies_in_the_town_of_its_report() -> None:
    """The one town that the report is about places it; a village that the report may tell, it does not."""
    assert _precision("Shots were heard at Tel Orsa. Arda is calm.") == 2
    assert _precision("Shots were heard in the village of Tel Orsa. Arda is calm.") == 4


def _precision(text: str) -> int:
    """Of the place that is made of Tel Orsa, in a report of the town of Arda."""
    document, lines = read(text)
    at = text.index("Tel Orsa")
    seen = PlaceTag(start=0, end=5, place=(at, at + 8), score=0.9)
    arda = Place(id="a", name="Arda", lat=1.0, lon=2.0, precision=1, admin1="Merrin", country="XV", gazetteer="test:1")
    start = text.index("Arda")
    known = PlaceMention(id="a", document=document.id, start=start, end=start + 4, words="Arda", place=arda, score=1.0)
    tags = Tags(document=document.id, made_by="test", places=(seen,))
    made = next(p for p in pointed_places({0: (at, at + 8)}, tags, document, lines, [known]) if p.words == "Tel Orsa")
    assert made.place is not None
    return made.place.precision


def test_a_people_before_a_place_is_no_place() -> None:
    """ "Ardanian Belt" is Belt, and in "Ardian town of Belt" the misspelt people is none either."""
    assert pointed("Shells hit Ardanian Belt.", "hit", "Ardanian", "Belt") == []
    assert pointed("Shells hit the Ardian town of Belt.", "hit", "Ardian town of Belt", "Belt") == []


def test_a_known_name_that_lost_its_apostrophe_is_the_known_place() -> None:
    """The possessive "Ardas" is Arda."""
    assert pointed("Arda is calm. Shells hit Ardas barracks.", "hit", "Ardas", "Arda") == ["Arda in Merrin"]


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Two men were shot in the Oldfield hospital.", "shot", "Oldfield hospital"),
        ("Two men were shot on Mill Street.", "shot", "Mill Street"),
        ("Two men were shot at the home of Ben Marlow.", "shot", "Marlow"),
        ("They killed many of the Orsa tribe.", "killed", "Orsa tribe"),
        ("Two men were shot in a Brightmart lot.", "shot", "Brightmart"),
        ("Two men were shot in the fields.", "shot", "the fields"),
        ("Arms were taken in Zar ’Ali district.", "taken", "Zar"),
    ],
)
def test_buildings_streets_people_and_halves_of_names_are_no_such_place(text: str, verb: str, words: str) -> None:
    """What the tagger points to is left alone where it is no name of a place."""
    known = ("Ali",) if "Ali" in text else ()
    assert pointed(text, verb, words, *known) == []


def test_an_organisation_that_the_tagger_names_is_no_place() -> None:
    """A name that it takes for an organisation elsewhere in the same breath stays one."""
    text = "Shells hit Eastvale Monitor offices."
    tagged = (SpanTag(start=11, end=27, label="Organization", score=0.9),)
    assert pointed(text, "hit", "Eastvale Monitor", mentions=tagged) == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The ministry said on Tuesday that 40 soldiers were missing.", Certainty.ASSERTED),
        ("The ministry denied on Tuesday that 40 soldiers were missing.", Certainty.DENIED),
        ("The group said 40 soldiers were missing. The ministry called it baseless.", Certainty.DENIED),
        ("It could not be verified. The ministry said that 40 soldiers were missing.", Certainty.ASSERTED),
    ],
)
def test_a_denial_needs_its_words(text: str, certainty: Certainty) -> None:
    """A tagger that sees a denial where nothing is denied is not believed."""
    document, lines = read(text)
    seen = tag(text, "40 soldiers", Measure.MISSING, certainties=(0.1, 0.1, 0.8))
    tags = Tags(document="doc-1", made_by="test", figures=(seen,))
    (figure,) = figures_from_tags(tags, document, lines)
    assert figure.certainty is certainty
