"""Which form a list, a sentence or two headings take, in several languages; and the rhythm of a deck."""

from __future__ import annotations

import re

import pytest

from slides.base import rule_catalogue
from slides.design import Purpose
from slides.design.page import Drawing, Page, Table, Text
from slides.layout.rhythm import REASON
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.amounts import change, leading_amount
from slides.text.form_words import is_moment, opposites
from slides.text.rich_text import Ink, Mark
from slides.text.words import word_count
from tests.building import graver


def built(content: str, front: str = "") -> BuiltDeck:
    return build_deck(f"---\nagenda: no\n{front}---\n\n## Heading\n\n{content}\n", "x.md")


def form(content: str) -> Purpose:
    deck = built(content)
    return deck.design.layouts[deck.pages[0].layout].form.purpose


def words(page: Page) -> list[str]:
    return [each.text for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs]


def items(*texts: str, mark: str = "-") -> str:
    return "\n".join(f"{mark} {text}" for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "March",
            "Oct 2026",
            "Week 3",
            "Phase II",
            "Q1 2026",
            "H2 2025",
            "Now",
            "next week",
            "17:00",
            "9am",
            "10:00\u201311:00",
            "1648",
            "2010s",
        ),
        *(
            "Januar",
            "5. Mai 2024",
            "Woche 1\u20132",
            "KW 12",
            "Semana 4",
            "Fase 1",
            "Ahora",
            "Étape 2",
            "10\u6708",
            "\u7b2c3\u5468",
            "\u7b2c\u4e00\u9636\u6bb5",
        ),
        *(
            "\u064a\u0646\u0627\u064a\u0631",
            "\u0627\u0644\u0623\u0633\u0628\u0648\u0639 1",
            "\u042d\u0442\u0430\u043f 2",
            "2026\u5e7410\u6708",
            "3\u6708",
        ),
    ],
)
def test_a_moment_is_known_in_many_languages(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize(
    "text", ["Product", "May the force", "3", "Step one", "61 new customers", "In the past", "12 months", "The end", "Marchand", ""]
)
def test_other_words_are_no_moment(text: str) -> None:
    assert not is_moment(text)


@pytest.mark.parametrize(
    ("text", "amount", "rest"),
    [
        ("$48.2M revenue", "$48.2M", "revenue"),
        ("134% net retention", "134%", "net retention"),
        ("23 days average sales cycle", "23 days", "average sales cycle"),
        ("3,5 Mio. Euro Umsatz", "3,5 Mio.", "Euro Umsatz"),
        ("2.6 \u00b0C before", "2.6 \u00b0C", "before"),
        ("+12% growth", "+12%", "growth"),
        ("5\u201310 people", "5\u201310", "people"),
        ("4 200 leads", "4 200", "leads"),
        ("40+ countries", "40+", "countries"),
        ("48.2\u4ebf\u5143\u6536\u5165", "48.2\u4ebf\u5143", "\u6536\u5165"),
    ],
)
def test_an_amount_ends_with_its_unit(text: str, amount: str, rest: str) -> None:
    found = leading_amount(text)
    assert found is not None
    assert (text[: found[0]], text[found[1] :]) == (amount, rest)


@pytest.mark.parametrize(
    "text", ["2024 was good", "12.10.2026 start", "10:30 doors open", "1st place", "v2 release", "14 July: vote", "words", "", "1.2.3"]
)
def test_years_dates_times_and_ordinals_are_no_amounts(text: str) -> None:
    assert leading_amount(text) is None


@pytest.mark.parametrize(
    ("text", "rises"),
    [
        ("revenue, up 12% on last year", True),
        ("sales (+3%)", True),
        ("churn \u22120.4%", False),
        ("net, down 5%", False),
        ("post-12", None),
        ("2010-2020", None),
    ],
)
def test_a_change_has_a_direction(text: str, rises: bool | None) -> None:
    found = change(text)
    assert (found[2] if found else None) == rises


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("Pros", "Cons", ("pros", "cons")),
        ("Nachteile", "Vorteile", ("cons", "pros")),
        ("Before: 2023", "After", ("before", "after")),
        ("Problema", "Soluci\u00f3n", ("problem", "solution")),
        ("Do", "Don\u2019t", ("do", "dont")),
        ("Do", "Don't", ("do", "dont")),
        ("\u4f18\u70b9", "\u7f3a\u70b9", ("pros", "cons")),
        ("\u0642\u0628\u0644", "\u0628\u0639\u062f", ("before", "after")),
        ("Left", "Right", None),
    ],
)
def test_headings_that_are_opposites(first: str, second: str, kinds: tuple[str, str] | None) -> None:
    assert opposites(first, second) == kinds


