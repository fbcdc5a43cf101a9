"""Set bulletin-4.txt as a one-page PDF with nothing but the standard library: python make_pdf.py."""

from __future__ import annotations

import textwrap
from pathlib import Path

HERE = Path(__file__).parent
LEADING = 15


def page(text: str) -> bytes:
    """A PDF of one page of Helvetica, wrapped at 84 characters."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        wrapped = [part for line in paragraph.split("\n") for part in (textwrap.wrap(line, 84) or [""])]
        body = textwrap.wrap(" ".join(paragraph.split()), 84) if len(paragraph) > 90 else wrapped
        lines += [*body, ""]
    drawn = "".join(
        f"({line.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*\n"
        for line in lines
    )
    stream = f"BT /F1 11 Tf {LEADING} TL 60 780 Td\n{drawn}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (Bulletin 4) /Author (Marran Documentation Network, invented) >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return bytes(out)


if __name__ == "__main__":
    text = (HERE / "bulletin-4.txt").read_text(encoding="utf-8")
    (HERE / "reports" / "11-mdn-bulletin-4.pdf").write_bytes(page(text.strip()))
