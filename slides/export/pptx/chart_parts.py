"""Charts as parts of a package: each with the workbook behind it, and with the key to its series where it has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from slides.base.geometry import Rect
from slides.base.memo import memoized
from slides.design import Colour, Design
from slides.design.page import Chart, Page
from slides.export.pptx.drawingml import HEADER, A, attribute, solid, text_xml
from slides.export.pptx.parts import RawPart, Relations

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"


def chart_names(pages: Sequence[Page], taken: int = 0) -> Mapping[tuple[int, int], str]:
    """The part name of each chart, by its slide's number from 1 and its slot. taken: the highest number that other charts have."""
    places = ((number, placed.slot) for number, page in enumerate(pages, 1) for placed in page.fills if isinstance(placed.what, Chart))
    return {place: f"/ppt/charts/chart{at}.xml" for at, place in enumerate(places, taken + 1)}


def chart_parts(pages: Sequence[Page], names: Mapping[tuple[int, int], str], design: Design, tongue: str) -> Iterator[RawPart]:
    """Every chart with what belongs to it. names: those of `chart_names`. tongue: the deck's language."""
    for (number, slot), name in names.items():
        chart = next(placed.what for placed in pages[number - 1].fills if placed.slot == slot)
        assert isinstance(chart, Chart), "names are those of charts"
        yield from _parts(chart, name, design, tongue)


@memoized
def _parts(chart: Chart, name: str, design: Design, tongue: str) -> tuple[RawPart, ...]:
    """A chart, the workbook behind it, and the key to its series where it has one."""
    from slides.export.pptx.chart_xml import chart_xml
    from slides.export.pptx.workbook import workbook

    relations = Relations()
    count = name.removeprefix("/ppt/charts/chart").removesuffix(".xml")
    book = f"/ppt/embeddings/Microsoft_Excel_Sheet{count}.xlsx"
    behind = relations.to("package", book)
    drawing = f"/ppt/drawings/drawing{count}.xml"
    key = relations.to("chartUserShapes", drawing) if chart.key else ""
    plot = RawPart(name, "chart", chart_xml(chart, design, tongue, behind, key), relations.all())
    sheet = RawPart(book, "xlsx", workbook(chart))
    return (plot, sheet, RawPart(drawing, "chartshapes", key_xml(chart, design, tongue))) if chart.key else (plot, sheet)


def key_xml(chart: Chart, design: Design, tongue: str) -> bytes:
    """The key to a chart's series: marks and names as shapes of the chart, which move and scale with it."""
    found = []
    for at, entry in enumerate(chart.key):
        identity, name = 2 * at + 2, attribute(entry.name)
        paint = solid(entry.colour, design.theme)
        found.append(_shape(chart, entry.mark, identity, f"Mark {name}", paint, ""))
        ink = f'<a:rPr lang="{attribute(tongue)}" sz="{chart.size * 100}">{solid(Colour.INK, design.theme)}<a:latin typeface="+mn-lt"/></a:rPr>'
        body = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        words = f"<cdr:txBody>{body}<a:p><a:r>{ink}<a:t>{text_xml(entry.name)}</a:t></a:r></a:p></cdr:txBody>"
        found.append(_shape(chart, entry.place, identity + 1, f"Name {name}", "<a:noFill/>", words))
    return f'{HEADER}<c:userShapes xmlns:c="{_C}" xmlns:a="{A}" xmlns:cdr="{_CDR}">{"".join(found)}</c:userShapes>'.encode()


def _shape(chart: Chart, place: Rect, identity: int, name: str, paint: str, words: str) -> str:
    """A shape of a chart; its place is given as parts of the whole."""
    corners = ((place.x, place.y), (place.right, place.bottom))
    ends = (
        f"<cdr:{tag}><cdr:x>{x / chart.width:.6f}</cdr:x><cdr:y>{y / chart.height:.6f}</cdr:y></cdr:{tag}>"
        for tag, (x, y) in zip(("from", "to"), corners, strict=True)
    )
    frame = f'<a:xfrm><a:off x="{place.x}" y="{place.y}"/><a:ext cx="{place.width}" cy="{place.height}"/></a:xfrm>'
    return (
        f'<cdr:relSizeAnchor>{"".join(ends)}<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{identity}" name="{name}"/><cdr:cNvSpPr/></cdr:nvSpPr>'
        f'<cdr:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{paint}<a:ln><a:noFill/></a:ln></cdr:spPr>{words}</cdr:sp></cdr:relSizeAnchor>'
    )
