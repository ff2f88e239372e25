"""Articles copied as whole pages: the body is never lost, the page's own lines are never shown."""

from __future__ import annotations

import pytest

from slides.sources.article import Article, read_article

FIRST = "The ferry sailed again on Friday after a year of repairs. The minister called it a relief for the islands."
SECOND = "The work cost 9 million kroner. The county paid half of it."
LAST = "Accidents fell from 12 to 7. Most of them happen at the pier."


def read(text: str, file: str = "page.txt") -> Article:
    return read_article(text, file)[0]


def outline_of(article: Article) -> list[str]:
    """Title and headings with the first word of each paragraph."""
    return [f"{piece.kind[0]}:{piece.text.split()[0]}" for piece in article.pieces]


PAGES = {
    "comments above the text": (
        f"Ferry Sails Again\n\n8 responses\n\n{FIRST}\n\nPrice\n\n{SECOND}\n",
        ["t:Ferry", "p:The", "h:Price", "p:The"],
    ),
    "links between sections": (
        f"Ferry Sails Again\n\n{FIRST}\n\nRelated articles\n\nA tunnel is dug\n\nPrice\n\n{SECOND}\n\nSafety\n\n{LAST}\n",
        ["t:Ferry", "p:The", "h:Price", "p:The", "h:Safety", "p:Accidents"],
    ),
    "a link in a line": (
        f"Fähre fährt wieder\n\n{FIRST}\n\nPreis\n\n{SECOND}\n\nLesen Sie auch: Ein Tunnel wird gebaut\n\n{LAST}\n",
        ["t:Fähre", "p:The", "h:Preis", "p:The", "p:Accidents"],
    ),
    "a menu above": (
        f"Home\nSport\nWeather\nFerry Sails Again After a Year\nPosted on 3 March 2024 by Ola Berg\n\n{FIRST}\n\nPrice\n\n{SECOND}\n",
        ["t:Ferry", "a:Ola", "d:3", "p:The", "h:Price", "p:The"],
    ),
    "lines between title and text": (
        f"The Ferry of the Islands\n\nBy Ola Berg\n\nStaff Writer\n\nMarch 3, 2024\n\nPrint page\n\n{FIRST}\n\nThe Price\n\n{SECOND}\n",
        ["t:The", "a:Ola", "d:March", "p:The", "h:The", "p:The"],
    ),
    "a long title": (
        "Ferry sails again after a year of repairs and a quarrel about its price that divided the council of the islands for months\n\n"
        f"{FIRST}\n\nPrice\n\n{SECOND}\n",
        ["t:Ferry", "p:The", "h:Price", "p:The"],
    ),
    "links under the text": (
        f"Ferry Sails Again\n\n{FIRST}\n\n{SECOND}\n\nRead next\n\nHow the tunnel was dug\n",
        ["t:Ferry", "p:The", "p:The"],
    ),
    "an encyclopedia's marks": (
        f"Ferry[edit]\n\n{FIRST}[1]\n\nHistory[edit]\n\n{SECOND}[2][3]\n\nReferences\n\nBerg, O. (2020). The ferry. Oslo: Press.\n",
        ["t:Ferry", "p:The", "h:History", "p:The"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_body_stays_and_the_pages_own_lines_go(name: str) -> None:
    text, wanted = PAGES[name]
    article = read(text)
    assert outline_of(article) == wanted
    assert not any("[1]" in piece.text or "[2]" in piece.text for piece in article.pieces)


def test_toml_front_matter_is_read_and_not_shown() -> None:
    text = f'+++\ntitle = "The Ferry"\nauthors = ["Ola Berg", "Kari Dahl"]\ndate = 2024-03-03\n+++\n\n{FIRST}\n\n# Price\n\n{SECOND}\n'
    article = read(text, "page.md")
    assert (article.title, article.author) == ("The Ferry", "Ola Berg, Kari Dahl")
    assert [piece.text for piece in article.pieces if piece.kind == "date"] == ["2024-03-03"]
    assert [piece.line for piece in article.pieces if piece.kind == "heading"] == [9]
    assert not any("+++" in piece.text for piece in article.pieces)


def test_broken_toml_stays_in_the_text() -> None:
    assert "not toml" in " ".join(piece.text for piece in read(f"+++\nnot toml at all\n+++\n\n{FIRST}\n", "page.md").pieces)


def test_question_headings_of_sections_are_sections() -> None:
    questions = "".join(f"## Why is part {number} so?\n\n{FIRST} {SECOND}\n\n" for number in range(4))
    assert len(read(f"# The Ferry\n\n{questions}## Price\n\n{SECOND}\n", "page.md").headings) == 5
    assert not read(f"# The Ferry\n\n{questions}", "page.md").questions


def test_much_text_left_out_is_a_warning() -> None:
    teasers = "".join(
        f"Teaser {number} of the day\n\nAnother story that nobody asked for is told here at length, and it goes on.\n\n"
        f"April {number + 1}, 2024\n\nSport\n\nCulture\n\nWeather\n\n"
        for number in range(9)
    )
    messages = [problem.message for problem in read_article(f"Ferry Sails Again\n\n{FIRST} {SECOND}\n\n{teasers}", "page.txt")[1]]
    assert any("left out" in message for message in messages)
