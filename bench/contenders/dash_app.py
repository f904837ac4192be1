"""`python -m bench.contenders.dash_app PORT AREA`: the same pages in Dash, as one writes it.

Pages by Dash's own router, callbacks on the server, what is shown again kept by the process, files
packed by Dash's own option, served by a server for many threads.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import dash
from dash import ALL, Dash, Input, Output, dash_table, dcc, html, no_update
from waitress import serve

from bench.contenders.content import (
    area_content,
    city_content,
    figure_of,
    formatter,
)
from bench.contenders.explored import ExploreContent
from report.charts.captioned import CaptionedChart
from report.text.cards import FigureCard
from report.text.sheet import Sheet
from report.text.target_rows import TargetRow

# As many browsers and readers ask at once.
_THREADS = 16
_ROW = {"display": "flex", "flexWrap": "wrap", "gap": "1rem"}
_FONT = {"fontFamily": "sans-serif", "margin": "0 auto", "maxWidth": "1400px"}


def app_of(area: str) -> Dash:
    """The application: overview, one area, Explore."""
    app = Dash(__name__, use_pages=True, pages_folder="", compress=True)
    dash.register_page("overview", path="/", layout=cache(_overview))
    dash.register_page("area", path=f"/{area}", layout=cache(lambda: _area(area)))
    dash.register_page("explore", path="/explore", layout=_explore)
    chosen = Input("view", "value"), Input("indicators", "value")
    years = Input({"type": "year", "of": ALL}, "value")
    app.callback(Output("years", "children"), *chosen)(_offer_years)
    app.callback(Output("explored", "figure"), *chosen, Input("places", "value"), years)(_draw)
    app.layout = html.Div([html.Nav(_menu(area), style=_ROW), dash.page_container], style=_FONT)
    return app


def _menu(area: str) -> list[Any]:
    fmt = formatter()
    pages = {
        "/": fmt.word("nav.overview"),
        f"/{area}": fmt.say(fmt.report.area(area).name),
        "/explore": fmt.word("nav.explore"),
    }
    return [dcc.Link(title, href=address) for address, title in pages.items()]


def _overview() -> html.Div:
    fmt = formatter()
    shown = city_content(fmt)
    return html.Div(
        [
            html.H1(shown.title),
            *(
                html.Section([html.H3(shown.names[area]), *map(_card, cards)])
                for area, cards in shown.cards.items()
            ),
            html.H2(fmt.word("section.city")),
            *(_chart(f"city_{n}", chart) for n, chart in enumerate(shown.charts)),
            html.H2(fmt.word("section.targets")),
            _targets(shown.targets),
            html.H2(fmt.word("section.latest_events")),
            _table(shown.events),
        ]
    )


def _area(area: str) -> html.Div:
    fmt = formatter()
    shown = area_content(area, fmt)
    return html.Div(
        [
            html.H1(shown.name),
            html.P(shown.sentence),
            html.Div([_card(card) for card in shown.cards], style=_ROW),
            html.H2(fmt.word("section.charts")),
            html.Div([_chart(f"chart_{n}", c) for n, c in enumerate(shown.charts)], style=_ROW),
            html.H2(fmt.word("section.targets")),
            _targets(shown.targets),
            html.H2(fmt.word("section.indicators")),
            dcc.Tabs(
                [dcc.Tab(_table(sheet), label=label) for label, sheet in shown.tables.items()]
            ),
        ]
    )


def _card(card: FigureCard) -> html.Div:
    figure = html.Strong(card.figure or card.missing)
    return html.Div([html.Div(card.name), figure, html.Small(card.note)])


def _chart(name: str, chart: CaptionedChart) -> html.Figure:
    """The chart, and its table behind a tab."""
    fmt = chart.fmt
    graph = dcc.Graph(id=name, figure=figure_of(chart), config={"displayModeBar": False})
    tabs = [
        dcc.Tab(graph, label=fmt.word("tab.chart")),
        dcc.Tab(_table(chart.sheet), label=fmt.word("tab.table")),
    ]
    said = [html.H3(chart.headline), html.P(chart.subtitle)]
    look = {"flex": "1 1 600px", "minWidth": "0", "margin": "0"}
    return html.Figure([*said, dcc.Tabs(tabs), html.Small(chart.source_line)], style=look)


def _targets(rows: tuple[TargetRow, ...]) -> html.Ul:
    return html.Ul(
        [
            html.Li([html.Strong(row.verdict), f" {row.subject}: {row.target}; {row.latest} "])
            for row in rows
        ]
    )


def _table(sheet: Sheet) -> dash_table.DataTable:
    return dash_table.DataTable(
        sheet.table.to_pylist(),
        [{"name": title, "id": title} for title in sheet.columns],
        page_size=20,
        sort_action="native",
        style_cell={"textAlign": "left", "whiteSpace": "normal"},
    )


@cache
def _content() -> ExploreContent:
    return ExploreContent(formatter())


def _explore() -> html.Div:
    content, word = _content(), formatter().word
    opening = content.opening
    return html.Div(
        [
            html.H1(word("nav.explore")),
            html.Label(word("explore.indicators.choose"), htmlFor="indicators"),
            _choice("indicators", content.indicators, opening.indicators),
            html.Label(word("explore.places.choose"), htmlFor="places"),
            _choice("places", content.places, opening.places),
            dcc.RadioItems(content.views, "line", id="view", inline=True),
            html.Div(id="years"),
            dcc.Graph(id="explored", config={"displayModeBar": False}),
        ]
    )


def _choice(name: str, names: Any, chosen: Any) -> dcc.Dropdown:
    return dcc.Dropdown(dict(names), list(chosen), id=name, multi=True)


def _offer_years(view: str, indicators: list[str]) -> Any:
    """The slider of years under a map; nothing elsewhere."""
    years = sorted(_content().years(indicators or ())) if view == "map" else []
    if len(years) < 2:
        return None
    marks = {year: str(year) for year in years}
    name = {"type": "year", "of": " ".join(indicators)}
    return dcc.Slider(years[0], years[-1], None, marks, years[-1], id=name)


def _draw(view: str, indicators: list[str], places: list[str], years: list[int]) -> Any:
    if not indicators:
        return no_update
    return _content().figure(view, indicators, places, years[0] if years else None)


def main() -> None:
    """Serve the application until it is stopped."""
    port, area = sys.argv[1:]
    application = app_of(area)
    _overview(), _area(area), _explore()
    serve(application.server, host="localhost", port=int(port), threads=_THREADS)


if __name__ == "__main__":
    main()
