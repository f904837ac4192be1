"""The same pages in plain Streamlit, as one writes it first: `streamlit run … -- AREA`.

No fragment, no keyed chart, nothing kept but the data.
"""

from __future__ import annotations

import sys
from functools import partial

import streamlit as st

from bench.contenders.content import area_content, city_content, figure_of, formatter
from bench.contenders.explored import ExploreContent
from report.charts.captioned import CaptionedChart
from report.model import Report
from report.text.cards import FigureCard
from report.text.formatter import Formatter
from report.text.sheet import Sheet
from report.text.target_rows import TargetRow

_COLUMNS = 4


def overview(fmt: Formatter) -> None:
    """The city at a glance."""
    shown = city_content(fmt)
    st.title(shown.title)
    for area, cards in shown.cards.items():
        st.subheader(shown.names[area])
        _cards(cards)
    st.header(fmt.word("section.city"))
    for chart in shown.charts:
        _chart(chart)
    st.header(fmt.word("section.targets"))
    _targets(shown.targets)
    st.header(fmt.word("section.latest_events"))
    _table(shown.events)


def area_page(area: str, fmt: Formatter) -> None:
    """Key figures, charts, targets and indicators of an area."""
    shown = area_content(area, fmt)
    st.title(shown.name)
    st.write(shown.sentence)
    _cards(shown.cards)
    st.header(fmt.word("section.charts"))
    for column, chart in zip(st.columns(2) * len(shown.charts), shown.charts, strict=False):
        with column:
            _chart(chart)
    st.header(fmt.word("section.targets"))
    _targets(shown.targets)
    st.header(fmt.word("section.indicators"))
    for tab, sheet in zip(st.tabs(list(shown.tables)), shown.tables.values(), strict=True):
        with tab:
            _table(sheet)


def explore(fmt: Formatter) -> None:
    """Any indicators at any places."""
    content = ExploreContent(fmt)
    opening = content.opening
    st.title(fmt.word("nav.explore"))
    indicators = st.multiselect(
        fmt.word("explore.indicators.choose"),
        content.indicators,
        default=opening.indicators,
        format_func=lambda name: content.indicators[name],
    )
    places = st.multiselect(
        fmt.word("explore.places.choose"),
        content.places,
        default=opening.places,
        format_func=lambda name: content.places[name],
    )
    view = st.segmented_control(
        fmt.word("explore.view"),
        content.views,
        default="line",
        format_func=lambda name: content.views[name],
        required=True,
    )
    years = sorted(content.years(indicators)) if view == "map" else []
    year = st.select_slider(fmt.word("explore.year"), years, years[-1]) if len(years) > 1 else None
    if indicators:
        st.plotly_chart(content.figure(view or "line", indicators, places, year))


def _cards(cards: tuple[FigureCard, ...]) -> None:
    for column, card in zip(st.columns(_COLUMNS) * len(cards), cards, strict=False):
        column.metric(card.name, card.figure or card.missing, help=card.note or None)


def _chart(chart: CaptionedChart) -> None:
    st.subheader(chart.headline)
    st.caption(chart.subtitle)
    picture, table = st.tabs([chart.fmt.word("tab.chart"), chart.fmt.word("tab.table")])
    with picture:
        st.plotly_chart(figure_of(chart))
    with table:
        _table(chart.sheet)
    st.caption(chart.source_line)


def _targets(rows: tuple[TargetRow, ...]) -> None:
    for row in rows:
        st.markdown(f"- **{row.verdict}** {row.subject}: {row.target}; {row.latest}")


def _table(sheet: Sheet) -> None:
    st.dataframe(sheet.table.to_pandas(), hide_index=True)


@st.cache_resource
def _report() -> Report:
    return formatter().report


def main() -> None:
    """The frame: three pages in the menu."""
    st.set_page_config(layout="wide")
    area, fmt = sys.argv[1], Formatter(_report(), "en")
    name = fmt.say(fmt.report.area(area).name)
    pages = [
        st.Page(partial(overview, fmt), title=fmt.word("nav.overview"), default=True),
        st.Page(partial(area_page, area, fmt), title=name, url_path=area),
        st.Page(partial(explore, fmt), title=fmt.word("nav.explore"), url_path="explore"),
    ]
    st.navigation(pages).run()


if __name__ == "__main__":
    main()
