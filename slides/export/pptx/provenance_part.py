"""Where the statements of a deck come from, as a custom XML part with its properties."""

from __future__ import annotations

from collections.abc import Sequence

from slides.export.pptx.drawingml import HEADER, identity_of
from slides.export.pptx.parts import RawPart, Relations
from slides.text.provenance import NAMESPACE, PART, Source, to_xml

_PROPERTIES = "/customXml/itemProps1.xml"
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def source_parts(sources: Sequence[Source]) -> tuple[RawPart, ...]:
    """The part and its properties; none where there is nothing to say."""
    if not sources:
        return ()
    relations = Relations()
    relations.to("customXmlProps", _PROPERTIES)
    properties = (
        f'{HEADER}<ds:datastoreItem ds:itemID="{{{identity_of(NAMESPACE)}}}" xmlns:ds="{_DATA}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return (
        RawPart(f"/{PART}", "sources", to_xml(sources), relations.all()),
        RawPart(_PROPERTIES, "sourcesProps", properties.encode()),
    )
