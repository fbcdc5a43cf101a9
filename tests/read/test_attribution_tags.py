"""Who says what is composed of recorded tags and the rules; no weights are needed to test it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.attribution_tags import attributions_from_tags
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import AttributionTag, Certainty, Document, Polarity, Tags


def read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its sentences."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    return document, sentences(text, passages(document))


def span(text: str, words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand, from some offset on."""
    start = text.index(words, after)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("cue", "stance", "polarity", "certainty"),
    [
        ("said", "said", Polarity.POSITIVE, Certainty.ASSERTED),
        ("denied", "denied", Polarity.NEGATIVE, Certainty.DENIED),
        ("did not deny", "denied", Polarity.POSITIVE, Certainty.ASSERTED),
        ("alleged", "alleged", Polarity.POSITIVE, Certainty.UNCONFIRMED),
    ],
)
def test_a_cue_has_the_stance_of_its_verb(cue: str, stance: str, polarity: Polarity, certainty: Certainty) -> None:
    """What a cue makes of its content follows the lexicon of saying."""
    text = f"The mayor {cue} that the dam had burst."
    _, lines = read(text)
    seen = AttributionTag(
        cue=span(text, cue), source=span(text, "The mayor"), content=(span(text, "that the dam had burst"),), score=0.9
    )
    (found,) = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=(seen,)), lines, {})
    assert (found.stance, found.polarity, found.certainty) == (stance, polarity, certainty)
    assert found.chain[-1].words == "The mayor"
    assert found.cue is not None
    assert found.cue.words == cue


WAITED = "“We waited until dark. He said it was safe. Nobody came for us.”"


@pytest.mark.parametrize(
    ("text", "pieces", "whole"),
    [
        (f"{WAITED}, the widow said.", ["“We waited until dark."], [WAITED]),
        (f"{WAITED}, the widow said.", ["Nobody came for us.”"], [WAITED]),
        (
            "“We waited,” the widow said. “Nobody came for us.”",
            ["“We waited,”"],
            ["“We waited,”", "“Nobody came for us.”"],
        ),
        ("“We waited,” the widow said.\n\n“Nobody came for us.”", ["“We waited,”"], ["“We waited,”"]),
        ("We waited, the widow said. “Nobody came for us.”", ["We waited"], ["We waited"]),
        ("“We waited,” the widow said. A “dead end” it was.", ["“We waited,”"], ["“We waited,”"]),
    ],
)
def test_a_quotation_is_said_whole(text: str, pieces: list[str], whole: list[str]) -> None:
    """Of a quotation that the tagger saw in part, the rest is said too, and what goes on with it after the cue."""
    _, lines = read(text)
    seen = AttributionTag(
        cue=span(text, "said", text.index("the widow")),
        source=span(text, "the widow"),
        content=tuple(span(text, piece) for piece in pieces),
        score=0.9,
    )
    (found,) = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=(seen,)), lines, {})
    assert [text[a:b] for a, b in found.spans] == whole


ROOF = "“The roof came down on all who slept there that night.”"


@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        (f"The widow told of it. {ROOF}", ["of it"], ["of it", ROOF]),
        (f"The widow told of it.\n\n{ROOF}", ["of it"], ["of it"]),
        (f"“We slept,” the widow told us.\n\n{ROOF}", ["“We slept,”"], ["“We slept,”", ROOF]),
        (f"The widow told of it. Rain fell. {ROOF}", ["of it"], ["of it"]),
        ("The widow told of it. “A dead end” it was.", ["of it"], ["of it"]),
    ],
)
def test_a_quotation_of_nobody_is_his_who_spoke_last(text: str, said: list[str], whole: list[str]) -> None:
    """A long quotation without a speaker goes on from the sentence before; in a new paragraph after a quotation."""
    _, lines = read(text)
    seen = AttributionTag(
        cue=span(text, "told"),
        source=span(text.lower(), "the widow"),
        content=tuple(span(text, s) for s in said),
        score=0.9,
    )
    (found,) = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=(seen,)), lines, {})
    assert [text[a:b] for a, b in found.spans] == whole


def test_who_speaks_is_no_part_of_what_is_said() -> None:
    """Of "they've said" the pronoun speaks and the rest is cue; neither is content, whatever was tagged."""
    text = "They’ve said that the dam burst."
    _, lines = read(text)
    seen = AttributionTag(
        cue=span(text, "said"), source=span(text, "They’ve"), content=(span(text, text[:-1]),), score=0.9
    )
    (found,) = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=(seen,)), lines, {})
    assert found.cue is not None
    assert (found.chain[-1].words, found.cue.words) == ("They", "’ve said")
    assert [text[a:b].strip() for a, b in found.spans] == ["that the dam burst"]


def test_a_quotation_of_another_is_not_laid_in_ones_mouth() -> None:
    """What somebody else is seen to say stays theirs; what is told within a quotation stays in it."""
    text = "“We waited,” the widow said. “Nobody came for us,” the porter added. “He said they fled,” she went on."
    _, lines = read(text)
    tagged = [
        ("said", "the widow", "“We waited,”"),
        ("added", "the porter", "“Nobody came for us,”"),
        ("went on", "she", "“He said"),
        ("said", "He", "they fled"),
    ]
    seen = tuple(
        AttributionTag(
            cue=span(text, cue, text.index(who)), source=span(text, who), content=(span(text, what),), score=0.9
        )
        for cue, who, what in tagged
    )
    found = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=seen), lines, {})
    said = {a.chain[-1].words: [text[x:y] for x, y in a.spans] for a in found}
    assert said == {
        "the widow": ["“We waited,”"],
        "the porter": ["“Nobody came for us,”"],
        "she": ["“He said they fled,”"],
        "He": ["they fled"],
    }


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["“", "”", " he said", ". ", "Rain fell", "\n\n", ", ", '"']), max_size=20).map("".join),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20), st.integers(0, 80)), max_size=4),
)
def test_what_is_said_only_grows(text: str, pieces: list[tuple[int, int, int]]) -> None:
    """Quotations that are made whole lose nothing that the tagger saw but cue and source, and stay in the text."""
    _, lines = read(text)
    apart = [
        p for n, p in enumerate(pieces) if all(abs(p[2] - other[2]) >= 8 for other in pieces[:n])
    ]  # no word is in two cues
    seen = tuple(
        AttributionTag(cue=(cue, cue + 3), source=None, content=((a, min(a + n, len(text))),), score=0.9)
        for a, n, cue in apart
        if a < len(text) and cue + 3 <= len(text)
    )
    found = attributions_from_tags(Tags(document="doc-1", made_by="t", attributions=seen), lines, {})
    for one in found:
        assert all(0 <= a < b <= len(text) for a, b in one.spans)
        assert all(x[1] < y[0] for x, y in zip(one.spans, one.spans[1:], strict=False))
    for tag in seen:
        cued = [a for a in found if a.cue is not None and tag.cue[0] <= a.cue.start < tag.cue[1]]
        (a, b), *_ = tag.content
        for one in cued:
            assert one.cue is not None
            own = [range(one.cue.start, one.cue.end), *(range(v.start, v.end) for v in one.chain[-1:])]
            left = [i for i in range(a, b) if not any(i in hole for hole in own)] or range(a, b)
            assert len(cued) > 1 or all(any(x <= i < y for x, y in one.spans) for i in left)
