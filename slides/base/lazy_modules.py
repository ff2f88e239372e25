"""Modules that are imported at the first access to one of their attributes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


class Later(ModuleType):
    """Stands for a module until an attribute of it is asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def later(*names: str) -> Iterator[None]:
    """While a library is imported, modules that it names but seldom uses are stood in for, unless they are loaded already."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update({name: Later(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            if isinstance(sys.modules.get(name), Later):
                del sys.modules[name]
