"""Who has signed in, as a cookie says that this server has signed, and whether that still holds."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from report.settings import SettingError, number
from report.web.readers import SETTING, ReaderList

HOURS = "REPORT_READERS_HOURS"
_USUAL_HOURS = 12.0
# Where signing in and signing out begin, below the server's own address.
SIGN_IN, SIGN_OUT = "sign-in", "auth/logout"
_CALLBACK = "oauth2callback"
# Characters of the secret: fewer could be guessed.
_SHORTEST = 32
# What a cookie says, where this server has signed it at most so many seconds ago, and when; None
# for any other.
ReadCookie = Callable[[str, float], tuple[bytes, float] | None]
# Nobody has signed in, or for too long; with an address that is not listed, or that nobody has
# confirmed; a reader.
Standing = Literal["nobody", "unlisted", "unconfirmed", "reader"]


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """The file with the readers' addresses, and after how many hours one has to sign in anew."""

    file: Path
    hours: float = _USUAL_HOURS


def settings_of(environment: Mapping[str, str] = os.environ) -> SignInSettings | None:
    """The settings of an environment, of the process's own if no other is given; None where there
    is no list of readers, and so nothing to sign in to.

    Raises SettingError for what is no list, and no number of hours.
    """
    file = environment.get(SETTING)
    if not file:
        return None
    ReaderList(Path(file)).check()
    hours = environment.get(HOURS) or str(_USUAL_HOURS)
    return SignInSettings(Path(file), number(HOURS, hours, "number of hours", "8 or 0.5"))


def not_set_up(why: str) -> SettingError:
    """What is said where readers are to sign in, and nobody could."""
    wrong = f"{SETTING} is set, and nobody can sign in: {' '.join(why.split())}"
    return SettingError(f"{wrong}. See docs/operating.md, or leave {SETTING} out")


def check_secrets(secret: str, callback: str | None, base: str) -> None:
    """Raises SettingError for a secret that could be guessed, and where a provider would lead its
    readers to no address of a server below a path.
    """
    if len(secret) < _SHORTEST:
        raise not_set_up(f"cookie_secret has fewer than {_SHORTEST} characters")
    expected = f"/{base.strip('/')}/{_CALLBACK}".replace("//", "/")
    if callback is None or urlsplit(callback).path != expected:
        raise not_set_up(f"redirect_uri is {callback!r}, and has to end at the host in {expected}")


def is_on(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether readers have to sign in."""
    return bool(environment.get(SETTING))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who has signed in: an address, whether the provider says that it is theirs, until
    when it holds, in seconds of the clock, and what tells this signing in from all others.
    """

    address: str
    is_confirmed: bool
    until: float
    cookie: str


class SignIns:
    """Who may read: those that have signed in with a listed address, until they sign out."""

    def __init__(
        self,
        settings: SignInSettings,
        read_cookie: ReadCookie,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.readers = ReaderList(settings.file)
        self._seconds, self._read, self._clock = settings.hours * 3600, read_cookie, clock
        # Cookies that somebody has signed out with, and until when they would hold.
        self._ended: dict[str, float] = {}

    def who(self, cookie: str | None) -> SignedIn | None:
        """Who a cookie names; None for one that this server has not signed, or too long ago."""
        read = self._read(cookie, self._seconds) if cookie else None
        if cookie is None or read is None:
            return None
        said, signed_at = read
        try:
            claims = json.loads(said)
        except ValueError:
            return None
        return _named(claims, signed_at + self._seconds, _digest(said, signed_at))

    def standing(self, person: SignedIn | None) -> Standing:
        """What somebody may do now."""
        if person is None or person.until <= self._clock() or person.cookie in self._ended:
            return "nobody"
        if not person.is_confirmed:
            return "unconfirmed"
        return "reader" if self.readers.has(person.address) else "unlisted"

    def end(self, person: SignedIn) -> None:
        """Somebody signs out: their cookie holds no more, whoever has a copy of it."""
        now = self._clock()
        self._ended = {one: until for one, until in self._ended.items() if until > now}
        self._ended[person.cookie] = person.until


def _named(claims: Any, until: float, cookie: str) -> SignedIn | None:
    if not isinstance(claims, dict) or claims.get("is_logged_in") is not True:
        return None
    address = claims.get("email")
    if not isinstance(address, str) or not address:
        return None
    return SignedIn(address, claims.get("email_verified") is True, until, cookie)


def _digest(said: bytes, signed_at: float) -> str:
    """Of what it says: the same may be written in several ways that are all taken."""
    return hashlib.sha256(repr((said, signed_at)).encode()).hexdigest()
