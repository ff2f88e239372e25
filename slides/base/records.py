"""Records: frozen dataclasses with slots, whose classes are created in a tenth of the time and instances in half or less.

`dataclass(frozen=True, slots=True)` writes and compiles the text of six methods for each class, which takes most of a millisecond, and
a small build makes a hundred such classes before it reads a word. Here the fields are listed without the standard library's checks, and
only the making of a value is written for each class, once the first value is made; what else a value does is the same for all of them.
And a frozen dataclass sets every field through `object.__setattr__`, at some 100 ns each. Here the fields are set on an open twin with
the same slots, at 10 ns each, and then the twin becomes the value by taking on its class. `python -m benchmarks.values` measures it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(given: type[Made]) -> type[Made]:
    """The class as `dataclass(frozen=True, slots=True)` would make it: to build, compare, hash, print, pickle, match and `replace`.

    Not for classes with `__post_init__`; what derives from such a class is made so too.
    """
    every = _fields_of(given)
    values = _values([each.name for each in every])
    compared = _values([each.name for each in every if each.compare])

    def first_made(_cls: type, /, *arguments: Any, **named: Any) -> object:
        """What makes the first value: it writes what makes the others."""
        maker = _maker(made, every)
        made.__new__ = maker  # type: ignore[method-assign]
        return maker(_cls, *arguments, **named)

    def equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    def reduced(self: object) -> tuple[type, tuple[Any, ...]]:
        return made, values(self)

    methods: dict[str, Callable[..., Any]] = {"__new__": first_made, "__repr__": _shown, "__eq__": equal, "__hash__": hashed}
    names = tuple(each.name for each in every)

    def replaced(self: Any, /, **changes: Any) -> Any:
        arguments = [*map(changes.pop, names, values(self))]
        return self.__class__(*arguments, **changes)

    methods["__replace__"] = replaced
    methods |= {"__setattr__": _kept, "__delattr__": _kept, "__reduce__": reduced}
    made = _slotted(given, every, {name: method for name, method in methods.items() if name not in given.__dict__})
    return made


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def frozen_by_identity(given: type[Made]) -> type[Made]:
    """As `frozen`, for values that equal only themselves: as keys of caches they cost no comparison of their fields."""
    given.__eq__, given.__hash__ = object.__eq__, object.__hash__  # type: ignore[method-assign]
    return frozen(given)


def with_changes(value: Made, /, **changes: Any) -> Made:
    """What `dataclasses.replace` gives for a value, in a fifth of the time: for what is done on every slide. TypeError for other fields.

    It is `copy.replace` of Python 3.13.
    """
    made: Made = value.__replace__(**changes)  # type: ignore[attr-defined]
    return made


@dataclass(init=False, repr=False, eq=False)
class _Sample:
    """What the standard library makes of a class with one field."""

    one: int


_KIND: object = fields(_Sample)[0]._field_type  # type: ignore[attr-defined]
"""What tells a field from a class variable."""
_PARAMETERS: object = _Sample.__dataclass_params__  # type: ignore[attr-defined]


def _fields_of(given: type) -> tuple[Field[Any], ...]:
    """The fields of a class, those of its bases first, as `dataclasses.fields` will list them."""
    found: dict[str, Field[Any]] = {}
    for base in given.__mro__[-1:0:-1]:
        found |= getattr(base, "__dataclass_fields__", {})
    own = given.__dict__
    for name, kind in given.__annotations__.items():
        if "ClassVar" not in str(kind):
            default = own.get(name, MISSING)
            made: Any = default if default.__class__ is Field else field(default=default)
            made.name, made.type, made._field_type = name, kind, _KIND
            found[name] = made
    return tuple(found.values())


def _slotted(given: type[Made], every: tuple[Field[Any], ...], methods: Mapping[str, Callable[..., Any]]) -> type[Made]:
    """A class again as a dataclass with slots, and with methods: to set them one by one would cost twice as much."""
    names = tuple(each.name for each in every)
    inherited = {name for base in given.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    left_out = {*names, "__dict__", "__weakref__"}
    space = {name: value for name, value in given.__dict__.items() if name not in left_out}
    space |= methods
    space["__slots__"] = tuple(name for name in names if name not in inherited)
    space["__match_args__"] = names
    space["__dataclass_fields__"], space["__dataclass_params__"] = {each.name: each for each in every}, _PARAMETERS
    metaclass: Callable[..., type[Made]] = type(given)
    again = metaclass(given.__name__, given.__bases__, space)
    again.__qualname__ = given.__qualname__
    return again


def _maker(made: type, every: tuple[Field[Any], ...]) -> Callable[..., Any]:
    """What makes a value. Defaults are arguments' defaults; a factory is asked where its field is not given."""
    known: dict[str, Any] = {"_MISSING": MISSING, "_put": object.__setattr__, "_new": object.__new__}
    derived = made.__mro__[1] is not object
    if not derived:
        names = tuple([each.name for each in every])
        known["_twin"] = type(made.__name__, (), {"__slots__": names})
        if all([each.default_factory is MISSING for each in every]):  # noqa: C419 - a generator takes twice as long
            code = _plain_maker(len(names)).replace(co_varnames=("_cls", *names, "_made"), co_names=("_twin", *names, "__class__"))
            return FunctionType(code, known, "__new__", tuple([each.default for each in every if each.default is not MISSING]))
    arguments, lines = "", ""
    for each in every:
        name = value = each.name
        if each.default_factory is not MISSING:
            known[f"_default_{name}"], arguments = each.default_factory, f"{arguments}, {name}=_MISSING"
            value = f"_default_{name}() if {name} is _MISSING else {name}"
        elif each.default is not MISSING:
            known[f"_default_{name}"], arguments = each.default, f"{arguments}, {name}=_default_{name}"
        else:
            arguments = f"{arguments}, {name}"
        lines += f" _put(_made, {name!r}, {value})\n" if derived else f" _made.{name} = {value}\n"
    begun, ended = ("_new(_cls)", "") if derived else ("_twin()", " _made.__class__ = _cls\n")
    exec(f"def __new__(_cls{arguments}):\n _made = {begun}\n{lines}{ended} return _made\n", known)
    maker: Callable[..., Any] = known["__new__"]
    return maker


@lru_cache(maxsize=64)
def _plain_maker(count: int) -> CodeType:
    """The code that makes a value of so many fields, without their names: to compile it for each class takes twenty times as long as to
    give it other names.
    """
    names = [f"_{at}" for at in range(count)]
    lines = "".join(f" _made.{name} = {name}\n" for name in names)
    known: dict[str, Any] = {}
    exec(f"def __new__(_cls, {', '.join(names)}):\n _made = _twin()\n{lines} _made.__class__ = _cls\n return _made\n", known)
    code: CodeType = known["__new__"].__code__
    return code


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """The values of two or more fields are fetched in one step."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _shown(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _kept(self: object, name: str, *_: object) -> None:
    """A value is not changed."""
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")
