"""Random nests of Markdown and of HTML in which every word is its own (`q7z`): so one that is nowhere is seen, whatever lost it.

The law of the program counts what the reader made of an outline; what the reader itself drops it cannot see. This can.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

OWN = re.compile(r"\bq\d+z\b")
"""A word of a nest."""
SECRET = re.compile(r"\bk\d+z\b")
"""A word of a nest's comment, which is for nobody but the author."""
_TAGS = (
    *("table", "tr", "td", "th", "thead", "tbody", "caption", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "p", "div", "pre"),
    *("h2", "h3", "summary", "details", "b", "i", "a", "span", "figure", "figcaption", "section", "code", "br", "hr", "q", "center"),
    *("font", "nav"),
)
_LEADS = ("<div>", "<table>", "<p>", "<ul>", "<section>", "<dl>", "", "- ", "> ")
_ASKED = ("", "", "<!-- layout: cards -->\n\n", "<!-- layout: tree -->\n\n", "<!-- layout: chevrons -->\n\n")


class Nest:
    """One outline in the making."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def word(self) -> str:
        """A word that no other place has."""
        self.count += 1
        return f"q{self.count}z"

    def pick(self, *ways: Callable[[], str]) -> str:
        """One of several ways."""
        return self.chance.choice(ways)()

    def words(self) -> str:
        """One to four words, each in a style of its own."""
        return " ".join(self.styled() for _ in range(self.chance.randint(1, 4)))

    def styled(self) -> str:
        """A word, most often plain, else in some style, as a link, a formula or a picture."""
        a, b = self.word(), "http://x.y/p"
        styles = (a, a, a, f"**{a}**", f"*{a}*", f"`{a}`", f"[{a}]({b})", f"![{a}](portrait.png)", f"~~{a}~~", f"<u>{a}</u>", f"${a}$")
        more = (f":rocket: {a}", f"[{a}]{{.mark}}", f"![{a}](gone.png)", f"[![{a}](portrait.png)]({b})", f"{a}^[{a}]")
        return self.chance.choice((*styles, *more))

    def leaf(self) -> str:
        """A block that holds no other."""
        word, words = self.word, self.words
        return self.pick(
            words,
            words,
            words,
            lambda: "\n".join(f"- {words()}" for _ in range(self.chance.randint(1, 4))),
            lambda: "\n".join(f"{at}. **{word()}** {words()}" for at in range(1, self.chance.randint(2, 5))),
            lambda: f"- {words()}\n  - {words()}\n    - {words()}\n- {words()}",
            lambda: f"| {words()} | {word()} |\n|---|---|\n| {words()} | {word()} |\n| {words()} | {word()} |",
            lambda: f"```\n{word()} {word()}\n{word()}\n```",
            lambda: f"{word()}\n: {words()}",
            lambda: f"<!-- {word().replace('q', 'k')} -->",
            lambda: f"{self.chance.choice(['###', '####', '#####'])} {words()}",
            lambda: f'![{word()}](portrait.png "{word()}")',
            lambda: f"{word()}[^f{self.count}]\n\n[^f{self.count}]: {words()}",
            lambda: f"```mermaid\nflowchart LR\n a[{word()}] -->|{word()}| b({word()})\n```",
            lambda: f"::: chart {{title={word()}}}\n| a | {word()} |\n|---|--:|\n| {word()} | 2 |\n\n{word()}\n:::",
            lambda: f"> {words()}\n>\n> \u2014 {word()}",
        )

    def block(self, depth: int) -> str:
        """A block that holds others, so many deep."""
        if depth == 0 or self.chance.random() < 0.3:
            return self.leaf()
        word, inner = self.word, "\n\n".join(self.block(depth - 1) for _ in range(self.chance.randint(1, 2)))
        return self.pick(
            lambda: _led(inner, "> ", "> "),
            lambda: f"> [!{self.chance.choice(['NOTE', 'TIP'])}] {word()}\n{_led(inner, '> ', '> ')}",
            lambda: f"> [!IMPORTANT]\n{_led(inner, '> ', '> ')}",
            lambda: _led(inner, "- ", "  "),
            lambda: f"- {word()}\n\n{_led(inner, '  ', '  ')}",
            lambda: f"::: {{.callout-tip title={word()}}}\n{inner}\n:::",
            lambda: f"::: notes\n{inner}\n:::",
            lambda: f"<div>\n\n{inner}\n\n</div>",
            lambda: f"{word()}\n{_led(inner, ': ', '  ')}",
            lambda: f":::: columns\n::: column\n{inner}\n:::\n::: column\n{self.block(depth - 1)}\n:::\n::::",
            lambda: f"### {self.words()}\n\n{inner}",
            lambda: f"### {word()}?\n\n{inner}",
            lambda: f"<details><summary>{word()}</summary>\n\n{inner}\n\n</details>",
            lambda: f"{word()}[^g{self.count}]\n\n[^g{self.count}]: {_led(inner, '', '    ')}",
        )

    def elements(self, depth: int) -> str:
        """Elements of HTML in each other, some never closed, many where they do not belong."""
        found = []
        for _ in range(self.chance.randint(1, 3)):
            if depth == 0 or self.chance.random() < 0.4:
                found.append(self.word() + self.chance.choice([" ", "\n"]))
            elif self.chance.random() < 0.1:
                found.append(f'<img src="portrait.png" alt="{self.word()}">')
            else:
                tag = self.chance.choice(_TAGS)
                end = "" if self.chance.random() < 0.25 else f"</{tag}>"
                found.append(f"<{tag}>{self.elements(depth - 1)}{end}{self.chance.choice(['', chr(10)])}")
        return "".join(found)


def nested_markdown(chance: random.Random) -> str:
    """An outline of one to three blocks in blocks."""
    nest = Nest(chance)
    blocks = [chance.choice(_ASKED) + nest.block(chance.randint(0, 3)) for _ in range(chance.randint(1, 3))]
    title = f"# {nest.word()}\n\n" if chance.random() < 0.15 else ""
    last = f"\n## FAQ\n\n{nest.block(1)}\n" if chance.random() < 0.05 else ""
    return f"{title}## {nest.word()}\n\n" + "\n\n".join(blocks) + f"\n{last}"


def nested_html(chance: random.Random) -> str:
    """An outline of raw HTML."""
    nest = Nest(chance)
    return f"## {nest.word()}\n\n{chance.choice(_LEADS)}{nest.elements(chance.randint(1, 4))}\n"


def _led(text: str, first: str, rest: str) -> str:
    """A text with marks before its lines."""
    head, *lines = text.split("\n")
    return "\n".join([first + head, *(rest + line if line or rest.strip() else line for line in lines)])
