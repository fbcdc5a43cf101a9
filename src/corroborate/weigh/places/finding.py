"""Finding units: from the names of a report to the stretches that may be places, and the words of people's names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from corroborate.read.mentions import (
    ABBREVIATED_NATIONS,
    AFTER_PREPOSITION,
    GOING_ON,
    LOCAL_ENDS,
    SAID,
    SEATED,
    SPEAKS,
    UNTOLD,
    variants,
)
from corroborate.read.names import fold
from corroborate.read.ordinary import ORDINARY
from corroborate.text.tokens import Sentence
from corroborate.values import Candidate, EntityKind, Mention
from corroborate.weigh.places.candidates import folded, is_prominent
from corroborate.weigh.places.units import A_PERSON, FIRST, KIND, OWNS, TOWN, Unit

_NEARBY = frozenset("near outside around outskirts vicinity surroundings toward towards".split())
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower greater downtown metropolitan rural""".split()
)
_ASIDE = _DIRECTIONS | frozenset(
    "the a an new northern southern eastern western central rural greater nearby of city town province".split()
)
# "Rep. X, D-Hardy": the party of a member, and whom the seat stands for.
_SEATS = ("D-", "R-", "DFL-", "I-")


def units_of(
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    candidates: Mapping[str, tuple[Candidate, ...]],
) -> list[Unit]:
    """The units of a report, in order, each with its sentence, its candidates and the words beside it."""
    starts = [s.start for s in sentences]
    token_starts: dict[int, list[int]] = {}
    taken = [(m.start, m.end) for m in names if m.kind is EntityKind.PERSON and m.score >= A_PERSON]
    units: list[Unit] = []
    end_of_last = -1
    torn = _torn(sentences)
    for mention in names:
        if mention.kind is not EntityKind.PLACE or mention.start < end_of_last:
            continue
        if any(
            a <= mention.start < b for a, b in taken[max(bisect_right(taken, (mention.start, 1 << 60)) - 2, 0) :][:3]
        ):
            continue
        number = max(bisect_right(starts, mention.start) - 1, 0)
        for unit in _segments(mention, number, candidates, torn):
            if number not in token_starts:
                token_starts[number] = [t.start for t in sentences[number].tokens]
            _surroundings(sentences[number], token_starts[number], unit)
            unit.key = fold(unit.words)
            units.append(unit)
            end_of_last = unit.end
    return units


def _torn(sentences: Sequence[Sentence]) -> bool:
    """Whether a text has lost its commas, so that one run of capitals may hold several names."""
    tokens = commas = 0
    for sentence in sentences:
        tokens += len(sentence.tokens)
        commas += sum(t.text == "," for t in sentence.tokens)
        if tokens > 4000:
            break
    return tokens > 40 and commas < 0.004 * tokens


def _segments(mention: Mention, number: int, candidates: Mapping[str, tuple[Candidate, ...]], torn: bool) -> list[Unit]:
    """The place names in a run of words: the whole if it is one, else the longest of its parts that are."""
    text = mention.text
    seated = SEATED.search(text)
    cue = mention.score
    if seated:
        text, cue = text[: seated.start()], max(cue, AFTER_PREPOSITION)
    whole = " ".join(text.split())
    pieces = whole.split()
    named = [v for v in variants(mention.text) if _names_something(mention.text, v, candidates)]
    out: list[Unit] = []
    used: list[tuple[int, int]] = []
    for start, end, words in named:
        if any(a < end and start < b for a, b in used):
            continue
        size = len(words.split())
        seat = whole.startswith(_SEATS) and start == whole.index("-") + 1
        torn_off = size == 1 == len(pieces) and "-" in whole and words != whole
        if torn_off and not seat and not is_prominent(candidates[words]):
            continue
        part = size < len(pieces)
        rest = [w.casefold() for w in (text[:start] + " " + text[end:]).replace(",", " ").split()]
        aside = all(w in KIND or w in _ASIDE or w == "'s" for w in rest)
        if part and not aside:
            if fold(words) in ORDINARY or (size == 1 and len(words) < 4):
                continue
            named_whole = size > 1 and words.split()[-1].casefold() in KIND  # "X County Fair"
            if not torn and (start > 0 or not (named_whole or is_prominent(candidates[words]))):
                continue
            if mention.score < GOING_ON and not (named_whole or is_prominent(candidates[words])):
                continue
        if whole == words and _only_sounds_like(words, mention.score, candidates[words]):
            continue
        kind = next((w for w in rest if w in KIND), "") if aside else ""
        # "Rapides Parish" is the name of the county itself: what is said to be its kind is part of it.
        stop = (
            len(text)
            if kind and aside and start == 0 and text[start + len(words) :].strip().casefold() == kind
            else end
        )
        used.append((start, stop))
        out.append(
            Unit(
                start=mention.start + start,
                end=mention.start + stop,
                words=words,
                cue=cue if torn or not part or aside else min(cue, 0.35),
                sentence=number,
                candidates=candidates[words],
                kind=kind,
                part=part and not aside,
                beside=seated is not None or seat,
                begins=OWNS.sub("", pieces[-1]) if part and not aside and not torn and start == 0 and size == 1 else "",
            )
        )
    if not out and not seated and mention.score >= AFTER_PREPOSITION - 0.01 and len(pieces) <= 4:
        out.append(
            Unit(
                start=mention.start,
                end=mention.start + len(text),
                words=text,
                cue=cue,
                sentence=number,
                candidates=(),
            )
        )
    return sorted(out, key=lambda unit: unit.start)


