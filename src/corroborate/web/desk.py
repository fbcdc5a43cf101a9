"""What every page of one desk shares: the record, its people, the secret, and what was made for the last version."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from corroborate.desk.sheets.overview import Drawn
from corroborate.desk.sheets.record import Record
from corroborate.shell.live import Live
from corroborate.shell.people import People, Person

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk. ``live`` is the record as it stands; ``local`` the person at this machine where nobody has an account.

    ``secret`` keys sessions and the tokens of forms. ``reached``: other machines can reach it, so that it is never open
    to whoever asks, even if its last account is removed while it runs.
    """

    live: Live
    people: People
    secret: bytes
    title: str
    local: Person
    reached: bool = False
    made: Made = field(default_factory=lambda: Made())
    drawn: Drawn = field(default_factory=Drawn)

    @property
    def record(self) -> Record:
        """The reading side."""
        return self.live

    def open_to_all(self) -> bool:
        """Whether nobody ever had an account, so that whoever sits at this machine is let in."""
        return not self.reached and self.people.untouched()

    def form_token(self, cookie: str) -> str:
        """What a form must bring back: known to the pages of one session alone."""
        return hmac.new(self.secret, b"form:" + cookie.encode(), hashlib.sha256).hexdigest()


class Made:
    """Costly sheets, kept for one version of the record and one person."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: int | None = None
        self._kept: dict[str, Any] = {}

    def of(self, version: int, key: str, make: Callable[[], T]) -> T:
        """What was made under this key for this version, made now if it was not."""
        with self._lock:
            if version != self._version:
                self._version, self._kept = version, {}
            if key in self._kept:
                kept: T = self._kept[key]
                return kept
        made = make()
        with self._lock:
            if version == self._version:
                self._kept[key] = made
        return made
