"""What Quarto and R Markdown add: shortcodes, tables of contents, and code in a line that they run."""

from __future__ import annotations

import re
from collections.abc import Callable

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

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


_COMPUTED = pattern(r"r (?P<surely>[^`]*[()$+*/\[\]-][^`]*)|\{(?:r|python|julia|ojs)\} (?P<any>.*)|r (?P<name>[A-Za-z.][\w.]*)", re.DOTALL)
_RUN = (".qmd", ".rmd", ".rmarkdown", ".rpres")
"""Files in whose lines `r name` is run too."""
_IN_FORMULA = pattern(r"`(?P<code>(?:r |\{(?:r|python|julia|ojs)\} )[^`\n]{1,200})`")
_FORMATTED = pattern(
    r"\s*(?:base::)?(?:round|format|prettyNum|signif|formatC|print|as\.character)\((?P<what>[\w.$\[\]\"' /*+-]{1,60})(?:,[^()]{0,80})?\)\s*"
)
_CODES = pattern(r"(?<=[^`\n])``r (?=[^`\n])")
"""Where inline code that R runs stands right behind other."""
_INNER = pattern(r"`r (?P<code>[^`\n]{1,200})`")
_PLAIN_NAME = pattern(r"[^\w.()\[\] ,+*/=-]++")
_ICON = pattern(
    r"(?:[\w.]{1,30}::)?(?:fa|fa_i|fai|icon|icons|ai|ai_i|ji|ji_glyph|emoji|bs_icon|fontawesome|academicons|simple_icons|rmd_\w{1,20})\("
)
_TODAY = pattern(r"Sys\.(?:Date|time)\(|(?<![\w.])(?:today|now|strftime|date)\(")
_CITE = pattern(
    r"(?:[\w.]{1,30}::)?(?:Citep?|Citet|AutoCite|TextCite)\([\w.$]{1,40},[ ]{0,4}[\"'](?P<key>[^\"'()\n]{1,80})[\"'][^()]{0,80}\)"
)
_LONGEST_CODE = 48
ICON = "\u200b"
"""What stands for code that would draw an icon: nothing to be seen."""
ELLIPSIS = "\u2026"


def computed(text: str, file: str) -> str:
    """What code in a line computes that R Markdown or Quarto runs, as `r mean(x)` and `{python} x`; empty for other code."""
    found = _COMPUTED.fullmatch(text) if text.startswith(("r ", "{")) else None
    if found is None or (found["name"] and not file.lower().endswith(_RUN)):
        return ""
    said = (found["surely"] or found["any"] or found["name"]).strip()
    if _ICON.match(said):
        return ICON
    if cited := _CITE.fullmatch(said):
        return cited["key"].replace("_", " ")
    if _TODAY.search(said):
        return ELLIPSIS
    if bare := _FORMATTED.fullmatch(said):
        said = bare["what"].strip()
    return said if 0 < len(said) <= _LONGEST_CODE and "\n" not in said else ELLIPSIS


def with_codes_apart(text: str) -> str:
    """An outline with a blank between code in a line that is run and other code right before it."""
    return _CODES.sub("` `r ", text)


def with_inner_code(text: str, file: str) -> str:
    """A text whose code that is run, where it stands inside of other code, is a part of that: `` `exp(`r x`)` `` is `` `exp(x)` ``."""
    if not file.lower().endswith(_RUN) or "`r " not in text:
        return text
    parts: list[str] = []
    at = ticks = 0
    for found in _INNER.finditer(text):
        ticks += text.count("`", at, found.start())
        parts.append(text[at : found.start()])
        parts.append(computed(found[0][1:-1], file) or found["code"] if ticks % 2 else found[0])
        at = found.end()
    return "".join((*parts, text[at:]))


def formula_with_names(tex: str, count: Callable[[str], None]) -> str:
    """A formula in which code that would be run stands as its words."""
    if "`" not in tex:
        return tex

    def named(found: re.Match[str]) -> str:
        count(found["code"].partition(" ")[0])
        said = computed(found["code"], _RUN[0])
        words = " ".join(_PLAIN_NAME.sub(" ", said).replace("_", " ").split())
        return rf"\text{{{words}}}" if words and len(words) <= _LONGEST_CODE // 2 else r"\ldots "

    return _IN_FORMULA.sub(named, tex)
