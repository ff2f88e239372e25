"""Real paraphrases in nine languages, none written for this check: what others wrote to say the same as a text, beside that text.

Sentences of a collection of pairs are put together to articles of a dozen sentences; titles and descriptions stand beside their own
article. Left out are statements that only repeat the article, and pairs with quotation marks: two translators quote in different words,
and a check is right to report that. Split by article at random with a fixed seed: two thirds to develop with, one third to measure
with (`sealed`).
Writes `paraphrases/develop.json`, `paraphrases/sealed.json` and their articles, which are not in the repository: each collection is
read at a commit and never passed on.

Collections: WMT 2021's second human translations of the same news (German, English, Russian, Chinese), Google's paraphrased references
for WMT 2019 (German), TextComplexityDE, RuSimpleSentEval, Admin-It, ASSET (English, as EASSE has it), the STS benchmark's pairs of full
score in translation (Spanish, Italian, Dutch, Portuguese), pairs of SICK-NL and SICK-BR that entail each other, OrangeSum's titles
(French), digital.gov's and 18F's own summaries (English), and the missions of beta.gouv.fr (French).

Example: python -m benchmarks.claims.paraphrases
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from slides.text.sentences import split

HERE = Path(__file__).resolve().parent
SEED = 18
TAG = re.compile("<[^<>]*>")
QUOTED = re.compile('[“”„"«»「」]')
TOGETHER = 12
"""Sentences of a collection of pairs that make an article."""
Pairs = Iterator[tuple[str, list[str]]]
"""Articles, each with statements that say the same as it."""


class Clone:
    """A repository at a commit, read without a work tree."""

    def __init__(self, folder: str, commit: str) -> None:
        self.folder, self.commit = folder, commit

    def names(self, under: str) -> list[str]:
        """The files of a folder, with those below it."""
        return [each for each in self._git("ls-tree", "-r", "--name-only", self.commit, under).decode().split("\n") if each]

    def text(self, path: str, encoding: str = "utf-8-sig") -> str:
        """A file's text."""
        return self._git("show", f"{self.commit}:{path}").decode(encoding, errors="replace")

    def lines(self, path: str) -> list[str]:
        """A file's lines."""
        return self.text(path).replace("\r", "").rstrip("\n").split("\n")

    def _git(self, *words: str) -> bytes:
        return subprocess.run(["git", "-C", self.folder, *words], check=True, capture_output=True).stdout


def together(pairs: list[tuple[str, str]], chance: random.Random, most: int) -> Pairs:
    """Pairs of (original, paraphrase) as articles of a dozen originals; a paraphrase that only repeats its original is left out."""
    told = [(one.strip(), other.strip()) for one, other in pairs if one.strip() and other.strip()]
    told = [(one, other) for one, other in told if letters(one) != letters(other) and len(other) >= 20 and not QUOTED.search(one + other)]
    starts = list(range(0, len(told) - TOGETHER, TOGETHER))
    for at in sorted(chance.sample(starts, min(most, len(starts)))):
        some = told[at : at + TOGETHER]
        yield "\n\n".join(dict.fromkeys(one for one, _ in some)), [other for _, other in chance.sample(some, min(6, len(some)))]


def said(article: str, statements: list[str]) -> list[str]:
    """Statements of some length that do not only repeat their article and quote nothing."""
    held = letters(article)
    return [
        each for each in statements if each.count(" ") >= 4 and letters(each) not in held and not QUOTED.search(each) and "?" not in each
    ]


def letters(text: str) -> str:
    """A text's letters and figures alone."""
    return "".join(each for each in text.casefold() if each.isalnum())


def translations(pair: str, one: str, other: str, language: str) -> Callable[[Clone, random.Random], Pairs]:
    """Two human translations of the same news."""

    def read(clone: Clone, chance: random.Random) -> Pairs:
        both = [clone.lines(f"txt/references/newstest2021.{pair}.ref.{each}.{language}") for each in (one, other)]
        return together(list(zip(*both, strict=True)), chance, 12)

    return read


