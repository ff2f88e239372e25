"""The atlas: names of countries, their outlines, and maps drawn of them. Its data are read when a map first asks for them."""

from slides.visuals.maps.description import framed, told
from slides.visuals.maps.draw import draw
from slides.visuals.maps.frame import Frame
from slides.visuals.maps.sizes import Sizes
from slides.visuals.maps.specification import Plan, plan, said

__all__ = ["Frame", "Plan", "Sizes", "draw", "framed", "plan", "said", "told"]
