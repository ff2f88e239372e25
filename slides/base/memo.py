"""The memo: results of pure functions, kept for later builds in the same process, so that an edit costs only what it changes.

Values are known again by identity, which costs the same however large they are. That is sound because all of them are frozen, and
because an entry holds its arguments: no other object can have their identity while it lives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

_PLAIN = frozenset({str, int, bool, bytes, type(None)})
"""Types whose values are compared and not their identities."""


class Memo:
    """What functions gave in this build and the last one. Never stale: a result depends on nothing but the arguments it is kept by.

    Bounded by two builds of what its owner builds. Not for several threads at once.
    """

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._now: dict[tuple[Any, ...], tuple[Any, Any]] = {}
        self._before: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    def __len__(self) -> int:
        """How many results are kept."""
        return len(self._now.keys() | self._before.keys())

    def turn(self) -> None:
        """A build begins: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, function: Callable[P, R], *arguments: P.args, **around: P.kwargs) -> R:
        """What a pure module-level function gives for its arguments; called where that is not known.

        Arguments and results are frozen values; a tuple is known again by its members. What a function takes from `around` is not
        among what its result is kept by: the caller has to see whether that still holds, and to ask `anew` where it does not.
        """
        key = _key(function, arguments)
        entry = self._now.get(key)
        if entry is None:
            entry = self._now[key] = self._before.get(key) or (arguments, function(*arguments, **around))
        found: R = entry[1]
        return found

    def anew(self, function: Callable[P, R], *arguments: P.args, **around: P.kwargs) -> R:
        """What a function gives now, known before or not."""
        found = function(*arguments, **around)
        self._now[_key(function, arguments)] = arguments, found
        return found

    def same(self, name: str, value: V) -> V:
        """The value that went by this name in the last build where it is equal: what is known by its identity stays known."""
        key = (name,)
        entry = self._before.get(key)
        kept: V = entry[1] if entry and entry[1] == value else value
        self._now[key] = (), kept
        return kept


class _NoCache(Memo):
    """No memory: for a build that none follows."""

    __slots__ = ()

    def of(self, function: Callable[P, R], *arguments: P.args, **around: P.kwargs) -> R:
        return function(*arguments, **around)

    anew = of

    def same(self, name: str, value: V) -> V:
        return value


NO_CACHE = _NoCache()


def _key(function: Callable[..., object], arguments: tuple[object, ...]) -> tuple[object, ...]:
    """By what a result is known again."""
    return (function, *[each if type(each) in _PLAIN else _members(each) if type(each) is tuple else id(each) for each in arguments])


def _members(several: tuple[object, ...]) -> tuple[object, ...]:
    """By what a tuple is known again."""
    return tuple([each if type(each) in _PLAIN else _members(each) if type(each) is tuple else id(each) for each in several])
