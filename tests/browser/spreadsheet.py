"""A workbook as somebody fills it in with LibreOffice: by its cell cursor and its keyboard."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_SCRIPT = Path(__file__).with_name("typing_script.py")
# The one that the module of LibreOffice is installed for.
_PYTHON = "/usr/bin/python3"
_PATIENCE = 180


def filled_in(book: Path, saved: Path, cells: Mapping[str, str]) -> None:
    """Type into cells of the first sheet ({"J7": "651.2"}), and save it as another workbook, or
    as a picture where the name of the file ends in .png.
    """
    with TemporaryDirectory() as profile:
        subprocess.run(
            [_PYTHON, str(_SCRIPT), profile, str(book), str(saved)],
            input=json.dumps(cells).encode(),
            check=True,
            timeout=_PATIENCE,
        )
    assert saved.exists()
