"""Where a page has nothing to list it says what to do, and offers it."""

from __future__ import annotations

import pytest

from report.model import LANGUAGES, Language, Report
from tests import alone
from tests.alone import texts_of
from tests.elements import links
from tests.opened import fresh


def _no_changes(language: str) -> None:
    from pages import changes  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language)
    changes.show(ctx, ctx.report, ctx.report)


def _no_unknowns(language: str) -> None:
    from unittest.mock import Mock  # noqa: PLC0415

    from pages.parts import unknowns  # noqa: PLC0415
    from report.analysis.unknowns import KINDS, Unknowns  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    counted = Mock(spec=Unknowns, counts=dict.fromkeys(KINDS, 0))
    unknowns.lists(counted, alone.ctx(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_has_changed_the_overview_is_offered(language: Language) -> None:
    app = alone.run(_no_changes, language)
    assert [error.value for error in app.exception] == []
    text = alone.ctx(language).word("changes.none.overview")
    assert (text, f".?lang={language}") in links(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_unknown_another_area_is_pointed_to(
    language: Language, report: Report
) -> None:
    app = alone.run(_no_unknowns, language)
    assert [error.value for error in app.exception] == []
    assert report.words["unknowns.nothing_here"][language] in texts_of(app)


@pytest.mark.parametrize("page", ["indicator", "chart", "sources"])
def test_address_of_nothing_leads_on(page: str, report: Report) -> None:
    param = "source" if page == "sources" else "id"
    app = fresh(page, {param: "nothing", "lang": "en"})
    key = "share.unknown" if page == "chart" else f"{page}.unknown"
    assert report.words[key].en in texts_of(app)
    assert app.get("page_link") or app.text_input
