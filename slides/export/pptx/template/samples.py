"""What the sample slides of a template show: the look of many is drawn on them, over layouts that show nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from slides.base.geometry import EMU_PER_POINT, Rect, Size
from slides.base.records import frozen
from slides.design.contrast import contrast_of
from slides.export.pptx.drawingml import A, P
from slides.export.pptx.template.ground import area_of, overlap_of, pictures_of
from slides.export.pptx.template.masters import LayoutSheet, MasterSheets
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.places import DrawnShape, drawn_of, local_name, number_of, placeholder_of, rect_of, shape_tree

_MOST = 60
"""Sample slides that are looked at."""
_GROUND, _MARK = 0.85, 0.005
"""The share of a slide from which a shape is its ground, and from which it is seen as a mark."""
_LETTERS, _TEXTS = 240, 9
"""Letters (two for one of East Asia) and boxes with words that a cover or a divider has at most."""
_FEW = 60
"""Letters that a divider, a last slide or an empty sample slide has at most."""
_LARGE = 0.04
"""The size of a divider's title, as a share of the slide's height."""
_WIDE = 0x2E80
"""The first letter of East Asian scripts."""
_USUAL_SIZE = 18.0


@frozen
class SampleShape:
    """A shape on a sample slide: where, its words, the size of their largest type in points, what it draws, its type of placeholder."""

    element: Any
    rect: Rect
    words: str
    size: float
    drawn: tuple[DrawnShape, ...]
    place: str = ""
    align: str = "l"
    """How its words are aligned where it does not say so itself."""

    @property
    def letters(self) -> int:
        """How many letters its words have."""
        return sum(2 if ord(letter) >= _WIDE else 1 for letter in self.words)

    @property
    def is_painted(self) -> bool:
        """Whether it shows more than words."""
        return any(each.picture or (each.paint and each.is_seen) for each in self.drawn)

    @property
    def look(self) -> tuple[object, ...]:
        """What is the same where two slides show the same shape in the same place."""
        step = 60_000
        where = tuple(round(part / step) for part in (self.rect.x, self.rect.y, self.rect.width, self.rect.height))
        return (*where, *((each.picture, each.paint.rgb if each.paint else "") for each in self.drawn))


@frozen
class Sample:
    """A sample slide. `ground`: whether it has a background of its own, or a shape as large as the slide."""

    part: str
    number: int
    sheet: LayoutSheet
    shapes: tuple[SampleShape, ...]
    background: Any
    ground: bool
    data: bool
    slide: Size

    @property
    def letters(self) -> int:
        """The letters of all its words."""
        return sum(each.letters for each in self.shapes)

    @property
    def title(self) -> SampleShape | None:
        """Its title: a placeholder of that type, else the words in the largest type."""
        worded = [each for each in self.shapes if sum(letter.isalpha() for letter in each.words) > 1 and local_name(each.element) == "sp"]
        whole = Rect(0, 0, self.slide.width, self.slide.height)
        worded = [each for each in worded if overlap_of(each.rect, whole) * 2 > area_of(each.rect)]
        titles = [each for each in self.shapes if each.place in ("title", "ctrTitle")]
        typed = [each for each in titles if overlap_of(each.rect, whole) * 2 > area_of(each.rect)]
        return max(typed or worded, key=lambda each: (each.size, -each.rect.y), default=None)

    @property
    def is_alone(self) -> bool:
        """Whether its title is all that it says."""
        return self.letters == (self.title.letters if self.title is not None else 0)

    @property
    def is_poster(self) -> bool:
        """Whether it is like a cover or a divider: a few words, and no table or chart."""
        texts = sum(bool(each.words.strip()) for each in self.shapes)
        return not self.data and self.letters <= _LETTERS and texts <= _TEXTS and self.title is not None


def drawn_sample(package: Package, sheet: LayoutSheet, slide: Size) -> Sample:
    """A layout whose words stand in boxes of its own, seen as a sample slide."""
    return _sample(package, sheet.part, 0, sheet, slide)


def samples_of(package: Package, master: MasterSheets, slides: Sequence[str], slide: Size) -> list[Sample]:
    """The sample slides that stand in a master's layouts, in their order. slides: their parts."""
    sheets = {sheet.part: sheet for sheet in master.sheets}
    found = []
    for at, part in enumerate(slides[:_MOST]):
        layout = next(iter(package.targets(part, "slideLayout")), "")
        if layout in sheets and package.xml(part).get("show", "1") not in ("0", "false"):
            found.append(_sample(package, part, at + 1, sheets[layout], slide))
    return found


