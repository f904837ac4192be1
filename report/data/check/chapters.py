"""Rules on area files: their keys, their looks, their groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import product
from pathlib import PurePosixPath

from report.data.check import lists, shape
from report.data.check.inputs import (
    DocumentPart,
    Problems,
    Rule,
    area_ids,
    charts,
    groups,
    needs,
    quoted,
    rows,
)
from report.data.raw import MAP, Problem, Raw
from report.model import LANGUAGES

_ICON = re.compile(r"[a-z0-9_]+")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_ID = re.compile(r"[a-z0-9_]+")
# Addresses that are taken: by the other pages, and by what the server answers itself.
RESERVED = frozenset(
    {
        *("explore", "present", "indicator", "sources", "calendar"),
        *("unknowns", "changes", "glossary"),
        *("chart", "api", "assets", "component", "files", "media", "static"),
    }
)


def malformed_document(raw: Raw) -> Problems:
    """A key of an area file or of report.toml is missing, unknown or of another type."""
    for file, content in raw.documents.items():
        if file != MAP:
            for path, wrong in shape.faults(content, shape.shape_of(file)):
                yield Problem(
                    file,
                    None,
                    path,
                    wrong,
                    "Compare it with another area, or with the file that is served",
                )


def malformed_area_id(raw: Raw) -> Problems:
    """An area's id, which is the name of its file, cannot stand in an address."""
    for file, _ in raw.areas():
        if not _ID.fullmatch(PurePosixPath(file).stem):
            wrong = "the name of the file is not an id"
            yield Problem(file, None, None, wrong, "Name it with small letters, digits and _")


def reserved_area_id(raw: Raw) -> Problems:
    """An area's id is the address of another page, which would no longer be found."""
    for file, _ in raw.areas():
        name = PurePosixPath(file).stem
        if name in RESERVED:
            wrong = f"{quoted(name)} is the address of another page"
            yield Problem(file, None, None, wrong, "Give the file, and so the area, another name")


def malformed_icon(raw: Raw) -> Problems:
    """An area's icon is not the name of a Material symbol."""
    yield from _unlike(raw, "icon", _ICON, "Write the name of a Material symbol, as in bolt")


def unknown_icon(raw: Raw) -> Problems:
    """An area's icon is none of the font's: its name would stand on the page as a word."""
    for file, content in raw.areas():
        icon = content.get("icon")
        if isinstance(icon, str) and _ICON.fullmatch(icon) and icon not in lists.icons():
            near = get_close_matches(icon, lists.icons(), n=3)
            remedy = f"Use one of: {', '.join(near)}; or take" if near else "Take"
            wrong = f"there is no Material symbol {quoted(icon)}"
            yield Problem(file, None, "icon", wrong, f"{remedy} one from fonts.google.com/icons")


def malformed_color(raw: Raw) -> Problems:
    """An area's colour on light or dark ground is not written as #rrggbb."""
    for key in ("color", "color_dark"):
        yield from _unlike(raw, key, _COLOR, "Write the colour as in #117733")


def _unlike(raw: Raw, key: str, form: re.Pattern[str], remedy: str) -> Problems:
    for file, content in raw.areas():
        written = content.get(key)
        if isinstance(written, str) and not form.fullmatch(written):
            yield Problem(file, None, key, f"{quoted(written)} is not of the known form", remedy)


def duplicate_order(raw: Raw) -> Problems:
    """Two areas claim the same place in the order of reading."""
    first: dict[int, str] = {}
    for file, content in raw.areas():
        order = content.get("order")
        if isinstance(order, int) and first.setdefault(order, file) != file:
            wrong = f"{first[order]} has the same order"
            yield Problem(file, None, "order", wrong, "Give each area a number of its own")


@needs("indicators.csv")
def area_without_indicator(raw: Raw) -> Problems:
    """An area has nothing to show."""
    filled = {row["area"] for row in rows(raw, "indicators.csv")}
    for file, _ in raw.areas():
        if PurePosixPath(file).stem not in filled:
            wrong = "no indicator belongs to the area"
            remedy = "Add its indicators to indicators.csv, or remove the file"
            yield Problem(file, None, None, wrong, remedy)


