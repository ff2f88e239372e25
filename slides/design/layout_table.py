"""Layouts by name, each put in its place when it is first used: a deck uses few of some four hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from slides.design.layout import Layout


class LayoutTable(Mapping[str, Layout]):
    """The layouts of a design. `rows` are as the neutral table has them; `place` puts one of them where a theme has its parts.

    `place` is a pure function that changes neither the name, the type nor the form of a layout, and equals one that does the same.
    A layout is placed once: it is the same object each time it is asked for, in tables that `extended` made from this one too.
    """

    __slots__ = ("_made", "_place", "_placed", "_rows")

    def __init__(self, rows: Iterable[Layout], place: Callable[[Layout], Layout]) -> None:
        self._rows = {row.name: row for row in rows}
        self._place = place
        self._placed: dict[str, Layout] = {}
        self._made: dict[str, Layout] = {}

    def __getitem__(self, name: str) -> Layout:
        found = self._made.get(name) or self._placed.get(name)
        if found is None:
            found = self._placed[name] = self._place(self._rows[name])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._rows or name in self._made

    def __iter__(self) -> Iterator[str]:
        yield from self._rows
        yield from (name for name in self._made if name not in self._rows)

    def __len__(self) -> int:
        return len(self._rows.keys() | self._made.keys())

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Mapping):
            return self is other
        if isinstance(other, LayoutTable) and self._place == other._place and self._rows == other._rows:
            return self._made == other._made
        return len(self) == len(other) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def extended(self, made: Iterable[Layout]) -> LayoutTable:
        """The table, with layouts that were made for pages after its own."""
        table = LayoutTable((), self._place)
        table._rows, table._placed = self._rows, self._placed
        table._made = {**self._made, **{layout.name: layout for layout in made}}
        return table

    def unplaced(self) -> Iterator[Layout]:
        """The layouts in their order with name, type, form and roles, before anything is placed."""
        return (self._made.get(name) or self._rows[name] for name in self)


def unplaced(layouts: Mapping[str, Layout]) -> Iterable[Layout]:
    """Layouts for their names, types, forms and roles; their places do not count."""
    return layouts.unplaced() if isinstance(layouts, LayoutTable) else layouts.values()


def extended(layouts: Mapping[str, Layout], made: Iterable[Layout]) -> Mapping[str, Layout]:
    """Layouts, and those that were made for pages after them."""
    return layouts.extended(made) if isinstance(layouts, LayoutTable) else {**layouts, **{layout.name: layout for layout in made}}
