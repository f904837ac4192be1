"""Addresses of mail, in letters that every server takes."""

from __future__ import annotations

import re

# In characters.
LONGEST = 254
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


def is_mail_address(text: str) -> bool:
    """Whether it is an address of mail and nothing else: no name, no second line."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None
