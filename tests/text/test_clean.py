"""Bytes of any kind become a document, or one clear error."""

from __future__ import annotations

import datetime as dt
import io
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.errors import (
    BadDocumentsFile,
    EmptyInput,
    EncryptedInput,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
)
from corroborate.text.clean import MAX_BYTES, MAX_CHARACTERS, clean, clean_row, day

PAGE = """<!doctype html><html lang="en"><head><title>Twelve die in Hadra | Northgate Wire</title>
<meta property="og:site_name" content="Northgate Wire">
<meta property="article:published_time" content="2031-03-06T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Twelve die in Hadra</h1>
<p>Twelve people were killed in the village of Hadra on Thursday, the Vell Monitor said,
and dozens fled to the hills.</p>
<p>Residents said that armed men had come before dawn and gone from house to house for more than three hours.</p>
</article><footer>Copyright</footer></body></html>"""


def blank_pdf(*, password: str | None = None, pages: int = 1) -> bytes:
    """A PDF of empty pages."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_front_block_gives_what_the_text_does_not_say() -> None:
    """Title, source and day stand between two lines of dashes; the text begins after them."""
    raw = b"---\ntitle: A raid\nsource: Northgate Wire\npublished: 6 March 2031\n---\n\nTwelve people died.\n"
    cleaned = clean(raw, name="a.txt")
    document = cleaned.document
    assert (document.title, document.source, document.published) == ("A raid", "Northgate Wire", dt.date(2031, 3, 6))
    assert document.text == "Twelve people died.\n"
    assert cleaned.origin(0) == ("char", raw.index(b"Twelve"))


def test_what_is_given_wins_over_what_the_file_says() -> None:
    """A user who says the day knows better than the file."""
    raw = b"---\nsource: A\npublished: 6 March 2031\n---\nTwelve died."
    document = clean(raw, name="a.txt", source="B", published="2031-03-07").document
    assert (document.source, document.published) == ("B", dt.date(2031, 3, 7))


def test_a_page_gives_its_story_day_and_outlet() -> None:
    """Navigation and footers are gone; title, site name and day of publication are read."""
    document = clean(PAGE.encode(), name="a.html").document
    assert document.title == "Twelve die in Hadra"
    assert document.source == "Northgate Wire"
    assert document.published == dt.date(2031, 3, 6)
    assert "Twelve people were killed in the village of Hadra" in document.text
    assert "Copyright" not in document.text
    assert "Home" not in document.text


def test_broken_html_is_still_read() -> None:
    """Unclosed tags cost nothing."""
    raw = b"<html><body><p>Twelve people were killed in Hadra on Thursday, the monitor said, and many fled<div><b>to"
    assert "Twelve people were killed" in clean(raw, name="a.html").document.text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Zwölf Tote".encode("utf-8-sig"), "Zwölf Tote"),
        ("Zwölf Tote".encode("utf-16"), "Zwölf Tote"),
        ("Twelve people died in Hadra".encode("utf-16-le"), "Twelve people died in Hadra"),
        ("“Twelve” died – a café owner said".encode("cp1252"), "“Twelve” died – a café owner said"),
        (
            "قتل اثنا عشر شخصا في القرية يوم الخميس حسب المرصد".encode("cp1256"),
            "قتل اثنا عشر شخصا في القرية يوم الخميس حسب المرصد",
        ),
        (b"Twelve\r\npeople\x00 di\xc2\xaded", "Twelve\npeople died"),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    """Marks, UTF-16 without one and old code pages are decoded; what no reader sees is dropped."""
    assert clean(raw, name="a.txt").document.text == text


@pytest.mark.parametrize(
    ("raw", "name", "error"),
    [
        (b"", "a.txt", EmptyInput),
        (b" \n\t", "a.txt", EmptyInput),
        (b"\x00\x01\x02\x03" * 200, "a.txt", UnknownFormat),
        (b"PK\x03\x04rest", "a.docx", UnknownFormat),
        (b"\x89PNG\r\n", "a.png", UnknownFormat),
        (b"<html><body></body></html>", "a.html", EmptyInput),
        (b"not a pdf", "a.pdf", UnreadableInput),
        (b"%PDF-1.7 and then nothing", "a.pdf", UnreadableInput),
        (blank_pdf(), "a.pdf", EmptyInput),
        (blank_pdf(password="secret"), "a.pdf", EncryptedInput),
        (b"a" * (MAX_BYTES + 1), "a.txt", TooLarge),
        (b"a b\n" * (MAX_CHARACTERS // 3), "a.txt", TooLarge),
        (blank_pdf(pages=2001), "a.pdf", TooLarge),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(raw: bytes, name: str, error: type[Exception]) -> None:
    """Empty, binary, encrypted, broken and endless inputs each raise their own error, which says what to do."""
    with pytest.raises(error) as caught:
        clean(raw, name=name)
    assert len(str(caught.value)) < 300


def test_a_row_is_taken_as_it_is() -> None:
    """Offsets fit the given text, white space and all."""
    text = "  Twelve\r\n people \u200b died. "
    document = clean_row({"id": 7, "text": text, "published": "3/6/2031", "source": "NW"}).document
    assert (document.text, document.ref, document.published) == (text, "7", dt.date(2031, 3, 6))


def test_a_lone_surrogate_keeps_the_offsets() -> None:
    """No file can hold half a character; U+FFFD stands for it, and a note says so."""
    cleaned = clean_row({"id": "a", "text": "Twelve \ud800 died"})
    assert cleaned.document.text == "Twelve \ufffd died"
    assert cleaned.notes == ("lone surrogates replaced by U+FFFD",)


def test_a_title_becomes_the_headline_of_what_is_kept() -> None:
    """Above the text, once, and under an id of its own; the offsets of the alignment still lead to the row's text."""
    row = {"id": "a", "text": "Log in to read on.", "title": "Nine killed in Kell"}
    kept, read = clean_row(row, headlined=True), clean_row(row)
    assert kept.document.text == "Nine killed in Kell\n\nLog in to read on."
    assert read.document.text == row["text"]
    assert kept.document.id != read.document.id
    (segment,) = kept.alignment
    assert kept.document.text[segment.start : segment.end] == row["text"][segment.origin_start : segment.origin_end]


