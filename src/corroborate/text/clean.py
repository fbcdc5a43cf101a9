"""Bytes of any kind to a Document, with offsets back to the original.

Text and Markdown are decoded and freed of what no reader sees (control and zero-width characters, carriage
returns); HTML goes through trafilatura and htmldate, PDF through pypdf.  A row of a documents file is taken as
it is, so that offsets fit the given text.  What could not be used (a date that is none, a lone surrogate) is
said in ``Cleaned.notes``; what cannot be read at all raises a subclass of UnreadableInput.

Adding a format: sniff it in ``_media`` and give it a function in ``clean``.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from corroborate.codec import canonical, content_id
from corroborate.errors import BadDocumentsFile, EmptyInput, EncryptedInput, TooLarge, UnknownFormat, UnreadableInput
from corroborate.text.arabic import is_arabic
from corroborate.values import Document

CLEANER = "clean-1"

# 40 MB of bytes is a scanned book; a news report is a few kilobytes.
MAX_BYTES = 40_000_000
# Two million characters are some 700 pages: 40 seconds of reading. Longer texts are volumes, to be split by a person.
MAX_CHARACTERS = 2_000_000
MAX_PAGES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """``text[start:end]`` came from ``origin_start:origin_end`` of the original, counted in ``unit``.

    ``unit`` is "char" (code points of the decoded original), "page" (pages of a PDF, from 1, end exclusive) or
    "page_body" (the whole of an HTML page, whose own offsets the extraction does not keep).
    """

    start: int
    end: int
    origin_start: int
    origin_end: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A document, where each stretch of its text came from, and what a user should know about the cleaning."""

    document: Document
    alignment: tuple[Segment, ...]
    notes: tuple[str, ...] = ()

    def origin(self, offset: int) -> tuple[str, int]:
        """Where a character of the text stood: (unit, position). Raises IndexError outside the text."""
        if not 0 <= offset < len(self.document.text):
            raise IndexError(f"no character {offset} in a text of {len(self.document.text)}")
        segment = self.alignment[bisect_right([s.start for s in self.alignment], offset) - 1]
        within = offset - segment.start if segment.unit == "char" else 0
        return segment.unit, segment.origin_start + within


def clean(
    raw: bytes,
    *,
    name: str,
    ref: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Cleaned:
    """The document in ``raw``; ``name`` (a path or URL) helps to tell its kind.

    What is given wins over what the bytes say of themselves. Text files may begin with a block between two
    lines ``---`` that gives ``title:``, ``source:``, ``published:``, ``url:`` and ``language:``.
    Raises EmptyInput, UnknownFormat, EncryptedInput, TooLarge or UnreadableInput.
    """
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"{len(raw):,} bytes, over the limit of {MAX_BYTES:,}; split the file")
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyInput("there is nothing in it")
    media = _media(raw, name)
    given = _Meta(title=title, source=source, published=published, url=url, language=language)
    if media == "pdf":
        body = _pdf(raw)
    elif media == "html":
        body = _html(raw, url)
    else:
        body = _plain(raw, markdown=media == "markdown")
    if not body.text.strip():
        raise EmptyInput("no text could be found in it")
    if len(body.text) > MAX_CHARACTERS:
        raise TooLarge(f"{len(body.text):,} characters of text, over the limit of {MAX_CHARACTERS:,}; split the file")
    meta = given.over(body.meta)
    published_day, notes = _published(meta, body.text)
    document = Document(
        id=content_id("doc", sha256(raw).hexdigest(), CLEANER),
        text=body.text,
        sha256=sha256(raw).hexdigest(),
        cleaned_by=CLEANER,
        ref=ref,
        source=meta.source,
        url=meta.url,
        published=published_day,
        language=meta.language or _language(body.text),
        title=meta.title,
        raw_ref=sha256(raw).hexdigest(),
    )
    return Cleaned(document=document, alignment=body.alignment, notes=notes + body.notes)


