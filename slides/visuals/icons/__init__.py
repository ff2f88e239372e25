"""Icons and flags: what `:name:` before a bullet or a heading means, and where it is drawn."""

from slides.visuals.icons.emoji import icon_of, shown, with_emoji
from slides.visuals.icons.placement import icons_beside, missing_icons
from slides.visuals.icons.reading import read_icons

__all__ = ["icon_of", "icons_beside", "missing_icons", "read_icons", "shown", "with_emoji"]
