"""Colours of single words carry an answer and stay visible; a paragraph in one colour is style and stays plain."""

from __future__ import annotations

import pytest

from slides.markdown.parser import parse
from slides.pipeline.build import build_deck
from slides.text.rich_text import Ink, Run
from tests.building import build, read

_REMARK = "class: center\n\n"
_TEX = "\\textcolor"


def _runs(text: str) -> list[Run]:
    nodes, _ = parse(text, "a.md")
    return [run for node in nodes for inner in node.walk() for run in inner.runs]


@pytest.mark.parametrize(
    ("text", "ink", "bold"),
    [
        ('So it is [yes]{style="color:green"} then.', Ink.YES, True),
        ('So it is [yes]{style="font-weight:bold; color: #388E3C;"} then.', Ink.YES, True),
        ("So it is [yes]{.green} then.", Ink.YES, True),
        ('So it is [yes]{.fg style="--col: #228B22"} then.', Ink.YES, True),
        ('So it is [yes]{.fg style="--col: #FF0000"} then.', Ink.NO, True),
        ('So it is [yes]{.bg style="--col: #FF0000"} then.', Ink.PLAIN, False),
        ("So it is [yes]{.text-success} then.", Ink.YES, True),
        ('So it is <span style="color:red;">yes</span> then.', Ink.NO, True),
        ("So it is <span style='color: rgb(211, 47, 47)'>yes</span> then.", Ink.NO, True),
        ('So it is <font color="red">yes</font> then.', Ink.NO, True),
        ("So it is <font color=DarkGreen>yes</font> then.", Ink.YES, True),
        (f"So it is {_TEX}{{red}}{{yes}} then.", Ink.NO, True),
        (f"So it is {_TEX}{{green!60!black}}{{yes}} then.", Ink.YES, True),
        (f"So it is {_TEX}[HTML]{{D32F2F}}{{yes}} then.", Ink.NO, True),
        (f"So it is {_TEX}{{ForestGreen}}{{yes}} then.", Ink.YES, True),
        (f"{_REMARK}So it is .green[yes] then.", Ink.YES, True),
        (f"{_REMARK}So it is .red[yes] then.", Ink.NO, True),
        ("So it is [yes]{.alert} then.", Ink.PLAIN, True),
        ('So it is [yes]{style="color:purple"} then.', Ink.PLAIN, True),
        ('So it is <span style="color: #1976D2">yes</span> then.', Ink.PLAIN, True),
        (f"{_REMARK}So it is .blue[yes] then.", Ink.PLAIN, True),
        ('So it is [yes]{style="color:grey"} then.', Ink.PLAIN, False),
        ('So it is [yes]{style="background-color:red"} then.', Ink.PLAIN, False),
        ('So it is <span style="color:#000">yes</span> then.', Ink.PLAIN, False),
        ('So it is <span class="small">yes</span> then.', Ink.PLAIN, False),
        ('- [yes]{style="color:green"}\n- no', Ink.YES, True),
        ('| a | b |\n|---|---|\n| <span style="color:green">yes</span> | c |', Ink.YES, True),
    ],
)
def test_the_colour_of_words_is_kept(text: str, ink: Ink, bold: bool) -> None:
    said = next(run for run in _runs(text) if run.text.startswith("yes") or (not bold and "yes" in run.text))
    assert (said.ink, said.bold) == (ink, bold)
    assert all(run.ink is Ink.PLAIN and not run.bold for run in _runs(text) if "yes" not in run.text)


@pytest.mark.parametrize(
    "text",
    [
        '[All of it is red.]{style="color:red"}',
        '<span style="color:green">All of it, **not** one word.</span>',
        f"{_TEX}{{blue}}{{All of it is blue.}}",
        '# [A title]{style="color:red"}',
        f"{_REMARK}.red[All of it is red]",
    ],
)
def test_a_paragraph_in_one_colour_is_plain(text: str) -> None:
    assert all(run.ink is Ink.PLAIN and (not run.bold or run.text == "not") for run in _runs(text))


def test_a_paragraph_in_two_colours_tells_them_apart() -> None:
    found = _runs('<span style="color:green">right</span> <span style="color:red">wrong</span>')
    assert [run.ink for run in found if run.text.strip()] == [Ink.YES, Ink.NO]


def test_tags_that_close_nothing_do_no_harm() -> None:
    assert "".join(run.text for run in _runs('One </span> two </font> <span style="color:red">three')) == "One  two  three"


def test_a_colour_that_is_kept_is_not_reported() -> None:
    _, problems = parse('So it is <span style="color:red">no</span> then.', "a.md")
    assert not problems


@pytest.mark.parametrize(("before", "coloured"), [("", True), ("<!-- layout: closing -->\n\n", False)], ids=["light ground", "dark ground"])
def test_colours_are_those_of_the_theme_where_they_can_be_read(before: str, coloured: bool) -> None:
    words = "- The first answer is [right]{.green}, as it was before.\n- The second is [wrong]{.red} and was never right."
    deck = read(build(build_deck(f"# Deck\n\n## Heading\n\n{before}{words}\n", "a.md")))
    runs = [run for shape in deck.slides[1].shapes if shape.has_text_frame for para in shape.text_frame.paragraphs for run in para.runs]
    for word, accent in (("right", "accent1"), ("wrong", "accent2")):
        run = next(run for run in runs if run.text == word)
        assert run.font.bold
        assert (accent in run._r.xml) is coloured
