"""Tests of read/claims.py: who says each figure, how surely, and the claims they make. All is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.codec import anchor
from corroborate.read.claims import compose
from corroborate.read.roles import Act
from corroborate.read.voices import attributions
from corroborate.text.tokens import sentences
from corroborate.values import (
    HIT,
    STATISTIC,
    Certainty,
    Document,
    Figure,
    Group,
    Measure,
    Passage,
    PassageKind,
    Polarity,
    Reading,
    Scope,
    TimeMention,
    Voice,
    VoiceKind,
    When,
)

DAY = dt.date(2031, 5, 6)


def deed(text: str, word: str, kind: str, score: float = 0.5) -> Act:
    """An act told by one word."""
    start = text.index(word)
    return Act(start=start, end=start + len(word), sentence=0, kind=kind, roles=(), score=score)


def figure(text: str, words: str, nth: int = 0) -> Figure:
    """A figure at the nth place of its words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Figure(
        id=anchor("fig", "doc", start, start + len(words)),
        document="doc",
        passage="p",
        words=words,
        start=start,
        end=start + len(words),
        measure=Measure.KILLED,
        low=start,
        best=start,
        high=start,
        group=Group.UNKNOWN,
        made_by="test",
    )


def read(
    text: str,
    *words: str,
    times: tuple[TimeMention, ...] = (),
    acts: tuple[Act, ...] = (),
    published: dt.date | None = DAY,
    scope: Scope = Scope.INCIDENT,
    certainty: Certainty = Certainty.ASSERTED,
    seen: str | None = None,
) -> Reading:
    """Compose a text with figures at these words; ``seen`` are the words of the voice that a tagger saw for them."""
    document = Document(id="doc", text=text, sha256="0", cleaned_by="test", published=published)
    passage = Passage(id="p", document="doc", start=0, end=len(text), kind=PassageKind.NARRATION)
    split = sentences(text, (passage,))
    at = text.index(seen) if seen is not None else 0
    voice = Voice(words=seen, start=at, end=at + len(seen), kind=VoiceKind.UNKNOWN) if seen is not None else None
    return compose(
        document,
        (passage,),
        split,
        attributions=attributions(split, {}),
        figures=tuple(replace(figure(text, w), scope=scope, certainty=certainty, voice=voice) for w in words),
        times=times,
        places=(),
        acts=acts,
        entities=(),
    )


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The network put the dead at five, while the centre said the figure was over six.", "the centre"),
        ("The network said six people died.", "The network"),
        ("The network said that over six people died, and the centre that roads were cut.", "The network"),
    ],
)
def test_who_is_named_next_says_it(text: str, voice: str) -> None:
    """A tagger that saw the first of a sentence's two speakers gives way to the one who is named with the figure."""
    (found,) = read(text, "six", seen="The network").figures
    assert found.voice is not None
    assert found.voice.words == voice


