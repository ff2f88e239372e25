"""Modules that are imported at the first access to one of their attributes, and modules without the package they belong to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import MappingProxyType, ModuleType


class Later(ModuleType):
    """Stands for a module until an attribute of it is asked for, or until one of its functions is called."""

    def __init__(self, name: str, called: Sequence[str] = ()) -> None:
        super().__init__(name)
        vars(self).update({each: self._calling(each) for each in called})

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)

    def _calling(self, name: str) -> Callable[..., object]:
        """A function of the module, for those that import it by its name."""

        def call(*arguments: object, **named: object) -> object:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


@contextmanager
def later(*names: str, called: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Iterator[None]:
    """While a library is imported, modules that it names but seldom uses are stood in for, unless they are loaded already.

    called: by a module's name its functions and classes that the library imports by name and only calls.
    """
    absent = [name for name in (*names, *called) if name not in sys.modules]
    sys.modules.update({name: Later(name, called.get(name, ())) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            if isinstance(sys.modules.get(name), Later):
                del sys.modules[name]


def module_alone(package: str, *path: str) -> ModuleType:
    """A module of a package that is not loaded for it: one that needs nothing of the package. No other import finds it.

    path: its name below the package, part by part. Where the package is loaded already, the module is its own. ModuleNotFoundError where it
    is not installed.
    """
    name = ".".join((package, *path))
    if name in sys.modules:
        return sys.modules[name]
    found, folders = None, None
    for last in range(len(path) + 1):
        found = PathFinder.find_spec(".".join((package, *path[:last])), folders)
        folders = found.submodule_search_locations if found else []
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=package)
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module
