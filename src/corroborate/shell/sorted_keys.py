"""Keys kept in order in a list, as they come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Any, TypeVar

# From so many on, sorting all is cheaper than finding the place of each.
MANY = 256

Key = TypeVar("Key", bound=tuple[Any, str])


def into(order: list[Key], keys: Sequence[Key]) -> None:
    """Keys into a sorted list, where they belong."""
    if len(keys) > MANY:
        order += keys
        order.sort()
    else:
        for key in keys:
            insort(order, key)


def out_of(order: list[Key], key: Key) -> None:
    """A key out of a sorted list; nothing happens where it is not in it."""
    at = bisect_left(order, key)
    if at < len(order) and order[at] == key:
        del order[at]
