"""Empty slides: those that have lost all they should show, and those that only ask for something another tool would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import Problem
from slides.base.rule_catalogue import EMPTY_SLIDE, LEFT_OUT, UNUSED_SETTING
from slides.deck.section.slide import Slide
from slides.markdown.parser import CONTENTS, Node
from slides.markdown.speaker_notes import shows_nothing
from slides.text.rich_text import plain

_CONTENTS = frozenset({CONTENTS, "toc"})
"""What a node of markup says where a table of contents is asked for; "toc" is Slidev's component."""


def emptied(slide: Slide, nodes: Sequence[Node], problems: Sequence[Problem]) -> Iterator[Problem]:
    """A problem where nothing is left on a slide of all that its section should show: a drawing without numbers, an empty table.

    problems: what is reported of the slide already. A picture that a message names is not reported again.
    """
    shown = slide.blocks or slide.takeaway or slide.source or slide.questions or slide.footnotes
    named = {problem.span.line for problem in problems}
    wanted = None if shown else next((node for node in nodes if _is_wanted(node) and not _is_named(node, named)), None)
    if wanted is not None:
        message = f"nothing is left to show on the slide {slide.text[:60]}: its content cannot be shown"
        yield Problem(EMPTY_SLIDE, wanted.span, message, "another message for this line says why")


def _is_wanted(node: Node) -> bool:
    """Whether a node should show something that is not there by its words alone."""
    if node.kind == "code":
        return bool(node.text.strip())
    return node.kind in ("container", "picture", "table") and not shows_nothing(node)


def _is_named(node: Node, lines: set[int]) -> bool:
    """Whether a node holds only pictures, each on a line that a message names."""
    inner = [each for each in node.walk() if each.kind not in ("container", "paragraph") and not shows_nothing(each)]
    return bool(inner) and all(each.kind == "picture" and each.span.line in lines for each in inner)


def made_elsewhere(heading: Node | None, nodes: Sequence[Node]) -> Problem | None:
    """What is said of a section that holds nothing but the place of a table of contents, for which the agenda stands, or of a list
    of works, which is not made; None for any other.
    """
    if heading is None or not any(node.kind == "markup" or "id" in node.attributes for node in nodes):
        return None
    asked = [node for node in nodes if node.kind != "markup" or node.info in _CONTENTS]
    asked = [node for node in asked if node.kind != "comment" or node.children]
    listed = any(node.attributes.get("id") == "refs" for node in asked)
    contents = any(node.kind == "markup" and node.info in _CONTENTS for node in asked)
    if not (listed or contents) or not all(map(_is_place, asked)):
        return None
    named = plain(heading.runs)
    if listed:
        return Problem(
            LEFT_OUT, heading.span, f"bibliographies are not generated, so the slide {named} is left out", "list the references by hand"
        )
    return Problem(UNUSED_SETTING, heading.span, f"the generated agenda replaces the slide {named}")


def _is_place(node: Node) -> bool:
    """Whether a node only says where a table of contents or a list of works is to stand."""
    return node.kind in ("markup", "property") or (node.kind == "container" and node.attributes.get("id") == "refs" and not node.children)
