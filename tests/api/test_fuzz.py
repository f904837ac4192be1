"""The API against its own description: requests that fit it, and requests that do not.

Schemathesis makes both kinds and checks status, media type, headers and schema of the answers. It
asks the example city, whose answers are small.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from tests.api.asked import api
from tests.build import example

_described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", api(example()))
_FOUND = list(_described.get_all_operations())
_OPERATIONS = {found.ok().label: found.ok() for found in _FOUND if isinstance(found, Ok)}


def test_every_operation_is_described_well() -> None:
    assert len(_OPERATIONS) == len(_FOUND) > 10


# By ourselves: Schemathesis would give all operations one name, and workers run one of a name.
@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", _OPERATIONS)
def test_answers_are_as_described(label: str, mode: GenerationMode) -> None:
    @settings(max_examples=15, derandomize=True, deadline=None, database=None)
    @given(_OPERATIONS[label].as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        case.call_and_validate()

    asked()
