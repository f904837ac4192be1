"""The long form of the tests: more of what one test of a kind looks at already.

`make test` leaves it out, so that a change is answered within minutes; `make test-long` has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def beyond(few: int, cases: Iterable[Any]) -> list[Any]:
    """The cases of a test, of which those beyond the first few are of the long form only."""
    listed = list(cases)
    assert 0 < few < len(listed), "which cases are of the long form?"
    return [*listed[:few], *(_of_the_long_form(case) for case in listed[few:])]


def _of_the_long_form(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.long)
