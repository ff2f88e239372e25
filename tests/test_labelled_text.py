"""Text under labels, as memos, plans and assistants write it: lines and paragraphs with a few words and a colon before them."""

from __future__ import annotations

import pytest

from slides.checks.completeness.actual import shown_texts
from slides.design import Purpose
from slides.design.page import Page, Text
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import BREAK, plain


def built(content: str, front: str = "agenda: no\n") -> BuiltDeck:
    return build_deck(f"---\n{front}---\n\n{content}\n", "x.md")


def form(deck: BuiltDeck, page: int = 0) -> Purpose:
    return deck.design.layouts[deck.pages[page].layout].form.purpose


def words(page: Page) -> list[str]:
    return [each.text for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("**Status:** draft\n**Date:** May", False),
        ("**Status**: draft\n**Date**: May", False),
        ("Status: draft\nDate: May\nRegion: north", False),
        ("**Phase:** one\nthat goes on\n**Owner:** the office", False),
        ("**状态**：草稿\n**日期**：五月", False),
        ("It ends here: no label\nand this line goes on.", True),
        ("**Bold** words that begin a line\n**and** others that go on.", True),
        ("One line\nOwner: another one", True),
        ("See the note at 10:30\nand the one at 11:45", True),
    ],
)
def test_lines_that_begin_with_labels_stay_lines(lines: str, whole: bool) -> None:
    (paragraph,) = [node for node in parse(lines, "x.md")[0] if node.kind == "paragraph"]
    assert (BREAK not in plain(paragraph.runs)) == whole
    assert plain(paragraph.runs).count(BREAK) in ((0,) if whole else (1, 2))


MISSION = (
    "**Mission:** Bring repair to every quarter of the town.\n\n**Vision:** Nothing that works is thrown away.\n\n**Promise:** We fix it."
)


@pytest.mark.parametrize(
    ("content", "purpose"),
    [
        (MISSION, Purpose.HEADED_CARDS),
        (f"What we stand for.\n\n{MISSION}", Purpose.HEADED_CARDS),
        ("**Month 1**: ten schools  \n**Month 6**: forty schools  \n**Year 2**: all of them", Purpose.TIMELINE),
        ("What went well:\n- the move\n- the press\n\nWhat went badly:\n- the shelves\n- the plan", Purpose.COMPARISON),
        ("**Goal**: a search\n**Week 1**: the base\n- accounts\n- data\n\n**Week 2**: the rest\n- forms\n- tests", Purpose.HEADED_CARDS),
        ("### Prices\n\n#### Free\n\n- one user\n- no export\n\n#### Team\n\n- ten users\n- export", Purpose.COMPARISON),
    ],
)
def test_labels_head_parts(content: str, purpose: Purpose) -> None:
    deck = built(f"## Plan\n\n{content}\n\n## Costs\n\nNone.")
    assert len(deck.pages) == 2
    assert form(deck) is purpose


def test_headings_of_parts_have_no_colon() -> None:
    page = built("## Plan\n\n### For schools:\n\n- one\n- two\n\n### For towns:\n\n- three\n- four").pages[0]
    assert {"For schools", "For towns"} <= set(words(page))


@pytest.mark.parametrize(
    "content",
    [
        "**Note:** one thing.\n\nA paragraph of its own that goes on.\n\n**Warning:** another thing.",
        "**Only one:** label here.",
        "**Is it so?**\n\nIt is.\n\n**And this?**\n\nIt is not.",
    ],
)
def test_other_text_stays_text(content: str) -> None:
    assert form(built(f"## Plan\n\n{content}")) not in (Purpose.LED_ROWS, Purpose.CARDS, Purpose.HEADED_CARDS, Purpose.COMPARISON)


ENDINGS = [
    "**Last updated:** May 2031\n**Version:** 1.2",
    "*Last updated: May 2031*",
    "**Erstellt:** Mai 2031  \n**Status:** Entwurf  \n**Nächster Schritt:** Prüfung",
    "Dernière mise à jour : mai 2031\n\nAuteur : le bureau",
    "最后更新：2031年5月",
]


