"""The shipped briefing: true to its article, varied, fitted, and clean in every theme."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest

from slides.design import THEMES, Role
from slides.design.page import Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests import render
from tests.building import build, read, title_of
from tests.shared import BRIEFING, ROOT, findings

ARTICLE = ROOT / "source" / "iran-russia-alliance.txt"
PUBLISHED = "ad191e7e6bc16596f6b34e21ff37e52f39f8e7d40a3182e00808817b4ccf9ec7"
"""The digest of the article as it was published."""
HEADINGS = (
    "Historical Ties Between Iran and Russia",
    "Key Factors Behind the Strengthening Alliance",
    "Economic Cooperation: A Growing Trade Relationship",
    "Military Collaboration and Defense Agreements",
    "Impacts on Regional Stability in the Middle East",
    "Western Sanctions: Strengthening Iran-Russia Bond",
    "Geopolitical Implications for the United States and Europe",
    "Responses from Western Powers to the Alliance",
    "Future of the Iran-Russia Partnership and Its Global Impact",
    "Conclusion",
)


@cache
def briefing(theme: str = "") -> BuiltDeck:
    return build_deck(BRIEFING.read_text(encoding="utf-8"), str(BRIEFING), theme)


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The deck in each theme."""
    folder = tmp_path_factory.mktemp("briefings")
    found = {theme: folder / f"{theme}.pptx" for theme in THEMES}
    for theme, deck in found.items():
        deck.write_bytes(build(briefing(theme)))
    return found


@pytest.fixture(scope="module")
def drawn(decks: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[render.Word]]:
    """Every word that LibreOffice draws of each deck."""
    return render.words_of(list(decks.values()), tmp_path_factory.mktemp("drawn"))


def test_the_article_is_the_published_one() -> None:
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() == PUBLISHED


def test_headings_are_the_articles_in_its_order() -> None:
    lines = [line.removesuffix(" :").strip() for line in ARTICLE.read_text(encoding="utf-8").splitlines()]
    places = [lines.index(heading) for heading in HEADINGS]
    assert places == sorted(places)
    outline = BRIEFING.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", outline, re.MULTILINE) == [*HEADINGS, "FAQ"]


def test_the_deck_is_title_agenda_ten_sections_and_the_faq() -> None:
    titles = [title_of(page) for page in briefing().pages]
    assert titles == ["How the Iran-Russia Alliance Challenges Western Powers", "Agenda", *HEADINGS, "FAQ"]
    assert briefing().problems == ()


def test_all_five_questions_of_the_article_are_in_the_faq() -> None:
    asked = re.findall(r"^\d\. (.*\?)$", ARTICLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(asked) == 5
    last = briefing().pages[-1]
    texts = [placed.what for placed in last.fills if isinstance(placed.what, Text)]
    shown = [paragraph.text.replace("\u00a0", " ") for text in texts for paragraph in text.paragraphs]
    assert [text for text in shown if text.endswith("?")] == asked


def test_layouts_vary() -> None:
    names = [page.layout.split(" (")[0] for page in briefing().pages[2:12]]
    assert len(set(names)) >= 6
    assert not any(len(set(names[at : at + 3])) == 1 for at in range(8))


def test_the_quotation_stands_in_the_article_word_for_word() -> None:
    for quoted in re.findall(r"^> ([A-Z].*)\n> — ", BRIEFING.read_text(encoding="utf-8"), re.MULTILINE):
        assert quoted in ARTICLE.read_text(encoding="utf-8")


def test_no_figure_and_no_date_appears_that_the_article_lacks() -> None:
    body = BRIEFING.read_text(encoding="utf-8").split("---", 2)[2]
    text = re.sub(r"(?m)^\d\. |paragraphs? \d( and \d)?|\]\(.*?\)|<!--.*?-->", "", body)
    assert re.findall(r"\d+", text) == []


def test_every_slide_has_notes_and_every_section_says_where_it_comes_from() -> None:
    pages = briefing().pages
    assert all(page.notes for page in pages)
    for page in pages[2:]:
        assert page.notes[-1].text.startswith("From the article: "), page.title
    for page in pages[2:12]:
        assert title_of(page) in page.notes[-1].text


def test_no_filled_box_is_emptier_than_a_slide_may_be() -> None:
    """A box that is less than .45 full is one of a shorter cut: the rule of the layouts of several heights."""
    shown = briefing()
    for page in shown.pages:
        for placed in page.fills:
            slot = shown.design.layouts[page.layout].slot(placed.slot)
            style = shown.design.style(slot)
            if isinstance(placed.what, Text) and style.fill and slot.role in (Role.CARD, Role.TEXT):
                inner = slot.rect.height - style.inset.top - style.inset.bottom
                used = placed.what.height - style.inset.top - style.inset.bottom
                assert used / inner >= 0.45, f"{page.title}: {slot.name} {used / inner:.0%}"


@pytest.mark.parametrize("theme", THEMES)
def test_agenda_leads_to_every_section(theme: str, decks: dict[str, Path]) -> None:
    deck = read(decks[theme].read_bytes())
    agenda = deck.slides[1]
    targets = [rel.target_part for rel in agenda.part.rels.values() if rel.reltype.endswith("/slide")]
    assert [part.partname for part in targets] == [slide.part.partname for slide in list(deck.slides)[2:]]


def test_checkers_find_nothing_in_any_theme(decks: dict[str, Path]) -> None:
    assert [briefing(theme).problems for theme in THEMES] == [()] * len(THEMES)
    assert findings(*decks.values()) == ""


@pytest.mark.skipif(not render.available(), reason="LibreOffice or poppler is not installed")
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_leaves_its_box_in_the_render(theme: str, decks: dict[str, Path], drawn: dict[Path, list[render.Word]]) -> None:
    assert drawn[decks[theme]]
    assert list(render.strays(briefing(theme), drawn[decks[theme]])) == []
