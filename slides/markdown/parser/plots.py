"""Which cells of code draw a figure, and what the figure is called: read from the code, which is never run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from slides.base.lazy_regex import pattern

MOST_CODE = 20_000
"""Characters of a cell that are read."""
AXES = " \u00b7 "
"""What stands between the names of a figure's axes."""
MOST = 40
"""The most figures that one cell draws."""
_REPEATED = pattern(r"(?<![\w.])(?:for|while|repeat|map\w{0,8}|walk\w{0,8}|[lsvm]apply|do)[ \t]{0,8}[({]|(?m:^[ \t]{0,20}for\s)")
DRAWINGS = frozenset({"dot", "tikz", "graphviz", "ditaa", "plantuml", "asy"})
"""Languages of cells that only draw."""
_R = pattern(
    r"(?<![\w.$])(?:[\w.]{1,40}:::?)?(?:ggplot|qplot|autoplot|autolayer|plot|lines|hist|boxplot|barplot|curve|pairs|matplot|pie|coplot|mosaicplot|"
    r"dotchart|stripchart|qqnorm|qqPlot|plot_ly|ggplotly|leaflet|grViz|visNetwork|ggsurvplot|corrplot|pheatmap|heatmap|persp|contour|"
    r"biplot|interaction\.plot|ggarrange|plot_grid|grid\.arrange|wrap_plots|dygraph|forestplot|dagitty|ggdag|ggpairs|ggscatter|"
    r"plotmeans|layout_matrix|upset|wordcloud|tm_shape|mapview|densityplot|xyplot|bwplot|histogram|vis_miss|vis_dat|chart_Series|"
    r"fviz_[\w.]{1,40}|gg[\w.]{1,40}plot|plot[._][\w.]{1,40}|[\w.]{1,40}[._]plot|draw[._][\w.]{1,40})[ \t]{0,8}\("
)
_PYTHON = pattern(
    r"(?<![\w.])(?:plt|sns|px|alt|pyplot|seaborn|hv|folium)\.(?!style|rc|use|set|close|savefig)\w{1,40}|\.(?:plot|hist|boxplot|imshow|scatter|bar|barh|heatmap)\b"
    r"|(?<![\w.])(?:ggplot|plot_\w{1,40}|go\.Figure)[ \t]{0,8}\(|(?<![\w.])fig\.show"
)
_OTHERS = pattern(
    r"(?<![\w.])(?:plot|scatter|histogram|heatmap|contour|surface|bar|boxplot)!?[ \t]{0,8}\(|Plot\.plot\("
    r"|(?m:^[ \t]{0,20}(?:graph|twoway|scatter|histogram)\s)"
)
_NAMED = pattern(r"[A-Za-z_.][\w.]{0,80}(?=[ \t]{0,8}(?:<-|<<-|=(?!=)))")
_FIRST = pattern(r"(?:print\(|\()?[ \t]{0,8}(?P<name>[A-Za-z_.][\w.]{0,80})")
_OPEN, _CLOSE = "([{", ")]}"
_CONTINUED = ("+", "%>%", "|>", "%<>%", ",", "<-", "=", "&", "|", "~", "\\")
_STRING = pattern(r"\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'")
_QUOTED = r"[ \t]{0,8}[frR]?(?:\"([^\"\n]{1,160})\"|'([^'\n]{1,160})')"
_TITLES = tuple(
    pattern(f"(?:{begin}){_QUOTED}")
    for begin in (
        r"(?<![\w.])(?:title|main)[ \t]{0,8}=",
        r"(?:ggtitle|plt\.title|set_title|suptitle|plt\.suptitle)\(",
    )
)
_AXES = tuple(
    pattern(rf"(?:(?<![\w.]){axis}(?:lab|label)?[ \t]{{0,8}}=|(?:{axis}lab|{axis}label|set_{axis}label)\(){_QUOTED}") for axis in ("y", "x")
)
_BOX = pattern(r"\\node[^;{}\n]{0,200}\{([^{}\n;]{1,80})\}|label[ \t]{0,4}=[ \t]{0,4}\"([^\"\n]{1,80})\"")
_MOST_BOXES = 5
_HELD = pattern(r"\{[^{}]{0,80}\}|\$|\\[A-Za-z]")
"""What stands in a title for a value, or is TeX: such a title is not one before the code is run."""


