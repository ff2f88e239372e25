"""Corrections to a line of text before it is parsed, and Quarto's attributes of a picture after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser import tex
from slides.markdown.parser.lists import EXAMPLES
from slides.markdown.parser.node import Node
from slides.markdown.parser.others import CELL, COMMAND, SHORTCODE, Others
from slides.markdown.parser.quarto import formula_with_names, with_inner_code, without_shortcodes

_EXAMPLE = pattern(r"(?<!\w)@([A-Za-z][\w-]*)")

_BLANK = pattern(r"(!\[[^\[\]\n]{0,300}\]\()([^<>()\"\n]{1,200}(?:\([^<>()\"\n]{0,80}\)[^<>()\"\n]{1,80}){0,2}?)(\s\"[^\"\n]{0,200}\")?\)")
"""A picture whose address may hold blanks and brackets, and its title."""
_BETWEEN_PICTURES = pattern(r"(\]\([^()\n]{1,300}\)(?:\{[^{}\n]{0,200}\})?)\\ *\n?(?=!\[)")
_ATTRIBUTES = pattern(r"(\]\([^()\n]{1,300}\))\{([^{}\n]{0,300}(?:\n[^{}\n]{0,300}){1,9})\}")
"""A picture's or a link's attributes on several lines."""
_AFTER_ADDRESS = pattern(r"(?<=\))\{[^{}\n]{1,400}\}")
_SHARE = pattern(r"(?<=[\w-])=(\d{1,4}(?:\.\d{1,4})?%)(?=[\s}])")
_FORMULA = pattern(r"\$(?![\s$`])[^$\n]{0,200}`r [^$\n]{0,199}[^\s$]\$(?![\d$])")
"""A formula with code that R runs."""
_DASHES = pattern(r"-{2,}")
_INITIAL = pattern(r"(?<![\w_`\\/.])__([^\W\d_]{1,2})__(?=[^\W\d_])")
"""Bold first letters of a word, which CommonMark takes with asterisks only."""
_SLANTED = pattern(r"(?<![*\\])\*\*_([^\s_*`](?:[^_*`\n]{0,60}[^\s_*`])?)_\*\*(?!\*)")
"""Words in bold and italics, the marks of which CommonMark does not take beside a letter."""
_LOOSE_TAG = pattern(r"<(?:img|a|span|font)\s[^<>`]{1,600}>")
_LOOSE_SIGN = pattern(r"([\"'])[ \t]{0,8}[;,][ \t]{0,8}(?=[\w/>])")
"""A sign between two attributes of a tag, which browsers pass over."""
_MACRO = pattern(r"!\[:[A-Za-z][\w-]{0,40}[ \t\n]++([^\[\]`]{1,1500}+)\](?!\(|\[)")
"""A macro of remark with values and no address: what it makes of them is a script's, the words stay."""
_APART = pattern(r"(?<![!\]\\])\[([^\[\]\n]{1,80})\] \((https?://[^\s()<>]{1,300})\)")
"""A link with a blank between its words and its address."""
_LOOSE = pattern(r"(?<![\w_*])(?P<sign>__|\*\*)[ \t](?P<said>[^\s_*][^_*\n]{1,200}?)(?P<room>[ \t]?)(?P=sign)(?![\w_*])")
"""Bold words with a blank inside of their marks, as older programs took them."""
_SURELY = 4
"""So many words are meant to be bold where there is a blank behind the first mark only."""
_FILES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff")


def _held(found: re.Match[str], text: str) -> str:
    """A picture's address with blanks between angle brackets, as Markdown asks for; in code it stays as it is."""
    address = found[2].strip()
    if len(address.split()) < 2 or not address.lower().endswith(_FILES) or text.count("`", 0, found.start()) % 2:
        return found[0]
    return f"{found[1]}<{address}>{found[3] or ''})"


def _with_closed_comments(text: str) -> str:
    """A text whose comments have no dashes inside, as the older rule of CommonMark asks for, and whose ends typed twice (`-->>`) show
    nothing.
    """
    found: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        found += [text[at : begin + 4], _DASHES.sub("\u2013", text[begin + 4 : end]).strip("-"), "-->"]
        at = end + 3
        if text.startswith((">\n", ">>\n"), at):
            at = text.index("\n", at)
    return "".join((*found, text[at:]))


