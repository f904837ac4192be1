"""Types into a sheet of a workbook in LibreOffice and saves it, as a person at a desk would.

Run by the system's own Python, which has LibreOffice's module `uno`: an empty folder for its
profile, the workbook, the file to save, and on standard input the cells as JSON: {"J7": "651.2"}.
A file that is called .pdf gets the top of the sheet, with the names of its rows and columns.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PATIENCE = 120
_XLSX, _PDF = "Calc MS Excel 2007 XML", "calc_pdf_Export"
# What a screen shows of a form, and the room for names of rows and columns in hundredths of a mm.
_TOP, _NAMES = "A1:M16", 1000


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connected(name: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _type(context: Any, document: Any, cells: dict[str, str]) -> None:
    """Each cell by the cell cursor and the keyboard, so that a format counts as it does there."""
    frame = document.CurrentController.Frame
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    for cell, text in cells.items():
        for command, name, value in (
            (".uno:GoToCell", "ToPoint", cell),
            (".uno:EnterString", "StringName", text),
        ):
            dispatcher.executeDispatch(frame, command, "", 0, (_property(name, value),))


def _as_on_a_screen(document: Any) -> None:
    """The top of the sheet on one page without a margin, with its grid."""
    sheet = document.Sheets.getByIndex(0)
    top = sheet.getCellRangeByName(_TOP)
    sheet.setPrintAreas((top.RangeAddress,))
    style = document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
    shown = {"PrintGrid": True, "PrintHeaders": True, "HeaderIsOn": False, "FooterIsOn": False}
    margins = {f"{side}Margin": 0 for side in ("Left", "Right", "Top", "Bottom")}
    size = {"Width": top.Size.Width + _NAMES, "Height": top.Size.Height + _NAMES}
    fitted = {"ScaleToPagesX": 1, "ScaleToPagesY": 1, "IsLandscape": True}
    for name, value in {**shown, **margins, **fitted, **size}.items():
        style.setPropertyValue(name, value)


def main(profile: str, book: str, saved: str) -> None:
    name = f"report-{Path(profile).name}"
    program = [
        *("soffice", "--headless", "--norestore", "--nologo"),
        *(f"--accept=pipe,name={name};urp", f"-env:UserInstallation={Path(profile).as_uri()}"),
    ]
    with subprocess.Popen(program, start_new_session=True, stderr=subprocess.DEVNULL) as office:
        try:
            context = _connected(name)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            document = desktop.loadComponentFromURL(
                Path(book).as_uri(), "_blank", 0, (_property("Hidden", True),)
            )
            _type(context, document, json.load(sys.stdin))
            kind = _PDF if saved.endswith(".pdf") else _XLSX
            if kind == _PDF:
                _as_on_a_screen(document)
            document.storeToURL(Path(saved).as_uri(), (_property("FilterName", kind),))
        finally:
            # Without a screen it may fail as it closes a document; what it saved is there.
            os.killpg(office.pid, signal.SIGKILL)


main(*sys.argv[1:])
