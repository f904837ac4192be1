"""The controls of the explore page. Each shows the current selection and writes the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import explore_state
from pages.parts.reader import Reader
from report.explore import BYS, VIEWS, Selection, crossing, selection
from report.explore.selection import MOST_INDICATORS, MOST_PLACES
from report.explore.series import Found, atlas
from report.language import escaped
from report.model import Period, Status, Text
from report.search import Kind, find
from report.sourcing import KINDS
from report.transform import TRANSFORMS

_STATUSES: tuple[Status, ...] = get_args(Status)
_POINTS = (1, 2, 3, 5, 10, 15)
_SEARCH, _HITS = "explore_search", "explore_hits"
_KINDS: tuple[Kind, ...] = ("indicator",)
_MOST_HITS = 8
_MANY = 100


def show(chosen: Selection, named: Selection, found: Found, reader: Reader) -> None:
    """All of them. `named` is the selection with everything named that was left open."""
    with st.container(border=True, key="explore_controls", gap="xsmall"):
        areas, box = st.columns(2)
        with areas:
            _area(chosen, reader)
        with box:
            typed = _search(reader)
        if typed and typed.strip():
            _hits(typed, chosen, named, reader)
        indicators, places = st.columns(2)
        with indicators:
            _indicators(chosen, named, reader)
        with places:
            _places(named, reader)
        with _row():
            _view(chosen, reader)
            _transform(chosen, reader)
            _of_transform(named, reader)
            _of_view(named, found, reader)
            _years(named, reader)
        with _row():
            _filters(chosen, reader)
            _link(reader)
            _reset(reader)


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom")


def _search(reader: Reader) -> str | None:
    """A part of an indicator's name, definition or pinyin; what it finds follows each letter."""
    return st.text_input(
        reader.word("explore.search"),
        key=_SEARCH,
        type="search",
        live=True,
        max_chars=_MANY,
        placeholder=reader.word("explore.search.hint"),
    )


def _area(chosen: Selection, reader: Reader) -> None:
    st.session_state["explore_area"] = chosen.area
    st.selectbox(
        reader.word("explore.area"),
        [area.id for area in reader.report.areas],
        index=None,
        format_func=lambda area: reader.writer.say(reader.report.area(area).name),
        placeholder=reader.word("explore.area.all"),
        key="explore_area",
        on_change=partial(_area_changed, reader),
    )


def _area_changed(reader: Reader) -> None:
    """Another area brings its own indicator, unless one of those chosen belongs to it."""
    area: str | None = st.session_state["explore_area"]
    chosen, _ = explore_state.current(reader)
    of_area = {row.id for row in reader.report.indicators.values() if row.area == area}
    named = selection.indicators(reader.report, chosen)
    fresh: dict[str, Any] = {}
    if area is not None and not of_area & set(named):
        fresh = {"indicators": None, "places": None, "first": None, "last": None}
    explore_state.change(reader, area=area, **fresh)


def _hits(typed: str, chosen: Selection, named: Selection, reader: Reader) -> None:
    """What is found among the indicators on offer; choosing one adds it."""
    offered = {row.id for row in selection.on_offer(reader.report, chosen)}
    offered -= set(named.indicators or ())
    hits = find(reader.report, typed, _MANY, _KINDS)
    ids = [hit.id for hit in hits if hit.id in offered][:_MOST_HITS]
    if not ids:
        st.caption(reader.word("explore.search.none"))
        return
    st.pills(
        reader.word("explore.search.found"),
        ids,
        format_func=lambda indicator: _indicator(indicator, reader),
        key=_HITS,
        on_change=partial(_added, named, reader),
    )


def _indicator(indicator: str, reader: Reader) -> str:
    return escaped(reader.writer.say(reader.report.indicators[indicator].name))


def _added(named: Selection, reader: Reader) -> None:
    """Set the indicator found beside those chosen, and make room for the next search."""
    new = st.session_state[_HITS]
    if new:
        before = [row for row in named.indicators or () if row != new]
        indicators = (*before, new)[-MOST_INDICATORS:]
        explore_state.change(reader, indicators=indicators)
    st.session_state[_HITS] = None
    st.session_state[_SEARCH] = ""


