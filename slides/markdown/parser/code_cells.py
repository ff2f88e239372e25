"""Cells of Quarto and R Markdown: code that they run, and that is not run here. What it would show has a frame in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.markdown.parser.plots import AXES, DRAWINGS, Plots, named_in
from slides.markdown.parser.rendered import RenderedFigures
from slides.markdown.parser.tags import readable
from slides.text.rich_text import Run

_CELL = pattern(r"\{\s*(?P<language>[A-Za-z][\w.+-]*)\s*(?P<rest>(?:[,\s][^{}]*)?)\}\s*")
_OPTION = pattern(r"\s*(?:#|//|--|%%)\|\s?(?P<key>[\w.-]+)\s*:\s*(?P<value>.*)")
_MORE = pattern(r"\s*(?:#|//|--|%%)\|.*")
_PAIR = pattern(r"(?<![\w.-])([\w.-]++)\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^,\s\"']++)")
_FALSE = frozenset({"false", "f", "no", "n", "off"})
_DRAWN = frozenset({"mermaid"})
"""Languages of cells that are drawn here too."""
_ALTS = ("fig-alt", "fig.alt")
_INCLUDED = pattern(
    r"\s*+(?:knitr::)?include_graphics\(\s*+(?:path\s*+=\s*+)?(?:c\(\s*+)?((?:[\"'][^\"'\n]*+[\"'][\s,]*+)++)\)?"
    r"(?:,?\s*+[\w.]++\s*+=\s*+[^\s,()]++)*+\s*+\)\s*+"
)
"""A cell that does nothing but show pictures from files."""
_PAGE = pattern(r"\s*+(?:knitr::)?include_(?:url|app)\(\s*+[\"'](https?://[^\s\"'<>]{1,400})[\"'][^()\n]{0,200}\)\s*+")
"""A cell that does nothing but show a page of the network."""
_QUOTED = pattern(r"[\"']([^\"'\n]*)[\"']")
_QUIETLY = pattern(r"opts_chunk\$set\([^`]{0,400}?\becho\s*+=\s*+(?:FALSE|F)\b")
_ALOUD = pattern(r"opts_chunk\$set\([^`]{0,400}?\becho\s*+=\s*+(?:TRUE|T)\b")
_FIGURE_SIZES = ("fig.", "fig-", "out.width", "out-width", "out.height", "out-height")
"""How the options of a cell begin that makes a figure."""
_POSITION = pattern(r"[ ,\t]{1,8}(?P<label>[^\s,=\"']{1,120})[ \t]{0,8}(?=,|$)")
"""A cell's label where it is no option."""
_GENERIC = frozenset({"plot", "plots", "fig", "figure", "chunk", "unnamed", "graph", "chart", "image", "cell", "code", "img"})
_TELLING = 3
"""Letters of a word in a label that says something."""
_CAPTIONS = ("fig-cap", "fig.cap", "tbl-cap", "tbl.cap", "cap")


def cell(node: Node) -> Node:
    """A fence ```` ```{python} ```` as what its options ask for: its code, or nothing. Nothing is run, so its output is missing.

    Options stand in the fence, as `{r, echo=FALSE}`, or in lines of their own, as `#| echo: false`.
    """
    found = _CELL.fullmatch(node.info) if node.info.startswith("{") else None
    if found is None or "=" in found["language"]:
        return node
    lines = node.text.split("\n")
    options = {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(found["rest"])}
    first = 0
    while first < len(lines) and _MORE.fullmatch(lines[first]):
        if option := _OPTION.fullmatch(lines[first]):
            options[option["key"].lower()] = option["value"].strip().strip("\"'")
        first += 1
    text = "\n".join(lines[first:])
    language = found["language"].lower()
    if language in _DRAWN:
        return replace(node, info=language, text=text)
    attributes = {**node.attributes, "cell": language}
    positional = _POSITION.match(found["rest"])
    label = options.get("label") or (positional["label"] if positional else "")
    attributes |= {"label": label} if label else {}
    attributes |= {key: "false" for key in ("echo", "include", "eval") if options.get(key, "").lower() in _FALSE}
    attributes |= {"hidden": "true"} if _hides_figures(options) else {}
    attributes |= {"folded": options["code-fold"].lower()} if options.get("code-fold") in ("true", "false", "show") else {}
    attributes |= {"echo": "true"} if options.get("echo", "").lower() not in ("", *_FALSE) else {}
    caption = next((options[key] for key in _CAPTIONS if options.get(key)), "")
    attributes |= {"output": caption} if caption else {}
    alt = next((options[key] for key in _ALTS if options.get(key)), "")
    attributes |= {"output-alt": alt} if alt else {}
    draws = any(key.startswith(_FIGURE_SIZES) for key in options) or label.startswith("fig-")
    attributes |= {"draws": "true"} if draws else {}
    return replace(node, info=language, text=text if text.strip() else "", attributes=attributes)


