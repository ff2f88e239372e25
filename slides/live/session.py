"""One outline that is built again after every change: what its slides are now, and which of them have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from slides.base.diagnostics import Problem, SlidesError
from slides.base.memo import Memo
from slides.base.records import frozen
from slides.export.html import PageScripts, file_text, page_html, slide_sections
from slides.export.writers import FinishedDeck
from slides.markdown import resources
from slides.markdown.resources import State, opened_folders
from slides.pipeline.build import build_deck
from slides.pipeline.configuration import configuration_of
from slides.pipeline.exporting import export
from slides.pipeline.files import read_outline_text

_MOST_PROBLEMS = 200
Data = dict[str, Any]


@frozen
class LiveOutline:
    """What is served: an outline, the theme that wins over its own, and the files that are written after each change."""

    outline: str
    theme: str = ""
    targets: tuple[str, ...] = ()


class Session:
    """The slides of an outline, now. `version` counts the changes that were seen; `last` is the last of them.

    Where the outline cannot be built, the slides stay what they were, and the problems say why.
    """

    def __init__(self, wanted: LiveOutline, told: Callable[[str], None] = lambda _: None) -> None:
        self.wanted = wanted
        self.told = told
        self.version = 0
        self.last: Data = {}
        self.deck: FinishedDeck | None = None
        self.sections: list[str] = []
        self.problems: list[Data] = []
        self.dead = ""
        self.files: dict[Path, State] = {}
        self.memo = Memo()

    def changed(self) -> bool:
        """Whether a file is another than when it was read."""
        return any(resources.state(path) != known for path, known in self.files.items())

    def rebuild(self) -> Data:
        """Build the outline, and say what that changed: slides by their places from 0, problems, and whether it could be built."""
        source = Path(self.wanted.outline)
        self.files = {source: resources.state(source)}
        before = self.sections
        try:
            with resources.asked_files() as files:
                self._build()
            for path, known in files:
                self.files.setdefault(path, known)
            self.dead = ""
        except SlidesError as error:
            self.dead = str(error)
            self.problems = list(map(_data, error.problems)) or [_said(str(error))]
        except Exception as error:
            self.dead = f"internal error: {type(error).__name__}: {error}"
            self.problems = [_said(self.dead[:300])]
        pieces = [(at, section) for at, section in enumerate(self.sections) if at >= len(before) or before[at] != section]
        self.version += 1
        edited = pieces[0][0] if pieces and before and len(pieces) < len(self.sections) else -1
        self.last = {
            "version": self.version,
            "count": len(self.sections),
            "pieces": pieces,
            "edited": edited,
            "problems": self.problems,
            "dead": self.dead,
        }
        return self.last

    def _build(self) -> None:
        """The outline as slides, and as the files that are wanted. SlidesError where it cannot be built."""
        outline = self.wanted.outline
        text = read_outline_text(outline, outline)
        configuration = configuration_of(outline, "")
        with self.memo.in_use():
            with opened_folders(configuration.pictures):
                deck = build_deck(text, outline, self.wanted.theme, defaults=configuration.settings)
            finished = deck.finished()
            sections = list(slide_sections(finished))
            for target in self.wanted.targets:
                export(finished, Path(target))
        self.deck, self.sections = finished, sections
        self.problems = [_data(problem) for problem in deck.problems[:_MOST_PROBLEMS] if problem.rule.code[0] != "B"]

    def page(self) -> str:
        """The page of the viewer with the slides of now; a page that waits where there have been none."""
        scripts = PageScripts((file_text("live.js"),), "'self'", f' data-version="{self.version}"')
        if self.deck is not None:
            return page_html(self.deck, scripts, self.sections)
        return waiting_page(self.problems, self.version)


def waiting_page(problems: list[Data], version: int) -> str:
    """What is shown until an outline can be built for the first time."""
    from slides.export.svg.drawing import xml_text

    rows = "".join(f"<p>{xml_text(each['text'])}</p>" for each in problems)
    refresh = '<meta http-equiv="refresh" content="2">'
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{refresh}<title>{version}</title></head><body>{rows}</body></html>'


def _data(problem: Problem) -> Data:
    """A problem as the page shows it."""
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "severity": problem.severity.value,
        "line": problem.span.line,
        "text": f"{problem.span.line}: {problem.severity.value}: {problem.message}{hint}",
    }


def _said(message: str) -> Data:
    return {"severity": "fatal", "line": 1, "text": message}