def test_a_title_that_the_text_begins_with_is_not_told_twice() -> None:
    """Nor does a text without a title change."""
    row = {"id": "a", "text": "NINE KILLED IN KELL\nNine died on Monday.", "title": "Nine killed in Kell"}
    assert clean_row(row, headlined=True).document == clean_row(row).document
    assert clean_row({"id": "a", "text": "Nine died."}, headlined=True).document.text == "Nine died."


@pytest.mark.parametrize("row", [{"text": "a"}, {"id": "", "text": "a"}, {"id": "a"}, {"id": "a", "text": 3}])
def test_a_row_needs_an_id_and_a_text(row: dict[str, object]) -> None:
    """A row without them is refused, by name."""
    with pytest.raises(BadDocumentsFile):
        clean_row(row)


def test_an_unknown_date_is_left_open_and_said() -> None:
    """A date that is none costs a note, not the document."""
    cleaned = clean_row({"id": "a", "text": "Twelve died.", "published": "the other day"})
    assert cleaned.document.published is None
    assert "not a date" in cleaned.notes[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2031-03-06", dt.date(2031, 3, 6)),
        ("2031-03-06T23:59:00+02:00", dt.date(2031, 3, 6)),
        ("6 March 2031", dt.date(2031, 3, 6)),
        ("Thursday, 6th of March 2031", dt.date(2031, 3, 6)),
        ("Mar. 6, 2031", dt.date(2031, 3, 6)),
        ("06.03.2031", dt.date(2031, 3, 6)),
        ("06-03-2031", dt.date(2031, 3, 6)),
        ("3/6/2031", dt.date(2031, 3, 6)),
        ("16/3/2031", dt.date(2031, 3, 16)),
        ("Thu, 06 Mar 2031 10:00:00 GMT", dt.date(2031, 3, 6)),
        ("2031-02-30", None),
        ("March", None),
        ("2031", None),
    ],
)
def test_days_are_read_as_printed(words: str, expected: dt.date | None) -> None:
    """Whole dates in the forms that outlets print; nothing that leaves a part open."""
    assert day(words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Published: 6 March 2031\n\nTwelve died.",
        "Bulletin 4\n6 March 2031\n\nTwelve died.",
        "Dated 2031-03-06\nTwelve died.",
    ],
)
def test_a_line_of_its_own_dates_a_report(text: str) -> None:
    """Without metadata a date line at the top gives the day of publication."""
    assert clean(text.encode(), name="a.txt").document.published == dt.date(2031, 3, 6)


def test_a_date_inside_a_sentence_does_not_date_the_report() -> None:
    """What happened on a day was not printed on it."""
    assert clean(b"On 6 March 2031 twelve people died.", name="a.txt").document.published is None


def test_the_same_bytes_are_the_same_document() -> None:
    """Ids come from the bytes and the cleaner, not from the name."""
    assert clean(b"Twelve died.", name="a.txt").document.id == clean(b"Twelve died.", name="b/c.txt").document.id


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a"]))
def test_no_bytes_break_the_cleaner(raw: bytes, name: str) -> None:
    """Any bytes give a document or an UnreadableInput, and a document's alignment covers its text."""
    try:
        cleaned = clean(raw, name=name)
    except UnreadableInput:
        return
    text = cleaned.document.text
    assert text.encode("utf-8").decode("utf-8") == text
    assert cleaned.alignment[0].start == 0
    assert cleaned.alignment[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(cleaned.alignment))


@settings(deadline=None, max_examples=150)
@given(st.text(min_size=1, max_size=200))
def test_text_points_back_to_its_original(text: str) -> None:
    """Every character of a cleaned text file can be found in the decoded original."""
    try:
        cleaned = clean(text.encode("utf-8"), name="a.txt")
    except UnreadableInput:
        return
    for i, c in enumerate(cleaned.document.text):
        unit, at = cleaned.origin(i)
        original = text.lstrip("\ufeff") if text.startswith("\ufeff") else text
        assert unit == "char"
        assert c == original[at] or (c == "\n" and original[at] in "\r\x85")
