"""markdown-it as outlines need it: one parser for blocks, and for each line of text one with the rules that can apply to it.

A rule of markdown-it begins at a character of its own. Where that character is nowhere in a text the rule has nothing to do there,
so that text is read without it: by far the most is read without any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_core import ParserCore, RuleFuncCoreType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.superscript import superscript_plugin

from slides.base.lazy_regex import pattern
from slides.markdown.parser.containers import container_plugin
from slides.markdown.parser.dialects import REMARKS, SLOT, formula_after_text_plugin, pair_plugin, rule_first_plugin, slide_matter_plugin
from slides.markdown.parser.grid_tables import grid_plugin
from slides.markdown.parser.html_ends import html_ends_plugin
from slides.markdown.parser.line_blocks import LINES, line_block_plugin
from slides.markdown.parser.lists import DATES, OTHER_LISTS, other_lists_plugin
from slides.markdown.parser.long_tags import long_tag_plugin
from slides.markdown.parser.mermaid_box import mermaid_box_plugin
from slides.markdown.parser.multimarkdown import multimarkdown_plugin
from slides.markdown.parser.obsidian import BOXES, MARK, obsidian_plugin
from slides.markdown.parser.pandoc import pandoc_plugin
from slides.markdown.parser.remark import CLASS, remark_plugin
from slides.markdown.parser.spoken import spoken_plugin
from slides.markdown.parser.tex_blocks import BEGINS, NOTE, tex_plugin
from slides.markdown.parser.text_tables import TABLES, text_tables_plugin
from slides.markdown.parser.wide import WideInline

DEEPEST = 120
"""Blocks nested deeper than this (a list counts twice a level) are not read, and reported."""

_SIGNS = pattern(rf"[\n\\`*_~^\[<&$@]|!(?=\[)|==|%%|{CLASS}|www\.|(?:https?|mailto|xmpp):")
"""What Markdown inside a line begins with."""
_SIGN = pattern(r"[\n\\`*_~^\[<&$@]")
"""The signs of one letter: a set is looked for three times as fast as several words."""
_ATTRIBUTES = "{"
"""Attributes only follow what has a sign of its own."""
_RULES = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "~": ("strikethrough", "pairs"),
    "^": ("sup", "footnote_inline", "footnote_ref"),
    "[": ("link", "wiki_link"),
    "!": ("image", "embed"),
    MARK: ("percent_comment",),
    "<": ("autolink", "html_inline", "aside_notes"),
    "&": ("entity",),
    "$": ("math_inline",),
    "@": ("gfm_autolink_email",),
    "==": ("pairs",),
    ".": ("remark_class",),
    "www.": ("gfm_autolink_www",),
    _ATTRIBUTES: ("span", "attr"),
}
"""Which of the rules can apply where a sign stands; what is no row is an address by its scheme."""
_SCHEME = ("gfm_autolink_protocol",)
_BLOCKS = {
    "table": "|",
    "attr": "{",
    "container_div": ":::",
    "math_block": "$$",
    "blockquote": ">",
    "footnote_def": "[^",
    "reference": "]:",
    "html_block": "<",
    "long_tag": "<",
    "aside_notes": "<aside",
    "remark_notes": "???",
    "remark_paragraph": "\n--",
    "remark_class": "[",
    "dashes": "--",
    "snippet": "<<<",
    "include": "{{<",
    "embedded_note": "![[",
    "percent_comment": MARK,
    "mermaid_box": "mermaid",
    "normalize": "\r",
    "grid_table": "+-",
    "tex": BEGINS,
    "tex_note": NOTE,
    "pause": ". .",
    "bare_heading": "{",
    "heading_attributes": "{",
}
"""Which of the rules for blocks can apply only where this stands."""
_BEGUN = {"text_table": TABLES, "line_block": LINES, "other_list": OTHER_LISTS, "date": DATES}
"""The same for rules whose beginnings a pattern finds, in a text with a line break before it.

