"""An OpenID provider for a test: a real one, on a free port, with what a server of the report asks
of it (OpenID Connect Core 1.0, code flow with PKCE).
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, PASSWORD = "report", "a secret of the client"
Claims = Mapping[str, Any]


@dataclass(frozen=True)
class Provider:
    """Where it is, and the claims of each account by its name."""

    url: str
    accounts: Mapping[str, Claims]
    key: RSAKey
    # By code: what was asked for, and by which account.
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    # Each step of somebody who signs in, in order.
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str, given: Mapping[str, str], told: str) -> tuple[int, str, str]:
        """A status, a content or where to go, and what kind of content it is ("" for an address).

        `told` is the header in which a client names itself.
        """
        self.asked.append(path)
        match path:
            case "/.well-known/openid-configuration":
                return _in_json(self._described())
            case "/jwks":
                return _in_json({"keys": [self.key.as_dict(private=False, use="sig", alg="RS256")]})
            case "/authorize":
                return self._authorized(given)
            case "/token":
                return self._token(given, told)
            case "/logout":
                return 302, given["post_logout_redirect_uri"], ""
        return 404, "", "text/plain"

    def _described(self) -> Claims:
        ways = {"authorization": "authorize", "token": "token", "end_session": "logout"}
        return {
            "issuer": self.url,
            **{f"{name}_endpoint": f"{self.url}/{path}" for name, path in ways.items()},
            "jwks_uri": f"{self.url}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def _authorized(self, given: Mapping[str, str]) -> tuple[int, str, str]:
        """A page to choose an account from, then the way back with a code."""
        assert given["client_id"] == CLIENT
        assert given["response_type"] == "code"
        assert "openid" in given["scope"].split()
        assert given["code_challenge_method"] == "S256"
        assert all(given[name] for name in ("state", "nonce", "code_challenge"))
        account = given.get("account")
        if account is None:
            links = "".join(
                f'<p><a href="?{escape(urlencode({**given, "account": name}))}">{name}</a></p>'
                for name in self.accounts
            )
            page = f'<!doctype html><html lang="en"><title>Accounts</title>{links}</html>'
            return 200, page, "text/html"
        code = secrets.token_urlsafe(16)
        self.codes[code] = dict(given)
        back = urlencode({"code": code, "state": given["state"]})
        return 302, f"{given['redirect_uri']}?{back}", ""

    def _token(self, given: Mapping[str, str], told: str) -> tuple[int, str, str]:
        """What a code stands for, once, for the client that has begun."""
        named = base64.b64encode(f"{CLIENT}:{PASSWORD}".encode()).decode()
        begun = self.codes.pop(given.get("code", ""), None)
        if told != f"Basic {named}" or begun is None:
            return 400, '{"error": "invalid_grant"}', "application/json"
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == begun["code_challenge"]
        assert given["redirect_uri"] == begun["redirect_uri"]
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": begun["account"],
            "iat": now,
            "exp": now + 300,
            "nonce": begun["nonce"],
            **self.accounts[begun["account"]],
        }
        token = jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)
        answer = {"id_token": token, "access_token": "x", "token_type": "Bearer"}
        return _in_json(answer)


def _in_json(content: Claims) -> tuple[int, str, str]:
    return 200, json.dumps(content), "application/json"


@contextmanager
def providing(accounts: Mapping[str, Claims]) -> Iterator[Provider]:
    """A provider that knows these accounts."""
    found: list[Provider] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, query: str) -> None:
            given = {name: values[-1] for name, values in parse_qs(query).items()}
            told = self.headers.get("Authorization", "")
            status, content, kind = found[0].answer(urlsplit(self.path).path, given, told)
            self.send_response(status)
            body = content.encode() if kind else b""
            if not kind:
                self.send_header("Location", content)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("localhost", 0), Handler) as server:
        url = f"http://localhost:{server.server_address[1]}"
        key = RSAKey.generate_key(2048, {"kid": "1"}, private=True)
        found.append(Provider(url, accounts, key))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found[0]
        server.shutdown()


def secrets_of(provider: Provider, url: str, secret: str = "s" * 64) -> str:
    """What stands in the secrets of a server of the report at an address."""
    return f"""\
[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{secret}"
client_id = "{CLIENT}"
client_secret = "{PASSWORD}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
"""
