"""The language of an outline that names none, for every language that the program has words of its own in."""

from __future__ import annotations

import json

import pytest

from slides.pipeline.build import build_deck
from slides.pipeline.report import report
from slides.text.languages import language_of
from slides.text.localization import labels

SAMPLES = {
    "en-US": ("Why trees matter", "The yard of the school is hot in June, and nobody wants to stay there for long."),
    "de-DE": ("Warum Bäume wichtig sind", "Der Hof der Schule ist im Juni heiß, und niemand will dort lange bleiben."),
    "fr-FR": ("Pourquoi planter des arbres", "La cour de l'école est chaude en juin, et personne ne veut y rester."),
    "es-ES": ("Por qué importan los árboles", "El patio de la escuela es muy caluroso en junio y nadie quiere estar allí."),
    "it-IT": ("Perché gli alberi contano", "Il cortile della scuola è caldo a giugno e nessuno vuole restare lì per molto tempo."),
    "pt-PT": (
        "Porque importam as árvores",
        "O pátio da escola é quente em junho e ninguém da equipa quer ficar lá. O ficheiro está no ecrã.",
    ),
    "pt-BR": (
        "Por que as árvores importam",
        "O pátio da escola é quente em junho e ninguém da equipe quer ficar lá. Você vê o arquivo na tela.",
    ),
    "nl-NL": ("Waarom bomen belangrijk zijn", "Het plein van de school is in juni heet en niemand wil daar lang blijven."),
    "pl-PL": ("Dlaczego drzewa są ważne", "Na podwórku szkoły jest w czerwcu gorąco i nikt nie chce tam długo być."),
    "cs-CZ": ("Proč jsou stromy důležité", "Na dvoře školy je v červnu horko a nikdo tam nechce být dlouho, ale stromy dávají stín."),
    "sv-SE": ("Varför träd är viktiga", "Skolans gård är varm i juni och ingen vill vara där för länge, men ett träd ger skugga."),
    "da-DK": ("Hvorfor træer er vigtige", "Skolens gård er varm i juni, og ingen vil blive der ret længe, men et træ giver meget skygge."),
    "nb-NO": ("Hvorfor trær er viktige", "Skolens gård er varm i juni, og ingen vil bli der særlig lenge, men et tre gir mye skygge."),
    "fi-FI": (
        "Miksi puut ovat tärkeitä",
        "Koulun piha on kesäkuussa kuuma, ja kukaan ei halua olla siellä, mutta puu antaa varjoa, kun se kasvaa.",
    ),
    "tr-TR": ("Ağaçlar neden önemli", "Okulun bahçesi haziran ayında çok sıcak ve kimse orada uzun süre kalmak istemiyor."),
    "ru-RU": ("Почему деревья важны", "Двор школы в июне горячий, и никто не хочет там долго оставаться."),
    "uk-UA": ("Чому дерева важливі", "Подвір'я школи в червні гаряче, і ніхто не хоче там довго бути."),
    "ar-SA": ("لماذا الأشجار مهمة", "ساحة المدرسة حارة في يونيو ولا أحد يريد البقاء فيها طويلا."),
    "fa-IR": ("چرا درختان مهم هستند", "حیاط مدرسه در ژوئن گرم است و هیچ کس نمی‌خواهد آنجا بماند."),
    "he-IL": ("למה עצים חשובים", "חצר בית הספר חמה ביוני ואף אחד לא רוצה להישאר שם."),
    "hi-IN": ("पेड़ क्यों ज़रूरी हैं", "जून में स्कूल का आँगन गर्म होता है और कोई वहाँ रुकना नहीं चाहता।"),
    "th-TH": ("ทำไมต้นไม้จึงสำคัญ", "สนามของโรงเรียนร้อนในเดือนมิถุนายน"),
    "ja-JP": ("木を植える理由", "六月の校庭は暑く、Python を学ぶ生徒は長くいたくありません。"),
    "zh-CN": ("为什么树很重要", "六月学校的院子很热，没有人愿意在那里停留。"),
    "zh-TW": ("為什麼樹很重要", "六月學校的院子很熱，沒有人願意在那裡停留。"),
    "ko-KR": ("나무가 중요한 이유", "유월의 학교 마당은 덥고 아무도 오래 머물고 싶어 하지 않습니다."),
}