A pattern that begins with a letter is searched for much faster than one that begins with a choice.
"""
_SEVERAL = {
    "slide_box": BOXES,
    "slide_matter": ("---", *REMARKS),
    "fence": ("```", "~~~"),
    "code": ("    ", "\t"),
    "note_line": tuple(f"{word}{end}{colon}" for word in ("Note", "note", "NOTE") for end in ("", "s", "S") for colon in (":", "\uff1a")),
}
"""The same for rules that begin in several ways."""
_MEANING = pattern(r"\n(?:[^\S\n]|[>*+\-\d.)])*+[:~][ \t]")
"""What a term means, as deflist has it: on a line that begins with a colon or a tilde, behind the marks of what holds it."""
_INTERRUPTED = ("paragraph", "reference", "blockquote", "list")
"""The blocks that others may end."""
_PAIRED = frozenset("*_~")
"""Signs whose partners are looked for once the line is read."""


_FORMULA = math_inline_dollar(False, False, True)


def _formula_outside_code(state: StateInline, silent: bool) -> bool:
    """A formula between dollar signs, neither of which stands in code between backticks; GitHub's $`x`$ has both beside it."""
    begin = state.pos
    if "`" in state.src and state.src[begin] == "$" and _FORMULA(state, True):
        inner = state.src[begin : state.pos].strip("$")
        state.pos = begin
        if "`" in inner and not (inner[0] == inner[-1] == "`" and len(inner) > 1):
            return False
    return _FORMULA(state, silent)


class _Unrendered:
    """In the place of a renderer: nothing is written as HTML, and to list what writes it `inspect` would be loaded."""

    __output__: ClassVar[str] = "none"

    def __init__(self, _: MarkdownIt) -> None: ...

    def render(self, tokens: Sequence[Token], options: Any, env: Any) -> str:
        """Nothing."""
        return ""


