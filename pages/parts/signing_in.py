"""Signing in by OpenID Connect, as `st.login` does it: where it begins, and who has done it.

Who is not signed in gets no page of the app, and so the way to the provider begins at an address of
its own, not at a button of a page.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from itsdangerous import BadData, URLSafeTimedSerializer
from streamlit import auth_util
from streamlit.errors import StreamlitAuthError
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from report.site.sign_in_page import SignInPage
from report.web.gate import SignInWay
from report.web.signed_in import SignIns, SignInSettings, check_secrets, is_on, not_set_up

# Streamlit's name for the provider whose settings stand in `[auth]` itself.
_PROVIDER = "default"
_MISSING = "authlib"


def sign_ins_of(settings: SignInSettings, base: str) -> SignIns:
    """Who may read a server below a path. Raises SettingError where nobody could sign in."""
    _check(base)
    return SignIns(settings, _read)


def _check(base: str) -> None:
    if not auth_util.is_authlib_installed():
        raise not_set_up(_MISSING)
    try:
        auth_util.validate_auth_credentials(_PROVIDER)
    except StreamlitAuthError as error:
        raise not_set_up(str(error)) from error
    check_secrets(auth_util.get_signing_secret(), auth_util.get_validated_redirect_uri(), base)


def way(base: str) -> SignInWay:
    """How the gate of a server below a path finds who has signed in, and sends them to sign in."""
    below = f"/{base.strip('/')}/".replace("//", "/")

    def begin() -> str:
        token = auth_util.encode_provider_token(_PROVIDER)
        return f"{below}auth/login?{urlencode({'provider': token})}"

    is_https = str(auth_util.get_validated_redirect_uri()).startswith("https:")
    return SignInWay(USER_COOKIE_NAME, begin, SignInPage(below), only_tls=is_https)


def _read(cookie: str, seconds: float) -> tuple[bytes, float] | None:
    """What a cookie says that this server has signed. One that is too long for one cookie names
    nobody: parts of several could be put together.
    """
    signer = URLSafeTimedSerializer(auth_util.get_signing_secret(), salt=USER_COOKIE_NAME)
    try:
        said, signed_at = signer.loads(cookie, max_age=int(seconds), return_timestamp=True)
    except BadData:
        return None
    return (said.encode(), signed_at.timestamp()) if isinstance(said, str) else None


def address_of_reader() -> str:
    """What the reader of this session has signed in with; "" where that is not known."""
    return str(st.user.get("email") or "") if is_on() else ""
