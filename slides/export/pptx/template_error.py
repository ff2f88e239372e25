"""What is raised for a file that cannot be a template."""

from __future__ import annotations

from slides.base.diagnostics import SlidesError


class TemplateError(SlidesError):
    """A file that cannot be a template. `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
