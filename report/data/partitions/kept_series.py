"""The series that were read last, kept as long as there is room for them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping

from report.model import Observation

_Series = tuple[Observation, ...]
# In figures: some thirty megabytes.
_ROOM = 100_000


class KeptSeries:
    """Series by indicator and place, for all threads; what nobody has asked for longest goes first.

    That a series has no figures is kept too.
    """

    def __init__(self, room: int = _ROOM) -> None:
        self._room, self._held = room, 0
        self._series: OrderedDict[tuple[str, str], _Series] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, indicator: str, place: str) -> _Series | None:
        """A series, or None where it is not kept."""
        with self._lock:
            found = self._series.get((indicator, place))
            if found is not None:
                self._series.move_to_end((indicator, place))
            return found

    def keep(self, indicator: str, found: Mapping[str, _Series]) -> None:
        """Keep the series of an indicator at these places, unless they are more than there is
        room for.
        """
        if sum(map(_weight, found.values())) > self._room // 2:
            return
        with self._lock:
            for place, rows in found.items():
                self._held += _weight(rows) - _weight(self._series.pop((indicator, place), None))
                self._series[indicator, place] = rows
            while self._held > self._room:
                _, gone = self._series.popitem(last=False)
                self._held -= _weight(gone)


def _weight(rows: _Series | None) -> int:
    return 0 if rows is None else len(rows) + 1
