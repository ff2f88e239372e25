"""Write docs/rules.md: every rule of the program with its page, from the rules themselves.

python scripts/make_rules.py
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from slides.base.diagnostics import Rule
from slides.cli import explain
from slides.text.rich_text import slug

TARGET = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
LETTERS = {
    "A": "Accessibility",
    "B": "Advice on briefings",
    "D": "Drawings and charts",
    "F": "Files and the command",
    "G": "Validation of the finished file",
    "K": "Templates",
    "L": "Layout",
    "M": "Markdown",
    "N": "Completeness",
    "P": "Pictures and data",
    "T": "Tracing to articles",
}
HEAD = """\
# Rules

What the command can report about an outline, and what to do about it. Each problem ends in its code, as in
`talk.md:3:1: warning: unknown layout: tabel (did you mean table?) [L2]`. A code is never used again for something else.

`slides explain L2`, or `slides explain layout`, prints a rule's page. Written by `scripts/make_rules.py` from the rules
themselves.

| severity | meaning | exit code | with `--strict` | with `--check` |
|---|---|---|---|---|
| fatal (shown as error) | no deck is written | 1 | 1 | 1 |
| error | a deck is written, but something is lost or not everyone can use it | 0 | 1, nothing is written | 1 |
| warning | something is not as the outline says | 0 | 1, nothing is written | 1 |
| advice | something could be better | 0 | 0 | 0 |

**Rules can be ignored**, by code or name in any case. `ignore: [L1, too-many-words]` in the front matter holds for the whole outline;
`<!-- slides: ignore L1 -->` holds from its line to the end of its section, and for messages about that section as a whole; before the
first heading it holds for the whole outline. Several are written with commas or blanks between; lines after the first one of the comment
can say why. What is ignored is not printed, not counted, and does not stop `--strict`. Fatal rules cannot be ignored, as there is no deck
then, nor can F6 and F11, which are about the files that are written and not about the outline (`--ignore F11` can). A code or name that
does not exist is reported.
"""


def document(rules: tuple[Rule, ...]) -> str:
    """The whole text: a table of all rules, then a section for each letter with each rule's page."""
    table = ["| code | name | severity | what it is about |", "|---|---|---|---|"]
    table += [f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {_first(rule)} |" for rule in rules]
    parts = [HEAD, "\n".join(table) + "\n"]
    for letter, group in groupby(rules, key=lambda rule: rule.code[0]):
        parts.append(f"## {LETTERS[letter]}\n")
        parts += [explain.page(rule, "###") for rule in group]
    return "\n".join(parts)


def _anchor(rule: Rule) -> str:
    """The anchor of a rule's heading, as GitHub makes it."""
    return slug(f"{rule.code} {rule.name}")


def _first(rule: Rule) -> str:
    """The first sentence of a rule's page, on one line."""
    text = " ".join(rule.about.split("\n\n")[0].split())
    found = re.match(r"(.+?)\.(?=\s|$)", text)
    return (found[1] if found else text).replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(document(explain.every_rule()), encoding="utf-8")
    print(f"{TARGET.name}: {len(explain.every_rule())} rules")