# (text, the figure's words, its voice)
VOICES = [
    ("The ministry said six people were killed.", "six people", "The ministry"),
    ("Six people were killed, the ministry said.", "Six people", "the ministry"),
    ("Six people were killed according to the ministry.", "Six people", "the ministry"),
    ("Six people were killed and nine homes burnt, activists said.", "Six people", "activists"),
    ("Six people were killed and nine homes burnt activists said.", "Six people", "activists"),
    ("Six people were killed. The ministry said roads were cut.", "Six people", None),
    ("The ministry said roads were cut. Six people were killed.", "Six people", None),
    ("Six people were killed.", "Six people", None),
    # the innermost link is the origin
    ("Reuters quoted residents as saying six people were killed.", "six people", "residents"),
    ("SANA said six people were killed, citing a military source.", "six people", "a military source"),
    ("An activist told AFP that six people were killed.", "six people", "An activist"),
    ("The envoy said the army claimed that six people died.", "six people", "the army"),
    # who only counted gives way to who tells of it
    ("The envoy said hospitals have recorded six deaths.", "six deaths", "The envoy"),
    ("Hospitals have recorded six deaths.", "six deaths", "Hospitals"),
    ("The network documented six deaths.", "six deaths", "The network"),
    ("The centre has put the toll at six people.", "six people", "The centre"),
    # judgements say no number
    ("The council condemned the raid that killed six people.", "six people", None),
    ("The rebels vowed to avenge the six people killed.", "six people", None),
    ("The mayor blamed the army for the six people killed.", "six people", None),
    ("The mayor accused the army of killing six people.", "six people", "The mayor"),
    ("The blast claimed six lives.", "six lives", None),
    # pronouns and bare groups point back
    ("The Narsa Centre said roads were cut. It said six people died.", "six people", "The Narsa Centre"),
    ("Ada Morn said roads were cut. She said six people died.", "six people", "Ada Morn"),
    (
        "Ada Morn, a doctor, told the Herald roads were cut. Six people died, he added.",
        "Six people",
        "Ada Morn, a doctor",
    ),
    ("Local sources said roads were cut. They said six people died.", "six people", "Local sources"),
    ("A source at Narsa Hospital said roads were cut. The source said six died.", "six", "A source at Narsa Hospital"),
    (
        "The Narsa Observatory for Rights said roads were cut. The group said six people died.",
        "six people",
        "The Narsa Observatory for Rights",
    ),
    (
        "The Narsa Observatory for Rights said roads were cut. The army denied it. The monitoring group said six died.",
        "six",
        "The Narsa Observatory for Rights",
    ),
    (
        "The defence ministry said roads were cut. The ministry said six people died.",
        "six people",
        "The defence ministry",
    ),
    ("It said six people died.", "six people", "It"),
    (
        "The Narsa Observatory for Rights said roads were cut. The Kestria-based group said six people died.",
        "six people",
        "The Narsa Observatory for Rights",
    ),
    ("The Tarve monitoring group said six people died.", "six people", "The Tarve monitoring group"),
    # quotations
    ('"Six people died," a farmer said.', "Six people", "a farmer"),
    ('"We saw planes," a farmer said. "Six people died."', "Six people", "a farmer"),
    ('A farmer said: "Six people died."', "Six people", "A farmer"),
    # headlines
    ("Six people killed in Narsa: monitor", "Six people", "monitor"),
    ("Monitor says six people killed", "six people", "Monitor"),
    # cases
    ("the ministry said six people were killed.", "six people", "the ministry"),
    ("SIX PEOPLE WERE KILLED, THE MINISTRY SAID.", "SIX PEOPLE", "THE MINISTRY"),
]


@pytest.mark.parametrize(("text", "words", "voice"), VOICES)
def test_a_figure_is_laid_in_the_right_mouth(text: str, words: str, voice: str | None) -> None:
    """The voice is the origin of the innermost attribution that asserts, named where a pronoun points back."""
    (found,) = read(text, words).figures
    assert (found.voice.words if found.voice else None) == voice
    if found.voice:
        assert text[found.voice.start : found.voice.end] == found.voice.words


CERTAINTIES = [
    ("The ministry said six people died.", Certainty.ASSERTED),
    ("The ministry denied that six people died.", Certainty.DENIED),
    ("The army reportedly said six people died.", Certainty.UNCONFIRMED),
    ("It was reported that six people died.", Certainty.UNCONFIRMED),
    ("There are reports that six people died.", Certainty.UNCONFIRMED),
    ("Residents alleged that six people died.", Certainty.UNCONFIRMED),
    ("The raid reportedly killed six people.", Certainty.UNCONFIRMED),
    ("The raid may have killed six people.", Certainty.UNCONFIRMED),
    ("The raid allegedly killed six people.", Certainty.UNCONFIRMED),
    ("The raid killed six people.", Certainty.ASSERTED),
]


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_certainty_follows_the_words(text: str, certainty: Certainty) -> None:
    """Hedges and denials of the attribution or beside the figure decide; nothing else does."""
    (found,) = read(text, "six people").figures
    assert found.certainty is certainty


FLAGS = [
    ("The rebels said six people died. The claim could not be independently verified.", True),
    ("The rebels said six people died, which could not be verified.", True),
    ("The rebels said six people died. The ministry confirmed it.", False),
    ("The rebels said six people died. Roads were cut. The claim could not be verified.", False),
]


