"""One thing stands in the singular in English."""

from __future__ import annotations

from report.text.formatter import Formatter
from tests.build import shipped
from tests.captioned import every_chart
from tests.counted import ones_in_the_plural

# Words of what a report always has several of, and of what is counted from two on.
_NEVER_ONE = {
    *("deck.sources", "footer", "coverage.alt", "coverage.headline", "finding.fall"),
    *("finding.rise", "explore.several.indicators", "explore.several.periods", "table.page"),
    *("explore.several.places", "indicator.values.disputed", "map.subtitle", "map.subtitle.all"),
    *("calendar.derived", "sources.first_hand.share"),
}


def test_every_word_that_counts_things_has_one_for_a_single_thing() -> None:
    words = shipped().words
    counting = {key for key, text in words.items() if ones_in_the_plural([_with_one(text.en)])}
    assert len(counting) > 15
    assert {key for key in counting if f"{key}.one" not in words} == _NEVER_ONE


def _with_one(text: str) -> str:
    """A word with 1 in each of its variables."""
    head, *variables = text.split("{")
    return head + "".join("1" + part.partition("}")[2] for part in variables)


def test_word_of_one_counts_the_same_in_the_singular() -> None:
    words = shipped().words
    ones = [key for key in words if key.endswith(".one")]
    assert ones_in_the_plural(_with_one(words[key].en) for key in ones) == []


def test_count_chooses_the_word() -> None:
    fmt = Formatter(shipped(), "en")
    said = [fmt.counted("events.subtitle", count, when="2020") for count in (1, 2)]
    assert said == ["1 event, 2020", "2 events, 2020"]


def test_texts_of_every_chart() -> None:
    charts = every_chart("en")
    texts = [t for chart in charts for t in (chart.headline, chart.subtitle, chart.alt, chart.note)]
    assert sum("1 event" in text for text in texts) > 0
    assert ones_in_the_plural(texts) == []


def test_one_thing_in_the_plural_is_found() -> None:
    wrong = ["1 events, 2020", "Since 2023: 1 figures are new", "and 1 more events", "(1 places)"]
    assert ones_in_the_plural(wrong) == wrong
    right = [
        "1 event",
        "21 events",
        "1,001 events",
        "0.1 places",
        "2020–1 events",
        "1 of 3 targets",
    ]
    assert ones_in_the_plural(right) == []
