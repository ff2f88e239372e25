"""Outlines of everything at once for property tests and the fuzzer: any letters, every kind of block, every language of a visual."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.strategies import BLOCK, PHRASE, SHORT

ODD = (
    *("\u0000", "\u0001", "\u000b", "\u001b[31m", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u2066"),
    *("\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0001f469\u200d\U0001f467", "\U0001f1ee\U0001f1f7", "e\u0301\u0302\u0303", "\u0e01\u0e33"),
    *("\u0627\u0644\u0644\u0647", "\u65e5\u672c", "\U0010ffff", "&#0;", "&#xD800;", "&nbsp;", "\\", "_x000D_", "{{", "]]>", "<!--", "-->"),
    *("`", "```", "$", "$$", "|", "*", "**", "_", "~~", "[", "](", "![", "[^1]", "<b>", "</div>", ":::", "---", "> ", "\t", "    ", ":x:"),
)
"""Characters and marks that programs stumble over."""
LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1, max_size=30)
WORDS = st.one_of(SHORT, SHORT, LETTERS, st.sampled_from(ODD), st.lists(st.one_of(SHORT, st.sampled_from(ODD)), max_size=4).map("".join))
NAMES = st.sampled_from(
    ["Iran", "Russia", "UA", "Syria", "Côte d'Ivoire", "Middle East", "Atlantis", "Tehran 35.7, 51.4", "us", "Moscow 91, 0", "world"]
)
NUMBERS = st.one_of(st.integers(-(10**9), 10**9).map(str), st.sampled_from(["3,1", "1.000,5", "-2.7%", "n/a", "", "1e9", "٣", "−4", "½"]))


def fence(language: str, lines: Sequence[str]) -> str:
    """Lines as a fenced block."""
    return "\n".join([f"```{language}", *lines, "```"])


@st.composite
def maps(draw: st.DrawFn) -> str:
    """A map: highlights, tiers, markers, links, frames, some of them wrong."""
    keys = ("highlight", "also", "label", "marker", "link", "region", "note", "borders", "neighbours", "title", "alt", "unknown")
    lines = []
    for key in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=6)):
        value = draw(
            st.one_of(
                st.lists(NAMES, min_size=1, max_size=4).map(", ".join),
                st.lists(NAMES, min_size=2, max_size=3).map(" -> ".join),
                WORDS,
                st.just("Iran = off"),
            )
        )
        lines.append(f"{key}: {value}")
    return fence("map", lines)


@st.composite
def flowcharts(draw: st.DrawFn) -> str:
    """Mermaid's boxes and lines, in every shape of both."""
    shapes = ("[{}]", "({})", "(({}))", "{{{}}}", "[[{}]]", ">{}]", "[/{}/]", '["{}"]', "([{}])", "")
    lines = [f"{draw(st.sampled_from(['flowchart', 'graph']))} {draw(st.sampled_from(['LR', 'TB', 'TD', 'RL', 'BT', 'XX', '']))}"]
    for _ in range(draw(st.integers(1, 12))):
        ends = [f"n{draw(st.integers(0, 9))}{draw(st.sampled_from(shapes)).replace('{}', draw(SHORT))}" for _ in range(2)]
        line = draw(st.sampled_from(["-->", "---", "-.->", "==>", "<-->", "--o", "-- {} -->", "-->|{}|", "~~~", "-->>"]))
        lines.append(f"  {ends[0]} {line.replace('{}', draw(SHORT))} {ends[1]}")
    if draw(st.booleans()):
        lines[2:2] = [f"  subgraph {draw(SHORT)}", "  end"]
    return fence("mermaid", lines)


@st.composite
def diagrams(draw: st.DrawFn) -> str:
    """Mermaid's other diagrams."""
    words = draw(st.lists(WORDS, min_size=1, max_size=8))
    head = draw(
        st.sampled_from(["timeline", "mindmap", "pie", "pie showData", "quadrantChart", "xychart-beta", "sequenceDiagram", "gantt"])
    )
    match head.split()[0]:
        case "timeline":
            lines = [f"  {draw(st.integers(1900, 2100))} : {word}" for word in words]
        case "mindmap":
            lines = [f"  root(({words[0]}))", *(f"{'  ' * draw(st.integers(2, 5))}{word}" for word in words[1:])]
        case "pie":
            lines = [f'  "{word}" : {draw(NUMBERS)}' for word in words]
        case "quadrantChart":
            point = st.floats(0, 1, allow_nan=False).map(lambda number: f"{number:.2f}")
            lines = [f"  x-axis {words[0]} --> {words[-1]}", *(f"  {word}: [{draw(point)}, {draw(point)}]" for word in words)]
        case "xychart-beta":
            values = ", ".join(draw(st.lists(NUMBERS, min_size=1, max_size=6)))
            lines = [f"  x-axis [{', '.join(words)}]", f"  {draw(st.sampled_from(['bar', 'line']))} [{values}]"]
        case _:
            lines = [f"  {word}" for word in words]
    return fence("mermaid", [head, *lines])


@st.composite
def charts(draw: st.DrawFn) -> str:
    """A chart as a fence of values or as a table in a container."""
    kind = draw(st.sampled_from(["bar", "column", "line", "pie", "doughnut", "scatter", "area", "radar", ""]))
    columns = draw(st.integers(1, 5))
    rows = [[draw(WORDS), *(draw(NUMBERS) for _ in range(columns))] for _ in range(draw(st.integers(1, 12)))]
    head = [draw(SHORT) for _ in range(columns + 1)]
    options = f"{{type={kind} {draw(st.sampled_from(['', 'stacked', 'highlight=a', 'unit=%', 'title=x', 'file=gone.csv', 'sort']))}}}"
    if draw(st.booleans()):
        return fence(f"chart {options}", [";".join(cells).replace("`", "") for cells in [head, *rows]])
    table = [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * (columns + 1), *rows]]
    return "\n".join([f"::: chart {options}", "", *table, "", ":::"])


