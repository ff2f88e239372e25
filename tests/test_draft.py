"""Drafts: outlines that build as they are, every line of which stands in its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.markdown import parser
from slides.markdown.parser import Node
from slides.pipeline.build import BuiltDeck, build_deck
from slides.sources.article import Article, read_article
from slides.sources.draft import draft
from slides.sources.draft.escape import escaped
from slides.sources.draft.shortening import shortened
from slides.text.rich_text import plain
from slides.text.terms import NO_TERMS, Terms, read_terms
from tests.building import build, graver, title_of
from tests.example_counts import beginning, examples
from tests.sample_articles import ARABIC, COPIED, HARBOUR, MARKDOWN, PAGE, WRAPPED
from tests.shared import CORPORA, ROOT, findings

IRAN = ROOT / "source" / "iran-russia-alliance.txt"
CORPUS = sorted((CORPORA / "articles").rglob("*.md"))


def drafted(text: str, file: str = "article.txt", terms: Terms = NO_TERMS) -> tuple[Article, str]:
    """An article and the outline drawn from it."""
    article, _ = read_article(text, file)
    return article, draft([article], [file], terms).text


def built(text: str, folder: Path, file: str = "article.txt") -> tuple[Article, str, BuiltDeck]:
    """An article, its outline, and the briefing built from it beside the article."""
    (folder / file).write_text(text, encoding="utf-8")
    article, drawn = drafted(text, file)
    return article, drawn, build_deck(drawn, str(folder / "outline-of-it.md"))


def without_comments(text: str) -> str:
    """An outline without what its author alone reads."""
    return re.sub(r"(?s)<!--\n.*?-->", "", text)


def nodes_of(text: str) -> tuple[Node, ...]:
    return parser.parse(text, "x.md")[0]


def shown(text: str) -> Iterator[str]:
    """What an outline's slides show: paragraphs, bullets with their leads apart, quotations, takeaways, cells."""
    for node in nodes_of(without_comments(text)):
        if node.kind in ("container", "comment", "front matter", "heading", "code"):
            continue
        for inner in node.walk():
            bold = plain([run for run in inner.runs if run.bold])
            for part in (bold, plain([run for run in inner.runs if not run.bold])):
                yield from (line.lstrip("—").strip() for line in part.removeprefix("[!IMPORTANT]").split("\n") if line.strip("— "))


