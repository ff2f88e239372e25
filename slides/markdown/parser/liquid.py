"""Text -> Text: the tags of site generators' templates, `{% name … %}` and `{{ value }}`, as the Markdown that they stand for.

Jekyll's Liquid (`raw`, `comment`, `highlight`, `include`, `link`, filters of addresses) and GitBook's blocks (`hint`, `tabs`, `embed`).
Nothing is run: tags that would put something else are left out, which is reported. The number of lines stays the same.
Sources: Jekyll's documentation, "Liquid", "Tags Filters" and "Includes"; GitBook's documentation, "Content blocks".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.doc_sites import container, tab
from slides.markdown.parser.source_lines import outside_code
from slides.markdown.parser.variables import front_values

_TAG = r"\{%-?[ \t]*+(?P<name>[a-z_]\w{0,40}+)(?P<rest>(?:[^\n%{]|\{(?!%)|%(?!\})){0,300}+)%\}"
_PIECE = pattern(rf"(?P<code>(?<!`)`[^`\n]*`)|{_TAG}|(?<!\$)\{{\{{-?(?P<value>[^\n{{}}]{{1,300}}?)-?\}}\}}")
_RAW = pattern(r"\{%-?[ \t]*+(?:end)?raw[ \t]*+-?%\}")
_ALONE = pattern(rf"[ \t]*{_TAG}[ \t]*")
_GIVEN = pattern(r"(?<![\w-])(?P<key>[\w-]++)[ \t]*+=[ \t]*+(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)')")
_LITERAL = pattern(r"[ \t]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')[ \t]*(?:\|.*)?")
_PAGE = pattern(r"[ \t]*page\.(?P<key>[\w.-]{1,80})[ \t]*(?:\|.*)?")
_USED = pattern(r"\{\{-?[ \t]*+page\.([\w.-]{1,80})")
_BASE = frozenset({"site.baseurl", "site.url", "base_url", "BASE_PATH", "base", "site.github.url", "relative_root", "page.root"})
"""Values that addresses begin with, which lead nowhere outside of the site."""
_QUIET_NAMES = (
    "assign elsif else endif endfor endunless endcase endcapture endhighlight endcomment endraw when break continue increment "
    "decrement cycle tabs endtabs endtab endhint endcode endembed content-ref endcontent-ref endstep stepper endstepper "
    "columns endcolumns column endcolumn file endfile raw comment endnote endalert"
)
_QUIET = frozenset(_QUIET_NAMES.split())
"""Tags without words of their own, that need no message."""
_SOURCES = ("src", "file", "url", "path", "image", "image_path", "img")
_CAPTIONS = ("caption", "alt", "title", "description")
_WORDS = ("content", "text", "body", "note", "title", "description")
"""Values given to an include that say something: in this order."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_SPACES = pattern(r"[ \t]+")


def with_templates_read(text: str, file: str, problems: list[Problem]) -> tuple[str, frozenset[str]]:
    """An outline without the tags of templates, and the keys of the front matter that it shows. What is not run is reported once for each
    name.
    """
    if "{%" not in text and "{{" not in text:
        return text, frozenset()
    lines = text.split("\n")
    values, body = front_values(lines)
    _without_comments(lines, body)
    _highlighted(lines)
    _blocks(lines)
    raw = "endraw" in text
    left: dict[str, tuple[int, int]] = {}

    def count(name: str, at: int) -> None:
        first, times = left.get(name, (at, 0))
        left[name] = first, times + 1

    outside = {at for at, _ in outside_code(list(lines)) if at >= body}
    open_raw = False
    for at, line in enumerate(lines):
        if "{%" not in line and "{{" not in line:
            continue
        if raw and "raw" in line and _RAW.search(line):
            open_raw, lines[at] = _without_raw(line, open_raw, at in outside, partial(_read, known=values, at=at, count=count))
        elif at in outside and not open_raw:
            lines[at] = _read(line, values, at, count)
    problems += _reported(left, file)
    used = frozenset(found[1].split(".")[0] for found in _USED.finditer(text) if found[1] in values)
    return "\n".join(lines), used


def _reported(left: dict[str, tuple[int, int]], file: str) -> Iterator[Problem]:
    for name, (at, times) in left.items():
        again = f" ({times} times)" if times > 1 else ""
        message = f"the template's tag {{% {name} %}} is not run{again}: its output is missing"
        yield Problem(rule_catalogue.LEFT_OUT, Span(file, at + 1), message, "write out what it stands for")


