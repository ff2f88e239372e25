"""Where the ranks stand along the drawing, with room between them for lines, labels, and the frames of groups."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from slides.base.records import frozen
from slides.visuals.graph_layout.layers import Layers, Zone
from slides.visuals.graph_layout.model import Direction, GraphSizes, Spacing
from slides.visuals.graph_layout.strands import PlacedStrand


class TitleSide(Enum):
    """On which side of a group's frame its title stands, seen along the ranks."""

    BEFORE = "before"
    AFTER = "after"
    LEFT = "left"


def title_side(direction: Direction) -> TitleSide:
    """Where titles stand, so that they are at the top of what is shown."""
    if direction.across:
        return TitleSide.LEFT
    return TitleSide.AFTER if direction is Direction.UP else TitleSide.BEFORE


@frozen
class Channel:
    """The room between two ranks, in EMU: what frames take of it at both ends, what labels and line ends need above and below the
    lanes, and the lanes.
    """

    before: int
    above: int
    lanes: int
    below: int
    after: int

    @property
    def least(self) -> int:
        """The least height."""
        return self.before + self.above + self.lanes + self.below + self.after


@frozen
class Rows:
    """Each rank's top and bottom; each group's; of each room between ranks the upper and the lower end without frames, and where its
    first lane lies; the whole height. All in EMU.
    """

    ranks: tuple[tuple[int, int], ...]
    frames: tuple[tuple[int, int], ...]
    rooms: tuple[tuple[int, int], ...]
    lanes: tuple[int, ...]
    height: int


def rows(layers: Layers, runs: Sequence[Sequence[PlacedStrand]], sizes: GraphSizes, spacing: Spacing, titles: TitleSide, room: int) -> Rows:
    """Every rank's place. Where `room` EMU leave more than is needed, ranks are split further, evenly, by `spacing.most` at most."""
    heights = _heights(layers, sizes, spacing)
    before, after = _edges(layers, heights, sizes, spacing, titles)
    opened, shut = _ends(layers, before, after)
    channels = [_channel(layers, rank, runs[rank], sizes, spacing, shut[rank], opened[rank + 1]) for rank in range(len(heights) - 1)]
    gap = _gap(channels, room - sum(heights) - (opened[0] + shut[-1] if heights else 0), spacing)
    at = opened[0] if heights else 0
    ranks, rooms, first = [], [], []
    for rank, height in enumerate(heights):
        ranks.append((at, at + height))
        at += height
        if rank < len(channels):
            channel = channels[rank]
            whole = max(channel.least, gap + channel.before + channel.after)
            rooms.append((at + channel.before, at + whole - channel.after))
            first.append(at + _first_lane(channel, whole))
            at += whole
    frames = tuple(
        (ranks[span[0]][0] - before[group], ranks[span[1]][1] + after[group]) if span[1] >= 0 else (0, 0)
        for group, span in enumerate(layers.spans())
    )
    return Rows(tuple(ranks), frames, tuple(rooms), tuple(first), at + (shut[-1] if heights else 0))


def least_along(layers: Layers, sizes: GraphSizes, spacing: Spacing, titles: TitleSide) -> int:
    """The height in EMU of all ranks if no line between them needed a lane: they are never less high."""
    heights = _heights(layers, sizes, spacing)
    if not heights:
        return 0
    opened, shut = _ends(layers, *_edges(layers, heights, sizes, spacing, titles))
    channels = [_channel(layers, rank, (), sizes, spacing, shut[rank], opened[rank + 1]) for rank in range(len(heights) - 1)]
    taken = sum(max(channel.least, spacing.ranks + channel.before + channel.after) for channel in channels)
    return opened[0] + sum(heights) + taken + shut[-1]


def _ends(layers: Layers, before: Sequence[int], after: Sequence[int]) -> tuple[list[int], list[int]]:
    """How much room the frames that begin with each rank take before it, and those that end with it after it."""
    opened, shut = [0] * layers.ranks.count, [0] * layers.ranks.count
    for group, (first, last) in enumerate(layers.spans()):
        if first <= last:
            opened[first] = max(opened[first], before[group])
            shut[last] = max(shut[last], after[group])
    return opened, shut


def _heights(layers: Layers, sizes: GraphSizes, spacing: Spacing) -> list[int]:
    """How high each rank is: its highest box, or the label of a link that passes it."""
    found = [0] * layers.ranks.count
    for item in layers.items:
        if item.node >= 0:
            found[item.rank] = max(found[item.rank], sizes.boxes[item.node].height)
    for (item_at, zone), label in zip(layers.zones, sizes.labels, strict=True):
        if label is not None and zone in (Zone.ON, Zone.BESIDE):
            rank = layers.items[item_at].rank
            found[rank] = max(found[rank], label.height + 2 * spacing.clear)
    return found


def _edges(layers: Layers, heights: Sequence[int], sizes: GraphSizes, spacing: Spacing, titles: TitleSide) -> tuple[list[int], list[int]]:
    """How far each group's frame reaches before its first rank and after its last one, over the frames inside it."""
    spans = layers.spans()
    before, after = [0] * len(spans), [0] * len(spans)
    for group in reversed(range(len(spans))):
        first, last = spans[group]
        inner = [each for each, parent in enumerate(layers.graph.groups) if parent == group]
        title = sizes.titles[group]
        before[group] = spacing.pad + max((before[each] for each in inner if spans[each][0] == first), default=0)
        after[group] = spacing.pad + max((after[each] for each in inner if spans[each][1] == last), default=0)
        if titles is TitleSide.BEFORE and title.height:
            before[group] += title.height
        elif titles is TitleSide.AFTER and title.height:
            after[group] += title.height
        elif titles is TitleSide.LEFT and last >= 0:
            long = sum(heights[first : last + 1]) + (last - first) * spacing.ranks + before[group] + after[group]
            after[group] += max(0, title.height + 2 * spacing.pad - long)
    return before, after


def _channel(
    layers: Layers, rank: int, runs: Sequence[PlacedStrand], sizes: GraphSizes, spacing: Spacing, shut: int, opened: int
) -> Channel:
    """What the room between a rank and the next one has to hold."""
    above, below = 0, spacing.stub
    for (item, zone), label in zip(layers.zones, sizes.labels, strict=True):
        if label is not None and zone is Zone.ABOVE and layers.items[item].rank == rank + 1:
            below = max(below, label.height + 2 * spacing.clear + spacing.stub)
        if label is not None and zone is Zone.BELOW and layers.items[item].rank == rank:
            above = max(above, label.height + 2 * spacing.clear)
    count = max((run.lane for run in runs), default=-1) + 1
    if not count:
        return Channel(shut, 0, 0, max(above + spacing.stub, below), opened)
    return Channel(shut, max(above, spacing.stub // 2), (count - 1) * spacing.lane, below, opened)


def _gap(channels: Sequence[Channel], room: int, spacing: Spacing) -> int:
    """The distance between ranks that fills a room, between the least and the most."""
    least, most = spacing.ranks, max(spacing.ranks, spacing.most)

    def taken(gap: int) -> int:
        return sum(max(channel.least, gap + channel.before + channel.after) for channel in channels)

    while least < most:
        middle = (least + most + 1) // 2
        if taken(middle) <= room:
            least = middle
        else:
            most = middle - 1
    return least


def _first_lane(channel: Channel, whole: int) -> int:
    """Where in a room `whole` EMU high the first lane lies: the lanes in the middle, where labels let them."""
    free = whole - channel.before - channel.after
    return channel.before + min(max((free - channel.lanes) // 2, channel.above), free - channel.lanes - channel.below)
