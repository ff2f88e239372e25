"""Which layouts a deck holds, and under which names an editor finds them.

A layout states what its pages chose: the size of each level of text, and the room for icons. So no placeholder overrides anything, and
PowerPoint's Reset Slide leaves a slide as it is. Pages that chose otherwise share a layout of their own. Written are Office's standard
layouts, those that pages use, and one of each other family that an editor may want for a slide of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from slides.base.identity_cache import cached_by_identity
from slides.base.memo import memoized
from slides.base.records import frozen
from slides.design import Design, Form, Layout, Purpose, Role, TextStyle
from slides.design.page import Page, Text
from slides.export.pptx.masters import layout_xml

_CALLED = {Role.TITLE: "title", Role.TAKEAWAY: "takeaway", Role.HEAD: "headings", Role.CAPTION: "caption", Role.ATTRIBUTION: "attribution"}
"""What the text of a role is called in a layout's name."""


OFFERED = frozenset(
    {
        Purpose.AGENDA,
        Purpose.CHAPTER,
        Purpose.STATEMENT,
        Purpose.STATEMENT_ON_PANEL,
        Purpose.QUOTATION,
        Purpose.CLOSING,
        Purpose.FAQ,
        Purpose.TABLE,
        Purpose.CHART,
        Purpose.CODE,
        Purpose.PICTURE,
        Purpose.TEXT_AND_PICTURE,
        Purpose.TITLE_AND_PICTURE,
        Purpose.COMPARISON,
        Purpose.CARDS,
        Purpose.HEADED_CARDS,
        Purpose.PROCESS,
        Purpose.TIMELINE,
        Purpose.FIGURES,
        Purpose.ROWS,
        Purpose.NUMBERED_ROWS,
        Purpose.LED_ROWS,
    }
)
"""Families of which a deck offers a layout though no page uses one. All others would only make PowerPoint's gallery longer."""
_USUAL_COUNT = 3


@frozen
class Setting:
    """A layout as a page sets it. `styles`: by the index of their slots, the styles that are not the design's."""

    layout: Layout
    styles: tuple[tuple[int, TextStyle], ...] = ()


@frozen
class Written:
    """A layout as it is written, and its name in the gallery."""

    setting: Setting
    name: str

    def xml(self, design: Design) -> bytes:
        """The layout's part."""
        return layout_xml(self.setting.layout, design, self.name, dict(self.setting.styles)).encode()


def part_name(number: int) -> str:
    """The name of a layout's part, by its place in the gallery from 1."""
    return f"/ppt/slideLayouts/slideLayout{number}.xml"


@memoized
def setting(page: Page, layout: Layout, design: Design) -> Setting:
    """How a page sets its layout."""
    found = []
    for placed in page.fills:
        if isinstance(placed.what, Text):
            own = design.style(layout.slot(placed.slot))
            if own.inherited:
                continue
            style = own.beside_icons(placed.what.paragraphs, placed.what.sizes)
            if placed.what.sizes != own.sizes:
                style = replace(style, ladder=(placed.what.sizes,), usual=0)
            if style is not own:
                found.append((placed.slot, style))
    return Setting(layout, tuple(found))


def gallery(settings: Sequence[Setting], design: Design) -> tuple[Written, ...]:
    """The layouts of a deck in the design's order, in which the first of each of PresentationML's types is Office's own.

    settings: those of its pages.
    """
    if design.template is not None:
        return tuple(_used(settings, design))
    used: dict[str, Counter[Setting]] = {}
    for each in settings:
        used.setdefault(each.layout.name, Counter())[each] += 1
    shown = {design.layouts[name].form.purpose for name in used}
    offered = _offered(design)
    types: set[str] = set()
    found: list[Written] = []
    for layout in design.rows():
        if layout.name in used:
            found += _named(design.layouts[layout.name], [each for each, _ in used[layout.name].most_common()], design)
        elif layout.type not in types | {""} or (layout.form.purpose not in shown and layout.name in offered):
            found.append(Written(Setting(design.layouts[layout.name]), layout.name))
        types.add(layout.type)
    return tuple(found)


@cached_by_identity(8)
def _offered(design: Design) -> frozenset[str]:
    """The names of the layouts that stand for their families: of about three items, the plainest."""
    forms: dict[Purpose, Form] = {}
    for layout in design.rows():
        best = forms.setdefault(layout.form.purpose, layout.form)
        if abs(layout.form.count - _USUAL_COUNT) < abs(best.count - _USUAL_COUNT):
            forms[layout.form.purpose] = layout.form
    found = (design.plainest(form) for purpose, form in forms.items() if purpose in OFFERED)
    return frozenset(layout.name for layout in found if layout is not None)


def _used(settings: Sequence[Setting], design: Design) -> Iterator[Written]:
    """The layouts of a deck in a template that its pages use: the template has all others."""
    used: dict[str, Counter[Setting]] = {}
    for each in settings:
        used.setdefault(each.layout.name, Counter())[each] += 1
    for layout in design.rows():
        if layout.name in used:
            yield from _named(layout, [each for each, _ in used[layout.name].most_common()], design)


def _named(layout: Layout, settings: Sequence[Setting], design: Design) -> Iterator[Written]:
    """The settings of one layout: the most frequent has its name, the others say wherein they differ."""
    first, *others = settings
    yield Written(first, layout.name)
    taken: Counter[str] = Counter()
    for each in others:
        name = ", ".join(dict.fromkeys((layout.name, *_differences(each, dict(first.styles), design))))
        taken[name] += 1
        yield Written(each, name if taken[name] == 1 and name != layout.name else f"{name}, variant {taken[name] + (name == layout.name)}")


def _differences(own: Setting, first: Mapping[int, TextStyle], design: Design) -> Iterator[str]:
    """Wherein a setting differs from the most frequent one of its layout, in words."""
    styles = dict(own.styles)
    for slot in own.layout.slots:
        usual = design.style(slot)
        style, other = styles.get(slot.index, usual), first.get(slot.index, usual)
        if style.sizes != other.sizes:
            yield f"{_CALLED.get(slot.role, 'text')} {style.sizes[style.card[1]]} pt"
        icons, before = (any(level.icon for level in each.levels) for each in (style, other))
        if icons != before:
            yield "with icons" if icons else "without icons"
