"""Outlines written slide by slide, as planners and assistants write them: labels are read, and nobody else's words are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.checks.completeness.actual import shown_texts
from slides.markdown.parser import parse
from slides.markdown.parser.fenced_document import without_fence
from slides.markdown.parser.storyboard import may_be_storyboard
from slides.markdown.parser.typed_lists import with_typed_lists
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import plain


def built(text: str) -> BuiltDeck:
    return build_deck(text, "case.md")


def shown(deck: BuiltDeck) -> list[str]:
    """The words of each slide."""
    return [" | ".join([page.title, *shown_texts(replace(page, notes=()))]).replace("\u00a0", " ") for page in deck.pages]


def spoken(deck: BuiltDeck) -> list[str]:
    """The words of each slide's notes."""
    return [" | ".join(paragraph.text for paragraph in page.notes) for page in deck.pages]


PRIVATE = "Do not name the vendor"
SLIDES = "# A talk\n\n## Slide 1: First\n\n- one point here\n- another one\n\n{}\n\n## Slide 2: Second\n\n- third thing\n- fourth thing\n"


@pytest.mark.parametrize(
    "notes",
    [
        f"**Speaker Notes:** {PRIVATE}.",
        f"**Speaker notes**: {PRIVATE}.",
        f"*Speaker note: {PRIVATE}.*",
        f"Speaker notes: {PRIVATE}.",
        f"Speaker notes - {PRIVATE}.",
        f"Speaker Notes (2 minutes): {PRIVATE}.",
        f"(Speaker notes: {PRIVATE}.)",
        f"[Presenter notes: {PRIVATE}.]",
        f"> **Speaker Notes:** {PRIVATE}.",
        f"> **Speaker Notes**\n>\n> {PRIVATE}.",
        f"- **Speaker notes:** {PRIVATE}.",
        f"- a point\n    - Speaker notes: {PRIVATE}.",
        f"**Speaker Notes:**\n\n{PRIVATE}.\n\n- nor its price",
        f"**Speaker Notes**\n\n- {PRIVATE}\n- nor its price",
        f"### Speaker Notes\n\n{PRIVATE}.\n\nNor its price.",
        f"#### \U0001f3a4 Speaker notes:\n\n> {PRIVATE}",
        f"\U0001f5e3\ufe0f **Speaker Notes:** {PRIVATE}.",
        f"**Talking points:** {PRIVATE}.",
        f"**Notes:** {PRIVATE}.",
        f"**Notes:**\n- {PRIVATE}",
        f"**Sprechernotizen:** {PRIVATE}.",
        f"**Notes de l\u2019orateur :** {PRIVATE}.",
        f"**Notas del orador:** {PRIVATE}.",
        f"**Note del relatore:** {PRIVATE}.",
        f"**Notas do apresentador:** {PRIVATE}.",
        f"**\u30b9\u30d4\u30fc\u30ab\u30fc\u30ce\u30fc\u30c8\uff1a** {PRIVATE}\u3002",
        f"**\u6f14\u8bb2\u8005\u5907\u6ce8\uff1a**{PRIVATE}\u3002",
        f"**\u0417\u0430\u043c\u0435\u0442\u043a\u0438 \u0434\u043e\u043a\u043b\u0430\u0434\u0447\u0438\u043a\u0430:** {PRIVATE}.",
    ],
)
def test_words_for_the_speaker_stay_with_the_speaker(notes: str) -> None:
    deck = built(SLIDES.format(notes))
    assert [PRIVATE in text for text in spoken(deck)].count(True) == 1
    assert PRIVATE in spoken(deck)[next(at for at, text in enumerate(shown(deck)) if text.startswith("First"))]
    assert not any(PRIVATE in text or "its price" in text for text in shown(deck))
    assert all("one point here" not in text for text in spoken(deck))


@pytest.mark.parametrize("notes", [f"**Speaker notes:** {PRIVATE}.", f"- Presenter notes: {PRIVATE}", f"### Speaker notes\n\n{PRIVATE}"])
def test_labels_that_mean_nothing_else_count_in_every_outline(notes: str) -> None:
    deck = built(f"# A talk\n\n## First\n\nA point of some words.\n\n{notes}\n\n## Second\n\nAnother point.\n")
    assert PRIVATE in " ".join(spoken(deck))
    assert PRIVATE not in " ".join(shown(deck))


