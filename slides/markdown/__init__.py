"""Markdown in: the parser, front matter, sections, and the files beside an outline."""
