"""A server for readers before release: a listed one reads the draft, stamped, while everybody else
asks the same process for all that there is and more, and gets no byte of it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping

import pytest
from itsdangerous import URLSafeTimedSerializer
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.changing.early import ACCOUNTS, COOKIE, LISTED, SECRET, SHOWN, Early
from tests.changing.published import states_in
from tests.changing.test_release import sign
from tests.session import session
from tests.workers.makers import until


@pytest.fixture(scope="module")
def reader(early: Early) -> str:
    """The cookie of somebody on the list."""
    return early.signed_in("reader")


def shown_to(early: Early, cookie: str, page: str = "power", **query: str) -> str:
    """What a page tells in a session."""
    with session(early.server.url, Cookie=cookie) as opened:
        return opened.run(page, {"lang": "en", **query})


def test_reader_is_shown_the_draft_and_that_it_is_one(early: Early, reader: str) -> None:
    told = shown_to(early, reader)
    assert states_in(told) == {"B"}
    assert "Draft, not published. Its release: " in told
    for path in SHOWN:
        status, headers, body = early.asked(path, reader)
        assert status == 200, path
        assert headers["Cache-Control"] == "private, no-store", path
        assert "Cookie" in headers["Vary"], path
        if b"%PDF" not in body and b"PNG" not in body:
            assert b"draft" in body, path


def test_reader_finds_what_is_published_too(early: Early, reader: str) -> None:
    told = shown_to(early, reader)
    (mark,) = set(re.findall(r"mark=([0-9a-f]{12})\b", told))
    published = shown_to(early, reader, mark=mark)
    assert states_in(published) == {"A"}
    assert "Back to the draft" in published


def test_reader_sees_what_an_unsigned_draft_changes(early: Early, reader: str) -> None:
    assert "C" in states_in(shown_to(early, reader, "changes", draft="city"))


def forged(claims: Mapping[str, object], secret: str, salt: str = COOKIE) -> str:
    said = json.dumps({"is_logged_in": True, "email_verified": True, **claims})
    return f"{COOKIE}={URLSafeTimedSerializer(secret, salt=salt).dumps(said)}"


def others(early: Early, reader: str) -> dict[str, str]:
    """By what they are, the cookies of all who are no readers."""
    address = {"email": "reader@example.org"}
    signed = reader.partition(f"{COOKIE}=")[2].partition(";")[0]
    body, _, rest = signed.partition(".")
    plain = URLSafeTimedSerializer(SECRET, salt=COOKIE).dumps("{}").partition(".")[0]
    return {
        "nobody": "",
        "words": f"{COOKIE}={json.dumps(address)}",
        "another secret": forged(address, "another secret of the same length, say"),
        "no secret": forged(address, ""),
        "another salt": forged(address, SECRET, "_streamlit_user_tokens"),
        "changed": f"{COOKIE}={body}x.{rest}",
        "exchanged": f"{COOKIE}={plain}.{rest}",
        "another name": f"_streamlit_user_1={signed}",
        "parts": forged({}, SECRET).replace(COOKIE, f"{COOKIE}_1") + f"; {COOKIE}=chunks-1;",
        **{name: early.signed_in(name) for name in ACCOUNTS if name not in {"reader", "second"}},
    }


def test_nobody_else_gets_a_byte_while_a_reader_reads(early: Early, reader: str) -> None:
    """What the process keeps for its reader is there for nobody else."""
    for who, cookie in others(early, reader).items():
        shown_to(early, reader)
        for path in SHOWN:
            early.asked(path, reader)
        for path, answer in early.answers(cookie):
            assert not states_in(answer.decode("utf-8", "replace")), (who, path)
            assert b"draft-" not in answer, (who, path)
            assert b"PNG" not in answer[:2000], (who, path)
        with pytest.raises(InvalidStatus), session(early.server.url, Cookie=cookie):
            pass


def test_other_cookies_beside_that_of_a_reader_change_nothing(early: Early, reader: str) -> None:
    assert states_in(shown_to(early, f"x=1; {reader}; y=2")) == {"B"}


def test_address_that_leaves_the_list_loses_all_at_once(early: Early) -> None:
    """Also what stands open, and without a restart."""
    cookie = early.signed_in("second")
    with session(early.server.url, Cookie=cookie) as opened:
        assert states_in(opened.run("power", {"lang": "en"})) == {"B"}
        early.readers.write_text(LISTED.replace("second", "third"), "utf-8")
        assert early.asked("/power", cookie)[0] == 403
        with pytest.raises(ConnectionClosed):
            opened.run("power", {"lang": "zh"})
    with pytest.raises(InvalidStatus), session(early.server.url, Cookie=cookie):
        pass
    early.readers.write_text(LISTED, "utf-8")
    assert early.asked("/power", cookie)[0] == 200


def test_who_signs_out_is_out_with_every_page_that_stands_open(early: Early) -> None:
    cookie = early.signed_in("second")
    with session(early.server.url, Cookie=cookie) as opened:
        opened.run("power", {"lang": "en"})
        status, headers, _ = early.asked("/auth/logout", cookie)
        assert status == 302
        assert headers["Location"].startswith(f"{early.provider.url}/logout?")
        assert early.asked("/power", cookie)[0] == 401
        with pytest.raises(ConnectionClosed):
            opened.run("power", {"lang": "zh"})


def test_probe_hears_that_it_is_well_and_nothing_else(early: Early) -> None:
    assert early.asked("/_stcore/health")[::2] == (200, b"ok")
    assert early.asked("/api/v1/health")[::2] == (200, b"")


# At the end: from then on there is no draft.
def test_draft_is_published_at_its_minute(early: Early, reader: str) -> None:
    sign(early.folder, dt.datetime.now(dt.UTC) + dt.timedelta(seconds=8))
    told = shown_to(early, reader)
    assert "Draft, not published" in told
    until(lambda: "Draft, not published" not in shown_to(early, reader))
    assert states_in(shown_to(early, reader)) == {"B"}
    assert early.asked("/power")[0] == 401, "the list of readers stays"
