"""Values to canonical JSON and back, and the ids and digests made from them.

Canonical JSON: UTF-8, keys sorted, no spaces, no NaN; dates as ISO 8601; enums as their value.
Ids are made by one recipe, versioned by ``RECIPE``: SHA-256 over length-prefixed parts, so that no
choice of parts can collide by concatenation ("ab", "c" against "a", "bc").  See docs/adr/0002.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from corroborate.errors import Corrupted
from corroborate.values import Document

RECIPE = "corroborate-id-1"
ID_BITS = 100  # 20 base32 letters: two of a billion ids collide with probability below 1e-12

T = TypeVar("T")


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_structure_hook(dt.datetime, lambda v, _: dt.datetime.fromisoformat(v))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda v, _: dt.date.fromisoformat(v))
    # What documents did not say when records began is left out where it says nothing: digests stay what they were.
    unless_default = override(omit_if_default=True)
    converter.register_unstructure_hook(
        Document,
        make_dict_unstructure_fn(
            Document, converter, teller=unless_default, confidential=unless_default, names=unless_default
        ),
    )
    return converter


def to_plain(value: Any) -> Any:
    """A value as dicts, lists, strings and numbers, ready for json.dumps."""
    return _converter().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """The value of type ``kind`` that ``to_plain`` made ``plain`` from.

    Raises Corrupted if ``plain`` does not have that shape or breaks the value's invariants.
    """
    try:
        return _converter().structure(plain, kind)
    except (cattrs.BaseValidationError, ValueError, TypeError, KeyError) as error:
        raise Corrupted(f"a stored {kind.__name__} does not have its shape: {error}") from error


def canonical(plain: Any) -> str:
    """Canonical JSON of something plain. Raises ValueError for NaN and infinities."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def dumps(value: Any) -> str:
    """Canonical JSON of a value."""
    return canonical(to_plain(value))


def loads(text: str, kind: type[T]) -> T:
    """The value of type ``kind`` whose canonical JSON is ``text``. Raises Corrupted otherwise."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise Corrupted(f"a stored {kind.__name__} is not JSON: {error}") from error
    return from_plain(plain, kind)


def _framed(parts: Iterable[str]) -> Iterator[bytes]:
    for part in parts:
        data = part.encode("utf-8")
        yield b"%d:" % len(data)
        yield data


def digest(*parts: str) -> str:
    """SHA-256, in hexadecimal, of length-prefixed parts."""
    h = hashlib.sha256()
    for piece in _framed(parts):
        h.update(piece)
    return h.hexdigest()


def content_id(kind: str, *parts: str) -> str:
    """A short id for what ``parts`` say: ``kind`` and 20 lower-case base32 letters ("fig-…")."""
    h = hashlib.sha256()
    for piece in _framed((RECIPE, kind, *parts)):
        h.update(piece)
    letters = base64.b32encode(h.digest()).decode("ascii").lower()
    return f"{kind}-{letters[: ID_BITS // 5]}"


def anchor(kind: str, document: str, start: int, end: int, slot: str = "") -> str:
    """The id of what stands at a place in a document: never of its values or its maker.

    ``kind`` is the short kind ("fig", "clm", "plc", "ent", "psg"); ``slot`` tells apart several things of
    one kind at one span ("1" for the second). A better reader that finds the same words gives the same id,
    so a person's decision about it survives (docs/adr/0002).
    """
    return content_id(kind, document, str(start), str(end), slot)


def merkle(leaves: Iterable[str]) -> str:
    """One digest over many, whatever their order: the root over the sorted leaves."""
    level = sorted(leaves)
    if not level:
        return digest("merkle", "empty")
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [digest("node", *pair) for pair in pairs]
    return digest("root", level[0])