def _sample(package: Package, part: str, number: int, sheet: LayoutSheet, slide: Size) -> Sample:
    root, pictures = package.xml(part), pictures_of(package, part)
    tree = shape_tree(root)
    shapes = tuple(each for shape in (tree if tree is not None else ()) if (each := _shape(shape, sheet, pictures)) is not None)
    background = root.find(f"{{{P}}}cSld/{{{P}}}bg")
    own = background is not None and background.find(f"{{{P}}}bgPr") is not None
    whole = slide.width * slide.height
    large = any(area_of(one.rect) >= _GROUND * whole and one.is_seen for each in shapes for one in each.drawn)
    data = any(local_name(shape) == "graphicFrame" for shape in (tree if tree is not None else ()))
    return Sample(part, number, sheet, shapes, background if own else None, own or large, data, slide)


def _shape(shape: Any, sheet: LayoutSheet, pictures: dict[str, str]) -> SampleShape | None:
    if local_name(shape) not in ("sp", "pic", "grpSp", "cxnSp"):
        return None
    ph, where = placeholder_of(shape), rect_of(shape)
    kind = (ph.get("type") or "obj") if ph is not None else ""
    place = next(
        (each for each in sheet.places if ph is not None and each.index == number_of(ph.get("idx")) and _alike(each.type, kind)), None
    )
    if where is None and place is None:
        return None
    rect = where[0] if where is not None else place.rect if place is not None else Rect(0, 0, 0, 0)
    sizes = [
        number_of(each.get("sz")) / 100 for each in shape.iter(f"{{{A}}}rPr", f"{{{A}}}defRPr", f"{{{A}}}endParaRPr") if each.get("sz")
    ]
    usual = place.levels[0].size if place is not None else _USUAL_SIZE
    words = "".join(each.text or "" for each in shape.iter(f"{{{A}}}t"))
    drawn = tuple(drawn_of(shape, sheet.palette, pictures)) if ph is None or kind == "pic" else ()
    align = place.levels[0].align if place is not None else "l"
    return SampleShape(shape, rect, words, max(sizes, default=usual), drawn, kind, align)


def _alike(one: str, other: str) -> bool:
    titles = ("title", "ctrTitle")
    return one == other or (one in titles and other in titles) or other == "obj" or one == "obj"


def is_dressed(sheet: LayoutSheet, slide: Size, share: float) -> bool:
    """Whether a layout shows something of its own that has at least this share of the slide, or a background that is not white."""
    under = sheet.shapes[0]
    whole = slide.width * slide.height
    coloured = bool(under.picture or (under.paint and contrast_of(under.paint.rgb, "FFFFFF") > 1.1))
    return coloured or any(each.is_seen and not each.line and area_of(each.rect) >= share * whole for each in sheet.drawn)


def dresses(sample: Sample, sheet: LayoutSheet, base: LayoutSheet, slide: Size) -> bool:
    """Whether a sample slide shows a look that the layout for its purpose has not: a ground where that has none, or only the one of
    the layout for text; or marks where that shows nothing.
    """
    if sample.ground:
        alike = sheet is not base and sheet.shapes == base.shapes and any(one.picture for each in sample.shapes for one in each.drawn)
        return alike or not is_dressed(sheet, slide, 0.3)
    alike = sheet is not base and sheet.shapes == base.shapes
    return shows_marks(sample, slide) and (alike or not is_dressed(sheet, slide, _MARK))


def shows_marks(sample: Sample, slide: Size) -> bool:
    """Whether a sample slide draws more than words."""
    marks = [one for each in sample.shapes if not each.words.strip() for one in each.drawn if one.is_seen and not one.line]
    return any(area_of(each.rect) >= _MARK * slide.width * slide.height for each in marks)


def edge_bands(shapes: Sequence[SampleShape], slide: Size) -> tuple[SampleShape, ...]:
    """The bands among shapes: of most of the slide's width, at its head or foot."""
    high = slide.height // 4
    wide = [each for each in shapes if each.is_painted and each.rect.height <= high]
    edges = [each for each in wide if each.rect.bottom <= high or each.rect.y >= slide.height - high]
    return tuple(edges) if sum(each.rect.width for each in edges) >= _GROUND * slide.width else ()


def divider_among(samples: Sequence[Sample]) -> Sample | None:
    """The first of the sample slides in the middle that is a divider: a ground of its own and few words in large type, under its head."""
    for each in samples:
        title = each.title
        if not (each.is_poster and each.ground and each.letters <= _FEW and title is not None):
            continue
        large = title.size * EMU_PER_POINT >= _LARGE * each.slide.height
        if large and title.rect.y + title.rect.height // 2 > each.slide.height // 5:
            return each
    return None