@st.composite
def nested(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """Blocks inside a quotation, a list item, a container or HTML."""
    text = "\n\n".join(draw(st.lists(inner, min_size=1, max_size=3)))
    match draw(st.sampled_from(["quote", "alert", "item", "div", "html", "note", "term", "footnote", "columns", "details"])):
        case "quote":
            return "\n".join(f"> {line}" for line in text.split("\n"))
        case "alert":
            return "\n".join(
                [f"> [!{draw(st.sampled_from(['NOTE', 'important', 'TIP', 'x']))}]", *(f"> {line}" for line in text.split("\n"))]
            )
        case "item":
            return "- " + text.replace("\n", "\n  ")
        case "div":
            name = draw(st.sampled_from(["notes", "callout-tip", "cards", "center", "x"]))
            return f"::: {{.{name} title={draw(SHORT).split()[0]}}}\n{text}\n:::"
        case "html":
            return f"<div>\n\n{text}\n\n</div>"
        case "term":
            return f"{draw(SHORT)}\n: " + text.replace("\n", "\n  ")
        case "footnote":
            return f"{draw(SHORT)}[^n]\n\n[^n]: " + text.replace("\n", "\n    ")
        case "columns":
            return f":::: columns\n::: column\n{text}\n:::\n::: column\n{draw(inner)}\n:::\n::::"
        case "details":
            return f"<details><summary>{draw(SHORT)}</summary>\n\n{text}\n\n</details>"
    return f"::: notes\n{text}\n:::"


SPANS = (
    *("**{}**", "*{}*", "***{}***", "`{}`", "~~{}~~", "^{}^", "~{}~", "[{}](#a)", "[{}](https://x.y/{})", "[{}](javascript:{})"),
    *(
        "<u>{}</u>",
        "<sup>{}</sup>",
        "<{}>",
        "${}$",
        "$\\frac{{{}}}{{2}}$",
        ":flag-ir: {}",
        ":rocket: {}",
        "^[{}]",
        "![{}](gone.png)",
    ),
    *("[{}]{{.mark}}", '<span style="color:red">{}</span>', "<!-- {} -->", "<http://{}>", "{}  ", "{}\\", "[{}][r]", "&{};", "{}"),
)
"""Marked words of every kind."""


@st.composite
def spans(draw: st.DrawFn) -> str:
    """A paragraph of marked words: emphasis, links, code, formulas, HTML, icons, footnotes, pictures."""
    parts = [draw(st.sampled_from(SPANS)).replace("{}", draw(WORDS)) for _ in range(draw(st.integers(1, 10)))]
    return draw(st.sampled_from(["", "- ", "1. ", "> ", "### ", "#### ", "| "])) + " ".join(parts)


@st.composite
def matters(draw: st.DrawFn) -> str:
    """Front matter, right or wrong."""
    keys = (
        "title",
        "subtitle",
        "author",
        "date",
        "lang",
        "theme",
        "footer",
        "agenda",
        "duration",
        "slide_level",
        "marp",
        "terms",
        "article",
    )
    lines = [f"{draw(st.sampled_from(keys))}: {draw(st.one_of(SHORT, MATTERS, WORDS))}" for _ in range(draw(st.integers(0, 5)))]
    return "\n".join(["---", *lines, draw(st.sampled_from(["---", "---", "---", "...", ""])), ""])


MATTERS = st.sampled_from(
    ["yes", "no", "2024-02-30", "2024-01-31", "auto", "ar", "de", "zz", "night", "true", "[a, b]", "{a: b}", "3", "../x", "''"]
)
DIRECTIVE = st.sampled_from(["layout: cards", "layout: tree", "layout: steps", "layout: cycle", "layout: x", "_class: lead", "class: y"])
HTML = st.sampled_from(
    ["<br>", "<hr>", "<table><tr><td>{}</td></tr></table>", "<ul><li>{}</ul>", "<p>{}", "<script>{}</script>", "<svg>{}</svg>"]
)
FORMULA = st.sampled_from(
    ["\\frac{a}{b}", "x^{2}_{i}", "\\sum_{i=1}^n i", "\\begin{matrix}a&b\\\\c&d\\end{matrix}", "\\foo{", "\\sqrt[3]{x}"]
)
LEAF = st.one_of(
    *(BLOCK, spans(), maps(), flowcharts(), diagrams(), charts(), WORDS),
    DIRECTIVE.map(lambda text: f"<!-- {text} -->"),
    st.tuples(HTML, PHRASE).map(lambda pair: pair[0].replace("{}", pair[1])),
    FORMULA.map(lambda text: f"$$\n{text}\n$$"),
)
DEEP = st.recursive(LEAF, nested, max_leaves=6)


@st.composite
def wide_outlines(draw: st.DrawFn) -> str:
    """Front matter or none, and one to three sections of any blocks inside any others."""
    sections = [draw(st.one_of(matters(), st.just("")))]
    for _ in range(draw(st.integers(1, 3))):
        rule = draw(st.sampled_from(["## ", "## ", "# ", "---\n\n", "### ", "===\n"]))
        sections.append("\n\n".join([rule + draw(WORDS), *draw(st.lists(DEEP, min_size=1, max_size=4))]))
    return "\n\n".join(sections) + "\n"
