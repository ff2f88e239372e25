"""Long sentences up to where a statement is complete, and the language that an article is really in."""

from __future__ import annotations

import pytest

from slides.sources.article import read_article
from slides.sources.draft.shortening import shortened

GERMAN = "Die Fähre fährt nun auch am Abend zu den Inseln. Der Rat hat dafür ein neues Schiff gekauft und einen Steg gebaut. " * 5


@pytest.mark.parametrize(
    ("lang", "kept", "left"),
    [
        (
            "es",
            "La ciudad ha comprado tres barcos nuevos para las islas del norte",
            ", que llegan en mayo al puerto viejo de la bahía del sur.",
        ),
        (
            "it",
            "Il comune ha costruito un nuovo ponte per i tram della città",
            ", che collega la stazione vecchia e il mercato con il nuovo porto.",
        ),
        ("pt", "A cidade tem agora três barcos novos para as ilhas do norte", ", que partem todas as manhãs do cais velho da baía."),
        ("fr", "La ville a acheté trois nouveaux bateaux pour les îles du nord", ", rendant ainsi le vieux port plus proche de la gare."),
        (
            "de",
            "Der Rat hat für den Hafen der kleinen Insel einen Steg gekauft",
            ", der im nächsten Frühjahr vor dem alten Leuchtturm gebaut wird.",
        ),
        (
            "ru",
            "Город купил три новых корабля для северных островов в этом году",
            ", которые прошлой весной пришли в старый порт у самого маяка на берегу.",
        ),
        (
            "pl",
            "Miasto kupiło trzy nowe statki dla wysp na północy kraju",
            ", które wiosną przypłynęły do starego portu pod latarnią na drugim brzegu zatoki.",
        ),
        (
            "en",
            "The council has bought three new ferries for the islands in the north of the bay",
            " and has given the old harbour below the lighthouse a longer pier for them.",
        ),
    ],
)
def test_a_clause_that_only_adds_leaves_a_long_sentence(lang: str, kept: str, left: str) -> None:
    assert shortened(kept + left, lang) == kept


@pytest.mark.parametrize(
    ("lang", "whole"),
    [
        ("de", "Der Rat der kleinen Insel hat für den Hafen die Schiffe gekauft, die im Frühjahr am alten Leuchtturm lagen."),
        ("es", "El puerto viejo de la bahía del norte no recibe a todos los barcos, que no llegan antes de las seis de la tarde."),
        ("ru", "Совет маленького острова на севере помогает всем жителям старого порта, которые зимой остались без кораблей."),
        ("es", "El alcalde de la ciudad dijo ayer en el puerto, ante los vecinos, que los barcos nuevos llegan en mayo a las islas."),
        (
            "fr",
            "La ville du nord achète trois nouveaux bateaux pour les îles avec un quai plus long, si le conseil vote le budget en mai.",
        ),
    ],
)
def test_what_the_rest_would_say_too_much_without_stays(lang: str, whole: str) -> None:
    assert shortened(whole, lang) == whole


def test_a_page_that_names_another_language_is_in_that_of_its_text() -> None:
    page = f'<html lang="{{}}"><body><article><h1>Die Fähre am Abend</h1><p>{GERMAN}</p></article></body></html>'
    assert read_article(page.format("en"), "a.html")[0].language == "de"
    assert read_article(page.format("de-AT"), "a.html")[0].language == "de-AT"
