"""HTML in outlines: boxes side by side, tables that lay out, pictures beside sentences and in their sizes, names that links lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.deck.blocks import Columns
from slides.deck.deck import read_document
from slides.design.page import Drawing, Picture, Text
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import plain


def built(text: str, file: str = "x.md") -> BuiltDeck:
    return build_deck(f"# Deck\n\n## A slide\n\n{text}\n", file)


def columns(text: str) -> list[list[str]]:
    """What stands side by side on the only slide: the kinds of block of each column."""
    nodes, _ = parse(f"# Deck\n\n## A slide\n\n{text}\n", str(Path(__file__).parent / "cases" / "x.md"))
    deck, _ = read_document(nodes)
    found = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Columns)]
    return [[type(block).__name__ for block in column] for block in found for column in block.columns]


PICTURE = "![A bar](portrait.png)"
ROWS = ['class="columns"', 'class="cols"', 'class="row"', 'class="grid grid-cols-2 gap-4"', 'class="flex"', 'style="display: flex"']
ROWS += ['class="two-columns"', 'style="display:grid; grid-template-columns: 2fr 1fr"', 'class="r-hstack"', 'class="columns-2"']


@pytest.mark.parametrize("said", ROWS)
def test_boxes_in_a_row_are_columns(said: str) -> None:
    text = f"<div {said}>\n<div>\n\n- left one\n- left two\n\n</div>\n<div>\n\n{PICTURE}\n\n</div>\n</div>"
    assert columns(text) == [["Prose"], ["PictureBlock"]]


@pytest.mark.parametrize("said", ['class="column"', 'class="col-6"', 'style="float:left; width:50%"', 'style="display:inline-block"'])
def test_boxes_beside_each_other_are_columns(said: str) -> None:
    assert columns(f"<div {said}>\n\n- one\n\n</div>\n\n<div {said}>\n\n- two\n\n</div>") == [["Prose"], ["Prose"]]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_boxes_are_columns(count: int) -> None:
    assert len(columns('<div class="columns">\n' + "".join(f"<div>\n\n- {at}\n\n</div>\n" for at in range(count)) + "</div>")) == count


@pytest.mark.parametrize("text", ['<div class="columns">\n\n- one\n\n</div>', '<div align="center">\n\n- one\n\n- two\n\n</div>'])
def test_other_boxes_are_what_they_hold(text: str) -> None:
    assert columns(text) == []


def test_a_box_that_is_never_closed_changes_nothing() -> None:
    open_ = build_deck('# Deck\n\n## A\n\n<div class="columns">\n\n- one\n\n## B\n\n- two\n', "x.md")
    plain_ = build_deck("# Deck\n\n## A\n\n- one\n\n## B\n\n- two\n", "x.md")
    assert [page.title for page in open_.pages] == [page.title for page in plain_.pages]


def test_a_table_that_lays_out_is_columns() -> None:
    text = f"<table><tr><td>\n\n**Left** cell with\n\n- a list\n\n</td><td>\n\n{PICTURE}\n\n</td></tr></table>"
    assert columns(text) == [["Prose"], ["PictureBlock"]]


def test_pictures_in_the_cells_of_a_table_are_shown() -> None:
    assert columns(f"| Before | After |\n|---|---|\n| {PICTURE} | {PICTURE} |") == [["Prose", "PictureBlock"]] * 2


@pytest.mark.parametrize(
    "box",
    [
        '<div class="mermaid">\nflowchart LR\n  A[Build] --> B[Test]\n\n  B --> C[Ship]\n</div>',
        '<pre class="mermaid">\nflowchart LR\n  A[Build] --> B[Test]\n  B --> C[Ship]\n</pre>',
        '<div class="box"><div class="mermaid">\nflowchart LR\n  A[Build] --> B[Test]\n  B --> C[Ship]\n</div></div>',
        "<pre class='mermaid big'>flowchart LR\n  A[Build] --&gt; B[Test]\n  B --> C[Ship]</pre>",
    ],
)
def test_mermaid_in_an_element_is_drawn_as_its_fence_is(box: str) -> None:
    def drawings(text: str) -> list[tuple[str, ...]]:
        drawn = [fill.what for page in built(text).pages for fill in page.fills if isinstance(fill.what, Drawing)]
        return [tuple(label.text for label in each.labels) for each in drawn]

    assert drawings(box) == drawings("```mermaid\nflowchart LR\n  A[Build] --> B[Test]\n  B --> C[Ship]\n```")
    assert len(drawings(box)) == 1


def paragraphs(text: str) -> list[str]:
    nodes, _ = parse(text, "x.md")
    return [
        plain(inner.runs) if inner.kind == "paragraph" else inner.info
        for node in nodes
        for inner in node.walk()
        if inner.kind in ("paragraph", "picture")
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The lake ![a](a.png) freezes, the park ![b](b.png) does not.", ["The lake freezes, the park does not.", "a.png", "b.png"]),
        ("- A bullet ![a](a.png) with a picture", ["A bullet with a picture", "a.png"]),
        ("The lake\n![a](a.png)\nfreezes each winter.", ["The lake freezes each winter.", "a.png"]),
        ("One sentence. ![a](a.png) Another one.", ["One sentence.", "a.png", "Another one."]),
        ("See ![a](a.png), then go.", ["See, then go.", "a.png"]),
        ("![a](a.png) begins it.", ["a.png", "begins it."]),
        ('<p>The lake <img src="a.png" alt="a"> freezes.</p>', ["The lake freezes.", "a.png"]),
    ],
)
def test_a_sentence_stays_whole_and_its_picture_stands_beside_it(text: str, shown: list[str]) -> None:
    assert paragraphs(text) == shown


@pytest.fixture
def outline(tmp_path: Path) -> str:
    Image.new("RGB", (1000, 500), "teal").save(tmp_path / "lake.png")
    Image.new("RGB", (1000, 500), "teal").save(tmp_path / "my lake (1).png")
    Image.new("RGB", (1600, 400), "teal").save(tmp_path / "wide.png")
    return str(tmp_path / "x.md")


def pictures(text: str, file: str) -> list[Picture]:
    return [fill.what for page in built(text, file).pages for fill in page.fills if isinstance(fill.what, Picture)]


@pytest.mark.parametrize(
    ("text", "inches"),
    [
        ("![Lake](lake.png){width=5cm}", 5 / 2.54),
        ("![Lake](lake.png){width=30%}", 0.3 * 11.83),
        ("![Lake](lake.png){height=1in}", 2.0),
        ("![w:192px Lake](lake.png)", 2.0),
        ("![Lake|96](lake.png)", 1.0),
        ("![Lake|96x24](lake.png)", 0.5),
        ('<img src="lake.png" alt="Lake" width="192">', 2.0),
        ('<img src="lake.png" alt="Lake" style="width: 144pt">', 2.0),
        ("![Lake](lake.png){width=90cm}", 10.24),
        ("![Lake](lake.png){width=wide}", 10.24),
    ],
)
def test_a_picture_has_the_size_that_is_asked_for(text: str, inches: float, outline: str) -> None:
    (picture,) = pictures(text, outline)
    assert picture.width / 914400 == pytest.approx(inches, abs=0.05)
    assert picture.width / picture.height == pytest.approx(2, abs=0.01)
    assert picture.alt == "Lake"


def test_a_picture_whose_address_has_blanks_is_shown(outline: str) -> None:
    assert len(pictures('![A lake](my lake (1).png)\n\n![B](my lake (1).png "Title")', outline)) == 2
    missing = built("![A lake](no such lake.png)", outline).problems
    assert [problem.rule.code for problem in missing if problem.rule.code == "P1"] == ["P1"]
    assert "`![a](b c.png)`" not in [node.info for node in parse("`![a](b c.png)`", "x.md")[0]]
    assert plain(parse("`![a](b c.png)`", "x.md")[0][0].runs) == "![a](b c.png)"


def test_an_address_as_on_a_web_page_and_one_in_other_case(outline: str) -> None:
    assert len(pictures("![A lake](./lake.png?raw=true)", outline)) == 1
    assert "did you mean lake.png?" in [problem.hint for problem in built("![A lake](LAKE.PNG)", outline).problems]


def test_a_wide_picture_stands_under_its_text_over_the_full_width(outline: str) -> None:
    page = next(page for page in built("The flow has four parts.\n\n![Wide](wide.png)", outline).pages if page.title == "A slide")
    text, picture = (next(fill for fill in page.fills if isinstance(fill.what, kind) and fill.slot) for kind in (Text, Picture))
    assert picture.rect.y >= text.rect.bottom or text.rect.y < picture.rect.y
    assert picture.rect.width > 11.5 * 914400


def test_a_figure_gives_its_picture_its_caption(outline: str) -> None:
    briefing = built('<figure>\n<img src="lake.png" alt="Lake">\n<figcaption>Our lake</figcaption>\n</figure>', outline)
    assert any(isinstance(fill.what, Text) and fill.what.paragraphs[0].text == "Our lake" for page in briefing.pages for fill in page.fills)


def test_lists_keep_the_letters_and_the_start_that_html_gives_them() -> None:
    nodes, _ = parse('<ol type="a" start="3">\n<li>third</li>\n<li>fourth</li>\n</ol>\n', "x.md")
    listed = next(node for node in nodes if node.kind == "list")
    assert (listed.level, listed.info) == (3, "alphaLcPeriod")


LINKS = """# Talk

