"""What is written of a chart: its part, the workbook behind it, and how the one refers to the other."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from slides.design import built_in
from slides.design.page import Chart, ChartKind
from slides.export.pptx.chart_xml import chart_xml
from slides.export.pptx.workbook import workbook
from slides.pipeline.build import build_deck
from slides.visuals.charts import draw_chart
from tests.building import build, graver, read
from tests.chart_labels import ROOMS, plotted, style
from tests.shared import findings

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = "Year | Iran | Russia\n2019 | 3 | 5.5\n2020 | n/a | 2\n2021 | 6 | 2.1"
REGIONS = "Region | Exports\nNorth | 10\nSouth | 3\nEast | 7"
POINTS = "Who | X | Y\nIran | 1 | 2\nIraq | 4 | 8"
DECK = """# Deck

## Exports

::: chart {type=bar highlight=South}

| Region | Exports |
|---|--:|
| North | 10 |
| South | 3 |

Source: The ministry
:::

## Shares

```mermaid
pie title Shares
  "Gas" : 60
  "Oil" : 40
```

## Many series

```chart
type: column
Year,The first of all series,The second of all series,The third of all series
2019,1,2,3
2020,1,2,3
2021,1,2,3
2022,1,2,3
2023,1,2,3
```
"""


def chart(text: str, kind: ChartKind, stacked: str = "") -> Chart:
    return draw_chart(plotted(text, kind, stacked), ROOMS["wide"], style(16))


def part(shown: Chart) -> etree._Element:
    return etree.fromstring(chart_xml(shown, built_in(), "en-US", "rId1"))


def cells(data: bytes) -> dict[str, str | float]:
    """The cells of a workbook's first sheet by their address."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    texts = ["".join(each.itertext()) for each in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
    sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found: dict[str, str | float] = {}
    for cell in sheet.iter(f"{S}c"):
        assert cell.find(f"{S}f") is None, "no cell is a formula"
        value = float(cell.findtext(f"{S}v") or "nan")
        found[cell.get("r")] = texts[int(value)] if cell.get("t") == "s" else value
    return found


def referred(reference: str) -> list[str]:
    """The addresses that a reference such as Sheet1!$B$2:$B$4 names."""
    found = re.fullmatch(r"Sheet1!\$([A-Z])\$(\d+)(?::\$\1\$(\d+))?", reference)
    assert found, reference
    return [f"{found[1]}{row}" for row in range(int(found[2]), int(found[3] or found[2]) + 1)]


EVERY = [
    *((TABLE, kind, stacked) for kind, stacked in product((ChartKind.BAR, ChartKind.COLUMN), ("", "stacked", "percent"))),
    (TABLE, ChartKind.LINE, ""),
    (TABLE.replace("n/a", "1"), ChartKind.AREA, ""),
    (REGIONS, ChartKind.PIE, ""),
    (REGIONS, ChartKind.DOUGHNUT, ""),
    (POINTS, ChartKind.SCATTER, ""),
    ("X | Y\n1 | 2\n3 | 5", ChartKind.SCATTER, ""),
    ("Year | X\n1990 | 3\n2000 | 4\n2021 | 6", ChartKind.LINE, ""),
]