def _initial(found: re.Match[str]) -> str:
    return found[0] if found.string.count("`", 0, found.start()) % 2 else f"**{found[1]}**"


def _slanted(found: re.Match[str]) -> str:
    text, begin, end = found.string, found.start(), found.end()
    beside = text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum()
    return f"***{found[1]}***" if beside and not text.count("`", 0, begin) % 2 else found[0]


def _even(found: re.Match[str]) -> str:
    """A tag with nothing but blanks between its attributes."""
    return found[0] if found.string.count("`", 0, found.start()) % 2 else _LOOSE_SIGN.sub(r"\1 ", found[0])


def _joined(found: re.Match[str]) -> str:
    return found[0] if found.string.count("`", 0, found.start()) % 2 else f"[{found[1]}]({found[2]})"


def _bold(found: re.Match[str]) -> str:
    """Words between loose marks as bold ones; what is no word, or stands in code, stays."""
    said = found["said"]
    if not found["room"] and len(said.split()) < _SURELY:
        return found[0]
    if not any(letter.isalpha() for letter in said) or found.string.count("`", 0, found.start()) % 2:
        return found[0]
    return f"{found['sign']}{said.strip()}{found['sign']}"


def _without_loose_breaks(text: str) -> str:
    """A text without a backslash that ends it, a break before nothing; one between two pictures is pandoc's space that does not break.

    The last backslash of a path as `C:\\Users\\` stays.
    """
    text = _BETWEEN_PICTURES.sub(r"\1 ", text)
    last = text.rstrip()
    if not last.endswith("\\") or last.endswith("\\\\"):
        return text
    word = last[:-1].rsplit(maxsplit=1)[-1:] if last[:-1].strip() and not last[-2:-1].isspace() else [""]
    return text if "\\" in word[0] or (word[0].endswith(":") and len(word[0]) == 2) else last[:-1].rstrip()


def prepared(text: str, span: Span, env: Mapping[str, Any], others: Others) -> str:
    """A text whose shortcodes, commands of TeX, references to examples and pictures with blanks in their addresses are Markdown.

    What is not understood is counted.
    """
    if "](" in text and " " in text and "!" in text:
        text = _BLANK.sub(lambda found: _held(found, text), text)
    if "){" in text and "\n" in text:
        text = _ATTRIBUTES.sub(lambda found: f"{found[1]}{{{' '.join(found[2].split())}}}", text)
    if "){" in text and "%" in text:
        text = _AFTER_ADDRESS.sub(lambda found: _SHARE.sub(r'="\1"', found[0]), text)
    if "`r " in text:
        text = with_inner_code(text, span.file)
        text = _FORMULA.sub(lambda found: formula_with_names(found[0], lambda name: others.add(CELL, name, span)), text)
    if "<!--" in text and "-->" in text:
        text = _with_closed_comments(text)
    if "__" in text:
        text = _INITIAL.sub(_initial, text)
    if "![:" in text:
        text = _MACRO.sub(lambda found: found[0] if text.count("`", 0, found.start()) % 2 else found[1].strip(), text)
    if "**_" in text:
        text = _SLANTED.sub(_slanted, text)
    if "<" in text and "=" in text and (";" in text or "," in text):
        text = _LOOSE_TAG.sub(_even, text)
    if "] (http" in text:
        text = _APART.sub(_joined, text)
    if "__ " in text or "** " in text:
        text = _LOOSE.sub(_bold, text)
    text = without_shortcodes(text, lambda name: others.add(SHORTCODE, name, span))
    if "\\" in text:
        text = _without_loose_breaks(text)
    if "\\" in text and tex.mentions(text):
        text = tex.translated(text, lambda name: others.add(COMMAND, name, span))
    if "@" in text and (known := env.get(EXAMPLES)):
        text = _EXAMPLE.sub(lambda found: str(known.get(found[1], found[0])), text)
    return text


def figure(picture: Node) -> Node:
    """A picture with what Quarto says of it: `fig-alt` describes it, so that the words before are its caption, as `fig-cap` is."""
    given = {key: value for key, value in picture.attributes.items() if not key.startswith("fig-")}
    alt, caption = picture.attributes.get("fig-alt", ""), picture.attributes.get("fig-cap", "")
    if alt or caption:
        given.setdefault("title", caption or picture.text)
    return (
        replace(picture, text=alt or picture.text or caption, attributes=given) if len(given) != len(picture.attributes) or alt else picture
    )
