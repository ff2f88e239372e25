"""Frozen values that are made quickly: for those of which an outline has tens of thousands."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Value = TypeVar("Value")


def quickly_made(cls: type[Value]) -> type[Value]:
    """A frozen dataclass with slots whose instances are made in a quarter to a half of the time; all else about it stays as it is.

    A frozen dataclass sets every field through `object.__setattr__`, at some 150 ns each. Here the fields are set on an open twin with
    the same slots, at 10 ns each, and then the twin becomes the value by taking on its class. To prepare a class takes 0.1 ms, so it
    pays for a value of which there are thousands. Not for a class with `__post_init__`, nor for one that others are derived from.
    """
    names = [each.name for each in fields(cls)]  # type: ignore[arg-type]  # a dataclass, as it says
    known: dict[str, Any] = {"_twin": type(cls.__name__, (), {"__slots__": tuple(names)}), "_class": cls}
    arguments, lines = zip(*(_field(each, known) for each in fields(cls)), strict=True)  # type: ignore[arg-type]
    body = "".join(f"    _new.{name} = {line}\n" for name, line in zip(names, lines, strict=True))
    exec(f"def __new__(_, {', '.join(arguments)}):\n    _new = _twin()\n{body}    _new.__class__ = _class\n    return _new\n", known)
    made: Any = cls
    made.__new__ = known["__new__"]
    made.__new__.__annotations__ = made.__init__.__annotations__
    del made.__init__
    made.__reduce__ = lambda self: (cls, tuple([getattr(self, name) for name in names]))
    return cls


def _field(each: Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """A field as an argument and as what it is set to; `known` takes the default."""
    name, default = each.name, f"_default_{each.name}"
    if each.default is not MISSING:
        known[default] = each.default
        return f"{name}={default}", name
    if each.default_factory is not MISSING:
        known[default] = each.default_factory
        return f"{name}={default}", f"{default}() if {name} is {default} else {name}"
    return name, name
