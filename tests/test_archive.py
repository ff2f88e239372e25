"""The archive of a deck is what the standard library's writer would have written, and its limits are kept."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.opc.oxml import CT_Types, serialize_part_xml
from pptx.opc.packuri import PackURI

from slides.export.pptx import zip_archive as room
from slides.export.pptx.package import _content_types
from slides.export.pptx.parts import TYPES
from slides.export.pptx.zip_archive import TooLarge, archive, packed_entry
from tests.shared import ROOT

File = tuple[str, bytes, bool]
FILES = st.lists(
    st.tuples(st.from_regex(r"[a-z]{1,8}/[a-z0-9]{1,12}\.xml", fullmatch=True), st.binary(max_size=3000), st.booleans()),
    max_size=12,
    unique_by=lambda file: file[0],
)


def ours(files: list[File]) -> bytes:
    target = io.BytesIO()
    archive([packed_entry(name, data, compressed=compressed) for name, data, compressed in files], target)
    return target.getvalue()


def standard(files: list[File]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, data, compressed in files:
            information = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            information.compress_type = zipfile.ZIP_STORED if compressed else zipfile.ZIP_DEFLATED
            information.external_attr, information.create_system = 0o600 << 16, 3
            file.writestr(information, data)
    return target.getvalue()


@given(FILES)
def test_the_bytes_are_the_standard_librarys(files: list[File]) -> None:
    assert ours(files) == standard(files)


def test_more_entries_than_an_old_archive_can_count() -> None:
    files = [(f"x{number}", b"", True) for number in range(70_000)]
    with zipfile.ZipFile(io.BytesIO(ours(files))) as file:
        assert len(file.namelist()) == 70_000
        assert file.read("x69999") == b""


def test_a_deck_that_powerpoint_would_not_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST_BYTES", 1000)
    with pytest.raises(TooLarge, match="2 GB"):
        ours([("a", bytes(2000), True)])


def test_parts_are_named_by_python_pptx_without_all_of_it() -> None:
    code = (
        "import sys\nfrom slides.export.pptx.package import packuri\n"
        "assert not any(name.partition('.')[0] == 'pptx' for name in sys.modules), 'loaded too early'\n"
        "assert packuri.PackURI('/ppt/slides/slide1.xml').rels_uri.membername == 'ppt/slides/_rels/slide1.xml.rels'\n"
        "import pptx.opc.packuri\n"
        "assert pptx.opc.packuri.__file__ == packuri.__file__\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_content_types_are_written_as_python_pptx_writes_them() -> None:
    named = [("/ppt/presentation.xml", "presentation", ""), ("/ppt/media/image1.png", "png", ""), ("/ppt/media/image2.svg", "svg", "")]
    named += [("/ppt/media/a.EMF", "other", "image/x-emf"), ("/ppt/fonts/font1.fntdata", "other", "application/x-fontdata")]
    named += [("/ppt/slides/slide1.xml", "slide", ""), ("/ppt/theme/theme1.xml", "theme", TYPES["theme"])]
    types = CT_Types.new()
    defaults = {"EMF".lower(): "image/x-emf", "fntdata": "application/x-fontdata", "png": "image/png", "svg": "image/svg+xml"}
    defaults |= {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, kind in sorted(defaults.items()):
        types.add_default(extension, kind)
    for name, kind, own in named:
        if name.endswith(".xml"):
            types.add_override(PackURI(name), own or TYPES[kind])
    assert _content_types(tuple(named)) == serialize_part_xml(types)
