"""Markdown: the parser, front matter, sections, and the files next to an outline."""
