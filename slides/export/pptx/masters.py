"""Design -> theme, masters and layouts: the same table that placed the text writes what it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from slides.base.geometry import Rect, inches
from slides.design import (
    NO_FACES,
    Colour,
    Decoration,
    Design,
    Form,
    Layout,
    Logo,
    PlaceholderKind,
    Purpose,
    Role,
    ScriptFaces,
    Slot,
    TextStyle,
    Theme,
)
from slides.design.template import TemplateTheme
from slides.export.pptx.context import VECTOR
from slides.export.pptx.drawingml import (
    DECORATIVE,
    HEADER,
    NAMESPACES,
    RECTANGLE,
    attribute,
    body_properties,
    box_xml,
    colour,
    level_xml,
    levels,
    paragraph_of_field,
    solid,
    text_xml,
)
from slides.export.pptx.shapes import TABLE_STYLE, placeholder

NOTES_SIZE = Rect(0, 0, 6858000, 9144000)
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
_ON_FILLS = (Colour.DEEP, Colour.KEY)
_FIELD = "B6F15528-21DE-4FAA-801E-634DDDAF4B2B"


def tree(shapes: str) -> str:
    """A shape tree round the shapes of a slide, layout or master."""
    return f"<p:spTree>{_TREE}{shapes}</p:spTree>"


def mapping(ground: Colour, design: Design) -> str:
    """A slide's or layout's colour map: the master's, but with links in the text's colour where the ground is dark."""
    if ground not in _ON_FILLS:
        return "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"<p:clrMapOvr><a:overrideClrMapping {_map(design.theme, on_fill=True, ground=ground)}/></p:clrMapOvr>"


def _map(theme: Theme, *, on_fill: bool = False, ground: Colour = Colour.CANVAS) -> str:
    names = dict(theme.mapping)
    if on_fill:
        ink = Colour.ON_DEEP if ground is Colour.DEEP else Colour.ON_BAR if theme.keep_links else Colour.ON_FILL
        names["hlink"] = names["folHlink"] = names[theme.scheme[ink].name]
    return " ".join(f'{name}="{value}"' for name, value in names.items())


def background(ground: Colour, design: Design) -> str:
    """A slide's ground in a theme colour."""
    return f"<p:bg><p:bgPr>{solid(ground, design.theme)}<a:effectLst/></p:bgPr></p:bg>"


# ISO 15924 codes -> a face that comes with Office or Windows, for scripts that the theme's own faces lack.
_SCRIPTS = (
    *(("Jpan", "Yu Gothic"), ("Hang", "Malgun Gothic"), ("Hans", "Microsoft YaHei"), ("Hant", "Microsoft JhengHei")),
    *(("Arab", "Arial"), ("Hebr", "Arial"), ("Thai", "Leelawadee UI")),
    *(
        (script, "Nirmala UI")
        for script in ("Deva", "Beng", "Gujr", "Knda", "Mlym", "Orya", "Guru", "Taml", "Telu", "Sinh", "Olck", "Sora")
    ),
    *((script, "Leelawadee UI") for script in ("Khmr", "Laoo", "Bugi")),
    *((script, "Ebrima") for script in ("Ethi", "Nkoo", "Tfng", "Osma", "Vaii")),
    *(("Mymr", "Myanmar Text"), ("Geor", "Sylfaen"), ("Armn", "Arial"), ("Syrc", "Segoe UI Historic"), ("Thaa", "MV Boli")),
    *(("Tibt", "Microsoft Himalaya"), ("Mong", "Mongolian Baiti"), ("Yiii", "Microsoft Yi Baiti"), ("Java", "Javanese Text")),
    *(("Cans", "Gadugi"), ("Cher", "Gadugi"), ("Bopo", "Microsoft JhengHei"), ("Uigh", "Microsoft Uighur"), ("Viet", "Arial")),
)


