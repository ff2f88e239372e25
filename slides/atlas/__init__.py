"""The atlas: names of countries, their outlines, and maps drawn of them. Its data are read when a map first asks for them."""

from slides.atlas.draw import draw
from slides.atlas.frame import Frame
from slides.atlas.plan import Plan, plan, said
from slides.atlas.sizes import Sizes
from slides.atlas.telling import framed, told

__all__ = ["Frame", "Plan", "Sizes", "draw", "framed", "plan", "said", "told"]
