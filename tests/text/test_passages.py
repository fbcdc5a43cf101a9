"""A report's top is told from its story, and pictures and links from both."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.text.passages import passages
from corroborate.values import Document, PassageKind

H, D, N, Q, C, F = (
    PassageKind.HEADLINE,
    PassageKind.DATELINE,
    PassageKind.NARRATION,
    PassageKind.QUOTE,
    PassageKind.CAPTION,
    PassageKind.FURNITURE,
)


def document(text: str, title: str | None = None) -> Document:
    """A document of that text."""
    return Document(id="doc-1", text=text, sha256="", cleaned_by="test", title=title)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Twelve people died in the village.", None, [(N, "Twelve people died in the village.")]),
        (
            "Twelve die in Hadra\n\nNORTHGATE, March 6 (NW) - Twelve people died.",
            None,
            [(H, "Twelve die in Hadra"), (D, "NORTHGATE, March 6 (NW) -"), (N, "Twelve people died.")],
        ),
        (
            "Twelve die in Hadra\nJoint Command - Kestria\n2031-03-CA-129\nFor Immediate Release\nDownload PDF\n"
            "NORTHGATE, Kestria (March 6) - Twelve people died.",
            None,
            [
                (H, "Twelve die in Hadra"),
                (H, "Joint Command - Kestria"),
                (H, "2031-03-CA-129"),
                (H, "For Immediate Release"),
                (H, "Download PDF"),
                (D, "NORTHGATE, Kestria (March 6) -"),
                (N, "Twelve people died."),
            ],
        ),
        (
            "Tue 06 Mar 2031 Twelve die in Hadra raid. Twelve people died on Monday.",
            "Twelve die in Hadra raid",
            [(D, "Tue 06 Mar 2031"), (H, "Twelve die in Hadra raid."), (N, "Twelve people died on Monday.")],
        ),
        (
            "Twelve die in Hadra raid Posted: Tuesday, March 6, 2031 8:18 PM EST Updated: Friday, March 9, 2031"
            "\n\nA man ran.",
            "Twelve die in Hadra raid - Channel 9",
            [
                (H, "Twelve die in Hadra raid"),
                (D, "Posted: Tuesday, March 6, 2031 8:18 PM EST Updated: Friday, March 9, 2031"),
                (N, "A man ran."),
            ],
        ),
        (
            "March 6 2031 by Ada Vell and Oren Hale Twelve die in Hadra raid Twelve people died.",
            "Twelve die in Hadra raid",
            [
                (D, "March 6 2031"),
                (D, "by Ada Vell and Oren Hale"),
                (H, "Twelve die in Hadra raid"),
                (N, "Twelve people died."),
            ],
        ),
        ("On March 6 2031 twelve people died.", None, [(N, "On March 6 2031 twelve people died.")]),
        ("March 6, 2031 was a bad day.", None, [(N, "March 6, 2031 was a bad day.")]),
        (
            "Wednesday 07 March 2031 135 civilians were killed in Hadra.",
            None,
            [(D, "Wednesday 07 March 2031"), (N, "135 civilians were killed in Hadra.")],
        ),
        (
            "KESTREL CITY (NW) — Troops entered the town.",
            None,
            [(D, "KESTREL CITY (NW) —"), (N, "Troops entered the town.")],
        ),
        (
            "Troops came.\n\n“We hid in the cellar for two days.”\n\nPhoto: smoke over Hadra\n\nThey left.",
            None,
            [
                (N, "Troops came."),
                (Q, "“We hid in the cellar for two days.”"),
                (C, "Photo: smoke over Hadra"),
                (N, "They left."),
            ],
        ),
        (
            "Troops came.\nRead more: What we know of Hadra\nThey left.",
            None,
            [(N, "Troops came."), (C, "Read more: What we know of Hadra"), (N, "They left.")],
        ),
        (
            "Two die in Hadra\n\n1:05 Suspects in court Pause\n\n0:08 Video of the car\n\n2:31 Arrests\n\nTwo died.",
            "Two die in Hadra",
            [
                (H, "Two die in Hadra"),
                (F, "1:05 Suspects in court Pause\n\n0:08 Video of the car\n\n2:31 Arrests"),
                (N, "Two died."),
            ],
        ),
        (
            "Troops came.\n\nRelated Stories:\nNine die in Orva\n+ Three hurt in Kell\n\nThe troops left on Monday.",
            None,
            [
                (N, "Troops came."),
                (F, "Related Stories:\nNine die in Orva\n+ Three hurt in Kell"),
                (N, "The troops left on Monday."),
            ],
        ),
        (
            "Troops came.\n\nMore stories you may like on Orva 7\n\nNine die. They were miners.",
            None,
            [
                (N, "Troops came."),
                (F, "More stories you may like on Orva 7"),
                (F, "Nine die. They were miners."),
            ],
        ),
    ],
)
def test_kinds_of_passages(text: str, title: str | None, expected: list[tuple[PassageKind, str]]) -> None:
    """Headlines, datelines, quotes and captions come apart from narration, wherever they stand."""
    found = passages(document(text, title))
    assert [(p.kind, text[p.start : p.end]) for p in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Troops came.\n\n7:12 Shelling begins in Kell\n\n8:30 Rockets hit Hadra\n\n9:45 Two are killed\n\nIt ended.",
        "It began.\n\n6:54 p.m. The first call came\n\n6:50 p.m. Two were shot\n\n6:59 p.m. More calls",
        "Troops came.\n\nRelated: he said that nine died.\n\nThey left.",
        "Troops came.\n\nMore stories of the night were told by the people of Hadra, who had hidden.\n\nThey left.",
        "Troops came.\n\n1:05 Shots are heard\n\nThey left.",
    ],
)
def test_a_story_is_never_taken_for_furniture(text: str) -> None:
    """A timeline, whose hours go up or say p.m., and sentences that only begin like a heading are the story's."""
    assert all(passage.kind is not F for passage in passages(document(text)))


@settings(deadline=None, max_examples=200)
@given(
    st.text(alphabet=st.sampled_from('Ab c.\n\u2028(-)6 March2031"”:P'), max_size=200) | st.text(max_size=200),
    st.none() | st.text(max_size=40),
)
def test_passages_cover_the_text_once(text: str, title: str | None) -> None:
    """Passages are disjoint and in order, and every visible character lies in one."""
    found = passages(document(text, title))
    assert all(a.end <= b.start for a, b in pairwise(found))
    held = {i for p in found for i in range(p.start, p.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= held
    assert len({p.id for p in found}) == len(found)
