"""Who repeats whom: the figures of one event in groups, each of which is one voice (docs/method.md, section 5).

Two figures echo when their passages are near-copies or paraphrases, or when they end in the same resolved origin.  An
unattributed number equal to a named voice's earlier one is taken for its echo.  Independence is counted over groups.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corroborate.codec import content_id
from corroborate.values import Echo, Figure, Member

SHINGLE = 3  # words
# With 15 % of its words replaced a copy keeps some 0.85³ = 0.61 of its runs of three; a sentence of twenty words may
# fall to 0.4 by chance. Two reporters' own sentences on one event share names and numbers, rarely a third of the runs.
NEAR_COPY = 0.4
WIRED = 0.25  # where the reports as wholes are copies
# A copy that changed the number is otherwise the same sentence about the same days; a later count by the same voice
# words itself anew or moves its window.
GARBLED = 0.7
LEAST = 4  # shared runs: below that a sentence is a formula ("at least 12 people were killed on Friday")
COMMON = 64  # texts: a run that stands in more leaders than that tells nothing
# From which cosine on two sentences say the same in other words, where they share the number and a name. Chosen on
# invented pairs (benchmarks/paraphrases.py).
PARAPHRASE = 0.88
RECENT = 16  # sentences that gave a number last: no others are compared, so that the cost stays even

# Why a figure is in an echo group.
NEAR, REWORDED, SAME = "near_copy", "paraphrase", "same_origin"
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)

# ------------------------------------------------------------------ whole reports

# Of a report's runs of three words the share that stands for it: those whose digest is divisible by so much. The same
# runs are drawn from every report, so that what two share of them estimates what they share of all, however much one
# was cut (FracMinHash: Irber et al., 2022, doi:10.1101/2022.01.11.475838).
SAMPLED = 4
# A copy with 15 % of its words replaced keeps 0.6 of its runs, and one that was cut all that is left of it; two
# reports on one event in their own words share less than a tenth, and two bulletins of one pattern up to a third.
WHOLE_COPY = 0.48
LEAST_SAMPLED = 5  # shared runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report as it may be copied: its id, the day on which it was printed, its words."""

    id: str
    day: dt.date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A report that repeats an earlier one. ``share`` of the shorter of the two stands in both, in [0, 1]."""

    id: str
    of: str
    share: float


@lru_cache(maxsize=4096)
def _sketch(text: str) -> frozenset[int]:
    """The sampled runs of a text."""
    digests = (zlib.crc32(" ".join(run).encode()) for run in shingles(text))
    return frozenset(d for d in digests if d % SAMPLED == 0)


def near_copies(texts: Iterable[Text]) -> tuple[Copy, ...]:
    """Which reports copy which: whole, cut, reordered, under another dateline, lightly rewritten.

    Each is compared with the earlier ones that are no copies themselves, through the runs that they share; a run that
    stands in more than ``COMMON`` of those tells nothing. The order in which they are given never matters; each copy
    names the one that it shares most with.
    """
    ordered = sorted(texts, key=lambda t: (t.day or dt.date.max, -len(t.text), t.id))
    holding: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    leaders: list[Text] = []
    found = []
    for text in ordered:
        sketch = _sketch(text.text)
        shared: Counter[int] = Counter()
        for run in sketch:
            known = holding.get(run, ())
            if len(known) <= COMMON:
                shared.update(known)
        best = max(
            ((count / max(1, min(len(sketch), sizes[n])), -n) for n, count in shared.items() if count >= LEAST_SAMPLED),
            default=(0.0, 0),
        )
        if best[0] >= WHOLE_COPY:
            found.append(Copy(id=text.id, of=leaders[-best[1]].id, share=round(best[0], 4)))
            continue
        leaders.append(text)
        sizes.append(len(sketch))
        for run in sketch:
            holding[run].append(len(leaders) - 1)
    return tuple(found)


# ------------------------------------------------------------------ figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure with what decides whose it is.

    ``text`` is the sentence around it and ``meaning`` what it says (values.Meaning), where that is known; ``wire`` the
    report that its own copies, or is, where there are copies (``near_copies``); ``voice_key`` who says it
    ("words@outlet" for voices without a name, "narration@outlet" for the outlet's own); ``day`` when it was said, else
    printed; ``first_hand`` that the text says that the outlet gathered it.
    """

    figure: Figure
    text: str
    voice_key: str
    day: dt.date | None
    document: str
    outlet: str
    first_hand: bool
    event: str
    wire: str | None = None
    meaning: tuple[int, ...] = ()


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text, case made plain.

    Numbers stand as one sign, so that a copy with a changed number is still a copy.
    """
    words = ["#" if w[0].isdigit() else w for w in re.findall(r"\w+", text.casefold())]
    if len(words) < SHINGLE:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def echoes(items: Iterable[Told]) -> tuple[Echo, ...]:
    """The figures of one event, each in exactly one group; order of the items never matters.

    Figures are compared only within one measure, group and subgroup.
    """
    ordered = sorted(items, key=lambda t: (t.day or dt.date.max, t.figure.id))
    by_kind: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for t in ordered:
        f = t.figure
        by_kind[t.event, f.measure, f.group, f.subgroup or ""].append(t)
    made: list[Echo] = []
    for _, held in sorted(by_kind.items()):
        made += _groups(held)
    return tuple(sorted(made, key=lambda e: e.id))


def _groups(held: Sequence[Told]) -> list[Echo]:
    """Groups of items in order of time: each joins its voice's group, or that of the text it copies, or opens one."""
    groups: list[list[Told]] = []
    near: dict[str, str] = {}  # figure -> the rule by which it repeats another's words
    by_key: dict[str, int] = {}
    leaders: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)  # run -> (leader, its group)
    texts: list[frozenset[tuple[str, ...]]] = []
    first: list[Told] = []
    by_value: dict[tuple[int | None, int | None, int | None], int] = {}
    lately: dict[tuple[int | None, int | None, int | None], deque[tuple[Told, int]]] = defaultdict(
        lambda: deque(maxlen=RECENT)
    )
    # What has a voice goes first, so that narration finds whom it repeats; then what was said first.
    for t in sorted(held, key=lambda t: (_narrates(t), _unnamed(t), t.day or dt.date.max, t.figure.id)):
        run = shingles(t.text)
        copied = _copied(run, t, leaders, texts, first, groups)
        home = None if _narrates(t) and t.first_hand else by_key.get(t.voice_key)
        if copied is not None:
            near[t.figure.id] = NEAR
            if home is None:
                home = copied
        value = _value(t)
        if home is None and _unnamed(t) and not t.first_hand:
            home = _paraphrased(t, lately[value], groups)
            if home is not None:
                near[t.figure.id] = REWORDED
        if home is None and _narrates(t) and not t.first_hand:
            # An unattributed number equal to a named voice's earlier one is taken for its echo.
            said = by_value.get(value)
            if said is not None and min(_when(o) for o in groups[said]) <= _when(t):
                home = said
        if home is None:
            home = len(groups)
            groups.append([])
        if not _narrates(t):
            by_key.setdefault(t.voice_key, home)
            by_value.setdefault(value, home)
        groups[home].append(t)
        if t.figure.id not in near:
            lately[value].append((t, home))
        if copied is None:
            texts.append(run)
            first.append(t)
            for words in run:
                leaders[words].append((len(texts) - 1, home))
    return [_echo(row, near) for row in groups]


