"""Blocks of several kinds on one page: in bands, side by side, or under each other, at the largest type that fits.

The layout is made for the page, from the same styles and slots as those of the design, and is written into its deck.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.geometry import Rect, Size, inches
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.deck.blocks import Block, Code, Columns, Group, PictureBlock, Prose, Quote, TableBlock, Visual, spec_of
from slides.deck.section import Slide
from slides.design import Design, Purpose, Role, Slot, TextStyle
from slides.design.layout import body, layout
from slides.design.mirror import mirrored_blocks, mirrored_layout
from slides.design.page import Chart, Drawing, Text
from slides.design.style import COMMAND
from slides.layout.arrangements import GROWING, Band, arrangements
from slides.layout.enlarged import lay_out_large
from slides.layout.placement import Placement, filled, foot
from slides.layout.several_pictures import caption_of
from slides.text.rich_text import BREAK, Run
from slides.typesetting.fitting import Style, rungs

MOST = 4
"""Blocks on one page, a row of columns counted as one; of pictures alone there may be six."""
_MOST_LINES = 10
"""Of text and code alone there may be so many: commands, each with a sentence before it."""
ANY = 99
"""A step below every size list's last."""
_MOST_PICTURES = 6
_MOST_SLOTS = 16
"""Numbers of slots from here on are those of the takeaway, the source and the foot."""
_WRAPPED = 2
"""The step at which code whose lines must wrap is set first: smaller type would not help it."""
_STACKED = 1
"""Commands with their sentences stand under each other down to this step, before they stand in two columns of larger type."""
_CODE_STEPS = 3
"""How many steps further down its list than the text beside it code may go, so that its lines are not broken."""
_SPARE = 0.55
"""Code, alone and with text, that takes less than this share of the body stands in higher panels."""
_FILLED, _MOST_GROWTH = 0.75, 2
"""The share of the body that it then takes, and how many times its height a panel is given more at most."""
_FOR_PICTURES, _SEEN = 2, 0.145
"""Text gives way, by so many steps of its size list at most, to pictures that would have less than this share of the body."""
_NATURAL = inches(1) / 96
"""EMU a pixel at 96 pixels an inch: a picture shown so large is not too small."""
_GAP = inches(0.22)
_CLOSE, _APART = inches(0.12), inches(0.28)
"""The room between a sentence and the code that it introduces, and after code before the next sentence."""
_STEP = inches(0.05)
_LEAST_PICTURE = Size(inches(1.8), inches(1.4))
_LEAST_VISUAL = Size(inches(3.2), inches(2.0))
_CAPTION = inches(0.40)
_FIRST = 13
"""The index of a made layout's first block: above those of title and footers in every design."""


def freeform_page(slide: Slide, design: Design, suffix: str = "", *, first: int = 0, last: int = ANY) -> Placement | None:
    """The slide's blocks together on one page, in the arrangement that allows the largest type; None where none holds them.

    first, last: the steps of the size lists that may be used.
    """
    blocks = _with_captions(tuple(_shown(block) for block in slide.blocks if not isinstance(block, Group)))
    if not _few(blocks) or len(blocks) != len(slide.blocks):
        return None
    area = design.frame.room(takeaway=bool(slide.takeaway))
    ways = list(arrangements(blocks, design.frame))
    steps = max(len(style_of(block, design).ladder) for band in ways[0] for _, column in band for block in column)
    tables = any(isinstance(block, TableBlock) for band in ways[0] for _, column in band for block in column)
    tries = [(step, code, True) for step, code in _steps(blocks, ways[0], steps)]
    tries += [(step, step + _CODE_STEPS, False) for step in range(steps - 1 if tables else _WRAPPED, steps)]
    stack = [(*each, ways[:1], False) for each in tries if each[0] <= _STACKED] if _lines(blocks) else []
    pictured = any(isinstance(block, PictureBlock) for block in blocks) and not all(isinstance(block, PictureBlock) for block in blocks)
    seen = [(*each, ways, True) for each in tries if each[0] <= _FOR_PICTURES] if pictured else []
    for step, code, careful, among, large in (*stack, *seen, *((*each, ways, False) for each in tries)):
        if not min(first, steps - 1) <= step <= last:
            continue
        for bands in among:
            placed = _Page(design, step, code, careful=careful).arrange(bands, area)
            if placed is not None and not (large and _has_small_picture(placed, area)):
                placed = _grown(placed, area)
                return _placement(slide, placed, design, suffix, step)
    return None