@pytest.mark.parametrize(("text", "flagged"), FLAGS)
def test_a_disclaimer_flags_what_it_qualifies(text: str, flagged: bool) -> None:
    """Words such as "Could not be verified" flags the figures and the claim of its own sentence and the one before."""
    reading = read(text, "six people")
    assert ("not_verified" in reading.figures[0].flags) is flagged
    claim = next(c for c in reading.claims if c.id == reading.figures[0].claim)
    assert ("not_verified" in claim.flags) is flagged
    assert reading.figures[0].certainty is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Six people were killed in one day in the town, residents said.", Scope.INCIDENT),
        ("Six people were killed during the storming of the town.", Scope.INCIDENT),
        ("Six people were killed in the days after the town fell.", Scope.CUMULATIVE),
        ("Six people were killed over the weeks that followed.", Scope.CUMULATIVE),
        ("Six people were killed in the town.", None),
    ],
)
def test_words_that_say_over_how_long_decide_the_scope(text: str, scope: Scope | None) -> None:
    """ "In one day" is an incident and "in the days after" a running count, whatever was made of the figure before."""
    for known in Scope:
        (made,) = read(text, "Six people", scope=known).figures
        assert made.scope is (scope or known)


@pytest.mark.parametrize(
    ("text", "words", "scope", "flagged"),
    [
        ("Police said it was among 47 homicides in Kell so far this year.", "47 homicides", Scope.INCIDENT, True),
        ("Police said 47 people were shot in Kell in 2030.", "47 people", Scope.CUMULATIVE, True),
        ("Police said 47 people were shot at a market in Kell in 2030.", "47 people", Scope.INCIDENT, False),
        ("Police said 4 people were shot in Kell, the second shooting this year.", "4 people", Scope.INCIDENT, False),
        ("The army said 47 people were killed in shootings this year.", "47 people", Scope.CUMULATIVE, False),
        ("Police said 6 people were shot in three separate shootings in Kell.", "6 people", Scope.INCIDENT, True),
        ("Police said 6 people were hurt in shootings across the city.", "6 people", Scope.INCIDENT, True),
        ("Police said 1 person was shot in three separate shootings in Kell.", "1 person", Scope.INCIDENT, False),
        ("Police said a gunman shot 6 people in three shootings in Kell.", "6 people", Scope.INCIDENT, False),
        ("The army said 6 people were killed in three separate attacks.", "6 people", Scope.INCIDENT, False),
        ("Police said 6 people were hurt in Kell shootings on Sunday.", "6 people", Scope.INCIDENT, True),
        ("Police said 6 people were hurt in the Kell shootings.", "6 people", Scope.INCIDENT, False),
        ("Police said 6 people were hurt during a violent weekend in Kell.", "6 people", Scope.INCIDENT, True),
        ("Police said 10 people were shot in Kell over seven days.", "10 people", Scope.INCIDENT, True),
        ("Police said four other incidents left 8 people wounded.", "8 people", Scope.INCIDENT, True),
        ("Police said 9 people have died in Kell.", "9 people", Scope.CUMULATIVE, True),
        ("Police fired at the protest; 9 people have died in Kell.", "9 people", Scope.CUMULATIVE, False),
    ],
)
def test_the_crimes_of_a_year_are_a_statistic(text: str, words: str, scope: Scope, flagged: bool) -> None:
    """In a story on local crime a year's number is no incident's; in one on war it is a running total like any."""
    number = int(words.split()[0])
    document = Document(id="doc", text=text, sha256="0", cleaned_by="test", published=DAY)
    passage = Passage(id="p", document="doc", start=0, end=len(text), kind=PassageKind.NARRATION)
    split = sentences(text, (passage,))
    made = replace(figure(text, words), scope=scope, low=number, best=number, high=number)
    (found,) = compose(
        document,
        (passage,),
        split,
        attributions=(),
        figures=(made,),
        times=(),
        places=(),
        acts=(),
        entities=(),
    ).figures
    assert (STATISTIC in found.flags) is flagged
    assert not flagged or found.scope is Scope.CUMULATIVE


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Police said a man died at a party in Kell. Later 5 people were shot.", True),
        ("Shelling by the army killed a man in Kell. Later 5 people were shot.", False),
    ],
)
def test_only_a_crime_has_its_dead_among_those_shot(text: str, flagged: bool) -> None:
    """In reports of war those whom snipers shot are not those whom shelling killed."""
    document = Document(id="doc", text=text, sha256="0", cleaned_by="test", published=DAY)
    passage = Passage(id="p", document="doc", start=0, end=len(text), kind=PassageKind.NARRATION)
    split = sentences(text, (passage,))
    dead = replace(figure(text, "a man"), low=1, best=1, high=1)
    shot = replace(figure(text, "5 people"), measure=Measure.INJURED, low=5, best=5, high=5)
    found = compose(
        document, (passage,), split, attributions=(), figures=(dead, shot), times=(), places=(), acts=(), entities=()
    )
    assert any(HIT in f.flags for f in found.figures) is flagged


