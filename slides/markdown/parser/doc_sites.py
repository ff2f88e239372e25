"""Text -> Text: blocks of documentation sites that are neither Markdown nor MkDocs' older signs, as containers.

`/// tip | Title` (PyMdown Extensions, "Blocks"), `<TabItem label="...">` and `<Admonition type="...">` (Docusaurus), `<Aside>`, `<Steps>`
(Starlight), `<Tab title="...">`, `<Note>`, `<Accordion title="...">` (Mintlify). The number of lines stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

_SLASHES = pattern(r"(?P<marks>/{3,8})(?:[ \t]++(?P<kind>[A-Za-z][\w-]{0,40}+)(?:[ \t]*+\|(?P<title>[^\n]*+))?)?+[ \t]*+")
_OPTION = pattern(r"(?: {4}|\t)[a-z_]{1,20}: [^\n]*")
_TAG = pattern(r"[ \t]*<(?P<end>/?)(?P<name>[A-Z][A-Za-z]{1,20})(?P<rest>(?:[ \t][^<>\n]*)?)(?P<whole>/?)>[ \t]*")
_GIVEN = pattern(
    r"(?P<key>label|title|value|name|type)=(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|\{[\"'`](?P<braced>[^\"'`\n]*)[\"'`]\})"
)
_CROSS = pattern(r"(?P<code>`[^`\n]{1,300}`)|\[(?P<words>[^\[\]\n]{1,200})\]\[(?P<object>[A-Za-z_]\w{0,60}(?:\.\w{1,60}){1,10})\]")
_TABS = frozenset({"TabItem", "Tab"})
_AROUND = frozenset({"Tabs", "CodeGroup", "Steps", "Step", "CardGroup", "Columns", "Frame", "AccordionGroup", "FileTree", "LinkCard"})
"""Components that only say how what stands in them looks."""
_NAMED = {
    "Note": "note", "Tip": "tip", "Warning": "warning", "Info": "info", "Caution": "caution", "Danger": "danger", "Check": "success",
    "Aside": "note", "Admonition": "note", "Callout": "note", "Accordion": "div", "Details": "div", "Card": "div",
}  # fmt: skip
MARKS = pattern(r"`([^`\n]{1,200})`|\[([^\[\]\n]{1,200})\](?:\[[^\[\]\n]{0,200}\]|\((?>[^()\n]++|\([^()\n]*+\))*+\))")
"""Code and links in a title, which is shown without them."""
TAB = "tab"
"""The container of one of several tabs; its title is Markdown."""
_PLAIN = "div"
_CALLOUT_NAMES = (
    "note tip important warning caution danger error failure bug hint info todo attention seealso "
    "success question example abstract summary quote admonition callout alert"
)
CALLOUTS = frozenset(_CALLOUT_NAMES.split())
"""Containers that are alerts, by the names that documentation sites give them."""


def with_site_blocks(text: str) -> str:
    """An outline whose blocks of documentation sites are containers."""
    lines = text.split("\n")
    if "\n///" in f"\n{text}":
        _slashes_as_containers(lines)
    if "</" in text:
        _tags_as_containers(lines)
    if "][" in text:
        _without_cross_references(lines, text)
    return "\n".join(lines)


def _without_cross_references(lines: list[str], text: str) -> None:
    """Names of objects of a program that another tool links (mkdocstrings) as their words, where the page does not say where they lead."""
    for at, line in list(outside_code(lines)):
        if "][" in line:
            lines[at] = _CROSS.sub(lambda found: found[0] if found["code"] or f"[{found['object']}]:" in text else found["words"], line)


def _slashes_as_containers(lines: list[str]) -> None:
    """`/// name | Title` up to the line of as many slashes: a container. Lines of options under the name are blank."""
    opened: list[str] = []
    optional = False
    for at, line in list(outside_code(lines)):
        if optional and _OPTION.fullmatch(line):
            lines[at] = ""
            continue
        found = _SLASHES.fullmatch(line) if line.startswith("///") else None
        optional = found is not None and bool(found["kind"])
        if found is None:
            continue
        if found["kind"]:
            opened.append(found["marks"])
            kind = found["kind"].lower()
            if kind == TAB:
                _open_tab(lines, at, found["title"] or "")
            else:
                lines[at] = container(_PLAIN if kind in ("details", "html", "define") else kind, found["title"] or "")
        elif found["marks"] in opened:
            del opened[opened.index(found["marks"]) :]
            lines[at] = ":::"


def _tags_as_containers(lines: list[str]) -> None:
    """Components on lines of their own as containers; those that only arrange as blank lines. One that never ends stays as it is."""
    tags = list(_tags(lines))
    open_tags: list[tuple[int, str, str]] = []
    for at, name, rest, ends in tags:
        if not ends:
            open_tags.append((at, name, rest))
            continue
        while open_tags:
            begun, opener, given = open_tags.pop()
            if opener == name:
                lines[at] = "" if name in _AROUND else ":::"
                _open(lines, begun, name, given)
                break


def _tags(lines: list[str]) -> Iterator[tuple[int, str, str, bool]]:
    """The components that stand on lines of their own: the line, name, attributes, and whether it is the end."""
    for at, line in outside_code(lines):
        found = _TAG.fullmatch(line) if "<" in line else None
        if found and not found["whole"] and (found["name"] in _TABS or found["name"] in _AROUND or found["name"] in _NAMED):
            yield at, found["name"], found["rest"], bool(found["end"])


def _open(lines: list[str], at: int, name: str, given: str) -> None:
    """The first line of a component as that of its container."""
    said = {found["key"]: found["double"] or found["single"] or found["braced"] or "" for found in _GIVEN.finditer(given)}
    if name in _TABS:
        _open_tab(lines, at, said.get("label") or said.get("title") or said.get("name") or said.get("value", ""))
        return
    kind = said.get("type", "").lower() if name in ("Aside", "Admonition", "Callout") else ""
    lines[at] = "" if name in _AROUND else container(kind if kind.isalpha() else _NAMED[name], said.get("title", ""))


def container(kind: str, title: str) -> str:
    """The first line of a container."""
    return f"::: {{.{kind}}} {title.strip()}".rstrip()


def tab(title: str, following: str) -> list[str]:
    """The first line of a tab and the one after it: where that is blank it is the tab's heading, so that its title may hold Markdown."""
    if title.strip() and not following.strip():
        return [container(TAB, ""), f"### {title.strip()}"]
    return [container(TAB, MARKS.sub(lambda found: found[1] or found[2], title).replace("`", "")), following]


def _open_tab(lines: list[str], at: int, title: str) -> None:
    """Put a tab's first lines into the lines of an outline."""
    lines[at : at + 2] = tab(title, lines[at + 1] if at + 1 < len(lines) else "")[: len(lines) - at]
