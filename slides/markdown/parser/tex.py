"""TeX as authors of Beamer slides write it among Markdown: commands inside a line -> Markdown and HTML of the same meaning.

What says how something looks or when it appears is dropped; what styles words styles them. A command that is not known stays as
it is typed, and is reported. Source of the names: the user guides of LaTeX2e and Beamer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from slides.base.lazy_regex import pattern


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SILENT = _names(
    "pause vfill hfill bigskip medskip smallskip newpage clearpage pagebreak nopagebreak linebreak nolinebreak noindent indent "
    "centering center "
    "raggedright raggedleft tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge tableofcontents maketitle titlepage "
    "appendix par quad qquad bfseries itshape ttfamily rmfamily sffamily mdseries upshape scshape slshape em bf it tt rm sf sc sl relax "
    "null protect leavevmode today listoffigures listoftables printbibliography justifying insertframenumber beamerskipbutton hline "
    "toprule midrule bottomrule "
    "maketitle frontmatter mainmatter backmatter singlespacing doublespacing allowframebreaks framebreak noframebreak sectionpage"
)
"""Commands without an argument that say nothing on a slide."""
SILENT_WITH = MappingProxyType(
    {
        **dict.fromkeys("vspace hspace vskip hskip color usetheme usecolortheme usefonttheme label pagestyle thispagestyle".split(), 1),  # noqa: SIM905
        **dict.fromkeys("setbeamerfont setbeamercolor setbeamertemplate setlength addtolength setcounter addtocounter".split(), 2),  # noqa: SIM905
        **dict.fromkeys(
            ["bibliography", "bibliographystyle", "includeonly", "usepackage", "graphicspath", "nocite", "metroset"],
            1,
        ),
        **dict.fromkeys("logo titlegraphic fontsize definecolor newcommand renewcommand AtBeginSection".split(), 2),  # noqa: SIM905
        **dict.fromkeys("onslide pauses setbeamercovered setbeamersize insertlogo resetcounteronoverlays".split(), 1),  # noqa: SIM905
    }
)
"""Commands whose arguments, this many at most, say nothing on a slide."""
STYLED = MappingProxyType(
    {"alert": "strong", "textbf": "strong", "structure": "strong", "emph": "em", "textit": "em", "textsl": "em", "underline": "u"}
    | {"uline": "u", "texttt": "code", "textsuperscript": "sup", "textsubscript": "sub", "sout": "s", "st": "s", "hl": "mark"}
    | {"strong": "strong", "enquote": "q"}
)
"""Commands that style their argument -> the tag of HTML that means the same."""
SHOWN = MappingProxyType(
    {"textcolor": 1, "colorbox": 1, "only": 0, "onslide": 0, "uncover": 0, "visible": 0, "textsc": 0, "textrm": 0, "textsf": 0, "text": 0}
    | {"mbox": 0, "makebox": 0, "fbox": 0, "framebox": 0, "parbox": 1, "raisebox": 1, "scalebox": 1, "resizebox": 2, "rotatebox": 1}
    | {"textup": 0, "textmd": 0, "textnormal": 0, "hbox": 0, "temporal": 0, "action": 0, "item": 0, "caption": 0, "framesubtitle": 0}
    | dict.fromkeys(("part", "chapter", "section", "subsection", "subsubsection", "paragraph"), 0)
    | {"centerline": 0, "beamergotobutton": 0, "beamerbutton": 0, "hyperlink": 1, "footnotetext": 0, "thanks": 0, "textquote": 0}
    | {"textbullet": 0, "textls": 0, "lowercase": 0, "uppercase": 0, "MakeUppercase": 0, "fontspec": 0, "ensuremath": 0}
)
"""Commands that show their last argument; this many before it say how."""
SIGNS = MappingProxyType(
    {"ldots": "\u2026", "dots": "\u2026", "textellipsis": "\u2026", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX"}
    | {"textbackslash": "&#92;", "textasciitilde": "&#126;", "textasciicircum": "&#94;", "textbullet": "\u2022", "copyright": "\u00a9"}
    | {"textendash": "\u2013", "textemdash": "\u2014", "textregistered": "\u00ae", "texttrademark": "\u2122", "textdegree": "\u00b0"}
    | {"euro": "\u20ac", "texteuro": "\u20ac", "pounds": "\u00a3", "S": "\u00a7", "P": "\u00b6", "newline": "\\\n", "textquotesingle": "'"}
    | {"rightarrow": "\u2192", "leftarrow": "\u2190", "Rightarrow": "\u21d2", "checkmark": "\u2713", "times": "\u00d7", "alpha": "\u03b1"}
    | {"beta": "\u03b2", "pm": "\u00b1", "textmu": "\u00b5", "ss": "\u00df", "slash": "/", "textgreater": "&gt;", "textless": "&lt;"}
)
_LONE = frozenset(
    {"S", "P", "ss", "text", "em", "bf", "it", "tt", "rm", "sf", "sc", "sl", "item", "par", "today", "times", "alpha", "beta", "pm"}
)
"""Names so short or plain that they are commands only where white space or a brace stands before them."""
_PIECE = pattern(r"(?P<group>\{(?=\\[A-Za-z]))|(?P<ticks>`+)|(?P<dollar>\$\$?)|\\(?P<name>[A-Za-z]+)\*?(?P<over><[^<>\n]{0,40}>)?|\\.")
_BRACE = pattern(r"\\.|[{}]", re.DOTALL)
_COLOUR_NAME = pattern(r"[A-Za-z0-9]{1,30}(?=!|\s*\Z)")
"""A colour's name or digits, without what is mixed into it: `red!70!black`."""
_DEEPEST = 12


