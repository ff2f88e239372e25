"""How slides are composed: boxes share edges, lists fill their slide, and themes draw them each in their own way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.base.geometry import Rect, Size, inches
from slides.design import Form, Layout, Purpose, Role, built_in
from slides.design.page import Chart, Drawing, Picture, PlacedItem, Shape, Table, Text
from slides.design.themes import THEMES
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import BREAK, Run, plain
from slides.typesetting.compounds import kept_whole, split_compounds
from slides.visuals.graph_layout.growth import stretched, with_pillars
from slides.visuals.graph_layout.model import LEFT, RIGHT, TOP, Edge, Graph, PlacedGraph, Route

_NAMES = sorted(THEMES)
_FAN = "flowchart LR\n  a[Cause] --> b[One]\n  a --> c[Two]\n  a --> d[Three]\n  b --> e[Effect]\n  c --> e\n  d --> e"


def _boxes(diagram: str) -> dict[str, Rect]:
    """The places of a flowchart's boxes by their text."""
    deck = build_deck(f"---\nagenda: false\n---\n\n## A title\n\n```mermaid\n{diagram}\n```\n", "outline.md")
    (drawing,) = (each.what for each in deck.pages[-1].fills if isinstance(each.what, Drawing))
    return {
        "".join(run.text for words in shape.label.words for run in words.runs): shape.rect
        for shape in drawing.shapes
        if isinstance(shape, Shape) and shape.label
    }


def test_boxes_that_stand_alone_reach_from_the_first_to_the_last_of_those_beside_them() -> None:
    boxes = _boxes(_FAN)
    for name in ("Cause", "Effect"):
        assert abs(boxes[name].y - boxes["One"].y) < inches(0.02)
        assert abs(boxes[name].bottom - boxes["Three"].bottom) < inches(0.02)


def test_a_box_that_leads_to_a_single_other_one_is_as_large_as_those_beside_it() -> None:
    boxes = _boxes("flowchart LR\n  a[Sensors] --> b[Control] --> c[Features]\n  d[Lidar] --> c\n  c --> e[Map]\n  c --> f[Doubt]")
    assert boxes["Sensors"].height == boxes["Control"].height


def test_a_box_does_not_grow_over_a_line_or_where_a_line_enters_it_from_above() -> None:
    boxes = (Rect(0, 400, 100, 100), Rect(200, 0, 100, 100), Rect(200, 800, 100, 100))
    links = (Edge(0, 1), Edge(0, 2))
    free = Route(((100, 450), (200, 50)), RIGHT, LEFT), Route(((100, 450), (200, 850)), RIGHT, LEFT)
    plan = PlacedGraph(Size(300, 900), boxes, free)
    assert with_pillars(plan, Graph(3, links), (True, False, False)).boxes[0] == Rect(0, 0, 100, 900)
    entered = (Route(((50, 400), (200, 50)), TOP, LEFT), free[1])
    crossed = (Route(((50, 100), (50, 200), (200, 50)), RIGHT, LEFT), free[1])
    for routes in (entered, crossed):
        plan = PlacedGraph(Size(300, 900), boxes, routes)
        assert with_pillars(plan, Graph(3, links), (True, False, False)).boxes[0] == boxes[0]


def test_a_graph_is_stretched_to_its_room_as_far_as_boxes_keep_their_shape_and_labels_their_size() -> None:
    label = Rect(140, 40, 20, 10)
    plan = PlacedGraph(Size(300, 100), (Rect(0, 0, 100, 100), Rect(200, 0, 100, 100)), (Route(((100, 50), (200, 50)), RIGHT, LEFT, label),))
    found = stretched(plan, Size(330, 1000))
    assert found.size == Size(330, 130)
    assert found.boxes == (Rect(0, 0, 110, 130), Rect(220, 0, 110, 130))
    assert found.routes[0].points == ((110, 65), (220, 65))
    assert found.routes[0].label is not None
    assert found.routes[0].label.size == label.size
    assert stretched(plan, plan.size) is plan


_ITEMS = (
    "Only one city, with a temperate climate",
    "Sensors hang at 3 m, people stand lower",
    "No buildings higher than 40 m in it",
    "One summer",
)


def _rows(theme: str, count: int, mark: str = "-", before: str = "", after: str = "") -> BuiltDeck:
    items = "\n".join(f"{mark} {item}" for item in _ITEMS[:count])
    return build_deck(f"---\nagenda: false\n---\n\n## Limits of the study\n\n{before}\n\n{items}\n\n{after}\n", "outline.md", theme)


