"""What a deck's language changes in its design: the mirror image where it is read from right to left, and the faces of its script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design.grid import SLIDE
from slides.design.layout import Decoration, Layout, Role, Slot
from slides.design.textstyle import Inset, TextStyle


def _codes(listed: str) -> frozenset[str]:
    """Codes listed with spaces between them."""
    return frozenset(listed.split())


# ISO 639 codes of languages written in a script that runs from right to left unless a tag names another script.
_LANGUAGES = _codes(
    "ar arc ary arz acm ajp apc aeb azb bal bcc bgn bqi ckb dv fa glk gjk he iw haz ji khw ks lki lrc luz mzn mid nqo pbt "
    "pes pnb prs ps rhg sd sdh shu skr syr ug ur yi ydd yih"
)
# ISO 15924 codes of the scripts that run from right to left.
_SCRIPTS = _codes("adlm arab aran hebr mand mend nkoo rohg samr syrc syre syrj syrn thaa yezi")
_TURNED = frozenset({"chevron", "tip", "arc", "quote", "rightArrow", "numeral"})
"""Decoration that points somewhere, and so is turned as well as moved."""
_AROUND = frozenset({Role.TITLE, Role.FURNITURE, Role.TAKEAWAY, Role.SOURCE})
"""What stands round the blocks of a slide."""
_SIDE_BY_SIDE = frozenset({Role.COLUMN, Role.HEAD, Role.TEXT})
_COLUMN = inches(0.5)
"""Boxes whose left edges differ by less stand in one column."""
_OPPOSITE = {"l": "r", "r": "l"}

# Faces that come with Office or Windows: primary subtags of languages -> the face that sets them.
_EAST_ASIAN = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei", "yue": "Microsoft JhengHei"}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_INDIC = _codes("as bho bn brx doi gom gu hi kn kok mai ml mni mr ne new or pa raj sa sat si ta te")
_COMPLEX = {
    **dict.fromkeys(_LANGUAGES, "Arial"),
    **dict.fromkeys(_INDIC, "Nirmala UI"),
    **dict.fromkeys(("th", "lo", "km"), "Leelawadee UI"),
    **dict.fromkeys(("am", "ti", "gez", "nqo"), "Ebrima"),
    **dict.fromkeys(("bo", "dz"), "Microsoft Himalaya"),
    **dict.fromkeys(("arc", "syr"), "Segoe UI Historic"),
    "dv": "MV Boli",
    "jv": "Javanese Text",
    "my": "Myanmar Text",
}


@frozen
class ScriptFaces:
    """The theme's faces for East Asian and for complex scripts; empty where the deck's language asks for none."""

    east_asian: str = ""
    complex_script: str = ""


NO_FACES = ScriptFaces()
"""For a language in Latin, Greek or Cyrillic letters."""


def _subtags(language: str) -> tuple[str, frozenset[str]]:
    """The primary subtag of a BCP 47 tag, and the ones after it, in lower case."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    return primary, frozenset(rest)


def reads_from_the_right(language: str) -> bool:
    """Whether a deck in this language (a BCP 47 tag) runs from right to left: its script decides where named, else the language."""
    primary, rest = _subtags(language)
    named = {tag for tag in rest if len(tag) == 4 and tag.isalpha()}
    return bool(named & _SCRIPTS) if named else primary in _LANGUAGES


def script_faces(language: str, others: Iterable[str] = ()) -> ScriptFaces:
    """The faces for a deck in this language (a BCP 47 tag). Where it asks for none of a kind, that of the first other language does
    whose text stands in the deck too.
    """
    found = [_faces(each) for each in (language, *others)]
    return ScriptFaces(
        next((each.east_asian for each in found if each.east_asian), ""),
        next((each.complex_script for each in found if each.complex_script), ""),
    )


def _faces(language: str) -> ScriptFaces:
    """The faces of one language; none where a script is named that is not the language's usual one."""
    primary, rest = _subtags(language)
    if primary == "zh" and rest & _TRADITIONAL and "hans" not in rest:
        primary = "yue"
    usual = _COMPLEX.get(primary, "")
    if reads_from_the_right(language) != (primary in _LANGUAGES) or rest & {"latn", "cyrl"}:
        usual = "Arial" if reads_from_the_right(language) else ""
    return ScriptFaces("" if "latn" in rest else _EAST_ASIAN.get(primary, ""), usual)


def mirrored_rect(rect: Rect, width: int = SLIDE.width) -> Rect:
    """A rectangle as a mirror beside a slide of this width shows it; all in EMU."""
    return replace(rect, x=width - rect.right)


def mirrored_layout(layout: Layout, width: int = SLIDE.width) -> Layout:
    """A layout for reading from the right, on a slide of this width in EMU: places mirrored, the order of its slots as it was."""
    slots = tuple(replace(slot, rect=mirrored_rect(slot.rect, width)) for slot in layout.slots)
    logo = replace(layout.logo, rect=mirrored_rect(layout.logo.rect, width)) if layout.logo else None
    return replace(layout, slots=slots, decoration=tuple(_mirrored(shape, width) for shape in layout.decoration), logo=logo)


def mirrored_blocks(layout: Layout, room: Rect) -> Layout:
    """A layout in the frame of a template for reading from the right: its blocks mirrored in their room, what stands round them as it was.

    Of a template's own boxes none is moved: those side by side are filled from the right.
    """
    if any(slot.place and slot.role in _SIDE_BY_SIDE for slot in layout.slots):
        return replace(layout, slots=_from_the_right(layout.slots))
    slots = tuple(slot if slot.role in _AROUND or slot.place else replace(slot, rect=_across(slot.rect, room)) for slot in layout.slots)
    turned = tuple(replace(_mirrored(shape, SLIDE.width), rect=_across(shape.rect, room)) for shape in layout.decoration)
    return replace(layout, slots=slots, decoration=turned)


def _across(rect: Rect, room: Rect) -> Rect:
    """A rectangle on the other side of a room; one that is not in it stays."""
    x = room.x + room.right - rect.right
    return rect if rect.x < room.x or rect.right > room.right else replace(rect, x=x)


def _from_the_right(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Boxes side by side in the order in which they are read: the ones furthest to the right first, each head before its text."""
    beside = [slot for slot in slots if slot.role in _SIDE_BY_SIDE]
    ordered = iter(sorted(beside, key=lambda slot: (-slot.rect.x // _COLUMN, slot.rect.y)))
    return tuple(next(ordered) if slot.role in _SIDE_BY_SIDE else slot for slot in slots)


def _mirrored(shape: Decoration, width: int) -> Decoration:
    """A decoration moved to the other side, and turned where it points somewhere."""
    flip = not shape.flip if shape.shape in _TURNED else shape.flip
    return replace(shape, rect=mirrored_rect(shape.rect, width), flip=flip)


def mirrored_style(style: TextStyle) -> TextStyle:
    """A text style for reading from the right. Code is read from the left in every language."""
    if any(level.code for level in style.levels):
        return style
    inset = Inset(style.inset.right, style.inset.top, style.inset.left, style.inset.bottom)
    return replace(style, align=_OPPOSITE.get(style.align, style.align), inset=inset, rtl=not style.rtl)
