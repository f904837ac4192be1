"""A reader who chooses something within a second after a page has found a server again.

    python -m tests.browser.reconnected 100
    python -m tests.browser.reconnected 5 --page area --seed 3

Two servers stand behind one address, as replicas do: it leads to one of them, until it cuts every
connection and leads to the other, which knows nothing of the reader, or to the same one. What the
page then says has to be what a fresh visit to its address says.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser.chromium import launched, settled
from tests.browser.reader_choices import CHOICES, STARTS, Choice, follow, theme_of
from tests.proxy import Switch, switched
from tests.server import serving

# So many choices a reader makes one after the other, each after a reconnection of its own.
A_VISIT = 5
# In milliseconds: the longest time from the reconnection to a choice.
_LATEST = 1000
# For a page that stands, also on a machine with much other work.
_PATIENCE = 120_000
# How long a page has to say the same to be taken as what it says in the end, in milliseconds, and
# how often it is asked.
_STILL, _TRIES = 1000, 30
# How often a page is compared: what a slow machine has not said yet is no other thing.
_LOOKS = 3
# The share of reconnections that lead to the other server.
_TO_OTHER = 0.7
_ON_SCREEN = Path(__file__).with_name("on_screen.js").read_text("utf-8")
# Begun before the connection is cut: so many milliseconds after the page has found a server again.
_WATCH = """delay => {
    const app = document.querySelector('[data-testid=stApp]');
    window.reconnected = new Promise(done => {
        let isAway = false;
        new MutationObserver((_, watch) => {
            const isThere = app.dataset.testConnectionState === 'CONNECTED';
            if (isAway && isThere) {
                watch.disconnect();
                setTimeout(done, delay);
            }
            isAway ||= !isThere;
        }).observe(app, {attributeFilter: ['data-test-connection-state']});
    });
}"""
# What a page says, by its parts (on_screen.js).
Said = dict[str, list[str]]


class Replicas:
    """The address that readers use, and the servers to which it leads in turns."""

    def __init__(self, switch: Switch, urls: Sequence[str]) -> None:
        self.url = switch.url
        self._switch = switch
        self._urls = list(urls)

    def cut(self, *, to_other: bool) -> None:
        """Cut every connection, and lead to the other server, or to the same one again."""
        if to_other:
            self._urls.reverse()
        self._switch.lead_to(self._urls[0])


@contextmanager
def replicas(*urls: str) -> Iterator[Replicas]:
    """One address before servers that run."""
    with switched(urls[0]) as switch:
        yield Replicas(switch, urls)


@dataclass(frozen=True)
class Deed:
    """A choice, the number by which an element for it is picked, and when it is made: so many
    milliseconds after a reconnection, to the other server or to the same.
    """

    choice: Choice
    pick: int
    delay: int
    to_other: bool = True

    def __str__(self) -> str:
        server = "another server" if self.to_other else "the same server"
        return f"{self.choice.name}, {self.delay} ms after {server}"


@dataclass(frozen=True)
class Outcome:
    """What came of a choice: whether anything is another than before, and where the page says
    something else than a fresh visit to its address.
    """

    is_taken: bool
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return "DIFFERS" if self.wrong else "agrees" if self.is_taken else "taken back"


class Reader:
    """Somebody on a page of one of the replicas, and beside it a fresh visit to its address."""

    def __init__(self, page: Page, fresh: Page, found: Replicas) -> None:
        self.page = page
        self._fresh = fresh
        self._found = found

    def open(self, start: str) -> None:
        """Begin at an address of the report."""
        self.page.goto(f"{self._found.url}/{start}")

    def drawn(self, kind: str, random: Random) -> Deed:
        """A choice by chance, of those that the page offers."""
        still(self.page)
        pick = random.randrange(1000)
        delay, to_other = random.randint(0, _LATEST), random.random() < _TO_OTHER
        choices = random.sample(CHOICES[kind], len(CHOICES[kind]))
        choice = next(one for one in choices if one.prepare(self.page, pick))
        return Deed(choice, pick, delay, to_other)

    def does(self, deed: Deed) -> Outcome:
        """Lose the server, find one again, and choose."""
        before = still(self.page)
        deed.choice.prepare(self.page, deed.pick)
        self.page.evaluate(_WATCH, deed.delay)
        self._found.cut(to_other=deed.to_other)
        self.page.evaluate("reconnected")
        deed.choice.make(self.page, deed.pick)
        for _ in range(_LOOKS):
            said, others = still(self.page), self._others_see()
            if said == others:
                break
        return Outcome(said != before, tuple(differences(said, others)))

    def _others_see(self) -> Said:
        """What a fresh visit to the address of the page says, set as the page is set."""
        self._fresh.emulate_media(color_scheme=theme_of(self.page))
        self._fresh.goto(self.page.url)
        settled(self._fresh, _PATIENCE)
        follow(self.page, self._fresh)
        return still(self._fresh)


def visit(kind: str, seed: int, reader: Reader) -> Iterator[tuple[Deed, Outcome]]:
    """Some choices on a page, one after the other; after one that went wrong, from the beginning.

    The seed says where the visit begins, and what is chosen when.
    """
    random = Random(f"{kind} {seed}")
    start = random.choice(STARTS[kind])
    outcome = None
    for _ in range(A_VISIT):
        if outcome is None or outcome.wrong:
            reader.open(start)
        deed = reader.drawn(kind, random)
        outcome = reader.does(deed)
        yield deed, outcome


def still(page: Page) -> Said:
    """What a page says once it says no more; a TimeoutError where it never ends."""
    before: Said = {}
    for _ in range(_TRIES):
        settled(page, _PATIENCE)
        said: Said = page.evaluate(_ON_SCREEN)
        if said == before:
            return said
        before = said
        page.wait_for_timeout(_STILL)
    raise TimeoutError(f"{page.url} says ever more")


def differences(said: Said, wanted: Said) -> Iterator[str]:
    """What one says and not the other, by parts of the page."""
    for part, lines in wanted.items():
        if said[part] != lines:
            yield f"{part}: {_only(said[part], lines)}, not {_only(lines, said[part])}"


def _only(lines: list[str], others: list[str]) -> str:
    rest = Counter(lines) - Counter(others)
    return " | ".join(line[:60] for line in list(rest)[:3]) or "nothing more"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("choices", type=int, nargs="?", default=100, help="on all pages together")
    parser.add_argument("--page", choices=CHOICES, action="append", help="one of them only")
    parser.add_argument("--seed", type=int, default=0, help="that of the first reader")
    return parser.parse_args()


def main() -> int:
    """Tell what came of each choice, and how many agreed on each page."""
    asked = _asked()
    kinds = asked.page or list(CHOICES)
    visits = -(-asked.choices // (len(kinds) * A_VISIT))
    told = list(_outcomes(kinds, range(asked.seed, asked.seed + visits)))
    for kind in (*kinds, ""):
        verdicts = Counter(str(outcome) for name, outcome in told if kind in ("", name))
        counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        print(f"{kind or 'together':<10}{counted} of {verdicts.total()}")
    return 1 if any(outcome.wrong for _, outcome in told) else 0


def _outcomes(kinds: Sequence[str], seeds: Sequence[int]) -> Iterator[tuple[str, Outcome]]:
    """What came of each choice of each visit, which is told at once too."""
    with ExitStack() as stack:
        urls = [stack.enter_context(serving()).url for _ in range(2)]
        found = stack.enter_context(replicas(*urls))
        browser = launched(stack.enter_context(sync_playwright()))
        size = ViewportSize(width=1440, height=900)
        context = browser.new_context(viewport=size, reduced_motion="reduce")
        context.set_default_timeout(_PATIENCE)
        for seed, kind in itertools.product(seeds, kinds):
            with closing(context.new_page()) as page, closing(context.new_page()) as fresh:
                for deed, outcome in visit(kind, seed, Reader(page, fresh, found)):
                    lines = (f"{kind} {seed}: {outcome}: {deed}", *outcome.wrong)
                    print("\n    ".join(lines), flush=True)
                    yield kind, outcome


if __name__ == "__main__":
    sys.exit(main())
