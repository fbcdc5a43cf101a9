"""How surely a sentence says that a party did it: as a fact, claimed, accused, suspected, possibly (docs/method.md, 4).

The words beside the party decide: what describes it ("suspected rebels"), who points at it ("residents accused the
army", "the attack was attributed to"), how sure the speaker is ("possibly", "reportedly"). A party without such words
is told as a fact. On MUC-4's keys, which say for each organisation how surely a report names it: benchmarks/blame.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corroborate.text.tokens import Sentence, Token
from corroborate.values import Confidence

_REACH = 12  # words on either side of the party
_BEFORE = 8  # words before a party that may describe it, where its span begins after them
_DESCRIBING = frozenset("suspected presumed alleged purported supposed".split())
# A description reaches over these to a party ("alleged members of the front (CF)"), over other small words not.
_OVER = frozenset("of the (".split())
_ENDS = frozenset("and or a an by to in on at with from for was were is are been be had has have who that".split())
_BE = frozenset("is are was were be been being".split())
_AFTER_SUSPECTED = frozenset("of in to as by".split())
_CLAIMED = frozenset("responsibility credit".split())
_CLAIMING = frozenset(
    """claim claims claimed claiming admit admits admitted admitting assume assumes assumed assuming accept accepts
    accepted accepting take takes took taken taking""".split()
)
_ACCUSING = frozenset("accuse accuses accused accusing blame blames blamed blaming".split())
_ACCUSED = frozenset(
    """accusation accusations allegedly attribute attributes attributed attributing implicate implicates implicated
    implicating""".split()
)
_SUSPECTING = frozenset(
    "suspect suspecting suspicion suspicions presumably presumed believe believes believed believing thought".split()
)
_DOUBTING = frozenset("possibly apparently probably reportedly perhaps might possibility".split())
_COULD = frozenset(("could", "may"))
_BLAMED = frozenset("responsible behind involved linked".split())


def confidence(tokens: Sequence[Token], start: int, end: int) -> Confidence:
    """How surely a sentence says that the party of its ``tokens[start:end]`` did it. Looks at a bounded number."""
    low = max(0, start - _REACH)
    near = [t.lower for t in tokens[low : end + _REACH]]
    first, last = start - low, end - low
    if _described(near, first, last):
        return Confidence.SUSPECTED
    if not _CLAIMED.isdisjoint(near) and not _CLAIMING.isdisjoint(near):
        return Confidence.CLAIMED
    if not _ACCUSED.isdisjoint(near) or any(_pointed(near, k, first) for k in range(len(near))):
        return Confidence.ACCUSED
    if not _SUSPECTING.isdisjoint(near) or any(_under_suspicion(near, k) for k in range(len(near))):
        return Confidence.SUSPECTED
    if not _DOUBTING.isdisjoint(near) or any(_could(near, k) for k in range(len(near))):
        return Confidence.POSSIBLE
    return Confidence.FACT


def said_of(sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int) -> Confidence:
    """The same of the party at characters ``start:end`` of a document; ``starts`` are those of its sentences."""
    tokens = sentences[max(bisect_right(starts, start) - 1, 0)].tokens
    first, last = bisect_right(tokens, start, key=lambda t: t.end), bisect_left(tokens, end, key=lambda t: t.start)
    return confidence(tokens, first, last)


def _described(words: Sequence[str], start: int, end: int) -> bool:
    """ "suspected rebels", also where the party begins after the first word."""
    for k in range(end - 1, max(-1, start - _BEFORE - 1), -1):
        if words[k] in _DESCRIBING:
            return True
        if k < start and words[k] not in _OVER and (words[k] in _ENDS or not words[k].isalnum()):
            return False
    return False


def _pointed(words: Sequence[str], k: int, start: int) -> bool:
    """Whether word ``k`` accuses the party: it stands before it, or is said of it ("is accused of"); who accuses
    others is not.
    """
    if words[k] not in _ACCUSING:
        return False
    return k < start or (k > 0 and words[k - 1] in _BE) or (k + 1 < len(words) and words[k + 1] in ("of", "for", "by"))


def _under_suspicion(words: Sequence[str], k: int) -> bool:
    """ "are suspected", "alleged that": said of a party, and not of whom the word stands before."""
    if words[k] == "suspected":
        return (k > 0 and words[k - 1] in _BE) or (k + 1 < len(words) and words[k + 1] in _AFTER_SUSPECTED)
    return words[k] == "alleged" and k + 1 < len(words) and words[k + 1] in ("that", "the")


def _could(words: Sequence[str], k: int) -> bool:
    """ "could have been", "may be responsible", "likely carried out": not of a toll that is "likely to rise"."""
    after = tuple(words[k + 1 : k + 3])
    if words[k] == "likely":
        return not after or after[0] != "to" or after[1:] in (("have",), ("be",))
    if words[k] not in _COULD or not after:
        return False
    return after[0] == "have" or (after[0] == "be" and bool(_BLAMED.intersection(after[1:])))
