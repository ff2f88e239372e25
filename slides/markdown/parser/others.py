"""What other tools would act on, counted through an outline: shortcodes, commands of TeX, citations. One message for each name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern

SHORTCODE, COMMAND, CELL, CITED, MENTIONED = "shortcode", "command", "cell", "cited", "mentioned"
Counts = Mapping[tuple[str, str], tuple[Span, int]]
"""By kind and name, where it came first and how often."""
_BRACKETED = pattern(r"\[(?:[^\[\]@\n]{0,200}[\s;])?-?@(?!(?:fig|tbl|eq|sec|lst)-)[A-Za-z0-9_{]")
_BARE = pattern(r"(?<![\w@/.:#])@(?!(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|exm|exr|def)-)[A-Za-z0-9_]\w*")
_BIBLIOGRAPHY = pattern(r"(?m)^(?:bibliography|references|citeproc|csl)[ \t]*:")


@dataclass(slots=True)
class Others:
    """What was found in one stretch of an outline."""

    found: dict[tuple[str, str], tuple[Span, int]] = field(default_factory=dict)

    def add(self, kind: str, name: str, span: Span) -> None:
        """Count one."""
        first, count = self.found.get((kind, name), (span, 0))
        self.found[kind, name] = first, count + 1

    def cited(self, text: str, span: Span) -> None:
        """Count the citations of a text: in brackets, or bare, which may be the name of a person too."""
        if _BRACKETED.search(text):
            self.add(CITED, "", span)
        elif _BARE.search(text):
            self.add(MENTIONED, "", span)


def joined(counts: list[Counts]) -> Counts:
    """The counts of all stretches together."""
    every: dict[tuple[str, str], tuple[Span, int]] = {}
    for each in counts:
        for key, (span, count) in each.items():
            first, known = every.get(key, (span, 0))
            every[key] = first, known + count
    return every


def problems(counts: Counts, front: str) -> list[Problem]:
    """A problem for each shortcode and command, and one for all citations. front: the front matter, which may name a bibliography."""
    found = []
    for (kind, name), (span, count) in counts.items():
        times = f" ({count} times)" if count > 1 else ""
        if kind == SHORTCODE:
            hint = (
                "copy the text of that file into the outline" if name.startswith(("include ", "embed ")) else "write out what it stands for"
            )
            message = f"Quarto's shortcode {{{{< {name[:60]} >}}}} is not run{times}: its output is missing"
            if name.startswith("% "):
                message = f"Hugo's shortcode {{{{% {name[2:62]} %}}}} is not run{times}: only the text inside it is shown"
            found.append(Problem(rule_catalogue.LEFT_OUT, span, message, hint))
        elif kind == COMMAND:
            message = f"the TeX command \\{name[:40]} is not known{times}: it is shown as typed"
            found.append(Problem(rule_catalogue.NOT_READ, span, message, "write in Markdown what it should show"))
        elif kind == CELL:
            message = f"code is not run here: the inline code `{name} …` stands for its output{times}"
            found.append(Problem(rule_catalogue.LEFT_OUT, span, message, "write its value instead"))
    cites = [counts[key] for key in ((CITED, ""), (MENTIONED, "")) if key in counts]
    if cites and ((CITED, "") in counts or _BIBLIOGRAPHY.search(front)):
        first = min((span for span, _ in cites), key=lambda span: span.line)
        message = "citations such as [@key] are shown as typed"
        found.append(
            Problem(rule_catalogue.CITATION, first, message, "write out who is cited, and list the references on a slide of their own")
        )
    return found
