"""Finished decks as files: one for most formats, a folder of pictures for those that have a file for each slide."""

from __future__ import annotations

import io
from contextlib import suppress
from itertools import islice
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.lazy_regex import pattern
from slides.export.writers import PICTURES, ExportOptions, FinishedDeck, missing_extra, picture_writer, writer_for
from slides.pipeline.files import check_target, is_folder, refuse, write_whole

_PICTURE = pattern(r"slide-\d+\.(?:png|svg)")


def one_slide(options: ExportOptions) -> bool:
    """Whether just one slide is asked for."""
    return len(options.pages) == 1 and options.pages[0][0] == options.pages[0][1]


def place_of(target: Path, options: ExportOptions) -> Path:
    """Where an export goes: the file itself, or for pictures of several slides the folder of its name without the suffix."""
    return target.with_suffix("") if target.suffix.lower() in PICTURES and not one_slide(options) else target


def check_place(target: Path, options: ExportOptions) -> None:
    """FileError where an export could not be written, told before the work."""
    if extra := missing_extra(target.suffix):
        message = f"{target.suffix} files need the extra {extra}, which is not installed"
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), message, f"pip install 'slides[{extra}]'")
    place = place_of(target, options)
    if place == target or not place.exists():
        check_target(place if place == target else place.with_name(f"{place.name}.tmp"), target.suffix)
    elif not is_folder(place):
        raise refuse(rule_catalogue.CANNOT_WRITE, str(place), "pictures go to this folder, and it is a file", "choose another name with -o")


def export(deck: FinishedDeck, target: Path) -> Path:
    """Write a deck in the format of the target's suffix; gives the file, or the folder of its pictures.

    SlidesError where no writer has this suffix, where the deck cannot be written soundly, or the file cannot be written.
    """
    pictures = picture_writer(target.suffix)
    if pictures is None:
        writer = writer_for(target.suffix)
        write_whole(target, lambda file: writer(deck, file))
        return target
    place = place_of(target, deck.options)
    if place == target:
        for _, data in pictures(deck):
            write_whole(target, lambda file, data=data: file.write(data))  # type: ignore[misc]
        return target
    check_place(target, deck.options)
    with suppress(FileExistsError):
        place.mkdir()
    suffix = target.suffix.lower()
    digits = max(2, len(str(len(deck.pages))))
    written = set()
    for number, data in pictures(deck):
        name = f"slide-{number:0{digits}}{suffix}"
        written.add(name)
        write_whole(place / name, lambda file, data=data: file.write(data))  # type: ignore[misc]
    for stale in place.glob(f"slide-*{suffix}"):
        if stale.name not in written and _PICTURE.fullmatch(stale.name):
            stale.unlink()
    return place


def exported(deck: FinishedDeck, suffix: str) -> bytes:
    """A deck as the bytes of one file of a format; of pictures the first that is selected. SlidesError as for `export`."""
    if (pictures := picture_writer(suffix)) is not None:
        return b"".join(data for _, data in islice(pictures(deck), 1))
    whole = io.BytesIO()
    writer_for(suffix)(deck, whole)
    return whole.getvalue()


def draw_all(deck: FinishedDeck, suffix: str) -> None:
    """Make every byte of a format, and keep none. Raises whatever is raised on the way."""
    if (pictures := picture_writer(suffix)) is not None:
        for _ in pictures(deck):
            pass
        return
    writer_for(suffix)(deck, io.BytesIO())
