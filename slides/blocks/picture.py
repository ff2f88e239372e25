"""Picture: an image file, what it shows, and how it fills its place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from slides import page, pictures
from slides.ground import Mistake, Size, Span
from slides.outline import Node
from slides.typeset import Style
from slides.words import Paragraph, Run

ASSETS = "assets"
"""The one folder beside the outline's own from which it may show pictures."""
_LONGEST_ALT = 250
_WHOLE = 100000


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with its alternative text. `cover` fills the place and crops round `focus`, two percentages of the image."""

    span: Span
    image: pictures.Image
    alt: str
    caption: tuple[Paragraph, ...] = ()
    cover: bool = False
    duotone: bool = False
    focus: tuple[int, int] = (50, 50)

    @classmethod
    def read(cls, node: Node) -> Picture:
        """A picture that opens. Mistake where the file is missing, outside the outline's folders, or no picture."""
        path = _inside(node)
        try:
            image = pictures.load(path)
        except FileNotFoundError:
            raise Mistake(node.span, f"picture not found: {unquote(node.info)}", _nearest(path)) from None
        except OSError as error:
            raise Mistake(node.span, f"picture cannot be read: {node.info}: {error.strerror}") from None
        except pictures.Unreadable as error:
            raise Mistake(node.span, f"{node.info} is {error}", "save it as PNG or JPEG") from None
        classes = set(node.attributes.get("class", "").split())
        caption = node.attributes.get("title", "")
        return cls(
            node.span,
            image,
            node.text[:_LONGEST_ALT],
            (Paragraph((Run(caption),)),) if caption else (),
            "cover" in classes,
            "duotone" in classes,
            _focus(node),
        )

    def lay_out(self, room: Size, style: Style) -> page.Picture:
        """The picture as large as the room allows: whole, or with `cover` cropped to the room's shape."""
        wide = self.image.width * room.height
        high = self.image.height * room.width
        if not self.cover:
            width = room.width if wide > high else max(1, wide // self.image.height)
            height = room.height if wide <= high else max(1, high // self.image.width)
            return page.Picture(self.image, width, height, self.alt, duotone=self.duotone)
        left = top = right = bottom = 0
        if wide > high:
            spare = _WHOLE - _WHOLE * high // wide
            left = spare * self.focus[0] // 100
            right = spare - left
        else:
            spare = _WHOLE - _WHOLE * wide // high
            top = spare * self.focus[1] // 100
            bottom = spare - top
        return page.Picture(self.image, room.width, room.height, self.alt, (left, top, right, bottom), self.duotone)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A picture is not cut."""
        return (self,)


def _inside(node: Node) -> Path:
    """The picture's path, if it lies in the outline's folder or in the assets folder beside that. Mistake otherwise."""
    folder = Path(node.span.file).parent
    text = node.info
    if "://" in text or text.startswith(("data:", "//")):
        raise Mistake(node.span, f"a picture from the network is not fetched: {text[:80]}", "save it beside the outline")
    path = folder / unquote(text).replace("\\", "/")
    if "\0" in str(path):
        raise Mistake(node.span, "a picture's name holds a zero byte", "name the file")
    real = os.path.realpath(path)
    roots = [os.path.realpath(folder), os.path.realpath(folder / ".." / ASSETS)]
    if not any(real.startswith(root + os.sep) for root in roots):
        hint = f"pictures come from the outline's folder or from ../{ASSETS}"
        raise Mistake(node.span, f"the picture {text[:80]} lies outside the outline's folder", hint)
    return path


def _nearest(path: Path) -> str:
    """A hint: the most similar file name in the folder."""
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"there is no folder {path.parent.name}"
    near = get_close_matches(path.name, names, 1, 0.5)
    return f"did you mean {near[0]}?" if near else "paths start from the outline's folder"


def _focus(node: Node) -> tuple[int, int]:
    """The focal point `x% y%`, the middle where none is given. Mistake where it is something else."""
    text = node.attributes.get("focus", "50% 50%")
    parts = text.replace("%", " ").split()
    if len(parts) != 2 or not all(part.isdigit() and int(part) <= 100 for part in parts):
        raise Mistake(node.span, f"focus is no point: {text!r}", 'write two percentages: focus="30% 60%"')
    return int(parts[0]), int(parts[1])
