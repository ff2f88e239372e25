"""DrawingML in text form: names, escapes, colours, boxes and levels that every part shares."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha1

from slides.base.geometry import Rect
from slides.design import Colour, Inset, Level, Scheme, TextStyle, Theme
from slides.design.template import TemplateTheme
from slides.export.numbering import BULLETS
from slides.text.rich_text import Mark

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
"""The geometry of a plain box, without which nothing of it is painted."""
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Marks a shape that says nothing."""
_URLS = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""The namespace of names in RFC 9562, section 6.6. The module `uuid` asks the system what it is, for 3 ms, before it does as much."""


def text_xml(value: str) -> str:
    """A string as element content."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def identity_of(name: str) -> str:
    """A name as a GUID that is the same every time (version 5 of RFC 9562), as PowerPoint writes them."""
    digest = sha1(_URLS + name.encode(), usedforsecurity=False).digest()[:16]
    bits = int.from_bytes(digest, "big") & ~(0xF << 76 | 0x3 << 62) | 5 << 76 | 2 << 62
    digits = f"{bits:032X}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def attribute(value: str) -> str:
    """A string as the value of an attribute in double quotes."""
    return text_xml(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def colour(token: Colour, theme: Theme) -> str:
    """A colour token as a reference to the theme."""
    return reference(theme.scheme[token])


def reference(scheme: Scheme) -> str:
    """A theme colour, or one of six digits, softened where the scheme says so."""
    tag = "a:schemeClr" if not is_digits(scheme.name) else "a:srgbClr"
    if not scheme.lum_mod:
        return f'<{tag} val="{scheme.name}"/>'
    lighter = f'<a:lumOff val="{scheme.lum_off}"/>' if scheme.lum_off else ""
    duller = f'<a:satMod val="{scheme.sat_mod}"/>' if scheme.sat_mod else ""
    return f'<{tag} val="{scheme.name}">{duller}<a:lumMod val="{scheme.lum_mod}"/>{lighter}</{tag}>'


def is_digits(name: str) -> bool:
    """Whether a scheme's name is a colour of six hexadecimal digits."""
    return len(name) == 6 and all(letter in "0123456789ABCDEF" for letter in name)


def solid(token: Colour, theme: Theme) -> str:
    """A solid fill in a colour token."""
    return f"<a:solidFill>{colour(token, theme)}</a:solidFill>"


def box_xml(rect: Rect, tag: str = "a:xfrm", *, flip: bool = False) -> str:
    """A rectangle as a transform; `flip` turns what is in it from left to right."""
    turned = ' flipH="1"' if flip else ""
    return f'<{tag}{turned}><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></{tag}>'


def body_properties(style: TextStyle, *, vertical: bool = False) -> str:
    """A layout's `bodyPr`: insets, anchor, and shrinking on overflow for whoever edits the slide later."""
    inset: Inset = style.inset
    turned = ' vert="eaVert"' if vertical else ""
    return (
        f'<a:bodyPr{turned} wrap="square" lIns="{inset.left}" tIns="{inset.top}" rIns="{inset.right}" bIns="{inset.bottom}" '
        f'rtlCol="{int(style.rtl)}" anchor="{style.anchor}"><a:normAutofit/></a:bodyPr>'
    )


def level_xml(number: int, shape: Level, style: TextStyle, theme: Theme) -> str:
    """One level of a list style, numbered from 1.

    PowerPoint counts `marL` and `indent` from the side where lines begin, which is the right where `rtl` is 1, while `algn` names
    a side of the slide: what it writes for a list in Arabic is marL="342900" indent="-342900" algn="r" rtl="1".
    """
    size = style.sizes[min(number, len(style.sizes)) - 1]
    kind, margin, hang = shape.stated
    face = theme.fonts.code if shape.code else ("+mj" if shape.heading else "+mn")
    named = "" if shape.code else own_face(theme, heading=shape.heading)
    latin = named or (
        f'<a:latin typeface="{face}"/><a:cs typeface="{face}"/>'
        if shape.code
        else "".join(f'<a:{script} typeface="{face}-{suffix}"/>' for script, suffix in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")))
    )
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="{-hang}" algn="{style.align}" rtl="{int(style.rtl)}">'
        f'<a:lnSpc><a:spcPct val="{shape.line * 1000}"/></a:lnSpc><a:spcBef><a:spcPts val="{shape.space(size) * 100}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{mark(kind, number - 1, shape.colour, theme)}'
        f'<a:defRPr sz="{size * 100}" b="{int(shape.bold)}" i="0" kern="1200">{solid(shape.colour, theme)}{latin}</a:defRPr></a:lvl{number}pPr>'
    )


def plain_list_style(theme: Theme) -> str:
    """The list style of text in shapes and cells: none, or the face of a template's text where its theme does not name that."""
    face = own_face(theme, heading=False)
    return f"<a:lstStyle><a:lvl1pPr><a:defRPr>{face}</a:defRPr></a:lvl1pPr></a:lstStyle>" if face else "<a:lstStyle/>"


def own_face(theme: Theme, *, heading: bool) -> str:
    """The face that a template's text has and its theme does not name, if there is such a one."""
    if not isinstance(theme, TemplateTheme):
        return ""
    face = theme.heading_face if heading else theme.body_face
    return "" if face.startswith("+") else f'<a:latin typeface="{attribute(face)}"/>'


def mark(kind: Mark, depth: int, ink: Colour | None, theme: Theme, start: int = 1, scheme: str = "arabicPeriod") -> str:
    """What stands before a paragraph: a bullet for its depth, a number, or nothing. ink: the text's colour; None leaves the mark's as it is."""
    if kind in (Mark.NONE, Mark.CONTINUE):
        return "<a:buNone/>"
    if kind is Mark.NUMBER:
        first = f' startAt="{start}"' if start > 1 else ""
        return f'{_tint_of_mark(ink, theme)}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{scheme}"{first}/>'
    return f'{_tint_of_mark(ink, theme)}<a:buFont typeface="Arial"/><a:buChar char="{BULLETS[min(depth, 4)]}"/>'


def _tint_of_mark(ink: Colour | None, theme: Theme) -> str:
    """A mark's colour beside text of a colour; nothing for text of a template's, whose marks have that of its bullets."""
    return "" if ink is None else f"<a:buClr>{colour(Colour.KEY if ink is Colour.INK else ink, theme)}</a:buClr>"


def mark_of(sign: str, ink: Colour | None, theme: Theme) -> str:
    """A sign in the place of a bullet: a box, a plus, a tick."""
    return f'{_tint_of_mark(ink, theme)}<a:buSzPct val="80000"/><a:buFont typeface="Segoe UI Symbol"/><a:buChar char="{attribute(sign)}"/>'


@lru_cache(maxsize=256)
def levels(style: TextStyle, theme: Theme) -> str:
    """All levels of a style; the last one serves the deeper levels too, down to the fifth."""
    shapes = [*style.levels, *[style.levels[-1]] * (5 - len(style.levels))]
    return "".join(level_xml(number, shape, style, theme) for number, shape in enumerate(shapes, 1))


def paragraph_of_field(kind: str, shown: str, language: str, identity: str, align: str) -> str:
    """A paragraph with one field that PowerPoint keeps up to date."""
    side = f'<a:pPr algn="{align}"/>' if align else ""
    return f'<a:p>{side}<a:fld id="{{{identity}}}" type="{kind}"><a:rPr lang="{language}"/><a:t>{text_xml(shown)}</a:t></a:fld></a:p>'