@pytest.mark.parametrize("theme", _NAMES)
@pytest.mark.parametrize("mark", ["-", "1."])
@pytest.mark.parametrize("bar", [False, True])
def test_a_list_of_three_items_fills_the_body_of_its_slide(theme: str, mark: str, bar: bool) -> None:
    deck = _rows(theme, 3, mark, after="> [!IMPORTANT]\n> The results hold for this city." if bar else "")
    layout = deck.design.layouts[deck.pages[0].layout]
    assert layout.form.purpose in (Purpose.ROWS, Purpose.NUMBERED_ROWS)
    room = deck.design.frame.room_for(layout.form.purpose, takeaway=bar)
    slots = [slot for slot in layout.slots if slot.role in (Role.CARD, Role.TEXT)]
    assert max(slot.rect.bottom for slot in slots) > room.bottom - inches(0.1)
    assert min(slot.rect.y for slot in slots) < room.y + inches(0.1)


@pytest.mark.parametrize("theme", ["ink", "slate", "paper", "night"])
def test_few_rows_stand_on_panels_and_many_between_hairlines(theme: str) -> None:
    design = built_in(theme)
    for purpose in (Purpose.ROWS, Purpose.NUMBERED_ROWS):
        few, many = design.variants(Form(purpose, 4))[0], design.variants(Form(purpose, 7))[0]
        assert any(shape.shape in ("rect", "frame") and shape.rect.height > inches(0.5) for shape in few.decoration)
        assert sum(shape.shape == "line" for shape in many.decoration) >= 7


@pytest.mark.parametrize("theme", _NAMES)
def test_rows_begin_under_the_text_that_introduces_them(theme: str) -> None:
    deck = _rows(theme, 4, before="This is what we found in the field:")
    layout = deck.design.layouts[deck.pages[0].layout]
    intro = layout.first(Role.INTRO)
    assert intro is not None
    rows = [shape.rect for shape in layout.decoration if shape.shape == "rect" and inches(0.3) < shape.rect.height < inches(2)]
    assert all(rect.y >= intro.rect.bottom for rect in rows if rect.width > inches(8))
    assert all(slot.rect.y >= intro.rect.bottom for slot in layout.slots_for(Role.CARD))


@pytest.mark.parametrize("theme", _NAMES)
def test_a_quotation_of_a_sentence_fills_its_place(theme: str) -> None:
    deck = build_deck(
        "---\nagenda: false\n---\n\n## Customers\n\n> We moved 1,400 people over a weekend and nobody opened a ticket.\n>\n> — Somebody\n",
        "outline.md",
        theme,
    )
    layout = deck.design.layouts[deck.pages[0].layout]
    slot = layout.first(Role.QUOTE)
    assert slot is not None
    assert layout.first(Role.TAKEAWAY) is None
    (shown,) = (each.what for each in deck.pages[0].fills if each.slot == slot.index)
    assert shown.height > 0.6 * slot.rect.height


@pytest.mark.parametrize("theme", _NAMES)
def test_a_last_slide_of_thanks_stands_as_the_cover_does(theme: str) -> None:
    text = "---\ntitle: A review\n---\n\n# A review\n\n## One\n\n- a\n- b\n\n## Thank you\n\nQuestions?\n\n"
    deck = build_deck(text, "outline.md", theme)
    cover, last = (deck.design.layouts[page.layout] for page in (deck.pages[0], deck.pages[-1]))
    assert last.form.purpose is Purpose.SECTION
    assert last.ground is cover.ground
    assert {each.shape for each in last.decoration} == {each.shape for each in cover.decoration}
    for other in (text + "## Two\n\n- c\n- d\n", text.replace("Thank you", "Result")):
        deck = build_deck(other, "outline.md", theme)
        assert all(deck.design.layouts[page.layout].form.purpose is not Purpose.SECTION for page in deck.pages)


@pytest.mark.parametrize(
    ("text", "ends", "found"),
    [
        ("How the Iran-Russia Alliance", (13, 28), [8]),
        ("How the Iran-Russia Alliance", (8, 28), []),
        ("Use --warm-up here", (11, 18), [4]),
        ("Iran-Russia", (5, 11), []),
        ("a well-known-and-far-too-long-to-keep-whole word", (9, 47), []),
    ],
)
def test_words_with_a_hyphen_that_lines_break_are_found(text: str, ends: tuple[int, ...], found: list[int]) -> None:
    assert split_compounds(text, ends) == found