## Start

- [Link]({})

## One

### Sub part

Text under it

## Quick Start 🚀

More text <a id="inline"></a>

<a name="named"></a>

## Über uns & mehr

<div id="boxed">

Words in a box

</div>
"""


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("#one", "One"),
        ("#sub-part", "One"),
        ("#Sub-Part", "One"),
        ("#quick-start-", "Quick Start"),
        ("#quick-start", "Quick Start"),
        ("#inline", "Quick Start"),
        ("#named", "Über uns & mehr"),
        ("#user-content-named", "Über uns & mehr"),
        ("#über-uns--mehr", "Über uns & mehr"),
        ("#%C3%BCber-uns--mehr", "Über uns & mehr"),
        ("#boxed", "Über uns & mehr"),
    ],
)
def test_a_link_leads_to_the_page_on_which_its_name_stands(link: str, title: str) -> None:
    briefing = build_deck(LINKS.format(link), "x.md")
    assert not [problem for problem in briefing.problems if problem.rule.code == "M13"]
    wanted = next(
        run.link[1:]
        for page in briefing.pages
        for fill in page.fills
        if isinstance(fill.what, Text)
        for paragraph in fill.what.paragraphs
        for run in paragraph.runs
        if run.text == "Link"
    )
    assert [page.title for page in briefing.pages if wanted in (page.anchor, *page.inner)] == [title]


def test_a_link_to_nothing_is_told() -> None:
    assert [problem.rule.code for problem in build_deck(LINKS.format("#nowhere"), "x.md").problems if problem.rule.code == "M13"] == ["M13"]


def test_a_link_to_a_file_is_not_called_unsafe() -> None:
    text = "- [a](docs/a.md)\n- [b](docs/a.md#part)\n- [c](../b.md)\n- [e](javascript:alert(1))"
    found = [problem for problem in built(text).problems if problem.rule.code in ("M19", "M5")]
    assert sorted((problem.rule.code, problem.span.line) for problem in found) == [("M19", 5), ("M5", 8)]


@pytest.mark.parametrize("text", ["Press <kbd>Ctrl</kbd><kbd>C</kbd> now", "<p>Press <kbd>Ctrl</kbd><kbd>C</kbd> now</p>"])
def test_keys_beside_each_other_stay_apart(text: str) -> None:
    assert paragraphs(text) == ["Press Ctrl C now"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<span>hills</span><span>water</span><span>the coast</span>", "hills \u00b7 water \u00b7 the coast"),
        ('<b class="count">4</b><span>people</span><small>(nodes)</small>', "4 people (nodes)"),
        ("<code>name</code><span>Ada</span>", "name Ada"),
        ("<b>B</b><b>i</b><b>g</b>", "Big"),
        ("all <b>of</b><sub>2</sub> it", "all of2 it"),
    ],
)
def test_elements_that_touch_in_a_box_are_set_apart(inside: str, shown: str) -> None:
    """A design sets them apart by room; letters in several colours and indices stay together."""
    nodes, _ = parse(f'<div class="facts">{inside}</div>\n', "x.md")
    assert [plain(node.runs) for node in nodes if node.kind == "paragraph"] == [shown]


def test_elements_of_other_classes_stand_on_lines_of_their_own_in_a_box() -> None:
    said = '<div class="card">\n<span class="label">CITY 01</span>\n<span class="name">Oslo</span>\n</div>\n'
    nodes, _ = parse(said, "x.md")
    assert [plain(node.runs).split("\n") for node in nodes if node.kind == "paragraph"] == [["CITY 01", "Oslo"]]


def test_empty_cells_beyond_a_tables_header_are_no_loss() -> None:
    assert "EXTRA" not in str([each.rule for each in built("| a | b |\n|---|---|\n| 1 | 2 | |\n").problems])
    assert "3" in str([each.message for each in built("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n").problems])
