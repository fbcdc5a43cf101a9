"""What a tagger saw of roles becomes acts: one an event's kind, each thing once, with all its mentions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.codec import anchor
from corroborate.read.role_tags import acts_from_tags
from corroborate.read.roles import acts
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Confidence, Document, Role, RoleKind, RoleTag, SpanTag, Tags

TEXT = (
    "Gunmen of the Coast Shield shot the ferry master Taher Molin in Jebra. "
    "Molin had refused to pay. On Sunday the Coast Shield abducted the clerk Iman Sarel."
)
ATTACK = (0.95, 0.05, 0.02, 0.0, 0.0, 0.0)
KIDNAPPING = (0.05, 0.95, 0.02, 0.0, 0.0, 0.0)
BOTH = (0.8, 0.7, 0.02, 0.0, 0.0, 0.0)


def read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its sentences."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    return document, sentences(text, passages(document))


def role(words: str, label: str, kinds: tuple[float, ...], score: float = 0.9, nth: int = 0) -> RoleTag:
    """A tag on the ``nth`` occurrence of some words of TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return RoleTag(start=start, end=start + len(words), label=label, score=score, kinds=kinds)


def tags(*roles: RoleTag) -> Tags:
    """Tags of nothing but roles."""
    told = (SpanTag(start=0, end=1, label="attack", score=0.9),)
    return Tags(document="doc-1", made_by="test", roles=roles, kinds=told)


def test_fillers_of_two_kinds_make_two_acts() -> None:
    """The shooting and the abduction are two events; the group that did both is in both."""
    document, lines = read(TEXT)
    seen = tags(
        role("the Coast Shield", "PerpOrg", BOTH),
        role("Taher Molin", "Victim", ATTACK),
        role("the Coast Shield", "PerpOrg", BOTH, nth=1),
        role("Iman Sarel", "Victim", KIDNAPPING),
    )
    one, two = (act for act in acts_from_tags(seen, document, lines, (), ()) if act.roles)
    assert {one.detail, two.detail} == {"attack", "kidnapping"}
    for act in (one, two):
        assert [f.mentions[0][2] for f in act.roles if f.role is Role.PERPETRATOR] == ["Coast Shield"]
    victims = {act.detail: [f.mentions[0][2] for f in act.roles if f.role is Role.VICTIM] for act in (one, two)}
    assert victims == {"attack": ["Taher Molin"], "kidnapping": ["Iman Sarel"]}


def test_a_last_name_is_the_person_named_before() -> None:
    """A thing is one filler with all its mentions, without the article."""
    document, lines = read(TEXT)
    seen = tags(role("Taher Molin", "Victim", ATTACK), role("Molin", "Victim", ATTACK, score=0.2, nth=1))
    (act,) = acts_from_tags(seen, document, lines, (), ())
    (filler,) = act.roles
    assert [words for *_, words in filler.mentions] == ["Taher Molin", "Molin"]
    assert filler.kind is RoleKind.INDIVIDUAL


def test_marks_at_the_edges_are_no_part_of_a_name() -> None:
    """A mention is trimmed, and one of nothing but marks is none."""
    document, lines = read(TEXT)
    seen = tags(role("Taher Molin in Jebra.", "Victim", ATTACK), role(".", "Target", ATTACK))
    (act,) = acts_from_tags(seen, document, lines, (), ())
    assert [f.mentions[0][2] for f in act.roles] == ["Taher Molin in Jebra"]


def test_small_words_at_the_edges_are_no_part_of_a_name() -> None:
    """A tagger that pointed a word too far, at "and" or "was", means what stands between; in capitals it is a name."""
    document, lines = read(TEXT)
    seen = tags(
        role("of the Coast Shield", "PerpOrg", ATTACK),
        role("the clerk Iman Sarel", "Victim", ATTACK),
        role("in", "Target", ATTACK),
        role("to pay. On", "Target", ATTACK),
    )
    (act,) = acts_from_tags(seen, document, lines, (), ())
    assert {f.mentions[0][2] for f in act.roles} == {"Coast Shield", "clerk Iman Sarel", "pay"}
    document, lines = read("IS and Company A shelled Jebra.")
    groups = [RoleTag(start=a, end=z, label="PerpOrg", score=0.9, kinds=ATTACK) for a, z in ((0, 2), (3, 16))]
    (act,) = acts_from_tags(tags(*groups), document, lines, (), ())
    assert {f.mentions[0][2] for f in act.roles} == {"IS", "Company A"}


