"""What is worked out of reports is kept, until another one is served."""

from __future__ import annotations

from report.model.report_cache import forget_reports, report_cache


def test_is_worked_out_once_until_reports_are_forgotten() -> None:
    asked: list[str] = []

    @report_cache(2)
    def long(name: str) -> int:
        asked.append(name)
        return len(name)

    assert [long("city"), long("city"), long("port")] == [4, 4, 4]
    assert asked == ["city", "port"]
    forget_reports()
    assert long("city") == 4
    assert asked == ["city", "port", "city"]


def test_only_so_many_are_kept() -> None:
    asked: list[str] = []

    @report_cache(1)
    def kept(name: str) -> str:
        asked.append(name)
        return name

    for name in ("a", "b", "a"):
        kept(name)
    assert asked == ["a", "b", "a"]
