"""What the measures say, as whoever scrapes them reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from report.operation.metrics import REGISTRY

# Those of this process are counted on by every test that runs in it.
Labels = dict[str, str]


def value(name: str, **labels: str) -> float:
    """One number of this process; 0 where there is none."""
    return REGISTRY.get_sample_value(name, labels) or 0.0


@contextmanager
def rise(expected: float, name: str, **labels: str) -> Iterator[None]:
    """A number is higher by so much after the block."""
    before = value(name, **labels)
    yield
    assert value(name, **labels) - before == expected, (name, labels)


def scraped(port: int) -> dict[str, Metric]:
    """The families of a server that runs, by their names."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        text = answer.read().decode()
    return {family.name: family for family in text_string_to_metric_families(text)}


def number(families: dict[str, Metric], name: str, **labels: str) -> float:
    """One number of those that were read; KeyError where there is none."""
    for family in families.values():
        for sample in family.samples:
            if sample.name == name and sample.labels == labels:
                return float(sample.value)
    raise KeyError((name, labels))