def clean_row(
    row: Mapping[str, Any], given: Mapping[str, str | None] | None = None, *, headlined: bool = False
) -> Cleaned:
    """The document in a row of a documents file: ``id`` and ``text``, if known title, published, source, url, language.

    ``given`` is what the user said of the whole file, for what a row leaves out.
    The text is taken as it is (a lone surrogate, which no file can hold, becomes U+FFFD: offsets stay). If
    ``headlined``, a title that the text does not begin with stands above it, as it does for pages: what a headline
    says is often said nowhere else.
    ``sha256`` is that of the row's canonical JSON. Raises BadDocumentsFile if id or text is missing or not text.
    """
    ref, text = row.get("id"), row.get("text")
    if isinstance(ref, int):
        ref = str(ref)
    if not isinstance(ref, str) or not ref.strip():
        raise BadDocumentsFile('a document needs an "id"')
    if not isinstance(text, str):
        raise BadDocumentsFile(f'document {ref!r} needs a "text"')
    notes: tuple[str, ...] = ()
    said_of_itself: dict[str, str | None] = {}
    for key in ("title", "published", "source", "url", "language"):
        value = row.get(key) or (given or {}).get(key)
        if value is not None and not isinstance(value, str):
            notes += (f"{key} is not text: read without it",)
            value = None
        said_of_itself[key] = _utf8(value).strip() or None if value else None
    safe = _utf8(text)
    if safe != text:
        notes += ("lone surrogates replaced by U+FFFD",)
    if not safe.strip():
        raise EmptyInput("its text is empty")
    title = said_of_itself["title"]
    above = f"{title}\n\n" if headlined and title and not _same_start(safe, title) else ""
    if len(safe) > MAX_CHARACTERS:
        raise TooLarge(f"{len(safe):,} characters of text, over the limit of {MAX_CHARACTERS:,}; split it")
    meta = _Meta(**said_of_itself)
    published_day, said = _published(meta, safe)
    raw = row_bytes(row)
    document = Document(
        id=content_id("doc", sha256(raw).hexdigest(), CLEANER, *(["headlined"] if above else [])),
        text=above + safe,
        sha256=sha256(raw).hexdigest(),
        cleaned_by=CLEANER,
        ref=_utf8(ref),
        source=meta.source,
        url=meta.url,
        published=published_day,
        language=meta.language or _language(safe),
        title=meta.title,
        raw_ref=sha256(raw).hexdigest(),
    )
    whole = Segment(start=len(above), end=len(above + safe), origin_start=0, origin_end=len(safe), unit="char")
    return Cleaned(document=document, alignment=(whole,), notes=notes + said)


def row_bytes(row: Mapping[str, Any]) -> bytes:
    """The bytes that stand for a row in the record: its canonical JSON."""
    return _utf8(canonical(dict(row))).encode("utf-8")