def test_words_are_counted_in_every_script() -> None:
    assert (word_count("three short words"), word_count("\u4e00\u4e8c\u4e09\u56db"), word_count("drei kurze W\u00f6rter")) == (3, 2, 3)


LONG = "An item that goes on and on, so that nobody would want to read it between two lines of a slide that has to hold six of them"
FORMS = {
    "short items": (items("one", "two", "three"), Purpose.SIDE_TITLE_AND_ROWS),
    "numbered items": (items("one", "two", "three", mark="1."), Purpose.SIDE_TITLE_AND_NUMBERED_ROWS),
    "tasks": (items("[ ] one", "[x] two"), Purpose.NUMBERED_ROWS),
    "twelve short ones": (items(*"abcdefghijkl"), Purpose.ROWS),
    "too many": (items(*[f"item number {at} of all" for at in range(14)]), Purpose.FREEFORM),
    "long items": (items(*[LONG] * 6), Purpose.CONTENT),
    "nested": ("- Germany\n  - 40 shops\n- France\n  - 12 shops\n- Italy\n  - 3 shops", Purpose.HEADED_CARDS),
    "half nested": ("- Germany\n  - 40 shops\n- France", Purpose.LED_ROWS),
    "colons": (items("Product: single sign-on", "Price: cheaper", "People: engineers"), Purpose.LED_ROWS),
    "dashes": (items("Product \u2013 single sign-on", "Price \u2013 cheaper", "People \u2013 engineers"), Purpose.LED_ROWS),
    "some colons": (items("Product: single sign-on", "cheaper"), Purpose.TILES),
    "addresses": (items("https://example.com", "https://example.org"), Purpose.ROWS),
    "code": (items("`a/b`: what it is", "`a/c`: what else", "`a/d`: the rest"), Purpose.LED_ROWS),
    "six leads": (items(*[f"**Lead {word}** What it says" for word in "ABCDEF"]), Purpose.LED_ROWS),
    "six cards": (items(*[f"**Lead {word}** What it says in a longer sentence" for word in "ABCDEF"]), Purpose.CARD_GRID),
    "months": (items("**October** Price list", "**November** Interface", "**December** Library"), Purpose.TIMELINE),
    "times": (items("09:00 Welcome", "10:30 Coffee", "12:00 Lunch"), Purpose.TIMELINE),
    "days": (items("14 July: vote", "1 August: signature", "1 October: move"), Purpose.TIMELINE),
    "amounts": (items("$48.2M revenue, up 12%", "134% retention", "61 new customers"), Purpose.FIGURES),
    "amounts after leads": (items("Revenue: \u20ac31.4M (+6%)", "Staff: 212 (-3)"), Purpose.FIGURES),
    "years": (items("2024 was good", "2025 was better"), Purpose.TILES),
    "numbered amounts": (items("120 metres up the hill", "14 days of rest", mark="1."), Purpose.NUMBERED_ROWS),
    "a question": (
        "Can 200 cheap sensors predict the air temperature of every street in a city to within one degree?",
        Purpose.STATEMENT_ON_PANEL,
    ),
    "four items of a word": (items("one", "two", "three", "four"), Purpose.TILES),
    "six items of a word": (items("one", "two", "three", "four", "five", "six"), Purpose.TILES),
    "rows asked for": ("<!-- layout: rows -->\n\n- one\n- two", Purpose.ROWS),
    "tiles asked for": ("<!-- layout: tiles -->\n\n- one more\n- two", Purpose.TILES),
    "two sentences": (items("A sentence of more than five words", "Another one that says it again"), Purpose.TILES),
    "three rows of more words": (items(*["An item of more than four words"] * 3), Purpose.ROWS),
    "shares in brackets": (items("Wind (34%)", "Trees near by (21 %)", "Water (9%)"), Purpose.CHART),
    "shares after colons": (items("Wind: 34%", "B\u00e4ume: 21,5 %", "\u6c34\uff1a9%"), Purpose.CHART),
    "figures of their own": (items("Accuracy: 100%", "Precision: 98%", "Recall: 99%"), Purpose.FIGURES),
    "brackets that hold no share": (items("Wind (34%)", "Trees (some)", "Water (9%)"), Purpose.SIDE_TITLE_AND_ROWS),
    "a short sentence": ("Leave at once.", Purpose.STATEMENT),
    "one bullet": ("- only one", Purpose.STATEMENT_ON_PANEL),
    "much text": ("Much text. " * 50, Purpose.CONTENT),
    "a few sentences": ("A sentence of some words. " * 12, Purpose.TEXT_ON_PANEL),
    "before and after": ("### Before\n\n- slow\n\n### After\n\n- fast", Purpose.TURN),
    "two sides": ("### Left\n\n- slow\n\n### Right\n\n- fast", Purpose.COMPARISON),
    "text around steps": (
        "We do this:\n\n1. **Collect** It all\n2. **Check** It all\n3. **Send** It all\n\nThen we rest.",
        Purpose.PROCESS,
    ),
    "bullets asked for": ("<!-- layout: content -->\n\n- one\n- two", Purpose.CONTENT),
    "a side title asked for": ("<!-- layout: side title -->\n\n- one\n- two", Purpose.SIDE_TITLE_AND_ROWS),
}


