"""What the product is made of: `python -m tests.sbom INSTALLED OUT` writes it, as CycloneDX.

`make sbom` runs it after cyclonedx-py has told what is installed. What the product runs with stays,
with its licences by the names of SPDX, and what browsers get by npm is added.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from report.model.version import VERSION
from tests.licences import declared, licences, spelled

ROOT = Path(__file__).parent.parent
SBOM = ROOT / "deploy" / "sbom.cdx.json"
_PIN = re.compile(r"^([\w.-]+)==(\S+)$", re.MULTILINE)
# What is told of a package; addresses of its pages belong to others.
_KEPT = ("type", "bom-ref", "name", "version", "description", "purl")
_FOLDER = "node_modules/"
_SPECIFICATION = "1.6"


class SbomError(ValueError):
    """What is installed is not what is pinned."""


def plain(name: str) -> str:
    """A name of a Python package as all ways to write it are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    """The version of each package that the product runs with."""
    text = ROOT.joinpath("requirements.txt").read_text("utf-8")
    return {plain(name): version for name, version in _PIN.findall(text)}


def python_parts(installed: dict[str, Any], pins: dict[str, str]) -> list[dict[str, Any]]:
    """Those of the installed packages that are pinned, as they are. SbomError where one is not."""
    there = {plain(one["name"]): one for one in installed["components"]}
    wrong = [
        name for name, version in pins.items() if there.get(name, {}).get("version") != version
    ]
    if wrong:
        raise SbomError(f"{', '.join(wrong)}: not installed as pinned. Run `make .venv/installed`")
    return [
        {key: there[name][key] for key in _KEPT if key in there[name]}
        | {"licenses": _licences(name)}
        for name in sorted(pins)
    ]


def _licences(package: str) -> list[dict[str, Any]]:
    """As the package declares them, by the names of SPDX."""
    texts = declared(package)
    if len(texts) == 1 and len(spelled(texts[0])) > 1:
        return [{"expression": texts[0], "acknowledgement": "declared"}]
    return [_licence(name) for name in sorted(licences(package))]


def _licence(name: str) -> dict[str, Any]:
    return {"license": {"id": name, "acknowledgement": "declared"}}


def npm_parts(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """What browsers get, as a lock file of npm tells it."""
    return [
        {
            "type": "library",
            "bom-ref": f"npm:{name}",
            "name": name,
            "version": one["version"],
            "licenses": [_licence(one["license"])],
            "purl": f"pkg:npm/{name}@{one['version']}",
        }
        for path, one in sorted(lock["packages"].items())
        if path and not one.get("dev")
        for name in [path.rpartition(_FOLDER)[2]]
    ]


def bill(installed: dict[str, Any], lock: dict[str, Any]) -> dict[str, Any]:
    """The whole document. Two of the same parts are the same, to the byte."""
    parts = [*python_parts(installed, pinned()), *npm_parts(lock)]
    known = {one["bom-ref"] for one in parts}
    links = [one for one in installed["dependencies"] if one["ref"] in known]
    product = {
        "type": "application",
        "bom-ref": "report",
        "name": "report",
        "version": VERSION,
        "licenses": [_licence("Apache-2.0")],
    }
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{_SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": _SPECIFICATION,
        "version": 1,
        "metadata": {"component": product},
        "components": parts,
        "dependencies": [
            {"ref": "report", "dependsOn": sorted(known)},
            *(_among(one, known) for one in links),
        ],
    }


def _among(link: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """What one part needs of the others; extras that are not installed for the product are none."""
    needed = sorted(known & set(link.get("dependsOn", ())))
    return {"ref": link["ref"], "dependsOn": needed} if needed else {"ref": link["ref"]}


def main(installed: str, out: str) -> None:
    """Write the document."""
    lock = json.loads(ROOT.joinpath("report/web/scripts/package-lock.json").read_text("utf-8"))
    found = json.loads(Path(installed).read_text("utf-8"))
    text = json.dumps(bill(found, lock), indent=2, ensure_ascii=False)
    Path(out).write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