def malformed_part_id(raw: Raw) -> Problems:
    """The id of a chart or a group cannot stand in an address."""
    for part in (*charts(raw), *_all_groups(raw)):
        if not _ID.fullmatch(part["id"]):
            wrong = f"{quoted(part['id'])} is not an id"
            yield part.problem("id", wrong, "Write it with small letters, digits and _")


def duplicate_group(raw: Raw) -> Problems:
    """Two groups of an area have the same id."""
    first: dict[tuple[str, str], str] = {}
    for part in _all_groups(raw):
        if first.setdefault((part.file, part["id"]), part.path) != part.path:
            wrong = f"{first[part.file, part['id']]} has the id {quoted(part['id'])} too"
            yield part.problem("id", wrong, "Give each group of an area an id of its own")


def groups_of_one_name(raw: Raw) -> Problems:
    """Two groups of an area have one name: their tabs could not be told apart."""
    first: dict[tuple[str, str, str], str] = {}
    for part, language in product(_all_groups(raw), LANGUAGES):
        name = part["name"][language]
        before = first.setdefault((part.file, language, name), part.path)
        if before != part.path:
            wrong = f"{before} has the name {quoted(name)} too"
            yield part.problem(f"name.{language}", wrong, "Write what tells the groups apart")


@needs("indicators.csv")
def group_of_unknown_indicator(raw: Raw) -> Problems:
    """A group lists an indicator that is not in the table."""
    homes = _homes(raw)
    for part in _all_groups(raw):
        for indicator in part["indicators"]:
            if indicator not in homes:
                wrong = f"{quoted(indicator)} is not in indicators.csv"
                yield part.problem("indicators", wrong, "Correct the id or remove it")


@needs("indicators.csv")
def group_of_other_area(raw: Raw) -> Problems:
    """A group lists an indicator of another area."""
    homes, known = _homes(raw), area_ids(raw)
    for part in _all_groups(raw):
        for indicator in part["indicators"]:
            home = homes.get(indicator, part.area)
            if home != part.area and home in known:
                wrong = f"{quoted(indicator)} belongs to the area {home}"
                yield part.problem("indicators", wrong, "Remove it, or move the indicator here")


def grouped_twice(raw: Raw) -> Problems:
    """An indicator stands more than once among the groups of its area."""
    for file, _ in raw.areas():
        seen: Counter[str] = Counter()
        for part in groups(raw, file):
            for indicator in part["indicators"]:
                seen[indicator] += 1
                if seen[indicator] == 2:
                    wrong = f"{quoted(indicator)} already stands in a group of the area"
                    yield part.problem("indicators", wrong, "Keep it in one group only")


@needs("indicators.csv")
def not_grouped(raw: Raw) -> Problems:
    """An indicator of an area stands in none of its groups."""
    for file, content in raw.areas():
        if any(shape.faults(content.get("groups"), shape.AREA["groups"])):
            continue
        grouped = {name for part in groups(raw, file) for name in part["indicators"]}
        for indicator, home in _homes(raw).items():
            if home == PurePosixPath(file).stem and indicator not in grouped:
                wrong = f"{quoted(indicator)} stands in no group"
                yield Problem(file, None, "groups", wrong, "Put it into the group it belongs to")


@needs("indicators.csv")
def leading_of_unknown_indicator(raw: Raw) -> Problems:
    """What stands for an area on the overview is no indicator of that area."""
    homes = _homes(raw)
    for file, content in raw.areas():
        leading = content.get("leading")
        if isinstance(leading, str) and homes.get(leading) != PurePosixPath(file).stem:
            wrong = f"{quoted(leading)} is no indicator of this area"
            remedy = "Name one of its indicators, or leave the key out"
            yield Problem(file, None, "leading", wrong, remedy)


def _all_groups(raw: Raw) -> Iterator[DocumentPart]:
    return (part for file, _ in raw.areas() for part in groups(raw, file))


def _homes(raw: Raw) -> dict[str, str]:
    """The area of each indicator."""
    return {row["id"]: row["area"] for row in rows(raw, "indicators.csv")}


RULES: tuple[Rule, ...] = (
    malformed_document,
    malformed_area_id,
    reserved_area_id,
    malformed_icon,
    unknown_icon,
    malformed_color,
    duplicate_order,
    area_without_indicator,
    malformed_part_id,
    duplicate_group,
    groups_of_one_name,
    group_of_unknown_indicator,
    group_of_other_area,
    grouped_twice,
    not_grouped,
    leading_of_unknown_indicator,
)
