"""Where takeaways stand: as a headline over the blocks, or in a bar under them."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.design.layout import TAKEAWAY_RECT
from slides.design.skeleton import Foot, Places, PointPlaces, Skeleton

TOP, BOTTOM = "top", "bottom"
_TOPIC, _HEADLINE, _BODY = inches(0.45), inches(0.84), inches(1.98)
"""Where title, point and body begin on a slide whose point is read first (design notes, look-2, section 5)."""
_TOPIC_HEIGHT, _HEADLINE_HEIGHT = inches(0.37), inches(1.02)
_EDGE = Places(Rect(inches(0.75), inches(0.48), inches(6.09), inches(1.05)), Rect(inches(0.75), inches(1.70), inches(6.09), inches(4.80)))
"""Text beside a picture that runs to the edge, on the neutral grid."""
_EDGE_HEADLINE = inches(1.60)
_GAP = inches(0.20)


def pointed_at(skeleton: Skeleton, points: str) -> Skeleton:
    """The skeleton with its takeaways at the top or at the bottom of slides; as it is where it has them there, or nothing is asked."""
    if points not in (TOP, BOTTOM) or (points == TOP) == skeleton.pointed.point_first:
        return skeleton
    found = skeleton.other_points or (_first(skeleton) if points == TOP else _last(skeleton))
    return replace(
        skeleton,
        pointed=found.pointed,
        wide_pointed=found.wide or skeleton.wide_pointed,
        edge_pointed=found.edge or skeleton.edge_pointed,
    )


def _first(skeleton: Skeleton) -> PointPlaces:
    """The point as a headline over the blocks of a skeleton that has no places of its own for it."""
    edge = skeleton.edge or replace(_EDGE, source=replace(_EDGE.source, width=_EDGE.room.width), foot=Foot.between(0.75, 6.84))
    wide = None if skeleton.wide is None else _headed(skeleton.wide, _HEADLINE_HEIGHT)
    return PointPlaces(_headed(skeleton.plain, _HEADLINE_HEIGHT), wide, _headed(edge, _EDGE_HEADLINE))


def _headed(places: Places, height: int) -> Places:
    """Places under a headline of a height in EMU."""
    room = places.room
    top = _BODY + height - _HEADLINE_HEIGHT
    return replace(
        places,
        title=Rect(room.x, _TOPIC, room.width, _TOPIC_HEIGHT),
        takeaway=Rect(room.x, _HEADLINE, room.width, height),
        room=Rect(room.x, top, room.width, room.bottom - top),
        title_style="topic",
        decoration=(),
        point_first=True,
        rise=0,
    )


def _last(skeleton: Skeleton) -> PointPlaces:
    """The point in a bar under the blocks of a skeleton whose own place for it is above them."""
    wide, edge = (None if places is None else _barred(places) for places in (skeleton.wide, skeleton.edge))
    return PointPlaces(_barred(skeleton.plain), wide, edge)


def _barred(places: Places) -> Places:
    """Places over a bar."""
    room = places.room
    bar = Rect(room.x, TAKEAWAY_RECT.y, room.width, TAKEAWAY_RECT.height)
    return replace(places, takeaway=bar, room=replace(room, height=bar.y - _GAP - room.y))
