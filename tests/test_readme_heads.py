"""The head of a project's page: its title, what stands around it, badges and contents lists."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.deck.blocks.missing_picture import MissingPicture
from slides.design.page import Text
from slides.markdown.parser import parse
from slides.markdown.parser.badges import is_badge
from slides.pipeline.build import BuiltDeck, build_deck

_BADGE = "[![Build](https://img.shields.io/b.svg)](https://example.org/b)"
_CODE = "\n\n```sh\nkiln\n```"
_TAIL = "## Usage\n\nRun it.\n\n## Licence\n\nMIT.\n"


def _deck(head: str, tail: str = _TAIL) -> BuiltDeck:
    deck = build_deck(f"{head}\n\n{tail}", "README.md")
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]
    return deck


def _words(deck: BuiltDeck, number: int) -> list[str]:
    """The texts of a page."""
    return [line.text for each in deck.pages[number].fills if isinstance(each.what, Text) for line in each.what.paragraphs]


def _titles(deck: BuiltDeck) -> list[str]:
    return [page.title for page in deck.pages]


@pytest.mark.parametrize(
    ("head", "title", "tagline"),
    [
        (
            f"# Kiln\n\n{_BADGE}\n{_BADGE}\n\n[Docs](https://a.b) | [Chat](https://c.d)\n\nA fast kiln.\n\n- Small\n- Quick{_CODE}",
            "Kiln",
            "A fast kiln.",
        ),
        (
            f"Thanks to **Potter**:\n\n[Buy](https://a.b) clay\n\n# Kiln\n\n{_BADGE}\n\nA fast kiln.\n\n- Small\n- Quick{_CODE}",
            "Kiln",
            "A fast kiln.",
        ),
        (
            f'<p align="center"><img src="https://a.b/k.png" alt="Kiln logo"></p>\n\n{_BADGE}\n\nA fast kiln.\n\n- Small\n- Quick{_CODE}',
            "Kiln",
            "A fast kiln.",
        ),
        (
            f'<div align="center">\n<img src="https://a.b/k.png">\n\nA fast kiln.\n\n{_BADGE}\n\n</div>\n\n- Small\n- Quick{_CODE}',
            "A fast kiln.",
            "",
        ),
        (f"{_BADGE}\n\n---\n\n[Mugs](https://a.b) for sale\n\n---\n\nA fast kiln.\n\n- Small\n- Quick{_CODE}", "A fast kiln.", ""),
        (
            f'<h1 align="center">\n<img src="https://a.b/k.png" alt="Kiln"><br>\nKiln\n</h1>\n\n'
            f'<h4 align="center">A <a href="https://a.b">fast</a> kiln.</h4>\n\n<p><a href="#a">A</a> \u2022 <a href="#b">B</a></p>'
            f"\n\n- Small\n- Quick{_CODE}",
            "Kiln",
            "A fast kiln.",
        ),
        (
            f"### [Mugs, the best cups](https://a.b)\n\n# Kiln\n\nA fast kiln.\n\n{_BADGE}\n\n- Small\n- Quick{_CODE}",
            "Kiln",
            "A fast kiln.",
        ),
        (
            f'<h4 align="center"><a href="https://a.b">Install</a> \u00b7 <a href="https://c.d">Docs</a></h4>\n\n{_BADGE}\n\n'
            f"**Kiln** is a kiln.\n\n- Small\n- Quick{_CODE}",
            "Kiln is a kiln.",
            "",
        ),
        (
            f'<p align="center"><a href="https://a.b"><img src="https://a.b/k.png"></a></p>\n\n{_BADGE}\n\n<h4 align="center">'
            f'<a href="https://a.b">Docs</a> |\n<a href="https://c.d">Site</a></h4>\n\n**kiln** fires [clay](https://e.f) by the hour.'
            f"\n\n- Small\n- Quick{_CODE}",
            "kiln",
            "kiln fires clay by the hour.",
        ),
        (f"# Kiln\n\nA fast kiln.\n\n- Small\n- Quick{_CODE}", "Kiln", "A fast kiln."),
    ],
)
def test_the_cover_has_the_name_and_the_first_sentence(head: str, title: str, tagline: str) -> None:
    """Whatever stands above, between and around them; the slide after it is an overview and nothing else comes before."""
    deck = _deck(head)
    assert _words(deck, 0) == [title, *([tagline] if tagline else [])]
    assert _titles(deck)[1:] == ["Overview", "Usage", "Licence"]
    assert _words(deck, 1)[1:3] == ["Small", "Quick"]


def test_thanks_and_lines_of_links_are_for_the_speaker() -> None:
    deck = _deck(
        f"Thanks to [Potter](https://a.b), who pays.\n\n# Kiln\n\n{_BADGE}\n\n[Docs](https://c.d) \u00b7 [Chat](https://e.f)\n\nA kiln."
    )
    notes = " ".join(note.text for note in deck.pages[0].notes)
    assert "Potter, who pays." in notes
    assert "Docs \u00b7 Chat" in notes


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("![a](https://img.shields.io/x.svg)", True),
        ("![a](https://github.com/o/r/actions/workflows/ci.yml/badge.svg)", True),
        ("![Star History](https://api.star-history.com/svg?repos=a/b)", True),
        ('<a href="https://github.com/o"><img src="https://github.com/o.png" width="60px" alt="o"></a>', True),
        ('<a href="https://a.b/de"><img src="https://a.b/flag.png" height="20" alt="Deutsch"></a>', True),
        ('<img src="https://a.b/system.png" width="40" alt="Windows">', True),
        ('<img src="https://a.b/flag.png" width="90" alt="A mark">', False),
        ('<img src="https://a.b/flag.png" width="640" alt="A screen">', False),
        ("![a](https://a.b/chart.png)", False),
        ("![a](badge.png)", False),
    ],
)
def test_badges_are_told_from_pictures(picture: str, expected: bool) -> None:
    nodes, _ = parse(f"{picture}\n", "x.md")
    (found,) = [node for node in nodes if node.kind == "picture"]
    assert is_badge(found) is expected


def test_a_badge_is_named_in_a_message_and_nowhere_else() -> None:
    deck = _deck(f"# Kiln\n\nA fast kiln.\n\n## Usage\n\n{_BADGE}\n\n- Run it.\n- Stop it.")
    (told,) = [problem for problem in deck.problems if problem.rule is rule_catalogue.REMOTE_PICTURE]
    assert "Build, https://img.shields.io/b.svg" in told.message
    assert not [note for page in deck.pages for note in page.notes if "Build" in note.text]
    assert MissingPicture.__name__ not in str(deck.pages)


_ENTRIES = "".join(
    f"- [Part {at}](#part-{at})\n" + "".join(f"  - [Step {at}.{each}](#step-{at}{each})\n" for each in range(4)) for at in range(5)
)
_PARTS = "\n".join(f"## Part {at}\n\n" + "\n".join(f"### Step {at}.{each}\n\nDo it.\n" for each in range(4)) for at in range(5))


def test_a_long_contents_list_shows_its_first_level() -> None:
    """Its other levels are in the notes, and no second agenda is made beside it."""
    deck = _deck(f"# Kiln\n\nA fast kiln.\n\n## Contents\n\n{_ENTRIES}", _PARTS)
    at = _titles(deck).index("Contents")
    assert _words(deck, at)[1:] == [f"Part {number}" for number in range(5)]
    assert "Step 4.3" in " ".join(note.text for note in deck.pages[at].notes)
    assert "Agenda" not in _titles(deck)


def test_a_contents_list_under_the_title_gives_way_to_the_agenda() -> None:
    deck = _deck(f"# Kiln\n\nA fast kiln.\n\nContents:\n\n{_ENTRIES}", _PARTS)
    assert _titles(deck)[:2] == ["Kiln", "Agenda"]
    assert "Step 4.3" in " ".join(note.text for note in deck.pages[0].notes)


def test_sections_as_high_as_the_title_are_sections() -> None:
    deck = _deck(f"# Kiln\n\nA fast kiln.\n\n{_BADGE}", "# Usage\n\nRun it.\n\n# Options\n\n- a\n- b\n\n# Licence\n\nMIT.\n")
    assert _titles(deck) == ["Kiln", "Usage", "Options", "Licence"]
    assert _words(deck, 0) == ["Kiln", "A fast kiln."]


def test_a_heading_in_the_middle_after_the_first_sentence_is_no_title() -> None:
    head = f'<h3 align="center"><img src="https://a.b/k.png" alt="Kiln logo"></h3>\n\n{_BADGE}\n\nA fast kiln.'
    head += '\n\n<h2 align="center">The docs moved</h2>'
    deck = _deck(head)
    assert _titles(deck) == ["Kiln", "The docs moved", "Usage", "Licence"]
    assert _words(deck, 0) == ["Kiln", "A fast kiln."]
