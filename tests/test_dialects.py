"""Outlines of Marp, Slidev, reveal.js, remark and Obsidian: what only the speaker sees, and what nobody does."""

from __future__ import annotations

import pytest

from slides.design.page import Text
from slides.markdown.dialects.comments import is_marp, is_tool
from slides.pipeline.build import build_deck
from tests.audience_view import MARP, SLIDEV, codes, said, shown, visible


@pytest.mark.parametrize(
    "outline",
    [
        "# T\n\n---\n\n## A\n\n- a\n\nNote: secret\n",
        "# T\n\n---\n\n## A\n\n- a\n\nNotes: secret\n",
        "# T\n\n---\n\n## A\n\n- a\n\nnote:\nsecret\n",
        "# T\n\n---\n\n## A\n\n- a\n\nNote:\n\nsecret\n",
        "# T\n\n---\n\n## A\n\n- a\n- b\nNote: secret\n",
        "# T\n\n---\n\n## A\n\nwords\nNote: secret\n",
        "# T\n\n---\n\n## A\n\n| a |\n|---|\n| 1 |\nNote: secret\n",
        "# T\n\n---\n\n## A\n\nNote: **secret**\n\n- secret too\n",
        "# T\n\nNote: secret\n\n---\n\n## A\n\n- a\n",
        "# T\n\n----\n\n## A\n\n- a\n\nNOTE: secret\n",
        "# T\n\n---\n\n## A\n\n:::: columns\n::: column\na\n\nNote: secret\n:::\n::: column\nb\n:::\n::::\n",
        '# T\n\n## A\n\n- a\n\n<aside class="notes">secret</aside>\n',
        '# T\n\n## A\n\n- a\n<aside class="notes">\nsecret\n</aside>\n',
        "# T\n\n## A\n\n- a\n\n<aside class='fragment notes' id=x>\n\n- **secret**\n\n</aside>\n",
        '# T\n\n## A\n\nwords <aside class="notes">secret</aside>\n',
        '# T\n\n## A\n\n<section><p>a</p><aside class="notes">secret</aside></section>\n',
        '# T\n\n## A {data-notes="secret"}\n\n- a\n',
        '# T\n\n## A\n\n<!-- .slide: data-notes="secret" -->\n\n- a\n',
        '---\ntitle: T\ntitle-slide-attributes:\n  data-notes: "secret"\n---\n\n## A\n\n- a\n',
        "# T\n\n---\n\n## A\n\n- a\n\n???\n\nsecret\n",
        "# T\n\n---\n\n## A\n\na\n\n???\nsecret\n--\n\nb\n",
        "# T\n\n---\n\n## A\n\na\n\n???\nsecret\n---\n\n## B\n\nb\n",
        "# T\n\n## A\n\n- a\n\n<!-- speaker_note: secret -->\n",
        MARP + "# T\n\n---\n\n## A\n\n- a <!-- secret -->\n",
        MARP + "# T\n\n---\n\n## A\n\n| a | b |\n|---|---|\n| 1 <!-- secret --> | 2 |\n",
        MARP + "# T\n\n---\n\n## A\n\n> a\n> <!-- secret -->\n",
        SLIDEV + "# T\n\n---\n\n# A\n\n- a\n\n<!-- [click] secret -->\n",
        "# T\n\n<v-clicks>\n\n- a\n\n</v-clicks>\n\n<!--\nsecret\n-->\n",
    ],
)
def test_what_is_for_the_speaker_is_said_and_not_shown(outline: str) -> None:
    briefing = build_deck(outline, "x.md")
    assert "secret" not in shown(briefing).casefold()
    assert any(note.startswith("secret") for note in said(briefing)), said(briefing)
    assert not any("note:" in note.casefold() or "?" in note or "[click]" in note for note in said(briefing))
    assert "N1" not in codes(briefing)


