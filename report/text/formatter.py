"""Words, numbers, units and dates as written in English and in Chinese: the one formatter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from report.model import (
    LANGUAGES,
    Language,
    Observation,
    Period,
    Qualifier,
    Report,
    Source,
    Target,
    Text,
    Unit,
)
from report.text.chemical_names import with_subscripts
from report.text.notation import AROUND, MONTHS, SCALES, SIGNS, label_behind
from report.text.rounding import brief, half_up, rounded, tidy, trimmed

_MINUS = "\N{MINUS SIGN}"
# The number that a written figure begins with: `1,320`, `−2.5`, `1/5`.
_DIGITS = re.compile(rf"{_MINUS}?\d[\d,]*(?:\.\d+)?(?:/\d+)?")
_NO_ID = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Scale:
    """How the figures of one axis or table are written: value × `multiplier`, in `label`."""

    multiplier: Decimal
    label: str

    def of(self, value: Decimal) -> Decimal:
        return value * self.multiplier


@dataclass(frozen=True, slots=True)
class Formatter:
    """Writes for one reader: a report's words and units in one language."""

    report: Report
    language: Language

    def say(self, text: Text) -> str:
        return with_subscripts(text[self.language])

    def counted(self, key: str, count: int, **more: object) -> str:
        """The word of a key with its count; for one, that of `key.one`."""
        return self.word(f"{key}.one" if count == 1 else key, count=self.plain(count), **more)

    def indicator(self, name: str) -> str:
        """What the indicator of this id is called."""
        return self.say(self.report.indicators[name].name)

    def place(self, name: str) -> str:
        """What the place of this id is called."""
        return self.say(self.report.places[name].name)

    def edition(self, name: str) -> str:
        """An edition in short: its year, or the newest figures."""
        is_dated = self.report.editions[name].cutoff is not None
        return self.word("edition.of", year=name) if is_dated else self.word("edition.newest")

    def word(self, key: str, **values: object) -> str:
        """An interface word, its `{variables}` filled; KeyError where the table lacks it."""
        text = self.report.words[key][self.language]
        return self._in_one_bracket(text.format(**values)) if values else text

    def _in_one_bracket(self, text: str) -> str:
        """A preliminary figure with a bracket behind it: `(provisional, 2025)`, one of the two."""
        mark = self.report.words["qualified.preliminary"][self.language].format(figure="")
        begin = " (" if self.language == "en" else "（"
        return text.replace(f"{mark}{begin}", f"{mark[:-1]}{self.word('joint')}")

    def figure(self, value: Decimal, unit: Unit, qualifier: Qualifier = "") -> str:
        """A figure in running text, rounded for reading: `more than 970,000 vehicles`."""
        return self._qualified(self._with_unit(value, unit), qualifier)

    def observation(self, row: Observation) -> str:
        """A published figure with its qualifier and unit: `about 550,000 vehicles`."""
        return self.figure(row.value, self.report.unit_of(row.indicator), row.qualifier)

    def parts(self, row: Observation) -> tuple[str, str]:
        """A figure as it is set large: its digits behind a sign, and what follows: `>80`, `%`.

        One that does not begin with its digits is whole: `rank 1`.
        """
        unit = self.report.unit_of(row.indicator)
        figure = self.figure(row.value, unit)
        digits = _DIGITS.match(figure)
        if digits is None or unit.is_part:
            return figure, ""
        return SIGNS[row.qualifier] + digits[0], figure[digits.end() :].strip()

    def status(self, row: Observation) -> str:
        """What a figure is apart from a plain published one: `provisional`; else empty."""
        return "" if row.status == "A" else self.word(f"status.{row.status}")

    def target(self, row: Target) -> str:
        """What a target asks for, with its qualifier and unit: `at least 1.3 million vehicles`."""
        figure = self.figure(row.value, self.report.unit_of(row.indicator))
        return self.word(f"aimed.{row.qualifier}", figure=figure) if row.qualifier else figure

    def number(self, value: Decimal, unit: Unit, qualifier: Qualifier = "") -> str:
        """A figure without its unit: `more than 970,000`."""
        return self._qualified(self._scaled(value * unit.factor, unit), qualifier)

    def _qualified(self, figure: str, qualifier: Qualifier) -> str:
        return self.word(f"qualified.{qualifier}", figure=figure) if qualifier else figure

    def _with_unit(self, value: Decimal, unit: Unit) -> str:
        number = self._scaled(value * unit.factor, unit)
        label = with_subscripts(label_behind(number, unit, self.language))
        around = AROUND.get(unit.code)
        if around is not None:
            return self.say(around).format(n=number)
        if "{n}" in label:
            return label.format(n=number)
        return f"{number}{self._space(label)}{label}"

    def _space(self, label: str) -> str:
        return "" if self.language == "zh" or label.startswith("%") else " "

    def _scaled(self, amount: Decimal, unit: Unit) -> str:
        if self._plain(amount, unit):
            return self._digits(rounded(amount))
        scales = ((Decimal(1), ""), *reversed(SCALES[self.language]))
        fitting = [n for n, (size, _) in enumerate(scales) if abs(amount) >= size]
        return self._in_scale(amount, scales, fitting[-1] if fitting else 0)

    def _in_scale(self, amount: Decimal, scales: Sequence[tuple[Decimal, str]], index: int) -> str:
        """In this scale, or in the next where rounding reaches it: 1 billion, not 1,000 million."""
        size, word = scales[index]
        number = self._mantissa(amount / size) if word else rounded(amount)
        if index + 1 < len(scales) and abs(number) * size >= scales[index + 1][0]:
            return self._in_scale(amount, scales, index + 1)
        space = " " if word and self.language == "en" else ""
        return f"{self._digits(number)}{space}{word}"

    def _mantissa(self, number: Decimal) -> Decimal:
        """Two decimals, as 万 and 亿 are published with; English drops one from a hundred on."""
        places = 1 if self.language == "en" and abs(number) >= 100 else 2
        return half_up(number, places)

    def _plain(self, amount: Decimal, unit: Unit) -> bool:
        """A count such as 19647件 keeps its digits in Chinese: 1.96万 would say less."""
        exact = amount == amount.to_integral_value() and amount % 100 != 0
        small = abs(amount) < Decimal(10) ** 5
        return self.language == "zh" and exact and small and not unit.is_scaled

    def _digits(self, number: Decimal) -> str:
        """Digits with separators where the language has them, and a true minus sign."""
        grouped = f"{number:,f}" if self.language == "en" else f"{number:f}"
        return grouped.replace("-", _MINUS)

    def scale(self, values: Iterable[Decimal], unit: Unit) -> Scale:
        """The one way of writing all of these values: billions of yuan, 亿元, %."""
        largest = max((abs(value) * unit.factor for value in values), default=Decimal(0))
        least = Decimal(1 if unit.is_scaled else 10)
        fitting = (size for size, _ in SCALES[self.language] if largest >= least * size)
        return self.scale_of(next(fitting, Decimal(1)), unit)

    def scale_of(self, size: Decimal, unit: Unit) -> Scale:
        """The way of writing values in so many of the base unit: 10 ** 9 is billions."""
        label = self.say(unit.label)
        word = dict(SCALES[self.language]).get(size)
        if word is None:
            return Scale(unit.factor, self._plain_label(unit, label))
        return Scale(unit.factor / size, f"{word}{' ' if self.language == 'en' else ''}{label}")

    def _plain_label(self, unit: Unit, label: str) -> str:
        """The unit as a heading: `national average = 1` for a part of it."""
        if unit.code in AROUND or "{n}" not in label:
            return label
        heading = self.report.words.get(f"unit.{_NO_ID.sub('_', unit.code)}")
        return self.say(heading) if heading else label.format(n="n")

    def cell(self, value: Decimal, scale: Scale, unit: Unit) -> str:
        """A figure in a table or on an axis, all its published digits, without the unit."""
        if "{n}" in (label := self.say(unit.label)):
            return label.format(n=self._digits(trimmed(value)))
        return self._digits(trimmed(scale.of(tidy(value))))

    def exact(self, value: Decimal, scale: Scale, unit: Unit) -> str:
        """A figure with all its published digits and its unit: `2,699.233 billion yuan`."""
        digits = self.cell(value, scale, unit)
        if "{n}" in self.say(unit.label):
            return digits
        is_plain = scale.multiplier == unit.factor
        label = label_behind(digits, unit, self.language) if is_plain else scale.label
        return f"{digits}{self._space(label)}{label}"

    def short_number(self, value: Decimal, scale: Scale) -> str:
        """A figure on a mark of a chart: three or four digits that count, without the unit."""
        return self._digits(brief(scale.of(value)))

    def plain(self, number: Decimal | int) -> str:
        """A bare number in digits: a tick of an axis, a count that the page itself made."""
        return self._digits(trimmed(Decimal(number)))

    def fixed(self, number: Decimal, places: int) -> str:
        """A bare number with exactly so many places, as the others of its row or column."""
        return self._digits(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0)

    def part(self, number: Decimal | int) -> str:
        """A tick of an axis of parts of one: `1/3`."""
        return f"1/{self.plain(number)}"

    def period(self, period: Period) -> str:
        """`2022`, `June 2022`, `13 November 2022`; 2022年, 2022年6月, 2022年11月13日."""
        if self.language == "zh":
            parts = [f"{period.year}年"]
            parts += [f"{period.month}月"] if period.month else []
            parts += [f"{period.day}日"] if period.day else []
            return "".join(parts)
        month = MONTHS[period.month - 1] if period.month else ""
        return " ".join(str(part) for part in (period.day, month, period.year) if part)

    def when(self, period: Period) -> str:
        """A period as an adverb: `in 2022`, `in June 2022`, `on 13 November 2022`."""
        written = self.period(period)
        if self.language == "zh":
            return written
        return f"{'on' if period.day else 'in'} {written}"

    def span(self, first: Period, last: Period) -> str:
        """From a first to a last year: `2011–2024`, 2011—2024年."""
        if first.year == last.year:
            return self.period(Period(first.year))
        dash = "–" if self.language == "en" else "—"
        return f"{first.year}{dash}{self.period(Period(last.year))}"

    def amount(self, amount: Decimal, measure: str, unit: Unit) -> str:
        """How much a figure changed, without its sign: `6.3%`, `0.65 percentage points`."""
        size = rounded(abs(amount)) if measure == "points" else abs(amount)
        if measure == "absolute":
            return self.number(size, unit) if unit.code in AROUND else self.figure(size, unit)
        key = "amount.points.one" if measure == "points" and size == 1 else f"amount.{measure}"
        return self.word(key, n=self._digits(trimmed(size)))

    def change(self, amount: Decimal, measure: str, unit: Unit) -> str:
        """A change in words with its verb: `up 6.3%`, 增长6.3%."""
        if amount == 0:
            return self.word("change.none")
        key = f"change.{measure}.{'up' if amount > 0 else 'down'}"
        return self.word(key, amount=self.amount(amount, measure, unit))

    def list(self, parts: Iterable[str]) -> str:
        """Things in a row: `a, b, c`; a、b、c."""
        return (", " if self.language == "en" else "、").join(parts)

    def published(self, source: Source) -> str:
        """When a source was published, or that nobody knows it."""
        return self.period(source.published) if source.published else self.word("undated")

    def source(self, source: Source) -> str:
        """Publisher and year, as printed beside a chart."""
        publisher = self.publisher(source)
        if source.published is None:
            return publisher
        year = self.period(Period(source.published.year))
        return self.word("source.short", publisher=publisher, year=year)

    def publisher(self, source: Source) -> str:
        """Who published a source."""
        return self.say(self.report.publishers[source.publisher].name)

    def publisher_and_site(self, source: Source) -> str:
        """Who published a source, and on whose site it was read, where that is another's."""
        publisher = self.publisher(source)
        if source.via in {"", source.publisher}:
            return publisher
        via = self.say(self.report.publishers[source.via].name)
        return self.word("source.via", publisher=publisher, via=via)

    def title(self, source: Source) -> str:
        """The title of a source, to the letter; a translated one is marked, with the original."""
        return source.title[self.language] + self.translation_mark(source)

    def translation_mark(self, source: Source) -> str:
        """What follows a translated title: that it is one, and the original where it is known."""
        if not source.is_translated_in(self.language):
            return ""
        if not source.original_title:
            return self.word("title.translated")
        return self.word("title.translated_from", original=source.original_title)


def in_both(report: Report, say: Callable[[Formatter], str]) -> Text:
    """What is said in each language."""
    return Text(*(say(Formatter(report, language)) for language in LANGUAGES))
