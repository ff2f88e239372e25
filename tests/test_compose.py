"""The laws of composing: nothing lost, nothing outside its box, nothing below the floor, more room never smaller."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.base.diagnostics import Span
from slides.base.geometry import Size, inches
from slides.deck.blocks import Prose
from slides.design import Purpose, Role, built_in
from slides.design.around import with_text_around
from slides.design.page import Picture, Table, Text
from slides.layout.compose import _Composer
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.localization import labels
from slides.text.rich_text import Mark, Paragraph, Run
from slides.typesetting.fitting import fits, largest
from tests.building import build, graver, read, visible
from tests.example_counts import examples
from tests.strategies import PHRASE, outlines

SLOW = settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SYNTAX = re.compile(r"^:::.*$|^```.*$|^\|[-|]+\|$|\[!IMPORTANT\]|^\s*(- |1\. |#+ |> )|\*\*|\|", re.MULTILINE)


def words_of(outline: str) -> set[str]:
    """The words of a generated outline without its marks."""
    return set(SYNTAX.sub(" ", SYNTAX.sub(" ", outline)).split())


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("…", "")


@SLOW
@given(outlines())
def test_no_word_is_lost(outline: str) -> None:
    briefing = build_deck(outline, "x.md")
    shown = squeezed(visible(read(build(briefing))))
    lost = [word for word in words_of(outline) if squeezed(word) not in shown]
    assert lost == []


@SLOW
@given(outlines(), st.sampled_from(["ink", "editorial", "paper", "night"]))
def test_everything_stays_in_its_box_at_a_legible_size_or_is_told(outline: str, theme: str) -> None:
    briefing = build_deck(outline, "x.md", theme)
    told = {problem.span.line for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH}
    for page in briefing.pages:
        for placed in page.fills:
            slot = briefing.design.layouts[page.layout].slot(placed.slot)
            assert isinstance(placed.what, Text | Table | Picture)
            assert placed.what.height <= slot.rect.height or page.span.line in told
            if isinstance(placed.what, Text):
                assert placed.what.sizes in briefing.design.style(slot).ladder


@SLOW
@given(outlines())
def test_titles_are_unique_and_there_on_every_slide(outline: str) -> None:
    titles = [" ".join(page.title.casefold().split()) for page in build_deck(outline, "x.md").pages]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@SLOW
@given(outlines())
def test_equal_input_gives_equal_bytes(outline: str) -> None:
    assert build(build_deck(outline, "x.md")) == build(build_deck(outline, "x.md"))


@given(st.lists(PHRASE, min_size=1, max_size=12), st.integers(2, 6), st.integers(2, 5))
def test_more_room_never_gives_smaller_type(phrases: list[str], width: int, height: int) -> None:
    design = built_in()
    style, fonts = design.styles["body"], design.theme.fonts
    text = [Paragraph((Run(phrase),), 0, Mark.BULLET) for phrase in phrases]
    small = largest(text, style, fonts, Size(inches(width), inches(height)))
    large = largest(text, style, fonts, Size(inches(width * 2), inches(height * 1.5)))
    assert large.sizes[0] >= small.sizes[0]


@given(st.lists(PHRASE, min_size=1, max_size=40))
def test_spread_text_fits_page_by_page_and_is_all_there(phrases: list[str]) -> None:
    from slides.typesetting.fitting import rungs

    design = built_in()
    prose = Prose(Span("x.md"), tuple(Paragraph((Run(phrase),), 0, Mark.BULLET) for phrase in phrases))
    room = Size(inches(6), inches(2))
    smallest = rungs(design.styles["body"], design.theme.fonts)[-1]
    pages = prose.spread(room, smallest)
    assert all(fits(page.lay_out(room, smallest), room) for page in pages)
    assert "".join(paragraph.text for page in pages for paragraph in page.paragraphs).split() == "".join(phrases).split() or [
        word for page in pages for paragraph in page.paragraphs for word in paragraph.text.split()
    ] == [word for phrase in phrases for word in phrase.split()]


def page_layouts(briefing: BuiltDeck) -> list[str]:
    return [page.layout for page in briefing.pages]


def test_the_shape_of_the_content_chooses_the_layout() -> None:
    cases = {
        "- one\n- two": "2 Tiles",
        "| a | b |\n|---|---|\n| 1 | 2 |": "Table",
        "> Words.\n> — Who": "Quote",
        "### A\n\n- x\n\n### B\n\n- y": "Comparison, short",
        "- **A** x\n- **B** y\n- **C** z": "3 Rows with Leads",
        "1. **A** x\n2. **B** y\n3. **C** z": "Process 3, short",
        "- **12%** up\n- **7** down": "Two Key Figures",
        "One short sentence.": "Statement",
        "": "Statement",
        "```py\nx = 1\n```": "Code, arrangement 1",
    }
    for content, layout in cases.items():
        assert page_layouts(build_deck(f"## Heading\n\n{content}\n", "x.md")) == [layout], content


ROWS = "- One short item\n- Two short item\n- Three short item\n- Four short item\n"
AFTER = (
    "That is the whole of it.",
    "That is the whole of it, and here are some more words, so that the text below the rows needs two lines and not just one.",
)


@pytest.mark.parametrize("theme", ["ink", "editorial"])
def test_layouts_that_differ_never_share_a_name(theme: str) -> None:
    """Rows over one line of text, over two, and under one or two: each page is where its own layout has it."""
    texts = [*(f"{ROWS}\n{after}" for after in AFTER), *(f"{after}\n\n{ROWS}" for after in AFTER), f"{AFTER[0]}\n\n{ROWS}\n{AFTER[1]}"]
    long = "A heading that goes on and on so that it needs two lines of the slide to be read in full by anybody in the room"
    takeaway = "\n\n> [!TAKEAWAY]\n> It holds.\n"
    slides = [f"## {title} {at}\n\n{text}{end}" for at, text in enumerate(texts) for title in ("Short", long) for end in ("", takeaway)]
    briefing = build_deck("\n\n".join(slides) + "\n", "x.md", theme)
    assert [problem for problem in briefing.problems if problem.rule.code == "A20"] == []
    for page in briefing.pages:
        slots = {slot.index: slot.rect for slot in briefing.design.layouts[page.layout].slots}
        assert all(placed.rect == slots[placed.slot] for placed in page.fills if isinstance(placed.what, Text)), page.title


def test_the_placeholders_of_a_layout_have_an_index_each_with_text_around_its_items_too() -> None:
    """Rows of eight with leads take sixteen indexes: the text above them needs one of its own, also where a design has taken it."""
    design = built_in()
    room = design.frame.room_for(Purpose.ROWS, takeaway=False)
    for layout in design.layouts.values():
        taken = replace(layout, slots=(*layout.slots, *(replace(layout.slots[0], index=index) for index in (33, 34))))
        for each in (layout, *(with_text_around(one, room, 1, 1) for one in (layout, taken))):
            indexes = [slot.index for slot in each.slots]
            assert len(set(indexes)) == len(indexes), each.name
    rows = "".join(f"- **Lead {at}:** some words beside it\n" for at in range(8))
    briefing = build_deck(f"## Heading\n\nA line that leads to the rows.\n\n{rows}", "x.md")
    assert page_layouts(briefing) == ["8 Rows with Leads, with Introduction"]
    build(briefing)  # the finished package is validated


def test_a_layout_whose_name_is_taken_gets_another_one() -> None:
    """Two layouts made for pages under one name, and one under the name of a design's own."""
    design = built_in()
    composer = _Composer(design, labels("en"), [], "")
    first, own = design.layouts["4 Rows"], design.layouts["Table"]
    second = replace(first, slots=first.slots[1:])
    made = [replace(each, name="4 Rows, made") for each in (first, second)]
    assert [composer.name_of(each) for each in (first, second, own)] == ["4 Rows", "4 Rows, arrangement 2", "Table"]
    assert [composer.name_of(each) for each in (*made, made[1])] == ["4 Rows, made", *["4 Rows, made, arrangement 2"] * 2]