@lru_cache(maxsize=1)
def whole() -> MarkdownIt:
    """CommonMark and GitHub's Markdown, with what pandoc, Quarto and Marp add to it; every rule at work.

    Every link becomes one here; `leads_somewhere` says which a deck may hold, so that what is left out can be reported. Addresses come
    again and again, as that of a source does, so the last ones are remembered.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}, renderer_cls=_Unrendered).enable(["table", "strikethrough"])
    parser.validateLink = lambda _: True  # type: ignore[assignment]
    parser.normalizeLink = lru_cache(maxsize=256)(parser.normalizeLink)  # type: ignore[method-assign]
    front_matter_plugin(parser)
    rule_first_plugin(parser)
    attrs_plugin(parser, spans=True)
    attrs_block_plugin(parser)
    container_plugin(parser)
    footnote_plugin(parser, move_to_end=False)
    deflist_plugin(parser)
    dollarmath_plugin(parser, allow_space=False, allow_digits=False, double_inline=True, label_normalizer=str)
    parser.inline.ruler.at("math_inline", _formula_outside_code)
    formula_after_text_plugin(parser)
    gfm_autolink_plugin(parser)
    pair_plugin(parser)
    superscript_plugin(parser)
    slide_matter_plugin(parser)
    other_lists_plugin(parser)
    text_tables_plugin(parser)
    grid_plugin(parser)
    line_block_plugin(parser)
    tex_plugin(parser)
    pandoc_plugin(parser)
    multimarkdown_plugin(parser)
    spoken_plugin(parser)
    remark_plugin(parser)
    obsidian_plugin(parser)
    mermaid_box_plugin(parser)
    html_ends_plugin(parser)
    long_tag_plugin(parser)
    wide = WideInline()
    vars(wide).update(vars(parser.inline))
    parser.inline = wide
    return parser


def blocks(text: str, env: dict[str, Any], *, first: bool = True) -> list[Token]:
    """The blocks of an outline; the text of each is still to be read. `env` takes the definitions and footnotes.

    first: whether the outline begins with this text, so that it may hold the front matter.
    """
    idle = [rule for rule, sign in _BLOCKS.items() if sign not in text]
    idle += [rule for rule, signs in _SEVERAL.items() if not _holds(text, signs)]
    lines = f"\n{text}"
    idle += [rule for rule, begins in _BEGUN.items() if begins.search(lines) is None]
    if not first:
        idle += ["front_matter", "title_block", "metadata_block", "commented_front_matter"]
    if _MEANING.search(text) is None:
        idle.append("deflist")
    if SLOT.search(text) is None:
        idle.append("slide_slot")
    return _blocks(frozenset(idle)).parse(text, env)


def _holds(text: str, signs: Sequence[str]) -> bool:
    """Whether one of these stands in a text."""
    for sign in signs:  # noqa: SIM110 - a generator would take twice as long
        if sign in text:
            return True
    return False


@lru_cache(maxsize=64)
def _blocks(idle: frozenset[str]) -> MarkdownIt:
    """The parser that leaves the text of each block as it stands, without the rules that have nothing to do."""
    every = whole()
    parser = copy(every)
    parser.core = ParserCore()
    parser.core.ruler = Ruler[RuleFuncCoreType]()
    for name, step in zip(every.core.ruler.get_active_rules(), every.core.ruler.getRules(), strict=True):
        if name not in ("inline", "text_join") and name not in idle:
            parser.core.ruler.push(name, step)
    parser.block = ParserBlock()
    parser.block.ruler = Ruler[RuleFuncBlockType]()
    ends = {chain: every.block.ruler.getRules(chain) for chain in _INTERRUPTED}
    for name, rule in zip(every.block.ruler.get_active_rules(), every.block.ruler.getRules(), strict=True):
        if name not in idle:
            parser.block.ruler.push(name, rule, {"alt": [chain for chain, rules in ends.items() if rule in rules]})
    return parser


def is_plain(text: str) -> bool:
    """Whether a block's text holds no Markdown: it is what it says."""
    if _SIGN.search(text) is not None or "==" in text or MARK in text or "www." in text:
        return False
    return (":" not in text or _SIGNS.search(text) is None) and "{{%" not in text


def inline(text: str, env: dict[str, Any]) -> Sequence[Token]:
    """The tokens of a block's text. `env` holds the definitions and footnotes of all blocks."""
    signs = _SIGNS.findall(text)
    if _ATTRIBUTES in text:
        signs.append(_ATTRIBUTES)
    return _inline(frozenset(signs)).parseInline(text, env)[0].children or ()


@lru_cache(maxsize=128)
def _inline(signs: frozenset[str]) -> MarkdownIt:
    """The parser for text in which these signs stand."""
    every = whole()
    wanted = {"text", *(rule for sign in signs for rule in _RULES.get(sign, _SCHEME))}
    parser = copy(every)
    parser.core = ParserCore()
    parser.core.ruler.enableOnly(["block", "inline", "text_join"])
    parser.inline = WideInline()
    parser.inline.ruler = Ruler[RuleFuncInlineType]()
    for name, rule in zip(every.inline.ruler.get_active_rules(), every.inline.ruler.getRules(), strict=True):
        if name in wanted:
            parser.inline.ruler.push(name, rule)
    parser.inline.ruler2.enableOnly(every.inline.ruler2.get_active_rules() if signs & _PAIRED else ["fragments_join"])
    begins = {sign[0] if sign in _RULES else ":" for sign in signs}
    parser.inline.terminator_re = re.compile(f"[{re.escape(''.join(sorted(begins)))}\\]]")
    return parser


def token_words(part: Token) -> str:
    """The words of a token inside a picture's description."""
    if part.type in ("text", "code_inline", "text_special", "math_inline") or not part.children:
        return part.content
    return "".join(map(token_words, part.children))
