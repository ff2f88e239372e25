"""Links to other articles between and behind a page's paragraphs are left out, and told; lists of the article's own stay."""

from __future__ import annotations

from slides.sources.article import read_article
from slides.sources.article.block import TextBlock
from slides.sources.article.linked_lines import lines_of_links

PROSE = (
    "The council of the town has bought three new ferries for the islands in the north of the bay, and the harbour has a longer pier. "
    "People who live there will be able to come home in the evening from this summer on, as they have asked for many years."
)
HEAD = "<html lang='en'><head><title>New ferries for the islands</title></head>"
START = f"{HEAD}<body><article><h1>New ferries for the islands</h1><p>{PROSE}</p>"
END = "</article></body></html>"


def texts(page: str) -> tuple[list[str], list[str]]:
    article, _ = read_article(page, "a.html")
    return [piece.text for piece in article.pieces], [each.text for each in article.dropped]


def test_a_link_between_paragraphs_that_is_another_articles_title_is_left_out() -> None:
    title = "Why the old ferries of the bay were sold last year"
    kept, left = texts(f"{START}<p><a href='/x'>{title}</a></p><p>{PROSE.replace('three', 'four')}</p>{END}")
    assert title not in kept
    assert title in left
    assert any("four new ferries" in text for text in kept)


def test_links_at_the_end_are_left_out_with_their_heading() -> None:
    titles = ("The bridge is closed", "A tram for the old town", "Who pays for the pier?")
    items = "".join(f"<li><a href='/{at}'>{title}</a></li>" for at, title in enumerate(titles))
    kept, _ = texts(f"{START}<h2>Elsewhere on these pages</h2><ul>{items}</ul>{END}")
    assert set(titles).isdisjoint(kept)
    assert "Elsewhere on these pages" not in kept


def test_a_list_that_a_sentence_leads_to_stays() -> None:
    titles = ("Timetable of the northern islands", "Timetable of the southern islands", "Map of the piers of the bay")
    links = [TextBlock(title, 0, "item", linked=True) for title in titles]
    assert lines_of_links([TextBlock(PROSE, 0), *links]) == {1, 2, 3}
    assert lines_of_links([TextBlock(f"{PROSE} These pages tell more:", 0), *links]) == set()
    assert lines_of_links([TextBlock(f"{PROSE} These pages tell more:", 0), *links, TextBlock(PROSE, 0)]) == set()


def test_an_offer_goes_with_the_paragraphs_under_its_heading() -> None:
    offer = "<h2>Newsletter bestellen</h2><p>After you have signed in you get a mail with a link.</p>"
    kept, left = texts(f"{START}{offer}<h2>The pier</h2><p>{PROSE.replace('three', 'four')}</p>{END}")
    assert not any("signed in" in text for text in kept)
    assert any("signed in" in text for text in left)
    assert any("four new ferries" in text for text in kept)


def test_a_paragraph_that_ends_with_who_took_a_picture_is_its_caption() -> None:
    caption = "The mayor and the captain on the new pier, on the first of March (Photo: Mary Whitfield/Agency)."
    kept, left = texts(f"{START}<p>{caption}</p><p>{PROSE.replace('three', 'four')}</p>{END}")
    assert caption not in kept
    assert caption in left
