"""Where the statements of a deck come from, as a custom XML part with its properties."""

from __future__ import annotations

from collections.abc import Sequence

from slides.export.pptx.drawingml import HEADER, identity_of
from slides.export.pptx.parts import RawPart, Relations
from slides.text.provenance import NAMESPACE, PART, Source, to_xml

_PROPERTIES = "/customXml/itemProps{}.xml"
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def source_part_name(number: int = 1) -> str:
    """The name of the part. number: the first that no part of a template has."""
    return f"/{PART}".replace("1", str(number))


def source_parts(sources: Sequence[Source], number: int = 1) -> tuple[RawPart, ...]:
    """The part and its properties; none where there is nothing to say. number: that of `source_part_name`."""
    if not sources:
        return ()
    relations = Relations()
    beside = _PROPERTIES.format(number)
    relations.to("customXmlProps", beside)
    properties = (
        f'{HEADER}<ds:datastoreItem ds:itemID="{{{identity_of(NAMESPACE)}}}" xmlns:ds="{_DATA}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return (
        RawPart(source_part_name(number), "sources", to_xml(sources), relations.all()),
        RawPart(beside, "sourcesProps", properties.encode()),
    )
