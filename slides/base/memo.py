"""The memo: results of pure functions, kept for later builds in the same process, so that an edit costs only what it changes.

Values are recognised by identity, which costs the same however large they are. That is sound because all of them are frozen, and
because an entry holds its arguments: no other object can have their identity while it lives.

A function is decorated with `memoized`; its results are kept while a `Memo` is in use, and computed each time where none is:

    with memo.in_use():
        build_deck(text, file)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

_PLAIN = frozenset({str, int, bool, bytes, type(None)})
"""Types whose values are compared and not their identities."""


class Memo:
    """The results of this build and the last one. Never stale: a result depends on nothing but the arguments it is kept by.

    Bounded by two builds of what its owner builds. Not for several threads at once.
    """

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._now: dict[tuple[Any, ...], tuple[Any, Any]] = {}
        self._before: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    def __len__(self) -> int:
        """How many results are kept."""
        return len(self._now.keys() | self._before.keys())

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the results of memoized functions here while this lasts, in this thread."""
        token = _IN_USE.set(self)
        try:
            yield
        finally:
            _IN_USE.reset(token)

    def begin_build(self) -> None:
        """A build begins: what the last one did not use is forgotten."""
        self._before, self._now = self._now, {}

    def call(self, function: Callable[P, R], *arguments: P.args, **context: P.kwargs) -> R:
        """What a pure module-level function gives for its arguments; it is called where that is not known.

        Arguments and results are frozen values; a tuple is recognised by its members. `context` is not part of what a result is
        kept by: the caller has to see whether the result still holds, and to `recompute` it where it does not.
        """
        key = _key(function, arguments)
        entry = self._now.get(key)
        if entry is None:
            entry = self._now[key] = self._before.get(key) or (arguments, function(*arguments, **context))
        result: R = entry[1]
        return result

    def recompute(self, function: Callable[P, R], *arguments: P.args, **context: P.kwargs) -> R:
        """What a function gives now, whether a result was known or not."""
        result = function(*arguments, **context)
        self._now[_key(function, arguments)] = arguments, result
        return result

    def intern(self, name: str, value: V) -> V:
        """The value that had this name in the last build where it is equal, so that its identity stays the same."""
        key = (name,)
        entry = self._before.get(key)
        kept: V = entry[1] if entry and entry[1] == value else value
        self._now[key] = (), kept
        return kept


class _NoCache(Memo):
    """Keeps nothing: for a build that no other follows."""

    __slots__ = ()

    def call(self, function: Callable[P, R], *arguments: P.args, **context: P.kwargs) -> R:
        return function(*arguments, **context)

    recompute = call

    def intern(self, name: str, value: V) -> V:
        return value


NO_CACHE = _NoCache()
_IN_USE: ContextVar[Memo] = ContextVar("memo", default=NO_CACHE)


class memoized(Generic[P, R]):  # noqa: N801 - a decorator
    """A pure module-level function (or class of frozen values) whose results are kept by the memo in use."""

    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function
        update_wrapper(self, function)

    def __call__(self, *arguments: P.args, **context: P.kwargs) -> R:
        """The function's result, kept or computed."""
        memo = _IN_USE.get()
        return self.function(*arguments, **context) if memo is NO_CACHE else memo.call(self.function, *arguments, **context)

    def recompute(self, *arguments: P.args, **context: P.kwargs) -> R:
        """The function's result, computed in any case."""
        return _IN_USE.get().recompute(self.function, *arguments, **context)


def memo_in_use() -> Memo:
    """The memo that keeps results now: `NO_CACHE` where none does."""
    return _IN_USE.get()


def intern(name: str, value: V) -> V:
    """The equal value that had this name in the last build, if the memo in use has it; else the value."""
    return _IN_USE.get().intern(name, value)


def _key(function: Callable[..., object], arguments: tuple[object, ...]) -> tuple[object, ...]:
    """What a result is kept by."""
    return (function, *[each if type(each) in _PLAIN else _members(each) if type(each) is tuple else id(each) for each in arguments])


def _members(several: tuple[object, ...]) -> tuple[object, ...]:
    """What a tuple is recognised by."""
    return tuple([each if type(each) in _PLAIN else _members(each) if type(each) is tuple else id(each) for each in several])
