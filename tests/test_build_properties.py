"""Any text at all builds, loses nothing, and leaves no box; whatever stands together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.deck.deck import read_document
from slides.design import built_in
from slides.design.page import Text
from slides.layout.freeform import freeform_page
from slides.layout.placement import Placement
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Run
from tests.building import build
from tests.example_counts import examples
from tests.strategies import PHRASE, SHORT, lists, tables

SOME = settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LINES = (
    *("# T", "## S", "### P?", "#### D", "Title", "===", "---", "----", "***", "- a", "  - b", "1. **x** y", "10) z", "- [x] done", "> q"),
    *(
        "> > r",
        "> — w",
        "> [!note]",
        "> [!IMPORTANT]",
        "| a | b |",
        "|---|--:|",
        "| 1 | 2 | 3 |",
        "```py",
        "```",
        "~~~",
        "    code",
        "\t- t",
    ),
    *("::: notes", ":::: columns", "::: column", ":::", "::::", "::right::", "::: {.callout-tip title=T}", "???", "Note:", "<!-- c -->"),
    *(
        "<!-- layout: cards -->",
        "<!-- open",
        "<br>",
        "<div>",
        "</div>",
        "<details><summary>s</summary>",
        "<table><tr><td>c",
        "<u>u",
        "</u>",
    ),
    *("*em* **b** `c` ~s~ ~~t~~ x^2^ H~2~O", "[a][r] [b](#s) <http://x.y>", "[r]: http://x.y", "[^1] ^[inline]", "[^1]: note", "    more"),
    *(
        "![alt](gone.png)",
        "![](data:image/png;base64,xx)",
        "[![l](a.png)](http://x.y)",
        "Term",
        ": meaning",
        "$x^2$ and $5",
        "$$",
        "\\frac{a}{b}",
    ),
    *(
        "layout: two",
        "class: x",
        "{#id .c}",
        "[s]{.mark}",
        "&copy; &#0; &amp;",
        "www.example.com",
        "a\u0000b",
        "مرحبا",
        "日本語。",
        "👩‍👩‍👧",
        "",
        "",
        "",
    ),
)
SOUP = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)


def check(outline: str) -> BuiltDeck:
    """Build, and hold the result against the laws."""
    briefing = build_deck(outline, "x.md")
    assert [problem for problem in briefing.problems if problem.rule is rule_catalogue.LOST] == []
    told = {problem.span.line for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH}
    for page in briefing.pages:
        for placed in page.fills:
            slot = briefing.design.layouts[page.layout].slot(placed.slot)
            assert placed.what.height <= slot.rect.height or page.span.line in told, (page.layout, slot.name)
    if not briefing.failed:
        assert build(briefing)[:2] == b"PK"
    return briefing


@SOME
@given(st.text(max_size=400))
def test_any_text_builds(text: str) -> None:
    check(text)


@settings(SOME, max_examples=examples(120))
@given(SOUP)
def test_any_soup_of_markdown_builds_and_loses_nothing(soup: str) -> None:
    check(soup)


CODE = st.lists(SHORT, min_size=1, max_size=30).map(lambda lines: "```py\n" + "\n".join(lines) + "\n```")
QUOTE = st.lists(PHRASE, min_size=1, max_size=3).map(lambda lines: "\n>\n".join(f"> {line}" for line in lines))
ANY = st.one_of(PHRASE, lists(), tables(), CODE, QUOTE, SHORT.map(lambda text: f"Term\n: {text}"))
COLUMNS = st.lists(ANY, min_size=2, max_size=3).map(
    lambda columns: "\n".join([":::: columns", *(f"::: column\n\n{text}\n\n:::" for text in columns), "::::"])
)


@SOME
@given(st.lists(st.one_of(ANY, COLUMNS), min_size=1, max_size=6))
def test_blocks_of_any_kinds_stand_together_inside_their_boxes(blocks: list[str]) -> None:
    briefing = check("## A\n\n" + "\n\n".join(blocks) + "\n")
    assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH]


@SOME
@given(st.lists(ANY, min_size=2, max_size=4))
def test_more_room_never_gives_smaller_type(blocks: list[str]) -> None:
    nodes, _ = parse("## A\n\n" + "\n\n".join(blocks) + "\n", "x.md")
    slide = read_document(nodes)[0].slides[0]
    design = built_in()
    tight = freeform_page(replace(slide, takeaway=(Run("The point."),)), design)
    roomy = freeform_page(slide, design)
    assert tight is None or (roomy is not None and (roomy.size >= tight.size or code_size(roomy) > code_size(tight)))


def code_size(page: Placement) -> int:
    """The points of the smallest code on a page; 0 where there is none: text may be smaller so that code is larger."""
    texts = [placed.what for placed in page.fills if isinstance(placed.what, Text)]
    return min((text.sizes[0] for text in texts if any(run.code for each in text.paragraphs for run in each.runs)), default=0)
