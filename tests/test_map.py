"""Maps: what a fence may say, where everything stands, and what a deck of maps costs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.geometry import Rect, Size, inches
from slides.deck.blocks.map import Map
from slides.design import THEMES, Colour
from slides.design.page import Connector, Drawing, Shape
from slides.design.page import Path as Freeform
from slides.pipeline.build import build_deck
from slides.visuals import maps
from slides.visuals.maps.interior import surrounds, touches
from slides.visuals.maps.outlines import UNIT, Outline
from tests.building import build, build_file, graver, read, visible
from tests.drawing_checks import BESIDE, LOW, NARROW, ROOMS, WIDE, fence, fits, fitted, labelled, meet, mirrored_ladder, text_place, within
from tests.example_counts import examples
from tests.shared import ROOT, findings
from tests.test_map_data import CODES

ALLIANCE = (
    "highlight: Iran, Russia\nalso: Syria, Ukraine\nmarker: Tehran 35.7, 51.4\nmarker: Moscow 55.75, 37.6\n"
    "link: Moscow -> Tehran: drones\nlabel: Caspian Sea 42, 51\nnote: Partners for years."
)
OUTLINES = (
    ALLIANCE,
    "region: Middle East\nhighlight: Iran\nalso: Iraq, Syria, Lebanon, Yemen, Israel, Saudi Arabia",
    "highlight: Fiji, New Zealand",
    "highlight: Russia, USA",
    "region: world\nhighlight: USA, China\nlink: USA <-> China: trade",
    "highlight: Vatican City\nalso: Italy",
    "highlight: Bahrain, Qatar, UAE",
    "highlight: Chile",
    "region: Antarctica\nhighlight: Antarctica",
    "region: Balkans\nhighlight: Serbia, Kosovo\nalso: Bosnia, Montenegro, Albania, North Macedonia, Croatia, Bulgaria, Greece, Slovenia",
    "highlight: Russia, Iran\nalso: China, North Korea\nlink: Iran -> Russia: drones\nlink: Russia -> Iran: jets\nlink: China -- Russia",
)
SOME = (OUTLINES[0], OUTLINES[1], OUTLINES[5], OUTLINES[9])


def shown(text: str) -> Map:
    return Map.read(fence(text, "map"))


def drawn(text: str, room: Size = BESIDE) -> Drawing:
    return fitted(shown(text), room)


def words(drawing: Drawing) -> list[str]:
    return [label.text for label in drawing.labels]


def shape(drawing: Drawing, name: str) -> Shape:
    return next(each for each in drawing.shapes if isinstance(each, Shape) and each.name == name)


def outline_of(each: Shape) -> Outline:
    """A country's shape as it was before it became one, in units from the drawing's corner."""
    assert isinstance(each.form, Freeform)
    rings: list[tuple[tuple[int, int], ...]] = []
    points: list[tuple[int, int]] = []
    for kind, *numbers in each.form.steps:
        flat = [int(number) for number in numbers]
        points += [(x + each.rect.x // UNIT, y + each.rect.y // UNIT) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        if kind == "Z":
            rings.append(tuple(points))
            points = []
    return Outline(each.name, tuple(rings))


def faults(drawing: Drawing) -> Iterator[str]:
    """What is wrong with a map: labels that meet, leave the map or stand where they cannot be read, and all that leaves the drawing."""
    whole = Rect(0, 0, drawing.width, drawing.height)
    for one, two in combinations(labelled(drawing), 2):
        if meet(text_place(one), text_place(two)):
            yield f"{one.name} meets {two.name}"
    for each in drawing.shapes:
        places = [Rect(x, y, 0, 0) for x, y in each.points] if isinstance(each, Connector) else [each.rect]
        yield from (f"{each.name} leaves the drawing: {place} of {whole}" for place in places if not within(place, whole))
    countries = [
        outline_of(each)
        for each in drawing.shapes
        if isinstance(each, Shape) and each.fill is Colour.KEY and not isinstance(each.form, str)
    ]
    for each in labelled(drawing):
        ink = each.label.words[0].colour if each.label else Colour.INK
        if each.label and each.label.words[0].size < 12:
            yield f"{each.name} is small"
        place = text_place(each)
        units = Rect(place.x // UNIT + 1, place.y // UNIT + 1, place.width // UNIT - 2, place.height // UNIT - 2)
        if isinstance(each.form, Freeform) and not surrounds(outline_of(each), units):
            yield f"{each.name} has a name that leaves it"
        if (
            isinstance(each.form, str)
            and each.fill is None
            and ink is not Colour.ON_FILL
            and any(touches(dark, units) for dark in countries)
        ):
            yield f"{each.name} cannot be read"


@pytest.mark.parametrize("room", [*ROOMS, Size(inches(5.8), inches(3.3)), Size(inches(11.83), inches(3.75))], ids=str)
@pytest.mark.parametrize("text", OUTLINES, ids=range(len(OUTLINES)))
def test_everything_is_legible_and_in_its_place(text: str, room: Size) -> None:
    drawing = drawn(text, room)
    assert fits(drawing, room)
    assert list(faults(drawing)) == []
    assert drawing.height > room.height * 0.8 or drawing.width > room.width - UNIT


CODE = st.sampled_from([code for code in CODES if code != "KAS"])


@st.composite
def fences(draw: st.DrawFn) -> str:
    """A map of one to seven countries with markers and links."""
    codes = draw(st.lists(CODE, min_size=1, max_size=7, unique=True))
    count = draw(st.integers(0, len(codes)))
    lines = [f"highlight: {', '.join(codes[:count])}"] * bool(count) + [f"also: {', '.join(codes[count:])}"] * (count < len(codes))
    marks = draw(
        st.lists(st.sampled_from(["Tehran 35.7, 51.4", "Lima -12, -77", "Suva -18.1, 178.4", "Nuuk 64.2, -51.7"]), max_size=2, unique=True)
    )
    lines += [f"marker: {mark}" for mark in marks]
    ends = [*codes, *(mark.split()[0] for mark in marks)]
    for _ in range(draw(st.integers(0, 2)) if len(ends) > 1 else 0):
        start, end = draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
        lines.append(f"link: {start} {draw(st.sampled_from(['->', '<-', '<->', '--']))} {end}: {draw(st.sampled_from(['', 'trade']))}")
    return "\n".join(lines)


@settings(deadline=None, max_examples=examples(30))
@given(fences(), st.sampled_from([WIDE, LOW, BESIDE, NARROW]))
def test_any_map_is_legible_and_says_all(text: str, room: Size) -> None:
    node = fence(text, "map")
    drawing = fitted(Map.read(node), room)
    if fits(drawing, room):
        assert list(faults(drawing)) == []
    missing = [country.words for country in maps.plan(node).countries if not any(country.words in each for each in words(drawing))]
    assert missing == [] or not fits(drawing, room)


def test_the_same_map_is_the_same_drawing() -> None:
    assert drawn(ALLIANCE) == drawn(ALLIANCE)


def test_a_country_is_one_shape_in_the_colour_of_its_tier() -> None:
    drawing = drawn(ALLIANCE)
    fills = {"Iran": Colour.KEY, "Russia": Colour.KEY, "Syria": Colour.SOFT, "Ukraine": Colour.SOFT, "Iraq": Colour.LAND}
    for name, fill in fills.items():
        (found,) = [each for each in drawing.shapes if isinstance(each, Shape) and each.name == name]
        assert found.fill is fill
        assert isinstance(found.form, Freeform)
        assert found.rect.size == Size(found.form.width * UNIT, found.form.height * UNIT)


def test_a_name_inside_has_the_ink_of_its_country() -> None:
    label = shape(drawn("highlight: Iran, Russia"), "Iran").label
    assert label is not None
    assert label.words[0].colour is Colour.ON_FILL
    assert label.words[0].size == 24
    assert all(run.bold for run in label.words[0].runs)


def test_words_that_a_border_would_strike_through_have_a_ground_of_their_own() -> None:
    drawing = drawn("also: Ukraine, Romania\nmarker: Odesa 46.5, 30.7\nmarker: Poltava 49.6, 34.5")
    assert shape(drawing, "Label Odesa").fill is Colour.CANVAS
    assert shape(drawing, "Label Poltava").fill is None


def test_tiny_countries_are_dots_with_a_name() -> None:
    drawing = drawn("highlight: Vatican City\nalso: Italy")
    assert shape(drawing, "Vatican City (dot)").form == "ellipse"
    assert "Vatican City" in words(drawing)


def test_links_have_the_heads_that_were_written() -> None:
    for arrow, heads in (
        ("->", (False, True)),
        ("<-", (True, False)),
        ("<->", (True, True)),
        ("--", (False, False)),
        ("\u2192", (False, True)),
    ):
        stroke = shape(drawn(f"highlight: Iran, Russia\nlink: Iran {arrow} Russia"), "Link").stroke
        assert stroke is not None
        assert (stroke.from_arrow, stroke.to_arrow) == heads


def test_the_ends_of_links_are_named_where_nothing_else_names_them() -> None:
    assert "Türkiye" in words(drawn("highlight: Iran\nlink: Iran -> TR\nneighbours: off"))


def test_words_of_ones_own() -> None:
    drawing = drawn("highlight: IR, RU\nlabel: Iran = Islamic Republic\nlabel: TR = Ankara's land\nlabel: Caspian Sea 42, 51\nborders: off")
    found = " ".join(" ".join(words(drawing)).split())
    assert all(each in found for each in ("Islamic Republic", "Russia", "Ankara's land", "Caspian Sea"))
    assert "Natural Earth" not in found
    assert "Kazakhstan" not in found, "no English names among names of one's own"


def test_neighbours_have_names_unless_the_author_says_no() -> None:
    assert "Kazakhstan" in words(drawn("highlight: Iran, Russia"))
    assert "Kazakhstan" not in words(drawn("highlight: Iran, Russia\nneighbours: off"))
    assert "Kazakhstan" not in words(drawn("highlight: Iran, Russia\nlabel: Каспий 42, 51"))


def test_the_foot_says_what_borders_mean() -> None:
    assert words(drawn("highlight: Chile"))[-1] == "Borders: Natural Earth; no position on disputed territory is implied."
    assert words(drawn("highlight: Chile\nborders: As the UN draws them."))[-1] == "As the UN draws them."


def test_words_that_find_no_place_are_listed_with_numbers() -> None:
    members = (
        "Austria, Belgium, Bulgaria, Croatia, Cyprus, Czechia, Denmark, Estonia, Finland, France, Germany, Greece, Hungary, Ireland, Italy"
    )
    rest = "Latvia, Lithuania, Luxembourg, Malta, Netherlands, Poland, Portugal, Romania, Slovakia, Slovenia, Spain, Sweden"
    drawing = drawn(f"region: Europe\nhighlight: {members}, {rest}", NARROW)
    assert fits(drawing, NARROW)
    assert "1" in words(drawing)
    assert list(faults(drawing)) == []
    assert all(any(name in each.replace("\n", " ") for each in words(drawing)) for name in f"{members}, {rest}".split(", "))


def test_from_the_right_the_note_stands_at_the_right() -> None:
    drawing = fitted(shown("highlight: Iran\nnote: Seen from here."), BESIDE, mirrored_ladder())
    assert shape(drawing, "Note").rect.x > shape(drawing, "Borders").rect.x


@pytest.mark.parametrize(
    ("text", "alt"),
    [
        (
            ALLIANCE,
            "Map: Iran and Russia highlighted; also Syria and Ukraine; Tehran and Moscow marked; named Caspian Sea; "
            "arrow from Moscow to Tehran: drones.",
        ),
        ("region: Middle East\nhighlight: IR", "Map of the Middle East: Iran highlighted."),
        ("region: Europe", "Map of Europe."),
        ("highlight: Iran, Iraq\nlink: Iran <-> Iraq", "Map: Iran and Iraq highlighted; arrows both ways between Iran and Iraq."),
        ("highlight: Iran, Iraq\nlink: Iran <- Iraq", "Map: Iran and Iraq highlighted; arrow from Iraq to Iran."),
        ("highlight: Iran\nalt: Iran lies between two seas.", "Iran lies between two seas."),
        ("highlight: Iran\ntitle: Iran and its neighbours", "Iran and its neighbours"),
    ],
)
def test_the_alternative_text_says_what_the_map_shows(text: str, alt: str) -> None:
    assert drawn(text).alt == alt


def test_a_long_alternative_text_goes_into_the_notes() -> None:
    many = shown("highlight: " + ", ".join(CODES[:36]))
    assert len(drawn("highlight: " + ", ".join(CODES[:36]), WIDE).alt) <= 250
    (note,) = many.notes
    assert note.text.endswith("highlighted.")


def test_a_deck_of_maps_loses_nothing_and_stays_small(tmp_path: Path) -> None:
    texts = (OUTLINES[0], OUTLINES[1], OUTLINES[4])
    briefing = build_deck(
        "# Maps\n\n" + "\n".join(f"## Map {number}\n\n```map\n{text}\n```\n" for number, text in enumerate(texts)), "maps.md"
    )
    assert graver(briefing) == ()
    data = build(briefing)
    assert len(data) < 250_000
    assert "Partners for years." in visible(read(data))


def test_a_wrong_map_costs_only_itself() -> None:
    briefing = build_deck("# Deck\n\n## One\n\n```map\nhighlight: Atlantis\n```\n\n## Two\n\nText.\n", "maps.md")
    assert [str(problem.span) for problem in graver(briefing)] == ["maps.md:6:1"]
    assert any(page.title == "Two" for page in briefing.pages)


def test_a_deck_without_maps_does_not_load_the_atlas() -> None:
    script = "from slides.pipeline.build import build_deck; build_deck('# A', 'a.md')"
    code = f"import sys; {script}; print([name for name in sys.modules if 'visuals.maps' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("theme", THEMES)
def test_the_checkers_find_nothing(theme: str, tmp_path: Path) -> None:
    source, target = tmp_path / "maps.md", tmp_path / "maps.pptx"
    slides = (f"## Map {number}\n\n```map\n{text}\n```\n" for number, text in enumerate(SOME))
    source.write_text("# Maps\n\n" + "\n".join(slides), encoding="utf-8")
    assert graver(build_file(source, target, theme)) == ()
    assert findings(target) == ""