@pytest.mark.parametrize(
    "outline",
    [
        "# T\n\n## A\n\n<!-- secret -->\n\n- a\n",
        "# T\n\n## A <!-- secret -->\n\n- a\n",
        "# T\n\n## A\n\n- a <!-- secret -->\n",
        "# T\n\n## A\n\n| a <!-- secret --> |\n|---|\n| 1 |\n",
        "# T\n\n## A\n\n- a\n\n<!-- Color: secret -->\n",
        "# T\n\n## A\n\n- a\n\n<!--\nsecret\n\nsecret\n-->\n",
        "# T\n\n---\n\n## A\n\n- a\n\n<!-- secret -->\n",
        "# T\n\n## A\n\n::: notes\nsaid <!-- secret -->\n:::\n\n- a\n",
        "# T\n\n## A\n\n- a %%secret%%\n",
        "# T\n\n## A\n\n%%\nsecret\n\nsecret\n%%\n\n- a\n",
        "# T\n\n## A\n\n%% secret\nand secret %%\n\n- a\n",
        "# T\n\n## A\n\n- a\n\n%%\nsecret\n\n## B\n\n- b\n",
        MARP + "# T\n\n---\n\n## A\n\n<!-- _class: secret -->\n<!-- _backgroundColor: secret -->\n\n- a\n",
        MARP + "# T\n\n---\n\n## A\n\n<!-- markdownlint-disable secret -->\n<!-- prettier-ignore -->\n\n- a\n",
        MARP + '# T\n\n---\n\n- c <!-- .element: class="secret" -->\n- d <!-- _class: secret -->\n',
        SLIDEV + "# T\n\n---\n\n# A\n\n<!-- secret -->\n\n- a\n",
        '# T\n\n---\n\n<!-- .slide: class="secret" -->\n\n## A\n\n- a <!-- element class="secret" -->\n',
        '# T\n\n## A\n\n::: {.content-visible when-format="html"}\nsecret\n:::\n\n- a\n',
        '# T\n\n## A\n\n::: {.content-visible unless-format="pptx"}\nsecret\n:::\n\n- a\n',
        '# T\n\n## A\n\n::: {.content-hidden when-format="pptx"}\nsecret\n:::\n\n- a\n',
        "# T\n\n## A\n\n::: {.content-hidden}\nsecret\n:::\n\n- a\n",
        '# T\n\n## A\n\n::: {.content-visible when-profile="inside"}\nsecret\n:::\n\n- a\n',
    ],
)
def test_what_is_for_nobody_is_neither_shown_nor_said(outline: str) -> None:
    briefing = build_deck(outline, "x.md")
    assert "secret" not in f"{shown(briefing)} {said(briefing)}".casefold()
    assert "N1" not in codes(briefing)
    assert "content-" not in outline or "M32" in codes(briefing)


@pytest.mark.parametrize(
    "outline",
    [
        "# T\n\n## A\n\n- Note: kept\n\nNotes: kept too\n\n| a |\n|---|\n| 1 |\n\n## B\n\nNotes on it.\n\nNote that it is so.\n",
        MARP + "# T\n\n---\n\n## A\n\nNote: kept\n",
        "# T\n\n---\n\n## A\n\nNotes on the method: kept\n",
        "# T\n\n## A\n\n100%% sure, 50 %% kept, [[1]] and [[a](b)](c) kept\n",
        '# T\n\n## A\n\n::: {.content-visible when-format="pptx"}\nkept\n:::\n\n- a\n',
        '# T\n\n## A\n\n::: {.content-hidden when-format="html"}\nkept\n:::\n\n- a\n',
        "# T\n\n## A\n\nTitle kept\n--\n\n- a\n",
    ],
)
def test_what_only_looks_like_notes_stays(outline: str) -> None:
    briefing = build_deck(outline, "x.md")
    assert "kept" in shown(briefing)
    assert said(briefing) == []


def test_words_after_notes_of_one_slide_are_shown_on_the_next() -> None:
    briefing = build_deck("# T\n\n---\n\n## A\n\n- a\n\nNote: secret\n\n---\n\n## B\n\n- b\n\n--\n\n## C\n\n- c\n", "x.md")
    assert [page.title for page in briefing.pages if page.title not in ("T", "Agenda")] == ["A", "B", "C"]
    assert said(briefing) == ["secret"]


def test_pauses_of_remark_show_all_of_a_slide() -> None:
    briefing = build_deck("# T\n\n---\n\n## A\n\n- a\n--\n\n- b\n\n???\nfirst\n--\n\nc\n\n???\nsecond\n", "x.md")
    assert visible(briefing.pages[-1]).split() == ["A", "a", "b", "c"]
    assert said(briefing) == ["first", "second"]


NOTES = "Remember:\n\n- [ ] slow down\n- [x] **water**\n\n> a quote\n\n| who | when |\n|---|---|\n| Ann | 9:00 |\n\n```sh\nmake demo\n```"


@pytest.mark.parametrize("outline", [f"<!--\n{NOTES}\n-->\n", f"<!-- {NOTES} -->\n"])
def test_notes_in_a_comment_are_read_as_those_in_a_container(outline: str) -> None:
    begin = MARP + "# T\n\n---\n\n## A\n\n- a\n\n"
    comment, container = build_deck(begin + outline, "x.md"), build_deck(f"{begin}::: notes\n{NOTES}\n:::\n", "x.md")
    assert [page.notes for page in comment.pages] == [page.notes for page in container.pages]
    assert len(said(comment)) > 5