def reworded(clone: Clone, chance: random.Random) -> Pairs:
    """German news that linguists reworded as far as they could."""
    both = [clone.lines(f"wmt19/ende/wmt19-ende-{each}.ref") for each in ("ar", "arp")]
    return together(list(zip(*both, strict=True)), chance, 7)


def similar(language: str) -> Callable[[Clone, random.Random], Pairs]:
    """Pairs of the STS benchmark whose score is full."""

    def read(clone: Clone, chance: random.Random) -> Pairs:
        rows = [row for part in ("dev", "test", "train") for row in csv.reader(clone.lines(f"data/stsb-{language}-{part}.csv"))]
        return together([(one, other) for one, other, score in rows if float(score) >= 4.8 and len(one) > 45], chance, 12)

    return read


def entailed(path: str) -> Callable[[Clone, random.Random], Pairs]:
    """Pairs of SICK that entail each other."""

    def read(clone: Clone, chance: random.Random) -> Pairs:
        rows = list(csv.DictReader(clone.lines(path), delimiter="\t", quoting=csv.QUOTE_NONE))
        same = [row for row in rows if row["entailment_AB"] == "A_entails_B" and row["entailment_BA"] == "B_entails_A"]
        return together([(row["sentence_A"], row["sentence_B"]) for row in same], chance, 4)

    return read


def easier_german(clone: Clone, chance: random.Random) -> Pairs:
    rows = csv.DictReader(clone.text("TextComplexityDE19/parallel_corpus.csv", "cp1252").splitlines())
    return together([(row["Original_Sentence"], row["Simplification"]) for row in rows], chance, 8)


def easier_russian(clone: Clone, chance: random.Random) -> Pairs:
    rows = csv.DictReader(clone.lines("dev_sents.csv"))
    return together([(row["INPUT:source"], row["OUTPUT:output"]) for row in rows], chance, 8)


def easier_italian(clone: Clone, chance: random.Random) -> Pairs:
    names = [each for folder in ("OP", "RS", "RD") for each in clone.names(f"{folder}/") if each.endswith("-comp.txt")]
    chance.shuffle(names)
    return together([(clone.text(each), clone.text(each.replace("-comp", "-simp"))) for each in names[:160]], chance, 10)


def easier_english(clone: Clone, chance: random.Random) -> Pairs:
    folder = "easse/resources/data/test_sets/asset/asset.test."
    both = [clone.lines(f"{folder}{each}") for each in ("orig", "simp.3")]
    return together(list(zip(*both, strict=True)), chance, 8)


def french_news(clone: Clone, chance: random.Random) -> Pairs:
    for name in sorted(chance.sample(clone.names("data/docs/parsed/"), 150)):
        row = json.loads(clone.text(name))
        article = f"{row['heading']}\n\n{row['article']}"
        if len(row["article"]) > 900:
            yield article, said(article, [row["title"]])


def described(under: str, key: str, language: str, most: int) -> Callable[[Clone, random.Random], Pairs]:
    """Pages that describe themselves in a key of their front matter."""

    def read(clone: Clone, chance: random.Random) -> Pairs:
        for name in sorted(chance.sample([each for each in clone.names(under) if each.endswith(".md")], most)):
            _, _, rest = clone.text(name).partition("---\n")
            head, _, body = rest.partition("\n---")
            found = re.search(rf"^{key}: *[\"']?(.{{40,}}?)[\"']?$", head, re.MULTILINE)
            if found and len(body) > 900:
                text = TAG.sub("", html.unescape(found.group(1)))
                yield body, said(body, split(text, language)[:3])

    return read


WMT = ("https://github.com/wmt-conference/wmt21-news-systems", "f41750dadbf2ba6ab01ca5380347d253298a3427")
STS = ("https://github.com/PhilipMay/stsb-multi-mt", "30de0dec4ee199b7f42351d3f1a0b19592955385")


@dataclass(frozen=True, slots=True)
class Source:
    """Where pairs come from."""

    name: str
    language: str
    repository: tuple[str, str]
    read: Callable[[Clone, random.Random], Pairs]


