"""What a person typed into a form, as the fields of a decision: only those that differ from what stands.

Pure: a form's strings and the figure as it stands go in, plain values for ``Review.change`` come out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from corroborate import codec
from corroborate.errors import BadSetting
from corroborate.values import Certainty, Figure, Group, Measure, Place, Reading, Scope, Unit, Voice, VoiceKind

_CHOICES: Mapping[str, type] = {
    "measure": Measure,
    "group": Group,
    "unit": Unit,
    "scope": Scope,
    "certainty": Certainty,
}
_BOUNDS = ("low", "best", "high")
# No figure of a report is larger than mankind.
_MOST_PEOPLE = 10_000_000_000


def amended(
    figure: Figure, reading: Reading, given: Mapping[str, str], alternatives: Mapping[str, Place]
) -> dict[str, Any]:
    """The fields of a figure that a form changes, as plain values. A field that the form lacks is left as it is.

    ``alternatives`` are the places of a gazetteer that may be chosen, by gazetteer id. Raises BadSetting where what
    was typed makes no sense, naming the field.
    """
    typed = _typed(reading, given, alternatives)
    before = codec.to_plain(figure)
    before["voice"] = codec.to_plain(figure.voice) if figure.voice is not None else None
    changed = {name: value for name, value in typed.items() if before.get(name) != value}
    if "when" in changed and figure.when is not None and _same_days(before["when"], changed["when"]):
        del changed["when"]
    if "voice" in changed and figure.voice is not None and _same_words(before["voice"], changed["voice"]):
        del changed["voice"]
    merged = {name: changed.get(name, before[name]) for name in _BOUNDS}
    _in_order(merged)
    return changed


def stated(reading: Reading, given: Mapping[str, str], alternatives: Mapping[str, Place]) -> dict[str, Any]:
    """All fields of a figure that the machine missed, as plain values. Raises BadSetting."""
    typed = _typed(reading, given, alternatives)
    if "measure" not in typed:
        raise BadSetting("say what is counted: killed, injured, missing …")
    _in_order({name: typed.get(name) for name in _BOUNDS})
    return {name: value for name, value in typed.items() if value is not None}


def _typed(reading: Reading, given: Mapping[str, str], alternatives: Mapping[str, Place]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, kind in _CHOICES.items():
        if given.get(name):
            typed[name] = _choice(name, given[name], kind)
    for name in _BOUNDS:
        if name in given:
            typed[name] = count_of(name, given[name])
    for name in ("subgroup", "party"):
        if name in given:
            typed[name] = given[name].strip()[:200] or None
    if "when_start" in given or "when_end" in given:
        typed["when"] = _when(given)
    if "said" in given:
        said = day_of("said", given["said"])
        typed["said"] = said.isoformat() if said is not None else None
    if "part_of" in given:
        typed["part_of"] = _of(given["part_of"], {figure.id for figure in reading.figures}, "figure")
    if "place" in given:
        typed["place"] = _place(given["place"], reading, alternatives)
    if given.get("voice_words", "").strip():
        typed["voice"] = _voice(given["voice_words"].strip(), reading)
    elif "voice" in given:
        typed["voice"] = _voice(given["voice"], reading)
    return typed


def _choice(name: str, value: str, kind: type) -> str:
    try:
        return str(kind(value).value)
    except ValueError:
        raise BadSetting(f"{value!r} is no {name}; choose one of the list") from None


def count_of(name: str, value: str) -> int | None:
    """A number of people as typed: blanks, commas and points between thousands are left out; empty is unknown.

    Raises BadSetting.
    """
    digits = "".join(value.split()).replace(",", "").replace("\u202f", "").replace("’", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _MOST_PEOPLE:
        raise BadSetting(f"{name} is {value!r}, which is no number; give digits, or nothing for unknown")
    return int(digits)


def _in_order(bounds: Mapping[str, Any]) -> None:
    present = [bounds[name] for name in _BOUNDS if bounds.get(name) is not None]
    if not present:
        raise BadSetting("a figure needs a low, a best or a high number; leave unknown ones empty, 0 is a count")
    if present != sorted(present):
        raise BadSetting("low may not be above best, nor best above high")


def day_of(name: str, value: str) -> dt.date | None:
    """A day as typed, None for nothing. Raises BadSetting."""
    if not value.strip():
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise BadSetting(f"{name} is {value!r}, which is no day; write it as 2031-03-09") from None


def _when(given: Mapping[str, str]) -> dict[str, Any] | None:
    start, end = day_of("from", given.get("when_start", "")), day_of("to", given.get("when_end", ""))
    if start is None and end is None:
        return None
    start, end = start or end, end or start
    assert start is not None
    assert end is not None
    if start > end:
        raise BadSetting(f"it cannot end on {end} before it begins on {start}")
    length = (end - start).days + 1
    precision = next((p for p, longest in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= longest), 5)
    return {"start": start.isoformat(), "end": end.isoformat(), "precision": precision, "words": ""}


def _same_days(before: Mapping[str, Any], after: Mapping[str, Any] | None) -> bool:
    return after is not None and (before["start"], before["end"]) == (after["start"], after["end"])


def _same_words(before: Mapping[str, Any], after: Mapping[str, Any] | None) -> bool:
    return after is not None and (before["start"], before["end"]) == (after["start"], after["end"])


def _of(value: str, known: set[str], what: str) -> str | None:
    if not value:
        return None
    if value not in known:
        raise BadSetting(f"there is no {what} {value} in this report any more; load the page anew")
    return value


def _place(value: str, reading: Reading, alternatives: Mapping[str, Place]) -> Any:
    """A mention of the report by its id, a place of the gazetteer with all that it is, or none."""
    if not value:
        return None
    kind, _, name = value.partition(":")
    if kind == "mention":
        return _of(name, {mention.id for mention in reading.places}, "place")
    if kind == "gazetteer" and name in alternatives:
        return codec.to_plain(alternatives[name])
    raise BadSetting("that place is not among those to choose from any more; load the page anew")


def _voice(value: str, reading: Reading) -> Any:
    """A voice of the report by its "start:end", words that a person typed, or none: the report's own account."""
    if not value:
        return None
    spoken = [voice for claim in reading.claims for voice in claim.chain]
    spoken += [figure.voice for figure in reading.figures if figure.voice is not None]
    for voice in spoken:
        if f"{voice.start}:{voice.end}" == value:
            return codec.to_plain(voice)
    at = reading.document.text.find(value)
    if at < 0:
        raise BadSetting(f"the words {value[:80]!r} do not stand in the report; copy the voice as it is printed")
    return codec.to_plain(Voice(words=value, start=at, end=at + len(value), kind=VoiceKind.UNKNOWN))


def found_span(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Where words stand in a text, for those who type them instead of selecting them. Raises BadSetting."""
    at = -1
    for _ in range(max(nth, 1)):
        at = text.find(words, at + 1)
        if at < 0:
            raise BadSetting(f"the words {words[:80]!r} do not stand in the report so; copy them as they are printed")
    return at, at + len(words)
