"""The report as a show for a wall, and as slides to take along."""

from __future__ import annotations

from pages.parts import downloads, sections
from pages.parts.frame.context import Reader
from pages.parts.slideshow import options
from pages.parts.slideshow import slideshow as wall


def show(reader: Reader) -> None:
    sections.title(reader.word("nav.present"))
    sections.text(reader.word("present.intro"))
    choice, theme = options.chosen(reader), options.mode(reader)
    opened, seconds = options.is_opened(), options.seconds()
    wall.show(choice, theme, reader, opened=opened, seconds=seconds)
    options.controls(choice, theme, reader)
    sections.text(reader.word("present.keys"))
    downloads.slides(choice, reader, "present")
