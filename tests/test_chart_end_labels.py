"""Labels at the ends of lines: PowerPoint moves one that would leave the chart onto its line, so they keep room to spare."""

from __future__ import annotations

import pytest

from slides.base.geometry import points
from slides.design import built_in
from slides.design.page import LABEL_INSET, ChartKind
from slides.export.pptx.chart_xml import chart_xml
from slides.visuals.charts.chart_area import ChartArea
from tests.chart_labels import ROOMS, fitted, plotted

WIDE = ROOMS["wide"]


@pytest.mark.parametrize(
    "text",
    ["Year|Iran|Russia\n2019|3|5\n2020|4|2\n2021|6|2.1", "Year|A long name|B\n2019|1|3\n2020|2|4\n2021|3|5", "Year|A\n2019|1\n2020|2"],
)
def test_labels_at_the_ends_of_lines_keep_spare_room_and_state_their_insets(text: str) -> None:
    plot = plotted(text, ChartKind.LINE)
    chart = fitted(plot, WIDE)
    assert chart is not None
    last = len(plot.categories) - 1
    wide = ChartArea(WIDE, chart.size, built_in().theme.fonts).wide
    for row in plot.series:
        words = (f"{row.name} " if len(plot.series) > 1 else "") + plot.format.shown(row.values[last] or 0)
        needed = wide(words, strong=True) + 2 * LABEL_INSET[0] + points(chart.series[0].dot / 2)
        assert chart.plot.right + needed + points(4) <= chart.width
    written = chart_xml(chart, built_in(), "en", "rId1").decode()
    inner = written.split("<c:plotArea>")[1].split("<c:catAx>")[0].split("<c:dateAx>")[0]
    assert inner.count("<a:bodyPr") == inner.count('wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050"') > 0
