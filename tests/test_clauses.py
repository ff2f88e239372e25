"""Long sentences as their main clauses: verbatim, and never a clause without what governs it."""

from __future__ import annotations

import pytest

from slides.sources.article import read_article
from slides.sources.draft.bullets import says_the_same
from slides.sources.draft.clauses import clauses_of
from slides.sources.draft.sentence import Sentence, is_self_contained, may_stand, sentences_of
from slides.sources.draft.shortening import shortened

MILL = "The old mill above the village was closed in the winter of the great flood"
WHEEL = "The wheel that once drove its four stones is now kept in the small museum beside the bridge."


def test_clauses_between_semicolons_are_sentences_of_their_own() -> None:
    whole = f"{MILL}; {WHEEL[0].lower()}{WHEEL[1:]}"
    assert clauses_of(whole, "en") == (MILL, WHEEL)
    article, _ = read_article(f"# The mill\n\n## Stones\n\n{whole}\n", "a.md")
    told = sentences_of([piece for piece in article.pieces if piece.text == whole], "en")
    assert [(each.shown, each.ends) for each in told] == [(MILL, True), (WHEEL, True)]


@pytest.mark.parametrize(
    ("lang", "before", "joint", "after"),
    [
        ("en", "The council has bought three ferries for the outer islands", ", and ", "the harbour was given a longer pier for them."),
        ("pt", "A ponte foi aberta ao trânsito ligeiro e aos autocarros", ", e ", "a estação foi transformada em museu da cidade."),
        ("de", "Der Rat hat drei neue Fähren für die Inseln gekauft", ", und ", "der Hafen wurde um einen langen Steg erweitert."),
        ("ru", "Мост построили за три года и открыли весной", "; ", "старая переправа работала ещё десять лет для грузов."),
    ],
)
def test_clauses_joined_by_and_or_a_semicolon(lang: str, before: str, joint: str, after: str) -> None:
    assert clauses_of(before + joint + after, lang) == (before, after[:1].upper() + after[1:])


@pytest.mark.parametrize(
    "whole",
    [
        "The mayor said the old mill was closed in the flood; the wheel was kept in the small museum beside the bridge.",
        "If the council has bought the ferries for the islands, and the harbour was given a pier, the line is open.",
        "The council has bought apples for the school in the village, and the pears from the orchard beside the old bridge.",
        "In the winter the council has closed the old mill and its shop, and the bridge was opened for the trams of the town.",
        "The stones of the mill were heavy and had no marks that one could read; so they were simply counted by the boys of the school.",
        "The house has three parts: the hall was built by the first owner; the tower was built by the second one after the war.",
    ],
)
def test_what_is_governed_by_other_words_stays_whole(whole: str) -> None:
    assert clauses_of(whole, "en") == (whole,)


@pytest.mark.parametrize(
    ("lang", "whole"),
    [
        ("de", "Der Hunger der Städte nach Strom lässt sich in diesem Land nur decken, weil die Nachbarn jeden Winter sehr viel liefern."),
        (
            "en",
            "The new ferries of the harbour are larger and faster than the old ones; the fares, however, are twice as high as they were.",
        ),
        ("en", "Could the new pier of the old harbour become a place for larger ships, making the whole town richer than it is?"),
    ],
)
def test_no_clause_goes_that_the_rest_needs(lang: str, whole: str) -> None:
    assert shortened(whole, lang) == whole


def test_several_clauses_that_only_add_leave_a_long_sentence() -> None:
    kept = "O governo construiu duas novas linhas de caminho de ferro entre as cidades do litoral e do interior do país"
    assert shortened(f"{kept}, permitindo o transporte de muitas mercadorias, tornando o comércio mais forte.", "pt") == kept


def test_a_sentence_cut_at_an_abbreviation_before_a_number_is_no_sentence() -> None:
    first, rest = "Mieszkańcy powołali się na art.", "13 ustawy o ochronie starego mostu nad rzeką."
    assert not is_self_contained(Sentence(0, 0, True, first, first, after=rest), "pl")
    assert not is_self_contained(Sentence(1, 0, False, rest, rest, before=first), "pl")
    assert is_self_contained(Sentence(1, 0, False, rest, rest, before="Most stoi nad rzeką."), "pl")


@pytest.mark.parametrize("text", [", the method first computes the distances of all pairs.", "^ Smith and Brown wrote about the old mill."])
def test_what_begins_with_a_mark_is_no_sentence(text: str) -> None:
    found = Sentence(0, 0, True, text, text)
    assert not is_self_contained(found, "en")
    assert not may_stand(found, "en")


def test_a_point_that_repeats_a_sentence_says_the_same() -> None:
    assert says_the_same("Snow on the hills above 1400 metres.", "Snow will fall on the hills above 1400 metres.", "en")
    assert not says_the_same("Snow on the hills above 1400 metres.", "Rain in the valleys below 900 metres.", "en")
