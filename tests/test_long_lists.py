"""Long lists of short items stand in columns, on as few pages as hold them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from slides.design.page import Text
from slides.pipeline.build import BuiltDeck, build_deck

_LEAD, _TAIL = "The tools that it replaces are these:", "The documentation names them all."


def _columns(deck: BuiltDeck) -> list[list[Text]]:
    """The texts of each page of lists, those above and below the columns with them."""
    pages = [page for page in deck.pages if page.reason.startswith("a long list in columns")]
    return [[each.what for each in page.fills[1:] if isinstance(each.what, Text) and each.what.paragraphs] for page in pages]


def _deck(items: list[str], before: str = "", after: str = "") -> BuiltDeck:
    return build_deck("\n".join(["# Deck", "", "## Tools", "", before, "", *items, "", after, ""]), "tools.md")


@pytest.mark.parametrize(("count", "pages"), [(16, 1), (30, 1), (90, 3)])
def test_a_long_list_takes_columns_instead_of_pages(count: int, pages: int) -> None:
    """Every item stands once, in order, and no item takes a second line."""
    found = _columns(_deck([f"- [tool-{number}](https://example.org/{number})" for number in range(count)]))
    assert len(found) == pages
    shown = [line.text for page in found for text in page for line in text.paragraphs]
    assert shown == [f"tool-{number}" for number in range(count)]
    assert all(len(ends) == 1 for page in found for text in page for ends in text.breaks)
    sizes = [sum(len(text.paragraphs) for text in page) for page in found]
    assert max(sizes) - min(sizes) <= 2, "the pages hold about as much each"


def test_text_around_a_long_list_stays_with_it() -> None:
    """The line that leads to it stands above its columns, the last one under them."""
    found = _columns(_deck([f"- tool-{number}" for number in range(32)], _LEAD, _TAIL))
    assert [text.paragraphs[0].text for text in (found[0][0], found[-1][-1])] == [_LEAD, _TAIL]
    assert len(found) == 1


def test_items_stay_with_the_one_that_heads_them() -> None:
    """No column ends on an item whose first sub-item begins the next one."""
    items = [line for group in range(9) for line in (f"- Group {group}", *(f"  - Part {group}.{at}" for at in range(4)))]
    columns = [text for page in _columns(_deck(items)) for text in page]
    assert len(columns) > 1
    for text, following in pairwise(columns):
        assert text.paragraphs[-1].level >= following.paragraphs[0].level


def test_long_items_keep_the_width() -> None:
    """Sentences are no list of short items."""
    sentence = "It reads every file of the project and reports what it finds, with its line and its column"
    assert not _columns(_deck([f"- {sentence} {number}" for number in range(20)]))


def test_code_that_a_slide_holds_is_not_cut() -> None:
    """It goes to the next page with the sentence that leads to it, rather than to fill the page before."""
    code = "\n".join(["def run():", *(f"    step_{number}()" for number in range(11))])
    text = "The first step is explained here in some detail, so that it takes a few lines of the slide and leaves half of it. " * 3
    deck = build_deck(f"# Deck\n\n## Tools\n\n{text}\n\nThen run this:\n\n```py\n{code}\n```\n\n{text}\n", "tools.md")
    whole = [
        shown
        for page in deck.pages
        for each in page.fills
        if isinstance(shown := each.what, Text) and shown.paragraphs[0].text == "def run():"
    ]
    assert [len(shown.paragraphs) for shown in whole] == [12]


def test_a_listing_has_one_size_on_all_its_pages() -> None:
    """Its first piece shares a page with the sentence before it, and sets the size for the others."""
    code = "\n".join(f"step_{number} = run('a name that takes some room', number={number}, checked=True)" for number in range(34))
    deck = build_deck(f"# Deck\n\n## Tools\n\nRun all of these, in this order and none of them twice:\n\n```py\n{code}\n```\n", "tools.md")
    texts = [each.what for page in deck.pages for each in page.fills if isinstance(each.what, Text)]
    sizes = [text.sizes[0] for text in texts if text.paragraphs and text.paragraphs[0].text.startswith("step_")]
    assert len(sizes) > 1
    assert len(set(sizes)) == 1


def test_a_listing_is_cut_between_siblings() -> None:
    """A page begins with the sibling of a block that has ended, not in the middle of one."""
    block = "    {\n        target: 'a',\n        from: 'b',\n        except: ['c'],\n    },"
    code = "\n".join(["zones: [", *[block] * 9, "],"])
    deck = build_deck(f"# Deck\n\n## Zones\n\n```js\n{code}\n```\n", "tools.md")
    texts = [each.what for page in deck.pages[1:] for each in page.fills if isinstance(each.what, Text) and len(each.what.paragraphs) > 2]
    assert [text.paragraphs[0].text.strip() for text in texts][1:] == ["{"] * (len(texts) - 1)
    assert len(texts) > 1


def test_a_line_that_leads_to_code_has_no_slide_to_itself() -> None:
    """Where the code would fit a slide, but not with its line, it is cut."""
    code = "\n".join(f"step_{number}()" for number in range(17))
    deck = build_deck(f"# Deck\n\n## Tools\n\n{'It does many things. ' * 30}\n\nFor example:\n\n```py\n{code}\n```\n", "tools.md")
    for page in deck.pages[1:]:
        lines = [line.text for each in page.fills[1:] if isinstance(each.what, Text) for line in each.what.paragraphs]
        assert lines[-1] != "For example:"


def test_an_item_that_leads_to_code_goes_with_it() -> None:
    items = "".join(
        f"{at}. Do this, which takes some words to say and some more to understand, and then that:\n\n   ```sh\n"
        + "   run it\n" * 6
        + "   ```\n"
        for at in (1, 2, 3)
    )
    deck = build_deck(f"# Deck\n\n## Tools\n\n{items}", "tools.md")
    for page in deck.pages[1:]:
        lines = [line.text for each in page.fills[1:] if isinstance(each.what, Text) for line in each.what.paragraphs]
        assert not lines[-1].endswith(":")


def test_a_listing_of_marks_that_are_joined_is_no_fault() -> None:
    """Lines that begin like items are set as one paragraph, so that their texts are not those of the block."""
    code = "\n".join(["# command", "", *(f"- Example {at}:\n\n`command --option-{at} {{{{value}}}}`\n" for at in range(12))])
    deck = build_deck(f"# Deck\n\n## Layout\n\nA page is so:\n\n```md\n{code}\n```\n", "tools.md")
    assert not [problem for problem in deck.problems if "internal error" in problem.message]
    assert len(deck.pages) > 2
