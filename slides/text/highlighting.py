"""Code -> coloured lines: the only file that knows Pygments, which is imported only when a deck has code in a known language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from slides.base.lazy_regex import pattern
from slides.text.rich_text import Ink, Run

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MOST = 8_000
"""Code of more characters stays plain: ten slides hold as many, and some lexers need time that grows with its square."""
LONGEST = 1_000
"""Code with a longer line (in characters) stays plain: it is generated, and lexers backtrack inside a line."""

_ALIASES = MappingProxyType(
    {
        **dict.fromkeys(("plain", "plaintext", "txt", "none", "ascii", "math", "mermaid"), "text"),
        **dict.fromkeys(("svelte", "astro", "htm"), "html"),
        **dict.fromkeys(("jsonc", "json5", "geojson"), "json"),
        **dict.fromkeys(("node", "mjs", "cjs", "javascriptreact"), "javascript"),
        **dict.fromkeys(("shellsession", "sh-session", "bash-session", "terminal"), "console"),
        **dict.fromkeys(("env", "dotenv"), "bash"),
        **dict.fromkeys(("ipython", "python2"), "python"),
        **dict.fromkeys(("mts", "cts"), "typescript"),
        "typescriptreact": "tsx",
        "kt": "kotlin",
        "cmd": "bat",
        "gql": "graphql",
        "vb": "vb.net",
        "sol": "solidity",
        "patch": "diff",
        "hbs": "html+handlebars",
        "ejs": "html",
        "apex": "java",
    }
)
"""Names people write that Pygments lacks."""

_SLOW = frozenset({"autoit", "easytrieve", "fan", "mcschema", "peg", "perl6", "ragel", "ragel-java", "sas", "systemd", "thrift"})
"""Languages (each by its lexer's first name) whose lexers took more than a second for `MOST` blanks, letters or brackets."""
_BLANK = pattern(r"\s{400}")
"""This many blanks in a row stand in no code that is shown, and several lexers try every stretch of them."""
_JAVA = frozenset({"java", "aspectj"})
_MANY_WORDS = pattern(r"(?<![\w.\[\]$<>?])(?:[\w.\[\]$<>?]++\s++){40}")
"""Java's lexer looks for a method's name from every word to the end of the words: prose is no Java."""

_KINDS: tuple[tuple[str, Ink], ...] = (
    ("Keyword", Ink.KEYWORD),
    ("Operator.Word", Ink.KEYWORD),
    ("Comment.PreprocFile", Ink.STRING),
    ("Comment.Preproc", Ink.KEYWORD),
    ("Comment", Ink.COMMENT),
    ("Literal.String.Doc", Ink.COMMENT),
    ("Literal.String", Ink.STRING),
    ("Literal.Number", Ink.NUMBER),
    ("Literal.Date", Ink.NUMBER),
    *(
        (f"Name.{kind}", Ink.NAME)
        for kind in ("Function", "Class", "Tag", "Attribute", "Decorator", "Exception", "Label", "Property", "Variable", "Entity")
    ),
    ("Name.Builtin.Pseudo", Ink.PLAIN),
    ("Name.Builtin", Ink.NAME),
    ("Generic.Inserted", Ink.INSERTED),
    ("Generic.Deleted", Ink.DELETED),
    ("Generic.Error", Ink.DELETED),
    ("Generic.Traceback", Ink.DELETED),
    ("Generic.Prompt", Ink.COMMENT),
    ("Generic.Heading", Ink.KEYWORD),
    ("Generic.Subheading", Ink.NAME),
)
"""Pygments' kinds of token, each with all below it; the first row that holds wins. What no row names is plain."""


def highlight(lines: str, language: str) -> tuple[tuple[Run, ...], ...]:
    """Code as runs, a tuple for each line between line feeds; an empty line has none. The text stays as it is given.

    language: a name as people write it after a fence, in any case. Code in an unknown language or in none, and code longer
    than `MOST` or with a line longer than `LONGEST`, is plain. Keywords are bold and comments italic too. Never raises.
    """
    name = _canonical(language)
    found = _lexer(name, "<?" in lines) if _is_quick(lines, name) else None
    pieces = list(_pieces(lines, found)) if found is not None else []
    if "".join(text for text, _ in pieces) != lines:
        pieces = [(lines, _PLAIN)]
    return tuple(_joined(line) for line in _lines(pieces))


def _canonical(language: str) -> str:
    """A language's name in small letters, an alias that Pygments lacks replaced by what it stands for."""
    name = language.strip().lower()
    return _ALIASES.get(name, name)


def is_language(name: str) -> bool:
    """Whether a name, as people write it after a fence, is one of a language of code or of plain text."""
    known = _canonical(name)
    return known in ("", "text", "output") or known in _known()


def _is_quick(lines: str, name: str) -> bool:
    """Whether a lexer will be done with this code in a moment, decided by the text alone so that a deck is always the same."""
    if len(lines) > MOST or any(len(line) > LONGEST for line in lines.split("\n")) or _BLANK.search(lines):
        return False
    return name not in _JAVA or _MANY_WORDS.search(lines) is None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every name of Pygments' own lexers: asked for others, it would look through all installed packages for plug-ins."""
    from pygments.lexers import get_all_lexers

    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=64)
