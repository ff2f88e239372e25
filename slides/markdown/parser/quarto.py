"""What Quarto and R Markdown add: cells whose code they run, shortcodes, and raw text for other formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node

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
    return replace(node, info=language, text=text if text.strip() else "", attributes=attributes)


def run_nothing(nodes: Sequence[Node], quiet: bool, say: Callable[[Problem], None]) -> tuple[Node, ...]:
    """Nodes with their cells as they are shown. quiet: whether the outline's own front matter says `echo: false`."""
    quiet = quiet or any(_QUIETLY.search(node.text) for node in nodes if node.kind == "code" and "cell" in node.attributes)
    return tuple(shown for node in nodes for shown in _shown(node, quiet, say))


def _shown(node: Node, quiet: bool, say: Callable[[Problem], None]) -> Iterator[Node]:
    if node.kind == "code" and "cell" in node.attributes:
        pictures = _included(node)
        yield from pictures or (_settled(node, quiet, say),)
    elif node.children and any(inner.kind == "code" and "cell" in inner.attributes for inner in node.walk()):
        yield replace(node, children=run_nothing(node.children, quiet, say))
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


def _settled(node: Node, quiet: bool, say: Callable[[Problem], None]) -> Node:
    """One cell: its code where it is to be seen, with a message where what it would show is missing."""
    said = node.attributes
    rest = {key: value for key, value in said.items() if key not in ("cell", "echo", "include", "eval", "output", "output-alt")}
    bare = Node("markup", node.span, node.end)
    if "include" in said or not node.text.strip():
        return bare
    hidden = said.get("echo", "false" if quiet else "true") == "false"
    if "eval" not in said and (hidden or "output" in said):
        named = f" ({said['output']})" if "output" in said else ""
        message = f"code is not run here: the output of this {said['cell']} cell is missing{named}"
        say(Problem(rule_catalogue.LEFT_OUT, node.span, message, "save its output as a picture or a table, and put that into the outline"))
    return bare if hidden else replace(node, attributes=rest)


_EXECUTE = pattern(r"(?m)^execute:[ \t]*(?:\{(?P<line>[^}\n]*)\}|(?P<lines>(?:\n[ \t]+.*)*))")
_ECHO = pattern(r"\becho[ \t]*:[ \t]*(?:false|no|off)\b", re.IGNORECASE)


def says_no_echo(front: str) -> bool:
    """Whether a front matter says that the code of cells is not shown: `execute:` with `echo: false`, or that at its margin."""
    found = _EXECUTE.search(front)
    inside = (found["line"] or found["lines"] or "") if found else ""
    return _ECHO.search(inside) is not None or re.search(r"(?im)^echo[ \t]*:[ \t]*false\b", front) is not None


# Shortcodes

_PIECE = pattern(r"(?P<code>(?<!`)`[^`\n]*`)|\{\{\{<(?P<shown>[^<>]*)>\}\}\}|\{\{<(?P<said>[^<>]*)>\}\}|\{\{%(?P<hugo>[^%{}]*)%\}\}")
_QUIET = frozenset({"pagebreak"})
_WORD = pattern(r"\"([^\"]*)\"|'([^']*)'|(\S+)")


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
