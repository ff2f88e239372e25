"""Drawings as they are written: one group, glued connectors that run where they were measured, freeforms, labels."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from slides.base.geometry import Rect, inches, points
from slides.design import Colour, built_in
from slides.design.page import Connector, Drawing, Label, Path, Shape, Stroke, Words
from slides.export.pptx.context import SlideContext
from slides.export.pptx.drawing import group
from slides.text.rich_text import Run

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAMESPACES = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}" xmlns:r="r"'
STROKE = Stroke(Colour.MUTED, points(1.5), to_arrow=True)
DESIGN = built_in()
PLACE = Rect(inches(1), inches(1), inches(8), inches(4))
Point = tuple[int, int]


def drawn(*shapes: Shape | Connector) -> etree._Element:
    """The group of a drawing, at one inch from the slide's corner."""
    drawing = Drawing(shapes, PLACE.width, PLACE.height, "What it shows")
    xml = group(drawing, PLACE, "Visual", 7, SlideContext(DESIGN, "en-US"))
    return etree.fromstring(f"<root {NAMESPACES}>{xml}</root>")[0]


def label(text: str, box: Rect | None = None) -> Label:
    return Label((Words((Run(text),), 14, Colour.INK, (len(text),)),), box=box)


def shown_route(connector: etree._Element) -> list[Point]:
    """Where PowerPoint draws a connector: its preset's points (ECMA-376, presetShapeDefinitions), flipped, turned and moved."""
    properties = connector.find(f"{P}spPr")
    transform = properties.find(f"{A}xfrm")
    left, top = (int(transform.find(f"{A}off").get(key)) for key in "xy")
    width, height = (int(transform.find(f"{A}ext").get(key)) for key in ("cx", "cy"))
    preset = properties.find(f"{A}prstGeom").get("prst")
    guide = properties.find(f"{A}prstGeom/{A}avLst/{A}gd")
    middle = width * (int(guide.get("fmla").removeprefix("val ")) if guide is not None else 50_000) / 100_000
    paths: dict[str, list[tuple[float, float]]] = {
        "straightConnector1": [(0, 0), (width, height)],
        "bentConnector2": [(0, 0), (width, 0), (width, height)],
        "bentConnector3": [(0, 0), (middle, 0), (middle, height), (width, height)],
    }
    turn = math.radians(int(transform.get("rot", "0")) / 60_000)
    found = []
    for x, y in paths[preset]:
        dx, dy = x - width / 2, y - height / 2
        dx, dy = (-dx if transform.get("flipH") == "1" else dx), (-dy if transform.get("flipV") == "1" else dy)
        found.append(
            (left + width / 2 + dx * math.cos(turn) - dy * math.sin(turn), top + height / 2 + dx * math.sin(turn) + dy * math.cos(turn))
        )
    return [(round(x) - PLACE.x, round(y) - PLACE.y) for x, y in found]


def near(one: list[Point], other: list[Point]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= 200 for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True))


lengths = some.integers(0, 400).map(lambda tenth: tenth * inches(0.02))


@given(lengths, lengths, lengths, lengths, lengths, some.booleans())
def test_a_bent_connector_runs_through_its_points(x1: int, y1: int, x2: int, y2: int, middle: int, across: bool) -> None:
    if x1 == x2 or y1 == y2 or middle in ((x1, x2) if across else (y1, y2)):
        return
    bends = ((middle, y1), (middle, y2)) if across else ((x1, middle), (x2, middle))
    route = ((x1, y1), *bends, (x2, y2))
    (connector,) = drawn(Connector("c", route, STROKE)).iter(f"{P}cxnSp")
    assert near(shown_route(connector), list(route))


@given(lengths, lengths, lengths, lengths, some.sampled_from(["straight", "across", "down"]))
def test_straight_and_cornered_connectors_run_through_their_points(x1: int, y1: int, x2: int, y2: int, way: str) -> None:
    if x1 == x2 or y1 == y2:
        return
    corner = {"straight": (), "across": ((x2, y1),), "down": ((x1, y2),)}[way]
    route = ((x1, y1), *corner, (x2, y2))
    (connector,) = drawn(Connector("c", route, STROKE)).iter(f"{P}cxnSp")
    assert near(shown_route(connector), list(route))


