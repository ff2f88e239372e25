"""What was understood of a template, for its designer to see and correct: as data, and as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from slides.base.geometry import EMU_PER_INCH, Rect
from slides.design import Colour, Layout, PlaceholderKind, Purpose, Role
from slides.design.contrast import contrast_of, softened
from slides.design.template import TemplateTheme
from slides.export.pptx.template.purposes import CHOSEN
from slides.export.pptx.template.reading import TemplateRead
from slides.export.pptx.template.tokens import TEXT

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_FEET = {"dt": "date", "ftr": "footer", "sldNum": "number"}
_ADDED = {
    Purpose.TITLE: "a layout with a title in larger type and a subtitle",
    Purpose.SECTION: "a layout with a title that stands lower or is larger than on other slides",
    Purpose.CONTENT: "a layout with a title over one large box",
    Purpose.TWO_CONTENTS: "a layout with a title over two boxes side by side",
}
"""What an author of a template adds for the purposes that every deck has."""


def inspected(read: TemplateRead) -> dict[str, Any]:
    """What was understood, in values that JSON has. Lengths are inches, type is points."""
    design, theme = read.design, read.design.theme
    assert isinstance(theme, TemplateTheme), "it was read from a template"
    template = design.template
    assert template is not None, "so was the design"
    own = {purpose: _of_layout(read, purpose, name) for purpose, name in read.chosen.items()}
    body, title = design.styles["body"], design.style(design.frame.title)
    safe = design.frame.body
    room = Rect(safe.x, safe.y, safe.width, design.frame.source.rect.bottom - safe.y)
    return {
        "file": template.file,
        "slide": {"width": _inches(design.slide.width), "height": _inches(design.slide.height)},
        "purposes": {purpose.value: own[purpose] for purpose in CHOSEN if purpose in own},
        "missing": {purpose.value: after for purpose, after in read.made},
        "other_layouts": sorted(set(read.other) - set(read.chosen.values())),
        "safe_area": _box(room),
        "title": {"font": theme.fonts.heading, "size": title.sizes[0], "least": title.ladder[-1][0]},
        "body": {"font": theme.fonts.body, "sizes": list(body.sizes), "least": body.ladder[-1][0]},
        "ground": {"colour": theme.rgb(theme.scheme[Colour.CANVAS].name), "dark": theme.dark},
        "colours": {token.value: _colour(theme, token) for token in theme.scheme},
        "accents": {name: _accent(theme, name) for name in _ACCENTS},
        "remarks": [message for message, _ in read.remarks],
        "faults": [f"{template.file}.toml {each}" for each in template.faults],
        "to_add": list(_to_add(read)),
    }


def _of_layout(read: TemplateRead, purpose: Purpose, name: str) -> dict[str, Any]:
    """A layout that serves a purpose, and what its placeholders are taken for."""
    rows = read.design.layouts
    layout = next(row for row in rows.values() if row.form.purpose is purpose and (row.name == name or row.name.startswith(f"{name} (")))
    return {"layout": name, "slots": [_slot(read, layout, at) for at in range(len(layout.slots))]}


def _slot(read: TemplateRead, layout: Layout, at: int) -> dict[str, Any]:
    """One placeholder: what goes into it, where it is, its type."""
    slot = layout.slots[at]
    role = slot.kind.value if slot.role is Role.FURNITURE else "subtitle" if _is_subtitle(layout, slot.role) else slot.role.value
    style = read.design.style(slot)
    found: dict[str, Any] = {"role": role, "placeholder": slot.name, "box": _box(slot.rect), "size": style.sizes[0]}
    if style.recoloured is not None:
        found["recoloured"] = style.recoloured.name
    return found


def _is_subtitle(layout: Layout, role: Role) -> bool:
    return role is Role.BODY and layout.form.purpose in (Purpose.TITLE, Purpose.SECTION, Purpose.FAREWELL)


def _colour(theme: TemplateTheme, token: Colour) -> dict[str, Any]:
    """What stands for a token, and its contrast with the ground."""
    scheme = theme.scheme[token]
    digits = softened(theme.rgb(scheme.name), scheme.lum_mod, scheme.lum_off, scheme.sat_mod)
    ground = theme.rgb(theme.scheme[Colour.CANVAS].name)
    return {"from": scheme.name, "colour": digits, "contrast": round(contrast_of(digits, ground), 2)}


def _accent(theme: TemplateTheme, name: str) -> dict[str, Any]:
    """An accent with its contrast with the ground, with white and with black text."""
    digits, ground = theme.rgb(name), theme.rgb(theme.scheme[Colour.CANVAS].name)
    white, black = contrast_of(digits, "FFFFFF"), contrast_of(digits, "000000")
    on_ground = round(contrast_of(digits, ground), 2)
    return {"colour": digits, "on_ground": on_ground, "white_text": round(white, 2), "black_text": round(black, 2)}


def _to_add(read: TemplateRead) -> Iterator[str]:
    """What the template's author had better add."""
    for purpose, what in _ADDED.items():
        if purpose not in read.chosen or any(made is purpose for made, _ in read.made):
            yield what
    content = read.chosen.get(Purpose.CONTENT)
    if content is not None:
        kinds = {slot.kind for slot in read.design.layouts[content].slots}
        if PlaceholderKind.NUMBER not in kinds:
            yield "a slide number on the layout for content"
    if read.design.template is not None and read.design.template.notes is None:
        yield "a notes master"


