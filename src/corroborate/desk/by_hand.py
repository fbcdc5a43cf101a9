"""What somebody was told, entered by a person: a report typed in, a figure without a text, a named victim.

Each becomes a report of the record like any other, with a text that offsets count in. Where there was none, a canonical
sentence is composed ("3 civilians were killed in Hadra on 7 March 2031, a resident said.") and the figure is stated at
its words: it alone counts, and is what was entered, whatever a reader makes of the sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from corroborate import codec
from corroborate.desk.reviews import COMPOSED
from corroborate.errors import BadSetting
from corroborate.values import Document, Group, Measure, Place, Voice, VoiceKind, When

TYPED = "typed-by-hand-1"


class Entered(StrEnum):
    """What is entered."""

    REPORT = "report"
    FIGURE = "figure"
    VICTIM = "victim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What was told, by whom, when.

    ``published`` is the day on which it was told; ``when`` to ``until`` the days of the harm. ``place`` are words,
    ``at`` the place of a gazetteer that a person chose for them. ``confidential``: nothing that leaves the record leads
    to the voice, at any level of protection. A victim is one person: ``name``, ``age`` and ``sex`` ("f", "m") as far as
    known; ``measure`` says what happened. ``source`` is the body that was told, ``note`` is for the log.
    """

    kind: Entered
    voice: str = ""
    voice_kind: VoiceKind = VoiceKind.UNKNOWN
    confidential: bool = False
    published: dt.date | None = None
    when: dt.date | None = None
    until: dt.date | None = None
    place: str = ""
    at: Place | None = None
    title: str = ""
    text: str = ""
    measure: Measure = Measure.KILLED
    low: int | None = None
    best: int | None = None
    high: int | None = None
    group: Group = Group.UNKNOWN
    name: str = ""
    age: int | None = None
    sex: str = ""
    source: str = ""
    note: str = ""


def raw(entry: ByHand) -> bytes:
    """The bytes that the record keeps of an entry: its canonical JSON."""
    return codec.dumps(entry).encode("utf-8")


def document(entry: ByHand, raw: bytes) -> Document:
    """The report that an entry makes. Raises BadSetting where it says nothing, and what to fill in."""
    digest = sha256(raw).hexdigest()
    cleaned_by = TYPED if entry.kind is Entered.REPORT else COMPOSED
    text = entry.text.strip() if entry.kind is Entered.REPORT else _sentence(entry)
    if not text:
        raise BadSetting("the report has no text; type what was said")
    voice = entry.voice.strip()
    return Document(
        id=codec.content_id("doc", digest, cleaned_by),
        text=text,
        sha256=digest,
        cleaned_by=cleaned_by,
        source=entry.source.strip() or None,
        published=entry.published,
        title=entry.title.strip() or None,
        raw_ref=digest,
        teller=Voice(words=voice, start=0, end=0, kind=entry.voice_kind) if voice or entry.confidential else None,
        confidential=entry.confidential,
        names=(entry.name.strip(),) if entry.name.strip() else (),
    )


def stated(entry: ByHand, document: Document) -> tuple[int, int, dict[str, Any]] | None:
    """Where in the composed sentence the figure stands, and its fields; None for a report typed in."""
    if entry.kind is Entered.REPORT:
        return None
    words = _counted(entry)
    low, best, high = _bounds(entry)
    start = document.text.index(words)
    values: dict[str, Any] = {
        "measure": entry.measure.value,
        "low": low,
        "best": best,
        "high": high,
        "group": entry.group.value,
        "said": codec.to_plain(entry.published) if entry.published is not None else None,
        "certainty": "asserted",
        "voice": None,
    }
    if entry.kind is Entered.VICTIM and (subgroup := _subgroup(entry)):
        values["subgroup"] = subgroup
    voice = entry.voice.strip()
    if voice:
        at = document.text.rindex(voice)
        values["voice"] = codec.to_plain(Voice(words=voice, start=at, end=at + len(voice), kind=entry.voice_kind))
    if entry.when is not None:
        until = entry.until or entry.when
        precision = 1 if until == entry.when else 2 if (until - entry.when).days < 6 else 4
        values["when"] = codec.to_plain(When(start=entry.when, end=until, precision=precision, words=_days(entry)))
    if entry.at is not None:
        values["place"] = codec.to_plain(entry.at)
    return start, start + len(words), values