def mentions(text: str) -> bool:
    """Whether a text may hold a command of TeX."""
    at = text.find("\\")
    while at >= 0:
        if text[at + 1 : at + 2].isalpha():
            return True
        at = text.find("\\", at + 2)
    return False


_NOTE = pattern(r"(?<!\\)\\note(?:<[^<>\n]{0,40}>)?(?:\[[^\]\n]{0,40}\])?(?=\{)")


def without_notes(text: str) -> tuple[str, list[str]]:
    """A text without Beamer's `\\note{…}` inside its lines, and what those say: it is for the speaker alone."""
    found, said, at, ticks = [], [], 0, 0
    while (note := _NOTE.search(text, at)) is not None:
        found.append(text[at : note.start()])
        ticks += found[-1].count("`")
        if ticks % 2:
            found.append(note[0])
            at = note.end()
            continue
        words, at = argument(text, note.end())
        if at == note.end():
            words, at = text[at + 1 :], len(text)
        said.append(" ".join(words.split()))
    return "".join(found) + text[at:], said


def translated(text: str, unknown: Callable[[str], None], depth: int = 0) -> str:
    """A text with its commands as Markdown and HTML. Code and formulas stay as they are; `unknown` takes each name not known."""
    found: list[str] = []
    at, end = 0, len(text)
    unpaired: set[str] = set()
    while (piece := _PIECE.search(text, at)) is not None:
        found.append(text[at : piece.start()])
        if piece["group"] is not None:
            words, at = argument(text, piece.start()) if depth <= _DEEPEST else ("", 0)
            loose = words.startswith("\\") and _is_silent(words)
            found.append(translated(words, unknown, depth + 1) if loose else "{")
            at = at if loose else piece.end()
            continue
        sign = piece["ticks"] or piece["dollar"]
        if sign is not None:
            at = _pair(text, piece.start(), sign, unpaired)
            found.append(text[piece.start() : at])
        elif piece["name"] is None:
            found.append(piece[0])
            at = piece.end()
        else:
            said, at = _command(text, piece.start(), piece["name"], piece.end(), unknown, depth)
            found.append(said)
    return "".join(found) + text[at:end]


def _is_silent(text: str) -> bool:
    """Whether a group begins with a command that says how its words look: its braces are not shown."""
    found = _PIECE.match(text)
    return found is not None and (
        found["name"] in SILENT or found["name"] in SILENT_WITH or found["name"] in STYLED or found["name"] in SHOWN
    )


def _pair(text: str, start: int, sign: str, unpaired: set[str]) -> int:
    """Where a stretch of code or a formula ends; right after the sign where nothing closes it."""
    begin = start + len(sign)
    if sign in unpaired or (sign == "$" and text[begin : begin + 1].isspace()):
        return begin
    end = text.find(sign, begin)
    if end < 0:
        unpaired.add(sign)
        return begin
    return end + len(sign)