def _when(t: Told) -> dt.date:
    return t.day or dt.date.max


def _value(t: Told) -> tuple[int | None, int | None, int | None]:
    return t.figure.low, t.figure.best, t.figure.high


def _lead(t: Told) -> int:
    f = t.figure
    return next((n for n in (f.best, f.low, f.high) if n is not None), 0)


def _slip(said: int, copied: int) -> bool:
    """Whether a number can be another miscopied: digits turned round, lost or doubled, or one digit wrong downwards.

    A voice words its later counts as it worded the first; what grows otherwise is an update, not a slip.
    """
    a, b = str(said), str(copied)
    if a == b:
        return True  # "at least 20" for "20"
    if sorted(a) == sorted(b):
        return True
    if abs(len(a) - len(b)) == 1:
        short, long_ = sorted((a, b), key=len)
        return any(long_[:i] + long_[i + 1 :] == short for i in range(len(long_)))
    return len(a) == len(b) and copied < said and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _days(t: Told) -> tuple[dt.date | None, dt.date | None]:
    when = t.figure.when
    return (when.start, when.end) if when is not None else (None, None)


def _copied(
    run: frozenset[tuple[str, ...]],
    t: Told,
    leaders: Mapping[tuple[str, ...], Sequence[tuple[int, int]]],
    texts: Sequence[frozenset[tuple[str, ...]]],
    first: Sequence[Told],
    groups: Sequence[Sequence[Told]],
) -> int | None:
    """The group of the text that this one is a near-copy of, if it may be one voice with it; else None."""
    shared: Counter[tuple[int, int]] = Counter()
    for words in run:
        known = leaders.get(words, ())
        if len(known) <= COMMON:
            shared.update(known)
    for (leader, home), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < LEAST:
            break
        small = min(len(run), len(texts[leader]))
        source = first[leader]
        wired = t.wire is not None and t.wire == source.wire
        if source.document == t.document or count / small < (WIRED if wired else NEAR_COPY):
            continue
        alike = count / (len(run) + len(texts[leader]) - count)
        if _value(source) != _value(t) and (
            alike < GARBLED or _days(source) != _days(t) or not _slip(_lead(source), _lead(t))
        ):
            continue
        if _may_join(t, groups[home]):
            return home
    return None


