"""Drafts of short news in several languages: every word shown stands in the article, and the check of the deck finds nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.sources.draft.quotations import find_quotation
from tests.building import graver
from tests.test_draft import built, said, shown, words_in

NEWS = {
    "en": """New ferries for the northern islands

The town has bought three ferries that will sail to the northern islands every evening. The council had argued about the price for years.

“The people of the islands will finally come home in the evening,” said Mary Whitfield, who leads the harbour office.

The ferries cost 24 million dollars, which the council pays over ten years. They carry 180 passengers each.
In 2019 the old ferry broke down. In 2021 the council asked three shipyards. In 2024 the first ship was launched.
However, the harbour still needs a longer pier.
""",
    "de": """Neue Fähren für die nördlichen Inseln

Die Stadt hat drei Fähren gekauft, die jeden Abend zu den nördlichen Inseln fahren. Der Rat hatte jahrelang über den Preis gestritten.

„Die Menschen auf den Inseln kommen endlich abends nach Hause“, sagte Maria Brückner, die das Hafenamt leitet.

Die Fähren kosten 24 Millionen Euro, die der Rat in zehn Jahren bezahlt. Jede trägt 180 Fahrgäste. Allerdings braucht der Hafen noch einen
längeren Steg. Das alte Schiff wird im Sommer verkauft.
""",
    "fr": """De nouveaux bateaux pour les îles du nord

La ville a acheté trois bateaux qui partiront chaque soir vers les îles du nord. Le conseil avait discuté du prix pendant des années.

« Les habitants des îles rentreront enfin chez eux le soir », explique Marie Fontanel, qui dirige le port.

Les bateaux coûtent 24 millions d’euros, que le conseil paie en dix ans. Le vieux bateau sera vendu cet été. Cependant, le port a encore
besoin d’un quai plus long.
""",
    "es": """Nuevos barcos para las islas del norte

La ciudad ha comprado tres barcos que saldrán cada tarde hacia las islas del norte. El consejo había discutido el precio durante años.

“La gente de las islas volverá por fin a casa por la tarde”, dijo María Belmonte, que dirige el puerto.

Los barcos cuestan 24 millones de euros, que el consejo paga en diez años. El viejo barco se venderá este verano. Sin embargo, el puerto
necesita todavía un muelle más largo.
""",
    "pl": """Nowe promy na wyspy północne

Miasto kupiło trzy promy, które co wieczór popłyną na wyspy północne. Rada latami spierała się o cenę.

– Mieszkańcy wysp wreszcie wrócą wieczorem do domu – mówi Maria Zalewska, która kieruje portem.

Promy kosztowały 24 miliony złotych. Stary statek zostanie sprzedany latem. Port potrzebuje jednak dłuższego pomostu.
""",
    "ru": """Новые паромы для северных островов

Город купил три парома, которые каждый вечер пойдут к северным островам. Совет много лет спорил о цене.

«Жители островов наконец будут вечером возвращаться домой», — сказала Мария Белова, которая руководит портом.

Паромы стоили 24 миллиона рублей. Старый корабль продадут летом. Однако порту нужен более длинный причал.
""",
    "ja": """北の島々に新しいフェリー

市は北の島々へ毎晩出るフェリーを三隻買いました。議会は何年も値段について議論していました。

フェリーの値段は二十四億円です。古い船は夏に売られます。しかし港にはもっと長い桟橋が必要です。一隻に百八十人が乗れます。
""",
}
SPEAKERS = {"en": "Mary Whitfield", "de": "Maria Brückner", "fr": "Marie Fontanel", "es": "María Belmonte", "pl": "Maria Zalewska"}


def paragraphs_of(lang: str) -> list[str]:
    """The paragraphs of the news, each on one line."""
    return [" ".join(each.split()) for each in NEWS[lang].split("\n\n")]


@pytest.mark.parametrize("lang", NEWS)
def test_a_draft_shows_the_articles_words_and_its_check_finds_nothing(lang: str, tmp_path: Path) -> None:
    article, drawn, briefing = built("\n\n".join(paragraphs_of(lang)), tmp_path)
    assert article.language == lang
    whole = said(article)
    assert [line for line in shown(drawn) if words_in(line) not in whole] == []
    assert graver(briefing) == ()
    assert len(briefing.pages) > 1


@pytest.mark.parametrize("lang", SPEAKERS)
def test_somebodys_words_are_a_quotation_with_who_says_them(lang: str) -> None:
    form = find_quotation((), paragraphs_of(lang), lang, str)
    assert form is not None
    assert form.lines[1] == f"> — {SPEAKERS[lang]}"


def test_long_words_are_quoted_up_to_the_end_of_a_sentence_and_a_surname_is_given_its_name() -> None:
    first = "We have asked for these ferries for ten years and now they are here."
    rest = "I do not know who will sail them in winter, " + "and nobody in the town has told us yet what it costs to wait, " * 4
    text = f"“{first} {rest.strip(' ,')},” said Whitfield."
    form = find_quotation((), ["The harbour office is led by Mary Whitfield today.", text], "en", str)
    assert form is not None
    assert form.lines[:2] == (f"> {first}", "> — Mary Whitfield")