@pytest.mark.parametrize(
    "words",
    ["**Notes:** see the annex.", "**Visual:** arts since 1900.", "Title: a duke", "Content: 40 % water", "The speaker notes: it rained."],
)
def test_labels_with_other_meanings_are_words_of_an_ordinary_outline(words: str) -> None:
    deck = built(f"# A talk\n\n## First\n\nA point of some words.\n\n{words}\n\n## Slide 9: alone\n\nAnother point.\n")
    assert words.rpartition(" ")[2].strip(".") in " ".join(shown(deck))
    assert "Slide 9: alone" in " ".join(shown(deck))


@pytest.mark.parametrize(
    "heads",
    [
        ("## Slide 1: First", "## Slide 2: Second"),
        ("### Slide 1 \u2013 First", "### Slide 2 \u2013 Second"),
        ("**Slide 1: First**", "**Slide 2: Second**"),
        ("# Slide 1. First", "# Slide 2. Second"),
        ("## \U0001f4ca Slide 1/2: First", "## Slide 2/2: Second"),
        ("## [Slide 1] First", "## [Slide 2] Second"),
        ("## Folie 1: First", "## Folie 2: Second"),
        ("## Diapositive 1 : First", "## Diapositive 2 : Second"),
        ("## \u7b2c1\u9875\uff1aFirst", "## \u7b2c2\u9875\uff1aSecond"),
        ("## \u30b9\u30e9\u30a4\u30c91\uff1aFirst", "## \u30b9\u30e9\u30a4\u30c92\uff1aSecond"),
        ("## Slide 1\n\n**Title:** First", "## Slide 2\n\n- Title: Second\n- and more"),
        ("## Slide 1: First\n\n**Title:** First", "## Slide 2: Second"),
    ],
)
def test_the_number_of_a_slide_is_no_part_of_its_title(heads: tuple[str, str]) -> None:
    text = "\n\n".join(f"{head}\n\n- a point here\n- another one" for head in heads)
    assert [page.title for page in built(f"{text}\n").pages] == ["First", "Second"]


COVERS = [
    "## Slide 1: Title Slide\n**Title:** Moving house\n**Subtitle:** Why now\n**Presenter:** The team\n",
    "## Slide 1: Title\n\n- Title: Moving house\n- Subtitle: Why now\n- Presented by: The team\n",
    "## Slide 1: Moving house\n\n- Subtitle: Why now\n- Author: The team\n- Image: boxes\n",
    "# Presentation: Moving house\n\n## Slide 1: Title slide\n\n**Title:** Moving house\n\n**Subtitle:** Why now\n\n**By:** The team\n",
]


@pytest.mark.parametrize("cover", COVERS)
def test_the_first_slide_is_the_cover_where_its_labels_say_so(cover: str) -> None:
    deck = built(f"{cover}\n---\n\n## Slide 2: Second\n\n- a point\n- another\n")
    first, second = shown(deck)
    assert [word in first for word in ("Moving house", "Why now", "The team", "Title", "Subtitle", "boxes")] == [True] * 3 + [False] * 3
    assert second.startswith("Second")


def test_what_is_said_to_the_designer_is_in_the_notes_and_named_once() -> None:
    deck = built(SLIDES.format("*Visual suggestion: a chart with bars*\n\n**Transition:** fade\n\n**Image:** ![boxes](boxes.png)"))
    assert "a chart with bars" in " ".join(spoken(deck))
    assert "a chart with bars" not in " ".join(shown(deck))
    messages = [problem.message for problem in deck.problems if problem.rule.code == "M21"]
    assert messages == [
        "labels of a storyboard are left out: 'Slide 1' and the like, on 3 lines",
        "what a storyboard says to its designer is in the notes: 2 lines on pictures and layout",
    ]


def test_content_under_its_label_stands_on_the_slide() -> None:
    deck = built(
        "## Slide 1: First\n\n- Content:\n  - one point\n  - another point\n- Speaker notes: hush\n\n"
        "## Slide 2: Second\n\n**Bullet points:**\n\n- third\n- fourth\n\n## Slide 3: Third\n\n**Key points:** a sentence.\n"
    )
    words = " ".join(shown(deck))
    assert [word in words for word in ("one point", "third", "a sentence.", "Content", "Bullet points", "Key points", "hush")] == [
        *[True] * 3,
        *[False] * 4,
    ]


