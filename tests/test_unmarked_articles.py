"""What web pages leave unmarked: headings, lines that a break divides, ends of sentences, paragraphs about the page itself."""

from __future__ import annotations

import re

import pytest

from slides.sources.article import Article, read_article
from slides.sources.draft import draft
from slides.text.sentences import split

PROSE = "The harbour has two cranes and a ferry that runs all year round. The town paid for both of them after a long debate."
MORE = "The bridge over the river was built by the people of the town. It carries a road, a railway and a path for bicycles."


def headings(article: Article) -> list[str]:
    return [piece.text for piece in article.pieces if piece.kind == "heading"]


def paragraphs(article: Article) -> list[str]:
    return [piece.text for piece in article.pieces if piece.kind == "paragraph"]


def page(body: str, title: str = "The Harbour Town") -> Article:
    text = f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return read_article(text, "page.html")[0]


def test_bold_paragraphs_over_text_are_headings() -> None:
    body = f"<p>{PROSE}</p><p><strong>The bridge</strong></p><p>{MORE}</p><p><strong>The harbour</strong></p><p>{PROSE} {MORE}</p>"
    assert headings(page(body)) == ["The bridge", "The harbour"]


def test_short_lines_whose_words_come_under_them_are_headings_and_others_are_not() -> None:
    body = f"<p>{PROSE}</p><p>A bridge for the town</p><p>{MORE}</p><p>The cranes of the harbour</p><p>{PROSE} {MORE}</p>"
    assert headings(page(body)) == ["A bridge for the town", "The cranes of the harbour"]
    other = f"<p>{PROSE}</p><p>Reuters London</p><p>{MORE}</p><p>Copyright Someone</p><p>{PROSE} {MORE}</p>"
    assert headings(page(other)) == []


def test_line_breaks_divide_paragraphs_where_a_line_is_whole() -> None:
    found = paragraphs(page(f"<p>{PROSE}<br><br>{MORE}<br>The winter is\n<br>long there.</p>"))
    assert found == [PROSE, MORE, "The winter is long there."]


def test_paragraphs_about_the_page_are_left_out_unless_the_article_is_about_them() -> None:
    begging = "Get our newsletter in your inbox every week. Join the readers who have subscribed so far, and unsubscribe at any time."
    body = f"<p>{PROSE}</p><p>{MORE}</p>" * 4
    assert begging not in paragraphs(page(f"{body}<p>{begging}</p>"))
    assert begging in paragraphs(page(f"<p>{begging}</p><p>{PROSE}</p><p>{begging} Really.</p>", "Newsletters"))


def test_comments_under_their_heads_end_a_page_that_is_copied() -> None:
    comments = "\n\n".join(
        f"Reader {name}October 2{at}, 2021 at 5:3{at} AM\n\nI have seen it too, and {MORE}" for at, name in enumerate("ABC")
    )
    article = read_article(f"The Harbour Town\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}\n\n{comments}\n", "page.txt")[0]
    assert not [text for text in paragraphs(article) if text.startswith("I have seen")]
    assert len(paragraphs(article)) == 4


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Holland war im 17. und 18. Jahrhundert reich. Danach kam ein Krieg.", "de", 2),
        ("Er siegte am 3. Oktober. Das war 1990. Dann kam er heim.", "de", 3),
        ("占比将再次提高。2018年，产业继续增长。其中，设计业位列第二。", "zh", 3),
        ("“他说：很好。我们走吧。”然后他走了。", "zh", 2),
        ("“Non dimenticate!». È un appello diretto " + "a chi sta a casa " * 12 + ". Un altro arriva domani.", "it", 3),
    ],
)
def test_sentences_end_where_they_end(text: str, lang: str, count: int) -> None:
    found = split(text, lang)
    assert len(found) == count, found
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)


def test_a_list_of_figures_of_one_unit_is_a_chart() -> None:
    rows = "\n".join(
        f"{at}. {name}: {figure} unidades" for at, (name, figure) in enumerate([("Rojo", "2.818"), ("Azul", "780"), ("Verde", "445")], 1)
    )
    drafted = draft([read_article(f"# Coches\n\n## Ventas\n\nLos coches se venden.\n\n{rows}\n", "a.md", "es")[0]], ["a.md"]).text
    assert "::: chart {type=bar decimal=comma}" in drafted
    assert "| | unidades |" in drafted
    mixed = rows.replace("780 unidades", "780 euros")
    assert (
        "::: chart"
        not in draft([read_article(f"# Coches\n\n## Ventas\n\nLos coches se venden.\n\n{mixed}\n", "a.md", "es")[0]], ["a.md"]).text
    )


COUNTRIES = {
    "de": (
        "Deutschland und Frankreich",
        "Deutschland kauft Strom aus Frankreich. Frankreich verkauft Deutschland viel davon. Polen baut mit.",
    ),
    "zh": ("德国和法国", "德国从法国购买电力，数量很大。法国把很多电力卖给德国用户。波兰也在建设电网。"),
    "ru": ("Германия и Франция", "Германия покупает ток, и Франция его продаёт. Франция строит новые станции. Польша тоже строит сети."),
}


@pytest.mark.parametrize("lang", COUNTRIES)
def test_maps_know_countries_by_their_names_in_other_languages(lang: str) -> None:
    heading, text = COUNTRIES[lang]
    drafted = draft([read_article(f"# X\n\n## {heading}\n\n{text}\n", "a.md", lang)[0]], ["a.md"]).text
    assert re.search(r"(?m)^highlight: \S+, \S+$", drafted), drafted


