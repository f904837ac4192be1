"""A figure in a size: which of its years are named, and where its texts stand."""

from __future__ import annotations

import copy
import re
from html import unescape
from typing import Any

from report.charts.canvas import LABEL, NARROWEST, Spec, label_width
from report.charts.geometry import Frame
from report.charts.placement import Label, placed
from report.charts.years import thinned

# Up to this width, in pixels, a picture is as its `narrow` has it.
SMALL_SCREEN = 480
# From which widths on a page shows a picture as it is fitted to that width.
WIDTHS = (NARROWEST, 326, SMALL_SCREEN + 1, 540, 900)
# Of the room for the numbers of an axis, what Plotly leaves free at their left.
_FREE = 6
_TAG = re.compile(r"</?b>")


def fitted(
    spec: Spec, width: int, height: int | None = None, *, is_narrow: bool | None = None
) -> Spec:
    """A copy of a figure for a picture of this size in pixels; its own height where none is given.

    What fits into a width fits into a larger one, as everything only moves apart there.
    """
    # Not of the texts that look for a place, whose spots are many and stay as they are.
    meta = spec["layout"].get("meta", {})
    layout = copy.deepcopy({key: one for key, one in spec["layout"].items() if key != "meta"})
    spec = {"data": spec["data"], "layout": layout}
    labels: list[Label] = list(meta.get("labels", []))
    if width <= SMALL_SCREEN if is_narrow is None else is_narrow:
        merge(layout, copy.deepcopy(meta.get("narrow", {})))
        labels = [*meta.get("short_names", []), *labels]
    else:
        labels = [*meta.get("names", []), *labels]
    if height is not None:
        layout["height"] = height
    set_left_margin(layout)
    frames = frames_of(layout, width)
    name_years(layout, meta, {x: frame for (x, _), frame in frames.items()})
    if labels:
        notes = layout["annotations"]
        layout["annotations"] = [*notes, *placed(labels, spec, frames, width)]
    return spec


def for_pages(spec: Spec, height: int | None = None) -> Spec:
    """The figure as a page is sent it: with what is otherwise in each of some widths.

    A height that is given holds for screens that are not small.
    """
    heights = {width: None if width <= SMALL_SCREEN else height for width in WIDTHS}
    drawn = {width: fitted(spec, width, high) for width, high in heights.items()}
    base = drawn[SMALL_SCREEN + 1]
    sizes = [[width, _changes(base["layout"], one["layout"])] for width, one in drawn.items()]
    layout = base["layout"] | {"meta": {"sizes": sizes}}
    return {"data": base["data"], "layout": layout}


def _changes(base: Spec, other: Spec) -> Spec:
    """What of a layout is not as in the base, down to the properties of axes."""
    changes: Spec = {}
    for name, value in other.items():
        before = base.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            inner = {key: one for key, one in value.items() if before.get(key) != one}
            changes |= {name: inner} if inner else {}
        elif value != before:
            changes[name] = value
    return changes


def merge(whole: Any, changes: Spec) -> None:
    """Put changes into a layout, at any depth; single entries of a list go by their numbers."""
    for name, value in changes.items():
        key: Any = int(name) if isinstance(whole, list) else name
        before = whole[key] if isinstance(whole, list) else whole.get(key)
        if isinstance(value, dict) and isinstance(before, dict | list):
            merge(before, value)
        else:
            whole[key] = value


def set_left_margin(layout: Spec) -> None:
    """Room for what is written at the left, as Plotly would make it, but known beforehand."""
    axes = [axis for name, axis in layout.items() if name.startswith("yaxis")]
    named = [axis for axis in axes if axis.get("automargin") and axis.get("ticktext")]
    if named:
        texts = [line for axis in named for text in axis["ticktext"] for line in _lines(text)]
        layout["margin"]["l"] = label_width(texts) - _FREE
    for axis in named:
        axis["automargin"] = False


def _lines(text: str) -> list[str]:
    return [unescape(_TAG.sub("", line)).rstrip() for line in text.split("<br>")]


def frames_of(layout: Spec, width: float) -> dict[tuple[str, str], Frame]:
    """The insides of all pairs of axes with ranges, by the names that traces call them by."""
    margin = layout["margin"]
    wide = width - margin["l"] - margin["r"]
    high = layout["height"] - margin["t"] - margin["b"]
    frames = {}
    for name, across in layout.items():
        up = layout.get(name.replace("xaxis", "yaxis"), {})
        if not name.startswith("xaxis") or "range" not in across or "range" not in up:
            continue
        number = name.removeprefix("xaxis")
        left, right = across.get("domain", (0, 1))
        bottom, top = up.get("domain", (0, 1))
        frames[f"x{number}", f"y{number}"] = Frame(
            margin["l"] + left * wide,
            margin["t"] + (1 - top) * high,
            (right - left) * wide,
            (top - bottom) * high,
            (across["range"][0], across["range"][1]),
            (up["range"][0], up["range"][1]),
        )
    return frames


def name_years(layout: Spec, meta: Spec, frames: dict[str, Frame]) -> None:
    """Leave the names of years that have room on each axis of years."""
    for name, kept in meta.get("years", {}).items():
        frame = frames[name.replace("axis", "")]
        layout[name] = thinned(layout[name], kept, frame.width)


def readable_values(axis: Spec, frame: Frame, size: float) -> set[float]:
    """The round values whose texts, in letters of this size, do not stand on one another: the ends
    first, then from below.
    """
    rows = {
        value: text.count("<br>") + 1
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    }
    first, *others = sorted(rows)
    kept = [first, *others[-1:]]
    for value in others[:-1]:
        room = {end: (rows[value] + rows[end]) / 2 * size for end in kept}
        if all(abs(frame.y(value) - frame.y(end)) >= needed for end, needed in room.items()):
            kept.append(value)
    return set(kept)


def keep_readable(layout: Spec, width: float) -> None:
    """Take away the texts of vertical axes that would stand on others in a picture this wide."""
    for (_, name), frame in frames_of(layout, width).items():
        axis = layout[f"yaxis{name.removeprefix('y')}"]
        if axis.get("tickvals") and axis.get("ticktext"):
            kept = readable_values(axis, frame, LABEL)
            texts = zip(axis["tickvals"], axis["ticktext"], strict=True)
            axis["ticktext"] = [text if value in kept else "" for value, text in texts]
