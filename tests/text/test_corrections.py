"""What is said of our corrections beside the figures."""

from __future__ import annotations

from report.analysis.corrections import corrections_in, corrections_to
from report.model import Observation, Report
from report.text.corrections import correction_lines
from report.text.formatter import Formatter
from tests.build import example


def figure(period: str, report: Report) -> Observation:
    row = report.find(f"power_per_person|exampleton|{period}")
    assert row is not None
    return row


def test_line_tells_what_when_and_why() -> None:
    report = example()
    rows = (figure("2022", report), figure("2022", report), figure("2023", report))
    assert correction_lines(rows, Formatter(report, "en")) == (
        "Corrected by us. 2 May 2024: Electricity use per person, 2022: "
        "3,890 kWh per person → 3,980 kWh per person. Two digits were exchanged in copying.",
    )
    (said,) = correction_lines(rows, Formatter(report, "zh"))
    assert said.startswith("本报告更正：2024年5月2日：")


def test_targets_and_figures_that_were_right_are_said_nothing_of() -> None:
    report = example()
    assert (
        correction_lines((*report.targets, figure("2023", report)), Formatter(report, "en")) == ()
    )


def test_corrections_of_an_area_and_of_an_indicator_are_the_same_rows() -> None:
    report = example()
    assert corrections_in("power", report) == corrections_to("power_per_person", report)
    assert corrections_to("solar_capacity", report) == ()
