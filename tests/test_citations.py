"""Citations such as `[@key]`: author and year from the bibliography beside the outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.markdown.parser import parse
from slides.text.rich_text import plain

BIBLIOGRAPHY = r"""
@article{smith2020, author = {Smith, John and Jones, Ann}, title = {A}, year = {2020}}
@book{m99,
  author = "Erd{\H o}s, Paul and M{\"u}ller, A. and X, Y",
  date = "1999-03-01"
}
@misc{who, author={{World Health Organization}}, year=2011}
@misc{two, author = {Anna Lee}, title = {No year}}
"""
CITED = {
    "in brackets": ("so [@smith2020].", "so (Smith & Jones 2020)."),
    "several, with words": ("[see @m99, p. 3; @who]", "(see Erd\u0151s et al. 1999, p. 3; World Health Organization 2011)"),
    "in a sentence": ("@smith2020 say", "Smith & Jones (2020) say"),
    "the year alone": ("Smith [-@smith2020]", "Smith (2020)"),
    "no year": ("[@two]", "(Lee n.d.)"),
    "not in it": ("[@none]", "[@none]"),
    "one of two": ("[@who; @none]", "[@who; @none]"),
    "code": ("`[@who]`", "[@who]"),
    "an address": ("a@who.org", "a@who.org"),
}


@pytest.mark.parametrize(("text", "words"), CITED.values(), ids=CITED)
@pytest.mark.parametrize("named", ["refs.bib", "[refs.bib, more.bib]", "\n  - refs.bib"], ids=["one", "list", "lines"])
def test_citations_name_author_and_year(tmp_path: Path, text: str, words: str, named: str) -> None:
    (tmp_path / "refs.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    nodes, problems = parse(f"---\ntitle: T\nbibliography: {named}\n---\n\n{text}\n", str(tmp_path / "a.md"))
    assert "".join(plain(node.runs) for node in nodes[1:]) == words
    assert [problem.rule for problem in problems] == ([rule_catalogue.CITATION] if "@none" in text else [])


def test_a_bibliography_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (tmp_path / "deck").mkdir()
    nodes, _ = parse("---\nbibliography: ../refs.bib\n---\n\n[@who]\n", str(tmp_path / "deck" / "a.md"))
    assert plain(nodes[1].runs) == "[@who]"