def _lexer(name: str, tagged: bool) -> Lexer | None:
    """The lexer of a language; None where there is none, and for plain text. Code quoted inside documents stays plain.

    tagged: whether PHP is marked as such by `<?`; it begins at once where it is not.
    """
    if name in ("", "text", "output") or name not in _known():
        return None
    from pygments.lexers import get_lexer_by_name

    lexer: Lexer = get_lexer_by_name(name, handlecodeblocks=False, startinline=not tagged)
    return None if lexer.aliases[0] in _SLOW else lexer


def _pieces(lines: str, lexer: Lexer) -> Iterator[tuple[str, Run]]:
    """Text with the style it is to have, in order; cut short where a lexer trips over what it reads.

    Lexers count on a line feed at the end, which is taken away again.
    """
    left, before = len(lines), ""
    try:
        for _, token, text in lexer.get_tokens_unprocessed(lines + "\n"):
            kind = str(token).removeprefix("Token.")
            if before in _DEFINERS and kind in ("Name", "Name.Other"):
                kind = "Name.Function"
            elif len(text) == 1 and text.isalpha() and kind.startswith("Keyword"):
                kind = "Name"
            yield text[:left], _style(kind)
            left = max(left - len(text), 0)
            before = before if text.isspace() else text
    except Exception:  # any of Pygments' many lexers may trip over what is not its language: such code stays plain
        return


_PLAIN = Run("", code=True)
_DEFINERS = frozenset({"function", "fn", "func", "fun", "def", "class", "interface", "struct", "enum", "type", "trait", "namespace"})
"""Words after which a name is being defined: some lexers do not tell such names from others. One letter is no keyword in any."""


@lru_cache(maxsize=512)
def _style(kind: str) -> Run:
    """A run without text in the style of a kind of token."""
    ink = next((ink for name, ink in _KINDS if kind == name or kind.startswith(name + ".")), Ink.PLAIN)
    bold = ink is Ink.KEYWORD or kind == "Generic.Strong"
    italic = (ink is Ink.COMMENT and kind != "Generic.Prompt") or kind == "Generic.Emph"
    return replace(_PLAIN, bold=bold, italic=italic, ink=ink)


_PART = pattern(r"[^\n]+|\n")


def _lines(pieces: Iterable[tuple[str, Run]]) -> Iterator[list[tuple[str, Run]]]:
    """Pieces split at line feeds."""
    line: list[tuple[str, Run]] = []
    for text, style in pieces:
        for part in _PART.findall(text):
            if part == "\n":
                yield line
                line = []
            else:
                line.append((part, style))
    yield line


def _joined(line: Iterable[tuple[str, Run]]) -> tuple[Run, ...]:
    """A line's pieces as runs, neighbours in one style joined; blanks take the style before them."""
    found: list[tuple[list[str], Run]] = []
    for text, style in line:
        if found and (style == found[-1][1] or text.isspace()):
            found[-1][0].append(text)
        else:
            found.append(([text], style))
    return tuple(replace(style, text="".join(texts)) for texts, style in found)
