"""The report: for each slide where it comes from, why it looks as it does, and how full it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slides.cli import main
from slides.pipeline.build import build_deck
from slides.pipeline.report import report
from tests.shared import STRESS

OUTLINE = "# Deck\n\n## A\n\n- one two three\n\n::: notes\nfour five\n:::\n\n"
OUTLINE += "## B\n\n> [!IMPORTANT]\n> Point.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


def test_every_slide_has_its_lines_layout_type_and_length() -> None:
    deck = json.loads(report([("x.md", build_deck(OUTLINE, "x.md"))]))["decks"][0]
    assert [slide["slide"] for slide in deck["slides"]] == [1, 2, 3]
    second, third = deck["slides"][1:]
    assert second["lines"] == [3, 9], "the fence that ends the notes is a line of the slide"
    assert (second["layout"], second["reason"], second["smallest_points"]) == ("Statement on Panel", "one thought of at most 40 words", 54)
    assert (second["words"], second["words_of_notes"]) == (4, 2)
    assert second["seconds_to_say"] == 1
    assert {box["name"]: box["holds"] for box in third["boxes"]} == {"Title": "text", "Table": "table", "Takeaway": "text"}
    assert all(0 < box["fill"] <= 1 for slide in deck["slides"] for box in slide["boxes"])


def test_what_was_decided_for_the_whole_deck_is_told_once() -> None:
    outline = "".join(f"## Slide {at}\n\n" + "- a few words\n" * 3 + "\n" for at in range(4))
    deck = json.loads(report([("x.md", build_deck(outline, "x.md"))]))["decks"][0]
    assert deck["scale"] == {"title": 32, "body_from": 1.38, "points": {"rows": [36, 28]}}


def test_problems_stand_with_their_slide_and_with_the_deck() -> None:
    deck = json.loads(report([("x.md", build_deck("## A\n\n![x](gone.png)\n\n## B\n\ny\n", "x.md"))]))["decks"][0]
    first, second = deck["slides"]
    assert [(problem["code"], problem["line"]) for problem in first["problems"]] == [("P1", 3)], "the message of the picture is enough"
    assert second["problems"] == []
    assert len(deck["problems"]) == 1


def test_no_box_of_the_stress_outline_is_fuller_than_full() -> None:
    briefing = build_deck(STRESS.read_text(encoding="utf-8"), str(STRESS))
    deck = json.loads(report([("stress.md", briefing)]))["decks"][0]
    assert max(box["fill"] for slide in deck["slides"] for box in slide["boxes"]) <= 1


def test_the_command_writes_it(tmp_path: Path) -> None:
    source, target = tmp_path / "x.md", tmp_path / "x.json"
    source.write_text(OUTLINE, encoding="utf-8")
    assert main.main([str(source), "-o", str(tmp_path / "x.pptx"), "--report", str(target)]) == main.BUILT
    assert len(json.loads(target.read_text(encoding="utf-8"))["decks"]) == 1
    assert main.main([str(source), "-o", str(tmp_path / "x.pptx"), "--report", str(tmp_path / "none" / "x.json")]) == main.NOT_BUILT
    with pytest.raises(SystemExit):
        main.main([str(source), "--report", str(tmp_path / "x.txt")])