def _inches(length: int) -> float:
    return round(length / EMU_PER_INCH, 2)


def _box(rect: Rect) -> list[float]:
    """Left, top, width and height."""
    return [_inches(each) for each in (rect.x, rect.y, rect.width, rect.height)]


def _named_colour(each: Mapping[str, Any]) -> str:
    """A colour's digits, and the name of the colour of the theme from which it is made."""
    made = each["from"] != each["colour"]
    return f"{each['colour']} ({'made from ' if len(each['from']) == 6 else ''}{each['from']})" if made else str(each["colour"])


def correction_lines(found: Mapping[str, Any]) -> list[str]:
    """A file of corrections that says what was understood, each line to be changed or taken out."""
    slide, (left, top, width, height) = found["slide"], found["safe_area"]
    margins = {"left": left, "top": top, "right": slide["width"] - left - width, "bottom": slide["height"] - top - height}
    others = ", ".join(dict.fromkeys([*(each["layout"] for each in found["purposes"].values()), *found["other_layouts"]]))
    layouts = [f"{purpose.replace(' ', '-')} = {_quoted(each['layout'])}" for purpose, each in found["purposes"].items()]
    absent = [f'# {purpose.replace(" ", "-")} = ""' for purpose in map(str, CHOSEN) if purpose not in found["purposes"]]
    return [
        f"# What is understood of {found['file']}. Change what is wrong, and take out the rest: it is found again by itself.",
        "",
        "[layouts]                # purpose = name of a layout",
        f"# there are: {others}",
        *layouts,
        *absent,
        "",
        "[safe]                   # where content may stand: inches from the edges of the slide",
        *(f"{side} = {max(round(inches, 2), 0):g}" for side, inches in margins.items()),
        "",
        "[colours]                # token = a colour of the theme (tx1, accent1 ...), or six digits",
        *(f"{name} = {_quoted(found['colours'][name]['colour'])}" for name in ("ink", "key", "contrast", "bar", "panel")),
    ]


def _quoted(text: str) -> str:
    """A string of TOML."""
    return json.dumps(text, ensure_ascii=False)


def lacking_lines(found: Mapping[str, Any]) -> list[str]:
    """What a check of a template says: what it lacks, what is wrong with its corrections, and whether there is nothing."""
    lines = [f"{found['file']}: to add: {each}" for each in found["to_add"]] + [f"{found['file']}: {each}" for each in found["faults"]]
    return lines or [f"{found['file']}: it has all that decks need"]


def as_lines(found: Mapping[str, Any]) -> list[str]:
    """The same as lines for a terminal."""
    slide, safe = found["slide"], found["safe_area"]
    lines = [f"{found['file']}: {slide['width']:g} x {slide['height']:g} in, {'dark' if found['ground']['dark'] else 'light'} ground", ""]
    shown: dict[str, str] = {}
    for purpose, each in found["purposes"].items():
        borrowed = "  (there is none of its own: this is the nearest)" if purpose in found["missing"] else ""
        lines.append(f"{purpose + ':':14}{each['layout']}{borrowed}")
        if each["layout"] in shown:
            lines.append(f"{'':14}as for {shown[each['layout']]}")
            continue
        shown[each["layout"]] = purpose
        for slot in each["slots"]:
            recoloured = f", text in {slot['recoloured']} to be read on its ground" if "recoloured" in slot else ""
            left, top, width, height = slot["box"]
            role = _FEET.get(slot["role"], slot["role"])
            lines.append(f"{'':14}{role:10}{left:g}, {top:g}, {width:g} x {height:g} in, {slot['size']} pt{recoloured}")
    missing = {purpose: after for purpose, after in found["missing"].items() if purpose not in found["purposes"]}
    lines += [f"{purpose + ':':14}(none; made after {after})" for purpose, after in missing.items()]
    title, body = found["title"], found["body"]
    sizes = ", ".join(map(str, body["sizes"]))
    lines += [
        "",
        f"{'content in:':14}{safe[0]:g}, {safe[1]:g}, {safe[2]:g} x {safe[3]:g} in",
        f"{'title type:':14}{title['font']}, {title['size']} pt, not under {title['least']}",
        f"{'body type:':14}{body['font']}, {sizes} pt, not under {body['least']}",
        f"{'ground:':14}{found['ground']['colour']}",
        "",
        f"{'accent':10}{'colour':9}{'on the ground':>14}{'white text':>12}{'black text':>12}",
    ]
    for name, each in found["accents"].items():
        mark = "" if each["on_ground"] >= TEXT else "  too pale for text" if not found["ground"]["dark"] else "  too dark for text"
        ratios = f"{each['on_ground']:14.2f}{each['white_text']:12.2f}{each['black_text']:12.2f}"
        lines.append(f"{name:10}{each['colour']:9}{ratios}{mark}")
    taken = {name: found["colours"][name] for name in ("ink", "key", "contrast", "bar", "panel")}
    lines += ["", "taken for: " + ", ".join(f"{name} {_named_colour(each)}" for name, each in taken.items())]
    lines += [f"also there: {', '.join(found['other_layouts'])}"] if found["other_layouts"] else []
    lines += [f"note: {each}" for each in (*found["remarks"], *found["faults"])]
    lines += [f"to add: {each}" for each in found["to_add"]]
    beside = f"{found['file']}.toml"
    return [*lines, "", f"to see it: -o {found['file'].rpartition('.')[0]}.html; to correct it: -o {beside}, beside the template"]
