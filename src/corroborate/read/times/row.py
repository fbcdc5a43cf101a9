"""A sentence as a row of tokens, and what a token of it may be: a year, a day of a month, a month, a weekday.

Every question takes the number of a token, which may lie outside the row: nothing stands there.
"""

from __future__ import annotations

from corroborate.read.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    LEVANTINE_MONTHS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from corroborate.text.tokens import NUMBER, WORD, Token


def unpossessed(token: Token) -> str:
    """The token's lower form without a possessive ending."""
    word = token.lower
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("s'"):
        return word[:-2]
    return word.rstrip("'")


class Row:
    """A sentence's tokens, in order. ``hint`` is the year of publication, if known."""

    def __init__(self, tokens: tuple[Token, ...], hint: int | None) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.hint = hint

    def lower(self, i: int) -> str:
        """The token in lower case, the empty string outside the row."""
        return self.tokens[i].lower if 0 <= i < self.size else ""

    def tight(self, i: int) -> bool:
        """Whether token ``i`` stands directly against the one before it."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= i < self.size and self.tokens[i].text[:1].isupper()

    def digits(self, i: int) -> str:
        """The digits of a plain number, else the empty string."""
        if not 0 <= i < self.size:
            return ""
        token = self.tokens[i]
        return token.text if token.kind == NUMBER and token.text.isdecimal() else ""

    def integer(self, i: int) -> int | None:
        """A plain number of at most four digits."""
        digits = self.digits(i)
        return int(digits) if 0 < len(digits) <= 4 else None

    def year(self, i: int) -> int | None:
        """A year in four digits that the calendar covers and that is no part of a serial number."""
        digits = self.digits(i)
        if len(digits) != 4 or self._in_code(i):
            return None
        year = int(digits)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None

    def _in_code(self, i: int) -> bool:
        """Whether the number is a part of a serial number such as 2013-01-S-025."""
        before = self.tight(i) and self.lower(i - 1) in ("-", "–", "/", "_", "#") and self.tight(i - 1)
        after = i + 2 < self.size and self.tight(i + 1) and self.tight(i + 2) and self.lower(i + 1) in ("-", "–", "/")
        return before or (after and self.digits(i + 2) == "")

    def day_number(self, i: int) -> int | None:
        """A day of a month: 6, 06, 6th."""
        if not 0 <= i < self.size or self.tokens[i].kind != NUMBER:
            return None
        text = self.tokens[i].lower
        if text[-2:] in ("st", "nd", "rd", "th"):
            text = text[:-2]
        if not text.isdecimal() or len(text) > 2:
            return None
        number = int(text)
        return number if 1 <= number <= 31 else None

    def month(self, i: int) -> tuple[int, int] | None:
        """A month's number and the token after it (past the full stop of an abbreviation)."""
        if not 0 <= i < self.size or self.tokens[i].kind != WORD:
            return None
        word = unpossessed(self.tokens[i])
        number = MONTHS.get(word)
        if number is not None:
            return number, i + 1
        number = MONTH_ABBREVIATIONS.get(word)
        if number is None:
            return self._levantine(i)
        stop = i + 1 < self.size and self.lower(i + 1) == "." and self.tight(i + 1)
        return number, i + 2 if stop else i + 1

    def _levantine(self, i: int) -> tuple[int, int] | None:
        """ "7 Adar", "3 Kanun al-Thani": a month of the Levant after a day."""
        if i == 0 or self.tokens[i - 1].kind != NUMBER:
            return None
        words = [self.lower(k) for k in range(i, min(i + 3, self.size))]
        for size in range(len(words), 0, -1):
            number = LEVANTINE_MONTHS.get("-".join(words[:size]))
            if number is not None:
                return number, i + size
        return None

    def weekday(self, i: int) -> tuple[int, int] | None:
        """A weekday's number (Monday is 0), full or abbreviated, and the token after it."""
        if not 0 <= i < self.size or self.tokens[i].kind != WORD:
            return None
        word = unpossessed(self.tokens[i])
        number = WEEKDAYS.get(word)
        if number is not None:
            return number, i + 1
        number = WEEKDAY_ABBREVIATIONS.get(word)
        if number is None:
            return None
        stop = i + 1 < self.size and self.lower(i + 1) == "." and self.tight(i + 1)
        return number, i + 2 if stop else i + 1
