"""Decks in other designs than the built-in one: layouts are found by purpose and role, never by name or index."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from pptx import Presentation

from slides.base.diagnostics import Severity
from slides.base.geometry import Rect, Size, inches
from slides.checks.completeness import completeness_problems
from slides.deck import agenda, faq
from slides.deck.deck import read_document
from slides.design import Design, Form, Layout, Purpose, Role, built_in, frame_of
from slides.design.page import Page, Properties
from slides.design.standard import standard
from slides.export.pptx import write
from slides.layout.compose import compose
from slides.markdown import parser

OUTLINE = """---
title: A talk
author: A. B.
slide-level: 2
---

# A talk

A short lead.

# First part

## Cards with a point

### One
- a

### Two
- b

### Three
- c

> [!IMPORTANT]
> The point of it.

## Steps

1. **Plan** Write it down
2. **Try** Build a small one
3. **Decide** Keep or drop it

## Figures

- **12%** of all
- **3 million** people

## Dates

- **2020** It began
- **2021** It went on
- **2022** It ended

## Two sides

### Stay
- Cheap today

### Move
- Cheap tomorrow

# Second part

## A table

| Region | Q1 |
|---|---:|
| North | 10 |

Source: our own books

## A quotation

> Nothing is lost.
>
> — A writer

## Code and text

Read this first.

```python
print("hello")
```

> [!IMPORTANT]
> It prints.

## A picture of a chart

```chart
Year,Sum
2024,1
2025,3
```

### Why?

Because.

## Conclusion

- That was all
"""


def as_design(layouts: tuple[Layout, ...], base: Design) -> Design:
    return replace(base, layouts=MappingProxyType({layout.name: layout for layout in layouts}))


def office() -> Design:
    """Office's own eleven layouts and nothing else."""
    return as_design(standard(), built_in())


def shuffled() -> Design:
    """The built-in layouts with other names and other indices, in each layout its own."""

    def turned(at: int, layout: Layout) -> Layout:
        numbers = {slot.index: 40 + (slot.index * 7 + at) % 97 for slot in layout.slots}
        assert len(set(numbers.values())) == len(numbers)
        slots = tuple(replace(slot, index=numbers[slot.index], name=f"Box {numbers[slot.index]}") for slot in layout.slots)
        return replace(layout, name=f"Layout {at}", slots=slots)

    base = built_in()
    return as_design(tuple(turned(at, layout) for at, layout in enumerate(base.layouts.values())), base)


def office_shuffled() -> Design:
    few = {Purpose.TITLE, Purpose.CONTENT, Purpose.TITLE_ONLY}
    return as_design(tuple(layout for layout in shuffled().layouts.values() if layout.form.purpose in few), built_in())


def composed(design: Design) -> tuple[tuple[Page, ...], Design, list[str]]:
    nodes, unread = parser.parse(OUTLINE, "a.md")
    deck, problems = read_document(nodes)
    pages, made, misfits = compose(agenda.add(faq.gather_questions(deck)), design)
    known = [*unread, *problems, *misfits]
    return (
        pages,
        made,
        [str(each) for each in (*completeness_problems(nodes, pages, known), *known) if each.severity is not Severity.ADVICE],
    )


@pytest.mark.parametrize("design", [office, shuffled, office_shuffled], ids=lambda make: make.__name__)
def test_an_outline_composes_in_another_design_with_nothing_lost(design: Callable[[], Design]) -> None:
    pages, made, problems = composed(design())
    assert not [each for each in problems if "[N" in each or "[L1]" in each], problems
    assert all(page.layout in made.layouts for page in pages)
    for page in pages:
        slots = {slot.index for slot in made.layouts[page.layout].slots}
        assert {placed.slot for placed in page.fills} <= slots
    file = io.BytesIO()
    write(pages, made, Properties("A talk", "A. B.", "en-US"), file)
    assert len(Presentation(file).slides) == len(pages)


def test_indices_and_names_change_nothing_of_what_is_shown() -> None:
    usual, other = composed(built_in())[0], composed(shuffled())[0]
    assert [[(each.what, each.rect) for each in page.fills] for page in usual] == [
        [(each.what, each.rect) for each in page.fills] for page in other
    ]


def test_a_layout_that_a_design_lacks_is_stood_in_for_by_the_nearest() -> None:
    design = office()
    assert [layout.form.purpose for layout in design.require(Form(Purpose.CHAPTER))] == [Purpose.SECTION]
    assert [layout.form.purpose for layout in design.require(Form(Purpose.AGENDA))] == [Purpose.CONTENT]
    assert design.require(Form(Purpose.CARDS, 3)) == ()


def test_pages_of_their_own_take_their_geometry_from_the_design() -> None:
    """A design on a slide of other proportions: nothing that is made for a page stands outside of its body."""
    plain = next(layout for layout in standard() if layout.form.purpose is Purpose.CONTENT)

    def scaled(rect: Rect) -> Rect:
        return Rect(rect.x * 3 // 4, rect.y, rect.width * 3 // 4, rect.height)

    narrow = [replace(each, slots=tuple(replace(slot, rect=scaled(slot.rect)) for slot in each.slots)) for each in standard()]
    base = as_design(tuple(narrow), built_in())
    frame = frame_of(next(each for each in narrow if each.name == plain.name))
    design = replace(base, slide=Size(inches(10), inches(7.5)), frame=frame)
    pages, made, problems = composed(design)
    assert not [each for each in problems if "[N" in each], problems
    free = [made.layouts[page.layout] for page in pages if made.layouts[page.layout].form.purpose is Purpose.FREEFORM]
    assert free
    for layout in free:
        for slot in layout.slots:
            assert slot.rect.right <= inches(10), (layout.name, slot)
            if slot.role not in (Role.TITLE, Role.FURNITURE):
                assert frame.body.x <= slot.rect.x
                assert slot.rect.right <= frame.body.right