# ------------------------------------------------------------------ what a file says of itself


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meta:
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: _Meta) -> _Meta:
        """What this says, filled from the other where it says nothing."""
        return _Meta(
            title=self.title or other.title,
            source=self.source or other.source,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    text: str
    alignment: tuple[Segment, ...]
    meta: _Meta = _Meta()
    notes: tuple[str, ...] = ()


def _media(raw: bytes, name: str) -> str:
    """One of pdf, html, markdown, text. Raises UnknownFormat for what is none of them."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if suffix == "pdf":
        raise UnreadableInput("named .pdf, but it does not begin as a PDF does; it may be cut off or renamed")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise UnknownFormat(
                f"it is {kind}; text, Markdown, HTML, PDF and .jsonl or .csv files of documents are read"
            )
    if lower.startswith((b"<!doctype html", b"<html")) or suffix in ("html", "htm", "xhtml"):
        return "html"
    if re.match(rb"<\?xml[^>]*>\s*(<!doctype html|<html)", lower):
        return "html"
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = raw[:65536]
        odd = sum(sample.count(bytes([b])) for b in _NEVER_IN_TEXT)
        if odd > 2 + len(sample) // 100 and not _utf16(sample):
            raise UnknownFormat("it is binary data, not text; text, Markdown, HTML and PDF are read")
    return "markdown" if suffix in ("md", "markdown") else "text"


_MAGIC = (
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "rich text (RTF)"),
)
_NEVER_IN_TEXT = (*(b for b in range(32) if b not in (9, 10, 11, 12, 13, 27)), 127)


def _utf16(sample: bytes) -> bool:
    """Whether the zero bytes of Latin text in UTF-16 without a mark stand on one side only."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > len(sample) // 3 and min(even, odd) < len(sample) // 50


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), ()
    if _utf16(raw[:65536]):
        side = "utf-16-le" if raw[1::2][:1000].count(0) > raw[::2][:1000].count(0) else "utf-16-be"
        return raw.decode(side, errors="replace"), (f"decoded as {side}",)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # A text of UTF-8 with a few broken bytes (cut off, pasted together) is still UTF-8.
        repaired = raw.decode("utf-8", errors="replace")
        broken = repaired.count("\ufffd")
        multibyte = sum(1 for c in repaired[:20000] if ord(c) > 127) - repaired[:20000].count("\ufffd")
        if multibyte > broken:
            return repaired, (f"{broken} broken bytes replaced, the first at {error.start}",)
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000], cp_isolation=list(_CODE_PAGES)).best()
    encoding = best.encoding if best else "cp1252"
    return raw.decode(encoding, errors="replace"), (f"decoded as {encoding}, a guess",)


# What news of the last thirty years was stored in, besides UTF-8 and UTF-16.
_CODE_PAGES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1254",
    "cp1255",
    "cp1250",
    "iso8859_9",
    "koi8_r",
    "mac_roman",
    "big5",
    "gb18030",
)


_LONE = re.compile("[\ud800-\udfff]")


def _utf8(text: str) -> str:
    """The text with each half of a broken surrogate pair made U+FFFD, so that offsets stay."""
    return _LONE.sub("\ufffd", text)


# ------------------------------------------------------------------ text and Markdown

_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]|\r(?=\n)")
_FRONT = re.compile(r"\A\s*---[ \t]*\n((?:[A-Za-z_ -]+:[^\n]*\n)+)---[ \t]*\n")
_KEYS = {"title": "title", "source": "source", "outlet": "source", "published": "published", "date": "published"}
_KEYS |= {"url": "url", "link": "url", "language": "language", "lang": "language"}


def _plain(raw: bytes, *, markdown: bool) -> _Body:
    decoded, notes = _decode(raw)
    decoded = _utf8(decoded)
    pieces: list[tuple[int, int]] = []
    begin = 0
    for match in _DROPPED.finditer(decoded):
        if match.start() > begin:
            pieces.append((begin, match.start()))
        begin = match.end()
    if begin < len(decoded):
        pieces.append((begin, len(decoded)))
    text, segments = _join(decoded, pieces)
    text = text.replace("\r", "\n").replace("\x85", "\n")
    meta = _Meta()
    front = _FRONT.match(text)
    if front:
        meta = _Meta(**fields(front.group(1)))
        text, segments = _cut(text, segments, front.end())
    if markdown:
        heading = re.search(r"^#{1,2} +(.+?) *#*$", text, re.MULTILINE)
        if heading and not meta.title:
            meta = _Meta(title=heading.group(1)).over(meta)
    return _Body(text=text, alignment=segments, meta=meta, notes=notes)


def fields(block: str) -> dict[str, str]:
    """What lines of ``key: value`` say of a report: title, source, published, url, language; others are left out."""
    found: dict[str, str] = {}
    for line in block.splitlines():
        key, _, value = line.partition(":")
        slot = _KEYS.get(key.strip().lower())
        if slot and value.strip():
            found[slot] = value.strip().strip("\"'")
    return found


