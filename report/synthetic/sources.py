"""The made-up publications: a bulletin a month, one a year, a yearbook."""

from __future__ import annotations

from collections.abc import Iterator

from report.synthetic.figures import YEARS

_PUBLISHER = "syn_program"


def made_sources(seed: int) -> Iterator[tuple[str, ...]]:
    """The rows of `sources.csv`, whose titles say that nobody published them, and their seed."""
    for year in YEARS:
        for month in range(1, 13):
            out = f"{year + month // 12}-{month % 12 + 1:02d}-15"
            name = f"month_{year}_{month:02d}"
            title = f"bulletin for {year}-{month:02d}", f"{year}年{month}月月报"
            yield _source(name, *title, out, seed)
        yield _source(
            f"bulletin_{year}", *_titles(year, "bulletin", "公报"), f"{year + 1}-03", seed
        )
        yield _source(
            f"yearbook_{year}", *_titles(year, "yearbook", "年鉴"), f"{year + 1}-10", seed
        )


def _titles(year: int, english: str, chinese: str) -> tuple[str, str]:
    return f"{english} for {year}", f"{year}年{chinese}"


def _source(name: str, english: str, chinese: str, published: str, seed: int) -> tuple[str, ...]:
    return (
        f"syn_{name}",
        f"Synthetic {english} (made by a program, seed {seed})",
        f"合成{chinese}（由程序生成，种子{seed}）",
        *(_PUBLISHER, "", published, "en", "secondary", ""),
    )
