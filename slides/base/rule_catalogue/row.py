"""The helper with which rules of the catalogue are written."""

from __future__ import annotations

from slides.base.diagnostics import Rule, Severity

FATAL, ERROR, WARNING, ADVICE = Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.ADVICE


def catalogued(code: str, name: str, severity: Severity, about: str) -> Rule:
    """A rule whose page is Markdown: what it means, an outline in a fence that breaks it, and what to do."""
    return Rule(code, name, severity, about)