def test_the_bold_beginning_of_a_sentence_stands_before_it_and_heads_no_card() -> None:
    rest = "is what matters to everybody who has ever waited for a reply"
    text = f"## Heading\n\n- **Speed** {rest}\n- **Price** {rest}\n- **Trust** {rest}\n"
    assert page_layouts(build_deck(text, "x.md")) == ["3 Rows with Leads"]
    mixed = text.replace("**Trust**", "Trust")
    assert page_layouts(build_deck(mixed, "x.md")) == ["3 Rows"]


@pytest.mark.parametrize(
    ("item", "cards"),
    [
        ("**Speed**, which matters", False),
        ("**Speed** is what matters", True),
        ("**Speed**'s what matters to us", False),
        ("**Speed**; it matters", False),
        ("**Speed**: it is what matters", True),
        ("**Speed:** it is what matters", True),
        ("**Speed** \u2013 it is what matters", True),
        ("**Speed.** It is what matters", True),
        ("**Speed**. it is what matters", True),
        ("**Speed** It is what matters", True),
        ("**Speed**<br>it is what matters", True),
        ("**Speed?** it is what matters", True),
        ("**3 days** from here to there", True),
        ("**\u7533\u8bf7** \u5728\u516c\u544a\u680f\u767b\u8bb0", True),
        ("**Speed** high", True),
    ],
)
def test_a_lead_has_a_column_of_its_own_where_every_item_has_one(item: str, cards: bool) -> None:
    text = f"## Heading\n\n- {item}\n- {item.replace('Speed', 'Price')}\n- {item.replace('Speed', 'Trust')}\n"
    (layout,) = page_layouts(build_deck(text, "x.md"))
    assert (layout not in ("3 Rows", "Side Title and 3 Rows")) == cards
    (asked,) = page_layouts(build_deck(text.replace("- ", "<!-- layout: cards -->\n\n- ", 1), "x.md"))
    assert "Cards" in asked


