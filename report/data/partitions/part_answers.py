"""What is asked of all indicators of a part at once: one question for many that are small."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from report.data.partitions.manifest import Manifest, Partition

_T = TypeVar("_T")


class PartAnswers:
    """Answers by indicator, for all threads: those of as many parts as may be kept, of the last."""

    def __init__(self, manifest: Manifest, most: int | None = None) -> None:
        self._parts = {name: part for part in manifest.partitions for name in part.marks}
        self._most = most
        self._found: OrderedDict[Hashable, Mapping[str, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def part_of(self, indicator: str) -> Partition | None:
        """The part that has all figures of an indicator; None where there are none."""
        return self._parts.get(indicator)

    def of(
        self,
        asked: Hashable,
        indicator: str,
        find: Callable[[Partition], Mapping[str, _T]],
        none: _T,
    ) -> _T:
        """The answer for an indicator; `find` gives those for all indicators of a part, and `asked`
        stands for what it finds.
        """
        part = self._parts.get(indicator)
        if part is None:
            return none
        key = asked, part.file
        with self._lock:
            known = self._found.get(key)
            if known is not None:
                self._found.move_to_end(key)
                found: _T = known.get(indicator, none)
                return found
        return self._keep(key, find(part)).get(indicator, none)

    def _keep(self, key: Hashable, answers: Mapping[str, _T]) -> Mapping[str, _T]:
        with self._lock:
            self._found[key] = answers
            if self._most is not None and len(self._found) > self._most:
                self._found.popitem(last=False)
        return answers
