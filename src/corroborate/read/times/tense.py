"""The words around a time: whether they look ahead, and whether it dates the saying rather than what happened."""

from __future__ import annotations

from corroborate.read.times.expressions import Found
from corroborate.read.times.words import BREAK, POSSESSED
from corroborate.text.tokens import WORD, Token

_FUTURE = frozenset("will shall won't scheduled due expected plans upcoming tomorrow 'll intends slated".split())
_PAST = frozenset(
    """was were had did has have said told died left took shot began struck hit fell came went saw held found
    made fought fled lost set got broke led met says according""".split()
)
_SAYING = frozenset(
    """said told announced announces reported reports added confirmed stated claimed declared tweeted wrote denied
    condemned acknowledged disclosed revealed admitted warned noted explained issued released published quoted
    says tells saying telling statement communique bulletin report reporting stated quoting briefing posted
    interview commented testified alleged estimated conference""".split()
)
# What may stand between a saying and the day on which it was said.
_SAYING_GOES_ON = frozenset(
    """reporters journalists statement statements news conference agency agencies briefing press interview phone
    telephone television tv radio twitter facebook telegram website post posted online reuters afp ap xinhua dpa
    channel newspaper daily media communique report bulletin video message email e-mail speech parliament
    late early on in to at by via through from during for the a an its his her their with and of , local
    written brief separate joint state official issued released published today monday tuesday wednesday thursday
    friday saturday sunday morning evening night afternoon spokesman spokeswoman it he she they""".split()
)
_REPORTED = frozenset("said told announced confirmed stated reported declared claimed denied".split())
_OPENERS = frozenset('on late early and but , " “ meanwhile also earlier'.split())
_SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson ministry minister official officials police army military government
    president director head chief monitor group activists residents sources source authorities observatory
    defence defense interior foreign health human rights coalition command force general""".split()
)


def looks_ahead(tokens: tuple[Token, ...], hit: Found) -> bool:
    """Whether the nearest verb before the time, else after it, looks ahead."""
    for j in range(hit.first - 1, max(hit.first - 14, -1), -1):
        word = tokens[j].lower
        if word in _FUTURE or word.endswith("'ll"):
            return True
        if word in _PAST or (len(word) > 4 and word.endswith("ed")):
            return j > 0 and tokens[j - 1].lower == "be"  # "will be held"
        if word in BREAK:
            break
    for j in range(hit.last, min(hit.last + 12, len(tokens))):
        word = tokens[j].lower
        if word in _FUTURE or word.endswith("'ll"):
            return True
        if word in _PAST or (len(word) > 4 and word.endswith("ed")) or word in BREAK:
            return False
    return False


def dates_the_saying(tokens: tuple[Token, ...], hit: Found) -> bool:
    """Whether the time dates the saying: "told reporters on Monday", "on Thursday the ministry said"."""
    last = tokens[hit.last - 1].lower
    if last.endswith("'s") or last in POSSESSED:
        return False
    if hit.last < len(tokens) and tokens[hit.last].lower in _REPORTED:
        return True  # "forces yesterday confirmed the arrest"
    for j in range(hit.first - 1, max(hit.first - 12, -1), -1):
        token = tokens[j]
        word = token.lower
        if word in _SAYING:
            return True
        if word in _SAYING_GOES_ON or (token.text[:1].isupper() and token.kind == WORD):
            continue
        break
    if any(token.lower not in _OPENERS for token in tokens[: min(hit.first, 5)]) or hit.first > 4:
        return False
    for j in range(hit.last, min(hit.last + 8, len(tokens))):
        token = tokens[j]
        word = token.lower
        if word in _REPORTED:
            return True
        if word in _SAYING_GOES_ON or word in _SPEAKERS or (token.text[:1].isupper() and token.kind == WORD):
            continue
        break
    return False