def theme_xml(theme: Theme, faces: ScriptFaces = NO_FACES) -> str:
    """The theme: twelve colours, two fonts with their stand-ins for other scripts, and plain line, fill and effect styles."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in zip(names, theme.colours, strict=True))
    others = f'<a:ea typeface="{faces.east_asian}"/><a:cs typeface="{faces.complex_script}"/>'
    others += "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in _SCRIPTS)

    def font(tag: str, face: str) -> str:
        return f'<a:{tag}><a:latin typeface="{face}"/>{others}</a:{tag}>'

    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    name = attribute(theme.name)
    return (
        f'{HEADER}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme><a:fontScheme name="{name}">{font("majorFont", theme.fonts.heading)}'
        f'{font("minorFont", theme.fonts.body)}</a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        f"</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


_UNFILLED = ("frame", "ring")
"""Decoration of a stroke alone."""
_PRESETS = {"frame": "rect", "ring": "ellipse", "tip": "homePlate"}
"""Decoration -> the preset of DrawingML, where that has another name."""
_PROMPTS = {
    PlaceholderKind.TITLE: "Title",
    PlaceholderKind.CENTRED_TITLE: "Title",
    PlaceholderKind.DATE: "",
    PlaceholderKind.FOOTER: "",
    PlaceholderKind.PICTURE: "Picture",
}


def slot_xml(slot: Slot, style: TextStyle, identity: int, design: Design) -> str:
    """A layout's placeholder: place, geometry, fill, insets and every level of its text.

    Engines that take ECMA-376 literally paint no fill where neither slide, layout nor master states a geometry.
    """
    fill = solid(style.fill, design.theme) if style.fill else ""
    if design.template is not None and not style.inherited:
        fill = f"{fill or '<a:noFill/>'}<a:ln><a:noFill/></a:ln>"
    frame = f"<p:spPr>{box_xml(slot.rect)}{RECTANGLE}{fill}</p:spPr>"
    if slot.kind is PlaceholderKind.NUMBER:
        inner = paragraph_of_field("slidenum", "\u2039#\u203a", "en-US", _FIELD, style.align)
    else:
        prompt = _PROMPTS.get(slot.kind, slot.name)
        inner = (
            f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{text_xml(prompt)}</a:t></a:r></a:p>'
            if prompt
            else '<a:p><a:endParaRPr lang="en-US"/></a:p>'
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{attribute(slot.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"{placeholder(slot, design, layout=True)}</p:nvSpPr>{frame}<p:txBody>{_text_frame(slot, style, design)}{inner}</p:txBody></p:sp>"
    )


def _text_frame(slot: Slot, style: TextStyle, design: Design) -> str:
    """A placeholder's `bodyPr` and list style: for text that is a template's, those of the template's own placeholder."""
    if style.inherited and design.template is not None:
        return design.template.body or "<a:bodyPr/><a:lstStyle/>"
    return f"{body_properties(style, vertical=slot.vertical)}<a:lstStyle>{levels(style, design.theme)}</a:lstStyle>"


def decoration_xml(shape: Decoration, identity: int, design: Design) -> str:
    """A shape without meaning, marked so."""
    named = f'<p:cNvPr id="{identity}" name="Decoration {identity}" descr="">{DECORATIVE}</p:cNvPr>'
    tint = colour(shape.colour, design.theme)
    if shape.alpha < 100:
        tint = tint.replace("/>", f'><a:alpha val="{shape.alpha * 1000}"/></a:schemeClr>', 1)
    stroke = f'<a:ln w="{shape.line}"><a:solidFill>{tint}</a:solidFill></a:ln>' if shape.line else "<a:ln><a:noFill/></a:ln>"
    if shape.shape in ("quote", "numeral"):
        return (_quote_mark if shape.shape == "quote" else _numeral)(shape, named, design)
    if shape.shape == "arc":
        width, height = shape.rect.width, shape.rect.height
        geometry = (
            f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}" fill="none">'
            f'<a:moveTo><a:pt x="0" y="{height}"/></a:moveTo><a:arcTo wR="{width}" hR="{height}" stAng="10800000" swAng="5400000"/></a:path></a:pathLst></a:custGeom>'
        )
        paint = "<a:noFill/>"
    else:
        preset = _PRESETS.get(shape.shape, shape.shape)
        adjusted = '<a:avLst><a:gd name="adj" fmla="val 100000"/></a:avLst>' if shape.shape == "tip" else "<a:avLst/>"
        geometry = f'<a:prstGeom prst="{preset}">{adjusted}</a:prstGeom>'
        paint = "" if shape.shape == "line" else "<a:noFill/>" if shape.shape in _UNFILLED else f"<a:solidFill>{tint}</a:solidFill>"
    return f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(shape.rect, flip=shape.flip)}{geometry}{paint}{stroke}</p:spPr></p:sp>'


