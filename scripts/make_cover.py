"""Draw the cover picture of the title slide: two spheres of influence and the lens they share.

The picture is greyscale on purpose. The deck recolours it through a duotone effect (black becomes the theme's deep
colour, white its accent), so only the tones are decided here. All geometry is fixed: the same Pillow release always
writes the same bytes.

    python scripts/make_cover.py [-o OUT]
"""

from __future__ import annotations

import argparse
import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

SIZE = (1660, 2250)  # pixels: 5.53 x 7.5 in at 300 dpi
SCALE = 4  # geometry is drawn this many times larger, then reduced
COARSE = 5  # the light maps are computed once per this many pixels

HAIRLINE = 1.75  # line weights in final pixels
RULE = 2.25
RIM = 4.5

DEFAULT_OUT = Path(__file__).resolve().parent.parent / "assets" / "cover.png"

Point = tuple[float, float]


@dataclass(frozen=True)
class Sphere:
    """A family of evenly spaced concentric rings crossed by meridians."""

    centre: Point
    step: float
    rings: int
    turn: float  # bearing of the first meridian, in degrees

    @property
    def radius(self) -> float:
        """Radius of the rim, in final pixels."""
        return self.step * self.rings


STEP = 49.0
GAP = 28  # steps between the centres, on a 5-12-13 triangle
# 19 + 17 - 28 = 8: the lens is eight steps deep, so the fourth rings inside the two rims touch in exactly one point,
# the middle of the seam.
UPPER = Sphere(centre=(1382.0, 440.0), step=STEP, rings=19, turn=2.5)
LOWER = Sphere(centre=(1382.0 - GAP * STEP * 5 / 13, 440.0 + GAP * STEP * 12 / 13), step=STEP, rings=17, turn=0.0)
SEAM = 4  # steps from either rim to the middle of the lens
RIPPLES = 6  # fainter rings outside each rim


def blank() -> Image.Image:
    """Return an empty layer at drawing scale."""
    return Image.new("L", (SIZE[0] * SCALE, SIZE[1] * SCALE), 0)


def reduce(layer: Image.Image) -> Image.Image:
    """Bring a layer from drawing scale to final size."""
    return layer.resize(SIZE, Image.Resampling.LANCZOS)


def box(centre: Point, radius: float) -> tuple[float, float, float, float]:
    """Return the bounding box of a circle at drawing scale."""
    x, y, r = centre[0] * SCALE, centre[1] * SCALE, radius * SCALE
    return (x - r, y - r, x + r, y + r)


def circle(draw: ImageDraw.ImageDraw, centre: Point, radius: float, weight: float, tone: float = 1.0) -> None:
    """Stroke a circle whose line is centred on the given radius."""
    draw.ellipse(box(centre, radius + weight / 2), outline=round(255 * tone), width=round(weight * SCALE))


def disc(sphere: Sphere, depth: int = 0) -> Image.Image:
    """Return the sphere's area, less ``depth`` outer steps, as a white disc."""
    layer = blank()
    ImageDraw.Draw(layer).ellipse(box(sphere.centre, sphere.radius - depth * sphere.step), fill=255)
    return reduce(layer)


def bands(sphere: Sphere, low: int, high: int) -> Image.Image:
    """Return a disc of flat annuli that brighten from the middle to the rim."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    for ring in range(sphere.rings, 0, -1):
        tone = low + (high - low) * (ring / sphere.rings) ** 2
        draw.ellipse(box(sphere.centre, ring * sphere.step), fill=round(tone))
    return reduce(layer)


def rings(sphere: Sphere) -> Image.Image:
    """Return the sphere's inner rings, which sink into the dark towards the pole."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    for ring in range(3, sphere.rings):
        circle(draw, sphere.centre, ring * sphere.step, RULE, (ring / sphere.rings) ** 1.2)
    return reduce(layer)


def ripples(sphere: Sphere) -> Image.Image:
    """Return the faint rings that spread beyond the rim, each weaker and further from the last."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    radius = sphere.radius
    for ripple in range(1, RIPPLES + 1):
        radius += sphere.step * (0.8 + 0.2 * ripple)
        circle(draw, sphere.centre, radius, HAIRLINE, 1 - ripple / (RIPPLES + 1))
    return reduce(layer)


def rim(sphere: Sphere) -> Image.Image:
    """Return the sphere's outermost ring."""
    layer = blank()
    circle(ImageDraw.Draw(layer), sphere.centre, sphere.radius, RIM)
    return reduce(layer)