def summed(text: str, title: str, *counted: tuple[str, int, str | None]) -> list[tuple[str, bool, Scope]]:
    """Words, statistic and scope of each figure of a story on local crime, given by words, number and whole."""
    document = Document(id="doc", text=text, title=title, sha256="0", cleaned_by="test", published=DAY)
    passage = Passage(id="p", document="doc", start=0, end=len(text), kind=PassageKind.NARRATION)
    split = sentences(text, (passage,))
    made = [replace(figure(text, words), low=n, best=n, high=n) for words, n, _ in counted]
    ids = {f.words: f.id for f in made}
    made = [replace(f, part_of=ids.get(of or "")) for f, (_, _, of) in zip(made, counted, strict=True)]
    reading = compose(
        document, (passage,), split, attributions=(), figures=made, times=(), places=(), acts=(), entities=()
    )
    return [(f.words, STATISTIC in f.flags, f.scope) for f in reading.figures]


def test_a_headline_and_the_parts_of_a_statistic_are_one_too() -> None:
    """A headline says a sum over shootings again; who is told by himself after it was hit in one of them."""
    title = "Nine wounded in Kell"
    text = (
        f"{title}\n\nPolice said 9 people were hurt in separate shootings, 2 of them boys. Vael Street: 3 men were hit."
    )
    counted = ("Nine", 9, None), ("9 people", 9, None), ("2 of them", 2, "9 people"), ("3 men", 3, "9 people")
    found = {words: (flagged, scope) for words, flagged, scope in summed(text, title, *counted)}
    assert found.pop("3 men") == (False, Scope.INCIDENT)
    assert set(found.values()) == {(True, Scope.CUMULATIVE)}


def test_who_is_told_to_be_among_the_summed_up_was_hit_in_one_act() -> None:
    """ "The four men were among nine people shot across the city": the four are those of this story."""
    text = "Police said 4 men were among 9 people hurt in shootings across the city."
    counted = ("4 men", 4, "9 people"), ("9 people", 9, None)
    assert summed(text, "", *counted)[0][1:] == (False, Scope.INCIDENT)


def test_each_attribution_is_a_claim_and_loose_figures_make_one_of_narration() -> None:
    """Attributed claims keep chain, cue and figures; narration has neither chain nor cue."""
    text = "Six people were killed. The ministry said nine were hurt."
    reading = read(text, "Six people", "nine")
    assert [([v.words for v in c.chain], c.cue.words if c.cue else None, len(c.figures)) for c in reading.claims] == [
        ([], None, 1),
        (["The ministry"], "said", 1),
    ]
    assert [f.claim for f in reading.figures] == [c.id for c in reading.claims]
    assert reading.made_by == "rules-1"


def test_a_denial_has_negative_polarity() -> None:
    """What is denied is a claim about the same event, turned about."""
    (claim,) = read("The ministry denied that six people died.", "six people").claims
    assert (claim.polarity, claim.certainty, claim.stance) == (Polarity.NEGATIVE, Certainty.DENIED, "denied")


def test_the_day_beside_the_cue_dates_the_saying() -> None:
    """A time at the cue is when it was said; one inside the content is when it happened."""
    text = "The ministry said on Tuesday that six people died on Monday."
    at = text.index("Tuesday")
    monday = text.index("Monday")
    times = tuple(
        TimeMention(start=a, end=a + len(w), words=w, when=When(start=day, end=day, precision=1, words=w))
        for a, w, day in ((at, "Tuesday", dt.date(2031, 5, 6)), (monday, "Monday", dt.date(2031, 5, 5)))
    )
    reading = read(text, "six people", times=times, published=dt.date(2031, 5, 8))
    assert reading.figures[0].said == dt.date(2031, 5, 6)
    assert reading.claims[0].said == dt.date(2031, 5, 6)


