"""What belongs on the overview: the ways into the areas, the targets, the map."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product
from typing import Any

import pytest

from report.analysis import editions
from report.analysis.districts import layers
from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all, counted, tally
from report.data import store
from report.model import LANGUAGES, Report
from report.text import narrative, verdicts
from report.text.formatter import Formatter
from tests.elements import chart_texts, charts, links, one_after_another, titles
from tests.opened import THEMES, Opened, fresh, opened


@pytest.fixture(params=list(product(LANGUAGES, THEMES)), ids="-".join)
def overview(request: pytest.FixtureRequest) -> Opened:
    return opened("", *request.param)


def test_overview_leads_into_every_area(overview: Opened) -> None:
    """And from the figure of each to its indicator, with its sources."""
    report, said = overview.fmt.report, overview.fmt
    addresses = [address for _, address in links(overview.app)]
    for area in report.areas:
        leading = leading_indicator(area, report)
        assert leading is not None
        assert f"{area.id}?lang={said.language}" in addresses
        assert f"indicator?id={leading.id}&lang={said.language}" in addresses


def test_overview_has_a_mark_for_every_counted_target(overview: Opened) -> None:
    """In the strip and on the board, each a link that says what the target is and how it stands."""
    report = overview.fmt.report
    rows = counted(row for area in report.areas for row in assess_all(report, area.id))
    wanted = Counter(verdicts.target_in_short(row, overview.fmt) for row in rows)
    assert wanted.total() > 50
    said = Counter(text for text in overview.texts if text in wanted)
    assert said == wanted + wanted
    for verdict, number in tally(rows).items():
        name = verdicts.common_name(rows, verdict, overview.fmt)
        assert one_after_another(overview.texts, (overview.fmt.plain(number), f" {name}"))


def test_edition_without_the_figures_of_a_finding_begins_with_its_title() -> None:
    app = fresh("", {"lang": "en", "edition": "2023"})
    (title,) = titles(app)
    report = editions.report_at(store.shared(store.SHIPPED), "2023")
    findings = [narrative.fill(text, Formatter(report, "en")) for text in report.settings.findings]
    expected = next(filter(None, findings), report.settings.title.en)
    assert title == expected


def test_map_has_its_credit(overview: Opened) -> None:
    block: Any = overview.app.get_by_key("block_district_map")
    assert overview.fmt.say(overview.fmt.report.settings.map_credit) in chart_texts(block).foot


def test_map_shows_what_is_chosen(report: Report) -> None:
    app = fresh("", {"lang": "zh"})
    fmt = Formatter(report, "zh")
    available = layers(report)
    assert len(available) >= 2
    seen = set()
    for layer in available:
        app.selectbox(key="map_layer").set_value(layer.key).run()
        assert not app.exception
        block: Any = app.get_by_key("block_district_map")
        assert chart_texts(block).headline == narrative.layer_name(layer, fmt)
        seen.add(json.dumps(charts(block)[0].spec))
    assert len(seen) == len(available)