def _has_small_picture(boxes: Sequence[_Box], area: Rect) -> bool:
    """Whether a picture has so small a place that what it shows is hardly seen, and not because it is small itself."""
    for box in boxes:
        if not isinstance(box.block, PictureBlock) or box.block.asked.width or box.block.asked.height:
            continue
        wide, high = box.block.image.width, box.block.image.height
        scale = min(box.rect.width / max(wide, 1), box.rect.height / max(high, 1))
        if min(scale, _NATURAL) < _NATURAL and wide * high * scale * scale < _SEEN * area.width * area.height:
            return True
    return False


def _steps(blocks: Sequence[Block | Columns], bands: tuple[Band, ...], steps: int) -> list[tuple[int, int]]:
    """The steps of text and of code to try, the largest of both together first; code is no more than a few steps smaller."""
    shown = [block for band in bands for _, column in band for block in column if isinstance(block, Code)]
    if not shown:
        return [(step, 0) for step in range(steps)]
    least = min(code.first_step(alone=len(blocks) == 1) for code in shown)
    pairs = [(step, code) for step in range(steps) for code in range(max(step, least), step + _CODE_STEPS + 1)]
    return sorted(pairs, key=lambda pair: (sum(pair), pair[0]))


def _grown(boxes: list[_Box], area: Rect) -> list[_Box]:
    """Code in bands that take little of the page in higher panels, the blocks under it moved down; all begins where it did."""
    high = max(box.rect.bottom for box in boxes) - area.y
    codes = [box for box in boxes if isinstance(box.block, Code)]
    in_bands = all(box.rect.x == area.x and box.rect.width == area.width for box in boxes)
    if high > area.height * _SPARE or not codes or not in_bands:
        return boxes
    spare = (round(area.height * _FILLED) - high) // len(codes)
    found, down = [], 0
    for box in boxes:
        more = min(spare, box.rect.height * _MOST_GROWTH) if isinstance(box.block, Code) else 0
        rect = replace(box.rect, y=box.rect.y + down, height=box.rect.height + more)
        found.append(replace(box, rect=rect, style=COMMAND if more else ""))
        down += more
    return found


def _gap(above: Sequence[Block], below: Sequence[Block]) -> int:
    """The room between two bands: little between a sentence and its code, more between code and the next sentence."""
    if len(above) != 1 or len(below) != 1:
        return _GAP
    kinds = isinstance(above[0], Prose | Code) and isinstance(below[0], Prose | Code) and type(above[0]) is not type(below[0])
    return _GAP if not kinds else _CLOSE if isinstance(below[0], Code) else _APART


def most_of(blocks: Iterable[object]) -> int:
    """How many of the first of a row of blocks one page may hold: more where they are text and code alone."""
    count = 0
    for block in blocks:
        if not isinstance(block, Prose | Code) or count == _MOST_LINES:
            break
        count += 1
    return max(count, MOST)


def _lines(blocks: Sequence[Block | Columns]) -> bool:
    """Whether blocks are text and code alone, and more than one of each."""
    return len(blocks) > 3 and all(isinstance(block, Prose | Code) for block in blocks)


def _few(blocks: Sequence[Block | Columns]) -> bool:
    pictures = all(isinstance(block, PictureBlock) for block in blocks)
    most = _MOST_PICTURES if pictures else _MOST_LINES if _lines(blocks) else MOST
    several = [each for block in blocks for each in (block.flat() if isinstance(block, Columns) else (block,))]
    slots = len(several) + sum(isinstance(each, PictureBlock) and bool(each.caption) for each in several)
    return 1 <= len(blocks) <= most and slots <= _MOST_SLOTS


def _shown(block: Block | Columns) -> Block | Columns:
    """Blocks as they stand in company."""
    if isinstance(block, Columns):
        return replace(block, columns=tuple(tuple(map(_one_shown, column)) for column in block.columns))
    return _one_shown(block)