def is_farewell(sample: Sample) -> bool:
    """Whether a last sample slide holds no more than a few words."""
    return sample.is_poster and 0 < sample.letters <= _FEW


@frozen
class CommonLook:
    """What sample slides for content have in common. `source`: the slide it is taken from; `background`: whether its background is it;
    `title`: where and how its title stands, if otherwise than on its layout; `repeated`: whether more than one slide shows it.
    """

    source: Sample
    shapes: tuple[SampleShape, ...]
    background: bool
    title: SampleShape | None = None
    repeated: bool = True


def common_look(package: Package, samples: Sequence[Sample], slide: Size) -> CommonLook | None:
    """The background and the shapes that at least two and at least half of these slides show in the same places; of a slide without
    words all that it shows. None where there is nothing of the kind.
    """
    spare = [each for each in samples if each.letters <= _FEW // 4 and not each.data and _is_headed(each)]
    blank = next((each for each in spare if each.ground or _own_title(each, slide) or shows_marks(each, slide)), None)
    if blank is not None:
        shapes = tuple(each for each in blank.shapes if each.is_painted and not each.words.strip() and not each.place)
        return CommonLook(blank, shapes, blank.background is not None, _own_title(blank, slide), repeated=False)
    least = max(2, (len(samples) + 1) // 2)
    grounds = Counter(look for each in samples if (look := _background_look(package, each)))
    looks = Counter(look for each in samples for look in {shape.look for shape in _unworded(each)})
    ground = next((look for look, count in grounds.most_common(1) if count >= least), None)
    common = {look for look, count in looks.items() if count >= least}
    for each in samples:
        shapes = tuple(shape for shape in _unworded(each) if shape.look in common)
        fits = ground is None or _background_look(package, each) == ground
        if fits and len(shapes) == len(common) and (ground or shapes):
            whole = slide.width * slide.height
            seen = ground is not None or any(area_of(shape.rect) >= _MARK * whole for shape in shapes)
            return CommonLook(each, shapes, ground is not None, _common_title(samples, each, slide)) if seen else None
    return None


def lone_look(sample: Sample, slide: Size) -> CommonLook | None:
    """What the only sample slide, one for text, draws at its head and its foot: logos and bands. None where that is nothing."""
    edge = slide.height // 6
    shown = [each for each in _unworded(sample) if each.is_painted and each.rect.height <= slide.height // 4]
    shapes = tuple(each for each in shown if each.rect.bottom <= edge or each.rect.bottom >= slide.height - edge // 2)
    return CommonLook(sample, shapes, background=False, repeated=False) if shapes else None


def _is_headed(sample: Sample) -> bool:
    """Whether a slide's words stand at its head, if it has any."""
    worded = [each.rect for each in sample.shapes if each.words.strip() and each.place not in ("dt", "ftr", "sldNum")]
    return all(rect.y + rect.height // 2 < sample.slide.height // 4 for rect in worded)


def _common_title(samples: Sequence[Sample], source: Sample, slide: Size) -> SampleShape | None:
    """The title of a slide where it stands elsewhere than its layout has it, as those of at least half of the slides do."""
    found = _own_title(source, slide, sized=False)
    same = [other for each in samples if found and (other := _own_title(each, slide, sized=False)) and other.rect.y == found.rect.y]
    return found if 2 * len(same) >= len(samples) else None


def _own_title(sample: Sample, slide: Size, *, sized: bool = True) -> SampleShape | None:
    """The title at the head of a slide where it stands elsewhere than its layout has it. sized: only where its type is of its own."""
    for each in sample.shapes:
        high = each.rect.y + each.rect.height // 2 < slide.height // 4
        if each.place == "title" and high and each.words.strip() and rect_of(each.element) is not None:
            return each if not sized or any(run.get("sz") for run in each.element.iter(f"{{{A}}}rPr")) else None
    return None


def _unworded(sample: Sample) -> Iterator[SampleShape]:
    return (each for each in sample.shapes if not each.place and not each.words.strip() and (each.is_painted or each.drawn))


def _background_look(package: Package, sample: Sample) -> str:
    """A background as text: its fill, and its picture's part."""
    if sample.background is None:
        return ""
    from lxml import etree

    pictures = pictures_of(package, sample.part)
    shown = [pictures.get(value, "") for each in sample.background.iter(f"{{{A}}}blip") for value in each.attrib.values()]
    if any(shown):
        return " ".join(shown)
    found: str = etree.tostring(sample.background, encoding="unicode")
    return found