SOME_CODE = "```\nthe of and to in for is\n```\n"
"""Words of another language that are no words of the deck."""


@pytest.mark.parametrize(("tag", "words"), SAMPLES.items(), ids=SAMPLES)
def test_the_language_is_found_in_the_words_and_said_in_the_report(tag: str, words: tuple[str, str]) -> None:
    title, text = words
    briefing = build_deck(
        f"# {title}\n\n## A1\n\n{text}\n\n## B2\n\n- b\n\n## C3\n\n- c\n\n## D4\n\n- d\n\n## E5\n\n- e\n\n{SOME_CODE}",
        "x.md",
    )
    assert briefing.properties.language == tag
    assert briefing.pages[1].title == labels(tag).agenda
    (deck,) = json.loads(report([("x.md", briefing)]))["decks"]
    assert (deck["language"], deck["language_found"]) == (tag, True)


def test_a_language_that_is_named_counts() -> None:
    briefing = build_deck(f"---\nlang: en-GB\n---\n\n# T\n\n## A\n\n{SAMPLES['fr-FR'][1]}\n", "x.md")
    assert (briefing.properties.language, briefing.language_found) == ("en-GB", False)


@pytest.mark.parametrize(
    "text", ["", "x y z", "der in", "API REST JSON 42", "Der Spiegel is a weekly that the reader of the city buys.", "n é"]
)
def test_too_few_words_tell_no_language(text: str) -> None:
    assert language_of(text, "en-US") == "en-US"


def test_only_the_beginning_of_a_long_outline_is_looked_at() -> None:
    assert language_of("The trees of the yard are for all of us. " * 300 + SAMPLES["ja-JP"][1] * 1000, "en-US") == "en-US"


@pytest.mark.parametrize(
    ("outline", "east_asian", "complex_script"),
    [
        ("## 关键因素\n\n- 双方都不信任西方国家", "Microsoft YaHei", ""),
        ("## 關鍵因素\n\n- 雙方都不信任西方國家", "Microsoft JhengHei", ""),
        ("## 主な要因\n\n- 両国とも西側を信頼していない", "Yu Gothic", ""),
        ("## 핵심 요인\n\n- 양국 모두 서방을 불신한다", "Malgun Gothic", ""),
        ("## Names of the capital, and what they mean\n\n- Tokyo is written 東京, and トウキョウ when it is spelled out", "Yu Gothic", ""),
        ("## Names of the capital, and what they mean\n\n- Beijing is written 北京, the northern capital", "Microsoft YaHei", ""),
        ("---\nlang: en\n---\n\n## Trade\n\n- 雙方都不信任西方國家", "Microsoft JhengHei", ""),
        ("---\nlang: ja\n---\n\n## 東京\n\n- 双方都不信任西方国家", "Yu Gothic", ""),
        ("---\nlang: de\n---\n\n## Wörter\n\n- ข้อความ und 한국어", "Malgun Gothic", "Leelawadee UI"),
        ("---\nlang: ar\n---\n\n## عربي\n\n- 東京タワー", "Yu Gothic", "Arial"),
        ("## Äpfel — “quotes” … and Ωmega, Русский", "", ""),
    ],
)
def test_the_theme_has_faces_for_the_scripts_in_the_text(outline: str, east_asian: str, complex_script: str) -> None:
    faces = build_deck(f"{outline}\n", "x.md").design.faces
    assert (faces.east_asian, faces.complex_script) == (east_asian, complex_script)
