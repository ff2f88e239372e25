"""Faults that a package can have: what is planted, the part that is named, the check that sees it.

First PowerPoint's known repair triggers and python-pptx's traps, then the planted defects of the shared checkers by their names, then
the rules of the house (A3 to A20).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from slides.export.pptx.parts import RawPart
from tests.package_parts import (
    MAIN,
    Parts,
    changed,
    drop,
    leading,
    part,
    related,
    rename,
    retargeted,
    retyped,
    swap_data,
    unrelated,
    with_formula,
)

# fmt: off
DRAWN, WORDS, TABLE = (f"/ppt/slides/slide{number}.xml" for number in (2, 3, 4))
Plant = Callable[[Parts], Parts]


def in_part(name: str, old: str, new: str, count: int = 1) -> Plant:
    """A fault in a part's XML: a pattern replaced."""
    return lambda parts: changed(parts, name, old, new, count)


THEME, CHART, CORE = "/ppt/theme/theme1.xml", "/ppt/charts/chart1.xml", "/docProps/core.xml"
MASTER, NOTES, PNG = "/ppt/slideMasters/slideMaster1.xml", "/ppt/notesSlides/notesSlide3.xml", "/ppt/media/image1.png"
LAYOUT, GEOMETRY = "/ppt/slideLayouts/slideLayout2.xml", '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
BOOK = "/ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
TIMING = '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par></p:tnLst></p:timing></p:sld>'