def test_an_article_is_no_filler_and_a_possessive_no_part_of_one() -> None:
    """A tagger that pointed at "the" alone pointed at nobody; "the clerk's" is the clerk."""
    text = "They shot the clerk Iman Sarel\u2019s brother. The clerk's house burned."
    document, lines = read(text)
    at = [(text.index(w), w) for w in ("the", "Iman Sarel\u2019s", "clerk's")]
    seen = tags(*(RoleTag(start=a, end=a + len(w), label="Victim", score=0.9, kinds=ATTACK) for a, w in at))
    (act,) = acts_from_tags(seen, document, lines, (), ())
    assert [[words for *_, words in f.mentions] for f in act.roles] == [["Iman Sarel"], ["clerk"]]


def test_a_name_and_its_short_form_in_brackets_are_one() -> None:
    """The letters of a short form follow the words of its own tongue, not of the translation before it; a name of
    another role, or outside the brackets, is another.
    """
    text = "The Tarsin Front of the Free Coast (FLCT) and the Salt Guard shot him, the FLCT said."
    document, lines = read(text)

    def group(words: str, nth: int = 0) -> RoleTag:
        start = text.index(words) if nth == 0 else text.rindex(words)
        return RoleTag(start=start, end=start + len(words), label="PerpOrg", score=0.9, kinds=ATTACK)

    seen = tags(group("Tarsin Front of the Free Coast"), group("FLCT"), group("Salt Guard"), group("FLCT", nth=1))
    (act,) = acts_from_tags(seen, document, lines, (), ())
    assert [[words for *_, words in f.mentions] for f in act.roles] == [
        ["Tarsin Front of the Free Coast", "FLCT", "FLCT"],
        ["Salt Guard"],
    ]


def test_those_harmed_in_different_paragraphs_are_of_different_incidents() -> None:
    """What no paragraph names together is two acts of one kind; who did it is in its paragraphs' act, or in all."""
    text = (
        "Gunmen shot the clerk Iman Sarel. They fled.\n\n"
        "Raiders killed the ferryman Oren Tal in Jebra.\n\n"
        "Tal and his son Adi Tal were buried. The Coast Shield denied both."
    )
    document, lines = read(text)

    def at(words: str, label: str) -> RoleTag:
        start = text.index(words)
        return RoleTag(start=start, end=start + len(words), label=label, score=0.9, kinds=ATTACK)

    seen = [at("Gunmen", "PerpInd"), at("Iman Sarel", "Victim"), at("Raiders", "PerpInd"), at("Oren Tal", "Victim")]
    late = [at("Coast Shield", "PerpOrg")]
    one, two = acts_from_tags(tags(*seen, *late), document, lines, (), ())
    told = [[f.mentions[0][2] for f in act.roles] for act in (one, two)]
    assert [sorted(names) for names in told] == [
        ["Coast Shield", "Gunmen", "Iman Sarel"],
        ["Coast Shield", "Oren Tal", "Raiders"],
    ]
    assert [text[act.start : act.end] for act in (one, two)] == ["Iman Sarel", "Oren Tal"]
    flat = text.replace("\n\n", " ")
    document, lines = read(flat)
    moved = [
        RoleTag(
            start=flat.index(text[t.start : t.end]),
            end=flat.index(text[t.start : t.end]) + t.end - t.start,
            label=t.label,
            score=t.score,
            kinds=t.kinds,
        )
        for t in (*seen, *late)
    ]
    (act,) = acts_from_tags(tags(*moved), document, lines, (), ())
    assert sum(len(f.mentions) for f in act.roles) == len(moved)


