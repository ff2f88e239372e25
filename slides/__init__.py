"""Markdown outline in, briefing deck out."""

__version__ = "0.1.0"