TRIGGERS: list[tuple[str, Plant, str, str]] = [
    ("a cell's text without a paragraph", in_part(TABLE, r"(<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>)<a:p>.*?</a:p>", r"\1"), TABLE, "grammar"),
    ("a placeholder's text without a paragraph", in_part(WORDS, r"(<a:lstStyle/>)<a:p>.*?</p:txBody>", r"\1</p:txBody>"), WORDS, "grammar"),
    ("a size that is no integer", in_part(TABLE, r' sz="\d+"', ' sz="1800.5"'), TABLE, "grammar"),
    ("a length that is no integer", in_part(TABLE, r'<a:off x="[1-9]\d*"', '<a:off x="304800.0"'), TABLE, "grammar"),
    ("an indent that is no integer", in_part(MASTER, r'indent="-?\d+"', 'indent="-1.5"'), MASTER, "grammar"),
    ("an unknown preset geometry", in_part(DRAWN, 'prst="ellipse"', 'prst="oval"'), DRAWN, "grammar"),
    ("a colour by name", in_part(THEME, r'srgbClr val="\w+"', 'srgbClr val="White"'), THEME, "grammar"),
    ("two fills in the theme", in_part(THEME, r"(<a:fillStyleLst>)<a:solidFill>.*?</a:solidFill>", r"\1"), THEME, "grammar"),
    ("the same slide id twice", in_part(MAIN, r'(<p:sldId|<p14:sldId) id="257"', r'\1 id="256"', 9), MAIN, "identity"),
    ("two parts of one name", lambda parts: rename(parts, WORDS, TABLE), TABLE, "name"),
    ("two parts of one name but for case", lambda parts: rename(parts, WORDS, TABLE.replace("slide4", "Slide4")), TABLE, "name"),
    ("an id without relationship", in_part(WORDS, r'hlinkClick r:id="rId\d+"', 'hlinkClick r:id="rIdundefined"'), WORDS, "grammar"),
    ("an id of no relationship", in_part(WORDS, r'hlinkClick r:id="rId\d+"', 'hlinkClick r:id="rId99"'), WORDS, "relations"),
    ("one relationship id twice", lambda parts: related(parts, WORDS, "hyperlink", "https://a.example", "rId1"), WORDS, "relations"),
    ("a link with an empty target", lambda parts: leading(parts, WORDS, ""), WORDS, "relations"),
    ("a link with an invalid target", lambda parts: leading(parts, WORDS, "http://exa mple:99999999/[x"), WORDS, "relations"),
    ("a link to a file", lambda parts: leading(parts, WORDS, "file:///etc/passwd"), WORDS, "relations"),
    ("a link to a local path", lambda parts: leading(parts, WORDS, "/home/someone/x.docx"), WORDS, "relations"),
    ("a control character", in_part(WORDS, "<a:t>", "<a:t>\x01"), WORDS, "well-formed"),
    ("U+FFFE", in_part(WORDS, "<a:t>", "<a:t>\ufffe"), WORDS, "well-formed"),
    ("an unescaped ampersand", in_part(WORDS, "<a:t>", "<a:t>a & b"), WORDS, "well-formed"),
    ("an unescaped angle bracket", in_part(WORDS, "<a:t>", "<a:t>a < b"), WORDS, "well-formed"),
    ("notes without notes master", lambda parts: unrelated(parts, NOTES, "notesMaster"), NOTES, "relations"),
    ("no list of notes masters", in_part(MAIN, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""), MAIN, "grammar"),
    ("lists out of order", in_part(MAIN, "(<p:notesMasterIdLst>.*?</p:notesMasterIdLst>)(<p:sldIdLst>.*?</p:sldIdLst>)", r"\2\1"), MAIN, "grammar"),
    ("the same shape id twice", in_part(WORDS, 'cNvPr id="3"', 'cNvPr id="2"'), WORDS, "identity"),
    ("the layout related twice", lambda parts: related(parts, WORDS, "slideLayout", "/ppt/slideLayouts/slideLayout1.xml"), WORDS, "relations"),
    ("a layout with the master's id", in_part(MASTER, r'(<p:sldLayoutId id=)"\d+"', r'\1"2147483648"'), MAIN, "identity"),
    ("a layout's id out of range", in_part(MASTER, r'(<p:sldLayoutId id=)"\d+"', r'\1"12"'), MASTER, "grammar"),
    ("mc:Ignorable with an undeclared prefix", in_part(WORDS, "<p:cSld>", '<p:cSld xmlns:mc="urn:mc" mc:Ignorable="p99">'), WORDS, "grammar"),
    ("NaN in a chart", in_part(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1nan"), CHART, "grammar"),
    ("infinity in a chart", in_part(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1inf"), CHART, "grammar"),
    ("None in a chart", in_part(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1None"), CHART, "grammar"),
    ("absent media", lambda parts: drop(parts, PNG), DRAWN, "relations"),
    ("media of another type than declared", lambda parts: swap_data(parts, PNG, b"\xff\xd8\xff\xe0 \xff\xd9"), PNG, "media"),
    ("negative ids of axes", in_part(CHART, r'axId val="\d+"', 'axId val="-2068027336"'), CHART, "grammar"),
]
DAMAGE: list[tuple[str, Plant, str, str]] = [
    ("rid_not_in_rels", in_part(DRAWN, r'r:embed="rId\d+"', 'r:embed="rId99"'), DRAWN, "relations"),
    ("layout_rel_missing", lambda parts: unrelated(parts, WORDS, "slideLayout"), WORDS, "relations"),
    ("layout_part_missing", lambda parts: drop(parts, "/ppt/slideLayouts/slideLayout6.xml"), MASTER, "relations"),
    ("theme_rel_missing", lambda parts: unrelated(parts, MASTER, "theme"), MASTER, "relations"),
    ("chart_workbook_missing", lambda parts: drop(parts, BOOK), CHART, "relations"),
    ("doctype_in_part", in_part(WORDS, "<p:sld ", "<!DOCTYPE x [<!ENTITY a 'b'>]><p:sld "), WORDS, "root"),
    ("an entity inside", in_part(WORDS, "<p:cSld>", "<!-- x --><p:cSld>"), WORDS, "markup"),
    ("media_truncated_png", lambda parts: swap_data(parts, PNG, part(parts, PNG).data[:60]), PNG, "media"),
    ("media_not_an_image", lambda parts: swap_data(parts, PNG, b"<html>404 not found</html>"), PNG, "media"),
    ("not_wellformed_ctrl_char", in_part(WORDS, "<a:t>", "<a:t>\x0b\x01"), WORDS, "well-formed"),
    ("wrong_encoding_decl", lambda parts: swap_data(parts, WORDS, part(parts, WORDS).data.replace(b"<a:t>", b"<a:t>\xe8", 1)), WORDS, "well-formed"),
    ("slide_orphaned", in_part(MAIN, r'<p:sldId id="257"[^>]*/>', ""), MAIN, "list"),
    ("sldid_below_256", in_part(MAIN, r'(<p:sldId|<p14:sldId) id="256"', r'\1 id="255"', 9), MAIN, "grammar"),
    ("child_order_rpr", in_part(WORDS, r"(<a:rPr[^>]*>)(<a:latin[^>]*/>)", r'\1\2<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'), WORDS, "grammar"),
    ("child_order_sp", in_part(WORDS, r"(<p:spPr/>)(<p:txBody>.*?</p:txBody>)", r"\2\1"), WORDS, "grammar"),
    ("bad_colour_name", in_part(WORDS, r"(<a:rPr[^>]*>)(<a:latin)", r'\1<a:solidFill><a:srgbClr val="White"/></a:solidFill>\2'), WORDS, "grammar"),
    ("unknown_attr_not_ignorable", in_part(WORDS, "<p:cSld>", '<p:cSld xmlns:zz="urn:zz" zz:a="1">'), WORDS, "grammar"),
    ("negative_extent", in_part(TABLE, r'<a:ext cx="[1-9]\d*"', '<a:ext cx="-5"'), TABLE, "grammar"),
    ("font_size_too_small", in_part(TABLE, r' sz="\d+"', ' sz="50"'), TABLE, "grammar"),
    ("slide_size_out_of_range", in_part(MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="60000000"'), MAIN, "grammar"),
    ("fld_id_not_guid", in_part(WORDS, r'<a:fld id="\{[^"]*"', '<a:fld id="1"'), WORDS, "grammar"),
    ("core_bad_date", in_part(CORE, r"(<dcterms:modified[^>]*>)[^<]*", r"\1yesterday"), CORE, "grammar"),
    ("table_row_short", in_part(TABLE, r"<a:tc>.*?</a:tc>", ""), TABLE, "table"),
    ("table_gridspan_without_hmerge", in_part(TABLE, "<a:tc>", '<a:tc gridSpan="2">'), TABLE, "table"),
    ("timing_target_missing", in_part(WORDS, "</p:sld>", TIMING), WORDS, "grammar"),
    ("section_with_unknown_slide", in_part(MAIN, r'<p14:sldId id="257"/>', '<p14:sldId id="9999"/>'), MAIN, "sections"),
    ("placeholder_not_in_layout", in_part(WORDS, r'<p:ph type="ftr"[^>]*/>', '<p:ph type="body" idx="77"/>'), WORDS, "placeholder"),
    ("ct_wrong_for_slide", lambda parts: [dataclasses.replace(each, type="slideLayout") if each.name == WORDS else each for each in parts], MAIN, "relations"),
]
HOUSE: list[tuple[str, Plant, str, str]] = [
    ("A3: a title that is not first", in_part(WORDS, r"(</p:grpSpPr>)(<p:sp>.*?</p:sp>)(<p:sp>.*?</p:sp>)", r"\1\3\2"), WORDS, "grammar"),
    ("A3: the foot before the body", in_part(WORDS, r"(<p:sp>(?:(?!</p:sp>).)*</p:sp>)(<p:sp>(?:(?!</p:sp>).)*idx=\"11\".*?</p:sp>)", r"\2\1"), WORDS, "placeholder"),
    ("A4: a table without a description", in_part(TABLE, r' descr="[^"]*"', ""), TABLE, "grammar"),
    ("A4: an empty description of a picture that is not decorative", in_part(DRAWN, r' descr="[^"]+"', ' descr=""'), DRAWN, "grammar"),
    ("A5: a table without names of its rows", in_part(TABLE, ' firstCol="1"', ""), TABLE, "grammar"),
    ("a cell that nothing covers", in_part(TABLE, "<a:tc>", '<a:tc hMerge="1">'), TABLE, "table"),
    ("a cell over more rows than there are", in_part(TABLE, "<a:tc>", '<a:tc rowSpan="900">'), TABLE, "table"),
    ("A8: a run without its language", in_part(WORDS, r' lang="[^"]*"', ""), WORDS, "grammar"),
    ("A8: no language of the deck", in_part(CORE, "<dc:language>.*?</dc:language>", ""), CORE, "grammar"),
    ("A10: no title", in_part(CORE, "<dc:title>.*?</dc:title>", ""), CORE, "grammar"),
    ("A11: a text box", in_part(WORDS, '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', '<p:cNvSpPr txBox="1"/>'), WORDS, "grammar"),
    ("A16: a transition", in_part(WORDS, "</p:sld>", '<p:transition advTm="3000"/></p:sld>'), WORDS, "grammar"),
    ("A19: a face on a slide", in_part(WORDS, r'(<a:rPr lang="en-GB")/>', r'\1><a:latin typeface="Comic Sans MS"/></a:rPr>'), WORDS, "grammar"),
    ("A20: a place of a text placeholder", in_part(WORDS, "<p:spPr/>", '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr>'), WORDS, "grammar"),
    ("a layout's box without a geometry", in_part(LAYOUT, GEOMETRY, ""), LAYOUT, "grammar"),
    ("a master's box without a geometry", in_part(MASTER, GEOMETRY, ""), MASTER, "grammar"),
    ("a drawn shape without a geometry", in_part(DRAWN, r'<a:prstGeom prst="ellipse">.*?</a:prstGeom>', ""), DRAWN, "grammar"),
    ("a fill on a slide's placeholder", in_part(WORDS, "<p:spPr/>", "<p:spPr><a:noFill/></p:spPr>"), WORDS, "grammar"),
    ("a slide with another root", lambda parts: swap_data(parts, WORDS, part(parts, NOTES).data), WORDS, "root"),
    ("notes of another slide", lambda parts: retargeted(parts, NOTES, WORDS, TABLE), WORDS, "notes"),
    ("a link that is related as a picture", lambda parts: retyped(parts, WORDS, "hyperlink", "image"), WORDS, "relations"),
    ("a part that nothing leads to", lambda parts: [*parts, RawPart("/ppt/media/image99.png", "png", part(parts, PNG).data)], "/ppt/media/image99.png", "relations"),
    ("a name with a backslash", lambda parts: [*parts, RawPart("\\ppt\\x.xml", "app", b"")], "\\ppt\\x.xml", "name"),
    ("a name of another type", lambda parts: rename(parts, PNG, "/ppt/media/image1.jpeg"), "/ppt/media/image1.jpeg", "type"),
    ("a slide inside a slide", in_part(WORDS, "</p:cSld>", "</p:cSld><p:sld/>"), WORDS, "grammar"),
    ("a user's name", in_part(CORE, "</cp:coreProperties>", "<cp:lastModifiedBy>me</cp:lastModifiedBy></cp:coreProperties>"), CORE, "grammar"),
    ("a path in the properties", in_part("/docProps/app.xml", "</Properties>", "<Template>/home/me/x.potx</Template></Properties>"), "/docProps/app.xml", "grammar"),
    ("a connector glued to nothing", in_part(DRAWN, r'<a:stCxn id="\d+"', '<a:stCxn id="999"'), DRAWN, "identity"),
    ("a workbook that breaks off", lambda parts: swap_data(parts, BOOK, part(parts, BOOK).data[:-40]), BOOK, "workbook"),
    ("a formula in a workbook", lambda parts: swap_data(parts, BOOK, with_formula()), BOOK, "workbook"),
]

SEEN_AS = {
    "rel_target_missing": "absent media",
    "rid_undefined_hlink": "an id without relationship",
    "rel_duplicate_id": "one relationship id twice",
    "notes_without_master_rel": "notes without notes master",
    "notes_master_idlst_missing": "no list of notes masters",
    "hlink_empty_target": "a link with an empty target",
    "hlink_bad_uri": "a link with an invalid target",
    "tc_txbody_without_p": "a cell's text without a paragraph",
    "bad_preset_geometry": "an unknown preset geometry",
    "font_size_fraction": "a size that is no integer",
    "duplicate_shape_id": "the same shape id twice",
    "duplicate_slide_id": "the same slide id twice",
    "layout_id_equals_master_id": "a layout with the master's id",
    "ignorable_prefix_undeclared": "mc:Ignorable with an undeclared prefix",
    "two_layout_rels": "the layout related twice",
}
"""Defects of the shared checkers that stand above under another name."""
NEVER = {
    "zip_duplicate_entry": "entries are the names of parts, which the validator has seen to differ",
    "zip_backslash_names": "entries are the names of parts, which the validator has seen to be valid",
    "ct_override_missing": "content types are made of the parts",
    "ct_phantom_override": "content types are made of the parts",
    "ct_no_default_png": "content types are made of the parts, whose names the validator has seen to end as their type does",
}
"""Defects that cannot arise after validation, and why: the file is made of the parts it has seen."""