def said(article: Article) -> str:
    """The words of all that an article says, in order: of a link in a table its text, not its address."""
    return words_in(" ".join(_LINK.sub(r"\1", piece.text) if piece.kind == "table" else piece.text for piece in article.pieces))


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def words_in(text: str) -> str:
    """A text's words alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_the_article_of_the_first_briefing(tmp_path: Path) -> None:
    article, text, briefing = built(IRAN.read_text(encoding="utf-8"), tmp_path)
    assert re.findall(r"(?m)^## (.*)$", text) == [*(heading.text for heading in article.headings), "FAQ"]
    assert len(re.findall(r"(?m)^### .*\?$", text)) == 5
    assert re.findall(r"<!-- Picture in the article: (.*) -->", text) == [
        "strategic partnership",
        "economic cooperation",
        "Iran-Russia Alliance",
    ]
    assert "Leave a Comment" not in text
    assert graver(briefing) == ()
    titles = [title_of(page) for page in briefing.pages]
    assert titles == [article.title, "Agenda", *(heading.text for heading in article.headings), "FAQ"]
    bullets = [len(re.findall(r"(?m)^- ", slide)) for slide in re.split(r"(?m)^## ", without_comments(text))[1:-1]]
    assert max(bullets) <= 5
    assert sum(count >= 2 for count in bullets) >= 6
    notes = " ".join(note.text for page in briefing.pages for note in page.notes)
    assert all(piece.text in notes for piece in article.pieces if piece.kind == "paragraph")


def test_its_deck_says_where_each_slide_comes_from(tmp_path: Path) -> None:
    _, _, briefing = built(IRAN.read_text(encoding="utf-8"), tmp_path)
    last = [page.notes[-1].text for page in briefing.pages[2:12]]
    assert last[0] == "From the article: “Historical Ties Between Iran and Russia”, paragraph 1, 2"
    assert all(line.startswith(f"From the article: “{title_of(page)}”") for line, page in zip(last, briefing.pages[2:12], strict=True))


def test_its_deck_is_valid(tmp_path: Path) -> None:
    _, _, briefing = built(IRAN.read_text(encoding="utf-8"), tmp_path)
    (tmp_path / "x.pptx").write_bytes(build(briefing))
    assert findings(tmp_path / "x.pptx") == ""


FORMS = {
    "copied": COPIED,
    "wrapped": WRAPPED,
    "arabic": ARABIC,
    "one paragraph": HARBOUR,
    "one heading": f"T\n\nA heading here\n\n{HARBOUR}",
}


@pytest.mark.parametrize("name", FORMS)
def test_other_articles_draft_and_build(name: str, tmp_path: Path) -> None:
    article, text, briefing = built(FORMS[name], tmp_path)
    assert [str(problem) for problem in graver(briefing)] == []
    whole = said(article)
    lines = list(shown(text))
    assert lines
    assert all(words_in(line) in whole for line in lines)


def test_listings_and_parts_stand_where_nothing_else_does(tmp_path: Path) -> None:
    _, text, briefing = built(MARKDOWN, tmp_path, "article.md")
    assert graver(briefing) == ()
    assert "```python\nprint(1)\n```" in text
    assert "## Nothing of its own\n\n- The first part\n" in text


def test_a_web_page_drafts_and_builds(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    _, text, briefing = built(PAGE, tmp_path, "article.html")
    assert graver(briefing) == ()
    assert "author: Jane Smith" in text


def test_a_takeaway_is_a_sentence_that_sums_up() -> None:
    said = "One ship came from Norway. Two ships left for Spain. The pier was full of people. Therefore a new pier is needed."
    text = f"T\n\nA heading here\n\n{said}\n"
    assert "> [!IMPORTANT]\n> Therefore a new pier is needed\n" in drafted(text)[1]


def test_sentences_are_shortened_by_whole_clauses_only() -> None:
    start = "The people of the town carried the stones for the harbour from the hills by hand"
    assert shortened(f"{start}, which took them all of the spring and much of the autumn of that year.", "en") == start
    goes_on = f"{start}, which took them all of the spring, into the old town and up to its church."
    assert shortened(goes_on, "en") == goes_on
    condition = f"{start}, which they would not have done unless somebody had paid them a good deal of money for it first."
    assert shortened(condition, "en") == condition
    aside = f"{start} — and some of them even now, when they are old, still say that they were never paid — in two years of work."
    assert shortened(aside, "en") == aside
    assert shortened("However, Iran was not there.", "en") == "Iran was not there."
    assert shortened("However, they were there.", "en") == "However, they were there."


def test_the_houses_wording_is_applied_but_not_inside_quotations() -> None:
    terms, problems = read_terms("Center East: Middle East\nnations: countries\n", "terms.txt")
    assert problems == ()
    text = (
        "Ships of the Center East\n\nA heading\n\nNations of the Center East met here. They call it the “Center East” and no other name.\n"
    )
    _, drawn = drafted(text, terms=terms)
    assert "# Ships of the Middle East" in drawn
    assert "Countries of the Middle East met here" in drawn
    assert "They call it the “Center East”" in drawn


def test_several_articles_are_chapters_with_one_faq(tmp_path: Path) -> None:
    other = COPIED.replace("The Old Harbour", "The New Airport").replace("Harbour", "Airport").replace("harbour", "airport")
    asked = "\n1. What is it?\n\nA thing.\n\n2. Where is {}?\n\nHere.\n"
    texts = {
        "a.txt": COPIED.split("Related")[0] + asked.format("the harbour"),
        "b.txt": other.split("Related")[0] + asked.format("the airport"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles = [read_article(text, name)[0] for name, text in texts.items()]
    drawn = draft(articles, list(texts)).text
    assert re.findall(r"(?m)^# (.*)$", drawn) == ["The Old Harbour", "The New Airport"]
    assert re.findall(r"(?m)^### (.*)$", drawn) == ["What is it?", "Where is the harbour?", "Where is the airport?"]
    briefing = build_deck(drawn, str(tmp_path / "x.md"))
    assert [str(problem) for problem in graver(briefing)] == []
    assert {source.article for source in briefing.sources} >= {"a.txt", "b.txt"}


def test_the_same_articles_give_the_same_outline() -> None:
    assert drafted(COPIED) == drafted(COPIED)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_public_articles_draft_and_build_with_every_bullet_verbatim(file: Path, tmp_path: Path) -> None:
    article, text, briefing = built(beginning(file.read_text(encoding="utf-8")), tmp_path, file.name)
    assert [str(problem) for problem in graver(briefing) if problem.rule is not rule_catalogue.CONTINUED] == []
    whole = said(article)
    lines = list(shown(text))
    assert [line for line in lines if words_in(line) not in whole] == []
    headings = [plain(node.runs) for node in nodes_of(text) if node.kind == "heading" and node.level == 2]
    wanted = [heading.text for heading in article.headings]
    left = iter(wanted)
    assert [heading for heading in headings if heading in wanted and heading not in left] == [], "in the article's order"
    assert [heading for heading in wanted if heading not in headings and f"“{heading}”" not in text] == [], "named in the notes at least"
    assert len([heading for heading in headings if heading not in wanted]) <= 5, "long sections, and a long opening, by topic"


MARKS = "abA *_`[]<>#|~$^=\\&!-+1.):\"'{}(/?;@h:"


@settings(max_examples=examples(100))
@given(
    st.text(MARKS, min_size=1, max_size=24), st.sampled_from(["- {}\n", "{}\n", "> [!IMPORTANT]\n> {}\n", "::: notes\n{}\n:::\n", "# {}\n"])
)
def test_escaped_text_reads_as_it_was(text: str, form: str) -> None:
    line = " ".join(text.split())
    nodes = nodes_of(form.format(escaped(line))) if line else ()
    words = "".join(plain(inner.runs) for node in nodes for inner in node.walk())
    assert words.removeprefix("[!IMPORTANT]").split() == line.split()


def test_addresses_are_text_as_they_stand() -> None:
    line = "See https://example.com/a-page and http://localhost:80/a_b*c and www.example.com now."
    runs = [run for node in nodes_of(escaped(line)) for run in node.runs]
    assert plain(runs) == line
    assert not any(run.link for run in runs)