@pytest.mark.parametrize(("content", "purpose"), FORMS.values(), ids=FORMS)
def test_content_takes_its_form_and_none_of_it_is_lost(content: str, purpose: Purpose) -> None:
    assert form(content) is purpose
    assert graver(built(content)) == ()


def test_text_around_steps_stands_above_and_below_them() -> None:
    deck = built(FORMS["text around steps"][0])
    (page,) = deck.pages
    shown = words(page)
    assert shown[1] == "We do this:"
    assert shown[-1] == "Then we rest."
    tops = [placed.rect.y for placed in page.fills]
    assert tops[1] == min(tops[1:])
    assert tops[-1] == max(tops)


def test_tasks_have_their_boxes_in_the_place_of_bullets() -> None:
    (page,) = built(items("[ ] open", "[x] done")).pages
    assert words(page) == ["Heading", "\u2610", "open", "\u2611", "done"]
    nested = built("- [x] done\n  - [ ] open\n- more").pages[0].fills[1].what
    assert isinstance(nested, Text)
    assert [(each.mark, each.scheme) for each in nested.paragraphs] == [(Mark.BULLET, "\u2611"), (Mark.BULLET, "\u2610"), (Mark.BULLET, "")]
    assert nested.paragraphs[0].runs[0].ink is Ink.COMMENT


@pytest.mark.parametrize(
    ("heads", "signs"), [(("Pros", "Cons"), ("+", "\u2212")), (("Cons", "Pros"), ("\u2212", "+")), (("Do", "Don't"), ("\u2713", "\u2717"))]
)
def test_signs_stand_before_the_points_of_opposites(heads: tuple[str, str], signs: tuple[str, str]) -> None:
    (page,) = built(f"### {heads[0]}\n\n- a\n\n### {heads[1]}\n\n- b").pages
    found = [
        each.scheme for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs if each.mark is Mark.BULLET
    ]
    assert tuple(found) == signs


def cells(content: str) -> list[list[str]]:
    (table,) = [placed.what for placed in built(content).pages[0].fills if isinstance(placed.what, Table)]
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in table.rows[1:]]


def test_yes_and_no_are_ticks_and_crosses() -> None:
    head = "| x | a | b | c |\n|---|---|---|---|\n"
    assert cells(f"{head}| 1 | \u2705 | yes | red |\n| 2 | \u274c | no | yes |") == [
        ["1", "\u2713", "\u2713 yes", "red"],
        ["2", "\u2717", "\u2717 no", "yes"],
    ]
    assert cells(f"{head}| 1 | ja | nein | yes |\n| 2 | nein | nein | yes |")[0] == ["1", "\u2713 ja", "\u2717 nein", "\u2713 yes"]
    assert cells("| x | a |\n|---|---|\n| 1 | yes |\n| 2 | yes |") == [["1", "yes"], ["2", "yes"]]


def test_definitions_are_dealt_out_over_slides() -> None:
    content = items(*[f"`part/{at}`: what part {at} is for" for at in range(12)])
    deck = built(content)
    assert [deck.design.layouts[page.layout].form.count for page in deck.pages] == [6, 6]
    assert [word for page in deck.pages for word in words(page) if word.startswith("part/")] == [f"part/{at}" for at in range(12)]


def test_the_middle_one_of_three_alike_takes_its_second_form() -> None:
    text = "---\nagenda: no\n---\n\n" + "".join(f"## Slide {name}\n\n{items('one', 'two', 'three')}\n\n" for name in "ABCDE")
    deck = build_deck(text, "x.md")
    found = [deck.design.layouts[page.layout].form.purpose for page in deck.pages]
    side = Purpose.SIDE_TITLE_AND_ROWS
    assert found == [side, Purpose.ROWS, side, Purpose.ROWS, side]
    assert [page.reason.endswith(REASON) for page in deck.pages] == [False, True, False, True, False]
    asked = build_deck(text.replace("## Slide B\n", "## Slide B\n\n<!-- layout: rows -->\n"), "x.md")
    assert asked.design.layouts[asked.pages[1].layout].form.purpose is Purpose.ROWS


