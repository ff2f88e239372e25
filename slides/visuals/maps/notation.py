"""How places and links are written on the lines of a map."""

from __future__ import annotations

from slides.base.lazy_regex import pattern

_NUMBER = r"([-+\u2212]?\d{1,4}(?:\.\d{1,9})?)(?:\s*+\u00b0)?"
COORDINATES = pattern(
    r"(.*?)(?:(?<!\s)\s++)?(?:[,:]\s*+)?(?<![\d.])"
    rf"{_NUMBER}(?:\s*+([NnSs]))?(?:\s*+[,;]\s*+|\s++){_NUMBER}(?:\s*+([EeWw]))?\s*+"
)
"""A name, then latitude and longitude: groups 1 the name, 2 and 4 the numbers, 3 and 5 the letters of the directions, or None."""
ARROW = pattern(r"(?:(?<!\s)\s++)?(<-++>?|(?<!-)-++>|\u2194|\u2190|\u2192|(?<=\s)--\s)\s*+")
"""What stands between the two ends of a link."""
