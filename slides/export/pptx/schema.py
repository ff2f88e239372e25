"""Parts against the grammar of what the writer writes: RELAX NG schemas in `grammar/`, which libxml2 applies.

What is alike is validated once: words are looked at apart (`bare`), and the shapes of layouts and their text styles are cut out
(`_pieces`). So of a thousand slides some dozens are parsed, and what was sound before is not looked at again. The others are validated
by the batch, as children of one root. Pieces that are sound together are sound each by itself, as none may hold a comment, a CDATA
section or a document type, and no grammar lets a piece stand inside another. Where a batch fails, parts are looked at one by one and whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from slides.base.lazy_modules import later
from slides.base.lazy_regex import pattern
from slides.export.pptx.digest_cache import DigestCache
from slides.export.pptx.drawingml import HEADER, NAMESPACES
from slides.export.pptx.equivalence import EquivalentParts
from slides.export.pptx.package_fault import Fault
from slides.export.pptx.parts import RawPart

_FOLDER = Path(__file__).with_name("grammar")
_HEADER = HEADER.encode()
_ROOT = f"<parts {NAMESPACES}>".encode()
_BATCH = 1 << 20
"""Bytes of XML whose tree is in memory at one time; a tree takes about ten times as many."""
_MOST = 20
"""Faults that are reported of one deck: the first few say it all."""
_P = f" {NAMESPACES}"
_STARTS = {
    "slide": ("slide", f"<p:sld{_P}"),
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
_ROOTS = {kind: _HEADER + root.encode() for kind, (_, root) in _STARTS.items()}
_SOUND: DigestCache[bool] = DigestCache()
"""What a grammar was found to say of parts that are alike."""
_LEAVES = (
    (pattern(rb'<p:cNvPr id="[1-9][0-9]{0,8}" name="[A-Za-z0-9 ,]{1,99}"'), b'<p:cNvPr id="1" name="-"'),
    (pattern(rb'<p:cSld name="[A-Za-z0-9 ,]{1,99}"'), b'<p:cSld name="-"'),
    (pattern(rb"<a:t>[A-Za-z0-9 ,]{0,99}</a:t>"), b"<a:t/>"),
    (pattern(rb'<p:ph type="body" idx="[1-9][0-9]{0,8}"/>'), b'<p:ph type="body" idx="1"/>'),
    (
        pattern(rb'<a:off x="-?[0-9]{1,9}" y="-?[0-9]{1,9}"/><a:ext cx="[0-9]{1,9}" cy="[0-9]{1,9}"/>'),
        b'<a:off x="0" y="0"/><a:ext cx="0" cy="0"/>',
    ),
)
"""Names, prompts, indexes and places of a layout's shapes that the grammar allows wherever it allows any: what stands for each of them."""
_SHAPE, _SHAPES = b"<p:sp/>", pattern(rb"(?:<p:sp/>)++")
_SLIDE_ID = rb'id="(?:25[6-9]|2[6-9][0-9]|[3-9][0-9]{2}|[1-9][0-9]{3,8})"'
_ROW = rb'<p:sldId %b r:id="rId[1-9][0-9]{0,8}"/>' % _SLIDE_ID
_SECTION_ROW = b"<p14:sldId %b/>" % _SLIDE_ID
_ROWS = tuple(pattern(b"(%b)(?:%b)++" % (row, row)) for row in (_ROW, _SECTION_ROW))
"""Slides in a row in the lists of a presentation, each with an id that the grammar allows: where one may stand, many may."""
_STEP = pattern(r"\{[^{}]*\}|^/parts")


_IN_TEMPLATES = {"slide": "template", "chart": "template_chart"}
"""The grammars of parts of decks in a template."""


def grammar(found: Sequence[EquivalentParts], *, in_template: bool = False) -> Iterator[Fault]:
    """What the grammars say of XML parts, at most some twenty faults. in_template: the deck stands in a template."""
    groups: dict[str, list[EquivalentParts]] = {}
    for alike in found:
        if not alike.whole.startswith(_ROOTS[alike.kind]):
            for part in alike.parts:
                yield Fault(part.name, "root", f"begins with {part.data[:99]!r}, not as a {part.type} does")
        name = _STARTS[alike.kind][0]
        name = _IN_TEMPLATES.get(name, name) if in_template else name
        if not _SOUND.get(_key(name, alike)):
            groups.setdefault(name, []).append(alike)
    for name, group in groups.items():
        pieces = dict.fromkeys(piece for alike in group for piece in _pieces(alike.data, alike.kind))
        if any(_said(name, batch) for batch in _batches(pieces)):
            yield from _faults(name, [part for alike in group for part in alike.parts])
        else:
            for alike in group:
                _SOUND.keep(_key(name, alike), True)


def _key(name: str, alike: EquivalentParts) -> bytes:
    """Under what it is remembered that a grammar finds parts sound."""
    return alike.key + name.encode() if name in _IN_TEMPLATES.values() else alike.key


def _pieces(data: bytes, kind: str) -> Iterator[bytes]:
    """A part as pieces of XML that can be validated apart: of a layout its shapes and their text styles, which other layouts share.

    Of the slides that a presentation lists, and of a layout's shapes, one stands for those that follow it. What the grammar allows
    to be any (`_LEAVES`) is the same in all pieces of layouts.
    """
    if kind == "presentation":
        for rows in _ROWS:
            data = rows.sub(rb"\1", data)
    if kind != "slideLayout" or _SHAPE in data:
        yield data
        return
    first, *styles = data.split(b"<a:lstStyle>")
    rest = [first]
    for style in styles:
        levels, closing, after = style.partition(b"</a:lstStyle>")
        yield b"<a:lstStyle>" + levels + closing
        rest.append(after)
    bare = b"<a:lstStyle/>".join(rest)
    for leaf, other in _LEAVES:
        bare = leaf.sub(other, bare)
    first, *shapes = bare.split(b"<p:sp>")
    tree = [first]
    for shape in shapes:
        inner, closing, after = shape.partition(b"</p:sp>")
        yield b"<p:sp>" + inner + closing
        tree += _SHAPE, after
    yield _SHAPES.sub(_SHAPE, b"".join(tree))


def _batches(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces joined to batches of about `_BATCH` bytes."""
    batch: list[bytes] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size > _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)


def _faults(name: str, group: Sequence[RawPart]) -> Iterator[Fault]:
    """The faults that a grammar finds in parts, each looked at by itself and whole."""
    said = ((part, _said(name, part.data[len(_HEADER) :])) for part in group)
    found = (Fault(part.name, *fault) for part, fault in said if fault is not None)
    first = next(found, None)
    yield first or Fault(group[0].name, "grammar", "parts that are valid one by one are not valid together")
    yield from islice(found, _MOST - 1)


def _said(name: str, data: bytes) -> tuple[str, str] | None:
    """The check that pieces of XML fail and what is wrong; None where nothing is."""
    with later(called={"inspect": ("getfullargspec",), "gzip": ("GzipFile",)}):
        from lxml import etree

    if b"<!" in data or b"<?" in data:
        return "markup", "a document type, a comment, a CDATA section or a processing instruction"

    try:
        tree = etree.fromstring(_ROOT + data + b"</parts>", _parser())
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