def test_problems_of_notes_in_a_comment_name_their_line() -> None:
    briefing = build_deck(MARP + "# T\n\n---\n\n## A\n\n- a\n\n<!--\n\none\n\n[two](file:///x)\n-->\n", "x.md")
    assert [(problem.span.line, problem.rule.code) for problem in briefing.problems if problem.rule.code == "M5"] == [(17, "M5")]


@pytest.mark.parametrize(
    ("text", "sure", "is_one"),
    [
        ("_class: lead", True, True),
        ("_class: lead\n_backgroundColor: '#123'", True, True),
        ("paginate: true", True, True),
        ("style: |\n  h1 { color: red }", False, True),
        ("class:\n  - lead\n  - invert", False, True),
        ("color: red", True, True),
        ("fit", True, True),
        ("Color: show the red sample", False, False),
        ("color: show the red sample now", True, False),
        ("Style: speak slowly", False, False),
        ("MATH: skip it", False, False),
        ("header: What I say first\nand what follows", False, False),
        ("size: the room holds forty people", True, False),
        ("footer: remember the budget", True, False),
        ("words", False, False),
        ("_remember: two", False, False),
    ],
)
def test_a_directive_of_marp_is_spelt_as_marp_spells_it(text: str, sure: bool, is_one: bool) -> None:
    assert is_marp(text, sure=sure) is is_one


@pytest.mark.parametrize(
    "text", ["markdownlint-disable MD013", "prettier-ignore-start", "cspell:ignore foo", "toc", "more", "pause", "vale off"]
)
def test_directives_of_tools_are_known(text: str) -> None:
    assert is_tool(text)


@pytest.mark.parametrize(
    "text", ["More on this later", "Pause here, then go on", "Value the team", "end with a joke", "Prettier slides next time"]
)
def test_words_are_no_directives_of_tools(text: str) -> None:
    assert not is_tool(text)


def test_a_first_line_of_dashes_above_an_empty_line_is_a_rule() -> None:
    briefing = build_deck("---\n\n# Title: it is\n\nYour name\n\n---\n\n# Body\n\nText.\n", "x.md")
    assert [page.title for page in briefing.pages] == ["Title: it is", "Body"]
    assert codes(briefing) == []


def test_separators_that_the_front_matter_names_split_the_slides() -> None:
    outline = "---\nseparator: <!--s-->\nverticalSeparator: <!--v-->\n---\n\n# T\n\n<!--s-->\n\nOne\n\nNote: secret\n\n<!--v-->\n\nTwo\n"
    briefing = build_deck(outline, "x.md")
    assert len(briefing.pages) == 3
    assert said(briefing) == ["secret"]


def test_notes_that_are_never_closed_end_before_the_next_slide() -> None:
    briefing = build_deck('# T\n\n## A\n\n- a\n\n<aside class="notes">\nsecret\n\n## B\n\n- b\n', "x.md")
    assert [page.title for page in briefing.pages] == ["T", "A", "B"]
    assert said(briefing) == ["secret"]
    assert "M3" in codes(briefing)


REMARK = "class: center, middle\n\n# .white[Cover] slide\n\n---\n\n# Columns\n\n"


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        (".left-column[\nLeft words\n\n- a\n]\n.right-column[\nRight words\n]", "Left words a Right words"),
        (".pull-left[# Pros\n- Free]\n\n.pull-right[# Cons\n- slow]", "Pros Free Cons slow"),
        (".footnote[\n- https://example.org/a\n]", "example.org/a"),
        ("- .red.big[has [a link](https://x.org)]", "has a link"),
        ("- see arr.map[0] and `.code[x]`", "see arr.map[0] and .code[x]"),
        ("- .open[never closed", ".open[never closed"),
    ],
)
def test_classes_of_remark_keep_their_words(text: str, shown_as: str) -> None:
    briefing = build_deck(f"{REMARK}{text}\n", "x.md")
    assert [page.title for page in briefing.pages][:1] == ["Cover slide"]
    assert shown_as in " ".join(shown(briefing).split())
    assert "N1" not in codes(briefing)


def test_what_looks_like_a_class_of_remark_stays_elsewhere() -> None:
    assert "see .config[0] here" in shown(build_deck("# T\n\n## A\n\nsee .config[0] here\n\n- b\n", "x.md"))


@pytest.mark.parametrize(
    ("text", "shown_as", "gone"),
    [
        ('<grid drag="40 30" drop="left">\n### Sub\n- a **b**\n</grid>', "Sub a b", "###"),
        ("<split even>\n- one\n- two\n</split>\nafter", "one two after", "- "),
        ("a word ^block-1\n\n- b", "a word", "^block"),
        ("c ^2", "c ^2", "^block"),
        ("$$ {1|3|all}\na &= b\n$$\n\n- b", "= b", "all"),
        ("$$ {all}{at:2}\na = b\n$$\n\n- b", "a = b", "all"),
    ],
)
def test_signs_of_obsidian_and_slidev_are_not_shown(text: str, shown_as: str, gone: str) -> None:
    briefing = build_deck(f"# T\n\n## A\n\n{text}\n\n## B\n\n- x\n- y\n", "x.md")
    words = " ".join(shown(briefing).split())
    assert shown_as in words
    assert gone not in words
    assert "N1" not in codes(briefing)


