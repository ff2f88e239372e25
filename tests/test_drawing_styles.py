"""Each theme draws in a way of its own, as data: told apart without colour, with nothing moved and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from slides.checks.rules.contrast import ratio
from slides.checks.rules.page_view import Context
from slides.design import THEMES, Colour, built_in
from slides.design.drawing_style import DrawingStyle
from slides.design.page import Chart, Connector, Drawing, DrawingPart, Shape
from slides.pipeline.build import BuiltDeck, build_deck
from slides.visuals.themed import themed_fill
from tests.building import build, read

FLOW = """# Steps

```mermaid
flowchart LR
  subgraph one [Before]
    a[The alliance]:::key
  end
  a -->|leads to| b[Regions are harder to control]
  b ==> c[Strategies are rethought]:::highlight
  b -.-> d{{Open}}
```
"""
MAP = """# Where

```map
region: Syria, Iran, Georgia
highlight: Iran
also: Syria
link: Iran -> Syria
```
"""
CHART = """# Sales

```chart
type: column
Region, Sales
North, 3
South, 5
West, 4
```
"""


def deck(text: str, theme: str, head: str = "") -> BuiltDeck:
    return build_deck(f"---\ntheme: {theme}\n{head}---\n\n{text}", "outline.md")


def drawing(text: str, theme: str, head: str = "") -> Drawing:
    return next(each.what for page in deck(text, theme, head).pages for each in page.fills if isinstance(each.what, Drawing))


def colourless(found: Drawing) -> Iterator[tuple[object, ...]]:
    """What of a drawing is seen in black and white: forms, whether a shape is filled, borders and lines."""
    for each in found.shapes:
        stroke = each.stroke
        line = (stroke.width, stroke.head, stroke.large) if stroke else ()
        if isinstance(each, Connector):
            yield ("line", *line)
        elif each.part is not DrawingPart.OTHER:
            yield (each.form if isinstance(each.form, str) else "path", each.fill in (None, Colour.CANVAS), line)


@pytest.mark.parametrize("outline", [FLOW, MAP], ids=["flowchart", "map"])
def test_no_two_themes_draw_alike_without_colour(outline: str) -> None:
    seen = {theme: tuple(colourless(drawing(outline, theme))) for theme in THEMES}
    assert len(set(seen.values())) == len(THEMES)


def test_no_two_themes_draw_charts_alike() -> None:
    assert len({(THEMES[theme].drawings or DrawingStyle()).chart for theme in THEMES}) == len(THEMES)
    gaps = [next(each.what.gap for each in deck(CHART, theme).pages[-1].fills if isinstance(each.what, Chart)) for theme in THEMES]
    assert len(set(gaps)) == len(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_moves_nothing_and_keeps_every_word(theme: str) -> None:
    plain, own = drawing(FLOW, "ink"), drawing(FLOW, theme)
    if own.width == plain.width:
        both = zip(plain.shapes, own.shapes, strict=False)
        assert all(one.rect == two.rect for one, two in both if isinstance(one, Shape) and isinstance(two, Shape))
    assert [each.text for each in own.labels] == [each.text for each in plain.labels]
    assert sum(isinstance(each, Connector) for each in own.shapes) == sum(isinstance(each, Connector) for each in plain.shapes)
    for each in own.shapes:
        if isinstance(each, Connector):
            glued = [own.shapes[end[0]] for end in (each.start, each.end) if end]
            assert all(isinstance(shape, Shape) and shape.label for shape in glued)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_what_a_theme_draws(theme: str) -> None:
    found = deck(FLOW, theme)
    assert not [each for each in found.problems if each.rule.name == "contrast"]
    context = Context(found.design.theme, found.design.styles, found.design.slide, "en")
    words = [(each.label.words[0].colour, each.fill) for each in drawing(FLOW, theme).shapes if isinstance(each, Shape) and each.label]
    assert all(ratio(context, ink, fill if isinstance(fill, Colour) else Colour.CANVAS) >= 4.5 for ink, fill in words)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("form", ["funnel", "pyramid", "cycle", "chevrons", "venn"])
def test_every_box_of_a_form_is_seen(theme: str, form: str) -> None:
    items = "- **Wind** Free\n- **Sun** Bright\n- **Wind & Sun** Both\n" if form == "venn" else "1. 40 Many\n2. 20 Some\n3. 5 Few\n"
    found = drawing(f"# Form\n\n<!-- layout: {form} -->\n\n{items}", theme)
    bands = [each.rect for each in found.shapes if isinstance(each, Shape) and each.name.startswith(("Bar of", "Rule of", "Foot of"))]
    for each in found.shapes:
        if isinstance(each, Shape) and each.part is DrawingPart.BOX:
            ruled = any(band.x == each.rect.x and band.y == each.rect.y for band in bands)
            assert each.stroke or each.fill not in (None, Colour.CANVAS) or ruled


def test_a_bar_stands_where_lines_begin() -> None:
    def side(head: str, text: str) -> bool:
        found = drawing(text, "slate", head)
        bar = next(each for each in found.shapes if isinstance(each, Shape) and each.name.startswith("Bar of"))
        box = next(each for each in found.shapes if isinstance(each, Shape) and each.name == bar.name.removeprefix("Bar of "))
        return bar.rect.x == box.rect.x

    assert side("", FLOW)
    assert not side("lang: ar\n", FLOW)


def test_a_template_keeps_plain_drawings() -> None:
    found = drawing(FLOW, "ink")
    assert themed_fill(found, built_in("ink").theme) is found


@pytest.mark.parametrize(("theme", "head"), [("ink", "triangle"), ("editorial", "arrow"), ("slate", "stealth")])
def test_arrow_heads_are_written_natively(theme: str, head: str) -> None:
    slide = read(build(deck(FLOW, theme))).slides[-1]
    heads = {each.get("type") for each in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}tailEnd")}
    assert heads == {head}
