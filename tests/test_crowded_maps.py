"""Maps with more names in one place than it can hold: the search for places has a budget, counted in steps and not in time."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from slides.pipeline.build import build_deck
from slides.visuals.maps import label_search, map_layout
from slides.visuals.maps.canvas import LabelCanvas

NEAR = "\n".join(f"marker: Name{at} 35, 51" for at in range(24))
SPREAD = "\n".join(f"marker: Town{at} {31 + at * 7 % 24 / 12:.2f}, {34.5 + at * 11 % 24 / 24:.2f}" for at in range(24))


@pytest.mark.parametrize("markers", [NEAR, f"highlight: Israel\n{SPREAD}"], ids=["one place", "one country"])
def test_the_search_for_places_has_a_budget(markers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    filled, is_free = map_layout.filled_map, LabelCanvas.is_free

    def counting(*arguments: Any, **named: Any) -> Any:
        counts["fills"] += 1
        return filled(*arguments, **named)

    def looking(board: LabelCanvas, place: Any) -> bool:
        counts["looks"] += 1
        return is_free(board, place)

    monkeypatch.setattr(label_search, "filled_map", counting)
    monkeypatch.setattr(LabelCanvas, "is_free", looking)
    build_deck(f"# T\n\n## A\n\n```map\n{markers}\n```\n", "x.md", debug=True)
    assert 0 < counts["fills"] <= 14
    assert 0 < counts["looks"] <= 60_000