DECKSET = "autoscale: true\nslidenumbers: true\nfooter: By Ann\n\n# [fit] Big *title*\n\n^ secret one\n\n---\n\n"
DECKSET += "# [fit]Two\n\n- a\n- b\n^ secret two\ngoes on\n\n"
DECKSET += "Shown.\n\n---\n\n# Three\n\n[.column]\n\nLeft\n\n[.column]\n\nRight\n\n[.build-lists: false]\n\n```sh\n^ code\n[.column]\n```\n"


def test_decksets_notes_are_said_and_its_settings_are_not_shown() -> None:
    deck = build_deck(DECKSET, "x.md")
    assert [page.title for page in deck.pages if page.title != "Agenda"] == ["Big title", "Two", "Three"]
    assert said(deck) == ["secret one", "secret two goes on"]
    for hidden in ("secret", "[fit]", "autoscale", "slidenumbers", "build-lists"):
        assert hidden not in shown(deck)
    assert "^ code [.column]" in shown(deck).replace("\n", " ")
    assert "Shown." in shown(deck)
    assert {"Left", "Right"} <= {placed.what.paragraphs[0].text for placed in deck.pages[-1].fills if isinstance(placed.what, Text)}
    assert deck.properties.footer == "By Ann"
    assert {problem.severity.name for problem in deck.problems} == {"ADVICE"}


@pytest.mark.parametrize("line", ["^ secret", "^secret", "^  secret *one*", "- a\n^ secret", "^ secret\n^ more secret"])
def test_a_line_that_begins_with_a_caret_is_a_note_where_rules_split_the_slides(line: str) -> None:
    deck = build_deck(f"# T\n\n---\n\n# [fit] A\n\nwords\n\n{line}\n\n---\n\n# B\n\n- b\n", "x.md")
    assert "secret" in " ".join(said(deck))
    assert "secret" not in shown(deck)


@pytest.mark.parametrize("text", ["2^10^ is much", "^1^ as in a footnote", "x ^ y", "^[an inline note]"])
def test_a_caret_that_begins_no_note_stays(text: str) -> None:
    deck = build_deck(f"# T\n\n---\n\n# A\n\nSee this: {text}\n\n---\n\n# B\n\n{text} and more\n", "x.md")
    assert not said(deck)


def test_remarks_pauses_need_no_notes_in_the_outline() -> None:
    deck = build_deck(
        "class: center\n\n# T\n\n.left[Ann]\n.left[A lab]\n\n---\n\n# A\n\none.\n\n--\n\ntwo.\n--\n\nthree.\n\n---\n\n# B\n\n- b\n", "x.md"
    )
    page = next(page for page in deck.pages if page.title == "A")
    assert all(word in visible(page) for word in ("one.", "two.", "three."))
    assert "Ann\nA lab" in visible(deck.pages[0]) or "Ann A lab" not in visible(deck.pages[0])


def test_notes_in_bold_are_a_line_for_the_audience() -> None:
    deck = build_deck("# T\n\n---\n\n# A\n\n**Notes:**\n\n- shown\n\n---\n\n# B\n\n- b\n", "x.md")
    assert "shown" in shown(deck)
    assert not codes(deck)


@pytest.mark.parametrize("gap", ["\n", "", "\n\n---\n"])
def test_decksets_settings_may_end_at_a_rule(gap: str) -> None:
    deck = build_deck(f"autoscale: true\nfooter: @ann\n{gap}---\n![](x.png)\n\n# [fit] T #\n\n---\n\n# B\n\n- b\n", "x.md")
    assert "autoscale" not in shown(deck)
    assert [page.title for page in deck.pages][:2] == ["T", "B"]


def test_a_slide_for_slidevs_table_of_contents_is_the_agenda() -> None:
    slides = "".join(f"---\n\n# {name}\n\n- {name}\n\n" for name in ("One", "Two", "Three"))
    deck = build_deck(f'{SLIDEV}# T\n\n---\nhideInToc: true\n---\n\n# Agenda\n\n<Toc minDepth="1" maxDepth="1" />\n\n{slides}', "x.md")
    agenda = [page for page in deck.pages if page.title == "Agenda"]
    assert len(agenda) == 1
    assert "Two" in visible(agenda[0])
