"""The example city in a folder that is watched, by the clock of a test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from report.data import served
from report.data.reading import Reading, reading
from report.data.watch import FolderWatch
from report.data.watch_settings import WatchSettings
from report.data.watched import WatchClock
from report.model import Report
from tests.build import EXAMPLE

REST = WatchSettings().rest_seconds


class Seconds:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A copy of the example city, how it is looked at, and how often it was read."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(shutil.copytree(EXAMPLE, folder))
        self.clock = Seconds()
        self.read: Callable[[Path], Reading] = reading
        self.readings = 0
        self.watch = FolderWatch(folder, self._reading, clock=WatchClock(self.clock))
        self.watch.begin()

    def _reading(self, folder: Path, state: str | None = None) -> Reading:
        assert state is None
        self.readings += 1
        return self.read(folder)

    @property
    def report(self) -> Report:
        report = served.published(self.folder).report
        assert report is not None
        return report

    @property
    def wrong(self) -> list[str]:
        return [problem.wrong for problem in served.published(self.folder).problems]

    def pass_over(self, seconds: float = REST) -> None:
        """A look, so many seconds in which nothing changes, and another look."""
        self.watch.look()
        self.clock.now += seconds
        self.watch.look()

    def write(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def spoil(self) -> None:
        self.write("places.csv", ",district,", ",quarter,")

    def mend(self) -> None:
        shutil.copyfile(EXAMPLE / "places.csv", self.folder / "places.csv")

    def name_anew(self, name: str = "Samplebury") -> None:
        self.write("places.csv", "Exampleton", name)


def name(report: Report) -> str:
    return report.places["exampleton"].name.en
