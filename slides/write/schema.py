"""Parts against the grammar of what the writer writes: RELAX NG schemas in `grammar/`, which libxml2 applies.

Parts are validated by the batch, as children of one root: that saves a parser, a tree and a validation for each. A batch of well-formed
children can only be made of well-formed parts, as no part may hold a comment, a CDATA section or a document type (`opening`), and
no grammar lets a part stand inside another. Where a batch fails, its parts are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from slides.write.fault import Fault
from slides.write.parts import RawPart
from slides.write.xml import HEADER, NAMESPACES

_FOLDER = Path(__file__).with_name("grammar")
_HEADER = HEADER.encode()
_BATCH = 1 << 20
"""Bytes of XML whose tree is in memory at one time; a tree takes about ten times as many."""
_MOST = 20
"""Faults that are told of one deck: the first few say it all."""
_P = f" {NAMESPACES}"
_STARTS = {
    "slide": ("slide", f"<p:sld{_P}>"),
    "notesSlide": ("slide", f"<p:notes{_P}>"),
    "chart": ("chart", "<c:chartSpace "),
    "chartshapes": ("chart", "<c:userShapes "),
    "slideLayout": ("base", f"<p:sldLayout{_P} "),
    "slideMaster": ("base", f"<p:sldMaster{_P} "),
    "notesMaster": ("base", f"<p:notesMaster{_P}>"),
    "presentation": ("base", f"<p:presentation{_P} "),
    "presProps": ("base", f"<p:presentationPr{_P}/>"),
    "viewProps": ("base", f"<p:viewPr{_P}/>"),
    "tableStyles": ("base", "<a:tblStyleLst "),
    "theme": ("base", "<a:theme "),
    "core": ("base", "<cp:coreProperties "),
    "app": ("base", "<Properties "),
    "sources": ("base", "<sources "),
    "sourcesProps": ("base", "<ds:datastoreItem "),
}
"""Each type of part: the file of its grammar, and how its root begins."""
_SHARED = ("slideLayout",)
"""Types whose text levels are written again and again: each is validated once."""
_STEP = re.compile(r"\{[^}]*\}|^/parts")


def grammar(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """What the grammars say of the XML parts, at most some twenty faults."""
    pieces: dict[str, list[tuple[RawPart, bytes]]] = {}
    styles: dict[bytes, RawPart] = {}
    for part in parts:
        if part.type not in _STARTS:
            continue
        if fault := opening(part):
            yield fault
            continue
        data = part.data[len(_HEADER) :]
        if part.type in _SHARED:
            data, levels = _apart(data)
            styles.update(dict.fromkeys(levels, part))
        pieces.setdefault(_STARTS[part.type][0], []).append((part, data))
    if styles:
        pieces["base"].extend((part, _levels(style)) for style, part in styles.items())
    for name, found in pieces.items():
        for batch in _batches(found):
            yield from _faults(name, batch)


def opening(part: RawPart) -> Fault | None:
    """Whether a part begins as one of its type does, with the prefixes that all checks count on, and holds markup that none may have."""
    start = _HEADER + _STARTS[part.type][1].encode()
    if not part.data.startswith(start):
        return Fault(part.name, "root", f"begins with {part.data[len(_HEADER) : len(_HEADER) + 40]!r}, not as a {part.type} does")
    if b"<!" in part.data or b"<?" in part.data[2:]:
        return Fault(part.name, "markup", "holds a document type, a comment, a CDATA section or a processing instruction")
    return None


def _apart(data: bytes) -> tuple[bytes, list[bytes]]:
    """A layout without the levels of its text styles, and these."""
    first, *rest = data.split(b"<a:lstStyle>")
    cut = [piece.partition(b"</a:lstStyle>") for piece in rest]
    return first + b"".join(b"<a:lstStyle>" + end + after for _, end, after in cut), [levels for levels, _, _ in cut]


def _levels(style: bytes) -> bytes:
    """The levels of a text style as a child of a batch."""
    return b'<a:lstStyle xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' + style + b"</a:lstStyle>"


def _batches(found: Iterable[tuple[RawPart, bytes]]) -> Iterator[list[tuple[RawPart, bytes]]]:
    """Pieces in batches of about `_BATCH` bytes."""
    batch: list[tuple[RawPart, bytes]] = []
    size = 0
    for part, data in found:
        batch.append((part, data))
        size += len(data)
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _faults(name: str, batch: Sequence[tuple[RawPart, bytes]]) -> Iterator[Fault]:
    """What a grammar says of a batch: nothing, or the faults of its parts one by one."""
    if _said(name, b"".join(data for _, data in batch)) is None:
        return
    told = 0
    for part, data in batch:
        said = _said(name, data)
        if said is not None and told < _MOST:
            told += 1
            yield Fault(part.name, *said)
    if not told:
        yield Fault(batch[0][0].name, "grammar", "parts that are sound one by one are not sound together")


def _said(name: str, data: bytes) -> tuple[str, str] | None:
    """The check that pieces of XML fail and what is wrong; None where nothing is."""
    from lxml import etree

    try:
        tree = etree.fromstring(b"<parts>" + data + b"</parts>", _parser())
    except etree.XMLSyntaxError as error:
        return "well-formed", str(error)
    schema = _schema(name)
    if schema.validate(tree):
        return None
    deepest = max(schema.error_log, key=lambda entry: (entry.path or "").count("/"))
    return "grammar", f"{deepest.message} at {_STEP.sub('', deepest.path or '')}"


@lru_cache(maxsize=8)
def _schema(name: str) -> Any:
    """A grammar, ready to be applied: an `lxml.etree.RelaxNG`. It takes 3 ms, so only those that a deck needs."""
    from lxml import etree

    return etree.RelaxNG(file=str(_FOLDER / f"{name}.rng"))


@lru_cache(maxsize=1)
def _parser() -> Any:
    """An `lxml.etree.XMLParser` that looks nothing up, and has no bound of its own for the length of a text."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False)
