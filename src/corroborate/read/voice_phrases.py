"""Phrases around a reporting cue: units of text, groups of verbs, and the noun phrases that name who speaks.

A shallow grammar over closed word classes (speech.py), with no dictionary of the language behind it: what is no
function word, no known verb and no time is taken for a part of a name.  It reads lower case and capitals alike
and needs no commas, but uses them where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.read import speech
from corroborate.read.quotations import Quotation, quotations
from corroborate.text.tokens import NUMBER, QUOTE, SYMBOL, WORD, Sentence, Token
from corroborate.values import PassageKind

_CLOSED = (
    speech.PREPOSITIONS
    | speech.SUBORDINATORS
    | speech.CONJUNCTIONS
    | speech.AUXILIARIES
    | speech.NEGATIONS
    | speech.PRONOUNS
    | speech.RELATIVES
    | speech.FINITE
    | frozenset("them him us me himself herself itself themselves there dead others according citing due".split())
)
# Openers of a phrase that need no article: "local media reported", after a clause that has lost its comma.
_OPENERS = frozenset(
    """local state official security medical military senior foreign opposition pro-government pro-opposition
        syrian iraqi afghan russian turkish american kurdish israeli iranian lebanese palestinian yemeni
        libyan somali french british german saudi egyptian activist activists residents witnesses medics
        doctors officials sources rebels militants police""".split()
)
_ENDS = frozenset({".", "!", "?", "...", "…", ";", "؟", "。"})
_DASHES = frozenset({"-", "--", "---", "–", "—"})
_NO_SUBJECT = frozenset("after before since until as than once".split())
_BRACKETS = {")": "(", "]": "["}
_CLAUSE_MARKS = frozenset({",", ":", ";", "(", "[", "/"}) | _ENDS
_NUMERALS = frozenset(
    """two three four five six seven eight nine ten eleven twelve dozen
        hundred thousand several""".split()
)
_CLAUSE = 70  # tokens: as far back as a clause is followed
_LONGEST = 300  # tokens of a unit: a text without marks is cut, so that reading it stays linear
_LONG_SUBJECT = 22  # tokens
_APPOSITION = 34  # tokens between the commas of "X, head of ..., said"; longer ones are clauses


class Lines:
    """A report as one run of tokens with its units (sentences, mended), paragraph breaks and quotations."""

    __slots__ = ("_finites", "breaks", "low", "marks", "quoted", "titles", "tokens", "unit_of", "units")

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        tokens: list[Token] = []
        starts: list[int] = []
        breaks: set[int] = set()
        previous: Sentence | None = None
        for sentence in sentences:
            if previous is not None and (
                sentence.passage.id != previous.passage.id or sentence.start - previous.end > 1
            ):
                breaks.add(len(tokens))
            starts.append(len(tokens))
            tokens.extend(_spelt(sentence.tokens))
            previous = sentence
        self.tokens = tokens
        self.titles = frozenset(
            n for n, s in zip(starts, sentences, strict=True) if s.passage.kind is PassageKind.HEADLINE
        )
        shouting = sum(t.text.isupper() for t in tokens) * 2 > len(tokens)
        self.low = ["isis" if t.text == "IS" and not shouting else t.lower for t in tokens]
        self.breaks = frozenset(breaks)
        self.marks: tuple[Quotation, ...] = quotations(tokens, self.breaks)
        self.quoted = [-1] * len(tokens)
        for n, mark in enumerate(self.marks):
            for i in range(mark.first, mark.last + 1):
                self.quoted[i] = n
        self.units = _units(tokens, starts, self.breaks)
        self._finites = [0]
        for i in range(len(tokens)):
            self._finites.append(self._finites[-1] + self.finite(i))
        self.unit_of = [0] * len(tokens)
        for n, (a, b) in enumerate(self.units):
            for i in range(a, b):
                self.unit_of[i] = n

    def words(self, first: int, end: int) -> str:
        """The words of a run of tokens, with a blank for each character between them."""
        parts: list[str] = []
        at = self.tokens[first].start
        for token in self.tokens[first:end]:
            parts.append(" " * (token.start - at))
            parts.append(token.text)
            at = token.end
        return "".join(parts)

    def sets_title(self, first: int) -> bool:
        """Whether a unit that begins at a token is the first line of the report or a headline."""
        return first == 0 or first in self.titles

    # -------------------------------------------------------------- single tokens

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter or is a number."""
        return self.tokens[i].text[:1].isupper()

    def tight(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start

    def dot(self, i: int) -> bool:
        """Whether a token is the full stop of an abbreviation: one inside a unit, after a word."""
        return self.low[i] == "." and self.tight(i) and i + 1 < len(self.low) and self.unit_of[i] == self.unit_of[i + 1]

    def is_quote(self, i: int) -> bool:
        """Whether a token is a quotation mark that opens or closes a quotation."""
        return self.tokens[i].kind == QUOTE and self.quoted[i] >= 0

    def opens(self, i: int) -> bool:
        """Whether a quotation begins at a token."""
        return self.quoted[i] >= 0 and self.marks[self.quoted[i]].first == i

    def closes(self, i: int) -> bool:
        """Whether a quotation ends with a token, with its mark."""
        return self.quoted[i] >= 0 and self.marks[self.quoted[i]].last == i

    def nominal(self, i: int) -> bool:
        """Whether a token may be a part of a name or a noun phrase."""
        token, low = self.tokens[i], self.low[i]
        if token.kind != WORD:
            return token.kind == SYMBOL and low in ("&", "%", "$")
        if low in speech.VOICE_NOUNS:
            return True
        if low in speech.QUANTITIES:
            return False
        if low in _CLOSED or low in speech.TIMES:
            return False
        if speech.is_adverb(low):
            # a family name in -ly: "Mr. Jolly", "Jolly said"
            name = self.capital(i) and low not in speech.ADVERBS and not token.text.isupper() and i + 1 < len(self.low)
            return name and (self.low[i + 1] in speech.VERBS or (i > 0 and self.tokens[i - 1].text[:1].isupper()))
        verb = speech.VERBS.get(low)
        return (
            verb is None
            or verb.noun
            or (verb.form == "both" and i + 1 < len(self.low) and verb.frame != "clause" and not self.finite(i))
        )

    def finite(self, i: int) -> bool:
        """Whether a token is a verb that makes a clause: an auxiliary, a common verb or a past form of saying."""
        low = self.low[i]
        if low in speech.AUXILIARIES or low in speech.FINITE:
            return True
        verb = speech.VERBS.get(low)
        return verb is not None and verb.form in ("past", "both", "s") and not verb.noun

    def has_finite(self, first: int, end: int) -> bool:
        """Whether a run of tokens holds a verb that makes a clause."""
        return first < end and self._finites[min(end, len(self.low))] > self._finites[first]

    def counted(self, last: int) -> int:
        """The first token of a share that ends at ``last``, "more than 4 in 10", "54 percent"; else ``last``."""
        low = self.low
        first = last
        if last >= 2 and low[last - 1] in ("in", "of") and self.number(last) and self.number(last - 2):
            first = last - 2
        elif last >= 1 and low[last] in ("percent", "%") and self.number(last - 1):
            first = last - 1
        if first < last:
            if first >= 2 and low[first - 1] == "than" and low[first - 2] in ("more", "fewer", "less"):
                return first - 2
            if first >= 1 and (low[first - 1] in ("about", "nearly", "some", "only", "roughly", "just", "almost")):
                return first - 1
        return first

    def number(self, i: int) -> bool:
        """Whether a token is a number, in digits or as a word."""
        return self.tokens[i].kind == NUMBER or self.low[i] in _NUMERALS or self.low[i] in speech.QUANTITIES

    # -------------------------------------------------------------- noun phrases

    def phrase_left(self, end: int, lo: int) -> int:
        """The first token of the noun phrase that ends before ``end``; ``end`` if there is none.

        The least phrase is taken, but one that reaches back to the start of its clause is taken whole: "a source
        in the ministry" at the start, yet "killed six in Narsa, activists" without its comma gives "activists".
        """
        floor = self.past_leads(self.clause_start(end, lo), end)
        vague = floor > lo and self.low[floor - 1] in _NO_SUBJECT
        if not vague and self._subject(floor, end):
            return floor
        whole = self._left(end, floor, greedy=True)
        if whole == floor:
            return whole
        return self._left(end, floor, greedy=False)

    def _subject(self, first: int, end: int) -> bool:
        """Whether a stretch without any verb of its own is one long subject: "R. Doe a doctor working in Narsa"."""
        if not 0 < end - first <= _LONG_SUBJECT:
            return False
        low = self.low[first]
        if not (self.nominal(first) or low in speech.DETERMINERS) or low in speech.TIMES:
            return False
        if low.endswith("ing") and low in speech.VERBS:
            return False
        return not any(
            self.finite(k)
            or self.low[k] in speech.RELATIVES
            or self.low[k] in speech.PRONOUNS
            or self.low[k] in speech.TIMES
            for k in range(first, end)
        )

    def past_leads(self, first: int, end: int) -> int:
        """Past "However" and "But" at the head of a clause."""
        while first < end and (
            (speech.is_adverb(self.low[first]) and not self.nominal(first)) or self.low[first] in speech.CONJUNCTIONS
        ):
            first += 1
        return first

    def head(self, first: int, end: int) -> int:
        """The head of the noun phrase ``first``..``end``: the last word before its first preposition or comma."""
        for k in range(first + 1, end):
            if self.low[k] in speech.PREPOSITIONS or self.low[k] in (",", "who", "which", "("):
                return k - 1
        return end - 1

    def unclipped(self, first: int, end: int, lo: int) -> tuple[int, int]:
        """A noun phrase with the name that it explains, where no comma parts them: "R. Doe the head of the group".

        For "R. Doe who runs the group" the name alone, since the phrase is what the relative clause speaks of.
        """
        floor = self.past_leads(self.clause_start(first, lo), first)
        if floor >= first:
            return first, end
        for k in range(floor + 1, first - 1):
            if self.low[k] in speech.RELATIVES:
                name = self.phrase_left(k, lo)
                own = sum(self.finite(x) for x in range(k + 2, first))
                if (
                    name < k
                    and own <= 1
                    and (name == floor or (self.capital(k - 1) and not self.has_finite(floor, name)))
                ):
                    return name, k
                return first, end
        if first == end or first - floor > 8 or (floor > lo and self.low[floor - 1] in _NO_SUBJECT):
            return first, end
        if (
            self.low[first] in ("the", "a", "an")
            and self._left(first, floor, greedy=True) == floor
            and self.capital(first - 1)
        ):
            return floor, end
        return first, end

    def clause_start(self, end: int, lo: int) -> int:
        """The first token after the last mark, subordinator or quotation before ``end``."""
        i = end - 1
        lo = max(lo, end - _CLAUSE)
        while i >= lo:
            low = self.low[i]
            if self.dot(i):
                i -= 1
                continue
            if low in _BRACKETS:
                back = self._bracket(i, lo)
                if back < i:
                    i = back - 1
                    continue
            if low == "than" and i > lo and self.low[i - 1] in ("more", "less", "fewer", "other"):
                i -= 1
                continue
            if low in _CLAUSE_MARKS or self.is_quote(i) or low in speech.SUBORDINATORS:
                if low in ("'", "’") and not self.is_quote(i):
                    i -= 1
                    continue
                return i + 1
            if low in _DASHES and not (self.tight(i) and i + 1 < end and self.tight(i + 1)):
                return i + 1
            i -= 1
        return lo

    def _bracket(self, i: int, lo: int) -> int:
        """The token that opens the bracket closed at ``i``; ``i`` if none does nearby."""
        for back in range(i - 1, max(lo, i - 12) - 1, -1):
            if self.low[back] == _BRACKETS[self.low[i]]:
                return back
        return i

    def _left(self, end: int, lo: int, *, greedy: bool) -> int:
        first = end
        i = end - 1
        while i >= lo:
            low = self.low[i]
            if self.dot(i):
                i -= 1
                continue
            if low in _BRACKETS:
                back = self._bracket(i, lo)
                if back == i:
                    break
                i = back - 1
                continue
            if low in speech.DETERMINERS and not (
                low == "that" and (first == end or i == lo or self.low[i - 1] in speech.VERBS)
            ):
                first = i
                i -= 1
                if i >= lo and low in speech.POSSESSIVES and self.low[i] == "of":
                    continue
                if i >= lo and self.low[i] in speech.LINKS and self._links(i, lo, greedy):
                    i -= 1
                    continue
                if i >= lo and self.low[i] in ("all", "both", "some", "many", "most"):
                    first = i
                if i > lo and self.low[i] == "and" and self.low[i - 1] in speech.VOICE_NOUNS:
                    i -= 1
                    continue
                break
            if self.nominal(i) and not (low in speech.VERBS and not greedy and first < end and self._verbal(i, lo)):
                if first < end and not greedy and self._ruptures(i, lo):
                    break
                first = i
                i -= 1
                continue
            if first < end and low in _DASHES and self.tight(i) and self.tight(i + 1) and i > lo:
                first = i - 1
                i -= 2
                continue
            if (
                first < end
                and self.tokens[i].kind == NUMBER
                and (i == lo or self.low[i - 1] in speech.DETERMINERS or self.low[i + 1] in ("percent", "%"))
            ):
                first = i
                i -= 1
                continue
            if first < end and i > lo and low in speech.LINKS and self._links(i, lo, greedy):
                i -= 1
                continue
            if (
                first < end
                and i > lo
                and low in ("and", "&")
                and self.nominal(i - 1)
                and (greedy or (self.capital(i - 1) and self.capital(i + 1)) or self.low[i - 1] in speech.VOICE_NOUNS)
            ):
                i -= 1
                continue
            break
        return first

    def _verbal(self, i: int, lo: int) -> bool:
        """Whether a word that is a noun or a verb stands as a verb here, by what is before it."""
        if i == lo:
            return False
        before = self.low[i - 1]
        return before in speech.PRONOUNS or before in speech.AUXILIARIES or before == "to"

    def _ruptures(self, i: int, lo: int) -> bool:
        """Whether a lost comma stands after token ``i``: "Aleppo | local media", "Damascus | activists"."""
        after = self.low[i + 1]
        before = self.low[i - 1] if i > lo else ""
        if (
            self.capital(i)
            and before in speech.PREPOSITIONS
            and (
                (after in _OPENERS and (not self.capital(i + 1) or after.endswith(("an", "ish", "i", "ese"))))
                or after in speech.NEWSROOMS
                or (after in speech.TITLES and self.capital(i + 1) and i + 2 < len(self.low) and self.capital(i + 2))
            )
        ):
            return True
        if after in ("local", "senior", "several", "field") and not self.capital(i + 1):
            return True
        if after in _OPENERS and not self.capital(i + 1):
            return before in speech.PREPOSITIONS or not (
                self.capital(i) or self.low[i].endswith(("ian", "i", "ish", "an"))
            )
        return (
            self.capital(i + 1)
            and not self.capital(i)
            and (self.low[i] not in speech.VOICE_NOUNS or self.low[i] in ("people", "wounded", "injured", "victims"))
            and self.low[i] not in _OPENERS
            and not self.low[i].endswith("-based")
        )

    def _links(self, i: int, lo: int, greedy: bool) -> bool:
        """Whether a preposition joins two parts of one name."""
        if i <= lo or not (self.nominal(i - 1) or self.low[i - 1] == ")"):
            return (
                self.low[i] == "of"
                and i > lo
                and (
                    self.low[i - 1] in speech.LONE_SOURCES
                    or self.tokens[i - 1].kind == NUMBER
                    or self.low[i - 1] in ("those", "two")
                )
            )
        if greedy or self.low[i] == "of":
            return True
        if self.low[i - 1] in speech.VOICE_NOUNS:
            return True
        return self.low[i] == "for" and self.capital(i - 1) and self.capital(i + 1)

    def phrase_right(self, first: int, end: int) -> int:
        """The end of the noun phrase that begins at ``first``; ``first`` if there is none."""
        i = first
        named = False
        while i < end:
            low = self.low[i]
            if named and i + 1 < end and self.dot(i) and self.nominal(i + 1):
                i += 1
                continue
            if low == "(":
                close = next((k for k in range(i, min(i + 10, end)) if self.low[k] == ")"), None)
                if close is None or not named:
                    break
                i = close + 1
                continue
            if low in speech.DETERMINERS:
                if named:
                    break
                i += 1
                continue
            if not named and self.opens(i):
                i = min(self.marks[self.quoted[i]].last + 1, end)
                named = True
                continue
            if not named and i > first and low in speech.TIMES and i + 1 < end and self.nominal(i + 1):
                i += 1
                continue
            if not named and speech.is_adverb(low) and i + 1 < end and self.nominal(i + 1):
                i += 1
                continue
            if self.tokens[i].kind == NUMBER and not named:
                i += 1
                continue
            if self.nominal(i) and not (named and low in speech.VERBS and not self.capital(i)):
                if (
                    named
                    and i > first
                    and self.capital(i - 1)
                    and self.low[i - 1] not in speech.DETERMINERS
                    and not self.capital(i)
                    and low not in speech.VOICE_NOUNS
                    and low not in _OPENERS
                ):
                    nearby = i + 1 < end and (self.low[i + 1] in speech.VOICE_NOUNS or self.titled(i, end))
                    if not nearby:
                        break
                if (
                    named
                    and low.endswith("ing")
                    and not self.capital(i)
                    and not (i + 1 < end and self.low[i + 1] in speech.VOICE_NOUNS)
                ):
                    break
                named = True
                i += 1
                continue
            if low in _DASHES and named and i + 1 < end and self.tight(i) and self.tight(i + 1):
                i += 2
                continue
            if (
                named
                and ((low in speech.LINKS and low != "to") or low == "and")
                and i + 1 < end
                and (self.nominal(i + 1) or self.low[i + 1] in speech.DETERMINERS)
                and self.low[i + 1] not in speech.TIMES
            ):
                if low == "and" and not (self.capital(i - 1) and self.capital(i + 1)):
                    break
                i += 1
                if self.low[i] in speech.DETERMINERS:
                    i += 1
                continue
            break
        return i if named else first

    def titled(self, i: int, end: int) -> bool:
        """Whether a small word is an office between two names: "Narsa delegate Ivo Tarn"."""
        if i + 2 >= end or self.low[i] in speech.VERBS:
            return False
        return all(self.capital(k) and self.nominal(k) for k in (i + 1, i + 2))

    def apposition(self, comma: int, lo: int) -> int | None:
        """The first token of "X, head of the office, |" for the comma that closes it, or None."""
        found: int | None = None
        inner_end = comma
        k = comma - 1
        commas = 0
        while k > lo and comma - k <= _APPOSITION and commas < 4:
            if self.is_quote(k) or self.low[k] in (";", ":"):
                break
            if self.low[k] == ",":
                commas += 1
                relative = self.low[k + 1].startswith(("who", "which", "where"))
                if not relative and self.has_finite(k + 1, inner_end):
                    break
                first = self.phrase_left(k, lo)
                if (
                    first < k
                    and (first == lo or self.low[first - 1] in ("that", "and", "but", ",") or self.is_quote(first - 1))
                ) or (first < k and found is None and self.capital(k - 1)):
                    found = first
                if found is not None and found == lo:
                    return found
            k -= 1
        return found


_SHORT = re.compile(r"(?:he|she|it|they|we|i|you|who|that)('(?:s|re|ve|d|ll|m))")


def _spelt(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens with "he's" and "they've" as the two words that they are."""
    for token in tokens:
        match = _SHORT.fullmatch(token.lower) if "'" in token.lower and len(token.lower) == len(token.text) else None
        if match is None:
            yield token
            continue
        cut = match.start(1)
        middle = token.start + cut
        yield token._replace(end=middle, text=token.text[:cut], lower=token.lower[:cut])
        yield token._replace(start=middle, text=token.text[cut:], lower=token.lower[cut:])


def _units(tokens: Sequence[Token], starts: Sequence[int], breaks: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Sentences as token ranges, mended: cut where a doubled apostrophe hid an end, joined where a small letter
    goes on after an abbreviation or a question ("(D-Ohio.) said"), in a text that begins sentences with capitals.
    """
    if not tokens:
        return ()
    cuts = set(starts)
    small = {n for n in starts[1:] if tokens[n].text[:1].islower() and n not in breaks and tokens[n - 1].text != ";"}
    if len(small) * 4 <= len(starts):
        cuts -= small
    for n in starts[1:]:
        # "(D-Narsa.) said", "R-N.Y., noted": the full stop of an abbreviation in brackets, or inside a word
        bracket = n > 1 and tokens[n - 1].text == ")" and tokens[n - 2].text == "." and tokens[n].text[:1].islower()
        inside = tokens[n - 1].text == "." and tokens[n].start == tokens[n - 1].end
        if n not in breaks and (bracket or inside):
            cuts.discard(n)
    for i in range(2, len(tokens)):
        if (
            tokens[i - 1].lower in ("a.m.", "p.m.")
            and tokens[i].text[:1].isupper()
            and tokens[i].start > tokens[i - 1].end
        ) or (
            tokens[i - 1].kind == QUOTE
            and tokens[i - 2].text in (".", "!", "?")
            and tokens[i - 1].start == tokens[i - 2].end
            and tokens[i].start > tokens[i - 1].end
            and (tokens[i].text[:1].isupper() or tokens[i].kind == QUOTE)
        ):
            cuts.add(i)
    cuts.update(
        n for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True) for n in range(a + _LONGEST, b, _LONGEST)
    )
    ordered = sorted(cuts)
    return tuple((a, b) for a, b in zip(ordered, [*ordered[1:], len(tokens)], strict=True) if a < b)