def test_what_an_assistant_says_around_the_outline_is_in_the_notes() -> None:
    before, after = "Here is an outline of two slides:", "Let me know if you would like more!"
    deck = built(f"{before}\n\n---\n\n## Slide 1: First\n\n- one\n- two\n\n---\n\n## Slide 2: Second\n\n- a\n- b\n\n---\n\n{after}\n")
    assert [page.title for page in deck.pages] == ["First", "Second"]
    assert [before in spoken(deck)[0], after in spoken(deck)[1]] == [True, True]


def test_slides_in_a_numbered_list_are_slides() -> None:
    deck = built("1. **Slide 1: First**\n   - one point\n   - two points\n2. **Slide 2: Second**\n   - third\n   - Speaker notes: hush\n")
    assert [page.title for page in deck.pages] == ["First", "Second"]
    assert "hush" in spoken(deck)[1]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("\u2022 one\n\u2022 two", "- one\n- two"),
        ("Words:\n\u2705 one\n\u274c two", "Words:\n- \u2705 one\n- \u274c two"),
        ("1\ufe0f\u20e3 one\n2\ufe0f\u20e3 two", "- 1\ufe0f\u20e3 one\n- 2\ufe0f\u20e3 two"),
        ("\u2013 one\n\u2013 two", "- one\n- two"),
        ("\u2022 alone\n\nother", "\u2022 alone\n\nother"),
        ("```\n\u2022 one\n\u2022 two\n```", "```\n\u2022 one\n\u2022 two\n```"),
        ("- \u2022 one\n- \u2022 two", "- \u2022 one\n- \u2022 two"),
        ("\u201cone\u201d\n\u201ctwo\u201d", "\u201cone\u201d\n\u201ctwo\u201d"),
    ],
)
def test_typed_marks_of_two_lines_or_more_are_a_list(text: str, listed: str) -> None:
    assert with_typed_lists(text) == listed


@pytest.mark.parametrize("fence", ["```markdown", "```md", "~~~~ markdown", "\n````markdown"])
def test_an_outline_in_a_fence_is_read_with_its_front_matter(fence: str) -> None:
    close = fence.strip()[: 4 if fence.strip().startswith(("~~~~", "````")) else 3]
    deck = built(f"{fence}\n---\ntitle: A talk\n---\n\n## First\n\n- one\n- two\n\n```python\nx = 1\n```\n{close}\n")
    assert [page.title for page in deck.pages][:2] == ["A talk", "First"]
    nodes, _ = parse(f"{fence}\n# A\n\n## B\n\nwords\n{close}\n", "case.md")
    assert {plain(node.runs): node.span.line for node in nodes if node.kind == "heading"}["B"] == fence.count("\n") + 4


@pytest.mark.parametrize("text", ["```markdown\n# A\n```\n\nmore\n", "```markdown\njust words\n```\n", "```python\n# A\n```\n", "# A\n"])
def test_a_fence_that_holds_less_than_the_outline_stays(text: str) -> None:
    assert without_fence(text) == text


