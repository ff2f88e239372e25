"""Pictures remembered within a bound of bytes: the latest as long as they fit, all others as long as a deck holds them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

from slides.design.images.image import Image

Key = TypeVar("Key", bound=Hashable)
MOST_KEPT = 64 * 1024 * 1024
"""The bytes of the pictures that are kept when no deck needs them any more."""
_LEAST = 256
"""What an entry costs beside its bytes, so that reasons are bounded too."""


class ImageCache(Generic[Key]):
    """What was found for each key: a picture, or the reason why there is none. Safe among threads.

    A picture that a deck still holds is found again whatever its size, so that a deck reads each of its pictures once; beyond
    that the latest are kept, `most` bytes of them.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._bytes = most, 0
        self._kept: OrderedDict[Key, Image | str] = OrderedDict()
        self._held: WeakValueDictionary[Key, Image] = WeakValueDictionary()
        self._lock = Lock()

    @property
    def bytes(self) -> int:
        """What is kept at present, in bytes."""
        return self._bytes

    def get(self, key: Key, find: Callable[[], Image | str]) -> Image | str:
        """What was found for the key; found now where it is not remembered."""
        with self._lock:
            found = self._kept.get(key) or self._held.get(key)
        if found is None:
            found = find()
        with self._lock:
            self._keep(key, found)
        return found

    def _keep(self, key: Key, found: Image | str) -> None:
        """Make this the latest entry, and let the oldest go until all fit."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return
        if isinstance(found, Image):
            self._held[key] = found
        self._kept[key] = found
        self._bytes += _cost(found)
        while self._bytes > self._most:
            self._bytes -= _cost(self._kept.popitem(last=False)[1])


def _cost(found: Image | str) -> int:
    """The bytes of an entry."""
    return _LEAST + (len(found) if isinstance(found, str) else len(found.data) + len(found.vector))