def test_without_a_day_beside_the_cue_the_report_dates_the_saying() -> None:
    """The day of publication, or nothing where that is unknown."""
    text = "The ministry said six people died."
    assert read(text, "six people").figures[0].said == DAY
    assert read(text, "six people", published=None).figures[0].said is None


def test_the_surest_act_inside_gives_kind_and_roles() -> None:
    """A claim takes its kind from the act inside its spans; an act in nobody's mouth makes a claim of narration."""
    text = "The ministry said planes shelled the town. Gunmen took the bridge."
    reading = read(
        text,
        acts=(
            deed(text, "took", "Armed clash"),
            deed(text, "shelled", "Air/drone strike", 0.9),
            deed(text, "planes", "Attack", 0.2),
        ),
    )
    assert [(c.kind, bool(c.chain)) for c in reading.claims] == [("Air/drone strike", True), ("Armed clash", False)]


def test_ids_are_anchors_and_differ() -> None:
    """Claims of one span keep apart by their slot; reading twice gives the same ids."""
    text = "Six people died, the ministry said. Six people died, residents said. He said that she said six died."
    one, two = read(text, "Six people"), read(text, "Six people")
    assert one == two
    assert len({c.id for c in one.claims}) == len(one.claims)


def test_words_are_those_of_the_text_over_line_breaks() -> None:
    """A name broken over two lines keeps its break: text[start:end] == words."""
    text = "The defence\nministry said six people died."
    reading = read(text, "six people")
    assert reading.claims[0].chain[0].words == "The defence\nministry"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "six people",
                "The ministry",
                "said",
                "he",
                "it",
                "the group",
                "which",
                "told AFP",
                "denied",
                "that",
                "died",
                ".",
                ",",
                '"',
                "could not be verified",
                "reportedly",
                "\n\n",
                "according to",
                "The Narsa Centre",
                "on Monday",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_composes(text: str) -> None:
    """No text raises; claims and voices stand where they say, and every figure has a claim."""
    words = ("six people",) if "six people" in text else ()
    reading = read(text, *words)
    by_id = {c.id: c for c in reading.claims}
    for claim in reading.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert (claim.start, claim.end) == (claim.spans[0][0], claim.spans[-1][1])
        for voice in claim.chain:
            assert text[voice.start : voice.end] == voice.words
        if claim.cue:
            assert text[claim.cue.start : claim.cue.end] == claim.cue.words
    for found in reading.figures:
        assert found.claim in by_id
        assert found.id in by_id[found.claim].figures
        if found.voice:
            assert text[found.voice.start : found.voice.end] == found.voice.words


@pytest.mark.parametrize(
    ("text", "words", "floor"),
    [
        ("She said her father was among the dead.", "her father", True),
        ("Among the dead was her father, she said.", "her father", True),
        ("The dead included her father, she said.", "her father", True),
        ("A reporter saw six bodies in the street.", "six bodies", True),
        ("A reporter counted six bodies in the street.", "six bodies", True),
        ("The monitor counted 60 civilians killed.", "60 civilians", False),
        ("She said her father was killed.", "her father", False),
        ("She said that armed men had killed her two brothers and a neighbour.", "two brothers", True),
        ("She said that armed men had killed her two brothers and a neighbour.", "a neighbour", True),
        ("Police said gunmen killed a farmer and his two sons.", "two sons", False),
    ],
)
def test_some_of_the_dead_are_a_floor(text: str, words: str, floor: bool) -> None:
    """One of the dead, and what an eye saw, is no count of all; what a body counted is."""
    (found,) = read(text, words).figures
    assert ("floor" in found.flags) is floor


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mission has so far verified the killing of 111 civilians.", Certainty.ASSERTED),
        ("The mission has so far verified the killing of reportedly 111 civilians.", Certainty.UNCONFIRMED),
        ("The mission spoke of the killing of 111 civilians.", Certainty.UNCONFIRMED),
    ],
)
def test_what_is_verified_so_far_is_a_floor_and_not_in_doubt(text: str, certainty: Certainty) -> None:
    """A tagger that doubts an unfinished count is not followed, the words' own hedge is."""
    (found,) = read(text, "111 civilians", certainty=Certainty.UNCONFIRMED).figures
    assert found.certainty is certainty
    assert ("floor" in found.flags) is ("so far" in text)
