"""The alerts of Prometheus: each asks for measures that there are, and the handbook has it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from prometheus_client.metrics_core import Metric

from report.files.making import FAMILIES
from report.operation.metrics import OUTCOMES, REGISTRY
from tests.server import ROOT

_FILE = ROOT / "deploy" / "alerts.yaml"
# What Prometheus itself tells of each server that it asks.
_ITS_OWN = {"up"}
# What its language has for words of its own, as far as the alerts use it.
_FUNCTIONS = {"changes", "deriv", "histogram_quantile", "increase", "min_over_time", "rate", "sum"}
_KEYWORDS = {"by", "offset", "or", "unless"}
_ENDINGS = {"histogram": ("_bucket", "_count", "_sum"), "counter": ("_total",)}
_NAME = re.compile(r"[A-Za-z_:][\w:]*")
_SELECTOR = re.compile(r"\{([^}]*)\}")


def rules() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load(_FILE.read_text("utf-8"))["groups"]
    found: list[dict[str, Any]] = group["rules"]
    return found


def told() -> set[str]:
    """The names of all series that a server tells."""
    return {name for family in REGISTRY.collect() for name in series(family)}


def series(family: Metric) -> set[str]:
    return {f"{family.name}{ending}" for ending in _ENDINGS.get(family.type, ("",))}


def asked(expression: str) -> set[str]:
    """The measures that an expression asks for: its names, without those of the language."""
    plain = re.sub(r"\bby \([^)]*\)|\[[^]]*\]|\d[\w.]*", " ", _SELECTOR.sub("", expression))
    return set(_NAME.findall(plain)) - _FUNCTIONS - _KEYWORDS


def selected(expression: str) -> set[tuple[str, str]]:
    """The labels by which it chooses, with their values."""
    inside = _SELECTOR.findall(expression)
    return {pair for one in inside for pair in re.findall(r'(\w+)=~?"([^"]*)"', one)}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_alert_asks_for_measures_that_there_are(rule: dict[str, Any]) -> None:
    found = asked(rule["expr"])
    assert found
    assert found <= told() | _ITS_OWN


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_alert_chooses_by_what_measures_say(rule: dict[str, Any]) -> None:
    known = {("job", "report"), ("status", "500")}
    known |= {("outcome", outcome) for outcome in OUTCOMES}
    known |= {("family", family) for family in FAMILIES}
    assert selected(rule["expr"]) <= known


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_alert_says_who_looks_and_what_it_is(rule: dict[str, Any]) -> None:
    assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
    assert rule["labels"]["severity"] in {"page", "ticket", "editors"}
    assert rule["annotations"]["summary"].endswith(".")
    assert re.fullmatch(r"\d+[mh]", rule.get("for", "0m"))


def test_handbook_has_each_alert() -> None:
    text = ROOT.joinpath("docs", "operating.md").read_text("utf-8")
    listed = re.findall(r"^\| `(Report\w+)` \|", text, re.MULTILINE)
    assert listed == [rule["alert"] for rule in rules()]


def test_measure_that_there_is_not_is_found() -> None:
    expression = 'sum by (le) (rate(report_nothing_bucket{job="report"}[5m])) > 0.3 or up == 0'
    assert asked(expression) == {"report_nothing_bucket", "up"}
    assert selected(expression) == {("job", "report")}
    assert "report_page_run_seconds_bucket" in told()
