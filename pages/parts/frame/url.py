"""The parameters of the URL, which hold the whole view: read leniently, written in one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import urlencode, urljoin

import streamlit as st

from pages.parts.frame.context import PageContext
from report.data import served
from report.model import LANGUAGES, Language, Report
from report.screens import parameters

INDICATOR = "indicator"
ID = "id"
PUBLISHER = "publisher"
PUBLISHER_KIND = "publisher_kind"
TAB = "tab"
QUERY = "q"
WITH = "with"
PRACTICE = "practice"
TERM = "term"
DRAFT = "draft"
STATE = "state"
# Where the session remembers which page is shown.
_SHOWN = "page_shown"
# Where it remembers the addresses at which the browser may be: the one that it asked for last, and
# what was written since.
_WRITTEN = "addresses_written"
# Longer than any id: what is longer is not looked at.
_LONGEST = 80
# So many choices nobody makes before the browser has heard of the first one.
_MOST_WRITTEN = 50
# The same for several ids with commas between them.
_LONGEST_LIST = 1000


def read(name: str, allowed: Collection[str]) -> str | None:
    """The value of a query parameter if it is one of those allowed."""
    value = st.query_params.get(name, "")
    return value if len(value) <= _LONGEST and value in allowed else None


def read_text(name: str) -> str:
    """What somebody has typed, without blanks around it; empty where it is too long to be that."""
    text = st.query_params.get(name, "").strip()
    return text if len(text) <= _LONGEST else ""


def read_first(name: str, allowed: Collection[str]) -> str | None:
    """The first allowed value of a parameter that is repeated, or that holds several by commas."""
    given = (part for text in st.query_params.get_all(name) for part in _parts(text))
    return next((part for part in given if part in allowed), None)


def read_list(name: str, allowed: Collection[str]) -> tuple[str, ...]:
    """All allowed values of a parameter, each once, in the order of those allowed."""
    given = {part for text in st.query_params.get_all(name) for part in _parts(text)}
    return tuple(value for value in allowed if value in given)


def listed(text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The same of one value that holds several by commas."""
    given = set(_parts(text))
    return tuple(value for value in allowed if value in given)


def has_unknown(name: str, allowed: Collection[str]) -> bool:
    """Whether a parameter of several values has one that is not allowed, or is too long to read."""
    given = [_parts(text) for text in st.query_params.get_all(name) if text]
    return any(not parts or not set(parts) <= set(allowed) for parts in given)


def _parts(text: str) -> list[str]:
    return text.split(",") if len(text) <= _LONGEST_LIST else []


def remember(page: str, values: Mapping[str, str]) -> None:
    """Keep the parameters of a page that a reader may leave, for links that lead back to it."""
    st.session_state[f"left_{page}"] = dict(values)


def link_back(page: str, ctx: PageContext) -> str:
    """The address of a page as the reader left it."""
    left: dict[str, str] = st.session_state.get(f"left_{page}", {})
    return ctx.link(page, **left)


def edition_link(edition: str, ctx: PageContext) -> str:
    """The address of the page that is shown, as it is, in another edition of the report."""
    asked = dict(st.query_params) | {
        parameters.LANGUAGE: ctx.fmt.language,
        parameters.EDITION: edition,
    }
    return f"?{urlencode(asked)}"


def absolute_link(page: str, ctx: PageContext, **more: str) -> str:
    """The address of a page of the report with the host and path that this reader sees."""
    return urljoin(home(), ctx.link(page, **more))


def arrived_at(page: str) -> None:
    """Remember the page that is shown ("" is the overview): all others are found from it."""
    st.session_state[_SHOWN] = page


def shown() -> str | None:
    """The page that is shown; None in a session that has shown none yet."""
    page: str | None = st.session_state.get(_SHOWN)
    return page


def home() -> str:
    """Where the report is, with a slash at its end; "" where no browser has told it.

    Streamlit names the overview without that slash, and then its last part is of the path.
    """
    address = (st.context.url or "").rstrip("/")
    return urljoin(f"{address}/", ".." if st.session_state.get(_SHOWN) else ".") if address else ""


def begin() -> None:
    """Note the address that the browser asks for; to be called before a page writes anything."""
    written = st.session_state.get(_WRITTEN, [])
    if not written or written[-1] != _asked():
        st.session_state[_WRITTEN] = [*_reached(), _asked()][-_MOST_WRITTEN:]