def _without_comments(lines: list[str], body: int) -> None:
    """Blank the lines between `{% comment %}` and `{% endcomment %}` on lines of their own."""
    begun = -1
    for at, line in list(outside_code(list(lines))):
        found = _ALONE.fullmatch(line) if at >= body and "comment" in line else None
        if found and found["name"] == "comment" and begun < 0:
            begun = at
        elif found and found["name"] == "endcomment" and begun >= 0:
            lines[begun : at + 1] = [""] * (at + 1 - begun)
            begun = -1


def _highlighted(lines: list[str]) -> None:
    """`{% highlight ruby %}` … `{% endhighlight %}` as a fence of code."""
    begun = -1
    for at, line in list(outside_code(list(lines))):
        found = _ALONE.fullmatch(line) if "highlight" in line else None
        if found and found["name"] == "highlight" and begun < 0:
            begun, language = at, (found["rest"].split() or [""])[0].strip("-")
        elif found and found["name"] == "endhighlight" and begun >= 0:
            lines[begun], lines[at] = f"````{language}", "````"
            begun = -1


def _blocks(lines: list[str]) -> None:
    """GitBook's hints and tabs as containers; those that never end stay as they are."""
    opened: list[tuple[int, str, str]] = []
    for at, line in list(outside_code(list(lines))):
        found = _ALONE.fullmatch(line) if "{%" in line else None
        if found is None:
            continue
        name = found["name"]
        if name in ("hint", "tab"):
            opened.append((at, name, found["rest"]))
        elif name in ("endhint", "endtab") and opened and opened[-1][1] == name.removeprefix("end"):
            begun, kind, rest = opened.pop()
            given = _given(rest)
            if kind == "hint":
                lines[begun] = container(given.get("style", "note") or "note", "")
            else:
                lines[begun : begun + 2] = tab(given.get("title", ""), lines[begun + 1])
            lines[at] = ":::"


def _given(rest: str) -> dict[str, str]:
    """The values that a tag names, in quotation marks."""
    return {found["key"].lower(): found["double"] or found["single"] or "" for found in _GIVEN.finditer(rest)}


def _without_raw(line: str, inside: bool, outside_code: bool, read: Callable[[str], str]) -> tuple[bool, str]:
    """A line without `{% raw %}` and `{% endraw %}`, of which only what stands outside of the two is read."""
    found: list[str] = []
    at = 0
    for mark in _RAW.finditer(line):
        part = line[at : mark.start()]
        found.append(part if inside or not outside_code else read(part))
        inside = "end" not in mark[0]
        at = mark.end()
    rest = line[at:]
    found.append(rest if inside or not outside_code else read(rest))
    return inside, "".join(found)


def _read(line: str, known: Mapping[str, str], at: int, count: Callable[[str, int], None]) -> str:
    """A line outside of code with its tags and values as Markdown."""

    def put(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found["code"]
        if found["name"] is not None:
            return _tag(found["name"], found["rest"].strip().strip("-").strip(), lambda name: count(name, at))
        address = found.string.rfind("](", 0, found.start()) > found.string.rfind(")", 0, found.start())
        return _value(found[0], found["value"], known, address=address)

    return _PIECE.sub(put, line)


def _value(typed: str, value: str, known: Mapping[str, str], *, address: bool) -> str:
    """A value as what it stands for; as typed where that is not known, in addresses without blanks."""
    literal = _LITERAL.fullmatch(value)
    if literal:
        return literal["double"] if literal["double"] is not None else literal["single"]
    if value.partition("|")[0].strip() in _BASE:
        return ""
    of_page = _PAGE.fullmatch(value)
    if of_page and of_page["key"] in known:
        return known[of_page["key"]]
    return _SPACES.sub("", typed) if address else typed


def _tag(name: str, rest: str, count: Callable[[str], None]) -> str:
    """One tag as Markdown; nothing for one that only a site generator can run."""
    given = _given(rest)
    if name in ("link", "post_url"):
        return rest.split()[0] if rest else ""
    if name == "embed" and given.get("url"):
        return f"<{given['url']}>"
    if name == "youtube" and rest:
        return f"<https://www.youtube.com/watch?v={rest.split()[0]}>"
    if name.startswith("include") or name in ("figure", "image", "img", "note", "alert"):
        source = next((given[key] for key in _SOURCES if given.get(key)), "")
        if source.lower().endswith(_PICTURES):
            caption = next((given[key] for key in _CAPTIONS if given.get(key)), "")
            return f"![{caption.replace('[', '(').replace(']', ')')}](<{source}>)"
        said = [given[key] for key in _WORDS if given.get(key)]
        if said:
            return " ".join(dict.fromkeys(said))
    if name not in _QUIET:
        count(f"{name} {rest.split()[0]}" if name.startswith("include") and rest else name)
    return ""