SOURCES = (
    Source("translations", "de", WMT, translations("en-de", "A", "C", "de")),
    Source("translations", "en", WMT, translations("de-en", "A", "B", "en")),
    Source("translations", "ru", WMT, translations("en-ru", "A", "B", "ru")),
    Source("translations", "zh", WMT, translations("en-zh", "A", "B", "zh")),
    Source(
        "reworded", "de", ("https://github.com/google/wmt19-paraphrased-references", "4c2493c5171e63fc6ee52bfd37cf55a94492d125"), reworded
    ),
    Source("easier", "de", ("https://github.com/babaknaderi/TextComplexityDE", "663b0cdbf9b770ca60e143ecb791793d4b879067"), easier_german),
    Source(
        "easier",
        "ru",
        ("https://github.com/dialogue-evaluation/RuSimpleSentEval", "3ef52b6016673eb739545f8b79cd3a5e65f162b7"),
        easier_russian,
    ),
    Source("easier", "it", ("https://github.com/Unipisa/admin-It", "fd9d0958ba4735a34fcf21a1ad046b502603332b"), easier_italian),
    Source("easier", "en", ("https://github.com/feralvam/easse", "6a4352ec299ed03fda8ee45445ca43d9c7673e89"), easier_english),
    *(Source("similar", language, STS, similar(language)) for language in ("es", "it", "nl", "pt", "fr")),
    Source(
        "entailed",
        "nl",
        ("https://github.com/gijswijnholds/sick_nl", "2e8391ec8015abc5e9aa09e0e87d07e9bb6a6da6"),
        entailed("data/tasks/sick_nl/SICK_NL.txt"),
    ),
    Source("entailed", "pt", ("https://github.com/livyreal/SICK-BR", "82ddaec64fdf4150275d88437a25d3706aa15867"), entailed("SICK_BR.txt")),
    Source("summary", "fr", ("https://github.com/Tixierae/OrangeSum", "e6f8a6e3b71006ad62b450bedbb5e88e2236657b"), french_news),
    Source(
        "summary",
        "fr",
        ("https://github.com/betagouv/beta.gouv.fr", "693fb7c4d86300526fdf743fd43a586d71adb242"),
        described("content/_startups/", "mission", "fr", 90),
    ),
    Source(
        "summary",
        "en",
        ("https://github.com/GSA/digitalgov.gov", "4979583206d90ff1707b097454a9b169ca9e95e4"),
        described("content/news/", "summary", "en", 200),
    ),
    Source(
        "summary",
        "en",
        ("https://github.com/18F/18f.gsa.gov", "0a55c75e6d9bc71c80136a3867dac52356177443"),
        described("content/posts/", "excerpt", "en", 90),
    ),
)


def write(folder: Path = HERE / "paraphrases", clones: Mapping[str, str] | None = None) -> None:
    """Write both sets; `clones` names a nearer copy of a repository, by its address."""
    folder.mkdir(exist_ok=True)
    rows: dict[str, list[dict[str, object]]] = {"develop": [], "sealed": []}
    for number, source in enumerate(SOURCES):
        address, commit = source.repository
        chance = random.Random(SEED * 100 + number)
        with tempfile.TemporaryDirectory() as place:
            near = (clones or {}).get(address)
            if near is None:
                subprocess.run(["git", "clone", "--quiet", "--filter=blob:none", "--no-checkout", address, place], check=True)
            for at, (article, statements) in enumerate(source.read(Clone(near or place, commit or "HEAD"), chance)):
                name = f"{source.language}-{source.name}-{number}-{at}.md"
                (folder / name).write_text(article, encoding="utf-8")
                part = "sealed" if chance.random() < 1 / 3 else "develop"
                same = {"article": name, "lang": source.language, "kind": source.name, "faithful": True, "distance": 2}
                rows[part] += [same | {"statement": " ".join(each.split())} for each in statements]
    for part, found in rows.items():
        (folder / f"{part}.json").write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    about = argparse.ArgumentParser(description=__doc__)
    about.parse_args()
    write()
