"""Any area of the report."""

from __future__ import annotations

from pages.parts import sections, sources, targets, unknowns
from pages.parts.chart import events, indicator_picker
from pages.parts.frame.context import Reader
from report.analysis import facts
from report.model import Area, Report


def show(reader: Reader, area: Area, before: Report | None = None) -> None:
    sections.title(reader.writer.say(area.name), area.icon)
    sections.lead(area.lead, reader)
    sections.headlines(area, reader)
    sections.points(facts.of_area(reader.report, area.id, before), reader)
    sections.charts(area, reader)
    targets.of_area(area, reader)
    sections.heading("section.indicators", reader)
    sections.groups(area, reader)
    indicator_picker.show(area, reader)
    sections.heading("section.events", reader)
    events.of_area_told(area, reader)
    sections.practices(area, reader)
    unknowns.section(area, reader)
    sources.of_area(area, reader)
    sections.save_area(area, reader)
