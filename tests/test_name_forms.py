"""The same name in other forms passes: people and places, abbreviations, initials, accents; another name does not."""

from __future__ import annotations

import pytest

from slides.base.diagnostics import Problem, Severity
from slides.markdown import parser
from slides.sources.article import read_article
from slides.sources.tracing import trace
from slides.sources.tracing.name_forms import are_forms, is_roman, roman_values
from slides.text.terms import NO_TERMS

SAME = [
    ("en", "The Norwegian fleet left the harbour on Monday.", "The fleet of Norway left the harbour on Monday"),
    ("en", "Canada's farmers sold more wheat than last year.", "Canadian farmers sold more wheat than last year"),
    ("en", "The General Services Administration published a buying guide.", "The GSA published a buying guide"),
    ("en", "The WHO published a guide on clean water.", "The World Health Organization published a guide on clean water"),
    ("en", "The United Kingdom and France signed the treaty on fishing.", "Britain and France signed the treaty on fishing"),
    ("en", "Doors open at 22:30 in the main hall of the station.", "In the main hall of the station doors open at 10:30 p.m."),
    ("en", "The church was built in the XIX century by the parish.", "In the 19th century the parish built the church"),
    ("es", "Hallaron restos de 167 cuerpos en una cueva mexicana.", "Hallaron restos de 167 cuerpos en una cueva de México"),
    ("es", "La boda se celebra en el Reino Unido según el rito nuevo.", "Según el rito nuevo, la boda se celebra en Gran Bretaña"),
    ("fr", "Les États-Unis commémorent les attentats de septembre.", "Les attentats de septembre sont commémorés par les Etats-Unis"),
    ("fr", "Les Guatémaltèques plantent des potagers en ville.", "Au Guatemala, des potagers en ville"),
    ("de", "Der Vertrag mit Frankreich wird im Mai unterzeichnet.", "Der Vertrag mit den Franzosen wird im Mai unterzeichnet"),
    (
        "de",
        "Demonstranten haben das Gericht in Oakland in Brand gesetzt.",
        "Nach Angaben der Stadt setzten Demonstranten in Oakland das Gericht in Brand",
    ),
    ("de", "Am Abend esse ich in London eine Portion Flocken.", "Am Abend esse ich in London eine Schale Müsli"),
    ("nl", "De nieuwe premier van het Australische parlement is gekozen.", "De nieuwe premier van het parlement van Australië is gekozen"),
    ("pt", "Os Estados Unidos e a Turquia estudam uma zona nova.", "Turquia e EUA estudam uma zona nova"),
    ("it", "Il governo degli Stati Uniti ha scelto il nuovo ministro.", "Il governo americano ha scelto il nuovo ministro"),
    ("ru", "Война в Ираке закончилась через восемь лет.", "Иракская война закончилась через восемь лет"),
    ("zh", "六月份，城市电视台的广告支出下跌了百分之三十四。", "6月份，城市电视台的广告支出下跌了百分之三十四"),
]
OTHER = [
    ("en", "The Australian fleet left the harbour on Monday.", "The fleet of Austria left the harbour on Monday", "Austria"),
    ("en", "Chinedum Okwudire directs the laboratory in Ann Arbor.", "The laboratory in Ann Arbor is directed by Peter Okwudire", "Peter"),
    ("en", "The General Services Administration published a buying guide.", "The GAO published a buying guide", "GAO"),
    (
        "de",
        "Der Vertrag mit Frankreich wird im Mai unterzeichnet.",
        "Der Vertrag mit den Spaniern in Neu Belgrad wird im Mai unterzeichnet",
        "Belgrad",
    ),
    (
        "es",
        "Hallaron restos de 167 cuerpos en una cueva mexicana.",
        "Hallaron restos de 167 cuerpos en una cueva de Guatemala",
        "Guatemala",
    ),
    ("fr", "Les Guatémaltèques plantent des potagers en ville.", "Au Honduras, des potagers en ville sont plantés par Miguel", "Miguel"),
]


def problems(lang: str, article: str, statement: str) -> list[Problem]:
    source = f"# x\n\n## y\n\n- {statement}\n"
    nodes, _ = parser.parse(source, "x.md")
    read, _ = read_article(f"# Heading\n\n{article}\n\nMore is said in another paragraph.", "a.md")
    _, found = trace(nodes, source, [read], NO_TERMS, lang, "x.md")
    return [each for each in found if each.rule.code in ("T5", "T6", "T12") and each.rule.severity is Severity.WARNING]


@pytest.mark.parametrize(("lang", "article", "statement"), SAME)
def test_a_name_in_another_form_passes(lang: str, article: str, statement: str) -> None:
    assert problems(lang, article, statement) == []


@pytest.mark.parametrize(("lang", "article", "statement", "name"), OTHER)
def test_another_name_is_a_warning(lang: str, article: str, statement: str, name: str) -> None:
    assert any(name in each.message for each in problems(lang, article, statement))


def test_a_first_name_that_the_article_leaves_out_is_advice() -> None:
    source = "# x\n\n## y\n\n- The speech by Nelson Mandela lasted an hour\n"
    nodes, _ = parser.parse(source, "x.md")
    article, _ = read_article("# Heading\n\nThe speech by Mandela lasted an hour in the hall.", "a.md")
    _, found = trace(nodes, source, [article], NO_TERMS, "en", "x.md")
    assert [(each.rule.code, each.rule.severity) for each in found if "Nelson" in each.message] == [("T13", Severity.ADVICE)]


@pytest.mark.parametrize(
    ("one", "other", "lang", "same"),
    [
        ("Mexico", "Mexicaanse", "nl", True),
        ("Niger", "Nigeria", "en", False),
        ("Austria", "Australian", "en", False),
        ("Maria", "Mario", "en", False),
        ("Сталинградский", "Сталинград", "ru", True),
    ],
)
def test_pairs_of_names(one: str, other: str, lang: str, same: bool) -> None:
    assert are_forms(one, other, lang) is same


def test_roman_numerals_have_values() -> None:
    assert list(roman_values("le XIXe siècle, le Tome IV et Louis XVI")) == [19, 4, 16]
    assert is_roman("XIXe")
    assert not is_roman("CIVIL")
