"""Charts as DrawingML: every place, size and label stands in the chart already and is only written down here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import points
from slides.design import Colour, Design, Theme
from slides.design.drawing_style import ChartStyle
from slides.design.page import LABEL_INSET, Axis, Chart, ChartKind, PointLabel, Series
from slides.export.pptx.drawingml import HEADER, A, R, attribute, solid, text_xml
from slides.export.pptx.workbook import Sheet

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = f'xmlns:c="{_C}" xmlns:a="{A}" xmlns:r="{R}"'
_ACROSS, _UP = 1001, 1002
"""The ids of the two axes; the schema wants them positive."""
_MORE = 4
"""Points by which a mark that is picked out is larger."""
_AUTOMATIC = -60_000_000
_THIN = 9525
"""Hairlines of 0.75 pt in EMU."""
_GROUPINGS = {"": "clustered", "stacked": "stacked", "percent": "percentStacked"}
_ROUND = (ChartKind.PIE, ChartKind.DOUGHNUT)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_WITHOUT_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""No lines from points to their labels, for kinds that had none before Office 2013 ([MS-ODRAWXML], 2.24.3)."""
_WRAPPED = 'wrap="square"'
_LABEL = f'wrap="none" lIns="{LABEL_INSET[0]}" tIns="{LABEL_INSET[1]}" rIns="{LABEL_INSET[0]}" bIns="{LABEL_INSET[1]}"'
"""Labels state their insets, for which their room was measured."""
_SHOWN = ("showVal", "showCatName", "showSerName", "showPercent")


def chart_xml(chart: Chart, design: Design, tongue: str, workbook: str, key: str = "") -> bytes:
    """The part of a chart. tongue: the deck's language. workbook, key: the ids of the relationships to these; key: empty for none."""
    writer = _ChartWriter(chart, design.theme, tongue)
    heading = writer.heading()
    words = writer.text_properties(chart.size, Colour.INK)
    shapes = f'<c:userShapes r:id="{key}"/>' if key else ""
    return (
        f'{HEADER}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{attribute(tongue)}"/><c:roundedCorners val="0"/><c:chart>'
        f'{heading}<c:autoTitleDeleted val="{int(not heading)}"/><c:plotArea>{writer.place()}{writer.plots()}{writer.axes()}{_NOTHING}</c:plotArea>'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NOTHING}{words}'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>{shapes}</c:chartSpace>'
    ).encode()