def is_left() -> bool:
    """Whether the browser has gone to another address than it was told: back, forward, by a link.

    It sends along what its controls show, and where it was quick they show what belongs to the
    address that was left. To a callback that looks like a choice of the reader, but is none.
    """
    if _WRITTEN not in st.session_state:
        return False
    reached = _reached()
    if reached:
        # It has heard of the address at which it is, and never goes back to those before.
        st.session_state[_WRITTEN] = reached
    return not reached


def catch_up() -> None:
    """Go on from the address that was written last, though the browser has not heard of it yet: a
    choice that comes so quickly is one more. For callbacks of controls, unless it `is_left`.
    """
    written = st.session_state.get(_WRITTEN)
    if written and written[-1] != _asked():
        st.query_params.from_dict({name: list(values) for name, values in written[-1]})


def keep() -> None:
    """Stay at the address that was written last, though the browser has not heard of it yet. For
    callbacks of what has the page run anew without a choice.
    """
    if not is_left():
        catch_up()


def write_choice(name: str, value: str | None) -> None:
    """Set a query parameter to what a reader has chosen. For callbacks of controls."""
    if not is_left():
        catch_up()
        write(name, value)


def _asked() -> tuple[tuple[str, tuple[str, ...]], ...]:
    every = sorted(st.query_params)
    return tuple((name, tuple(st.query_params.get_all(name))) for name in every)


def _reached() -> list[object]:
    """The addresses written, from the one on at which the browser is; none where it is at none."""
    written: list[object] = st.session_state.get(_WRITTEN, [])
    return written[written.index(_asked()) :] if _asked() in written else []


def _noted() -> None:
    """Remember an address that was written just now."""
    st.session_state[_WRITTEN] = [*st.session_state.get(_WRITTEN, [])[-_MOST_WRITTEN:], _asked()]


def write(name: str, value: str | None) -> None:
    """Set a query parameter, or leave it out; nothing is sent where it stays the same."""
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
            _noted()
    elif st.query_params.get_all(name) != [value]:
        st.query_params[name] = value
        _noted()


def force_query_param(name: str, value: str) -> None:
    """Set a query parameter even where it seems to be set.

    A link from a page to itself brings its parameters to the server, but leaves the browser's
    address as it was; told again, the browser adds a step to its history only if they differ.
    """
    st.query_params[name] = value
    _noted()


def read_raw(names: Iterable[str]) -> dict[str, str]:
    """The values of those of these parameters that the URL has, unchecked."""
    asked = st.query_params.to_dict()
    return {name: asked[name] for name in names if name in asked}


def write_all(names: Iterable[str], values: Mapping[str, str]) -> None:
    """Set all of these names at once, so that going back undoes one choice; the rest stays."""
    given = list(names)
    if read_raw(given) != dict(values):
        rest = [name for name in st.query_params if name not in given]
        kept = {name: st.query_params.get_all(name) for name in rest}
        st.query_params.from_dict(kept | dict(values))
        _noted()


def language() -> Language:
    """The reader's language: as in the URL, else as chosen before, else as the browser's."""
    chosen = (
        read(parameters.LANGUAGE, LANGUAGES)
        or st.session_state.get(parameters.LANGUAGE)
        or _browser_language()
    )
    language: Language = "zh" if chosen == "zh" else "en"
    st.session_state[parameters.LANGUAGE] = language
    write(parameters.LANGUAGE, language)
    return language


def _browser_language() -> Language:
    """Chinese for a Chinese browser, and where nothing is known of it."""
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def edition(report: Report) -> str:
    """The edition to show: as in the URL, else the newest figures.

    The newest is not written into the URL: a plain link always shows the newest figures. What was
    shown before is not remembered: written back, it would undo the browser's own way back. The
    links of the report carry the edition.
    """
    newest = served.newest_edition(report)
    shown = read(parameters.EDITION, report.editions) or newest
    write_edition(shown, report)
    return shown


def write_edition(edition: str, report: Report) -> None:
    """Name an edition in the URL, the newest by leaving it out: one choice, one step back."""
    write(parameters.EDITION, None if edition == served.newest_edition(report) else edition)