def test_only_names_count_as_words_with_a_hyphen_where_names_are_asked_for() -> None:
    assert split_compounds("a like-minded country", (7, 21), names=True) == []
    assert split_compounds("The Iran-Russia alliance", (9, 24), names=True) == [4]
    assert plain(kept_whole((Run("The "), Run("Iran-Russia", bold=True), Run(" alliance")), [4])) == f"The{BREAK}Iran-Russia alliance"


@pytest.mark.parametrize("theme", _NAMES)
def test_titles_and_boxes_break_no_name_at_its_hyphen(theme: str) -> None:
    title = "How the Iran-Russia Alliance Challenges Western Powers"
    drawn = (
        "flowchart LR\n  a[The Iran-Russia alliance] --> b[One effect of it]\n  a --> c[Another]\n  b --> d[The West must act]\n  c --> d"
    )
    deck = build_deck(
        f"---\ntitle: {title}\nagenda: false\n---\n\n# {title}\n\n## Effects\n\n```mermaid\n{drawn}\n```\n", "outline.md", theme
    )
    cover = next(each.what for each in deck.pages[0].fills if each.slot == 0)
    (drawing,) = (each.what for each in deck.pages[-1].fills if isinstance(each.what, Drawing))
    assert isinstance(cover, Text)
    assert not split_compounds(cover.paragraphs[0].text, cover.breaks[0])
    for words in (words for shape in drawing.shapes if isinstance(shape, Shape) and shape.label for words in shape.label.words):
        assert not split_compounds(plain(words.runs), words.breaks, names=True)


def _pictured(text: str, folder: Path, size: tuple[int, int]) -> tuple[Layout, PlacedItem]:
    """The layout of a slide with a picture, and the picture."""
    Image.new("RGB", size, "navy").save(folder / "p.png")
    deck = build_deck(f"---\nagenda: false\n---\n\n## A title\n\n{text}\n", str(folder / "outline.md"))
    (shown,) = (each for each in deck.pages[0].fills if isinstance(each.what, Picture))
    return deck.design.layouts[deck.pages[0].layout], shown


@pytest.mark.parametrize("size", [(1600, 800), (1600, 1200), (1200, 1200), (1000, 1200)])
def test_a_picture_beside_a_few_words_takes_most_of_the_slide_and_ends_at_its_margin(tmp_path: Path, size: tuple[int, int]) -> None:
    layout, shown = _pictured("![A view](p.png)\n\n- Few words here\n- And here", tmp_path, size)
    text, picture = layout.first(Role.BODY), layout.first(Role.PICTURE)
    assert text is not None
    assert picture is not None
    assert shown.rect.right == picture.rect.right
    assert shown.rect.y == picture.rect.y
    assert shown.rect.height > 0.98 * picture.rect.height or shown.rect.width >= inches(7.5)


def test_many_words_beside_a_picture_keep_their_size_and_the_picture_is_smaller(tmp_path: Path) -> None:
    points = "\n".join(f"- Point {at} says so much that it needs the width of half a slide to be read" for at in range(6))
    few, large = _pictured("![A view](p.png)\n\n- Few words", tmp_path, (1600, 1000))
    many, small = _pictured(f"![A view](p.png)\n\n{points}", tmp_path, (1600, 1000))
    assert large.rect.width > small.rect.width
    first, second = few.first(Role.BODY), many.first(Role.BODY)
    assert first is not None
    assert second is not None
    assert first.rect.width < second.rect.width


def test_a_plot_has_its_caption_beside_it_and_a_wide_one_under_it(tmp_path: Path) -> None:
    beside, _ = _pictured('![A plot](p.png "How the error falls")', tmp_path, (1600, 800))
    under, _ = _pictured('![A plot](p.png "How the error falls")', tmp_path, (2400, 800))
    for layout, inside in ((beside, True), (under, False)):
        picture, caption = layout.first(Role.PICTURE), layout.first(Role.CAPTION)
        assert picture is not None
        assert caption is not None
        assert (caption.rect.x >= picture.rect.right) == inside