def test_maps_leave_out_what_would_make_them_the_world_and_are_never_the_same_twice() -> None:
    far = "Germany trades with France. France sells to Germany. Germany also sells to Australia. Poland trades with Germany."
    drafted = draft([read_article(f"# X\n\n## Germany and France\n\n{far}\n", "a.md", "en")[0]], ["a.md"]).text
    assert "highlight: Germany, France" in drafted
    assert "also: Poland" in drafted
    world = "Brazil trades with Japan. Japan sells to Brazil. Brazil and Japan agreed on cars."
    assert "```map" not in draft([read_article(f"# X\n\n## Brazil and Japan\n\n{world}\n", "a.md", "en")[0]], ["a.md"]).text
    again = "".join(f"## Germany and France in {year}\n\n{far}\n\n" for year in ("May", "June"))
    assert draft([read_article(f"# X\n\n{again}", "a.md", "en")[0]], ["a.md"]).text.count("```map") == 1


def test_small_sections_stand_side_by_side_with_their_headings_as_leads() -> None:
    small = "".join(
        f"## The {name}\n\nThe {name} of the town was built by the people in one summer.\n\n" for name in ("pier", "road", "mill")
    )
    text = f"# Town\n\n{PROSE}\n\n{small}## The end\n\n{PROSE} {MORE} The mill is old. The road is new. The pier has a roof.\n"
    drafted = draft([read_article(text, "a.md", "en")[0]], ["a.md"]).text
    assert [line for line in drafted.split("\n") if line.startswith("### ")] == ["### The pier", "### The road", "### The mill"]
    assert all(f"From the article: “The {name}”" in drafted for name in ("pier", "road", "mill"))


def test_labels_that_open_paragraphs_are_the_leads_of_parts() -> None:
    labels = ("Balancing trade", "Enhancing stability", "Avoiding disruption")
    text = "\n\n".join(f"{label}: the tax would help the town to pay for its harbour. {MORE} {PROSE}" for label in labels)
    drafted = draft([read_article(f"# Tax\n\n## Why\n\n{text}\n", "a.md", "en")[0]], ["a.md"]).text
    assert all(f"- **{label}** " in drafted for label in labels)


def test_long_steps_are_shown_by_their_first_sentences() -> None:
    steps = "\n".join(f"{at}. {verb} the boat at the pier. {MORE} {PROSE}" for at, verb in enumerate(("Load", "Clean", "Paint"), 1))
    drafted = draft([read_article(f"# Boats\n\n## How\n\nThe boat needs work.\n\n{steps}\n", "a.md", "en")[0]], ["a.md"]).text
    assert "1. Load the boat at the pier\n2. Clean the boat at the pier\n3. Paint the boat at the pier" in drafted
    assert drafted.count(MORE) == 3, "whole in the notes"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Travel | Europe | Harbours\n\nThe town has a harbour with cranes\n\n", "The town has a harbour with cranes"),
        ("NewsSportTravel EuropeAsia\n\nThe town has a harbour with cranes\n\n", "The town has a harbour with cranes"),
        (
            "News\n\nSport\n\nLife\n\nLive\n\nMusic\n\nDid the town pay for its harbour at all?\n\n",
            "Did the town pay for its harbour at all?",
        ),
    ],
)
def test_rows_of_links_are_no_title(above: str, title: str) -> None:
    assert read_article(f"{above}{PROSE}\n\n{MORE}\n\n{PROSE} {MORE}\n", "page.txt")[0].title == title


def test_a_title_with_quotation_marks_is_no_unknown_quotation() -> None:
    drafted = draft([read_article(f'# The "old" harbour\n\n## Pier\n\n{PROSE}\n', "a.md", "en")[0]], ["a.md"]).text
    assert """title: 'The "old" harbour'""" in drafted


@pytest.mark.parametrize(("level", "slides"), [("brief", 1), ("full", 3)])
def test_a_long_section_has_one_slide_in_a_brief_deck(level: str, slides: int) -> None:
    said = [f"The {name} of the town has a long story of its own. It was built by the people. It is old." for name in "ABCDEFGHIJ"]
    text = "\n\n".join(f"{each} The road to it was paid for by the county." for each in said)
    drafted = draft([read_article(f"# Town\n\n## Story\n\n{text}\n", "a.md", "en")[0]], ["a.md"], level=level).text
    assert (drafted.count("\n## ") > 1) == (slides > 1)


def test_the_title_stands_behind_teasers_and_may_begin_with_a_number() -> None:
    told = "The council of the town has bought new ferries for the islands in the north of the bay, which will sail in the evening too."
    places = ", ".join(f"the people of pier {at} have waited for ferries for many years" for at in range(4))
    lines = ["The museum", "The museum is open late on Friday.", "The market", "The market has moved to the old square this week."]
    lines += ["The weather", "It will be dry and rather warm until Sunday evening.", "11 new ferries for the islands of the bay"]
    page = "\n\n".join([*lines, told, f"Since then {places}.", told.replace("bought", "ordered"), told.replace("sail", "run")])
    article, _ = read_article(page, "a.txt")
    assert article.title == "11 new ferries for the islands of the bay"
    assert not any("museum" in piece.text for piece in article.pieces)