@given(st.text(alphabet="ab12 \n:#*-()Slide\u2022\u2705", max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    assert with_typed_lists(text).count("\n") == text.count("\n")
    assert without_fence(text) == text
    nodes, _ = parse(f"## Slide 1: a\n\n{text}\n\n## Slide 2: Speaker notes\n\n{text}\n", "case.md")
    assert nodes
    assert may_be_storyboard("## Slide 1: a\n\n## Slide 2: b")


def test_headings_that_are_nothing_but_numbers_stay_and_so_do_links_to_them() -> None:
    deck = built("## Slide 1\n\n- a point [there](#slide-2)\n- another\n\n## Slide 2\n\n- third point\n- fourth\n")
    assert [page.title for page in deck.pages] == ["Slide 1", "Slide 2"]
    linked = built("## Slide 1: One\n\n- a point [there](#slide-2-two)\n- another\n\n## Slide 2: Two\n\n- third point\n- fourth\n")
    assert [page.title for page in linked.pages] == ["One", "Two"]
    assert not [problem for problem in (*deck.problems, *linked.problems) if problem.rule.code == "M13"]


ASSISTANT = """# Acme Presentation Deck Outline

Use this structured outline to build your presentation.

## Slide 1: Title Slide
- **Main Heading**: Acme
- **Subheading**: The future of boxes.
- **Visual**: a box

## Slide 2: The Problem
- **Heading**: Boxes break.
- **Description**: Meet the box, which breaks.
- **Key Points**:
    - Boxes are thin
    - Boxes are wet

## Slide 3: The App
- **Heading**: One app.
- **Features**:
    - It counts boxes
    - It orders boxes
- **Date**: 12 May

## Slide 4: Conclusion
- **Heading**: Join us.
- **Closing Statement**: Better boxes for all.
- **Visual**: a logo

---
**Tip**: use gradients!
"""


def test_an_outline_with_a_label_for_everything() -> None:
    deck = built(ASSISTANT)
    assert [page.title for page in deck.pages] == ["Acme", "Boxes break.", "One app.", "Join us."]
    words = " ".join(shown(deck))
    inside = "The future of boxes.", "Meet the box", "Boxes are thin", "It counts boxes", "12 May", "Better boxes for all."
    outside = "Heading", "Description", "Key Points", "Closing", "Tip", "gradients", "logo", "outline", "The Problem", "Conclusion"
    assert [word for word in inside if word not in words] == []
    assert [word for word in outside if word in words] == []
    said = spoken(deck)
    assert "Use this structured outline" in said[0]
    assert "The Problem" in said[1]
    assert ["Conclusion" in said[3], "gradients" in said[3]] == [True, True]


def test_a_title_slide_without_labels_is_the_cover() -> None:
    deck = built(
        "# Hub \u2013 slides\n\n---\n\n## Slide 1: Title\n\n**Hub: an interface**\n\n- The team\n- Autumn term\n\n---\n\n"
        "## Slide 2: Second\n\n- a point\n- another\n"
    )
    assert [page.title for page in deck.pages] == ["Hub: an interface", "Second"]
    assert "The team \u00b7 Autumn term" in shown(deck)[0]
    assert "Hub \u2013 slides" in spoken(deck)[0]


@pytest.mark.parametrize(
    "label",
    [
        "Notes for presenter",
        "Additional notes for your speaker",
        "Notizen f\u00fcr den Redner",
        "Notas para el presentador",
        "Notas del expositor",
        "Note per l\u2019oratore",
        "Note dello speaker",
        "\u0417\u0430\u043c\u0435\u0442\u043a\u0438 \u0434\u043b\u044f \u0441\u043f\u0438\u043a\u0435\u0440\u0430",
        "\u6f14\u8bb2\u8005\u7684\u5907\u6ce8",
        "\u8b1b\u6f14\u8005\u7528\u30e1\u30e2",
    ],
)
def test_a_label_may_be_put_together_of_words_for_notes_and_for_the_speaker(label: str) -> None:
    deck = built(f"# A talk\n\n## First\n\nA point of some words.\n\n{label}: {PRIVATE}\n\n## Second\n\nAnother point.\n")
    assert [PRIVATE in " ".join(spoken(deck)), PRIVATE in " ".join(shown(deck))] == [True, False]


@pytest.mark.parametrize(
    "label", ["Speaker tips", "Redetext", "Commentaires de l\u2019orateur", "Fala", "\u8bb2\u7a3f", "\u8a71\u3059\u5185\u5bb9", "Say"]
)
def test_words_to_be_said_count_where_slides_are_numbered_only(label: str) -> None:
    deck = built(SLIDES.format(f"**{label}:** {PRIVATE}."))
    assert [PRIVATE in " ".join(spoken(deck)), PRIVATE in " ".join(shown(deck))] == [True, False]
    ordinary = built(f"# A talk\n\n## First\n\n**{label}:** {PRIVATE}.\n\n## Second\n\nAnother point.\n")
    assert PRIVATE in " ".join(shown(ordinary))


@pytest.mark.parametrize(
    "line",
    [
        f"Speaker notes: {PRIVATE}",
        f"Speaker notes\n{PRIVATE}",
        f"Speaker notes\n- {PRIVATE}",
        f"  Speaker notes: {PRIVATE}",
        f"(Speaker notes: {PRIVATE})",
    ],
)
@pytest.mark.parametrize("above", ["- one\n- two", "1. one\n2. two", "Some words"])
def test_notes_right_under_other_lines_are_no_part_of_them(above: str, line: str) -> None:
    deck = built(f"# A talk\n\n## First\n\n{above}\n{line}\n\n## Second\n\nAnother point.\n")
    assert [PRIVATE in " ".join(spoken(deck)), PRIVATE in " ".join(shown(deck))] == [True, False]
    assert above.split()[-1] in shown(deck)[1]


PLAIN = [
    "Slide 1: First\n\u2022 one\n\u2022 two\nSpeaker notes: hush\n\nSlide 2: Second\n\u2022 three\nSpeaker notes: hush\n",
    "Slide 1\nTitle: First\nBullets:\n- one\n- two\nImage: hush\nNotes: hush\n\nSlide 2\nTitle: Second\nBullets:\n- three\nNotes: hush\n",
    "**Slide 1: First**\n- one\n- two\nNotes: hush\n**Slide 2: Second**\nKey points\n- three\nNotes: hush\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_storyboard_may_be_plain_text_without_blank_lines(text: str) -> None:
    deck = built(text)
    assert [page.title for page in deck.pages] == ["First", "Second"]
    assert [word in " ".join(shown(deck)) for word in ("one", "two", "three", "hush", "Bullets", "Key points")] == [
        *[True] * 3,
        *[False] * 3,
    ]
    assert all("hush" in notes for notes in spoken(deck))


TABLES = [
    "| Slide | Title | Content | Notes |\n|---|---|---|---|\n| 1 | First | one<br>two | hush |\n| 2 | Second | three | hush |\n",
    "| # | Title | Key points | Visual | Speaker notes |\n|---|---|---|---|---|\n"
    "| 1 | First | one<br>- two | hush | hush |\n| 2 | Second | three | | hush |\n",
    "| Folie Nr. | Titel | Inhalt | Sprechernotizen |\n|--|--|--|--|\n| 1 | First | one; two | hush |\n| 2 | Second | three | hush |\n",
    "| Slide | Content | Notes |\n|---|---|---|\n| 1. First | one, two | hush |\n| 2. Second | three | hush |\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_storyboard_may_be_a_table_with_a_row_for_each_slide(table: str) -> None:
    deck = built(f"# A talk\n\n{table}")
    assert [page.title for page in deck.pages] == ["A talk", "First", "Second"]
    assert [word in " ".join(shown(deck)) for word in ("one", "two", "three", "hush")] == [True, True, True, False]
    assert all("hush" in notes for notes in spoken(deck)[1:])


@pytest.mark.parametrize(
    "table",
    [
        "| Number | Title | Text |\n|---|---|---|\n| 1 | A | b |\n| 2 | C | hush |\n",
        "| Slide | Title | Notes |\n|---|---|---|\n| 4 | A | b |\n| 7 | C | hush |\n",
        "| Feature | Speaker notes | Slides |\n|---|---|---|\n| A | b | 20 |\n| B | hush | 30 |\n",
    ],
)
def test_other_tables_stay(table: str) -> None:
    assert "hush" in " ".join(shown(built(f"# A talk\n\n## First\n\n{table}")))


@pytest.mark.parametrize(
    "words",
    [
        "Slide 1: too long\n\nSlide 2: hush",
        "- Slide 1: too long\n- Slide 2: hush",
        "`Speaker notes:` begin hush",
        "Text: none\nNotes: hush",
        "```\nSlide 1: a\nSpeaker notes: hush\n```",
    ],
)
def test_ordinary_outlines_that_speak_of_slides_are_no_storyboards(words: str) -> None:
    assert "hush" in " ".join(shown(built(f"# A talk\n\n## First\n\n{words}\n\n## Second\n\nAnother point.\n")))


@pytest.mark.parametrize(
    ("head", "title", "time"),
    [
        ("Slide 1 \u2014 First (2 min)", "First", "2 min"),
        ("Slide 1 (0:00\u20132:00): First", "First", "0:00\u20132:00"),
        ("Slide 1 [5 Minuten] First", "First", "5 Minuten"),
        ("Slide 1: First (2024)", "First (2024)", ""),
        ("Slide 1 (draft): First", "(draft): First", ""),
        ("Slides 1-2: First", "First", ""),
        ("Slide 1a: First", "First", ""),
    ],
)
def test_how_long_a_slide_takes_is_in_the_notes(head: str, title: str, time: str) -> None:
    deck = built(f"## {head}\n\n- one\n- two\n\n## Slide 3: Other\n\n- three\n- four\n")
    assert [page.title for page in deck.pages] == [title, "Other"]
    assert spoken(deck)[0] == time


def test_slides_under_parts_are_slides() -> None:
    one = "## Part one\n\n### Slide 1: First\n\n- one\n- two\n\n### Slide 2: Second\n\n- three\n\n"
    text = f"# A talk\n\n{one}## Part two\n\n### Slide 3: Third\n\n- four\n"
    assert [page.title for page in built(text).pages] == ["A talk", "Part one", "First", "Second", "Part two", "Third"]


@pytest.mark.parametrize(
    "heading",
    ["### Implementation Notes", "## Notes on this outline", "**Design tips**", "\U0001f3a8 **Design Tips:**", "#### Gestaltungshinweise"],
)
@pytest.mark.parametrize("closing", ["Want me to write the notes too?", "Let me know if you need a shorter one!"])
def test_advice_to_whoever_makes_the_slides_is_in_the_notes(heading: str, closing: str) -> None:
    outline = f"# A talk\n\n## Slide 1: First\n\n- one point\n- two points\n\n## Slide 2: Second\n\n- third thing\n\n---\n\n{heading}\n\n"
    deck = built(f"{outline}- Use one style of icons\n- Rehearse the change of speakers\n\n{closing}\n")
    assert not any("icons" in words or closing[:10] in words for words in shown(deck))
    assert "icons" in spoken(deck)[-1]
    assert closing[:10] in spoken(deck)[-1]


def test_a_heading_after_numbered_slides_of_a_deeper_level_is_a_slide_as_they_are() -> None:
    outline = "# Structure\n\nA deck of 3 slides.\n\n---\n\n" + "".join(
        f"### Slide {at} - Topic {at}\n\n- point {at}\n\n" for at in (1, 2, 3)
    )
    deck = built(f"{outline}---\n\n## Files\n\nThey are in one folder.\n")
    assert [page.title for page in deck.pages] == ["Structure", "Topic 1", "Topic 2", "Topic 3", "Files"]
    assert not any("3 slides" in words for words in shown(deck))
    assert "3 slides" in spoken(deck)[0]


@pytest.mark.parametrize("label", ["Bullets", "Key points", "Stichpunkte", "要点"])
def test_points_in_one_line_between_semicolons_are_a_list(label: str) -> None:
    deck = built(SLIDES.format(f"- **{label}:** prices since 2004; a rate (the usual; the core); the trend\n- **Visual:** a line\n"))
    assert {"prices since 2004", "a rate (the usual; the core)", "the trend"} & set(shown(deck)[1].split(" | ")) or "; the trend" in shown(
        deck
    )[1]


@pytest.mark.parametrize("blank", ["[Your Name]", "[Date]", "{{date}}", "<presenter>", "_____"])
def test_what_is_to_be_filled_in_is_not_on_the_cover(blank: str) -> None:
    deck = built(
        f"## Slide 1: Title Slide\n\n**Title:** Roads\n**Subtitle:** A plan\n**Date:** {blank}\n\n## Slide 2: Second\n\n- third thing\n"
    )
    assert blank.strip("[]{}<>_") == "" or not any(blank.strip("[]{}<>") in words for words in shown(deck))
    assert [page.title for page in deck.pages] == ["Roads", "Second"]


def test_a_cover_with_a_tagline_takes_its_title_from_its_first_line() -> None:
    deck = built("# Pay\n\n## Slide 1: Title\n\n- Pay at once\n- Tagline: From purse to purse\n\n## Slide 2: Second\n\n- third thing\n")
    assert deck.pages[0].title == "Pay at once"
