"""The atlas: names of countries, their outlines, and maps drawn of them. Its data are read when a map first asks for them."""

from slides.visuals.maps.description import description_of, framed
from slides.visuals.maps.draw import draw_map
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.sizes import MapTypeSizes
from slides.visuals.maps.specification import MapSpecification, map_texts, plan

__all__ = ["MapFrame", "MapSpecification", "MapTypeSizes", "description_of", "draw_map", "framed", "map_texts", "plan"]
