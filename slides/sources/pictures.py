"""Pictures that an article brings: files in its folder, data addresses, those inside a Word document, and a folder of images beside it.

Nothing is fetched, and nothing outside the article's folder is read. Only what can be opened as a picture is taken.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design import images
from slides.markdown.resources import forbidden
from slides.sources.article import Article, ArticlePiece, Dropped
from slides.sources.article.embedded_pictures import embedded_number, pictures_of_page

MOST_PICTURES = 40
"""Pictures of one article that are taken."""
MOST_BYTES, MOST_TOTAL = 8 * 1024 * 1024, 48 * 1024 * 1024
"""Bytes of one picture, and of all of an article."""
_LEAST_SIDE = 16
"""Pixels of the longer side: a smaller picture is a dot that stands for another one."""
_MOST_FILES = 500
_FOLDERS = ("{stem}", "{stem}-images", "{stem}_images", "{stem}_files", "images", "figures", "img")
"""Folders of images beside a text, by its name or by their own."""
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"RIFF", ".webp"),
)
_NUMBER = pattern(r"(?:figure|fig|image|abbildung|abb|bild|figura|imagen|рис)\D{0,3}(?P<number>\d{1,3})", re.IGNORECASE)
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:|//")


@frozen
class ArticlePicture:
    """A picture's bytes, the ending that its content has, and where it is on disk; no place where it is inside another file."""

    data: bytes
    ending: str
    path: Path | None = None


def article_pictures(article: Article, file: str) -> tuple[dict[ArticlePiece, ArticlePicture], list[Dropped]]:
    """The picture of each caption of an article that has one, and what was left out, with the reason.

    file: the article's, as it is read; `-` for standard input, which has no folder.
    """
    captions = [piece for piece in article.pieces if piece.kind == "caption"]
    found: dict[ArticlePiece, ArticlePicture] = {}
    dropped: list[Dropped] = []
    beside = _Beside(file)
    total = 0
    for piece in captions:
        picture, why = _picture(piece, file, beside)
        if picture and (len(found) >= MOST_PICTURES or total + len(picture.data) > MOST_TOTAL):
            picture, why = None, f"a picture more than {MOST_PICTURES} or {MOST_TOTAL // 1024 // 1024} MB"
        if picture:
            found[piece] = picture
            total += len(picture.data)
        elif why:
            dropped.append(Dropped(piece.line, piece.info[:80] or piece.text, why))
    dropped += [Dropped(1, name, "a picture without a description") for name in beside.unnamed()]
    return found, dropped


def _picture(piece: ArticlePiece, file: str, beside: _Beside) -> tuple[ArticlePicture | None, str]:
    """The picture of a caption, or why it has none; no reason where none is meant, or it is on the network."""
    name = piece.info
    if not name:
        path = beside.named(piece.text)
        return _opened(path.read_bytes(), path) if path else (None, "")
    if name[:5].lower() == "data:":
        return _opened(_decoded(name))
    number = embedded_number(name)
    if number is not None:
        data = beside.embedded(number)
        return _opened(data) if data else (None, "a picture that cannot be read")
    if file == "-" or _SCHEME.match(name):
        return None, ""
    plain = unquote(re.split(r"[?#]", name)[0])
    path = Path(file).parent / plain
    if forbidden(plain, path, file) is not None or not path.resolve().is_relative_to(Path(file).parent.resolve()):
        return None, "a picture outside the article's folder"
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None, "no such picture" if not path.is_file() else f"a picture of more than {MOST_BYTES // 1024 // 1024} MB"
        return _opened(path.read_bytes(), path)
    except (OSError, ValueError):
        return None, "a picture that cannot be read"


def _opened(data: bytes, path: Path | None = None) -> tuple[ArticlePicture | None, str]:
    """A picture whose content is one of the kinds that slides show."""
    ending = next((ending for start, ending in _KINDS if data.startswith(start)), "")
    if not ending and b"<svg" in data[:4096].lower():
        ending = ".svg"
    if not ending or len(data) > MOST_BYTES:
        return (
            None,
            "not a PNG, JPEG, GIF, WebP or SVG picture" if not ending else f"a picture of more than {MOST_BYTES // 1024 // 1024} MB",
        )
    try:
        image = images.decode(data)
    except images.UnreadableImage:
        return None, "a picture that cannot be read"
    if max(image.width, image.height) < _LEAST_SIDE and not image.vector:
        return None, "a placeholder for a picture that the page loads later"
    return ArticlePicture(data, ending, path), ""


def _decoded(address: str) -> bytes:
    """The bytes of a `data:` address; none where it holds none."""
    head, _, data = address.partition(",")
    if len(data) > 2 * MOST_BYTES:
        return b""
    try:
        return base64.b64decode(unquote(data), validate=False) if head.lower().endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return b""


class _Beside:
    """What stands beside an article's text: a folder of images, and the pictures inside its file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.files = {path: _words(path.stem) for path in self._paths()}
        self.used: set[Path] = set()
        self.inside: list[bytes] | None = None

    def _paths(self) -> Iterator[Path]:
        """The pictures in the first folder that there is for them; none for an article that names its pictures itself."""
        own = Path(self.file)
        if self.file == "-" or own.suffix.lower() not in (".txt", ""):
            return
        for name in _FOLDERS:
            folder = own.with_name(name.format(stem=own.stem))
            if folder.is_dir() and not folder.is_symlink():
                files = sorted(folder.iterdir())[:_MOST_FILES]
                known = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
                yield from (
                    path
                    for path in files
                    if path.suffix.lower() in known and path.is_file() and not path.is_symlink() and path.stat().st_size <= MOST_BYTES
                )
                return

    def named(self, caption: str) -> Path | None:
        """The picture whose file has a caption's words, or its number."""
        words = _words(caption)
        number = _NUMBER.search(caption)
        for path, own in self.files.items():
            numbered = _NUMBER.fullmatch(path.stem)
            same = number and numbered and int(number.group("number")) == int(numbered.group("number"))
            if path not in self.used and (same or (own and own <= words)):
                self.used.add(path)
                return path
        return None

    def unnamed(self) -> list[str]:
        """The pictures in the folder that no caption names."""
        return [f"{path.parent.name}/{path.name}" for path in self.files if path not in self.used]

    def embedded(self, number: int) -> bytes:
        """The bytes of a picture inside the article's own file, by its number from 1."""
        if self.inside is None:
            self.inside = _inside(Path(self.file)) if self.file != "-" else []
        return self.inside[number - 1] if 0 < number <= len(self.inside) else b""


def _inside(path: Path) -> list[bytes]:
    """The pictures inside a Word document or a web page, in order."""
    if path.suffix.lower() != ".docx":
        return pictures_of_page(path)
    from slides.sources.article.word_document import pictures_of_word

    return pictures_of_word(path.read_bytes())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))
