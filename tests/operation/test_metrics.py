"""The measures as the handbook lists them."""

from __future__ import annotations

import re

from report.operation.metrics import REGISTRY
from tests.server import ROOT

_ROW = re.compile(r"^\| `(report_\w+)` \|([^|]*)\|", re.MULTILINE)


def listed() -> dict[str, set[str]]:
    """The labels of each measure in docs/operating.md."""
    text = ROOT.joinpath("docs", "operating.md").read_text("utf-8")
    return {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in _ROW.findall(text)}


def told() -> dict[str, set[str]]:
    """Those that the server tells; `le` is the bound of a part of a histogram."""
    families = [family for family in REGISTRY.collect() if family.name.startswith("report_")]
    endings = {"counter": "_total"}
    return {
        f"{family.name}{endings.get(family.type, '')}": {
            label for sample in family.samples for label in sample.labels if label != "le"
        }
        for family in families
    }


def test_handbook_lists_every_measure_and_no_other() -> None:
    assert set(listed()) == set(told())


def test_handbook_names_the_labels_of_each() -> None:
    """Of those that have been counted on in this process: others have no sample yet."""
    found = {name: labels for name, labels in told().items() if labels}
    assert {"report_info", "report_worker_faults_total", "report_data_states_total"} <= set(found)
    assert {name: listed()[name] for name in found} == found
