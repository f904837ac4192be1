"""Scripts of elements: modules in the order in which they are needed, joined into one text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pages.parts import script as scripts
from pages.parts.script import SCRIPTS, file, joined, script

ROOT = Path(__file__).parent.parent.parent
# The module of each element; what it does not import belongs to no element.
ELEMENTS = {
    "pages.parts.chart": "block.js",
    "pages.parts.explore": "next_view.js",
    "pages.parts.picture": "element.js",
    "pages.parts.slideshow": "slideshow.js",
    "pages.parts.table": "element.js",
}
ALONE = {"pages.parts.frame": ("embed_height.js", "keyboard.js", "wording.js")}


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
    lines = [line for line in joined("any", "a.js").splitlines() if line]
    assert lines == ["const c = 1;", "const b = c;", "export default () => b + c;"]


def test_functions_and_classes_lose_their_export(folder: Path) -> None:
    folder.joinpath("a.js").write_text("export class A {}\nexport function f() {}\n")
    assert joined("any", "a.js") == "class A {}\nfunction f() {}\n"


@pytest.mark.parametrize(("package", "name"), ELEMENTS.items())
def test_every_module_of_an_element_is_in_its_script(package: str, name: str) -> None:
    text = joined(package, name)
    assert "import {" not in text
    assert re.findall(r"^export .*", text, re.MULTILINE)[0].startswith("export default function")
    for module in ROOT.joinpath(*package.split(".")).glob("*.js"):
        assert module.read_text("utf-8").splitlines()[-3] in text, module.name


@pytest.mark.parametrize(
    ("package", "name"),
    [*ELEMENTS.items(), *((package, one) for package, names in ALONE.items() for one in names)],
)
def test_no_name_is_given_twice_in_a_script(package: str, name: str) -> None:
    """The modules share one scope: the browser would refuse the script as a whole."""
    declared = re.findall(
        r"^(?:const|let|class|(?:async )?function) (\w+)", joined(package, name), re.MULTILINE
    )
    assert [one for one, count in Counter(declared).items() if count > 1] == []


def test_an_element_is_sent_the_way_to_its_file() -> None:
    """Streamlit sends it with each of them."""
    for name in SCRIPTS:
        assert file(name).address in script(name)
        assert len(script(name)) < 300
        assert file(name).content.count(b"export default") == 1
    assert len({file(name).address for name in SCRIPTS}) == len(SCRIPTS)