def _quote_mark(shape: Decoration, named: str, design: Design) -> str:
    """A large quotation mark, set in the headings' face: the one that opens a quotation, on the side where lines begin."""
    mark, start = ("\u201d", ' algn="r" rtl="1"') if shape.flip else ("\u201c", ' algn="l"')
    size = round(shape.rect.height / 12700 * 1.25) * 100
    return (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(shape.rect)}{RECTANGLE}<a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr{start}><a:lnSpc><a:spcPct val="85000"/></a:lnSpc></a:pPr>'
        f'<a:r><a:rPr lang="en-US" sz="{size}" b="1">{solid(shape.colour, design.theme)}<a:latin typeface="+mj-lt"/></a:rPr><a:t>{mark}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _numeral(shape: Decoration, named: str, design: Design) -> str:
    """A number set in the headings' face, at the side where lines begin or in the middle of its place."""
    way, anchor = ("ctr", "ctr") if shape.centred else ("r" if design.rtl else "l", "t")
    bold = int(design.theme.fonts.bold)
    return (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(shape.rect)}{RECTANGLE}<a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p><a:pPr algn="{way}"><a:lnSpc><a:spcPct val="85000"/></a:lnSpc></a:pPr><a:r><a:rPr lang="en-US" sz="{shape.size * 100}" b="{bold}">'
        f'{solid(shape.colour, design.theme)}<a:latin typeface="+mj-lt"/></a:rPr><a:t>{text_xml(shape.text)}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


LOGO, LOGO_VECTOR = "rId2", "rId3"
"""The relationships of a layout's logo, and of its SVG."""


def logo_xml(logo: Logo, identity: int) -> str:
    """A brand's logo with its alternative text."""
    vector = VECTOR.format(LOGO_VECTOR) if logo.image.vector else ""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{identity}" name="Logo" descr="{attribute(logo.alt)}"/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{LOGO}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{box_xml(logo.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def layout_xml(layout: Layout, design: Design, name: str = "", styles: Mapping[int, TextStyle] = MappingProxyType({})) -> str:
    """One layout: decoration under the placeholders, which stand in reading order.

    name: where it is another than the design's. styles: by the index of their slots, those that differ from the design's.
    """
    decoration = "".join(decoration_xml(shape, 2 + at, design) for at, shape in enumerate(layout.decoration))
    decoration += logo_xml(layout.logo, 2 + len(layout.decoration)) if layout.logo else ""
    first = 2 + len(layout.decoration) + bool(layout.logo)
    written = [slot for slot in layout.slots if slot.kind is not PlaceholderKind.DRAWING]
    slots = "".join(slot_xml(slot, styles.get(slot.index) or design.style(slot), first + at, design) for at, slot in enumerate(written))
    kind = f' type="{layout.type}"' if layout.type else ' userDrawn="1"'
    ground = background(layout.ground, design) if layout.ground is not Colour.CANVAS else ""
    return (
        f'{HEADER}<p:sldLayout {NAMESPACES}{kind} preserve="1"><p:cSld name="{attribute(name or layout.name)}">{ground}{tree(decoration + slots)}</p:cSld>'
        f"{mapping(layout.ground, design)}</p:sldLayout>"
    )


