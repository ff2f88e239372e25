"""The archive of a deck is what the standard library's writer would have written, and its limits are kept."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.export.pptx import zip_archive as room
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


def test_python_pptx_is_loaded_without_what_it_seldom_uses() -> None:
    code = (
        "import sys\nimport slides.export.pptx.package\n"
        "assert not {'http.client', 'urllib.request', 'PIL.Image'} & set(sys.modules), 'loaded too early'\n"
        "import urllib.request, PIL.Image, pptx.parts.image\n"
        "assert urllib.request.urlopen and pptx.parts.image.PIL_Image.open is PIL.Image.open\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