def test_a_layout_can_be_asked_for_and_a_wrong_one_is_told() -> None:
    asked = build_deck("## A\n\n<!-- layout: timeline -->\n\n1. **A** x\n2. **B** y\n3. **C** z\n", "x.md")
    assert page_layouts(asked) == ["Timeline 3, both sides"]
    assert graver(asked) == ()
    unknown = build_deck("## A\n\n<!-- layout: timelime -->\n\n- x\n", "x.md")
    assert str(graver(unknown)[0]) == "x.md:3:1: warning: unknown layout: timelime (did you mean timeline?) [L2]"
    cannot = build_deck("## A\n\n<!-- layout: timeline -->\n\n- x\n", "x.md")
    assert "cannot hold" in graver(cannot)[0].message
    assert page_layouts(cannot) == ["Statement on Panel"]


def test_a_long_table_repeats_its_header_on_every_slide() -> None:
    rows = "\n".join(f"| row {number} | {number} |" for number in range(40))
    briefing = build_deck(f"## Long\n\n| Name | Count |\n|---|---|\n{rows}\n", "x.md")
    tables = [placed.what for page in briefing.pages for placed in page.fills if isinstance(placed.what, Table)]
    assert len(tables) > 1
    assert all([cell.runs[0].text for cell in table.rows[0].cells] == ["Name", "Count"] for table in tables)
    assert sum(len(table.rows) - 1 for table in tables) == 40
    assert [page.title for page in briefing.pages] == [f"Long ({at} of {len(tables)})" for at in range(1, len(tables) + 1)]
    assert graver(briefing)[0].span.line == 1


def test_slots_of_one_group_share_one_size() -> None:
    long = " ".join(["Words"] * 30)
    briefing = build_deck(f"## A\n\n- **A** {long}\n- **B** b\n- **C** c\n", "x.md")
    (page,) = briefing.pages
    cards = briefing.design.layouts[page.layout].slots_for(Role.TEXT)
    sizes = {placed.what.sizes for placed in page.fills if isinstance(placed.what, Text) and placed.slot in [slot.index for slot in cards]}
    assert len(cards) == 3
    assert len(sizes) == 1


def test_rows_of_many_heights_are_dealt_out_inside_their_pages() -> None:
    lengths = [60, 10, 300, 40, 200, 150, 90, 120, 30, 180, 220, 15, 70, 110]
    rows = "\n".join(f"| row {number} | {'word ' * (length // 5)}|" for number, length in enumerate(lengths))
    for extra in range(12):
        briefing = build_deck(f"## A\n\n| what | how |\n|---|---|\n{rows}\n| last | {'more ' * extra * 6}|\n", "x.md")
        assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH]


def test_a_long_section_is_cut_at_its_sub_headings_and_each_has_its_name() -> None:
    part = "- a point that is made here, and goes on for a while after that\n" * 7 + "\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    outline = f"## A\n\n- x\n\n## B\n\n### One\n\n{part}\n### Two\n\n{part}\n## C\n\n- [two](#two)\n"
    briefing = build_deck(outline, "x.md")
    assert [page.title for page in briefing.pages] == ["A", "B: One", "B: Two", "C"]
    assert [(problem.rule, problem.span.line) for problem in graver(briefing)] == [(rule_catalogue.CONTINUED, 5)]


def test_columns_that_are_too_high_are_taken_apart_and_nothing_is_lost() -> None:
    side = "\n".join(f"- point {number} of a side that is far too long for one page of the deck" for number in range(20))
    briefing = build_deck(
        f"## A\n\n:::: columns\n::: column\n{side}\n:::\n::: column\n{side.replace('point', 'item')}\n:::\n::::\n", "x.md"
    )
    shown = visible(read(build(briefing)))
    assert all(f"point {number} " in shown and f"item {number} " in shown for number in range(20))
    assert len(briefing.pages) > 1