def test_a_connector_with_more_bends_is_a_freeform_inside_its_box() -> None:
    route = ((0, 0), (0, 1000), (2000, 1000), (2000, 3000), (500, 3000), (500, 2000))
    (connector,) = drawn(Connector("c", route, STROKE)).iter(f"{P}cxnSp")
    path = connector.find(f".//{A}path")
    found = [(int(point.get("x")), int(point.get("y"))) for point in path.iter(f"{A}pt")]
    assert found == list(route)
    assert (path.get("w"), path.get("h"), path.get("fill")) == ("2000", "3000", "none")
    assert all(one[0] == two[0] or one[1] == two[1] for one, two in pairwise(found))


def test_connectors_are_glued_to_the_shapes_they_name() -> None:
    one, two = (Shape(name, Rect(at, 0, 100, 100), fill=Colour.KEY) for name, at in (("one", 0), ("two", 500)))
    tree = drawn(one, two, Connector("c", ((100, 50), (500, 50)), STROKE, (0, 3), (1, 1)))
    identities = {each.get("name"): each.get("id") for each in tree.iter(f"{P}cNvPr")}
    start, end = tree.find(f".//{A}stCxn"), tree.find(f".//{A}endCxn")
    assert (start.get("id"), start.get("idx")) == (identities["one"], "3")
    assert (end.get("id"), end.get("idx")) == (identities["two"], "1")
    assert len(set(identities.values())) == len(identities) == 4


def test_the_group_says_what_it_shows_and_stands_where_it_was_put() -> None:
    tree = drawn(Shape("one", Rect(inches(2), inches(1), 100, 100), fill=Colour.KEY))
    assert tree.tag == f"{P}grpSp"
    assert tree.find(f"{P}nvGrpSpPr/{P}cNvPr").get("descr") == "What it shows"
    frame = tree.find(f"{P}grpSpPr/{A}xfrm")
    places = [[int(value) for value in frame.find(A + name).attrib.values()] for name in ("off", "ext", "chOff", "chExt")]
    assert places == [[PLACE.x, PLACE.y], [PLACE.width, PLACE.height]] * 2
    inner = tree.find(f"{P}sp/{P}spPr/{A}xfrm/{A}off")
    assert (int(inner.get("x")), int(inner.get("y"))) == (inches(3), inches(2))


def test_a_freeform_keeps_its_label_where_it_was_measured() -> None:
    rect, box = Rect(0, 0, inches(2), inches(1)), Rect(inches(0.5), inches(0.25), inches(1), inches(0.5))
    path = Path(100, 100, (("M", 0, 0), ("L", 100, 0, 100, 100), ("C", 0, 0, 1, 1, 2, 2), ("Z",)))
    tree = drawn(Shape("land", rect, path, Colour.SOFT, label=label("Iran", box)))
    guides = {each.get("name"): each.get("fmla").split() for each in tree.iter(f"{A}gd")}
    sides = tree.find(f".//{A}custGeom/{A}rect")
    found = [int(guides[sides.get(side)][2]) / int(guides[sides.get(side)][3]) for side in "ltrb"]
    assert found == pytest.approx([0.25, 0.25, 0.75, 0.75], abs=1e-4)
    steps = [etree.QName(each).localname for each in tree.find(f".//{A}path")]
    assert steps == ["moveTo", "lnTo", "lnTo", "cubicBezTo", "close"]


def test_every_label_states_size_colour_and_language() -> None:
    tree = drawn(Shape("one", Rect(0, 0, 100, 100), fill=Colour.PANEL, label=label("Россия & <Iran>")))
    runs = list(tree.iter(f"{A}r"))
    assert "".join(run.find(f"{A}t").text for run in runs) == "Россия & <Iran>"
    assert {run.find(f"{A}rPr").get("sz") for run in runs} == {"1400"}
    assert [run.find(f"{A}rPr").get("lang") for run in runs] == ["ru-RU", "en-US"]
    assert all(run.find(f"{A}rPr/{A}solidFill/{A}schemeClr") is not None for run in runs)
