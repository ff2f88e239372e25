"""Icons and flags: what `:name:` before a bullet or a heading means, and where it is drawn."""

from slides.visuals.icons.emoji import shown, with_emoji
from slides.visuals.icons.placement import beside, missing
from slides.visuals.icons.reading import read

__all__ = ["beside", "missing", "read", "shown", "with_emoji"]