def _with_captions(blocks: tuple[Block | Columns, ...]) -> tuple[Block | Columns, ...]:
    """Pictures that stand together with their descriptions as captions, where all of them have one or are described in a few words."""
    pictures = [block for block in blocks if isinstance(block, PictureBlock)]
    captions = [caption_of(picture) for picture in pictures]
    if len(pictures) < 2 or len(pictures) < len(blocks) or not all(captions):
        return blocks
    return tuple(replace(picture, caption=caption) for picture, caption in zip(pictures, captions, strict=True))


def _one_shown(block: Block) -> Block:
    """A quotation with its attribution under it; pictures whole."""
    if isinstance(block, Quote) and block.attribution:
        who = tuple(replace(each, runs=(Run("\u2014 "), *each.runs)) for each in block.attribution)
        return replace(block, paragraphs=(*block.paragraphs, *who), attribution=())
    if isinstance(block, PictureBlock):
        return replace(block, cover=False)
    return block


def style_of(block: Block, design: Design) -> TextStyle:
    """The text style of a block in company."""
    return design.styles[spec_of(type(block)).style]


@frozen
class _Box:
    """A block with its place. `caption` is the place of a picture's caption."""

    block: Block
    rect: Rect
    caption: Rect | None = None
    style: str = ""
    """The text style, where it is not that of the block's kind."""