@pytest.mark.parametrize(("text", "kind", "stacked"), EVERY)
def test_what_a_chart_shows_stands_where_it_refers_to(text: str, kind: ChartKind, stacked: str) -> None:
    shown = chart(text, kind, stacked)
    sheet = cells(workbook(shown))
    references = [*part(shown).iter(f"{C}strRef", f"{C}numRef")]
    assert len(references) == 3 * len(shown.series)
    for reference in references:
        addresses = referred(reference.findtext(f"{C}f"))
        points = {int(point.get("idx")): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")}
        assert int(reference.find(f".//{C}ptCount").get("val")) == len(addresses)
        for at, address in enumerate(addresses):
            held = sheet.get(address)
            assert (held is None) == (at not in points)
            assert held is None or points[at] in (held, f"{held:.15g}" if isinstance(held, float) else "")


@pytest.mark.parametrize(("text", "kind", "stacked"), EVERY)
def test_labels_are_where_powerpoint_allows_them(text: str, kind: ChartKind, stacked: str) -> None:
    allowed = {
        ChartKind.BAR: {"ctr"} if stacked else {"outEnd"},
        ChartKind.COLUMN: {"ctr"} if stacked else {"outEnd"},
        ChartKind.LINE: {"t", "b", "l", "r"},
        ChartKind.AREA: set[str](),
        ChartKind.PIE: {"outEnd"},
        ChartKind.DOUGHNUT: set[str](),
        ChartKind.SCATTER: {"t", "b", "l", "r"},
    }
    xml = part(chart(text, kind, stacked))
    assert {each.get("val") for each in xml.iter(f"{C}dLblPos")} <= allowed[kind]
    assert next(xml.iter(f"{C}dLbls"), None) is not None
    assert all(int(each.get("val")) > 0 for each in xml.iter(f"{C}axId"))


@pytest.mark.parametrize(("text", "kind", "stacked"), EVERY)
def test_a_chart_has_the_colours_and_faces_of_the_theme_alone(text: str, kind: ChartKind, stacked: str) -> None:
    written = chart_xml(chart(text, kind, stacked), built_in(), "de-DE", "rId1").decode()
    assert "srgbClr" not in written
    assert set(re.findall(r'typeface="([^"]*)"', written)) == {"+mn-lt"}
    assert set(re.findall(r'(?:lang="|c:lang val=")([^"]*)"', written)) == {"de-DE"}
    assert "c:legend>" not in written


def test_texts_stay_texts_in_the_workbook() -> None:
    sheet = cells(workbook(chart("=1+1 | @x\nhttp://x.org | 1\n=cmd() | 2", ChartKind.BAR)))
    assert {"=1+1", "@x", "http://x.org", "=cmd()"} <= set(sheet.values())


def test_the_same_chart_gives_the_same_workbook() -> None:
    assert workbook(chart(TABLE, ChartKind.COLUMN)) == workbook(chart(TABLE, ChartKind.COLUMN))


def test_names_with_markup_are_escaped() -> None:
    shown = chart("A & B | <x>\n\"q\" & 'p' | 1\ny | 2", ChartKind.BAR)
    assert "\"q\" & 'p'" in [each.text for each in part(shown).iter(f"{C}v")]


def test_a_chart_stands_in_its_placeholder_with_its_parts() -> None:
    deck = read(build(build_deck(DECK, "deck.md")))
    frames = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [frame.chart.part.partname for frame in frames] == [f"/ppt/charts/chart{number}.xml" for number in (1, 2, 3)]
    assert all(frame.is_placeholder and frame._element.xpath(".//p:cNvPr")[0].get("descr") for frame in frames)
    books = [frame.chart.part.chart_workbook.xlsx_part for frame in frames]
    assert [cells(book.blob)["B2"] for book in books] == [10, 60, 1]
    assert books[0].content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert list(frames[0].chart.plots[0].categories) == ["North", "South"]


def test_the_source_of_a_chart_is_the_slides_last_line() -> None:
    pages = build_deck(DECK, "deck.md").pages
    assert any("Source: The ministry" in str(placed.what) for page in pages for placed in page.fills if placed.slot == 31)


def test_a_deck_with_charts_is_the_same_every_time() -> None:
    assert build(build_deck(DECK, "deck.md")) == build(build_deck(DECK, "deck.md"))


@pytest.mark.parametrize("theme", ["ink", "night"])
def test_the_checkers_find_nothing(tmp_path: Path, theme: str) -> None:
    target = tmp_path / "deck.pptx"
    briefing = build_deck(DECK, "deck.md", theme)
    target.write_bytes(build(briefing))
    assert graver(briefing) == ()
    assert findings(target) == ""
