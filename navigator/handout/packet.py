"""The packet that a visitor takes home: an ordered list of record ids, in memory only."""

from __future__ import annotations

from typing import NamedTuple


class Packet(NamedTuple):
    """An immutable list of ids, each once; changing it gives a new one, so undo is easy."""

    ids: tuple[str, ...] = ()

    def with_added(self, id: str) -> Packet:
        """Return the packet with `id` at its end; the same packet when it holds it already."""
        return self if id in self.ids else Packet((*self.ids, id))

    def without(self, id: str) -> Packet:
        """Return the packet without `id`."""
        return Packet(tuple(one for one in self.ids if one != id))

    def moved(self, id: str, by: int) -> Packet:
        """Return the packet with `id` moved `by` places, as far as the ends allow."""
        if id not in self.ids:
            return self
        rest = [one for one in self.ids if one != id]
        at = min(max(self.ids.index(id) + by, 0), len(rest))
        return Packet((*rest[:at], id, *rest[at:]))