def test_what_is_compared_stands_in_the_middle_of_its_column() -> None:
    compared = build_deck("## A\n\n| | One | Two |\n|---|---|---|\n| Price | low | 40 days |\n| Size | 2 m | big |\n", "outline.md")
    listed = build_deck("## A\n\n| Name | One | Two |\n|---|---|---|\n| Price | low | 40 days |\n| Size | 2 m | big |\n", "outline.md")
    for deck, aligned in ((compared, "ctr"), (listed, "l")):
        (table,) = (each.what for each in deck.pages[-1].fills if isinstance(each.what, Table))
        assert [cell.align for cell in table.rows[1].cells] == ["l", aligned, aligned]
        assert table.size == 28


_LONG = "Both countries have made several agreements in fields such as energy"


@pytest.mark.parametrize("theme", _NAMES)
@pytest.mark.parametrize("heads", [(_LONG, "Short"), ("Short", _LONG, "Another")])
def test_long_headings_stand_over_their_text_in_rows_and_short_ones_on_cards(theme: str, heads: tuple[str, ...]) -> None:
    def purpose(*names: str) -> Purpose:
        text = "\n\n".join(f"### {name}\n\nThe growing trade helps both to get around the restrictions." for name in names)
        deck = build_deck(f"---\nagenda: false\n---\n\n## A title\n\n{text}\n", "outline.md", theme)
        return deck.design.layouts[deck.pages[0].layout].form.purpose

    assert purpose(*heads) is Purpose.STACKED_ROWS
    assert purpose(*("Trade", "Energy", "Arms")[: len(heads)]) is not Purpose.STACKED_ROWS


def test_a_chart_whose_only_name_is_a_sign_has_no_heading() -> None:
    items = "1. Sky view factor (34%)\n2. Tree cover (21%)\n3. Wind direction (14%)\n4. Distance to water (9%)\n"
    deck = build_deck(f"---\nagenda: false\n---\n\n## What matters\n\n{items}", "outline.md")
    (chart,) = (each.what for each in deck.pages[0].fills if isinstance(each.what, Chart))
    assert chart.heading is None


@pytest.mark.parametrize("theme", _NAMES)
@pytest.mark.parametrize(
    ("before", "after"),
    [("The temperature is", "where $x$ is the street.\n\n- One\n- Two"), ("", "where $x$ is the street."), ("It is", "")],
)
def test_a_formula_between_text_stands_large_on_a_panel_and_all_is_shown(theme: str, before: str, after: str) -> None:
    deck = build_deck(f"---\nagenda: false\n---\n\n## Model\n\n{before}\n\n$$T = f(x) + 1$$\n\n{after}\n", "outline.md", theme)
    (page,) = deck.pages
    layout = deck.design.layouts[page.layout]
    assert layout.form.purpose is Purpose.FORMULA
    texts = {layout.slot(each.slot).role: each.what for each in page.fills if isinstance(each.what, Text)}
    assert (Role.INTRO in texts) == bool(before)
    assert (Role.BODY in texts) == bool(after)
    assert texts[Role.CARD].sizes[0] >= 40
    assert len(texts[Role.BODY].paragraphs if after else ()) == after.count("\n- ") + bool(after)


def test_a_long_text_with_a_formula_or_two_stays_running_text() -> None:
    for text in ("$$a = b$$\n\nso\n\n$$c = d$$", "$$a = b$$\n\n" + "\n".join(f"- Point {at}" for at in range(8))):
        deck = build_deck(f"---\nagenda: false\n---\n\n## Model\n\nIt is\n\n{text}\n", "outline.md")
        assert all(deck.design.layouts[page.layout].form.purpose is not Purpose.FORMULA for page in deck.pages)


@pytest.mark.parametrize("theme", _NAMES)
def test_the_heads_of_cards_are_no_smaller_than_their_text(theme: str) -> None:
    text = "\n\n".join(f"### {name}\n\nTwo resellers brought a third of the new names." for name in ("Trade", "Energy", "Arms"))
    deck = build_deck(f"---\nagenda: false\n---\n\n## A title\n\n{text}\n", "outline.md", theme)
    (page,) = deck.pages
    layout = deck.design.layouts[page.layout]
    assert layout.form.purpose is Purpose.HEADED_CARDS
    sizes = {
        role: [each.what.sizes[0] for each in page.fills if isinstance(each.what, Text) and layout.slot(each.slot).role is role]
        for role in (Role.HEAD, Role.TEXT)
    }
    assert min(sizes[Role.HEAD]) >= max(sizes[Role.TEXT])
