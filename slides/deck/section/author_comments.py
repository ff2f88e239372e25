"""Comments that ask something of this program: a directive for the slide."""

from __future__ import annotations

import re
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.dialects import DIRECTIVES
from slides.markdown.parser import Node

_SUPPORTED = pattern(r"\s*+slides[ \t]*+:[ \t]*+supported\b[ \t]*+(.*)", re.IGNORECASE)
SETTING = "slides"
"""How a comment begins that speaks to this program: `<!-- slides: ignore L1 -->`."""


@frozen
class Remark:
    """What a comment comes to: a layout asked for and where, and what was not understood."""

    layout: str = ""
    asked: Span | None = None
    problems: tuple[Problem, ...] = ()


def ignoring(text: str) -> tuple[str, ...] | None:
    """The codes and names of rules in a comment `slides: ignore L1`; None where a comment is no such line. Lines after it say why."""
    first, *_ = text.strip().split("\n", 1)
    setting, _, rest = first.partition(":")
    verb, _, words = rest.strip().partition(" ")
    if setting.strip().casefold() != SETTING or verb.strip(":").casefold() != "ignore":
        return None
    return tuple(words.replace(",", " ").replace("[", " ").replace("]", " ").split())


def accepting(text: str) -> tuple[str, ...] | None:
    """The words of statements that a comment `slides: supported "…"` accepts, one a line; None where a comment is no such line."""
    found = [_SUPPORTED.fullmatch(line) for line in text.strip().split("\n")]
    if not found[0]:
        return None
    return tuple(each.group(1).strip().strip("\"“”„«»' ") for each in found if each)


def read_remark(node: Node) -> Remark:
    """The directives of a comment, line by line; nothing of one that holds words."""
    if ignoring(node.text) is not None or accepting(node.text) is not None:
        return Remark()
    lines = [line.strip() for line in node.text.splitlines() if line.strip()]
    pairs = [re.match(r"([\w-]+):\s*(.*)", line) for line in lines]
    remark = Remark()
    for at, pair in enumerate(pairs):
        span = replace(node.span, line=node.span.line + at)
        if pair and pair.group(1) in DIRECTIVES:
            remark = replace(remark, layout=pair.group(2).strip(), asked=span)
        else:
            from difflib import get_close_matches

            near = get_close_matches(pair.group(1).lower() if pair else "", DIRECTIVES, 1, 0.7)
            hint = f"did you mean {near[0]}?" if near and at == 0 else f"known: {', '.join(DIRECTIVES)}"
            fix = Fix(span.line, pair.group(1), near[0]) if pair and near and at == 0 else None
            problem = Problem(rule_catalogue.UNKNOWN_DIRECTIVE, span, f"unknown directive: {lines[at][:60]}", hint, fix=fix)
            remark = replace(remark, problems=(*remark.problems, problem))
    return remark
