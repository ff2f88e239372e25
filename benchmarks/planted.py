"""How many planted faults a check catches: numbers, names and quotations changed in statements of the corpora, as a table.

Example: python -m benchmarks.planted FOLDER
Every drafted statement that holds a number has it changed; every one has a name put into its middle, and into the place of a name; a
quotation of it has one word changed. The last rows count what is told of true statements: drafted, and written by hand.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.closeness import drafted, read_all, reworded
from slides.markdown import parser
from slides.sources.article import Article
from slides.sources.draft.escape import escaped
from slides.sources.tracing import trace
from slides.text.terms import NO_TERMS

NAMES = ("Wakefield", "Zanzibar", "Ostrava", "Lindqvist", "Mombasa")


def told(article: Article, statements: list[str], language: str) -> list[bool]:
    """Whether a check tells anything of each statement."""
    text = "\n".join(["## Statements", "", *(f"- {escaped(each)}" for each in statements)])
    nodes, _ = parser.parse(text, "x.md")
    _, problems = trace(nodes, text, [article], NO_TERMS, language, "x.md")
    lines = {problem.span.line for problem in problems if "is not covered" not in problem.message and "is not asked" not in problem.message}
    return [number in lines for number in range(3, len(statements) + 3)]


def number(text: str) -> str:
    """The first number of a text made another one; empty where there is none."""
    found = re.search(r"(?<![\w.])\d+", text)
    return f"{text[: found.start()]}{int(found.group()[:9]) + 7}{text[found.end() :]}" if found else ""


def inserted(text: str) -> str:
    """A text with a name in its middle."""
    words = text.split()
    words.insert(max(1, len(words) // 2), NAMES[len(text) % len(NAMES)])
    return " ".join(words)


def replaced(text: str) -> str:
    """A text with another name in the place of one inside it; empty where there is none."""
    found = re.search(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text)
    return f"{text[: found.start()]}{NAMES[len(text) % len(NAMES)]}{text[found.end() :]}" if found else ""


def misquoted(text: str) -> str:
    """A text as a quotation with its fifth word changed; empty where it is short."""
    words = text.replace("“", "").replace("”", "").replace('"', "").split()
    return f"They say “{' '.join([*words[:4], 'hardly', *words[5:]])}”" if len(words) > 6 else ""


PLANTED: dict[str, Callable[[str], str]] = {
    "a number changed": number,
    "a name put in": inserted,
    "a name in the place of another": replaced,
    "a quotation with one word changed": misquoted,
    "none (drafted, verbatim)": lambda text: text,
}


def rows(articles: dict[str, Article]) -> Iterator[tuple[str, int, int]]:
    """A name, how many statements, and of how many something is told."""
    for name, change in PLANTED.items():
        count = caught = 0
        for file, article in articles.items():
            changed = [new for each in drafted(file, article, NO_TERMS) if (new := change(each.text))]
            found = told(article, changed, article.language) if changed else []
            count, caught = count + len(found), caught + sum(found)
        yield name, count, caught
    count = caught = 0
    for file, article in articles.items():
        found = told(article, [each.text for each in reworded() if each.article == file and each.true], article.language)
        count, caught = count + len(found), caught + sum(found)
    yield "none (true, reworded by hand)", count, caught


def main() -> None:
    """Print the table."""
    about = argparse.ArgumentParser(description=__doc__)
    about.add_argument("corpora", type=Path)
    articles = {name: each for name, each in read_all(about.parse_args().corpora).items() if each.language.startswith("en")}
    print(f"| {'planted':<34} | statements | told |\n|---|---:|---:|")
    for name, count, caught in rows(articles):
        print(f"| {name:<34} | {count:>10} | {caught / max(count, 1):>6.1%} |")


if __name__ == "__main__":
    main()