def _names_something(text: str, variant: tuple[int, int, str], candidates: Mapping[str, tuple[Candidate, ...]]) -> bool:
    """Whether the gazetteer holds what a variant may name; of a word without its "s", only a country of that name."""
    _, end, words = variant
    found = candidates.get(words, ())
    if text[end : end + 1].isalnum():
        return any(c.feature == "A.PCLI" and fold(words) in (folded(c.name), folded(c.name_matched)) for c in found)
    return bool(found)


def _only_sounds_like(words: str, cue: float, found: Sequence[Candidate]) -> bool:
    """Whether an acronym matches nothing that is itself one ("UAE") or is widely known."""
    if not words.isupper() or len(words) > 5 or "." in words or words in ABBREVIATED_NATIONS:
        return False
    if any(c.feature[0] in "AL" and c.name_matched.replace(".", "").isupper() for c in found):
        return False
    return (cue < SAID and len(words) <= 3) or not is_prominent(found)


def _surroundings(sentence: Sentence, starts: Sequence[int], unit: Unit) -> None:
    """The kind of place, nearness and speech that the words beside a unit say."""
    tokens = sentence.tokens
    first = max(bisect_right(starts, unit.start) - 1, 0)
    last = max(bisect_right(starts, unit.end - 1) - 1, first)
    after = [t.lower for t in tokens[last + 1 : last + 4]]
    before = [t.lower for t in tokens[max(first - 4, 0) : first]]
    if not unit.kind and after:
        if after[0] in KIND:
            unit.kind = after[0]
        elif len(after) > 1 and after[0] in ("'s", "northern", "southern", "eastern", "western") and after[1] in KIND:
            unit.kind = after[1]
        elif after[0] in ("and", ",") and any(w in ("provinces", "districts", "governorates") for w in after[1:]):
            unit.kind = next(w for w in after[1:] if w in ("provinces", "districts", "governorates"))
    if not unit.kind and len(before) > 1 and before[-1] == "of" and before[-2] in KIND:
        unit.kind = before[-2]
    elif not unit.kind and before and before[-1] in TOWN | FIRST:
        unit.kind = before[-1]
    unit.opens = first == 1 and before == ["in"]
    unit.near = any(w in _NEARBY for w in before[-3:])
    if after and after[0] in SPEAKS and unit.cue <= UNTOLD:
        unit.cue = min(unit.cue, 0.35)


def surnames(names: Sequence[Mention], candidates: Mapping[str, tuple[Candidate, ...]]) -> set[str]:
    """The words of people's names in this report, folded: alone they mean the person."""
    out: set[str] = set()
    for mention in names:
        if mention.kind is EntityKind.PERSON and (
            mention.score >= A_PERSON or (mention.score >= 0.5 and not candidates.get(" ".join(mention.text.split())))
        ):
            of_body = any(word.casefold() in LOCAL_ENDS for word in mention.text.split())  # "Marra University"
            sure = mention.score >= A_PERSON and not of_body
            out.update(
                fold(word) for word in mention.text.split()[-3:] if sure or not is_prominent(candidates.get(word, ()))
            )
    return out
