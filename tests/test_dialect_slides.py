"""Outlines of Marp, Slidev, reveal.js, remark and Obsidian: hidden slides, what stands behind a slide, its properties, other files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from slides.design.page import Picture, Text
from slides.pipeline.build import build_deck
from tests.audience_view import MARP, SLIDEV, codes, shown, visible
from tests.building import build
from tests.shared import ROOT

PICTURE = ROOT / "tests" / "cases" / "portrait.png"
REST = "".join(f"\n\n## {name}\n\n- {name.lower()}\n" for name in "CDEF")
PARTED = "".join(f"\n\n---\n\n# {name}\n\n- {name.lower()}\n" for name in "CDEF")
HIDDEN = {
    "pandoc": '# T\n\n## A\n\n- a\n\n## Backup {visibility="hidden"}\n\n- secret' + REST,
    "data": "# T\n\n## A\n\n- a\n\n## Backup {data-visibility=hidden}\n\n- secret" + REST,
    "reveal": '# T\n\n---\n\n## A\n\n- a\n\n---\n\n<!-- .slide: data-visibility="hidden" -->\n\n## Backup\n\n- secret' + PARTED,
    "advanced": '# T\n\n---\n\n## A\n\n- a\n\n---\n\n## Backup\n\n<!-- slide data-visibility="hidden" -->\n\n- secret' + PARTED,
    "slidev": "# T\n\n---\n\n# A\n\n- a\n\n---\nhide: true\n---\n\n# Backup\n\n- secret" + PARTED,
    "disabled": "# T\n\n---\n\n# A\n\n- a\n\n---\ndisabled: true\nlayout: center\n---\n\n# Backup\n\n- secret" + PARTED,
    "remark": "# T\n\n---\n\n# A\n\n- a\n\n---\nexclude: true\n\n# Backup\n\n- secret" + PARTED,
    "class": '# T\n\n## A\n\n- a\n\n## Backup {.content-visible when-format="html"}\n\n- secret' + REST,
    "question": '# T\n\n## A\n\n- a\n\n## Backup {visibility="hidden"}\n\n- x\n\n### Is it secret?\n\nYes, secret.' + REST,
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_slide_is_powerpoints_own_and_in_no_agenda(name: str) -> None:
    briefing = build_deck(f"---\nagenda: yes\n---\n\n{HIDDEN[name]}", "x.md")
    assert [page.title for page in briefing.pages if page.hidden] == ["Backup"]
    assert "secret" not in shown(briefing)
    assert "Agenda" in [page.title for page in briefing.pages]
    assert "Backup" not in shown(briefing)
    assert "N1" not in codes(briefing)


def test_a_hidden_slide_is_written_as_hidden_and_said_in_the_report() -> None:
    from io import BytesIO
    from zipfile import ZipFile

    from slides.pipeline.report import entry

    briefing = build_deck(HIDDEN["pandoc"], "x.md")
    with ZipFile(BytesIO(build(briefing))) as deck:
        marked = [deck.read(f"ppt/slides/slide{number}.xml").count(b' show="0"') for number in range(1, len(briefing.pages) + 1)]
    assert marked == [int(page.hidden) for page in briefing.pages]
    assert [slide["hidden"] for slide in entry("x.md", briefing)["slides"]] == [page.hidden for page in briefing.pages]


def test_the_notes_of_a_hidden_slide_take_no_time() -> None:
    notes = "::: notes\n" + "word " * 300 + "\n:::\n"
    begin = "---\nduration: 1\n---\n\n# T\n\n## A\n\n- a\n\n"
    assert build_deck(f"{begin}## B\n\n- b\n\n{notes}", "x.md").minutes > 1
    assert build_deck(f"{begin}## B {{visibility=hidden}}\n\n- b\n\n{notes}", "x.md").minutes == 0


def test_a_slide_may_be_kept_out_of_the_agenda_alone() -> None:
    rest = "".join(f"\n\n---\n\n# {name}\n\n- {name.lower()}" for name in "CDE")
    briefing = build_deck(
        f"---\nagenda: yes\n---\n\n# T\n\n---\n\n# A\n\n- a\n\n---\nhideInToc: true\n---\n\n# Aside\n\n- x{rest}\n", "x.md"
    )
    agenda = next(page for page in briefing.pages if page.title == "Agenda")
    assert "Aside" not in visible(agenda)
    assert not any(page.hidden for page in briefing.pages)


BACKGROUNDS = {
    "pandoc": '# T\n\n## A {background-image="p.png"}\n\n- a\n',
    "data": '# T\n\n## A {data-background-image="p.png"}\n\n- a\n',
    "background": '# T\n\n## A {data-background="p.png"}\n\n- a\n',
    "reveal": '# T\n\n---\n\n<!-- .slide: data-background-image="p.png" -->\n\n## A\n\n- a\n',
    "reveal short": '# T\n\n---\n\n<!-- .slide: data-background="./p.png" -->\n\n## A\n\n- a\n',
    "advanced slides": '# T\n\n---\n\n<!-- slide bg="p.png" -->\n\n## A\n\n- a\n',
    "marp": MARP + "# T\n\n---\n\n![bg](p.png)\n\n## A\n\n- a\n",
    "marp left": MARP + "# T\n\n---\n\n## A\n\n![bg left:40%](p.png)\n\n- a\n",
    "marp directive": MARP + "# T\n\n---\n\n<!-- _backgroundImage: \"url('p.png')\" -->\n\n## A\n\n- a\n",
    "slidev right": SLIDEV + "# T\n\n---\nlayout: image-right\nimage: p.png\n---\n\n# A\n\n- a\n",
    "slidev left": SLIDEV + "# T\n\n---\nlayout: image-left\nimage: ./p.png\n---\n\n# A\n\n- a\n",
    "slidev image": SLIDEV + "# T\n\n---\nlayout: image\nimage: p.png\n---\n\n---\n\n# A\n\n- a\n",
    "slidev background": SLIDEV + "# T\n\n---\nlayout: cover\nbackground: p.png\n---\n\n# A\n\n- a\n",
    "slidev cover": "---\ntheme: seriph\nbackground: p.png\n---\n\n# T\n\n---\n\n# A\n\n- a\n",
    "remark": "# T\n\n---\nbackground-image: url(p.png)\n\n# A\n\n- a\n",
    "every slide": "---\nmarp: true\nbackgroundImage: url('p.png')\n---\n\n# T\n\n---\n\n## A\n\n- a\n",
    "obsidian": "# T\n\n## A\n\n![[p.png]]\n\n- a\n",
}


@pytest.mark.parametrize("name", BACKGROUNDS)
def test_a_picture_behind_a_slide_is_shown_or_its_absence_reported(name: str, tmp_path: Path) -> None:
    outline = BACKGROUNDS[name]
    missing = build_deck(outline, str(tmp_path / "x.md"))
    assert "P1" in codes(missing)
    shutil.copy(PICTURE, tmp_path / "p.png")
    briefing = build_deck(outline, str(tmp_path / "x.md"))
    assert [type(placed.what) for page in briefing.pages for placed in page.fills].count(Picture) == 1
    assert not {"P1", "N1"} & set(codes(briefing))
    remote = build_deck(outline.replace("p.png", "https://example.org/p.png"), str(tmp_path / "x.md"))
    assert "P5" in codes(remote) or {"P2", "P3", "P4"} & set(codes(remote))


@pytest.mark.parametrize(
    "outline",
    [
        '# T\n\n## A {background-video="film.mp4"}\n\n- a\n',
        '# T\n\n---\n\n<!-- .slide: data-background-iframe="https://example.org" -->\n\n## A\n\n- a\n',
        SLIDEV + "# T\n\n---\nlayout: iframe\nurl: https://example.org\n---\n\n# A\n\n- a\n",
        "# T\n\n## A\n\n![[Other note]]\n\n- a\n",
    ],
)
def test_what_cannot_be_carried_over_is_reported(outline: str) -> None:
    assert "M32" in codes(build_deck(outline, "x.md"))


@pytest.mark.parametrize("value", ["#123456", "black", "linear-gradient(red, blue)", "var(--x)"])
def test_a_coloured_background_says_nothing(value: str) -> None:
    assert codes(build_deck(f'# T\n\n## A {{background-color="{value}" data-background="{value}"}}\n\n- a\n', "x.md")) == []


def test_properties_of_a_slide_that_are_not_read_are_reported_once_a_kind() -> None:
    slide = "---\nlayout: center\nspeaker: Ann\n---\n\n# {}\n\n- a\n\n"
    briefing = build_deck(SLIDEV + "# T\n\n" + "".join(map(slide.format, "ABC")), "x.md")
    told = [problem for problem in briefing.problems if problem.rule.code == "M31"]
    assert [(problem.span.line, "speaker: Ann (3 slides)" in problem.message) for problem in told] == [(9, True)]


def test_a_title_that_only_properties_give_names_the_slide() -> None:
    briefing = build_deck(
        SLIDEV + "# T\n\n---\ntitle: About us\nlayout: two-cols\n---\n\n- one\n\n::right::\n\n### Part\n\n- two\n", "x.md"
    )
    assert briefing.pages[-1].title == "About us"
    assert visible(briefing.pages[-1]).split() == ["About", "us", "one", "Part", "two"]


def test_headings_in_slots_are_parts_of_one_slide() -> None:
    outline = SLIDEV + "# T\n\n---\nlayout: two-cols\n---\n\n# Left\n\n- l\n\n::right::\n\n# Right\n\n- r\n\n---\n\n# Next\n\n- n\n"
    briefing = build_deck(outline, "x.md")
    assert [page.title for page in briefing.pages if page.title != "Agenda"] == ["T", "Left", "Next"]
    page = next(page for page in briefing.pages if page.title == "Left")
    assert "Right r" in visible(page)


def test_slides_of_other_files_are_taken_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "more.md").write_text("---\nlayout: center\n---\n\n# More\n\n- m\n\n---\n\n# Last\n\n- z\n", encoding="utf-8")
    outline = SLIDEV + "# T\n\n- t\n\n---\nsrc: ./pages/more.md{}\n---\n\n---\n\n# End\n\n- e\n"
    titles = [page.title for page in build_deck(outline.format(""), str(tmp_path / "x.md")).pages]
    assert [title for title in titles if title != "Agenda"] == ["T", "More", "Last", "End"]
    titles = [page.title for page in build_deck(outline.format("#2"), str(tmp_path / "x.md")).pages]
    assert [title for title in titles if title != "Agenda"] == ["T", "Last", "End"]
    for name in ("../secret.md", "/etc/hosts", "https://example.org/x.md", "gone.md"):
        assert {"P3", "P4", "P5"} & set(codes(build_deck(outline.replace("./pages/more.md{}", name), str(tmp_path / "x.md"))))


def test_a_file_that_takes_in_itself_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# A\n\n- a\n\n---\nsrc: ./x.md\n---\n", encoding="utf-8")
    briefing = build_deck((tmp_path / "x.md").read_text(encoding="utf-8"), str(tmp_path / "x.md"))
    assert "P3" in codes(briefing)
    assert len(briefing.pages) < 6


def test_code_of_a_file_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import x\n# #region part\nfirst = 1\nsecond = 2\n# #endregion\nrest = 3\n", encoding="utf-8")
    whole = shown(build_deck("# T\n\n## A\n\n<<< @/a.py\n", str(tmp_path / "x.md")))
    part = shown(build_deck("# T\n\n## A\n\n<<< @/a.py#part {1}\n", str(tmp_path / "x.md")))
    assert "rest = 3" in whole
    assert "second = 2" in part
    assert "rest" not in part
    assert "P3" in codes(build_deck("# T\n\n## A\n\n<<< @/gone.py\n\n- a\n", str(tmp_path / "x.md")))


def test_headers_and_footers_of_marp_stand_at_the_foot() -> None:
    outline = "---\nmarp: true\nheader: '**Acme** _report_'\n---\n\n# T\n\n---\n\n## A\n\n- a\n\n<!-- footer: Draft -->\n\n---\n\n"
    outline += "## B\n\n- b\n\n<!-- _header: '' -->\n\n---\n\n## C\n\n- c\n\n<!-- _footer: Last -->\n"
    feet = {page.title: page.footer for page in build_deck(outline, "x.md").pages}
    assert (feet["A"], feet["B"], feet["C"]) == ("Acme report · Draft", "Draft", "Acme report · Last")


def test_wiki_links_lead_to_headings_or_keep_their_words() -> None:
    briefing = build_deck("# T\n\n## A\n\n- See [[Other note|the alias]], [[Note]] and [[#Next one]]\n\n## Next one\n\n- x\n", "x.md")
    page = next(page for page in briefing.pages if page.title == "A")
    assert "See the alias, Note and Next one" in visible(page).replace("\u00a0", " ")
    links = [run.link for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs for run in each.runs]
    assert "#next-one" in links


@pytest.mark.parametrize("sign", ["", "-", "+", "|meta"])
def test_callouts_of_obsidian_show_no_sign(sign: str) -> None:
    mark = f"[!INFO{sign}]" if sign.startswith("|") else f"[!INFO]{sign}"
    assert "Info: Words" in shown(build_deck(f"# T\n\n## A\n\n> {mark} Words\n", "x.md")).replace("Info:  ", "Info: ")


@pytest.mark.parametrize(
    "inside", ['<Repo name="x" />', "<div v-click>\n\n<video src=x.mov />\n\n</div>", "<Toc />\n\n<!--\nsaid aloud\n-->"]
)
def test_a_slide_with_elements_that_show_nothing_stays_with_its_notes(inside: str) -> None:
    slides = f"# A\n\n- a\n- b\n\n---\n\n# Codemod\n\n{inside}\n\n<!--\nsaid aloud\n-->\n\n---\n\n# C\n\n- c\n- d"
    briefing = build_deck(f"---\nhighlighter: shiki\ntitle: T\n---\n\n{slides}", "x.md")
    assert "N1" not in codes(briefing)
    page = next(page for page in briefing.pages if page.title == "Codemod")
    assert "said aloud" in " ".join(note.text for note in page.notes)


def test_a_picture_that_a_message_names_is_no_empty_slide_as_well() -> None:
    briefing = build_deck("# T\n\n## A\n\n- a\n- b\n\n## B\n\n![A lake](missing.png)\n\n## C\n\n```chart\n```\n", "x.md")
    assert [problem.span.line for problem in briefing.problems if problem.rule.code == "P1"] == [10]
    assert [problem.span.line for problem in briefing.problems if problem.rule.code == "M23"] != [10]


@pytest.mark.parametrize(
    ("line", "shown_as"),
    [
        ('Hit it{class="fragment"}', "Hit it"),
        ("- grow {.fragment .x}\n- b", "grow b"),
        ("words\n{.lead}", "words"),
        ("A set {1, 2} and {a=1, b=2}", "A set {1, 2} and {a=1, b=2}"),
        ("Write `{.a}`", "Write {.a}"),
        ("In templates {{ name }}", "In templates {{ name }}"),
    ],
)
def test_attributes_that_end_a_block_are_not_shown(line: str, shown_as: str) -> None:
    assert shown_as in " ".join(shown(build_deck(f"# T\n\n## A\n\n{line}\n\n## B\n\n- b\n- c\n", "x.md")).split())


@pytest.mark.parametrize("given", ["{.w-30.mt--10}", ' {style="x" width="100"}', "{width=100 .rounded}"])
def test_attributes_after_a_picture_are_the_pictures(given: str, tmp_path: Path) -> None:
    shutil.copy(PICTURE, tmp_path / "p.png")
    briefing = build_deck(f"# T\n\n## A\n\n![A lake](p.png){given}\n\n## B\n\n- b\n- c\n", str(tmp_path / "x.md"))
    assert "{" not in shown(briefing)
    assert "M18" not in codes(briefing)


def test_a_header_of_one_slide_of_marp_names_a_slide_without_a_heading() -> None:
    slides = "# T\n\n---\n\n<!-- _header: Contents -->\n\n- a\n- b\n\n---\n\n<!-- _header: More -->\n\n# C\n\n- c\n- d"
    briefing = build_deck(f"---\nmarp: true\nheader: All\n---\n\n{slides}", "x.md")
    assert [page.title for page in briefing.pages if page.title != "Agenda"] == ["T", "Contents", "C"]
    assert [page.footer or "" for page in briefing.pages if page.title in ("Contents", "C")] == ["", "More"]


def test_a_picture_from_a_sites_root_may_lie_in_the_folder_of_assets(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "talks").mkdir()
    shutil.copy(PICTURE, tmp_path / "assets" / "p.png")
    briefing = build_deck("# T\n\n## A\n\n![A lake](/assets/p.png)\n\n![B](/etc/p.png)\n", str(tmp_path / "talks" / "x.md"))
    assert [problem.span.line for problem in briefing.problems if problem.rule.code == "P4"] == [7]


def test_a_question_without_an_answer_is_no_question_of_the_faq() -> None:
    briefing = build_deck("# T\n\n## A\n\n- a\n- b\n\n## Thanks\n\n### Any questions?\n", "x.md")
    assert [page.title for page in briefing.pages] == ["T", "A", "Thanks"]
    assert "Any questions?" in shown(briefing)


SLOTS = {
    "close": "::left::\n\nL\n\n::right::\n\nR\n",
    "spaced": ":: left ::\n\nL\n\n:: right ::\n\nR\n",
    "titled": ":: title ::\n\n# A\n\n:: left ::\n\nL\n\n:: right ::\n\nR\n",
    "headed": "Over both.\n\n::left::\n\nL\n\n::right::\n\nR\n\n::bottom::\n\nUnder.\n",
}


@pytest.mark.parametrize("name", SLOTS)
def test_slots_of_slidev_are_columns_under_their_title(name: str) -> None:
    head = "" if name == "titled" else "# A\n\n"
    page = build_deck(f"{SLIDEV}# T\n\n---\nlayout: two-cols-header\n---\n\n{head}{SLOTS[name]}\n---\n\n# B\n\n- b\n", "x.md").pages[1]
    texts = [placed.what.paragraphs[0].text for placed in page.fills if isinstance(placed.what, Text)]
    assert page.title == "A"
    assert [text for text in texts if text in ("Over both.", "L", "R", "Under.")] == [
        text for text in ("Over both.", "L", "R", "Under.") if text in SLOTS[name]
    ]
    assert "::" not in visible(page)


@pytest.mark.parametrize(
    "matter", ["layout: iframe\nalign : l", "layout: x\n# a remark\nclass: y", "layout: x\n\n# a remark\nclass: y", "layout: x\n\nclass: y"]
)
def test_properties_with_blanks_and_remarks_are_no_text(matter: str) -> None:
    deck = build_deck(f"{SLIDEV}# T\n\n---\n{matter}\n---\n\n# A\n\nWords here.\n\n---\n\n# B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]
    assert not any(word in shown(deck) for word in ("layout", "remark", "class", "align"))


def test_a_heading_after_remarks_properties_is_no_remark_in_them() -> None:
    deck = build_deck("class: center\n\n# T\n\n---\nclass: center\n\n# A\n---\n\n# B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]


@pytest.mark.parametrize("tag", ['<Block\n  class="a-(~ b)"\n  :x="1 > 0"\n  v-click\n>', "<div\n  class='a'\n>", "<Block\n  a\n  b>"])
def test_a_tag_over_several_lines_is_a_tag(tag: str) -> None:
    name = tag[1:].split()[0]
    deck = build_deck(f"# T\n\n---\n\n# A\n\n{tag}\n\nWhat is **in** it?\n\n</{name}>\n\n---\n\n# B\n\n- b\n", "x.md")
    assert deck.pages[1].title == "A"
    assert "What is in it?" in visible(deck.pages[1])
    assert not any(sign in shown(deck) for sign in ("<", "v-click", "class"))


@pytest.mark.parametrize(
    "text", ['<a title="a lot\n---\nof dashes"/>', "<a title='much\n===\nof it'>", "<foo bar=baz\nbim!bop />", "<a\nb!>"]
)
def test_lines_that_are_no_tag_in_commonmark_are_text(text: str) -> None:
    """A heading's underline comes before what is in it, and no attribute has an exclamation mark in its name."""
    deck = build_deck(f"# T\n\n## A\n\n{text}\n\n## B\n\n- b\n", "x.md")
    said = " ".join(visible(page) for page in deck.pages)
    assert all(word in said for word in text.replace("---", "").replace("===", "").split())