def _hides_figures(options: Mapping[str, str]) -> bool:
    """Whether a cell's options say that no figure or no output is shown."""
    return (
        any(options.get(key, "").lower() == "hide" for key in ("fig.show", "fig-show", "results"))
        or options.get("output", "").lower() in _FALSE
    )


def run_nothing(
    nodes: Sequence[Node], front: str, figure: str, rendered: RenderedFigures, say: Callable[[Problem], None]
) -> tuple[Node, ...]:
    """Nodes with their cells as they are shown.

    front: the front matter, which may say `echo: false`, or name a format of presentations. figure: the outline's word for a figure.
    rendered: the figures that are saved beside the outline.
    """
    cells = [inner for node in nodes for inner in (node.walk() if node.children else (node,)) if _is_cell(inner)]
    quiet = says_no_echo(front) or any(_QUIETLY.search(node.text) for node in cells)
    unasked = not quiet and presents(front) and not any(_ALOUD.search(node.text) for node in cells)
    plots = Plots((node.attributes["cell"], node.text) for node in cells)
    shown = _all_shown(nodes, _Echo(quiet, unasked, _FOLDED.search(front) is not None, figure, plots, rendered, say))
    for problem in rendered.problems():
        say(problem)
    return shown


@frozen
class _Echo:
    """How an outline shows its cells. quiet: it says `echo: false`. unasked: its format echoes no code unless a cell asks for it.
    folded: code is folded away until it is asked for."""

    quiet: bool
    unasked: bool
    folded: bool
    figure: str
    plots: Plots
    rendered: RenderedFigures
    say: Callable[[Problem], None]


def _is_cell(node: Node) -> bool:
    return node.kind == "code" and "cell" in node.attributes


def _all_shown(nodes: Sequence[Node], how: _Echo) -> tuple[Node, ...]:
    return tuple(shown for node in nodes for shown in _shown(node, how))


def _shown(node: Node, how: _Echo) -> Iterator[Node]:
    if _is_cell(node):
        yield from _included(node) or _settled(node, how)
    elif node.children and any(_is_cell(inner) for inner in node.walk()):
        yield replace(node, children=_all_shown(node.children, how))
    else:
        yield node


def _included(node: Node) -> list[Node]:
    """What a cell shows that only shows files, `knitr::include_graphics("a.png")`, or a page of the network, which is a link here."""
    said = node.attributes
    code = "\n".join(line for line in node.text.split("\n") if not line.lstrip().startswith("#"))
    found = _INCLUDED.fullmatch(code) if "include_graphics(" in code and not {"include", "eval"} & said.keys() else None
    if found:
        return _pictures(node, _QUOTED.findall(found[1]))
    page = _PAGE.fullmatch(code) if "include_" in code and not {"include", "eval"} & said.keys() else None
    return [Node("paragraph", node.span, node.end, (Run(readable(page[1]), link=page[1]),))] if page else []


def _pictures(node: Node, files: Sequence[str], words: str = "") -> list[Node]:
    """The pictures of a cell, with the caption and the description that it gives them; words: what else says what they show."""
    caption, alt = node.attributes.get("output", ""), node.attributes.get("output-alt", "")
    attributes = {"fig-alt": alt} if alt and caption else {}
    return [Node("picture", node.span, node.end, text=caption or alt or words, info=file, attributes=attributes) for file in files]


_CELL_KEYS = frozenset({"cell", "echo", "include", "eval", "output", "output-alt", "draws", "folded", "hidden", "label"})