def meridians(sphere: Sphere) -> Image.Image:
    """Return meridians every five degrees, thinned out towards the pole."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    x, y = sphere.centre[0] * SCALE, sphere.centre[1] * SCALE
    for index in range(72):
        first = 5 if index % 6 == 0 else 8 if index % 2 == 0 else 12
        angle = math.radians(sphere.turn + 5 * index)
        near, far = first * sphere.step * SCALE, sphere.radius * SCALE
        cos, sin = math.cos(angle), math.sin(angle)
        draw.line((x + near * cos, y + near * sin, x + far * cos, y + far * sin), 255, round(HAIRLINE * SCALE))
    return reduce(layer)


def crossings(first: Sphere, r1: float, second: Sphere, r2: float) -> tuple[Point, ...]:
    """Return the points where a ring of one sphere meets or touches a ring of the other."""
    (x1, y1), (x2, y2) = first.centre, second.centre
    gap = math.dist(first.centre, second.centre)
    along = (gap**2 + r1**2 - r2**2) / (2 * gap)
    across = math.sqrt(max(0.0, r1**2 - along**2))
    ux, uy = (x2 - x1) / gap, (y2 - y1) / gap
    return tuple((x1 + along * ux - s * across * uy, y1 + along * uy + s * across * ux) for s in (1, -1))


def seam_points(depth: float) -> tuple[Point, ...]:
    """Return the two points of the lens that lie ``depth`` steps inside both rims."""
    return crossings(UPPER, UPPER.radius - depth * STEP, LOWER, LOWER.radius - depth * STEP)


def seam() -> Image.Image:
    """Return the line through the middle of the lens, from tip to tip."""
    layer = blank()
    depths = [SEAM * (1 - (index / 12) ** 2) for index in range(13)]  # evenly spaced along the line
    halves = zip(*(seam_points(depth) for depth in depths), strict=True)
    for half in halves:
        path = [(x * SCALE, y * SCALE) for x, y in half]
        ImageDraw.Draw(layer).line(path, 255, round(RULE * SCALE), joint="curve")
    return reduce(layer)


def nodes() -> Image.Image:
    """Return dots where rings of equal depth cross on the seam, larger towards its middle."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    for depth in range(SEAM + 1):
        for point in seam_points(depth):
            draw.ellipse(box(point, 7.0 + 1.5 * depth), fill=255)
    return reduce(layer)


def lens_bands(low: int, high: int) -> Image.Image:
    """Return the lens as nested lenses of flat tone that brighten towards the seam."""
    picture = Image.new("L", SIZE, 0)
    for depth in range(SEAM):
        tone = low + (high - low) * depth / (SEAM - 1)
        shape = ImageChops.multiply(disc(UPPER, depth), disc(LOWER, depth))
        picture.paste(round(tone), mask=shape)
    return picture


def light(tone: Callable[[float, float], float]) -> Image.Image:
    """Return a smooth map of ``tone(x, y)`` in 0..1 over the picture."""
    columns, rows = SIZE[0] // COARSE, SIZE[1] // COARSE
    values = (tone((column + 0.5) * COARSE, (row + 0.5) * COARSE) for row in range(rows) for column in range(columns))
    data = bytes(round(255 * min(1.0, max(0.0, value))) for value in values)
    return Image.frombytes("L", (columns, rows), data).resize(SIZE, Image.Resampling.BICUBIC)


def smooth(value: float) -> float:
    """Ease 0..1 with level ends."""
    value = min(1.0, max(0.0, value))
    return value * value * (3 - 2 * value)


def margin(x: float, _y: float) -> float:
    """Fade to black on the left, where the title text stands."""
    return smooth((x / SIZE[0] - 0.03) / 0.27)


def falloff(low: float, reach: float) -> Callable[[float, float], float]:
    """Return light that falls from 1 in the middle of the lens to ``low`` beyond ``reach``."""
    middle = seam_points(SEAM)[0]

    def tone(x: float, y: float) -> float:
        return low + (1 - low) * math.exp(-((math.dist((x, y), middle) / reach) ** 2))

    return tone


def dim(layer: Image.Image, level: float) -> Image.Image:
    """Scale a layer's brightness."""
    return layer.point([round(value * level) for value in range(256)])


def compose() -> Image.Image:
    """Assemble the picture from ground to accents."""
    discs = disc(UPPER), disc(LOWER)
    lens = ImageChops.multiply(*discs)
    outside = ImageChops.invert(lens)
    glow = light(falloff(0.32, 720))
    fine = ImageChops.multiply(ImageChops.lighter(meridians(UPPER), meridians(LOWER)), outside)
    spread = ImageChops.multiply(ImageChops.lighter(ripples(UPPER), ripples(LOWER)), ImageChops.invert(ImageChops.lighter(*discs)))
    ruled = ImageChops.lighter(rings(UPPER), rings(LOWER))
    edge = ImageChops.lighter(rim(UPPER), rim(LOWER))
    ground = ImageChops.lighter(bands(UPPER, 0, 58), bands(LOWER, 0, 58))
    picture = ImageChops.multiply(ground, light(falloff(0.22, 820)))
    picture = ImageChops.lighter(picture, lens_bands(70, 112))
    for layer, level in (
        (fine, 0.24),
        (spread, 0.36),
        (ruled, 0.46),
        (ImageChops.multiply(ruled, lens), 0.16),
    ):
        picture = ImageChops.add(picture, dim(ImageChops.multiply(layer, glow), level))
    picture = ImageChops.lighter(picture, dim(ImageChops.multiply(edge, glow), 0.95))
    picture = ImageChops.lighter(picture, dim(ImageChops.multiply(seam(), glow), 0.85))
    picture = ImageChops.lighter(picture, nodes())
    return ImageChops.multiply(picture, light(margin))


def posterise(picture: Image.Image) -> Image.Image:
    """Keep about forty greys for a small file: close together in the dark, where steps would show, wider above."""

    def nearest(value: int) -> int:
        step = 3 if value < 66 else 12
        return min(255, (value + step // 2) // step * step)

    return picture.point([nearest(value) for value in range(256)])


def main() -> None:
    """Write the picture to the path given on the command line."""
    parser = argparse.ArgumentParser(description="Draw the greyscale cover picture of the title slide.")
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT_OUT, metavar="OUT", help="PNG file to write")
    output: Path = parser.parse_args().output
    output.parent.mkdir(parents=True, exist_ok=True)
    posterise(compose()).save(output, format="PNG", compress_level=9, compress_type=zlib.Z_FILTERED)


if __name__ == "__main__":
    main()
