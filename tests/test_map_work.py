"""What a map costs, counted and not timed: points projected, outlines drawn, ways to place its words tried."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from slides.pipeline.build import build_deck
from slides.visuals.maps import flat_rings, label_search, map_layout, outlines
from slides.visuals.maps.projection import Azimuthal

MAPS = {
    "five countries": "highlight: France, Germany, Italy\nalso: Spain, Poland",
    "a giant": "highlight: Iran, Russia\nalso: Syria\nmarker: Tehran 35.7, 51.4",
    "a continent": "region: Africa\nhighlight: Kenya",
    "islands": "region: South-East Asia\nhighlight: Indonesia",
    "the world": "region: world\nhighlight: China",
}


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    for cache in (outlines.terrain, outlines._parts_near, flat_rings._arcs_of, flat_rings._cut):
        cache.cache_clear()


def built(lines: str) -> None:
    build_deck(f"# T\n\n## A\n\n```map\n{lines}\n```\n", "x.md", debug=True)


@pytest.mark.parametrize("lines", MAPS.values(), ids=MAPS)
def test_a_map_is_laid_out_a_few_times_and_its_outlines_are_drawn_twice_at_most(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    drawn, filled, project = outlines._terrain, map_layout.filled_map, Azimuthal.project

    def drawing(*given: Any) -> Any:
        counts["drawn"] += 1
        return drawn(*given)

    def filling(*given: Any, **named: Any) -> Any:
        counts["filled"] += 1
        return filled(*given, **named)

    def projecting(plane: Azimuthal, points: Any) -> Any:
        shown = project(plane, points)
        counts["points"] += len(shown)
        return shown

    monkeypatch.setattr(outlines, "_terrain", drawing)
    monkeypatch.setattr(label_search, "filled_map", filling)
    monkeypatch.setattr(Azimuthal, "project", projecting)
    built(lines)
    assert 1 <= counts["drawn"] <= 2
    assert 1 <= counts["filled"] <= 3
    assert counts["points"] <= 60_000


@pytest.mark.parametrize("lines", MAPS.values(), ids=MAPS)
def test_the_estimated_detail_is_the_one_that_drawing_each_would_find(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, int, int]] = []
    terrain = outlines.terrain

    def asking(frame: Any, width: int, height: int) -> Any:
        asked.append((frame, width, height))
        return terrain(frame, width, height)

    monkeypatch.setattr("slides.visuals.maps.map_layout.terrain", asking)
    built(lines)
    estimated = [terrain(*each) for each in asked[:1]]
    monkeypatch.setattr(flat_rings.SeenPoints, "count", lambda *_: 0)
    terrain.cache_clear()
    assert [terrain(*each) for each in asked[:1]] == estimated