def test_those_whom_an_act_only_describes_are_one_party() -> None:
    """Gunmen, then "the attackers" of one act are one participant with all its mentions, and so is what blew up; a
    name, a word of another family, and those of another act are others.
    """
    text = (
        "Three gunmen of the coast shot the clerk Iman Sarel and threw a bomb. Soldiers saw the attackers and their "
        "explosive charge.\n\nOn Sunday raiders and Taher Molin abducted the ferryman Oren Tal."
    )
    document, lines = read(text)

    def at(words: str, label: str, kinds: tuple[float, ...] = ATTACK) -> RoleTag:
        start = text.index(words)
        return RoleTag(start=start, end=start + len(words), label=label, score=0.9, kinds=kinds)

    seen = [at("attackers", "PerpInd"), at("Three gunmen of the coast", "PerpInd"), at("Iman Sarel", "Victim")]
    seen += [at("explosive charge", "Weapon"), at("bomb", "Weapon"), at("Soldiers", "PerpInd")]
    late = [at(w, "PerpInd", KIDNAPPING) for w in ("raiders", "Taher Molin")]
    late.append(at("Oren Tal", "Victim", KIDNAPPING))
    found = acts_from_tags(tags(*seen, *late), document, lines, (), ())
    told = {act.detail: sorted([words for *_, words in f.mentions] for f in act.roles) for act in found}
    assert told == {
        "attack": [
            ["Iman Sarel"],
            ["Soldiers"],
            ["Three gunmen of the coast", "attackers"],
            ["bomb", "explosive charge"],
        ],
        "kidnapping": [["Oren Tal"], ["Taher Molin"], ["raiders"]],
    }
    (shot,) = (act for act in found if act.detail == "attack")
    perpetrator = next(f for f in shot.roles if len(f.mentions) > 1 and f.role is Role.PERPETRATOR)
    assert perpetrator.entity == anchor("ent", document.id, *perpetrator.mentions[0][:2])


def test_a_doubt_told_once_is_the_reports() -> None:
    """Who did it is as sure as the words: "suspected gunmen" stay suspected where they are "the gunmen" next; whom it
    was done to is none of that.
    """
    text = (
        "Suspected gunmen of the Coast Shield shot Taher Molin. The gunmen fled. The guard reportedly burned his boat."
    )
    document, lines = read(text)

    def at(words: str, label: str, nth: int = 0) -> RoleTag:
        start = [i for i in range(len(text)) if text.startswith(words, i)][nth]
        return RoleTag(start=start, end=start + len(words), label=label, score=0.9, kinds=ATTACK)

    told = (
        at("gunmen", "PerpInd"),
        at("Coast Shield", "PerpOrg"),
        at("Taher Molin", "Victim"),
        at("gunmen", "PerpInd", nth=1),
        at("guard", "PerpOrg"),
        at("boat", "Target"),
    )
    found = {
        f.mentions[0][2]: f.confidence
        for act in acts_from_tags(tags(*told), document, lines, (), ())
        for f in act.roles
    }
    assert found == {
        "gunmen": Confidence.SUSPECTED,
        "Coast Shield": Confidence.SUSPECTED,
        "Taher Molin": Confidence.FACT,
        "guard": Confidence.POSSIBLE,
        "boat": Confidence.FACT,
    }


def test_what_is_doubtful_everywhere_fills_no_role() -> None:
    """A thing counts by all its mentions together, and only where something tells of violence."""
    document, lines = read(TEXT)
    doubtful = role("Gunmen", "PerpInd", ATTACK, score=0.4)
    assert acts_from_tags(tags(doubtful), document, lines, (), ()) == ()
    sure = Tags(document="doc-1", made_by="test", roles=(role("Gunmen", "PerpInd", ATTACK),))
    assert acts_from_tags(sure, document, lines, (), ()) == ()


def test_the_acts_of_the_rules_stay_without_their_guesses() -> None:
    """Kind and place of what the words tell stay; who did what is the tagger's to say."""
    document, lines = read(TEXT)
    known = acts(document, lines, (), ())
    assert any(act.roles for act in known)
    found = acts_from_tags(tags(), document, lines, (), known)
    assert [(act.start, act.kind) for act in found] == [(act.start, act.kind) for act in known]
    assert not any(act.roles for act in found)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.lists(st.tuples(st.integers(0, 79), st.integers(1, 20)), max_size=5))
def test_no_text_breaks_it(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the tags point at, mentions are spans of the text."""
    document, lines = read(text)
    seen = tuple(
        RoleTag(start=a, end=min(len(text), a + n), label="Victim", score=0.9, kinds=BOTH)
        for a, n in spans
        if a < len(text)
    )
    for act in acts_from_tags(tags(*seen), document, lines, (), ()):
        for filler in act.roles:
            assert all(text[a:b] == words for a, b, words in filler.mentions)
