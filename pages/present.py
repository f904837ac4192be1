"""The report as a show for a wall, and as slides to take along."""

from __future__ import annotations

from pages.parts import downloads, sections
from pages.parts.frame.context import PageContext
from pages.parts.slideshow import options
from pages.parts.slideshow import slideshow as wall


def show(ctx: PageContext) -> None:
    sections.title(ctx.word("nav.present"))
    sections.text(ctx.word("present.intro"))
    choice, theme = options.chosen(ctx), options.mode(ctx)
    opened, seconds = options.is_opened(), options.seconds()
    wall.show(choice, theme, ctx, opened=opened, seconds=seconds)
    options.controls(choice, theme, ctx)
    sections.text(ctx.word("present.keys"))
    downloads.slides(choice, ctx, "present")