def _join(text: str, pieces: list[tuple[int, int]]) -> tuple[str, tuple[Segment, ...]]:
    out: list[str] = []
    segments: list[Segment] = []
    at = 0
    for start, end in pieces:
        out.append(text[start:end])
        segments.append(Segment(start=at, end=at + end - start, origin_start=start, origin_end=end, unit="char"))
        at += end - start
    return "".join(out), tuple(segments)


def _cut(text: str, segments: tuple[Segment, ...], start: int) -> tuple[str, tuple[Segment, ...]]:
    """``text[start:]`` without leading white space, and its segments."""
    while start < len(text) and text[start].isspace():
        start += 1
    kept = tuple(
        Segment(
            start=max(s.start - start, 0),
            end=s.end - start,
            origin_start=s.origin_start + max(start - s.start, 0),
            origin_end=s.origin_end,
            unit=s.unit,
        )
        for s in segments
        if s.end > start
    )
    return text[start:], kept


# ------------------------------------------------------------------ HTML

# htmldate would otherwise ask the clock, and the same bytes would read differently on another day.
_LAST_DAY = "2099-12-31"


def _html(raw: bytes, url: str | None) -> _Body:
    import trafilatura
    from htmldate import find_date

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    decoded, notes = _decode(_declared(raw))
    try:
        tree = trafilatura.load_html(decoded)
        if tree is None:
            raise EmptyInput("no text could be found in the page")
        dating: dict[str, Any] = {"url": url, "original_date": True, "extensive_search": False, "max_date": _LAST_DAY}
        day = find_date(decoded, **dating)
        found = trafilatura.bare_extraction(
            decoded, url=url, include_comments=False, with_metadata=True, date_extraction_params=dating
        )
    except (ValueError, RecursionError, SyntaxError) as error:  # lxml's parse errors are SyntaxErrors
        raise UnreadableInput(f"the page could not be parsed: {error}") from error
    page: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = page.get("text") or trafilatura.html2txt(decoded) or ""
    text = "\n\n".join(line.strip() for line in _DROPPED.sub("", text).splitlines() if line.strip())
    title = _text(page.get("title"))
    if title and not _same_start(text, title):
        text = f"{title}\n\n{text}"
    meta = _Meta(
        title=title,
        source=_text(page.get("sitename")) or _text(page.get("hostname")),
        published=_text(day),
        url=url or _text(page.get("url")),
        language=_text(tree.get("lang", "")[:2].lower()) if hasattr(tree, "get") else None,
    )
    whole = Segment(start=0, end=len(text), origin_start=0, origin_end=len(decoded), unit="page_body")
    return _Body(text=text, alignment=(whole,), meta=meta, notes=notes)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _same_start(text: str, title: str) -> bool:
    return _letters(text[: 2 * len(title) + 20]).startswith(_letters(title))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)


def _declared(raw: bytes) -> bytes:
    """The page in UTF-8 if it declares another encoding that its bytes bear out, else as it is."""
    match = _CHARSET.search(raw[:4096])
    if not match:
        return raw
    try:
        return raw.decode(match.group(1).decode("ascii")).encode("utf-8", errors="replace")
    except (LookupError, UnicodeError):
        return raw


# ------------------------------------------------------------------ PDF


def _pdf(raw: bytes) -> _Body:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not _opens(reader):
            raise EncryptedInput("the PDF is encrypted; save a copy without a password")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise TooLarge(f"{count:,} pages, over the limit of {MAX_PAGES:,}; split the PDF")
        pages = tuple(_pages(reader))
        info = reader.metadata
        title = _text(info.title) if info else None
    except PyPdfError as error:
        raise UnreadableInput(f"the PDF is broken: {error}") from error
    except UnreadableInput:
        raise
    # A hostile or broken PDF makes pypdf fail in ways that it does not name; the cost must stay one line.
    except Exception as error:
        raise UnreadableInput(f"the PDF is broken ({type(error).__name__}: {error})") from error
    out: list[str] = []
    segments: list[Segment] = []
    at = 0
    for number, page in enumerate(pages, 1):
        text = _reflow(page)
        if not text:
            continue
        text += "\n\n"
        out.append(text)
        segments.append(Segment(start=at, end=at + len(text), origin_start=number, origin_end=number + 1, unit="page"))
        at += len(text)
    if not out:
        raise EmptyInput("the PDF holds no text; it may be a scan, which needs OCR first")
    return _Body(text="".join(out), alignment=tuple(segments), meta=_Meta(title=title))


