"""Drafts: forms that an article brings are kept, forms that its text has are found, and no sentence is shown that another takes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slides.pipeline.build import build_deck
from slides.sources.article import read_article
from slides.sources.draft import draft
from slides.sources.draft.shortening import shortened
from slides.sources.draft.wording import MOST_WORDS, is_balanced, words_of

START = "# The Ferry\n\n## Years of the ferry\n\n"


def drawn(text: str, file: str = "ferry.md") -> str:
    return draft([read_article(text, file)[0]], [file]).text


def slides(text: str, file: str = "ferry.md") -> str:
    """A draft without notes, comments of several lines, and front matter."""
    return re.sub(r"(?s)::: notes.*?\n:::\n|<!--\n.*?-->|\A---.*?---", "", drawn(text, file))


FORMS = {
    "steps": (f"{START}1. Buy a ticket.\n2. Board the ferry.\n3. Take a seat.\n", ["1. Buy a ticket\n", "3. Take a seat\n"]),
    "chart": (
        f"{START}Traffic grew in the north.\n\n| Line | 2019 | 2023 |\n|---|---:|---:|\n| North | 1200 | 1900 |\n| South | 70 | 90 |\n",
        ["::: chart {type=bar}", "| North | 1200 | 1900 |"],
    ),
    "table": (f"{START}| Line | Deck |\n|---|---|\n| North | open |\n| South | closed |\n", ["| North | open |"]),
    "quotation": (
        f"{START}> We built the ferry first and the pier last.\n> — Ola Berg, harbour master\n",
        ["> We built", "> — Ola Berg, harbour master"],
    ),
    "definitions": (
        f"{START}- Deck: where the cars stand\n- Bridge: where the captain stands\n- Hull: what keeps all of it dry\n",
        ["- **Deck** where the cars"],
    ),
    "timeline": (
        f"{START}In 1890 the pier was built by the town. In 1953 a storm took the roof. Since 2024 larger ships call at the harbour.\n",
        ["<!-- layout: timeline -->", "1. **1890** The pier was built by the town", "3. **2024** Larger ships"],
    ),
    "points": (
        f"{START}Firstly, the ferry needs a new hull. Secondly, the pier needs a roof. Finally, the town needs a bridge.\n",
        ["1. The ferry needs a new hull\n2. The pier needs a roof\n3. The town needs a bridge\n"],
    ),
    "comparison": (
        f"{START}On the one hand, the ferry is cheap and known to all. On the other hand, the bridge would be open at night.\n",
        ["### On the one hand\n\n- The ferry is cheap", "### On the other hand"],
    ),
    "trend": (
        f"{START}Serious accidents fell from 64 in 2019 to 58 in 2023.\n",
        ["::: chart {type=column}", "| 2019 | 64 |", "| 2023 | 58 |"],
    ),
    "spoken": (
        f"{START}The mayor was glad. “We could have built a tunnel for that money,” said Paul Brandt. The council votes in May.\n",
        ["> We could have built a tunnel for that money\n> — Paul Brandt"],
    ),
    "map": (
        f"{START}France and Norway share the line. Norway pays for the ferry. France pays for the pier, and Norway for the crew.\n",
        ["```map\nhighlight: Norway, France\n```"],
    ),
    "figures": (
        f"{START}The repairs cost 18 million euros. The state paid 40 percent. The town waited for two summers.\n",
        ["<!-- layout: figures -->", "- **18 million euros** The repairs cost", "- **40 percent** The state paid"],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_kept_or_found(name: str, tmp_path: Path) -> None:
    text, wanted = FORMS[name]
    shown = slides(text)
    assert [line for line in wanted if line not in shown] == []
    (tmp_path / "ferry.md").write_text(text, encoding="utf-8")
    problems = build_deck(drawn(text), str(tmp_path / "x.md")).problems
    assert [str(problem) for problem in problems if problem.rule.code[0] != "B"] == []


SMALL = "# The Ferry\n\n## Parts of the ferry\n\n### Hull\n\nThe hull is made of steel.\n\n### Bridge\n\nThe bridge is made of wood.\n"
KINDS = {
    "children": (SMALL, ["## Parts of the ferry\n\n### Hull\n\nThe hull is made of steel\n\n### Bridge\n"], []),
    "thought and point": (
        f"{START}The pier is open to ships of all kinds. Nobody in the town had expected that result.\n",
        ["<!-- layout: panel -->\n\nThe pier is open", "> [!IMPORTANT]\n> Nobody in the town"],
        ["- The pier"],
    ),
    "follower": (
        f"{START}The pier is open to ships of all kinds. It has a roof of glass and a bridge of wood. Why is that?\n",
        ["The pier is open", "> It has a roof of glass"],
        ["Why is"],
    ),
    "one figure": (
        f"{START}The town paid 40 percent of all costs. The council of the town was proud of it.\n",
        ["- **40 percent** The town paid 40 percent of all costs"],
        [],
    ),
    "leads": (
        f"{START}The hull is made of steel. The bridge has two floors. The kitchen was built by hand. It rained. It rained. It rained.\n",
        ["- **Hull** The hull is made of steel\n- **Bridge** The bridge has", "- **Kitchen** The kitchen was"],
        [],
    ),
    "counted on": (
        f"{START}The pier is open to ships of all kinds. The harbour has a new roof. Second, the council needs more money.\n",
        ["The pier is open"],
        ["Second, "],
    ),
    "example": (
        f"{START}The pier is open to ships of all kinds. The harbour has a new roof. For instance, in May the council came here.\n",
        ["The pier is open"],
        ["For instance"],
    ),
    "post": (f"{START}The pier is open.\n\n> What a pier! https://t.co/abc pic.twitter.com/x — Ola (@ola) May 2, 2019\n", [], ["> What a"]),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_section_has_a_slide_that_suits_it(name: str, tmp_path: Path) -> None:
    text, wanted, unwanted = KINDS[name]
    shown = re.sub(r"\n{3,}", "\n\n", slides(text))
    assert [words for words in wanted if words not in shown] == []
    assert [words for words in unwanted if words in shown] == []
    (tmp_path / "ferry.md").write_text(text, encoding="utf-8")
    problems = build_deck(drawn(text), str(tmp_path / "x.md")).problems
    assert [str(problem) for problem in problems if problem.rule.code[0] != "B"] == []


LANGUAGES = {
    "it": ("Il molo è aperto a tutte le navi. La nave nuova arriva in primavera. Tuttavia il porto ha bisogno di un tetto.", "Tuttavia"),
    "pt": ("O cais está aberto a todos os navios. O navio novo chega na primavera. No entanto o porto precisa de um teto.", "No entanto"),
    "nl": ("De pier is open voor alle schepen. De haven heeft een nieuw dak. Bovendien is dat een goed teken.", "dat een goed"),
    "ru": ("Причал открыт для всех судов. Новый паром придёт весной. Однако гавани нужна новая крыша.", "Однако"),
    "zh": ("码头对所有船只开放，全年都很繁忙。新渡轮将在明年春天抵达港口。但是港口需要一个新的屋顶。", "但是"),
    "ja": ("桟橋はすべての船に開かれています。新しいフェリーは来年の春に到着します。しかし港には新しい屋根が必要です。", "しかし"),
    "ar": ("الرصيف مفتوح أمام جميع السفن في المدينة. تصل العبارة الجديدة في الربيع. لكن الميناء يحتاج إلى سقف جديد.", "لكن"),
    "he": ("הרציף פתוח לכל הספינות בעיר. המעבורת החדשה תגיע באביב. אבל הנמל צריך גג חדש.", "אבל"),
    "fi": ("Laituri on avoinna kaikille laivoille. Uusi lautta saapuu keväällä. Mutta satama tarvitsee uuden katon.", "Mutta"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_that_turns_on_another_is_not_shown_alone(lang: str) -> None:
    text, turn = LANGUAGES[lang]
    article = read_article(f"# {text[:6]}\n\n## {text[:9]}\n\n{text}\n", "ferry.md", lang)[0]
    outline = draft([article], ["ferry.md"]).text
    shown = re.sub(r"(?s)::: notes.*?\n:::\n|<!--\n.*?-->|\A---.*?---", "", outline)
    assert turn not in shown
    assert turn in outline
    assert text[:14] in shown


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Eine „große Brücke“ steht im Hafen.", True),
        ("Most „Orła” stoi w porcie.", True),
        ("A “large bridge” is in the town.", True),
        ("La «gran puente» (vieja) está aquí.", True),
        ("Eine „große Brücke steht im Hafen.", False),
        ("A bridge (old and wide stands here.", False),
    ],
)
def test_marks_that_open_are_closed_in_each_language(text: str, whole: bool) -> None:
    assert is_balanced(text) is whole


def test_a_quotation_and_its_speaker_stay_together_in_chinese() -> None:
    text = "“码头对所有船只开放，全年都很繁忙。”市长说。新渡轮将在明年春天抵达港口。港口需要一个新的屋顶。"
    article = read_article(f"# 码头\n\n## 码头的事\n\n{text}\n", "ferry.md", "zh")[0]
    shown = re.sub(r"(?s)::: notes.*?\n:::\n|<!--\n.*?-->|\A---.*?---", "", draft([article], ["ferry.md"]).text)
    assert not re.search(r"(?m)^\W*市长说", shown)


def test_an_article_without_a_title_has_no_slide_with_its_files_name() -> None:
    text = "He came to the pier. It was late. " * 4 + "\n\n## The pier\n\nThe pier is made of wood. The roof is made of glass.\n"
    assert "## Old ferry" not in drawn(text, "old-ferry.md")


def test_a_long_section_goes_on_by_topic() -> None:
    topics = ["harbour", "ferry", "council"]
    text = "\n\n".join(
        f"The {name} is old and wide. The {name} of the town has {word} rooms. The {name} needs {word} new roofs this time. "
        f"People of the town like the {name} and its {word} lamps. The {name} costs much money."
        for name in topics
        for word in ("twelve", "many")
    )
    titles = re.findall(r"(?m)^## (.*)$", drawn(f"{START}{text}\n"))
    assert titles[0] == "Years of the ferry"
    assert 2 <= len(titles) <= 3
    assert all(title in text for title in titles[1:])


NOT_SHOWN = {
    "taken back": (
        "Ferries are often said to be slow. That is not true. Tests in 56 harbours showed that ferries arrive on time.",
        "said to be slow",
    ),
    "points back": (
        "The pier is new. It was painted by the people of the town. The harbour has a roof. The ferry has a bridge.",
        "It was painted",
    ),
    "leads on": ("The ferry has three parts that matter most:\n\nThe hull is made of steel. The bridge is made of wood.", "three parts"),
    "asks": ("Why is the ferry late so often? The pier is old. The harbour is small. The crew is tired.", "Why is"),
}


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_a_sentence_that_needs_another_is_not_shown(name: str) -> None:
    text, hidden = NOT_SHOWN[name]
    shown = slides(f"{START}{text}\n")
    assert hidden not in shown
    assert hidden in drawn(f"{START}{text}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody in the hall had expected the prize, which is the highest of its kind and comes with much money, to go to a first film.",
        "Spruce has recorded about 157,000 orders and Birch 143,600, while Maple, where the rise began, has reported 82,000 orders so far.",
    ],
)
def test_a_clause_inside_a_sentence_is_not_cut(sentence: str) -> None:
    assert shortened(sentence, "en") == sentence


def test_an_article_without_headings_is_cut_by_topic() -> None:
    parts = [
        "The ferry sailed again on Friday. The minister called the day a relief for all the islands.",
        "The repairs cost 9 million kroner, far more than planned. The county paid half of the bill.",
        "Accidents at the pier fell from 12 to 7. Most accidents happen in winter when the pier is icy.",
        "The union wants more crew on each ship. Talks between union and owners begin in May.",
        "A tunnel is planned for 2031. The tunnel will be open to cars and buses at night.",
        "The parliament votes in November. The minister expects a narrow majority for the plan.",
    ]
    text = "Ferry Sails Again\n\n" + "\n\n".join(parts) + "\n"
    titles = re.findall(r"(?m)^## (.*)$", drawn(text, "ferry.txt"))
    assert 3 <= len(titles) <= 6
    assert all(title.casefold() in text.casefold() for title in titles)
    assert len(set(titles)) == len(titles)


def test_bullets_are_short() -> None:
    long = "The harbour of the old town, where the ferries of the islands call every day since the storm, is open to ships of all kinds."
    shown = slides(
        f"{START}{long} The pier is new and wide. The roof is made of glass. The crew has new rooms. Ships call every day. {long}\n"
    )
    bullets = re.findall(r"(?m)^- (.*)$", shown)
    assert 2 <= len(bullets) <= 5
    assert all(words_of(bullet) <= MOST_WORDS for bullet in bullets)


def test_what_is_left_out_is_listed_in_a_comment() -> None:
    text = f"{START}The pier is new. It was painted by the people of the town. The harbour has a roof. The ferry has a bridge.\n"
    comment = re.search(r"(?s)<!--\n(Left out.*?)-->", drawn(text))
    assert comment
    assert "- It was painted by the people of the town" in comment.group(1)


@pytest.mark.parametrize(("level", "slides_shown"), [("brief", 4), ("standard", 11), ("full", 14)])
def test_a_level_says_how_many_sections_have_slides(level: str, slides_shown: int, tmp_path: Path) -> None:
    names = [
        "Hull",
        "Deck",
        "Bridge",
        "Crew",
        "Kitchen",
        "Cargo",
        "Mail",
        "Storms",
        "Tickets",
        "Light",
        "Harbour",
        "Winter",
        "Dock",
        "Money",
    ]
    said = "The {0} was new in that year. The town paid for the {0}. The crew painted the {0} white. The people saw the {0} in May."
    sections = "".join(f"## {name}\n\n{said.format(name.lower())}\n\n" for name in names)
    (tmp_path / "ferry.md").write_text(f"# The Ferry\n\n{sections}", encoding="utf-8")
    article = read_article(f"# The Ferry\n\n{sections}", "ferry.md")[0]
    drafted = draft([article], ["ferry.md"], level=level)
    assert len(re.findall(r"(?m)^## ", drafted.text)) == slides_shown
    assert len(drafted.left_out) == 14 - slides_shown
    assert all(f"The {name.lower()} was new" in drafted.text for name in names)
    problems = build_deck(drafted.text, str(tmp_path / "x.md")).problems
    assert [str(problem) for problem in problems if problem.rule.code[0] != "B"] == []
