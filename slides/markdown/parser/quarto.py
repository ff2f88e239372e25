"""What Quarto and R Markdown add: cells whose code they run, shortcodes, and raw text for other formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.markdown.parser.source_lines import outside_code

# Cells

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
_QUOTED = pattern(r"[\"']([^\"'\n]*)[\"']")
_QUIETLY = pattern(r"opts_chunk\$set\([^`]{0,400}?\becho\s*+=\s*+(?:FALSE|F)\b")
_ALOUD = pattern(r"opts_chunk\$set\([^`]{0,400}?\becho\s*+=\s*+(?:TRUE|T)\b")
_FIGURE_SIZES = ("fig.", "fig-", "out.width", "out-width", "out.height", "out-height")
"""How the options of a cell begin that makes a figure."""
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
    attributes |= {key: "false" for key in ("echo", "include", "eval") if options.get(key, "").lower() in _FALSE}
    attributes |= {"echo": "true"} if options.get("echo", "").lower() not in ("", *_FALSE) else {}
    caption = next((options[key] for key in _CAPTIONS if options.get(key)), "")
    attributes |= {"output": caption} if caption else {}
    alt = next((options[key] for key in _ALTS if options.get(key)), "")
    attributes |= {"output-alt": alt} if alt else {}
    draws = any(key.startswith(_FIGURE_SIZES) for key in options) or options.get("label", "").startswith("fig-")
    attributes |= {"draws": options.get("label", "").removeprefix("fig-")} if draws else {}
    return replace(node, info=language, text=text if text.strip() else "", attributes=attributes)


def run_nothing(nodes: Sequence[Node], front: str, figure: str, say: Callable[[Problem], None]) -> tuple[Node, ...]:
    """Nodes with their cells as they are shown.

    front: the front matter, which may say `echo: false`, or name a format of presentations. figure: the outline's word for a figure.
    """
    cells = [node for node in nodes if node.kind == "code" and "cell" in node.attributes]
    quiet = says_no_echo(front) or any(_QUIETLY.search(node.text) for node in cells)
    unasked = not quiet and presents(front) and not any(_ALOUD.search(node.text) for node in cells)
    return _all_shown(nodes, _Echo(quiet, unasked, figure, say))


@frozen
class _Echo:
    """How an outline shows its cells. quiet: it says `echo: false`. unasked: its format echoes no code unless a cell asks for it."""

    quiet: bool
    unasked: bool
    figure: str
    say: Callable[[Problem], None]


def _all_shown(nodes: Sequence[Node], how: _Echo) -> tuple[Node, ...]:
    return tuple(shown for node in nodes for shown in _shown(node, how))


def _shown(node: Node, how: _Echo) -> Iterator[Node]:
    if node.kind == "code" and "cell" in node.attributes:
        yield from _included(node) or _settled(node, how)
    elif node.children and any(inner.kind == "code" and "cell" in inner.attributes for inner in node.walk()):
        yield replace(node, children=_all_shown(node.children, how))
    else:
        yield node


def _included(node: Node) -> list[Node]:
    """The pictures of a cell that only shows files: `knitr::include_graphics("a.png")`."""
    said = node.attributes
    code = "\n".join(line for line in node.text.split("\n") if not line.lstrip().startswith("#"))
    found = _INCLUDED.fullmatch(code) if "include_graphics(" in code and not {"include", "eval"} & said.keys() else None
    if found is None:
        return []
    caption, alt = said.get("output", ""), said.get("output-alt", "")
    attributes = {"fig-alt": alt} if alt and caption else {}
    files = _QUOTED.findall(found[1])
    return [Node("picture", node.span, node.end, text=caption or alt, info=file, attributes=attributes) for file in files]


_CELL_KEYS = frozenset({"cell", "echo", "include", "eval", "output", "output-alt", "draws"})


def _settled(node: Node, how: _Echo) -> Iterator[Node]:
    """One cell: its code where it is to be seen, and a frame for its figure, with a message where what it would show is missing.

    Code that the format hides, though its author did not ask for that, is kept in the notes.
    """
    said = node.attributes
    if "include" in said or not node.text.strip():
        yield Node("markup", node.span, node.end)
        return
    hidden = said.get("echo", "false" if how.quiet or how.unasked else "true") == "false"
    if "eval" not in said and (hidden or "output" in said):
        named = f" ({said['output']})" if "output" in said else ""
        message = f"code is not run here: the output of this {said['cell']} cell is missing{named}"
        how.say(
            Problem(rule_catalogue.LEFT_OUT, node.span, message, "save its output as a picture or a table, and put that into the outline")
        )
    code = replace(node, attributes={key: value for key, value in said.items() if key not in _CELL_KEYS})
    if not hidden:
        yield code
        return
    yield from _frame(node, how.figure)
    if how.unasked and "echo" not in said:
        yield Node("container", node.span, node.end, children=(code,), info="notes")
    else:
        yield Node("markup", node.span, node.end)


def _frame(node: Node, figure: str) -> Iterator[Node]:
    """A frame in the place of the figure that a cell would draw, with its caption, its label or only the word for a figure."""
    said = node.attributes
    if "eval" in said or not {"draws", "output"} & said.keys():
        return
    words = said.get("output") or said.get("draws", "").replace("-", " ").replace("_", " ")
    yield Node("picture", node.span, node.end, text=f"{figure}: {words}" if words else figure, attributes={UNSEEN: "true"})


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


_EXECUTE = pattern(r"(?m)^execute:[ \t]*(?:\{(?P<line>[^}\n]*)\}|(?P<lines>(?:\n[ \t]+.*)*))")
_ECHO = pattern(r"\becho[ \t]*:[ \t]*(?:false|no|off)\b", re.IGNORECASE)


def says_no_echo(front: str) -> bool:
    """Whether a front matter says that the code of cells is not shown: `execute:` with `echo: false`, or that at its margin."""
    found = _EXECUTE.search(front)
    inside = (found["line"] or found["lines"] or "") if found else ""
    return _ECHO.search(inside) is not None or re.search(r"(?im)^echo[ \t]*:[ \t]*false\b", front) is not None


# Shortcodes

_SAID = r"(?:\"[^\"{}\n]*+\"|'[^'{}\n]*+'|[^<>])*+"
"""What stands in a shortcode; in quotation marks it may have angle brackets."""
_PIECE = pattern(
    rf"(?P<code>(?<!`)`[^`\n]*`)|\{{\{{\{{<(?P<shown>[^<>]*)>\}}\}}\}}|\{{\{{<(?P<said>{_SAID})>\}}\}}|\{{\{{%(?P<hugo>[^%{{}}]*)%\}}\}}"
)
_MOST_LINES = 30
"""A shortcode on more lines than these is none."""
_QUIET = frozenset({"pagebreak"})
_WORD = pattern(r"\"([^\"]*)\"|'([^']*)'|(\S+)")


def with_whole_shortcodes(text: str) -> str:
    """An outline with each shortcode that goes over several lines on its first one, so that its `>}}` is no quotation.

    Every line stays a line: those that it took are empty. Code keeps its words.
    """
    if "{{<" not in text:
        return text
    lines = text.split("\n")
    ends = {at for at, line in outside_code(lines) if ">}}" in line}
    taken = -1
    for at, line in outside_code(lines):
        begin = line.rfind("{{<")
        if begin < 0 or at <= taken or ">}}" in line[begin:] or line.count("`", 0, begin) % 2:
            continue
        last = next((end for end in range(at + 1, min(at + _MOST_LINES, len(lines))) if end in ends), 0)
        if not last or any("{{<" in lines[each].partition(">}}")[0] for each in range(at + 1, last + 1)):
            continue
        lines[at] = " ".join([line.rstrip(), *(lines[each].strip() for each in range(at + 1, last + 1))])
        lines[at + 1 : last + 1] = [""] * (last - at)
        taken = last
    return "\n".join(lines)


def without_shortcodes(text: str, count: Callable[[str], None]) -> str:
    """A block's text without Quarto's `{{< name … >}}` and Hugo's `{{% name … %}}`: videos as links, keys as they are pressed, else
    nothing. Code stays as it is.

    `count` takes the name of each whose content is missing; of those that name a file, with the file.
    """
    if "{{<" not in text and "{{%" not in text:
        return text

    def put(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found["code"]
        if found["shown"] is not None:
            return f"`{{{{<{found['shown']}>}}}}`"
        if found["hugo"] is not None:
            name = found["hugo"].split(None, 1)[:1]
            if name and not name[0].startswith("/"):
                count(f"% {name[0]}")
            return ""
        return _meant(["".join(each) for each in _WORD.findall(found["said"])], count)

    return _PIECE.sub(put, text)


def _meant(words: list[str], count: Callable[[str], None]) -> str:
    """One shortcode as Markdown."""
    name = words[0] if words else ""
    if name == "kbd" and len(words) > 1:
        return f"`{' '.join(word for word in words[1:] if '=' not in word)}`"
    if name == "video" and len(words) > 1 and words[1].startswith(("https://", "http://")):
        return f"<{words[1]}>"
    if name and name not in _QUIET and not name.startswith("/"):
        count(f"{name} {words[1]}" if name in ("include", "embed", "video") and len(words) > 1 else name)
    return ""


CONTENTS = "contents"
"""What a node of markup is called that asks for a table of contents."""
_TOC = pattern(r"(?i)\\tableofcontents(?:\[[^\]]*\])?|\[\[?_?toc_?\]?\]|\{:toc\}|\$\{toc\}|\{\{toc\}\}|\[\[_toc_\]\]|@\[toc\](?:\(.*\))?")
_SNIPPET = pattern(r"<<<\s*@?[\w/.~-]\S*(?:\s.*)?")


ASKING = ("[", "<<<", "{", "$", "@", "\\")
"""What a paragraph begins with that may ask for what is not shown."""


def asks_for_contents(text: str, span: Span, problems: list[Problem]) -> bool:
    """Whether a paragraph only asks for a table of contents, for which the agenda stands, or for lines of a file: that is reported."""
    if found := _SNIPPET.fullmatch(text.strip()) if text.startswith("<<<") else None:
        file = found[0].removeprefix("<<<").strip()
        hint = "copy its lines into the outline as code"
        problems.append(Problem(rule_catalogue.LEFT_OUT, span, f"lines of the file {file[:200]} are not included", hint))
    return found is not None or _TOC.fullmatch(text.strip()) is not None


_COMPUTED = pattern(r"r [^`]*[()$+*/\[\]-][^`]*|\{(?:r|python|julia|ojs)\} .*", re.DOTALL)


def computed(text: str) -> bool:
    """Whether code in a line is run by R Markdown or Quarto, as `r Sys.Date()` and `{python} x` are."""
    return text.startswith(("r ", "{")) and _COMPUTED.fullmatch(text) is not None