@pytest.mark.parametrize(("count", "size"), [(8, 32), (20, 32), (60, 28), (80, 26), (110, 24)])
def test_few_words_stand_in_large_type(count: int, size: int) -> None:
    half = " ".join(["word"] * (count // 2))
    (page,) = built(f"{half}.\n\n{half}.").pages
    text = page.fills[1].what
    assert isinstance(text, Text)
    assert text.sizes[0] == size


def test_the_reason_of_a_form_is_told() -> None:
    assert built(items("one", "two")).pages[0].reason == "a list of few short items"
    assert built(FORMS["amounts"][0]).pages[0].reason == "items led by amounts"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Find -> Unlock -> Ride", ["Find", "Unlock", "Ride"]),
        ("Find \u2192 **Unlock** \u2192 Ride \u2192 Pay", ["Find", "Unlock", "Ride", "Pay"]),
        ("It goes so:\n\nData \u21d2 Features \u21d2 Model\n\nEach night.", ["Data", "Features", "Model"]),
        (
            "```\nChoose a style\n      \u2193\nSend a photo\n      \u2193\nRead the answer\n```",
            ["Choose a style", "Send a photo", "Read the answer"],
        ),
        ("```text\nPlan -> Build -> Run\n```", ["Plan", "Build", "Run"]),
    ],
)
def test_steps_with_arrows_between_them_are_chevrons(text: str, parts: list[str]) -> None:
    page = built(text).pages[0]
    (drawing,) = [each.what for each in page.fills if isinstance(each.what, Drawing)]
    assert all(part in drawing.alt for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Data \u2192 Model",
        "- 96 g \u2192 54 g \u2192 20 g\n- next",
        "```python\nf = a -> b -> c\n```",
        "See [one](https://a.org) -> two -> three",
    ],
)
def test_other_arrows_are_text(text: str) -> None:
    assert not any(isinstance(each.what, Drawing) for each in built(text).pages[0].fills)


MONEY = ["Bikes: \u20ac310,000", "Stations: \u20ac240,000", "Software: \u20ac85,000", "Setting up: \u20ac60,000"]


@pytest.mark.parametrize(
    "texts", [MONEY, ["Staff \u2013 40k\u20ac", "Rent \u2013 20k\u20ac", "Tools \u2013 5k\u20ac", "Other \u2013 2k\u20ac"]]
)
def test_four_sums_of_one_currency_are_bars(texts: list[str]) -> None:
    assert form(items(*texts)) is Purpose.CHART


@pytest.mark.parametrize("texts", [MONEY[:3], [*MONEY[:3], "Rest: $60,000"], [*MONEY[:3], "Rest: open"]])
def test_other_sums_are_no_bars(texts: list[str]) -> None:
    assert form(items(*texts)) is not Purpose.CHART


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (
            ["Waste: 96 g \u2192 54 g (\u221244%)", "Cost: \u20ac2.31 \u2192 \u20ac2.04 (\u221212%)"],
            ["96 g \u2192 54 g", "\u20ac2.31 \u2192 \u20ac2.04"],
        ),
        (["First result: 12 days (target: 8)", "Content: 4.4 / 5", "Stay: 94%"], ["12 days", "4.4 / 5", "94%"]),
        (["Building: 420,000 of 450,000", "Events: 8,000 of 40,000"], ["420,000", "8,000"]),
        (["Cost: 12%", "Time: 3 days", "Overtime: unchanged"], ["12%", "3 days", "unchanged"]),
    ],
)
def test_amounts_with_a_remark_are_key_figures(texts: list[str], figures: list[str]) -> None:
    deck = built(items(*texts))
    assert deck.design.layouts[deck.pages[0].layout].form.purpose is Purpose.FIGURES
    assert set(figures) <= set(words(deck.pages[0]))


@pytest.mark.parametrize(
    "heads",
    [
        ("Days 1\u20137: Arrive", "Days 8\u201330: Learn", "Days 31\u201360: Own"),
        ("Phase 1 (Jan\u2013Mar)", "Phase 2 (Apr\u2013Jun)", "Phase 3 (Jul\u2013Sep)"),
        ("Woche 1 \u2013 Start", "Woche 2 \u2013 Aufbau", "Woche 3 \u2013 Ende"),
        ("Semanas 1-2: Inicio", "Semanas 3-4: Obra", "Semana 5: Fin"),
    ],
)
def test_headings_that_begin_with_a_time_make_a_timeline(heads: tuple[str, ...]) -> None:
    deck = built("\n".join(f"- **{head}**\n  - one thing\n  - another" for head in heads))
    assert deck.design.layouts[deck.pages[0].layout].form.purpose is Purpose.TIMELINE
    first = re.split(r": | \(| \u2013 ", heads[0])[0]
    assert any(text.startswith(f"{first}\n") for text in words(deck.pages[0]))


