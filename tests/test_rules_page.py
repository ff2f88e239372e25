"""The rules' page: up to date, each rule with one code and one name, each used, and each example breaking the rule it stands under."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scripts.make_rules import LETTERS, TARGET, document
from slides.base import rule_catalogue
from slides.base.diagnostics import Rule
from slides.cli import explain
from slides.pipeline.build import build_deck
from tests.command import run
from tests.test_architecture import FILES, PACKAGE

OWN = {name: rule for name, rule in vars(rule_catalogue).items() if isinstance(rule, Rule)}
EXAMPLES = {
    rule.code: found[2]
    for rule in OWN.values()
    if (found := re.search(r"^(`{3,})markdown\n(.*?\n)\1$", rule.about, re.MULTILINE | re.DOTALL))
}
SAID_ELSEWHERE = {
    "K2",
    "K3",
    "K5",
    "F1",
    "F10",
    "F11",
    "F2",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "G1",
    "L1",
    "L4",
    "L6",
    "M6",
    "M7",
    "N1",
    "T1",
    "T3",
    "T4",
    "T5",
    "T6",
    "T7",
    "T8",
    "T9",
    "T10",
    "T11",
    "T12",
    "T13",
    "T14",
    "T15",
}
"""Rules that no outline alone can break (an article, a folder or a fault of the program has to be there too), or none that is short."""


def used(tree: ast.AST) -> set[str]:
    """The rules of the catalogue that a file uses, by their names there."""
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "slides.base.rule_catalogue"
        for alias in node.names
    }
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    reached = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "rule_catalogue"
    }
    return (imported & named) | reached


def test_the_page_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == document(explain.every_rule()), "run scripts/make_rules.py"


def test_each_rule_has_a_code_and_a_name_of_its_own() -> None:
    rules = explain.every_rule()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules) >= len(OWN)
    for rule in OWN.values():
        assert re.fullmatch(r"[A-Z][1-9]\d?", rule.code), rule
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), rule
        assert rule.code[0] in LETTERS, rule
    codes_of = {rule.code for rule in OWN.values()}
    assert len(codes_of) == len(OWN)


def test_each_rule_is_used() -> None:
    files = [path for path in FILES if path.relative_to(PACKAGE).parts[:2] != ("base", "rule_catalogue")]
    everywhere = set().union(*(used(ast.parse(path.read_text(encoding="utf-8"))) for path in files))
    assert set(OWN) <= everywhere, f"used nowhere: {sorted(set(OWN) - everywhere)}"
    assert used(
        ast.parse("from slides.base.rule_catalogue import MAP\nfrom slides.base import rule_catalogue\nf(rule_catalogue.LOST)")
    ) == {"LOST"}


@pytest.mark.parametrize("rule", OWN.values(), ids=lambda rule: rule.code)
def test_each_page_says_what_to_do(rule: Rule) -> None:
    assert "\n\nWhat to do: " in rule.about
    assert rule.about.count("```") % 2 == 0
    assert rule.code in EXAMPLES or rule.code in SAID_ELSEWHERE


@pytest.mark.parametrize("code", sorted(set(EXAMPLES) - SAID_ELSEWHERE))
def test_each_example_breaks_its_rule(code: str, tmp_path: Path) -> None:
    assert code in {problem.rule.code for problem in build_deck(EXAMPLES[code], str(tmp_path / "x.md")).problems}


def test_the_command_explains_a_rule_by_code_or_name(tmp_path: Path) -> None:
    done = run(tmp_path, "--explain", "m13")
    assert done.code == 0
    assert done.out.startswith("# M13 dangling-link\n\n*Warning: ")
    assert done.out == run(tmp_path, "--explain", "dangling-link").out
    wrong = run(tmp_path, "--explain", "dangling-lnik")
    assert wrong.code == 2
    assert "did you mean M13 dangling-link?" in wrong.err
