"""Obsidian: notes embedded by `![[note]]` stand where they are embedded, and boxes of Advanced Slides stand side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_public_decks import codes, made, words

NOTE = (
    "---\ntags: x\n---\n# Kept\n\nFirst words.\n\n## Part two\n\n- only this\n\n### Deeper\n\nAlso this.\n\n## Part three\n\nLast words.\n"
)

GRIDS = (("60 55", "5 10", "Left"), ("30 55", "-5 10", "Right"))


def shown(folder: Path, embed: str) -> str:
    """The words of a deck whose second slide embeds a note."""
    (folder / "note.md").write_text(NOTE, encoding="utf-8")
    deck = made(folder, f"# T\n\n## A\n\n{embed}\n\n## B\n\nEnd.\n")
    assert not codes(deck.problems)
    titles = [slide[0] for slide in words(deck)]
    assert titles[-1] == "B"
    return " ".join(text for slide in words(deck) for text in slide)


@pytest.mark.parametrize("embed", ["![[note]]", "![[note.md]]", "![[note|shown as]]"])
def test_a_note_stands_where_it_is_embedded(tmp_path: Path, embed: str) -> None:
    found = shown(tmp_path, embed)
    assert {"First words.", "only this", "Last words."} == {each for each in ("First words.", "only this", "Last words.") if each in found}


def test_a_part_of_a_note_is_what_stands_under_its_heading(tmp_path: Path) -> None:
    found = shown(tmp_path, "![[note#Part two]]")
    assert "only this" in found
    assert "Also this." in found
    assert "First words." not in found
    assert "Last words." not in found


@pytest.mark.parametrize("name", ["missing", "../secret", "note#No such part", "/etc/passwd", "deck", "C:/x", "#here"])
def test_a_note_that_cannot_be_embedded_is_named(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "talk"
    inside.mkdir()
    (tmp_path / "secret.md").write_text("A secret.\n", encoding="utf-8")
    (inside / "note.md").write_text(NOTE, encoding="utf-8")
    deck = made(inside, f"# T\n\n## A\n\nWords.\n\n![[{name}]]\n")
    assert not codes(deck.problems)
    assert any(f"an embedded file is left out: {name}" in each.message for each in deck.problems)
    assert "secret." not in str(words(deck))


def test_notes_that_embed_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("In a.\n\n![[b]]\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("In b.\n\n![[a]]\n", encoding="utf-8")
    deck = made(tmp_path, "# T\n\n## A\n\n![[a]]\n")
    assert str(words(deck)).count("In a.") == 1
    assert str(words(deck)).count("In b.") == 1


def test_boxes_of_advanced_slides_stand_side_by_side(tmp_path: Path) -> None:
    boxes = [f'<grid drag="{size}" drop="{place}">\n### {name}\n\n{name} text.\n</grid>' for size, place, name in GRIDS]
    deck = made(tmp_path, "# T\n\n## A\n\n" + "\n\n".join(boxes) + "\n")
    assert not codes(deck.problems)
    shapes = [shape for shape in deck.to_presentation().slides[-1].shapes if shape.has_text_frame]
    left, right = (next(shape for shape in shapes if f"{name} text." in shape.text_frame.text) for _, _, name in GRIDS)
    assert left.top == right.top
    assert left.left < right.left