def _command(text: str, start: int, name: str, at: int, unknown: Callable[[str], None], depth: int) -> tuple[str, int]:
    """What a command comes to, and where the text goes on after it."""
    before = text[start - 1 : start]
    apart = not before or before.isspace() or before in "{}()[]*_"
    braced = text[at : at + 1] in ("{", "[")
    if depth > _DEEPEST or (name in _LONE and not apart) or (before == ":" and name != "newline"):
        return text[start:at], at
    if name == "note" and text[at : at + 1] == "{":
        return "", argument(text, at)[1]
    if name in STYLED and braced:
        words, at = argument(text, _skipped(text, at))
        return f"<{STYLED[name]}>{translated(words, unknown, depth + 1)}</{STYLED[name]}>", at
    if name in SHOWN and braced:
        return _shown(text, name, at, unknown, depth)
    if name in ("href", "url", "includegraphics", "footnote", "cite", "citep", "citet", "autocite", "parencite", "textcite"):
        return _linked(text, name, start, at, unknown, depth)
    if name in SIGNS:
        return SIGNS[name], _after_word(text, at)
    if name in SILENT_WITH and (braced or name == "onslide"):
        return "", _dropped(text, at, SILENT_WITH[name])
    if name in SILENT and (apart or name == "pause"):
        return "", _dropped(text, _after_word(text, at), 0)
    if text[at : at + 1] == "{" and len(name) > 1:
        unknown(name)
    return text[start:at], at


def _shown(text: str, name: str, at: int, unknown: Callable[[str], None], depth: int) -> tuple[str, int]:
    """A command whose last argument is shown."""
    at = _skipped(text, at)
    first = ""
    for _ in range(SHOWN[name]):
        first, at = argument(text, at)
        at = _skipped(text, at)
    words, at = argument(text, at)
    shown = translated(words, unknown, depth + 1)
    if name == "textcolor" and words.strip() and (value := _COLOUR_NAME.match(first)):
        shown = f'<span style="color:{"#" if _is_hex(value[0]) else ""}{value[0]}">{shown}</span>'
    return shown, at


def _is_hex(value: str) -> bool:
    """Whether a colour is named by its six digits, as `\\textcolor[HTML]{…}` has it."""
    return len(value) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in value)


def _linked(text: str, name: str, start: int, at: int, unknown: Callable[[str], None], depth: int) -> tuple[str, int]:
    """Links, pictures, footnotes and citations as Markdown has them."""
    after = _skipped(text, at)
    if text[after : after + 1] != "{":
        return text[start:at], at
    first, end = argument(text, after)
    if name == "href":
        words, end = argument(text, end)
        return f"[{translated(words, unknown, depth + 1)}]({first})", end
    if name == "url":
        return f"<{first}>", end
    if name == "includegraphics":
        return f"![](<{first}>)", end
    if name == "footnote":
        return f"^[{translated(first, unknown, depth + 1)}]", end
    return "[" + "; ".join(f"@{key.strip()}" for key in first.split(",")) + "]", end


def _skipped(text: str, at: int) -> int:
    """Where a command's options in brackets end."""
    while text[at : at + 1] == "[" and (end := text.find("]", at, at + 200)) > 0:
        at = end + 1
    return at


def _dropped(text: str, at: int, most: int) -> int:
    """Where a command's arguments end, at most so many, that are not shown."""
    at = _skipped(text, at) if most else at
    for _ in range(most):
        if text[at : at + 1] == "{":
            _, at = argument(text, at)
            at = _skipped(text, at)
    return at


def _after_word(text: str, at: int) -> int:
    """Where the text goes on after a command without arguments: after an empty pair of braces, or the backslash of a space that is kept."""
    return at + 2 if text.startswith("{}", at) else at + 1 if text.startswith("\\ ", at) else at


def argument(text: str, at: int) -> tuple[str, int]:
    """What stands between the braces that begin here, and where they end; nothing where no brace begins here or nothing closes it."""
    end = _braces(text).get(at, 0) if text[at : at + 1] == "{" else 0
    return (text[at + 1 : end], end + 1) if end else ("", at)


@lru_cache(maxsize=64)
def _braces(text: str) -> Mapping[int, int]:
    """For each brace that begins a group, where the one stands that ends it; a brace after a backslash is a sign."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            begun.append(brace.start())
        elif brace[0] == "}" and begun:
            found[begun.pop()] = brace.start()
    return found