def _opens(reader: Any) -> bool:
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: Any) -> Iterator[str]:
    seen = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        seen += len(text)
        if seen > MAX_CHARACTERS:
            raise TooLarge(f"over {MAX_CHARACTERS:,} characters of text; split the PDF")
        yield _DROPPED.sub("", _utf8(text))


def _reflow(page: str) -> str:
    """The lines of a page joined to paragraphs: a short line ends one, an empty line too."""
    lines = [line.strip() for line in page.splitlines()]
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    for i, line in enumerate(lines):
        if not line:
            if out and out[-1] != "\n\n":
                out.append("\n\n")
            continue
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if line.endswith("-") and len(line) > 1 and line[-2].isalpha() and following[:1].islower():
            out.append(line[:-1])
        elif following and not (len(line) < 0.75 * width and not line.endswith((",", ";"))):
            out.append(line + " ")
        else:
            out.append(line + ("\n\n" if following else ""))
    return "".join(out).strip()


# ------------------------------------------------------------------ the day of publication, the language

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = r"(?:,?(?: at)? [\d:]+.*)?"
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
        r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
        r"(?P<us>\d{1,2}/\d{1,2}/\d{4})(?: [\d:]+(?: ?[AP]M)?)?",
        rf"(?:\w+,? )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<mon>{_NAME})\.?,?[ -](?P<y>\d{{4}}){_TIME}",
        rf"(?:\w+,? )?(?P<mon>{_NAME})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}}){_TIME}",
    )
)


def day(words: str) -> dt.date | None:
    """The day that ``words`` name wholly, or None.

    ISO 8601 is best; "6 March 2031", "March 6, 2031", "06.03.2031" and "06-03-2031" (day first) are read, and
    with slashes the month comes first ("3/6/2031") unless it cannot.
    """
    words = " ".join(unicodedata.normalize("NFKC", words).split())
    for form in _DAY_FORMS:
        match = form.fullmatch(words)
        if not match:
            continue
        parts = match.groupdict()
        if parts.get("us"):
            m, d, y = (int(n) for n in parts["us"].split("/"))
            if m > 12:
                m, d = d, m
        else:
            y, d = int(parts["y"]), int(parts["d"])
            m = _MONTHS[parts["mon"].lower()] if parts.get("mon") else int(parts["m"])
        try:
            return dt.date(y, m, d)
        except ValueError:
            return None
    return None


_OWN_LINE = re.compile(
    r"^\W{0,3}(?:(?:first |last )?(?:published|posted|updated|dated|date|issued)(?: on| at)?:? *)?"
    r"(?P<day>[^\n]{6,40}?)\W{0,3}$",
    re.IGNORECASE,
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")


def _published(meta: _Meta, text: str) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day of publication: as given, else from the address, else from a line of its own at the top; not guessed."""
    notes: tuple[str, ...] = ()
    if meta.published:
        found = day(meta.published)
        if found:
            return found, ()
        notes = (f"published {meta.published[:40]!r} is not a date that we read (write 2031-03-06): left open",)
    if meta.url:
        match = _URL_DAY.search(meta.url)
        found = day("-".join(match.groups())) if match else None
        if found:
            return found, notes
    for line in text[:2000].splitlines()[:6]:
        match = _OWN_LINE.match(line.strip())
        found = day(match.group("day").strip()) if match else None
        if found:
            return found, notes
    return None, notes


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid


def _language(text: str) -> str | None:
    """ISO 639-1 code of the language that the first 1,000 characters look most like, by letters where they tell."""
    if is_arabic(text[:1000]):
        return "ar"
    language = _identifier().classify(text[:1000])[0]
    return str(language) if language else None
