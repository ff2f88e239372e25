"""Markdown -> Nodes: the only package that knows markdown-it.

Parsing never raises: any text gives nodes in source order, each with its lines.
"""

from __future__ import annotations

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser import figures, others, quarto, references, storyboard
from slides.markdown.parser.attributes import backgrounds, hides, named_picture, of_slide, suits_pptx
from slides.markdown.parser.code_cells import UNSEEN, run_nothing
from slides.markdown.parser.dialects import COLUMN, include_of
from slides.markdown.parser.fenced_document import without_fence
from slides.markdown.parser.inline import Inline, is_remote, not_fetched
from slides.markdown.parser.line_ends import with_line_ends
from slides.markdown.parser.multimarkdown import BARE
from slides.markdown.parser.node import Node
from slides.markdown.parser.parsers import DEEPEST, is_plain
from slides.markdown.parser.plots import AXES
from slides.markdown.parser.quarto import CONTENTS
from slides.markdown.parser.rendered import RenderedFigures
from slides.markdown.parser.ruled_lines import with_ruled_lines
from slides.markdown.parser.separators import with_formulas, with_rules
from slides.markdown.parser.slidify import with_formulas_of_pages, with_slidify
from slides.markdown.parser.spoken import without_pauses
from slides.markdown.parser.stretches import in_stretches, part, unused
from slides.markdown.parser.tags import readable, tag_attributes
from slides.markdown.parser.typed_lists import with_typed_lists
from slides.markdown.parser.variables import with_used_keys, with_variables
from slides.markdown.parser.weak_indents import with_whole_indents
from slides.text.rich_text import Run, trim
from slides.text.sanitize import clean_text

_DIRECTIVE = pattern(r"[`:~][ \t]*\{[a-z]|\}`")
"""What a directive of MyST has after its marks, or a role at its end."""
_BREAK = pattern(r"(?m)(?<=\n\n)\+\+\+(?:[ \t][^\n]{0,300})?$(?=\n\n|\n?\Z)")
"""The line between two cells of a notebook."""
_CELL = pattern(r"(?:`{3}|~{3})[ \t]*\{[A-Za-z]")


_SHORT = pattern(r"(?P<code>`[^`\n]*`)|\]\((?P<place>doi|wiki):(?P<rest>[^\s()]{1,300})\)")
_PLACES = {"doi": "https://doi.org/", "wiki": "https://en.wikipedia.org/wiki/"}
"""Where MyST's short addresses lead."""
_OF_DECKSET = (
    "[fit]",
    "\n[.",
    "\n^",
    "\nfooter:",
    "![inline",
    "![autoplay",
    "![loop",
    "![mute",
    "![original",
    "![fit",
    "![fill",
    "![left",
    "![right",
)
"""What an outline of Deckset may have."""
_DEFINING = (
    "\\newcommand",
    "\\renewcommand",
    "\\providecommand",
    "\\def\\",
    "\\gdef\\",
    "\\Declare",
    "\\let\\",
    "\\begingroup",
    "\\require{",
    "{{< include",
)
"""What an outline has that may define commands of TeX."""
_OF_MKDOCS = ("\n!!! ", ":   !!! ", ":   ??? ", "\n??? ", "\n???+ ", '\n=== "', ":octicons-", ":material-", ":fontawesome-", ":simple-")
"""What an outline of MkDocs has."""
_OF_SITES = (
    "`][",
    "\n/// ",
    "</Tab",
    "</Note>",
    "</Tip>",
    "</Warning>",
    "</Info>",
    "</Caution>",
    "</Danger>",
    "</Check>",
    "</Aside>",
    "</Admonition>",
    "</Callout>",
    "</Accordion>",
    "</Details>",
    "</Card>",
    "</Steps>",
    "</CodeGroup>",
)
"""What the text of a documentation site has."""


