"""Package validation: faults planted into a small deck's parts are seen, with the part and the check named, and nothing is written."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it.utils import read_fixture_file

import slides.export.pptx
from slides.base import rule_catalogue
from slides.base.diagnostics import Severity
from slides.export.pptx import PackageError
from slides.export.pptx.drawingml import HEADER
from slides.export.pptx.package import save
from slides.export.pptx.parts import TYPES
from slides.export.pptx.validate import check_package, faults_of
from slides.pipeline.build import build_deck
from slides.pipeline.job import Job, run
from tests.building import graver
from tests.example_counts import examples
from tests.package_faults import DAMAGE, DRAWN, HOUSE, NEVER, SEEN_AS, TABLE, TRIGGERS, WORDS, Plant
from tests.package_parts import SMALL, Parts, made, part, small, sound, swap_data
from tests.shared import BRIEFING, ROOT, STRESS, checker, needs_schemas
from tests.strategies import outlines

ALL = [*TRIGGERS, *DAMAGE, *HOUSE]
CASES = sorted((ROOT / "tests" / "cases").glob("*.txt"))


def test_a_sound_deck_passes() -> None:
    parts, package = sound()
    assert faults_of(parts, package) == ()
    assert [str(problem) for problem in graver(small())] == []
    assert {"slide", "notesSlide", "chart", "xlsx", "png", "slideLayout", "theme"} <= {each.type for each in parts}


@pytest.mark.parametrize(("plant", "name", "rule"), [row[1:] for row in ALL], ids=[row[0] for row in ALL])
def test_a_planted_fault_is_seen(plant: Plant, name: str, rule: str) -> None:
    parts, package = sound()
    found = faults_of(plant(parts), package)
    assert (name, rule) in {(fault.part, fault.check) for fault in found}, found
    with pytest.raises(PackageError, match=rule):
        check_package(plant(parts), package)


LEAVES = {
    "a place that is no number": (b'<a:off x="', b'<a:off x="1e'),
    "a width below nothing": (b'<a:ext cx="', b'<a:ext cx="-'),
    "a shape without a name": (b'" name="Title"/>', b'" name=""/>'),
    "a layout without a name": (b'<p:cSld name="Title and Content">', b'<p:cSld name="">'),
    "an index of nothing": (b' idx="31"/>', b' idx="-31"/>'),
    "an unknown kind": (b'<p:ph type="title"/>', b'<p:ph type="heading"/>'),
    "an element in a prompt": (b"<a:t>Title</a:t>", b"<a:t>Title<a:br/></a:t>"),
}
"""What the pieces of layouts leave out where it is sound, otherwise."""


@pytest.mark.parametrize(("before", "after"), LEAVES.values(), ids=LEAVES)
def test_a_fault_in_a_name_or_place_of_one_layout_is_seen(before: bytes, after: bytes) -> None:
    parts, package = sound()
    at = next(at for at, each in enumerate(parts) if each.type == "slideLayout" and before in each.data)
    spoilt = [*parts[:at], replace(parts[at], data=parts[at].data.replace(before, after, 1)), *parts[at + 1 :]]
    assert [(fault.part, fault.check) for fault in faults_of(spoilt, package)] == [(parts[at].name, "grammar")]


def test_names_and_types_of_parts_are_those_that_another_reader_finds() -> None:
    target = io.BytesIO()
    parts, package = sound()
    save(parts, package, target)
    read = {str(each.partname): each.content_type for each in pptx.Presentation(target).part.package.iter_parts()}
    assert read == {each.name: TYPES[each.type] for each in parts}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_no_case_is_refused(file: Path) -> None:
    for _, title, outline, _ in read_fixture_file(file):
        briefing = build_deck(outline, str(file))
        if briefing.pages:
            assert faults_of(*made(briefing)) == (), title


@settings(max_examples=examples(8))
@given(outlines(), st.sampled_from(["en-GB", "ar", "ja", "x"]))
def test_no_outline_is_refused(outline: str, tongue: str) -> None:
    briefing = build_deck(f"---\nlang: {tongue}\n---\n\n{outline}", "x.md")
    assert faults_of(*made(briefing)) == ()


AWKWARD = {
    "escapes in front matter": '---\ntitle: "a\\u0001b"\nauthor: "\\uFFFE"\nfooter: "\\x0b"\n---\n\n## A\n\n- x\n',
    "a title that is the number of another": "# T\n\n# One\n\n## A\n\nx\n\n# One (2)\n\n## B\n\ny\n\n# One\n\n## C\n\nz\n",
    "a list that starts high": "## A\n\n40000. x\n40001. y\n",
    "a language that is none": "---\nlang: indonesian-language\n---\n\n## A\n\n- x\n",
    "markup as text": '## A\n\n- `<a:blip r:embed="rId9"/>` & `</a:t>` r:id="rId99"\n\n```xml\n<p:ph type="x"/><a:tbl> ]]> &#1;\n```\n',
    "nothing in a heading": "## \n\n- x\n\n# ![](x.png)\n\n- y\n",
    "an empty table": "## A\n\n| |\n|---|\n| |\n",
    "characters by number": "## A\n\n```mermaid\nflowchart LR\n    A[#1; a] --> B[#65534; b]\n```\n\n- &#1; &#xFFFE; &#xD800;\n",
}


@pytest.mark.parametrize("outline", AWKWARD.values(), ids=AWKWARD)
def test_what_an_author_may_write_is_no_fault(outline: str) -> None:
    assert faults_of(*made(build_deck(outline, "x.md"))) == ()


def test_a_fault_of_the_writer_is_told_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "small.md", tmp_path / "small.pptx"
    source.write_text(re.sub(r"!\[.*", "", SMALL), encoding="utf-8")
    target.write_bytes(b"the earlier deck")
    whole = slides.export.pptx._core
    monkeypatch.setattr(slides.export.pptx, "_core", lambda properties: whole(properties).replace(b"<dc:title>", b"<dc:titel>"))
    outcome = run(Job(str(source), str(target)))
    assert not outcome.built
    (problem,) = [problem for problem in outcome.problems if problem.severity is not Severity.ADVICE]
    assert problem.rule is rule_catalogue.UNSOUND_DECK
    assert "/docProps/core.xml: well-formed" in problem.message
    assert "please report it" in problem.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small.md", "small.pptx"]
    assert target.read_bytes() == b"the earlier deck"
    monkeypatch.undo()
    assert run(Job(str(source), str(target))).built


def test_the_file_is_made_of_the_parts_that_the_gate_has_seen() -> None:
    parts, package = sound()
    target = io.BytesIO()
    save(parts, package, target)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml").decode()
    related = {f"{each.name.rpartition('/')[0]}/_rels/{each.name.rpartition('/')[2]}.rels" for each in parts if each.relations}
    assert sorted(f"/{name}" for name in names) == sorted(
        ["/[Content_Types].xml", "/_rels/.rels", *related, *(each.name for each in parts)]
    )
    by_name = dict(re.findall(r'<Override PartName="([^"]*)" ContentType="([^"]*)"', types))
    by_ending = dict(re.findall(r'<Default Extension="([^"]*)" ContentType="([^"]*)"', types))
    assert set(by_name) <= {each.name for each in parts}
    for each in parts:
        assert by_name.get(each.name) or by_ending[each.name.rpartition(".")[2]] == TYPES[each.type]
        assert by_name.get(each.name, TYPES[each.type]) == TYPES[each.type]


def test_every_defect_of_the_shared_checkers_is_seen_or_cannot_arise() -> None:
    planted = {name for name, (kind, *_) in checker("damage").D.items() if kind in ("package", "schema", "semantic")}
    shown = {row[0] for row in ALL}
    assert planted <= shown | set(SEEN_AS) | set(NEVER), planted - shown - set(SEEN_AS) - set(NEVER)
    assert set(SEEN_AS.values()) <= shown


def spoiled(data: bytes, seed: int) -> bytes:
    """A part with one element left out, doubled or swapped with its neighbour, or one attribute left out or changed."""
    root = etree.fromstring(data)
    dice = random.Random(seed)
    target = dice.choice(list(root.iter())[1:])
    parent, way = target.getparent(), dice.randrange(5)
    if way == 0:
        parent.remove(target)
    elif way == 1:
        parent.insert(0, etree.fromstring(etree.tostring(target)))
    elif way == 2:
        parent.append(target)
    elif target.attrib and way == 3:
        del target.attrib[dice.choice(sorted(target.attrib))]
    elif target.attrib:
        target.set(dice.choice(sorted(target.attrib)), dice.choice(["", "0", "-1", "1.5", "word", "99999999999", "2", "rId1"]))
    return f"{HEADER}{etree.tostring(root, encoding='unicode')}".encode()


@needs_schemas
@settings(max_examples=examples(20))
@given(st.sampled_from([DRAWN, WORDS, TABLE]), st.integers(0, 10**9))
def test_what_the_checkers_object_to_the_gate_refuses(name: str, seed: int) -> None:
    parts, package = sound()
    other = swap_data(parts, name, spoiled(part(parts, name).data, seed))
    if not faults_of(other, package):
        assert objections(other) == []


def objections(parts: Parts) -> list[str]:
    """What the schema and package checkers say of a deck of these parts."""
    target = io.BytesIO()
    save(parts, sound()[1], target)
    return [str(found) for found in (*checker("validate_xsd").validate(io.BytesIO(target.getvalue())), *checker("pkgcheck").check(target))]


@pytest.mark.parametrize(
    "source", [BRIEFING, STRESS, ROOT / "docs/gallery/outline.md", ROOT / "tests/decks/arabic.md"], ids=lambda path: path.stem
)
def test_another_validator_finds_nothing(source: Path, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    outcome = run(Job(str(source), str(tmp_path / "deck.pptx")))
    assert outcome.built
    result = audit.OpenXmlValidator(max_errors=0).validate(tmp_path / "deck.pptx")
    assert [str(error) for error in result.errors] == []
