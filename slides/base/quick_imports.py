"""A quick start of a process of our own: while the command's modules are imported, what libraries do at import and seldom need waits.

Libraries compile their regular expressions when they are imported, whether a text needs them or not: a tenth of what a small build's
imports took. `dataclasses` loads `inspect`, with which it writes the documentation of classes that have none, `argparse` looks for
translations of its messages, of which Python has none, `urllib.parse` loads `ipaddress` for addresses in brackets, and markdown-it says to
`logging` which rule it tries, which nobody reads.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from slides.base.lazy_regex import is_pattern, pattern

_VERBS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


@contextmanager
def quick_imports() -> Iterator[None]:
    """While this lasts, modules that are imported compile their patterns at first use, and find stand-ins for what they seldom need.

    Only for a process of our own: another program's libraries may ask whether such a pattern is an `re.Pattern`, which it is not.
    """
    stand_ins: list[_StandIn] = [_LaterPatterns("re")]
    for name, kind in _STAND_INS:
        if name not in sys.modules:
            stand_ins.append(kind(name))
    before = {each.__name__: sys.modules.get(each.__name__) for each in stand_ins}
    sys.modules.update({each.__name__: each for each in stand_ins})
    try:
        yield
    finally:
        for each in stand_ins:
            each.lasting = False
            kept = before[each.__name__]
            if kept is not None:
                sys.modules[each.__name__] = kept
            elif sys.modules.get(each.__name__) is each:
                del sys.modules[each.__name__]


class _StandIn(ModuleType):
    """A module in the place of another, for those that import it while `lasting` holds. What it does not do itself the other one does."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.lasting = True

    def real(self) -> ModuleType:
        """The module that it stands for."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.real(), name)


class _LaterPatterns(_StandIn):
    """`re`, whose `compile` gives patterns that are compiled at first use, and whose functions take them."""

    def real(self) -> ModuleType:
        return re

    def __getattr__(self, name: str) -> Any:
        if name == "compile" and self.lasting:
            return _later
        real = super().__getattr__(name)
        return _takes_patterns(name, real) if name in _VERBS else real


def _later(text: Any, flags: int = 0) -> Any:
    """A pattern that is compiled at first use; one that is given stays."""
    return pattern(text, flags) if isinstance(text, (str, bytes)) else text


def _takes_patterns(verb: str, real: Callable[..., Any]) -> Callable[..., Any]:
    """A function of `re` that takes patterns of ours too."""

    def taken(given: Any, *rest: Any, **named: Any) -> Any:
        return getattr(given, verb)(*rest, **named) if is_pattern(given) else real(given, *rest, **named)

    return taken


class _LaterInspect(_StandIn):
    """`inspect`, of which `dataclasses` asks nothing but signatures to write documentation with."""

    def __getattr__(self, name: str) -> Any:
        return (lambda _: "(...)") if name == "signature" and self.lasting else super().__getattr__(name)


class _Untranslated(_StandIn):
    """`gettext`, for messages that nobody has translated."""

    def __getattr__(self, name: str) -> Any:
        if name == "gettext" and self.lasting:
            return str
        return (lambda one, many, count: one if count == 1 else many) if name == "ngettext" and self.lasting else super().__getattr__(name)


class _Unread(_StandIn):
    """`logging`, of which libraries ask for a logger when they are imported."""

    def __getattr__(self, name: str) -> Any:
        return _UnreadLogger if name == "getLogger" and self.lasting else super().__getattr__(name)


class _UnreadLogger:
    """A logger whose remarks for developers go nowhere; what else is asked of it the real one does."""

    def __init__(self, name: str = "") -> None:
        self._name = name

    def debug(self, *_: object, **_more: object) -> None:
        """Say nothing."""

    def __getattr__(self, name: str) -> Any:
        from logging import getLogger

        return getattr(getLogger(self._name), name)


_STAND_INS: tuple[tuple[str, type[_StandIn]], ...] = (
    ("inspect", _LaterInspect),
    ("gettext", _Untranslated),
    ("ipaddress", _StandIn),
    ("logging", _Unread),
)