def parse(text: str, file: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The outline's nodes in source order, and what had to be cleaned or could not be read.

    Every non-blank line of `text` lies between the `span.line` and `end` of some node. Never raises.
    """
    problems: list[Problem] = []
    text = with_whole_indents(with_typed_lists(without_fence(clean_text(text, file, problems))))
    if "</svg" in text:
        from slides.markdown.parser.inline_svg import with_pictures_for_svg

        text = with_pictures_for_svg(text)
    if "={" in text or "import " in text or "{/*" in text:
        from slides.markdown.parser.mdx import is_mdx, with_mdx_read

        text = with_mdx_read(text, file, problems) if is_mdx(text, file) else text
    if "Notes>" in text:
        from slides.markdown.parser.mdx import with_spoken_read

        text = with_spoken_read(text)
    if text.startswith("+++"):
        from slides.markdown.parser.toml_matter import with_yaml_matter

        text = with_yaml_matter(text)
    slide_by_slide = storyboard.may_be_storyboard(text)
    if slide_by_slide:
        text = storyboard.with_own_lines(text)
    if "``r " in text:
        text = quarto.with_codes_apart(text)
    text = without_pauses(with_slidify(with_formulas_of_pages(text, file)))
    if any(sign in text for sign in _DEFINING):
        from slides.markdown.parser.macros import text_of_included, with_macros

        text = with_macros(text, lambda name: text_of_included(name, file))
    used: frozenset[str] = frozenset()
    if "{%" in text or "{{" in text:
        from slides.markdown.parser.liquid import with_templates_read

        text, used = with_templates_read(text, file, problems)
    if "{:" in text:
        from slides.markdown.parser.attribute_lists import with_attribute_lists

        text = with_attribute_lists(text)
    text, shown = with_variables(quarto.with_whole_shortcodes(_with_directives(text, file, problems)))
    if any(sign in text for sign in _OF_SITES):
        from slides.markdown.parser.doc_sites import with_site_blocks

        text = with_site_blocks(text)
    if "@" in text and "\nbibliography:" in text:
        from slides.markdown.parser.citations import with_citations
        from slides.markdown.parser.macros import text_of_included

        text = with_citations(text, lambda name: text_of_included(name, file))
    text = with_formulas(_with_mkdocs(_with_deckset(text, file, problems), file, problems))
    found = in_stretches(with_line_ends(with_ruled_lines(with_rules(text, file, problems))), file)
    for line in (stretch.deep for stretch in found if stretch.deep):
        message = f"nested more than {DEEPEST // 2} levels deep: deeper content is left out"
        problems.append(Problem(rule_catalogue.NESTED_TOO_DEEP, Span(file, line), message, "use fewer levels"))
    problems += [problem for stretch in found for problem in stretch.swallowed]
    problems += [problem for stretch in found for problem in stretch.told]
    problems += unused(found).problems()
    nodes = _front_first(tuple([node for stretch in found for node in stretch.nodes]))
    front = next((node.text for node in nodes[:1] if node.kind == "front matter"), "")
    problems += others.problems(others.joined([stretch.others for stretch in found if stretch.others]), front)
    if "{" in text and (_CELL.search(text) or "\\begin{" in text):
        nodes = run_nothing(nodes, front, references.word_for_figure(front), RenderedFigures(text, file), problems.append)
    if slide_by_slide:
        nodes, left = storyboard.with_storyboard(nodes)
        problems += left
    if figures.has_figures(text, front, file):
        nodes = figures.with_figures(nodes, text)
    if references.concerned(text):
        known = references.References(references.front_language(front))
        nodes = known.settle(nodes)
        problems += known.problems
    return with_used_keys(nodes, shown | used), tuple(problems)


def _with_directives(text: str, file: str, problems: list[Problem]) -> str:
    """An outline with MyST's directives, roles and targets as the Markdown that is read here; itself where it can have none."""
    if "](doi:" in text or "](wiki:" in text:
        text = _SHORT.sub(lambda found: found[0] if found["code"] else f"]({_PLACES[found['place']]}{found['rest']})", text)
    if "\n+++" in text:
        text = _BREAK.sub("", text)
    if not (")=" in text or ("{" in text and _DIRECTIVE.search(text))):
        return text
    from slides.markdown.parser.myst import with_directives

    return with_directives(text, file, problems)


def _with_mkdocs(text: str, file: str, problems: list[Problem]) -> str:
    """An outline of MkDocs in the words that every outline has, where it has any of its signs."""
    if not any(sign in text for sign in _OF_MKDOCS):
        return text
    from slides.markdown.parser.mkdocs import with_mkdocs

    return with_mkdocs(text, file, problems)


def _with_deckset(text: str, file: str, problems: list[Problem]) -> str:
    """An outline of Deckset in the words that every outline has; any other as it is."""
    if not (text.startswith(("[.", "footer:")) or any(sign in text for sign in _OF_DECKSET)):
        return text
    from slides.markdown.parser.deckset import with_deckset

    return with_deckset(text, file, problems)


def _front_first(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes with the front matter before the comments above it."""
    at = next((at for at, node in enumerate(nodes) if node.kind != "comment"), 0)
    return (nodes[at], *nodes[:at], *nodes[at + 1 :]) if at and nodes[at].kind == "front matter" else nodes


def parse_part(text: str, span: Span) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The nodes of Markdown that stands inside of something else, as in a comment, its first line at `span`."""
    found = part(text, span)
    return found.nodes, (*found.swallowed, *found.told)


def inline_runs(text: str, span: Span, problems: list[Problem]) -> str | tuple[Run, ...]:
    """A line of Markdown that stands outside of the outline's blocks: the text itself where nothing in it is marked, else its runs.

    A picture shows as its description. Problems found go to `problems`.
    """
    if is_plain(text):
        return text
    reader = Inline(span.file, problems, {})
    found: list[Run] = []
    for piece in reader.read(text, span, span.line):
        found += piece.runs
        if piece.node is not None and piece.node.kind == "picture" and piece.node.text:
            found.append(Run(piece.node.text))
    runs = trim(found)
    return text if len(runs) == 1 and runs[0] == Run(text) else runs


__all__ = [
    "AXES",
    "BARE",
    "COLUMN",
    "CONTENTS",
    "DEEPEST",
    "UNSEEN",
    "Node",
    "backgrounds",
    "hides",
    "include_of",
    "inline_runs",
    "is_remote",
    "named_picture",
    "not_fetched",
    "of_slide",
    "parse",
    "parse_part",
    "readable",
    "suits_pptx",
    "tag_attributes",
]
