"""A mapping that is never changed: setting a key gives another map that shares nearly everything with the first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self, TypeVar

V = TypeVar("V")

_PER_BUCKET = 64
"""How many entries a bucket holds on average: what one change copies."""


class FrozenMap(Mapping[str, V]):
    """Names to values, in the order in which the names came.

    The values lie in buckets, so that replacing one among 45,000 copies some hundred entries and a long history of
    estates fits in memory. Only adding or removing a name copies the order.
    """

    __slots__ = ("_buckets", "_order")

    def __init__(self, items: Iterable[tuple[str, V]] = ()) -> None:
        entries = dict(items)
        self._order = tuple(entries)
        buckets: list[dict[str, V]] = [{} for _ in range(max(1, len(entries) // _PER_BUCKET))]
        for name, value in entries.items():
            buckets[hash(name) % len(buckets)][name] = value
        self._buckets = tuple(buckets)

    def _sharing(self, order: tuple[str, ...], place: int, bucket: dict[str, V]) -> Self:
        other = type(self).__new__(type(self))
        other._order = order
        other._buckets = (*self._buckets[:place], bucket, *self._buckets[place + 1 :])
        return other

    def set(self, name: str, value: V) -> Self:
        """The map with this value under the name, at its old place or at the end."""
        place = hash(name) % len(self._buckets)
        known = name in self._buckets[place]
        order = self._order if known else (*self._order, name)
        return self._sharing(order, place, {**self._buckets[place], name: value})

    def without(self, name: str) -> Self:
        """The map without the name. Raises KeyError if it is not there."""
        place = hash(name) % len(self._buckets)
        bucket = dict(self._buckets[place])
        del bucket[name]
        return self._sharing(tuple(other for other in self._order if other != name), place, bucket)

    def __getitem__(self, name: str) -> V:
        return self._buckets[hash(name) % len(self._buckets)][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    def __repr__(self) -> str:
        return f"FrozenMap({dict(self)!r})"
