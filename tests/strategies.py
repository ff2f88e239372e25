"""Outlines for property tests: nested Markdown with any letters in it."""

from __future__ import annotations

from hypothesis import strategies as st

WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzÄßéжЯ日本語مرحب"), min_size=1, max_size=14)
PHRASE = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
SHORT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of one to thirty items, some of them nested."""
    marks = draw(st.sampled_from(["-", "1."]))
    lines: list[str] = []
    depth = 0
    for item in draw(st.lists(PHRASE, min_size=1, max_size=30)):
        depth = draw(st.integers(0, min(depth + 1, 3))) if lines else 0
        lead = draw(st.sampled_from(["", f"**{item.split()[0]}** "]))
        lines.append(f"{'   ' * depth}{marks if depth == 0 else '-'} {lead}{item}")
    return "\n".join(lines)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of one to nine columns and one to thirty rows."""
    columns = draw(st.integers(1, 9))
    rows = [draw(st.lists(SHORT, min_size=columns, max_size=columns)) for _ in range(draw(st.integers(2, 30)))]
    body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([body[0], "|" + "---|" * columns, *body[1:]])


@st.composite
def parts(draw: st.DrawFn) -> str:
    """Two to six sub-headings with text."""
    texts = draw(st.lists(st.tuples(SHORT, PHRASE), min_size=2, max_size=6))
    return "\n\n".join(f"### {head}\n\n{text}" for head, text in texts)


BLOCK = st.one_of(
    PHRASE,
    lists(),
    tables(),
    PHRASE.map(lambda text: f"> {text}"),
    PHRASE.map(lambda text: f"> [!IMPORTANT]\n> {text}"),
    PHRASE.map(lambda text: f"```\n{text}\n```"),
    PHRASE.map(lambda text: f"::: notes\n{text}\n:::"),
    parts(),
    SHORT.map(lambda text: f"### {text}?\n\nAn answer."),
)


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """A title and one to four sections of one to three blocks."""
    sections = []
    for _ in range(draw(st.integers(1, 4))):
        blocks = draw(st.lists(BLOCK, min_size=0, max_size=3))
        sections.append("\n\n".join([f"## {draw(st.one_of(SHORT, PHRASE))}", *blocks]))
    return "\n\n".join([f"# {draw(SHORT)}", *sections]) + "\n"