@pytest.mark.parametrize("rule", ["", "---\n\n"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_a_document_says_of_itself_at_its_end_is_in_the_notes(ending: str, rule: str) -> None:
    deck = built(f"## Plan\n\nThe shop opens.\n\n## Costs\n\nNone at all.\n\n{rule}{ending}")
    assert [page.title for page in deck.pages] == ["Plan", "Costs"]
    assert "31" in " ".join(each.text for each in deck.pages[-1].notes)
    assert not any("31" in text for page in deck.pages for text in words(page))


def test_contacts_at_the_end_stay_on_a_slide() -> None:
    deck = built("## Plan\n\nThe shop opens.\n\n---\n\n**Email:** shop@example.org\n**Phone:** 555 0100")
    assert any("555 0100" in text for page in deck.pages for text in shown_texts(page))


def test_lines_about_a_document_stand_under_its_title() -> None:
    lines = "**Level:** grades six to eight  \n**Time:** two periods of ninety minutes in all  \n**Subject:** science, life and physics  \n"
    long = "This plan brings the ear and the waves together, and " + "says so at length, " * 9
    deck = built(f"# Hearing\n\n{lines}**Rooms:** the laboratory and the yard behind it\n\n{long}.\n\n## Goals\n\nHear.")
    assert sum(text.startswith("Level: grades") for text in words(deck.pages[0])) == 1
    assert "Level" not in deck.pages[1].title


LONG = "a text of some length that says what this programme does for whom and when and at what cost and who pays for it in the end"


@pytest.mark.parametrize("count", [4, 5, 7])
def test_long_numbered_items_with_leads_stand_in_rows_with_their_numbers(count: int) -> None:
    text = LONG if count < 6 else LONG[:60]
    deck = built("## Programmes\n\n" + "\n".join(f"{at}. **Lead number {at}** - {text}" for at in range(1, count + 1)))
    assert len(deck.pages) == 1
    assert form(deck) in (Purpose.LED_ROWS, Purpose.PROCESS)
    if form(deck) is Purpose.LED_ROWS:
        assert f"{count}\u2002Lead number {count}" in words(deck.pages[0])


def test_a_summary_at_the_beginning_is_no_conclusion() -> None:
    text = "Costs are within budget. The opening holds if the inspection passes."
    deck = built(f"## Summary\n\n{text}\n\n## Costs\n\nNone.\n\n## Risks\n\nNone.\n\n## Conclusion\n\nIt opens.")
    assert form(deck, 0) is Purpose.TEXT_ON_PANEL or form(deck, 0) is Purpose.STATEMENT_ON_PANEL
    assert form(deck, 3) is Purpose.CLOSING


def test_short_parts_share_slides_although_one_of_many_is_a_table() -> None:
    chapters = "\n\n".join(f"## Part {at}\n\n### One\n\n- a thing\n- another\n\n### Two\n\n- a third\n- a fourth" for at in range(1, 6))
    table = "## Costs\n\n### Fixed\n\n| What | Sum |\n|---|---|\n| Rent | 20 |\n\n### Other\n\n- none"
    deck = built(f"# Canvas\n\n{chapters}\n\n{table}\n\n---\n\n**Version:** 2")
    assert [page.title for page in deck.pages] == ["Canvas", *(f"Part {at}" for at in range(1, 6)), "Costs"]
    assert all(form(deck, at) is Purpose.COMPARISON for at in range(1, 6))


def test_a_title_in_bold_over_other_words_keeps_its_line() -> None:
    (paragraph,) = [node for node in parse("**Less waste**\nFrom pilot to policy", "x.md")[0] if node.kind == "paragraph"]
    assert plain(paragraph.runs) == f"Less waste{BREAK}From pilot to policy"


@pytest.mark.parametrize("points", ["", "\n- By September\n- With one coordinator\n"])
def test_a_quotation_in_bold_that_quotes_nobody_is_the_point(points: str) -> None:
    page = built(f"## The ask\n\n> **Approve the second plan and its budget**\n{points}").pages[0]
    assert page.layout != "Quote"
    assert "Approve the second plan and its budget" in [text.replace("\u00a0", " ") for text in words(page)]


@pytest.mark.parametrize("quote", ['> **"We fix it."**', "> **\u2014 Somebody**", "> **We** fix what others throw away."])
def test_other_quotations_stay_quotations(quote: str) -> None:
    assert form(built(f"## Voices\n\n{quote}")) is Purpose.QUOTATION


def test_a_slogan_under_the_title_stands_on_the_cover() -> None:
    deck = built('# Plan\n\n> **"Made to be mended."**\n\n## Costs\n\nNone.')
    assert [page.title for page in deck.pages] == ["Plan", "Costs"]
    assert '"Made to be mended."' in [text.replace("\u00a0", " ") for text in words(deck.pages[0])]


def test_an_only_sub_heading_over_others_is_in_the_title() -> None:
    text = "## Prices\n\n### By size\n\n#### Small\n\n- one\n- two\n\n#### Large\n\n- three\n- four\n\n## Costs\n\nNone."
    assert built(text).pages[0].title == "Prices: By size"


POINT = "The town saves what it no longer throws away"


@pytest.mark.parametrize(
    ("quote", "is_point"),
    [
        (f"> {POINT}.", True),
        (f"> *{POINT}.*", True),
        (f'> "{POINT}."', False),
        (f"> {POINT}.\n>\n> \u2014 A neighbour", False),
        (f"> See the report: {POINT}.", False),
        ("> Why now?", False),
    ],
)
def test_a_quotation_of_nobody_under_a_list_is_the_point(quote: str, is_point: bool) -> None:
    page = built(f"## Savings\n\n- less waste\n- lower fees\n- new work\n\n{quote}").pages[0]
    assert (page.layout.endswith("with Takeaway") or "Takeaway" in page.layout) == is_point


def test_text_before_a_quotation_leads_to_it() -> None:
    assert "Takeaway" not in built(f"## Savings\n\nThe mayor puts it so.\n\n> {POINT}.").pages[0].layout


def test_a_quotation_with_a_list_is_text() -> None:
    page = built("## Rules\n\n> Before you begin:\n>\n> - read the sheet\n> - wear gloves\n> - ask for help").pages[0]
    assert page.layout != "Quote"
    assert any(text == "wear gloves" for text in words(page))


def test_lists_in_lists_keep_their_levels_in_cards() -> None:
    inner = "- shows:\n  - names\n  - types\n- hides the rest"
    deck = built(f"## Screen\n\n### Parts\n\n{inner}\n\n### Use\n\n{inner}\n\n### Faults\n\n{inner}")
    paragraphs = [each for page in deck.pages for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs]
    level = {each.text: each.level for each in paragraphs}
    assert level["names"] > level["shows:"]


@pytest.mark.parametrize("colon", [":", "\uff1a"])
def test_a_colon_after_a_lead_is_not_shown(colon: str) -> None:
    page = built(
        f"## \u4e3a\u4ec0\u4e48\n\n- **\u53ef\u89e6\u8fbe**{colon}\u542c\u5230\n- **\u53ef\u5171\u521b**{colon}\u6539\u52a8"
    ).pages[0]
    assert not any(text.startswith(colon) for text in words(page))


def test_a_lone_sub_heading_over_labels_is_in_the_title() -> None:
    text = "### Creators\n\n**For it:**\n- wider access\n- more of it\n\n**Against it:**\n- lost income\n- less new work"
    page = built(f"## Perspectives\n\n{text}\n\n## Costs\n\nNone.").pages[0]
    assert page.title == "Perspectives: Creators"
    assert {"For it", "Against it"} <= set(words(page))


def test_four_long_texts_under_labels_stand_in_rows() -> None:
    text = "words that say at some length what it is for, whom it serves, when it begins and who pays for all of it in the end"
    assert form(built("## Plan\n\n" + "\n\n".join(f"**Label {at}:** {text}." for at in range(1, 5)))) is Purpose.LED_ROWS


def test_text_and_lists_under_short_lines_in_bold_stand_in_parts() -> None:
    """A second line in bold right under the first belongs to it; a sentence in bold heads nothing."""
    deck = built(
        "## A\n\n**The recipe**\n\n**Bread = flour + time**\n\nNothing else is needed.\n\n**What it takes**\n\n- an oven\n- a bowl"
    )
    assert form(deck) is Purpose.COMPARISON
    assert words(deck.pages[0])[:3] == ["A", "The recipe", "Bread = flour + time"]
    plain_text = built("## A\n\n**It works!**\n\nIt does so every day.\n\n**You get both!**\n\nNobody knows why that is so.")
    assert form(plain_text) is not Purpose.COMPARISON


def test_a_sign_between_a_lead_and_its_colon_belongs_to_the_lead() -> None:
    deck = built("## A\n\n- **Good** \u2705: it is quick to build\n- **Bad** \u274c: it is hard to change later")
    assert {"Good \u2705", "Bad \u274c"} <= set(words(deck.pages[0]))


def test_two_labels_with_long_texts_stand_in_rows() -> None:
    text = "the press prints what the editors write, and the editors write what they have seen with their own eyes. " * 2
    deck = built(f"## A\n\n**The press:** {text}\n\n**The office:** {text}")
    assert form(deck) is not Purpose.CONTENT


@pytest.mark.parametrize(
    ("line", "is_point"),
    [
        ("**Charts should be read by those who pay.**", True),
        ("**Charts should be read by** those who pay.", False),
        ("**Who reads all these charts?**", False),
        ("**See [the charts](https://example.org) of it.**", False),
    ],
)
def test_a_sentence_in_bold_under_a_list_is_the_point(line: str, is_point: bool) -> None:
    deck = built(f"## A\n\n- Load the records\n- Look at their shape\n- Ask what is missing\n\n{line}")
    roles = {slot.index: slot.role.value for slot in deck.design.layouts[deck.pages[0].layout].slots}
    assert ("takeaway" in {roles[placed.slot] for placed in deck.pages[0].fills}) is is_point


def test_two_equal_columns_under_lines_in_bold_are_compared() -> None:
    side = '::: {{.column width="{share}%"}}\n**{head}**\n\n- one of them\n- another one\n:::\n'
    both = side.format(share=50, head="The problem:") + side.format(share=50, head="The cost:")
    deck = built(f"## A\n\n::: {{.columns}}\n{both}:::\n")
    assert form(deck) is Purpose.COMPARISON
    assert {"The problem", "The cost"} <= set(words(deck.pages[0]))
    uneven = side.format(share=70, head="The problem:") + side.format(share=30, head="The cost:")
    assert form(built(f"## A\n\n::: {{.columns}}\n{uneven}:::\n")) is not Purpose.COMPARISON


def test_text_after_columns_of_cards_stands_under_them() -> None:
    side = '::: {{.column width="50%"}}\n**{head}**\n\n- one of them\n- another one\n:::\n'
    both = side.format(head="Here") + side.format(head="There")
    deck = built(f"## A\n\nA line before.\n\n::: {{.columns}}\n{both}:::\n\nThe two are linked by name.\n")
    assert form(deck) in (Purpose.COMPARISON, Purpose.CARDS, Purpose.HEADED_CARDS)
    assert words(deck.pages[0])[-1] == "The two are linked by name."


SIGNED = (
    ("\U0001f680", "Quick", "It is built in a second or less"),
    ("\U0001f4e6", "Small", "It fits on the smallest machine"),
    ("\U0001f513", "Open", "Everybody may read how it works"),
)


def test_columns_that_begin_with_a_sign_above_a_short_line_are_cards() -> None:
    """The sign stands before the line in the card's heading; text after the columns stands under them."""
    cells = "".join(f"<div>\n\n{sign}\n\n{head}\n\n{text}\n\n</div>\n" for sign, head, text in SIGNED)
    deck = built(f'## A\n\n<div class="grid grid-cols-3">\n{cells}</div>\n\nAll three are kept.\n')
    assert form(deck) in (Purpose.HEADED_CARDS, Purpose.CARDS)
    assert {f"{sign} {head}" for sign, head, _ in SIGNED} <= set(words(deck.pages[0]))
    assert words(deck.pages[0])[-1] == "All three are kept."
