"""How many untrue statements a check tells, and how many true ones, as tables by kind, place, language and distance.

Example: python -m benchmarks.claims [--missed] [SET ...]
A set is a text file of this folder (benchmarks.claims.fetch brings the pages of most; those of third.txt are excerpts of press pages,
whose addresses it names, and cannot be passed on): `@ ARTICLE LANGUAGE`, then `- KIND [in PLACE]:
untrue statement` and `+ DISTANCE: true statement`; an answer is written `Question? | Answer`.
Or a file of JSON: a list of {"article", "statement", "kind", "faithful", "distance"} beside its articles, as
benchmarks.claims.paraphrases writes them. `told` counts warnings, `with advice` all findings. Statements whose pages are missing are
named, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from slides.base.diagnostics import Problem, Severity
from slides.markdown import parser
from slides.sources.article import Article, read_article
from slides.sources.draft.escape import escaped
from slides.sources.tracing import trace
from slides.text.terms import NO_TERMS

HERE = Path(__file__).resolve().parent
PLACES = {
    "bullet": "- {}",
    "title": "---\ntitle: {}\n---",
    "heading": "## {}",
    "sub-heading": "### {}",
    "takeaway": "> [!IMPORTANT]\n> {}",
    "caption": "![{}](lake.png)",
    "note": "::: notes\n{}\n:::",
    "box of a diagram": '```mermaid\nflowchart LR\n  a["{}"] --> b["x"]\n```',
    "cell": "| x | y |\n|---|---|\n| z | {} |",
}
WHOLE = {"title": "---\ntitle: {}\n---\n\n## Statements\n\n- x\n", "answer": "# x\n\n## FAQ\n\n### {}\n\n{}\n"}
# Places with several parts, which ` | ` separates: row, column and value; series, point and value; two boxes with their arrow.
PARTS = {
    "table": "| | {1} |\n|---|---|\n| {0} | {2} |",
    "chart": "```chart\ntype: bar\n\nx,{0}\n{1},{2}\n```",
    "arrow": '```mermaid\nflowchart LR\n  a["{0}"] -->|{1}| b["{2}"]\n```',
    "quotation": "> {0}\n>\n> — {1}",
    "column": "### {0}\n\n- {1}\n\n### {2}\n\n- {3}",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A statement on an article: its kind where it is untrue, its distance from the text (1 to 3) where it is true, else 0."""

    article: Path
    language: str
    text: str
    kind: str
    distance: int = 0
    place: str = "bullet"


def read(path: Path) -> list[Written]:
    """The statements of a set."""
    if path.suffix == ".json":
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [
            Written(
                path.parent / row["article"], row.get("lang", ""), row["statement"], row["kind"], row["distance"] if row["faithful"] else 0
            )
            for row in rows
        ]
    found: list[Written] = []
    article, language = path, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            name, language = line[2:].split()
            article = path.parent / name
        elif line.startswith(("- ", "+ ")):
            kind, _, text = line[2:].partition(": ")
            kind, _, place = kind.partition(" in ")
            found.append(Written(article, language, text, kind, int(kind) if line.startswith("+") else 0, place or "bullet"))
    return found


def outline(text: str, place: str) -> str:
    """An outline with a statement in a place."""
    if place == "answer":
        question, _, answer = text.partition(" | ")
        return WHOLE[place].format(escaped(question), escaped(answer))
    if place in PARTS:
        return f"# x\n\n## y\n\n{PARTS[place].format(*text.split(' | '))}\n"
    words = json.dumps(text, ensure_ascii=False) if place == "title" else text if place == "box of a diagram" else escaped(text)
    return WHOLE[place].format(words) if place in WHOLE else f"# x\n\n## y\n\n{PLACES[place].format(words)}\n"


def told(article: Article, statement: str, language: str, place: str) -> list[Problem]:
    """What a check reports of a statement in a place."""
    source = outline(statement, place)
    nodes, _ = parser.parse(source, "x.md")
    _, problems = trace(nodes, source, [article], NO_TERMS, language, "x.md")
    return [each for each in problems if each.rule.code in ("T5", "T6", "T12", "T13")]


def rows(written: Sequence[Written], place: str = "") -> Iterator[tuple[Written, bool, bool, list[Problem]]]:
    """Each statement in its place, or in a given one: whether a warning reports it, whether anything does, and what."""
    for path in dict.fromkeys(each.article for each in written):
        article, _ = read_article(path.read_text(encoding="utf-8"), path.name)
        for each in (one for one in written if one.article == path):
            found = told(article, each.text, each.language or article.language, place or each.place)
            yield each, any(problem.rule.severity is Severity.WARNING for problem in found), bool(found), found


def table(title: str, counted: dict[str, list[int]]) -> None:
    """Print one table."""
    print(f"\n| {title:<24} | statements | told | with advice |\n|---|---:|---:|---:|")
    for name, (count, warned, found) in counted.items():
        print(f"| {name:<24} | {count:>10} | {warned / count:>5.0%} | {found / count:>5.0%} |")


def without_pages(written: Sequence[Written]) -> list[str]:
    """For each article that is missing: its path and how many statements are not measured."""
    counted = Counter(each.article for each in written if not each.article.exists())
    return [f"{path}: missing, {count} statements not measured" for path, count in counted.items()]


def main() -> int:
    """Print the tables. The exit code: 1 where pages are missing, else 0."""
    about = argparse.ArgumentParser(description=__doc__)
    about.add_argument("sets", nargs="*", type=Path, default=[HERE / "reports.txt", HERE / "guides.txt"])
    about.add_argument("--missed", action="store_true", help="print what is missed, and what is told of true statements")
    about.add_argument("--places", action="store_true", help="the table by place, which takes nine times as long")
    options = about.parse_args()
    found_in_sets = [each for path in options.sets for each in read(path)]
    missing = without_pages(found_in_sets)
    written = [each for each in found_in_sets if each.article.exists()]
    by: dict[str, dict[str, list[int]]] = {
        "untrue, by kind": {},
        "untrue, by place": {},
        "untrue, by language": {},
        "true, by distance": {},
        "true, by language": {},
    }
    for each, warned, found, problems in rows(written):
        sort = "untrue" if not each.distance else "true"
        keys = [(f"{sort}, by language", each.language or "en"), (f"{sort}, by {'distance' if each.distance else 'kind'}", each.kind)]
        if not each.distance:
            keys.append(("untrue, by place", each.place))
        keys.append((keys[1][0], "far" if each.distance == 3 else "near and middle" if each.distance else "all"))
        for title, name in keys if each.distance < 3 else keys[1:]:
            row = by[title].setdefault(name, [0, 0, 0])
            row[0], row[1], row[2] = row[0] + 1, row[1] + warned, row[2] + found
        if options.missed and (found if each.distance else not warned):
            print(f"{sort} {each.kind} {each.language}: {each.text} {[str(problem)[10:200] for problem in problems]}")
    for title, counted in by.items():
        table(title, dict(sorted(counted.items())))
    if options.places:
        places: dict[str, list[int]] = {}
        untrue = [each for each in written if not each.distance and each.place not in ("answer", *PARTS)]
        for place in PLACES:
            found_in = list(rows(untrue, place))
            places[place] = [len(found_in), sum(row[1] for row in found_in), sum(row[2] for row in found_in)]
        table("untrue, all in each place", places)
    if missing:
        print("\n".join(missing), file=sys.stderr)
        print("Bring them with python -m benchmarks.claims.fetch, or benchmarks.claims.paraphrases.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
