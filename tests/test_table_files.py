"""Tables whose cells stand in a file beside the outline, or in the lines of MyST's directive."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.pipeline.build import build_deck
from tests.building import dump

DATA = 'Year,Sales,"Region, country"\n2023,10,North\n2024,12,South\n'


def built(folder: Path, text: str) -> tuple[str, list[tuple[str, int, str]]]:
    (folder / "d.csv").write_text(DATA, encoding="utf-8")
    deck = build_deck(f"# T\n\n## Sales\n\n{text}\n", str(folder / "case.md"))
    return dump(deck, advice=False), [(each.rule.code, each.span.line, each.message) for each in deck.problems if each.rule.code == "P3"]


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("::: table {file=d.csv}\n:::", ["Year", "2024", "Region, country", "South"], []),
        ('::: table {file=d.csv columns="Region, country"}\n:::', [], []),
        ("::: table {file=d.csv columns='3, 2'}\nIn thousands.\n:::", ["South", "12", "In thousands."], ["2024"]),
        ("::: {.table file=d.csv columns='sales; year'}\n:::", ["Sales", "2023"], ["South"]),
        ("> A frame\n>\n> ::: table {file=d.csv}\n> :::", ["A frame", "South"], []),
        ("```{csv-table} By year\n:file: d.csv\n:header-rows: 1\n```", ["By year", "Region, country", "North"], [":file:"]),
        ('```{csv-table}\n:header: "Harbour","Ships"\n\nRiga,4\n"Turku, Åbo",5\n```', ["Harbour", "Turku, Åbo", "5"], [":header:"]),
        ("```{csv-table}\n:header: a,b,c\n:header-rows: 1\n:file: d.csv\n```", ["2023", "c", "Sales"], [":file:"]),
    ],
)
def test_cells_come_from_a_file_or_from_lines(tmp_path: Path, text: str, shown: list[str], hidden: list[str]) -> None:
    found, problems = built(tmp_path, text)
    assert [word for word in shown if word not in found] == []
    assert [word for word in hidden if word in found] == []
    assert len(problems) == ("Region, country" in text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("::: table {file=none.csv}\n:::", 5, "data file not found: none.csv"),
        ("::: table {file=../d.csv}\n:::", 5, "outside the outline's folder"),
        ("::: table {file=d.csv columns=Profit}\n:::", 5, "no column is named Profit"),
        ("::: table {file=e.csv}\n:::", 2, "a row of 1 cells under a header of 2"),
        ("::: table {file=f.csv}\n:::", 1, "a table of 1,001 rows"),
    ],
)
def test_a_table_that_cannot_be_read_is_reported_at_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "e.csv").write_text("a,b\n1\n", encoding="utf-8")
    (tmp_path / "f.csv").write_text("a\n" + "1\n" * 1_001, encoding="utf-8")
    _, problems = built(tmp_path, f"{text}\n\nWords that stay.")
    assert [(code, at, said in message) for code, at, message in problems] == [("P3", line, True)]
    assert "Words that stay." in built(tmp_path, f"{text}\n\nWords that stay.")[0]
