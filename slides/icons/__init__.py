"""Icons and flags: what `:name:` before a bullet or a heading means, and where it is drawn."""

from slides.icons.beside import beside, missing
from slides.icons.emoji import shown, with_emoji
from slides.icons.reading import read

__all__ = ["beside", "missing", "read", "shown", "with_emoji"]
