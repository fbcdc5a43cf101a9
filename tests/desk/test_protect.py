"""Nobody private is named in what leaves the record."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_episode import PLACES as PLACES_OF
from invented_episode import Desk, episode, toll, when

from corroborate.desk.dossiers import assemble
from corroborate.desk.exports.html import dossier_html
from corroborate.desk.exports.json import dossier_json
from corroborate.desk.protect import Protection, protect
from corroborate.values import (
    Dossier,
    Echo,
    Filler,
    Grade,
    Level,
    Measure,
    Review,
    Role,
    RoleKind,
    Verdict,
    VoiceKind,
)

EPISODE = episode()


def rendered(dossier: Dossier, level: Protection) -> str:
    """Everything that any export shows of a dossier, case folded."""
    publication = protect(dossier, level)
    plain = json.dumps(dossier_json(publication), ensure_ascii=False)
    return (dossier_html(publication) + plain).casefold()


@pytest.mark.parametrize("level", [Protection.STRICT, Protection.MASKED])
@pytest.mark.parametrize("name", ["Amina", "Haddad", "Yusuf", "Rahim"])
def test_private_people_are_not_named(level: Protection, name: str) -> None:
    """Neither a whole name nor a part of it appears."""
    assert name.casefold() not in rendered(EPISODE, level)


def test_a_person_appears_under_a_pseudonym_and_a_role() -> None:
    """The witness is "Witness 1, resident", whatever trade the report gave."""
    speakers = {statement.speaker for statement in protect(EPISODE).statements}
    assert {"Witness 1, resident", "residents", "relatives"} <= speakers
    assert "teacher" not in rendered(EPISODE, Protection.STRICT)


def test_at_strict_a_testimony_is_its_content_only() -> None:
    """A testimony keeps its numbers and loses its words, its report and the anchors that lead to it."""
    publication = protect(EPISODE)
    testimonies = [s for s in publication.statements if s.testimony]
    assert len(testimonies) == 3
    for statement in testimonies:
        assert statement.excerpt is None
        assert (statement.figure.document, statement.figure.start, statement.figure.end) == ("", 0, 0)
        assert statement.figure.low is not None
    text = rendered(EPISODE, Protection.STRICT)
    assert "bodies in the school hall" not in text
    assert "curtains" not in text
    assert "30 bodies" not in text


def test_at_masked_the_sentence_stays() -> None:
    """The words are kept with the name replaced."""
    text = rendered(EPISODE, Protection.MASKED)
    assert "bodies</mark> in the school hall" in text
    assert "[witness 1, resident]" in text


def test_a_report_in_which_a_private_person_speaks_loses_link_and_headline() -> None:
    """Its link would be one click from the name."""
    by_id = {document.id: document for document in protect(EPISODE).documents}
    assert (by_id["r12"].url, by_id["r12"].title, by_id["r12"].sha256) == (None, None, "")
    assert by_id["r13"].url is not None


def test_what_is_withheld_is_counted() -> None:
    """The manifest says how much was kept back."""
    assert dict(protect(EPISODE).withheld) == {"names": 2, "quotations": 3, "links": 1, "titles": 1}


def test_open_withholds_nothing_but_the_text() -> None:
    """Names and words appear; the report itself stays in the record at every level."""
    publication = protect(EPISODE, Protection.OPEN)
    assert "haddad" in rendered(EPISODE, Protection.OPEN)
    assert publication.withheld == ()
    assert {document.text for document in publication.documents} == {""}


def test_the_dead_are_named_only_by_policy() -> None:
    """A record that exists to name the dead says so; the living stay protected."""
    events = tuple(
        replace(
            event,
            roles=(
                Filler(
                    role=Role.VICTIM, entity="x", mentions=((0, 0, "Yusuf Rahim"),), kind=RoleKind.INDIVIDUAL
                ),
            ),
        )
        if event.id == "evt-2"
        else event
        for event in EPISODE.events
    )  # fmt: skip
    dossier = replace(EPISODE, events=events, readings=tuple(replace(r, entities=()) for r in EPISODE.readings))
    named = json.dumps(dossier_json(protect(dossier, name_the_dead=True)))
    assert "Yusuf Rahim" in named
    assert "Haddad" not in named
    assert "Yusuf" not in json.dumps(dossier_json(protect(dossier)))


def test_office_holders_are_named() -> None:
    """A rank or an office beside the name makes it public; a widow of one stays private."""
    d = Desk()
    d.report(
        "x1", "Meridian", 12,
        "Governor Selim Orhan said three people were killed in Sennet. Karim Nazar, a spokesman for the army, agreed. "
        "Layla Orsan, the widow of the commander, mourned at home.",
    )  # fmt: skip
    for name in ("Selim Orhan", "Karim Nazar", "Layla Orsan"):
        d.person("x1", name)
    figure = d.says(
        "x1", "three people", Measure.KILLED, 3, 3, 3, d.voice("x1", "Governor Selim Orhan", VoiceKind.LOCAL_OFFICIAL)
    )
    event = d.event("evt-1", "Attack", when(12), PLACES_OF["Sennet"], [figure])
    dossier = assemble(
        readings=d.readings.values(), actors=(), events=(event,), echoes=(), tolls=(), grades=(), title="T"
    )
    text = rendered(dossier, Protection.STRICT)
    assert "governor selim orhan" in text
    assert "layla" not in text


def _read(text: str, words: str, voice: str, kind: VoiceKind, *people: str) -> Dossier:
    """A dossier of one report with one figure, in which the reader found some people."""
    d = Desk()
    d.report("x1", "Meridian", 12, text)
    for name in people:
        d.person("x1", name)
    figure = d.says("x1", words, Measure.KILLED, 3, 3, 3, d.voice("x1", voice, kind))
    event = d.event("evt-1", "Attack", when(12), PLACES_OF["Sennet"], [figure])
    return assemble(readings=d.readings.values(), actors=(), events=(event,), echoes=(), tolls=(), grades=(), title="T")


def test_people_who_are_only_counted_are_no_names() -> None:
    """A reader calls "at least three members" a person; only names are taken out."""
    dossier = _read(
        "Dozens fled. The army said at least three members of the guard were killed in Sennet.",
        "at least three members", "The army", VoiceKind.MILITARY, "Dozens", "at least three members", "Sennet",
    )  # fmt: skip
    publication = protect(dossier)
    assert dict(publication.withheld) == {}
    assert publication.excerpts[0].text == "The army said at least three members of the guard were killed in Sennet."


def test_names_are_found_where_capitals_tell_nothing() -> None:
    """In a text without capitals, a run of words that are no English is a name."""
    dossier = _read(
        "the army said three people were killed, among them zevqua ximkaw of the market street.",
        "three people", "the army", VoiceKind.MILITARY, "zevqua ximkaw",
    )  # fmt: skip
    text = rendered(dossier, Protection.STRICT)
    assert "zevqua" not in text
    assert "[person 1]" in text


def test_a_pronoun_of_unknown_kind_testifies() -> None:
    """Whoever "she" is, her words are not published at strict."""
    dossier = _read("She said armed men had killed three cousins of hers.", "three cousins", "She", VoiceKind.UNKNOWN)
    assert [s.testimony for s in protect(dossier).statements] == [True]
    assert "cousins" not in rendered(dossier, Protection.STRICT)


def test_an_office_in_one_report_makes_a_name_public_in_all() -> None:
    """The governor is the governor, also where a paper leaves the title out."""
    d = Desk()
    d.report("x1", "Meridian", 12, "Governor Selim Orhan said three people were killed in Sennet.")
    d.report("x2", "Coast Daily", 13, "Selim Orhan said three people were killed in Sennet.")
    figures = []
    for ref, words in (("x1", "Governor Selim Orhan"), ("x2", "Selim Orhan")):
        d.person(ref, "Selim Orhan")
        voice = d.voice(ref, words, VoiceKind.LOCAL_OFFICIAL)
        figures.append(d.says(ref, "three people", Measure.KILLED, 3, 3, 3, voice))
    event = d.event("evt-1", "Attack", when(12), PLACES_OF["Sennet"], figures)
    dossier = assemble(
        readings=d.readings.values(), actors=(), events=(event,), echoes=(), tolls=(), grades=(), title="T"
    )
    assert dict(protect(dossier).withheld) == {}


_SYLLABLES = "zev qua vlor xim jusk brenn tzol mir kaw oph yul grist".split()
_NAMES = st.builds(
    lambda parts, more: ("".join(parts)).capitalize() + " " + ("".join(more)).capitalize(),
    st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3),
    st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3),
)
_FRAMES = st.sampled_from(
    (
        "{name}, a shopkeeper, said {n} people were killed in {place}.",
        "“I saw {n} people die,” said {name} of {place}.",
        "In {place}, {n} people were killed, {name}’s neighbours said. {name} was among the dead.",
        "{n} people died in {place}. {NAME} lost two sons.",
        "A mine killed {n} people near {place}; {last} survived, the hospital said of {name}.",
    )
)


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Dossier, set[str]]:
    """A dossier of invented reports in which private people are named in every way we know of."""
    d = Desk()
    private: set[str] = set()
    figures = []
    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique=True))
    for n, name in enumerate(names):
        ref, place = f"d{n}", draw(st.sampled_from(sorted(PLACES_OF)))
        frame = draw(_FRAMES)
        count = draw(st.integers(2, 900))
        text = frame.format(name=name, NAME=name.upper(), last=name.split()[1], n=count, place=place)
        in_title = draw(st.booleans())
        d.report(
            ref, "Meridian", 12 + n, text,
            title=f"{name} remembers" if in_title else None,
            url=f"https://meridian.example/{name.lower().replace(' ', '-')}" if in_title else None,
        )  # fmt: skip
        private |= {name.casefold(), *(part.casefold() for part in name.split())}
        kind = draw(st.sampled_from([VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE, None]))
        body = d.readings[ref].document.text
        if kind is None or name not in body or draw(st.booleans()):
            if name in body:
                d.person(ref, name)
            else:
                kind = VoiceKind.WITNESS
        shown = next(w for w in (name, name.upper()) if w in body)
        voice = d.voice(ref, shown, kind) if kind is not None else None
        if shown != name:
            d.person(ref, shown)
        figures.append(d.says(ref, f"{count} people", Measure.KILLED, count, count, count, voice))
    event = d.event("evt-1", "Attack", when(12, 15), PLACES_OF["Sennet"], figures)
    echo = Echo(id="ech-1", origin=figures[0], voice=f"{names[0]}@d0", members=())
    review = Review(
        id="rev-1", subject=figures[0], seen="", verdict=Verdict.ACCEPT, reviewer="a",
        at=dt.datetime(2031, 4, 1, tzinfo=dt.UTC), note=f"I called {names[-1]}", document="d0", start=1, end=2,
    )  # fmt: skip
    dossier = assemble(
        readings=d.readings.values(), actors=(), events=(event,), echoes=(echo,),
        tolls=(
            toll("evt-1", Measure.KILLED, (1, None, None), dict.fromkeys(figures, ("R8", f"what {names[0]} said"))),
        ),
        grades=(Grade(subject="evt-1", level=Level.WEAK, voices=1, reasons=(f"only {names[-1]} says so",)),),
        reviews=(review,), title=f"The account of {names[0]}",
    )  # fmt: skip
    return dossier, private


@given(dossiers(), st.sampled_from([Protection.STRICT, Protection.MASKED]))
@settings(max_examples=60, deadline=None)
def test_no_private_name_leaves_the_record(drawn: tuple[Dossier, set[str]], level: Protection) -> None:
    """However a private person is named (voice, entity, headline, link, note, reason), no export shows the name."""
    dossier, private = drawn
    text = rendered(dossier, level)
    assert {name for name in private if name in text} == set()


@given(dossiers())
@settings(max_examples=20, deadline=None)
def test_a_publication_does_not_depend_on_the_run(drawn: tuple[Dossier, set[str]]) -> None:
    """The same dossier gives the same publication, pseudonyms included."""
    dossier, _ = drawn
    assert protect(dossier) == protect(dossier)


def test_a_person_may_keep_back_a_name_that_an_office_would_publish() -> None:
    """One decision is enough, it can be taken back, and it holds in every report that names the person."""
    private = next(e for r in EPISODE.readings for e in r.entities if e.name == "Yusuf Rahim")
    reading = next(r for r in EPISODE.readings if r.document.id == private.document)
    at = private.mentions[0][0]
    text = reading.document.text
    # The same report, but that it gives him a rank in the stead of the words before his name.
    ranked = text[: at - len("among them ")] + "with Major " + text[at:]
    assert len(ranked) == len(text)
    changed = replace(reading, document=replace(reading.document, text=ranked))
    made = replace(EPISODE, readings=tuple(changed if r is reading else r for r in EPISODE.readings))
    assert private.name in named_in(made)
    log = [
        Review(
            id="rev-1", subject=private.id, seen="", verdict=Verdict.REJECT, reviewer="a",
            at=dt.datetime(2031, 4, 1, tzinfo=dt.UTC), document=private.document, kind="name",
        )
    ]  # fmt: skip
    kept = protect(replace(made, reviews=tuple(log)), Protection.MASKED)
    assert private.name not in " ".join(excerpt.text for excerpt in kept.excerpts)
    log.append(replace(log[0], id="rev-2", subject="rev-1", verdict=Verdict.UNDO))
    assert any(private.name in e.text for e in protect(replace(made, reviews=tuple(log)), Protection.MASKED).excerpts)


def named_in(dossier: Dossier) -> str:
    """The sentences of a dossier as published with names replaced."""
    return "\n".join(excerpt.text for excerpt in protect(dossier, Protection.MASKED).excerpts)
