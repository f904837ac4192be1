"""What is wrong with a page once its pictures had time to follow a new size of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

Found = TypeVar("Found")
# How often, and after how many milliseconds each, a page that still moves is looked at again.
_TRIES, _PAUSE = 10, 200


def standing(look: Callable[[Page], list[Found]], page: Page) -> list[Found]:
    """What `look` finds wrong with a page and still finds when it stands."""
    found = look(page)
    for _ in range(_TRIES):
        if not found:
            break
        page.wait_for_timeout(_PAUSE)
        found = look(page)
    return found
