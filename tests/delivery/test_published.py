"""Only what readers see at that moment is mailed; a draft never is."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from report.data.raw import DataError
from report.delivery import published
from report.delivery.journal import moment
from report.delivery.published import published_state
from report.model import Report
from report.signing.signing import Signing, read_state, signed, withdrawn
from tests.delivery.conftest import Office
from tests.spoilt import edit

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ROW = "solar_capacity,exampleton,2021,46,"
THIRD = {"file": "observations.csv", "replace": ROW, "to": ROW.replace("46", "47")}
PLAN = {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"}


def sign(city: Path, at: dt.datetime = NOW, release_at: dt.datetime | None = None) -> None:
    signed(city, read_state(city), Signing("A. Deputy", "The year", at, release_at))


def told(report: Report) -> str:
    """The verb of the sentence on the plan."""
    return report.areas[0].lead[0].en.split(" ")[6]


def state_told(city: Path, at: dt.datetime, *, signed_only: bool = True) -> str:
    return told(published_state(city, signed_only=signed_only, clock=lambda: at).report)


def test_folder_that_nobody_signs_is_what_its_server_serves(office: Office) -> None:
    assert state_told(office.city, NOW, signed_only=False) == "asks"


def test_nothing_is_mailed_before_anything_is_released(office: Office) -> None:
    office.environment.setenv("REPORT_SIGNED_ONLY", "yes")
    assert office.deliver() == 1
    assert "nothing that was signed of the folder is released yet" in office.said[0]
    sign(office.city, dt.datetime.now(dt.UTC), dt.datetime.now(dt.UTC) + DAY)
    assert office.deliver() == 1
    assert office.desk.told == []


def test_draft_beside_a_signed_state_is_not_mailed(office: Office) -> None:
    sign(office.city)
    edit(office.city, PLAN)
    assert state_told(office.city, NOW) == "asks"
    assert office.deliver() == 1
    assert "is a draft: nobody has signed it" in office.said[0]
    assert office.desk.told == []


def test_state_is_mailed_from_its_release_on(office: Office) -> None:
    sign(office.city)
    edit(office.city, PLAN)
    sign(office.city, NOW, NOW + DAY)
    assert state_told(office.city, NOW + DAY - dt.timedelta(seconds=1)) == "asks"
    assert state_told(office.city, NOW + DAY) == "calls"
    with pytest.raises(DataError, match="is released at 2026-11-21"):
        state_told(office.city, NOW, signed_only=False)


def test_what_was_withdrawn_is_not_mailed(office: Office) -> None:
    sign(office.city)
    edit(office.city, PLAN)
    sign(office.city, NOW + DAY)
    withdrawn(office.city, Signing("A. Deputy", "Too early", NOW + 2 * DAY))
    assert state_told(office.city, NOW + 3 * DAY) == "asks"


def test_faulty_data_are_not_mailed(office: Office) -> None:
    edit(office.city, {"file": "places.csv", "replace": ",district,", "to": ",quarter,"})
    assert office.deliver() == 1
    assert office.said[0].startswith("places.csv, row ")


def test_broken_settings_of_the_server_are_told(office: Office) -> None:
    office.environment.setenv("REPORT_SIGNED_ONLY", "perhaps")
    assert office.deliver() == 1
    assert office.said == ["REPORT_SIGNED_ONLY is 'perhaps'. Set yes or no, or leave it out"]


@pytest.mark.parametrize("signed_only", [True, False])
def test_run_ends_where_something_else_is_published_meanwhile(
    signed_only: bool, office: Office
) -> None:
    """After the first of three mails."""
    office.list("li@example.org en", "wang@example.org en", "zhao@example.org en")
    if signed_only:
        office.environment.setenv("REPORT_SIGNED_ONLY", "yes")
        sign(office.city)

    def change() -> None:
        edit(office.city, PLAN)
        if signed_only:
            sign(office.city, NOW + DAY)
        office.desk.on_content = lambda: None

    office.desk.on_content = change
    assert office.deliver() == 75
    assert office.said[0] == "sent 1, refused 0, left for the next run 2"
    assert "something else is published by now" in office.said[1]


def page_of(office: Office) -> str:
    (attached,) = office.desk.accepted[-1][1].iter_attachments()
    return PdfReader(io.BytesIO(attached.get_content())).pages[0].extract_text()


def test_changes_are_those_since_the_state_that_an_address_was_told_of(office: Office) -> None:
    """Who missed a state is told of both; who is new, of the last."""
    office.environment.setenv("REPORT_SIGNED_ONLY", "yes")
    sign(office.city)
    office.deliver()
    edit(office.city, THIRD)
    sign(office.city, NOW + DAY)
    edit(
        office.city,
        {
            **THIRD,
            "replace": "solar_capacity,exampleton,2020,40,",
            "to": "solar_capacity,exampleton,2020,41,",
        },
    )
    sign(office.city, NOW + 2 * DAY)
    office.list("li@example.org en", "wang@example.org en")
    assert office.deliver() == 0, office.said
    assert office.desk.told == ["li@example.org", "li@example.org", "wang@example.org"]
    office.desk.accepted.pop()
    missed = page_of(office)
    assert ("47" in missed, "41" in missed) == (True, True)


def test_withdrawing_sends_nobody_what_was_sent_before(office: Office) -> None:
    office.environment.setenv("REPORT_SIGNED_ONLY", "yes")
    office.list("li@example.org en power")
    sign(office.city)
    office.deliver()
    edit(office.city, PLAN)
    sign(office.city, NOW + DAY)
    office.deliver()
    withdrawn(office.city, Signing("A. Deputy", "Too early", NOW + 2 * DAY))
    assert office.deliver() == 0
    assert len(office.desk.accepted) == 2


def test_time_is_that_of_this_machine() -> None:
    assert published.now().tzinfo is not None
    assert moment(NOW) == "2026-11-20T09:00:00+00:00"
