"""Long lists of dates as a line with boxes above and below it."""

from __future__ import annotations

import pytest

from slides.design.page import Drawing, Shape
from slides.pipeline.build import build_deck
from tests.building import graver

DATED = {
    "years": "".join(f"- {year}: something happened\n" for year in range(2010, 2017)),
    "months": "".join(f"- **März {year}** etwas geschah\n" for year in range(2010, 2016)),
    "chinese": "".join(f"- {year}年：发生了\n" for year in range(2010, 2016)),
    "mixed": "1. 1998: a\n2. Q1 2003: b\n3. 2008-05: c\n4. 1 May 2012: d\n5. 2016: e\n6. 2019: f\n",
}


@pytest.mark.parametrize("items", DATED.values(), ids=DATED)
def test_six_to_ten_dates_stand_above_and_below_a_line(items: str) -> None:
    deck = build_deck(f"## A\n\n{items}", "x.md")
    assert deck.pages[-1].reason == "six to ten items led by dates"
    assert not graver(deck)
    drawn = next(placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing))
    tops = {shape.rect.y for shape in drawn.shapes if isinstance(shape, Shape) and shape.name.startswith("Moment")}
    assert len(tops) == 2


@pytest.mark.parametrize(
    "items",
    [
        "".join(f"- Item {at}: words\n" for at in range(7)),
        "".join(f"- {year}\n" for year in range(2010, 2017)),
        "".join(f"- {year}: words\n" for year in range(2010, 2022)),
        "- 2010: a\n" * 5 + "- [2011](https://a.org): b\n",
    ],
)
def test_other_lists_are_no_timelines(items: str) -> None:
    assert build_deck(f"## A\n\n{items}", "x.md").pages[-1].reason != "six to ten items led by dates"


@pytest.mark.parametrize(("count", "layout"), [(3, "Timeline 3"), (6, "Visual")])
def test_a_timeline_that_is_asked_for_takes_any_leads(count: int, layout: str) -> None:
    items = "".join(f"- **Lead {at}**: words\n" for at in range(count))
    deck = build_deck(f"## A\n\n<!-- layout: timeline -->\n\n{items}", "x.md")
    assert deck.pages[-1].layout.startswith(layout)
    assert not graver(deck)
