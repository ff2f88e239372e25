"""The atlas: its data, names and regions, projections, frames, and outlines as they are drawn."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.geometry import Rect
from slides.visuals.maps import names
from slides.visuals.maps.frame import WIDEST_REGION, MapFrame, frame_round, named_points, region_points
from slides.visuals.maps.globe import distance, farthest, points_of
from slides.visuals.maps.interior import best_inside, scan, surrounds
from slides.visuals.maps.occupancy import Taken, overlap
from slides.visuals.maps.outlines import Outline, placed, terrain
from slides.visuals.maps.projection import Azimuthal, EqualEarth
from slides.visuals.maps.world import matter, world
from tests.example_counts import examples

ATLAS = Path(names.__file__).parent
CODES = [line.split()[0] for line in (ATLAS / "countries.txt").read_text(encoding="utf-8").splitlines()]
REGIONS = [
    line.split(" = ")[0].split(" | ")[0] for line in (ATLAS / "regions.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"
]
LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-89, 89)


def framed(*codes: str, proportion: float = 1.7) -> MapFrame:
    return frame_round(named_points(codes, [])).shaped(proportion)


def drawn(frame: MapFrame, width: int = 5600) -> dict[str, Outline]:
    return {outline.code: outline for outline in terrain(frame, width, round(width * frame.height / frame.width))}


def test_the_data_is_small_and_says_where_it_comes_from() -> None:
    assert (ATLAS / "world.json").stat().st_size < 300_000
    notice = (ATLAS / "NOTICE.md").read_text(encoding="utf-8")
    assert "BSD-3-Clause" in notice
    assert "Natural Earth" in notice


def test_every_country_has_a_name_and_a_place() -> None:
    assert sorted(CODES) == sorted(world().countries)
    assert all(world().countries[code] for code in CODES)


def test_neighbours_share_their_borders() -> None:
    def arcs(code: str) -> set[int]:
        return {arc for part in world().countries[code] for ring in part.rings for arc in ring}

    for one, other in (("IRN", "IRQ"), ("RUS", "KAZ"), ("FRA", "DEU"), ("USA", "CAN"), ("LSO", "ZAF")):
        assert {~arc for arc in arcs(one)} & arcs(other), f"{one} and {other} share no border"


def test_areas_are_those_of_the_countries() -> None:
    """Square kilometres as the United Nations give them (Demographic Yearbook), within four in a hundred."""
    for code, known in (("IRN", 1_630_848), ("UKR", 603_500), ("SYR", 185_180), ("CHE", 41_284), ("ZAF", 1_221_037)):
        square = sum(part.area for part in world().countries[code]) * 12_364
        assert abs(square / known - 1) < 0.04, f"{code}: {square:.0f}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("IR", "IRN"), ("irn", "IRN"), ("364", "IRN"), ("Islamic Republic of Iran", "IRN"), ("USA", "USA"), ("the United States", "USA")),
        *(("UK", "GBR"), ("Great Britain", "GBR"), ("U.A.E.", "ARE"), ("Czech Republic", "CZE"), ("Czechia", "CZE"), ("Burma", "MMR")),
        *(("Ivory Coast", "CIV"), ("cote d’ivoire", "CIV"), ("Türkiye", "TUR"), ("turkey", "TUR"), ("DPRK", "PRK"), ("Holland", "NLD")),
        *(("Palestine", "PSE"), ("Kosovo", "XKX"), ("Taiwan", "TWN"), ("DR Congo", "COD"), ("Bosnia & Herzegovina", "BIH")),
        *(("St. Lucia", "LCA"), ("SÃO TOMÉ and Principe", "STP"), ("Atlantis", ""), ("", "")),
    ],
)
def test_names_and_codes(text: str, code: str) -> None:
    assert names.country_code(text) == code


@pytest.mark.parametrize(("text", "near"), [("Irna", "Iran"), ("Rusia", "Russia"), ("Kazakstan", "Kazakhstan"), ("qqqqq", "")])
def test_the_nearest_name(text: str, near: str) -> None:
    assert names.nearest_country(text) == near


def test_no_name_stands_for_two_countries() -> None:
    for code in CODES:
        assert names.country_code(code) == code
        assert names.country_code(names.name(code)) == code


@given(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES)
def test_an_azimuthal_map_can_be_read_back(middle_x: float, middle_y: float, x: float, y: float) -> None:
    plane = Azimuthal(middle_x, middle_y)
    if distance((middle_x, middle_y), (x, y)) < 170:
        ((across, up),) = plane.project([(x, y)])
        assert distance(plane.unproject(across, up), (x, y)) < 1e-4


@given(st.sampled_from([Azimuthal(50.0, 45.0), Azimuthal(0.0, -90.0), EqualEarth(11.0)]), LONGITUDES, st.floats(-85, 85))
def test_projections_keep_areas(plane: Azimuthal | EqualEarth, x: float, y: float) -> None:
    step = 0.05
    if isinstance(plane, EqualEarth) and abs(abs(x - 11.0) - 180) < 1:
        return
    if isinstance(plane, Azimuthal) and distance((plane.longitude, plane.latitude), (x, y)) > 150:
        return
    corners = plane.project([(x, y), (x + step, y), (x + step, y + step), (x, y + step)])
    shown = abs(sum(a * d - b * c for (a, b), (c, d) in zip(corners, [*corners[1:], corners[0]], strict=True))) / 2
    real = math.radians(step) * (math.sin(math.radians(y + step)) - math.sin(math.radians(y)))
    assert shown == pytest.approx(real, rel=0.01)


def test_a_ring_across_the_cut_is_drawn_on_both_sides() -> None:
    square = [(-171.0, 10.0), (-167.0, 10.0), (-167.0, 12.0), (-171.0, 12.0)]
    west, east = EqualEarth(11.0).rings(square)
    assert max(x for x, _ in west) < 0 < min(x for x, _ in east)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_is_shown_whole(region: str) -> None:
    known = names.region(region)
    assert known is not None
    frame = frame_round(region_points(known), WIDEST_REGION)
    points = [point for point in region_points(known) if -58 <= point[1] <= 84]
    assert all(frame.shows(point) for point in points) or isinstance(frame.projection, EqualEarth)


def test_a_very_large_country_counts_by_its_part_near_the_others() -> None:
    frame = framed("IRN", "RUS", "SYR", "UKR")
    assert frame.shows((37.6, 55.75)), "Moscow"
    assert frame.shows((51.4, 35.7)), "Tehran"
    assert not frame.shows((131.9, 43.1)), "Vladivostok"
    assert framed("RUS").shows((131.9, 43.1))


def test_russia_and_the_united_states_meet_at_the_bering_strait() -> None:
    frame = framed("RUS", "USA")
    assert frame.shows((-169.0, 65.8))
    assert not frame.shows((-77.0, 38.9))


def test_far_islands_do_not_widen_a_map() -> None:
    assert framed("FRA").reach < 15
    assert framed("CHL").reach < 60


def test_the_180th_meridian_is_no_edge() -> None:
    frame = framed("FJI", "NZL")
    assert frame.reach < 45
    assert frame.shows((178.0, -18.0))
    assert frame.shows((-179.9, -16.8))


def test_countries_far_apart_make_a_map_of_the_world() -> None:
    assert isinstance(framed("USA", "CHN").projection, EqualEarth)


def test_antarctica_is_centred_on_the_pole() -> None:
    assert framed("ATA").projection == Azimuthal(0.0, -90.0)


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True), st.floats(0.6, 3.4))
def test_frames_have_the_proportions_of_their_place(codes: list[str], proportion: float) -> None:
    frame = frame_round(named_points(codes, []))
    shaped = frame.shaped(proportion)
    if isinstance(frame.projection, Azimuthal):
        assert shaped.width >= frame.width - 1e-9
        assert shaped.height >= frame.height - 1e-9
        if farthest((frame.projection.longitude, frame.projection.latitude), named_points(codes, [])) < 20 and proportion < 2.5:
            assert shaped.width / shaped.height == pytest.approx(proportion, rel=0.01)


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True), st.floats(0.8, 3.4))
def test_outlines_stay_on_the_map_and_no_line_runs_across_it(codes: list[str], proportion: float) -> None:
    frame = framed(*codes, proportion=proportion)
    height = round(5600 * frame.height / frame.width)
    for outline in drawn(frame).values():
        for ring in outline.rings:
            assert all(0 <= x <= 5600 and 0 <= y <= height for x, y in ring), outline.code
            for (x, y), (to_x, to_y) in pairwise((*ring, ring[0])):
                along = (x == to_x and x in (0, 5600)) or (y == to_y and y in (0, height))
                real = 25 * 5600 / math.degrees(frame.width)
                assert along or math.hypot(to_x - x, to_y - y) < max(real, 60), f"{outline.code}: {x, y} to {to_x, to_y}"


@pytest.mark.parametrize("code", ["RUS", "FJI", "USA", "NZL"])
def test_the_world_map_does_not_tear_countries(code: str) -> None:
    shown = drawn(framed("USA", "CHN"))[code]
    for ring in shown.rings:
        across = [x for x, _ in ring]
        assert max(across) - min(across) < 2800


def test_maps_have_few_points() -> None:
    for frame in (framed("IRN", "RUS"), framed("USA", "CHN"), framed("IDN"), framed("NOR", "CAN")):
        assert sum(len(ring) for outline in drawn(frame).values() for ring in outline.rings) <= 4500


def test_tiny_countries_show_as_points() -> None:
    frame = framed("ITA")
    shown = drawn(frame)["VAT"]
    assert shown.specks == (placed(frame, 5600, (12.44, 41.9)),)


@settings(deadline=None, max_examples=examples(60))
@given(st.sampled_from(["IRN", "TUR", "NOR", "IDN", "CHL", "ITA", "HRV"]), st.integers(100, 900), st.integers(100, 400))
def test_a_name_inside_lies_wholly_inside(code: str, width: int, height: int) -> None:
    outline = drawn(framed(code))[code]
    across, down = scan(outline).middle
    blocked = Rect(round(across), round(down), 200, 200)
    found = best_inside(outline, width, height, Taken([blocked]))
    if found:
        assert surrounds(outline, found[0])
        assert not overlap(found[0], blocked)


def test_smaller_maps_leave_out_what_matters_less() -> None:
    ring = world().countries["NOR"][0].rings[0]
    counts = [len(world().ring(ring, matter(area))) for area in (0.0, 0.01, 0.1, 1.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0] / 3


def test_a_part_that_is_a_point_has_one() -> None:
    (gibraltar,) = world().countries["GIB"]
    assert points_of(gibraltar) == [(-5.35, 36.13)]


def test_borders_on_a_parallel_bend_with_it() -> None:
    frame = framed("USA")
    west, middle, east = (placed(frame, 5600, (longitude, 49.0)) for longitude in (-122.0, -109.0, -96.0))
    assert middle[1] > (west[1] + east[1]) / 2 + 60, "the parallel itself bends"
    near = [place for ring in drawn(frame)["USA"].rings for place in ring if math.dist(place, middle) < 60]
    assert near
