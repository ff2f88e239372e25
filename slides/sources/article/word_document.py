"""A Word document -> Markdown, as an article is read. The only file that imports mammoth."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import Any

from slides.sources.article.embedded_pictures import embedded_name
from slides.sources.article.simple_html import markdown_of_html
from slides.sources.article.unreadable import UnreadableDocument

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
_MOST_PICTURES = 200
_LARGEST_PART, _LARGEST_WHOLE, _MOST_PARTS = 64 * 1024 * 1024, 256 * 1024 * 1024, 5_000


def markdown_of_word(data: bytes) -> str:
    """A document's headings, paragraphs, lists, tables, quotations and picture captions as Markdown.

    Raises UnreadableDocument for what is not a Word document, is encrypted, broken or too large, and where mammoth is not installed.
    """
    _bounded(data)
    try:
        import mammoth
    except ImportError:
        raise UnreadableDocument("reading Word needs mammoth", "python -m pip install 'slides[word]'; or save it as text") from None
    numbers = itertools.count(1)

    def named(_: Any) -> dict[str, str]:
        return {"src": embedded_name(next(numbers))}

    try:
        found = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(named))
    except Exception as error:  # whatever its reader falls over
        message = f"this Word document cannot be read: {type(error).__name__}"
        raise UnreadableDocument(message, "open it in Word, save it again, or save it as text") from None
    return markdown_of_html(found.value)


def pictures_of_word(data: bytes) -> list[bytes]:
    """The bytes of a document's pictures in the order in which its Markdown names them; none where it cannot be read."""
    found: list[bytes] = []

    def kept(picture: Any) -> dict[str, str]:
        with picture.open() as file:
            found.append(file.read() if len(found) < _MOST_PICTURES else b"")
        return {"src": ""}

    try:
        _bounded(data)
        import mammoth

        mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(kept))
    except Exception:  # whatever its reader falls over: the text was read without its pictures
        return found
    return found


def _bounded(data: bytes) -> None:
    """Raises UnreadableDocument for a file that is no zip archive of a Word document, or a larger one than any article."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableDocument("this is an encrypted or an old Word document (.doc)", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, ValueError, OverflowError):
        raise UnreadableDocument("this is not a Word document", "is it a .docx file? save it again, or save it as text") from None
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise UnreadableDocument("this is not a Word document", "save the article as .docx or as text")
    large = any(part.file_size > _LARGEST_PART for part in parts) or sum(part.file_size for part in parts) > _LARGEST_WHOLE
    if large or len(parts) > _MOST_PARTS:
        raise UnreadableDocument("this Word document is too large when it is unpacked", "remove its pictures, or save it as text")
