"""Decks whose slides rules split: the author's own slides and no others, and what authors leave out of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.design.page import Picture
from slides.markdown.parser.ruled_lines import with_ruled_lines
from slides.pipeline.build import build_deck

SLIDES = "".join(f"\n---\n\n## {name}\n\n- {name.lower()} one\n- {name.lower()} two\n" for name in "ABCDEF")
RULES = "\n\n---\n\n# B\n\n---\n\n# C\n\n---\n\n# D\n"


def titles(text: str) -> list[str]:
    """The title of each slide."""
    return [page.title for page in build_deck(text, "x.md").pages]


@pytest.mark.parametrize("front", ["", "---\nmarp: true\n---\n\n", "---\ntheme: seriph\nhighlighter: shiki\n---\n\n", "footer: me\n\n"])
def test_no_agenda_is_put_among_the_authors_own_slides(front: str) -> None:
    assert titles(f"{front}# Talk\n{SLIDES}") == ["Talk", *"ABCDEF"]


@pytest.mark.parametrize(
    "text",
    [
        f"---\nagenda: yes\n---\n\n# Talk\n{SLIDES}",
        "# Talk\n" + SLIDES.replace("\n---\n", ""),
        "# Talk\n\nlead\n\n---\n" + SLIDES.replace("\n---\n", ""),
    ],
)
def test_an_agenda_stands_where_it_is_asked_for_or_headings_alone_begin_slides(text: str) -> None:
    assert "Agenda" in titles(text)


@pytest.mark.parametrize("above", ["Words that say it.", "<img src='x.png'/>", "Two\nlines"])
def test_a_rule_right_under_words_begins_a_slide(above: str) -> None:
    found = titles(f"# A\n\n---\n\n## Sure\n\n{above}\n---\n\n## Next\n\n- n{RULES}")
    assert found[:4] == ["A", "Sure", "Next", "B"]
    assert "---" not in " ".join(found)


def test_a_heading_that_is_underlined_stays_one_in_marp_and_where_few_rules_split() -> None:
    marp = f"---\nmarp: true\n---\n\n# A\n\nUnder\n---\n\n- n{RULES}"
    assert "Under" in titles(marp)
    few = "Under\n---\n\n- n\n\nAlso\n---\n\n- m\n"
    assert with_ruled_lines(few) == few


def test_properties_of_slides_stay_properties() -> None:
    text = f"---\ntheme: seriph\n---\n\n# A{RULES}\n---\nlayout: center\n---\n\n# E\n\nclass: x\n"
    assert with_ruled_lines(text) == text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("#Desert of Despair", "Desert of Despair"),
        ("#__DDD__", "DDD"),
        ("##Café", "Café"),
        ("#12 is open", "#12 is open"),
        ("#{x} y", "#{x} y"),
    ],
)
def test_a_slide_that_begins_with_hashes_and_words_has_a_heading(line: str, title: str) -> None:
    assert title in titles(f"# A{RULES}\n---\n\n{line}\n\n- a\n- b\n")


def test_hashes_in_code_and_inside_of_a_slide_are_no_heading() -> None:
    text = f"# A{RULES}\n---\n\n```\n---\n\n#include <x>\n```\n\n---\n\nwords\n\n#hashtag here\n"
    assert with_ruled_lines(text) == text


@pytest.mark.parametrize("box", ["<blockquote><h1>Thanks</h1></blockquote>", "> # Thanks", "> ## Thanks"])
def test_a_heading_alone_in_a_quotation_is_the_slides_heading(box: str) -> None:
    pages = build_deck(f"# A{RULES}\n---\n\n{box}\n", "x.md").pages
    assert (pages[-1].title, pages[-1].layout) == ("Thanks", "Section Header")


def test_choices_to_be_ticked_are_items_of_a_list() -> None:
    found = with_ruled_lines(f"# A{RULES}\n---\n\nWhich?\n\n[ ] Integer\n[x] String\n\n```\n[ ] code\n```\n")
    assert "- [ ] Integer\n- [x] String\n" in found
    assert "\n[ ] code\n" in found


def test_a_list_whose_first_line_is_an_emoji_goes_on_under_the_title_before_it() -> None:
    body = "- \N{SMILING FACE WITH SUNGLASSES}\n  - It costs less. All agree.\n- \N{EYES}\n  - It takes longer.\n"
    assert titles(f"# T{RULES}\n- a\n- b\n\n---\n\n{body}\n---\n\n# E\n")[4] == "D (continued)"


def test_a_long_first_item_is_no_title() -> None:
    body = "- The whole of the log is important for specially regulated industries, so keep it.\n  - An example of it\n"
    assert titles(f"# T{RULES}\n- a\n- b\n\n---\n\n{body}\n---\n\n# E\n")[4] == "D (continued)"


def test_pictures_behind_a_slide_may_stand_before_its_heading_and_count_once(tmp_path: Path) -> None:
    (tmp_path / "p.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    slide = "\n---\n\n![bg vertical](p.svg)\n![bg opacity:0](p.svg)\n\n# {}\n"
    deck = build_deck(
        f"---\nmarp: true\n---\n\n# T\n\n---\n\n## A\n\n- a\n- b\n{''.join(map(slide.format, 'XYZ'))}", str(tmp_path / "x.md")
    )
    assert [page.title for page in deck.pages] == ["T", "A", "X", "Y", "Z"]
    assert [sum(isinstance(placed.what, Picture) for placed in page.fills) for page in deck.pages[2:]] == [1, 1, 1]
    assert "N1" not in [problem.rule.code for problem in deck.problems]


def test_what_remark_repeats_on_every_slide_is_no_slide() -> None:
    deck = build_deck(f"---\ntitle: T\n---\n\nlayout: true\n\n<div>My footer words</div>\n\n---\n\nclass: center\n\n# A{RULES}", "x.md")
    assert [page.title for page in deck.pages] == ["T", *"ABCD"]
    (problem,) = [each for each in deck.problems if "repeats" in each.message]
    assert (problem.severity.value, "My footer words" in problem.message) == ("advice", True)
    assert "N1" not in [each.rule.code for each in deck.problems]


def test_how_an_address_in_the_front_matter_begins_is_no_lost_word() -> None:
    deck = build_deck(f"---\nmarp: true\ntitle: Talk - Me - https://www.me.example\n---\n\n# Talk{RULES}", "x.md")
    assert "N1" not in [each.rule.code for each in deck.problems]


def test_a_list_beside_a_picture_goes_on_under_the_title_before_it() -> None:
    body = "- It must perform well\n- It must last\n\n![right fit](lost.png)\n"
    assert titles(f"# T{RULES}\n- a\n- b\n\n---\n\n{body}\n---\n\n# E\n")[4] == "D (continued)"


def test_the_place_of_remarks_content_is_not_shown_but_in_code() -> None:
    found = with_ruled_lines(f"# A{RULES}\n---\n\nWords {{{{content}}}}\n\n```\n{{{{content}}}}\n```\n")
    assert found.count("{{content}}") == 1
    assert "Words \n" in found


@pytest.mark.parametrize("line", ["A small question", "<Eyebrow>A small question</Eyebrow>", "*A small question*\n\nand another"])
def test_lines_above_the_only_heading_between_two_rules_stand_on_its_slide(line: str) -> None:
    """They are neither a slide of their own nor the end of the slide before."""
    deck = build_deck(f"# Talk\n{SLIDES}\n---\n\n{line}\n\n## Last\n\n- last one\n- last two\n", "x.md")
    assert [page.title for page in deck.pages] == ["Talk", *"ABCDEF", "Last"]
    assert "A small question" in str(deck.pages[-1].fills)


def test_a_line_between_two_headings_of_one_stretch_stays_with_the_first() -> None:
    deck = build_deck("# Talk\n\n## A\n\nOne line.\n\n## B\n\nTwo lines.\n\n---\n\nThree lines.\n\n## C\n\n## D\n\n- x\n", "x.md")
    assert "Three lines." not in str(next(page for page in deck.pages if page.title == "C").fills)
