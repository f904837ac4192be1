"""Pictures, documents and slides say of a chart what its page says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

import pytest

from report.analysis.districts import layers
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_map,
    captioned_timeline,
)
from report.charts.palette import LIGHT
from report.explore import selection
from report.explore.view import view_of
from report.images import picture
from report.model import LANGUAGES, Language
from report.pdf import chapters, city, views
from report.pdf import charts as pdf_charts
from report.slides.browser_deck import deck_json
from report.slides.deck import DeckOptions, Slide, deck
from report.slides.footer import source_note
from report.text import narrative
from report.text.edition import edition_note
from tests.build import shipped
from tests.captioned import EXPLORED, every_chart, written
from tests.pdf.printed import stand_in
from tests.unbroken import unbroken

EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def _without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each drawing of a document is a stand-in of its size."""
    monkeypatch.setattr(pdf_charts, "drawn", stand_in)
    monkeypatch.setattr(pdf_charts, "can_draw", lambda: True)


@EACH_LANGUAGE
def test_picture_says_what_the_chart_says(language: Language) -> None:
    for shown in every_chart(language):
        notes = picture.composed(shown)["layout"]["annotations"]
        own = len(shown.draw(LIGHT).at(picture.WIDTH - 48)["layout"]["annotations"])
        edition = shown.fmt.say(edition_note(shown.fmt.report))
        below = (shown.legend_line, shown.source_line, edition)
        wanted = [shown.headline, shown.subtitle, *(text for text in below if text)]
        assert [_plain(note["text"]) for note in notes[own:]] == [
            text.replace(" ", "") for text in wanted
        ], shown.headline


def _plain(markup: str) -> str:
    """A text as it was before it was broken into lines."""
    bold = markup.removeprefix("<b>").removesuffix("</b>")
    return unescape(bold.replace("<br>", "")).replace(" ", "")


@EACH_LANGUAGE
@pytest.mark.usefixtures("_without_a_browser")
def test_printed_figure_says_what_the_chart_says(language: Language) -> None:
    fmt, report = written(language), shipped()
    for area in report.areas:
        wanted = [captioned_chart(one, area, fmt) for one in area.charts]
        timeline = captioned_timeline(area, fmt)
        assert timeline is not None
        printed = list(_printed(chapters.chapter(area, fmt, None)))
        assert len(printed) == len(wanted) + 1
        for figure, shown in zip(printed, wanted, strict=False):
            assert_printed(figure, shown)
        assert_printed(printed[-1], timeline)
    of_city = [captioned_chart(one, None, fmt) for one in report.settings.charts]
    of_city.append(captioned_map(layers(report)[0], fmt))
    for figure, shown in zip(_printed(city.overview(fmt, None)), of_city, strict=True):
        assert_printed(figure, shown)


@EACH_LANGUAGE
@pytest.mark.usefixtures("_without_a_browser")
def test_printed_view_says_what_the_chart_says(language: Language) -> None:
    fmt = written(language)
    printed = 0
    for chosen in EXPLORED:
        named = selection.resolved(shipped(), chosen)
        view = view_of(named, fmt)
        if view is not None:
            blocks = list(views.content(named, view, (), fmt))
            assert view.chart.headline in str(blocks[0])
            for figure in _printed(blocks):
                assert_printed(figure | {"headline": view.chart.headline}, view.chart)
                printed += 1
    assert printed > 15


def _printed(blocks: Any) -> Iterator[dict[str, Any]]:
    """The figures of blocks in their order, each with the legend that it shares with others."""
    for one in blocks:
        if one["kind"] == "showcase":
            yield one["figure"] | {"shared": ""}
        if one["kind"] == "figures":
            yield from (figure | {"shared": one["legend"]} for figure in one["figures"])
        yield from _printed([*one.get("top", ()), *one.get("blocks", ())])


def assert_printed(printed: dict[str, Any], shown: CaptionedChart) -> None:
    legend = "" if printed["shared"] else shown.legend_line
    notes = [text for text in (legend, shown.note, shown.source_line) if text]
    if printed["shared"]:
        assert set(shown.legend) <= set(printed["shared"].split(" · "))
    wanted = {
        "headline": shown.headline,
        "subtitle": shown.subtitle,
        "alt": shown.alt,
        "notes": notes,
    }
    assert {key: printed[key] for key in wanted} == wanted


@EACH_LANGUAGE
@pytest.mark.parametrize("length", ["full", "short"])
def test_slide_says_what_the_chart_says(length: Any, language: Language) -> None:
    report, fmt = shipped(), written(language)
    options = DeckOptions(languages=(language,), length=length)
    slides = [slide for (slide,) in deck(report, options).pages if slide.chart is not None]
    assert len(slides) == len(report.areas) + 1
    sent = {page[0]["id"]: page[0] for page in deck_json(report, options, "dark")["pages"]}
    for slide in slides:
        shown = _captioned(slide)
        assert slide.title == shown.headline
        sources = [report.sources[name] for name in _sources(shown)]
        assert [s.id for s in sources if source_note(s, fmt) not in slide.notes] == []
        in_browser = sent[slide.id]
        assert unbroken(in_browser["title"]) == shown.headline
        told = {name: unbroken(text) for name, text in in_browser["chart"].items() if name in _TOLD}
        legend = fmt.word("progress.separator").join(shown.legend)
        assert (told["subtitle"], told["legend"], told["alt"]) == (
            shown.subtitle,
            legend,
            shown.alt,
        )
        if length == "full":
            assert slide.footer.source in {
                narrative.source_line(shown.rows, fmt, most) for most in (1, 2)
            }
            assert {source_note(source, fmt) for source in sources} == set(
                slide.notes[-len(sources) :]
            )


# The texts of a chart on a slide.
_TOLD = ("subtitle", "legend", "alt")


def _captioned(slide: Slide) -> CaptionedChart:
    """What the chart of a slide says, made anew from the chart itself."""
    drawn = slide.chart
    assert drawn is not None
    assert drawn.captioned is captioned_chart(drawn.chart, drawn.area, slide.fmt)
    return drawn.captioned


def _sources(shown: CaptionedChart) -> Sequence[str]:
    return list(dict.fromkeys(entry.source for entry in shown.rows))
