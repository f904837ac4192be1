"""What the documentation names is there."""

from __future__ import annotations

import subprocess

import pytest

from tests import form_pictures
from tests.docs.written import DOCUMENTS, ROOT, links, make_targets, paths, text_of
from tests.pictures import SCENES

# Made by a command, or written by the reader.
_NOT_KEPT = {"data/areas/NAME.toml"}
# In bytes: a page with several pictures still opens at once.
_HEAVIEST = 200_000
# What `make pictures` takes.
_PICTURES = (*(scene.file for scene in SCENES), *form_pictures.FILES.values())


def test_the_readme_is_one_screen() -> None:
    assert len(text_of("README.md").splitlines()) <= 60


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_and_link_leads_somewhere(document: str) -> None:
    named = {*paths(document), *links(document)} - _NOT_KEPT
    assert [name for name in sorted(named) if not list(ROOT.glob(name))] == []


def test_every_picture_is_made_by_a_command() -> None:
    shown = {link for document in DOCUMENTS for link in links(document) if link.endswith(".png")}
    assert shown == {f"docs/{file}" for file in _PICTURES}


def test_pictures_are_light() -> None:
    sizes = {file: (ROOT / "docs" / file).stat().st_size for file in _PICTURES}
    assert {file: size for file, size in sizes.items() if size > _HEAVIEST} == {}


def test_paths_and_links_are_found() -> None:
    assert "report/model" in paths("docs/architecture.md")
    assert {"docs/using.md", "docs/overview.png"} <= links("README.md")
    assert "docs/images/find.png" in links("docs/explore.md")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_of_make_is_one(document: str) -> None:
    for target in sorted(make_targets(document)):
        done = subprocess.run(
            ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_targets_of_make_are_found() -> None:
    assert "run" in make_targets("README.md")
    assert "bench" in make_targets("docs/developing.md")
