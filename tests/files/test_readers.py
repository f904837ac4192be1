"""One reader may wait for so many files, and no more."""

from __future__ import annotations

import pytest

from report.files.readers import ReaderLimit, ReaderLimitError


def test_each_reader_has_a_limit_of_their_own() -> None:
    limit = ReaderLimit(1)
    with limit.one("a"), limit.one("b"), pytest.raises(ReaderLimitError), limit.one("a"):
        raise AssertionError("one too many")


def test_place_is_free_again_after_an_answer_or_a_fault() -> None:
    limit = ReaderLimit(1)
    with pytest.raises(KeyError), limit.one("a"):
        raise KeyError
    with limit.one("a"):
        pass
    with limit.one("a"):
        pass