def test_a_question_stays_in_its_column() -> None:
    side = "::: {{.column}}\n#### {}?\n\n- {}\n:::\n"
    columns = side.format("What", "a tool") + side.format("Why", "speed")
    deck = build_deck(f"# T\n\n## A\n\n:::: {{.columns}}\n{columns}::::\n\n## B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]
    assert all(words in visible(deck.pages[1]) for words in ("What?", "a tool", "Why?", "speed"))


def test_a_question_stays_on_a_slide_that_rules_split() -> None:
    deck = build_deck("# T\n\n---\n\n# A\n\nLead.\n\n### Why so?\n\n- because\n\n---\n\n# B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]
    assert "Why so?" in visible(deck.pages[1])
    assert "because" in visible(deck.pages[1])


@pytest.mark.parametrize("line", ["vvv", "^^^", "xxx", ">>>"])
def test_lines_between_stacked_slides_of_reveal(line: str) -> None:
    deck = build_deck(f"# T\n\n---\n\n## A\n\n- a\n\n{line}\n\n### C\n\n- c\n\n---\n\n## B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages if page.title != "Agenda"] == ["T", "A", "C", "B"]
    assert line not in shown(deck)


def test_empty_lines_split_slides_of_reveal_where_they_do_so_throughout() -> None:
    gap = "\n\n\n\n"
    slides = gap.join(f"### {name}\n\n- {name.lower()}" for name in "ABCD")
    deck = build_deck(f'<!-- .slide: class="x" -->\n## T\n\nwords{gap}{slides}\n', "x.md")
    assert [page.title for page in deck.pages][-4:] == list("ABCD")


@pytest.mark.parametrize("span", ["`$x^2$`", "`\\(x^2\\)`", "`$$x^2$$`", "`\\[\nx^2\n\\]`"])
def test_formulas_in_spans_of_code_are_formulas_in_reveal_and_remark(span: str) -> None:
    deck = build_deck(f'# T\n\n---\n\n<!-- .slide: class="x" -->\n\n# A\n\nSo {span} is.\n\n---\n\n# B\n\n- b\n', "x.md")
    assert "$" not in shown(deck)
    assert "\\" not in shown(deck)


@pytest.mark.parametrize(
    ("text", "title", "left"),
    [
        ("Opinions are my own; nothing here should be construed as an endorsement of anybody else", None, ""),
        ("This is a deck. Run `it` and see" + " how it goes" * 9 + ".", "This is a deck", "Run it"),
        ("A first line that is quite long but no longer than two lines of a title may be:\n\n- a\n- b", None, "a"),
    ],
)
def test_words_that_become_a_title_are_shown_once(text: str, title: str | None, left: str) -> None:
    page = build_deck(f"# T\n\n---\n\n{text}\n\n---\n\n# B\n\n- b\n", "x.md").pages[1]
    assert page.title.replace("\xa0", " ") == (title or text.partition("\n")[0].rstrip(":"))
    assert left in visible(page)
    assert visible(page).count(page.title[:10]) == 1


@pytest.mark.parametrize("line", ["\U0001f1eb\U0001f1f7", ":rocket:", "\u2728 \u2728"])
def test_a_line_of_emoji_stands_above_a_title_and_is_none(line: str) -> None:
    page = build_deck(f"# T\n\n---\n\n{line}\n\n## A\n\n#### more\n\n---\n\n## B\n\n- b\n", "x.md").pages[1]
    assert page.title == "A"


def test_a_picture_alone_goes_on_under_the_slide_before_it(tmp_path: Path) -> None:
    shutil.copy(PICTURE, tmp_path / "p.png")
    outline = f"{MARP}# T\n\n---\n\n# Plan\n\n- a\n\n---\n\nOther words.\n\n---\n\n![](p.png)\n\n---\n\n# B\n\n- b\n"
    titles = [page.title.replace("\u00a0", " ") for page in build_deck(outline, str(tmp_path / "x.md")).pages]
    assert titles == ["T", "Plan", "Other words.", "Other words. (2)", "B"]


def test_a_picture_at_the_head_of_slides_is_reported_and_its_size_is_no_word(tmp_path: Path) -> None:
    shutil.copy(PICTURE, tmp_path / "p.png")
    outline = "---\nmarp: true\nheader: '![height:20px invert](p.png)'\n---\n\n# T\n\n---\n\n# B\n\n- b\n"
    deck = build_deck(outline, str(tmp_path / "x.md"))
    assert {problem.severity.name for problem in deck.problems} == {"ADVICE"}
    assert any("head or foot" in problem.message for problem in deck.problems)


@pytest.mark.parametrize("line", ["style: @import url('x.css');", "author: @ann", "footer: `x` and 'y'", "title: 100%", "title: %x"])
def test_values_that_yaml_reserves_are_read_as_they_stand(line: str) -> None:
    assert "M1" not in codes(build_deck(f"---\nmarp: true\n{line}\n---\n\n# T\n\n---\n\n# B\n\n- b\n", "x.md"))


def test_a_background_that_would_be_cut_is_shown_whole(tmp_path: Path) -> None:
    shutil.copy(PICTURE, tmp_path / "p.png")
    for words in ("bg", "bg w:300px", "bg 80%"):
        deck = build_deck(f"{MARP}# T\n\n---\n\n# A\n\n![{words}](p.png)\n\n---\n\n# B\n\n- b\n", str(tmp_path / "x.md"))
        pictures = [placed.what for placed in deck.pages[1].fills if isinstance(placed.what, Picture)]
        assert [picture.crop for picture in pictures] == [(0, 0, 0, 0)]


def test_names_that_links_lead_to_are_reveals_own() -> None:
    deck = build_deck('# T\n\n---\n\nSee [next](#n).\n\n---\n\n<!-- .slide: id="n" -->\n\n# A\n\n- a\n', "x.md")
    assert "M13" not in codes(deck)


def test_a_picture_of_slidevs_public_folder_may_have_a_query_and_is_missed_by_name(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    shutil.copy(PICTURE, tmp_path / "public" / "p.png")
    deck = build_deck(f"{SLIDEV}# T\n\n---\n\n# A\n\n![a](/p.png?url)\n\n---\n\n# B\n\n![b](/q.png)\n", str(tmp_path / "x.md"))
    assert [problem.rule.code for problem in deck.problems if problem.rule.code[0] == "P"] == ["P1"]


@pytest.mark.parametrize(
    "text", ["One <br> two <br> three", "One<br>\n two<br>\n three", "<p>One <br> two<br> three</p>", "[One ](x:y)<br> two <br>three"]
)
def test_lines_begin_and_end_with_words(text: str) -> None:
    assert " \n" not in visible(build_deck(f"# T\n\n## A\n\nLead.\n\n{text}\n", "x.md").pages[-1])
    assert "\n " not in visible(build_deck(f"# T\n\n## A\n\nLead.\n\n{text}\n", "x.md").pages[-1])


def test_blanks_at_the_end_of_lines_of_code_take_no_room() -> None:
    page = build_deck("# T\n\n## A\n\n```\nab" + " " * 300 + "\n" + " " * 300 + "\ncd\n" + " " * 40 + "\n```\n", "x.md").pages[-1]
    assert [paragraph.text for placed in page.fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs][1:] == [
        "ab",
        "",
        "cd",
    ]


def test_footnotes_may_be_defined_on_every_slide() -> None:
    deck = build_deck(f"{SLIDEV}# T\n\n---\n\n# A\n\na[^1]\n\n[^1]: first\n\n---\n\n# B\n\nb[^1]\n\n- x[^1]\n\n[^1]: second\n", "x.md")
    assert not {"M15", "N1"} & set(codes(deck))
    assert "first" in visible(deck.pages[1])
    assert "second" not in visible(deck.pages[1])
    assert "second" in visible(deck.pages[2])


def test_links_of_marp_lead_to_slides_by_their_number() -> None:
    deck = build_deck(f"{MARP}# T\n\n---\n\n# A\n\n- see [there](#3)\n\n---\n\n# B\n\n- [back](#1), [nowhere](#9)\n", "x.md")
    assert [problem.message for problem in deck.problems if problem.rule.code == "M13"] == [
        "there is no slide for the link #9 of 'nowhere'"
    ]


def test_marps_heading_divider_may_stand_in_a_comment() -> None:
    deck = build_deck("---\nmarp: true\n---\n\n<!-- headingDivider: 2 -->\n\n# T\n\n## A\n\n- a\n\n## B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]


@pytest.mark.parametrize("grid", ["grid-3", "cards", "anything"])
@pytest.mark.parametrize("head", ["<b>{}</b><br>", "<h3>{}</h3>", "<strong>{}</strong><br/>\n"])
def test_boxes_of_one_class_are_cards(grid: str, head: str) -> None:
    boxes = "\n".join(f'<div class="box">{head.format(f"Head {at}")}text {at} of some more words</div>' for at in range(6))
    page = build_deck(f'{MARP}# T\n\n---\n\n# A\n\n<div class="{grid}">\n{boxes}\n</div>\n\n---\n\n# B\n\n- b\n', "x.md").pages[1]
    assert page.layout == "Six Cards"
    assert all(f"Head {at}" in visible(page) and f"text {at}" in visible(page) for at in range(6))


def test_a_cover_holds_the_lines_that_its_author_put_there() -> None:
    lines = "A subtitle of quite some length that says what all of this is about and for whom it was made, and when, and where it was shown"
    deck = build_deck(f"{MARP}# T\n\n{lines}\n\nAnn Author, An Institute of Something in A Town\n\n2026\n\n---\n\n# B\n\n- b\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "B"]
    assert "for whom" in visible(deck.pages[0])


def test_short_text_goes_with_the_first_of_columns_that_do_not_fit() -> None:
    code = "```js\n" + "\n".join(f"call({at});" for at in range(40)) + "\n```"
    one, two = f"### One\n\n{code}\n\nWords.", f"### Two\n\n{code}\n{code}"
    sides = f'<div class="grid grid-cols-2">\n<div>\n\n{one}\n\n</div>\n<div>\n\n{two}\n\n</div>\n</div>'
    deck = build_deck(f"{SLIDEV}# T\n\n---\n\n# A\n\nA short line.\n\n{sides}\n\n---\n\n# B\n\n- b\n", "x.md")
    assert "call" in visible(next(page for page in deck.pages if "A short line." in visible(page)))