class _ChartWriter:
    """One chart on its way into XML."""

    def __init__(self, chart: Chart, theme: Theme, tongue: str) -> None:
        self.chart = chart
        self.theme = theme
        self.style = theme.drawings.chart if theme.drawings else ChartStyle()
        self.thick = points(self.style.line)
        self.tongue = attribute(tongue)
        self.sheet = Sheet(chart)

    def text_properties(self, size: int, ink: Colour, *, strong: bool = False, wrap: bool = True, level: bool = True) -> str:
        """How the text of an axis or label is set: in one size and colour, level, or left to whoever shows it (what PowerPoint writes
        for its automatic angle): then LibreOffice leaves out names for which there is no room, as PowerPoint is told to.
        """
        turned = f'<a:bodyPr rot="{0 if level else _AUTOMATIC}" vert="horz" {_WRAPPED if wrap else _LABEL}/>'
        run = f'<a:defRPr sz="{size * 100}" b="{int(strong)}">{solid(ink, self.theme)}<a:latin typeface="+mn-lt"/></a:defRPr>'
        return f'<c:txPr>{turned}<a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr lang="{self.tongue}"/></a:p></c:txPr>'

    def rich(self, lines: Sequence[str], ink: Colour, align: str = "ctr", *, strong: bool = False, wrap: bool = True, size: int = 0) -> str:
        """Words of the chart's own, a paragraph a line, in a size in points, 0 for the chart's."""
        turned = f'<a:bodyPr rot="0" vert="horz" {_WRAPPED if wrap else _LABEL}/>'
        look = f'sz="{(size or self.chart.size) * 100}" b="{int(strong)}"'
        paint = f'{solid(ink, self.theme)}<a:latin typeface="+mn-lt"/>'
        found = "".join(
            f'<a:p><a:pPr algn="{align}"><a:defRPr {look}>{paint}</a:defRPr></a:pPr>'
            f'<a:r><a:rPr lang="{self.tongue}" {look}>{paint}</a:rPr><a:t>{text_xml(line)}</a:t></a:r></a:p>'
            for line in lines
        )
        return f"<c:tx><c:rich>{turned}<a:lstStyle/>{found}</c:rich></c:tx>"

    def heading(self) -> str:
        """The chart's heading in its top left corner, or top right."""
        shown = self.chart.heading
        if shown is None:
            return ""
        x = max(self.chart.width - shown.width, 0) / self.chart.width if shown.right else 0
        modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
        corner = f'<c:layout><c:manualLayout>{modes}<c:x val="{x:.6f}"/><c:y val="0"/></c:manualLayout></c:layout>'
        words = self.rich(shown.lines, Colour.INK, "r" if shown.right else "l", strong=shown.strong)
        return f'<c:title>{words}{corner}<c:overlay val="1"/></c:title>'

    def place(self) -> str:
        """Where the plot stands, as parts of the whole."""
        plot, chart = self.chart.plot, self.chart
        parts = (plot.x / chart.width, plot.y / chart.height, plot.width / chart.width, plot.height / chart.height)
        inner = "".join(f'<c:{name} val="{part:.6f}"/>' for name, part in zip("xywh", parts, strict=True))
        modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        return f"<c:layout><c:manualLayout>{modes}{inner}</c:manualLayout></c:layout>"

    def plots(self) -> str:
        """The plot, or two where lines stand over columns."""
        chart = self.chart
        lines = [(at, each) for at, each in enumerate(chart.series) if each.line or chart.kind is ChartKind.LINE]
        others = [(at, each) for at, each in enumerate(chart.series) if not (each.line or chart.kind is ChartKind.LINE)]
        ids = f'<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/>'
        found = ""
        if others:
            found += _PLOTS[chart.kind](self, "".join(self.series(at, each) for at, each in others), ids)
        if lines:
            inner = "".join(self.series(at, each) for at, each in lines)
            found += f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{inner}<c:marker val="1"/>{ids}</c:lineChart>'
        return found

    def series(self, at: int, series: Series) -> str:
        """One series: its name, its look, its labels and where its numbers stand."""
        chart, sheet = self.chart, self.sheet
        head = f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx>{sheet.name(at)}</c:tx>'
        lined = series.line or chart.kind is ChartKind.LINE
        if lined:
            look = f'<c:spPr><a:ln w="{self.thick}" cap="rnd">{solid(series.colour, self.theme)}<a:round/></a:ln></c:spPr>{self.marker(series)}'
        elif chart.kind is ChartKind.SCATTER:
            look = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self.marker(series)}"
        else:
            look = _NOTHING if len(series.hidden) == len(series.values) else self.filled(series.colour)
            look += '<c:invertIfNegative val="0"/>' if chart.kind in (ChartKind.BAR, ChartKind.COLUMN) else ""
        own = "".join(self.point(series, index, colour, lined=lined) for index, colour in _points(series, chart, lined=lined))
        values = sheet.values(at)
        if chart.kind is ChartKind.SCATTER:
            data = f'<c:xVal>{sheet.places(at)}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
        else:
            data = f"<c:cat>{sheet.categories()}</c:cat><c:val>{values}</c:val>" + ('<c:smooth val="0"/>' if lined else "")
        return f"<c:ser>{head}{look}{own}{self.labels(series)}{data}</c:ser>"

    def filled(self, colour: Colour) -> str:
        """A filled shape; slices, and layers on each other, are separated by the ground's colour."""
        parted = self.chart.kind in _ROUND or self.chart.stacked
        line = f'<a:ln w="{2 * _THIN}">{solid(Colour.CANVAS, self.theme)}</a:ln>' if parted else "<a:ln><a:noFill/></a:ln>"
        return f"<c:spPr>{solid(colour, self.theme)}{line}</c:spPr>"

    def marker(self, series: Series, colour: Colour | None = None, *, shown: bool | None = None, more: bool = False) -> str:
        """The mark at a point: a disc split from what lies under it, larger where it is picked out."""
        if not (series.dot and series.dots is None if shown is None else shown):
            return '<c:marker><c:symbol val="none"/></c:marker>'
        paint = f'{solid(colour or series.colour, self.theme)}<a:ln w="{_THIN}">{solid(Colour.CANVAS, self.theme)}</a:ln>'
        return (
            f'<c:marker><c:symbol val="{self.style.mark}"/><c:size val="{series.dot + _MORE * more}"/><c:spPr>{paint}</c:spPr></c:marker>'
        )

    def point(self, series: Series, index: int, colour: Colour, *, lined: bool) -> str:
        """A point that looks otherwise than its series."""
        if lined or self.chart.kind is ChartKind.SCATTER:
            stroke = (
                f'<a:ln w="{self.thick}" cap="rnd">{solid(series.colour, self.theme)}<a:round/></a:ln>'
                if lined
                else "<a:ln><a:noFill/></a:ln>"
            )
            line = f"<c:spPr>{solid(colour, self.theme)}{stroke}</c:spPr>"
            return f'<c:dPt><c:idx val="{index}"/>{self.marker(series, colour, shown=True, more=colour is not series.colour)}<c:bubble3D val="0"/>{line}</c:dPt>'
        upright = "" if self.chart.kind in _ROUND else '<c:invertIfNegative val="0"/>'
        return f'<c:dPt><c:idx val="{index}"/>{upright}<c:bubble3D val="0"/>{_NOTHING if index in series.hidden else self.filled(colour)}</c:dPt>'

    def labels(self, series: Series) -> str:
        """The labels of a series: one for each point that differs, then how all the others are labelled."""
        own = "".join(
            f'<c:dLbl><c:idx val="{index}"/>{self.tag(tag, moved=True) if tag else "<c:delete val=" + chr(34) + "1" + chr(34) + "/>"}</c:dLbl>'
            for index, tag in sorted(series.tags, key=lambda each: each[0])
        )
        rest = self.tag(series.tag) if series.tag else _flags(None)
        lines = '<c:showLeaderLines val="0"/>' if self.chart.kind in _ROUND else _WITHOUT_LEADERS
        return f"<c:dLbls>{own}{rest}{lines}</c:dLbls>" if own or series.tag else ""

    def tag(self, tag: PointLabel, *, moved: bool = False) -> str:
        """One label, or what all of them are like."""
        chart = self.chart
        found = ""
        if moved and any(tag.shift):
            away = zip("xy", tag.shift, (chart.width, chart.height), strict=True)
            inner = "".join(f'<c:{name} val="{length / whole:.6f}"/>' for name, length, whole in away)
            found += f"<c:layout><c:manualLayout>{inner}</c:manualLayout></c:layout>"
        if moved and tag.words:
            found += self.rich(tag.words.split("\n"), tag.colour, strong=tag.strong, wrap=False, size=tag.size)
        code = f'<c:numFmt formatCode="{attribute("0%" if tag.share and not tag.value else chart.code)}" sourceLinked="0"/>'
        words = "" if moved and tag.words else self.text_properties(chart.size, tag.colour, strong=tag.strong, wrap=False)
        place = f'<c:dLblPos val="{tag.place.value}"/>' if tag.place.value else ""
        between = f"<c:separator>{text_xml(tag.between)}</c:separator>"
        return f"{found}{code}{_NOTHING}{words}{place}{_flags(tag)}{between}"

    def axes(self) -> str:
        """The category axis and the value axis; a pie has none."""
        chart = self.chart
        if chart.kind in _ROUND:
            return ""
        flat = chart.kind is ChartKind.BAR
        sides = ("l", "b") if flat else ("b", "l")
        if chart.kind is ChartKind.SCATTER:
            first = self.value_axis(chart.across, _ACROSS, _UP, sides[0], "midCat")
        else:
            first = self.category_axis(chart.across, sides[0])
        between = "midCat" if chart.kind in (ChartKind.AREA, ChartKind.SCATTER) or _edged(chart) else "between"
        return first + self.value_axis(chart.up, _UP, _ACROSS, sides[1], between)

    def common(self, axis: Axis, own: int, side: str, scale: str) -> str:
        """What both sorts of axis begin with."""
        dash = f'<a:prstDash val="{self.style.dash}"/>' if self.style.dash else ""
        grid = f'<c:majorGridlines><c:spPr><a:ln w="{_THIN}">{solid(Colour.LAND, self.theme)}{dash}</a:ln></c:spPr></c:majorGridlines>'
        title = f'<c:title>{self.rich([axis.title], Colour.MUTED)}<c:overlay val="0"/></c:title>' if axis.title else ""
        line = f'<a:ln w="{points(self.style.axis)}">{solid(Colour.MUTED, self.theme)}</a:ln>' if axis.line else "<a:ln><a:noFill/></a:ln>"
        return (
            f'<c:axId val="{own}"/><c:scaling><c:orientation val="{"maxMin" if axis.turned else "minMax"}"/>{scale}</c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{side}"/>{grid if axis.grid else ""}{title}'
            f'<c:numFmt formatCode="{attribute(axis.code)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"low" if axis.shown else "none"}"/><c:spPr><a:noFill/>{line}</c:spPr>'
            f"{self.text_properties(self.chart.size, axis.colour, level=axis.every == 1)}"
        )

    def category_axis(self, axis: Axis, side: str) -> str:
        """The axis of names, or of dates."""
        dates = self.chart.dates
        cross = f'<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        if dates is not None:
            units = "".join(f'<c:{name} val="{value}"/>' for name, value in _steps(axis, dates.unit))
            return f'<c:dateAx>{self.common(axis, _ACROSS, side, "")}{cross}<c:lblOffset val="100"/>{units}</c:dateAx>'
        every = f'<c:tickLblSkip val="{axis.every}"/>' if axis.every > 1 else '<c:tickLblSkip val="1"/>'
        tail = f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{every}<c:noMultiLvlLbl val="1"/>'
        return f"<c:catAx>{self.common(axis, _ACROSS, side, '')}{cross}{tail}</c:catAx>"

    def value_axis(self, axis: Axis, own: int, other: int, side: str, between: str) -> str:
        """An axis of numbers."""
        scale = f'<c:max val="{axis.high:.12g}"/><c:min val="{axis.low:.12g}"/>'
        crossing = self.chart.across if own == _UP else self.chart.up
        crosses = "max" if crossing.turned else "autoZero"
        return (
            f'<c:valAx>{self.common(axis, own, side, scale)}<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
            f'<c:crossBetween val="{between}"/><c:majorUnit val="{axis.step:.12g}"/></c:valAx>'
        )