class Plots:
    """The figures of an outline's cells. Names that a cell gives to a plot, or to a function that draws, are known in later cells."""

    def __init__(self, cells: Iterable[tuple[str, str]]) -> None:
        """cells: language and code, in order."""
        self.names: set[str] = set()
        for language, code in cells:
            self.names.update(_names_in(language, code[:MOST_CODE]))

    def draws(self, language: str, code: str) -> int:
        """How many figures a cell draws at most: a statement that is not kept under a name calls what draws, or is a plot's name.

        Where statements are repeated, as in a loop, there is no end to them: `MOST`.
        """
        if language in DRAWINGS:
            return 1
        code = code[:MOST_CODE]
        calls = _calls(language)
        found = sum(self._drawn(statement, calls, language) for statement in _statements(code))
        return MOST if found and _REPEATED.search(code) else found

    def _drawn(self, statement: str, calls: re.Pattern[str], language: str) -> bool:
        bare = _STRING.sub('""', statement).lstrip()
        if _NAMED.match(bare) and not (language == "python" and ".subplots" in bare):
            return False
        first = _FIRST.match(bare)
        return calls.search(bare) is not None or (first is not None and first["name"] in self.names)


def named_in(language: str, code: str) -> str:
    """What a cell's code calls its figure: its title, else its axes, or what stands in a drawing's boxes; empty where it says none."""
    if language in DRAWINGS:
        return _boxes(code[:MOST_CODE])
    code = "\n".join(line for line in code[:MOST_CODE].split("\n") if not line.lstrip().startswith("#"))
    for title in _TITLES:
        if words := _said(title, code):
            return words
    across, along = (_said(axis, code) for axis in _AXES)
    return f"{across}{AXES}{along}" if across and along else ""


def _boxes(code: str) -> str:
    """What stands in the first boxes of a drawing."""
    found = dict.fromkeys(" ".join((box[1] or box[2]).replace("\\newline", " ").split()) for box in _BOX.finditer(code))
    words = [each for each in found if each and not _HELD.search(each)]
    return " \u00b7 ".join(words[:_MOST_BOXES]) + (" \u00b7 \u2026" if len(words) > _MOST_BOXES else "")


def _said(wanted: re.Pattern[str], code: str) -> str:
    found = wanted.search(code)
    words = " ".join((found[1] or found[2]).replace("\\n", " ").split()) if found else ""
    return words if words and any(letter.isalpha() for letter in words) and not _HELD.search(words) else ""


def _calls(language: str) -> re.Pattern[str]:
    return _R if language == "r" else _PYTHON if language == "python" else _OTHERS


def _names_in(language: str, code: str) -> Iterator[str]:
    """The names that a cell gives to plots and to functions that draw."""
    calls = _calls(language)
    for statement in _statements(code):
        name = _NAMED.match(statement.lstrip())
        if name and calls.search(_STRING.sub('""', statement)):
            yield name[0]


def _statements(code: str) -> Iterator[str]:
    """The statements of a cell: lines, with those that they continue on."""
    held: list[str] = []
    deep = 0
    for line in code.split("\n"):
        bare = _STRING.sub('""', line).partition("#")[0].rstrip()
        if not bare and not deep:
            continue
        held.append(line)
        deep = max(deep + sum(bare.count(each) for each in _OPEN) - sum(bare.count(each) for each in _CLOSE), 0)
        if not deep and not bare.endswith(_CONTINUED):
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)