def _settled(node: Node, how: _Echo) -> Iterator[Node]:
    """One cell: its code where it is to be seen, and its figure where one is saved, else a frame for it, with a message where what it
    would show is missing.

    Code that the format hides, though its author did not ask for that, is kept in the notes.
    """
    said = node.attributes
    if "include" in said or not node.text.strip():
        yield Node("markup", node.span, node.end)
        return
    figures = list(_figures(node, how))
    asked = said.get("echo")
    hidden = (asked or ("false" if how.quiet or how.unasked else "true")) == "false"
    folded = not hidden and bool(figures) and said.get("folded", "true" if how.folded else "false") == "true"
    if "eval" not in said and (hidden or figures or "output" in said) and not any(figure.info for figure in figures):
        named = f" ({said['output']})" if "output" in said else ""
        message = f"code is not run here: the output of this {said['cell']} cell is missing{named}"
        if said["cell"] in DRAWINGS:
            message = f"a drawing in {said['cell']} is not drawn here{named}: its source is in the notes"
        how.say(
            Problem(rule_catalogue.LEFT_OUT, node.span, message, "save its output as a picture or a table, and put that into the outline")
        )
    code = replace(node, attributes={key: value for key, value in said.items() if key not in _CELL_KEYS})
    if not hidden and not folded:
        yield code
    yield from figures
    if folded or (hidden and how.unasked and asked is None):
        yield Node("container", node.span, node.end, children=(code,), info="notes")
    elif hidden:
        yield Node("markup", node.span, node.end)


def _figures(node: Node, how: _Echo) -> Iterator[Node]:
    """What a cell draws: the figures that are saved for it, else a frame with its caption, what its code calls it, its label or only the
    word for a figure."""
    said = node.attributes
    if "hidden" in said:
        return
    words = said.get("output") or named_in(said["cell"], node.text)
    wanted = {"draws", "output"} & said.keys()
    count = how.plots.draws(said["cell"], node.text)
    if files := how.rendered.of(node.span.line, count or bool(wanted)):
        yield from _pictures(node, files, f"{how.figure}: {words}" if AXES in words else words)
    elif "eval" not in said and (wanted or count):
        words = words or said.get("output-alt", "") or _label_words(said)
        yield Node("picture", node.span, node.end, text=f"{how.figure}: {words}" if words else how.figure, attributes={UNSEEN: "true"})


def _label_words(said: Mapping[str, str]) -> str:
    """A cell's label as words, where it says something."""
    words = said.get("label", "").removeprefix("fig-").replace("-", " ").replace("_", " ").replace(".", " ").split()
    telling = [word for word in words if len(word) >= _TELLING and word.isalpha() and word.lower() not in _GENERIC]
    return " ".join(words) if telling else ""


UNSEEN = "unseen"
"""The attribute of a picture that only running the outline's code would draw."""
_FORMAT = pattern(r"(?m)^format:[ \t]*+(?P<line>[^\n]*+)(?P<lines>(?:\n(?:[ \t]|-[ \t])[^\n]*+)*+)")
_PRESENTATION = pattern(r"(?m)(?:^[ \t]*+(?:-[ \t]++)?|[\[{,][ \t]*+)[\"']?(?:[\w]++-)?(?:revealjs|beamer|pptx)[\"']?[ \t]*+(?=[:,\]}#]|$)")
_ECHOED = pattern(r"\becho[ \t]*:[ \t]*(?:true|yes|on|fenced)\b", re.IGNORECASE)


def presents(front: str) -> bool:
    """Whether a front matter names a format of Quarto's presentations, and does not ask for the code of cells.

    Source: Quarto's reference, "Execution": in `beamer`, `revealjs` and `pptx` the default is `echo: false`.
    """
    found = _FORMAT.search(front)
    return found is not None and _ECHOED.search(front) is None and _PRESENTATION.search(f"{found['line']}{found['lines']}") is not None


_FOLDED = pattern(r"(?m)^[ \t]*+code-fold[ \t]*+:[ \t]*+true\b")
_EXECUTE = pattern(r"(?m)^execute:[ \t]*(?:\{(?P<line>[^}\n]*)\}|(?P<lines>(?:\n[ \t]+.*)*))")
_ECHO = pattern(r"\becho[ \t]*:[ \t]*(?:false|no|off)\b", re.IGNORECASE)


def says_no_echo(front: str) -> bool:
    """Whether a front matter says that the code of cells is not shown: `execute:` with `echo: false`, or that at its margin."""
    found = _EXECUTE.search(front)
    inside = (found["line"] or found["lines"] or "") if found else ""
    return _ECHO.search(inside) is not None or re.search(r"(?im)^echo[ \t]*:[ \t]*false\b", front) is not None
