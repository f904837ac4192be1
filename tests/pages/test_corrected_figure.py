"""What the source of a figure says of our corrections, and what a reader sends of an error."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.corrections import corrections_of
from report.analysis.editions import content_mark
from report.model import LANGUAGES, Language, Observation
from report.text.formatter import Formatter
from tests.build import example
from tests.elements import copyables, texts


def _shown(period: str, language: str) -> None:
    from typing import cast  # noqa: PLC0415

    from pages.parts import provenance  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.charts.palette import LIGHT  # noqa: PLC0415
    from report.model import Language  # noqa: PLC0415
    from report.text.formatter import Formatter  # noqa: PLC0415
    from tests.build import example  # noqa: PLC0415

    row = example().find(f"power_per_person|exampleton|{period}")
    assert row is not None
    fmt = Formatter(example(), cast(Language, language))
    provenance.show(row, PageContext(fmt, LIGHT), 0)


def shown(period: str, language: Language) -> AppTest:
    app = AppTest.from_function(_shown, args=(period, language), default_timeout=30).run()
    assert not app.exception
    return app


def figure(period: str) -> Observation:
    row = example().find(f"power_per_person|exampleton|{period}")
    assert row is not None
    return row


@pytest.mark.parametrize("language", LANGUAGES)
def test_corrected_figure_shows_what_was_wrong(language: Language) -> None:
    fmt = Formatter(example(), language)
    (made,) = corrections_of(figure("2022"), example())
    said = "\n".join(texts(shown("2022", language).main))
    assert fmt.word("others.corrected", period=fmt.period(made.period)) in said
    assert fmt.say(made.why) in said
    assert fmt.figure(made.before, example().unit_of(made.indicator)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_that_was_right_says_nothing_of_corrections(language: Language) -> None:
    assert corrections_of(figure("2023"), example()) == ()
    fmt = Formatter(example(), language)
    heading = fmt.word("others.corrected", period="")[:8]
    assert not any(heading in text for text in texts(shown("2023", language).main))


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_is_reported_with_the_key_of_the_figure(language: Language) -> None:
    fmt, row = Formatter(example(), language), figure("2023")
    name = fmt.word("error.report")
    (text,) = [one.text for one in copyables(shown("2023", language)) if one.name == name]
    for part in (
        f"{row.key}|{row.source}",
        content_mark(example()),
        fmt.indicator(row.indicator),
        fmt.observation(row),
        "indicator?id=power_per_person",
    ):
        assert part in text
