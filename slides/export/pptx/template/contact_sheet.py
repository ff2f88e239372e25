"""What is understood of a template as a page of HTML: each of its layouts as it is drawn, with what its boxes are taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from slides.base.geometry import Rect
from slides.design import Colour, Design, Layout, Purpose, Role, Slot
from slides.export.display_list.items import GroupKind, ItemGroup, ShownSlide
from slides.export.pptx.template.painting import painted_layout
from slides.export.pptx.template.reading import TemplateRead
from slides.export.svg.drawing import SvgOptions, safe_link, slide_svg

_TINTS: Mapping[Role, str] = {
    Role.TITLE: "#7b2cbf",
    Role.BODY: "#0b6e4f",
    Role.COLUMN: "#0b6e4f",
    Role.TEXT: "#0b6e4f",
    Role.HEAD: "#b5651d",
    Role.PICTURE: "#1d6fb5",
    Role.FURNITURE: "#666666",
}
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:1560px;padding:0 1rem;color:#1a1a1a;background:#f4f4f2}
h1{font-size:1.5rem}h2{font-size:1rem;margin:0 0 .3rem}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(480px,1fr));gap:1.5rem}
figure{margin:0;background:#fff;padding:.8rem;border:1px solid #ccc}figcaption{margin-bottom:.5rem}
svg{display:block;width:100%;height:auto;border:1px solid #999}
table{border-collapse:collapse;background:#fff;margin:1rem 0}td,th{padding:.25rem .7rem;border:1px solid #ccc;text-align:left}
.swatch{display:inline-block;width:1.4em;height:1em;vertical-align:-.12em;border:1px solid #777}
"""


def contact_sheet(read: TemplateRead, found: Mapping[str, Any]) -> str:
    """The page. found: what `inspected` says of the template."""
    design = read.design
    assert design.template is not None, "a template was read"
    shown = [(str(purpose), design.layouts[name]) for purpose, name in _served(read, design)]
    names = {layout.name for _, layout in shown}
    own = [design.layouts[name] for name in design.template.layouts if name not in names and name in design.layouts]
    every = [*shown, *(("", layout) for layout in own)]
    figures = "".join(_figure(layout, purpose, design, number) for number, (purpose, layout) in enumerate(every, 1))
    missing = "".join(f"<li>{escape(purpose)}: made after {escape(str(after))}</li>" for purpose, after in found["missing"].items())
    advice = "".join(f"<li>{escape(str(each))}</li>" for each in (*found["to_add"], *found["remarks"], *found["faults"]))
    lists = (f"<h2>Missing</h2><ul>{missing}</ul>" if missing else "") + (
        f"<h2>To add, and remarks</h2><ul>{advice}</ul>" if advice else ""
    )
    title = escape(str(found["file"]))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><h1>{title}: what is understood of it</h1>{lists}{_colours(found)}<main>{figures}</main></body></html>\n"
    )


def _served(read: TemplateRead, design: Design) -> Iterator[tuple[Purpose, str]]:
    """The purposes that the template serves, with the names of their layouts in the design."""
    for purpose in read.chosen:
        layout = next((each for each in design.layouts.values() if each.form.purpose is purpose and _is_own(each, design)), None)
        if layout is not None:
            yield purpose, layout.name


def _is_own(layout: Layout, design: Design) -> bool:
    return design.template is not None and layout.name in design.template.layouts


def _figure(layout: Layout, purpose: str, design: Design, number: int) -> str:
    """One layout with its boxes."""
    serves = f"for {escape(purpose)}" if purpose else "for authors who name it"
    words = "; ".join(f"{slot.role.value}: {escape(slot.name)}" for slot in layout.slots)
    return (
        f"<figure><figcaption><h2>{escape(layout.name)}</h2>{serves}</figcaption>{_drawing(layout, design, words, number)}"
        f"<p>{words}</p></figure>"
    )


def _drawing(layout: Layout, design: Design, words: str, number: int) -> str:
    """A layout as it is drawn, with frames for its boxes."""
    assert design.template is not None, "a template was read"
    under = painted_layout(design.template, layout.name, design.slide)
    items = (ItemGroup(GroupKind.ARTIFACT, under.items, Rect(0, 0, 0, 0)),)
    slide = ShownSlide(number, layout.name, (), "", False, under.ground, items, ())
    drawn = slide_svg(slide, design.slide, SvgOptions("en", design.theme.fonts.body, safe_link, prefix=f"layout{number}-"))
    frames = "".join(_frame(slot, design) for slot in layout.slots)
    if layout.form.purpose is Purpose.CONTENT:
        frames += _box(design.frame.body, "#c00000", "room for drawings, tables and cards", dashed=True, low=True)
    end = drawn.rindex("</svg>")
    return f'{drawn[:end]}<g role="img" aria-label="{escape(words)}">{frames}</g></svg>'


def _frame(slot: Slot, design: Design) -> str:
    """The frame of a placeholder."""
    name = slot.kind.value if slot.role is Role.FURNITURE else slot.role.value
    words = f"{name}, {design.style(slot).sizes[0]} pt"
    return _box(slot.rect, _TINTS.get(slot.role, "#444444"), words, dashed=False, low=slot.role is Role.FURNITURE)


def _box(rect: Rect, tint: str, words: str, *, dashed: bool, low: bool) -> str:
    """A frame in points with its label, which stands at its top, or low: at its foot."""
    x, y, width, height = (round(each / 12700, 2) for each in (rect.x, rect.y, rect.width, rect.height))
    dash = ' stroke-dasharray="8 6"' if dashed else ""
    top = y + height - 16 if low else y
    label = f'<rect x="{x}" y="{top:.2f}" width="{len(words) * 6.2 + 8:.1f}" height="16" fill="{tint}"/>'
    text = f'<text x="{x + 4:.2f}" y="{top + 12:.2f}" font-family="sans-serif" font-size="11" fill="#ffffff">{escape(words)}</text>'
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{tint}" stroke-width="2"{dash}/>{label}{text}'


def _colours(found: Mapping[str, Any]) -> str:
    """What is taken for each token, as a table."""
    rows = "".join(
        f'<tr><td>{escape(name)}</td><td><span class="swatch" style="background:#{each["colour"]}"></span> {each["colour"]}</td>'
        f"<td>{escape(str(each['from']))}</td><td>{each['contrast']:.2f}:1</td></tr>"
        for name, each in found["colours"].items()
        if name in (Colour.INK, Colour.HEADING, Colour.KEY, Colour.CONTRAST, Colour.BAR, Colour.PANEL, Colour.MUTED)
    )
    return f"<table><tr><th>used for</th><th>colour</th><th>from</th><th>contrast with the ground</th></tr>{rows}</table>"
