"""The statements of Mermaid's `sequenceDiagram`, one by one, before it is known what they come to."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import lru_cache

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.visuals import mermaid
from slides.visuals.sequence.model import Side

FRAMES = frozenset(("loop", "alt", "opt", "par", "par_over", "critical", "break", "rect"))
"""Words that begin a frame."""
DIVIDERS = frozenset(("else", "and", "option"))
_LINKS = ("link", "links", "properties", "details")
_WORDS = FRAMES | DIVIDERS | frozenset(("participant", "actor", "create", "destroy", "activate", "deactivate", "note", "box", "end"))
_ALL = _WORDS | frozenset(("autonumber", "title", *_LINKS))
_ARROW = pattern(r"<<-{1,2}>>|-{1,2}>{1,2}")
_HALF_ARROW = pattern(r"-{1,2}(?:\|[\\/]|\\{2}|/{2})|(?:[\\/]\||\\{2}|/{2})-{1,2}")
_OTHER_ARROW = pattern(r"-{1,2}[x)]")
_WRAP = pattern(r"(?i)(?:no)?wrap:")
_ENTITY_END = pattern(r"#\w{1,30}$")
_TYPE = pattern(r"[\"']?type[\"']?\s*+:\s*+[\"']?(\w++)")
_ALIAS = pattern(r"[\"']?alias[\"']?\s*+:\s*+[\"']([^\"']*+)")
_NEAR = 120
"""Letters round a semicolon that say whether another statement follows it."""
_COLOUR_FUNCTION = pattern(r"(?i)(?:rgba?|hsla?)\s*+\([^)]*+\)")


@frozen
class SequenceStatement:
    """A line, or a piece of one that ends with a semicolon. word: its keyword, `message`, or nothing where it is neither.

    rest: what follows the keyword. Of a message `start`, `arrow`, `end` and `text` are as they are written.
    """

    span: Span
    word: str
    rest: str
    start: str = ""
    arrow: str = ""
    end: str = ""
    text: str = ""


@frozen
class NotePlace:
    """A note as it is written."""

    side: Side
    names: tuple[str, ...]
    text: str


@frozen
class Declared:
    """A participant as it is declared: what messages call it, its name on the drawing, and its type."""

    key: str
    name: str
    type: str


def sequence_statements(found: mermaid.Diagram) -> Iterator[SequenceStatement]:
    """The statements of a diagram in order."""
    known: set[str] = set()
    first = [mermaid.SourceLine(found.span, 0, found.rest.strip("; "))] if found.rest.strip("; ") else []
    for line in (*first, *found.lines):
        for text in filter(None, _parts(line.text)):
            made = _statement(text, line.span, known)
            if made.word in ("participant", "actor", "create"):
                known.add(declared(made.rest).key)
            yield made


def _parts(line: str) -> Iterator[str]:
    """A line in the statements that semicolons end; a semicolon inside a text or an entity ends none."""
    start = 0
    for cut in [at for at, sign in enumerate(line) if sign == ";"]:
        piece = line[cut + 1 :].lstrip()[:_NEAR]
        begins = _word(piece) in _WORDS or (":" in piece and _arrow(piece.partition(":")[0], frozenset()) is not None)
        if (begins or not piece) and not _ENTITY_END.search(line[max(cut - _NEAR, 0) : cut]):
            yield line[start:cut].strip()
            start = cut + 1
    if line[start:].strip():
        yield line[start:].strip()


def _word(text: str) -> str:
    """The first word of a statement in lower case."""
    return next(iter(text.split(None, 1)), "").rstrip(":").lower()


def _statement(text: str, span: Span, known: set[str]) -> SequenceStatement:
    """One statement."""
    word = _word(text)
    rest = text.strip().partition(" ")[2].strip() if " " in text.strip() else ""
    if word in _ALL and not any(sign.match(rest) for sign in (_ARROW, _HALF_ARROW, _OTHER_ARROW)) and not (word == "end" and rest):
        return SequenceStatement(span, word, rest.removeprefix(":").strip() if word == "title" else rest)
    head, _, said = text.partition(":")
    arrow = _arrow(head, known)
    if arrow is None:
        return SequenceStatement(span, "", text)
    start, sign, end = arrow
    return SequenceStatement(
        span, "message", "", start, sign, end, _WRAP.sub("", said.strip(), 1) if _WRAP.match(said.strip()) else said.strip()
    )


def _arrow(head: str, known: set[str] | frozenset[str]) -> tuple[str, str, str] | None:
    """The two ends of a message and the arrow between; None where there is none. Signs may be part of names: `my-x`."""
    found = _ARROW.search(head) or _HALF_ARROW.search(head)
    if found is None:
        others = list(_OTHER_ARROW.finditer(head))
        found = next((each for each in others if head[: each.start()].strip() in known), others[0] if others else None)
    if found is None:
        return None
    start, end = (side.strip().removeprefix("()").removesuffix("()").strip() for side in (head[: found.start()], head[found.end() :]))
    return (start, found.group(), end) if start and end.lstrip("+-").strip() else None


def diagram_text(raw: str) -> str:
    """A text of the diagram: entities decoded, `<br>` as a line break; quotation marks are part of it."""
    text = raw.replace("`", "'") if raw.startswith("`") else raw
    return mermaid.plain_text(f'"{text}"')


def declared(rest: str) -> Declared:
    """What follows `participant` or `actor`, `create` before it or not."""
    text = " ".join(rest.split())
    for word in ("participant ", "actor "):
        text = text[len(word) :] if text.lower().startswith(word) else text
    before, at, after = text.partition("@{")
    setting, _, tail = after.partition("}")
    text = f"{before.strip()} {tail.strip()}".strip() if at else text
    cut = text.lower().find(" as ")
    key, name = (text[:cut], text[cut + 4 :]) if cut >= 0 else (text, "")
    kind, alias = _TYPE.search(setting), _ALIAS.search(setting)
    return Declared(key.strip(), diagram_text(name.strip() or (alias[1] if alias else "") or key.strip()), kind[1].lower() if kind else "")


def note_place(rest: str) -> NotePlace | None:
    """What follows `Note`; None where it is not understood."""
    place, colon, text = rest.partition(":")
    words = place.split(None, 1)
    side = words[0].lower() if words else ""
    if not colon or side not in ("left", "right", "over") or len(words) < 2:
        return None
    names = words[1]
    if side != "over":
        of, _, names = names.partition(" ")
        if of.lower() != "of":
            return None
    keys = tuple(name.strip() for name in names.split(","))
    if not all(keys) or len(keys) > (2 if side == "over" else 1):
        return None
    said = text.strip()
    return NotePlace(Side(side), keys, diagram_text(said[_wrapped(said) :].strip()))


def _wrapped(text: str) -> int:
    found = _WRAP.match(text)
    return found.end() if found else 0


def group_title(rest: str) -> str:
    """The title of a `box`, without its colour."""
    text = rest.strip()
    function = _COLOUR_FUNCTION.match(text)
    if function:
        return diagram_text(text[function.end() :].strip())
    first, _, after = text.partition(" ")
    return diagram_text(after.strip() if first.lower() in _colours() else text)


@lru_cache(maxsize=1)
def _colours() -> frozenset[str]:
    """The names of colours in CSS."""
    rows = (pkgutil.get_data("slides.visuals.sequence", "css_colours.txt") or b"").decode("ascii").splitlines()
    return frozenset(("transparent", *(row for row in rows if not row.startswith("#"))))


def sequence_texts(found: mermaid.Diagram) -> Iterator[tuple[Span, str]]:
    """Every text that the drawing has to say, with its line: names, messages, notes, labels of frames, titles of boxes."""
    named: set[str] = set()
    names: dict[str, tuple[Span, str]] = {}
    for each in sequence_statements(found):
        match each.word:
            case "participant" | "actor" | "create":
                made = declared(each.rest)
                named.add(made.key)
                names[made.key] = (each.span, made.name)
            case "message":
                for key in (each.start, each.end.lstrip("+-").strip()):
                    if key not in named:
                        named.add(key)
                        yield each.span, diagram_text(key)
                yield each.span, diagram_text(each.text)
            case "note":
                note = note_place(each.rest)
                yield each.span, note.text if note else ""
            case "box":
                yield each.span, group_title(each.rest)
            case "title":
                yield each.span, diagram_text(each.rest)
            case word if (word in FRAMES and word != "rect") or word in DIVIDERS:
                yield each.span, diagram_text(each.rest)
    yield from names.values()