# ------------------------------------------------------------------ the sentence

_NOUNS: Mapping[Group, tuple[str, str]] = {
    Group.CIVILIAN: ("civilian", "civilians"),
    Group.COMBATANT: ("fighter", "fighters"),
    Group.UNKNOWN: ("person", "people"),
}
_HARMED: Mapping[Measure, str] = {
    Measure.KILLED: "killed",
    Measure.INJURED: "injured",
    Measure.MISSING: "reported missing",
    Measure.DETAINED: "detained",
    Measure.ABDUCTED: "abducted",
    Measure.DISPLACED: "displaced",
    Measure.CASUALTIES: "killed or injured",
}
_ADULT = 18


def _sentence(entry: ByHand) -> str:
    counted = _counted(entry)
    low, best, high = _bounds(entry)
    one = (low, best, high) == (1, 1, 1)
    age = entry.age if entry.kind is Entered.VICTIM else None
    about = f", aged {age}," if age is not None else ""
    where = f" in {entry.place.strip()}" if entry.place.strip() else ""
    when = f" {_days(entry)}" if entry.when is not None else ""
    voice = f", {entry.voice.strip()} said" if entry.voice.strip() else ""
    likeliest = "" if None in (low, best, high) or low == high else f" The likeliest number is {best}."
    return f"{counted}{about} {'was' if one else 'were'} {_HARMED[entry.measure]}{where}{when}{voice}.{likeliest}"


def _counted(entry: ByHand) -> str:
    """The words that count: a victim's name, or "3 civilians"."""
    if entry.kind is Entered.VICTIM:
        if entry.name.strip():
            return entry.name.strip()
        if entry.age is not None and entry.age < _ADULT:
            return "A child"
        return {"f": "A woman", "m": "A man"}.get(entry.sex, "A person")
    low, best, high = _bounds(entry)
    singular, plural = _NOUNS[entry.group]
    match low, best, high:
        case (0, _, 0):
            return f"No {plural}"
        case (_, 1, _) if low == high == 1:
            return f"1 {singular}"
        case (int(), _, int()) if low == high:
            return f"{low} {plural}"
        case (int(), None, int()):
            return f"{low} to {high} {plural}"
        case (int(), int(), int()):
            return f"{low} to {high} {plural}"  # which of them is likeliest is stated, and said at the end
        case (int(), _, None):
            return f"At least {low} {plural}"
        case (None, _, int()):
            return f"Up to {high} {plural}"
        case _:
            return f"About {best} {plural}"


def _bounds(entry: ByHand) -> tuple[int | None, int | None, int | None]:
    """The bounds as entered. One number alone is exact."""
    if entry.kind is Entered.VICTIM:
        return 1, 1, 1
    low, best, high = entry.low, entry.best, entry.high
    present = [n for n in (low, best, high) if n is not None]
    if not present:
        raise BadSetting("the figure has no number; give at least one of low, best and high")
    if present != sorted(present) or present[0] < 0:
        raise BadSetting(f"the numbers {present} do not rise; give 0 <= low <= best <= high, as far as known")
    if low is None and high is None:
        return best, best, best
    return low, best if best is not None else (low if low == high else None), high


def _days(entry: ByHand) -> str:
    assert entry.when is not None
    first = f"{entry.when.day} {entry.when:%B %Y}"
    if entry.until is None or entry.until == entry.when:
        return f"on {first}"
    return f"between {first} and {entry.until.day} {entry.until:%B %Y}"


def _subgroup(entry: ByHand) -> str | None:
    if entry.age is not None and entry.age < _ADULT:
        return "children"
    return "women" if entry.sex == "f" else None