def _indicators(chosen: Selection, named: Selection, reader: Reader) -> None:
    offered = [row.id for row in selection.on_offer(reader.report, chosen)]
    own = list(named.indicators or ())
    names = {row: reader.report.indicators[row].name for row in dict.fromkeys([*own, *offered])}
    st.session_state["explore_indicators"] = own
    _multiple("indicators", names, MOST_INDICATORS, reader)


def _places(named: Selection, reader: Reader) -> None:
    st.session_state["explore_places"] = list(named.places or ())
    names = {place.id: place.name for place in reader.report.places.values()}
    _multiple("places", names, MOST_PLACES, reader)


def _multiple(field: str, names: Mapping[str, Text], most: int, reader: Reader) -> None:
    """Several of many, by typing; none at all is a choice too."""
    st.multiselect(
        reader.word(f"explore.{field}.choose"),
        list(names),
        format_func=lambda name: reader.writer.say(names[name]),
        placeholder=reader.word(f"explore.{field}.placeholder"),
        filter_mode="contains",
        select_all=False,
        max_selections=most,
        wrap=True,
        key=f"explore_{field}",
        on_change=partial(_several_changed, field, reader),
    )


def _several_changed(field: str, reader: Reader) -> None:
    explore_state.change(reader, **{field: tuple(st.session_state[f"explore_{field}"])})


def _years(named: Selection, reader: Reader) -> None:
    """From and to a year; nothing to choose where all figures are of one year."""
    span = selection.years(reader.report, named)
    if span is None or span[0] == span[1]:
        return
    first, last = (min(max(year, span[0]), span[1]) for year in _wanted(named, span))
    st.session_state["explore_years"] = (first, last)
    st.slider(
        reader.word("explore.years"),
        *span,
        key="explore_years",
        on_change=partial(_years_changed, span, reader),
    )


def _wanted(named: Selection, span: tuple[int, int]) -> tuple[int, int]:
    return named.first or span[0], named.last or span[1]


def _years_changed(span: tuple[int, int], reader: Reader) -> None:
    """The ends of the span are no limits: figures to come will be shown too."""
    first, last = st.session_state["explore_years"]
    explore_state.change(
        reader,
        first=None if first == span[0] else first,
        last=None if last == span[1] else last,
    )


def _view(chosen: Selection, reader: Reader) -> None:
    st.session_state[explore_state.VIEW] = chosen.view
    st.segmented_control(
        reader.word("explore.view"),
        VIEWS,
        format_func=lambda view: reader.word(f"explore.view.{view}"),
        required=True,
        key=explore_state.VIEW,
        on_change=partial(_one_changed, "view", reader),
    )


def _transform(chosen: Selection, reader: Reader) -> None:
    st.session_state["explore_transform"] = chosen.transform
    st.selectbox(
        reader.word("explore.transform"),
        TRANSFORMS,
        index=None,
        format_func=lambda name: reader.word(f"transform.{name}"),
        placeholder=reader.word("explore.transform.none"),
        key="explore_transform",
        on_change=partial(_one_changed, "transform", reader),
    )


def _one_changed(field: str, reader: Reader) -> None:
    explore_state.change(reader, **{field: st.session_state[f"explore_{field}"]})


def _of_transform(named: Selection, reader: Reader) -> None:
    """What a transformation needs to know: the year that is 100, or the place compared with."""
    if named.transform == "index":
        span = selection.years(reader.report, named)
        options = list(range(span[0], span[1] + 1)) if span else []
        _one("base", options, named.base, lambda year: _year(year, reader), reader)
    elif named.transform == "difference":
        places = list(selection.comparators(reader.report, named))
        say = reader.writer.say
        names = reader.report.places
        _one("against", places, named.against, lambda place: say(names[place].name), reader)


def _year(year: int, reader: Reader) -> str:
    return reader.writer.period(Period(year))


