"""Scripts of elements: modules in the order in which they are needed, joined into one text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pages.parts import script as scripts
from pages.parts.script import script

ROOT = Path(__file__).parent.parent.parent
# The module of each element; what it does not import belongs to no element.
ELEMENTS = {
    "pages.parts.chart": "element.js",
    "pages.parts.slideshow": "slideshow.js",
    "pages.parts.table": "element.js",
}
ALONE = {"pages.parts.frame": ("keyboard.js", "language.js", "wording.js")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of a package."""
    monkeypatch.setattr(scripts, "files", lambda _: tmp_path)
    return tmp_path


def test_what_a_module_imports_stands_before_it_once(folder: Path) -> None:
    folder.joinpath("a.js").write_text(
        'import { b } from "./b.js";\nimport { c } from "./c.js";\n\nexport default () => b + c;\n'
    )
    folder.joinpath("b.js").write_text('import { c } from "./c.js";\n\nexport const b = c;\n')
    folder.joinpath("c.js").write_text("export const c = 1;\n")
    joined = [line for line in script("any", "a.js").splitlines() if line]
    assert joined == ["const c = 1;", "const b = c;", "export default () => b + c;"]


def test_functions_and_classes_lose_their_export(folder: Path) -> None:
    folder.joinpath("a.js").write_text("export class A {}\nexport function f() {}\n")
    assert script("any", "a.js") == "class A {}\nfunction f() {}\n"


@pytest.mark.parametrize(("package", "name"), ELEMENTS.items())
def test_every_module_of_an_element_is_in_its_script(package: str, name: str) -> None:
    joined = script(package, name)
    assert "import {" not in joined
    assert re.findall(r"^export .*", joined, re.MULTILINE)[0].startswith("export default function")
    for file in ROOT.joinpath(*package.split(".")).glob("*.js"):
        assert file.read_text("utf-8").splitlines()[-3] in joined, file.name


@pytest.mark.parametrize(
    ("package", "name"),
    [*ELEMENTS.items(), *((package, one) for package, names in ALONE.items() for one in names)],
)
def test_no_name_is_given_twice_in_a_script(package: str, name: str) -> None:
    """The modules share one scope: the browser would refuse the script as a whole."""
    declared = re.findall(
        r"^(?:const|let|class|(?:async )?function) (\w+)", script(package, name), re.MULTILINE
    )
    assert [one for one, count in Counter(declared).items() if count > 1] == []