def _edged(chart: Chart) -> bool:
    """Whether the first and the last category stand at the plot's edges: lines without columns run from side to side."""
    return chart.kind is ChartKind.LINE


def _points(series: Series, chart: Chart, *, lined: bool) -> Iterator[tuple[int, Colour]]:
    """The points that look otherwise than their series, each with its colour."""
    own = dict(series.points)
    marked = series.dots or () if lined or chart.kind is ChartKind.SCATTER else ()
    for index in sorted({*own, *marked}):
        yield index, own.get(index, series.colour)


def _flags(tag: PointLabel | None) -> str:
    """Which parts of a label are shown."""
    wanted = (tag.value, tag.category, tag.series, tag.share) if tag else (False,) * 4
    shown = "".join(f'<c:{name} val="{int(on)}"/>' for name, on in zip(_SHOWN, wanted, strict=True))
    return f'<c:showLegendKey val="0"/>{shown}<c:showBubbleSize val="0"/>'


def _steps(axis: Axis, unit: str) -> Iterator[tuple[str, str]]:
    """The units of an axis of dates."""
    yield "baseTimeUnit", unit
    yield "majorUnit", f"{axis.step:.12g}"
    yield "majorTimeUnit", unit


def _bars(writer: _ChartWriter, inner: str, ids: str) -> str:
    chart = writer.chart
    way = "bar" if chart.kind is ChartKind.BAR else "col"
    head = f'<c:barDir val="{way}"/><c:grouping val="{_GROUPINGS[chart.stacked]}"/><c:varyColors val="0"/>'
    return f'<c:barChart>{head}{inner}<c:gapWidth val="{chart.gap}"/><c:overlap val="{chart.lap}"/>{ids}</c:barChart>'


def _area(writer: _ChartWriter, inner: str, ids: str) -> str:
    grouping = {"": "standard", "stacked": "stacked", "percent": "percentStacked"}[writer.chart.stacked]
    return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{inner}{ids}</c:areaChart>'


def _pie(_: _ChartWriter, inner: str, __: str) -> str:
    return f'<c:pieChart><c:varyColors val="1"/>{inner}<c:firstSliceAng val="0"/></c:pieChart>'


def _doughnut(writer: _ChartWriter, inner: str, _: str) -> str:
    tail = f'<c:firstSliceAng val="{writer.chart.turn}"/><c:holeSize val="{writer.chart.hole}"/>'
    return f'<c:doughnutChart><c:varyColors val="1"/>{inner}{tail}</c:doughnutChart>'


def _scatter(_: _ChartWriter, inner: str, ids: str) -> str:
    return f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{inner}{ids}</c:scatterChart>'


_PLOTS = {
    ChartKind.BAR: _bars,
    ChartKind.COLUMN: _bars,
    ChartKind.AREA: _area,
    ChartKind.PIE: _pie,
    ChartKind.DOUGHNUT: _doughnut,
    ChartKind.SCATTER: _scatter,
}
