"""Rules on the settings of the report (report.toml): its place, its opening, its words."""

from __future__ import annotations

import re

from report.data.check import lists, shape
from report.data.check.inputs import Problems, Rule, ids, needs, quoted, rows
from report.data.raw import SETTINGS, WORDS, Problem, Raw
from report.model import LANGUAGES
from report.model.mail_address import is_mail_address

# What the span of a plan is called, and the plan that ends with a year: few cities have them.
_PLAN = re.compile(r"plan\.(?:period|[0-9]{4})")


@needs("places.csv", SETTINGS)
def settings_of_unknown_place(raw: Raw) -> Problems:
    """The report is about a place that is not in the table."""
    place = raw.documents[SETTINGS].get("place")
    if isinstance(place, str) and place not in ids(raw, "places.csv"):
        wrong = f"{quoted(place)} is not in places.csv"
        yield Problem(
            SETTINGS, None, "place", wrong, "Add the place to places.csv or correct the id"
        )


@needs("events.csv", SETTINGS)
def opening_of_unknown_event(raw: Raw) -> Problems:
    """The overview opens with an event that is not in the table."""
    known = ids(raw, "events.csv")
    opening = raw.documents[SETTINGS].get("opening")
    for place, event in enumerate(opening if isinstance(opening, list) else (), start=1):
        if isinstance(event, str) and event not in known:
            wrong = f"{quoted(event)} is not in events.csv"
            remedy = "Add the event to events.csv or correct the id"
            yield Problem(SETTINGS, None, f"opening.{place}", wrong, remedy)


@needs(SETTINGS, "indicators.csv")
def map_opens_with_unknown_indicator(raw: Raw) -> Problems:
    """What the map of the districts opens with is not in the table."""
    named = raw.documents[SETTINGS].get("district_indicator")
    if isinstance(named, str) and named not in ids(raw, "indicators.csv"):
        wrong = f"{quoted(named)} is not in indicators.csv"
        remedy = "Correct the id, or leave the key out"
        yield Problem(SETTINGS, None, "district_indicator", wrong, remedy)


@needs(SETTINGS)
def contact_is_no_address(raw: Raw) -> Problems:
    """What errors are reported to is no address of mail."""
    contact = raw.documents[SETTINGS].get("contact")
    if isinstance(contact, str) and not is_mail_address(contact):
        wrong = f"{quoted(contact)} is no address of mail"
        remedy = "Write one as office@example.org, or leave the key out"
        yield Problem(SETTINGS, None, "contact", wrong, remedy)


@needs(SETTINGS, WORDS)
def word_of_nothing(raw: Raw) -> Problems:
    """A word of the report's own is for no key of words.csv and for no plan."""
    known = ids(raw, WORDS, "key")
    for path, word in shape.parts(raw.documents[SETTINGS], "words", shape.REPORT):
        if word["key"] not in known and not _PLAN.fullmatch(word["key"]):
            wrong = f"{quoted(word['key'])} is no key of {WORDS}"
            remedy = "Correct the key, or remove the entry; a plan is plan.period or plan.2025"
            yield Problem(SETTINGS, None, f"{path}.key", wrong, remedy)


@needs(SETTINGS, WORDS)
def word_missing(raw: Raw) -> Problems:
    """A word that a page, a file or an answer asks for is neither in words.csv nor in report.toml.

    A file of words in which not one of them stands is another file; it is one problem.
    """
    own = shape.parts(raw.documents[SETTINGS], "words", shape.REPORT)
    known = ids(raw, WORDS, "key") | {word["key"] for _, word in own}
    missing = sorted(lists.words_asked() - known)
    if len(missing) == len(lists.words_asked()):
        wrong, remedy = "it has no word that the pages ask for", "Take it from the served data"
        yield Problem(WORDS, None, None, wrong, remedy)
        return
    for key in missing:
        remedy = "Put its row back, or remove the file where the city needs no words of its own"
        yield Problem(WORDS, None, "key", f"the word {quoted(key)} is missing", remedy)


@needs(SETTINGS, WORDS)
def synthetic_without_mark(raw: Raw) -> Problems:
    """A report that a program made up is not called so in its title."""
    settings = raw.documents[SETTINGS]
    marks = [row.text("") for row in rows(raw, WORDS) if row["key"] == "synthetic.mark"]
    if settings.get("synthetic") is not True or not marks:
        return
    for path, title in shape.texts(settings, shape.REPORT):
        for language in LANGUAGES if path in {"title", "short_title"} else ():
            mark = marks[0][language]
            if mark.casefold() not in title[language].casefold():
                wrong = f"the data are synthetic, and {quoted(title[language])} does not say so"
                remedy = f"Write {quoted(mark)} into it"
                yield Problem(SETTINGS, None, f"{path}.{language}", wrong, remedy)


RULES: tuple[Rule, ...] = (
    synthetic_without_mark,
    settings_of_unknown_place,
    opening_of_unknown_event,
    map_opens_with_unknown_indicator,
    contact_is_no_address,
    word_of_nothing,
    word_missing,
)
