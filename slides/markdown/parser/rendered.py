"""Figures that knitr or Quarto has drawn already and saved beside an outline: they are shown, since no code is run here.

Source of the places and names: knitr's options `fig.path` and `label`, Quarto's folders `NAME_files` and `_freeze`, slidify's `assets/fig`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.resources import names_beside

_BEGIN = pattern(r"[\t >]{0,40}`{3,}\s{0,8}\{(?P<language>[A-Za-z]\w{0,30})(?P<rest>(?:[ ,][^\n]{0,1000})?)\}\s*")
"""The line that begins a cell, as knitr finds it."""
_LABEL = pattern(r"\s{0,20}#\|\s{0,8}label\s{0,8}:\s{0,8}[\"']?(?P<label>[^\n\"']{1,120})")
_POSITION = pattern(r"[ ,\t]{1,8}(?P<label>[^\s,=\"']{1,120}(?:[ ]{1,2}[^\s,=\"']{1,60}){0,6})[ \t]{0,8}(?=,|$)")
_NAMED = pattern(r"(?<![\w.])label\s{0,8}=\s{0,8}[\"']?(?P<label>[^\s,\"']{1,120})")
_OPTION = pattern(r"\s{0,20}#\|")
_FIGURE = pattern(r"(?P<label>.{1,200}?)(?:-output)?-(?P<number>\d{1,3})\.(?:png|svg|jpe?g|gif|webp)")
_FORMATS = ("figure-revealjs", "figure-html", "figure-pptx", "figure-beamer", "figure-commonmark", "figure-gfm", "figure-markdown")


class RenderedFigures:
    """The figures saved for the cells of an outline, by the lines on which the cells begin."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.used: list[str] = []

    def of(self, line: int, most: int) -> tuple[str, ...]:
        """The files of a cell's figures, as the outline would name them; none where none are saved.

        line: the cell's first, from 1. most: how many figures the cell can draw; files of an older state of it are left.
        """
        found = next((self._saved[label] for label in self._labels.get(line, ()) if label in self._saved), ())[:most]
        self.used += [file for file in found if file not in self.used]
        return found

    def problems(self) -> Iterator[Problem]:
        """That figures are shown as they were saved, which the code may not draw any more."""
        folders = list(dict.fromkeys(str(PurePosixPath(file).parent) for file in self.used))
        if folders:
            message = f"{len(self.used)} figures of code cells are shown as they are saved in {', '.join(folders[:3])}"
            hint = "render the outline again with Quarto or knitr if its code has changed since"
            yield Problem(rule_catalogue.LEFT_OUT, Span(self.file, 1), message, hint)

    @cached_property
    def _labels(self) -> Mapping[int, tuple[str, ...]]:
        """What the figures of each cell may be called: by its label, or by its number among the cells without one, and among all."""
        found: dict[int, tuple[str, ...]] = {}
        lines = self.text.split("\n")
        nameless = cells = 0
        for at, line in enumerate(lines):
            begin = _BEGIN.fullmatch(line) if "`{" in line or "` {" in line else None
            if begin is None:
                continue
            cells += 1
            label = _label(begin["rest"], lines[at + 1 : at + 20])
            nameless += not label
            found[at + 1] = (label,) if label else (f"unnamed-chunk-{nameless}", f"cell-{cells + 1}")
        return found

    @cached_property
    def _saved(self) -> Mapping[str, tuple[str, ...]]:
        """The files by label, those of the first folder that has any of it."""
        found: dict[str, dict[int, str]] = {}
        for folder in self._folders():
            here: dict[str, dict[int, str]] = {}
            for name in names_beside(folder, self.file):
                if figure := _FIGURE.fullmatch(name):
                    here.setdefault(figure["label"], {}).setdefault(int(figure["number"]), f"{folder}/{name}")
            for label, files in here.items():
                found.setdefault(label, files)
        return {label: tuple(files[number] for number in sorted(files)) for label, files in found.items()}

    def _folders(self) -> Iterator[str]:
        stem = PurePosixPath(self.file.replace("\\", "/")).stem
        for above in (f"{stem}_files", f"_freeze/{stem}"):
            held = names_beside(above, self.file)
            yield from (f"{above}/{name}" for name in _FORMATS if name in held)
        yield from ("figure", "figures", "assets/fig")


def _label(rest: str, below: list[str]) -> str:
    """A cell's label: an option in its first line, or in the lines of options under it."""
    if named := _NAMED.search(rest):
        return named["label"]
    if first := _POSITION.match(rest):
        return first["label"].strip()
    for line in below:
        if not _OPTION.match(line):
            break
        if said := _LABEL.match(line):
            return said["label"].strip()
    return ""
