"""Drafts: what a slide shows does not turn the article's argument, and thoughts stay with the sentences that go on from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.markdown.parser import parse
from slides.sources.article import boilerplate, read_article
from slides.sources.draft import draft
from slides.sources.pictures import article_pictures
from slides.sources.tracing import trace
from slides.text.terms import NO_TERMS

TURNS = {
    "en": ("The ministry has tried to close the old harbour of the town.", "Nonetheless, the ships of the islands call there every day."),
    "en-inside": ("The ministry has tried to close the old harbour of the town.", "The ships, however, call there every day of the year."),
    "en-although": (
        "The ministry has tried to close the old harbour of the town.",
        "Although the gates are shut, ships call there every day.",
    ),
    "de": ("Das Ministerium hat versucht, den alten Hafen zu schließen.", "Dennoch legen die Schiffe der Inseln jeden Tag dort an."),
    "de-inside": ("Das Ministerium hat versucht, den alten Hafen zu schließen.", "Die Schiffe der Inseln legen jedoch jeden Tag dort an."),
    "fr": ("Le ministère a essayé de fermer le vieux port de la ville.", "Néanmoins, les bateaux des îles y viennent chaque jour."),
    "es": ("El ministerio ha intentado cerrar el viejo puerto de la ciudad.", "Aun así, los barcos de las islas llegan todos los días."),
    "it": ("Il ministero ha cercato di chiudere il vecchio porto della città.", "Ciononostante, le navi delle isole arrivano ogni giorno."),
    "pt": ("O ministério tentou fechar o velho porto da cidade antiga.", "Ainda assim, os navios das ilhas chegam todos os dias."),
    "nl": ("Het ministerie heeft geprobeerd de oude haven te sluiten.", "Desondanks komen de schepen van de eilanden elke dag."),
    "pl": ("Ministerstwo próbowało zamknąć stary port tego miasta.", "Mimo to statki z wysp przypływają tam każdego dnia."),
    "ru": ("Министерство пыталось закрыть старый порт этого города.", "Тем не менее корабли с островов приходят каждый день."),
    "ar": ("حاولت الوزارة إغلاق الميناء القديم في هذه المدينة.", "ومع ذلك تصل السفن من الجزر كل يوم إلى هناك."),
    "zh": ("政府部门曾经试图关闭这座城市古老的港口。", "尽管如此，岛上的船只每天仍然来到那里停靠。"),
}
REST = {
    "en": "The pier of stone is old and wide. The roof of glass is new. The crew of the ferry has new rooms.",
    "de": "Der Pier aus Stein ist alt und breit. Das Dach aus Glas ist neu. Die Mannschaft der Fähre hat neue Räume.",
    "fr": "La jetée de pierre est vieille et large. Le toit de verre est neuf. La salle de la gare est grande.",
    "es": "El muelle de piedra es viejo y ancho. El techo de vidrio es nuevo. La sala de la estación es grande.",
    "it": "Il molo di pietra è vecchio e largo. Il tetto di vetro è nuovo. La sala della stazione è grande.",
    "pt": "O cais de pedra é velho e largo. O teto de vidro é novo. A sala da estação é grande.",
    "nl": "De pier van steen is oud en breed. Het dak van glas is nieuw. De zaal van het station is groot.",
    "pl": "Molo z kamienia jest stare i szerokie. Dach ze szkła jest nowy. Sala dworca jest bardzo duża.",
    "ru": "Причал из камня старый и широкий. Крыша из стекла новая. Зал вокзала очень большой.",
    "ar": "الرصيف الحجري قديم وواسع جدا. السقف الزجاجي جديد تماما. قاعة المحطة كبيرة جدا.",
    "zh": "石头码头又古老又宽阔。玻璃屋顶是全新的。车站的大厅非常宽敞。",
}


def slides(text: str, lang: str = "en") -> str:
    """A draft without notes, comments of several lines, and front matter."""
    drafted = draft([read_article(text, "ferry.md", lang)[0]], ["ferry.md"]).text
    return re.sub(r"(?s)::: notes.*?\n:::\n|<!--\n.*?-->|\A---.*?---", "", drafted)


@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["same-paragraph", "next-paragraph"])
@pytest.mark.parametrize("name", TURNS)
def test_what_the_next_sentence_is_set_against_is_shown_with_it_or_not_at_all(name: str, joint: str) -> None:
    lang = name.split("-")[0]
    claim, turn = TURNS[name]
    shown = slides(f"# Ferry\n\n## Years\n\n{REST[lang]} {claim}{joint}{turn}\n", lang)
    assert (claim[:-1] in shown) <= (turn[:-1] in shown)
    assert any(sentence.strip() in shown for sentence in re.split("[.。]", REST[lang]) if sentence)


def test_a_claim_that_is_turned_may_be_shown_with_what_turns_it() -> None:
    claim = "The bridge of the island will bring more visitors and more trade to the old town."
    more = "Its owners are likely to open new lines to other islands in the next years."
    shown = slides(
        f"# Ferry\n\n## Future\n\n{claim} {more}\n\nHowever, the bridge has its critics too. Fishermen fear the noise of the cars.\n"
    )
    cards = [f"- **{claim[:-1]}** {more[:-1]}", "- **However, the bridge has its critics too** Fishermen fear the noise of the cars"]
    assert "\n".join(cards) in shown


def test_a_point_is_what_the_next_paragraph_sets_against_the_slide() -> None:
    claim = "The future of the ferry holds many possibilities for all of the islands."
    long = f"Strong winds could keep {'the largest ships of the line ' * 8}in the harbour."
    shown = slides(f"# Ferry\n\n## Future\n\n{claim}\n\nHowever, the ferry faces challenges as well. {long}\n")
    assert f"{claim[:-1]}\n\n> [!IMPORTANT]\n> However, the ferry faces challenges as well\n" in shown


def test_one_of_several_is_a_further_point_and_no_takeaway() -> None:
    text = (
        "A few things made the line grow. Firstly, both towns share a harbour. The harbour is deep. Additionally, both towns face "
        "high tolls on the bridge. The towns have also seen benefits in common tickets, shared crews, and one timetable."
    )
    shown = slides(f"# Ferry\n\n## Reasons\n\n{text}\n")
    assert "3. The towns have also seen benefits in common tickets" in shown
    assert "[!IMPORTANT]" not in shown
    assert "<!-- layout: side title -->" in shown


def test_a_clause_that_sets_another_side_against_the_first_is_not_cut() -> None:
    text = "The tolls have made it hard for the island to sell its fish to the town, while the town has lost its trade with the mainland."
    shown = slides(f"# Ferry\n\n## Tolls\n\n{text} The pier is old and wide. The roof is made of glass.\n")
    assert "sell its fish to the town\n" not in shown


def test_two_thoughts_are_four_rows_or_boxes_each_after_what_it_goes_on_from() -> None:
    first = "The harbour of the town has signed several contracts with the islands."
    second = "These contracts cover fish, fuel, and the repair of ships."
    third = "The ferry of the line is an answer to the tolls on the new bridge."
    fourth = "By sailing at night, it can avoid the traffic and keep its prices low."
    text = f"{first} {second} Nobody knew.\n\n{third} {fourth} Nobody minded.\n"
    rows = "\n".join(f"- {sentence[:-1]}" for sentence in (first, second, third, fourth))
    assert f"<!-- layout: side title -->\n\n{rows}\n" in slides(f"# Ferry\n\n## Contracts\n\n{text}")
    again = slides(f"# Ferry\n\n## Contracts\n\n{text}\n## More contracts\n\n{text.replace('ferry', 'boat')}")
    assert "<!-- layout: tiles -->" in again


def test_what_a_sentence_lists_to_its_end_is_drawn() -> None:
    text = "The town has answered the storm with a combination of new walls, deeper harbours, and stronger roofs. The pier is old and wide."
    shown = slides(f"# Ferry\n\n## Answers\n\n{text}\n")
    assert 'lead["The town has answered the storm with a combination of"]:::key\n  lead --> item1["New walls"]' in shown


def test_sentences_that_do_not_go_on_from_each_other_are_bullets() -> None:
    text = "The pier is new and wide. The harbour has a roof of glass. A ferry sails at night. The crew has new rooms."
    shown = slides(f"# Ferry\n\n## Years\n\n{text}\n")
    assert "- The harbour has a roof of glass\n" in shown
    assert "**" not in shown


def test_two_countries_that_are_compared_have_their_flags() -> None:
    text = "One of the shared trades is energy. Norway has plentiful oil and gas, while Denmark is a large maker of wind power. Both sell."
    shown = slides(f"# Ferry\n\n## Trade\n\n{text}\n")
    assert "One of the shared trades is energy\n\n### :flag-no: Norway" in shown
    assert "### :flag-dk: Denmark" in shown


def test_a_conclusion_is_not_what_the_article_says_of_itself() -> None:
    text = "This article shows how the ferry grew. The ferry will be the first of its kind in the north. It needs a crew."
    shown = slides(f"# Ferry\n\n## Years\n\nThe pier is old. The roof is new.\n\n## Conclusion\n\n{text}\n")
    assert "This article" not in shown
    assert "The ferry will be the first of its kind in the north" in shown


def test_quotations_are_few_and_stand_alone() -> None:
    said = [f"“We could have built a tunnel number {word} for all that money,” said Paul Brandt." for word in ("one", "two", "six", "ten")]
    text = "\n\n".join(f"## Part {at}\n\nThe mayor of the town was glad. {each} The council votes in May." for at, each in enumerate(said))
    shown = slides(f"# Ferry\n\n{text}\n")
    assert shown.count("> — Paul Brandt") == 2  # one slide in three
    quoted = shown[shown.index("> We could") :].split("## ")[0]
    assert "- " not in quoted


PULLED = """<html lang="fr"><head><title>Le vieux port de la ville</title></head><body><article><h1>Le vieux port de la ville</h1>
<p>{long}</p><h2>Une longue histoire</h2>
<p>Le port de France est vieux. Comment un travail a-t-il pu avoir un impact aussi fort sur la France ? {long}</p>
<blockquote><p>Comment un travail a-t-il pu avoir un impact aussi fort sur la France ?</p><cite>Paul Martin</cite></blockquote>
<p>{long}</p></article></body></html>"""


def test_who_is_quoted_on_a_page_is_no_part_of_the_words() -> None:
    long = "Les bateaux des îles viennent chaque jour dans le port de la ville, et la jetée de pierre est pleine de monde le matin. " * 3
    article = read_article(PULLED.format(long=long), "port.html")[0]
    outline = draft([article], ["port.html"]).text
    assert "sur la France ?\n> — Paul Martin\n" in outline
    _, problems = trace(parse(outline, "port.md")[0], outline, [article], NO_TERMS, "fr", "port.md")
    assert [str(problem) for problem in problems if problem.rule is rule_catalogue.CHANGED_CLAIM] == []


@pytest.mark.parametrize("depth", [90, 3000])
def test_boxes_in_boxes_do_not_hide_the_article(depth: int) -> None:
    text = "The ferry sails at night to the islands of the north, and the pier is full of people who wait for the boat. " * 6
    page = f"<html><body>{'<div>' * depth}<h1>The ferry</h1><p>{text}</p><h2>Years</h2><p>{text}</p>{'</div>' * depth}</body></html>"
    article = read_article(page, "ferry.html")[0]
    assert [heading.text for heading in article.headings] == ["Years"]
    assert sum("sails at night" in piece.text for piece in article.pieces) == 2


CAPTIONS = {
    "begins": "Photo: Ann Lee Archives The firms of the harbour counted 365,000 trips between June and November, most of them at night.",
    "ends": "Many people of the town help the crews of the ships with food and drink. Foto: Lee/Harbour",
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_a_caption_with_its_credit_is_no_sentence_of_the_article(name: str) -> None:
    prose = "The ferry sails at night to the islands of the north. The pier is full of people who wait for the boat. " * 3
    text = f"The Ferry Sails Again\n\n{CAPTIONS[name]}\n\n{prose}\n\n{prose}\n"
    article = read_article(text, "ferry.txt")[0]
    assert all("365,000" not in piece.text and "food and drink" not in piece.text for piece in article.pieces)
    assert any("Ferry Sails" in piece.text for piece in article.pieces if piece.kind == "title")


def test_a_title_stands_over_its_label_and_the_lines_under_it() -> None:
    prose = "The council of the town closes the old harbour. Ships of the islands will not call there again this year. " * 4
    menu = "Home\n\nNews\n\nOpinion\n\nSport\n\nShop\n\nContact us\n\n"
    head = "Our view on the harbour: a town on the brink\n\nEditorial\n\nThe council has closed the harbour. It is up to the town now\n\n"
    article = read_article(f"{menu}{head}18 Nov 2019\n\n{prose}\n\n{prose}\n\n{prose}\n", "ferry.txt")[0]
    assert article.title == "Our view on the harbour: a town on the brink"


def test_a_dot_that_a_page_shows_before_its_picture_is_no_picture(tmp_path: Path) -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    text = "The ferry sails at night to the islands of the north, and the pier is full of people who wait for the boat. " * 6
    page = f'<html><body><h1>The ferry</h1><p>{text}</p><p><img src="{dot}" alt="The pier at night"></p><p>{text}</p></body></html>'
    (tmp_path / "ferry.html").write_text(page, encoding="utf-8")
    article = read_article(page, str(tmp_path / "ferry.html"))[0]
    found, dropped = article_pictures(article, str(tmp_path / "ferry.html"))
    assert found == {}
    assert any("placeholder" in each.why for each in dropped) or not any(piece.kind == "caption" for piece in article.pieces)


def test_a_table_that_only_places_the_article_is_no_table() -> None:
    text = "The ferry sails at night to the islands of the north, and the pier is full of people who wait for the boat. " * 3
    paragraphs = "".join(f"<p>Part {word}. {text}</p>" for word in ("one", "two", "three", "four"))
    pulled = "<table><tr><td>“If you do not have a big ferry, you are not going.”</td></tr></table>"
    cell = f"<td><h1>The ferry</h1>{paragraphs}{pulled}{paragraphs.replace('Part', 'Piece')}</td>"
    article = read_article(f"<html><body><table><tr><td> </td>{cell}<td> </td></tr></table></body></html>", "ferry.html")[0]
    assert sum(piece.kind == "paragraph" and "sails at night" in piece.text for piece in article.pieces) == 8
    assert not any(piece.kind == "table" for piece in article.pieces)


@pytest.mark.parametrize("who", ["Ann Lee November", "Ann Lee Monday; November", "Ann LeeMonday; November", "Ann Lee"])
def test_an_author_has_no_weekday_or_month_in_the_name(who: str) -> None:
    assert boilerplate.without_month(who) == "Ann Lee"


def test_a_title_with_long_words_stands_over_its_rows() -> None:
    text = (
        "The harbour of the town has signed several contracts with the islands. These contracts cover fish, fuel, and the repair of ships."
        "\n\nThe ferry of the line is an answer to the tolls on the bridge. By sailing at night, it can avoid the traffic on the road.\n"
    )
    assert "<!-- layout: side title -->" in slides(f"# Ferry\n\n## Contracts\n\n{text}")
    assert "<!-- layout: side title -->" not in slides(f"# Ferry\n\n## Katastrophenschutzverordnung\n\n{text}")
