"""The benchmark of statements names the pages that it lacks; its real paraphrases leave out what repeats or quotes their article."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.claims import __main__ as claims
from benchmarks.claims.paraphrases import SOURCES, TOGETHER, said, together

ARTICLE = "# Ferry\n\nThe ferry carried 82,000 passengers in 2023. It was opened in 1947 by the county."


@pytest.mark.parametrize(("names", "code"), [(("here.txt",), 0), (("here.txt", "gone.txt"), 1)])
def test_missing_pages_are_named_and_the_exit_code_says_so(
    names: tuple[str, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here.txt").write_text(ARTICLE, encoding="utf-8")
    lines = [f"@ {name} en\n- number: The ferry carried 92,000 passengers in 2023\n+ 1: The ferry was opened in 1947" for name in names]
    (tmp_path / "set.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["claims", str(tmp_path / "set.txt")])
    assert claims.main() == code
    printed = capsys.readouterr()
    assert "| number                   |          1 |  100% |" in printed.out
    assert printed.err.count("gone.txt: missing, 2 statements not measured") == code


def test_paraphrases_leave_out_what_only_repeats_or_quotes() -> None:
    assert said("The bridge, built in 1920, is closed.", ["the bridge built in 1920 is closed", "It has been closed, the old bridge"]) == [
        "It has been closed, the old bridge"
    ]
    pairs = [(f"The ferry number {at} is late every day", f"Every day ferry {at} comes late") for at in range(30)]
    pairs[3] = ("He said “the ferry is late every day”", "“The ferry comes late each day”, he said")
    found = list(together(pairs, random.Random(1), 2))
    assert len(found) == 2
    assert all(article.count("\n\n") == TOGETHER - 1 and len(statements) == 6 for article, statements in found)
    assert not any("“" in article for article, _ in found)


def test_every_collection_is_read_at_a_commit() -> None:
    assert all(len(source.repository[1]) == 40 for source in SOURCES)
    assert len({source.language for source in SOURCES}) >= 6
