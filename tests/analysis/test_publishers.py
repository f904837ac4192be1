"""Publishers: what is first-hand, and how much comes from whom."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis.publishers import (
    PublisherTotals,
    SourceTotals,
    is_first_hand,
    percentage,
    publisher_totals,
    publishers_named,
    select_publishers,
    source_totals,
)
from report.model import Report, SourceKind
from tests.build import example, row, shipped, telling

# Its yearbook is official; its gazette is press, and was read on a news site.
FIGURES = telling(
    row("2020", "4"), row("2021", "5"), row("2021", "6", source="gazette", preferred=False)
)


@pytest.mark.parametrize("kind", ["official", "law", "institution", "paper", "dataset"])
def test_what_a_publisher_says_itself_is_first_hand(kind: SourceKind) -> None:
    source = replace(example().sources["yearbook"], kind=kind)
    assert is_first_hand(source)
    assert is_first_hand(replace(source, via=source.publisher))
    assert not is_first_hand(replace(source, via="news_site"))


@pytest.mark.parametrize("kind", ["state_media", "press", "secondary"])
def test_what_others_report_is_not_first_hand(kind: SourceKind) -> None:
    assert not is_first_hand(replace(example().sources["yearbook"], kind=kind))


def test_totals_count_sources_and_all_of_their_figures() -> None:
    sources = FIGURES.sources
    assert source_totals(FIGURES, sources.values()) == SourceTotals(3, 3, 2, 2)
    assert source_totals(FIGURES, [sources["gazette"]]) == SourceTotals(1, 1, 0, 0)
    assert source_totals(FIGURES, []) == SourceTotals(0, 0, 0, 0)


def test_share_of_nothing_is_none() -> None:
    assert percentage(1, 8) == Decimal("12.5")
    assert percentage(0, 3) == 0
    assert percentage(0, 0) is None


def totals(report: Report) -> dict[str, PublisherTotals]:
    rows = publisher_totals(report, report.sources.values(), report.publishers.values())
    return {entry.publisher.id: entry for entry in rows}


def test_publishers_with_most_figures_come_first() -> None:
    assert list(totals(FIGURES)) == [
        *("statistics_office", "gazette_press", "city_council", "news_site")
    ]


def test_figures_count_for_the_publisher_and_not_for_the_site() -> None:
    counted = totals(FIGURES)
    assert counted["statistics_office"].published == SourceTotals(1, 2, 1, 2)
    assert counted["gazette_press"].published == SourceTotals(1, 1, 0, 0)
    assert counted["news_site"].published == SourceTotals(0, 0, 0, 0)
    assert [entry.republished for entry in counted.values()] == [0, 0, 0, 1]


def test_source_that_names_its_publisher_as_the_site_is_not_republished() -> None:
    own = replace(FIGURES.sources["gazette"], via="gazette_press")
    assert publishers_named(own) == {"gazette_press"}
    report = replace(FIGURES, sources={"gazette": own})
    assert [(entry.published.sources, entry.republished) for entry in totals(report).values()] == [
        (1, 0)
    ]


def test_publisher_whom_no_source_names_is_left_out() -> None:
    report = replace(FIGURES, sources={"gazette": FIGURES.sources["gazette"]})
    assert set(totals(report)) == {"gazette_press", "news_site"}


def test_publishers_are_chosen_by_id_and_kind() -> None:
    def ids(names: list[str], kinds: list[str]) -> list[str]:
        return [publisher.id for publisher in select_publishers(example(), names, kinds)]

    assert ids([], []) == list(example().publishers)
    assert ids([], ["official"]) == ["statistics_office", "city_council"]
    assert ids(["news_site", "city_council"], []) == ["city_council", "news_site"]
    assert ids(["news_site"], ["official"]) == []


def test_publishers_of_the_report_account_for_every_source_and_figure() -> None:
    report = shipped()
    rows = totals(report).values()
    assert {entry.publisher.id for entry in rows} == set(report.publishers)
    assert sum(entry.published.sources for entry in rows) == len(report.sources)
    assert sum(entry.published.figures for entry in rows) == len(report.observations)
    elsewhere = [source for source in report.sources.values() if source.via]
    assert sum(entry.republished for entry in rows) == len(elsewhere) > 0


def test_first_hand_of_the_report_adds_up_over_its_publishers() -> None:
    report = shipped()
    whole = source_totals(report, report.sources.values())
    rows = totals(report).values()
    assert sum(entry.published.first_hand_figures for entry in rows) == whole.first_hand_figures
    assert sum(entry.published.first_hand_sources for entry in rows) == whole.first_hand_sources
    assert 0 < whole.first_hand_figures < whole.figures