def _may_join(t: Told, group: Sequence[Told]) -> bool:
    """Whether words alike make it one voice with the group: two voices with names, or "residents" here and "a police
    chief" there, do not become one by a formula.
    """
    keys = {o.voice_key for o in group}
    generic = {key.partition("@")[0] for key in keys}
    if _narrates(t) or t.voice_key in keys or (_unnamed(t) and t.voice_key.partition("@")[0] in generic):
        return True
    return all(_narrates(o) for o in group)


def _paraphrased(t: Told, lately: Iterable[tuple[Told, int]], groups: Sequence[Sequence[Told]]) -> int | None:
    """The group of a sentence that gave the same number in other words: both name somebody or somewhere, their days do
    not differ, and they mean the same.
    """
    found = []
    for source, home in lately:
        if source.document == t.document or len(source.meaning) != len(t.meaning) or not t.meaning:
            continue
        if None not in (*_days(source), *_days(t)) and _days(source) != _days(t):
            continue
        if not _names(source.text) & _names(t.text) or not _may_join(t, groups[home]):
            continue
        alike = _cosine(source.meaning, t.meaning)
        if alike >= PARAPHRASE:
            found.append((-alike, source.figure.id, home))
    return min(found)[-1] if found else None


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    """The words with a capital of a sentence, but for its first and those of the calendar."""
    words = re.findall(r"\w[\w'\u2019-]*", text)[1:]
    return frozenset(w.casefold() for w in words if w[0].isupper() and not w.isupper()) - _CALENDAR


def _cosine(one: Sequence[int], two: Sequence[int]) -> float:
    size = math.sqrt(sum(a * a for a in one) * sum(b * b for b in two))
    return sum(a * b for a, b in zip(one, two, strict=True)) / size if size else 0.0


def _narrates(t: Told) -> bool:
    return t.voice_key.startswith("narration@")


def _unnamed(t: Told) -> bool:
    return "@" in t.voice_key


def _echo(row: Sequence[Told], near: Mapping[str, str]) -> Echo:
    named = [t for t in row if not _unnamed(t)] or [t for t in row if not _narrates(t)] or list(row)
    voice = min((t.voice_key for t in named), key=lambda k: (sum(t.voice_key == k for t in named) * -1, k))
    said = [t for t in row if t.voice_key == voice]
    own = [t for t in said if t.outlet and t.figure.voice is None] or said
    origin = min(own, key=lambda t: (t.figure.id in near, t.day or dt.date.max, t.figure.id))
    copies = any(near.get(t.figure.id) == NEAR for t in row)
    runs = {t.text: shingles(t.text) for t in row} if copies else {}  # a wire story comes a thousand times
    members = []
    for t in sorted(row, key=lambda t: t.figure.id):
        rule = near.get(t.figure.id, SAME) if t is not origin else SAME
        members.append(
            Member(
                id=t.figure.id,
                document=t.document,
                rule=rule,
                difference=_difference(t, row, runs) if rule == NEAR else "",
            )
        )
    ids = sorted(t.figure.id for t in row)
    return Echo(id=content_id("ech", *ids), origin=origin.figure.id, voice=voice, members=tuple(members))


def _difference(copy: Told, row: Sequence[Told], runs: Mapping[str, frozenset[tuple[str, ...]]]) -> str:
    """How a near-copy differs from the earliest text that it is closest to."""
    mine = runs[copy.text]
    shared = {text: len(mine & run) for text, run in runs.items()}
    earlier = [
        t
        for t in row
        if t is not copy and (t.day or dt.date.max, t.figure.id) < (copy.day or dt.date.max, copy.figure.id)
    ]
    like = [(shared[t.text], t) for t in earlier]
    if not like:
        return ""
    most = max(n for n, _ in like)
    # A sentence may hold several numbers: the one that it copies is the one that it gives, if it gives any of them.
    source = min(
        (t for n, t in like if n == most),
        key=lambda t: (_value(t) != _value(copy), not _slip(_lead(t), _lead(copy)), t.day or dt.date.max, t.figure.id),
    )
    if _value(copy) != _value(source) and _slip(_lead(source), _lead(copy)):
        return f"changed: {_number(source)} to {_number(copy)}"
    if copy.figure.perpetrator is None and source.figure.perpetrator is not None:
        return "dropped: who did it"
    if copy.figure.voice is None and source.figure.voice is not None:
        return "dropped: who says it"
    return ""


def _number(t: Told) -> str:
    f = t.figure
    if f.best is not None:
        return str(f.best)
    return f"{'' if f.low is None else f.low}-{'' if f.high is None else f.high}"
