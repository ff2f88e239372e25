"""Words in boxes stand clear of rounded corners and bands; titles stand clear of their rule, and rows do not double it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from lxml import etree
from pptx import Presentation

from slides.base.geometry import Rect, inches, points
from slides.design import THEMES, Purpose, Role, TitleScale, built_in, with_titles
from slides.design.page import Drawing, Shape, Text
from slides.pipeline.build import build_deck
from slides.visuals import labels

TREE = """# Military collaboration

<!-- layout: tree -->

- Military collaboration
  - Defense agreements, to strengthen both
    - Arms sales, with advanced weapons systems for Iran
    - Joint training exercises
  - Regional role
    - A counterweight to the Western military presence
    - Better protection of both countries' interests
"""
CYCLE = """# Steps

<!-- layout: cycle -->

- Plan the whole of the work
- Build a first version
- Ship it to everybody
- Learn from what they say
"""
FLOW = """# Relations

```mermaid
flowchart LR
  a(Military collaboration) --> b(Regional role of the two) --> c(A counterweight to the West)
```
"""
_TAKEAWAY = 30
"""The index of the takeaway's placeholder."""
ROUND = 0.29289
"""What a rounded rectangle keeps free of text at each side, as a part of its corner's radius."""


def drawn(text: str, theme: str) -> Iterator[tuple[Shape, Drawing]]:
    for page in build_deck(f"---\ntheme: {theme}\n---\n\n{text}", "outline.md").pages:
        for fill in page.fills:
            if isinstance(fill.what, Drawing):
                yield from ((each, fill.what) for each in fill.what.shapes if isinstance(each, Shape))


@pytest.mark.parametrize("outline", [TREE, CYCLE, FLOW], ids=["tree", "cycle", "flowchart"])
def test_lines_fit_what_a_rounded_box_leaves_of_its_width(outline: str) -> None:
    text = f"---\ntheme: night\n---\n\n{outline}"
    built = build_deck(text, "outline.md")
    measured = {
        each.label.text.replace("\n", " "): labels.extent(each.label.words, THEMES["night"].fonts).width
        for each, _ in drawn(outline, "night")
        if each.label
    }
    found = 0
    for element in Presentation(io.BytesIO(built.to_bytes())).slides[-1].shapes._spTree.iter("{*}sp"):
        if element.find(".//{*}prstGeom[@prst='roundRect']") is None or not element.findall(".//{*}t"):
            continue
        width, height = (int(element.find(".//{*}ext").get(side)) for side in ("cx", "cy"))
        guide = element.find(".//{*}gd")
        adjust = int(guide.get("fmla").split()[1]) if guide is not None else 16667
        body = element.find(".//{*}bodyPr")
        own = ROUND * adjust / 100_000 * min(width, height)
        room = width - 2 * own - int(body.get("lIns")) - int(body.get("rIns"))
        words = " ".join("".join(part.text for part in line.findall(".//{*}t")) for line in element.findall(".//{*}p"))
        assert room >= measured[words] + inches(0.04), (words, room, measured[words])
        found += 1
    assert found >= 2, etree.tostring(element)


@pytest.mark.parametrize(("theme", "side", "band"), [("paper", "top", 0.125), ("slate", "top", 6 / 72), ("slate", "left", 0.09)])
def test_words_stand_clear_of_bands(theme: str, side: str, band: float) -> None:
    shapes = [each for each, _ in drawn(TREE, theme)]
    names = ("Rule of ",) if side == "top" else ("Bar of ",)
    banded = {each.name.partition(" of ")[2] for each in shapes if each.name.startswith(names)}
    insets = [(getattr(each.label.inset, side), each.name) for each in shapes if each.name in banded and each.label]
    assert insets
    for inset, name in insets:
        assert inset >= inches(band) + inches(0.07), name
    for each in shapes:
        if each.name in banded and each.label:
            need = labels.extent(each.label.words, THEMES[theme].fonts).height
            assert need <= each.rect.height - each.label.inset.top - each.label.inset.bottom, each.name


def test_a_short_title_of_slate_stands_on_its_rule_and_never_crosses_it() -> None:
    design = with_titles(built_in("slate"), TitleScale(30, one_line=True))
    plain = [layout for layout in design.layouts.values() if layout.form.purpose is Purpose.CONTENT and not layout.slots_for(Role.TAKEAWAY)]
    assert plain
    for layout in plain:
        title, body = layout.first(Role.TITLE), layout.first(Role.BODY)
        assert title
        assert body
        (rule,) = (shape.rect for shape in layout.decoration if shape.shape == "line")
        assert inches(0.05) <= rule.y - title.rect.bottom <= inches(0.15)
        assert (rule.y, body.rect.y) == (inches(1.10), inches(1.30))
        assert title.rect.height >= inches(2 * 24 * 1.2 / 72), "two lines of the smallest type fit"


@pytest.mark.parametrize("theme", ["slate", "editorial"])
@pytest.mark.parametrize("one_line", [False, True])
def test_no_hairline_doubles_the_rule_of_a_slide(theme: str, one_line: bool) -> None:
    def across(rect: Rect) -> bool:
        return not rect.height and rect.width > inches(3)

    seen = 0
    for layout in with_titles(built_in(theme), TitleScale(30, one_line=one_line)).layouts.values():
        lines = [shape for shape in layout.decoration if shape.shape == "line" and across(shape.rect)]
        rules = [shape.rect.y for shape in lines if shape.line > points(1)]
        hairs = [shape.rect.y for shape in lines if shape.line <= points(1)]
        seen += bool(rules and hairs)
        assert not [(rule, hair) for rule in rules for hair in hairs if 0 < hair - rule < inches(0.40)], layout.name
    assert seen > 5


POINTED = """# A deck

## Sales

- The north grew fastest
- The south held its own

> [!IMPORTANT]
> The alliance is a major factor in shaping the new world order, in which others increasingly challenge the West.
"""


@pytest.mark.parametrize("theme", ["ink", "slate", "paper", "night"])
def test_a_takeaway_of_two_lines_is_not_the_smallest_text_of_its_slide(theme: str) -> None:
    built = build_deck(f"---\ntheme: {theme}\npoints: bottom\n---\n\n{POINTED}", "outline.md")
    (fill,) = (fill for fill in built.pages[-1].fills if fill.slot == _TAKEAWAY)
    point = fill.what
    assert isinstance(point, Text)
    assert len(point.breaks[0]) > 1
    assert point.sizes[0] >= 24
    assert point.height <= fill.rect.height


def test_a_takeaway_of_night_leaves_no_words_alone() -> None:
    text = POINTED[: POINTED.index("The alliance")] + "Tensions between the two shape the region of today.\n"
    sizes = set()
    for more in ("", " Now", " Here too", " and after it"):
        built = build_deck(f"---\ntheme: night\n---\n\n{text.rstrip().rstrip('.')}{more}.\n", "outline.md")
        (point,) = (fill.what for fill in built.pages[-1].fills if fill.slot == _TAKEAWAY)
        assert isinstance(point, Text)
        assert len(point.breaks[0]) == 1 or point.sizes[0] == 26
        sizes.add((point.sizes[0], len(point.breaks[0])))
    assert (24, 1) in sizes
