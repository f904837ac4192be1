"""Are faults known of what is pinned? `python -m tests.audit` asks those who keep the lists.

`make audit` runs it. A list that cannot be read is no list without an entry: pip-audit calls it a
success to have checked nothing, and this does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PYTHON_PINS = ("requirements.hashes.txt", "tests/requirements.txt")
NPM_LOCKS = ("report/web/scripts", "tests/lint")
# What the command ends with.
NOTHING_KNOWN, FAULTS_KNOWN, NOT_CHECKED = 0, 1, 2


@dataclass(frozen=True)
class Audit:
    """What is known of the packages of one file: faults, one a line, and what was not checked."""

    file: str
    checked: int
    faults: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


def of_python(file: str, answer: str) -> Audit:
    """What pip-audit has answered, as JSON."""
    found = _read(answer)
    if found is None:
        return Audit(file, 0, unchecked=(_first_line(answer),))
    packages = found.get("dependencies", [])
    faults = (
        f"{one['name']} {one['version']}: {fault['id']}, mended in {_mended(fault)}"
        for one in packages
        for fault in one.get("vulns", ())
    )
    skipped = tuple(f"{one['name']}: {one['skip_reason']}" for one in packages if _is_skipped(one))
    nothing = () if packages else ("there is no package in the answer",)
    return Audit(file, len(packages) - len(skipped), tuple(faults), skipped or nothing)


def of_npm(file: str, answer: str) -> Audit:
    """What `npm audit` has answered, as JSON."""
    found = _read(answer)
    if found is None or "vulnerabilities" not in found:
        said = (found or {}).get("message") or (found or {}).get("error") or answer
        return Audit(file, 0, unchecked=(_first_line(str(said)),))
    faults = [f"{name}: {one['severity']}" for name, one in found["vulnerabilities"].items()]
    return Audit(file, found["metadata"]["dependencies"]["total"], tuple(faults))


def _read(answer: str) -> dict[str, Any] | None:
    try:
        found = json.loads(answer)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "there was no answer"


def _mended(fault: dict[str, Any]) -> str:
    return " or ".join(fault.get("fix_versions", ())) or "no version"


def _is_skipped(package: dict[str, Any]) -> bool:
    return "skip_reason" in package


def told(audits: Sequence[Audit]) -> Iterator[str]:
    """The lines that people read."""
    for one in audits:
        yield f"{one.file}: {one.checked} packages checked, {len(one.faults)} faults known"
        yield from (f"  {fault}" for fault in one.faults)
        if one.unchecked:
            yield f"  COULD NOT BE CHECKED: {len(one.unchecked)}, the first: {one.unchecked[0]}"
    if outcome(audits) == NOT_CHECKED:
        yield "Nothing is said of what could not be checked: try again where the lists are reached"


def outcome(audits: Sequence[Audit]) -> int:
    """What the command ends with."""
    if any(one.faults for one in audits):
        return FAULTS_KNOWN
    return NOT_CHECKED if any(one.unchecked for one in audits) else NOTHING_KNOWN


def main(pip_audit: str, npm: str = "npm") -> int:
    """Ask both, of every file, and print what they know."""
    asked = [pip_audit, "--format=json", "--disable-pip", "--no-deps", "--progress-spinner=off"]
    audits = [of_python(file, _answered([*asked, "-r", file])) for file in PYTHON_PINS]
    locks = ["--json", "--audit", "--package-lock-only", "--prefix"]
    audits += [of_npm(folder, _answered([npm, "audit", *locks, folder])) for folder in NPM_LOCKS]
    print("\n".join(told(audits)))
    return outcome(audits)


def _answered(command: Sequence[str]) -> str:
    """The standard output of a command, or its errors where that is empty."""
    try:
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return ended.stdout.strip() or ended.stderr


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