def _one(
    field: str, options: list[Any], value: Any, said: Callable[[Any], str], reader: Reader
) -> None:
    if value is not None and value not in options:
        options = [*options, value]
    key = f"explore_{field}"
    st.session_state[key] = value
    st.selectbox(
        reader.word(f"explore.{field}"),
        options,
        index=None,
        format_func=said,
        placeholder=reader.word("explore.automatic"),
        key=key,
        on_change=partial(_one_changed, field, reader),
    )


def _of_view(named: Selection, found: Found, reader: Reader) -> None:
    """What a view needs to know: how a scatter is made, and the year of a map or of its dots."""
    if named.view == "scatter":
        st.session_state["explore_by"] = named.by
        st.segmented_control(
            reader.word("explore.by"),
            BYS,
            format_func=lambda by: reader.word(f"explore.by.{by}"),
            required=True,
            key="explore_by",
            on_change=partial(_one_changed, "by", reader),
        )
    years, year = _years_of_view(named, found, reader)
    if len(years) > 1:
        st.session_state["explore_year"] = year
        st.select_slider(
            reader.word("explore.year"),
            years,
            format_func=lambda one: _year(one, reader),
            key="explore_year",
            on_change=partial(_one_changed, "year", reader),
        )


def _years_of_view(named: Selection, found: Found, reader: Reader) -> tuple[list[int], int]:
    """The years that can be chosen, and the one that is shown; none where a view has all years."""
    if named.view == "map":
        drawn = atlas(reader.report, named)
        return (list(drawn.years), drawn.year(named.year)) if drawn else ([], 0)
    if named.view == "scatter" and named.by == "place":
        crossed = crossing.of(named, found)
        return (
            (list(crossed.years), crossed.pairs[0].year) if crossed and crossed.pairs else ([], 0)
        )
    return [], 0


def _filters(chosen: Selection, reader: Reader) -> None:
    """What is needed less often."""
    active = sum((bool(chosen.kinds), bool(chosen.statuses), chosen.target, chosen.points > 1))
    count = reader.writer.plain(active)
    label = reader.word("explore.filters.active", count=count) if active else None
    with st.popover(
        label or reader.word("explore.filters"), icon=":material/tune:", key="explore_filters"
    ):
        _pills("kinds", KINDS, chosen.kinds, lambda kind: reader.word(f"kind.{kind}"), reader)
        _pills(
            "statuses",
            _STATUSES,
            chosen.statuses,
            lambda status: reader.word(f"status.{status}"),
            reader,
        )
        st.session_state["explore_target"] = chosen.target
        st.toggle(
            reader.word("explore.target"),
            key="explore_target",
            on_change=partial(_one_changed, "target", reader),
        )
        _points(chosen, reader)


def _pills(
    field: str,
    options: Sequence[str],
    value: Sequence[str],
    said: Callable[[str], str],
    reader: Reader,
) -> None:
    key = f"explore_{field}"
    st.session_state[key] = list(value)
    st.pills(
        reader.word(f"explore.{field}"),
        options,
        format_func=said,
        selection_mode="multi",
        key=key,
        on_change=partial(_several_changed, field, reader),
    )


def _points(chosen: Selection, reader: Reader) -> None:
    options = sorted({*_POINTS, chosen.points})
    st.session_state["explore_points"] = chosen.points
    st.segmented_control(
        reader.word("explore.points"),
        options,
        format_func=reader.writer.plain,
        required=True,
        key="explore_points",
        on_change=partial(_one_changed, "points", reader),
    )


def _link(reader: Reader) -> None:
    """The address of what is shown, to be copied."""
    with st.popover(reader.word("explore.link"), icon=":material/link:", key="explore_link"):
        st.caption(reader.word("explore.link.hint"))
        st.code(explore_state.link(reader), language=None, wrap_lines=True)


def _reset(reader: Reader) -> None:
    st.button(
        reader.word("explore.reset"),
        icon=":material/restart_alt:",
        key="explore_reset",
        on_click=_begin_anew,
    )


def _begin_anew() -> None:
    explore_state.show(Selection())
    st.session_state[_SEARCH] = ""
