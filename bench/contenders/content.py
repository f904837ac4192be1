"""What the pages that stand beside the product show: its own texts, figures and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from report.analysis.chart_series import rows_of
from report.analysis.events import latest_events
from report.analysis.progress import assess_all
from report.charts.captioned import CaptionedChart, captioned_chart
from report.charts.palette import LIGHT
from report.data import served, store
from report.model import Language, Report
from report.text.cards import FigureCard, figure_card
from report.text.formatter import Formatter
from report.text.narrative import fill, first_with_figures
from report.text.sheet import Sheet
from report.text.single_figures import group_label
from report.text.tables import event_sheet, indicator_sheet
from report.text.target_rows import TargetRow, target_row

# The area that is looked at where none is named.
AREA = "energy"


def newest_report() -> Report:
    """The data folder in use, as the product opens it. Raises DataError."""
    report = served.sound_report(store.folder())
    return served.report_at(report, served.newest_edition(report))


def formatter(language: Language = "en") -> Formatter:
    """The formatter of the newest report."""
    return Formatter(newest_report(), language)


@dataclass(frozen=True, slots=True)
class ShownArea:
    """An area's page: its key figures, charts and targets, and its indicators by subject."""

    name: str
    sentence: str
    cards: tuple[FigureCard, ...]
    charts: tuple[CaptionedChart, ...]
    targets: tuple[TargetRow, ...]
    tables: Mapping[str, Sheet]


def area_content(area_id: str, fmt: Formatter) -> ShownArea:
    """What an area's page shows. KeyError for an area that is not there."""
    report, area = fmt.report, fmt.report.area(area_id)
    told = first_with_figures((area.summary, *area.lead), fmt)
    charts = (chart for chart in area.charts if rows_of(chart, report))
    return ShownArea(
        name=fmt.say(area.name),
        sentence=(fill(told, fmt) or "") if told else "",
        cards=tuple(figure_card(indicator, fmt) for indicator in report.headlines(area_id)),
        charts=tuple(captioned_chart(chart, area, fmt) for chart in charts),
        targets=tuple(target_row(row, fmt) for row in assess_all(report, area_id)),
        tables={
            group_label(group, fmt): indicator_sheet(
                [report.indicators[name] for name in group.indicators], fmt
            )
            for group in area.groups
        },
    )


@dataclass(frozen=True, slots=True)
class ShownCity:
    """The overview: the key figures of each area by its id, the charts of all, the last events."""

    title: str
    names: Mapping[str, str]
    cards: Mapping[str, tuple[FigureCard, ...]]
    charts: tuple[CaptionedChart, ...]
    targets: tuple[TargetRow, ...]
    events: Sheet


def city_content(fmt: Formatter) -> ShownCity:
    """What the overview shows."""
    report = fmt.report
    charts = (chart for chart in report.settings.charts if rows_of(chart, report))
    return ShownCity(
        title=fmt.say(report.settings.title),
        names={area.id: fmt.say(area.name) for area in report.areas},
        cards={
            area.id: tuple(figure_card(row, fmt) for row in report.headlines(area.id))
            for area in report.areas
        },
        charts=tuple(captioned_chart(chart, None, fmt) for chart in charts),
        targets=tuple(target_row(row, fmt) for row in assess_all(report)),
        events=event_sheet(latest_events(report), fmt),
    )


def figure_of(chart: CaptionedChart) -> dict[str, Any]:
    """A chart as Plotly has it: the product's own drawing."""
    spec: dict[str, Any] = chart.draw(LIGHT).to_plotly_json()
    return spec
