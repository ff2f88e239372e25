"""Results of a pure function of a large value, kept by the value's identity: to compare two such values would cost more than the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

First = TypeVar("First")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")
Function = Callable[Concatenate[First, Rest], Result]


def cached_by_identity(size: int) -> Callable[[Function[First, Rest, Result]], Function[First, Rest, Result]]:
    """As `lru_cache`, except that the first argument is known by its identity, and that of `size` results the older half goes.

    An entry holds its first argument, so no other object can have its identity. The others are hashable.
    """

    def decorate(function: Function[First, Rest, Result]) -> Function[First, Rest, Result]:
        kept: dict[tuple[Any, ...], tuple[First, Result]] = {}

        @wraps(function)
        def cached(first: First, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
            key = (id(first), *rest, *named.items())
            found = kept.get(key)
            if found is None:
                found = first, function(first, *rest, **named)
                if len(kept) >= size:
                    for oldest in list(kept)[: (size + 1) // 2]:
                        kept.pop(oldest, None)
                kept[key] = found
            return found[1]

        return cached

    return decorate
