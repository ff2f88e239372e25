"""A small deck with one of everything as parts, and ways to spoil them: what the tests of package validation share."""

from __future__ import annotations

import dataclasses
import io
import re
from functools import lru_cache
from unittest.mock import patch

import slides.export.pptx
from slides.export.pptx.parts import RawPart, Relation, Relations
from slides.pipeline.build import BuiltDeck, build_deck
from tests.shared import ROOT

Parts = list[RawPart]
MAIN = "/ppt/presentation.xml"
SMALL = """---
title: Small
date: 2026-03-01
lang: en-GB
footer: The foot
agenda: no
---

## A drawing

- :rocket: Some words

```mermaid
flowchart LR
    A(One) --> B((Two))
```

![A portrait](stress/portrait.png)

## Words

- A *bullet* with **bold**, `code` and [a link](https://example.com/a?b=1&c=2)
- See [the table](#numbers)

::: notes
Say this & that.
:::

## Numbers

| Name | Count |
|---|---:|
| One & only | 1 |

## Chart

::: chart {type=column}
| Year | Count |
|---|---:|
| Old | 1 |
| New | 2 |
:::
"""


@lru_cache
def small() -> BuiltDeck:
    """The outline's pages."""
    return build_deck(SMALL, str(ROOT / "tests" / "small.md"))


def made(briefing: BuiltDeck) -> tuple[Parts, tuple[Relation, ...]]:
    """The parts of a deck and the package's relationships, as the validator gets them."""
    seen: list[tuple[Parts, tuple[Relation, ...]]] = []
    with patch.object(slides.export.pptx, "check_package", lambda parts, relations: seen.append((list(parts), tuple(relations)))):
        slides.export.pptx.write(briefing.pages, briefing.design, briefing.properties, io.BytesIO(), briefing.sources)
    return seen[0]


@lru_cache
def sound() -> tuple[Parts, tuple[Relation, ...]]:
    """The small deck's, unspoiled."""
    return made(small())


def part(parts: Parts, name: str) -> RawPart:
    """The part of a name."""
    return next(each for each in parts if each.name == name)


def swap_data(parts: Parts, name: str, data: bytes) -> Parts:
    """A part with other bytes."""
    return [dataclasses.replace(each, data=data) if each.name == name else each for each in parts]


def changed(parts: Parts, name: str, old: str, new: str, count: int = 1) -> Parts:
    """A part with a pattern replaced; AssertionError where it is not found."""
    text = part(parts, name).data.decode()
    spoiled = re.sub(old, new, text, count=count, flags=re.DOTALL)
    assert spoiled != text, f"{name} has no {old}"
    return swap_data(parts, name, spoiled.encode())


def drop(parts: Parts, name: str) -> Parts:
    """Parts without one."""
    assert part(parts, name)
    return [each for each in parts if each.name != name]


def rename(parts: Parts, old: str, new: str) -> Parts:
    """A part under another name; relationships lead to the old one."""
    return [dataclasses.replace(each, name=new) if each.name == old else each for each in parts]


def relating(parts: Parts, name: str, relations: tuple[Relation, ...]) -> Parts:
    """A part with other relationships."""
    assert part(parts, name).relations != relations
    return [dataclasses.replace(each, relations=relations) if each.name == name else each for each in parts]


def related(parts: Parts, name: str, kind: str, target: str, identity: str = "rId88") -> Parts:
    """A part with one more relationship; an address is outside."""
    template = Relations()
    template.to(kind, target, external="://" in target)
    relation = dataclasses.replace(template.all()[0], identity=identity)
    return relating(parts, name, (*part(parts, name).relations, relation))


def unrelated(parts: Parts, name: str, kind: str) -> Parts:
    """A part without its relationships of a type."""
    return relating(parts, name, tuple(each for each in part(parts, name).relations if not each.type.endswith(f"/{kind}")))


def leading(parts: Parts, name: str, target: str) -> Parts:
    """A part whose outside links lead elsewhere."""
    return relating(
        parts, name, tuple(dataclasses.replace(each, target=target) if each.external else each for each in part(parts, name).relations)
    )


def retyped(parts: Parts, name: str, old: str, new: str) -> Parts:
    """A part whose relationships of a type are of another."""
    return relating(parts, name, tuple(dataclasses.replace(each, type=each.type.replace(old, new)) for each in part(parts, name).relations))


def retargeted(parts: Parts, name: str, old: str, new: str) -> Parts:
    """A part whose relationships to one part lead to another."""
    return relating(
        parts, name, tuple(dataclasses.replace(each, target=new) if each.target == old else each for each in part(parts, name).relations)
    )


def with_formula() -> bytes:
    """A workbook with a formula in it."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.add_worksheet().write_formula(0, 0, "=1+1")
    book.close()
    return target.getvalue()