def master_xml(design: Design, layouts: list[tuple[int, str]]) -> str:
    """The slide master. layouts: id and relationship of each layout in order."""
    pattern = design.require(Form(Purpose.CONTENT))[0]
    own = map(_of_master, pattern.slots)
    slots = "".join(slot_xml(slot, design.style(slot), 2 + at, design) for at, slot in enumerate(own))
    title, body = design.styles["title"], design.styles["body"]
    side = 'algn="r" rtl="1"' if design.rtl else 'algn="l"'
    other = "".join(
        f'<a:lvl{number}pPr marL="0" {side}><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
        for number in range(1, 10)
    )
    listed = "".join(f'<p:sldLayoutId id="{identity}" r:id="{relation}"/>' for identity, relation in layouts)
    return (
        f'{HEADER}<p:sldMaster {NAMESPACES} preserve="1">'
        f"<p:cSld>{background(Colour.CANVAS, design)}{tree(slots)}</p:cSld><p:clrMap {_map(design.theme)}/>"
        f'<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:hf hdr="0"/><p:txStyles>'
        f"<p:titleStyle>{level_xml(1, title.levels[0], title, design.theme)}</p:titleStyle><p:bodyStyle>{levels(body, design.theme)}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _of_master(slot: Slot) -> Slot:
    """A layout's slot as the master has it: its content placeholder is a body, its footers in plain ink.

    LibreOffice applies a softened colour twice where both master and layout state it.
    """
    if slot.role is Role.FURNITURE:
        return replace(slot, style=slot.style.replace("footer", "footer, plain"))
    return Slot(slot.index, PlaceholderKind.BODY, slot.role, "Text", slot.rect, slot.style) if slot.kind is PlaceholderKind.OBJECT else slot


def table_style_xml(design: Design) -> str:
    """The deck's table style: a filled header, hairlines between rows, a bold first column; and, for whoever turns them on in
    PowerPoint, banded rows, a total row under a strong line, and a bold last column.

    All six borders are named: PowerPoint draws those that a style leaves out as it likes.
    """
    theme = design.theme
    ground = solid(Colour.PANEL, theme) if isinstance(theme, TemplateTheme) and theme.busy else "<a:noFill/>"
    ink = f"<a:solidFill>{colour(Colour.MUTED, theme)}</a:solidFill>"
    none = "<a:ln><a:noFill/></a:ln>"
    hair, strong = (f'<a:ln w="{width}" cmpd="sng">{ink}</a:ln>' for width in (9525, 19050))
    borders = {"left": none, "right": none, "top": none, "bottom": hair, "insideH": hair, "insideV": none}
    drawn = "".join(f"<a:{side}>{line}</a:{side}>" for side, line in borders.items())
    bold = '<a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle>'

    def words(token: Colour, strong: bool) -> str:
        on = ' b="on"' if strong else ""
        return f'<a:tcTxStyle{on}><a:fontRef idx="minor"/>{colour(token, theme)}</a:tcTxStyle>'

    return (
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Briefing"><a:wholeTbl>{words(Colour.INK, False)}<a:tcStyle>'
        f"<a:tcBdr>{drawn}</a:tcBdr><a:fill>{ground}</a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:band1H><a:tcStyle><a:tcBdr/><a:fill>{solid(Colour.PANEL, theme)}</a:fill></a:tcStyle></a:band1H>"
        f"<a:band2H><a:tcStyle><a:tcBdr/></a:tcStyle></a:band2H>"
        f"<a:lastCol>{bold}</a:lastCol><a:firstCol>{bold}</a:firstCol>"
        f'<a:lastRow><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr><a:top>{strong}</a:top></a:tcBdr></a:tcStyle></a:lastRow>'
        f"<a:firstRow>{words(Colour.ON_BAR, True)}<a:tcStyle><a:tcBdr/><a:fill>{solid(Colour.BAR, theme)}</a:fill></a:tcStyle></a:firstRow>"
        f"</a:tblStyle>"
    )


def table_styles_xml(design: Design) -> str:
    """The table styles of a deck: the one of its own."""
    listed = f'<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
    return f"{HEADER}{listed}{table_style_xml(design)}</a:tblStyleLst>"


def notes_master_xml(theme: Theme, *, rtl: bool = False) -> str:
    """The notes master: the slide's picture above, the notes below, the number at the bottom. rtl: notes are read from the right."""
    picture = Rect(inches(0.75), inches(0.7), inches(6.0), inches(3.375))
    notes = Rect(inches(0.75), inches(4.4), inches(6.0), inches(4.7))
    number = Rect(inches(4.25), inches(9.45), inches(2.5), inches(0.35))
    side, end = ('algn="r" rtl="1"', "l") if rtl else ('algn="l"', "r")
    number = replace(number, x=NOTES_SIZE.width - number.right) if rtl else number
    styles = "".join(
        f'<a:lvl{at}pPr marL="{(at - 1) * 228600}" {side}><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{at}pPr>'
        for at in range(1, 6)
    )
    return (
        f'{HEADER}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        + tree(
            f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{box_xml(picture)}{RECTANGLE}<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
            f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{box_xml(notes)}{RECTANGLE}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
            f'<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{box_xml(number)}{RECTANGLE}</p:spPr><p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="{end}"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
            f"{_number_field(end)}</p:txBody></p:sp>"
        )
        + f"</p:cSld><p:clrMap {_map(Theme('notes', theme.colours, theme.fonts))}/><p:notesStyle>{styles}</p:notesStyle></p:notesMaster>"
    )


def _number_field(align: str) -> str:
    """The notes page's number."""
    return paragraph_of_field("slidenum", "\u2039#\u203a", "en-US", _FIELD, align)