@pytest.mark.parametrize(("sign", "mark"), [("\u2705", "\u2713"), ("\u274c", "\u2717"), ("\u2714\ufe0f", "\u2713")])
def test_an_item_that_begins_with_a_tick_or_a_cross_has_it_for_its_bullet(sign: str, mark: str) -> None:
    page = built(f"- {sign} **No** new money\n- {sign} Begins at once\n- {sign} One number for all\n").pages[0]
    assert words(page).count(mark) == 3
    assert not any(sign[0] in text for text in words(page)) or sign[0] == mark


def test_ticks_and_crosses_of_one_list_stay_beside_its_leads() -> None:
    shown = words(
        built("- \u2705 **No cost** - free to try\n- \u274c **No help** - ask a friend\n- \u2705 **No wait** - at once\n").pages[0]
    )
    assert {"\u2713 No cost", "\u2717 No help", "\u2713 No wait"} <= set(shown)


@pytest.mark.parametrize("dash", ["\u2014", "-", "\u2013"])
def test_the_first_of_as_many_fields_leads_the_others(dash: str) -> None:
    rows = [("[x] Order shelves", "Building", "2 Oct"), ("[ ] Book the hall", "Events", "10 Oct"), ("[ ] Train staff", "Office", "25 Oct")]
    content = "\n".join("- " + f" {dash} ".join(row) for row in rows)
    assert form(content) is Purpose.LED_ROWS
    assert {"\u2611 Order shelves", "\u2610 Book the hall", "\u2610 Train staff"} <= set(words(built(content).pages[0]))


def test_long_first_fields_of_unlike_items_lead_nothing() -> None:
    content = "- one thing that is rather long to say - two - three\n- four\n- six and more words than a lead has - seven - eight"
    assert form(content) is not Purpose.LED_ROWS


@pytest.mark.parametrize("amount", ["4.99\u20ac-19.99\u20ac", "$5\u2013$10", "12%-15%", "3\u20135 days"])
def test_both_ends_of_a_range_are_one_figure(amount: str) -> None:
    shown = words(built(items(f"Packs: {amount}", f"Hats: {amount}", f"Boosts: {amount}")).pages[0])
    assert shown.count(amount) == 3
    assert not any("\u25bc" in text for text in shown)


def test_a_third_slide_of_rows_among_four_takes_another_form() -> None:
    """Whatever stands between them: a deck of lists alone would look the same all through."""
    rows = items("The office opens at eight in the morning", "The hall is closed on Mondays", "The garden is open all the year")
    said = "Nobody is turned away at the door."
    text = "".join(f"## {name}\n\n{content}\n\n" for name, content in (("A", rows), ("B", rows), ("C", said), ("D", rows), ("E", rows)))
    deck = build_deck(f"---\nagenda: no\n---\n\n{text}", "x.md")
    assert [REASON in page.reason for page in deck.pages] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("content", "drawn"),
    [
        ("Store it\n\n\u2192\n\nSort it\n\n\u2192\n\nShow it", True),
        ("Three steps.\n\nStore it\n\n\u2193\n\nSort it\n\n\u2193\n\nShow it", True),
        (
            '<div class="flow">\n<div>Store it</div><span>\u2192</span>\n<div>Sort it</div><span>\u2192</span>\n<div>Show it</div>\n</div>',
            True,
        ),
        ("Store it\n\n\u2192\n\nSort it", False),
        ("Store it\n\n\u2192\n\nSort it\n\nand keep it\n\n\u2192\n\nShow it", False),
    ],
)
def test_lines_with_arrows_between_them_are_a_chain(content: str, drawn: bool) -> None:
    deck = built(content)
    assert any(isinstance(placed.what, Drawing) for placed in deck.pages[0].fills) is drawn
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]


@pytest.mark.parametrize(("words", "purpose"), [(16, Purpose.LED_ROWS), (60, Purpose.CONTENT)])
def test_one_row_may_be_longer_where_the_others_are_short(words: int, purpose: Purpose) -> None:
    texts = [f"**{name}**: it is {text}" for name, text in zip("ABCDEFG", ["short"] * 6 + ["word " * words], strict=True)]
    assert form(items(*texts)) is purpose
