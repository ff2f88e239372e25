"""TeX as MathML: the only file that imports latex2mathml, and what its parser does not know put into what it does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from xml.etree.ElementTree import Element

from slides.base.diagnostics import SlidesError
from slides.base.lazy_regex import pattern

LONGEST = 4_000
"""Characters of TeX that are read; a page of text has fewer."""
DEEPEST = 30
"""Groups, environments and pairs of `\\left` and `\\right` inside each other."""


class UnreadableFormula(SlidesError):
    """A formula that stays TeX; the message is a short phrase."""


_TEXT = pattern(r"(\\(?:text(?:bf|it|md|normal|rm|sf|tt|up)?|mbox|hbox|fbox|emph|tag\*?)(?![A-Za-z])\s*\{[^{}]*\})")
_BRACE_IN_TEXT = pattern(r"\\(?:text(?:bf|it|md|normal|rm|sf|tt|up)?|mbox|hbox|fbox|emph)(?![A-Za-z])\s*\{[^{}]*\{")
_DEPTH = pattern(r"\\[{}\\]|(?P<open>\{|\\left(?![A-Za-z])|\\begin(?![A-Za-z]))|(?P<close>\}|\\right(?![A-Za-z])|\\end(?![A-Za-z]))")
_ENVIRONMENT = pattern(r"\\begin\s*\{\s*([A-Za-z]*\*?)\s*\}")

# Commands that define, draw or hide something: text cannot show them, or reading them could take any time.
_REFUSED = pattern(
    r"\\(def|edef|gdef|let|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator|unicode|char|rule|raise|lower"
    r"|moveleft|moveright|above|abovewithdelims|genfrac|phantom|hphantom|vphantom|sideset|skew|verb|class|style|href|mathchoice"
    r"|colorbox|fcolorbox|ref|eqref|cite|includegraphics|input|include)(?![A-Za-z])"
)
_HIDDEN = pattern(r"\\[hv]?phantom\s*\{(?:[^{}]|\{[^{}]*+\})*+\}")
"""Room that is left empty."""
_COLOUR_BOX = pattern(r"\\(?:colorbox\s*\{[^{}]*\}|fcolorbox\s*\{[^{}]*\}\s*\{[^{}]*\})\s*\{")
_COLOUR = pattern(r"\\(?:text)?color\s*(?:\[[^\[\]]*\]\s*)?\{[^{}]*\}")
"""What sets a colour. latex2mathml takes everything up to the group's end into it, the signs between cells and rows too."""
_LINES = {"aligned", "align", "alignat", "alignedat", "gather", "gathered", "multline", "multlined", "eqnarray", "flalign", "split"}
_TABLES = {"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "cases", "substack"}
_ALIASES = {"dcases": "cases", "rcases": "array", "subarray": "array", "psmallmatrix": "pmatrix", "bsmallmatrix": "bmatrix"}

# In this order, outside \text{...}. Each mends something that latex2mathml reads wrongly or not at all.
_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (pattern(r"\s+"), " "),
    (pattern(r"(?<![A-Za-z\\])(\\[A-Za-z]{1,24}|[A-Za-z]?)\\_(?=[A-Za-z0-9{\\])"), r"\1_"),
    (pattern(r"\\label\s*\{[^{}]*\}"), ""),
    (pattern(r"\\(?:begin|end)\s*\{\s*(?:equation|math|displaymath)\*?\s*\}"), ""),
    (pattern(r"(\\begin)\s*\{\s*(?:aligned|alignedat|gathered|multlined)\s*\}\s*\[[tbc]\]"), r"\1{align*}"),
    (pattern(r"(\\begin)\s*\{\s*align(?:ed)?at\*?\s*\}\s*\{\s*\d+\s*\}"), r"\1{align*}"),
    (pattern(r"(\\(?:begin|end))\s*\{\s*([A-Za-z]+\*?)\s*\}"), lambda found: f"{found[1]}{{{_known_environment(found[2])}}}"),
    (pattern(r"\\\\\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\]"), r"\\\\ "),
    (pattern(r"\\vphantom\s*\{(?:[^{}]|\{[^{}]*+\})*+\}"), ""),
    (pattern(r"\\h?phantom\s*\{(?:[^{}]|\{[^{}]*+\})*+\}"), r"\\quad "),
    (pattern(r"\\[hm]space\*?\s*\{\s*-[^{}]*\}"), ""),
    (pattern(r"\\[hm]space\*?\s*\{[^{}]*\}"), r"\\ "),
    (pattern(r"\\(?:hskip|kern|mkern|mskip)\s*-[\d.]+\s*[a-z]{2}"), ""),
    (pattern(r"\\(?:hskip|kern|mkern|mskip)\s*[\d.]+\s*[a-z]{2}"), r"\\ "),
    (pattern(r"\\operatorname\*?\s*\{\s*arg\s*\\[,;: ]\s*(max|min)\s*\}"), r"\\arg\1 "),
    (pattern(r"\\arg\s*(?:\\[,;:! ]\s*)?\\(max|min)(?![A-Za-z])"), r"\\arg\1 "),
    (pattern(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
    (pattern(r"\\operatorname\*?\s*(?=\{[A-Za-z\s*]*+[^A-Za-z\s*{}][^{}]*+\})"), r"\\mathop\\mathrm"),
    (pattern(r"\\math(rm|bf|it|sf|tt|normal|sfit)\s*\{\s*([A-Za-z])\s*\}"), r"\\math\1{{\2}}"),
    (pattern(r"\\(?:big|Big|bigg|Bigg)[lmr]?(?![A-Za-z])"), ""),
    (pattern(r"\\(?:no|display)?limits(?![A-Za-z])"), ""),
    (pattern(r"\\(?:display|text|script|scriptscript)style(?![A-Za-z])"), ""),
    (pattern(r"\\(?:nonumber|notag|hline|math?strut|strut|allowbreak|nobreak|relax|hfill?|centering)(?![A-Za-z])"), ""),
    (pattern(r"(\\left|\\middle|\\right)\s*<"), r"\1\\langle "),
    (pattern(r"(\\left|\\middle|\\right)\s*>"), r"\1\\rangle "),
    (pattern(r"\\left\\langle(?=[A-Za-z])"), r"\\left\\langle "),
    (pattern(r"\\pmod\s*\{([^{}]*)\}"), r"\\;(\\mathrm{mod}\\ \1)"),
    (pattern(r"\\colon(?![A-Za-z])"), r"{:}\\;"),
    (pattern(r"\\dag(?![A-Za-z])"), r"\\dagger "),
    (pattern(r"\\ddag(?![A-Za-z])"), r"\\ddagger "),
    (pattern(r"\\P(?![A-Za-z])"), "¶"),
    (pattern(r"\\AA(?![A-Za-z])"), r"\\mathrm{Å}"),
    (pattern(r"(?<!\\),\s(?=\d)"), r",\\;"),
    (pattern(r"(\\\\)?(?<!\\)%"), r"\1\\%"),
)


def _known_environment(name: str) -> str:
    """The name under which latex2mathml knows an environment."""
    bare = name.removesuffix("*")
    return "align*" if bare in _LINES else _ALIASES.get(bare, bare)


def to_mathml(tex: str) -> tuple[Element, list[str]]:
    """A formula as presentation MathML, and what was doubtful in its source. Raises `UnreadableFormula` with the reason."""
    bare = _COLOUR.sub("", _without_colour_boxes(tex))
    doubts = ["a colour"] if _COLOUR.search(tex) else []
    tex = bare
    _check(tex)
    doubts += [r"a % begins a comment in TeX: write \%"] if re.search(r"(?<!\\)%", tex) else []
    parts = _TEXT.split(tex)
    for at in range(0, len(parts), 2):
        for before, after in _REWRITES:
            parts[at] = before.sub(after, parts[at])
    for at in range(1, len(parts), 2):
        parts[at] = rf"\quad {parts[at]}" if parts[at].startswith(r"\tag") else parts[at]
    return _convert("".join(parts)), doubts


def _without_colour_boxes(tex: str) -> str:
    r"""A formula with what stands in `\colorbox{…}{$…$}` and `\fcolorbox{…}{…}{$…$}` in their place; boxes in boxes too.

    A box holds text, in which dollar signs begin and end a formula. One that is not closed is left for `_check` to report.
    """
    if "colorbox" not in tex or len(tex) > LONGEST:
        return tex
    found: list[str] = []
    opened: list[bool] = []
    at = 0
    while at < len(tex):
        box = _COLOUR_BOX.match(tex, at)
        sign = tex[at]
        if box:
            opened.append(True)
            found.append("{")
            at = box.end()
            continue
        if sign == "\\":
            found.append(tex[at : at + 2])
            at += 2
            continue
        if sign == "{":
            opened.append(False)
        elif sign == "}" and opened:
            opened.pop()
        if not (sign == "$" and any(opened)):
            found.append(sign)
        at += 1
    return "".join(found)


def _check(tex: str) -> None:
    """Raise `UnreadableFormula` for what is too long, too deep, not closed, or beyond text."""
    if len(tex) > LONGEST:
        raise UnreadableFormula(f"a formula longer than {LONGEST} characters")
    depth = 0
    for found in _DEPTH.finditer(tex):
        depth += 1 if found["open"] else -1 if found["close"] else 0
        if depth > DEEPEST:
            raise UnreadableFormula("a formula nested too deeply")
        if depth < 0:
            break
    if depth:
        raise UnreadableFormula("an unmatched brace")
    if refused := _REFUSED.search(_HIDDEN.sub("", tex)):
        raise UnreadableFormula(f"the command \\{refused[1]}")
    if _BRACE_IN_TEXT.search(tex):
        raise UnreadableFormula(r"braces inside \text")
    for name in _ENVIRONMENT.findall(tex):
        bare = name.removesuffix("*")
        if bare not in _LINES | _TABLES | _ALIASES.keys() | {"equation", "math", "displaymath"}:
            raise UnreadableFormula(f"an unknown environment {name}")


def _convert(tex: str) -> Element:
    """latex2mathml's tree. Its errors have no common base, and broken TeX also ends in StopIteration, IndexError and others."""
    from latex2mathml.converter import Converter

    if not tex.strip():
        return Element("math")
    try:
        return Converter(xmlns="").convert_to_element(tex)
    except RecursionError:
        raise
    except Exception as error:
        if isinstance(error, StopIteration | IndexError) or type(error).__name__ == "NoAvailableTokensError":
            raise UnreadableFormula("TeX that cannot be read (a part is missing)") from error
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
        raise UnreadableFormula(f"TeX that cannot be read ({words})") from error


_UNSEEN = pattern(
    r"\\[hv]?phantom\s*\{(?:[^{}]|\{[^{}]*+\})*+\}|\\(?:begin|end)\s*\{[^{}]*\}(?:\s*\[[tbc]\])?(?:\s*\{[lcr|@\d\s]*\})?|\\(?:text)?color\s*(?:\[[^\[\]]*\]\s*)?\{[^{}]*\}|\\label\s*\{[^{}]*\}"
    r"|\\[hm]space\*?\s*\{[^{}]*\}|\\(?:hskip|kern|mkern|mskip)\s*-?[\d.]+\s*[a-z]{2}|\\\\\s*\[[^\[\]]*\]|\\operatorname\*"
    r"|\\(?:left|right|middle)\s*[.<>]|\\tag\*|\\not\s*=|\\[A-Za-z]+|\\[,;:!>\s]"
)


def shown_signs(tex: str) -> str:
    """The letters, digits and signs of a formula that its text must hold too; commands stand for others and are left out."""
    tex = _without_colour_boxes(tex)
    return re.sub(r"[^\w+\-=<>()!/,;?@]|_", "", _UNSEEN.sub(" ", tex))


def bare_signs(text: str) -> str:
    """A text without spaces, styles and accents, so that ℝ counts as R."""
    text = text.replace("∛", "3√").replace("∜", "4√")
    return re.sub(r"[\s\u0300-\u036f\u20d0-\u20ff]", "", unicodedata.normalize("NFKD", text)).replace("-", "\u2212")
