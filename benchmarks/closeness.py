"""How well closeness tells supported statements from others: true and shuffled pairs of statements and articles, as a table.

Example: closeness.py FOLDER
Statements: bullets drafted from each article, and those of reworded.txt, written by hand. Each is compared with its own article (true) and
with every article of another repository in its language (shuffled); the hand's untrue ones (-) with their own; and sentences with their
article less the section that they stand in. Below a threshold a statement counts as unsupported.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slides.markdown import parser
from slides.sources.article import Article, read_article
from slides.sources.passages import Passages
from slides.sources.tracing.statements import LEAST, statements
from slides.text.sentences import split, stems
from slides.text.terms import NO_TERMS, Terms, read_terms

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MOST_DRAFTED = 40
"""So many drafted statements of an article, evenly taken, so that long ones do not outweigh the others."""

MOST_SECTIONS = 12
"""So many sections of an article are taken away in turn."""


@dataclass(frozen=True, slots=True)
class Written:
    """A statement, the article that it is about, how it came about, and whether the article says it."""

    text: str
    article: str
    kind: str
    true: bool = True


def read_all(corpora: Path) -> dict[str, Article]:
    """Every article by its path, and the project's own."""
    files = {str(path.relative_to(corpora / "articles")): path for path in sorted((corpora / "articles").rglob("*.md"))}
    files["shipped/iran-russia-alliance.txt"] = ROOT / "source" / "iran-russia-alliance.txt"
    return {name: read_article(path.read_text(encoding="utf-8"), path.name)[0] for name, path in files.items()}


def drafted(name: str, article: Article, terms: Terms) -> list[Written]:
    """Sentences as a draft takes them: verbatim, in the house's wording."""
    said = [sentence for section in article.sections for piece in section.paragraphs for sentence in split(piece.text, article.language)]
    fit = [sentence for sentence in said if 30 <= len(sentence) <= 200 and len(stems(sentence, article.language)) >= LEAST]
    step = max(1, len(fit) // MOST_DRAFTED)
    return [Written(terms.applied(sentence), name, "verbatim") for sentence in fit[::step]]


def reworded() -> list[Written]:
    """The statements written by hand."""
    found: list[Written] = []
    article = ""
    for line in (HERE / "reworded.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            article = line[2:].strip()
        elif line.startswith(("+ ", "- ")):
            found.append(Written(line[2:].strip(), article, "by hand", line.startswith("+")))
    return found


def shipped() -> list[Written]:
    """The statements of the shipped outline, written in plain English from a machine's paraphrase."""
    path = ROOT / "source" / "iran-russia-alliance.md"
    text = path.read_text(encoding="utf-8")
    nodes, _ = parser.parse(text, path.name)
    judged = [each for each in statements(nodes, "en-US") if each.judged]
    return [Written(each.text, "shipped/iran-russia-alliance.txt", "shipped outline") for each in judged]


def closeness(passages: dict[str, Passages], written: Sequence[Written], name: str = "") -> list[float]:
    """How close each statement comes to its own article, or to the one named."""
    matches = (passages[name or each.article].closest(each.text) for each in written)
    return [match.closeness if match else 0.0 for match in matches]


def shuffled(passages: dict[str, Passages], articles: dict[str, Article], written: Sequence[Written]) -> list[float]:
    """How close each statement comes to each article of another repository in its own article's language."""
    found: list[float] = []
    for each, name in itertools.product(written, articles):
        same = each.article.split("/")[0] == name.split("/")[0]
        if not same and articles[name].language == articles[each.article].language:
            found += closeness(passages, [each], name)
    return found


def bereft(articles: dict[str, Article], wording: dict[str, Terms]) -> list[float]:
    """How close a section's sentences come to their own article without that section: what is left may say the same elsewhere."""
    found: list[float] = []
    for name, article in articles.items():
        sections = [section for section in article.sections if section.paragraphs and section.heading]
        for section in sections[:: max(1, len(sections) // MOST_SECTIONS)]:
            rest = replace(article, pieces=tuple(piece for piece in article.pieces if piece not in (*section.pieces, section.heading)))
            left = Passages([rest], wording[name], article.language)
            written = drafted(name, replace(article, pieces=section.pieces), wording[name])
            found += closeness({name: left}, written[: MOST_DRAFTED // 4])
    return found


def row(name: str, scores: Sequence[float], thresholds: Sequence[float]) -> str:
    """One line: the share of scores under each threshold."""
    cells = "".join(f" {sum(score < threshold for score in scores) / max(len(scores), 1):>6.1%} |" for threshold in thresholds)
    return f"| {name:<44} | {len(scores):>6} |{cells}"


def main() -> None:
    """Print the share of statements told unsupported at each threshold."""
    about = argparse.ArgumentParser(description=__doc__)
    about.add_argument("corpora", type=Path)
    options = about.parse_args()
    articles = read_all(options.corpora)
    house, _ = read_terms((ROOT / "source" / "house-terms.txt").read_text(encoding="utf-8"), "house-terms.txt")
    wording = {name: house if name.startswith("shipped") else NO_TERMS for name in articles}
    passages = {name: Passages([each], wording[name], each.language) for name, each in articles.items()}
    verbatim = [each for name, article in articles.items() for each in drafted(name, article, wording[name])]
    hand, own = reworded(), shipped()
    thresholds = (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
    print(f"| told unsupported, by threshold {'':<13} | pairs |" + "".join(f" {each:>6.2f} |" for each in thresholds))
    print("|---|---:|" + "---:|" * len(thresholds))
    true = [each for each in hand if each.true]
    print(row("true: verbatim", closeness(passages, verbatim), thresholds))
    print(row("true: reworded by hand", closeness(passages, true), thresholds))
    print(row("true: the shipped outline", closeness(passages, own), thresholds))
    print(row("shuffled: verbatim", shuffled(passages, articles, verbatim), thresholds))
    print(row("shuffled: reworded by hand", shuffled(passages, articles, true), thresholds))
    print(row("shuffled: the shipped outline", shuffled(passages, articles, own), thresholds))
    print(row("own article without the statement's section", bereft(articles, wording), thresholds))
    print(row("untrue, in the article's own vocabulary", closeness(passages, [each for each in hand if not each.true]), thresholds))


if __name__ == "__main__":
    main()
