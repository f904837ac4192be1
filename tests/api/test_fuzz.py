"""The API against its own description: requests that fit it, and requests that do not.

Schemathesis makes both kinds and checks status, media type, headers and schema of the answers. It
asks the example city, whose answers are small.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import settings

from tests.api.asked import api
from tests.build import example

described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", api(example()))


@described.parametrize()
@settings(max_examples=15, derandomize=True, deadline=None, database=None)
def test_answers_are_as_described(case: Any) -> None:
    case.call_and_validate()
