"""Changes as lines by chapter and sort, each written when it is asked for: few are of very many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

Say = Callable[[], str]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change and how it is said. `area` is empty where it belongs to no chapter."""

    area: str
    section: str
    say: Say


class ChangeLines(Sequence[str]):
    """Changes in words."""

    def __init__(self, said: Iterable[Say]) -> None:
        self._said = tuple(said)

    def __len__(self) -> int:
        return len(self._said)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return ChangeLines(self._said[place])
        return self._said[place]()


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """Changes of one sort, `name`, in one chapter, or outside the chapters (`area` empty): so many
    in all, and a line for each that is listed.
    """

    area: str
    name: str
    title: str
    lines: ChangeLines
    count: int
