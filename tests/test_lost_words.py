"""The independent word counter: what it takes for a word, and that it sees a loss."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from tests import lost_words
from tests.shared import SPECS

APART = {
    "gfm_extensions 20": "the specification gives no HTML",
    "gfm_extensions 22": "GitHub shows the tags that it forbids",
    "gfm_extensions 23": "footnotes: numbers for labels, and the counter keeps one that nothing refers to",
    "gfm_spec 645": "a comment since CommonMark 0.31, which the older text takes for none",
    "gfm_spec 653": "GitHub shows the tags that it forbids",
}
"""Examples whose HTML says other words than their outline, each with the reason."""

SAID = {
    "plain text": ("Hello, *big* world.", "hello big world"),
    "a word partly in bold": ("un**believ**able", "unbelievable"),
    "lines that are broken": ("one\ntwo  \nthree<br>four", "one two three four"),
    "two paragraphs": ("one\n\ntwo", "one two"),
    "the same word twice": ("no no", "no no"),
    "front matter": ("---\nmarp: true\ntitle: Hidden\nlist:\n  - hidden\n---\n\n# Shown", "shown"),
    "text between two rules is no front matter": ("---\nShown text\n---\n", "shown text"),
    "a slide's properties": ("# One\n\n---\nlayout: two-cols\nclass: px-20\n---\n\ntwo", "one two"),
    "properties as remark has them": ("class: center\n\n# One\n\n---\n\ntemplate: dark\n# Two", "one two"),
    "a rule and text with a colon": ("one\n\n---\n\nShown: two", "one shown two"),
    "containers": (":::: {.columns}\n::: {.column width=40%}\none\n:::\n::::", "one"),
    "a container's title": ('::: {.callout-note title="Heads up"}\none\n:::', "heads up one"),
    "attributes": ("## One {#a .b}\n\n![two](x.png){.cover width=50%}\n\n[three]{.mark}", "one two three"),
    "braces that are no attributes": ("{{ shown }} {also shown}", "shown also shown"),
    "a picture's description and caption": ('![one](x.png "two")', "one two"),
    "a picture's sizes as Marp has them": (
        "![bg right:40% one](x.png) ![w:40 two](y.png) ![big right three](z.png)",
        "one two big right three",
    ),
    "a link's text but not its address and title": ('[one](http://x.example/two "three")', "one"),
    "a bare address without its scheme": ("<https://www.example.org/a>", "example org a"),
    "code": ("`one`\n\n```py\ntwo = {.three}\n```\n\n    four", "one two three four"),
    "marks inside code": ("```\n::: one\n[^2]: two\n- [x] three\n---\na: b\n---\n```", "one 2 two x three a b"),
    "a class as remark has it": (".footnote[\n- one\n]\n\ntwo .left.big[five]", "one two five"),
    "keys side by side": ("<kbd>shift</kbd><kbd>space</kbd>", "shift space"),
    "an emoji's name": ("one :clock630: two", "one two"),
    "a snippet's lines and language": ("<<< @/one/two.ts#three {4,5} ts\n", "one two ts"),
    "a footnote": ("one[^1] two\n\n[^1]: three four\n", "one two three four"),
    "a label without a footnote": ("one[^two]", "one two"),
    "a caption that is an alert": ("> [!NOTE]\n> one", "one"),
    "boxes": ("- [x] one\n- [ ] two\n1. [X] three\n- [y] four", "one two three y four"),
    "a comment": ("one\n\n<!-- two\nthree -->", "one"),
    "a directive": ("<!-- _class: lead -->\n\n<!-- layout: quote -->\n\none", "one"),
    "a comment with a colon": ("<!-- Remember: two -->\n\none", "one"),
    "tables": ("| one | two |\n|---|---|\n| three | ~~four~~ |", "one two three four"),
    "definitions": ("One\n:   two\n\n    three", "one two three"),
    "formulas": ("one $x_1 + y$ two\n\n$$\na = b\n- c\n$$\n\nthree", "one two three"),
    "prices": ("from $5 to $6 or so", "from 5 to 6 or so"),
    "scripts and styles": ("<script>\nhidden\n</script>\n\n<style>\nhidden\n</style>\n\none", "one"),
    "a style that is never closed": ("one\n\n<style>\n\ntwo", "one two"),
    "HTML": ('<div class="x"><img alt="one"><p>two<br>three</p></div>', "one two three"),
    "raised and lowered text": ("H<sub>2</sub>O, E=mc^2^", "h 2 o e mc 2"),
    "invisible characters and width": ("so\u00adft ze\u200bro ｆｕｌｌ", "soft zero full"),
    "Chinese and Japanese": ("中文 かな", "中 文 か な"),
    "Hindi and accents": ("हिन्दी café cafe\u0301", "हिन्दी café café"),
    "Korean": ("한국어 단어", "한국어 단어"),
    "a definition of a link": ("[one]\n\n[one]: /two 'three'\n[four]: /five", "one"),
}


@pytest.mark.parametrize("name", SAID)
def test_the_words_of_a_source(name: str) -> None:
    outline, said = SAID[name]
    assert lost_words.words_of_source(outline) == Counter(said.split())


def test_formulas_are_counted() -> None:
    assert lost_words.formulas_of_source("$a$ and $b$\n\n$$\nc\n$$\n\n`$d$` costs $5 or $6\n\n```\n$e$\n```\n") == 3


def test_it_reads_the_specifications_examples_as_their_authors_do() -> None:
    """The words of an outline are those of the HTML that the specification gives, where neither uses what only slides have."""
    rows = [(file.stem, row) for file in sorted(SPECS.glob("*.json")) for row in json.loads(file.read_text(encoding="utf-8"))]
    apart = {
        f"{stem} {row['example']}": row["markdown"]
        for stem, row in rows
        if lost_words.words_of_source(row["markdown"]) != lost_words.words_of_html(row["html"])
    }
    assert {name: text for name, text in apart.items() if name not in APART} == {}


def deck(texts: list[str]) -> bytes:
    """A deck by python-pptx: a slide a text, with a group, a table, an alternative text and notes on the last."""
    presentation = Presentation()
    for text in texts:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "grouped"
    table = slide.shapes.add_table(1, 2, 0, 0, Inches(2), Inches(1))
    table.table.cell(0, 1).text = "celled"
    table._element.nvGraphicFramePr.cNvPr.set("descr", "described")
    slide.notes_slide.notes_text_frame.text = "noted"
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def test_the_words_of_a_deck(tmp_path: Path) -> None:
    data = deck(["One\vtwo", "three"])
    assert lost_words.words_of_slides(data) == [Counter(["one", "two"]), Counter(["three", "grouped", "celled", "described", "noted"])]
    (tmp_path / "x.pptx").write_bytes(data)
    assert lost_words.words_of_deck(tmp_path / "x.pptx") == lost_words.words_of_deck(data)


def test_raised_text_stands_off_and_styled_text_does_not() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    paragraph = slide.shapes.title.text_frame.paragraphs[0]
    for text, baseline in (("wo", ""), ("rd", ""), ("1", "30000"), ("next", "0")):
        run = paragraph.add_run()
        run.text = text
        if baseline:
            run._r.get_or_add_rPr().set("baseline", baseline)
    target = io.BytesIO()
    presentation.save(target)
    assert lost_words.words_of_deck(target.getvalue()) == Counter(["word", "1", "next"])


def test_a_loss_is_seen_and_a_surplus_is_not() -> None:
    source = lost_words.words_of_source("one two two three")
    assert lost_words.lost(source, Counter(["one", "two", "three", "four"]), Counter()) == Counter(["two"])
    assert lost_words.lost(source, Counter(["one", "two", "three"]), Counter(["two"])) == Counter()


def test_a_problem_says_what_it_quotes() -> None:
    messages = [
        "the cell 'one two' is left out",
        "a row has more cells than the header; left out: three",
        "HTML <four> is left out",
        "lost: five",
    ]
    assert lost_words.words_of_problems(messages) == Counter(["one", "two", "three", "four"])


def test_the_counter_knows_nothing_of_the_program() -> None:
    assert lost_words.__file__ is not None
    assert "slides." not in Path(lost_words.__file__).read_text(encoding="utf-8").replace("of slides.", "")
