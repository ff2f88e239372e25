"""Text -> Text: citations such as `[@key]` as author and year, where the front matter names a bibliography that lies beside the outline.

The style is that of Chicago's author and date, which pandoc has where no other is named. A key that the bibliography does not have
stays as it is typed, and is reported. Sources: Pandoc User's Guide, "Citation syntax"; BibTeX's fields `author`, `editor`, `year`, `date`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

_NAMED = pattern(r"(?m)^bibliography:[ \t]*+(?P<line>[^\n]*+)(?P<more>(?:\n[ \t]*+-[ \t][^\n]*+)*+)")
_FILE = pattern(r"[\w./ -]{1,200}\.bib(?:tex)?\b")
_ENTRY = pattern(r"@(?P<kind>[A-Za-z]{3,20})[ \t]{0,4}\{[ \t]{0,4}(?P<key>[^\s,{}()@]{1,120})[ \t]{0,4},")
_FIELD = pattern(r"(?<![A-Za-z])(?P<name>author|editor|year|date|title|organization|institution)[ \t]{0,8}=[ \t]{0,8}")
_VALUE = pattern(r"[^\s,{}\"]{1,80}")
_YEAR = pattern(r"(?<!\d)\d{4}(?!\d)")
_BRACKETED = pattern(r"(?<![\w\]\\])\[(?P<inside>[^\[\]\n]{0,300}?@[^\[\]\n]{1,400})\](?![(\[{:])")
_BARE = pattern(r"(?<![\w@/.:#`\[;-])@(?P<key>[A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,118}[\w])")
_ONE = pattern(r"(?P<before>[^@;]{0,100}?)(?P<only>-?)@\{?(?P<key>[A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,118}[\w]|\w)\}?(?P<after>[^;]{0,160})")
_TEX = pattern(r"\\[\"'`^~=.uvHckr][ \t]?\{?([A-Za-z])\}?|\\([A-Za-z]{1,20})[ \t]?|[{}]")
_MARKS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "v": "\u030c",
    "c": "\u0327",
    "r": "\u030a",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    ".": "\u0307",
}
_LETTERS = {
    "ss": "\u00df",
    "o": "\u00f8",
    "O": "\u00d8",
    "l": "\u0142",
    "L": "\u0141",
    "ae": "\u00e6",
    "AE": "\u00c6",
    "aa": "\u00e5",
    "i": "\u0131",
}
_LONGEST_ENTRY = 6_000
_MANY = 3
"""From so many authors on only the first is named."""


def with_citations(text: str, file_of: Callable[[str], str]) -> str:
    """An outline whose citations name author and year. file_of: the text of a bibliography; empty for one that cannot be read."""
    lines = text.split("\n")
    end = next((at for at in range(1, len(lines)) if lines[at].rstrip() in ("---", "...")), 0) if lines[0].rstrip() == "---" else 0
    found = _NAMED.search("\n".join(lines[1:end]))
    if found is None:
        return text
    works: dict[str, tuple[str, str]] = {}
    for name in _FILE.findall(f"{found['line']}{found['more']}")[:8]:
        works.update(read_works(file_of(name.strip(" -"))))
    if not works:
        return text
    for at, line in outside_code(list(lines)):
        if at > end and "@" in line:
            lines[at] = _cited(line, works)
    return "\n".join(lines)


def read_works(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The key, the authors and the year of each work of a bibliography in BibTeX that has them."""
    begins = list(_ENTRY.finditer(text))
    for at, begin in enumerate(begins):
        stop = begins[at + 1].start() if at + 1 < len(begins) else len(text)
        body = text[begin.end() : min(stop, begin.end() + _LONGEST_ENTRY)]
        fields: dict[str, str] = {}
        for field in _FIELD.finditer(body.lower()):
            fields.setdefault(field["name"], _value(body, field.end()))
        year = _YEAR.search(fields.get("year") or fields.get("date", ""))
        people = _people(fields.get("author") or fields.get("editor", "")) or _plain(
            fields.get("organization") or fields.get("institution", "")
        )
        if people:
            yield begin["key"], (people, year[0] if year else "n.d.")


def _value(body: str, at: int) -> str:
    """A field's value: what stands in braces or quotation marks, else a word."""
    sign = body[at : at + 1]
    if sign not in ("{", '"'):
        found = _VALUE.match(body, at)
        return found[0] if found else ""
    deep = 0
    for end in range(at if sign == "{" else at + 1, len(body)):
        deep += {"{": 1, "}": -1}.get(body[end], 0)
        if not deep and (sign == "{" or body[end] == '"'):
            return body[at + 1 : end]
    return ""


def _people(said: str) -> str:
    """Authors by their last names."""
    names = [_last(each) for each in " ".join(said.split()).split(" and ") if each.strip()]
    if len(names) > _MANY or (len(names) == _MANY and "others" not in names) or "others" in names[1:]:
        return f"{names[0]} et al."
    return " & ".join(names)


def _last(name: str) -> str:
    if name.strip().startswith("{") and name.strip().endswith("}"):
        return _plain(name)
    last, comma, _ = name.partition(",")
    return _plain(last) if comma else _plain(name).rpartition(" ")[2]


def _plain(text: str) -> str:
    """A value without TeX."""
    import unicodedata

    def sign(found: re.Match[str]) -> str:
        if found[1]:
            return unicodedata.normalize("NFC", found[1] + _MARKS.get(found[0][1], ""))
        return _LETTERS.get(found[2] or "", "")

    return " ".join(_TEX.sub(sign, text).replace("~", " ").split())


def _cited(line: str, works: Mapping[str, tuple[str, str]]) -> str:
    """A line with the citations that the bibliography has written out; what stands in code stays."""
    parts = line.split("`")
    for at in range(0, len(parts), 2):
        parts[at] = _BARE.sub(lambda found: _bare(found, works), _BRACKETED.sub(lambda found: _bracketed(found, works), parts[at]))
    return "`".join(parts)


def _bracketed(found: re.Match[str], works: Mapping[str, tuple[str, str]]) -> str:
    said: list[str] = []
    for each in found["inside"].split(";"):
        one = _ONE.fullmatch(each.strip())
        work = works.get(one["key"].rstrip(":.")) if one else None
        if one is None or work is None:
            return found[0]
        names = work[1] if one["only"] else f"{work[0]} {work[1]}"
        said.append(f"{one['before']}{names}{one['after']}")
    return f"({'; '.join(said)})"


def _bare(found: re.Match[str], works: Mapping[str, tuple[str, str]]) -> str:
    key = found["key"]
    work = works.get(key)
    return found[0] if work is None else f"{work[0]} ({work[1]})"
