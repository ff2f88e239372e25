"""Comments: a directive for the slide, another program's setting, or what the presenter says."""

from __future__ import annotations

import re
from dataclasses import replace

from slides import codes
from slides.frozen import frozen
from slides.ground import Problem, Span
from slides.outline import Node
from slides.patterns import pattern
from slides.words import Paragraph, Run

DIRECTIVES = ("layout",)
SETTING = "slides"
"""How a comment begins that speaks to this program: `<!-- slides: ignore L1 -->`."""
_MARP_KEYS = (
    "marp class paginate header footer backgroundcolor backgroundimage backgroundposition backgroundrepeat backgroundsize color "
    "size style headingdivider math transition fit"
)
_MARP = frozenset(_MARP_KEYS.split())
_REVEAL = pattern(r"\.(slide|element):")


@frozen
class Remark:
    """What a comment comes to: a layout asked for and where, notes, and what was not understood."""

    layout: str = ""
    asked: Span | None = None
    notes: tuple[Paragraph, ...] = ()
    problems: tuple[Problem, ...] = ()


def ignoring(text: str) -> tuple[str, ...] | None:
    """The codes and names of rules in a comment `slides: ignore L1`; None where a comment is no such line. Lines after it say why."""
    first, *_ = text.strip().split("\n", 1)
    setting, _, rest = first.partition(":")
    verb, _, words = rest.strip().partition(" ")
    if setting.strip().casefold() != SETTING or verb.strip(":").casefold() != "ignore":
        return None
    return tuple(words.replace(",", " ").replace("[", " ").replace("]", " ").split())


def read_remark(node: Node) -> Remark:
    """A directive where the first key is one, or nearly; nothing for Marp's and reveal's own settings; else speaker notes."""
    if ignoring(node.text) is not None:
        return Remark()
    lines = [line.strip() for line in node.text.splitlines() if line.strip()]
    pairs = [re.match(r"([\w-]+):\s*(.*)", line) for line in lines]
    first = pairs[0].group(1).lower() if pairs and pairs[0] else ""
    if first.lstrip("_") in _MARP or (lines and _REVEAL.match(lines[0])):
        return Remark()
    from difflib import get_close_matches

    near = get_close_matches(first, DIRECTIVES, 1, 0.7)
    if not near:
        stretches = (" ".join(stretch.split()) for stretch in re.split(r"\n\s*\n", node.text))
        return Remark(notes=tuple(Paragraph((Run(stretch),)) for stretch in stretches if stretch))
    remark = Remark()
    for at, pair in enumerate(pairs):
        span = replace(node.span, line=node.span.line + at)
        if pair and pair.group(1).lower() in DIRECTIVES:
            remark = replace(remark, layout=pair.group(2).strip(), asked=span)
        else:
            hint = f"did you mean {near[0]}?" if at == 0 else f"known: {', '.join(DIRECTIVES)}"
            remark = replace(
                remark, problems=(*remark.problems, Problem(codes.UNKNOWN_DIRECTIVE, span, f"unknown directive: {lines[at][:60]}", hint))
            )
    return remark