@frozen
class _Page:
    """One try: every block at one step of its size list, code at one of its own. `careful`: lines of code and words of tables are not
    to break.
    """

    design: Design
    step: int
    code: int
    careful: bool

    def arrange(self, bands: tuple[Band, ...], area: Rect) -> list[_Box] | None:
        """The blocks of all bands in their places; None where they do not fit."""
        gaps = [_gap(above[0][1], below[0][1]) for above, below in pairwise(bands)]
        known: list[int] = []
        spare = area.height - sum(gaps)
        for band in bands:
            height = self.band(band, 0)
            if height is None or height > spare:
                return None
            known.append(height)
            spare -= height
        wish = [max((self.band(band, area.height) or 0) - height, 0) for band, height in zip(bands, known, strict=True)]
        found: list[_Box] = []
        y = area.y
        for band, height, more, gap in zip(bands, known, wish, (*gaps, 0), strict=True):
            whole = height + min(more, spare * more // max(sum(wish), 1))
            x = area.x
            for width, column in band:
                found += self.stack(column, Rect(x, y, width, whole))
                x += width + self.design.frame.gutter
            y += whole + gap
        return found

    def band(self, band: Band, most: int) -> int | None:
        """How high a band is with its pictures as high as `most` allows, or at their least for 0; None where a block cannot be."""
        highest = 0
        for width, column in band:
            height = self.column(column, width, most)
            if height is None:
                return None
            highest = max(highest, height)
        return highest

    def column(self, blocks: tuple[Block, ...], width: int, most: int) -> int | None:
        """How high blocks are under each other."""
        total = sum(_gap((above,), (below,)) for above, below in pairwise(blocks))
        for block in blocks:
            height = self.height(block, width, most)
            if height is None:
                return None
            total += height
        return total

    def height(self, block: Block, width: int, most: int) -> int | None:
        """How high a block is in a width; None where it may not be so narrow."""
        if isinstance(block, Visual):
            return self.visual(block, width, most)
        if isinstance(block, PictureBlock):
            caption = _CAPTION if block.caption else 0
            if width < _LEAST_PICTURE.width:
                return None
            wanted = block.lay_out(Size(width, max(most, _LEAST_PICTURE.height)), self.style(block)).height
            return (wanted if most else min(wanted, _LEAST_PICTURE.height)) + caption
        style = self.style(block)
        high, broken = _set(block, width, style)
        if (
            isinstance(block, TableBlock)
            and block.least_width(style) > width
            and (self.careful or width < self.design.frame.body.width or len(block.header) > 2)
        ):
            return None
        if isinstance(block, Code) and broken and (self.careful or width < self.design.frame.body.width):
            return None
        return -(-high // _STEP) * _STEP

    def visual(self, block: Visual, width: int, most: int) -> int | None:
        """How high a visual is in a width; None where it may not be so narrow."""
        if width < _LEAST_VISUAL.width:
            return None
        wide, high = _drawn(block, Size(width, max(most, _LEAST_VISUAL.height)), self.style(block))
        return max(high, 0 if most else _LEAST_VISUAL.height) if wide <= width else None

    def style(self, block: Block) -> Style:
        """A block's style at this step, or at its last one."""
        ladder = rungs(style_of(block, self.design), self.design.theme.fonts)
        return ladder[min(self.code if isinstance(block, Code) else self.step, len(ladder) - 1)]

    def stack(self, blocks: tuple[Block, ...], room: Rect) -> list[_Box]:
        """Blocks under each other, pictures and visuals sharing what the others leave."""
        fixed = {at: self.height(block, room.width, 0) or 0 for at, block in enumerate(blocks)}
        pictures = [at for at, block in enumerate(blocks) if isinstance(block, GROWING)]
        gaps = [_gap((above,), (below,)) for above, below in pairwise(blocks)]
        spare = room.height - sum(gaps) - sum(fixed.values())
        found, y = [], room.y
        for at, block in enumerate(blocks):
            height = fixed[at] + (spare // len(pictures) if at in pictures else 0)
            caption = _CAPTION if isinstance(block, PictureBlock) and block.caption else 0
            rect = Rect(room.x, y, room.width, height - caption)
            found.append(_Box(block, rect, Rect(room.x, rect.bottom, room.width, caption) if caption else None))
            y += height + (gaps[at] if at < len(gaps) else 0)
        return found


@cached_by_identity(512)
def _set(block: Block, width: int, style: Style) -> tuple[int, bool]:
    """How high a block is in a width, and whether it breaks a line of its text. The same blocks are tried in many arrangements."""
    fill = block.lay_out(Size(width, inches(20)), style)
    broken = isinstance(fill, Text) and any(
        len(ends) > 1 + line.text.count(BREAK) for line, ends in zip(fill.paragraphs, fill.breaks, strict=True)
    )
    return fill.height, broken


@cached_by_identity(64)
def _drawn(block: Visual, room: Size, style: Style) -> tuple[int, int]:
    """How wide and high a visual is in a room."""
    fill = lay_out_large(block, room, style)
    assert isinstance(fill, Drawing | Chart), "visuals are drawn"
    return fill.width, fill.height


def _placement(slide: Slide, boxes: Sequence[_Box], design: Design, suffix: str, step: int) -> Placement:
    """The boxes as a layout of their own, filled."""
    frame = design.frame.of_page(takeaway=bool(slide.takeaway))
    slots: list[Slot] = []
    given: dict[int, Block] = {}
    for box in boxes:
        spec = spec_of(type(box.block))
        index = _FIRST + len(slots)
        slots.append(
            Slot(index, spec.placeholder, spec.role or Role.BODY, f"{spec.label} {index - _FIRST + 1}", box.rect, box.style or spec.style)
        )
        given[index] = box.block
        if box.caption and isinstance(box.block, PictureBlock):
            slots.append(body(index + 1, box.caption, "caption, centred", Role.CAPTION, f"Caption {index - _FIRST + 1}"))
            given[index + 1] = Prose(box.block.span, box.block.caption)
    point = (frame.takeaway,) if slide.takeaway else ()
    first, last = (point, ()) if frame.point_first else ((), point)
    every = frame.title, *first, *slots, *last, frame.source, *frame.footers
    made = layout(_name(boxes, bar=bool(slide.takeaway)), *every, purpose=Purpose.FREEFORM, decoration=frame.decoration)
    made = replace(made, logo=frame.logo) if frame.logo else made
    if design.rtl:
        made = mirrored_blocks(made, frame.body) if design.template else mirrored_layout(made, design.slide.width)
    given |= dict(foot(slide, made))
    return filled(slide.title, given, made, design, suffix, step)


def _name(boxes: Sequence[_Box], *, bar: bool) -> str:
    """A name that says what stands where, the same for the same places: kinds, and rectangles in EMU."""
    *others, last = [spec_of(type(box.block)).label for box in boxes]
    kinds = f"{', '.join(others)} and {last}" if others else last
    places = " ".join(f"{'c' if box.caption else ''}{box.rect.x}.{box.rect.y}.{box.rect.width}.{box.rect.height}" for box in boxes)
    return f"{kinds}{' with Takeaway' if bar else ''} ({places})"


__all__ = ["ANY", "MOST", "freeform_page", "style_of"]
