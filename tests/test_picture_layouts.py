"""Several pictures on a slide, pictures with names, a portrait beside a quotation, a picture over a panel, SWOT, Now/Next/Later."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.design.page import Picture, Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import dump, graver

HERE = Path(__file__).parent / "cases" / "x.md"
FACE = "![{}](portrait.png{})\n\n"


def built(text: str) -> BuiltDeck:
    return build_deck(text, str(HERE))


def member(name: str, words: str) -> str:
    return FACE.format("", "").replace("![]", "![A face]") + f"**{name}**\n{words}\n\n"


def words(deck: BuiltDeck) -> list[str]:
    return [paragraph.text for placed in deck.pages[-1].fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs]


TEAM = {
    "headings": "".join(
        f"### {name}\n\n![{name}](portrait.png)\n\n{role}\n\n" for name, role in (("Ada", "Engineer"), ("Alan", "Research"))
    ),
    "in turn": member("Ada", "Engineer") + member("Alan", "Research"),
    "described": FACE.format("Ada", ' "Engineer"') + FACE.format("Alan", ' "Research"'),
    "text first": "**Ada**\nEngineer\n\n![A face](portrait.png)\n\n**Alan**\nResearch\n\n![A face](portrait.png)\n",
}


@pytest.mark.parametrize("text", TEAM.values(), ids=TEAM)
@pytest.mark.parametrize("title", ["Our team", "Das Team", "团队", "L’équipe"])
def test_pictures_with_names_and_roles_are_a_team(text: str, title: str) -> None:
    deck = built(f"## First\n\nSome words.\n\n## {title}\n\n{text}")
    assert deck.pages[-1].reason == "pictures with names"
    assert not graver(deck)
    assert words(deck)[1:] == ["Ada", "Engineer", "Alan", "Research"]
    shown = [placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Picture)]
    assert len(shown) == 2
    assert all(any(picture.crop) for picture in shown), "portraits fill their places"


@pytest.mark.parametrize("count", range(2, 7))
def test_each_number_of_members_has_a_layout(count: int) -> None:
    text = "".join(member(f"Person {at}", "Leiterin Datenschutzkoordination") for at in range(count))
    deck = built(f"## Products\n\n{text}")
    assert deck.pages[-1].reason == "pictures with names"
    assert not graver(deck)


@pytest.mark.parametrize(
    "text",
    [
        member("Ada", "Engineer"),
        "".join(member(f"P{at}", "Engineer") for at in range(7)),
        member("Ada", "Engineer who has worked on " + "very long things and " * 8) + member("Alan", "x"),
        TEAM["headings"] + "And a closing line that is text.\n",
    ],
)
def test_one_or_too_many_or_too_long_ones_lose_nothing(text: str) -> None:
    deck = built(f"## Our team\n\n{text}")
    assert deck.pages[-1].reason != "pictures with names"
    assert not [each for each in graver(deck) if each.rule.name == "lost"]


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_pictures_alone_stand_in_a_grid_with_short_descriptions_as_captions(count: int) -> None:
    text = "".join(FACE.format(f"View {at}" if at else "A view that takes very many words to say", "") for at in range(count))
    deck = built(f"## Views\n\n{text}")
    assert deck.pages[-1].reason == "three to six pictures"
    assert not graver(deck)
    assert words(deck)[1:] == [f"View {at}" for at in range(1, count)]


def test_a_quotation_and_a_picture_are_a_portrait() -> None:
    deck = built("## They say\n\n> It works.\n>\n> — Ada, engineer\n\n![Ada](portrait.png)\n")
    assert deck.pages[-1].layout.startswith("Quote and Portrait")
    assert not graver(deck)


def test_a_background_with_few_words_fills_the_width_over_a_panel() -> None:
    few, many = "Forty ships a day pass here.", "Forty ships a day pass here. " * 8
    assert [built(f"## Bay\n\n![bg](portrait.png)\n\n{text}\n").pages[-1].layout == "Picture and Panel" for text in (few, many)] == [
        True,
        False,
    ]


SWOT = {
    "en": ("Strengths", "Weaknesses", "Opportunities", "Threats"),
    "de": ("Stärken", "Schwächen", "Chancen", "Risiken"),
    "fr": ("Forces", "Faiblesses", "Opportunités", "Menaces"),
    "zh": ("优势", "劣势", "机会", "威胁"),
    "ar": ("نقاط القوة", "نقاط الضعف", "الفرص", "التهديدات"),
}


@pytest.mark.parametrize("heads", SWOT.values(), ids=SWOT)
def test_four_heads_of_a_swot_have_their_fields(heads: tuple[str, ...]) -> None:
    for text in ("".join(f"### {head}\n\n- one\n- two\n\n" for head in heads), "".join(f"- **{head}**: one\n" for head in heads)):
        deck = built(f"## Where we stand\n\n{text}")
        assert deck.pages[-1].layout == "SWOT"
        assert not graver(deck)
    other = built("## Where we stand\n\n" + "".join(f"### {head}\n\n- one\n\n" for head in (*heads[:3], "Rest")))
    assert other.pages[-1].layout != "SWOT"


def test_a_swot_that_is_too_long_loses_nothing() -> None:
    text = "".join(f"### {head}\n\n" + "- a long line of words that goes on and on\n" * 9 + "\n" for head in SWOT["en"])
    assert "lost" not in dump(built(f"## A\n\n{text}"))


@pytest.mark.parametrize(
    "heads", [("Now", "Next", "Later"), ("Jetzt", "Als Nächstes", "Später"), ("现在", "下一步", "未来"), ("الآن", "التالي", "لاحقا")]
)
def test_now_next_and_later_are_steps(heads: tuple[str, ...]) -> None:
    deck = built("## Plan\n\n" + "".join(f"### {head}\n\n- one\n- two\n\n" for head in heads))
    assert deck.pages[-1].reason == "parts named now, next and later"
    assert deck.pages[-1].layout.startswith("Process 3")


@pytest.mark.parametrize(
    "picture", ["![bg](portrait.png)", "![bg right:55%](portrait.png)", "![bg left](portrait.png)", "![bg black](portrait.png)"]
)
def test_a_picture_that_fills_the_slide_stands_beside_a_title_alone(picture: str) -> None:
    page = built(f"## Bay\n\n{picture}\n").pages[-1]
    assert (page.layout, page.title) == ("Picture and Panel", "Bay")


@pytest.mark.parametrize(
    "picture", ["![bg contain](portrait.png)", "![bg fit](portrait.png)", "![](portrait.png)", "![w:300](portrait.png)"]
)
def test_a_picture_that_is_to_be_seen_whole_does_not(picture: str) -> None:
    assert built(f"## Bay\n\n{picture}\n").pages[-1].layout != "Picture and Panel"


@pytest.mark.parametrize(
    ("picture", "fills"),
    [
        ("![](portrait.png)", True),
        ("![fill](portrait.png)", True),
        ("![right](portrait.png)", True),
        ("![inline](portrait.png)", False),
        ("![fit](portrait.png)", False),
        ("![right fit](portrait.png)", False),
    ],
)
def test_pictures_of_deckset_fill_the_slide_unless_they_are_inline_or_fit(picture: str, fills: bool) -> None:
    page = built(f"footer: me\n\n# T\n\n---\n\n# Bay\n\n{picture}\n\n---\n\n# End\n\n- a\n- b\n").pages[1]
    assert (page.layout == "Picture and Panel") is fills
