"""Reading articles: what belongs to them and what to their page, every piece with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.sources.article import Article, read_article
from tests.sample_articles import ARABIC, COPIED, MARKDOWN, PAGE, QUESTIONS, WRAPPED
from tests.shared import ROOT

IRAN = (ROOT / "source" / "iran-russia-alliance.txt").read_text(encoding="utf-8")


def read(text: str, file: str = "x.txt") -> Article:
    """An article out of its text."""
    return read_article(text, file)[0]


def of(article: Article, kind: str) -> list[str]:
    """The texts of one kind of piece."""
    return [piece.text for piece in article.pieces if piece.kind == kind]


def test_the_article_of_the_first_briefing() -> None:
    article = read(IRAN)
    assert article.title == "How the Iran-Russia Alliance Challenges Western Powers"
    assert [heading.line for heading in article.headings] == [5, 13, 17, 23, 29, 37, 43, 49, 55, 63]
    assert article.headings[-1].text == "Conclusion"
    assert of(article, "caption") == ["strategic partnership", "economic cooperation", "Iran-Russia Alliance"]
    assert [(asked.question.line, asked.answers[0].line) for asked in article.questions] == [
        (68, 70),
        (72, 74),
        (76, 78),
        (80, 82),
        (84, 86),
    ]
    assert [(dropped.line, dropped.text, dropped.why) for dropped in article.dropped] == [(88, "Leave a Comment", "a comment form")]
    assert article.language == "en"


@pytest.mark.parametrize("file", ["iran.txt", "iran.md", "iran"])
def test_every_piece_stands_on_its_line(file: str) -> None:
    for text in (IRAN, COPIED, WRAPPED):
        lines = text.split("\n")
        for piece in read(text, file).pieces:
            assert piece.text.split()[0] in lines[piece.line - 1], piece


def test_what_is_the_pages_is_dropped_and_told_with_its_line() -> None:
    article = read(COPIED)
    assert article.title == "The Old Harbour"
    assert article.author == "Jane Smith"
    assert [heading.text for heading in article.headings] == ["History of the Harbour", "The Future of the Harbour"]
    assert of(article, "caption") == ["Image: The pier at night"]
    lines = COPIED.split("\n")
    assert all(lines[dropped.line - 1] == dropped.text for dropped in article.dropped)
    why = {dropped.text: dropped.why for dropped in article.dropped}
    assert why["Sport"] == "the page's menu"
    assert why["Share on Facebook"] == "sharing"
    assert why["Storm over the bay"] == "links to other articles"
    assert why["© 2024 Town News"] == "a comment form"
    said = " ".join(piece.text for piece in article.pieces)
    assert not any(text in said for text in why)


def test_markdown_says_itself_what_is_what() -> None:
    article = read(MARKDOWN, "x.md")
    assert article.title == "The Old Harbour"
    assert [(heading.text, heading.level) for heading in article.headings][:2] == [("History & stones", 2), ("A listing only", 2)]
    assert of(article, "code") == ["print(1)"]
    assert of(article, "table") == ["| a | b |\n|---|---|\n| 1 | 2 |"]
    assert [asked.question.text for asked in article.questions] == ["Is it old?", "Is it large?"]
    assert [answer.text for asked in article.questions for answer in asked.answers] == ["It was built long ago.", "No, it is small."]


def test_a_web_page_keeps_its_article_and_lines() -> None:
    pytest.importorskip("trafilatura")
    article = read(PAGE, "x.html")
    assert article == read(PAGE, "x.txt").__class__("x.html", article.language, article.pieces, article.dropped)
    assert (article.title, article.author, article.language) == ("The Old Harbour", "Jane Smith", "en-GB")
    assert [heading.text for heading in article.headings] == ["History of the harbour", "The future", "FAQ"]
    assert [heading.line for heading in article.headings] == [5, 9, 11]
    assert of(article, "caption") == ["The pier after the storm"]
    assert [asked.question.text for asked in article.questions] == ["Who built the harbour?", "When was it built?"]
    said = " ".join(piece.text for piece in article.pieces)
    assert not any(word in said for word in ("cookies", "News", "Reply", "©"))


def test_lines_that_an_editor_broke_are_one_paragraph() -> None:
    article = read(WRAPPED)
    assert (article.title, article.author) == ("The Old Harbour", "Jane Smith")
    assert [heading.text for heading in article.headings] == ["Today and tomorrow"]
    assert of(article, "paragraph")[0].startswith("The harbour was built in 1890 by the people of the town, who carried the stones")
    assert of(article, "item") == ["A first item of the list", "A second item of the list"]


@pytest.mark.parametrize("form", QUESTIONS)
def test_questions_in_their_usual_forms(form: str) -> None:
    article = read(QUESTIONS[form], "x.txt")
    assert [asked.question.text for asked in article.questions] == ["What is it?", "Who built it?"]
    assert [[answer.text for answer in asked.answers] for asked in article.questions] == [["A harbour."], ["The town."]]


def test_a_question_as_a_heading_among_others_is_a_heading() -> None:
    article = read("# A\n\n## Why is it here?\n\nBecause.\n\n## What else\n\nNothing.\n", "x.md")
    assert [heading.text for heading in article.headings] == ["Why is it here?", "What else"]


def test_languages_are_told_by_script_and_by_small_words() -> None:
    assert read(ARABIC).language == "ar"
    assert len(read(ARABIC).questions) == 2
    assert read("Der Hafen\n\nDer Hafen ist alt und wurde von den Leuten der Stadt mit der Hand gebaut.\n").language == "de"
    assert read("Le port\n\nLe port est vieux et il a été construit par les habitants de la ville avec leurs mains.\n").language == "fr"


def test_nothing_to_read_is_an_error_and_nothing_to_divide_by_is_told() -> None:
    assert [str(problem) for problem in read_article("Home\n\nLeave a Comment\n", "x.txt")[1]] == [
        "x.txt:1:1: error: there is no text to read in this article (is it an article? only menus, forms and single lines were found) [T1]"
    ]
    messages = [problem.message for problem in read_article("It is a harbour. It is old.\n", "x.txt")[1]]
    assert messages == ["the article has no title", "the article has no headings: all of it is one section"]


@given(st.text(max_size=400), st.sampled_from(["x.txt", "x.md"]))
def test_reading_never_raises(text: str, file: str) -> None:
    article = read(text, file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= piece.line <= lines for piece in article.pieces)
