"""`slides mcp`: a server of the Model Context Protocol on standard input and output. The only module that knows its SDK."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError as Refusal

from slides.cli import agent_tools
from slides.cli.agent_tools import BuildAnswer, CheckAnswer, DraftAnswer, NameRow, ToolError, Workspace

P = ParamSpec("P")
R = TypeVar("R")
_INSTRUCTIONS = """Briefing decks (.pptx) from Markdown outlines. Draft an outline from an article, or write one; check it; mend what the
problems name by line; build. All paths are relative to the server's folder."""


def server(root: str) -> FastMCP:
    """A server whose tools read and write below one folder only."""
    workspace = Workspace(root)
    made = FastMCP("slides", instructions=_INSTRUCTIONS)

    @made.tool()
    def build(outline: str, text: str = "", deck: str = "", theme: str = "", strict: bool = False) -> BuildAnswer:
        """Build a PowerPoint deck from a Markdown outline. With `text`, the outline is written first. `strict` writes no deck if there is
        an error or a warning.
        """
        return _answer(workspace.build, outline, text, deck, theme, strict=strict)

    @made.tool()
    def check(outline: str, text: str = "", theme: str = "") -> CheckAnswer:
        """Check an outline without writing: problems with lines and hints, and the statements that its article does not support, each with
        the nearest passage and, where one is safe, a mend. With `text`, that is checked in place of the file's.
        """
        return _answer(workspace.check, outline, text, theme)

    @made.tool()
    def draft(article: str, outline: str = "", level: str = "full", overwrite: bool = False) -> DraftAnswer:
        """Draft an outline from an article (text, Markdown or HTML) with the article's own words. level: brief, standard or full."""
        return _answer(workspace.draft, article, outline, level, overwrite=overwrite)

    @made.tool()
    def explain(rule: str) -> str:
        """Explain a rule, given the code or name that a problem has, such as M13."""
        return _answer(agent_tools.explain_rule, rule)

    @made.tool(name="list")
    def list_names(topic: str, words: str | list[str] = "") -> list[NameRow]:
        """List names that an outline may use. topic: themes, layouts, icons, rules, regions or keys. words: only those with these words."""
        return _answer(agent_tools.list_names, topic, words if isinstance(words, str) else " ".join(words))

    return made


def _answer(function: Callable[P, R], *arguments: P.args, **more: P.kwargs) -> R:
    """What a tool gives; why it cannot as the protocol's own error."""
    try:
        return function(*arguments, **more)
    except ToolError as error:
        raise Refusal(str(error)) from None


def serve(root: str) -> None:
    """Answer on standard input and output until the client leaves."""
    server(root).run()
