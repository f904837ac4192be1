"""The report as a show for a wall, and as slides to take along."""

from __future__ import annotations

from pages.parts import downloads, sections, show_choice
from pages.parts import show as wall
from pages.parts.reader import Reader


def show(reader: Reader) -> None:
    sections.title(reader.word("nav.present"))
    sections.text(reader.word("present.intro"))
    choice, theme = show_choice.chosen(reader), show_choice.mode(reader)
    opened, seconds = show_choice.is_opened(), show_choice.seconds()
    wall.show(choice, theme, reader, opened=opened, seconds=seconds)
    show_choice.controls(choice, theme, reader)
    sections.text(reader.word("present.keys"))
    downloads.slides(choice, reader, "present")
