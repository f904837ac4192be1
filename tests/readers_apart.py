"""Two readers of one server at once, of different editions, languages and themes: each is sent
what they are sent when they are alone.

    python -m tests.readers_apart 200
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

from tests.build import EXAMPLE
from tests.server import serving
from tests.session import Session, session

PAGES = ("", "power", "explore", "present", "sources", "indicator")


@dataclass(frozen=True)
class Reader:
    """How somebody reads the report."""

    language: str
    edition: str
    theme: str
    query: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        asked = {"lang": self.language, "edition": self.edition}
        object.__setattr__(self, "query", asked)

    def run(self, page: str, open_page: Session) -> str:
        """What this reader is sent of a page."""
        return open_page.run(page, self.query, self.theme)


READERS = (Reader("en", "2022", "light"), Reader("zh", "latest", "dark"))


def mixed(url: str, checks: int, readers: Sequence[Reader] = READERS) -> list[str]:
    """The pages of which a reader was sent anything else than alone, of so many checks."""
    alone = [_alone(url, reader) for reader in readers]
    together = Barrier(len(readers))

    def read(number: int) -> list[str]:
        walk = itertools.islice(itertools.cycle(PAGES), checks // len(readers))
        with session(url) as open_page:
            wrong = []
            for page in walk:
                together.wait()
                if readers[number].run(page, open_page) != alone[number][page]:
                    wrong.append(f"{readers[number]}: {page}")
            return wrong

    with ThreadPoolExecutor(len(readers)) as threads:
        return list(itertools.chain(*threads.map(read, range(len(readers)))))


def _alone(url: str, reader: Reader) -> dict[str, str]:
    with session(url) as open_page:
        return {page: reader.run(page, open_page) for page in PAGES}


def main() -> int:
    """Tell what came of as many checks as the first argument says, by default 200."""
    checks = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with serving(EXAMPLE, REPORT_MESSAGES_A_SECOND="1000") as server:
        wrong = mixed(server.url, checks)
    print(*wrong, f"{checks} checks, {len(wrong)} mixed", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
