"""Maps: what a fence may say, and what is wrong with it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.base.diagnostics import BlockError
from slides.deck.blocks.map import Map
from slides.visuals import maps
from tests.drawing_checks import fence
from tests.test_map_data import CODES


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("highlight: Iran, Rusisa", 2, "unknown country: Rusisa", "did you mean Russia?"),
        ("highlight: Iran\nhighlihgt: Iraq", 3, "unknown map key: highlihgt", "did you mean highlight?"),
        ("highlight: Iran\ncolour: red", 3, "unknown map key: colour", "keys are highlight, "),
        ("highlight: Iran\nsomething", 3, "not a `key: value` line: something", "the keys are"),
        ("highlight:", 2, "there is nothing after highlight:", "write a value"),
        ("highlight: Iran\n\nalso: IR", 4, "Iran is named in both groups", "name it once"),
        ("highlight: Iran, Persia", 2, "Iran is named twice under highlight", "name it once"),
        ("marker: Nowhere 95, 120", 2, "Nowhere is not a valid position: 95, 120", "latitudes go from -90 to 90"),
        ("marker: Tehran 51.4, 190", 2, "Tehran is not a valid position", "latitudes go"),
        ("marker: Tokyo 139.7, 35.7", 2, "Tokyo is not a valid position", "latitude comes first"),
        ("marker: Tehran", 2, "a marker without latitude and longitude: Tehran", "write name, latitude, longitude"),
        ("marker: 35.7, 51.4", 2, "a marker without a name", "write name"),
        ("marker: A 1, 2\nmarker: a 3, 4", 3, "two markers have the same name, a", "rename one"),
        (
            "highlight: Iran\nlink: Iran -> Atlantis",
            3,
            "a link to an unknown place: Atlantis is not a marker or a country",
            "marker: Atlantis",
        ),
        ("marker: Tehran 35.7, 51.4\nlink: Iran -> Teheran", 3, "a link to an unknown place: Teheran", "did you mean Tehran?"),
        ("highlight: Iran\nlink: Iran", 3, "a link without two ends: Iran", "write `Moscow -> Tehran`"),
        ("highlight: Iran\nlink: Iran -> IR", 3, "a link from Iran to itself", "change one end"),
        ("region: Middle Earth\nhighlight: Iran", 2, "unknown region: Middle Earth", "did you mean the Middle East?"),
        ("region: Middle East\nhighlight: Chile", 3, "Chile is outside the map's region", "larger than the Middle East"),
        ("region: Middle East\nmarker: Lima -12, -77", 3, "Lima is outside the map's region", "larger than"),
        ("label: Caspian Sea", 2, "a label for an unknown country or place: Caspian Sea", "Caspian Sea 42, 51"),
        ("highlight: Iran\nlabel: Iran =", 3, "no label text for Iran", "after the ="),
        ("highlight: Iran\nlabel: Iran = " + "x" * 80, 3, "a name of 80 characters", "at most 60"),
        ("note: only a note", 1, "a map without countries, markers or a region", "write `highlight:`"),
        ("", 1, "a map without countries, markers or a region", "write `highlight:`"),
        ("highlight: " + ", ".join(CODES[:60]), 1, "a map with 60 countries", "make two maps"),
        ("highlight: Iran\n" + "note: x\n" * 300, 1, "a map with 301 lines", "make two maps"),
    ],
)
def test_mistakes_name_their_line(text: str, line: int, message: str, hint: str) -> None:
    with pytest.raises(BlockError) as raised:
        Map.read(fence(text, "map"))
    problem = raised.value.problem
    assert problem.span.line == line
    assert problem.message.startswith(message)
    assert hint in problem.hint


@given(st.text(max_size=200))
def test_said_never_raises_and_reading_raises_mistakes_only(text: str) -> None:
    node = fence("highlight: Iran", "map")
    node = type(node)(node.kind, node.span, node.end, text=text, info="map")
    assert all(isinstance(each, str) for _, each in Map.said(node))
    with suppress(BlockError):
        Map.read(node)


def test_places_may_be_written_in_several_ways() -> None:
    for place in ("35.7, 51.4", "35.7 51.4", "35.7N, 51.4E", "35.7° N, 51.4° E", ": 35.7; 51.4", "+35.7, 51.4"):
        (marker,) = maps.plan(fence(f"marker: Tehran {place}", "map")).markers
        assert (marker.words, marker.point) == ("Tehran", (51.4, 35.7))
    (marker,) = maps.plan(fence("marker: Lima 12S, 77W", "map")).markers
    assert marker.point == (-77.0, -12.0)
