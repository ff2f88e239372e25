"""Flowcharts too tall for one slide: cut between their ranks, never beyond the slide, no box and no arrow lost."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.design.page import Connector, Drawing
from slides.pipeline.build import build_deck

BRANCHES = " A3 --> B[A branch]\n B --> A6\n A7 --> C[Another branch here]\n C --> A9\n"
FRAMED = " subgraph one [First part]\n A1\n A2\n end\n" + BRANCHES
BACK = BRANCHES + " A11 -->|again| A1\n"


@pytest.mark.parametrize("count", [12, 18])
@pytest.mark.parametrize("more", [BRANCHES, FRAMED, BACK], ids=["branches", "subgraph", "an arrow back"])
@pytest.mark.parametrize("direction", ["TD", "BT"])
def test_a_tall_flowchart_goes_on_on_the_next_slide(direction: str, more: str, count: int) -> None:
    steps = "".join(f" A{at}[A step of the work number {at}] --> A{at + 1}[A step of the work number {at + 1}]\n" for at in range(count))
    deck = build_deck(f"# T\n\n## Tall\n\n```mermaid\nflowchart {direction}\n{steps}{more}```\n", "x.md")
    assert not [each for each in deck.problems if each.severity.value != "advice"]
    assert not [each for each in deck.problems if each.rule is rule_catalogue.LOST]
    drawn = [fill.what for page in deck.pages for fill in page.fills if isinstance(fill.what, Drawing)]
    names = {part.name for drawing in drawn for part in drawing.shapes if not isinstance(part, Connector)}
    assert {f"A step of the work number {at}" for at in range(count + 1)} <= names
    told = " ".join([*(drawing.alt for drawing in drawn), *(note.text for page in deck.pages for note in page.notes)])
    links = {"A branch": 6, "Another branch here": 9} | {f"A step of the work number {at}": at + 1 for at in range(count)}
    assert not [each for each, end in links.items() if f"{each} to A step of the work number {end}" not in told]
    assert (more is BACK) == ("A step of the work number 11 to A step of the work number 1: again" in told)
    assert [page.title.replace("\xa0", " ").partition("(")[2] for page in deck.pages[1:]] == [
        f"{at + 1} of {len(drawn)})" for at in range(len(drawn))
    ]
